"""What is taken out of a text before terms are looked for: URLs, e-mail addresses, invisible characters, line breaks.

The text searched may be shorter than the one given; `Masked.span` leads back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Inside an address nothing is a term. Blanked to underscores, so that positions stay.
_ADDRESS = re.compile(
    r"""
    (?:https?|ftp|mailto|file)://?[^\s<>"'）)】」，。；]+   # with a scheme
    | www\.[^\s<>"'）)】」，。；]+
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                     # e-mail
    | \b[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|net|cn|eu|gov|edu)\b(?:/[^\s<>"'）)】」，。；]*)?
    """,
    re.VERBOSE | re.ASCII,
)
# Soft hyphen, zero-width characters, joiners, bidi marks, word joiner, byte order mark, variation selectors.
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f\u034f\u180e"
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# One look for these characters spares most Chinese texts the closer look.
_MAY_NEED_WORK = re.compile(rf"[{_INVISIBLE}\s@/.–]")
# One after the other, each with a beginning that is quick to look for, these are five times as fast as together.
_NEEDS_WORK = (
    re.compile(rf"[{_INVISIBLE}\n\r@/]"),
    re.compile(r"\.(?:de|com|org|net|cn|eu|gov|edu)\b"),
    re.compile(r"www\."),
    re.compile(r"–(?<=\w–)\s"),
    re.compile(rf"[{_HAN}]\s+[{_HAN}]"),
)
# A dash typed for the hyphen of a shortened word: Schüler– und Jugendaustausch.
_DASH = re.compile(r"(?<=\w)–(?=\s+(?:und|oder|sowie|bzw)\b)")
_DROP = re.compile(
    rf"""
    [{_INVISIBLE}]+
    | (?<=\w)[-‐][ \t]*\r?\n[ \t]*(?=[a-zäöüß])(?!(?:und|oder|sowie|bzw|bis)\b)   # a word divided at the line's end: Freund-⏎schaft
    | (?<=[{_HAN}])\s+(?=[{_HAN}])                      # Chinese broken over lines, or spaced out as titles are
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Masked:
    """A text ready to be searched, with the way back to the original's positions."""

    text: str
    positions: tuple[int, ...] | None = None  # of each code point of `text`, and the end; None: the same

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the original's span of a stretch of `text`."""
        if self.positions is None:
            return start, end
        return self.positions[start], self.positions[end - 1] + 1


def mask(text: str) -> Masked:
    """Blank addresses, drop invisible characters and breaks inside words; most texts come back as they are."""
    if not _MAY_NEED_WORK.search(text) or not any(sign.search(text) for sign in _NEEDS_WORK):
        return Masked(text)
    blanked = _DASH.sub("-", _ADDRESS.sub(lambda match: "_" * (match.end() - match.start()), text))
    if not _DROP.search(blanked):
        return Masked(blanked)
    kept: list[str] = []
    positions: list[int] = []
    last = 0
    for match in _DROP.finditer(blanked):
        kept.append(blanked[last : match.start()])
        positions.extend(range(last, match.start()))
        last = match.end()
    kept.append(blanked[last:])
    positions.extend(range(last, len(blanked)))
    return Masked("".join(kept), (*positions, len(blanked)))
