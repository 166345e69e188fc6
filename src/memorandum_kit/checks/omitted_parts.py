"""`clause.omitted`, `clause.added` within a pair: a sentence or subclause that only one side has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.parts import statements
from memorandum_kit.checks.renderings import founded, german_lemmas, lexicon_words
from memorandum_kit.model import Finding, Span

# Where a German sentence can lose its tail: full stop, semicolon, subordinate or second main clause.
_PARTS_DE = re.compile(r"(?<=[a-zäöüß]{3}[.;])\s+|(?<=,)\s+")
_PARTS_ZH = re.compile(r"[，。；！？]")
_WORD_DE = re.compile(r"[A-Za-zÄÖÜäöüß][\wäöüß-]{4,}")
_SIGN = re.compile(r"\w")
# Chinese code points for one German: below the first nobody says as much, above the second nobody as little.
_SHORT, _LONG = 0.145, 0.62
_LEAST_DE, _LEAST_ZH = 70, 20  # code points; short lines are put freely
_LEAST_TWO = 45  # … of two sentences in one
_KNOWN = 2
_LIKEWISE = re.compile(r"\b(?:ebenso|ebenfalls|gleiche[ns]?|desgleichen|umgekehrt|auch)\b")  # 亦然
_SENTENCES_DE, _SENTENCES_ZH = re.compile(r"(?<=[a-zäöüß]{3})\.\s|;"), re.compile("[。；]")
_USUAL, _MORE = 0.235, 0.3  # most pairs lie about these
_MOST, _FEWEST = 0.45, 0.15  # what the rest may have
_HALF = 0.19
_LONGEST = 500
_PART_ALONE_DE, _PART_ALONE_ZH = 18, 8
_PART_DE = 30  # code points of a part that says something of its own


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a part of which no word is answered while the other part is, where the lengths show it too.

    Low confidence: a lexicon does not have every word, and languages say the same at different lengths.
    """
    de, zh = pair.de.text, pair.zh.plain
    if not de or not zh:
        return
    ratio = len(_SIGN.findall(zh)) / len(de)
    is_two = ";" in de and not _PARTS_ZH.search(zh.rstrip("。"))
    if ratio < _SHORT and len(de) >= (_LEAST_TWO if is_two else _LEAST_DE):
        found = list(_omitted(pair))
    elif ratio > _LONG and len(zh) >= _LEAST_ZH:
        found = list(_added(pair))
    else:
        found = []
    yield from found or _alone(pair, ratio)


def _alone(pair: Pair, ratio: float) -> Iterator[Finding]:
    """A statement without words in common, where every part of the other side has some and the rest has the usual length."""
    de, zh = pair.de.text, pair.zh.plain
    if (_USUAL < ratio < _MORE) or len(de) > _LONGEST:
        return
    german, chinese, open_chinese = statements(pair)
    behind_und = sum(pair.de.text.startswith("und ", span.start) and de[span.start - 2] != "," for span in german)
    fewer = len(chinese) < max(len(german), len(_spans(_PARTS_DE, de)) + behind_und) or len(
        _SENTENCES_ZH.findall(zh[:-1])
    ) < len(_SENTENCES_DE.findall(de[:-1]))
    if ratio <= _USUAL and not open_chinese and len(german) > 1 and fewer:
        # One statement for two: a word of the second may happen to be in the first.
        most = 1 if len(chinese) == 1 and ratio < _HALF else 0
        for span in german:
            if _LIKEWISE.search(de, span.start, span.end) or _has_shared(span, pair.de, pair.zh):
                continue
            answered, open_words = _german(span.of(de), zh)
            rest = ratio * len(de) / max(1, len(de) - (span.end - span.start))
            if (
                answered <= most
                and open_words >= max(_KNOWN, answered + 1)
                and rest <= _MOST
                and span.end - span.start >= _PART_ALONE_DE
            ):
                yield finding("clause.omitted", *both(pair, span, None), text=_short(span.of(de)), confidence=0.6)
                return
    elif ratio >= _MORE and len(chinese) > max(1, len(german)) and len(open_chinese) < len(chinese):
        for span in chinese:
            if _has_shared(span, pair.zh, pair.de):
                continue
            answered, known = _chinese(span.of(zh), pair.de.plain)
            rest = ratio * (1 - (span.end - span.start) / len(zh))
            if (
                span.end - span.start >= _PART_ALONE_ZH
                and rest >= _FEWEST
                and not answered
                and zh[span.end - 1] != "："
                and known > _KNOWN
            ):
                yield finding(
                    "clause.added", *both(pair, None, span), text=_short(span.of(pair.zh.text)), confidence=0.6
                )
                return


def _has_shared(span: Span, side: Side, other: Side) -> bool:
    """Whether a value or name of a part stands in the other text too."""
    keys = {mention.key for mention in (*other.values, *other.names)}
    return any(m.key in keys and m.span.overlaps(span) for m in (*side.values, *side.names))


def _omitted(pair: Pair) -> Iterator[Finding]:
    parts = _spans(_PARTS_DE, pair.de.text)
    if len(_spans(_PARTS_ZH, pair.zh.plain)) >= len(parts):
        return  # as many thoughts, said in fewer words
    told = [_german(span.of(pair.de.text), pair.zh.plain) for span in parts]
    if len(parts) < 2 or not any(answered for answered, _ in told):
        return
    for span, (answered, open_words) in zip(parts, told, strict=True):
        if not answered and open_words >= _KNOWN and span.end - span.start >= _PART_DE:
            yield finding(
                "clause.omitted", *both(pair, span, None), text=_short(span.of(pair.de.text)), confidence=0.55
            )
            return


def _added(pair: Pair) -> Iterator[Finding]:
    parts = _spans(_PARTS_ZH, pair.zh.plain)
    told = [_chinese(span.of(pair.zh.plain), pair.de.plain) for span in parts]
    if len(parts) < 2 or not any(answered for answered, _ in told):
        return
    for span, (answered, open_words) in zip(parts, told, strict=True):
        if not answered and open_words >= _KNOWN:
            yield finding("clause.added", *both(pair, None, span), text=_short(span.of(pair.zh.text)), confidence=0.55)
            return


def _german(part: str, chinese: str) -> tuple[int, int]:
    """How many words of a German part the lexicon knows, answered ones and open ones."""
    answered = open_words = 0
    for word in dict.fromkeys(_WORD_DE.findall(part)):
        words = [one for one in lexicon_words(word) if len(one) > 1]
        if any(one in chinese for one in words):
            answered += 1
        elif words:
            open_words += 1
    return answered, open_words


def _chinese(part: str, german: str) -> tuple[int, int]:
    """How many words of a Chinese part the lexicon knows, answered ones and open ones."""
    known = {part[at : at + size] for size in (4, 3, 2) for at in range(len(part) - size + 1)} & german_lemmas().keys()
    answered = sum(founded(word, german) for word in known)
    return answered, len(known) - answered


def _spans(breaks: re.Pattern[str], text: str) -> list[Span]:
    ends = [0, *(match.end() for match in breaks.finditer(text)), len(text)]
    return [Span(a, b) for a, b in pairwise(ends) if text[a:b].strip()]


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 50 else f"{text[:49]}…"
