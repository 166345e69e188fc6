"""What a single German word is to the scan: a number, an ordinal, zehnjährig, vierteljährlich, dreifach, drittgrößte."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from memorandum_kit.quantities.canonical import duration_in, number_text
from memorandum_kit.quantities.german.lexicon import (
    ADJECTIVES,
    COMPOUND_UNITS,
    ENDINGS,
    FREQUENCIES,
    MONTHS,
    SEASONS,
    THIRDS,
    TIME_UNITS,
)
from memorandum_kit.quantities.german.numerals import (
    ordinal_stem,
    ordinal_value,
    roman_value,
    word_value,
)

VAGUE = {
    "hunderte": 100,
    "hunderten": 100,
    "tausende": 1000,
    "tausenden": 1000,
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


_FOLD = re.compile(r"(.+?)fach(?:e|en|er|es|em)?")


# Zweidrittelmehrheit, Dreiviertelmehrheit
_SHARE = re.compile(
    r"(zwei|drei|vier|fünf)(drittel|viertel|fünftel|sechstel|achtel|zehntel)(?=mehrheit|quorum|stelle|$)"
)


_GROWN = re.compile(r"ver(.+)fach(?:t|te|ten|ter|tes|tem|en|ung|st)?")


_TIMES = re.compile(r"(.+?)mal(?:ig(?:e|en|er|es|em)?)?")


_HEADS = re.compile(r"(.+?)köpfig(?:e|en|er|es|em)?")


_SUPERLATIVE = re.compile(
    r"(.+?)(?:größt|höchst|wichtigst|best|längst|ältest|stärkst|bedeutendst|schnellst|meist)(?:e|en|er|es|em)"
)


_DECADE_WORD = re.compile(r"(zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)er(?:jahren?)?")


_EIN_FORMS = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})


_ABOUT_NOW = frozenset(
    stem + ending
    for stem in ("diese", "laufende", "letzte", "vergangene", "vorige", "nächste", "kommende")
    for ending in ("", "n", "m", "s")
)


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
    if low.removesuffix("s") in SEASONS or low in THIRDS:
        return "season", None
    if low in _ABOUT_NOW:
        return "now", None
    if low in _EIN_FORMS:
        return "ein", None
    if low in VAGUE or low in ("dutzend", "million", "milliarde"):
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
    if low.startswith("verdoppel"):
        return "grown", "2"
    if low.startswith("halbier"):
        return "grown", "0.5"
    if low.startswith("doppelt"):
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
    share = _SHARE.match(low)
    if share is not None:
        top, bottom = word_value(share[1]), fraction_bottom(share[2])
        if top is not None and bottom and top < bottom:
            return "fold", number_text(top / bottom)
    grown = _GROWN.fullmatch(low)
    if grown is not None:
        value = word_value(grown[1])
        return ("none", None) if value is None else ("grown", number_text(value))
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
