"""The numerals inside a value's surface, and writing another value in the manner of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, MentionKind, Span
from memorandum_kit.quantities import find_quantities, write_value

_GERMAN = re.compile(
    r"""
    \d+ (?: [.\u00a0\u202f'’ ] \d{3} (?!\d) )* (?: ,\d+ )?            # 15.000, 15 000, 1,5
      (?: [\u00a0\u202f ]? (?: Mio\.? | Mrd\.? | Tsd\.? | Millionen | Milliarden | tausend ) )?
    | [^\W\d_]+                                                       # perhaps a number word
    """,
    re.VERBOSE,
)
_CHINESE = re.compile(
    r"\d+(?:[,，]\d{3}(?!\d))*(?:\.\d+)?[十百千万亿萬億]*|[〇零一二两三四五六七八九十百千万亿廿卅兩萬億壹贰叁肆伍陆柒捌玖拾佰仟]+"
)
_ONE = re.compile(r"eine?[mnrs]?", re.IGNORECASE)
# After these 二 is read 两: measure words and what is counted without one.
_COUNTED = frozenset("个名份位次年天周季种项条件间家国期批只对组岁层台辆所座届場场段步點点分")


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral: its place in code points of the clause, and its value as canonical text."""

    span: Span
    surface: str
    value: str


def numerals(text: str, span: Span, lang: Lang, *, ones: bool) -> Iterator[Numeral]:
    """Give the numerals inside `span`; the article `ein` is one where `ones` says that a duration or quantity is meant."""
    for match in (_CHINESE if lang.is_chinese else _GERMAN).finditer(text, span.start, span.end):
        surface = match[0]
        value = "1" if ones and not lang.is_chinese and _ONE.fullmatch(surface) else value_of(surface, lang)
        if value is not None:
            yield Numeral(Span(match.start(), match.end()), surface, value)


@lru_cache(maxsize=4096)
def value_of(surface: str, lang: Lang) -> str | None:
    """Give the value of a bare numeral, None for what is none."""
    text = surface + "个" if lang.is_chinese else surface
    found = find_quantities(text, lang)
    if len(found) != 1 or found[0].value is None or found[0].qualifier or found[0].span.start != 0:
        return None
    mention = found[0]
    if mention.kind is MentionKind.NUMBER and mention.span.end >= len(surface):
        return mention.value
    # A bare "2024" is read as a year where numbers of four digits are; the numeral's value is the number.
    return surface if surface.isdecimal() else None


def written_like(old: Numeral, value: str, lang: Lang, following: str, before: str) -> str | None:
    """Write `value` as `old` is written (digits, grouping, words); None where its manner is not understood.

    The manner is understood when writing the old value in it gives the old surface; German number words and figures beside
    a noun are refused where one of both values is 1, because the words around would have to agree.
    """
    if not lang.is_chinese and "1" in (old.value, value):
        return None
    for manner in _MANNERS_ZH if lang.is_chinese else _MANNERS_DE:
        if _in(manner, old.value, old.surface, lang) != old.surface:
            continue
        written = _in(manner, value, old.surface, lang)
        if written is None:
            continue
        if lang.is_chinese and written == "二" and before != "第":
            if following not in _COUNTED:
                return None
            written = "两"
        return written if value_of(written, lang) == value else None
    return None


_MANNERS_ZH = ("house", "plain", "grouped", "words", "pair")
_MANNERS_DE = ("house", "plain", "grouped", "spaced", "words", "capital", "ordinal")


def _in(manner: str, value: str, surface: str, lang: Lang) -> str | None:
    try:
        number = Fraction(value)
        whole = number.denominator == 1
        if manner == "house":
            return write_value(value, lang, kind=MentionKind.NUMBER)
        if manner == "plain":
            return str(number) if whole else None
        if manner == "grouped":
            return f"{int(number):,}".replace(",", "," if lang.is_chinese else ".") if whole else None
        if manner == "spaced":
            return f"{int(number):,}".replace(",", "\u00a0" if "\u00a0" in surface else " ") if whole else None
        if manner == "pair":
            return "两" if value == "2" else write_value(value, lang, kind=MentionKind.NUMBER, style="words")
        if manner == "ordinal":
            stem = write_value(value, lang, kind=MentionKind.NUMBER, source="ordinal", style="words")[:-1]
            ending = re.search(r"t(e[nrms]?)$", surface)
            return stem + ending[1] if ending else None
        if not lang.is_chinese and number > 12 and whole:
            return write_value(value, lang, kind=MentionKind.NUMBER)  # figures from 13 on, as in print
        word = write_value(value, lang, kind=MentionKind.NUMBER, style="words")
    except (BadInput, ValueError, OverflowError):
        return None
    return word[:1].upper() + word[1:] if manner == "capital" else word
