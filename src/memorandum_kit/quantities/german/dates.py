"""German dates and times: `12.01.2024`, `12.–15. Januar 2024`, `Januar dieses Jahres`, `3. Quartal 2024`, `14.30 Uhr`."""

from __future__ import annotations

import re
from datetime import date

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities import dates
from memorandum_kit.quantities.dates import Answer, Day
from memorandum_kit.quantities.german.lexicon import MONTHS, SEASONS, THIRDS, WEEKDAYS
from memorandum_kit.quantities.german.numerals import ordinal_value, roman_value, word_value
from memorandum_kit.quantities.reading import make

_S = "[ \u00a0\u202f\u2009]"
_DASH = rf"(?:{_S}?[–—‐‑-]{_S}?|{_S}bis{_S}(?:zum{_S}|einschließlich{_S})?)"
MONTH = (
    "Januar|Jänner|Jan|Februar|Feber|Febr|Feb|März|Mär|Mrz|April|Apr|Mai|Juni|Jun|Juli|Jul|August|Aug"
    "|September|Sept|Sep|Oktober|Okt|November|Nov|Dezember|Dez"
)
_MONTH = rf"(?:{MONTH})(?![\w-])\.?"
# A year after a month, or the words for one that the reference date decides.
_RELATIVE = (
    rf"(?P<rel>(?:des{_S}(?:Jahres|laufenden{_S}Jahres|vergangenen{_S}Jahres|letzten{_S}Jahres|nächsten{_S}Jahres"
    rf"|kommenden{_S}Jahres|vorigen{_S}Jahres)"
    rf"|(?:dieses|letzten|vergangenen|vorigen|nächsten|kommenden|selben|gleichen){_S}Jahres|d\.{_S}?J\.))"
)
_YEAR = (
    rf"(?:,?{_S}(?:(?:des{_S}Jahres|im{_S}Jahre?){_S})?(?:(?P<ad>\d{{1,4}}){_S}n\.{_S}?Chr\."
    rf"|(?P<year>\d{{4}})(?![\d.,]?\d))|{_S}{_RELATIVE})?"
)

