"""Measures as wholes, the number with its unit: three months where thirty days stood, kilometres where metres stood.

The unit is written in the manner of what stands there, a German duration in the case that its place has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, Mention, MentionKind, Span
from memorandum_kit.quantities import write_value
from memorandum_kit.quantities.units import units
from memorandum_kit.translation.german_case import case_at
from memorandum_kit.translation.numerals import Numeral, numerals, value_of, written_like

_ISO = re.compile(
    r"P(?:(?P<Y>\d+)Y)?(?:(?P<M>\d+)M)?(?:(?P<W>\d+)W)?(?:(?P<D>\d+)D)?(?:T(?:(?P<TH>\d+)H)?(?:(?P<TM>\d+)M)?)?"
)
# Half of a unit of time is so many of the next smaller one.
_HALVES = {"Y": ("M", 6), "TH": ("TM", 30), "D": ("TH", 12)}
_SIGNS = {"Y": "年", "M": "个月", "W": "周", "D": "天", "TH": "小时", "TM": "分钟"}
_SIGN_UNITS = {
    "年": "Y",
    "月": "M",
    "周": "W",
    "週": "W",
    "期": "W",
    "天": "D",
    "日": "D",
    "时": "TH",
    "時": "TH",
    "钟": "TM",
    "鐘": "TM",
}
# Nominative and accusative plural, dative plural, singular, gender.
_NOUNS = {
    "Y": ("Jahre", "Jahren", "Jahr", "n"), "M": ("Monate", "Monaten", "Monat", "m"), "W": ("Wochen", "Wochen", "Woche", "f"),
    "D": ("Tage", "Tagen", "Tag", "m"), "TH": ("Stunden", "Stunden", "Stunde", "f"),
    "TM": ("Minuten", "Minuten", "Minute", "f"),
}  # fmt: skip
_NOUN_UNITS = {form: unit for unit, (*forms, _) in _NOUNS.items() for form in forms}
_ONE = {"n": ("ein", "einem"), "m": ("einen", "einem"), "f": ("eine", "einer")}
_MORE = {"n": ("s", "n"), "m": ("n", "n"), "f": ("", "n")}
_HALF = {
    "n": ("ein halbes", "einem halben"),
    "m": ("einen halben", "einem halben"),
    "f": ("eine halbe", "einer halben"),
}
_GERMAN_TIME = re.compile(
    rf"(?P<count>\d+(?:,\d+)?|[Ee]in(?:e[nmrs]?)?|[^\W\d_]+)[ \u00a0\u202f](?P<half>halbe[nrs]?\s)?(?P<more>weitere[nrs]?\s)?(?P<noun>{'|'.join(_NOUN_UNITS)})\b"
)
# What find_quantities leaves alone, because it need not be counted: einen Tag.
_A_TIME = re.compile(rf"\b[Ee]in(?:e[nm]?)?\s(?:weitere[nsr]?\s)?(?:{'|'.join(_NOUN_UNITS)})\b")
_A_TIME_ZH = re.compile(
    r"(?<![第同统唯单划某另每之万十百千亿有任逐专〇零一二两三四五六七八九0-9])(?P<count>[一二两三四五六七八九十]{1,2})"
    r"(?:个月|個月|年|周|週|天|个小时|小时|小時|分钟|分鐘|个星期)(?![一二三四五六日半年级級度初底])"
)
_HALF_WORD = re.compile(r"(?P<whole>\w*)einhalb")
_CHINESE_TIME = re.compile(
    r"(?P<count>\d+(?:\.\d+)?|[〇零一二两兩三四五六七八九十百]+)?(?P<half>个半|個半|半)?(?P<sign>小时|小時|年|个月|個月|月|周|週|天|日|分钟|分鐘|个星期|個星期|个小时|個小時)(?P<more>半)?"
)
_BLANK = re.compile(r"[ \u00a0\u202f]?")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit: span in code points, value `3/2 TH` (the units of time have letters of ISO 8601), dimension."""

    span: Span
    value: str
    dimension: str


