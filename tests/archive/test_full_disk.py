"""A disk that is full at any byte: a clear error, and the archive is as it was."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.archive.samples import archive, memorandum, scan

from memorandum_kit.archive import Archive, Disk
from memorandum_kit.errors import ExitCode, Refused

ROOT = Path(__file__).resolve().parents[2]


class Full(Disk):
    """A disk with room for so many bytes; what fits of a write is written."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.taken = 0

    def put(self, descriptor: int, data: bytes | memoryview) -> None:
        fits = data[: max(self.room - self.taken, 0)]
        super().put(descriptor, fits)
        self.taken += len(fits)
        if len(fits) < len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Failing(Disk):
    """A disk that refuses one step."""

    def __init__(self, last: int, code: int) -> None:
        self.names: list[str] = []
        self._last, self._code = last, code

    def step(self, name: str) -> None:
        self.names.append(name)
        if len(self.names) - 1 == self._last:
            raise OSError(self._code, os.strerror(self._code))


def state(folder: Path) -> list[tuple[str, bytes]]:
    """Every byte that counts: bags and register."""
    files = [*sorted((folder / "records").rglob("*")), folder / "seals.tsv"]
    return [(str(path), path.read_bytes() if path.is_file() else b"") for path in files if path.exists()]


def unchanged(home: Path, before: list[tuple[str, bytes]], listed: str) -> None:
    assert state(home) == before
    assert not list((home / "staging").iterdir())
    with Archive(home) as opened:
        assert opened.dump() == listed
        assert opened.verify().exit_code is ExitCode.OK


def test_full_at_any_byte(tmp_path: Path) -> None:
    memo, original = memorandum(), scan(tmp_path, size=3000)
    home = tmp_path / "a"
    with archive(home) as opened:
        opened.add(memo, id="alt")
        listed = opened.dump()
    before = state(home)
    measured = Full(1 << 40)
    with Archive(home, disk=measured) as opened:
        opened.add(memo, originals=[original], id="nah")
    with Archive(home) as opened:
        listed = opened.dump()
    before = state(home)
    # Every byte of the small files at the end, where the order matters most, and a sample of the rest.
    rooms = sorted({*range(0, measured.taken, 397), *range(measured.taken - 40, measured.taken)})
    for room in rooms:
        with Archive(home, disk=Full(room)) as opened, pytest.raises(Refused, match="no space left"):
            opened.add(memo, originals=[original], id="neu")
        assert state(home) == before, room
    unchanged(home, before, listed)


def test_any_step_may_fail(tmp_path: Path) -> None:
    memo, original = memorandum(), scan(tmp_path)
    home = tmp_path / "a"
    with archive(home) as opened:
        opened.add(memo, id="alt")
    count = Failing(-1, errno.EIO)
    with Archive(home, disk=count) as opened:
        opened.add(memo, originals=[original], record="alt", reason="Probe")
        listed = opened.dump()
    before = state(home)
    for last, name in enumerate(count.names):
        if name.startswith(("remove", "sealed")):
            continue  # acknowledged by then; what remains is swept later
        with Archive(home, disk=Failing(last, errno.EIO)) as opened, pytest.raises(Refused):
            opened.add(memo, originals=[original], record="alt", reason="Probe")
        assert state(home) == before, name
    unchanged(home, before, listed)


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from memorandum_kit.archive import Archive
from memorandum_kit.errors import Refused
from tests.archive.samples import memorandum
memo = memorandum(extra=" Und so weiter." * 4000)
limit, home = int(sys.argv[1]), sys.argv[2]
with Archive(home) as archive:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        archive.add(memo, tei=b"<TEI/>", id="neu")
        print("stored")
    except Refused as error:
        print("refused", error.why)
"""


@pytest.mark.skipif(os.name == "nt", reason="needs resource limits")
@pytest.mark.parametrize("limit", [100, 4096, 40_000, 140_000, 200_000, 400_000, 900_000])
def test_the_system_refuses_larger_files(tmp_path: Path, limit: int) -> None:
    """The kernel's own refusal, which SQLite meets too: its journal grows past the limit before the texts do."""
    home = tmp_path / "a"
    with archive(home) as opened:
        opened.add(memorandum(), id="alt")
        listed = opened.dump()
    before = state(home)
    command = [sys.executable, "-c", _LIMITED, str(limit), str(home)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    if done.stdout.startswith("refused"):
        unchanged(home, before, listed)
    else:
        assert limit >= 200_000
        with Archive(home) as opened:
            assert opened.verify().exit_code is ExitCode.OK


@pytest.mark.heavy
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    """A file system of 900 kB in memory, filled until nothing goes any more; needs the right to mount."""
    place = tmp_path / "klein"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=900k", "none", str(place)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        stored, refused = 0, 0
        memo = memorandum(extra=" Langer Text über den Bergbau." * 150)
        archive(place / "a").close()
        while refused < 25:
            try:
                with Archive(place / "a") as opened:
                    opened.add(memo, tei=b"<TEI/>" * (refused * 7 % 40 + 1))
                    stored += 1
            except Refused:
                refused += 1
        subprocess.run(["mount", "-o", "remount,size=5m", str(place)], check=True)
        with Archive(place / "a") as opened:
            assert stored == len(opened.versions()) > 3
            assert opened.verify().exit_code is ExitCode.OK
    finally:
        subprocess.run(["umount", str(place)], check=True)
