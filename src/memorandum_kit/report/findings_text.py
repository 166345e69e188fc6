"""Findings in words: what a finding says, and the exact words that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from memorandum_kit.messages import area
from memorandum_kit.model import Finding, Lang, Memorandum
from memorandum_kit.report.wording import finding_text


@dataclass(frozen=True, slots=True)
class Quote:
    """A place of a finding with its words and those around it."""

    clause_id: str
    lang: str
    number: str  # as printed, "" where the clause has none
    start: int  # code points of the clause's text
    end: int
    text: str
    before: str
    after: str
    document: str  # file name of its text


def title_of(code: str, lang: Lang) -> str:
    """Give a code's short name in a language."""
    return area("checks", lang).get(f"heading.{code}", code)


def message_of(finding: Finding, lang: Lang) -> str:
    """Give what a finding says, one sentence."""
    return finding_text(finding, lang)


def quotes_of(finding: Finding, memo: Memorandum, around: int = 24) -> tuple[Quote, ...]:
    """Give the places of a finding with `around` code points of text before and after."""
    clauses = {clause.id: (clause, document) for document in memo.documents for clause in document.clauses}
    found = []
    for place in finding.places:
        if place.clause_id not in clauses:
            continue
        clause, document = clauses[place.clause_id]
        start, end = place.span.start, place.span.end
        found.append(
            Quote(
                clause.id, clause.lang.value, clause.number.printed if clause.number else "", start, end,
                clause.text[start:end], clause.text[max(0, start - around) : start], clause.text[end : end + around],
                document.name or document.id,
            )
        )  # fmt: skip
    return tuple(found)
