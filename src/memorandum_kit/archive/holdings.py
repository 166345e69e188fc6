"""Where everything of one archive is, and the staging folders in which writers work."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from memorandum_kit.archive.catalogue import NAME, Catalogue
from memorandum_kit.archive.disk import Disk
from memorandum_kit.archive.locks import Lock
from memorandum_kit.archive.seals import Register

MARK = "ARCHIVE.txt"
RECORDS, STAGING, QUARANTINE, LOCK = "records", "staging", "quarantine", "lock"
FOLDERS = (RECORDS, STAGING, QUARANTINE)


class Holdings:
    """The paths of one archive, with its disk, register of seals and catalogue."""

    def __init__(self, folder: Path, disk: Disk, *, read_only: bool) -> None:
        self.folder = folder
        self.disk = disk
        self.read_only = read_only
        self.records = folder / RECORDS
        self.staging = folder / STAGING
        self.quarantine = folder / QUARANTINE
        self.register = Register(folder, disk)
        self.lock = Lock(folder / LOCK)
        self._catalogue: Catalogue | None = None

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue, opened on first use, and anew when another process has made it anew."""
        self.renew()
        if self._catalogue is None:
            self._catalogue = Catalogue(self.folder / NAME, read_only=self.read_only)
        return self._catalogue

    def use(self, catalogue: Catalogue) -> None:
        """Work with this catalogue instead of the archive's own: one that is being rebuilt."""
        self.close()
        self._catalogue = catalogue

    def close(self) -> None:
        """Close the catalogue."""
        if self._catalogue is not None:
            self._catalogue.close()
            self._catalogue = None

    def renew(self) -> None:
        """Close the catalogue if its file is no longer the one that was opened."""
        if self._catalogue is None:
            return
        try:
            same = self._catalogue.path.stat().st_ino == self._catalogue.inode
        except FileNotFoundError:
            same = False
        if not same:
            self.close()

    def bag(self, record: str, version: int) -> Path:
        """Give the folder of a version's bag."""
        return self.records / record / f"v{version}"

    @contextmanager
    def workplace(self) -> Iterator[Path]:
        """Give a staging folder of one's own; others see by its lock that its owner lives."""
        token = f"{os.getpid()}-{secrets.token_hex(4)}"
        folder, owner = self.staging / token, Lock(self.staging / f"{token}.lock")
        with self.lock:  # between making and taking the owner's lock nobody may look
            owner.take(wait=0)
            try:
                self.disk.make_folder(folder)
            except BaseException:
                owner.release()
                raise
        try:
            yield folder
        finally:
            self.discard(folder)
            owner.release()

    def discard(self, folder: Path) -> None:
        """Remove a staging folder and its lock, as far as the disk lets us; what remains is swept later."""
        try:
            if folder.is_dir():
                self.disk.remove_tree(folder)
            else:  # a catalogue that was being rebuilt
                folder.unlink(missing_ok=True)
            folder.with_name(f"{folder.name}.lock").unlink(missing_ok=True)
        except OSError:
            return

    def sweep(self) -> int:
        """Remove the staging folders whose owner has died; under the lock. Gives how many there were."""
        names = {entry.name.removesuffix(".lock") for entry in os.scandir(self.staging)}
        swept = 0
        for name in sorted(names):
            owner = Lock(self.staging / f"{name}.lock")
            if owner.take(wait=0):
                self.discard(self.staging / name)
                owner.release()
                swept += 1
        return swept
