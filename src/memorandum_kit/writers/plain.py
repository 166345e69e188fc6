"""Plain text side by side, for e-mail and the terminal: columns counted in the width that Chinese characters have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Clause, Memorandum, Note
from memorandum_kit.writers.loss_counts import counted
from memorandum_kit.writers.rows import pairs_of

WIDTH = 100  # columns of a fixed-width font
_LEAST = 40
_LOST = ("places", "structure", "sentences", "mentions-all", "links", "details", "crossing", "sentence-links", "findings",
         "decisions", "metadata", "unlinked")  # fmt: skip
# A line is broken after blanks and hyphens, and before or after any wide character, but not before a closing sign or
# after an opening one (the usual rules of Chinese composition).
_WORDS = re.compile(
    r"\s+|[^\s\u2e80-\uffef]+|[（《「『“‘〈【]*[\u2e80-\uffef][。，、；：？！）》」』”’〉】…—]*|.", re.DOTALL
)


def write_plain(memo: Memorandum, *, width: int = WIDTH) -> bytes:
    """Give the texts side by side, German left, Chinese right, an empty line between rows.

    Lines are broken at blanks (which end there) and between Chinese characters; everything else is the clauses' own text.

    Args:
        memo: what to write.
        width: columns of a line, 40 at least; a Chinese character takes two.

    Raises:
        BadInput: too narrow.
    """
    if width < _LEAST:
        raise BadInput(f"{width} columns are too few", advice=f"Use {_LEAST} or more.")
    wide = (width - 3) // 2
    lines: list[str] = []
    for pair in pairs_of(memo):
        if pair.witness:
            lines += [f"[{pair.witness}]", ""]
        for row in pair.rows:
            sides = [[line for clause in clauses for line in _lines(clause, wide)] for clauses in (row.de, row.zh)]
            for left, right in zip_longest(*sides, fillvalue=""):
                lines.append(f"{left}{' ' * (wide - columns(left))} | {right}".rstrip())
            lines.append("")
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8", errors="replace")


def _lines(clause: Clause, width: int) -> Iterator[str]:
    for paragraph in clause.printed.split("\n"):
        yield from wrapped(paragraph, width)


def wrapped(text: str, width: int) -> Iterator[str]:
    """Break a text into lines of at most `width` columns; only a single word may be longer than that."""
    line, used = "", 0
    for word in _WORDS.findall(text):
        needed = columns(word)
        if line and used + needed > width:
            yield line.rstrip()
            line, used = "", 0
            if word.isspace():
                continue
        line += word
        used += needed
    yield line.rstrip()


def columns(text: str) -> int:
    """Give how many columns a text takes: two for wide and full-width characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def losses_of_plain(memo: Memorandum) -> list[Note]:
    """Give what plain text does not hold: it is for reading, not for reading back."""
    return counted(memo, _LOST)
