"""The table `[check]` of a `memorandum.toml`: profile, severity a code, glossaries, where the command fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from memorandum_kit.checks.running import Settings
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Severity

NEVER = "never"
_KEYS = frozenset(("profile", "severity", "glossary", "fail_on", "minimum_confidence"))


@dataclass(frozen=True, slots=True)
class House:
    """What a folder's `memorandum.toml` says of checking."""

    settings: Settings = field(default_factory=Settings)
    glossaries: tuple[str, ...] = ()
    fail_on: str = Severity.MAJOR.value


def house_of(table: Mapping[str, Any], *, profile: str | None = None, name: str = "memorandum.toml") -> House:
    """Read the table.

    Args:
        table: the parsed `[check]`.
        profile: overrides the table's.
        name: of the file, for messages.

    Raises:
        BadInput: an unknown key, code, severity or profile, or a value of another type.
    """
    if unknown := sorted(set(table) - _KEYS):
        raise BadInput(f"{name}, [check]: unknown key {unknown[0]!r}", advice=f"Known are: {', '.join(sorted(_KEYS))}.")
    severities = table.get("severity", {})
    if not isinstance(severities, Mapping):
        raise BadInput(
            f"{name}, [check.severity] is no table", advice='Write: [check.severity] and "term.missing" = "note".'
        )
    flat = {code: str(value) for code, value in _flat(severities)}
    glossary = table.get("glossary", ())
    paths = (glossary,) if isinstance(glossary, str) else tuple(glossary)
    minimum = table.get("minimum_confidence", 0.5)
    if isinstance(minimum, bool) or not isinstance(minimum, int | float) or not 0 <= minimum <= 1:
        raise BadInput(f"{name}, [check]: minimum_confidence is {minimum!r}", why="it is no number from 0 to 1")
    return House(
        Settings(profile or str(table.get("profile", "default")), flat, float(minimum)),
        paths,
        fail_on(str(table.get("fail_on", Severity.MAJOR.value))),
    )


def fail_on(word: str) -> str:
    """Give a severity or `never`.

    Raises:
        BadInput: it is neither.
    """
    if word not in (*Severity, NEVER):
        raise BadInput(f"{word!r} is no severity", advice=f"Use one of: {', '.join(Severity)}, {NEVER}.")
    return word


def _flat(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    """TOML reads number.scale = "major" as a table in a table."""
    rows: list[tuple[str, Any]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        rows.extend(_flat(value, f"{name}.") if isinstance(value, Mapping) else [(name, value)])
    return rows