def measure_at(text: str, value: Mention, lang: Lang) -> Measure | None:
    """Give the measure of a mention: its one number and the unit behind it; None for what is none, or a range."""
    if value.value is None or value.source == "frequency" or value.qualifier == "range":
        return None
    if value.kind is MentionKind.DURATION:
        return _time_at(text, value, lang)
    if value.unit is None or value.kind not in (MentionKind.QUANTITY, MentionKind.MONEY):
        return None
    unit = _top(value.unit)
    found = [numeral for numeral in numerals(text, value.span, lang, ones=False) if numeral.value is not None]
    if len(found) != 1 or unit == "person" or not units().dimension(unit):
        return None
    (numeral,) = found
    end = _unit_end(text, numeral.span.end, unit, lang)
    if end is None or (lang.is_chinese and _currency_before(text, numeral.span.start)):
        return None
    return Measure(Span(numeral.span.start, end), f"{Fraction(numeral.value)} {unit}", units().dimension(unit))


def lone_times(text: str, lang: Lang) -> list[Measure]:
    """Give the durations that find_quantities leaves alone because they need not be counted: einen Tag, 两年期满."""
    if lang.is_chinese:
        return [
            Measure(Span(*match.span()), f"{count} {_SIGN_UNITS[match[0][-1]]}", "time")
            for match in _A_TIME_ZH.finditer(text)
            if (count := value_of(match["count"], Lang.ZH_HANS)) is not None
        ]
    return [
        Measure(Span(*match.span()), f"1 {_NOUN_UNITS[match[0].split()[-1]]}", "time")
        for match in _A_TIME.finditer(text)
    ]


def _time_at(text: str, value: Mention, lang: Lang) -> Measure | None:
    canonical = _time(value.value or "")
    if not canonical:
        return None
    pattern = _CHINESE_TIME if lang.is_chinese else _GERMAN_TIME
    found = list(pattern.finditer(text, value.span.start, value.span.end))
    if len(found) != 1 or (lang.is_chinese and text[found[0].end() : found[0].end() + 1] == "半"):
        return None
    (match,) = found
    if match.end() != value.span.end or (
        not lang.is_chinese and _count_of(match["count"]) is None and not match["half"]
    ):
        return None
    return Measure(Span(*match.span()), canonical, "time")


def _time(iso: str) -> str:
    """`3 M` for P3M, `3/2 TH` for PT1H30M; "" for what has several units otherwise."""
    match = _ISO.fullmatch(iso)
    parts = [(unit, int(count)) for unit, count in match.groupdict().items() if count] if match else []
    if len(parts) == 1:
        ((unit, count),) = parts
        return f"{count} {unit}"
    if len(parts) == 2:
        (unit, count), second = parts
        if _HALVES.get(unit) == second:
            return f"{Fraction(2 * count + 1, 2)} {unit}"
    return ""


def _top(unit: str) -> str:
    return unit if unit in units().by_code else unit.partition("/")[0]


def _unit_end(text: str, start: int, unit: str, lang: Lang) -> int | None:
    forms = units().chinese if lang.is_chinese else units().german
    blank = _BLANK.match(text, start)
    at = blank.end() if blank is not None else start
    fitting = [form for form, code in forms.items() if code == unit and text.startswith(form, at)]
    if not fitting:
        return None
    end = at + len(max(fitting, key=len))
    inside = not lang.is_chinese and text[end - 1 : end].isalpha() and text[end : end + 1].isalpha()
    return None if inside else end


