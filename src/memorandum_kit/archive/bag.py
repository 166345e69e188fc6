"""Reading and examining BagIt bags, RFC 8493 (1.0) and the drafts 0.93 to 0.97.

Two strictnesses: a bag from elsewhere may carry undeclared tag files and the oddities that the Library of Congress'
suite lists as warnings; a bag of this archive must be exactly what its manifests say.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from memorandum_kit.archive.disk import CHUNK, open_regular
from memorandum_kit.archive.filenames import twin_key
from memorandum_kit.errors import MemorandumError

DECLARATION = "bagit.txt"
VERSIONS = ("0.93", "0.94", "0.95", "0.96", "0.97", "1.0")
ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
TAG_FILE_LIMIT = 64 << 20  # bytes; a manifest of 300,000 lines
_MANIFEST = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")
# 1.0 allows no blank but the one after the colon; the drafts said less about it.
_DECLARED_1 = re.compile(r"BagIt-Version: (\d+\.\d+)\r?\nTag-File-Character-Encoding: (\S+)(?:\r?\n)?")
_DECLARED_0 = re.compile(
    r"BagIt-Version[ \t]*:[ \t]*(\d+\.\d+)[ \t]*(?:\r\n|\r|\n)Tag-File-Character-Encoding[ \t]*:[ \t]*(\S+)\s*"
)
_LINE = re.compile(r"([0-9A-Fa-f]+)([ \t]+)(\*?)(.+)")
_FETCH = re.compile(r"(\S+)[ \t]+(\d+|-)[ \t]+(.+)")
_ESCAPE = re.compile(r"%(0[AaDd]|25)")
_DRIVE = re.compile(r"[A-Za-z]:")
_SYSTEM_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})

Progress = Callable[[int], None]  # told the bytes that were just read


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong or odd in a bag; `code` names the text in `messages` (`problem.…`)."""

    code: str
    path: str = ""
    detail: str = ""
    damage: bool = True  # False: a warning, the bag is valid all the same


@dataclass(slots=True)
class Examination:
    """What was found in one bag."""

    version: str = ""
    encoding: str = "utf-8"
    problems: list[Problem] = field(default_factory=list)
    payload: dict[str, dict[str, str]] = field(default_factory=dict)  # path -> algorithm -> checksum
    tags: dict[str, dict[str, str]] = field(default_factory=dict)
    bytes: int = 0  # read
    files: int = 0

    @property
    def sound(self) -> bool:
        """Whether the bag is valid; warnings do not count."""
        return not any(problem.damage for problem in self.problems)

    def add(self, code: str, path: str = "", detail: str = "", *, damage: bool = True) -> None:
        """Note a problem."""
        self.problems.append(Problem(code, path, detail, damage))


def examine(bag: Path, *, strict: bool = False, progress: Progress | None = None) -> Examination:
    """Read every byte of a bag and compare it with the manifests.

    Args:
        bag: the bag's folder.
        strict: hold the bag to the profile of this archive: version 1.0, sha512, a tag manifest that lists every tag
            file, nothing undeclared, no warnings.
        progress: told the bytes read.
    """
    found = Examination()
    present, odd = listing(bag)
    for path, kind in odd:
        found.add(kind, path)
    if not _declaration(bag, found):
        return found
    _read_manifests(bag, present, found, strict=strict)
    _read_fetch(bag, present, found)
    _compare_lists(present, found, strict=strict)
    _hash_all(bag, present, found, progress)
    _check_oxum(bag, present, found)
    if strict:
        _check_profile(bag, present, found)
        found.problems = [Problem(p.code, p.path, p.detail) for p in found.problems]
    return found


def listing(bag: Path) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Give the regular files with their size in bytes, and what else is there: symlinks and special files."""
    files: dict[str, int] = {}
    odd: list[tuple[str, str]] = []
    stack = [(bag, "")]
    while stack:
        folder, prefix = stack.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            odd.append((prefix.rstrip("/") or ".", "unreadable" if bag.exists() else "missing-bag"))
            del error
            continue
        for entry in entries:
            path = prefix + entry.name
            mode = entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISLNK(mode):
                odd.append((path, "symlink"))
            elif stat.S_ISDIR(mode):
                stack.append((Path(entry.path), path + "/"))
            elif stat.S_ISREG(mode):
                files[path] = entry.stat(follow_symlinks=False).st_size
            else:
                odd.append((path, "special-file"))
    return files, odd


def read_manifest(text: str, version: str, found: Examination, name: str) -> dict[str, str]:
    """Give a manifest's paths with their checksum in small letters; oddities go to `found`."""
    entries: dict[str, str] = {}
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            found.add("manifest-line", name, str(number))
            continue
        checksum, _, star, path = match.groups()
        if star:
            found.add("md5sum-style", name, path, damage=False)
        path = _decoded(path, version)
        if path.startswith("./"):
            found.add("relative-path", name, path, damage=False)
            path = path.removeprefix("./")
        if outside(path):
            found.add("outside-path", name, path)
            continue
        checksum = checksum.lower()
        if path in entries:
            same = entries[path] == checksum
            found.add("listed-twice", name, path, damage=not same or version == "1.0")
            continue
        entries[path] = checksum
    return entries


