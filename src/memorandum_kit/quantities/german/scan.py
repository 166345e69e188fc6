"""Find the values of a German text: one regular expression finds where a value may begin, small parsers read it there."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities.german import dates, periods, references, times, years
from memorandum_kit.quantities.german.lexicon import (
    is_person,
)
from memorandum_kit.quantities.german.numerals import (
    VULGAR,
    blob,
    digits,
    roman_value,
    scale,
)
from memorandum_kit.quantities.german.surroundings import ADJECTIVE_NOUN, NEXT_WORD, WORD
from memorandum_kit.quantities.german.triggers import (
    ADDRESS,
    CLUBS,
    DETERMINERS,
    LEVELS,
    LIST_MARKER,
    NAME_NUMBERS,
    NUMBERED,
    TRIGGER,
)
from memorandum_kit.quantities.german.worded import WordedValues
from memorandum_kit.quantities.german.words import word_class
from memorandum_kit.quantities.net import net_mention, net_spans
from memorandum_kit.quantities.reading import DOUBLED, FRACTION, Read, in_order, make, once_marked
from memorandum_kit.quantities.units import units


class Scan(WordedValues):
    """One pass over one German text."""

    def run(self) -> list[Mention]:
        """Give all mentions in the order of the text."""
        text = self.text
        nets = net_spans(text)
        net = 0
        position = 0
        search = TRIGGER.search
        while True:
            hit = search(text, position)
            if hit is None:
                break
            start = hit.start()
            while net < len(nets) and nets[net][1] <= position:
                net += 1
            if net < len(nets) and nets[net][0] <= start:
                if nets[net][1] > start:
                    self.found.append(net_mention(text, *nets[net]))
                position = max(nets[net][1], start + 1)
                net += 1
                continue
            limit = nets[net][0] if net < len(nets) else -1
            if limit >= 0 and start >= limit:
                position = start + 1
                continue
            position = max(self.at(start), start + 1)
        return self.rest_nets(nets)

    def rest_nets(self, nets: list[tuple[int, int, str]]) -> list[Mention]:
        """Add the net addresses in which the scan met no trigger, and sort."""
        have = {m.span.start for m in self.found}
        for start, end, what in nets:
            if start not in have and not any(m.span.start < end and start < m.span.end for m in self.found):
                self.found.append(net_mention(self.text, start, end, what))
        return in_order(self.found)

    def at(self, start: int) -> int:
        """Read what begins at `start`; gives where to go on."""
        first = self.text[start]
        if first.isdecimal():
            return self._at_digit(start)
        if first == "§":
            return self.at_law(start, start + 1)
        if first in VULGAR:
            return self.number(start, Read(VULGAR[first], start + 1, scaled=True), self.before(start))
        return self._at_word(start)

    def at_law(self, start: int, otherwise: int) -> int:
        """Read an article or § and those that follow it in a list."""
        answer = references.law(self.text, start)
        if answer is None:
            return otherwise
        self.found.append(answer[0])
        more = references.further(self.text, answer[1]) if "." not in (answer[0].value or "") else []
        self.found.extend(more)
        return more[-1].span.end if more else answer[1]

    def _at_digit(self, start: int) -> int:
        text = self.text
        if not text[start].isascii():
            return start + 1
        previous = text[start - 1] if start else " "
        if previous.isalpha() or previous == "_":  # CO2, A4, G20
            return _token_end(text, start)
        if previous in "-." and start > 1 and text[start - 2].isalpha() and _is_token(text, start, previous):
            return _token_end(text, start)  # COVID-19, MTG-2024-017, E.117
        words = self.before(start)
        marker = self.marker(start)
        if marker:
            named = dates.at_digit(text, start, self.context, words)
            if named is None or not named[0]:
                return marker
        label = references.labelled(text, start, words) if words else None
        label = label or references.version(text, start, words)
        if label is not None:
            return self.take(label, start + 1)
        answer = dates.doubled_points(text, start) if self.doubled else None
        answer = answer or dates.at_digit(text, start, self.context, words)
        if answer is not None:
            self.found.extend(answer[0])
            return answer[1]
        doubled = DOUBLED.match(text, start) if self.doubled else None
        if doubled is not None:
            return self.number(start, once_marked(doubled, _marked), words)
        file = references.file_number(text, start, words)
        if file is not None:
            return self.take(file, start)
        part = FRACTION.match(text, start)
        if part is not None and int(part[1]) < int(part[2]):
            return self.number(start, Read(Fraction(int(part[1]), int(part[2])), part.end(), scaled=True), words)
        run = blob(text, start)
        end = start + len(run)
        if run == "24" and text.startswith("/7", end):
            return end + 2  # 24/7
        if words and len(run) <= 4 and self._is_name_number(words[-1], end):
            return self._past_name(end)
        if words and len(run) <= 4 and run.isdigit() and self._is_numbered(words[-1], end):
            return self.take((make(text, start, end, MentionKind.REFERENCE, run, source="label"), end), end)
        if run.isdigit() and (len(run) > 8 or (len(run) == 2 and run[0] == "0")) and not self.counts_something(end):
            return end if len(run) == 2 else self.take(references.serial(text, start, end), end)
        if text[end : end + 1] == "." and run.isdigit() and len(run) <= 4:
            ordinal = self.ordinal_digits(start, end, int(run), words)
            if ordinal is not None:
                return ordinal
        if run.isdigit() and len(run) == 5 and _postcode(text, start, end, words):
            return end
        if run.isdigit() and len(run) <= 4 and run[0] != "0":
            following = NEXT_WORD.match(text, end)
            after = following[1] if following else ""
            noun = ADJECTIVE_NOUN.match(text, end)
            if after[:1].islower() and noun is None and after not in ("v", "n", "vor", "nach"):
                after = ""  # no adjective before a noun: 2020 ruhte der Austausch
            era = after in ("v", "n", "vor", "nach")
            if (len(run) == 4 or era) and text[end : end + 1] not in ("-", "%"):
                year = None if self.unit_after(end)[0] else years.bare_year(text, start, end, words, after)
                if year is not None:
                    return self.take(year, end)
        if text[end : end + 1] == ":" and text[end + 1 : end + 2].isdecimal():  # 2:1, 1:25.000
            return end + 1 + len(blob(text, end + 1))
        if text.startswith("er", end) and not text[end + 2 : end + 3].isalpha():
            return end + 2  # die 68er
        if text[end : end + 1].isalpha() and not text.startswith(("fach", "mal", "er"), end):
            glued = WORD.match(text, end)
            if glued is not None and not self.unit_after(end)[0] and self._duration_after(end) is None:
                return glued.end()  # 3x, 5G
        return self.number(start, digits(run, end), words)

    def marker(self, start: int) -> int:
        """Give the end of a list's number that begins the line at `start`, 0 where there is none."""
        text = self.text
        line = text.rfind("\n", max(0, start - 4), start) + 1
        if line == 0 and start > 3:
            return 0
        found = LIST_MARKER.match(text, line)
        if found is None:
            found = LEVELS.match(text, line)
            if found is not None and self.counts_something(found.end()):
                return 0
        return found.end() if found is not None and found.start() <= start < found.end() else 0

    def counts_something(self, end: int) -> bool:
        """Whether a word of scale, a unit or a unit of time follows at `end`: 2.5 Mio., 1.5 Jahre."""
        return bool(scale(self.text, end) or self.unit_after(end)[0] or self._duration_after(end))

    def _is_name_number(self, word: str, end: int) -> bool:
        """Whether the digits that end at `end` are part of a name: Linie 1, Industrie 4.0, Marktplatz 2."""
        if (word, self.text[end - 2 : end]) in CLUBS:
            return True
        if word.endswith(("linie", "version", "industrie", "web", "windows")):
            return True
        return (word in NAME_NUMBERS or bool(ADDRESS.search(word))) and self.unit_after(end)[0] is None

    def _is_numbered(self, word: str, end: int) -> bool:
        """Whether the digits that end at `end` are the number of a place or part: Halle 7, Phase 2, Tabelle 3."""
        if word.rstrip(".") not in NUMBERED or self.counts_something(end):
            return False
        following = self.text[end : end + 2]
        return not (
            following[:1] == " "
            and (following[1:].isupper() or (following[1:].islower() and _ADJECTIVE.match(self.text, end)))
        )

    def _past_name(self, end: int) -> int:
        letter = WORD.match(self.text, end)
        return letter.end() if letter and letter.end() - end == 1 else end

    def ordinal_digits(self, start: int, end: int, value: int, words: tuple[str, ...]) -> int | None:
        """Read `12. Sitzung`; a point at the end of a sentence is none of it."""
        text = self.text
        following = NEXT_WORD.match(text, end + 1)
        if following is None or text[end + 1 : end + 2] not in (" ", "\u00a0", "\u202f"):
            return None
        low = following[1].lower()
        anniversary = self._anniversary(start, value, following.end(1), low)
        if anniversary is not None:
            return anniversary
        determined = bool(words) and words[-1] in DETERMINERS
        if determined or following[1][0].islower():
            self.found.append(make(text, start, end + 1, MentionKind.NUMBER, str(value), source="ordinal"))
            return end + 1
        return None

    def _at_word(self, start: int) -> int:
        text = self.text
        found = WORD.match(text, start)
        if found is None:
            return start + 1
        end = found.end()
        word = found[0]
        low = word.lower()
        what, payload = word_class(low)
        words = self.before(start)
        if what == "month" and word[0].isupper():
            return self._at_month(start, end, words)
        if what == "season":
            return self.take(periods.season(text, start, self.context), end)
        if what == "now":
            return self.take(periods.about_now(text, start, self.context), end)
        if what == "reference" or (what == "unknown" and text[end : end + 1] in (".", " ", "\u00a0", "/")):
            return self._at_reference(start, end, word)
        if low == "viertel":
            return self.take(times.past_or_to(text, start, end, Fraction(15), words), end)
        if what == "none":
            return self._past_compound(end)
        if what == "cardinal":
            return self._at_cardinal(start, end, low, payload, words)
        if what == "ein":
            return self.at_ein(start, end, words)
        if what == "each":
            return self._at_each(start, end)
        if what == "ordinal":
            return self._at_ordinal(start, end, word, payload, words)
        if what == "half":
            return self._at_half(start, end, words)
        if what == "scale":
            return self.at_scale(start, end, word, words)
        return self.simple(start, end, what, payload, words)

    def _past_compound(self, end: int) -> int:
        while self.text[end : end + 1] == "-" and self.text[end + 1 : end + 2].isalpha():
            found = WORD.match(self.text, end + 1)
            end = found.end() if found else end + 1
        return end

    def _at_month(self, start: int, end: int, words: tuple[str, ...]) -> int:
        answer = dates.month(self.text, start, self.context, words)
        if answer is None:
            return end
        self.found.extend(answer[0])
        return answer[1]

    def _at_reference(self, start: int, end: int, word: str) -> int:
        text = self.text
        if word.startswith(("Art", "Paragra")):
            return self.at_law(start, end)
        if word in ("KW", "Kalenderwoche", "Q"):
            answer = periods.prefixed(text, start)
            if answer is not None:
                self.found.extend(answer[0])
                return answer[1]
            return end
        if roman_value(word) is not None:
            if text[end : end + 1] == "/":
                return self.take(references.file_number(text, start, ()), end)
            period = periods.period(text, start, self.context)
            if period is not None:
                self.found.extend(period[0])
                return period[1]
            return end
        norm = references.norm(text, start)
        if norm is not None:
            return self.take(norm, end)
        return self.take(references.part(text, start), end)


