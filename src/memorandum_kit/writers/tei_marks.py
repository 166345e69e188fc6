"""A clause's text with its marks: sentences, names, values, terms and anchors, properly nested, no character changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from memorandum_kit.model import Mention, Span
from memorandum_kit.writers.tei_xml import escaped, tag


class Spanned(Protocol):
    """What has a span and a rank among others with the same span."""

    @property
    def span(self) -> Span:
        """Code points of the text."""

    @property
    def rank(self) -> int:
        """Of marks with the same span the lower rank is outside."""


M = TypeVar("M", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text and its element; `span` of length 0 is a point (an anchor).

    `attributes` may be added to until the text is written. `inner` are elements opened right after the mark's own (the
    choice and sic of a typing error), `close` what ends all of them.
    """

    span: Span
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inner: str = ""
    close: str = ""
    rank: int = 0  # of marks with the same span the lower rank is outside
    mention: Mention | None = None


def nested(marks: Sequence[M]) -> tuple[list[M], list[M]]:
    """Split marks into those that nest properly and those that cross one that is longer.

    Of two crossing marks the longer one stays; of equally long ones the earlier in the text. Points never cross.
    """
    by_length = sorted(marks, key=lambda m: (m.span.start - m.span.end, m.span.start, m.rank))
    kept: list[M] = []
    crossing: list[M] = []
    for mark in by_length:
        (crossing if any(crosses(mark.span, other.span) for other in kept) else kept).append(mark)
    return kept, crossing


def crosses(one: Span, other: Span) -> bool:
    """Whether two spans overlap without one holding the other."""
    return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end


def marked_text(text: str, marks: Iterable[Mark]) -> str:
    """Give `text` as XML with `marks`, which must nest (see `nested`) and lie inside the text."""
    ordered = sorted(marks, key=lambda m: (m.span.start, -m.span.end, m.rank))
    pieces: list[str] = []
    opened: list[Mark] = []
    position = 0
    for mark in ordered:
        start = mark.span.start
        position = _close(pieces, opened, text, position, start)
        if start > position:
            pieces.append(escaped(text[position:start]))
            position = start
        if start == mark.span.end:
            pieces.append(tag(mark.tag, mark.attributes, empty=True))
        else:
            pieces.append(tag(mark.tag, mark.attributes) + mark.inner)
            opened.append(mark)
    position = _close(pieces, opened, text, position, len(text))
    pieces.append(escaped(text[position:]))
    return "".join(pieces)


def _close(pieces: list[str], opened: list[Mark], text: str, position: int, until: int) -> int:
    """End the open marks that reach no further than `until`, and give the position reached."""
    while opened and opened[-1].span.end <= until:
        mark = opened.pop()
        if mark.span.end > position:
            pieces.append(escaped(text[position : mark.span.end]))
            position = mark.span.end
        pieces.append(mark.close or f"</{mark.tag}>")
    return position


def sentence_mark(span: Span, xml_id: str) -> Mark:
    """Give the mark of a sentence: `s` with its id, outside everything else."""
    return Mark(span, "s", {"id": xml_id}, rank=-1)
