"""Where a reference inside a text points: `Artikel 3 Absatz 2` to the clause that has this number."""

from __future__ import annotations

from memorandum_kit.model import Document

_ORDER = ("article", "paragraph", "item", "subitem")


def reference_targets(document: Document) -> dict[tuple[str, str], str]:
    """Give clause ids by level and number: ("article", "3.2") for paragraph 2 of article 3, ("chapter", "1").

    Where a number occurs twice, the first clause has it.
    """
    found: dict[tuple[str, str], str] = {}
    path: list[str] = []
    for clause in document.clauses:
        number = clause.number
        if number is None:
            continue
        found.setdefault((number.level, number.value), clause.id)
        if number.level in _ORDER:
            depth = _ORDER.index(number.level)
            path = [*path[:depth], *[""] * (depth - len(path)), number.value]
            if path[0]:
                found.setdefault(("article", ".".join(path)), clause.id)
    return found
