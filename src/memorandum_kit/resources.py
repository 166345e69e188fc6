"""Where the shipped data is: `glossaries/` at the top of a checkout, inside the package in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from memorandum_kit.errors import NotInstalled


@cache
def glossaries() -> Path:
    """Give the folder of the shipped glossaries (terms, names, lexicon).

    Raises:
        NotInstalled: neither place has it.
    """
    package = Path(__file__).parent
    for folder in (package / "glossaries", package.parent.parent / "glossaries"):
        if folder.is_dir():
            return folder
    raise NotInstalled(
        "The shipped glossaries are missing",
        why=f"no folder 'glossaries' in {package.name} or beside the sources",
        advice="Install again: python -m pip install --force-reinstall memorandum_kit",
    )
