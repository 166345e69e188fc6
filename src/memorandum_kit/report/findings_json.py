"""Findings as JSON; the shape is documented by `SCHEMA` and kept stable."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import Any

from memorandum_kit.checks.codes import codes
from memorandum_kit.checks.decisions import fingerprint
from memorandum_kit.model import Lang, Memorandum, Severity
from memorandum_kit.report.findings_text import message_of, quotes_of, title_of

_TEXT = {"type": "string"}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Findings of memorandum check",
    "type": "object",
    "required": ["format", "version", "documents", "pairs", "counts", "findings"],
    "properties": {
        "format": {"const": "memorandum-findings"},
        "version": {"const": 1},
        "documents": {"type": "array", "items": {"type": "object", "required": ["id", "lang", "name"]}},
        "pairs": {"type": "integer", "minimum": 0},
        "accepted": {"type": "integer", "minimum": 0},
        "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["code", "severity", "message", "places", "confidence", "fingerprint"],
                "properties": {
                    "code": _TEXT,
                    "tier": {"enum": ["A", "B", "C", "D", "E", ""]},
                    "severity": {"enum": [severity.value for severity in Severity]},
                    "title": _TEXT,
                    "message": _TEXT,
                    "values": {"type": "object", "additionalProperties": _TEXT},
                    "suggestion": _TEXT,
                    "its_type": _TEXT,
                    "confidence": {"type": "number", "minimum": 0, "maximum": 1},
                    "source": _TEXT,
                    "fingerprint": _TEXT,
                    "places": {
                        "type": "array",
                        "items": {"type": "object", "required": ["clause_id", "lang", "start", "end", "text"]},
                    },
                },
            },
        },
    },
}


def findings_json(memo: Memorandum, lang: Lang = Lang.EN, *, accepted: int = 0) -> dict[str, Any]:
    """Give the findings of a memorandum as plain data after `SCHEMA`, texts in a language."""
    counts = Counter(finding.severity.value for finding in memo.findings)
    return {
        "format": "memorandum-findings",
        "version": 1,
        "documents": [{"id": d.id, "lang": d.lang.value, "name": d.name, "sha256": d.source_sha256} for d in memo.documents],
        "pairs": sum(1 for link in memo.links if link.de and link.zh),
        "accepted": accepted,
        "counts": {severity.value: counts[severity.value] for severity in Severity},
        "findings": [
            {
                "code": finding.code,
                "tier": codes()[finding.code].tier if finding.code in codes() else "",
                "severity": finding.severity.value,
                "title": title_of(finding.code, lang),
                "message": message_of(finding, lang),
                "values": dict(finding.values),
                "suggestion": finding.suggestion,
                "its_type": finding.its_type,
                "confidence": round(finding.confidence, 2),
                "source": finding.source,
                "fingerprint": fingerprint(finding, memo),
                "places": [asdict(quote) for quote in quotes_of(finding, memo)],
            }
            for finding in memo.findings
        ],
    }  # fmt: skip


def render(memo: Memorandum, lang: Lang = Lang.EN, *, accepted: int = 0) -> bytes:
    """Give the JSON file."""
    return (json.dumps(findings_json(memo, lang, accepted=accepted), ensure_ascii=False, indent=1) + "\n").encode()
