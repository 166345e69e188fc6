"""Tables in Markdown files between `<!-- table NAME -->` and `<!-- end -->`, written by a command."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def put(file: str, name: str, text: str) -> None:
    """Replace the table `name` in `file` (relative to the repository).

    Raises:
        KeyError: the file has no such place.
    """
    path = ROOT / file
    page = path.read_text(encoding="utf-8")
    pattern = re.compile(rf"(<!-- table {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not pattern.search(page):
        raise KeyError(f"{file} has no place for the table {name!r}")
    path.write_text(pattern.sub(lambda m: f"{m[1]}{text.rstrip()}\n{m[2]}", page), encoding="utf-8")
