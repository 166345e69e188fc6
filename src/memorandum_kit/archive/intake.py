"""Taking in bags from elsewhere: a folder, a zip or a tar. Nothing is fetched; what is hostile is refused before it is written."""

from __future__ import annotations

import stat
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from memorandum_kit.archive.bag import DECLARATION, examine, listing, outside
from memorandum_kit.archive.content import read_content
from memorandum_kit.archive.disk import CHUNK, hash_file, writing
from memorandum_kit.archive.filenames import refuse_twins, stored_name
from memorandum_kit.archive.packing import Part
from memorandum_kit.archive.progress import Counter, Progress
from memorandum_kit.archive.record import Content, Receipt, Role
from memorandum_kit.errors import BadInput, Damaged, MemorandumError, Refused, TooLarge

if TYPE_CHECKING:
    from memorandum_kit.archive.archive import Archive

FILES_LIMIT = 100_000
BYTES_LIMIT = 20 << 30
RATIO_LIMIT = 200  # unpacked to packed; texts of a bag seldom pass 20
RATIO_FROM = 10 << 20  # bytes; below this no ratio does harm


def take_in(
    archive: Archive,
    path: Path,
    *,
    id: str,  # noqa: A002
    who: str,
    progress: Progress | None = None,
) -> Receipt:
    """Examine a bag from elsewhere and store it whole, below `data/imported/`, as a new record.

    A bag of an archive of ours keeps its memorandum and metadata in addition; its seal tells whether it is here already.

    Raises:
        BadInput: no bag, an invalid or incomplete one, or a damaged package.
        Refused: hostile paths, links, special files, or the bag is here already.
        TooLarge: it passes a limit.
    """
    if path.is_symlink() or not path.exists():
        raise BadInput(f"{path} is not there", why="or it is a symbolic link")
    if path.is_dir():
        return _store(archive, path, path.name, id=id, who=who, progress=progress)
    with tempfile.TemporaryDirectory(prefix="memorandum-") as folder:
        with writing(f"{path.name} cannot be unpacked"):
            unpack(path, Path(folder), progress)
        inner = [entry for entry in Path(folder).iterdir() if entry.is_dir()]
        bag = Path(folder) if (Path(folder) / DECLARATION).exists() else inner[0] if len(inner) == 1 else Path(folder)
        return _store(archive, bag, path.name, id=id, who=who, progress=progress)


def unpack(package: Path, folder: Path, progress: Progress | None = None) -> None:
    """Unpack a zip or tar below an empty folder: regular files only, all of them inside, within the limits.

    Raises:
        BadInput: neither zip nor tar, or damaged.
        Refused: a path that leads outside, a link, a special file, twins.
        TooLarge: too many files or bytes, or packed too tightly (a zip bomb).
    """
    try:
        if zipfile.is_zipfile(package):
            with zipfile.ZipFile(package) as source:
                _write_all(package, folder, list(_zip_members(source)), progress)
        elif tarfile.is_tarfile(package):
            with tarfile.open(package) as tar:
                _write_all(package, folder, list(_tar_members(tar)), progress)
        else:
            raise BadInput(f"{package.name} is no bag", why="it is neither a folder nor a zip or tar file")
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadInput(f"{package.name} is damaged or cut off", why=str(error)) from None


class _Member:
    """A regular file in a package: its path, its size as stated, and how to open it."""

    def __init__(self, path: str, size: int, source: zipfile.ZipFile | tarfile.TarFile, info: object) -> None:
        self.path, self.size, self._source, self._info = path, size, source, info

    def open(self) -> IO[bytes]:
        if isinstance(self._source, zipfile.ZipFile):
            return self._source.open(self._info)  # type: ignore[arg-type]
        file = self._source.extractfile(self._info)  # type: ignore[arg-type]
        if file is None:
            raise BadInput(f"{self.path} cannot be read")
        return file


def _zip_members(source: zipfile.ZipFile) -> Iterator[_Member]:
    for info in source.infolist():
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise _hostile(info.filename, "it is a link or special file")
        if info.flag_bits & 1:
            raise BadInput(f"{info.filename} is encrypted", advice="Unpack it with its password and give the folder.")
        if not info.is_dir():
            yield _Member(info.filename, info.file_size, source, info)


