"""Dictionaries of the user's own: read from HanDeDict/CC-CEDICT or our own table, kept in the user's data folder.

A CC-CEDICT line is `Traditional Simplified [pin1 yin1] /meaning, meaning/meaning/`. Of the meanings, single German words are
taken; brackets (grammar, subject, notes) are dropped.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from memorandum_kit.errors import BadInput, TooLarge
from memorandum_kit.store import write_whole

_LINE = re.compile(r"(?P<traditional>\S+) (?P<simplified>\S+) \[[^\]]*\] /(?P<meanings>.*)/\s*$")
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"(?:(?:der|die|das|ein|eine|sich|etwas|etw\.|jdn\.|jdm\.|jemanden|zu) )?([A-Za-zÄÖÜäöüß]{2,40})")
_HAN = re.compile(r"[\u3400-\u9fff]{1,8}")
# More equivalents of one word than this are remote ones, and chance hits.
_MOST = 24
_LARGEST = 64 * 1024 * 1024


def folder() -> Path:
    """Give the folder of the user's dictionaries (it need not exist): $XDG_DATA_HOME or the system's usual place."""
    if base := os.environ.get("XDG_DATA_HOME"):
        return Path(base) / "memorandum_kit" / "lexicon"
    if base := os.environ.get("LOCALAPPDATA"):
        return Path(base) / "memorandum_kit" / "lexicon"
    return Path.home() / ".local" / "share" / "memorandum_kit" / "lexicon"


def stored() -> list[Path]:
    """Give the dictionaries in use, in the order of their names; none where the folder cannot be read."""
    try:
        return sorted(folder().glob("*.tsv"))
    except OSError:
        return []


def read(data: bytes, name: str) -> dict[str, list[str]]:
    """Read a dictionary: German word -> Chinese words.

    Raises:
        BadInput: not UTF-8, or nothing in it looks like an entry.
        TooLarge: more than 64 MiB.
    """
    if len(data) > _LARGEST:
        raise TooLarge(f"{name} is too large", why="more than 64 MiB", advice="Give a part of it.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{name} is no dictionary", why=f"not UTF-8 (byte {error.start})") from None
    lines = text.splitlines()
    entries = _cedict(lines) or _table(lines)
    if not entries:
        raise BadInput(
            f"{name} is no dictionary",
            why="no line is of the form 'Traditional Simplified [pinyin] /German/' or 'German<TAB>…<TAB>Chinese|Chinese'",
            advice="Give a HanDeDict or CC-CEDICT file (.u8), or a table with tabs.",
        )
    return entries


def _cedict(lines: Iterable[str]) -> dict[str, list[str]]:
    entries: dict[str, list[str]] = {}
    for line in lines:
        match = _LINE.match(line)
        if match is None or not _HAN.fullmatch(match["simplified"]):
            continue
        meanings = _BRACKET.sub(" ", _BRACKET.sub(" ", match["meanings"]))
        for meaning in re.split(r"[/,;]", meanings):
            if word := _WORD.fullmatch(" ".join(meaning.split())):
                _add(entries, word[1], match["simplified"])
    return entries


def _table(lines: Iterable[str]) -> dict[str, list[str]]:
    entries: dict[str, list[str]] = {}
    for line in lines:
        lemma, _, rest = line.partition("\t")
        for chinese in rest.rpartition("\t")[2].split("|"):
            if _HAN.fullmatch(chinese.strip()) and _WORD.fullmatch(lemma.strip()):
                _add(entries, lemma.strip(), chinese.strip())
    return entries


def _add(entries: dict[str, list[str]], german: str, chinese: str) -> None:
    words = entries.setdefault(german, [])
    if chinese not in words and len(words) < _MOST:
        words.append(chinese)


def add(data: bytes, name: str) -> tuple[Path, int]:
    """Read a dictionary and keep it for later alignments; one of the same name is replaced.

    Returns:
        Where it is kept and how many German words it has.

    Raises:
        BadInput: see `read`; or the folder cannot be written.
    """
    entries = read(data, name)
    place = folder() / f"{Path(name).stem}.tsv"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"Cannot make {place.parent}", why=error.strerror or str(error)) from None
    rows = [f"{german}\t\t{'|'.join(chinese)}\n" for german, chinese in sorted(entries.items())]
    write_whole(place, "".join(rows).encode("utf-8"))
    return place, len(entries)


def remove(name: str) -> Path:
    """Forget a dictionary.

    Raises:
        BadInput: none of this name is in use.
    """
    for place in stored():
        if place.stem == Path(name).stem:
            place.unlink()
            return place
    known = ", ".join(place.stem for place in stored()) or "none"
    raise BadInput(f"No dictionary {name!r} is in use", why=f"in use: {known}", advice="See: memorandum lexicon list")
