"""The word lists of this package: files under `data/`, one or more words a line, `#` begins a comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """Give the lines of a list that are not empty, without comments."""
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return tuple(line for raw in text.splitlines() if (line := raw.partition("#")[0].strip()))


@cache
def words(name: str) -> tuple[str, ...]:
    """Give the words of a list in its order."""
    return tuple(word for line in lines(name) for word in line.split())


@cache
def sections(name: str) -> dict[str, frozenset[str]]:
    """Give the words of a list by section; a section begins with a line `[name]`."""
    found: dict[str, set[str]] = {}
    current = ""
    for line in lines(name):
        if line.startswith("[") and line.endswith("]"):
            current = line[1:-1]
            found[current] = set()
        else:
            found[current].update(line.split())
    return {section: frozenset(content) for section, content in found.items()}
