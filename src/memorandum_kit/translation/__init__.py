"""Translation: what was agreed before, with today's values in place; then a machine's suggestion, marked as one.

`translate(texts, source, target)` asks the translation memory first and an offline engine after it; `Memory` is the
memory, one SQLite file.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from memorandum_kit.translation.engines import Engine
    from memorandum_kit.translation.matching import Match
    from memorandum_kit.translation.memory import Memory
    from memorandum_kit.translation.suggestions import Translation, translate
    from memorandum_kit.translation.units import Unit

# Modules are named by nouns: a module called as a function would stand in its place once it is imported.
_WHERE = {
    "Engine": "engines",
    "Match": "matching",
    "Memory": "memory",
    "Translation": "suggestions",
    "Unit": "units",
    "translate": "suggestions",
}
__all__ = ["Engine", "Match", "Memory", "Translation", "Unit", "translate"]


def __getattr__(name: str) -> Any:
    """Import what is asked for on first use (PEP 562)."""
    if name in _WHERE:
        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
