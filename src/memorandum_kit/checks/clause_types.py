"""`clause-type.missing`: which usual clauses a memorandum has, and which its kind of text should have.

The table `glossaries/clauses/types.tsv` has the types with German and Chinese cues and the kinds of text that need them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from memorandum_kit.checks.characters import simple
from memorandum_kit.checks.making import finding
from memorandum_kit.checks.whole import Whole
from memorandum_kit.model import Document, Finding, FindingPlace, Span
from memorandum_kit.resources import glossaries


@dataclass(frozen=True, slots=True)
class ClauseType:
    """One type: its names, its cues, and the kinds of text that should have it."""

    id: str
    names: tuple[str, str]  # German, Chinese
    german: re.Pattern[str]
    chinese: re.Pattern[str]
    needed_by: frozenset[str]  # friendship, twinning, intent


def check(whole: Whole) -> Iterator[Finding]:
    """Tell the types that a text of this kind should have and that neither side has."""
    kind = kind_of(whole.memo.de, whole.memo.zh)
    if not kind or len(whole.memo.de.clauses) < 8:
        return
    found = inventory(whole.memo.de).keys() | inventory(whole.memo.zh).keys()
    first = whole.memo.de.clauses[0]
    for one in clause_types().values():
        if kind in one.needed_by and one.id not in found:
            yield finding(
                "clause-type.missing", FindingPlace(first.id, Span(0, len(first.text))),
                type=f"{one.names[0]} / {one.names[1]}", kind=kind, confidence=0.8, source=f"clause-types:{one.id}",
            )  # fmt: skip


def inventory(document: Document) -> dict[str, tuple[str, ...]]:
    """Give the clause types of a text with the ids of the clauses that have their cues, in the table's order."""
    found: dict[str, tuple[str, ...]] = {}
    for one in clause_types().values():
        ids = tuple(
            clause.id
            for clause in document.clauses
            if (
                one.chinese.search(simple(clause.printed))
                if clause.lang.is_chinese
                else one.german.search(clause.printed)
            )
        )
        if ids:
            found[one.id] = ids
    return found


def kind_of(de: Document, zh: Document) -> str:
    """Give friendship, twinning or intent by the titles, "" where they say nothing."""
    head = " ".join(clause.text for document in (de, zh) for clause in document.clauses[:2]) + de.title + zh.title
    for kind, pattern in _KINDS:
        if pattern.search(simple(head)):
            return kind
    return ""


_KINDS = (
    ("intent", re.compile(r"Absichtserklärung|意向书")),
    ("twinning", re.compile(r"[Pp]artnerschaft(?:svertrag|svereinbarung)?|友好城市")),
    ("friendship", re.compile(r"Memorandum|Freundschaft|备忘录|友好")),
)


@cache
def clause_types() -> dict[str, ClauseType]:
    """Load the table once."""
    rows = (glossaries() / "clauses" / "types.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found = {}
    for row in rows:
        identifier, german_name, chinese_name, german, chinese, needed = row.split("\t")
        found[identifier] = ClauseType(
            identifier, (german_name, chinese_name), re.compile(german), re.compile(chinese), frozenset(needed.split("|"))
        )  # fmt: skip
    return found