def outside(path: str) -> bool:
    """Whether a listed path may lead out of the bag on some system."""
    return (
        path.startswith(("/", "\\", "~"))
        or _DRIVE.match(path) is not None
        or any(part in ("..", "") for part in re.split(r"[/\\]", path.removesuffix("/")))
    )


def encoded(path: str) -> str:
    """Write a path as 1.0 manifests do: CR, LF and % as percent signs."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def bag_info(text: str) -> list[tuple[str, str]]:
    """Give the labels and values of bag-info.txt, folded lines joined."""
    pairs: list[tuple[str, str]] = []
    for line in re.split(r"\r\n|\r|\n", text):
        if line[:1] in " \t" and pairs and line.strip():
            label, value = pairs[-1]
            pairs[-1] = (label, f"{value} {line.strip()}")
        elif ":" in line:
            label, _, value = line.partition(":")
            pairs.append((label.strip(), value.strip()))
    return pairs


def _decoded(path: str, version: str) -> str:
    if version != "1.0":
        return path
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), path)


def _declaration(bag: Path, found: Examination) -> bool:
    try:
        data = read_tag_file(bag / DECLARATION)
        text = data.decode("utf-8")
    except (OSError, MemorandumError):
        found.add("no-declaration", DECLARATION)
        return False
    except UnicodeDecodeError:
        found.add("bad-declaration", DECLARATION)
        return False
    if data.startswith(codecs.BOM_UTF8) or data.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        found.add("bom", DECLARATION)
        return False
    match = _DECLARED_1.fullmatch(text)
    loose = _DECLARED_0.fullmatch(text)
    if match is None and loose is not None and loose[1] != "1.0":
        match = loose
    if match is None:
        found.add("bad-declaration", DECLARATION)
        return False
    found.version = match[1]
    if found.version not in VERSIONS:
        found.add("unknown-version", DECLARATION, found.version)
        return False
    try:
        found.encoding = codecs.lookup(match[2]).name
    except LookupError:
        found.add("unknown-encoding", DECLARATION, match[2])
        return False
    return True


def read_tag_file(path: Path) -> bytes:
    """Give the bytes of a tag file, at most TAG_FILE_LIMIT of them.

    Raises:
        OSError: it is not there, or larger.
        Refused: it is no regular file.
    """
    descriptor = open_regular(path)
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(TAG_FILE_LIMIT + 1)
    if len(data) > TAG_FILE_LIMIT:
        raise OSError(f"{path.name} is larger than {TAG_FILE_LIMIT} bytes")
    return data


def _text(bag: Path, name: str, found: Examination) -> str | None:
    try:
        return read_tag_file(bag / name).decode(found.encoding)
    except (OSError, MemorandumError):
        found.add("unreadable", name)
    except (UnicodeDecodeError, LookupError):
        found.add("wrong-encoding", name, found.encoding)
    return None


def _read_manifests(bag: Path, present: dict[str, int], found: Examination, *, strict: bool) -> None:
    lists: list[tuple[str, dict[str, str]]] = []
    for name in sorted(present):
        match = _MANIFEST.fullmatch(name)
        if match is None:
            continue
        is_tag, algorithm = bool(match[1]), match[2]
        if algorithm not in ALGORITHMS:
            found.add("unknown-algorithm", name, algorithm, damage=not is_tag)
            continue
        text = _text(bag, name, found)
        if text is None:
            continue
        entries = read_manifest(text, found.version, found, name)
        target = found.tags if is_tag else found.payload
        for path, checksum in entries.items():
            if path.startswith("data/") == is_tag:
                found.add("wrong-manifest", name, path, damage=not is_tag or strict)
            target.setdefault(path, {})[algorithm] = checksum
        if not is_tag:
            lists.append((name, entries))
    if not lists:
        found.add("no-manifest")
    # 1.0 asks of every manifest what the drafts ask of all together: to list the whole payload.
    if found.version == "1.0":
        for name, entries in lists:
            for path in found.payload.keys() - entries.keys():
                found.add("not-in-every-manifest", path, name)


def _read_fetch(bag: Path, present: dict[str, int], found: Examination) -> None:
    if "fetch.txt" not in present:
        return
    text = _text(bag, "fetch.txt", found)
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text or ""), 1):
        if not line.strip():
            continue
        match = _FETCH.fullmatch(line)
        if match is None:
            found.add("manifest-line", "fetch.txt", str(number))
            continue
        path = _decoded(match[3], found.version)
        if outside(path):
            found.add("outside-path", "fetch.txt", path)
        elif path not in present:
            found.add("not-fetched", path, match[1])


def _compare_lists(present: dict[str, int], found: Examination, *, strict: bool) -> None:
    payload = {path for path in present if path.startswith("data/")}
    for path in sorted(payload - found.payload.keys()):
        found.add("undeclared", path)
    twins: dict[str, list[str]] = {}
    for path in found.payload:
        twins.setdefault(twin_key(path), []).append(path)
    for group in twins.values():
        if len(group) > 1:
            same_case = len({unicodedata.normalize("NFC", path) for path in group}) == 1
            found.add("normalisation-twins" if same_case else "case-twins", group[0], group[1], damage=False)
    for path in sorted((found.payload.keys() | found.tags.keys()) - present.keys()):
        twin = next((other for other in twins.get(twin_key(path), ()) if other in present), None)
        listed = found.payload.get(path, {})
        if strict:
            found.add("missing", path)
        elif twin is not None and listed and found.payload[twin] == listed:
            continue  # written where both names were one file: the warning about twins says it
        elif path.rpartition("/")[2].lower() in _SYSTEM_FILES:
            found.add("system-file", path, damage=False)
        else:
            found.add("missing", path)
    for path in sorted(payload):
        if path.rpartition("/")[2].lower() in _SYSTEM_FILES:
            found.add("system-file", path, damage=False)


def _hash_all(bag: Path, present: dict[str, int], found: Examination, progress: Progress | None) -> None:
    buffer = bytearray(CHUNK)
    view = memoryview(buffer)
    for path, checksums in sorted({**found.tags, **found.payload}.items()):
        if path not in present:
            continue
        try:
            descriptor = open_regular(bag / path)
        except (OSError, MemorandumError):
            found.add("unreadable", path)
            continue
        digests = {name: hashlib.new(name, usedforsecurity=False) for name in checksums}
        try:
            with os.fdopen(descriptor, "rb", buffering=0) as file:
                while count := file.readinto(buffer):
                    for digest in digests.values():
                        digest.update(view[:count])
                    found.bytes += count
                    if progress is not None:
                        progress(count)
        except OSError as error:
            found.add("unreadable", path, error.strerror or str(error))
            continue
        found.files += 1
        for name, digest in digests.items():
            if digest.hexdigest() != checksums[name]:
                found.add("changed", path, name)


def _check_oxum(bag: Path, present: dict[str, int], found: Examination) -> None:
    name = next((n for n in ("bag-info.txt", "package-info.txt") if n in present), None)
    text = _text(bag, name, found) if name else None
    if text is None or any(problem.code in ("case-twins", "system-file") for problem in found.problems):
        return
    payload = [size for path, size in present.items() if path.startswith("data/")]
    for label, value in bag_info(text):
        if label.lower() == "payload-oxum" and value != f"{sum(payload)}.{len(payload)}":
            found.add("oxum", name or "", value)


def _check_profile(bag: Path, present: dict[str, int], found: Examination) -> None:
    if found.version != "1.0":
        found.add("unknown-version", DECLARATION, found.version)
    for name in ("manifest-sha512.txt", "tagmanifest-sha512.txt"):
        if name not in present:
            found.add("missing", name)
    for path in sorted(present):
        if not path.startswith("data/") and path not in found.tags and not path.startswith("tagmanifest-"):
            found.add("undeclared", path)
    for path, checksums in {**found.payload, **found.tags}.items():
        if "sha512" not in checksums:
            found.add("unknown-algorithm", path, ", ".join(checksums))
    needed = {path.rpartition("/")[0] for path in present}
    for root, folders, files in os.walk(bag):
        inner = Path(root).relative_to(bag).as_posix()
        if not folders and not files and inner not in needed:
            found.add("undeclared", inner + "/")
