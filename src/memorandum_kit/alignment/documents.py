"""Clauses and their sentences: the links of a memorandum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from memorandum_kit.alignment.aligner import align_texts
from memorandum_kit.alignment.links import ScoredLink
from memorandum_kit.model import Clause, Link, Memorandum

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary


def align_documents(
    memo: Memorandum, *, glossary: Glossary | None = None, keep: Iterable[Link] | None = None
) -> Memorandum:
    """Link the clauses of the German and the Chinese text, and inside each link their sentences.

    Args:
        memo: a segmented memorandum.
        glossary: terms that speak for a pair.
        keep: links to keep as they are and to align around; by default the confirmed ones and those of the file.

    Returns:
        The memorandum with new `links` and `sentence_links`.
    """
    de, zh = memo.de.clauses, memo.zh.clauses
    kept = (
        tuple(link for link in memo.links if link.confirmed or link.made_by == "file") if keep is None else tuple(keep)
    )
    known = {clause.id for clause in (*de, *zh)}
    kept = tuple(link for link in kept if known.issuperset((*link.de, *link.zh)))
    taken = {one for link in kept for one in (*link.de, *link.zh)}
    free_de = [clause for clause in de if clause.id not in taken]
    free_zh = [clause for clause in zh if clause.id not in taken]
    found = align_texts([c.printed for c in free_de], [c.printed for c in free_zh], glossary=glossary)
    links = in_order((*kept, *_named(found, [c.id for c in free_de], [c.id for c in free_zh])), de, zh)
    memo = replace(memo, links=links)
    return replace(memo, sentence_links=sentences(memo, glossary=glossary))


def _named(found: Iterable[ScoredLink], de: Sequence[str], zh: Sequence[str]) -> list[Link]:
    return [
        Link(tuple(de[i] for i in one.de), tuple(zh[j] for j in one.zh), score=round(one.score, 4), reason=one.reason)
        for one in found
    ]


def in_order(links: Iterable[Link], de: Sequence[Clause], zh: Sequence[Clause]) -> tuple[Link, ...]:
    """Sort links by their first German clause; an addition stands after what precedes it in the Chinese text."""
    german = {clause.id: k for k, clause in enumerate(de)}
    chinese = {clause.id: k for k, clause in enumerate(zh)}
    listed = list(links)
    last, before = -1, {}
    for link in sorted((one for one in listed if one.zh), key=lambda one: chinese[one.zh[0]]):
        if link.de:
            last = max(last, german[link.de[-1]])
        before[link.zh[0]] = last
    return tuple(
        sorted(
            listed,
            key=lambda one: (german[one.de[0]], -1) if one.de else (before[one.zh[0]] + 0.5, chinese[one.zh[0]]),
        )
    )


def sentences(memo: Memorandum, *, glossary: Glossary | None = None) -> tuple[Link, ...]:
    """Link the sentences inside every clause link; clauses without sentence spans count as one sentence."""
    clauses = memo.clauses()
    made: list[Link] = []
    for link in memo.links:
        de, zh = (_sentences([clauses[one] for one in side]) for side in (link.de, link.zh))
        if len(de) <= 1 and len(zh) <= 1:
            made.append(replace(link, de=tuple(s for s, _ in de), zh=tuple(s for s, _ in zh)))
            continue
        found = align_texts([text for _, text in de], [text for _, text in zh], glossary=glossary)
        made += _named(found, [name for name, _ in de], [name for name, _ in zh])
    return tuple(made)


def _sentences(clauses: Iterable[Clause]) -> list[tuple[str, str]]:
    found = []
    for clause in clauses:
        if clause.sentences:
            found += [
                (n, span.of(clause.text)) for n, span in zip(clause.sentence_ids(), clause.sentences, strict=True)
            ]
        else:
            found.append((f"{clause.id}.s1", clause.text))
    return found
