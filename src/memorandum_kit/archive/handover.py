"""Handing a record over: its bag as zip or tar, or an xdomea message for the city archive."""

from __future__ import annotations

import os
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from memorandum_kit.archive.bag import listing
from memorandum_kit.archive.disk import pour, writing
from memorandum_kit.archive.progress import Counter, Progress
from memorandum_kit.archive.publication import by_version
from memorandum_kit.archive.verification import examine_version
from memorandum_kit.errors import BadInput, Damaged, Refused

if TYPE_CHECKING:
    from memorandum_kit.archive.archive import Archive
    from memorandum_kit.archive.record import Record

Told = Callable[[int], None]  # the bytes that were just written
FORMATS = ("zip", "tar", "xdomea")


def export(
    archive: Archive,
    record: str,
    path: Path,
    *,
    format: str,  # noqa: A002
    version: int,
    progress: Progress | None = None,
) -> Path:
    """Write a version's bag or xdomea message to a new file; the bag is examined before.

    Raises:
        BadInput: unknown record, version or format.
        Damaged: the bag is not what its seal says.
        Refused: the file exists.
    """
    chosen = format or path.suffix.lower().removeprefix(".")
    if chosen not in FORMATS:
        raise BadInput(f"{path.name} does not say its format", advice=f"Use --to with one of {', '.join(FORMATS)}.")
    if path.exists():
        raise Refused(f"{path} exists already", advice="Choose another name.")
    if not path.parent.is_dir():
        raise BadInput(f"The folder {path.parent} is not there")
    bag = archive.bag(record, version)
    number = int(bag.name.removeprefix("v"))
    row = next(row for row in archive.versions(record) if row.version == number)
    if row.destroyed:
        raise BadInput(f"{row.key} was destroyed", advice=f"Its tombstone: memorandum archive show ARCHIVE {record}")
    told = Counter(progress, 2 * row.bytes).on(row.key)  # read twice: to examine it, and to write it
    registered = by_version(list(archive.seals())).get((record, number), "")
    result = examine_version(archive.holdings, row, registered, "", told)
    if not result.sound:
        raise Damaged(
            f"{row.key} is not handed over",
            why=f"{result.problems[0].path or bag.name} is not what it was ({result.problems[0].code})",
            advice="Run memorandum archive verify ARCHIVE.",
        )
    content = archive.show(record, number)
    with writing(f"{path} cannot be written"), _new_file(path) as file:
        _WRITERS[chosen](file, bag, content, archive, told)
    return path


@contextmanager
def _new_file(path: Path) -> Iterator[IO[bytes]]:
    """A file that is there whole or not at all; a bag may be too large to be made in memory."""
    descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _members(bag: Path, record: Record) -> Iterator[tuple[str, Path]]:
    """The bag's files under the one folder that a serialised bag has (RFC 8493, 4.2)."""
    files, _ = listing(bag)
    for path in sorted(files):
        yield f"{record.id}-v{record.version}/{path}", bag / path


def _moment(record: Record) -> datetime:
    return datetime.strptime(record.created, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def zipped(file: IO[bytes], bag: Path, record: Record, archive: Archive, told: Told) -> None:
    """Write the bag as a zip file; the same bag gives the same bytes."""
    time = max(_moment(record).timetuple()[:6], (1980, 1, 1, 0, 0, 0))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, path in _members(bag, record):
            info = zipfile.ZipInfo(name, time)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o100644 << 16
            info.file_size = path.stat().st_size
            with path.open("rb") as source, target.open(info, "w") as member:
                pour(source, member, told)


def tarred(file: IO[bytes], bag: Path, record: Record, archive: Archive, told: Told) -> None:
    """Write the bag as a tar file (pax, for Hanzi in names); the same bag gives the same bytes."""
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as target:
        for name, path in _members(bag, record):
            info = tarfile.TarInfo(name)
            info.size, info.mode, info.mtime = path.stat().st_size, 0o644, int(_moment(record).timestamp())
            with path.open("rb") as source:
                target.addfile(info, source)
            told(info.size)


def xdomea(file: IO[bytes], bag: Path, record: Record, archive: Archive, told: Told) -> None:
    """Write the record as an xdomea 3.0.0 message 0503 with its files, in one zip."""
    from memorandum_kit.archive.xdomea import write_message

    write_message(file, bag, record, archive.events(record.id, record.version), told)


_WRITERS: dict[str, Callable[[IO[bytes], Path, Record, Archive, Told], None]] = {
    "zip": zipped,
    "tar": tarred,
    "xdomea": xdomea,
}
