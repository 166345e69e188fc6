"""Findings are made here, so that severity and ITS type always come from the table of codes."""

from __future__ import annotations

from collections.abc import Mapping

from memorandum_kit.checks.codes import codes
from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.model import Finding, FindingPlace, Span

_NONE: Mapping[str, str] = {}


def finding(
    code: str,
    *places: FindingPlace,
    suggestion: str = "",
    confidence: float = 1.0,
    source: str = "",
    values: Mapping[str, str] = _NONE,
    **named: str,
) -> Finding:
    """Make a finding of a code at places, German first; `values` and names are the placeholders of its message."""
    row = codes()[code]
    return Finding(
        code,
        row.severity,
        tuple(places),
        tuple((name, str(value)) for name, value in (*values.items(), *named.items())),
        suggestion,
        row.its_type,
        confidence,
        source,
    )


def both(pair: Pair, de: Span | None, zh: Span | None) -> tuple[FindingPlace, ...]:
    """Give the places on both sides; None stands for the whole text of that side."""
    return tuple(side.place(span or side.whole) for side, span in ((pair.de, de), (pair.zh, zh)) if side.clauses)


def here(side: Side, start: int, end: int) -> FindingPlace:
    """Give the place of a stretch of one side."""
    return side.place(Span(start, end))
