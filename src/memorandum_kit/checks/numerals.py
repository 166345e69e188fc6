"""Numbers that stand in a text in any writing, taken for a value or not: the last look before one is called missing."""

from __future__ import annotations

import re
from functools import lru_cache

from memorandum_kit.model import Lang

_DIGITS = re.compile(r"\d+(?:[.,  ]\d{3})*(?:[.,]\d+)?")
_HAN_NUMBER = re.compile(r"[零〇一二三四五六七八九十百千万亿两]+")
_HAN_VALUES = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_GERMAN = {
    word: str(value)
    for value, word in enumerate(
        ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig"]
    )
} | {"dreißig": "30", "vierzig": "40", "fünfzig": "50", "hundert": "100", "tausend": "1000"}  # fmt: skip
_GERMAN_WORD = re.compile("|".join(sorted(_GERMAN, key=len, reverse=True)))


@lru_cache(maxsize=256)
def said_numbers(text: str, lang: Lang) -> frozenset[str]:
    """Give the values of all figures and numerals of a text (small letters, Simplified), in compounds too.

    >>> sorted(said_numbers("三十人，12名", Lang.ZH_HANS))
    ['12', '30']
    """
    found = {re.sub(r"[.,  ](?=\d{3}\b)", "", m.group()).replace(",", ".") for m in _DIGITS.finditer(text)}
    if lang.is_chinese:
        found |= {str(_chinese(m.group())) for m in _HAN_NUMBER.finditer(text)}
    else:
        found |= {_GERMAN[m.group()] for m in _GERMAN_WORD.finditer(text)}
    return frozenset(found)


def _chinese(numeral: str) -> int:
    if not re.search("[十百千万亿]", numeral):
        return int("".join(str(_HAN_VALUES[c]) for c in numeral))
    total = section = digit = 0
    for character in numeral:
        if character in _HAN_VALUES:
            digit = _HAN_VALUES[character]
        elif character in _POWERS:
            section += (digit or 1) * _POWERS[character]
            digit = 0
        else:
            total = (total + section + digit) * (10_000 if character == "万" else 100_000_000)
            section = digit = 0
    return total + section + digit