# 12.01.2024, 12. 1. 24
_NUMERIC = re.compile(rf"(\d{{1,2}})\.{_S}?(\d{{1,2}})\.{_S}?(\d{{4}}|\d{{2}})(?!\d|[.,]\d|{_S}?(?:Uhr|%|Euro))")
# 12.1. without a year; not before more digits
_DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})\.(?!\d)")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_MONTH_SLASH = re.compile(r"(0[1-9]|1[0-2])/((?:19|20)\d{2})(?![\d/])")
# 12. Januar 2024, with the month's name
_NAMED = re.compile(rf"(\d{{1,2}})\.{_S}?({_MONTH}){_YEAR}")
# 12. und 13. Januar 2024: two dates
_TWO_DAYS = re.compile(
    rf"(\d{{1,2}})\.(?=(?:,{_S}\d{{1,2}}\.)*(?:,|{_S}und|{_S}sowie|{_S}oder){_S}(\d{{1,2}})\.{_S}?({_MONTH}){_YEAR})"
)
# 12.–15. Januar 2024, 28. März bis zum 2. April 2025, 30.12.2024–3.1.2025, 12./13. Januar
_RANGE = re.compile(
    rf"(?P<d1>\d{{1,2}})\.(?:{_S}?(?P<m1>{_MONTH}|\d{{1,2}}\.))?(?:{_S}?(?P<y1>\d{{4}}))?(?:{_DASH}|(?P<slash>/))"
    rf"(?:(?:[A-Z][a-z]+,)?{_S}?(?:dem|den){_S})?(?P<d2>\d{{1,2}})\.{_S}?(?P<m2>{_MONTH}|\d{{1,2}}\.)"
    rf"(?:,?{_S}(?P<ad>\d{{1,4}}){_S}n\.{_S}?Chr\.|,?{_S}?(?P<year>\d{{4}}|\d{{2}}(?=\D|$))(?!\d)|{_S}{_RELATIVE})?"
)
_MONTH_YEAR = re.compile(
    rf"(?P<m1>{_MONTH})(?:{_S}(?P<y1>\d{{4}})(?!\d))?(?:(?:{_DASH}|/|(?P<und>{_S}und{_S}))(?P<m2>{_MONTH}))?{_YEAR}"
)
_YEARS = re.compile(rf"(\d{{4}})(?:(?:{_DASH})(\d{{4}}|\d{{2}})(?![\d.,]?\d)|/(\d{{4}}|\d{{2}})(?![\d/]))")
_BETWEEN_YEARS = re.compile(rf"(\d{{4}}){_S}und{_S}(\d{{4}})()(?![\d.,]?\d)")
_PERIOD = re.compile(
    rf"(?P<number>\d\.|[IV]+\.?|[\w]+){_S}(?P<what>Quartals?|Halbjahre?s?|Jahreshälfte|Hälfte)(?![\w])"
    rf"(?:{_S}(?:(?:des{_S}Jahres|im{_S}Jahre?){_S})?(?P<year>\d{{4}})(?!\d)|{_S}{_RELATIVE})?"
)
_QUARTER = re.compile(rf"Q(\d)(?:{_S}|/)(\d{{4}})(?!\d)")
_WEEK = re.compile(rf"(?:KW|Kalenderwoche){_S}(\d{{1,2}})(?:{_S}|/)(\d{{4}})(?!\d)")
_CENTURY = re.compile(
    rf"(\d{{1,2}})\.(?:{_DASH}(\d{{1,2}})\.)?{_S}(?:Jahrhunderts?|Jh\.)(?!\w)(?:{_S}(v\.{_S}?Chr\.))?"
)
_DECADE = re.compile(rf"(\d{{4}}|\d{{2}})er(?:[- ]?Jahren?|{_S}Jahren?)(?!\w)")
_SHORT_DECADE = re.compile(r"(\d0|\d{3}0)er(?![\w-])")
_BC = re.compile(rf"{_S}(v\.{_S}?Chr\.|vor{_S}Christus|v\.{_S}?u\.{_S}?Z\.)")
_AD = re.compile(rf"{_S}(n\.{_S}?Chr\.|nach{_S}Christus)")
_TIME = re.compile(
    rf"(?P<h1>\d{{1,2}})(?:[.:](?P<m1>\d{{2}}))?(?:{_S}Uhr)?(?:{_DASH}(?P<h2>\d{{1,2}})(?:[.:](?P<m2>\d{{2}}))?)?"
    rf"{_S}?(?:Uhr|h)(?!\w)(?:{_S}(?P<after>\d{{1,2}})(?!\d|\.))?"
)
# um 8 und 16 Uhr: the first takes its Uhr from the second
_TWO_TIMES = re.compile(
    rf"(\d{{1,2}})(?:[.:](\d{{2}}))?(?=(?:,{_S}|{_S}und{_S}|{_S}oder{_S})\d{{1,2}}(?:[.:]\d{{2}})?{_S}Uhr)"
)
_HALF_PAST = re.compile(rf"{_S}Uhr(?!\w)")
_COLON = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:]|[.,]\d)")
_COLON_RANGE = re.compile(rf"(\d{{1,2}}):(\d{{2}}){_DASH}(\d{{1,2}}):(\d{{2}})(?![\d:])")
_CLOCK_WORD = re.compile(rf"{_S}Uhr(?!\w)(?:{_S}(\w+))?")

