"""Decisions on findings: kept by a fingerprint of code and clause texts, so that a changed clause asks again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Decision, Finding, Memorandum

FORMAT = "memorandum-decisions"


def fingerprint(finding: Finding, memo: Memorandum) -> str:
    """Give 24 hexadecimal digits of the SHA-256 of the code, the places and the texts of the whole link on both sides.

    Ids are no part of it: a clause that only moves keeps its decisions.
    """
    ids = {place.clause_id for place in finding.places}
    for link in memo.links:
        if ids & {*link.de, *link.zh}:
            ids |= {*link.de, *link.zh}
    clauses = [clause for document in memo.documents for clause in document.clauses if clause.id in ids]
    spans = [f"{place.span.start}-{place.span.end}" for place in finding.places]
    parts = [finding.code, *spans, *(clause.text for clause in clauses)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def undecided(
    findings: Iterable[Finding], memo: Memorandum, decisions: Iterable[Decision]
) -> tuple[list[Finding], int]:
    """Give the findings that nobody has decided on, and the number of the others."""
    known = {decision.fingerprint for decision in decisions}
    every = list(findings)
    left = [finding for finding in every if fingerprint(finding, memo) not in known]
    return left, len(every) - len(left)


def accept(
    target: str, findings: Iterable[Finding], memo: Memorandum, *, who: str, when: str, why: str
) -> tuple[Decision, ...]:
    """Decide on every finding of a code at a clause.

    Args:
        target: `CODE@CLAUSE`, e.g. `modality@de.25`.
        findings: the findings to look in.
        memo: the memorandum that they are of.
        who: the person.
        when: ISO 8601.
        why: the reason, not empty.

    Raises:
        BadInput: the target has another form, no finding is there, or the reason is empty.
    """
    code, _, clause = target.partition("@")
    if not code or not clause:
        raise BadInput(f"{target!r} names no finding", advice="Write CODE@CLAUSE, e.g. modality@de.25.")
    if not why.strip():
        raise BadInput(f"{target} has no reason", advice='Say why: --because "…"')
    meant = [f for f in findings if f.code == code and any(place.clause_id == clause for place in f.places)]
    if not meant:
        raise BadInput(f"There is no finding {code} at {clause}", advice="See the list: memorandum check FILES")
    return tuple(Decision(fingerprint(f, memo), "accepted", who, when, why) for f in meant)


def to_json(decisions: Iterable[Decision]) -> str:
    """Give the decisions as the text of their file, one line a decision, without doubles."""
    rows = {decision.fingerprint: asdict(decision) for decision in decisions}
    lines = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows.values())
    return f'{{"format": "{FORMAT}", "version": 1, "decisions": [\n  {lines}\n]}}\n'


def from_json(text: str, name: str) -> tuple[Decision, ...]:
    """Read the file of decisions.

    Raises:
        BadInput: it is none.
    """
    try:
        data: Any = json.loads(text)
        if data["format"] != FORMAT:
            raise KeyError(FORMAT)
        return tuple(Decision(**row) for row in data["decisions"])
    except (json.JSONDecodeError, KeyError, TypeError, RecursionError) as error:
        raise BadInput(f"{name} is no file of decisions", why=str(error), advice="Move it away or mend it.") from None
