"""Numbers by value: 448.000 = 44.8万, zwölf = 十二, 12. Januar = 1月12日."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from memorandum_kit.alignment.cues import Found, Side
from memorandum_kit.alignment.cues.hanzi import NUMERALS, value_of
from memorandum_kit.alignment.texts import WORD, Texts

_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f ']\d+)*")
_HANZI = re.compile(
    rf"(?=第?[\d{NUMERALS}])(?P<first>第)?(?P<digits>\d+(?:[.,]\d+)*)?(?P<han>[{NUMERALS}]*)(?P<unit>[年月日天条款章节人个项名次岁倍份时周%])?"
)
_DATE_UNIT = re.compile(rf"(?<=[\d{NUMERALS}])[年月日号时分]")
_SCALES = {"tausend": 3, "tsd": 3, "million": 6, "millionen": 6, "mio": 6, "milliarde": 9, "milliarden": 9, "mrd": 9}
_MONTHS = [
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
]
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


def find(texts: Texts) -> Found | None:
    """Find the numbers of both sides; None where neither has one."""
    de = [german(text) for text in texts.de]
    zh = [chinese(text) for text in texts.zh]
    if not any(tokens for tokens, _ in de) and not any(tokens for tokens, _ in zh):
        return None
    return Found("values", _side(de), _side(zh))


def without_dates(chinese_text: str) -> str:
    """Take the units of dates and times off their digits, since German has no words for them (2025年3月 = März 2025)."""
    return _DATE_UNIT.sub(" ", chinese_text)


def is_month(word: str) -> bool:
    """Whether a German word is the name of a month, which counts as a number here."""
    return word.lower() in _MONTHS


def _side(found: Sequence[tuple[list[str], list[str]]]) -> Side:
    types = {token: (token,) for tokens, _ in found for token in tokens}
    return Side([tokens for tokens, _ in found], types, [[*tokens, *weak] for tokens, weak in found])


def german(text: str) -> tuple[list[str], list[str]]:
    """Give the numbers of a German text, and those that need no counterpart in numerals."""
    strong = []
    for match in _DIGITS.finditer(text):
        scale = WORD.match(text, match.end() + 1) if text[match.end() : match.end() + 1] in (" ", "\u00a0") else None
        power = _SCALES.get(scale.group().lower(), 0) if scale else 0
        strong.append(_decimal(match.group(), power, german_marks=True))
    weak: list[str] = []
    for word in WORD.findall(text):
        if (value := number_word(word.lower())) is not None:
            (strong if word.lower() in _MONTHS else weak).append(str(value))
    return strong, weak


def chinese(text: str) -> tuple[list[str], list[str]]:
    """Give the numbers of a Chinese text, and the numerals that may be part of a word (统一, 三明)."""
    strong: list[str] = []
    weak: list[str] = []
    for match in _HANZI.finditer(text):
        digits, han = match["digits"], match["han"]
        if digits:
            power = sum({"万": 4, "亿": 8, "千": 3, "百": 2}.get(c, 0) for c in han)
            strong.append(_decimal(digits, power, german_marks=False))
        elif han and (value := value_of(han)) is not None:
            sure = len(han) > 1 or (match["unit"] and han != "一")
            (strong if sure else weak).append(str(value))
    return strong, weak


def _decimal(printed: str, power: int, *, german_marks: bool) -> str:
    """Give a canonical text of a number; a mark before exactly three digits groups thousands."""
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
    if word in _MONTHS:
        return _MONTHS.index(word) + 1
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
