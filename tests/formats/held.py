"""What a format of translation units holds of a memorandum: the value that reading its file again must give."""

from __future__ import annotations

from dataclasses import replace

from memorandum_kit.model import Clause, Memorandum, Place
from memorandum_kit.writers.loss_counts import unheld_links


def held_by_units(memo: Memorandum) -> Memorandum:
    """Texts and links whole; no mentions, findings, sentence links, metadata, places in the source file."""
    lost = {id(link) for link in unheld_links(memo)}
    documents = tuple(
        replace(document, clauses=tuple(_clause(clause) for clause in document.clauses)) for document in memo.documents
    )
    return Memorandum(documents, links=tuple(link for link in memo.links if id(link) not in lost))


def _clause(clause: Clause) -> Clause:
    return replace(clause, place=Place(clause.place.part))
