"""Numbers by value: 448.000 = 44.8万, zwölf = 十二, 12. Januar = 1月12日."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from memorandum_kit.alignment.cues import Found, Side, numbering
from memorandum_kit.alignment.cues.hanzi import NUMERALS, value_of
from memorandum_kit.alignment.texts import WORD, Texts
from memorandum_kit.resources import GERMAN_MONTHS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

# Of every segment: numbers that need a counterpart in numerals, and those that need none.
Numbers = list[tuple[list[str], list[str]]]

_DIGITS = re.compile(
    r"""
      (?P<day>\b[0-3]?\d)\.\s?(?P<month>[01]?\d)\.\s?(?P<year>(?:\d\d){1,2}\b)?  # 17.05.2026, 3.6.
    | (?P<iso>\b[12]\d{3}-[01]\d-[0-3]\d\b)
    | \d+(?:[.,\u00a0\u202f ']\d+)*
    """,
    re.VERBOSE,
)
_HANZI = re.compile(
    rf"(?=[\d{NUMERALS}])(?P<digits>\d+(?:[.,]\d+)*)?(?P<han>[{NUMERALS}]*)(?P<unit>[年月日天条款章节人个项名次岁倍份时周%])?"
)
# Where one of them begins: to look for that first takes a third of the time.
_DIGIT = re.compile(r"\d")
_NUMERAL = re.compile(rf"[\d{NUMERALS}]")
_SCALES = {"tausend": 3, "tsd": 3, "million": 6, "millionen": 6, "mio": 6, "milliarde": 9, "milliarden": 9, "mrd": 9}
_MONTHS = {name.lower(): number for number, name in enumerate(GERMAN_MONTHS, 1)}
_ONES = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
_ORDINALS = {"erste": 1, "zweite": 2, "dritte": 3, "siebte": 7, "siebente": 7, "achte": 8}
_TENS = {
    "zwanzig": 20,
    "dreißig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
# Of all of them, the first three letters: most words are none.
_BEGINNINGS = {
    word[:3] for word in (*_MONTHS, *_ONES, *_ORDINALS, *_TENS, "sechzehn", "siebzehn", "hundert", "tausend")
}


def find(texts: Texts) -> Found | None:
    """Find the numbers of both sides; None where neither has one."""
    de: Numbers = [([], []) for _ in texts.de]
    zh: Numbers = [([], []) for _ in texts.zh]
    heads = numbering.heads(texts)
    _located(de, _german_digits(texts.joined_de), texts.begins_de, heads[0])
    numerals = [number_word(word.lower()) for word in texts.vocabulary]
    for segment, word in zip(
        *(array.tolist() for array in texts.places([n is not None for n in numerals])), strict=True
    ):
        de[segment][not is_month(texts.vocabulary[word])].append(str(numerals[word]))
    _located(zh, _chinese_numerals(texts.joined_zh), texts.begins, heads[1])
    if not any(strong for strong, _ in (*de, *zh)):
        return None
    return Found("values", _side(de), _side(zh))


def _located(numbers: Numbers, found: Iterable[tuple[int, bool, str]], begins: Ints, heads: Ints) -> None:
    """Put what was found in all texts as one to the text that it stands in; the number of a clause is no value in it."""
    import numpy as np

    listed = list(found)
    segments = np.searchsorted(begins, [at for at, *_ in listed], side="right") - 1
    for segment, (at, weak, value) in zip(segments.tolist(), listed, strict=True):
        if at >= begins[segment] + heads[segment]:
            numbers[segment][weak].append(value)


def date_units(codes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Find the units of dates and times behind digits, since German has no words for them (2025年3月 = März 2025)."""
    import numpy as np

    found = np.isin(codes, np.array([ord(unit) for unit in "年月日号时分"], dtype=np.uint64))
    at = np.flatnonzero(found)
    found[at] = (at > 0) & np.isin(codes[at - 1], np.array([ord(c) for c in "0123456789" + NUMERALS], dtype=np.uint64))
    return found


def is_month(word: str) -> bool:
    """Whether a German word is the name of a month, which counts as a number here."""
    return word.lower() in _MONTHS


def _side(found: Numbers) -> Side:
    types = {token: (token,) for tokens, _ in found for token in tokens}
    return Side([tokens for tokens, _ in found], types, [[*tokens, *weak] for tokens, weak in found])


def german(text: str) -> tuple[list[str], list[str]]:
    """Give the numbers of a German text, and those that need no counterpart in numerals."""
    strong = [value for *_, value in _german_digits(text)]
    weak: list[str] = []
    for word in WORD.findall(text):
        if (value := number_word(word.lower())) is not None:
            (strong if is_month(word) else weak).append(str(value))
    return strong, weak


def _matches(first: re.Pattern[str], whole: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Give the matches of a pattern that matches wherever `first` does, and there only."""
    begin = first.search(text)
    while begin and (match := whole.match(text, begin.start())):
        yield match
        begin = first.search(text, match.end())


def _german_digits(text: str) -> Iterator[tuple[int, bool, str]]:
    """Give place and value of the numbers in digits; all of them need a counterpart."""
    for match in _matches(_DIGIT, _DIGITS, text):
        if date := [part for name in ("day", "month", "year", "iso") if (part := match[name])]:
            for part in "-".join(date).split("-"):
                yield match.start(), False, part.lstrip("0") or "0"
            continue
        scale = WORD.match(text, match.end() + 1) if text[match.end() : match.end() + 1] in (" ", "\u00a0") else None
        power = _SCALES.get(scale.group().lower(), 0) if scale else 0
        yield match.start(), False, _decimal(match.group(), power, german_marks=True)


def chinese(text: str) -> tuple[list[str], list[str]]:
    """Give the numbers of a Chinese text, and the numerals that may be part of a word (统一, 三明)."""
    found = list(_chinese_numerals(text))
    return [value for _, weak, value in found if not weak], [value for _, weak, value in found if weak]


def _chinese_numerals(text: str) -> Iterator[tuple[int, bool, str]]:
    """Give place and value of the numbers, and whether they may be part of a word."""
    for match in _matches(_NUMERAL, _HANZI, text):
        digits, han = match["digits"], match["han"]
        if digits:
            power = sum({"万": 4, "亿": 8, "千": 3, "百": 2}.get(c, 0) for c in han)
            yield match.start(), False, _decimal(digits, power, german_marks=False)
        elif han and (value := value_of(han)) is not None:
            yield match.start(), len(han) == 1 and not (match["unit"] and han != "一"), str(value)


def _decimal(printed: str, power: int, *, german_marks: bool) -> str:
    """Give a canonical text of a number; a mark before exactly three digits groups thousands."""
    if printed.isdigit() and not power:
        return printed.lstrip("0") or "0"
    groups = re.split(r"[^\d]", printed)
    marks = re.findall(r"[^\d]", printed)
    if not marks:
        whole, fraction = printed, ""
    elif len(groups[-1]) == 3 and all(len(g) == 3 for g in groups[1:]) and (marks[-1] != "," or not german_marks):
        if marks[-1] == "." and not german_marks:
            whole, fraction = groups[0], groups[1]
        else:
            whole, fraction = "".join(groups), ""
    elif len(marks) == 1 or (len(set(marks[:-1])) == 1 and marks[-1] != marks[0]):
        whole, fraction = "".join(groups[:-1]), groups[-1]
    else:
        return printed
    digits = whole + fraction.ljust(power, "0")[: max(power, len(fraction))]
    point = len(whole) + power
    left, right = digits[:point].lstrip("0") or "0", digits[point:].rstrip("0")
    return f"{left}.{right}" if right else left


@cache
def number_word(word: str) -> int | None:
    """Give the value of a German number word or month name in lower case; `ein` is an article, not a number."""
    if word[:3] not in _BEGINNINGS:
        return None
    if word in _MONTHS:
        return _MONTHS[word]
    for ending in ("", "er", "en", "es", "em", "e", "s"):
        stem = word.removesuffix(ending) if ending else word
        if ending and stem == word:
            continue
        if stem in _ONES and stem != "ein":
            return _ONES.index(stem)
        if stem + "e" in _ORDINALS:
            return _ORDINALS[stem + "e"]
        if stem.endswith("te"):
            stem = stem[:-2]
        for tens, value in _TENS.items():
            if stem in (tens, tens + "st", tens + "ste"):
                return value
            if stem.endswith("und" + tens) and (one := stem[: -len("und" + tens)]) in _ONES:
                return value + _ONES.index(one)
        if stem.endswith("zehn"):
            one = {"sech": "sechs", "sieb": "sieben"}.get(stem[:-4], stem[:-4])
            if one in _ONES[3:10]:
                return 10 + _ONES.index(one)
        if stem == "hundert":
            return 100
        if stem == "tausend":
            return 1000
        if stem.endswith("t") and stem[:-1] in _ONES[4:] and stem != "acht":
            return _ONES.index(stem[:-1])
    return None
