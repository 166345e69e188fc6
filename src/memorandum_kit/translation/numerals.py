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
      (?: [\u00a0\u202f ]? (?: (?: Mio\.? | Mrd\.? | Tsd\.? | Million(?:en)? | Milliarden? | tausend ) (?![^\W\d_]) ) )?
    | [^\W\d_]+                                                       # perhaps a number word
    """,
    re.VERBOSE,
)
_CHINESE = re.compile(
    # 千 and 百 before a unit belong to it: 780千瓦时, 5百帕.
    r"\d+(?:[,，]\d{3}(?!\d))*(?:\.\d+)?(?:[十万亿萬億]|[百千](?![瓦克米卡伏帕赫焦升公字]))*|(?![百千][瓦克米卡伏帕赫焦升])[〇零一二两三四五六七八九十百千万亿廿卅兩萬億壹贰叁肆伍陆柒捌玖拾佰仟]+"
)
_ORDINAL_ENDINGS = ("te", "ten", "ter", "tes", "tem")
_ONE = re.compile(r"eine?[mnrs]?|一", re.IGNORECASE)
# After these 二 is read 两, whatever the source has; 月, 号, 级, 等 are not here: 二月, 二号.
_COUNTED = frozenset("个名份位次年天周季种项条件间家国批只对岁台辆所座届场段步点分個項條間對歲輛屆場種國點")
# After these it is where the source has a count in words; beside a figure it may be a number: Gruppe 2 is 二组.
_PERHAPS_COUNTED = frozenset(
    "期组層层組列张套本部支篇封艘架门棵颗匹根幅副顿趟回遍户处款卷册页类样倍元角块笔箱包袋瓶杯盒面口轮班队省市县区镇村校院馆厅"
    "科课堂枚束株车站路刻秒吨克斤里米公平立人者晚日小大張門幅頓處頁類樣塊筆輪隊縣區鎮館廳課噸"
)
_COMPOUND = re.compile(
    r"\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)"
    r"(?=(?:tägig|wöchig|monatig|jährig|stündig|köpfig|seitig|sprachig|stufig|teilig|spurig|stöckig|gliedrig)(?:e[nrms]?)?\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral: its place in code points of the clause, and its value as canonical text."""

    span: Span
    surface: str
    value: str


def numerals(text: str, span: Span, lang: Lang, *, ones: bool) -> Iterator[Numeral]:
    """Give the numerals inside `span`; `ein` and 一 are one where `ones` says that a duration or quantity is meant."""
    for match in (_CHINESE if lang.is_chinese else _GERMAN).finditer(text, span.start, span.end):
        surface = match[0]
        value = "1" if ones and _ONE.fullmatch(surface) else value_of(surface, lang)
        if surface in ("零", "〇") or (surface == "百" and text[match.end() : match.end() + 2] == "分之"):
            continue
        if value is not None:
            yield Numeral(Span(match.start(), match.end()), surface, value)


def compounds(text: str) -> Iterator[Numeral]:
    """Give the German numerals that an adjective begins with: `drei` of `dreitägig`."""
    for match in _COMPOUND.finditer(text):
        value = value_of(match[1].lower(), Lang.DE)
        if value is not None:
            yield Numeral(Span(match.start(), match.end()), match[1], value)


@lru_cache(maxsize=4096)
def value_of(surface: str, lang: Lang) -> str | None:
    """Give the value of a bare numeral, None for what is none."""
    if surface.lower() in ("一", "einmal"):
        return "1"
    text = surface + "个" if lang.is_chinese else surface
    found = find_quantities(text, lang)
    if not found and not lang.is_chinese and surface.endswith(_ORDINAL_ENDINGS):
        return _ordinal_value(surface)
    if len(found) != 1 or found[0].value is None or found[0].qualifier or found[0].span.start != 0:
        return None
    mention = found[0]
    if mention.kind is MentionKind.NUMBER and mention.span.end >= len(surface):
        return mention.value
    # A bare "2024" is read as a year where numbers of four digits are; the numeral's value is the number.
    return surface if surface.isdecimal() else None


def _ordinal_value(surface: str) -> str | None:
    """What is an ordinal only beside its noun: achten is a verb too."""
    found = find_quantities(f"in der {surface} Sitzung", Lang.DE)
    return found[0].value if len(found) == 1 and found[0].surface == surface else None


