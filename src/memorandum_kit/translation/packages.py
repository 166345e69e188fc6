"""Argos packages on disk: found, checked and installed without importing the engine.

An `.argosmodel` is a zip of one folder with `metadata.json`, `model/` (CTranslate2) and `sentencepiece.model` or
`bpe.model`. The folder of the packages is `ARGOS_PACKAGES_DIR` or the one that Argos Translate itself uses.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from memorandum_kit.errors import BadInput, Refused, TooLarge
from memorandum_kit.model import Lang

# Codes that Argos gives the languages; zt is Traditional Chinese.
CODES = {Lang.DE: "de", Lang.EN: "en", Lang.ZH_HANS: "zh", Lang.ZH_HANT: "zt"}
_LANGS = {code: lang for lang, code in CODES.items()} | {"zh-hans": Lang.ZH_HANS, "zh-hant": Lang.ZH_HANT}
_MOST_BYTES = 2 * 1024**3  # the largest public package unpacks to about 0.3 GB
_MOST_RATIO = 200  # weights hardly shrink; a bomb shrinks a thousandfold
_MOST_FILES = 2000
_MOST_METADATA = 1 << 20
_TOKENS = ("sentencepiece.model", "bpe.model")
_VERSION = re.compile(r"\d{1,6}(?:\.\d{1,6}){0,3}")


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package."""

    folder: Path
    source: Lang
    target: Lang
    version: str

    @property
    def label(self) -> str:
        """What is told of it: `de-en 1.9 3f2a7c01` with the start of the model's SHA-256."""
        return f"{CODES[self.source]}-{CODES[self.target]} {self.version} {_fingerprint(self.folder / 'model' / 'model.bin')}"


def packages_folder() -> Path:
    """Give the folder of the packages; it need not exist."""
    if given := os.environ.get("ARGOS_PACKAGES_DIR"):
        return Path(given)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "argos-translate" / "packages"


def installed(folder: Path | None = None) -> list[Package]:
    """Give the usable packages, the newest version of each pair first; folders that are none are passed over."""
    where = folder or packages_folder()
    try:
        entries = sorted(entry for entry in where.iterdir() if entry.is_dir() and not entry.name.startswith("."))
    except OSError:
        return []
    found = []
    for entry in entries:
        try:
            found.append(_package(entry))
        except BadInput:
            continue
    return sorted(found, key=lambda p: (CODES[p.source], CODES[p.target], [-part for part in version_order(p.version)]))


def route(packages: Iterable[Package], source: Lang, target: Lang) -> tuple[Package, ...]:
    """Give the package for a pair, or the two by way of English; () where there are none.

    Where only the other script of Chinese is there, that one serves: the text is converted.
    """
    best: dict[tuple[Lang, Lang], Package] = {}
    for package in packages:
        best.setdefault((package.source, package.target), package)
    for first in _scripts(source):
        for last in _scripts(target):
            if direct := best.get((first, last)):
                return (direct,)
            to_english, from_english = best.get((first, Lang.EN)), best.get((Lang.EN, last))
            if to_english and from_english:
                return (to_english, from_english)
    return ()


def _scripts(lang: Lang) -> tuple[Lang, ...]:
    if not lang.is_chinese:
        return (lang,)
    return (lang, Lang.ZH_HANT if lang is Lang.ZH_HANS else Lang.ZH_HANS)


def missing_for(source: Lang, target: Lang, packages: Iterable[Package] | None = None) -> tuple[str, ...]:
    """Name the packages to get for a pair, as `argospm` calls them: `translate-de_en`, `translate-en_zh`."""
    there = {(package.source, package.target) for package in (installed() if packages is None else packages)}
    direct = Lang.EN in (source, target)
    wanted = [(source, target)] if direct else [(source, Lang.EN), (Lang.EN, target)]
    return tuple(f"translate-{CODES[one]}_{CODES[other]}" for one, other in wanted if (one, other) not in there)


def install(file: Path, folder: Path | None = None, *, expected: str = "") -> Package:
    """Check a package file and unpack it; other packages are not touched, and it is there whole or not at all.

    Args:
        file: the .argosmodel file.
        folder: of the packages.
        expected: which package it has to be, as `missing_for` names them; any where it is empty.

    Raises:
        BadInput: no zip, no metadata, a language that is not handled, no model in it, or another package than expected.
        TooLarge: it would unpack to more than 2 GB, or shrinks as no model does.
        Refused: a path that leads out of its folder, the same version is installed, or the folder cannot be written.
    """
    where = folder or packages_folder()
    try:
        archive = zipfile.ZipFile(file)
    except (OSError, zipfile.BadZipFile) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "no zip file"
        raise BadInput(f"{file.name} is no translation package", why=why) from None
    with archive:
        top = _checked(archive, file.name)
        _check_content(archive, top, file.name, expected)
        try:
            where.mkdir(parents=True, exist_ok=True)
            scratch = Path(tempfile.mkdtemp(prefix=".install-", dir=where))
        except OSError as error:
            raise Refused(
                f"{where} cannot be written",
                why=error.strerror or str(error),
                advice="Name another folder in ARGOS_PACKAGES_DIR.",
            ) from None
        try:
            return _unpack(archive, top, scratch, where, file.name)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def _checked(archive: zipfile.ZipFile, name: str) -> str:
    """Look at every entry before anything is unpacked; give the one folder at the top."""
    entries = archive.infolist()
    if len(entries) > _MOST_FILES:
        raise TooLarge(f"{name} has {len(entries)} files", why=f"a package has at most {_MOST_FILES}")
    tops: set[str] = set()
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in entry.filename or "\0" in entry.filename:
            raise Refused(f"{name} is not installed", why=f"the path {entry.filename[:40]!r} leads out of its folder")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise Refused(f"{name} is not installed", why=f"{entry.filename[:40]!r} is a link")
        if entry.flag_bits & 1:
            raise BadInput(f"{name} is encrypted")
        if entry.file_size > _MOST_RATIO * max(entry.compress_size, 4096):
            raise TooLarge(f"{name} is not installed", why=f"{path.name[:40]!r} grows more than {_MOST_RATIO}-fold")
        if path.parts:
            tops.add(path.parts[0])
    total = sum(entry.file_size for entry in entries)
    if total > _MOST_BYTES:
        raise TooLarge(f"{name} would unpack to {total // 1024**2} MB", why=f"the limit is {_MOST_BYTES // 1024**2} MB")
    if len(tops) != 1:
        raise BadInput(f"{name} is no translation package", why="it has not one folder at the top")
    (top,) = tops
    if top.startswith("."):
        raise BadInput(f"{name} is no translation package", why="its folder is a hidden one")
    return top


