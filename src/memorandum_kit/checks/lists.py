"""`list.missing`, `list.extra`: items of an enumeration that only one side has."""

from __future__ import annotations

from collections.abc import Iterator

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.enumerations import Item, chinese_lists, german_lists
from memorandum_kit.checks.evidence import Answers, chinese_answers, german_answers
from memorandum_kit.checks.making import both, finding
from memorandum_kit.model import Finding, Span

_SURE = 0.7
_MANY = 3
# Past this a text has more than one list, and words of the one answer those of the other.
_LONG = 400


def check(pair: Pair) -> Iterator[Finding]:
    """Tell an item that the other side's list lacks.

    The lists that share most are compared; where the counts differ, the item is named that neither the glossary nor the
    lexicon finds on the other side. Without such an item nothing is told: languages join and split items freely.
    """
    if ("、" not in pair.zh.text and "," not in pair.de.text) or len(pair.de.text) > _LONG:
        return
    german, chinese = list(german_lists(pair.de.text)), chinese_lists(pair.zh.text)
    best: tuple[int, int, list[Item], list[Item]] | None = None
    for de in german:
        for zh in chinese:
            edges = [german_answers(item.text, item.span, [other.text for other in zh], pair) for item in de]
            score = len(_matching(edges)), max(len(de), len(zh))
            if best is None or score > best[:2]:
                best = *score, de, zh
    if best is None:
        return
    _, _, de, zh = best
    # A list of two may be a pair by chance; it counts only against a longer one.
    if len(de) > len(zh) and len(de) >= 3:
        yield from _missing(pair, de, zh)
    elif len(zh) > len(de) and len(zh) >= 3:
        yield from _extra(pair, zh, de)


def _missing(pair: Pair, de: list[Item], zh: list[Item]) -> Iterator[Finding]:
    edges = [german_answers(item.text, item.span, [other.text for other in zh], pair) for item in de]
    left, confidence = _left_over(edges, len(zh))
    for number in left[:1] if confidence < _SURE else left:
        found = " / ".join(de[n].text for n in left) if confidence < _SURE else de[number].text
        yield finding("list.missing", *both(pair, de[number].span, _span_of(zh)), found=found, confidence=confidence)


def _extra(pair: Pair, zh: list[Item], de: list[Item]) -> Iterator[Finding]:
    edges = [chinese_answers(item.text, item.span, [other.text for other in de], pair) for item in zh]
    left, confidence = _left_over(edges, len(de))
    for number in left[:1] if confidence < _SURE else left:
        found = " / ".join(zh[n].text for n in left) if confidence < _SURE else zh[number].text
        yield finding("list.extra", *both(pair, _span_of(de), zh[number].span), found=found, confidence=confidence)


def _left_over(edges: list[Answers], others: int) -> tuple[list[int], float]:
    """The items that no item of the shorter list answers, and how sure that is; none where that proves nothing.

    It proves something where every item of the shorter list but one at most is taken by another item, and where the
    words of those left over are known: an unknown word may stand for anything; where every item of the shorter list is
    taken already, it is told to the strict only.
    """
    taken = _matching(edges)
    matched = set(taken.values())
    left = [n for n in range(len(edges)) if n not in matched]
    unexplained = others - len(taken)
    if not left or unexplained > 1 or len(taken) < max(1, others - 1) or len(edges) - others > 2:
        return [], 0.0
    if any(edges[n].items or edges[n].elsewhere for n in left):
        return [], 0.0
    known = all(edges[n].known for n in left)
    if unexplained == 0 and others >= 2:
        # An unknown word beside three that are known and taken is hardly another way to say one of these.
        return left, 0.8 if known else (0.55 if others >= _MANY and len(left) == 1 else 0.45)
    return (left, 0.6) if known else ([], 0.0)


def _matching(edges: list[Answers]) -> dict[int, int]:
    """As many items as can have an item of the other list each: other -> item (maximum bipartite matching)."""
    taken: dict[int, int] = {}
    for number in range(len(edges)):
        _augment(number, edges, taken, set())
    return taken


def _augment(number: int, edges: list[Answers], taken: dict[int, int], seen: set[int]) -> bool:
    """Find the item a partner, moving others to another one where needed."""
    for other in edges[number].items:
        if other in seen:
            continue
        seen.add(other)
        if other not in taken or _augment(taken[other], edges, taken, seen):
            taken[other] = number
            return True
    return False


def _span_of(items: list[Item]) -> Span | None:
    return Span(items[0].span.start, items[-1].span.end) if items else None
