"""A German number with its range, unit, currency and qualifier."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities.canonical import duration_in, number_text
from memorandum_kit.quantities.german.compounds import RANGE, Compounds
from memorandum_kit.quantities.german.date_words import word_before
from memorandum_kit.quantities.german.lexicon import (
    TIME_UNITS,
)
from memorandum_kit.quantities.german.numerals import (
    word_value,
)
from memorandum_kit.quantities.german.surroundings import NEXT_WORD, SPACE, WORD
from memorandum_kit.quantities.german.words import fraction_bottom
from memorandum_kit.quantities.reading import Read, amount, make
from memorandum_kit.quantities.units import units

_THOUSANDS = re.compile(rf"{SPACE}?([TM])(?:EUR|€)(?!\w)")


_UND = re.compile(rf"{SPACE}und{SPACE}(?=[\dA-Za-zÄÖÜäöüß])")


_MONEY_TAIL = re.compile(r",(?:[–—-]{1,2})(?!\d)")


_MINUS = re.compile(r"(?<![\w.,/)–-])[−–-]$")


_CURRENCY_BEFORE = re.compile(rf"(€|EUR|US\$|\$|£|USD|CNY|RMB|CHF|GBP|JPY|HKD|TWD|PLN|HK\$|¥|￥){SPACE}?$")


_CENTS = re.compile(rf"{SPACE}(\d{{2}})(?!\d|[.,]\d|{SPACE}?(?:%|Euro|EUR|€|Prozent|\w))")


_CENT_WORD = re.compile(rf"{SPACE}([a-zäöüß]+)(?![\w-])(?!{SPACE}(?:[a-zäöüß]+(?:e|en|er){SPACE})?[A-ZÄÖÜ])")


class Amounts(Compounds):
    """A number with its range, unit, currency and qualifier."""

    def _fraction(self, start: int, end: int, top: Fraction, bottom: int, words: tuple[str, ...]) -> int:
        begin, qualifier = self.qualifier(start, words)
        tail = NEXT_WORD.match(self.text, end)
        low = tail[1].lower() if tail else ""
        value = top / bottom
        if tail and low in TIME_UNITS:
            text_value = duration_in(value, TIME_UNITS[low])
            self.found.append(make(self.text, begin, tail.end(), MentionKind.DURATION, text_value, qualifier=qualifier))
            return tail.end()
        self.found.append(amount(self.text, begin, end, Read(value, end, style="words"), None, None, qualifier))
        return end

    def number(self, start: int, read: Read, words: tuple[str, ...]) -> int:
        """Finish a number: scale, range, unit, currency, qualifier."""
        text = self.text
        if read.status != "ok" and not read.candidates:
            return read.end
        low = self.scaled(self.said_twice(self.and_part(read)))
        end = low.end
        compound = self.compound(start, low, words)
        if compound is not None:
            return compound
        if low.style == "digits" and low.value is not None and low.value.denominator == 1:
            following = NEXT_WORD.match(text, end)
            bottom = fraction_bottom(following[1].lower()) if following else None
            if following and bottom:
                return self._fraction(start, following.end(), low.value, bottom, words)
        if text.startswith("- bis ", end):
            ellipsis = self.ellipsis(start, low, end + len("- bis "), words)
            if ellipsis:
                return ellipsis
        high: Read | None = None
        if words and words[-1] in ("−", "-", "–"):  # zwischen −4 und 26 °C
            words = self.before(start - 1)
        between = bool(words) and words[-1] == "zwischen"
        joint = (_UND if between else RANGE).match(text, end)
        # a unit may stand on both sides: 5 % bis 10 %
        own_unit, own_end = self.unit_after(end)
        if joint is None and own_unit:
            joint = (_UND if between else RANGE).match(text, own_end)
        if joint is not None:
            high = self.numeral(joint.end())
            if high is not None and own_unit and self.unit_after(high.end)[0] != own_unit:
                high = None
        if high is not None:
            end = high.end
            if high.scaled and not low.scaled and low.value is not None and high.value is not None and low.value < 1000:
                low = self.borrow_scale(low, high, joint.end() if joint else end)
        tail = _MONEY_TAIL.match(text, end)
        if tail is not None:
            end = tail.end()
        thousands = _THOUSANDS.match(text, end)
        if thousands is not None:
            factor = 10**6 if thousands[1] == "M" else 10**3
            low, high = low.times(factor, end), None if high is None else high.times(factor, end)
            return self._finish(start, low, high, "EUR", thousands.end(), words, between)
        unit, stop = self.unit_after(end)
        if unit is None and high is None and words and words[-1] in ("von", "um") and text.startswith(" auf ", end):
            other = self.numeral(end + len(" auf "))
            shared = self.unit_after(other.end)[0] if other is not None else None
            if other is not None and other.scaled and not low.scaled and low.value is not None and low.value < 1000:
                said = low.value
                low = self.borrow_scale(low, other, end + len(" auf "))  # von 3 auf 5 Millionen
                if said >= 100 and low.value is not None:  # von 800 auf 1,2 Millionen
                    low = Read(None, low.end, "ambiguous", (said, low.value))
            if shared is not None:  # von 20 auf 25 Prozent
                return self._finish(start, low, None, shared, end, words, between)
        return self._finish(start, low, high, unit, max(stop, end) if unit else end, words, between)

    def _finish(
        self,
        start: int,
        low: Read,
        high: Read | None,
        unit: str | None,
        end: int,
        words: tuple[str, ...],
        between: bool,
    ) -> int:
        text = self.text
        begin = start
        left = text[max(0, start - 5) : start]
        minus = _MINUS.search(left) if left[-1:] in ("-", "−", "–") else None
        if minus is not None and low.value is not None:
            low = replace(low, value=-low.value)
            begin = start - 1
            words = self.before(begin)
        qualifier: str | None = None
        if between:
            begin = word_before(text, begin)
            words = self.before(begin)
        if unit is None:
            currency = _CURRENCY_BEFORE.search(left)
            if currency is not None:
                unit = units().german.get(currency[1], "CNY")
                begin = start - len(currency[0])
                words = self.before(begin)
                if currency[1] in "¥￥":
                    self.found.append(self._yen_or_yuan(begin, end, low))
                    return end
        if words and words[-1] == "minus" and low.value is not None:
            low = replace(low, value=-low.value)
            begin = word_before(text, begin)
            words = self.before(begin)
        begin, qualifier = self._sized_qualifier(begin, words, low)
        time = self._duration_after(end) if unit is None else None
        if time is not None:
            return self.duration(begin, low, high, time, qualifier, words)
        if (
            unit == "EUR"
            and low.style == "digits"
            and high is None
            and low.value is not None
            and low.value.denominator == 1
        ):
            cents = _CENTS.match(text, end)
            if cents is not None and text[end - 4 : end] == "Euro":
                low = Read(low.value + Fraction(int(cents[1]), 100), cents.end())
                end = cents.end()
        if unit == "EUR" and high is None and low.value is not None and low.value.denominator == 1:
            low, end = self._spoken_cents(low, end)
        if (
            unit is None
            and high is None
            and low.status == "ok"
            and low.style == "digits"
            and text[end : end + 4] == "fach"
        ):
            found = WORD.match(text, end)
            end = found.end() if found else end
        elif (unit is None and text[end : end + 3] == "mal") or text[end : end + 4] in (" Mal", "-mal"):
            end = end + (3 if text[end] == "m" else 4)
            self.found.append(amount(text, begin, end, low, high, None, qualifier))
            return self.frequency_after(end)
        end, qualifier = self.or_more(end, qualifier)
        self.found.append(amount(text, begin, end, low, high, unit, qualifier))
        return self.frequency_after(end) if unit else end

    def _sized_qualifier(self, begin: int, words: tuple[str, ...], low: Read) -> tuple[int, str | None]:
        """The qualifier before a number; `an die` is one of round numbers only: an die 600 Gäste, an die zwei Partner."""
        if words[-2:] == ("an", "die") and (low.value is None or low.value < 20 or low.value % 10):
            return begin, None
        return self.qualifier(begin, words)

    def _spoken_cents(self, low: Read, end: int) -> tuple[Read, int]:
        """Add the cents of `zwei Euro fünfzig`; a noun after them is what they count."""
        found = _CENT_WORD.match(self.text, end) if self.text[end - 4 : end] == "Euro" else None
        cents = word_value(found[1]) if found else None
        if found is None or cents is None or cents.denominator != 1 or not 5 <= cents <= 99:
            return low, end
        return Read((low.value or Fraction(0)) + cents / 100, found.end(), style=low.style, scaled=True), found.end()

    def _yen_or_yuan(self, begin: int, end: int, low: Read) -> Mention:
        shown = number_text(low.value) if low.value is not None else "0"
        return make(
            self.text,
            begin,
            end,
            MentionKind.MONEY,
            None,
            status="ambiguous",
            candidates=(f"{shown} CNY", f"{shown} JPY"),
        )