def _unpack(archive: zipfile.ZipFile, top: str, scratch: Path, where: Path, name: str) -> Package:
    try:
        for entry in archive.infolist():
            target = scratch / entry.filename.replace("\\", "/")
            if entry.is_dir():
                target.mkdir(parents=True, exist_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(entry) as source, target.open("wb") as out:
                left = entry.file_size
                while chunk := source.read(1 << 20):
                    left -= len(chunk)
                    if left < 0:
                        raise TooLarge(f"{name} is not installed", why="a file is longer than the zip says")
                    out.write(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise BadInput(f"{name} is damaged", why=str(error)[:120], advice="Fetch it again.") from None
    except OSError as error:
        raise Refused(f"{name} is not installed", why=error.strerror or str(error)) from None
    unpacked = scratch / top
    package = _package(unpacked, name)
    final = where / f"translate-{CODES[package.source]}_{CODES[package.target]}-{package.version.replace('.', '_')}"
    if final.exists() or any(
        (p.source, p.target, p.version) == (package.source, package.target, package.version) for p in installed(where)
    ):
        raise Refused(
            f"{CODES[package.source]}-{CODES[package.target]} {package.version} is installed already",
            advice=f"Remove it first: {final}",
        )
    try:
        unpacked.rename(final)
    except OSError as error:
        raise Refused(f"{name} is not installed", why=error.strerror or str(error)) from None
    return Package(final, package.source, package.target, package.version)


def _check_content(archive: zipfile.ZipFile, top: str, name: str, expected: str) -> None:
    """Read the metadata, and look for model and tokens, before anything is unpacked."""
    sizes = {entry.filename.replace("\\", "/"): entry for entry in archive.infolist()}
    entry = sizes.get(f"{top}/metadata.json")
    try:
        if entry is None or entry.file_size > _MOST_METADATA:
            raise KeyError(name)
        data = archive.read(entry)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise BadInput(f"{name} is no translation package", why="it has no readable metadata.json") from None
    source, target, _ = _described(data, name)
    code = f"translate-{CODES[source]}_{CODES[target]}"
    if expected not in ("", code):
        raise BadInput(f"{name} is {code}", why=f"{expected} was to come")
    model = sizes.get(f"{top}/model/model.bin")
    _check_parts(
        name, model.file_size if model else 0, has_tokens=any(f"{top}/{tokens}" in sizes for tokens in _TOKENS)
    )


def _package(folder: Path, name: str | None = None) -> Package:
    told = name or folder.name
    try:
        data = (folder / "metadata.json").read_bytes()
    except OSError:
        raise BadInput(f"{told} is no translation package", why="it has no readable metadata.json") from None
    source, target, version = _described(data, told)
    model = folder / "model" / "model.bin"
    size = model.stat().st_size if model.is_file() else 0
    _check_parts(told, size, has_tokens=any((folder / tokens).is_file() for tokens in _TOKENS))
    return Package(folder, source, target, version)


def _check_parts(told: str, model_size: int, *, has_tokens: bool) -> None:
    if model_size < 64:
        raise BadInput(f"{told} has no model", why="model/model.bin is missing or empty", advice="Fetch it again.")
    if not has_tokens:
        raise BadInput(f"{told} has no tokens", why="sentencepiece.model and bpe.model are missing")


def _described(metadata: bytes, told: str) -> tuple[Lang, Lang, str]:
    """Source, target and version as a package's metadata name them."""
    try:
        data = json.loads(metadata.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise BadInput(f"{told} is no translation package", why="it has no readable metadata.json") from None
    if not isinstance(data, dict) or data.get("type", "translate") != "translate":
        raise BadInput(f"{told} is no translation package", why="its metadata are of another kind")
    codes = [data.get("from_code"), data.get("to_code")]
    langs = [_LANGS.get(code.lower()) if isinstance(code, str) else None for code in codes]
    if None in langs or langs[0] is langs[1]:
        raise BadInput(
            f"{told} translates from {str(codes[0])[:10]!r} to {str(codes[1])[:10]!r}",
            why="German, English and Chinese are used here",
        )
    version = str(data.get("package_version", ""))
    if not is_version(version):
        raise BadInput(f"{told} has no usable version", why=repr(version[:20]))
    source, target = (lang for lang in langs if lang is not None)
    return source, target, version


def is_version(text: str) -> bool:
    """Whether a package's version is one: `1.9`."""
    return _VERSION.fullmatch(text) is not None


def version_order(text: str) -> list[int]:
    """Give a version for comparing: 1.10 is newer than 1.9."""
    parts = [int(part) for part in text.split(".")]
    return parts + [0] * (4 - len(parts))


@lru_cache(maxsize=32)
def _fingerprint(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as data:
        while chunk := data.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()[:8]
