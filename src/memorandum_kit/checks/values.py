"""`number.*`, `unit`, `currency`, `date.*`, `time.value`, `duration.value`: the values of both sides compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.numerals import said_numbers
from memorandum_kit.model import ClauseKind, Finding, Mention, MentionKind
from memorandum_kit.quantities import Difference, compare_sets

_COUNTED = frozenset((MentionKind.NUMBER, MentionKind.QUANTITY, MentionKind.MONEY))
_BY_KIND = {
    MentionKind.DATE: "date.value",
    MentionKind.TIME: "time.value",
    MentionKind.DURATION: "duration.value",
}
# Idiom, not number: 一定, 一致, 统一 are masked by the finder; these are German and Chinese words with a small number.
_IDIOMS = re.compile(
    r"(?i)einmal|zweimal|zweiseitig|beid|dritte[nr]? (?:seite|partei|person|staat)|第三方|第三国|双|erst(?:mal|e)|"
    r"vierteljähr|halb|一方|另一|之一|三方|两国|两市|两地|两者|两种文本|方方面面|四季"
)
_PART_OF_YEAR = re.compile(r"(?i)ende|anfang|mitte|[年月][年月]?[底末初中]|[上中下]旬|上半年|下半年")
_COPIES = re.compile(r"一式|各[一二两三四五六执持]|urschrift|ausfertigung|exemplar|original|份", re.IGNORECASE)


def check(pair: Pair) -> Iterator[Finding]:
    """Tell values that differ, and values that only one side has.

    Silent on idioms with small numbers, on ordinals that a language does not write, and where the number stands in the
    other text in a form that was not taken for a value.
    """
    de = [m for m in pair.de.values if _is_compared(m, pair.de)]
    zh = [m for m in pair.zh.values if _is_compared(m, pair.zh)]
    if not de and not zh:
        return
    result = compare_sets(de, zh)
    for difference in result.different:
        yield from _different(pair, difference)
    if pair.de.text and pair.zh.text:
        for mention in result.missing:
            yield from _alone(pair, mention, pair.de, pair.zh)
        for mention in result.extra:
            yield from _alone(pair, mention, pair.zh, pair.de)


def _is_compared(mention: Mention, side: Side) -> bool:
    if mention.kind is MentionKind.REFERENCE:
        return False  # `references`
    if mention.status in ("malformed", "invalid"):
        return False  # `refused_values` has told it
    return not _in_copies(mention, side)


def _in_copies(mention: Mention, side: Side) -> bool:
    """Whether the number counts originals; `copies` has its own reading of them."""
    if mention.kind is not MentionKind.NUMBER:
        return False
    around = side.text[max(0, mention.span.start - 12) : mention.span.end + 22]
    return bool(_COPIES.search(around)) and bool(_COPIES.search(side.text))


def _different(pair: Pair, difference: Difference) -> Iterator[Finding]:
    de, zh, result = difference.de, difference.zh, difference.comparison
    places = both(pair, de.span, zh.span)
    values = {"de": de.surface, "zh": zh.surface, "de_value": _value(de), "zh_value": _value(zh)}
    if result.kind == "format":
        if "ambiguous" in (de.status, zh.status) and _fits(de, zh):
            return
        yield finding("number.format", *places, confidence=0.8, found=(de if de.value is None else zh).surface,
                      candidates=", ".join((de if de.value is None else zh).candidates))  # fmt: skip
        return
    if result.kind == "qualifier":
        # about, more and none are chosen freely; at least against at most changes what is owed
        bounds = _bound(de, pair.de), _bound(zh, pair.zh)
        if set(bounds) == {"most", "least"}:
            yield finding("number.qualifier", *places, confidence=0.9, values=values)
        return
    if result.kind == "value" and (_in_range(de, pair.zh) or _in_range(zh, pair.de)):
        return
    if result.kind == "precision" and (
        _PART_OF_YEAR.search(_around(de, pair.de)) or _PART_OF_YEAR.search(_around(zh, pair.zh))
    ):
        return
    if result.kind == "precision":
        yield finding("date.precision", *places, confidence=0.85, values=values)
        return
    if result.kind == "value" and _small_talk(de, pair.de, zh, pair.zh):
        return
    if result.kind in ("scale", "unit", "currency"):
        same_figure = result.kind == "scale" and de.value == zh.value and de.unit != zh.unit
        code = "unit" if same_figure else "number.scale" if result.kind == "scale" else result.kind
    elif de.kind in _BY_KIND and de.kind is zh.kind:
        code = _BY_KIND[de.kind]
    else:
        code = "number.value"
    yield finding(code, *places, suggestion="", confidence=0.97, values=values)


def _fits(de: Mention, zh: Mention) -> bool:
    refused, other = (de, zh) if de.value is None else (zh, de)
    return other.value in refused.candidates or bool(set(de.candidates) & set(zh.candidates))


def _small_talk(de: Mention, de_side: Side, zh: Mention, zh_side: Side) -> bool:
    """Whether one of both is an idiom, so that the two were paired by chance."""
    return any(
        m.kind is MentionKind.NUMBER and (m.value in ("1", "2") or _IDIOMS.search(_around(m, side))) and m.unit is None
        for m, side in ((de, de_side), (zh, zh_side))
    ) and not (de.unit or zh.unit)


def _around(mention: Mention, side: Side) -> str:
    return side.text[max(0, mention.span.start - 2) : mention.span.end + 9]


def _alone(pair: Pair, mention: Mention, side: Side, other: Side) -> Iterator[Finding]:
    if mention.value is None or mention.source in ("ordinal", "frequency") or mention.surface in other.text:
        return
    if mention.kind is MentionKind.NUMBER and (
        mention.value in ("0", "1", "2") or _IDIOMS.search(_around(mention, side))
    ):
        return
    if mention.kind is MentionKind.QUANTITY and mention.value == "1":
        return
    if mention.kind in _COUNTED and mention.value in said_numbers(other.plain, other.lang):
        return
    if mention.kind is MentionKind.DATE and _date_said(mention, other):
        return
    is_year = mention.kind is MentionKind.DATE and len(mention.value) < 7 and not mention.value.startswith("--")
    if is_year and (mention.value[:4] in other.text or "X" in mention.value):
        return
    if mention.kind is MentionKind.DURATION and (_length_said(mention, other) or _in_range(mention, other)):
        return
    if mention.kind is MentionKind.DURATION and mention.value in ("P1Y", "P1D", "P1M", "P1W"):
        return
    if other.kinds & {ClauseKind.HEADING} and other.kinds != side.kinds:
        return
    missing = side is pair.de
    if mention.kind in _COUNTED:
        code = "number.missing" if missing else "number.extra"
    else:
        code = "date.missing" if missing else "date.extra"
    span = mention.span
    yield finding(
        code, *both(pair, span if missing else None, None if missing else span), found=mention.surface,
        value=_value(mention), confidence=0.85,
    )  # fmt: skip


_AT_MOST = re.compile(
    r"(?i)höchstens|maximal|bis zu|nicht mehr als|nicht über|obergrenze|至多|最多|不[^，。]{0,3}超过|不多于|不高于|不得多于|nicht\s+überschreiten|以内|以下|为限|上限|之内"
)
_AT_LEAST = re.compile(
    r"(?i)mindestens|wenigstens|nicht weniger|nicht unter|\bab\b|至少|不少于|最少|不[^，。]{0,3}低于|以上|起"
)


def _bound(mention: Mention, side: Side) -> str:
    """most, least, both or "": which bound the words around a value make it."""
    near = side.text[max(0, mention.span.start - 12) : mention.span.end + (6 if side.lang.is_chinese else 22)]
    most = mention.qualifier == "atmost" or bool(_AT_MOST.search(near))
    least = (mention.qualifier in ("atleast", "more") and not most) or bool(_AT_LEAST.search(near))
    return "both" if most and least else "most" if most else "least" if least else ""


def _in_range(mention: Mention, other: Side) -> bool:
    """Whether one side writes a range in one and the other its two ends: 14 bis 18 Jahre, 14岁至18岁."""
    values = [m.value for m in other.values if m.value]
    if "/" in (mention.value or ""):
        return all(part in values for part in (mention.value or "").split("/"))
    return any("/" in value and mention.value in value.split("/") for value in values)


def _length_said(mention: Mention, other: Side) -> bool:
    """Whether the other text has the duration's figure before a word for its unit, found as a value or not."""
    match = re.fullmatch(r"P(\d+)([YMWD])", mention.value or "")
    if match is None:
        return False
    words = _UNIT_WORDS[match.group(2)][0 if other.lang.is_chinese else 1]
    return match.group(1) in said_numbers(other.plain, other.lang) and bool(re.search(words, other.plain))


_UNIT_WORDS = {
    "Y": (r"[年岁周]", r"jahr|jähr"), "M": (r"月", r"monat"), "W": (r"周|星期|礼拜", r"woch|wöch"), "D": (r"[日天]", r"tag|täg"),
}  # fmt: skip


def _date_said(mention: Mention, other: Side) -> bool:
    """Whether the other side has the date's parts as part of another value (a range, a list of days)."""
    value = mention.value or ""
    return any(m.value and m.value != value and value in m.value for m in other.values if m.kind is MentionKind.DATE)


def _value(mention: Mention) -> str:
    if mention.value is None:
        return mention.surface
    return f"{mention.value} {mention.unit}" if mention.unit else mention.value
