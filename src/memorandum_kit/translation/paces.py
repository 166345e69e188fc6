"""How often something is done: jährlich, every two years, 每季度, 月度报告."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.model import Lang, Span
from memorandum_kit.translation.numerals import value_of

_ADVERBS = {
    "täglich": "1 D", "wöchentlich": "1 W", "zweiwöchentlich": "2 W", "monatlich": "1 M", "zweimonatlich": "2 M",
    "vierteljährlich": "3 M", "quartalsweise": "3 M", "halbjährlich": "6 M", "jährlich": "12 M", "zweijährlich": "24 M",
}  # fmt: skip
_OF_VALUE = {value: word for word, value in reversed(_ADVERBS.items())} | {"3 M": "vierteljährlich"}
_EACH = {
    "jedes Jahr": "12 M", "jedes Halbjahr": "6 M", "jedes Quartal": "3 M", "jeden Monat": "1 M", "jede Woche": "1 W",
    "jeden Tag": "1 D",
}  # fmt: skip
_UNITS = {
    "Jahre": (12, "M"), "Monate": (1, "M"), "Quartale": (3, "M"), "Wochen": (1, "W"), "Tage": (1, "D"),
    "年": (12, "M"), "半年": (6, "M"), "季度": (3, "M"), "月": (1, "M"), "周": (1, "W"), "星期": (1, "W"), "天": (1, "D"),
    "日": (1, "D"),
}  # fmt: skip
_GERMAN = re.compile(
    rf"""
    \b(?: alle \s (?P<count> \d+ | [a-zäöüß]+ ) \s (?P<unit> Jahre | Monate | Quartale | Wochen | Tage )
      | (?P<each> {"|".join(each.replace(" ", chr(92) + "s") for each in _EACH)} )
      | (?P<adverb> {"|".join(sorted(_ADVERBS, key=len, reverse=True))} ) (?P<ending> e[nrms]? )? )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CHINESE = re.compile(
    r"""
    每 (?: (?P<count> \d+ | [两二三四五六七八九十]+ ) 个? )? (?P<unit> 半年 | 季度 | 年 | 月 | 周 | 星期 | 天 | 日 )
      (?! [度级份底初末一二三四五六日天](?!次) | 一度 )
    | (?<! [\d务政计本该上下每新各届个第一二三四1-4、] ) (?P<noun> 半年度 | (?<!半)年度 | 季度 | 月度 ) (?= 报告|计划|会议|总结|预算|例会|报表|简报|工作 )
    """,
    re.VERBOSE,
)
_NOUNS = {"年度": "12 M", "半年度": "6 M", "季度": "3 M", "月度": "1 M"}
_COUNTS = ("", "", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
_SIGNS = ("", "", "两", "三", "四", "五", "六", "七", "八", "九", "十")


def paces(text: str, lang: Lang) -> Iterator[tuple[Span, str, str]]:
    """Give span, value (`6 M`: every six months) and form of each frequency; the form is the ending of a German adjective."""
    if lang.is_chinese:
        for match in _CHINESE.finditer(text):
            value = _NOUNS[match["noun"]] if match["noun"] else _times(match["count"], match["unit"], lang)
            if value:
                yield Span(*match.span()), value, "noun" if match["noun"] else ""
        return
    for match in _GERMAN.finditer(text):
        if match["unit"]:
            value = _times(match["count"], match["unit"], lang)
        elif match["each"]:
            value = next(value for each, value in _EACH.items() if each.lower() == match["each"].lower())
        else:
            value = _ADVERBS[match["adverb"].lower()]
        if value:
            yield Span(*match.span()), value, match["ending"] or ""


def _times(count: str | None, unit: str, lang: Lang) -> str:
    size, sign = _UNITS[unit[:1].upper() + unit[1:]]
    number = value_of(count, lang) if count else "1"
    return f"{int(number) * size} {sign}" if number is not None and number.isdecimal() else ""


def pace(text: str, span: Span, value: str, form: str, lang: Lang, as_asked: str) -> str | None:
    """Write a frequency in the place of another one; None where it cannot stand there.

    Args:
        text: the clause.
        span: where it is written.
        value: what is wanted.
        form: the form of the place.
        lang: language of the clause.
        as_asked: the frequency as the source has it: alle drei Monate is 每三个月, vierteljährlich 每季度.
    """
    surface = span.of(text)
    if lang.is_chinese:
        if form == "noun":
            return next((noun for noun, of in _NOUNS.items() if of == value), None)
        return _chinese(value, surface, as_asked)
    written = _german(value, surface, form, as_asked)
    if written is None or (" " in written and text[: span.start].endswith("mal ")):
        return None
    return written[:1].upper() + written[1:] if surface[:1].isupper() else written


def _chinese(value: str, surface: str, as_asked: str) -> str | None:
    number, sign = value.split(" ")
    count = int(number)
    counted = as_asked.lower().startswith("alle")
    figures = counted and as_asked.split()[1].isdecimal()
    if sign == "M" and (counted is False or "Jahre" in as_asked or "Quartale" in as_asked):
        if count in (3, 6):
            return "每季度" if count == 3 else "每半年"
        if count % 12 == 0:
            return _each_of(count // 12, "年", figures)
    if sign == "M":
        return "每月" if count == 1 else _each_of(count, "个月", figures)
    if sign == "W":
        return _each_of(count, "周", figures)
    return _each_of(count, "日" if surface.endswith("日") else "天", figures)


def _each_of(count: int, sign: str, figures: bool) -> str | None:
    if count == 1:
        return f"每{sign}"
    if figures:
        return f"每{count}{sign}"
    return f"每{_SIGNS[count]}{sign}" if count < len(_SIGNS) else None


def _german(value: str, surface: str, form: str, as_asked: str) -> str | None:
    adverb = _OF_VALUE.get(value)
    if form:
        return adverb + form if adverb and value not in ("24 M", "2 W", "2 M") else None
    number, sign = value.split(" ")
    count = int(number)
    if surface.lower().startswith("jede"):
        each = next((each for each, of in _EACH.items() if of == value), None)
        if each is not None:
            return each
    if adverb and value not in ("24 M", "2 W", "2 M") and "个月" not in as_asked:
        return adverb
    whole_years = sign == "M" and count % 12 == 0 and "月" not in as_asked
    noun = {"M": "Jahre" if whole_years else "Monate", "W": "Wochen", "D": "Tage"}[sign]
    count = count // 12 if whole_years else count
    word = re.search(r"\d+", as_asked)
    return f"alle {word[0] if word else _COUNTS[count]} {noun}" if 1 < count < len(_COUNTS) else None
