"""What writing a value has in common in both languages: which part goes where."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from fractions import Fraction

from memorandum_kit.model import MentionKind

NBSP = "\u00a0"

_DURATION_ONE = re.compile(r"(PT?)(\d[\d.]*)([YMWDHS])")


class Writer(ABC):
    """What both languages share: which part of a value goes where."""

    before: dict[str, str]
    space = ""

    def __init__(self, style: str) -> None:
        self.style = style

    def write(self, value: str, kind: MentionKind, unit: str | None, qualifier: str | None, source: str) -> str:
        """Write a value of this kind with its unit and qualifier."""
        if kind is MentionKind.REFERENCE:
            return self.reference(value, source)
        if kind is MentionKind.DATE:
            return self.qualified(self.date(value), qualifier if qualifier == "about" else None)
        if kind is MentionKind.TIME:
            return self.joined([self.time(part) for part in value.split("/")])
        if kind is MentionKind.DURATION:
            return self.durations(value, qualifier, source)
        if source == "ordinal":
            return self.ordinal(int(value))
        if qualifier == "range":
            low, high = (Fraction(part) for part in value.split("/"))
            return self.range(low, high, unit)
        return self.qualified(self.amount(Fraction(value), unit), qualifier)

    def qualified(self, text: str, qualifier: str | None) -> str:
        """Put the qualifier's word before a text."""
        word = self.before.get("about" if qualifier == "vague" else qualifier or "")
        return f"{word}{self.space}{text}" if word else text

    def durations(self, value: str, qualifier: str | None, source: str) -> str:
        """Write a duration, a frequency or a range of two durations."""
        sides = [_DURATION_ONE.fullmatch(part) for part in value.split("/")]
        if len(sides) == 2 and sides[0] and sides[1] and sides[0][1] == sides[1][1] and sides[0][3] == sides[1][3]:
            low, high = Fraction(sides[0][2]), Fraction(sides[1][2])
            return self.duration_range(low, high, self.duration(value.split("/")[1]))
        parts = [self.duration(part) for part in value.split("/")]
        if source == "frequency":
            return self.frequency(value)
        return self.joined(parts) if len(parts) > 1 else self.qualified(parts[0], qualifier)

    @abstractmethod
    def joined(self, parts: list[str]) -> str:
        """Join the two ends of a range."""

    @abstractmethod
    def duration_range(self, low: Fraction, high: Fraction, last: str) -> str:
        """Write a range of durations in one unit; `last` is the second end as written."""

    @abstractmethod
    def amount(self, value: Fraction, unit: str | None) -> str:
        """Write a number with its unit or currency."""

    @abstractmethod
    def range(self, low: Fraction, high: Fraction, unit: str | None) -> str:
        """Write a range of numbers with their unit."""

    def date(self, value: str) -> str:
        """Write a date, month, year or period given as EDTF."""
        if special := self.period(value):
            return special
        if "/" in value:
            return self.interval(*value.split("/"))
        year, month, day = date_fields(value)
        if month is None and year is not None and year > 2100:
            return self.late_year(year)
        return self.day("" if year is None else self.year(year), month, day)

    @abstractmethod
    def period(self, value: str) -> str:
        """Write a century, decade, week, season, quarter or half-year; empty for anything else."""

    @abstractmethod
    def interval(self, first: str, last: str) -> str:
        """Write an interval; what both dates share is written once."""

    @abstractmethod
    def late_year(self, year: int) -> str:
        """Write a year past 2100, which four digits alone would not show to be one."""

    @abstractmethod
    def year(self, year: int) -> str:
        """Write a year, before Christ as well."""

    @abstractmethod
    def day(self, year: str, month: int | None, day: int | None) -> str:
        """Write a date from its year as written, month and day as far as it has them."""

    @abstractmethod
    def time(self, value: str) -> str:
        """Write a time of day."""

    @abstractmethod
    def duration(self, value: str) -> str:
        """Write an ISO 8601 duration."""

    @abstractmethod
    def frequency(self, value: str) -> str:
        """Write how often something is done, given as the duration between."""

    @abstractmethod
    def ordinal(self, value: int) -> str:
        """Write an ordinal number."""

    @abstractmethod
    def reference(self, value: str, source: str) -> str:
        """Write an article or another reference."""


_DURATION = re.compile(
    r"P(?:(\d[\d.]*)Y)?(?:(\d[\d.]*)M)?(?:(\d[\d.]*)W)?(?:(\d[\d.]*)D)?(?:T(?:(\d[\d.]*)H)?(?:(\d[\d.]*)M)?(?:(\d[\d.]*)S)?)?"
)


def duration_fields(value: str) -> tuple[str | None, ...]:
    """Give the fields of an ISO 8601 duration, None where it has none of a unit."""
    found = _DURATION.fullmatch(value)
    if found is None or not any(found.groups()):
        raise ValueError(f"{value!r} is no ISO 8601 duration")
    return found.groups()


def date_fields(value: str) -> tuple[int | None, int | None, int | None]:
    """Give year, month and day of a date as far as it has them."""
    found = re.fullmatch(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    if found:
        return int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None
    found = re.fullmatch(r"--(\d\d)(?:-(\d\d))?", value)
    if found and int(found[1]) <= 12:
        return None, int(found[1]), int(found[2]) if found[2] else None
    raise ValueError(f"{value!r} is no date that is written here")


def named_months(found: re.Match[str], quarter: str, half: str, thirds: tuple[str, str, str]) -> str:
    """Give the name of an interval of months that is a quarter, half or third of a year, "" otherwise."""
    first, last = int(found[2]), int(found[3])
    if last - first == 2 and first % 3 == 1:
        return quarter.format((first + 2) // 3, found[1])
    if last - first == 5 and first in (1, 7):
        return half.format((first + 5) // 6, found[1])
    if last - first == 3 and first in (1, 5, 9):
        return thirds[first // 4].format("", found[1])
    return ""
