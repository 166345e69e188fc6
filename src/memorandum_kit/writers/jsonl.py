"""JSON Lines for language people: a line a link with both sides' clauses, their mentions and the row's findings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Clause, Memorandum, Note
from memorandum_kit.store import to_plain
from memorandum_kit.writers.loss_counts import counted
from memorandum_kit.writers.rows import pairs_of


def write_jsonl(memo: Memorandum) -> bytes:
    """Give the rows as JSON Lines in UTF-8; fields at their default are left out, as in the stored memorandum.

    Raises:
        BadInput: the memorandum has no clauses, and a file without a line says nothing.
    """
    mentions: dict[str, list[Any]] = {}
    for mention in memo.mentions:
        mentions.setdefault(mention.clause_id, []).append(to_plain(replace(mention, clause_id="")))
    findings: dict[str, list[Any]] = {}
    for finding in memo.findings:
        plain = to_plain(finding)
        for clause_id in dict.fromkeys(place.clause_id for place in finding.places):
            findings.setdefault(clause_id, []).append(plain)
    lines = []
    for pair in pairs_of(memo):
        for row in pair.rows:
            found: list[Any] = []
            for clause in row.clauses:
                found += [one for one in findings.get(clause.id, ()) if one not in found]
            line = {
                "row": row.number,
                "witness": pair.witness,
                "status": row.status,
                "link": to_plain(row.link) if row.link is not None else None,
                "de": _side(row.de, mentions),
                "zh": _side(row.zh, mentions),
                "findings": found,
            }
            lines.append(json.dumps(line, ensure_ascii=False))
    if not lines:
        raise BadInput("There is no line to write", why="the memorandum has no clauses", advice="Read its texts first.")
    return "".join(f"{line}\n" for line in lines).encode("utf-8", errors="backslashreplace")


def _side(clauses: Sequence[Clause], mentions: dict[str, list[Any]]) -> list[Any]:
    return [{**to_plain(clause), "mentions": mentions.get(clause.id, [])} for clause in clauses]


def losses_of_jsonl(memo: Memorandum) -> list[Note]:
    """Give what the lines do not hold."""
    return counted(memo, ("links", "crossing", "sentence-links", "decisions", "metadata"))
