"""German values that begin with a word: numbers in words, ordinals, `Hälfte`, `jährlich`, `je Monat`, `einige Tausend`."""

from __future__ import annotations

import re
from fractions import Fraction

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities.canonical import duration_in
from memorandum_kit.quantities.german import dates, periods, times
from memorandum_kit.quantities.german.amounts import Amounts
from memorandum_kit.quantities.german.date_words import word_before
from memorandum_kit.quantities.german.lexicon import (
    MONTHS,
    QUALIFIER_LASTS,
    TIME_UNITS,
)
from memorandum_kit.quantities.german.numerals import (
    SCALES,
    ordinal_value,
    scale,
)
from memorandum_kit.quantities.german.surroundings import NEXT_WORD, SPACE
from memorandum_kit.quantities.german.triggers import (
    DETERMINERS,
    EACH,
    EACH_NTH,
    HALF,
    MORE_OF_TIME,
    NOUN,
    ONCE_AFTER,
    ONCE_NOT,
    ONE_IN_MIND,
    ONE_TO,
    SEVERAL,
    WAR_NAMES,
)
from memorandum_kit.quantities.german.words import VAGUE, fraction_bottom
from memorandum_kit.quantities.reading import Read, amount, make
from memorandum_kit.quantities.units import units

_ROUND = frozenset({"hundert", "tausend", "zehntausend", "hunderttausend"})
_GOOD_OR_SCANT = frozenset(stem + ending for stem in ("gut", "knapp") for ending in ("e", "en", "er", "es", "em"))


