"""German numerals: number words, digits with points, commas and spaces, and the words of scale.

Digits follow DIN 1333 and DIN 5008: a comma before decimals, points or narrow spaces between groups of three. What
follows neither is refused with what it may have been.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from memorandum_kit.quantities.reading import LONGEST_NUMBER, Read

ONES = {
    "null": 0,
    "ein": 1,
    "zwei": 2,
    "zwo": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "elf": 11,
    "zwölf": 12,
    "dreizehn": 13,
    "vierzehn": 14,
    "fünfzehn": 15,
    "sechzehn": 16,
    "siebzehn": 17,
    "achtzehn": 18,
    "neunzehn": 19,
}
TENS = {
    "zwanzig": 20,
    "dreißig": 30,
    "dreissig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
SCALES = {
    "hundert": 10**2,
    "tausend": 10**3,
    "tsd": 10**3,
    "tsd.": 10**3,
    "million": 10**6,
    "millionen": 10**6,
    "mio": 10**6,
    "mio.": 10**6,
    "milliarde": 10**9,
    "milliarden": 10**9,
    "mrd": 10**9,
    "mrd.": 10**9,
    "billion": 10**12,
    "billionen": 10**12,
    "bio.": 10**12,
    "billiarde": 10**15,
    "billiarden": 10**15,
    "dutzend": 12,
}
_LONGEST_WORD = 70
# zweieinhalb, eindreiviertel, dreieinviertel
_PARTS = (("einhalb", Fraction(1, 2)), ("dreiviertel", Fraction(3, 4)), ("einviertel", Fraction(1, 4)))
# 7 ½, 2¼: signs of a fraction behind digits or alone.
VULGAR = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅛": Fraction(1, 8),
}


@lru_cache(maxsize=4096)
def word_value(word: str) -> Fraction | None:
    """Give the value of a lower-case number word, None where it is none: `zweieinhalb` is 5/2. `ein` alone is none."""
    if word in ("eins", "einer"):
        return Fraction(1) if word == "eins" else None
    if word == "anderthalb":
        return Fraction(3, 2)
    if word == "dreiviertel":
        return Fraction(3, 4)
    if len(word) > _LONGEST_WORD:
        return None
    for ending, part in _PARTS:
        if word.endswith(ending) and word != ending:
            head = word[: -len(ending)]
            whole = 1 if head == "ein" else _cardinal(head)
            return None if whole is None else whole + part
    if word == "ein":
        return None
    whole = _cardinal(word)
    if whole is None and word.endswith("eins"):
        whole = _cardinal(word[:-1])
    return None if whole is None else Fraction(whole)


def _cardinal(word: str) -> int | None:
    if word in ONES:
        return ONES[word]
    if word in TENS:
        return TENS[word]
    head, found, tail = word.partition("tausend")
    if found:
        thousands = 1 if not head else _below_thousand(head)
        rest = 0 if not tail else _below_thousand(tail.removeprefix("und"))
        return None if thousands is None or rest is None else thousands * 1000 + rest
    return _below_thousand(word)


def _below_thousand(word: str) -> int | None:
    head, found, tail = word.partition("hundert")
    if found:
        hundreds = 1 if not head else ONES.get(head)
        rest = 0 if not tail else _below_hundred(tail.removeprefix("und"))
        return None if hundreds is None or rest is None or not 1 <= hundreds <= 19 else hundreds * 100 + rest
    return _below_hundred(word)


def _below_hundred(word: str) -> int | None:
    if word in ONES:
        return ONES[word]
    if word == "eins":
        return 1
    if word in TENS:
        return TENS[word]
    one, found, ten = word.partition("und")
    if found and ten in TENS and 1 <= ONES.get(one, 0) <= 9:
        return TENS[ten] + ONES[one]
    return None


_ORDINAL_STEMS = {"erst": 1, "dritt": 3, "siebt": 7, "acht": 8}
_ORDINAL_ENDING = re.compile(r"(.+?)(e|en|er|es|em)")


@lru_cache(maxsize=4096)
def ordinal_value(word: str) -> int | None:
    """Give the value of a lower-case inflected ordinal (`dritten`, `zwölfter`, `hundertste`), or None."""
    found = _ORDINAL_ENDING.fullmatch(word)
    return ordinal_stem(found[1]) if found else None


@lru_cache(maxsize=4096)
def ordinal_stem(stem: str) -> int | None:
    """Give the value of an ordinal without its ending: `dritt`, `zwanzigst`, `zweiundzwanzigst`."""
    if stem in _ORDINAL_STEMS:
        return _ORDINAL_STEMS[stem]
    for tail, number in _ORDINAL_STEMS.items():
        if stem.endswith(tail):
            head = stem[: -len(tail)].removesuffix("und")
            if head.endswith(("hundert", "tausend")):
                base = _cardinal(head)
                return None if base is None else base + number
    if stem.endswith("st"):
        value = _cardinal(stem[:-2])
        if value is not None and (value >= 20 or value == 0) and value % 100 not in range(1, 20):
            return value
        # sechst ends in st too
    if stem.endswith("t"):
        value = _cardinal(stem[:-1])
        return value if value is not None and 2 <= value % 100 <= 19 and value % 100 not in (3, 7, 8) else None
    return None


_ROMAN = re.compile(r"(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman_value(word: str) -> int | None:
    """Give the value of a Roman numeral up to 399, or None."""
    if not _ROMAN.fullmatch(word):
        return None
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


SPACES = "\u00a0\u202f\u2009\u2007\u2006 "
_BLOB = re.compile(rf"\d+(?:(?:[.,'’]\d+)|(?:[{SPACES}](?:\d{{3}}(?!\d)|0\d+)))*")
_GROUP = re.compile(rf"[1-9]\d{{0,2}}(?:[{SPACES}]\d{{3}})+")
_BAD_GROUP = re.compile(rf"[{SPACES}]0(?!\d\d(?!\d))")
_PLAIN = re.compile(r"\d+")
_POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_POINTS_COMMA = re.compile(r"([1-9]\d{0,2}(?:\.\d{3})+),(\d+)")
_COMMA = re.compile(r"(\d+),(\d+)")
_SPACED = re.compile(rf"([1-9]\d{{0,2}}(?:[{SPACES}]\d{{3}})+)(?:,(\d+))?")
_APOSTROPHE = re.compile(r"([1-9]\d{0,2}(?:['’]\d{3})+)(?:[.,](\d+))?")
_ENGLISH = re.compile(r"([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?")
_NOT_DIGIT = re.compile(r"\D")
_SPACE = re.compile(r"['’\s]")


def blob(text: str, start: int) -> str:
    """Give the stretch of digits, points, commas and group spaces at `start`, which must be a digit."""
    found = _BLOB.match(text, start)
    if found is None:
        return ""
    run = found[0]
    # "2024 300 Gäste", "12,5 300": a space groups only what is grouped from its beginning, and before decimals.
    space = next((i for i, c in enumerate(run) if c in SPACES), -1) if not run.isdigit() else -1
    if space < 0:
        return run
    if _BAD_GROUP.search(run):
        return run  # 400 0000: refused as a whole
    group = _GROUP.match(run)
    if group is None:
        return run[:space]
    rest = run[group.end() :]
    decimals = _PLAIN.match(rest, 1) if rest[:1] == "," else None
    return run[: group.end()] + (rest[: decimals.end()] if decimals else "")


def digits(run: str, end: int) -> Read:
    """Read a stretch of digits as `blob` gives it."""
    if len(run) > LONGEST_NUMBER:
        return Read(None, end, "malformed", ())
    if _PLAIN.fullmatch(run):
        return Read(Fraction(int(run)), end)
    if _POINTS.fullmatch(run):
        return Read(Fraction(int(run.replace(".", ""))), end)
    for pattern in (_POINTS_COMMA, _COMMA, _SPACED, _APOSTROPHE):
        found = pattern.fullmatch(run)
        if found:
            if pattern is _COMMA and found[2] == "000" and found[1][0] != "0" and len(found[1]) <= 3:
                # 1,000: three zero decimals, or an English thousand.
                return Read(None, end, "ambiguous", (Fraction(int(found[1]) * 1000), Fraction(int(found[1]))))
            whole, decimals = _NOT_DIGIT.sub("", found[1]), found[2] or ""
            return Read(_decimal(whole, decimals), end, places=len(decimals))
    return Read(None, end, "malformed", _readings(run))


def _decimal(whole: str, decimals: str) -> Fraction:
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def _readings(run: str) -> tuple[Fraction, ...]:
    """Give what a malformed stretch of digits may have been, likeliest first."""
    run = _SPACE.sub("", run)
    plain = _NOT_DIGIT.sub("", run)
    if plain == run:
        return tuple(dict.fromkeys((Fraction(int(run[:-1])), Fraction(int(run)))))
    out: list[Fraction] = []
    english = _ENGLISH.fullmatch(run)
    if english:
        out.append(_decimal(english[1].replace(",", ""), english[2] or ""))
    last = max(run.rfind("."), run.rfind(","))
    whole, decimals = _NOT_DIGIT.sub("", run[:last]), run[last + 1 :]
    if run.count(".") >= 1 and "," not in run:
        if len(decimals) > 3:
            # 400.0000: a digit too many (400.000), all of them (4000000), or a decimal point (400).
            out.append(Fraction(int(whole + decimals[:3])))
            out.append(Fraction(int(plain)))
            out.append(_decimal(whole, decimals))
        elif run.count(".") == 1:
            out.append(_decimal(whole, decimals))
            if len(decimals) < 3 and whole != "0":
                out.append(Fraction(int(whole + decimals.ljust(3, "0"))))
            out.append(Fraction(int(plain)))
        else:
            out.append(Fraction(int(plain)))
            out.append(_decimal(whole, decimals))
    else:
        out.append(_decimal(whole, decimals))
        out.append(Fraction(int(plain)))
        first = re.split(r"[.,]", run)
        out.append(_decimal(first[0], "".join(first[1:])))
    return tuple(dict.fromkeys(out))


_SCALE = re.compile(
    rf"[{SPACES}]?(?P<word>Millionen|Million|Milliarden|Milliarde|Billiarden|Billiarde|Billionen|Billion|Mio\.?|Mrd\.?"
    r"|Bio\.|Tsd\.?|[Tt]ausend|[Hh]undert|Dutzend)(?![\w])"
)


def scale(text: str, end: int) -> tuple[int, int] | None:
    """Give factor and end of the word of scale that follows at `end`, or None."""
    found = _SCALE.match(text, end)
    return (SCALES[found["word"].lower()], found.end()) if found else None
