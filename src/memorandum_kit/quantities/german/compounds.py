"""German numbers that are joined to a word or to more numbers: `22-Millionen-Metropole`, `4- bis 6-wöchig`, `1 Jahr und 6 Monate`."""

from __future__ import annotations

import re
from fractions import Fraction

from memorandum_kit.model import MentionKind
from memorandum_kit.quantities.canonical import duration_in, joined_durations, number_text
from memorandum_kit.quantities.german.date_words import word_before
from memorandum_kit.quantities.german.lexicon import (
    ADJECTIVES,
    ENDINGS,
    PEOPLED,
    TIME_UNITS,
    is_person,
)
from memorandum_kit.quantities.german.numerals import (
    SCALES,
)
from memorandum_kit.quantities.german.surroundings import SPACE, Surroundings
from memorandum_kit.quantities.reading import Read, amount, make
from memorandum_kit.quantities.units import units

RANGE = re.compile(rf"(?:{SPACE}?[–—‐‑-]{SPACE}?|{SPACE}bis{SPACE}(?:zu{SPACE})?)(?=[\dA-Za-zÄÖÜäöüß])")


_ONE_FIELD = re.compile(r"(PT?)[\d.]+([YMWDHS])")


_AND_ALSO = re.compile(rf"(?:{SPACE}und{SPACE}|,?{SPACE})(?=[\da-zäöüß])")


_COMPOUND = re.compile(
    r"-(?:([Mm]illionen|[Mm]illion|[Mm]illiarden|[Tt]ausend|[Mm]io\.?|[Mm]rd\.?)-)?([^\W\d_]+)((?:-[^\W\d_]+)*)"
)


class Compounds(Surroundings):
    """Numbers that are joined to a word or to more numbers."""

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
            begin, source = word_before(text, begin), "frequency"
        if low.value is None or (high is not None and high.value is None):
            shown = tuple(duration_in(c, unit) for c in low.candidates)
            self.found.append(make(text, begin, end, MentionKind.DURATION, None, status=low.status, candidates=shown))
            return end
        value = duration_in(low.value, unit)
        if high is None and low.value.denominator == 1:
            value, end = self.composite(value, unit, end)
        if high is not None and high.value is not None:
            value, qualifier = f"{value}/{duration_in(high.value, unit)}", "range"
        end, qualifier = self.or_more(end, qualifier)
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
            value = joined_durations(value, duration_in(read.value, unit))

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
