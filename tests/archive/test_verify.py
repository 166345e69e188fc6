"""Every change is found, and only changes; a verification can be interrupted and taken up again."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.archive.samples import archive, memorandum, scan

from memorandum_kit.archive import Archive
from memorandum_kit.errors import BadInput, ExitCode


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    with archive(folder / "a") as opened:
        for name in ("eins", "zwei", "drei"):
            opened.add(memorandum(f"Erklärung {name}"), originals=[scan(folder, size=700)], id=name)
        opened.add(record="zwei", reason="abgelaufen", status="expired")
    return folder / "a"


@pytest.fixture
def home(template: Path, tmp_path: Path) -> Path:
    shutil.copytree(template, tmp_path / "a")
    return tmp_path / "a"


def codes(home: Path) -> set[str]:
    with Archive(home) as opened:
        report = opened.verify()
        assert (report.exit_code is ExitCode.DAMAGED) == bool(
            report.damaged or any(problem.damage for problem in report.general)
        )
        return {p.code for result in report.results for p in result.problems} | {p.code for p in report.general}


def test_an_unchanged_archive_is_sound(home: Path) -> None:
    assert codes(home) == set()
    with Archive(home) as opened:
        report = opened.verify()
        assert (len(report.results), report.outstanding, report.exit_code) == (4, 0, ExitCode.OK)
        assert report.chain == opened.seals()[-1].chain


@pytest.mark.parametrize("seed", range(60))
def test_any_bit_flip_is_found(home: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = sorted(path for path in (home / "records").rglob("*") if path.is_file())
    path = files[seed % len(files)]
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    with Archive(home, read_only=True) as opened:
        report = opened.verify()
    assert report.exit_code is ExitCode.DAMAGED, path
    assert [result.key for result in report.damaged] == [
        f"{path.relative_to(home).parts[1]}@{path.relative_to(home).parts[2]}"
    ]


def _forge(home: Path) -> None:
    """A text and all checksums above it, as one would who knows BagIt."""
    bag = home / "records/eins/v1"
    text = bag / "data/text/de.txt"
    old = hashlib.sha512(text.read_bytes()).hexdigest()
    text.write_text("Diese Erklärung gilt zehn Jahre.\n", encoding="utf-8")
    new = hashlib.sha512(text.read_bytes()).hexdigest()
    manifest, tags = bag / "manifest-sha512.txt", bag / "tagmanifest-sha512.txt"
    before = hashlib.sha512(manifest.read_bytes()).hexdigest()
    manifest.write_text(manifest.read_text().replace(old, new))
    tags.write_text(tags.read_text().replace(before, hashlib.sha512(manifest.read_bytes()).hexdigest()))


def _forge_with_register(home: Path) -> None:
    _forge(home)
    register = home / "seals.tsv"
    lines = register.read_text().splitlines(keepends=True)
    fields = lines[1].split("\t")
    fields[3] = hashlib.sha512((home / "records/eins/v1/tagmanifest-sha512.txt").read_bytes()).hexdigest()
    lines[1] = "\t".join(fields)
    register.write_text("".join(lines))


def _swap(home: Path) -> None:
    one, other = home / "records/eins/v1/data/text/de.txt", home / "records/eins/v1/data/text/zh.txt"
    kept = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(kept)


def _swap_records(home: Path) -> None:
    (home / "records/eins/v1").rename(home / "records/x")
    (home / "records/drei/v1").rename(home / "records/eins/v1")
    (home / "records/x").rename(home / "records/drei/v1")


def _link(home: Path) -> None:
    path = home / "records/eins/v1/data/text/de.txt"
    shutil.move(path, home.parent / "de.txt")
    path.symlink_to(home.parent / "de.txt")


CHANGES: list[tuple[str, Callable[[Path], object], str]] = [
    ("deleted original", lambda home: (home / "records/eins/v1/data/originals/Urkunde.pdf").unlink(), "missing"),
    ("deleted tag file", lambda home: (home / "records/eins/v1/metadata/events.jsonl").unlink(), "missing"),
    ("deleted tag manifest", lambda home: (home / "records/eins/v1/tagmanifest-sha512.txt").unlink(), "missing"),
    ("deleted manifest", lambda home: (home / "records/eins/v1/manifest-sha512.txt").unlink(), "missing"),
    ("deleted declaration", lambda home: (home / "records/eins/v1/bagit.txt").unlink(), "no-declaration"),
    ("deleted bag", lambda home: shutil.rmtree(home / "records/eins/v1"), "missing-bag"),
    ("deleted record", lambda home: shutil.rmtree(home / "records/eins"), "missing-bag"),
    ("swapped texts", _swap, "changed"),
    ("swapped records", _swap_records, "seal"),
    ("added file", lambda home: (home / "records/eins/v1/data/neu.txt").write_text("x"), "undeclared"),
    ("added tag file", lambda home: (home / "records/eins/v1/metadata/neu.txt").write_text("x"), "undeclared"),
    ("added folder", lambda home: (home / "records/eins/v1/data/neu").mkdir(), "undeclared"),
    ("added symlink", lambda home: (home / "records/eins/v1/data/neu").symlink_to("/etc/passwd"), "symlink"),
    ("file made a symlink", _link, "symlink"),
    ("added version", lambda home: (home / "records/eins/v2").mkdir(), "strange"),
    ("added record", lambda home: (home / "records/Neu").mkdir(), "strange"),
    ("added beside", lambda home: (home / "neu.txt").write_text("x"), "strange"),
    ("forged bag", _forge, "seal"),
    ("forged bag and register", _forge_with_register, "chain"),
    ("cut file", lambda home: os.truncate(home / "records/eins/v1/data/memorandum.json", 10), "changed"),
    ("register deleted", lambda home: (home / "seals.tsv").unlink(), "not-registered"),
]


@pytest.mark.parametrize(("change", "code"), [pytest.param(c, code, id=name) for name, c, code in CHANGES])
def test_a_change_is_found(home: Path, change: Callable[[Path], object], code: str) -> None:
    change(home)
    assert code in codes(home)


def test_findings_that_are_no_damage_have_code_1(home: Path) -> None:
    (home / "notiz.txt").write_text("x")
    with Archive(home) as opened:
        assert opened.verify().exit_code is ExitCode.FINDINGS


def test_an_interrupted_verification_goes_on(home: Path) -> None:
    class StopError(Exception):
        pass

    seen: list[str] = []

    def stop(read: int, total: int, key: str) -> None:
        seen.append(key)
        if len(set(seen)) > 2:
            raise StopError

    with Archive(home) as opened:
        with pytest.raises(StopError):
            opened.verify(progress=stop)
        protocol = home / "verification/current.jsonl"
        assert 1 <= len(protocol.read_text().splitlines()) < 5
        with protocol.open("a") as file:
            file.write('{"record": "ei')  # what a crash leaves
        report = opened.verify(resume=True)
        assert sorted(result.key for result in report.results) == ["drei@v1", "eins@v1", "zwei@v1", "zwei@v2"]
        assert report.exit_code is ExitCode.OK
        assert not protocol.exists()
        with pytest.raises(BadInput, match="no interrupted"):
            opened.verify(resume=True)


def test_the_order_is_random_and_the_progress_ends_at_the_whole(home: Path) -> None:
    orders: set[tuple[str, ...]] = set()
    told: list[tuple[int, int, str]] = []
    with Archive(home) as opened:
        for _ in range(12):
            begin = len(told)
            opened.verify(progress=lambda *words: told.append(words))
            orders.add(tuple(dict.fromkeys(key for _, _, key in told[begin:])))
    assert len(orders) > 1
    assert max(read for read, _, _ in told) == told[0][1]


def test_some_records_only(home: Path) -> None:
    (home / "records/drei/v1/bagit.txt").unlink()
    with Archive(home) as opened:
        assert opened.verify(["eins", "zwei"]).exit_code is ExitCode.OK
        assert opened.verify(["drei"]).exit_code is ExitCode.DAMAGED
        with pytest.raises(BadInput, match="no record"):
            opened.verify(["fehlt"])
