"""A clause's text with its marks: sentences, names, values, terms and anchors, properly nested, no character changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
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


def nested(marks: Iterable[M]) -> tuple[list[M], list[M]]:
    """Split marks into those that nest properly and those that cross one that is longer.

    Of two crossing marks the longer one stays; of equally long ones the earlier in the text. Points never cross.
    """
    marks = list(marks)
    if _all_nest(marks):
        return marks, []
    kept: list[M] = []
    crossing: list[M] = []
    for cluster in _clusters(marks):
        taken: list[M] = []
        for mark in sorted(cluster, key=lambda m: (m.span.start - m.span.end, m.span.start, m.rank)):
            (crossing if any(crosses(mark.span, other.span) for other in taken) else taken).append(mark)
        kept += taken
    return kept, crossing


def _all_nest(marks: Iterable[M]) -> bool:
    """Whether no mark crosses another: nearly always, and quick to see."""
    ends: list[int] = []
    for start, minus_end in sorted((mark.span.start, -mark.span.end) for mark in marks):
        while ends and ends[-1] <= start:
            ends.pop()
        if ends and -minus_end > ends[-1]:
            return False
        ends.append(-minus_end)
    return True


def _clusters(marks: Iterable[M]) -> Iterator[list[M]]:
    """Marks in groups that do not touch one another, so that only few are compared."""
    cluster: list[M] = []
    end = 0
    for mark in sorted(marks, key=lambda m: (m.span.start, -m.span.end, m.rank)):
        if cluster and mark.span.start >= end:
            yield cluster
            cluster = []
        cluster.append(mark)
        end = max(end, mark.span.end)
    if cluster:
        yield cluster


def within(marks: Iterable[M], sentences: Sequence[Span]) -> tuple[list[M], list[M]]:
    """Split marks into those that cross no sentence's end and those that do; `sentences` in order, none overlapping."""
    inside: list[M] = []
    across: list[M] = []
    starts = [sentence.start for sentence in sentences]
    for mark in marks:
        first = max(bisect_right(starts, mark.span.start) - 1, 0)
        last = bisect_right(starts, mark.span.end)
        ends = (sentences[first], sentences[last - 1]) if last > first else ()
        (across if any(crosses(mark.span, one) for one in ends) else inside).append(mark)
    return inside, across


def disjoint(sentences: Sequence[Span], text: str) -> list[Span | None]:
    """Give the sentences of a clause that can be marked: inside the text, after one another; None for any other."""
    found: list[Span | None] = []
    position = 0
    for span in sentences:
        fits = position <= span.start < span.end <= len(text)
        found.append(span if fits else None)
        position = span.end if fits else position
    return found


def crosses(one: Span, other: Span) -> bool:
    """Whether two spans overlap without one holding the other."""
    return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end


def marked_text(
    text: str,
    marks: Iterable[Mark],
    *,
    tag: Callable[..., str] = tag,
    escaped: Callable[[str], str] = escaped,
) -> str:
    """Give `text` as XML with `marks`, which must nest (see `nested`) and lie inside the text.

    Other formats than TEI give their own functions for tags and text.
    """
    ordered = sorted(marks, key=lambda m: (m.span.start, -m.span.end, m.rank))
    pieces: list[str] = []
    opened: list[Mark] = []
    position = 0
    for mark in ordered:
        start = mark.span.start
        if opened and opened[-1].span.end <= start:
            position = _close(pieces, opened, text, position, start, escaped)
        if start > position:
            pieces.append(escaped(text[position:start]))
            position = start
        if start == mark.span.end:
            pieces.append(tag(mark.tag, mark.attributes, empty=True))
        else:
            pieces.append(tag(mark.tag, mark.attributes) + mark.inner)
            opened.append(mark)
    position = _close(pieces, opened, text, position, len(text), escaped)
    pieces.append(escaped(text[position:]))
    return "".join(pieces)


def _close(
    pieces: list[str],
    opened: list[Mark],
    text: str,
    position: int,
    until: int,
    escaped: Callable[[str], str],
) -> int:
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
