"""Write values in German: DIN 5008 for dates and times, DIN 1333 for numbers."""

from __future__ import annotations

import re
from fractions import Fraction

from memorandum_kit.quantities.canonical import number_text
from memorandum_kit.quantities.spelling import german_ordinal_stem, german_word
from memorandum_kit.quantities.units import units
from memorandum_kit.quantities.writer import NBSP, Writer, date_fields, duration_fields, named_months
from memorandum_kit.resources import GERMAN_MONTHS

_BEFORE_DE = {"about": "rund", "nearly": "knapp", "more": "über", "atleast": "mindestens", "atmost": "höchstens"}


_SEASONS_DE = {"21": "Frühjahr", "22": "Sommer", "23": "Herbst", "24": "Winter"}


_UNIT_DE = {"person": "Personen", "EUR": "Euro", "CNY": "Yuan", "USD": "US-Dollar", "Cel": "°C", "pp": "Prozentpunkte"}


_LONG_DE = {"mu": "Mu", "li": "Li", "jin": "Jin", "zhang": "Zhang", "chi": "Chi", "cun": "Cun"}


class GermanWriter(Writer):
    """Writes values in German."""

    before = _BEFORE_DE
    space = " "

    def joined(self, parts: list[str]) -> str:
        """Join the two ends of a range."""
        return " bis ".join(parts)

    def number(self, value: Fraction) -> str:
        """Write a number without a unit."""
        if value < 0:
            return f"−{self.number(-value)}"
        text = number_text(value)
        if "/" in text:
            return self.fraction(value)
        if self.style == "words" and value.denominator == 1:
            return german_word(int(value))
        whole, _, decimals = text.partition(".")
        return f"{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals else "")

    def fraction(self, value: Fraction) -> str:
        """Write a number that has no finite decimals."""
        whole, rest = divmod(value, 1)
        if whole:
            raise ValueError("German has no exact words for a mixed fraction; give numerator and denominator apart")
        stem = german_ordinal_stem(value.denominator)
        top = "ein" if rest.numerator == 1 else self.number(Fraction(rest.numerator))
        return f"{top} {stem[0].upper()}{stem[1:]}el"

    def amount(self, value: Fraction, unit: str | None) -> str:
        """Write a number with its unit or currency."""
        if units().is_money(unit) and unit is not None and "/" not in unit:
            return f"{self.money(value)}{NBSP}{self.unit(unit)}"
        text = self.number(value)
        return f"{text}{NBSP}{self.unit(unit)}" if unit else text

    def money(self, value: Fraction) -> str:
        """Write a sum without its currency, with cents where it has some."""
        if value.denominator != 1 and (value * 100).denominator == 1 and self.style == "digits":
            return (
                f"{self.number(Fraction(int(value)))},{int(abs(value) * 100) % 100:02d}"
                if value > 0
                else self.number(value)
            )
        return self.number(value)

    def unit(self, unit: str | None) -> str:
        """Give the unit as it is written behind a number."""
        if unit is None:
            return ""
        top, slash, bottom = unit.partition("/")
        if slash and unit not in units().by_code:
            return f"{'Einwohner' if top == 'person' else self.unit(top)}/{self.unit(bottom)}"
        for form, code in units().german.items():
            if code == unit:
                return _UNIT_DE.get(unit) or _LONG_DE.get(unit) or form
        if unit in _UNIT_DE:
            return _UNIT_DE[unit]
        raise ValueError(f"{unit!r} is no unit of the table")

    def range(self, low: Fraction, high: Fraction, unit: str | None) -> str:
        """Write a range of numbers with their unit."""
        tail = f"{NBSP}{self.unit(unit)}" if unit else ""
        return f"{self.number(low)} bis {self.number(high)}{tail}"

    def ordinal(self, value: int) -> str:
        """Write an ordinal number."""
        return f"{german_ordinal_stem(value)}e" if self.style == "words" else f"{value}."

    def frequency(self, value: str) -> str:
        """Write how often something is done, given as the duration between."""
        known = {"P1Y": "jährlich", "P6M": "halbjährlich", "P3M": "vierteljährlich", "P1M": "monatlich"}
        known |= {"P1W": "wöchentlich", "P1D": "täglich", "PT1H": "stündlich"}
        return known.get(value) or f"alle {self.duration(value)}"

    def duration(self, value: str) -> str:
        """Write an ISO 8601 duration."""
        names = (
            ("Jahr", "Jahre"),
            ("Monat", "Monate"),
            ("Woche", "Wochen"),
            ("Tag", "Tage"),
            ("Stunde", "Stunden"),
            ("Minute", "Minuten"),
            ("Sekunde", "Sekunden"),
        )
        parts = [
            f"{self.number(Fraction(count))}{NBSP}{one if count == '1' else many}"
            for count, (one, many) in zip(duration_fields(value), names, strict=True)
            if count
        ]
        return " und ".join(parts)

    def time(self, value: str) -> str:
        """Write a time of day."""
        return f"{value.removeprefix('T')}{NBSP}Uhr"

    def duration_range(self, low: Fraction, high: Fraction, last: str) -> str:
        """Write a range of durations in one unit; `last` is the second end as written."""
        return f"{self.number(low)} bis {last}"

    def year(self, year: int) -> str:
        """Write a year, before Christ as well."""
        if year <= 0:
            return f"{1 - year} v. Chr."
        return f"{year}" if year >= 1000 else f"{year} n. Chr."

    def interval(self, first: str, last: str) -> str:
        """Write an interval; what both dates share is written once."""
        return f"{self.start(first, last)} bis {self.date(last)}"

    def late_year(self, year: int) -> str:
        """Write a year past 2100, which four digits alone would not show to be one."""
        return f"{year} n. Chr."

    def day(self, year: str, month: int | None, day: int | None) -> str:
        """Write a date from its year as written, month and day as far as it has them."""
        if month is None:
            return year
        name = GERMAN_MONTHS[month - 1] + (f" {year}" if year else "")
        return f"{day}. {name}" if day else name

    def start(self, first: str, last: str) -> str:
        """Write the first date of an interval without what it shares with the last."""
        year, month, day = date_fields(first)
        if year is None or year != date_fields(last)[0] or not month:
            return self.date(first)
        if day and month == date_fields(last)[1]:
            return f"{day}."
        return f"{day}. {GERMAN_MONTHS[month - 1]}" if day else GERMAN_MONTHS[month - 1]

    def period(self, value: str) -> str:
        """Write a century, decade, week, season, quarter or half-year; empty for anything else."""
        if value.endswith("X"):
            if value.endswith("XX"):
                return f"{int(value[:-2]) + 1}. Jahrhundert"
            return f"{value[:-1]}0er Jahre"
        found = re.fullmatch(r"(\d{4})-(2[1-4])", value)
        if found:
            return f"{_SEASONS_DE[found[2]]} {found[1]}"
        found = re.fullmatch(r"(\d{4})-W(\d\d)", value)
        if found:
            return f"KW {found[2]}/{found[1]}"
        found = re.fullmatch(r"(\d{4})-(\d\d)/\1-(\d\d)", value)
        if found:
            return named_months(found, "{0}. Quartal {1}", "{0}. Halbjahr {1}", ("Anfang {1}", "Mitte {1}", "Ende {1}"))
        found = re.fullmatch(r"(\d{4})/(\d{4})", value)
        if found:
            return f"{found[1]}–{found[2]}"
        return ""

    def reference(self, value: str, source: str) -> str:
        """Write an article or another reference."""
        if source != "article":
            words = {
                "paragraph": "Absatz",
                "chapter": "Kapitel",
                "section": "Abschnitt",
                "annex": "Anlage",
                "page": "Seite",
            }
            return f"{words[source]} {value}" if source in words else value
        body, _, sentence = value.partition(".s")
        names = ("Artikel", "Absatz", "Nummer", "Buchstabe")
        parts = body.split(".")
        out = [f"{n} {chr(96 + int(p)) if n == 'Buchstabe' else p}" for n, p in zip(names, parts, strict=False) if p]
        if sentence:
            out.insert(2, f"Satz {sentence}")
        return " ".join(out)
