"""Texts as search keys: what a clerk types and what stands in the text come to the same words.

A key is words with one blank between them and one at either end: ` lue chenfei 门 头 沟 `. A phrase is in a text when its key,
with its blanks, is in the text's key; SQLite's FTS5 with `unicode61` gives the same answer for these keys on every
version, because the keys hold nothing that unicode61 would fold or split further.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

# How German writes what a foreign keyboard has not. After NFKC and casefold: ß is ss already.
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "œ": "oe", "ø": "oe", "đ": "d", "ł": "l"})
_PREFIX_FROM = 4  # letters; shorter words (Lü, EU, am) begin too many others
_LATIN = re.compile(r"[a-z0-9]+")


def search_key(text: str) -> str:
    """Give the key of a text; a text without a letter or digit has the key " "."""
    words: list[str] = []
    word: list[str] = []
    for char in _plain(text):
        kind = _kind(char)
        if kind == "invisible":
            continue
        if kind == "word":
            word.append(char)
            continue
        if word:
            words.append("".join(word))
            word = []
        if kind == "han":
            words.append(_simplified(char))
        elif kind == "rare":  # a letter younger than unicode61's tables: written out, or SQLite would drop it
            words.append(f"u{ord(char):x}")
    if word:
        words.append("".join(word))
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
    folded = unicodedata.normalize("NFKC", text).casefold()
    # A pinyin tone on ü must not cost the umlaut: take the accents off one by one, ü's diaeresis last.
    apart = unicodedata.normalize("NFD", folded)
    kept = re.sub(r"([aou])\u0308", lambda match: f"{match[1]}e", _diaeresis_first(apart))
    return "".join(char for char in kept if not unicodedata.combining(char)).translate(_UMLAUTS)


def _diaeresis_first(text: str) -> str:
    return re.sub(r"([aou])([\u0300-\u0307\u0309-\u036f]+)\u0308", "\\1\u0308\\2", text)


@lru_cache(maxsize=65536)
def _kind(char: str) -> str:
    code = ord(char)
    if char.isascii():
        return "word" if char.isalnum() else "blank"
    category = unicodedata.category(char)
    if category == "Cf":  # soft hyphens, zero-width marks: a word goes on across them
        return "invisible"
    if category[0] not in "LN":
        return "blank"
    if unicodedata.ucd_3_2_0.category(char)[0] not in "LN":
        return "rare"
    if 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF or code == 0x3007:
        return "han"
    return "word"


@lru_cache(maxsize=65536)
def _simplified(char: str) -> str:
    simple: str = _converter().convert(char)
    return simple if len(simple) == 1 and _kind(simple) == "han" else char


@cache
def _converter() -> Any:
    from memorandum_kit.scripts.converters import converter

    return converter("t2s")
