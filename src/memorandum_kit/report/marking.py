"""A clause's text as HTML with its names, values, terms and findings marked; no character added or lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from memorandum_kit.model import Mention, MentionKind, Span
from memorandum_kit.writers.tei_marks import nested

_CLASSES = {
    MentionKind.PERSON: "name",
    MentionKind.PLACE: "name",
    MentionKind.BODY: "name",
    MentionKind.OFFICE: "name",
    MentionKind.TERM: "term",
}


@dataclass(frozen=True, slots=True)
class _Marked:
    span: Span
    opening: Markup
    rank: int = 0


def marked(text: str, mentions: Iterable[Mention], texts: Mapping[str, str]) -> Markup:
    """Give the text with a `<mark>` around every mention; of crossing ones the longer stays.

    Args:
        text: of the clause.
        mentions: of the clause.
        texts: the messages of the area `report`.
    """
    marks = [
        _Marked(part, _opening(mention, texts), int(mention.kind is MentionKind.TERM))
        for mention in mentions
        for part in mention.parts
        if 0 <= part.start < part.end <= len(text)
    ]
    kept, _ = nested(marks)
    kept.sort(key=lambda mark: (mark.span.start, -mark.span.end, mark.rank))
    pieces: list[Markup] = []
    ends: list[int] = []
    position = 0

    def advance(to: int) -> None:
        nonlocal position
        while ends and ends[-1] <= to:
            end = ends.pop()
            pieces.append(escape(text[position:end]) + Markup("</mark>"))
            position = end
        pieces.append(escape(text[position:to]))
        position = to

    for mark in kept:
        advance(mark.span.start)
        pieces.append(mark.opening)
        ends.append(mark.span.end)
    advance(len(text))
    return Markup("").join(pieces)


def mark_class(mention: Mention) -> str:
    """Give the class of a mention's mark: name, value or term, with `bad` where it is faulty or deprecated."""
    name = _CLASSES.get(mention.kind, "value")
    if (name == "term" and mention.status == "deprecated") or (name == "value" and mention.status != "ok"):
        return f"{name} bad"
    return name


def _opening(mention: Mention, texts: Mapping[str, str]) -> Markup:
    name = mark_class(mention)
    words = texts[f"mark.{mention.kind.value}"]
    if name == "term bad":
        words = texts["mark.deprecated"]
    elif name == "value bad":
        words = texts["mark.fault"]
        if mention.candidates:
            words = f"{words}, {texts['mark.reading'].format(value=mention.candidates[0])}"
    said = " ".join(part for part in (mention.value, mention.unit) if part)
    title = f"{words}: {said}" if said else words
    return Markup('<mark class="{}" title="{}">').format(name, title)
