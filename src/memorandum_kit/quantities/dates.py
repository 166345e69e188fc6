"""Dates, intervals and times of either language as ISO 8601 and EDTF, refused where the calendar does not have them.

Sources: ISO 8601-1:2019, EDTF (ISO 8601-2:2019): `199X`, seasons 21 to 24. Quarters, half-years and thirds of a year or
month ("Anfang 2024", 年初; 上旬) are intervals. The thirds are by convention: Chinese 旬 are days 1–10, 11–20, 21–end.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities.reading import make

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}


@dataclass(frozen=True, slots=True)
class Day:
    """A date of any precision; what the text does not say is None. `year` may be negative (astronomical)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def problem(self) -> str:
        """Give "" where the calendar has this date, otherwise `month` or `day`."""
        if self.month is not None and not 1 <= self.month <= 12:
            return "month"
        if self.day is not None and not 1 <= self.day <= self.last():
            return "day"
        return ""

    def last(self) -> int:
        """Give the last day of the month; without a year February has 29."""
        if self.month is None or not 1 <= self.month <= 12:
            return 31
        if self.year is None or not 1 <= self.year <= 9999:
            return monthrange(2000, self.month)[1]
        return monthrange(self.year, self.month)[1]

    def edtf(self) -> str:
        """Give the date as EDTF, `--01-12` without a year, `---12` of a day alone."""
        if self.year is None:
            if self.month is None:
                return f"---{self.day:02d}" if self.day is not None else ""
            return f"--{self.month:02d}" + (f"-{self.day:02d}" if self.day is not None else "")
        head = year_text(self.year)
        if self.month is None:
            return head
        return f"{head}-{self.month:02d}" + (f"-{self.day:02d}" if self.day is not None else "")

    def near(self) -> tuple[str, ...]:
        """Give what an impossible date may have been meant as, likeliest first."""
        if self.problem() == "month":
            swapped = Day(self.year, self.day, self.month)
            first = (swapped.edtf(),) if self.day is not None and not swapped.problem() else ()
            month = 12 if (self.month or 0) > 12 else 1
            kept = Day(self.year, month, min(self.day or 1, 28) if self.day else None)
            tens = Day(self.year, (self.month or 0) % 10 or 10, self.day)
            rest = (tens.edtf(),) if not tens.problem() else ()
            whole = (Day(self.year).edtf(),) if self.year is not None else ()
            return tuple(dict.fromkeys((*first, kept.edtf(), *rest, *whole)))
        end = Day(self.year, self.month, self.last())
        out = [end.edtf()]
        if self.day is not None and self.month is not None and 28 < self.day <= 31:
            following = Day(self.year, self.month + 1, self.day - self.last())
            if not following.problem():
                out.append(following.edtf())
        out.append(Day(self.year, self.month).edtf())
        return tuple(dict.fromkeys(out))

    def weekday(self) -> int | None:
        """Give the day of the week, Monday 0; None where the date is not a full one of years 1 to 9999."""
        if self.year is None or self.month is None or self.day is None or not 1 <= self.year <= 9999:
            return None
        return date(self.year, self.month, self.day).weekday() if not self.problem() else None

    def on_weekday(self, weekday: int) -> tuple[str, ...]:
        """Give what a date with a contradicting weekday may have been: as written, then the nearest such weekdays."""
        if self.year is None or self.month is None or self.day is None:
            return ()
        written = date(self.year, self.month, self.day)
        out = [written.isoformat()]
        for step in (1, -1, 2, -2, 3, -3):
            try:
                other = written + timedelta(days=step)
            except OverflowError:
                continue
            if other.weekday() == weekday:
                out.append(other.isoformat())
        return tuple(out)

    def ordered_before(self, other: Day) -> bool:
        """Whether this comes before `other` as far as both say the same fields."""
        mine = (self.year or 0, self.month or 0, self.day or 0)
        return mine < (other.year or 0, other.month or 0, other.day or 0)


def year_text(year: int) -> str:
    """Give a year with four digits, 221 BC (astronomical −220) as `-0220`."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


@dataclass(frozen=True, slots=True)
class Answer:
    """A date's reading: a value, or None with status and candidates."""

    value: str | None
    status: str = "ok"
    candidates: tuple[str, ...] = ()
    qualifier: str | None = None


def date_mention(text: str, start: int, end: int, answer: Answer, qualifier: str | None = None) -> Mention:
    """Build the mention of a date from its reading."""
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


def single(day: Day, weekday: int | None = None) -> Answer:
    """Give the reading of one date, checked against the calendar and the weekday beside it."""
    if day.problem():
        return Answer(None, "invalid", day.near())
    if weekday is not None:
        real = day.weekday()
        if real is not None and real != weekday:
            return Answer(None, "invalid", day.on_weekday(weekday))
    return Answer(day.edtf())


