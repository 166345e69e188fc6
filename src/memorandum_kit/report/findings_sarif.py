"""Findings as SARIF 2.1.0 (OASIS), for code review tools and CI."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from memorandum_kit import __version__
from memorandum_kit.checks.codes import codes
from memorandum_kit.checks.decisions import fingerprint
from memorandum_kit.model import Clause, Finding, FindingPlace, Lang, Memorandum, Severity
from memorandum_kit.report.findings_text import message_of, title_of

_LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NOTE: "note"}


def findings_sarif(memo: Memorandum, lang: Lang = Lang.EN) -> dict[str, Any]:
    """Give the log object: one run, one rule a code that occurs, logical locations by clause id.

    `charOffset` and `charLength` count code points of the clause's own text, hence `columnKind` unicodeCodePoints.
    """
    used = list(dict.fromkeys(finding.code for finding in memo.findings))
    clauses = {clause.id: (clause, document.name or document.id) for document in memo.documents for clause in document.clauses}  # fmt: skip
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "memorandum_kit",
                        "semanticVersion": __version__,
                        "rules": [_rule(code, lang) for code in used],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, used.index(finding.code), memo, clauses, lang) for finding in memo.findings],
            }
        ],
    }  # fmt: skip


def _rule(code: str, lang: Lang) -> dict[str, Any]:
    row = codes().get(code)
    rule: dict[str, Any] = {"id": code, "shortDescription": {"text": title_of(code, lang)}}
    if row is not None:
        rule["defaultConfiguration"] = {"level": _LEVELS[row.severity]}
        rule["properties"] = {"tier": row.tier, "itsType": row.its_type}
    return rule


def _result(
    finding: Finding, index: int, memo: Memorandum, clauses: dict[str, tuple[Clause, str]], lang: Lang
) -> dict[str, Any]:
    places = [place for place in finding.places if place.clause_id in clauses]
    message = message_of(finding, lang)
    if finding.suggestion:
        message = f"{message} → {finding.suggestion}"
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [_location(places[0], clauses)] if places else [],
        "partialFingerprints": {"memorandum/v1": fingerprint(finding, memo)},
        "rank": round(finding.confidence * 100, 1),
        "properties": {"severity": finding.severity.value, **dict(finding.values)},
    }
    if len(places) > 1:
        result["relatedLocations"] = [_location(place, clauses) for place in places[1:]]
    return result


def _location(place: FindingPlace, clauses: dict[str, tuple[Clause, str]]) -> dict[str, Any]:
    clause, name = clauses[place.clause_id]
    region = {
        "charOffset": place.span.start,
        "charLength": place.span.end - place.span.start,
        "snippet": {"text": place.span.of(clause.text)},
    }
    return {
        "physicalLocation": {"artifactLocation": {"uri": quote(name)}, "region": region},
        "logicalLocations": [{"fullyQualifiedName": clause.id, "kind": clause.kind.value}],
    }


def render(memo: Memorandum, lang: Lang = Lang.EN) -> bytes:
    """Give the SARIF file."""
    return (json.dumps(findings_sarif(memo, lang), ensure_ascii=False, indent=1) + "\n").encode()