def _currency_before(text: str, start: int) -> bool:
    return any(text[:start].endswith(form) for form, code in units().chinese.items() if units().is_money(code))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a measure is to be written: the text and the span of what stands there, and its value."""

    text: str
    span: Span
    value: str
    lang: Lang

    @property
    def surface(self) -> str:
        """What stands there."""
        return self.span.of(self.text)


def measured(spot: Spot, new: str, *, as_asked: str, goes_over: str) -> str | None:
    """Give the measure `new` in the place of another one; None where the words around are not sure to fit.

    Args:
        spot: where it is written.
        new: the value wanted.
        as_asked: the new measure as the source has it: half a year is no six months.
        goes_over: `figures` or `words` where the source had the old count in the other, "" where it did not change.
    """
    (old_count, old_unit), (count, unit) = _split(spot.value), _split(new)
    if unit in _SIGNS and old_unit in _SIGNS:
        halved = [bigger for bigger, half in _HALVES.items() if unit == half[0] and count == half[1]]
        if halved and ("半" in as_asked or "halb" in as_asked):
            count, unit = Fraction(1, 2), halved[0]
        write = _chinese_time if spot.lang.is_chinese else _german_time
        return write(spot, count, unit, goes_over)
    return _amount(spot, old_count, old_unit, count, unit, goes_over)


def _split(value: str) -> tuple[Fraction, str]:
    count, _, unit = value.partition(" ")
    return Fraction(count), unit


def _count_of(word: str) -> Fraction | None:
    """The value of a German count: 3, 1,5, drei, eine, anderthalb, zweieinhalb."""
    lower = word.lower()
    if re.fullmatch(r"ein(?:e[nmrs]?)?", lower):
        return Fraction(1)
    if lower == "anderthalb":
        return Fraction(3, 2)
    half = _HALF_WORD.fullmatch(lower)
    whole = half["whole"] if half else lower
    if whole == "ein":
        return Fraction(3, 2)
    found = value_of(whole, Lang.DE)
    if found is None:
        return None
    return Fraction(found) + (Fraction(1, 2) if half else 0)


def _german_time(spot: Spot, count: Fraction, unit: str, goes_over: str) -> str | None:
    match = _GERMAN_TIME.fullmatch(spot.surface)
    if match is None:
        return None
    plain, dative, single, gender = _NOUNS[unit]
    old_unit = _NOUN_UNITS[match["noun"]]
    old_plain, old_dative, old_single, _ = _NOUNS[old_unit]
    case = case_at(spot.text, spot.span.start, spot.span.end)
    was_one = match["noun"] == old_single and match["noun"] != old_plain
    if was_one and match["count"].lower() in ("eines", "einer") and case != "dative":
        return None  # a genitive
    if match["noun"] == old_dative != old_plain or match["count"].lower() == "einem":
        case = "dative"
    elif match["count"].lower() == "einen":
        case = "accusative"
    elif match["noun"] == old_plain != old_dative and case == "dative":
        return None  # innerhalb zwei Tage: not as it should be
    sure = bool(case)
    is_one = count <= 1
    if (is_one != was_one and not sure) or (not sure and plain != dative and old_plain == old_dative):
        return None
    at = 1 if case == "dative" else 0
    more = "weitere" + (_MORE[gender][at] if is_one else ("", "n")[at]) + " " if match["more"] else ""
    figures = match["count"][0].isdecimal() if not goes_over else goes_over == "figures"
    if count == Fraction(1, 2):
        written = f"{_HALF[gender][at]} {single}" if not more else ""
    elif count == 1:
        if not sure and gender == "m":
            return None
        written = f"1 {more}{single}" if figures else f"{_ONE[gender][at]} {more}{single}"
    else:
        number = _german_count(count, figures)
        if number is None:
            return None
        blank = spot.surface[len(match["count"])] if figures and match["count"][0].isdecimal() else " "
        written = f"{number}{blank}{more}{(plain, dative)[at]}"
    if not written:
        return None
    return written[:1].upper() + written[1:] if match["count"][:1].isupper() else written


def _german_count(count: Fraction, figures: bool) -> str | None:
    try:
        if count.denominator == 1 and (figures or count > 12):
            return write_value(str(count), Lang.DE, kind=MentionKind.NUMBER)
        if count.denominator == 1:
            return write_value(str(count), Lang.DE, kind=MentionKind.NUMBER, style="words")
        if count.denominator != 2 or figures:
            return write_value(f"{float(count)}", Lang.DE, kind=MentionKind.NUMBER)
        if count == Fraction(3, 2):
            return "anderthalb"
        return write_value(str(int(count)), Lang.DE, kind=MentionKind.NUMBER, style="words") + "einhalb"
    except BadInput:
        return None


def _chinese_time(spot: Spot, count: Fraction, unit: str, goes_over: str) -> str | None:
    match = _CHINESE_TIME.fullmatch(spot.surface)
    if match is None:
        return None
    had = match["count"] or ""
    figures = had[:1].isdecimal() if not goes_over else goes_over == "figures"
    sign = match["sign"]
    if _SIGN_UNITS.get(sign[-1]) != unit or sign == "月":
        sign = _SIGNS[unit]
    if count == Fraction(1, 2):
        return "半" + sign
    if count.denominator == 1:
        return (str(count) if figures else _spoken(int(count))) + sign
    if count.denominator != 2:
        return f"{float(count)}{sign}"
    if figures:
        return f"{float(count)}{sign}"
    whole = _spoken(int(count))
    return f"{whole}个半{sign.removeprefix('个')}" if unit in ("TH", "M") else f"{whole}{sign}半"


def _spoken(count: int) -> str:
    return "两" if count == 2 else write_value(str(count), Lang.ZH_HANS, style="words")


def _amount(spot: Spot, old_count: Fraction, old_unit: str, count: Fraction, unit: str, goes_over: str) -> str | None:
    lang = spot.lang
    found = list(numerals(spot.text, spot.span, lang, ones=False))
    if len(found) != 1:
        return None
    (numeral,) = found
    between = spot.text[numeral.span.end : spot.span.end]
    bare = between.lstrip(" \u00a0\u202f")
    of_unit = _unit_word(bare, old_unit, unit, count, lang)
    if of_unit is None:
        return None
    if not lang.is_chinese and 1 in (count, old_count) and not numeral.surface[:1].isdecimal():
        return None
    plain = _plain(count)
    if plain is None:
        return None
    at = Numeral(numeral.span, numeral.surface, numeral.value)
    number = written_like(
        at, plain, lang, of_unit[:1], "", in_words=goes_over == "words", agreeing=False, money=units().is_money(unit)
    )
    return None if number is None else number + between[: len(between) - len(bare)] + of_unit


def _plain(count: Fraction) -> str | None:
    """The canonical text of a number with finite decimals."""
    if count.denominator == 1:
        return str(count)
    for places in range(1, 7):
        if (count * 10**places).denominator == 1:
            return f"{float(count):.{places}f}"
    return None


def _unit_word(surface: str, old: str, new: str, count: Fraction, lang: Lang) -> str | None:
    """The unit as the old one is written: in letters, as a word, with the ending of the number."""
    if lang.is_chinese:
        if old == new:
            return surface
        forms = [form for form, code in units().chinese.items() if code == new]
        return next((form for form in forms if form.isascii() == surface.isascii()), None)
    forms = [form for form, code in units().german.items() if code == new]
    if old == new:
        return _numbered(surface, forms, count)
    if surface.isupper() and len(surface) == 3:
        return next((form for form in forms if form.isupper() and len(form) == 3), None)
    is_word = surface[:1].isupper() and len(surface) > 3
    words = [form for form in forms if (form[:1].isupper() and len(form) > 2 and not form.isupper()) is is_word]
    if not words or " " in words[0]:
        return None
    if is_word and surface.endswith("rn") and words[0].endswith("r"):
        return words[0] + "n"  # in the dative: mit 800 Metern
    return _numbered(words[0], forms, count)


def _numbered(word: str, forms: list[str], count: Fraction) -> str:
    """Tonne for one, Tonnen for more; other units have one form."""
    if count == 1 and word.endswith("en") and word[:-1] in forms:
        return word[:-1]
    return word + "n" if count != 1 and word.endswith("e") and word + "n" in forms else word
