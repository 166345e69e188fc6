"""A German number with the noun that it counts: zwei Lehrkräfte and eine Lehrkraft are one wording with other numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from memorandum_kit.model import Span

_UMLAUTS = str.maketrans("äöü", "aou")
_ENDING = re.compile(r"(?:nen|ern|en|er|se|e|(?<!i)n|s)$")
_NOUN = re.compile(r"\s+(?:(?P<adjective>[a-zäöüß]{3,}(?:e|en|er|es|em))\s+)?(?P<noun>[A-ZÄÖÜ][a-zäöüß]{2,})\b(?!-)")
_ONE = re.compile(r"\b[Ee]in(?:e[nmr]?)?(?=\s)")
_PLURAL = re.compile(r"|e|en|er|ern|n|s|nen|se|sen")
_TIMES = re.compile(r"Jahr|Monat|Woche|Tag|Stunde|Minute|Sekunde|Million|Milliarde|Drittel|Viertel|Hälfte|Uhr")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and its noun: span in code points, and a stem that both numbers of the noun share."""

    span: Span
    stem: str


def counted(text: str, numbers: list[Span]) -> list[Counted]:
    """Give the numbers that stand before a noun, and `ein` before one, with the noun."""
    ones = [Span(*match.span()) for match in _ONE.finditer(text)]
    found = []
    for span in sorted({*numbers, *ones}):
        match = _NOUN.match(text, span.end)
        if match is None or _TIMES.match(match["noun"]):
            continue
        adjective = re.sub(r"e[nrsm]?$", "", match["adjective"] or "")
        stem = _ENDING.sub("", match["noun"].lower().translate(_UMLAUTS), count=1)
        found.append(Counted(Span(span.start, match.end()), f"{adjective}|{stem}" if adjective else stem))
    return found


def same_noun(one: str, other: str) -> bool:
    """Whether two surfaces of `Counted` end in one noun, in the singular and plural or alike."""
    first, second = _noun_of(one), _noun_of(other)
    if first == second:
        return True
    short, long = sorted((first.lower().translate(_UMLAUTS), second.lower().translate(_UMLAUTS)), key=len)
    if long.startswith(short) and _PLURAL.fullmatch(long[len(short) :]):
        return True
    # ein Beamter, zwei Beamte
    return long == short + "r" and any(text.lower().startswith("ein ") for text in (one, other))


def _noun_of(surface: str) -> str:
    """The noun of a surface that may have the verb behind it: eine Lehrkraft reist."""
    return next(word for word in reversed(surface.split()) if word[:1].isupper())


def numeral_of(surface: str) -> str:
    """Give the number of a surface of `Counted`."""
    return surface.split()[0]
