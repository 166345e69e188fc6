"""What narrows a list or a search, and the SQL that says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from memorandum_kit.archive.folding import search_key


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a list or search; empty means everything. Texts are alternatives (variants of one name)."""

    party: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    term: tuple[str, ...] = ()
    field: str = ""
    status: str = ""
    since: str = ""  # ISO 8601 day, month or year
    until: str = ""


def conditions(filters: Filters) -> tuple[str, list[object]]:
    """Give the condition on the latest versions, and its values."""
    tests = ["v.latest = 1"]
    values: list[object] = []
    if filters.party:
        tests.append(_any_of("party", "", filters.party, values))
    entities = (("person", filters.person), ("place", filters.place), ("term", filters.term))
    tests.extend(_any_of("entity", kind, wanted, values) for kind, wanted in entities if wanted)
    if filters.field:
        tests.append("instr(char(10) || v.fields || char(10), char(10) || ? || char(10))")
        values.append(filters.field)
    if filters.status:
        tests.append("v.status = ?")
        values.append(filters.status)
    if filters.since:
        tests.append("v.day_to >= ?")
        values.append(filters.since)
    if filters.until:  # a month or year is meant to its end
        tests.append("v.day_from <> '' AND v.day_from <= ?")
        values.append(filters.until + ("" if len(filters.until) >= 10 else "~"))
    return " AND ".join(tests), values


def _any_of(table: str, kind: str, wanted: Sequence[str], values: list[object]) -> str:
    """A test that one of the names (or, of entities, keys) is there."""
    phrases = [f" {search_key(name).strip()} " for name in wanted]
    tests = " OR ".join("instr(folded, ?)" for _ in phrases)
    if table == "party":
        values.extend(phrases)
        return f"v.record IN (SELECT record FROM party WHERE {tests})"
    values.extend([kind, *phrases, *wanted])
    keys = ", ".join("?" * len(wanted))
    return f"v.record IN (SELECT record FROM entity WHERE kind = ? AND ({tests} OR key IN ({keys})))"
