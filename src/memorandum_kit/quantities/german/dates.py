"""German dates: `12.01.2024`, `12.–15. Januar 2024`, `12. und 13. Januar`, `Januar dieses Jahres`, `Anfang März`."""

from __future__ import annotations

import re

from memorandum_kit.model import Mention
from memorandum_kit.quantities import dates
from memorandum_kit.quantities.dates import Answer, Day, date_mention
from memorandum_kit.quantities.german.date_words import (
    BLANK,
    DASH,
    MONTH_NAME,
    RELATIVE_YEAR,
    YEAR_AFTER,
    Context,
    month_number,
    word_before,
    year_of,
)
from memorandum_kit.quantities.german.lexicon import THIRDS, WEEKDAYS
from memorandum_kit.quantities.german.periods import read_period
from memorandum_kit.quantities.german.times import read_time
from memorandum_kit.quantities.german.years import read_year

# 12.01.2024, 12. 1. 24
_NUMERIC = re.compile(
    rf"(\d{{1,2}})\.{BLANK}?(\d{{1,2}})\.{BLANK}?(\d{{4}}|\d{{2}})(?!\d|[.,]\d|{BLANK}?(?:Uhr|%|Euro))"
)


# 12.1. without a year; not before more digits
_DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})\.(?!\d)")


_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-])")


_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")


_MONTH_SLASH = re.compile(r"(0[1-9]|1[0-2])/((?:19|20)\d{2})(?![\d/])")


_MONTH_SLASH_TO = re.compile(rf"{DASH}(0[1-9]|1[0-2])/((?:19|20)\d{{2}})(?![\d/])")


# 12. Januar 2024, with the month's name
_NAMED = re.compile(rf"(\d{{1,2}})\.{BLANK}?({MONTH_NAME}){YEAR_AFTER}")


# 12. und 13. Januar 2024: two dates
_TWO_DAYS = re.compile(
    rf"(\d{{1,2}})\.(?=(?:,{BLANK}\d{{1,2}}\.)*(?:,|{BLANK}und|{BLANK}sowie|{BLANK}oder){BLANK}(\d{{1,2}})\.{BLANK}?({MONTH_NAME}){YEAR_AFTER})"
)


# 12.–15. Januar 2024, 28. März bis zum 2. April 2025, 30.12.2024–3.1.2025, 12./13. Januar
_RANGE = re.compile(
    rf"(?P<d1>\d{{1,2}})\.(?:{BLANK}?(?P<m1>{MONTH_NAME}|\d{{1,2}}\.))?(?:{BLANK}?(?P<y1>\d{{4}}))?(?:{DASH}|(?P<slash>/))"
    rf"(?:(?:[A-Z][a-z]+,)?{BLANK}?(?:dem|den){BLANK})?(?P<d2>\d{{1,2}})\.{BLANK}?(?P<m2>{MONTH_NAME}|\d{{1,2}}\.)"
    rf"(?:,?{BLANK}(?P<ad>\d{{1,4}}){BLANK}n\.{BLANK}?Chr\.|,?{BLANK}?(?P<year>\d{{4}}|\d{{2}}(?=\D|$))(?!\d)|{BLANK}{RELATIVE_YEAR})?"
)


_MONTH_YEAR = re.compile(
    rf"(?P<m1>{MONTH_NAME})(?:{BLANK}(?P<y1>\d{{4}})(?!\d))?(?:(?:{DASH}|/|(?P<und>{BLANK}und{BLANK}))(?P<m2>{MONTH_NAME}))?{YEAR_AFTER}"
)


_WEEKDAY_BEFORE = re.compile(
    r"(?<!\w)(Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Mo|Di|Mi|Do|Fr|Sa|So)"
    r"[.,]{0,2}\s?(?:(?:am|den|dem|der)\s)?$"
)


def _weekday(text: str, start: int) -> tuple[int | None, int]:
    found = _WEEKDAY_BEFORE.search(text, max(0, start - 18), start)
    if found is None or (len(found[1]) == 2 and text[found.end(1) : found.end(1) + 1] not in (".", ",")):
        return None, start
    return WEEKDAYS[found[1].lower()], found.start()


