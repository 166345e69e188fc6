"""Links of several clauses in which one has no counterpart after all: the aligner merged it with its neighbour."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from memorandum_kit.checks.context import VALUE_KINDS, Side
from memorandum_kit.checks.renderings import in_chinese, in_german
from memorandum_kit.model import Link, Memorandum, MentionKind

if TYPE_CHECKING:
    from memorandum_kit.checks.whole import Whole
    from memorandum_kit.glossary import Glossary

# German needs 3 to 4.5 letters for a Chinese character; past these bounds a text of some length lacks something.
_MOST, _LEAST = 5.8, 1.9
# These stand in every clause and prove nothing.
_EVERYWHERE = frozenset(("both-sides", "memorandum", "each-side", "cooperation"))


def split(whole: Whole) -> Memorandum:
    """Give the memorandum with such links split: the clause that nothing answers stands alone.

    A clause is let go when the lengths do not fit, nothing that it names is on the other side, and the rest fits better.
    """
    links: list[Link] = []
    for link in whole.memo.links:
        links.extend(_split(link, whole) if len(link.de) + len(link.zh) > 2 and link.de and link.zh else (link,))
    return replace(whole.memo, links=tuple(links)) if len(links) != len(whole.memo.links) else whole.memo


def _split(link: Link, whole: Whole) -> tuple[Link, ...]:
    de, zh = (sum(len(whole.clauses[one].text) for one in ids) for ids in (link.de, link.zh))
    if link.confirmed or link.made_by == "file" or not zh or not de:
        return (link,)
    ratio = de / zh
    if ratio > _MOST and len(link.de) > 1 and de > 60:
        loose = _loosest(link.de, link.zh, whole)
        if loose and (de - len(whole.clauses[loose].text)) / zh > _LEAST:
            rest = tuple(one for one in link.de if one != loose)
            return _in_order(replace(link, de=rest), Link((loose,), (), 0.85, reason="merged"), loose < rest[0])
    if ratio < _LEAST and len(link.zh) > 1 and zh > 25:
        loose = _loosest(link.zh, link.de, whole)
        if loose and de / max(1, zh - len(whole.clauses[loose].text)) < _MOST:
            rest = tuple(one for one in link.zh if one != loose)
            return replace(link, zh=rest), Link((), (loose,), 0.85, reason="merged")
    return (link,)


def _in_order(kept: Link, alone: Link, first: bool) -> tuple[Link, ...]:
    return (alone, kept) if first else (kept, alone)


def _loosest(ids: tuple[str, ...], others: tuple[str, ...], whole: Whole) -> str:
    """The clause with the least in common with the other side, "" where none stands out."""
    other = whole.side(others)
    shares = {one: _share(whole.side((one,)), other, whole.glossary) for one in ids}
    worst = min(shares, key=lambda one: shares[one])
    best = max(shares.values())
    return worst if shares[worst] <= 0.34 and best - shares[worst] >= 0.3 else ""


def _share(side: Side, other: Side, glossary: Glossary) -> float:
    """The part of a clause's terms, names and values that the other side has, 0..1; 0.3 where it has none of these."""
    said = total = 0
    for mention in side.mentions:
        if mention.kind is MentionKind.TERM:
            concept = glossary.concept(mention.key)
            if concept is None or mention.key in _EVERYWHERE:
                continue
            found = any(m.key == mention.key for m in other.terms) or (
                in_chinese(concept, other.plain) if other.lang.is_chinese else in_german(concept, other.plain)
            )
        elif mention.kind in VALUE_KINDS:
            found = any(m.key == mention.key for m in other.values)
        else:
            found = any(m.key == mention.key for m in other.names)
        total += 1
        said += found
    return said / total if total else 0.3
