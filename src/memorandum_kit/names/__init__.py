"""Names: who and what a form in Latin letters or Chinese characters names, in any spelling (records, sound, systems)."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_WHERE = {
    "compare": "compare",
    "NameMatch": "compare",
    "candidates": "candidates",
    "Candidate": "candidates",
    "find": "find",
    "romanise": "romanise",
    "detect_system": "detect",
    "link_names": "link",
    "NameLink": "link",
    "normalise": "normalise",
    "replay": "normalise",
    "expand": "expand",
    "record": "records",
    "records_for": "records",
    "Record": "records",
    "transcribe": "transcribe",
}
__all__ = list(_WHERE)  # noqa: PLE0604 - one table says what is public and where it is


def __getattr__(name: str) -> Any:
    """Import what is asked for on first use (PEP 562)."""
    if name in _WHERE:
        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
