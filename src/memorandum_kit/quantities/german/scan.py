"""Find the values of a German text: one regular expression finds where a value may begin, small parsers read it there."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities.canonical import duration_in
from memorandum_kit.quantities.german import dates, references
from memorandum_kit.quantities.german.amounts import ADJECTIVE_NOUN, NEXT_WORD, SPACE, WORD, Amounts
from memorandum_kit.quantities.german.lexicon import (
    MONTHS,
    QUALIFIER_LASTS,
    TIME_UNITS,
    is_person,
)
from memorandum_kit.quantities.german.numerals import (
    SCALES,
    VULGAR,
    blob,
    digits,
    roman_value,
    scale,
)
from memorandum_kit.quantities.german.words import VAGUE, fraction_bottom, word_class
from memorandum_kit.quantities.reading import FRACTION, Read, amount, in_order, make
from memorandum_kit.quantities.units import units

# Where a value may begin: a digit, or a word whose first letters are those of a number, month, frequency or reference.
# By first letter, since the alternatives are tried at the beginning of every word.
_TRIGGER = re.compile(
    r"""\d|[§½¼¾]
    |\b(?:
       [Zz](?:w(?:ei|ö|an|o)|ehn|iff|immer\b)
      |[Dd](?:rei|ritt|utzend|oppelt|ez(?:ember|\.)|IN\b)
      |[Vv](?:ier|erdoppel|DI\b)|V[IVX]*(?=[./][ \u00a0\d])
      |[Ff](?:ünf|eb(?:ruar|\.))
      |[Ss](?:ech[sz]|ieb|tündlich|ept(?:ember|\.)|ep\.|eite|atz\b)
      |[Aa](?:cht|nderthalb|lljährlich|bertaus|pr(?:il|\.)|ug(?:ust|\.)|rt(?:\.|ikel)|bs(?:atz|\.|chnitt)|nlage|nhang)
      |[Nn](?:eun|ull|ov(?:ember|\.)|r\.|ummer)
      |[Ee](?:lf|rst[em]|rst(?=größ|höch|best)|ins\b|in(?=und|hundert|tausend|einhalb|dreiviertel|einviertel|mal|malig)|inige\b|N\b)
      |[Ee]in(?:e[nmrs]?)?(?=-?[ ]bis[ ](?:zu[ ])?(?:zwei|drei|[2-9]))
      |[Ee]in(?:e[nmrs]?)?(?=[ \u00a0](?:Mill|Billi|Dutzend|[Hh]undert\b|[Tt]ausend\b|halb|gut|knapp
        |[A-ZÄÖÜ][a-zäöüß]{1,60}tel[ns]?\b
        |Jahr(?:es|zehnts?)?\b|Monat|Woche\b|Wochen\b|Tage?s?\b|Stunde|Minute|Viertel(?:jahr|stunde)|Dreiviertel|Halbjahr\b|Quartal|Prozent
        |Promille|Hektar|Quadrat|Kubik|Kilo|Meter\b|Tonne\b|Euro\b|Yuan\b|Cent\b|Liter\b|Jahrhundert|US-Dollar|Mega|Giga
        |Mu\b))
      |[Hh](?:undert|älfte|alb)
      |[Tt](?:ausend|äglich|agtäglich|agesordnungspunkt|eil\b|OP\b)
      |[Mm](?:illi[oa]|onatlich|ehrere\b|ärz|ai\b)
      |[Jj](?:an(?:uar|\.)|änner|uni|uli|ährlich|ede[nmsr]?\b|e\b(?=[ ](?:Jahr|Monat|Woche|Tag|Quartal)))
      |O(?:ktober|kt\.)
      |[Ww]öchentlich
      |(?:[Ss]ommer|[Ww]inter|[Hh]erbst|[Ff]rüh(?:jahr|ling))s?(?=[ ](?:des|dieses|letzten|vergangenen|vorigen|nächsten|kommenden)[ ])
      |(?:[Aa]nfang|[Mm]itte|[Ee]nde)(?=[ ](?:des[ ][lvnk]|dieses|letzten|vergangenen|vorigen|nächsten|kommenden)[a-z ]+[ ]?Jahres)
      |[Qq](?:uartalsweise|\d\b)
      |[Pp](?:ro\b|aragra|unkt)
      |B(?:illi)
      |K(?:apitel|ap\.|W\b|alenderwoche\b)
      |R(?:aum\b|FC\b)
      |I(?:SO\b|EC\b|BAN\b|SB?S?N\b|[IVX]*(?=[./][ \u00a0\d]))
      |GB\b
      |X[IVX]*(?=[./][ \u00a0\d])
    )""",
    re.VERBOSE,
)

_NOUN = re.compile(rf"{SPACE}(?:[a-zäöüß]+(?:e|en|er){SPACE})?[A-ZÄÖÜ]")

_ONE_TO = re.compile("-?[ ]bis[ ]")

_DETERMINERS = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "zum",
        "zur",
        "im",
        "am",
        "beim",
        "vom",
        "jeder",
        "jede",
        "jedes",
        "jeden",
        "diese",
        "dieser",
        "dieses",
        "diesem",
        "diesen",
        "sein",
        "seine",
        "seinem",
        "seiner",
        "seinen",
        "ihre",
        "ihrer",
        "ihren",
        "ihrem",
        "ihr",
        "unsere",
        "unserer",
        "unserem",
        "unseren",
        "unser",
        "ans",
        "ins",
        "als",
        "und",
        "bis",
        "eine",
        "einer",
        "einem",
        "einen",
        "ein",
        "kein",
        "keine",
        "keinem",
        "seit",
        "jedem",
    ]
)

_SEVERAL = frozenset({"einige", "mehrere", "paar", "viele", "einigen", "mehreren", "einiger", "mehrerer"})

_ONCE_AFTER = re.compile(
    rf"{SPACE}(?:pro|im|in{SPACE}der|in{SPACE}jedem|je|jährlich|monatlich|wöchentlich|täglich|am{SPACE}Tag|alle)(?!\w)"
)

_ONCE_NOT = frozenset({"noch", "nicht", "auf", "erst", "wieder", "schon", "zunächst", "wenn", "es", "hier"})

_EACH = re.compile(
    rf"([Jj]ede[nmsr]?|[Pp]ro|[Jj]e){SPACE}(Jahr|Jahres|Monat|Monats|Woche|Tag|Quartal|Stunde|Kalenderjahr|Halbjahr|Vierteljahr)(?!\w)"
)

_HALF = re.compile(
    rf"(?:(?:[Ee]in(?:e[nmrs]?)?|[Jj]ede[snr]?){SPACE})?(?:(gute?[nrs]?|knappe?[nrs]?){SPACE})?[Hh]albe[nmrs]?{SPACE}([^\W\d_]+)"
)

_WAR_NAMES = frozenset(
    {"weltkrieg", "weltkriegs", "weltkrieges", "welt", "hilfe", "reich", "reiches", "linie", "blick"}
)

# "1. ", "2) ", "(3) ", "1.2.3. " at the beginning of a line; "1.2 Ziele" too, but not "1.5 km".
_LIST_MARKER = re.compile(r"[ \t]*\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)](?=[ \t\u00a0]+[^\W\d_])")

_LEVELS = re.compile(r"[ \t]*\d{1,2}(?:\.\d{1,2}){1,3}(?=[ \t\u00a0]+[A-ZÄÖÜ])")

_ADDRESS = re.compile(
    r"(?:stra(?:ß|ss)e|str\.|platz|weg|allee|gasse|ufer|ring|damm|chaussee|hof|markt)$", re.IGNORECASE
)

_NAME_NUMBERS = frozenset(
    {"industrie", "version", "u", "s", "a", "b", "g", "linie", "modell", "apollo", "web", "windows"}
)


class Scan(Amounts):
    """One pass over one German text."""

    def run(self) -> list[Mention]:
        """Give all mentions in the order of the text."""
        text = self.text
        nets = references.net_spans(text)
        net = 0
        position = 0
        search = _TRIGGER.search
        while True:
            hit = search(text, position)
            if hit is None:
                break
            start = hit.start()
            while net < len(nets) and nets[net][1] <= position:
                net += 1
            if net < len(nets) and nets[net][0] <= start:
                if nets[net][1] > start:
                    self.found.append(references.net_mention(text, *nets[net]))
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
                self.found.append(references.net_mention(self.text, start, end, what))
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

    def take(self, answer: tuple[Mention, int] | None, otherwise: int) -> int:
        """Keep a mention that was read; gives where to go on."""
        if answer is None:
            return otherwise
        self.found.append(answer[0])
        return answer[1]

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
            return start + len(blob(text, start))
        if previous == "-" and start > 1 and text[start - 2].isalpha():  # COVID-19
            return start + len(blob(text, start))
        words = self.before(start)
        marker = self.marker(start)
        if marker:
            named = dates.at_digit(text, start, self.context, words)
            if named is None or not named[0]:
                return marker
        label = references.labelled(text, start, words[-1]) if words else None
        label = label or references.version(text, start, words)
        if label is not None:
            return self.take(label, start + 1)
        answer = dates.at_digit(text, start, self.context, words)
        if answer is not None:
            self.found.extend(answer[0])
            return answer[1]
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
                year = None if self.unit_after(end)[0] else dates.bare_year(text, start, end, words, after)
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
        found = _LIST_MARKER.match(text, line)
        if found is None:
            found = _LEVELS.match(text, line)
            if found is not None and self.counts_something(found.end()):
                return 0
        return found.end() if found is not None and found.start() <= start < found.end() else 0

    def counts_something(self, end: int) -> bool:
        """Whether a word of scale, a unit or a unit of time follows at `end`: 2.5 Mio., 1.5 Jahre."""
        return bool(scale(self.text, end) or self.unit_after(end)[0] or self._duration_after(end))

    def _is_name_number(self, word: str, end: int) -> bool:
        """Whether the digits that end at `end` are part of a name: Linie 1, Industrie 4.0, Marktplatz 2."""
        if word.endswith(("linie", "version", "industrie", "web", "windows")):
            return True
        return (word in _NAME_NUMBERS or bool(_ADDRESS.search(word))) and self.unit_after(end)[0] is None

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
        determined = bool(words) and words[-1] in _DETERMINERS
        if determined or following[1][0].islower():
            self.found.append(make(text, start, end + 1, MentionKind.NUMBER, str(value), source="ordinal"))
            return end + 1
        return None

    def _anniversary(self, start: int, value: int, end: int, low: str) -> int | None:
        if low.startswith(("jahrestag", "jubiläum", "gründungsjubiläum", "gründungstag", "geburtstag")):
            self.found.append(make(self.text, start, end, MentionKind.DURATION, f"P{value}Y"))
            return end
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
            return self.take(dates.season(text, start, self.context), end)
        if what == "reference" or (what == "unknown" and text[end : end + 1] in (".", " ", "\u00a0", "/")):
            return self._at_reference(start, end, word)
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
                _ONCE_AFTER.match(text, end) and not (words and words[-1] in _ONCE_NOT)
            ):
                return end
            begin, qualifier = self.qualifier(start, words)
            self.found.append(make(text, begin, end, MentionKind.NUMBER, str(payload), qualifier=qualifier))
            return self.frequency_after(end)
        elif what == "fold":
            self.found.append(make(text, start, end, MentionKind.NUMBER, str(payload)))
        elif what == "double":
            low = text[start:end].lower()
            if (
                text[start].isupper()
                or low.startswith("verdoppel")
                or text.startswith(" so ", end)
                or text.startswith(" Ausfertigung", end)
            ):
                self.found.append(make(text, start, end, MentionKind.NUMBER, "2"))
        elif what == "heads":
            self.found.append(make(text, start, end, MentionKind.QUANTITY, str(payload), unit="person"))
        elif what == "halfpart" and words and (words[-1] in _DETERMINERS or words[-1] in QUALIFIER_LASTS):
            article = words[-1] in ("die", "der")
            begin, qualifier = self.qualifier(start, words[:-1] if article else words, skip=article)
            self.found.append(make(text, begin, end, MentionKind.NUMBER, "0.5", qualifier=qualifier))
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
            answer = dates.prefixed(text, start)
            if answer is not None:
                self.found.extend(answer[0])
                return answer[1]
            return end
        if roman_value(word) is not None:
            if text[end : end + 1] == "/":
                return self.take(references.file_number(text, start, ()), end)
            period = dates.period(text, start, self.context)
            if period is not None:
                self.found.extend(period[0])
                return period[1]
            return end
        norm = references.norm(text, start)
        if norm is not None:
            return self.take(norm, end)
        return self.take(references.part(text, start), end)

    def _at_each(self, start: int, end: int) -> int:
        found = _EACH.match(self.text, start)
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
        half = _HALF.match(self.text, start)
        if half is not None and half[2].lower() in TIME_UNITS:
            value = duration_in(Fraction(1, 2), TIME_UNITS[half[2].lower()])
            self.found.append(make(self.text, start, half.end(), MentionKind.DURATION, value, source="frequency"))
            return half.end()
        return end

    def _at_cardinal(self, start: int, end: int, low: str, payload: object, words: tuple[str, ...]) -> int:
        value = payload if isinstance(payload, Fraction) else Fraction(0)
        if words and words[-1] == "halb" and value.denominator == 1:
            half_past = dates.half_past(self.text, start, end, int(value), words)
            if half_past is not None:
                return self.take(half_past, end)
        clock = dates.clock_words(self.text, start, end, low)
        if clock is not None:
            return self.take(clock, end)
        if low == "acht" and words and words[-1] in ("außer", "in", "habt") and not _NOUN.match(self.text, end):
            return end
        following = NEXT_WORD.match(self.text, end)
        if following and following[1] == "Augen" and value == 4:
            return following.end()
        bottom = fraction_bottom(following[1].lower()) if following else None
        if following and bottom:
            return self._fraction(start, following.end(), value, bottom, words)
        if low in ("hundert", "tausend") and words and words[-1] in _SEVERAL:
            return self.at_scale(start, end, low, words)
        return self.number(start, Read(value, end, style="words"), words)

    def at_ein(self, start: int, end: int, words: tuple[str, ...]) -> int:
        """Read `eine Million`, `ein Drittel`, `einem halben Jahr`, `innerhalb eines Monats`; `ein` alone is no number."""
        text = self.text
        if _ONE_TO.match(text, end):
            return self.number(start, Read(Fraction(1), end, style="words"), words)
        half = _HALF.match(text, start)
        if half is not None:
            return self._half(start, half, words)
        following = NEXT_WORD.match(text, end)
        if following is None:
            return end
        low = following[1].lower()
        if low in ("gute", "guten", "gut", "knappe", "knappen", "knapp"):
            return end
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

    def _at_half(self, start: int, end: int, words: tuple[str, ...]) -> int:
        found = _HALF.match(self.text, start)
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
        value = VAGUE.get(low)
        several = bool(words) and words[-1] in _SEVERAL
        if value is None and several:
            value = SCALES.get(low)
        if value is None or (word[0].islower() and not several and low not in ("hunderte", "tausende", "dutzende")):
            return end
        unit, stop = self.unit_after(end)
        begin = dates.word_before(self.text, start) if several else start
        read = Read(Fraction(value), end, style="words", scaled=True)
        self.found.append(amount(self.text, begin, max(stop, end), read, None, unit, "vague"))
        return max(stop, end)

    def _at_ordinal(self, start: int, end: int, word: str, payload: object, words: tuple[str, ...]) -> int:
        text = self.text
        value = payload if isinstance(payload, int) else 0
        low = word.lower()
        following = NEXT_WORD.match(text, end)
        after = following[1] if following else ""
        period = dates.period(text, start, self.context)
        if period is not None:
            self.found.extend(period[0])
            return period[1]
        if after.lower() in _WAR_NAMES or (word[0].isupper() and low.startswith("dritt") and not after[:1].isupper()):
            return end  # die Rechte Dritter
        half = dates.half_month(text, start, value, following.start(1), self.context) if following else None
        if half is not None:
            return self.take(half, end)
        if after.rstrip(".").lower() in MONTHS and after[0].isupper():
            answer = dates.month(text, following.start(1) if following else end, self.context, ())
            if answer is not None:
                return self.day_of(start, value, answer)
        anniversary = self._anniversary(start, value, following.end(1), after.lower()) if following else None
        if anniversary is not None:
            return anniversary
        if low.startswith("achte") and not (words and words[-1] in _DETERMINERS):
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
