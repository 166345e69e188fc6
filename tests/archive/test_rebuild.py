"""The catalogue deleted, broken or old: made again from the bags, identical."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.archive.samples import archive, memorandum, scan

from memorandum_kit.archive import Archive
from memorandum_kit.errors import Damaged, ExitCode


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with archive(tmp_path / "a") as opened:
        for name in ("eins", "zwei", "drei"):
            opened.add(
                memorandum(f"Erklärung {name}"), originals=[scan(tmp_path)], id=name, fields=["Bergbau", "Sport"]
            )
        opened.add(memorandum("Erklärung neu"), record="zwei", reason="berichtigt")
        opened.retire("drei", reason="kassiert", destroy=True)
    return tmp_path / "a"


def test_rebuilt_is_identical(home: Path) -> None:
    with Archive(home) as opened:
        listed = opened.dump()
        assert opened.rebuild() == []
        assert opened.dump() == listed
        assert opened.holdings.catalogue.check() == ""


def test_a_deleted_catalogue_comes_back_on_opening(home: Path) -> None:
    with Archive(home) as opened:
        listed = opened.dump()
    for name in home.glob("catalogue.sqlite*"):
        name.unlink()
    with Archive(home) as opened:
        assert opened.dump() == listed
        assert opened.verify().exit_code is ExitCode.OK


def test_an_old_journal_is_not_taken_for_the_new_catalogue(home: Path) -> None:
    with Archive(home) as opened:
        opened.add(memorandum(), id="vier")
        listed = opened.dump()
        kept = home.parent / "kept"
        kept.mkdir()
        for path in home.glob("catalogue.sqlite*"):
            shutil.copy(path, kept)
    (home / "catalogue.sqlite").unlink()
    for path in kept.glob("catalogue.sqlite-*"):
        shutil.copy(path, home)
    with Archive(home) as opened:
        assert opened.dump() == listed
        assert opened.holdings.catalogue.check() == ""


@pytest.mark.parametrize("damage", ["noise", "cut", "empty", "foreign", "later layout"])
def test_a_broken_catalogue_is_said_and_rebuilt(home: Path, damage: str) -> None:
    with Archive(home) as opened:
        listed = opened.dump()
    path = home / "catalogue.sqlite"
    if damage == "noise":
        path.write_bytes(b"\x00\xff" * 5000)
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:5000])
    elif damage == "foreign":
        path.unlink()
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE t (x)")
            db.execute("PRAGMA user_version = 99")
        db.close()
    elif damage == "later layout":
        with sqlite3.connect(path) as db:
            db.execute("PRAGMA user_version = 2")
        db.close()
    else:
        path.write_bytes(b"")
    if damage != "empty":  # an empty file is an empty catalogue: the records are found again as unknown folders
        with pytest.raises(Damaged, match=r"archive rebuild"):
            Archive(home).dump()
        with Archive(home, read_only=True) as opened, pytest.raises(Damaged):
            opened.dump()
    with Archive(home, mend=False) as opened:
        opened.rebuild()
        assert opened.dump() == listed
        assert opened.verify().exit_code is ExitCode.OK


def test_a_writer_notices_that_the_catalogue_was_rebuilt(home: Path) -> None:
    with Archive(home) as writer, Archive(home) as other:
        writer.list()
        other.rebuild()
        receipt = writer.add(memorandum(), id="vier")
        assert [row.seal for row in other.versions("vier")] == [receipt.seal]
    with Archive(home) as opened:
        assert opened.versions("vier")


def test_records_copied_in_are_found(home: Path, tmp_path: Path) -> None:
    with archive(tmp_path / "b") as opened:
        opened.add(memorandum(), id="fremd")
    shutil.copytree(tmp_path / "b/records/fremd", home / "records/fremd")
    with Archive(home) as opened:
        assert opened.versions("fremd")
        assert opened.verify().exit_code is ExitCode.OK


def test_a_bag_that_vanished_is_still_missed_after_rebuilding(home: Path) -> None:
    shutil.rmtree(home / "records/eins")
    with Archive(home) as opened:
        assert any("eins@v1" in said for said in opened.rebuild())
        assert opened.verify().exit_code is ExitCode.DAMAGED


def test_any_sqlite_tool_reads_the_catalogue(home: Path) -> None:
    with sqlite3.connect(home / "catalogue.sqlite") as db:
        rows = db.execute("SELECT record, number, seal FROM version WHERE latest ORDER BY record").fetchall()
    db.close()
    assert [(record, number) for record, number, _ in rows] == [("drei", 2), ("eins", 1), ("zwei", 2)]
