"""`clause.omitted`, `clause.added`, `clause.order`: clauses without a counterpart, and clauses in another order."""

from __future__ import annotations

from collections.abc import Iterator

from memorandum_kit.checks.making import finding
from memorandum_kit.checks.whole import Whole
from memorandum_kit.model import Clause, ClauseKind, Finding, FindingPlace, Span

_SURE, _NEAR = 0.7, 3
_NOTES = frozenset((ClauseKind.NOTE,))
_ORDERED = frozenset((ClauseKind.ARTICLE, ClauseKind.PARAGRAPH, ClauseKind.HEADING))


def check(whole: Whole) -> Iterator[Finding]:
    """Tell clauses that only one text has; a number without text, a note, and a signature line are none."""
    for number, link in enumerate(whole.memo.links):
        if link.de and link.zh:
            continue
        doubtful = link.score < _SURE and _has_opposite(whole, number)
        code = "clause.omitted" if link.de else "clause.added"
        for one in link.de or link.zh:
            clause = whole.clauses.get(one)
            if clause is None or not clause.text.strip() or clause.kind in _NOTES:
                continue
            yield finding(
                code,
                FindingPlace(one, Span(0, len(clause.text))),
                text=_short(clause),
                confidence=0.45 if doubtful else _confidence(link.score),
            )
    yield from _sentences(whole)
    yield from _order(whole)


def _confidence(score: float) -> float:
    return round(max(0.55, min(0.97, score)), 2)


def _has_opposite(whole: Whole, number: int) -> bool:
    """Whether a clause without counterpart stands beside one of the other language: a pair that was not recognised."""
    link = whole.memo.links[number]
    near = whole.memo.links[max(0, number - _NEAR) : number + _NEAR + 1]
    return any((one.zh and not one.de) if link.de else (one.de and not one.zh) for one in near)


def _sentences(whole: Whole) -> Iterator[Finding]:
    """Sentences left out inside a clause that is there on both sides."""
    alone = {one for link in whole.memo.links if not (link.de and link.zh) for one in (*link.de, *link.zh)}
    for link in whole.memo.sentence_links:
        if link.de and link.zh:
            continue
        for one in link.de or link.zh:
            clause_id, _, number = one.rpartition(".s")
            clause = whole.clauses.get(clause_id)
            if clause is None or clause_id in alone or not number.isdecimal():
                continue
            if not 0 < int(number) <= len(clause.sentences):
                continue
            span = clause.sentences[int(number) - 1]
            text = span.of(clause.text).strip()
            if len(text) < (8 if clause.lang.is_chinese else 25) or link.score < 0.5:
                continue
            yield finding(
                "clause.omitted" if link.de else "clause.added", FindingPlace(clause_id, span),
                text=text if len(text) <= 40 else f"{text[:39]}…", confidence=min(0.85, _confidence(link.score)),
            )  # fmt: skip


def _order(whole: Whole) -> Iterator[Finding]:
    """Numbered clauses whose counterpart stands before that of an earlier one; the alternat's blocks are let be."""
    chinese = {clause.id: n for n, clause in enumerate(whole.memo.zh.clauses)}
    last, last_id = -1, ""
    for link in whole.memo.links:
        if not (link.de and link.zh):
            continue
        clause = whole.clauses.get(link.de[0])
        if clause is None or clause.kind not in _ORDERED or clause.number is None:
            continue
        here = chinese.get(link.zh[0], -1)
        if here < last:
            other = whole.clauses[link.zh[0]]
            yield finding(
                "clause.order", FindingPlace(clause.id, Span(0, len(clause.text))),
                FindingPlace(other.id, Span(0, len(other.text))), text=_short(clause), after=last_id, confidence=0.8,
            )  # fmt: skip
        else:
            last, last_id = here, clause.id


def _short(clause: Clause) -> str:
    text = clause.printed
    return text if len(text) <= 40 else f"{text[:39]}…"
