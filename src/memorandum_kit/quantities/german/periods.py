"""German periods: `3. Quartal 2024`, `Q1 2024`, `KW 12`, `19. Jahrhundert`, `Sommer dieses Jahres`, `zweite Maihälfte`."""

from __future__ import annotations

import re

from memorandum_kit.model import Mention
from memorandum_kit.quantities import dates
from memorandum_kit.quantities.dates import Answer, Day, date_mention
from memorandum_kit.quantities.german.date_words import BLANK, DASH, RELATIVE_YEAR, Context
from memorandum_kit.quantities.german.lexicon import MONTHS, SEASONS, THIRDS
from memorandum_kit.quantities.german.numerals import ordinal_value, roman_value
from memorandum_kit.resources import GERMAN_MONTHS

_PERIOD = re.compile(
    rf"(?P<number>\d\.|[IV]+\.?|[\w]+){BLANK}(?P<what>Quartals?|Halbjahre?s?|Jahreshälfte|Hälfte)(?![\w])"
    rf"(?:{BLANK}(?:(?:des{BLANK}Jahres|im{BLANK}Jahre?){BLANK})?(?P<year>\d{{4}})(?!\d)|{BLANK}{RELATIVE_YEAR})?"
)


_OF_TWO = re.compile(
    rf"(\d\.|[IV]+\.?|\w+te[nrms]?|erste[nrms]?){BLANK}(?:und|sowie|oder){BLANK}(?=\d\.|[IV]+\.?{BLANK}|\w+te)"
)


_QUARTER = re.compile(rf"Q(\d)(?:{BLANK}|/)(\d{{4}})(?!\d)")


_WEEK = re.compile(rf"(?:KW|Kalenderwoche){BLANK}(\d{{1,2}})(?:{BLANK}|/)(\d{{4}})(?!\d)")


_NTH_WEEK = re.compile(
    rf"(\d{{1,2}})\.{BLANK}(?:KW|Kalenderwoche)(?!\w)(?:{BLANK}(?:des{BLANK}Jahres{BLANK})?(\d{{4}})(?!\d)|/(\d{{4}})(?!\d))?"
)


_CENTURY = re.compile(
    rf"(\d{{1,2}})\.(?:{DASH}(\d{{1,2}})\.)?{BLANK}(?:Jahrhunderts?|Jh\.)(?!\w)(?:{BLANK}(v\.{BLANK}?Chr\.))?"
)


_DECADE = re.compile(rf"(\d{{4}}|\d{{2}})er(?:[- ]?Jahren?|{BLANK}Jahren?)(?!\w)")


_SHORT_DECADE = re.compile(r"(\d0|\d{3}0)er(?![\w-])")


_SEASON = re.compile(
    rf"([Ss]ommer|[Ww]inter|[Hh]erbst|[Ff]rühjahr|[Ff]rühling)s?{BLANK}(?:des{BLANK}Jahres{BLANK}(?P<year>\d{{4}})(?!\d)|{RELATIVE_YEAR}(?!\w))"
)


_THIRD = re.compile(rf"([Aa]nfang|[Mm]itte|[Ee]nde){BLANK}(?!des{BLANK}Jahres){RELATIVE_YEAR}(?!\w)")


_HALF_MONTH = re.compile(
    rf"({'|'.join((*GERMAN_MONTHS, 'Jänner', 'Feber'))})hälfte(?!\w)"
    rf"(?:{BLANK}(?P<year>\d{{4}})(?!\d)|{BLANK}{RELATIVE_YEAR})?"
)


_ABOUT_NOW = re.compile(
    rf"(?P<which>[Dd]iese[sm]?|[Ll]aufende[nms]|[Ll]etzte[nms]|[Vv]ergangene[nms]|[Vv]orige[nms]|[Nn]ächste[nms]|[Kk]ommende[nms])"
    rf"{BLANK}(?:(?P<year>(?:Kalender|Haushalts)?[Jj]ahre?s?)|Monat(?:e?s)?)(?!\w)"
)
_BACK = ("letz", "verg", "vori")
_ON = ("näch", "komm")


