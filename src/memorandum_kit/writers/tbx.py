"""TBX-Basic (ISO 30042:2019): the concepts that the texts of a memorandum use, for the translator's term base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Memorandum, MentionKind
from memorandum_kit.writers.markup import holdable
from memorandum_kit.writers.tei_records import concept_of

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary, Term


def write_tbx(memo: Memorandum, *, glossary: Glossary | None = None) -> bytes:
    """Give the concepts in the order of their keys, each with all its terms; `memorandum terms` exports whole glossaries.

    A concept that the glossary does not know has the words that the texts use for it.

    Args:
        memo: what to write.
        glossary: where the concepts are from; by default the shipped one.

    Raises:
        BadInput: no term was found in the texts, and TBX has no file without a concept.
    """
    from memorandum_kit.glossary import exchange

    terms = [term for key in _keys(memo) for term in _terms(memo, key, glossary)]
    if not terms:
        raise BadInput(
            "There is no term to write",
            why="none was found in the texts of the memorandum",
            advice="Run memorandum align or check first, or export the glossary: memorandum terms export.",
        )
    return exchange.write(terms, "tbx").data


def _keys(memo: Memorandum) -> list[str]:
    return sorted({one.key for one in memo.mentions if one.kind is MentionKind.TERM and one.key})


def _terms(memo: Memorandum, key: str, glossary: Glossary | None) -> list[Term]:
    from memorandum_kit.glossary import Term

    if (concept := concept_of(key, glossary)) is not None:
        return list(concept.terms)
    langs = {clause.id: clause.lang for clause in memo.clauses().values()}
    used = {
        (langs[one.clause_id], holdable(one.surface).strip()): one.status
        for one in memo.mentions
        if one.kind is MentionKind.TERM and one.key == key and one.clause_id in langs
    }
    return [
        Term(key, "", lang, text, status if status in ("preferred", "deprecated") else "admitted")
        for (lang, text), status in used.items()
        if text
    ]
