"""Words of the calendar outside a date: the day of the week, the part of the day, the school year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.model import Lang, Span

_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_SIGNS = "一二三四五六日"
_PARTS = {"Vormittag": "上午", "Nachmittag": "下午", "Abend": "晚上"}
_SPOKEN_PARTS = {"上午": "上午", "下午": "下午", "晚上": "晚上", "晚间": "晚上", "晚間": "晚上"}
_GERMAN = re.compile(
    rf"""
    \b(?P<day> {"|".join(_DAYS)} | Sonnabend ) (?: (?P<tail> vormittag | nachmittag | abend ) | s? ) \b
    | \b(?P<days> {"|".join(_DAYS).lower()} | sonnabend )s\b
    | \b(?P<part> {"|".join(_PARTS)} )\b
    """,
    re.VERBOSE,
)
_CHINESE = re.compile(
    r"""
    (?<![一二两三四五六七八九十几0-9每個个]) (?:星期|礼拜|禮拜|周|週) (?P<day> [一二三四五六日天] ) (?![年个個月])
    | (?<=[每逢]) (?:星期|礼拜|禮拜|周|週) (?P<each> [一二三四五六日天] ) (?![年次个個月])
    | (?:(?<=第[一二三四五]个)|(?<=最后一个)) (?:星期|礼拜|周) (?P<nth> [一二三四五六日天] ) (?![年次个])
    | (?P<part> 上午|下午|晚上|晚间|晚間 )
    """,
    re.VERBOSE,
)
_YEARS = re.compile(r"(?<![\d/])(?P<first>(?:19|20)\d\d)/(?P<last>\d{4}|\d\d)(?![\d/])")


def calendar_words(text: str, lang: Lang) -> Iterator[tuple[str, Span, str, str]]:
    """Give kind (weekday, daypart, schoolyear), span, value and form of each word; the caller leaves out what is part of a date."""
    for match in _YEARS.finditer(text):
        first, last = int(match["first"]), match["last"]
        if int(last) == (first + 1) % (100 if len(last) == 2 else 10_000):
            yield "schoolyear", Span(*match.span()), str(first), ""
    for match in (_CHINESE if lang.is_chinese else _GERMAN).finditer(text):
        kind = next(name for name in ("day", "days", "each", "nth", "part") if match.groupdict().get(name))
        word = match[kind]
        if not lang.is_chinese and match["tail"]:
            yield "daypart", Span(*match.span("tail")), _PARTS[match["tail"].capitalize()], "tail"
        if kind == "part":
            yield "daypart", Span(*match.span("part")), _SPOKEN_PARTS[word] if lang.is_chinese else _PARTS[word], ""
        elif lang.is_chinese:
            yield "weekday", Span(*match.span(kind)), str(min("一二三四五六日天".index(word) + 1, 7)), ""
        else:
            value = 6 if word.lower() == "sonnabend" else [day.lower() for day in _DAYS].index(word.lower()) + 1
            yield "weekday", Span(*match.span(kind)), str(value), ""


def calendar_word(kind: str, value: str, lang: Lang, surface: str) -> str | None:
    """Write another word of this kind in the place of `surface`; None where it is not written in the same manner."""
    if kind == "schoolyear":
        match = _YEARS.fullmatch(surface)
        if match is None:
            return None
        return f"{value}/{str(int(value) + 1)[-len(match['last']) :]}"
    if kind == "daypart":
        if lang.is_chinese:
            return value
        word = next(word for word, sign in _PARTS.items() if sign == value)
        return word.lower() if surface.islower() else word
    if lang.is_chinese:
        return _SIGNS[int(value) - 1]
    day = _DAYS[int(value) - 1]
    return day.lower() if surface.islower() else day