# 7 neue Räume: the number counts them
_ADJECTIVE = re.compile(r" [a-zäöüß-]+(?:e|en|er)? [A-ZÄÖÜ]")
_TOKEN_REST = re.compile(r"\d+(?:[-/.]?\w+)*")


def _token_end(text: str, start: int) -> int:
    found = _TOKEN_REST.match(text, start)
    return found.end() if found else start + 1


def _is_token(text: str, start: int, mark: str) -> bool:
    """Whether digits after a hyphen or point go on a code; after a point only behind a lone capital: E.117."""
    return mark == "-" or (text[start - 2].isupper() and not text[start - 3 : start - 2].isalnum())


def _marked(run: str) -> Read:
    return digits(run, 0)


def _postcode(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    """Whether five digits are a postal code: a town's name follows, and a street number, a comma or nothing precedes."""
    following = NEXT_WORD.match(text, end)
    if following is None or not following[1][0].isupper() or is_person(following[1]) or following[1] in units().german:
        return False
    left = text[:start].rstrip()[-1:]
    return left in ("", ",", "\n", "·", "|", ":", "-") or (start > 0 and text[start - 1] == "\n")


def find(text: str, reference: date | None) -> list[Mention]:
    """Find the numbers, quantities, sums, dates, times, durations and references of a German text, in order."""
    return Scan(text, reference).run()
