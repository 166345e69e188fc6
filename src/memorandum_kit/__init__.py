"""memorandum_kit: bilingual German–Chinese memoranda, read, aligned, checked, exported and archived.

The names below are the interface that programs can rely on; each is loaded on first use (PEP 562), so that
`import memorandum_kit` costs no more than bare Python.
"""

from __future__ import annotations

TYPE_CHECKING = False  # not from typing: importing it would cost more than all the rest

__version__ = "0.1.0"

if TYPE_CHECKING:
    from memorandum_kit import archive, names
    from memorandum_kit.alignment import align
    from memorandum_kit.checks import check, check_memorandum
    from memorandum_kit.glossary import Glossary, load_glossary
    from memorandum_kit.pipeline import read, run, write
    from memorandum_kit.quantities import find_quantities
    from memorandum_kit.scripts import to_simplified, to_traditional
    from memorandum_kit.translation import Memory, translate

_LAZY = {
    "align": "alignment:align",
    "archive": "archive",
    "check": "checks:check",
    "check_memorandum": "checks:check_memorandum",
    "find_quantities": "quantities:find_quantities",
    "Glossary": "glossary:Glossary",
    "load_glossary": "glossary:load_glossary",
    "Memory": "translation:Memory",
    "names": "names",
    "read": "pipeline:read",
    "run": "pipeline:run",
    "to_simplified": "scripts:to_simplified",
    "to_traditional": "scripts:to_traditional",
    "translate": "translation:translate",
    "write": "pipeline:write",
}

__all__ = [
    "Glossary",
    "Memory",
    "align",
    "archive",
    "check",
    "check_memorandum",
    "find_quantities",
    "load_glossary",
    "names",
    "read",
    "run",
    "to_simplified",
    "to_traditional",
    "translate",
    "write",
]


def __getattr__(name: str) -> object:
    """Load a name of the interface on first use."""
    from importlib import import_module

    target = _LAZY.get(name)
    if target is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = target.partition(":")
    loaded = import_module(f"{__name__}.{module}")
    value = getattr(loaded, attribute) if attribute else loaded
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Give the interface's names with the module's own."""
    return sorted({*globals(), *_LAZY})
