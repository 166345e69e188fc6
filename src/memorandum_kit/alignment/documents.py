"""Clauses and their sentences: the links of a memorandum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from memorandum_kit.alignment.aligner import align_texts, align_within
from memorandum_kit.alignment.links import ScoredLink
from memorandum_kit.alignment.reasons import written
from memorandum_kit.model import Clause, Link, Memorandum

if TYPE_CHECKING:
    from memorandum_kit.alignment.cues.embeddings import Embedder
    from memorandum_kit.glossary import Glossary


def align_documents(
    memo: Memorandum,
    *,
    glossary: Glossary | None = None,
    keep: Iterable[Link] | None = None,
    embed: Embedder | None = None,
) -> Memorandum:
    """Link the clauses of the German and the Chinese text, and inside each link their sentences.

    Args:
        memo: a segmented memorandum.
        glossary: terms that speak for a pair.
        keep: links to keep as they are and to align around; by default the confirmed ones and those of the file.
        embed: sentence embeddings as one more cue.

    Returns:
        The memorandum with new `links` and `sentence_links`.
    """
    de, zh = memo.de.clauses, memo.zh.clauses
    kept = (
        tuple(link for link in memo.links if link.confirmed or link.made_by == "file") if keep is None else tuple(keep)
    )
    german, chinese = ({c.id: k for k, c in enumerate(side)} for side in (de, zh))
    kept = tuple(link for link in kept if german.keys() >= set(link.de) and chinese.keys() >= set(link.zh))
    fixed = [(tuple(german[one] for one in link.de), tuple(chinese[one] for one in link.zh)) for link in kept]
    found = align_texts([c.printed for c in de], [c.printed for c in zh], glossary=glossary, fixed=fixed, embed=embed)
    taken = {one for link in kept for one in (*link.de, *link.zh)}
    made = [link for link in _named(found, list(german), list(chinese)) if taken.isdisjoint((*link.de, *link.zh))]
    memo = replace(memo, links=in_order((*kept, *made), de, zh))
    return replace(memo, sentence_links=sentences(memo, glossary=glossary, embed=embed))


def _named(found: Iterable[ScoredLink], de: Sequence[str], zh: Sequence[str]) -> list[Link]:
    """Give links by id."""
    named = []
    for one in found:
        candidate = "" if one.nearest < 0 else (zh if one.de else de)[one.nearest]
        reason = written(one.reason, candidate, one.likelihood) if one.null else ""
        sides = tuple(de[i] for i in one.de), tuple(zh[j] for j in one.zh)
        named.append(Link(*sides, score=round(one.score, 4), reason=reason))
    return named


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


def sentences(memo: Memorandum, *, glossary: Glossary | None = None, embed: Embedder | None = None) -> tuple[Link, ...]:
    """Link the sentences inside every clause link; clauses without sentence spans count as one sentence.

    Sentence links that a person has confirmed are kept where they still lie inside one clause link.
    """
    clauses = memo.clauses()
    de: list[tuple[str, str]] = []
    zh: list[tuple[str, str]] = []
    blocks = []
    for link in memo.links:
        starts = len(de), len(zh)
        de += _sentences([clauses[one] for one in link.de])
        zh += _sentences([clauses[one] for one in link.zh])
        blocks.append((range(starts[0], len(de)), range(starts[1], len(zh))))
    open_ = [
        n for n, (rows, columns) in enumerate(blocks) if min(len(rows), len(columns)) and len(rows) + len(columns) > 2
    ]
    texts = [t for _, t in de], [t for _, t in zh]
    found = iter(align_within(*texts, [blocks[n] for n in open_], glossary=glossary, embed=embed) if open_ else ())
    names = [name for name, _ in de], [name for name, _ in zh]
    kept = [link for link in memo.sentence_links if link.confirmed]
    made: list[Link] = []
    wanted = set(open_)
    for number, (link, (rows, columns)) in enumerate(zip(memo.links, blocks, strict=True)):
        sides = tuple(names[0][i] for i in rows), tuple(names[1][j] for j in columns)
        inside = [one for one in kept if set(one.de) <= set(sides[0]) and set(one.zh) <= set(sides[1])]
        taken = {one for link_ in inside for one in (*link_.de, *link_.zh)}
        made += inside
        own = _named(next(found), *names) if number in wanted else [replace(link, de=sides[0], zh=sides[1])]
        made += [one for one in own if taken.isdisjoint((*one.de, *one.zh))]
        loose = {c for one in own for c in (*one.de, *one.zh) if not taken.isdisjoint((*one.de, *one.zh))} - taken
        made += [
            Link((c,), (), reason="nothing") if c in sides[0] else Link((), (c,), reason="nothing")
            for c in sorted(loose)
        ]
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
