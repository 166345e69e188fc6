"""The register of seals, `seals.tsv`: one line an acknowledged version, each chained to the line before.

The seal is the sha512 of a bag's tag manifest, and so of every byte of the bag. Whoever wants to change a bag unnoticed
must also change every later line, and the last line's chain value as it stands on the printed certificates.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from memorandum_kit.archive.disk import Disk

NAME = "seals.tsv"
HEAD = "record\tversion\ttime\tseal\tchain\n"


@dataclass(frozen=True, slots=True)
class Seal:
    """One line of the register."""

    record: str
    version: int
    time: str
    seal: str
    chain: str  # sha512 of the previous line's chain value and this line's other fields


class Register:
    """The register of one archive. Only the holder of the archive's lock may call `add` and `mend`."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._path = folder / NAME
        self._disk = disk

    def read(self) -> list[Seal]:
        """Give all whole lines, in order; an unfinished last line was never acknowledged and is left out."""
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return []
        lines = data[: data.rfind(b"\n") + 1].decode("utf-8", "replace").splitlines()[1:]
        found = []
        for line in lines:
            fields = line.split("\t")
            if len(fields) == 5 and fields[1].isdigit():
                found.append(Seal(fields[0], int(fields[1]), *fields[2:]))
            else:  # a damaged line: it keeps its place, so that the chain shows it
                found.append(Seal("", 0, "", "", line))
        return found

    def add(self, record: str, version: int, time: str, seal: str) -> Seal:
        """Append a line and bring it to the disk."""
        self.mend()
        line = Seal(record, version, time, seal, chained(self._last_chain(), record, version, time, seal))
        self._disk.append(self._path, "\t".join((record, str(version), time, seal, line.chain)).encode() + b"\n")
        return line

    def size(self) -> int:
        """Give the register's length in bytes, to cut it back to."""
        return self._path.stat().st_size if self._path.exists() else 0

    def cut(self, size: int) -> None:
        """Take back the lines after `size` bytes; they were not acknowledged."""
        if self.size() > size:
            os.truncate(self._path, size)

    def _last_chain(self) -> str:
        """The chain value of the last line, from the end of the file: the register may be long."""
        size = self._path.stat().st_size
        with self._path.open("rb") as file:
            file.seek(max(0, size - 4096))
            last = file.read().splitlines()[-1].decode("utf-8", "replace")
        return "" if last + "\n" == HEAD else last.rpartition("\t")[2]

    def mend(self) -> None:
        """Write the head of a new register; cut off a line that a crash left unfinished."""
        if not self._path.exists() or self._path.stat().st_size < len(HEAD):
            self._path.unlink(missing_ok=True)
            self._disk.append(self._path, HEAD.encode())
            self._disk.sync_folder(self._path.parent)
            return
        with self._path.open("r+b") as file:
            file.seek(-1, 2)
            if file.read() == b"\n":
                return
            file.seek(0)
            end = file.read().rfind(b"\n") + 1
            file.truncate(end)
            file.flush()


def chained(before: str, record: str, version: int, time: str, seal: str) -> str:
    """Give the chain value of a line after the chain value of the line before it."""
    return hashlib.sha512("\n".join((before, record, str(version), time, seal)).encode()).hexdigest()


def first_break(seals: list[Seal]) -> int | None:
    """Give the index of the first line that does not follow from the line before it."""
    before = ""
    for index, seal in enumerate(seals):
        if chained(before, seal.record, seal.version, seal.time, seal.seal) != seal.chain:
            return index
        before = seal.chain
    return None
