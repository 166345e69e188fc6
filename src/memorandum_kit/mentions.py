"""Names, values and terms of a clause, from the three finders, with overlaps settled."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from memorandum_kit.language import entities
from memorandum_kit.model import Clause, Document, Link, Mention, MentionKind

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary

NAME_KINDS = frozenset({MentionKind.PERSON, MentionKind.PLACE, MentionKind.BODY, MentionKind.OFFICE})


def find_mentions(
    clause: Clause, *, glossary: Glossary | None = None, reference_date: str | None = None
) -> list[Mention]:
    """Give the mentions of one clause in the order of the text.

    A value inside a name is part of the name (the 三 of 三亚) and is left out; terms may overlap anything, because a
    name can contain a term (北京市人民政府 has 人民政府) and both are wanted.

    Args:
        clause: the clause; spans are code points of its text.
        glossary: the terms to look for; without one no terms are looked for.
        reference_date: ISO 8601 date by which "dieses Jahres" and 一月十二日 are read.
    """
    if not clause.text:
        return []
    find_names, find_quantities = _finders()
    named = find_names(clause.text, clause.lang, entities=entities(clause.text, clause.lang), parts=True)
    values = find_quantities(clause.text, clause.lang, reference_date=reference_date)
    if named and values:
        spans = [name.span for name in named if name.kind in NAME_KINDS]
        values = [value for value in values if not any(span.overlaps(value.span) for span in spans)]
    found = [_of_clause(mention, clause.id) for mention in (*named, *values)]
    if glossary is not None:
        found += glossary.find(clause.text, clause.lang, clause_id=clause.id)
    found.sort(key=_place)
    return found


@cache
def _finders() -> tuple[Callable[..., list[Mention]], Callable[..., list[Mention]]]:
    """Import both with the first clause, and once: an import statement that runs for every clause takes its time too."""
    from memorandum_kit.names import find
    from memorandum_kit.quantities import find_quantities

    return find, find_quantities


def _place(mention: Mention) -> tuple[int, int, MentionKind, str]:
    span = mention.span
    return span.start, -span.end, mention.kind, mention.key


def _of_clause(m: Mention, clause_id: str) -> Mention:
    # Field by field: `dataclasses.replace` takes five times as long, and every mention of a text passes here.
    return Mention(
        m.kind, m.span, m.surface, m.key, clause_id, m.spans, m.value, m.unit, m.qualifier, m.status, m.candidates, m.source,
    )  # fmt: skip


def mentions_of(
    documents: Iterable[Document], *, glossary: Glossary | None = None, reference_date: str | None = None
) -> tuple[Mention, ...]:
    """Give the mentions of every clause of the documents, in order."""
    return tuple(
        mention
        for document in documents
        for clause in document.clauses
        for mention in find_mentions(clause, glossary=glossary, reference_date=reference_date)
    )


def without_stray_rejections(mentions: Iterable[Mention], links: Iterable[Link]) -> tuple[Mention, ...]:
    """Leave out rejected terms where the other language does not speak of their concept.

    责任 is a wrong rendering of Verpflichtung, but the right one of Verantwortung: only the linked clauses tell. Terms of
    clauses that are in no link stay.
    """
    mentions = tuple(mentions)
    concepts: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.kind is MentionKind.TERM:
            concepts.setdefault(mention.clause_id, set()).add(mention.key)
    others = {}
    for link in links:
        for side, other in ((link.de, link.zh), (link.zh, link.de)):
            said = {key for clause in other for key in concepts.get(clause, ())}
            others.update(dict.fromkeys(side, said))
    return tuple(
        mention
        for mention in mentions
        if mention.kind is not MentionKind.TERM
        or mention.status != "deprecated"
        or mention.key in others.get(mention.clause_id, {mention.key})
    )