def about_now(text: str, start: int, context: Context) -> tuple[Mention, int] | None:
    """Read `nächsten Jahr`, `vergangenen Monat` by the reference date; without one they have no value."""
    found = _ABOUT_NOW.match(text, start)
    if found is None or context.reference is None:
        return None
    which = found["which"].lower()[:4]
    step = -1 if which in _BACK else 1 if which in _ON else 0
    if found["year"]:
        return date_mention(
            text, start, found.end(), Answer(dates.year_text(context.reference.year + step))
        ), found.end()
    months = context.reference.year * 12 + context.reference.month - 1 + step
    return date_mention(text, start, found.end(), dates.single(Day(months // 12, months % 12 + 1))), found.end()


_DAY_OF_MONTH = re.compile(
    rf"(\d{{1,2}})\.{BLANK}(?:dieses|d\.|des{BLANK}(?P<which>laufenden|letzten|vergangenen|vorigen|nächsten|kommenden)){BLANK}?M(?:onats|\.)"
)


def day_of_month(text: str, start: int, context: Context) -> tuple[list[Mention], int] | None:
    """Read `15. dieses Monats`, `1. des kommenden Monats`; without a reference date a day of no month."""
    found = _DAY_OF_MONTH.match(text, start)
    if found is None:
        return None
    which = (found["which"] or "")[:4]
    day = Day(day=int(found[1]))
    if context.reference is not None:
        months = context.reference.year * 12 + context.reference.month - 1
        months += -1 if which in _BACK else 1 if which in _ON else 0
        day = Day(months // 12, months % 12 + 1, int(found[1]))
    return [date_mention(text, start, found.end(), dates.single(day))], found.end()


def read_period(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    """Read a century, decade, quarter or half-year that begins with a digit."""
    day = day_of_month(text, start, context) if "M" in text[start : start + 30] else None
    if day is not None:
        return day
    week = _NTH_WEEK.match(text, start)
    if week is not None:
        return _week(text, start, week.end(), week[2] or week[3], int(week[1]), context)
    century = _CENTURY.match(text, start)
    if century is not None:
        answer = dates.century(int(century[1]))
        if century[3]:
            return [], century.end()
        if century[2] and answer.value:
            last = dates.century(int(century[2]))
            answer = Answer(f"{answer.value}/{last.value}") if last.value else last
        return [date_mention(text, start, century.end(), answer)], century.end()
    decade = _DECADE.match(text, start)
    if decade is not None:
        return [date_mention(text, start, decade.end(), _decade(decade[1], context))], decade.end()
    short = _SHORT_DECADE.match(text, start)
    if short is not None and before[-1:] in (("der",), ("den",), ("die",)):
        return [date_mention(text, start, short.end(), _decade(short[1], context))], short.end()
    return period(text, start, context)


def _decade(digits: str, context: Context) -> Answer:
    number = int(digits)
    if number % 10:
        return Answer(
            None, "malformed", (dates.decade(number // 10 * 10 if number > 100 else 1900 + number // 10 * 10),)
        )
    if number >= 100:
        return Answer(dates.decade(number))
    if number >= 30:
        return Answer(dates.decade(1900 + number))
    return Answer(None, "ambiguous", (dates.decade(1900 + number), dates.decade(2000 + number)))


def period(text: str, start: int, context: Context) -> tuple[list[Mention], int] | None:
    """Read `1. Quartal 2024`, `IV. Quartal`, `zweites Halbjahr 2025`; `start` is where the number begins."""
    shared = _OF_TWO.match(text, start)
    rest = _PERIOD.match(text, shared.end()) if shared is not None else None
    if shared is not None and rest is not None:  # 1. und 2. Halbjahr 2025
        number = _period_number(shared[1])
        year = int(rest["year"]) if rest["year"] else context.year(rest["rel"])
        if number is not None and (rest["what"] != "Hälfte" or year is not None):
            make_period = dates.quarter if rest["what"].startswith("Quartal") else dates.half
            return [date_mention(text, start, shared.end(1), make_period(year, number))], shared.end(1)
    found = _PERIOD.match(text, start)
    if found is None:
        return None
    number = _period_number(found["number"])
    if number is None:
        return None
    year = int(found["year"]) if found["year"] else context.year(found["rel"])
    if found["what"] == "Hälfte" and year is None:
        return [], found.end()
    answer = dates.quarter(year, number) if found["what"].startswith("Quartal") else dates.half(year, number)
    return [date_mention(text, start, found.end(), answer)], found.end()


def _period_number(form: str) -> int | None:
    written = form.rstrip(".")
    return int(written) if written.isdigit() else ordinal_value(written.lower()) or roman_value(written)


def season(text: str, start: int, context: Context) -> tuple[Mention, int] | None:
    """Read `Sommer dieses Jahres`, `Herbst des Jahres 2024`, `Ende nächsten Jahres`; `Sommer 2024` is read at its year."""
    found = _SEASON.match(text, start)
    if found is not None:
        year = int(found["year"]) if found["year"] else context.year(found["rel"])
        answer = dates.season(year, SEASONS[found[1].lower()])
        return date_mention(text, start, found.end(), answer), found.end()
    found = _THIRD.match(text, start)
    if found is None:
        return None
    answer = dates.third(Day(context.year(found["rel"])), THIRDS[found[1].lower()])
    return date_mention(text, start, found.end(), answer), found.end()


def half_month(text: str, start: int, number: int, at: int, context: Context) -> tuple[Mention, int] | None:
    """Read `zweite Oktoberhälfte 2024`; `at` is where the noun begins."""
    found = _HALF_MONTH.match(text, at)
    if found is None:
        return None
    year = int(found["year"]) if found["year"] else context.year(found["rel"])
    return date_mention(
        text, start, found.end(), dates.half_month(Day(year, MONTHS[found[1].lower()]), number)
    ), found.end()


def prefixed(text: str, start: int) -> tuple[list[Mention], int] | None:
    """Read `Q1 2024` and `KW 12/2024`; `start` is at the letter."""
    found = _QUARTER.match(text, start)
    if found:
        return [date_mention(text, start, found.end(), dates.quarter(int(found[2]), int(found[1])))], found.end()
    found = _WEEK.match(text, start)
    if found:
        return _week(text, start, found.end(), found[2], int(found[1]), Context(None))
    return None


def _week(
    text: str, start: int, end: int, written: str | None, number: int, context: Context
) -> tuple[list[Mention], int] | None:
    year = int(written) if written else context.year(None)
    return None if year is None else ([date_mention(text, start, end, dates.week(year, number))], end)
