"""`copies`: how many originals are signed, and how many in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.model import Finding, Span

_NUMBERS = {
    "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "zwölf": 12, "zweifach": 2, "dreifach": 3, "vierfach": 4, "doppelt": 2, "sechsfach": 6, "achtfach": 8,
}  # fmt: skip
_HAN = {"一": 1, "壹": 1, "二": 2, "两": 2, "贰": 2, "三": 3, "叁": 3, "四": 4, "肆": 4, "五": 5, "六": 6, "陆": 6, "七": 7,
        "八": 8, "捌": 8, "九": 9, "十": 10}  # fmt: skip
_WORD = "|".join(sorted((*_NUMBERS, r"\d{1,2}"), key=len, reverse=True))
_THINGS = r"(?:originale?n?|urschrift(?:en)?|ausfertigung(?:en)?|exemplare?n?|urtexte?n?|stücken?)"
_GERMAN_TOTAL = re.compile(
    rf"\b({_WORD})(?:e[rnm]?)?\s+(?:\w+(?:en|e)\s+){{0,2}}{_THINGS}|\b({_WORD})er\s+(?:ausfertigung|ausführung)"
)
_GERMAN_EACH = re.compile(
    rf"\b(?:je(?:weils)?)\s+({_WORD})(?:e[rnms]?|es)?\b|\b({_WORD})(?:e[rnms]?)?\s+(?:\w+\s+)?in\s+(?:deutscher|chinesischer)\b|"
    rf"\bjede\s+(?:seite|partei|vertragspartei|stadt)\s+(?:erhält\s+)?({_WORD})(?:e[rnms]?|es)?\b"
)
_CHINESE_TOTAL = re.compile(
    r"一式\s*([一壹二两贰三叁四肆五六陆七八捌九十]|\d{1,2})\s*份|([二两三四五六八]|\d{1,2})份(?:正本|原件)"
)
_CHINESE_EACH = re.compile(r"各\s*(?:执|持|存|有|为)?\s*([一壹二两贰三叁四肆五六]|\d{1,2})\s*[份式]")


_IN_LANGUAGES = re.compile(r"[中德英汉]文?[^，。；]{0,4}各")


@dataclass(frozen=True, slots=True)
class _Count:
    number: int
    span: Span


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a number of originals, in all or for each language or party, that the other side has otherwise."""
    de, zh = pair.de.plain, pair.zh.plain
    if "份" not in zh and "式" not in zh:
        return
    totals = _first(_GERMAN_TOTAL, de, _NUMBERS), _first(_CHINESE_TOTAL, zh, _HAN)
    eaches = _first(_GERMAN_EACH, de, _NUMBERS), _first(_CHINESE_EACH, zh, _HAN)
    if totals[0] and totals[1] and totals[0].number != totals[1].number:
        # "in zwei Urschriften, jede in deutscher und chinesischer Sprache" is 一式两份 too; 中德文各两份 makes four.
        if eaches[1] and not eaches[0] and totals[0].number == 2 * eaches[1].number and _IN_LANGUAGES.search(zh):
            return
        one, other = totals[0], totals[1]
    elif eaches[0] and eaches[1] and eaches[0].number != eaches[1].number:
        if totals[0] and totals[1]:
            one, other = eaches[0], eaches[1]
        else:
            return
    else:
        return
    yield finding(
        "copies", *both(pair, one.span, other.span), de=str(one.number), zh=str(other.number), confidence=0.97
    )


def _first(pattern: re.Pattern[str], text: str, numbers: dict[str, int]) -> _Count | None:
    match = pattern.search(text)
    if match is None:
        return None
    group = next(n for n, found in enumerate(match.groups(), start=1) if found)
    word = match.group(group)
    return _Count(numbers.get(word) or int(word), Span(*match.span()))
