"""Making a bag in the staging folder: payload first, then the tag files with manifest and tag manifest."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from memorandum_kit import __version__
from memorandum_kit.archive.bag import DECLARATION, encoded
from memorandum_kit.archive.content import EVENTS_FILE, RECORD_FILE, event_bytes, record_bytes
from memorandum_kit.archive.disk import Disk
from memorandum_kit.archive.filenames import refuse_twins, stored_name
from memorandum_kit.archive.progress import Counter, Progress
from memorandum_kit.archive.record import Event, Record, Role, StoredFile
from memorandum_kit.errors import BadInput, Damaged, Refused

DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ORIGINALS = "data/originals/"
_MADE = frozenset({Role.MEMORANDUM, Role.TEXT, Role.TEI})


@dataclass(frozen=True, slots=True)
class Part:
    """A file that goes into a payload: its bytes, or where they are."""

    path: str
    role: Role
    data: bytes | None = None
    source: Path | None = None
    sha512: str = ""  # what the source must have, where that is known (a file of the version before)
    name: str = ""
    party: str = ""


def originals(files: Sequence[Path], *, party: str = "") -> list[Part]:
    """Give the parts for files as they are handed in; a folder gives all that is below it.

    Raises:
        BadInput: one of them is not there.
        Refused: one of them is a symlink or has a name that cannot be stored.
    """
    parts = []
    for file in files:
        if file.is_symlink():
            raise Refused(
                f"{file.name} is not taken into the archive",
                why="it is a symbolic link: what it points to may change or vanish",
                advice="Give the file itself.",
            )
        if not file.exists():
            raise BadInput(f"{file} is not there")
        for source, names in _below(file) if file.is_dir() else [(file, (file.name,))]:
            stored = [stored_name(name) for name in names]
            given = "/".join(names)
            path = ORIGINALS + "/".join(stored)
            parts.append(
                Part(
                    path,
                    Role.ORIGINAL,
                    source=source,
                    name=given if path != ORIGINALS + given else "",
                    party=party,
                )
            )
    return parts


def _below(folder: Path) -> Iterable[tuple[Path, tuple[str, ...]]]:
    stack: list[tuple[Path, tuple[str, ...]]] = [(folder, (folder.name,))]
    while stack:
        path, names = stack.pop()
        if path.is_dir() and not path.is_symlink():
            stack.extend((child, (*names, child.name)) for child in sorted(path.iterdir(), reverse=True))
        else:  # a symlink or special file is refused when it is copied
            yield path, names


def write_payload(bag: Path, parts: Sequence[Part], disk: Disk, progress: Progress | None = None) -> list[StoredFile]:
    """Write the parts below `bag`; give what was stored.

    Args:
        bag: the bag's folder.
        parts: the files.
        disk: the disk.
        progress: told the bytes copied so far, the bytes in all, and the file under way.

    Raises:
        Refused: a symlink, a special file, a file that changes, or two names that are one elsewhere.
        Damaged: a file of the version before is not what its manifest says.
        OSError: the disk refuses.
    """
    refuse_twins((part.path, part.name or part.path) for part in parts)
    counter = Counter(progress, sum(_size(part) for part in parts))
    stored = []
    for part in parts:
        target = bag / part.path
        _make_folders(bag, target.parent, disk)
        if part.data is not None:
            size, sha512 = len(part.data), disk.write_new(target, part.data)
        else:
            size, sha512 = disk.copy_new(part.source or Path(), target, counter.on(part.name or target.name))
        if part.sha512 and part.sha512 != sha512:
            raise Damaged(
                f"{part.path} was changed since it was archived",
                why="its sha512 is not the one in the manifest",
                advice="Run memorandum archive verify ARCHIVE.",
            )
        stored.append(StoredFile(part.path, part.role, size, sha512, part.name, media_type(part.path), part.party))
    return sorted(stored, key=lambda file: file.path)


def _size(part: Part) -> int:
    """Bytes to copy, as far as known: a file that is not there is said when it is copied."""
    try:
        return part.source.stat(follow_symlinks=False).st_size if part.source else 0
    except OSError:
        return 0


def media_type(path: str) -> str:
    """Give the media type by the suffix, "" where it is unknown."""
    if path.endswith(".tei.xml"):
        return "application/tei+xml"
    return mimetypes.guess_type(path)[0] or ""


def _make_folders(bag: Path, folder: Path, disk: Disk) -> None:
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        disk.make_folder(path)


def write_tags(bag: Path, record: Record, events: list[Event], disk: Disk) -> str:
    """Write the tag files of a bag whose payload is there; give its seal, the sha512 of the tag manifest."""
    _make_folders(bag, bag / "data", disk)
    _make_folders(bag, bag / "metadata", disk)
    manifest = "".join(f"{file.sha512}  {encoded(file.path)}\n" for file in record.files).encode()
    tags = {
        DECLARATION: DECLARED,
        "bag-info.txt": _info(record).encode(),
        EVENTS_FILE: event_bytes(events),
        RECORD_FILE: record_bytes(record),
        "manifest-sha512.txt": manifest,
    }
    sums = {name: disk.write_new(bag / name, data) for name, data in tags.items()}
    listed = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
    return disk.write_new(bag / "tagmanifest-sha512.txt", listed.encode())


def _info(record: Record) -> str:
    """bag-info.txt: the labels of RFC 8493 that apply; one line each, without line breaks in values."""
    size = sum(file.bytes for file in record.files)
    rows = [
        ("Bag-Software-Agent", f"memorandum_kit {__version__}"),
        ("Bagging-Date", record.created[:10]),
        ("External-Identifier", record.key),
        ("External-Description", record.title),
        ("Internal-Sender-Identifier", record.reference),
        ("Payload-Oxum", f"{size}.{len(record.files)}"),
        ("Previous-Version-Seal", record.previous_seal),
    ]
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in rows if value)


def carried_over(bag: Path, files: Iterable[StoredFile], new: Iterable[Part], left_out: Iterable[str]) -> list[Part]:
    """Give the parts of the version before that the new one keeps.

    Raises:
        BadInput: a file that shall be left out is not there.
    """
    replaced = {part.path for part in new}
    # What is made from a memorandum goes with it: a text that the new one has no more would contradict it.
    made = _MADE if any(part.role is Role.MEMORANDUM for part in new) else frozenset()
    dropped = {path if path.startswith("data/") else ORIGINALS + path for path in left_out}
    known = {file.path for file in files}
    if missing := sorted(dropped - known):
        raise BadInput(
            f"{missing[0]} is not in the record", advice="See its files: memorandum archive show ARCHIVE RECORD"
        )
    return [
        Part(file.path, file.role, source=bag / file.path, sha512=file.sha512, name=file.name, party=file.party)
        for file in files
        if file.path not in replaced | dropped and file.role not in made
    ]


def with_files(record: Record, files: Iterable[StoredFile]) -> Record:
    """Give the record with its files in the manifest's order."""
    return replace(record, files=tuple(sorted(files, key=lambda file: file.path)))
