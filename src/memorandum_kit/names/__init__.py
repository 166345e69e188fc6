"""Names: who and what a form in Latin letters or Chinese characters names, in any spelling (records, sound, systems)."""

from __future__ import annotations

from importlib import import_module
from typing import Any

# Modules are named by nouns: a module called as a function would stand in its place once it is imported.
_WHERE = {
    "compare": "comparison",
    "NameMatch": "name_match",
    "candidates": "lookup",
    "Candidate": "lookup",
    "find": "occurrences",
    "romanise": "romanisation",
    "detect_system": "detection",
    "link_names": "linking",
    "NameLink": "linking",
    "normalise": "normalisation",
    "replay": "normalisation",
    "expand": "expansion",
    "record": "records",
    "records_for": "records",
    "Record": "records",
    "transcribe": "transcribe_german",
    "Suggestion": "transcribe_german",
}
__all__ = list(_WHERE)


def __getattr__(name: str) -> Any:
    """Import what is asked for on first use (PEP 562)."""
    if name in _WHERE:
        value = globals()[name] = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
