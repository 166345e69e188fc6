"""What the neighbour formats do not hold of a memorandum, counted: one table line a format, the counting in one place."""

from __future__ import annotations

import re
from collections.abc import Callable

from memorandum_kit.model import Clause, ClauseKind, Lang, Link, Memorandum, Metadata, Note, Place
from memorandum_kit.writers.markup import NONCHARACTERS, UNHOLDABLE
from memorandum_kit.writers.rows import pairs_of

# What is counted: the code is that of the message `loss.…`.
_COUNTS: dict[str, Callable[[Memorandum], int]] = {
    "places": lambda memo: sum(1 for clause in _clauses(memo) if clause.place != Place(clause.place.part)),
    "structure": lambda memo: sum(1 for clause in _clauses(memo) if clause.number or clause.level or _special(clause)),
    "sentences": lambda memo: sum(1 for clause in _clauses(memo) if clause.sentences),
    "mentions-all": lambda memo: len(memo.mentions),
    "links": lambda memo: len(unheld_links(memo)),
    "details": lambda memo: sum(1 for link in memo.links if link != Link(link.de, link.zh, made_by="file")),
    "crossing": lambda memo: crossings(memo),
    "sentence-links": lambda memo: len(memo.sentence_links),
    "unlinked": lambda memo: sum(1 for pair in pairs_of(memo) for row in pair.rows if row.link is None),
    "findings": lambda memo: len(memo.findings),
    "decisions": lambda memo: len(memo.decisions),
    "originals": lambda memo: len(memo.documents) if len(memo.documents) > 2 else 0,
}
UNIT_FORMATS = ("places", "mentions-all", "links", "sentence-links", "findings", "decisions", "metadata")


def losses_of_tmx(memo: Memorandum) -> list[Note]:
    """Give what a translation memory does not hold."""
    return counted(memo, UNIT_FORMATS, characters=UNHOLDABLE)


def losses_of_xliff(memo: Memorandum) -> list[Note]:
    """Give what XLIFF 2.1 does not hold; control characters it does."""
    return counted(memo, UNIT_FORMATS, characters=NONCHARACTERS)


def losses_of_ces(memo: Memorandum) -> list[Note]:
    """Give what an alignment file does not hold: it points into the files of the layout `split`."""
    return [Note("but-links")]


def losses_of_tbx(memo: Memorandum) -> list[Note]:
    """Give what a term base does not hold."""
    return [Note("but-terms")]


def losses_of_page(memo: Memorandum) -> list[Note]:
    """Give what reading a page or PDF again does not bring back: everything is shown, only the texts are found again."""
    return [Note("but-texts")]


def counted(memo: Memorandum, codes: tuple[str, ...], *, characters: re.Pattern[str] | None = None) -> list[Note]:
    """Give one note for each kind of thing that is there and not held.

    Args:
        memo: what is written.
        codes: the kinds that the format does not hold.
        characters: what the format leaves out of a text.
    """
    notes = [Note(code, str(count)) for code in codes if code in _COUNTS and (count := _COUNTS[code](memo))]
    if "metadata" in codes and (parts := _about(memo)):
        notes.append(Note("metadata", ", ".join(parts)))
    if characters is not None:
        signs = {f"U+{ord(sign):04X}" for clause in _clauses(memo) for sign in characters.findall(clause.text)}
        if signs:
            notes.append(Note("characters", ", ".join(sorted(signs))))
    return notes


def unheld_links(memo: Memorandum) -> list[Link]:
    """Give the links that no row shows as they are: of clauses that do not exist or stand in another row already."""
    shown = [
        (id(row.link), tuple(clause.id for clause in row.de), tuple(clause.id for clause in row.zh))
        for pair in pairs_of(memo)
        for row in pair.rows
    ]
    held = set(shown)
    return [link for link in memo.links if (id(link), link.de, link.zh) not in held]


def crossings(memo: Memorandum) -> int:
    """Give how many rows bring a Chinese clause that stands before one of an earlier row."""
    count = 0
    for pair in pairs_of(memo):
        place = {clause.id: index for index, clause in enumerate(pair.zh.clauses)}
        reached = -1
        for row in pair.rows:
            places = [place[clause.id] for clause in row.zh]
            count += any(one < reached for one in places)
            reached = max([reached, *places])
    return count


def _clauses(memo: Memorandum) -> list[Clause]:
    return [clause for document in memo.documents for clause in document.clauses]


def _special(clause: Clause) -> bool:
    return clause.kind is not ClauseKind.PARAGRAPH


def _about(memo: Memorandum) -> list[str]:
    parts = []
    if memo.metadata != Metadata():
        parts.append("metadata")
    if memo.paper is not None:
        parts.append("council paper")
    if memo.provenance:
        parts.append("provenance")
    if any(document.lang is Lang.EN for document in memo.documents):
        parts.append("English text")
    return parts