def written_like(
    old: Numeral,
    value: str,
    lang: Lang,
    following: str,
    before: str,
    *,
    in_words: bool = False,
    agreeing: bool = True,
    money: bool = False,
) -> str | None:
    """Write `value` as `old` is written (digits, grouping, words); None where its manner is not understood.

    `in_words` tells that the source has the value as a word, so that it is a count and no label; `agreeing` that the words
    around agree with it; `money` that it is a sum, which keeps its two decimals.

    The manner is understood when writing the old value in it gives the old surface; German number words and figures beside
    a noun are refused where one of both values is 1, because the words around would have to agree.
    """
    if agreeing and not lang.is_chinese and "1" in (old.value, value) and not old.surface.endswith("mal"):
        return None
    manners = _MANNERS_ZH if lang.is_chinese else _MANNERS_DE
    for manner in ("cents", *manners) if money else manners:
        if _in(manner, old.value, old.surface, lang) != old.surface:
            continue
        written = _in(manner, value, old.surface, lang)
        if written is None:
            continue
        if lang.is_chinese and manner == "house" and _FINE.search(written) and not _FINE.search(old.surface):
            continue  # 11300 rather than 1.13万 where plain figures stood
        if lang.is_chinese and written == "二" and before != "第":
            if following not in _COUNTED and not (in_words and following in _PERHAPS_COUNTED):
                return None
            written = "两"
        return written if value_of(written, lang) == value else None
    return None


_MANNERS_ZH = ("house", "cents", "plain", "grouped", "words", "pair")
_MANNERS_DE = (
    "large", "short", "thousands", "house", "cents", "plain", "grouped", "spaced", "words", "capital", "ordinal", "times", "fold",
)  # fmt: skip
# How large numbers are written with a word, smallest first: the factor, and the word for one and for more.
_LARGE = {
    "large": ((10**6, ("Million", "Millionen")), (10**9, ("Milliarde", "Milliarden")), (10**12, ("Billion", "Billionen"))),
    "short": ((10**6, ("Mio.", "Mio.")), (10**9, ("Mrd.", "Mrd."))),
    "thousands": ((10**3, ("tausend", "tausend")),),
}  # fmt: skip
_FINE = re.compile(r"\.\d\d[万亿]|\d{3}\.\d[万亿]")
_CENTS = {False: re.compile(r"[\d.]+,\d\d"), True: re.compile(r"\d+\.\d\d")}


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
        if manner in _LARGE:
            return _large(_LARGE[manner], number, surface)
        if manner == "cents":
            return _with_cents(number, lang) if _CENTS[lang.is_chinese].fullmatch(surface) else None
        if manner == "spaced":
            return f"{int(number):,}".replace(",", "\u00a0" if "\u00a0" in surface else " ") if whole else None
        if manner == "pair":
            return "两" if value == "2" else write_value(value, lang, kind=MentionKind.NUMBER, style="words")
        if manner == "times":
            return _times(value, surface) if surface.endswith("mal") else None
        if manner == "fold":
            return _fold(value, surface)
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


def _large(words: tuple[tuple[int, tuple[str, str]], ...], number: Fraction, surface: str) -> str | None:
    """2,8 Millionen; 100 Millionen rather than 0,1 Milliarden; None where the surface is not of this kind or the number too fine."""
    ends = [form for _, forms in words for form in forms if surface.endswith(form)]
    if not ends:
        return None
    if number < words[0][0]:
        return write_value(str(int(number)), Lang.DE, kind=MentionKind.NUMBER) if number.denominator == 1 else None
    factor, forms = next((size, forms) for size, forms in reversed(words) if number >= size)
    share = number / factor
    if (share * 1000).denominator != 1:
        return None
    before = surface.removesuffix(max(ends, key=len))
    blank = before[-1:] if not before[-1:].isdecimal() else ""
    figures = write_value(f"{float(share):.3f}".rstrip("0").rstrip("."), Lang.DE, kind=MentionKind.NUMBER)
    return figures + blank + forms[share != 1]


def _times(value: str, surface: str) -> str:
    """Einmal, dreimal."""
    word = "ein" if value == "1" else write_value(value, Lang.DE, kind=MentionKind.NUMBER, style="words")
    return (word[:1].upper() + word[1:] if surface[:1].isupper() else word) + "mal"


def _fold(value: str, surface: str) -> str | None:
    """In dreifacher, zweifacher Ausfertigung."""
    ending = re.search(r"fach(?:e[nrms]?)?$", surface)
    word = write_value(value, Lang.DE, kind=MentionKind.NUMBER, style="words")
    return word + ending[0] if ending is not None and word.isalpha() and value != "1" else None


def _with_cents(number: Fraction, lang: Lang) -> str | None:
    """1.250,50 for what has at most two decimals, in Chinese 1250.50."""
    if (number * 100).denominator != 1:
        return None
    whole, cents = divmod(int(number * 100), 100)
    return f"{whole}.{cents:02}" if lang.is_chinese else f"{whole:,}".replace(",", ".") + f",{cents:02}"
