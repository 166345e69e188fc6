"""Clause numbers: Artikel 3 = 第三条, (2) = （二）, a) = 1.; levels that only one side has are compared by value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from memorandum_kit.alignment.cues import Found, Side
from memorandum_kit.alignment.cues.counts import Counts
from memorandum_kit.alignment.cues.hanzi import value_of
from memorandum_kit.alignment.texts import Texts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_DE = re.compile(
    r"""\s*(?:
      (?P<article>Art(?:ikel|\.)|§{1,2}|Paragra(?:ph|f)|Klausel) \s* (?P<a>\d+|[IVXLC]+\b)
    | (?P<chapter>Kapitel|Abschnitt|Teil|Titel) \s* (?P<c>\d+|[IVXLC]+\b)
    | (?P<annex>Anlage|Anhang) \s* (?P<x>\d+|[IVXLC]+\b)
    | (?P<item>\(?(?P<i>\d{1,3}|[a-zA-Z])\) | (?P<dot>\d{1,3}|[IVX]+|[a-z])\. (?=\s|$) (?!\s+(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)) | (?P<deep>\d{1,2}(?:\.\d{1,2})+)\.? (?=\s|$))
    | (?P<dash>[-–—•·*])\s
    )""",
    re.VERBOSE,
)
_HAN = "[〇零一二三四五六七八九十百两]+"
_ZH = re.compile(
    rf"""\s*(?:
      第\s*(?P<a>\d+|{_HAN})\s*(?:条|款)
    | 第\s*(?P<c>\d+|{_HAN})\s*(?:章|节|部分|编|篇)
    | 附(?:件|录|表)\s*(?P<x>\d+|{_HAN}|[IVX]+)
    | \(?(?P<i>\d{{1,3}}|{_HAN}|[a-zA-Z])\)
    | (?P<dot>\d{{1,3}}|[IVX]+|{_HAN}|[a-z])[.、．](?!\d)
    | (?P<deep>\d{{1,2}}(?:\.\d{{1,2}})+)\.?
    | (?P<circle>[①-⑳])
    | (?P<dash>[-–—•·*])\s*
    )""",
    re.VERBOSE,
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def find(texts: Texts) -> Found | None:
    """Find the numbers at the head of segments; None where a side has none."""
    de = [label(text, _DE) for text in texts.de]
    zh = [label(text, _ZH) for text in texts.zh]
    faulty = {level for side in (de, zh) for level in ("article", "chapter") if _out_of_order(side, level)}
    de, zh = ([(f[0], "") if f and f[0] in faulty else f for f in side] for side in (de, zh))
    levels = {found[0] for found in de if found} & {found[0] for found in zh if found}
    if not any(de) or not any(zh):
        return None
    return Found("numbering", _side(de, levels), _side(zh, levels), by_segment=True)


def heads(texts: Texts) -> tuple[Ints, Ints]:
    """Give how many code points the number takes at the head of each German and each Chinese segment.

    Where nothing follows it, as in a heading, it is not the number of the segment but what the segment says: 0.
    """
    import numpy as np

    de, zh = (
        np.array([_head(pattern.match(text), text) for text in side], dtype=np.int64)
        for side, pattern in ((texts.de, _DE), (texts.zh, _ZH))
    )
    return de, zh


def _head(match: re.Match[str] | None, text: str) -> int:
    return match.end() if match and any(map(str.isalnum, text[match.end() :])) else 0


def count(texts: Texts) -> Counts:
    """Count the segments that have a number of their own; where a side has none, none of the other."""
    de, zh = (side.astype(bool).astype(int) for side in heads(texts))
    return Counts(de, zh, heads=True) if de.any() and zh.any() else Counts(0 * de, 0 * zh)


def numbers(texts: Texts) -> tuple[list[int], list[int]]:
    """Give the number at the head of each German and each Chinese segment, the last of several levels; 0 for none."""
    de, zh = ([_number(label(text, pattern)) for text in side] for side, pattern in ((texts.de, _DE), (texts.zh, _ZH)))
    return de, zh


def _number(found: tuple[str, str] | None) -> int:
    last = found[1].rpartition(".")[2] if found else ""
    return int(last) if last.isdecimal() else 0


def _out_of_order(labels: Sequence[tuple[str, str] | None], level: str) -> bool:
    """Whether a number stands twice or goes back (第七条 twice): then only that there is one is trusted.

    Beginning anew with 1, as an annex does, is in order.
    """
    values = [int(found[1]) for found in labels if found and found[0] == level and found[1].isdigit()]
    return any(after <= before and after != 1 for before, after in pairwise(values))


def label(text: str, pattern: re.Pattern[str]) -> tuple[str, str] | None:
    """Give level and value of the number that a segment begins with."""
    match = pattern.match(text)
    if match is None:
        return None
    found = {name: value for name, value in match.groupdict().items() if value}
    for level, names in (("article", "a"), ("chapter", "c"), ("annex", "x"), ("deep", "deep")):
        if names in found:
            return level, _value(found[names])
    for name in ("i", "dot", "circle"):
        if name in found:
            return "item", _value(found[name])
    return "dash", "-"


def _value(printed: str) -> str:
    if printed[0].isdigit() and printed.isascii():
        return printed
    if "①" <= printed <= "⑳":
        return str(ord(printed) - ord("①") + 1)
    if printed.isascii():
        if len(printed) > 1 or printed in "IVX":
            return str(_roman(printed))
        return str(ord(printed.lower()) - ord("a") + 1)
    value = value_of(printed)
    return printed if value is None else str(value)


def _roman(printed: str) -> int:
    values = [_ROMAN.get(letter, 0) for letter in printed]
    return sum(-v if any(w > v for w in values[k + 1 : k + 2]) else v for k, v in enumerate(values))


def _side(labels: Sequence[tuple[str, str] | None], levels: set[str]) -> Side:
    types: dict[str, tuple[str, ...]] = {}
    tokens: list[list[str]] = []
    keys: list[list[str]] = []
    for found in labels:
        if found is None:
            tokens.append([])
            keys.append([])
            continue
        level, value = found
        name = f"{level} {value}"
        types[name] = (name,) if level in levels else (f"any {value}",)
        tokens.append([name])
        keys.append([name, f"any {value}"])
    return Side(tokens, types, keys)
