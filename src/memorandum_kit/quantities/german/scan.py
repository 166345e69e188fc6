"""Find the values of a German text: one regular expression finds where a value may begin, small parsers read it there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities.canonical import duration_in, number_text
from memorandum_kit.quantities.german import dates, references
from memorandum_kit.quantities.german.lexicon import (
    ADJECTIVES,
    COMPOUND_UNITS,
    ENDINGS,
    FREQUENCIES,
    MONTHS,
    PEOPLED,
    QUALIFIER_LASTS,
    TIME_UNITS,
    is_person,
    qualifier_words,
)
from memorandum_kit.quantities.german.numerals import (
    SCALES,
    blob,
    digits,
    ordinal_stem,
    ordinal_value,
    roman_value,
    scale,
    word_value,
)
from memorandum_kit.quantities.reading import Read, amount, in_order, make
from memorandum_kit.quantities.units import units

_S = "[ \u00a0\u202f\u2009\u2007]"

# Where a value may begin: a digit, or a word whose first letters are those of a number, month, frequency or reference.
# By first letter, since the alternatives are tried at the beginning of every word.
_TRIGGER = re.compile(
    r"""\d|§
    |\b(?:
       [Zz](?:w(?:ei|ö|an|o)|ehn|iff|immer\b)
      |[Dd](?:rei|ritt|utzend|oppelt|ez(?:ember|\.)|IN\b)
      |[Vv](?:ier|erdoppel|DI\b)|V[IVX]*(?=[./][ \u00a0\d])
      |[Ff](?:ünf|eb(?:ruar|\.))
      |[Ss](?:ech[sz]|ieb|tündlich|ept(?:ember|\.)|ep\.|eite|atz\b)
      |[Aa](?:cht|nderthalb|lljährlich|bertaus|pr(?:il|\.)|ug(?:ust|\.)|rt(?:\.|ikel)|bs(?:atz|\.|chnitt)|nlage|nhang)
      |[Nn](?:eun|ull|ov(?:ember|\.)|r\.|ummer)
      |[Ee](?:lf|rst[em]|rst(?=größ|höch|best)|ins\b|in(?=und|hundert|tausend|einhalb|mal|malig)|inige\b|N\b)
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
      |[Qq](?:uartalsweise|[1-4]\b)
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
_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"[ \u00a0\u202f\u2009]?([^\W\d_]+)")
_RANGE = re.compile(rf"(?:{_S}?[–—‐‑-]{_S}?|{_S}bis{_S}(?:zu{_S})?)(?=[\dA-Za-zÄÖÜäöüß])")
_THOUSANDS = re.compile(rf"{_S}?([TM])(?:EUR|€)(?!\w)")
_TWICE = re.compile(r"[ \u00a0]\((\d{1,9})\)")
_NOUN = re.compile(rf"{_S}(?:[a-zäöüß]+(?:e|en|er){_S})?[A-ZÄÖÜ]")
_ONE_TO = re.compile("-?[ ]bis[ ]")
_ONE_FIELD = re.compile(r"(PT?)[\d.]+([YMWDHS])")
_AND_ALSO = re.compile(rf"(?:{_S}und{_S}|,?{_S})(?=[\da-zäöüß])")
_UND = re.compile(rf"{_S}und{_S}(?=[\dA-Za-zÄÖÜäöüß])")
_UNIT = re.compile(
    rf"{_S}?(%-Punkten?|v\.{_S}?H\.|°{_S}?C(?!\w)|[%‰€$£℃]|[^\W\d_]+(?:-[^\W\d_]+)*[²³]?(?:(?<=[mM])[23](?!\d))?(?:/[^\W\d_]+[²³]?(?:(?<=m)[23](?!\d))?)?)"
)
_PER = re.compile(rf"{_S}(?:pro|je){_S}([^\W\d_]+[²³]?)")
_ADJECTIVE = re.compile(rf"{_S}([a-zäöüß-]+(?:e|en|er)){_S}([A-ZÄÖÜ][^\W\d_]*)")
_UND_PERSON = re.compile(rf"{_S}(?:und|sowie){_S}([A-ZÄÖÜ][^\W\d_]*)")
_MONEY_TAIL = re.compile(r",(?:[–—-]{1,2})(?!\d)")
_MINUS = re.compile(r"(?<![\w.,/)–-])[−–-]$")
_BEFORE = re.compile(r"\S+")
_CURRENCY_BEFORE = re.compile(rf"(€|EUR|US\$|\$|£|USD|CNY|RMB|CHF|HK\$|¥|￥){_S}?$")
_COMPOUND = re.compile(
    r"-(?:([Mm]illionen|[Mm]illion|[Mm]illiarden|[Tt]ausend|[Mm]io\.?|[Mm]rd\.?)-)?([^\W\d_]+)((?:-[^\W\d_]+)*)"
)
_CENTS = re.compile(rf"{_S}(\d{{2}})(?!\d|[.,]\d|{_S}?(?:%|Euro|EUR|€|Prozent|\w))")
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
_VAGUE = {
    "hunderte": 100,
    "hunderten": 100,
    "hunderter": 100,
    "tausende": 1000,
    "tausenden": 1000,
    "tausender": 1000,
    "zehntausende": 10000,
    "zehntausenden": 10000,
    "hunderttausende": 100000,
    "hunderttausenden": 100000,
    "millionen": 10**6,
    "milliarden": 10**9,
    "dutzende": 12,
    "dutzenden": 12,
    "abertausende": 1000,
}
_SEVERAL = frozenset({"einige", "mehrere", "paar", "viele", "einigen", "mehreren", "einiger", "mehrerer"})
_ONCE_AFTER = re.compile(
    rf"{_S}(?:pro|im|in{_S}der|in{_S}jedem|je|jährlich|monatlich|wöchentlich|täglich|am{_S}Tag|alle)(?!\w)"
)
_ONCE_NOT = frozenset({"noch", "nicht", "auf", "erst", "wieder", "schon", "zunächst", "wenn", "es", "hier"})
_FREQUENCY_NEXT = re.compile(
    rf"{_S}(?:im{_S}(?P<jahr>Jahr|Monat|Quartal)(?!{_S}?\d|\w)|am{_S}(?P<tag>Tag)(?!\w)|in{_S}der{_S}(?P<woche>Woche|Stunde)(?!\w))"
)
_EACH = re.compile(
    rf"([Jj]ede[nmsr]?|[Pp]ro|[Jj]e){_S}(Jahr|Jahres|Monat|Monats|Woche|Tag|Quartal|Stunde|Kalenderjahr|Halbjahr|Vierteljahr)(?!\w)"
)
_HALF = re.compile(
    rf"(?:(?:[Ee]in(?:e[nmrs]?)?|[Jj]ede[snr]?){_S})?(?:(gute?[nrs]?|knappe?[nrs]?){_S})?[Hh]albe[nmrs]?{_S}([^\W\d_]+)"
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


class Scan:
    """One pass over one German text."""

    def __init__(self, text: str, reference: date | None) -> None:
        self.text = text
        self.context = dates.Context(reference)
        self.found: list[Mention] = []
        self.line_after = -1

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

    # --- where a value may begin -------------------------------------------------------------------------------------

    def at(self, start: int) -> int:
        """Read what begins at `start`; gives where to go on."""
        first = self.text[start]
        if first.isdecimal():
            return self._at_digit(start)
        if first == "§":
            return self.at_law(start, start + 1)
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

    def before(self, start: int) -> tuple[str, ...]:
        """Give the last three words before `start` in lower case."""
        floor = self.found[-1].span.end if self.found else 0
        return tuple(self.text[max(floor, start - 40) : start].lower().split()[-3:])

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
        run = blob(text, start)
        end = start + len(run)
        if words and len(run) <= 4 and self._is_name_number(words[-1], end):
            return self._past_name(end)
        if text[end : end + 1] == "." and run.isdigit() and len(run) <= 4:
            ordinal = self.ordinal_digits(start, end, int(run), words)
            if ordinal is not None:
                return ordinal
        if run.isdigit() and len(run) == 5 and _postcode(text, start, end, words):
            return end
        if run.isdigit() and len(run) <= 4 and run[0] != "0":
            following = _NEXT.match(text, end)
            after = following[1] if following else ""
            noun = _ADJECTIVE.match(text, end)
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
            glued = _WORD.match(text, end)
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
            if found is not None and self.unit_after(found.end())[0]:
                return 0
        return found.end() if found is not None and found.start() <= start < found.end() else 0

    def _is_name_number(self, word: str, end: int) -> bool:
        """Whether the digits that end at `end` are part of a name: Linie 1, Industrie 4.0, Marktplatz 2."""
        if word.endswith(("linie", "version", "industrie", "web", "windows")):
            return True
        return (word in _NAME_NUMBERS or bool(_ADDRESS.search(word))) and self.unit_after(end)[0] is None

    def _past_name(self, end: int) -> int:
        letter = _WORD.match(self.text, end)
        return letter.end() if letter and letter.end() - end == 1 else end

    def ordinal_digits(self, start: int, end: int, value: int, words: tuple[str, ...]) -> int | None:
        """Read `12. Sitzung`; a point at the end of a sentence is none of it."""
        text = self.text
        following = _NEXT.match(text, end + 1)
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

    # --- words -------------------------------------------------------------------------------------------------------

    def _at_word(self, start: int) -> int:
        text = self.text
        found = _WORD.match(text, start)
        if found is None:
            return start + 1
        end = found.end()
        word = found[0]
        low = word.lower()
        what, payload = word_class(low)
        words = self.before(start)
        if what == "month" and word[0].isupper():
            return self._at_month(start, end, words)
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
            found = _WORD.match(self.text, end + 1)
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
            following = _NEXT.match(text, end)
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

    def frequency_after(self, end: int) -> int:
        """Read `im Jahr`, `am Tag`, `in der Woche` after a number of times."""
        found = _FREQUENCY_NEXT.match(self.text, end)
        if found is None:
            return end
        unit = TIME_UNITS[(found["jahr"] or found["tag"] or found["woche"]).lower()]
        value = duration_in(Fraction(1), unit)
        self.found.append(make(self.text, end + 1, found.end(), MentionKind.DURATION, value, source="frequency"))
        return found.end()

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
        following = _NEXT.match(self.text, end)
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
        following = _NEXT.match(text, end)
        if following is None:
            return end
        low = following[1].lower()
        if low in ("gute", "guten", "gut", "knappe", "knappen", "knapp"):
            return end
        bottom = fraction_bottom(low)
        if bottom:
            if low == "viertel" and not re.match(
                rf"{_S}(?:der|des|aller|von|davon|mehr|weniger|seine[rs]|ihre[rs]|dieser|einer)\b|[.,;]|$",
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

    def _fraction(self, start: int, end: int, top: Fraction, bottom: int, words: tuple[str, ...]) -> int:
        begin, qualifier = self.qualifier(start, words)
        tail = _NEXT.match(self.text, end)
        low = tail[1].lower() if tail else ""
        value = top / bottom
        if tail and low in TIME_UNITS:
            text_value = duration_in(value, TIME_UNITS[low])
            self.found.append(make(self.text, begin, tail.end(), MentionKind.DURATION, text_value, qualifier=qualifier))
            return tail.end()
        self.found.append(amount(self.text, begin, end, Read(value, end, style="words"), None, None, qualifier))
        return end

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
        value = _VAGUE.get(low)
        several = bool(words) and words[-1] in _SEVERAL
        if value is None and several:
            value = SCALES.get(low)
        if value is None or (word[0].islower() and not several and low not in ("hunderte", "tausende", "dutzende")):
            return end
        unit, stop = self.unit_after(end)
        begin = dates._word_before(self.text, start) if several else start
        read = Read(Fraction(value), end, style="words", scaled=True)
        self.found.append(amount(self.text, begin, max(stop, end), read, None, unit, "vague"))
        return max(stop, end)

    def _at_ordinal(self, start: int, end: int, word: str, payload: object, words: tuple[str, ...]) -> int:
        text = self.text
        value = payload if isinstance(payload, int) else 0
        low = word.lower()
        following = _NEXT.match(text, end)
        after = following[1] if following else ""
        period = dates.period(text, start, self.context)
        if period is not None:
            self.found.extend(period[0])
            return period[1]
        if after.lower() in _WAR_NAMES or (word[0].isupper() and low.startswith("dritt") and not after[:1].isupper()):
            return end  # die Rechte Dritter
        if after.rstrip(".").lower() in MONTHS and after[0].isupper():
            answer = dates.month(text, following.start(1) if following else end, self.context, ())
            if answer is not None:
                return self.day_of(start, value, answer)
        anniversary = self._anniversary(start, value, following.end(1), after.lower()) if following else None
        if anniversary is not None:
            return anniversary
        if low.startswith(("achte", "sechste")) and not (words and words[-1] in _DETERMINERS):
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

    # --- a number and what stands around it --------------------------------------------------------------------------

    def qualifier(self, start: int, words: tuple[str, ...], *, skip: bool = False) -> tuple[int, str | None]:
        """Give where the qualifier before `start` begins, and it; `skip` passes over an article between them."""
        if not words or words[-1] not in QUALIFIER_LASTS:
            return start, None
        found = qualifier_words(words)
        if found is None or (words[-1] == "über" and len(words) > 1 and words[-2].endswith(_ABOUT_WHAT)):
            return start, None
        begin = start
        for _ in range(found[1] + (1 if skip else 0)):
            begin = dates._word_before(self.text, begin)
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
        following = _NEXT.match(self.text, read.end)
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
        found = _WORD.match(text, start)
        if found is None:
            return None
        value = word_value(found[0].lower())
        return None if value is None else self.scaled(Read(value, found.end(), style="words"))

    def number(self, start: int, read: Read, words: tuple[str, ...]) -> int:
        """Finish a number: scale, range, unit, currency, qualifier."""
        text = self.text
        if read.status != "ok" and not read.candidates:
            return read.end
        low = self.scaled(self.said_twice(read))
        end = low.end
        compound = self.compound(start, low, words)
        if compound is not None:
            return compound
        if low.style == "digits" and low.value is not None and low.value.denominator == 1:
            following = _NEXT.match(text, end)
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
            found = _WORD.match(text, start)
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
            begin = dates._word_before(text, begin)
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
            begin = dates._word_before(text, begin)
            words = self.before(begin)
        begin, qualifier = self.qualifier(begin, words)
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
        if (
            unit is None
            and high is None
            and low.status == "ok"
            and low.style == "digits"
            and text[end : end + 4] == "fach"
        ):
            found = _WORD.match(text, end)
            end = found.end() if found else end
        elif (unit is None and text[end : end + 3] == "mal") or text[end : end + 4] in (" Mal", "-mal"):
            end = end + (3 if text[end] == "m" else 4)
            self.found.append(amount(text, begin, end, low, high, None, qualifier))
            return self.frequency_after(end)
        self.found.append(amount(text, begin, end, low, high, unit, qualifier))
        return end

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
                adjective = _ADJECTIVE.match(text, end)
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
            below = table.get(per[1]) or ("person" if per[1] in ("Person", "Kopf", "Einwohner") else None)
            if below:
                code, stop = f"{code}/{below}", per.end()
        return code, stop

    def _duration_after(self, end: int) -> tuple[tuple[int, int, int], int] | None:
        found = _NEXT.match(self.text, end)
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
            adjective = _ADJECTIVE.match(self.text, end)
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
            begin, source = dates._word_before(text, begin), "frequency"
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


def _postcode(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    """Whether five digits are a postal code: a town's name follows, and a street number, a comma or nothing precedes."""
    following = _NEXT.match(text, end)
    if following is None or not following[1][0].isupper() or is_person(following[1]) or following[1] in units().german:
        return False
    left = text[:start].rstrip()[-1:]
    return left in ("", ",", "\n", "·", "|", ":", "-") or (start > 0 and text[start - 1] == "\n")


_FOLD = re.compile(r"(.+?)fach(?:e|en|er|es|em)?")
_TIMES = re.compile(r"(.+?)mal(?:ig(?:e|en|er|es|em)?)?")
_HEADS = re.compile(r"(.+?)köpfig(?:e|en|er|es|em)?")
_SUPERLATIVE = re.compile(
    r"(.+?)(?:größt|höchst|wichtigst|best|längst|ältest|stärkst|bedeutendst|schnellst|meist)(?:e|en|er|es|em)"
)
_DECADE_WORD = re.compile(r"(zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)er(?:jahren?)?")
_EIN_FORMS = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})


@lru_cache(maxsize=1024)
def fraction_bottom(low: str) -> int | None:
    """Give the denominator that a lower-case noun names: `drittel` 3, `siebzehnteln` 17."""
    stem = low.removesuffix("n").removesuffix("s")
    if not stem.endswith("tel"):
        return None
    bottom = ordinal_stem(stem[:-2])
    return bottom if bottom and bottom > 2 else None


@lru_cache(maxsize=8192)
def word_class(low: str) -> tuple[str, object]:
    """Say what a lower-case word is to the scan, and its value."""
    if low in MONTHS:
        return "month", MONTHS[low]
    if low in _EIN_FORMS:
        return "ein", None
    if low in _VAGUE or low in ("dutzend", "million", "milliarde"):
        return "scale", None
    value = word_value(low)
    if value is not None:
        return "cardinal", value
    ordinal = ordinal_value(low)
    if ordinal is not None:
        return "ordinal", ordinal
    if low in ("jede", "jeden", "jedem", "jedes", "jeder", "pro", "je"):
        return "each", None
    if low in ("hälfte",):
        return "halfpart", None
    if low in ("halb", "halbe", "halben", "halber", "halbes", "halbem"):
        return "half", None
    if low.startswith(("verdoppel", "doppelt")):
        return "double", None
    return _derived(low)


def _derived(low: str) -> tuple[str, object]:
    for tail, unit in ADJECTIVES.items():
        head, found, ending = low.partition(tail)
        if found and ending in ENDINGS:
            value = _prefix(head)
            if value is not None:
                return "adjective", duration_in(value, TIME_UNITS[unit])
    for tail, unit in FREQUENCIES.items():
        head, found, ending = low.partition(tail)
        if found and ending in ENDINGS:
            value = Fraction(1) if head in ("", "all", "tag") else _prefix(head)
            if value is not None:
                return "frequency", duration_in(value, TIME_UNITS[unit])
    for stem, unit in COMPOUND_UNITS.items():
        head, found, rest = low.partition(stem)
        if found and len(rest) > 2 and not rest.startswith("zeit"):
            value = word_value(head)
            if value is not None and value > 1:
                return "adjective", duration_in(value, TIME_UNITS[unit])
    if low == "quartalsweise":
        return "frequency", "P3M"
    for pattern, what in ((_FOLD, "fold"), (_TIMES, "times"), (_HEADS, "heads")):
        found_word = pattern.fullmatch(low)
        if found_word:
            if low.startswith("einfach"):
                return "none", None
            value = Fraction(1) if found_word[1] == "ein" else word_value(found_word[1])
            if value is not None and not (low.startswith("einmalig")):
                return what, number_text(value)
            return "none", None
    decade = _DECADE_WORD.fullmatch(low)
    if decade:
        value = word_value(decade[1])
        return "decade", int(value or 0)
    superlative = _SUPERLATIVE.fullmatch(low)
    if superlative:
        place = ordinal_stem(superlative[1])
        return ("ordinal", place) if place and place > 1 else ("none", None)
    if low in ("vierteljahr", "dreivierteljahr"):
        return "none", None
    if (low[:1] in "akpdsztnriqvegbcxlo" and low in _REFERENCE_WORDS) or roman_value(low.upper()) is not None:
        return "reference", None
    return "none", None


_REFERENCE_WORDS = frozenset(
    [
        "art",
        "artikel",
        "artikels",
        "paragraf",
        "paragrafen",
        "paragraph",
        "paragraphen",
        "kapitel",
        "kap",
        "absatz",
        "absatzes",
        "abs",
        "abschnitt",
        "abschnitts",
        "anlage",
        "anlagen",
        "anhang",
        "seite",
        "seiten",
        "ziffer",
        "ziff",
        "punkt",
        "nr",
        "nummer",
        "satz",
        "teil",
        "top",
        "tagesordnungspunkt",
        "raum",
        "zimmer",
        "din",
        "iso",
        "en",
        "vdi",
        "iec",
        "gb",
        "iban",
        "isbn",
        "issn",
        "rfc",
        "kw",
        "kalenderwoche",
        "q",
    ]
)


def _prefix(head: str) -> Fraction | None:
    if head == "halb":
        return Fraction(1, 2)
    if head == "viertel":
        return Fraction(1, 4)
    if head == "dreiviertel":
        return Fraction(3, 4)
    if head == "ein":
        return Fraction(1)
    return word_value(head)


def find(text: str, reference: date | None) -> list[Mention]:
    """Find the numbers, quantities, sums, dates, times, durations and references of a German text, in order."""
    return Scan(text, reference).run()
