"""Run as a program: writers are killed with SIGKILL, then the archive is opened and everything is looked at.

    python -m tests.archive.killing random FOLDER COUNT SEED
    python -m tests.archive.killing points FOLDER

It ends with code 0 and one line of figures, or with an AssertionError.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.archive.samples import memorandum, scan

from memorandum_kit.archive import Archive, Disk, create
from memorandum_kit.errors import ExitCode


class Counting(Disk):
    """Counts the steps and kills its own process at the one asked for."""

    def __init__(self, last: int = -1) -> None:
        self.names: list[str] = []
        self._last = last

    def step(self, name: str) -> None:
        if len(self.names) == self._last:
            os.kill(os.getpid(), signal.SIGKILL)
        self.names.append(name)


def child(work: Callable[[int], None], *, kill_after: float | None = None) -> bytes:
    """Run `work` in a forked process, perhaps kill it; give what it wrote to its pipe."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            work(writing)
            os._exit(0)
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(9)
    os.close(writing)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, f"the writer failed: {status}"
    return said


def whole(folder: Path, acknowledged: dict[str, str], *, verify: bool = True) -> None:
    """Open the archive as the next user does; everything acknowledged is there, nothing by half."""
    with Archive(folder) as archive:
        rows = {row.key: row.seal for row in archive.versions()}
        for key, seal in acknowledged.items():
            assert rows.get(key) == seal, f"{key} was acknowledged and is lost"
        assert not archive.holdings.catalogue.pending()
        assert not list(archive.holdings.staging.iterdir()), "staging was not swept"
        on_disk = {f"{bag.parent.name}@{bag.name}" for bag in archive.holdings.records.glob("*/*")}
        assert on_disk == rows.keys()
        for record in {row.record for row in archive.versions()}:
            numbers = [row.version for row in archive.versions(record)]
            assert numbers == list(range(1, len(numbers) + 1)), f"{record} has a gap: {numbers}"
            assert archive.search("Bergbaus", limit=1).total
        if verify:
            report = archive.verify()
            assert report.exit_code is ExitCode.OK, (report.general, report.damaged)


def random_kills(folder: Path, count: int, seed: int) -> str:
    chance = random.Random(seed)
    memo, acknowledged, killed_busy = memorandum(), {}, 0
    files = folder / "files"
    files.mkdir()
    scans = [scan(files, f"Urkunde-{n}.pdf", 30_000, n) for n in range(3)]
    home = folder / "archive"
    with create(folder / "first") as archive:  # so that the writers do not spend their time with imports
        archive.add(memo)
    create(home).close()

    def write(pipe: int) -> None:
        with Archive(home) as archive:
            while True:
                first = archive.add(memo, originals=scans[:2])
                os.write(pipe, f"{first.key} {first.seal}\n".encode())
                second = archive.add(record=first.id, reason="Scan ergänzt", originals=scans[2:])
                os.write(pipe, f"{second.key} {second.seal}\n".encode())

    for turn in range(count):
        said = child(write, kill_after=chance.uniform(0.005, 0.25))
        acknowledged.update(line.split() for line in said.decode().splitlines())
        killed_busy += any((home / "staging").iterdir())
        # Every byte is looked at now and then, and at the end; the rest every time.
        whole(home, acknowledged, verify=turn % 25 == 24 or turn == count - 1)
        if len(acknowledged) > 60:
            shutil.rmtree(home)
            create(home).close()
            acknowledged.clear()
    return f"{count} kills, {killed_busy} of them in the middle of a record"


def kills_at_every_point(folder: Path) -> str:
    memo = memorandum()
    original = scan(folder, size=5000)

    def new(archive: Archive) -> str:
        receipt = archive.add(memo, originals=[original], id="neu")
        return f"{receipt.key} {receipt.seal}"

    def version(archive: Archive) -> str:
        receipt = archive.add(memorandum(extra=" Neu."), record="alt", reason="berichtigt")
        return f"{receipt.key} {receipt.seal}"

    def tombstone(archive: Archive) -> str:
        receipt = archive.retire("alt", reason="Frist abgelaufen")
        return f"{receipt.key} {receipt.seal}"

    def destroy(archive: Archive) -> str:
        receipt = archive.retire("alt", reason="Frist abgelaufen", destroy=True)
        return f"{receipt.key} {receipt.seal}"

    def rebuild(archive: Archive) -> str:
        archive.rebuild()
        return ""

    points = 0
    before = folder / "before"
    with create(before) as archive:
        first = archive.add(memo, originals=[original], id="alt")
    kept = {first.key: first.seal}
    for job in (new, version, tombstone, destroy, rebuild):
        home = folder / job.__name__
        shutil.copytree(before, home)
        counting = Counting()
        with Archive(home, disk=counting) as archive:
            job(archive)
        shutil.rmtree(home)
        for last in range(len(counting.names)):
            shutil.copytree(before, home)

            def work(pipe: int, home: Path = home, last: int = last, job: Callable[[Archive], str] = job) -> None:
                with Archive(home, disk=Counting(last)) as archive:
                    os.write(pipe, job(archive).encode())

            said = child(work).decode().split()
            acknowledged = kept | ({said[0]: said[1]} if said else {})
            if job in (tombstone, destroy):
                with Archive(home) as archive:
                    assert archive.verify().exit_code is ExitCode.OK
                    listed = archive.dump()
                    archive.rebuild()
                    assert archive.dump() == listed
            else:
                whole(home, acknowledged)
            shutil.rmtree(home)
            points += 1
    return f"{points} points"


if __name__ == "__main__":
    mode, place, *rest = sys.argv[1:]
    if mode == "random":
        print(random_kills(Path(place), int(rest[0]), int(rest[1])))
    else:
        print(kills_at_every_point(Path(place)))
