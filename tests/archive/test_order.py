"""What the order of writing rests on, so that a power failure is no worse than a kill; and what a crash leaves is mended."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.archive.samples import archive, memorandum, scan

from memorandum_kit.archive import Archive, Disk
from memorandum_kit.archive.disk import hash_file
from memorandum_kit.errors import ExitCode


class Watching(Disk):
    def __init__(self) -> None:
        self.names: list[str] = []

    def step(self, name: str) -> None:
        self.names.append(name)


def test_everything_is_on_the_disk_before_it_is_acknowledged(tmp_path: Path) -> None:
    watching = Watching()
    archive(tmp_path / "a").close()
    with Archive(tmp_path / "a", disk=watching) as opened:
        watching.names.clear()
        opened.add(memorandum(), originals=[scan(tmp_path)], id="neu")
    order = [name for name in watching.names if not name.startswith(("make", "remove"))]
    last_write = max(n for n, name in enumerate(order) if name.startswith(("write", "copy")))
    places = [
        order.index("fsync files"),
        order.index("fsync folders"),
        order.index("fsynced folder bag"),
        order.index("committed pending"),
        order.index("renamed bag to v1"),
        order.index("fsynced folder neu"),
        order.index("fsynced folder records"),
        max(n for n, name in enumerate(order) if name == "appended seals.tsv"),
        order.index("commit seal"),
        order.index("sealed"),
    ]
    assert [last_write, *places] == sorted([last_write, *places])


def test_every_file_and_folder_of_the_bag_is_synced(tmp_path: Path) -> None:
    watching = Watching()
    archive(tmp_path / "a").close()
    with Archive(tmp_path / "a", disk=watching) as opened:
        receipt = opened.add(memorandum(), originals=[scan(tmp_path)], id="neu")
    synced = {name.removeprefix("fsynced folder ") for name in watching.names if name.startswith("fsynced")}
    assert {path.name for path in Path(receipt.path).rglob("*") if path.is_dir()} <= synced


def test_an_unfinished_line_of_the_register_is_cut_off(tmp_path: Path) -> None:
    with archive(tmp_path / "a") as opened:
        opened.add(memorandum(), id="eins")
        with (tmp_path / "a/seals.tsv").open("a") as register:
            register.write("zwei\t1\t2026-03-0")
        assert [seal.record for seal in opened.seals()] == ["eins"]
        opened.add(memorandum(), id="drei")
        assert [seal.record for seal in opened.seals()] == ["eins", "drei"]
        assert opened.verify().exit_code is ExitCode.OK


def test_a_renamed_bag_without_a_seal_is_taken_in_if_it_is_whole(tmp_path: Path) -> None:
    home = tmp_path / "a"
    with archive(home) as opened:
        receipt = opened.add(memorandum(), id="eins")
        opened.holdings.register.cut(0)
        with opened.holdings.catalogue.transaction():
            opened.holdings.catalogue.drop("eins", 1)
    with Archive(home) as opened:
        assert "eins@v1" in opened.recovered[0]
        assert opened.versions("eins")[0].seal == receipt.seal == opened.seals()[0].seal
        assert opened.verify().exit_code is ExitCode.OK


def test_a_bag_that_is_not_whole_goes_to_quarantine(tmp_path: Path) -> None:
    home = tmp_path / "a"
    with archive(home) as opened:
        receipt = opened.add(memorandum(), id="eins")
        opened.holdings.register.cut(0)
        with opened.holdings.catalogue.transaction():
            opened.holdings.catalogue.drop("eins", 1)
    (Path(receipt.path) / "data/text/de.txt").write_text("anders", encoding="utf-8")
    with Archive(home) as opened:
        assert "quarantine" in opened.recovered[0]
        assert not opened.versions()
        assert len(list((home / "quarantine").iterdir())) == 1
        assert opened.verify().exit_code is ExitCode.FINDINGS
        opened.add(memorandum(), id="eins")


def test_an_acknowledged_bag_is_never_moved_away(tmp_path: Path) -> None:
    home = tmp_path / "a"
    with archive(home) as opened:
        receipt = opened.add(memorandum(), id="eins")
    (Path(receipt.path) / "metadata/record.json").write_text("{}", encoding="utf-8")
    (home / "catalogue.sqlite").unlink()
    with Archive(home) as opened:
        assert [row.seal for row in opened.versions()] == [receipt.seal]
        assert opened.verify().exit_code is ExitCode.DAMAGED


def test_the_seal_can_be_checked_with_any_tool(tmp_path: Path) -> None:
    with archive(tmp_path / "a") as opened:
        receipt = opened.add(memorandum())
        assert hash_file(Path(receipt.path) / "tagmanifest-sha512.txt")[1] == receipt.seal


@pytest.mark.skipif(shutil.which("sha512sum") is None, reason="sha512sum (coreutils) is not there")
def test_a_bag_is_checked_with_coreutils_as_the_documentation_says(tmp_path: Path) -> None:
    with archive(tmp_path / "a") as opened:
        receipt = opened.add(memorandum(), originals=[scan(tmp_path, "Urkunde für 望溪 (1).pdf")])
    command = ["sha512sum", "--check", "--quiet", "tagmanifest-sha512.txt", "manifest-sha512.txt"]
    assert subprocess.run(command, cwd=receipt.path, capture_output=True).returncode == 0
    done = subprocess.run(["sha512sum", "tagmanifest-sha512.txt"], cwd=receipt.path, capture_output=True, text=True)
    assert done.stdout.split()[0] == receipt.seal
    (Path(receipt.path) / "data/text/zh.txt").write_text("x", encoding="utf-8")
    assert subprocess.run(command, cwd=receipt.path, capture_output=True).returncode == 1