def _tar_members(source: tarfile.TarFile) -> Iterator[_Member]:
    for count, info in enumerate(source, 1):
        if count > FILES_LIMIT:
            raise TooLarge("The bag has too many files", why=f"the limit is {FILES_LIMIT}")
        if not (info.isreg() or info.isdir()):
            raise _hostile(info.name, "it is a link or special file")
        if info.isreg():
            yield _Member(info.name, info.size, source, info)


def _write_all(package: Path, folder: Path, members: list[_Member], progress: Progress | None) -> None:
    if len(members) > FILES_LIMIT:
        raise TooLarge("The bag has too many files", why=f"the limit is {FILES_LIMIT}")
    for member in members:
        if outside(member.path) or "\\" in member.path or "\x00" in member.path:
            raise _hostile(member.path, "its path leads out of the bag")
    refuse_twins((member.path, member.path) for member in members)
    limit = min(BYTES_LIMIT, max(RATIO_FROM, RATIO_LIMIT * package.stat().st_size))
    if sum(member.size for member in members) > limit:
        raise _bomb(package)
    counter = Counter(progress, sum(member.size for member in members))
    written = 0
    for member in members:
        target = folder / member.path
        target.parent.mkdir(parents=True, exist_ok=True)
        with member.open() as source, target.open("xb") as file:
            while chunk := source.read(CHUNK):
                written += len(chunk)  # the sizes in the directory may lie
                if written > limit:
                    raise _bomb(package)
                file.write(chunk)
                counter.on(member.path)(len(chunk))


def _store(
    archive: Archive,
    bag: Path,
    name: str,
    *,
    id: str,  # noqa: A002
    who: str,
    progress: Progress | None,
) -> Receipt:
    files, odd = listing(bag)
    if odd:
        raise _hostile(odd[0][0], "it is a link or special file")
    if len(files) > FILES_LIMIT or sum(files.values()) > BYTES_LIMIT:
        raise TooLarge(f"{name} is too large", why=f"limits: {FILES_LIMIT} files, {BYTES_LIMIT >> 30} GB")
    found = examine(bag, progress=Counter(progress, sum(files.values())).on(name))
    if not found.sound:
        worst = next(problem for problem in found.problems if problem.damage)
        raise BadInput(
            f"{name} is no valid bag",
            why=f"{worst.code} {worst.path} {worst.detail}".strip(),
            advice="Get it again from where it came; nothing was stored.",
        )
    root = f"data/imported/{stored_name(name.split('.')[0] or 'bag')}/"
    parts = [Part(root + _stored_path(path), Role.IMPORTED, source=bag / path, name=path) for path in sorted(files)]
    content = _of_ours(bag)
    if content is None:
        return archive.add(
            parts=parts, id=id, status="draft", titles=(("", name),), imported_from=name, who=who, progress=progress
        )
    _, seal = hash_file(bag / "tagmanifest-sha512.txt")
    if (here := archive.holdings.catalogue.record_of_seal(seal)) is not None:
        raise Refused(f"{name} is here already", why=f"it is {here[0]}@v{here[1]}, with the same seal")
    record = content.record
    return archive.add(
        content.memo,
        paper=content.paper,
        parts=parts,
        id=id,
        status=record.status if record.status != "retired" else "expired",
        titles=record.titles,
        parties=record.parties,
        signings=record.signings,
        fields=record.fields,
        term_from=record.term_from,
        term_to=record.term_to,
        retention=record.retention,
        access=record.access,
        reference=record.reference,
        imported_from=f"{name} {record.key} {seal}",
        who=who,
        progress=progress,
    )


def _stored_path(path: str) -> str:
    return "/".join(stored_name(part) for part in path.split("/"))


def _of_ours(bag: Path) -> Content | None:
    if not (bag / "metadata/record.json").is_file() or not examine(bag, strict=True).sound:
        return None
    try:
        return read_content(bag)
    except (Damaged, MemorandumError):
        return None


def _hostile(path: str, why: str) -> Refused:
    return Refused(f"The bag is refused because of {path[:60]!r}", why=why, advice="Nothing was stored.")


def _bomb(package: Path) -> TooLarge:
    return TooLarge(
        f"{package.name} unpacks to too much",
        why="such a file is called a zip bomb",
        advice="Unpack it yourself and give the folder.",
    )
