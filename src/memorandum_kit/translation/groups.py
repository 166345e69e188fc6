"""Slots taken together: a duration with its unit, a list of places of any length.

Two clauses of different skeletons can be of one once these are wholes: a notice of three months and one of thirty days.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from memorandum_kit.model import MentionKind, Span
from memorandum_kit.translation.durations import is_simple
from memorandum_kit.translation.slots import SEPARATOR, Skeleton, Slot, or_form, without_terms, wording_of

Shape = Callable[[Skeleton], Skeleton]


def as_is(one: Skeleton) -> Skeleton:
    """Give the skeleton itself."""
    return one


def grouped(one: Skeleton) -> Skeleton:
    """Give the skeleton with durations and lists of places as wholes; the skeleton itself where it has neither."""
    slots = _places(_durations(one.slots), one)
    if slots == one.slots:
        return one
    return replace(one, slots=slots, wording=wording_of(one.text, slots))


def grouped_without_terms(one: Skeleton) -> Skeleton:
    """Give the skeleton with groups, lists of terms being wording again."""
    return grouped(without_terms(one))


SHAPES: tuple[Shape, ...] = (as_is, without_terms, grouped, grouped_without_terms)


def _durations(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    found = []
    for slot in slots:
        value = slot.mention
        if (
            slot.kind == "number"
            and value is not None
            and value.kind is MentionKind.DURATION
            and value.value is not None
            and value.source != "frequency"
            and not value.qualifier
            and is_simple(value.value)
        ):
            slot = Slot("duration", value.span, value.surface, value.value, mention=value)
        found.append(slot)
    return tuple(found)


def _places(slots: tuple[Slot, ...], one: Skeleton) -> tuple[Slot, ...]:
    separator = SEPARATOR[one.lang.is_chinese]
    runs: list[list[Slot]] = []
    for slot in slots:
        if slot.kind == "place" and "gen" not in slot.form and runs and runs[-1][-1].kind == "place":
            before = runs[-1][-1]
            between = one.text[before.span.end : slot.span.start]
            if separator.fullmatch(between) and before.form == slot.form:
                runs[-1].append(slot)
                continue
        runs.append([slot])
    return tuple(_list(run, one.text) if len(run) > 1 else run[0] for run in runs)


def _list(run: list[Slot], text: str) -> Slot:
    span = Span(run[0].span.start, run[-1].span.end)
    items = tuple(slot.span for slot in run)
    return Slot(
        "places",
        span,
        span.of(text),
        " ".join(slot.value for slot in run),
        run[0].form + or_form(text, items),
        all(slot.certain for slot in run),
        items,
    )