def interval(first: Day, last: Day) -> Answer:
    """Give the reading of a range; the first date takes year and month from the last where it has none."""
    if first.year is None and last.year is not None:
        year = last.year
        if first.month is not None and last.month is not None and first.month > last.month:
            year -= 1  # 28. Dezember bis 3. Januar 2025
        first = Day(year, first.month, first.day)
    if first.month is None and first.day is not None:
        first = Day(first.year, last.month, first.day)
    if last.year is None and first.year is not None:
        last = Day(first.year, last.month, last.day)
    if last.month is None and last.day is not None:
        last = Day(last.year, first.month, last.day)
    if first.problem() or last.problem():
        left = (first.edtf(),) if not first.problem() else first.near()[:1]
        right = (last.edtf(),) if not last.problem() else last.near()[:1]
        return Answer(None, "invalid", (f"{left[0]}/{right[0]}",))
    if not first.ordered_before(last):
        if first.year is None and last.year is None and first.month != last.month:
            return Answer(f"{first.edtf()}/{last.edtf()}")  # across the turn of the year
        return Answer(None, "invalid", (first.edtf(), last.edtf(), f"{last.edtf()}/{first.edtf()}"))
    return Answer(f"{first.edtf()}/{last.edtf()}")


def months(year: int | None, first: int, last: int) -> str:
    """Give the interval of whole months of a year, or of any year."""
    return f"{Day(year, first).edtf()}/{Day(year, last).edtf()}"


def quarter(year: int | None, number: int) -> Answer:
    """Give a quarter as the interval of its months."""
    if not 1 <= number <= 4:
        return Answer(None, "invalid", tuple(months(year, 3 * q - 2, 3 * q) for q in (4, 1)))
    return Answer(months(year, 3 * number - 2, 3 * number))


def week(year: int, number: int) -> Answer:
    """Give a week of a year as ISO 8601 writes it: `2025-W23`."""
    weeks = date(year, 12, 28).isocalendar().week if 1 <= year <= 9999 else 53
    if not 1 <= number <= weeks:
        return Answer(None, "invalid", (f"{year_text(year)}-W{weeks}", f"{year_text(year)}-W01"))
    return Answer(f"{year_text(year)}-W{number:02d}")


def half(year: int | None, number: int) -> Answer:
    """Give a half-year as the interval of its months."""
    if number not in (1, 2):
        return Answer(None, "invalid", (months(year, 1, 6), months(year, 7, 12)))
    return Answer(months(year, 6 * number - 5, 6 * number))


def third(day: Day, part: int, *, exact: bool = False) -> Answer:
    """Give the first, second or last third of a year (four months) or month (旬); vague unless `exact`."""
    qualifier = None if exact else "vague"
    if day.problem():
        return Answer(None, "invalid", day.near())
    if day.month is None:
        return Answer(months(day.year, 4 * part - 3, 4 * part), qualifier=qualifier)
    first = Day(day.year, day.month, 10 * part - 9)
    last = Day(day.year, day.month, 10 * part if part < 3 else day.last())
    return Answer(f"{first.edtf()}/{last.edtf()}", qualifier=qualifier)


def season(year: int | None, name: str) -> Answer:
    """Give a season of a year as EDTF writes it, `2024-21` for spring; `--21` of any year."""
    return Answer(f"{'-' if year is None else year_text(year)}-{SEASONS[name]}")


def half_month(day: Day, number: int) -> Answer:
    """Give the first or second half of a month, which ends or begins with its middle day."""
    if number not in (1, 2) or day.problem():
        return Answer(None, "invalid", day.near() or (day.edtf(),))
    first, last = (1, 15) if number == 1 else (16, day.last())
    return interval(Day(day.year, day.month, first), Day(day.year, day.month, last))


def decade(start: int) -> str:
    """Give the decade that begins with `start`: 1990 is `199X`."""
    return f"{start // 10}X"


def century(number: int) -> Answer:
    """Give the 19th century as `18XX`."""
    if not 1 <= number <= 30:
        return Answer(None, "invalid", ("20XX", "19XX"))
    return Answer(f"{number - 1:02d}XX")


def two_digit_year(two: int, reference: date | None) -> int | None:
    """Give the year of a two-digit one, None where it is open: 00–39 is 20xx, 70–99 19xx, the rest by `reference`."""
    if two < 40:
        return 2000 + two
    if two >= 70:
        return 1900 + two
    return None if reference is None else 1900 + two


def clock(hour: int, minute: int = 0, second: int | None = None) -> str | None:
    """Give a time of day as `T14:30`, None where the clock has none; 24:00 is the end of a day."""
    if minute > 59 or hour > 24 or (hour == 24 and minute) or (second or 0) > 59:
        return None
    return f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")
