"""What belongs to which name: `name -> "module:function"`, imported on first use.

Outsiders add theirs by entry points of the groups `memorandum_kit.readers`, `.writers` and `.checks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from memorandum_kit.errors import BadInput


class Registry:
    """A lazily imported table of functions of one kind."""

    def __init__(self, kind: str, table: dict[str, str]) -> None:
        """Keep the table; `kind` is the plural used in messages and for the entry-point group."""
        self.kind = kind
        self._table = table
        self._outside: dict[str, str] | None = None

    def names(self) -> tuple[str, ...]:
        """Give the names, our own first, in the table's order."""
        return (*self._table, *self._entry_points())

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self.names())

    def get(self, name: str) -> Callable[..., Any]:
        """Import and give the function called `name`.

        Raises:
            BadInput: nothing of this name is registered.
        """
        target = self._table.get(name) or self._entry_points().get(name)
        if target is None:
            known = ", ".join(self.names())
            raise BadInput(f"{name!r} is none of the {self.kind}", advice=f"Use one of: {known}.")
        module, _, function = target.partition(":")
        loaded: Callable[..., Any] = getattr(import_module(module), function)
        return loaded

    def _entry_points(self) -> dict[str, str]:
        if self._outside is None:
            from importlib.metadata import entry_points

            group = entry_points(group=f"memorandum_kit.{self.kind}")
            self._outside = {e.name: e.value for e in group if e.name not in self._table}
        return self._outside