class WordedValues(Amounts):
    """The values that begin with a word."""

    def take(self, answer: tuple[Mention, int] | None, otherwise: int) -> int:
        """Keep a mention that was read; gives where to go on."""
        if answer is None:
            return otherwise
        self.found.append(answer[0])
        return answer[1]

    def _anniversary(self, start: int, value: int, end: int, low: str) -> int | None:
        if low.startswith(("lebensjahr", "jahrestag", "jubiläum", "gründungsjubiläum", "gründungstag", "geburtstag")):
            self.found.append(make(self.text, start, end, MentionKind.DURATION, f"P{value}Y"))
            return end
        return None

    def simple(self, start: int, end: int, what: str, payload: object, words: tuple[str, ...]) -> int:
        """Read the words that are a value by themselves: zehnjährig, vierteljährlich, dreifach, fünfköpfig, Hälfte."""
        text = self.text
        if what == "adjective":
            begin, qualifier = self.qualifier(start, words)
            self.found.append(make(text, begin, end, MentionKind.DURATION, str(payload), qualifier=qualifier))
        elif what == "frequency":
            self.found.append(make(text, start, end, MentionKind.DURATION, str(payload), source="frequency"))
        elif what == "decade":
            shown = payload if isinstance(payload, int) else 0
            following = NEXT_WORD.match(text, end)
            if (
                shown < 100
                and not (following and following[1] in ("Jahre", "Jahren"))
                and not text[start:end].lower().endswith(("jahre", "jahren"))
            ):
                return end
            stop = following.end() if following and following[1] in ("Jahre", "Jahren") else end
            value = f"19{shown // 10}X" if shown >= 30 else None
            candidates = (f"19{shown // 10}X", f"20{shown // 10}X")
            self.found.append(
                make(
                    text,
                    start,
                    stop,
                    MentionKind.DATE,
                    value,
                    status="ok" if value else "ambiguous",
                    candidates=() if value else candidates,
                )
            )
            return stop
        elif what == "times":
            if text[start:end].lower() == "einmal" and not (
                ONCE_AFTER.match(text, end) and not (words and words[-1] in ONCE_NOT)
            ):
                return end
            begin, qualifier = self.qualifier(start, words)
            self.found.append(make(text, begin, end, MentionKind.NUMBER, str(payload), qualifier=qualifier))
            return self.frequency_after(end)
        elif what == "fold":
            to = "fold" if words[-2:] in (("auf", "das"), ("auf", "ein")) else ""
            self.found.append(make(text, start, end, MentionKind.NUMBER, str(payload), source=to))
        elif what == "grown":
            self.found.append(make(text, start, end, MentionKind.NUMBER, str(payload), source="fold"))
        elif what == "double":
            if text[start].isupper() or text.startswith(" so ", end) or text.startswith(" Ausfertigung", end):
                to = "fold" if words[-2:] == ("auf", "das") or text.startswith(" so ", end) else ""
                begin, qualifier = self.qualifier(start, words)
                self.found.append(make(text, begin, end, MentionKind.NUMBER, "2", qualifier=qualifier, source=to))
        elif what == "heads":
            self.found.append(make(text, start, end, MentionKind.QUANTITY, str(payload), unit="person"))
        elif what == "halfpart" and words and (words[-1] in DETERMINERS or words[-1] in QUALIFIER_LASTS):
            article = words[-1] in ("die", "der")
            begin, qualifier = self.qualifier(start, words[:-1] if article else words, skip=article)
            self.found.append(make(text, begin, end, MentionKind.NUMBER, "0.5", qualifier=qualifier))
        return end

    def _at_each(self, start: int, end: int) -> int:
        nth = EACH_NTH.match(self.text, start)
        step = ordinal_value(nth[1].lower()) if nth is not None else None
        if nth is not None and step:  # jeden zweiten Monat
            value = duration_in(Fraction(step), TIME_UNITS[nth[2].lower()])
            self.found.append(make(self.text, start, nth.end(), MentionKind.DURATION, value, source="frequency"))
            return nth.end()
        found = EACH.match(self.text, start)
        if found is not None:
            unit = {
                "Jahr": "P1Y",
                "Jahres": "P1Y",
                "Kalenderjahr": "P1Y",
                "Monat": "P1M",
                "Monats": "P1M",
                "Woche": "P1W",
            }
            value = (
                unit.get(found[2])
                or {"Tag": "P1D", "Quartal": "P3M", "Vierteljahr": "P3M", "Halbjahr": "P6M", "Stunde": "PT1H"}[found[2]]
            )
            self.found.append(make(self.text, start, found.end(), MentionKind.DURATION, value, source="frequency"))
            return found.end()
        half = HALF.match(self.text, start)
        if half is not None and half[2].lower() in TIME_UNITS:
            value = duration_in(Fraction(1, 2), TIME_UNITS[half[2].lower()])
            self.found.append(make(self.text, start, half.end(), MentionKind.DURATION, value, source="frequency"))
            return half.end()
        return end

    def _at_cardinal(self, start: int, end: int, low: str, payload: object, words: tuple[str, ...]) -> int:
        value = payload if isinstance(payload, Fraction) else Fraction(0)
        if words and words[-1] == "halb" and value.denominator == 1:
            half_past = times.half_past(self.text, start, end, int(value), words)
            if half_past is not None:
                return self.take(half_past, end)
        clock = times.clock_words(self.text, start, end, low) or times.past_or_to(self.text, start, end, value, words)
        if clock is not None:
            return self.take(clock, end)
        if low == "eins" and (words[-1:] in (("sich",), ("uns",)) or ONE_IN_MIND.match(self.text, end)):
            return end
        if low == "acht" and words and words[-1] in ("außer", "in", "habt") and not NOUN.match(self.text, end):
            return end
        following = NEXT_WORD.match(self.text, end)
        if following and following[1] == "Augen" and value == 4:
            return following.end()
        bottom = fraction_bottom(following[1].lower()) if following else None
        if following and bottom:
            return self._fraction(start, following.end(), value, bottom, words)
        if low in _ROUND and words and words[-1] in SEVERAL:
            return self.at_scale(start, end, low, words)
        return self.number(start, Read(value, end, style="words"), words)

    def at_ein(self, start: int, end: int, words: tuple[str, ...]) -> int:
        """Read `eine Million`, `ein Drittel`, `einem halben Jahr`, `innerhalb eines Monats`; `ein` alone is no number."""
        text = self.text
        if ONE_TO.match(text, end):
            return self.number(start, Read(Fraction(1), end, style="words"), words)
        half = HALF.match(text, start)
        if half is not None:
            return self._half(start, half, words)
        following = NEXT_WORD.match(text, end)
        if following is None:
            return end
        low = following[1].lower()
        more = MORE_OF_TIME.match(text, end)
        if more is not None:  # ein weiteres Jahr
            value = duration_in(Fraction(1), TIME_UNITS[more[1].lower()])
            begin, qualifier = self.qualifier(start, words)
            self.found.append(make(text, begin, more.end(), MentionKind.DURATION, value, qualifier=qualifier))
            return more.end()
        if low.startswith(("gut", "knapp")):
            return self._good_or_scant(start, following)
        bottom = fraction_bottom(low)
        if bottom:
            if low == "viertel" and not re.match(
                rf"{SPACE}(?:der|des|aller|von|davon|mehr|weniger|seine[rs]|ihre[rs]|dieser|einer)\b|[.,;]|$",
                text[following.end() :],
            ):
                return following.end()
            return self._fraction(start, following.end(), Fraction(1), bottom, words)
        if low in ("tag", "tage", "tages"):
            if not (
                words
                and words[-1]
                in ("innerhalb", "binnen", "nur", "für", "von", "mindestens", "höchstens", "nach", "maximal")
            ):
                return end
            if low == "tages" and words[-1] not in ("innerhalb", "binnen"):
                return end
        if low == "jahres" and not (
            words and words[-1] in ("innerhalb", "binnen", "laufe", "ablauf", "dauer", "während", "zeitraum", "frist")
        ):
            return end
        if low not in TIME_UNITS and scale(text, end) is None and self.unit_after(end)[0] in (None, "person"):
            return end
        return self.number(start, Read(Fraction(1), end, style="words"), words)

    def _good_or_scant(self, start: int, adjective: re.Match[str]) -> int:
        """Read `ein knappes Viertel`, `eine gute Stunde`, `ein gutes Dutzend`: one of what follows, a little less or more."""
        text = self.text
        qualifier = "more" if adjective[1].lower().startswith("gut") else "nearly"
        noun = NEXT_WORD.match(text, adjective.end())
        if noun is None or adjective[1].lower() not in _GOOD_OR_SCANT:
            return adjective.end()
        low, end = noun[1].lower(), noun.end()
        bottom = fraction_bottom(low)
        value = Fraction(1, bottom) if bottom else Fraction(1, 2) if low == "hälfte" else None
        if value is None and low in SCALES:
            value = Fraction(SCALES[low])
        if value is not None:
            unit, stop = self.unit_after(end)
            stop = stop if unit else end
            read = Read(value, end, style="words", scaled=True)
            self.found.append(amount(text, start, stop, read, None, unit, qualifier))
            return stop
        if low not in TIME_UNITS or low.endswith("s"):
            return adjective.end()
        shown = duration_in(Fraction(1), TIME_UNITS[low])
        self.found.append(make(text, start, end, MentionKind.DURATION, shown, qualifier=qualifier))
        return end

    def _at_half(self, start: int, end: int, words: tuple[str, ...]) -> int:
        found = HALF.match(self.text, start)
        return self._half(start, found, words) if found else end

    def _half(self, start: int, found: re.Match[str], words: tuple[str, ...]) -> int:
        noun = found[2].lower()
        begin, qualifier = self.qualifier(start, words)
        if found[1]:
            qualifier = "more" if found[1].startswith("gut") else "nearly"
        if noun in TIME_UNITS:
            value = duration_in(Fraction(1, 2), TIME_UNITS[noun])
            self.found.append(make(self.text, begin, found.end(), MentionKind.DURATION, value, qualifier=qualifier))
            return found.end()
        factor = SCALES.get(noun)
        if factor:
            return self.number(start, Read(Fraction(factor, 2), found.end(), style="words", scaled=True), words)
        unit = units().german.get(found[2])
        if unit:
            read = Read(Fraction(1, 2), found.end(), style="words", scaled=True)
            self.found.append(amount(self.text, begin, found.end(), read, None, unit, qualifier))
        return found.end()

    def at_scale(self, start: int, end: int, word: str, words: tuple[str, ...]) -> int:
        """Read `Hunderte`, `Tausende`, `Millionen Menschen`, `einige Tausend`; bare words of scale are vague."""
        low = word.lower()
        value = VAGUE.get(low) or VAGUE.get(f"{low}e")
        several = bool(words) and words[-1] in SEVERAL
        if value is None and several:
            value = SCALES.get(low)
        if value is None or (word[0].islower() and not several and low not in ("hunderte", "tausende", "dutzende")):
            return end
        unit, stop = self.unit_after(end)
        begin = word_before(self.text, start) if several else start
        read = Read(Fraction(value), end, style="words", scaled=True)
        self.found.append(amount(self.text, begin, max(stop, end), read, None, unit, "vague"))
        return max(stop, end)

    def _at_ordinal(self, start: int, end: int, word: str, payload: object, words: tuple[str, ...]) -> int:
        text = self.text
        value = payload if isinstance(payload, int) else 0
        low = word.lower()
        following = NEXT_WORD.match(text, end)
        after = following[1] if following else ""
        period = periods.period(text, start, self.context)
        if period is not None:
            self.found.extend(period[0])
            return period[1]
        if word[0].isupper() and after.startswith("Deutsch") and not low.startswith("erst"):
            return end  # Zweites Deutsches Fernsehen
        if after.lower() in WAR_NAMES or (word[0].isupper() and low.startswith("dritt") and not after[:1].isupper()):
            return end  # die Rechte Dritter
        half = periods.half_month(text, start, value, following.start(1), self.context) if following else None
        if half is not None:
            return self.take(half, end)
        if after.rstrip(".").lower() in MONTHS and after[0].isupper():
            answer = dates.month(text, following.start(1) if following else end, self.context, ())
            if answer is not None:
                return self.day_of(start, value, answer)
        anniversary = self._anniversary(start, value, following.end(1), after.lower()) if following else None
        if anniversary is not None:
            return anniversary
        if low.startswith("achte") and not (words and words[-1] in DETERMINERS):
            return end
        if low.startswith("erst") and word[0].isupper() and not after[:1].isalpha():
            return end
        if low.startswith("erste") and low.endswith("ns"):
            return end
        self.found.append(make(text, start, end, MentionKind.NUMBER, str(value), source="ordinal"))
        return end

    def day_of(self, start: int, day: int, answer: tuple[list[Mention], int]) -> int:
        """Join an ordinal and a month: `ersten März 2024`."""
        month = answer[0][0].value or ""
        from memorandum_kit.quantities.dates import Day, single

        year, _, number = month.rpartition("-")
        whole = single(Day(int(year) if year.strip("-").isdigit() and year.strip("-") else None, int(number), day))
        end = answer[1]
        self.found.append(
            make(self.text, start, end, MentionKind.DATE, whole.value, status=whole.status, candidates=whole.candidates)
        )
        return end
