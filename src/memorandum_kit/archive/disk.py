"""Every change that the archive makes on the disk, one method each.

Tests pass an object of a subclass that stops, fails or ends the process at any step; `step` and `put` exist for that.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from memorandum_kit.errors import BadInput, MemorandumError, Refused

CHUNK = 1 << 20
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# Opening a symlink or a device must fail at the opening itself: between a check and an open the file may be swapped.
_READ_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NEW_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Disk:
    """The operations on a real disk."""

    def step(self, name: str) -> None:
        """Is called before and after every operation that the order of writing depends on; does nothing."""

    def put(self, descriptor: int, data: bytes | memoryview) -> None:
        """Write all of `data`."""
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]

    def make_folder(self, path: Path) -> None:
        """Make a folder that must not exist yet."""
        self.step(f"make folder {path.name}")
        path.mkdir()

    def write_new(self, path: Path, data: bytes) -> str:
        """Write a file that must not exist yet; give its sha512."""
        self.step(f"write {path.name}")
        descriptor = os.open(path, _NEW_FLAGS, 0o644)
        try:
            self.put(descriptor, data)
        finally:
            os.close(descriptor)
        return hashlib.sha512(data).hexdigest()

    def copy_new(self, source: Path, path: Path, copied: Callable[[int], None] | None = None) -> tuple[int, str]:
        """Copy a regular file to one that must not exist yet; give the bytes copied and their sha512.

        Args:
            source: the file.
            path: the new file.
            copied: told the bytes of each piece that was copied.

        Raises:
            Refused: the source is a symlink or no regular file, or was changed while it was copied.
        """
        self.step(f"copy {path.name}")
        reading = open_regular(source)
        try:
            before = os.fstat(reading)
            writing = os.open(path, _NEW_FLAGS, 0o644)
            try:
                digest, size = hashlib.sha512(), 0
                while chunk := os.read(reading, CHUNK):
                    digest.update(chunk)
                    self.put(writing, chunk)
                    size += len(chunk)
                    if copied is not None:
                        copied(len(chunk))
            finally:
                os.close(writing)
            after = os.fstat(reading)
        finally:
            os.close(reading)
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or size != after.st_size:
            raise Refused(
                f"{source.name} changed while it was being copied",
                why="another program is writing to it",
                advice="Close it there and add it again.",
            )
        return size, digest.hexdigest()

    def sync_tree(self, folder: Path) -> None:
        """Bring every file, then every folder below and including `folder` to the disk.

        The files first, several at once: a journaling file system then writes its journal once for all of them.
        """
        files: list[Path] = []
        folders = [folder]
        for root, names, leaves in os.walk(folder):
            folders.extend(Path(root, name) for name in names)
            files.extend(Path(root, leaf) for leaf in leaves)
        self.step("fsync files")
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(_sync, files))
        self.step("fsync folders")
        for path in reversed(folders):
            self.sync_folder(path)

    def sync_folder(self, path: Path) -> None:
        """Bring a folder's list of names to the disk."""
        self.step(f"fsync folder {path.name}")
        if os.name != "nt":  # Windows has no such call; NTFS journals names itself
            _sync(path)
        self.step(f"fsynced folder {path.name}")

    def rename(self, old: Path, new: Path) -> None:
        """Move a folder or file to a name that must be free."""
        self.step(f"rename {old.name} to {new.name}")
        if os.path.lexists(new):
            raise FileExistsError(errno.EEXIST, "exists already", str(new))
        old.rename(new)
        self.step(f"renamed {old.name} to {new.name}")

    def append(self, path: Path, data: bytes) -> None:
        """Add to the end of a file and bring it to the disk; a failure leaves the file as it was."""
        self.step(f"append {path.name}")
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
        try:
            size = os.fstat(descriptor).st_size
            try:
                self.put(descriptor, data)
                os.fsync(descriptor)
            except OSError:
                os.ftruncate(descriptor, size)
                raise
        finally:
            os.close(descriptor)
        self.step(f"appended {path.name}")

    def remove_tree(self, path: Path) -> None:
        """Remove a folder with all that is in it."""
        self.step(f"remove {path.name}")
        shutil.rmtree(path)


def open_regular(path: Path) -> int:
    """Open a regular file for reading; give its descriptor.

    Raises:
        Refused: it is a symlink, a folder, a device, a pipe or a socket.
        BadInput: it is not there or cannot be read.
    """
    try:
        kind = os.lstat(path).st_mode
        if not stat.S_ISREG(kind):
            raise _not_regular(path, kind)
        descriptor = os.open(path, _READ_FLAGS)
    except OSError as error:
        raise BadInput(f"{path.name} cannot be read", why=error.strerror or str(error)) from None
    if not stat.S_ISREG(kind := os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _not_regular(path, kind)
    return descriptor


def pour(source: IO[bytes], target: IO[bytes], copied: Callable[[int], None] | None = None) -> None:
    """Copy all that is left of one open file to another; `copied` is told the bytes of each piece."""
    while chunk := source.read(CHUNK):
        target.write(chunk)
        if copied is not None:
            copied(len(chunk))


def hash_file(path: Path) -> tuple[int, str]:
    """Give a regular file's size in bytes and its sha512.

    Raises:
        OSError: it cannot be read.
        Refused: it is no regular file.
    """
    descriptor = open_regular(path)
    try:
        digest, size = hashlib.sha512(), 0
        buffer = bytearray(CHUNK)
        view = memoryview(buffer)
        with os.fdopen(descriptor, "rb", buffering=0, closefd=False) as file:
            while count := file.readinto(buffer):
                digest.update(view[:count])
                size += count
    finally:
        os.close(descriptor)
    return size, digest.hexdigest()


@contextmanager
def writing(what: str) -> Iterator[None]:
    """Turn the disk's refusals into one clear sentence.

    Raises:
        Refused: the disk is full, read-only or forbidden.
    """
    try:
        yield
    except MemorandumError:
        raise
    except OSError as error:
        raise refusal(what, error) from None


def refusal(what: str, error: OSError) -> Refused:
    """Say what could not be written; the archive is unchanged."""
    if error.errno in _FULL:
        return Refused(
            what, why="there is no space left on the disk", advice="The archive is unchanged. Make space and try again."
        )
    return Refused(what, why=error.strerror or str(error), advice="The archive is unchanged.")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _not_regular(path: Path, mode: int) -> Refused:
    if stat.S_ISLNK(mode):
        why = "it is a symbolic link: what it points to may change or vanish"
    elif stat.S_ISDIR(mode):
        why = "it is a folder"
    else:
        why = "it is a device, pipe or socket, not a file"
    return Refused(f"{path.name} is not taken into the archive", why=why, advice="Give the file itself.")