_SEASON = re.compile(
    rf"([Ss]ommer|[Ww]inter|[Hh]erbst|[Ff]rühjahr|[Ff]rühling)s?{_S}(?:des{_S}Jahres{_S}(?P<year>\d{{4}})(?!\d)|{_RELATIVE}(?!\w))"
)
_THIRD = re.compile(rf"([Aa]nfang|[Mm]itte|[Ee]nde){_S}(?!des{_S}Jahres){_RELATIVE}(?!\w)")
_HALF_MONTH = re.compile(
    rf"(Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)hälfte(?!\w)"
    rf"(?:{_S}(?P<year>\d{{4}})(?!\d)|{_S}{_RELATIVE})?"
)
_ROUGHLY = (("gegen",), ("etwa",), ("circa",), ("ca.",), ("ungefähr",))

_YEAR_BEFORE = frozenset(
    [
        "seit",
        "ab",
        "jahr",
        "jahre",
        "jahres",
        "jahren",
        "anfang",
        "mitte",
        "ende",
        "sommer",
        "winter",
        "herbst",
        "frühjahr",
        "frühling",
        "zwischen",
        "vom",
        "von",
        "bis",
        "agenda",
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
        "spätestens",
        "schuljahr",
        "vor",
        "nach",
        "haushaltsjahr",
        "ausgabe",
        "spielzeit",
        "wintersemester",
        "sommersemester",
        "semester",
        "olympia",
        "expo",
        "saison",
        "gegründet",
        "geboren",
        "anno",
        "bereits",
        "erst",
        "schon",
        "noch",
        "in",
        "für",
        "haushalt",
        "haushaltsplan",
        "etat",
        "und",
        "zuletzt",
        "stand",
        "herbstferien",
        "sommerferien",
    ]
)
_YEAR_WORDS = frozenset({"jahr", "jahre", "jahres", "jahren", "seit", "agenda", "ende", "anfang", "mitte", "schuljahr"})
_VERBS = frozenset(
    [
        "wurde",
        "wurden",
        "war",
        "waren",
        "begann",
        "begannen",
        "fand",
        "fanden",
        "hat",
        "haben",
        "hatte",
        "hatten",
        "ist",
        "sind",
        "konnte",
        "konnten",
        "feierte",
        "feierten",
        "unterzeichnete",
        "unterzeichneten",
        "schloss",
        "schlossen",
        "trat",
        "traten",
        "lag",
        "lagen",
        "soll",
        "sollen",
        "sollte",
        "sollten",
        "wird",
        "werden",
        "kam",
        "kamen",
        "reiste",
        "reisten",
        "gab",
        "gegründet",
        "eröffnete",
        "eröffneten",
        "besuchte",
        "besuchten",
        "und",
        "oder",
        "bis",
        "sowie",
        "als",
        "wie",
        "mit",
        "in",
        "von",
        "zu",
        "für",
        "auf",
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "nach",
        "vor",
        "bei",
        "aus",
        "durch",
        "an",
        "am",
        "im",
        "zum",
        "zur",
        "über",
        "unter",
        "folgte",
        "folgten",
        "startete",
        "starteten",
        "endete",
        "endeten",
        "erhielt",
        "erhielten",
        "nahm",
        "nahmen",
        "stieg",
        "stiegen",
        "sank",
        "sanken",
        "erstmals",
        "vereinbarten",
        "vereinbarte",
        "beschloss",
        "beschlossen",
        "gründeten",
        "gründete",
        "entstand",
        "entstanden",
        "lebten",
        "lebte",
        "bestand",
        "bestanden",
        "erreichte",
        "erreichten",
        "betrug",
        "betrugen",
        "zählte",
        "zählten",
        "möchten",
        "möchte",
        "wollen",
        "will",
        "kann",
        "können",
        "muss",
        "müssen",
        "darf",
        "dürfen",
        "noch",
        "auch",
        "nicht",
        "gemeinsam",
        "bereits",
    ]
)


class Context:
    """What a date needs of its surroundings: the reference date, and the words before it."""

    __slots__ = ("reference",)

    def __init__(self, reference: date | None) -> None:
        self.reference = reference

    def year(self, relative: str | None) -> int | None:
        """Give the year that "dieses Jahres", "letzten Jahres" or nothing means, None without a reference date."""
        if self.reference is None:
            return None
        if relative and any(word in relative for word in ("vergangenen", "letzten", "vorigen")):
            return self.reference.year - 1
        if relative and any(word in relative for word in ("nächsten", "kommenden")):
            return self.reference.year + 1
        return self.reference.year


