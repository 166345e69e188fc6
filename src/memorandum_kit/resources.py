"""Where the shipped data is: `glossaries/` and `examples/` at the top of a checkout, inside the package in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from memorandum_kit.errors import NotInstalled

# The names of the months, January first; spellings and abbreviations beside them are the readers' own.
GERMAN_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


@cache
def glossaries() -> Path:
    """Give the folder of the shipped glossaries (terms, names, lexicon).

    Raises:
        NotInstalled: neither place has it.
    """
    return _folder("glossaries")


@cache
def examples() -> Path:
    """Give the folder of the shipped example memorandum.

    Raises:
        NotInstalled: neither place has it.
    """
    return _folder("examples")


def _folder(name: str) -> Path:
    package = Path(__file__).parent
    for folder in (package / name, package.parent.parent / name):
        if folder.is_dir():
            return folder
    raise NotInstalled(
        f"The shipped folder {name!r} is missing",
        why="it is neither in the package nor beside the sources",
        advice="Install again: python -m pip install --force-reinstall memorandum_kit",
    )
