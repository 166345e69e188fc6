"""`list.missing`, `list.extra`: items of an enumeration that only one side has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.evidence import Answers, chinese_answers, german_answers
from memorandum_kit.checks.making import both, finding
from memorandum_kit.model import Finding, Span

_ITEM_ZH = r"[^、，。；：！？“”（）()\n]"
# 文化、体育与旅游; the last item may follow 和, 与, 及, 以及, 或; 等 closes an open list.
_LIST_ZH = re.compile(rf"{_ITEM_ZH}{{1,16}}?(?:、{_ITEM_ZH}{{1,16}})+")
_LAST_ZH = re.compile(r"(?<=[\u4e00-\u9fff])(?:以及|及其|及|和|与|或者|或|并)(?=[\u4e00-\u9fff])")
# An enumeration in German: short pieces between commas, the last after "und"; a finite verb ends it.
_PIECE = r"[\wÄÖÜäöüß\-„“./]+(?:\s+[\wÄÖÜäöüß\-„“./]+){0,5}?"
_LIST_DE = re.compile(
    rf"{_PIECE}(?:,\s+{_PIECE})+\s+(?:und|oder|sowie)\s+(?:[\wÄÖÜäöüß\-]+\s+){{0,4}}?[A-ZÄÖÜ][\wÄÖÜäöüß\-]+"
)
_SUBORDINATE = re.compile(
    r",\s+(?:dass|der|die|das|den|dem|deren|dessen|um|wenn|sofern|soweit|als|weil|da|ob|wo|wie|welche\w*|indem|damit|zu|insbesondere|sondern|aber|jedoch|vertreten|nachfolgend|im\s+folgenden)\b"
)
_NOUN = re.compile(r"[A-ZÄÖÜ][\wÄÖÜäöüß]{2,}")


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    span: Span


_SURE = 0.7
# Past this a text has more than one list, and words of the one answer those of the other.
_LONG = 400
_NO_ITEM = re.compile(r"^(?:durch|zum?|zur|in|im|an|am|auf|bei|mit|nach|von|vom|für|über|unter|aus|als|wie|zwischen)\b")


def check(pair: Pair) -> Iterator[Finding]:
    """Tell an item that the other side's list lacks.

    Both lists are counted; where the counts differ, the item is named that neither the glossary nor the lexicon finds on
    the other side. Without such an item nothing is told: languages join and split items freely.
    """
    if ("、" not in pair.zh.text and "," not in pair.de.text) or len(pair.de.text) > _LONG:
        return
    german, chinese = _german_lists(pair.de.text), _chinese_lists(pair.zh.text)
    if not german and not chinese:
        return
    de = max(german, key=len, default=[])
    zh = max(chinese, key=len, default=[])
    # A list of two has no comma in German; it is found only against a longer one.
    if len(de) > len(zh) and len(de) >= 3:
        yield from _missing(pair, de, zh)
    elif len(zh) > len(de) and len(zh) >= 3:
        yield from _extra(pair, zh, de)


def _missing(pair: Pair, de: list[_Item], zh: list[_Item]) -> Iterator[Finding]:
    edges = [german_answers(item.text, item.span, [other.text for other in zh], pair) for item in de]
    left, confidence = _left_over(edges, len(zh))
    for number in left[:1] if confidence < _SURE else left:
        found = " / ".join(de[n].text for n in left) if confidence < _SURE else de[number].text
        yield finding("list.missing", *both(pair, de[number].span, _span_of(zh)), found=found, confidence=confidence)


def _extra(pair: Pair, zh: list[_Item], de: list[_Item]) -> Iterator[Finding]:
    edges = [chinese_answers(item.text, item.span, [other.text for other in de], pair) for item in zh]
    left, confidence = _left_over(edges, len(de))
    for number in left[:1] if confidence < _SURE else left:
        found = " / ".join(zh[n].text for n in left) if confidence < _SURE else zh[number].text
        yield finding("list.extra", *both(pair, _span_of(de), zh[number].span), found=found, confidence=confidence)


def _left_over(edges: list[Answers], others: int) -> tuple[list[int], float]:
    """The items that no item of the shorter list answers, and how sure that is; none where that proves nothing.

    It proves something where every item of the shorter list but one at most is taken by another item, and where the
    words of those left over are known: an unknown word may stand for anything.
    """
    taken: dict[int, int] = {}
    for number in range(len(edges)):
        _augment(number, edges, taken, set())
    matched = set(taken.values())
    left = [n for n in range(len(edges)) if n not in matched]
    unexplained = others - len(taken)
    if not left or unexplained > 1 or len(taken) < max(1, others - 1) or len(edges) - others > 2:
        return [], 0.0
    if any(edges[n].items or edges[n].elsewhere or not edges[n].known for n in left):
        return [], 0.0
    return left, 0.8 if unexplained == 0 else 0.6


def _augment(number: int, edges: list[Answers], taken: dict[int, int], seen: set[int]) -> bool:
    """Find the item a partner, moving others to another one where needed (maximum bipartite matching)."""
    for other in edges[number].items:
        if other in seen:
            continue
        seen.add(other)
        if other not in taken or _augment(taken[other], edges, taken, seen):
            taken[other] = number
            return True
    return False


def _span_of(items: list[_Item]) -> Span | None:
    return Span(items[0].span.start, items[-1].span.end) if items else None


def _chinese_lists(text: str) -> list[list[_Item]]:
    found = []
    for match in _LIST_ZH.finditer(text):
        items: list[_Item] = []
        start = match.start()
        for part in match.group().split("、"):
            items.append(_Item(part, Span(start, start + len(part))))
            start += len(part) + 1
        last = items.pop()
        # 戏剧和手工艺: the last 、-part holds the last two items; what follows the list's noun is cut by the lexicon
        joins = list(_LAST_ZH.finditer(last.text))
        if joins:
            join = joins[0]
            items.append(_Item(last.text[: join.start()], Span(last.span.start, last.span.start + join.start())))
            items.append(_Item(last.text[join.end() :], Span(last.span.start + join.end(), last.span.end)))
        else:
            items.append(last)
        found.append(items)
    if not found:
        found = [_two(text)] if _two(text) else []
    return found


def _two(text: str) -> list[_Item]:
    match = _LAST_ZH.search(text)
    if not match:
        return []
    return [
        _Item(text[: match.start()], Span(0, match.start())),
        _Item(text[match.end() :], Span(match.end(), len(text))),
    ]


def _german_lists(text: str) -> list[list[_Item]]:
    found = []
    for match in _LIST_DE.finditer(text):
        if _SUBORDINATE.search(match.group()):
            continue
        items = []
        for piece in re.finditer(r"[^,]+?(?=,|\s+(?:und|oder|sowie)\s|$)", match.group()):
            body = re.sub(r"^\s*(?:und|oder|sowie)?\s*", "", piece.group())
            nouns = _NOUN.findall(body)
            if not nouns or _NO_ITEM.match(body):
                continue
            start = match.start() + piece.end() - len(body)
            items.append(_Item(body, Span(start, start + len(body))))
        if len(items) >= 3:
            found.append(items)
    return found