def _month(form: str) -> int:
    if form[0].isdigit():
        return int(form.rstrip("."))
    return MONTHS[form.rstrip(".").lower()]


def _year_of(found: re.Match[str], context: Context) -> int | None:
    written = found["year"] or found["ad"]
    return int(written) if written else context.year(found["rel"])


def _mention(text: str, start: int, end: int, answer: Answer, qualifier: str | None = None) -> Mention:
    return make(
        text,
        start,
        end,
        MentionKind.DATE,
        answer.value,
        qualifier=answer.qualifier or qualifier,
        status=answer.status,
        candidates=answer.candidates,
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
        int(found["y1"]) if found["y1"] else None, _month(found["m1"]) if found["m1"] else None, int(found["d1"])
    )
    last = Day(last_year, _month(second_month), int(found["d2"]))
    _, begin = _weekday(text, start)
    return [_mention(text, begin, found.end(), dates.interval(first, last))], found.end()


def _read_two(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    found = _TWO_DAYS.match(text, start)
    if found is None:
        return None
    year = _year_of(found, context)
    day = Day(year, _month(found[3]), int(found[1]))
    if "zwischen" in before[-2:]:
        last = _NAMED.match(text, found.start(2))
        if last is not None:
            return [
                _mention(text, start, last.end(), dates.interval(day, Day(year, day.month, int(found[2]))))
            ], last.end()
    return [_mention(text, start, found.end(), dates.single(day))], found.end()


def _read_named(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    found = _NAMED.match(text, start)
    if found is None:
        return None
    weekday, begin = _weekday(text, start)
    year = _year_of(found, context)
    day = Day(year, _month(found[2]), int(found[1]))
    end = found.end() if found["year"] or found["ad"] or found["rel"] else found.end(2)
    return [_mention(text, begin, end, dates.single(day, weekday))], end


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
    return [_mention(text, begin, found.end(), answer)], found.end()


def _read_iso(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    found = _ISO.match(text, start)
    if found is None:
        return None
    answer = dates.single(Day(int(found[1]), int(found[2]), int(found[3])))
    return [_mention(text, start, found.end(), answer)], found.end()


def _read_slashed(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    found = _SLASHED.match(text, start)
    if found is None:
        month = _MONTH_SLASH.match(text, start)
        if month is None or before[-1:] in (("nr.",), ("nummer",), ("drucksache",), ("vorlage",)):
            return None
        day = Day(int(month[2]), int(month[1]))
        return [_mention(text, start, month.end(), dates.single(day))], month.end()
    one, two, year = int(found[1]), int(found[2]), int(found[3])
    readings = [d for d in (Day(year, two, one), Day(year, one, two)) if not d.problem()]
    shown = tuple(dict.fromkeys(d.edtf() for d in readings))
    if len(shown) == 1 and not Day(year, two, one).problem():
        answer = Answer(shown[0])
    else:
        status = "ambiguous" if len(shown) == 2 else "malformed" if shown else "invalid"
        answer = Answer(None, status, shown or Day(year, two, one).near())
    return [_mention(text, start, found.end(), answer)], found.end()


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
    return [_mention(text, begin, found.end(), dates.single(day, weekday))], found.end()


def _read_time(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    found = _TWO_TIMES.match(text, start) if before[-1:] in (("um",), ("gegen",), ("ab",)) else None
    if found is not None:
        value = dates.clock(int(found[1]), int(found[2] or 0))
        return [_time(text, start, found.end(), value, _near_clock(int(found[1]), int(found[2] or 0)))], found.end()
    found = _TIME.match(text, start)
    if found is None or (text[found.end() - 1] == "h" and found["m1"] is None):
        return _read_colon(text, start)
    first = dates.clock(int(found["h1"]), int(found["m1"] or found["after"] or 0))
    if found["h2"] is None:
        near = _near_clock(int(found["h1"]), int(found["m1"] or 0))
        begin, qualifier = (word_before(text, start), "about") if before[-1:] in _ROUGHLY else (start, None)
        return [_time(text, begin, found.end(), first, near, qualifier)], found.end()
    last = dates.clock(int(found["h2"]), int(found["m2"] or 0))
    value = f"{first}/{last}" if first and last else None
    near = (f"{first or 'T00:00'}/{last or 'T24:00'}",)
    return [_time(text, start, found.end(), value, near)], found.end()


def _near_clock(hour: int, minute: int) -> tuple[str, ...]:
    return (f"T{min(hour, 23):02d}:{min(minute, 59):02d}", f"T{hour % 24:02d}:{minute % 60:02d}")


def _time(
    text: str, start: int, end: int, value: str | None, near: tuple[str, ...], qualifier: str | None = None
) -> Mention:
    if value is None:
        return make(text, start, end, MentionKind.TIME, None, status="invalid", candidates=tuple(dict.fromkeys(near)))
    return make(text, start, end, MentionKind.TIME, value, qualifier=qualifier)


def _read_colon(text: str, start: int) -> tuple[list[Mention], int] | None:
    ranged = _COLON_RANGE.match(text, start)
    if ranged is not None:
        first, last = dates.clock(int(ranged[1]), int(ranged[2])), dates.clock(int(ranged[3]), int(ranged[4]))
        if first and last:
            return [_time(text, start, ranged.end(), f"{first}/{last}", ())], ranged.end()
    found = _COLON.match(text, start)
    if found is None:
        return None
    value = dates.clock(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    if value is None:
        return [], found.end()  # a ratio or a score
    return [_time(text, start, found.end(), value, ())], found.end()


def _read_period(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    century = _CENTURY.match(text, start)
    if century is not None:
        answer = dates.century(int(century[1]))
        if century[3]:
            return [], century.end()
        if century[2] and answer.value:
            last = dates.century(int(century[2]))
            answer = Answer(f"{answer.value}/{last.value}") if last.value else last
        return [_mention(text, start, century.end(), answer)], century.end()
    decade = _DECADE.match(text, start)
    if decade is not None:
        return [_mention(text, start, decade.end(), _decade(decade[1], context))], decade.end()
    short = _SHORT_DECADE.match(text, start)
    if short is not None and before[-1:] in (("der",), ("den",), ("die",)):
        return [_mention(text, start, short.end(), _decade(short[1], context))], short.end()
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
    found = _PERIOD.match(text, start)
    if found is None:
        return None
    written = found["number"].rstrip(".")
    number = int(written) if written.isdigit() else ordinal_value(written.lower()) or roman_value(written)
    if number is None:
        return None
    year = int(found["year"]) if found["year"] else context.year(found["rel"])
    if found["what"] == "Hälfte" and year is None:
        return [], found.end()
    answer = dates.quarter(year, number) if found["what"].startswith("Quartal") else dates.half(year, number)
    return [_mention(text, start, found.end(), answer)], found.end()


def _read_year(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    found = _YEARS.match(text, start)
    if found is None and before[-1:] == ("zwischen",):
        found = _BETWEEN_YEARS.match(text, start)
    if found is None:
        return None
    first = int(found[1])
    written = found[2] or found[3]
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    if not (1000 <= first <= 2200 and 1000 <= last <= 2200):
        return None
    if found[3] and len(written) == 2 and last != first + 1:
        return None  # 2024/12 is a reference or a month
    if found[3] and last - first > 1:
        return None
    end = found.end()
    if last == first + 1 and found[3] and before[-1:] == ("winter",):  # Winter 2025/26 is the one that begins in 2025
        return [_mention(text, word_before(text, start), end, dates.season(first, "winter"))], end
    return [_mention(text, start, end, dates.interval(Day(first), Day(last)))], end


_READERS = (
    _read_iso,
    _read_range,
    _read_two,
    _read_named,
    _read_numeric,
    _read_slashed,
    _read_day_month,
    _read_time,
    _read_period,
    _read_year,
)


def month(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    """Read the month's name at `start` with its year: `Januar 2024`, `Mai und Juli 2024`, `Anfang März`."""
    found = _MONTH_YEAR.match(text, start)
    if found is None:
        return None
    year = _year_of(found, context)
    dated = bool(found["year"] or found["ad"] or found["rel"])
    end = found.end() if dated else found.end("m2") if found["m2"] else found.end("m1")
    first = _month(found["m1"])
    own = int(found["y1"]) if found["y1"] else None
    if found["y1"]:
        end = max(end, found.end("y1"))
    bare = not (dated or found["y1"])
    if bare and len(found["m1"].rstrip(".")) <= 3 and found["m1"] != "Mai":
        return None  # "Jan" is also a name, "Nov" an abbreviation
    if found["m2"]:
        if found["und"] and before[-1:] != ("zwischen",):
            one = _mention(text, start, found.end("m1"), dates.single(Day(own or year, first)))
            second = _mention(text, found.start("m2"), end, dates.single(Day(year, _month(found["m2"]))))
            return [one, second], end
        answer = dates.interval(Day(own, first), Day(year, _month(found["m2"])))
        return [_mention(text, start, end, answer)], end
    part = THIRDS.get(before[-1]) if before else None
    day = Day(own or year, first)
    if part:
        begin = word_before(text, start)
        return [_mention(text, begin, end, dates.third(day, part))], end
    return [_mention(text, start, end, dates.single(day))], end


def season(text: str, start: int, context: Context) -> tuple[Mention, int] | None:
    """Read `Sommer dieses Jahres`, `Herbst des Jahres 2024`, `Ende nächsten Jahres`; `Sommer 2024` is read at its year."""
    found = _SEASON.match(text, start)
    if found is not None:
        year = int(found["year"]) if found["year"] else context.year(found["rel"])
        answer = dates.season(year, SEASONS[found[1].lower()])
        return _mention(text, start, found.end(), answer), found.end()
    found = _THIRD.match(text, start)
    if found is None:
        return None
    answer = dates.third(Day(context.year(found["rel"])), THIRDS[found[1].lower()])
    return _mention(text, start, found.end(), answer), found.end()


def half_month(text: str, start: int, number: int, at: int, context: Context) -> tuple[Mention, int] | None:
    """Read `zweite Oktoberhälfte 2024`; `at` is where the noun begins."""
    found = _HALF_MONTH.match(text, at)
    if found is None:
        return None
    year = int(found["year"]) if found["year"] else context.year(found["rel"])
    return _mention(
        text, start, found.end(), dates.half_month(Day(year, MONTHS[found[1].lower()]), number)
    ), found.end()


def word_before(text: str, start: int) -> int:
    """Give where the word before `start` begins."""
    end = start
    while end > 0 and text[end - 1] in " \u00a0\u202f\u2009":
        end -= 1
    while end > 0 and not text[end - 1].isspace():
        end -= 1
    return end


def bare_year(text: str, start: int, end: int, before: tuple[str, ...], after: str) -> tuple[Mention, int] | None:
    """Read four digits as a year where the words around them say so.

    `after` is the following word as written, "" where none follows directly.
    """
    year = int(text[start:end])
    era = _BC.match(text, end)
    if era:
        return _mention(text, start, era.end(), Answer(dates.year_text(1 - year))), era.end()
    era = _AD.match(text, end)
    if era:
        return _mention(text, start, era.end(), Answer(dates.year_text(year))), era.end()
    last = before[-1] if before else ""
    if end - start != 4 or not 1000 <= year <= 2199:
        return None
    if last in _YEAR_WORDS or last in SEASONS or (last in _YEAR_BEFORE and not _counted(after)):
        qualifier = None
    elif last in ("um", "circa", "ca.", "etwa") and not _counted(after):
        qualifier = "about"
    elif 1800 <= year <= 2100 and not _counted(after):
        qualifier = None
    else:
        return None
    if last in THIRDS:
        begin = word_before(text, start)
        return _mention(text, begin, end, dates.third(Day(year), THIRDS[last])), end
    if last == "jahres" and len(before) > 2 and before[-2] == "des" and before[-3] in THIRDS:
        begin = word_before(text, word_before(text, word_before(text, start)))
        return _mention(text, begin, end, dates.third(Day(year), THIRDS[before[-3]])), end
    if last in SEASONS:
        return _mention(text, word_before(text, start), end, dates.season(year, SEASONS[last])), end
    begin = word_before(text, start) if last in ("jahr", "jahre") or qualifier else start
    return _mention(text, begin, end, Answer(dates.year_text(year)), qualifier), end


def _counted(after: str) -> bool:
    """Whether the word after four digits is what they count: a noun, or an adjective before one."""
    if not after:
        return False
    # 2020 ruhten Kontakte: a verb in the past; 2000 neue Bäume: an adjective.
    return after[0].isupper() or (after not in _VERBS and not after.endswith(("te", "ten")))


_MORNING = ("morgen", "morgens", "früh", "vormittag", "vormittags")
_EVENING = ("abend", "abends", "nachmittag", "nachmittags")


def half_past(text: str, start: int, end: int, hour: int, before: tuple[str, ...]) -> tuple[Mention, int] | None:
    """Read `um halb acht`: morning or evening is open unless a word before says it."""
    if not 1 <= hour <= 12 or before[-1:] != ("halb",) or not (before[-2:-1] == ("um",) or _HALF_PAST.match(text, end)):
        return None
    uhr = _HALF_PAST.match(text, end)
    stop = uhr.end() if uhr else end
    early = (hour - 1) % 12
    readings = (f"T{early:02d}:30", f"T{early + 12:02d}:30")
    said = " ".join(before) + (text[stop : stop + 12].lower().split() or [""])[0]
    begin = word_before(text, start)
    if any(word in said for word in _EVENING):
        return _time(text, begin, stop, readings[1], ()), stop
    if any(word in said for word in _MORNING):
        return _time(text, begin, stop, readings[0], ()), stop
    mention = make(text, begin, stop, MentionKind.TIME, None, status="ambiguous", candidates=readings)
    return mention, stop


def clock_words(text: str, start: int, end: int, word: str) -> tuple[Mention, int] | None:
    """Read `zwölf Uhr`, `neun Uhr dreißig`; `end` is where the number word ends."""
    found = _CLOCK_WORD.match(text, end)
    value = word_value(word) if found else None
    if found is None or value is None or value.denominator != 1:
        return None
    minute = word_value(found[1].lower()) if found[1] else None
    stop = found.end() if minute is not None else (found.start(1) - 1 if found[1] else found.end())
    shown = dates.clock(int(value), int(minute or 0))
    return _time(text, start, stop, shown, _near_clock(int(value), int(minute or 0))), stop


def prefixed(text: str, start: int) -> tuple[list[Mention], int] | None:
    """Read `Q1 2024` and `KW 12/2024`; `start` is at the letter."""
    found = _QUARTER.match(text, start)
    if found:
        return [_mention(text, start, found.end(), dates.quarter(int(found[2]), int(found[1])))], found.end()
    found = _WEEK.match(text, start)
    if found:
        week = int(found[1])
        value = f"{found[2]}-W{week:02d}" if 1 <= week <= 53 else None
        near = (f"{found[2]}-W52", f"{found[2]}-W01")
        answer = Answer(value) if value else Answer(None, "invalid", near)
        return [_mention(text, start, found.end(), answer)], found.end()
    return None
