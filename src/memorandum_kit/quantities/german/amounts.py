"""A German number and what stands around it: word of scale, range, unit, currency, unit of time, qualifier."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities.canonical import duration_in, number_text
from memorandum_kit.quantities.german import dates
from memorandum_kit.quantities.german.lexicon import (
    ADJECTIVES,
    ENDINGS,
    PEOPLED,
    QUALIFIER_LASTS,
    TIME_UNITS,
    is_person,
    qualifier_words,
)
from memorandum_kit.quantities.german.numerals import (
    SCALES,
    VULGAR,
    blob,
    digits,
    scale,
    word_value,
)
from memorandum_kit.quantities.german.words import fraction_bottom
from memorandum_kit.quantities.reading import Read, amount, make
from memorandum_kit.quantities.units import units

SPACE = "[ \u00a0\u202f\u2009\u2007]"

WORD = re.compile(r"[^\W\d_]+")

NEXT_WORD = re.compile(r"[ \u00a0\u202f\u2009]?([^\W\d_]+)")

_RANGE = re.compile(rf"(?:{SPACE}?[–—‐‑-]{SPACE}?|{SPACE}bis{SPACE}(?:zu{SPACE})?)(?=[\dA-Za-zÄÖÜäöüß])")

_THOUSANDS = re.compile(rf"{SPACE}?([TM])(?:EUR|€)(?!\w)")

_TWICE = re.compile(r"[ \u00a0]\((\d{1,9})\)")

_ONE_FIELD = re.compile(r"(PT?)[\d.]+([YMWDHS])")

_AND_ALSO = re.compile(rf"(?:{SPACE}und{SPACE}|,?{SPACE})(?=[\da-zäöüß])")

_UND = re.compile(rf"{SPACE}und{SPACE}(?=[\dA-Za-zÄÖÜäöüß])")

_UNIT = re.compile(
    rf"{SPACE}?(%-Punkten?|v\.{SPACE}?H\.|°{SPACE}?C(?!\w)|[%‰€$£℃]|[^\W\d_]+(?:-[^\W\d_]+)*[²³]?(?:(?<=[mM])[23](?!\d))?(?:/[^\W\d_]+[²³]?(?:(?<=m)[23](?!\d))?)?)"
)

_PER = re.compile(rf"{SPACE}(?:pro|je){SPACE}([^\W\d_]+[²³]?)")

ADJECTIVE_NOUN = re.compile(rf"{SPACE}([a-zäöüß-]+(?:e|en|er)){SPACE}([A-ZÄÖÜ][^\W\d_]*)")

_UND_PERSON = re.compile(rf"{SPACE}(?:und|sowie){SPACE}([A-ZÄÖÜ][^\W\d_]*)")

_MONEY_TAIL = re.compile(r",(?:[–—-]{1,2})(?!\d)")

_MINUS = re.compile(r"(?<![\w.,/)–-])[−–-]$")

_CURRENCY_BEFORE = re.compile(rf"(€|EUR|US\$|\$|£|USD|CNY|RMB|CHF|GBP|JPY|HKD|TWD|PLN|HK\$|¥|￥){SPACE}?$")

_COMPOUND = re.compile(
    r"-(?:([Mm]illionen|[Mm]illion|[Mm]illiarden|[Tt]ausend|[Mm]io\.?|[Mm]rd\.?)-)?([^\W\d_]+)((?:-[^\W\d_]+)*)"
)

_CENTS = re.compile(rf"{SPACE}(\d{{2}})(?!\d|[.,]\d|{SPACE}?(?:%|Euro|EUR|€|Prozent|\w))")

_CENT_WORD = re.compile(rf"{SPACE}([a-zäöüß]+)(?![\w-])(?!{SPACE}(?:[a-zäöüß]+(?:e|en|er){SPACE})?[A-ZÄÖÜ])")

_FREQUENCY_NEXT = re.compile(
    rf"{SPACE}(?:im{SPACE}(?P<jahr>Jahr|Monat|Quartal)(?!{SPACE}?\d|\w)|am{SPACE}(?P<tag>Tag)(?!\w)|in{SPACE}der{SPACE}(?P<woche>Woche|Stunde)(?!\w))"
)

# "ein Gutschein über zehn Euro": the sum that a paper is made out for.
_ABOUT_WHAT = (
    "gutschein",
    "rechnung",
    "vertrag",
    "scheck",
    "betrag",
    "bescheid",
    "auftrag",
    "darlehen",
    "kredit",
    "angebot",
    "summe",
    "förderung",
    "quittung",
    "zuschuss",
)


class Amounts:
    """What stands around a German number: scale, range, unit, currency, qualifier, time."""

    def __init__(self, text: str, reference: date | None) -> None:
        self.text = text
        self.context = dates.Context(reference)
        self.found: list[Mention] = []
        self.line_after = -1

    def at(self, start: int) -> int:
        """Read what begins at `start`; the scan does it."""
        raise NotImplementedError

    def before(self, start: int) -> tuple[str, ...]:
        """Give the last three words before `start` in lower case."""
        floor = self.found[-1].span.end if self.found else 0
        return tuple(self.text[max(floor, start - 40) : start].lower().split()[-3:])

    def frequency_after(self, end: int) -> int:
        """Read `im Jahr`, `am Tag`, `in der Woche` after a number of times."""
        found = _FREQUENCY_NEXT.match(self.text, end)
        if found is None:
            return end
        unit = TIME_UNITS[(found["jahr"] or found["tag"] or found["woche"]).lower()]
        value = duration_in(Fraction(1), unit)
        self.found.append(make(self.text, end + 1, found.end(), MentionKind.DURATION, value, source="frequency"))
        return found.end()

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

    def qualifier(self, start: int, words: tuple[str, ...], *, skip: bool = False) -> tuple[int, str | None]:
        """Give where the qualifier before `start` begins, and it; `skip` passes over an article between them."""
        if not words or words[-1] not in QUALIFIER_LASTS:
            return start, None
        found = qualifier_words(words)
        if found is None or (words[-1] == "über" and len(words) > 1 and words[-2].endswith(_ABOUT_WHAT)):
            return start, None
        begin = start
        for _ in range(found[1] + (1 if skip else 0)):
            begin = dates.word_before(self.text, begin)
        return begin, found[0]

    def scaled(self, read: Read) -> Read:
        """Give the number with the word of scale after it."""
        following = scale(self.text, read.end)
        if following is None:
            return read
        factor, end = following
        out = read.times(factor, end)
        again = scale(self.text, end)
        if again and factor < again[0]:
            return out.times(again[0], again[1])
        return self.and_more(out, factor)

    def and_more(self, read: Read, factor: int) -> Read:
        """Add what a lower number word says: `zwei Millionen dreihunderttausend`."""
        if read.value is None or factor < 10**6:
            return read
        digit = self.numeral(read.end + 1) if self.text[read.end + 1 : read.end + 2].isdecimal() else None
        if digit is not None and digit.scaled and digit.value is not None and digit.value < factor:
            return Read(read.value + digit.value, digit.end, style="mixed", scaled=True)  # 3 Millionen 200 Tausend
        following = NEXT_WORD.match(self.text, read.end)
        if following is None:
            return read
        low = following[1].lower()
        value = Fraction(1) if low == "eine" and scale(self.text, following.end()) else word_value(low)
        if value is None or not value:
            return read
        rest = self.scaled(Read(value, following.end(), style="words"))
        if rest.value is None or rest.value >= factor:
            return read
        return Read(read.value + rest.value, rest.end, style="words", scaled=True)

    def numeral(self, start: int) -> Read | None:
        """Read the number at `start`, digits or words, with its word of scale."""
        text = self.text
        if start >= len(text):
            return None
        if text[start].isdecimal() and text[start].isascii():
            run = blob(text, start)
            return self.scaled(digits(run, start + len(run)))
        found = WORD.match(text, start)
        if found is None:
            return None
        value = word_value(found[0].lower())
        return None if value is None else self.scaled(Read(value, found.end(), style="words"))

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
        joint = (_UND if between else _RANGE).match(text, end)
        # a unit may stand on both sides: 5 % bis 10 %
        own_unit, own_end = self.unit_after(end)
        if joint is None and own_unit:
            joint = (_UND if between else _RANGE).match(text, own_end)
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
        if unit is None and high is None and words and words[-1] == "von" and text.startswith(" auf ", end):
            other = self.numeral(end + len(" auf "))
            shared = self.unit_after(other.end)[0] if other is not None else None
            if shared is not None:  # von 20 auf 25 Prozent
                return self._finish(start, low, None, shared, end, words, between)
        return self._finish(start, low, high, unit, max(stop, end) if unit else end, words, between)

    def and_part(self, read: Read) -> Read:
        """Add the sign of a fraction behind a whole number: `7 ½`, `2¼`."""
        at = read.end + 1 if self.text[read.end : read.end + 1] in (" ", "\u00a0", "\u202f", "\u2009") else read.end
        part = VULGAR.get(self.text[at : at + 1])
        if part is None or read.value is None or read.style != "digits" or read.value.denominator != 1:
            return read
        return Read(read.value + part, at + 1, scaled=True)

    def said_twice(self, read: Read) -> Read:
        """Pass over the digits of `fünf (5) Jahre`; another number in the brackets stays one of its own."""
        found = _TWICE.match(self.text, read.end) if read.style == "words" else None
        if found is None or read.value != int(found[1]):
            return read
        return replace(read, end=found.end())

    def ellipsis(self, start: int, low: Read, second: int, words: tuple[str, ...]) -> int:
        """Read `4- bis 6-wöchig`, `zwei- bis dreimal`: the first number shares the second's compound; 0 if it has none."""
        count = len(self.found)
        begin, _ = self.qualifier(start, words)
        end = self.at(second) if low.value is not None else 0
        added = self.found[count:]
        if not added or added[0].span.start != second or added[0].value is None or added[0].qualifier:
            del self.found[count:]
            return 0
        last = added[0]
        if last.kind is MentionKind.DURATION:
            found = _ONE_FIELD.fullmatch(last.value or "")
            value = f"{found[1]}{number_text(low.value or Fraction(0))}{found[2]}/{last.value}" if found else ""
        else:
            value = f"{number_text(low.value or Fraction(0))}/{last.value}"
        if not value:
            del self.found[count:]
            return 0
        self.found[count] = make(
            self.text, begin, last.span.end, last.kind, value, unit=last.unit, qualifier="range", source=last.source
        )
        return end

    def borrow_scale(self, low: Read, high: Read, start: int) -> Read:
        """Give `10` the scale of `12 Mio.`: "10 bis 12 Mio."."""
        text = self.text
        base: Read | None
        if text[start].isdecimal():
            run = blob(text, start)
            base = digits(run, start + len(run))
        else:
            found = WORD.match(text, start)
            value = word_value(found[0].lower()) if found else None
            base = None if value is None or found is None else Read(value, found.end(), style="words")
        if base is None or not base.value or high.value is None:
            return low
        return low.times(high.value / base.value, low.end)

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
            begin = dates.word_before(text, begin)
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
            begin = dates.word_before(text, begin)
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
        self.found.append(amount(text, begin, end, low, high, unit, qualifier))
        return end

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

    def unit_after(self, end: int) -> tuple[str | None, int]:
        """Give code and end of the unit after `end`, (None, end) where none follows."""
        text = self.text
        found = _UNIT.match(text, end)
        if found is None:
            return None, end
        form = found[1]
        table = units().german
        stop = found.end()
        code = table.get(form) or (
            table.get(f"{form}.") if text[stop : stop + 1] == "." and form + "." in table else None
        )
        if code is None and form.startswith("°"):
            code = "Cel"
        if code is None and "/" in form:
            top, _, bottom = form.partition("/")
            above = table.get(top) or ("person" if is_person(top) else None)
            below = table.get(bottom) or ("person" if is_person(bottom) else None)
            if above and below:
                return f"{above}/{below}", stop
            if above:
                return above, found.start(1) + len(top)
        if code is None and is_person(form):
            code = "person"
        if code is None:
            if form in (
                "v",
                "Grad",
                "Schweizer",
                "britische",
                "kanadische",
                "australische",
                "Deutsche",
                "Neue",
                "Pfund",
            ):
                for long in (
                    form + " " + w for w in ("H.", "Celsius", "Franken", "Pfund", "Dollar", "Mark", "Sterling")
                ):
                    if text.startswith(long, found.start(1)) and long in table:
                        return table[long], found.start(1) + len(long)
            if form.islower():
                adjective = ADJECTIVE_NOUN.match(text, end)
                if adjective is not None and is_person(adjective[2]):
                    return "person", adjective.end()
                if adjective is not None and adjective[2] in ("Dollar", "Pfund"):
                    return table.get(f"{adjective[1]} {adjective[2]}"), adjective.end()
            return None, end
        if form == "Grad" and text.startswith(" Celsius", stop):
            stop += len(" Celsius")
        if form == "Pfund" and text.startswith(" Sterling", stop):
            stop += len(" Sterling")
        if form == "A":  # 40 A is also a road; amperes are written out
            return None, end
        if code == "person":
            pair = _UND_PERSON.match(text, stop)
            if pair is not None and is_person(pair[1]):
                stop = pair.end()
        per = _PER.match(text, stop)
        if per is not None:
            whole = table.get(f"{form.removesuffix('n')} pro {per[1]}")  # Kilometer pro Stunde
            if whole:
                return whole, per.end()
            below = table.get(per[1]) or ("person" if per[1] in ("Person", "Kopf", "Einwohner") else None)
            if below:
                code, stop = f"{code}/{below}", per.end()
        return code, stop

    def _duration_after(self, end: int) -> tuple[tuple[int, int, int], int] | None:
        found = NEXT_WORD.match(self.text, end)
        if found is None:
            return None
        form = found[1]
        low = form.lower()
        unit = TIME_UNITS.get(low)
        stop = found.end()
        if unit is None and self.text[stop : stop + 1] == ".":
            unit = TIME_UNITS.get(low + ".")
            stop += 1 if unit else 0
        if unit is None or (len(form) > 1 and low not in ("min", "std") and form[0].islower()) or form in ("H", "S"):
            adjective = ADJECTIVE_NOUN.match(self.text, end)
            if adjective is not None and adjective[1] in (
                "volle",
                "vollen",
                "weitere",
                "weiteren",
                "ganze",
                "ganzen",
                "lange",
                "gemeinsame",
            ):
                unit = TIME_UNITS.get(adjective[2].lower())
                return (unit, adjective.end()) if unit else None
            return None
        return unit, stop

    def duration(
        self,
        begin: int,
        low: Read,
        high: Read | None,
        time: tuple[tuple[int, int, int], int],
        qualifier: str | None,
        words: tuple[str, ...],
    ) -> int:
        """Build a duration, a frequency after "alle", a range with two ends."""
        unit, end = time
        text = self.text
        source = ""
        if words and words[-1] == "alle":
            begin, source = dates.word_before(text, begin), "frequency"
        if low.value is None or (high is not None and high.value is None):
            shown = tuple(duration_in(c, unit) for c in low.candidates)
            self.found.append(make(text, begin, end, MentionKind.DURATION, None, status=low.status, candidates=shown))
            return end
        value = duration_in(low.value, unit)
        if high is None and low.value.denominator == 1:
            value, end = self.composite(value, unit, end)
        if high is not None and high.value is not None:
            value, qualifier = f"{value}/{duration_in(high.value, unit)}", "range"
        self.found.append(make(text, begin, end, MentionKind.DURATION, value, qualifier=qualifier, source=source))
        return end

    def composite(self, value: str, unit: tuple[int, int, int], end: int) -> tuple[str, int]:
        """Join `1 Jahr und 6 Monate`, `2 Stunden 30 Minuten`: each part in a smaller unit than the one before."""
        while True:
            joint = _AND_ALSO.match(self.text, end)
            read = self.numeral(joint.end()) if joint else None
            if read is None or read.value is None or read.value.denominator != 1:
                return value, end
            time = self._duration_after(read.end)
            if time is None or not time[0] < unit:
                return value, end
            unit, end = time
            part = duration_in(read.value, unit)
            if part.startswith("PT") and "T" in value:
                part = part[2:]
            elif not part.startswith("PT"):
                part = part[1:]
            else:
                part = part[1:]
            value += part

    def compound(self, start: int, low: Read, words: tuple[str, ...]) -> int | None:
        """Read `22-Millionen-Metropole`, `15-jährig`, `500-Euro-Stipendium`, `30-Meter-Brücke`, `Zwei-Wochen-Frist`."""
        text = self.text
        if text[low.end : low.end + 1] != "-":
            return None
        found = _COMPOUND.match(text, low.end)
        if found is None:
            return None
        end = found.end()
        begin, qualifier = self.qualifier(start, words)
        factor = SCALES.get((found[1] or "").lower().rstrip("."), 1) if found[1] else 1
        second = found[2]
        stem = second.lower()
        if (low.value == 0 and low.style == "words") or stem == "augen":
            return end  # Null-Toleranz-Politik, Vier-Augen-Prinzip
        parts = (found[3] or "").lower().strip("-").split("-")
        if stem in ("millionen", "milliarden", "million", "tausend", "hundert") and factor == 1:
            factor, stem = SCALES[stem], parts[0] if parts[0] else ""
        if low.value is None:
            return None
        read = low.times(factor, end) if factor != 1 else low
        value = read.value or Fraction(0)
        for tail, unit in ADJECTIVES.items():
            if stem.startswith(tail) and stem[len(tail) :] in ENDINGS:
                shown = duration_in(value, TIME_UNITS[unit])
                self.found.append(
                    make(text, begin, low.end + 1 + len(second), MentionKind.DURATION, shown, qualifier=qualifier)
                )
                return low.end + 1 + len(second)
        if stem.startswith("prozentig"):
            self.found.append(amount(text, begin, end, read, None, "%", qualifier))
            return end
        if stem.startswith("köpfig"):
            self.found.append(amount(text, begin, end, read, None, "person", qualifier))
            return end
        if stem.startswith(("mal", "fach")):
            self.found.append(amount(text, begin, end, read, None, None, qualifier))
            return end
        if not second[0].isupper() and factor == 1:
            return None
        if stem in TIME_UNITS and len(stem) > 2:
            shown = duration_in(value, TIME_UNITS[stem])
            self.found.append(make(text, begin, end, MentionKind.DURATION, shown, qualifier=qualifier))
            return end
        code = units().german.get(second) or units().german.get(second.capitalize())
        if code is None and factor != 1:
            code = units().german.get((parts[0] if parts else "").capitalize())
        if code is None and (
            is_person(second) or (factor != 1 and f"{stem}-{'-'.join(parts)}".rstrip("-").endswith(PEOPLED))
        ):
            code = "person"
        self.found.append(amount(text, begin, end, read, None, code, qualifier))
        return end