def at_digit(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    """Read the date or time that begins with the digit at `start`; `before` are the last words in front of it.

    Gives the mentions and where to go on, or None where no date begins here.
    """
    for read in _READERS:
        found = read(text, start, context, before)
        if found is not None:
            return found
    return None


def _read_range(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    found = _RANGE.match(text, start)
    if found is None:
        return None
    second_month = found["m2"]
    if found["slash"] and found["m1"] is None and not found["y1"] and second_month[0].isdigit():
        return None
    year = found["year"] or (found["ad"] and found["ad"].rjust(4, "0"))
    last_year: int | None
    if year and len(year) == 2:
        last_year = dates.two_digit_year(int(year), context.reference)
    else:
        last_year = int(year) if year else context.year(found["rel"])
    first = Day(
        int(found["y1"]) if found["y1"] else None, month_number(found["m1"]) if found["m1"] else None, int(found["d1"])
    )
    last = Day(last_year, month_number(second_month), int(found["d2"]))
    _, begin = _weekday(text, start)
    return [date_mention(text, begin, found.end(), dates.interval(first, last))], found.end()


def _read_two(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    found = _TWO_DAYS.match(text, start)
    if found is None:
        return None
    year = year_of(found, context)
    day = Day(year, month_number(found[3]), int(found[1]))
    if "zwischen" in before[-2:]:
        last = _NAMED.match(text, found.start(2))
        if last is not None:
            return [
                date_mention(text, start, last.end(), dates.interval(day, Day(year, day.month, int(found[2]))))
            ], last.end()
    return [date_mention(text, start, found.end(), dates.single(day))], found.end()


def _read_named(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    found = _NAMED.match(text, start)
    if found is None:
        return None
    weekday, begin = _weekday(text, start)
    year = year_of(found, context)
    day = Day(year, month_number(found[2]), int(found[1]))
    end = found.end() if found["year"] or found["ad"] or found["rel"] else found.end(2)
    return [date_mention(text, begin, end, dates.single(day, weekday))], end


def _read_numeric(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    found = _NUMERIC.match(text, start)
    if found is None:
        return None
    weekday, begin = _weekday(text, start)
    written = found[3]
    year = int(written) if len(written) == 4 else dates.two_digit_year(int(written), context.reference)
    if year is None:
        two = int(written)
        candidates = tuple(Day(c + two, int(found[2]), int(found[1])) for c in (1900, 2000))
        shown = tuple(d.edtf() for d in candidates if not d.problem()) or candidates[0].near()
        answer = Answer(None, "ambiguous", shown)
    else:
        answer = dates.single(Day(year, int(found[2]), int(found[1])), weekday)
    return [date_mention(text, begin, found.end(), answer)], found.end()


def _read_iso(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    found = _ISO.match(text, start)
    if found is None:
        return None
    answer = dates.single(Day(int(found[1]), int(found[2]), int(found[3])))
    return [date_mention(text, start, found.end(), answer)], found.end()


def _read_slashed(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    found = _SLASHED.match(text, start)
    if found is None:
        month = _MONTH_SLASH.match(text, start)
        if month is None or before[-1:] in (("nr.",), ("nummer",), ("drucksache",), ("vorlage",)):
            return None
        day = Day(int(month[2]), int(month[1]))
        last = _MONTH_SLASH_TO.match(text, month.end())
        if last is not None:  # 01/2023–06/2024
            answer = dates.interval(day, Day(int(last[2]), int(last[1])))
            return [date_mention(text, start, last.end(), answer)], last.end()
        return [date_mention(text, start, month.end(), dates.single(day))], month.end()
    one, two, year = int(found[1]), int(found[2]), int(found[3])
    readings = [d for d in (Day(year, two, one), Day(year, one, two)) if not d.problem()]
    shown = tuple(dict.fromkeys(d.edtf() for d in readings))
    if len(shown) == 1 and not Day(year, two, one).problem():
        answer = Answer(shown[0])
    else:
        status = "ambiguous" if len(shown) == 2 else "malformed" if shown else "invalid"
        answer = Answer(None, status, shown or Day(year, two, one).near())
    return [date_mention(text, start, found.end(), answer)], found.end()


def _read_day_month(
    text: str, start: int, context: Context, before: tuple[str, ...]
) -> tuple[list[Mention], int] | None:
    found = _DAY_MONTH.match(text, start)
    if found is None:
        return None
    day = Day(context.year(None), int(found[2]), int(found[1]))
    if day.problem() == "month" or (day.day or 0) > 31:
        return None
    weekday, begin = _weekday(text, start)
    return [date_mention(text, begin, found.end(), dates.single(day, weekday))], found.end()


def doubled_points(text: str, start: int) -> tuple[list[Mention], int] | None:
    """Refuse 12..01.2024 and 12.01..2024, dates with a point too many."""
    found = _DOUBLED_POINTS.match(text, start)
    if found is None:
        return None
    day = Day(int(found[3]), int(found[2]), int(found[1]))
    shown = day.near() if day.problem() else (day.edtf(),)
    return [date_mention(text, start, found.end(), Answer(None, "malformed", shown))], found.end()


_DOUBLED_POINTS = re.compile(r"(\d{1,2})(?=\.\.|\.\d{1,2}\.\.)\.{1,2}(\d{1,2})\.{1,2}(\d{4})(?!\d)")


_READERS = (
    _read_iso,
    _read_range,
    _read_two,
    _read_named,
    _read_numeric,
    _read_slashed,
    _read_day_month,
    read_time,
    read_period,
    read_year,
)


def month(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    """Read the month's name at `start` with its year: `Januar 2024`, `Mai und Juli 2024`, `Anfang März`."""
    found = _MONTH_YEAR.match(text, start)
    if found is None:
        return None
    year = year_of(found, context)
    dated = bool(found["year"] or found["ad"] or found["rel"])
    end = found.end() if dated else found.end("m2") if found["m2"] else found.end("m1")
    first = month_number(found["m1"])
    own = int(found["y1"]) if found["y1"] else None
    if found["y1"]:
        end = max(end, found.end("y1"))
    bare = not (dated or found["y1"])
    if bare and len(found["m1"].rstrip(".")) <= 3 and found["m1"].rstrip(".") != "Mai":
        return None  # "Jan" is also a name, "Nov" an abbreviation
    if found["m2"]:
        if found["und"] and before[-1:] != ("zwischen",):
            one = date_mention(text, start, found.end("m1"), dates.single(Day(own or year, first)))
            second = date_mention(text, found.start("m2"), end, dates.single(Day(year, month_number(found["m2"]))))
            return [one, second], end
        answer = dates.interval(Day(own, first), Day(year, month_number(found["m2"])))
        return [date_mention(text, start, end, answer)], end
    part = THIRDS.get(before[-1]) if before else None
    day = Day(own or year, first)
    if part:
        begin = word_before(text, start)
        return [date_mention(text, begin, end, dates.third(day, part))], end
    return [date_mention(text, start, end, dates.single(day))], end
