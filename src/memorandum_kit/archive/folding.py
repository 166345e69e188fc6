"""Texts as search keys: what a clerk types and what stands in the text come to the same words.

A key is words with one blank between them and one at either end: ` lue chenfei 门 头 沟 `. A phrase is in a text when its key,
with its blanks, is in the text's key; SQLite's FTS5 with `unicode61` gives the same answer for these keys on every
version, because the keys hold nothing that unicode61 would fold or split further.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

# How German writes what a foreign keyboard has not. After NFKC and casefold: ß is ss already.
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "œ": "oe", "ø": "oe", "đ": "d", "ł": "l"})
_PREFIX_FROM = 4  # letters; shorter words (Lü, EU, am) begin too many others
_MARKS = re.compile(r"[\u0300-\u036f]")
_LATIN = re.compile(r"[a-z0-9]+")


def search_key(text: str) -> str:
    """Give the key of a text; a text without a letter or digit has the key " "."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if _MARKS.search(folded):  # marks that do not compose with their letter: ū with a diaeresis
        folded = _plain(folded)
    words = folded.translate(_TABLE).split()
    return f" {' '.join(words)} " if words else " "


def phrase(text: str) -> str:
    """Give what must stand in a text's key for the text to contain `text`; "" where nothing can be searched for.

    A last Latin word of four letters or more also finds the words that begin with it: German inflects and compounds at
    the end (Bürgermeister, Bürgermeisters, Bürgermeisterin).
    """
    key = search_key(text)
    if key == " ":
        return ""
    last = key.split()[-1]
    return key[:-1] if len(last) >= _PREFIX_FROM and _LATIN.fullmatch(last) and not last.isdigit() else key


def contains(key: str, phrases: tuple[str, ...]) -> bool:
    """Whether a text's key has one of the phrases."""
    return any(phrase in key for phrase in phrases)


def _plain(text: str) -> str:
    """NFKC, small letters, umlauts written out, all other accents gone (Lǚ and Lü are `lue`)."""
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    # A pinyin tone on ü must not cost the umlaut: the diaeresis is read first, wherever it stands.
    kept = re.sub(r"([aou])\u0308", lambda match: f"{match[1]}e", _diaeresis_first(apart))
    return "".join(char for char in kept if not unicodedata.combining(char)).translate(_UMLAUTS)


def _diaeresis_first(text: str) -> str:
    return re.sub(r"([aou])([\u0300-\u0307\u0309-\u036f]+)\u0308", "\\1\u0308\\2", text)


class _Table(dict[int, str]):
    """What becomes of each character, found out when it first comes: a text is then folded by one call."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = "".join(map(_one, _plain(chr(code))))
        return folded


_TABLE = _Table()


def _one(char: str) -> str:
    code = ord(char)
    if char.isascii():
        return char if char.isalnum() else " "
    category = unicodedata.category(char)
    if category == "Cf":  # soft hyphens, zero-width marks: a word goes on across them
        return ""
    if category[0] not in "LN":
        return " "
    if unicodedata.ucd_3_2_0.category(char)[0] not in "LN":
        return f" u{code:x} "  # a letter younger than unicode61's tables: written out, or SQLite would drop it
    return f" {_simplified(char)} " if _is_han(code) else char


def _is_han(code: int) -> bool:
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF or code == 0x3007


def _simplified(char: str) -> str:
    simple: str = _converter().convert(char)
    known = len(simple) == 1 and unicodedata.ucd_3_2_0.category(simple)[0] == "L"
    return simple if known and _is_han(ord(simple)) else char


@cache
def _converter() -> Any:
    from memorandum_kit.scripts.converters import converter

    return converter("t2s")
