"""A clause's text with its marks: sentences, names, values, terms and anchors, properly nested, no character changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from lxml import etree

from memorandum_kit.model import Mention, Span
from memorandum_kit.writers.tei_xml import holdable, sub

# Opens the element of a mark under its parent and gives the element that takes the text.
Opener = Callable[[etree._Element], etree._Element]
# Closes it: what comes after the text (the corr of a sic). Given the element that `open` made.
Closer = Callable[[etree._Element], None]


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
    """A stretch of a text and how its element is made; `span` of length 0 is a point (an anchor)."""

    span: Span
    open: Opener
    close: Closer | None = None
    rank: int = 0  # of marks with the same span the lower rank is outside
    attributes: dict[str, str] = field(default_factory=dict)
    mention: Mention | None = None


@dataclass(slots=True)
class _Open:
    mark: Mark
    element: etree._Element


@dataclass(slots=True)
class _Writer:
    """Appends text and elements to the innermost open element."""

    stack: list[etree._Element] = field(default_factory=list)

    def text(self, text: str) -> None:
        if not text:
            return
        parent = self.stack[-1]
        text = holdable(text)
        if len(parent):
            last = parent[-1]
            last.tail = (last.tail or "") + text
        else:
            parent.text = (parent.text or "") + text


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


def write_text(parent: etree._Element, text: str, marks: Iterable[Mark]) -> None:
    """Write `text` into `parent` with `marks`, which must nest (see `nested`) and lie inside the text."""
    ordered = sorted(marks, key=lambda m: (m.span.start, -m.span.end, m.rank))
    points = [mark for mark in ordered if mark.span.start == mark.span.end]
    stretches = [mark for mark in ordered if mark.span.start < mark.span.end]
    if not points and not stretches:
        if text:
            parent.text = holdable(text)
        return
    cuts = sorted({0, len(text), *(m.span.start for m in ordered), *(m.span.end for m in stretches)})
    writer = _Writer([parent])
    opened: list[_Open] = []
    next_stretch = next_point = 0
    for index, at in enumerate(cuts):
        while opened and opened[-1].mark.span.end <= at:
            done = opened.pop()
            writer.stack.pop()
            if done.mark.close is not None:
                done.mark.close(done.element)
        while next_point < len(points) and points[next_point].span.start == at:
            points[next_point].open(writer.stack[-1])
            next_point += 1
        while next_stretch < len(stretches) and stretches[next_stretch].span.start == at:
            mark = stretches[next_stretch]
            inner = mark.open(writer.stack[-1])
            opened.append(_Open(mark, inner))
            writer.stack.append(inner)
            next_stretch += 1
        if index + 1 < len(cuts):
            writer.text(text[at : cuts[index + 1]])


def sentence_mark(span: Span, xml_id: str) -> Mark:
    """Give the mark of a sentence: `s` with its id, outside everything else."""
    return Mark(span, lambda parent: sub(parent, "s", attributes={"id": xml_id}), rank=-1)
