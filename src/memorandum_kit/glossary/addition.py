"""Adding terms to a table: sorted in, doubles refused."""

from __future__ import annotations

from collections.abc import Sequence

from memorandum_kit.errors import BadInput, Refused
from memorandum_kit.glossary.lint import lint
from memorandum_kit.glossary.records import Term
from memorandum_kit.glossary.tables import read_table, write_tsv
from memorandum_kit.language import fold_german


def add_terms(table: bytes | None, name: str, terms: Sequence[Term]) -> bytes:
    """Give a TSV with these terms in it.

    Args:
        table: the file so far; None where there is none yet.
        name: its name for messages.
        terms: what to add.

    Raises:
        BadInput: the file is damaged, or a term would make a fault (two preferred, wrong script).
        Refused: a term is there already.
    """
    present = read_table(table, name, "\t") if table is not None else []
    have = {(term.concept_id, term.lang, term.term) for term in present}
    for term in terms:
        if (term.concept_id, term.lang, term.term) in have:
            raise Refused(f"{name} has {term.term!r} ({term.lang.value}) of {term.concept_id} already")
    before = {(fault.code, fault.concept_id, fault.lang, fault.term) for fault in lint(present)}
    joined = [*present, *terms]
    for fault in lint(joined):
        key = (fault.code, fault.concept_id, fault.lang, fault.term)
        if fault.level == "error" and key not in before:
            raise BadInput(
                f"{fault.term!r} ({fault.lang}) of {fault.concept_id} cannot be added",
                why=f"{fault.code}{': ' + fault.detail if fault.detail else ''}",
                advice="Give another --status, or change the row that is there.",
            )
    return write_tsv(joined)


def concept_id_for(label: str, taken: Sequence[str] = ()) -> str:
    """Give an id for a new concept from a label, ASCII and kebab-case: "Städtepartnerschaft" is staedtepartnerschaft."""
    folded = fold_german(label)
    base = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in folded).split()) or "term"
    candidate, number = base, 2
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    return candidate
