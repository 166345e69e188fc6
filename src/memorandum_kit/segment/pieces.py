"""From blocks to pieces: the stretches of a block that become clauses of their own (lines, items of an inline list)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from memorandum_kit.model import Block, Lang
from memorandum_kit.segment.numbers import Marker, leading_number
from memorandum_kit.segment.sentences import sentences

# Styles whose items may stand inside a running text; "1." would take too many ordinals and dates with it.
_INLINE_OPENERS = "(（abcdefghijklmnopqrstuvwxyzi0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩"
_INLINE_STYLES = frozenset(
    (
        "parenthesis",
        "parenthesis-letter",
        "letter",
        "arabic-bracket",
        "arabic",
        "han-parenthesis",
        "circled",
        "han-is",
        "double-letter",
    )
)
# A line that ends so was wrapped: with an article, a preposition or a conjunction after other words.
_BREAKS_OFF = re.compile(
    r"\w+ \w+ (?:der|die|das|den|dem|des|ein|eine|einer|eines|einem|einen|und|oder|sowie|mit|von|zu|zum|zur|im|in|für|auf|an|bei|aus|nach|"
    r"über|durch|vom|als|zwischen|ihre|ihrer|sich)$|[，、的和与及]$"
)
_BEFORE_ITEM = ":：;；,，。.、"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block; `inline` tells that it is an item of a list inside a running text."""

    index: int  # of the block
    start: int  # code points of the block's text, white space trimmed
    end: int
    inline: bool = False


def pieces(blocks: tuple[Block, ...], lang: Lang) -> Iterator[Piece]:
    """Give the pieces of all blocks in order; together they cover every character but white space."""
    for index, block in enumerate(blocks):
        for start, end in _lines(block.text, lang):
            yield from _items(index, block.text, start, end, lang)


def _lines(text: str, lang: Lang) -> Iterator[tuple[int, int]]:
    """Divide a block at line breaks, unless a line only goes on where the last one was wrapped."""
    start: int | None = None
    position = 0
    last_end = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        begin = position + (len(line) - len(line.lstrip()))
        end = begin + len(stripped)
        position += len(line)
        if not stripped:
            continue
        if start is not None and _new_clause(text, start, last_end, begin, end, lang):
            yield start, last_end
            start = begin
        elif start is None:
            start = begin
        last_end = end
    if start is not None:
        yield start, last_end


def _new_clause(text: str, start: int, last_end: int, begin: int, end: int, lang: Lang) -> bool:
    gap = text[last_end:begin]
    if gap.count("\n") > 1 or "\u2029" in gap or "\f" in gap:
        return True
    marker = leading_number(text, lang, begin, end)
    if marker is not None and not marker.doubtful:
        return True
    if text[last_end - 1] in ".。!！?？:：;；”“»":
        return True
    first = leading_number(text, lang, start, last_end)
    if first is not None and first.end >= last_end:
        return True  # "Artikel 1" alone on its line
    if _BREAKS_OFF.search(text, start, last_end):
        return False
    # A wrapped line is long and the next goes on with a small letter or in Han; short lines are lines of a block.
    line_start = text.rfind("\n", start, last_end) + 1
    width = last_end - max(line_start, start)
    if lang.is_chinese:
        return width < 24
    return width < 45 and not text[begin].islower()


def _items(index: int, text: str, start: int, end: int, lang: Lang) -> Iterator[Piece]:
    """Divide a stretch at the items of a list that it contains, when they count 1, 2, … in one style."""
    cuts = _inline_list(text, start, end, lang)
    if not cuts:
        yield Piece(index, start, end)
        return
    edges = [start, *cuts, end]
    for number, (begin, stop) in enumerate(pairwise(edges)):
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        if stop == end and number:
            # What follows the list's last sentence is no longer an item.
            marker = leading_number(text, lang, begin, stop)
            spans = sentences(text[marker.end if marker else begin : stop], lang)
            if len(spans) > 1 and marker:
                stop = marker.end + spans[0].end
                yield Piece(index, begin, stop, inline=True)
                yield Piece(index, marker.end + spans[1].start, end)
                continue
        if begin < stop:
            yield Piece(index, begin, stop, inline=number > 0)


def _inline_list(text: str, start: int, end: int, lang: Lang) -> list[int]:
    by_style: dict[str, list[tuple[int, Marker]]] = {}
    position = start
    while position < end:
        if text[position] not in _INLINE_OPENERS or not _may_begin(text, start, position):
            position += 1
            continue
        previous = next((found[-1][1].value for found in reversed(by_style.values())), "")
        marker = leading_number(text, lang, position, min(end, position + 500), previous=previous)
        if marker and marker.style in _INLINE_STYLES and not marker.doubtful and marker.end < end:
            by_style.setdefault(marker.style, []).append((position, marker))
            position = marker.end
        else:
            position += 1
    best: list[int] = []
    for found in by_style.values():
        cuts: list[int] = []
        for place, marker in found:
            if marker.value == str(len(cuts) + 1):
                cuts.append(place)
        if len(cuts) > 1 and (len(cuts) > len(best)):
            best = cuts
    if best and best[0] == start:
        best = best[1:] if len(best) > 2 or _separated(text, best[1:]) else []
    return best


def _may_begin(text: str, start: int, position: int) -> bool:
    """Whether an item may begin here: at the beginning or after a colon, semicolon, comma or stop."""
    before = position
    while before > start and text[before - 1].isspace():
        before -= 1
    if before == start:
        return True
    if text[before - 1] in _BEFORE_ITEM:
        return text[before - 1] != "." or before < position
    if before == position:
        return False
    return text[max(start, before - 4) : before] in (" und", "oder", "owie")


def _separated(text: str, cuts: list[int]) -> bool:
    return all(text[:cut].rstrip()[-1:] in _BEFORE_ITEM for cut in cuts)
