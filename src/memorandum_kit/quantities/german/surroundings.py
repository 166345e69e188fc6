"""What stands around a German number: the words before it, word of scale, unit, unit of time."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import date
from fractions import Fraction

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities.canonical import duration_in
from memorandum_kit.quantities.german.date_words import Context, word_before
from memorandum_kit.quantities.german.lexicon import (
    QUALIFIER_LASTS,
    TIME_UNITS,
    is_person,
    qualifier_words,
)
from memorandum_kit.quantities.german.numerals import (
    VULGAR,
    blob,
    digits,
    scale,
    word_value,
)
from memorandum_kit.quantities.reading import Read, has_doubled_marks, make
from memorandum_kit.quantities.units import units

SPACE = "[ \u00a0\u202f\u2009\u2007]"


_MIXED_NUMBER = re.compile(rf"{SPACE}([1-7])/([2-8])(?![\d/]|[.,]\d)")


_TWICE = re.compile(r"[ \u00a0]\((\d{1,9})\)")

WORD = re.compile(r"[^\W\d_]+")


NEXT_WORD = re.compile(r"[ \u00a0\u202f\u2009]?([^\W\d_]+)")


_UNIT = re.compile(
    rf"{SPACE}?(%-Punkten?|v\.{SPACE}?H\.|°{SPACE}?C(?!\w)|[%‰℃]|[€$£](?:/[^\W\d_]+[²³]?)?|[^\W\d_]+(?:-[^\W\d_]+)*[²³]?(?:(?<=[mM])[23](?!\d))?(?:/[^\W\d_]+[²³]?(?:(?<=m)[23](?!\d))?)?)"
)


_PER = re.compile(rf"{SPACE}(?:pro|je){SPACE}([^\W\d_]+[²³]?)")


ADJECTIVE_NOUN = re.compile(rf"{SPACE}([a-zäöüß-]+(?:e|en|er)){SPACE}([A-ZÄÖÜ][^\W\d_]*)")


_UND_PERSON = re.compile(rf"{SPACE}(?:und|sowie){SPACE}([A-ZÄÖÜ][^\W\d_]*)")


_FREQUENCY_NEXT = re.compile(
    rf"{SPACE}(?:im{SPACE}(?P<jahr>Jahr|Monat|Quartal)(?!{SPACE}?\d|\w|{SPACE}(?:de[rs]|vor|nach|[A-ZÄÖÜ]))"
    rf"|am{SPACE}(?P<tag>Tag)(?!\w|{SPACE}(?:de[rs]|vor|nach|[A-ZÄÖÜ]))|in{SPACE}der{SPACE}(?P<woche>Woche|Stunde)(?!\w))"
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


# Verbs that take über as their own preposition.
_OVER_VERB = re.compile(
    r"\b(?:verfüg|erstreck|verteil|ausgedehnt|ausdehn|läuft|lief|entscheid|streck|hinwegzieh)\w*(?:[ ][^\s.,;:]+){0,4}[ ]über[ ]?$"
)
# A way or a time that leads over so much: der Marathon führt über 42,195 km; but: die Stadt führt über 300 Kurse durch.
_LEADS = re.compile(r"\b(?:führ|verläuf|verlief|geh|ging|zieh|zog)\w*(?:[ ][^\s.,;:]+){0,3}[ ]über[ ]?$")
_EXTENT = re.compile(r"\S+[ \u00a0](?:k?m\b|Kilometer|Meter|Etappe|Runde|Stunde|Tag|Woche|Monat|Jahr)")
_BETWEEN = frozenset({"jedoch", "aber", "also", "nur", "insgesamt", "jeweils", "je", "noch", "weitere", "weiteren"})
_OR_MORE = re.compile(
    rf"{SPACE}(?:und|oder){SPACE}(?:(mehr|älter|länger|höher)|(weniger|jünger|kürzer))(?!\w|{SPACE}als)"
)


class Surroundings(ABC):
    """A German text with the questions about what stands around a number."""

    def __init__(self, text: str, reference: date | None) -> None:
        self.text = text
        self.context = Context(reference)
        self.found: list[Mention] = []
        self.line_after = -1
        self.doubled = has_doubled_marks(text)

    @abstractmethod
    def at(self, start: int) -> int:
        """Read what begins at `start`; the scan does it."""

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

    def qualifier(self, start: int, words: tuple[str, ...], *, skip: bool = False) -> tuple[int, str | None]:
        """Give where the qualifier before `start` begins, and it; `skip` passes over an article between them."""
        if len(words) > 1 and words[-1] in _BETWEEN and words[-2] in QUALIFIER_LASTS and not skip:
            begin, qualifier = self.qualifier(start, words[:-1], skip=True)  # höchstens jedoch 50 Euro
            return begin, qualifier
        if not words or words[-1] not in QUALIFIER_LASTS:
            return start, None
        found = qualifier_words(words)
        if found is None:
            return start, None
        if words[-1] == "über" and found[1] == 1 and self._takes_over(start, words):
            return start, None
        begin = start
        for _ in range(found[1] + (1 if skip else 0)):
            begin = word_before(self.text, begin)
        return begin, found[0]

    def _takes_over(self, start: int, words: tuple[str, ...]) -> bool:
        """Whether `über` belongs to what is said before: verfügt über 300 Betten, ein Gutschein über zehn Euro."""
        if len(words) > 1 and words[-2].endswith(_ABOUT_WHAT):
            return True
        before = max(0, start - 60), start
        if _LEADS.search(self.text, *before):
            return bool(_EXTENT.match(self.text, start))
        return bool(_OVER_VERB.search(self.text, *before))

    def or_more(self, end: int, qualifier: str | None) -> tuple[int, str | None]:
        """Read what makes a bound of the value that ends at `end`: 18 Jahre und älter, 10 Personen oder weniger."""
        found = _OR_MORE.match(self.text, end) if self.text[end : end + 2] in (" o", " u") else None
        if found is None or qualifier is not None:
            return end, qualifier
        return found.end(), "atleast" if found[1] else "atmost"

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

    def and_part(self, read: Read) -> Read:
        """Add the sign of a fraction behind a whole number: `7 ½`, `2¼`."""
        whole = _MIXED_NUMBER.match(self.text, read.end)
        if whole is not None and read.style == "digits" and read.value is not None and read.value.denominator == 1:
            return Read(read.value + Fraction(int(whole[1]), int(whole[2])), whole.end(), scaled=True)  # 3 1/2
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
                if adjective is not None and adjective[2] in ("Dollar", "Pfund", "Kronen", "Lira"):
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
