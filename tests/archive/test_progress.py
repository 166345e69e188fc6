"""Whoever waits is told how far storing, handing over, taking in, verifying and rebuilding have come."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from tests.archive.samples import archive, scan

from memorandum_kit.archive import Archive

MEGABYTE = 1 << 20
Told = list[tuple[int, int, str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with archive(tmp_path / "home") as opened:
        opened.add(originals=[scan(tmp_path, "groß.pdf", 3 * MEGABYTE)], id="eins")
    return tmp_path / "home"


def listener(told: Told) -> Callable[[int, int, str], None]:
    return lambda done, total, name: told.append((done, total, name))


def check(told: Told, total: int, pieces: int) -> None:
    """From something to all, never back, in pieces of a megabyte at most."""
    assert len(told) >= pieces
    done = [piece[0] for piece in told]
    assert done == sorted(done)
    assert done[0] <= 2 * MEGABYTE
    assert told[-1][:2] == (total, total)


def test_storing(tmp_path: Path, home: Path) -> None:
    told: Told = []
    files = [scan(tmp_path, "望溪.pdf", 4 * MEGABYTE), scan(tmp_path, "kurz.txt", 10)]
    with Archive(home) as opened:
        opened.add(originals=files, progress=listener(told))
    check(told, 4 * MEGABYTE + 10, 5)
    assert {name for _, _, name in told} == {"望溪.pdf", "kurz.txt"}


def test_a_new_version_tells_of_what_is_carried_over(home: Path) -> None:
    told: Told = []
    with Archive(home) as opened:
        opened.add(record="eins", reason="Zugang berichtigt", access="public", progress=listener(told))
    check(told, 3 * MEGABYTE, 3)


@pytest.mark.parametrize("form", ["zip", "tar", "xdomea"])
def test_handing_over(tmp_path: Path, home: Path, form: str) -> None:
    told: Told = []
    with Archive(home) as opened:
        opened.export("eins", tmp_path / f"eins.{form}", format=form, progress=listener(told))
    assert told[-1][0] == told[-1][1] >= 6 * MEGABYTE
    assert len(told) > 4


def test_taking_in(tmp_path: Path, home: Path) -> None:
    told: Told = []
    with Archive(home) as opened:
        opened.export("eins", tmp_path / "eins.zip")
    with archive(tmp_path / "other") as other:
        other.take_in(tmp_path / "eins.zip", progress=listener(told))
    restarts = sum(second[0] < first[0] for first, second in pairwise(told))
    assert restarts == 2, "unpacking, examining and storing"
    assert told[-1][0] == told[-1][1]


def test_rebuilding(home: Path, tmp_path: Path) -> None:
    told: Told = []
    with Archive(home) as opened:
        opened.add(originals=[scan(tmp_path)], id="zwei")
        opened.rebuild(progress=listener(told))
    assert told == [(1, 2, "eins@v1"), (2, 2, "zwei@v1")]
