"""Names of stored files: Hanzi and umlauts are kept, what would be two files here and one elsewhere is refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from memorandum_kit.errors import BadInput, Refused

RECORD_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
VERSION_FOLDER = re.compile(r"v([1-9][0-9]{0,5})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
# Windows takes none of these, and a record must be readable on every system.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


def stored_name(name: str) -> str:
    """Give the name under which a file is stored: NFC, `%` as `_` (readers of bags disagree about its escape).

    Raises:
        Refused: the name has control characters, or cannot exist on other systems.
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raise Refused(
            f"The file name {name.encode('utf-8', 'replace').decode()!r} is damaged",
            why="its bytes are not UTF-8",
            advice="Rename the file and add it again.",
        ) from None
    stored = unicodedata.normalize("NFC", name).replace("%", "_")
    why = ""
    if _CONTROL.search(stored):
        why = "it has control characters"
    elif _FORBIDDEN.search(stored) or _DEVICE.fullmatch(stored) or stored != stored.rstrip(" ."):
        why = "Windows cannot store a file of this name"
    elif stored in ("", ".", ".."):
        why = "it is no file name"
    elif len(stored.encode("utf-8")) > 255:
        why = "it is longer than 255 bytes"
    if why:
        raise Refused(f"The file name {name!r} is not taken", why=why, advice="Rename the file and add it again.")
    return stored


def twin_key(path: str) -> str:
    """Give what two paths share that are one file on some systems (case, NFC/NFD)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def refuse_twins(names: Iterable[tuple[str, str]]) -> None:
    """Refuse files that differ only in case or normalisation; of each file its stored path and its name as given.

    Raises:
        Refused: there are two such files.
    """
    seen: dict[str, tuple[str, str]] = {}
    for path, given in names:
        key, given = twin_key(path), PurePosixPath(given).name
        if key not in seen:
            seen[key] = (path, given)
            continue
        other_path, other = seen[key]
        if other != given and unicodedata.normalize("NFC", other) == unicodedata.normalize("NFC", given):
            why = "the names look alike and differ only in how ä, ö, ü are encoded (NFC and NFD)"
        elif other_path == path:
            why = "both would have the same name in the archive"
        else:
            why = "the names differ only in upper and lower case: on Windows and macOS they are one file"
        raise Refused(f"{other} and {given} cannot both be stored", why=why, advice="Rename one of them.")


def check_record_id(wanted: str) -> str:
    """Give the id back if a record may be called so.

    Raises:
        BadInput: the id has other characters than a–z, 0–9, dot, hyphen and underscore, or is too long.
    """
    if not RECORD_ID.fullmatch(wanted) or wanted.endswith(".") or _DEVICE.fullmatch(wanted):
        raise BadInput(
            f"{wanted!r} is no record id",
            why="an id has up to 80 small letters a–z, digits, dots, hyphens and underscores",
            advice="Example: --id 2024-0124.",
        )
    return wanted


def id_stem(reference: str, signed_on: str) -> str:
    """Give the readable beginning of a new record's id: the council paper's number, the day, or `record`."""
    text = reference or signed_on or "record"
    stem = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40]
    return stem if stem and not _DEVICE.fullmatch(stem) else "record"
