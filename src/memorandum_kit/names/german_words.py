"""The words of a German text."""

from __future__ import annotations

import re
from typing import NamedTuple

from memorandum_kit.names.latin import fold_key

WORD = re.compile(r"[^\W\d_]+(?:['’ʻ`´.‐‑-](?=[^\W\d_])[^\W\d_]+)*['’]?")


class Token(NamedTuple):
    """A word of the text."""

    text: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """The word as `latin.fold_key` gives it."""
        return fold_key(self.text)


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Give the words of a stretch of the text, compounds with their hyphens as one."""
    found = WORD.finditer(text, start, len(text) if end is None else end)
    return [Token(m.group(), *m.span()) for m in found]
