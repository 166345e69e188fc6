"""Slots taken together: a measure with its unit, a number with its noun, a list of places of any length.

Two clauses of different skeletons can be of one once these are wholes: a notice of three months and one of thirty days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from memorandum_kit.model import Lang, Span
from memorandum_kit.translation.counted_nouns import counted
from memorandum_kit.translation.measures import lone_times, measure_at
from memorandum_kit.translation.numerals import value_of
from memorandum_kit.translation.phrases import phrased
from memorandum_kit.translation.shares import lone_shares
from memorandum_kit.translation.slots import SEPARATOR, Skeleton, Slot, or_form, without_terms, wording_of

Shape = Callable[[Skeleton], Skeleton]


def as_is(one: Skeleton) -> Skeleton:
    """Give the skeleton itself."""
    return one


def grouped(one: Skeleton) -> Skeleton:
    """Give the skeleton with measures, counted nouns and places as wholes; the skeleton itself where it has none."""
    if one.lang is Lang.EN:
        return one
    slots = _places(_counted(_measures(one.slots, one), one), one)
    if slots == one.slots:
        return one
    return replace(one, slots=slots, wording=wording_of(one.text, slots))


def grouped_without_terms(one: Skeleton) -> Skeleton:
    """Give the skeleton with groups, lists of terms being wording again."""
    return grouped(without_terms(one))


def grouped_with_phrases(one: Skeleton) -> Skeleton:
    """Give the skeleton with groups, and with the phrases that change with a value as wholes."""
    return one if one.lang is Lang.EN else phrased(grouped(one))


SHAPES: tuple[Shape, ...] = (as_is, without_terms, grouped, grouped_without_terms, grouped_with_phrases)


def _measures(slots: tuple[Slot, ...], one: Skeleton) -> tuple[Slot, ...]:
    """The numbers that have a unit, with it."""
    found = [(measure, value) for value in one.values if (measure := measure_at(one.text, value, one.lang)) is not None]
    taken = [measure.span for measure, _ in found]
    taken += [slot.span for slot in slots if slot.kind != "number"]
    lone = [each for each in lone_times(one.text, one.lang) if not any(each.span.overlaps(span) for span in taken)]
    made = [
        Slot("measure", measure.span, measure.span.of(one.text), measure.value, measure.dimension, mention=value)
        for measure, value in found
        if all(slot.kind == "number" for slot in slots if slot.span.overlaps(measure.span))
    ]
    if one.lang is Lang.DE:
        made += [
            Slot("share", span, span.of(one.text), value, form)
            for span, value, form in lone_shares(one.text)
            if not any(span.overlaps(slot.span) for slot in slots)
        ]
    made += [Slot("measure", each.span, each.span.of(one.text), each.value, each.dimension) for each in lone]
    kept = [slot for slot in slots if not any(slot.span.overlaps(new.span) for new in made)]
    return tuple(sorted((*kept, *made), key=lambda slot: slot.span))


# What find_quantities leaves alone: 一 before a measure word, and numbers before a rare one.
_COUNT_OF = re.compile(
    r"(?<![第同统唯单划某另每之万十百千亿有任逐专〇零一二两三四五六七八九0-9])"
    r"(?:一(?=[次名位个家所场项届份辆台间座本册套棵只条件批组人张支篇幅架枚])|[一二两三四五六七八九十]{1,3}(?=[晚夜顿餐班圈节堂课束箱袋盒桌席轮趟遍步层栋幢艘]))"
)


def _counted(slots: tuple[Slot, ...], one: Skeleton) -> tuple[Slot, ...]:
    """A German number with the noun that it counts, ein and eine among them; in Chinese 一 before a measure word."""
    if one.lang.is_chinese:
        taken = [slot.span for slot in slots]
        made = [
            Slot("number", Span(*match.span()), match[0], value)
            for match in _COUNT_OF.finditer(one.text)
            if not any(Span(*match.span()).overlaps(span) for span in taken)
            and (value := value_of(match[0], Lang.ZH_HANS)) is not None
        ]
        return tuple(sorted((*slots, *made), key=lambda slot: slot.span)) if made else slots
    return tuple(sorted(_with_nouns(slots, one), key=lambda slot: slot.span))


def _with_nouns(slots: tuple[Slot, ...], one: Skeleton) -> Iterator[Slot]:
    nouns = counted(one.text, [slot.span for slot in slots if slot.kind == "number" and not slot.form])
    others = [slot for slot in slots if slot.kind != "number"]
    nouns = [noun for noun in nouns if not any(noun.span.overlaps(slot.span) for slot in others)]
    for slot in slots:
        if not any(noun.span.overlaps(slot.span) for noun in nouns):
            yield slot
    for noun in nouns:
        old = next((slot for slot in slots if slot.span.overlaps(noun.span)), None)
        value = old.value if old is not None else "1"
        mention = old.mention if old is not None else None
        yield Slot("number", noun.span, noun.span.of(one.text), value, f"noun:{noun.stem}", mention=mention)


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
    return tuple(
        _list(run, one.text) if run[0].kind == "place" and "gen" not in run[0].form else run[0] for run in runs
    )


def _list(run: list[Slot], text: str) -> Slot:
    span = Span(run[0].span.start, run[-1].span.end)
    items = tuple(slot.span for slot in run)
    return Slot(
        "places",
        span,
        span.of(text),
        " ".join(slot.value for slot in run),
        f"{run[0].form}|{or_form(text, items)}",
        all(slot.certain for slot in run),
        items,
        parts=tuple(slot.surface for slot in run),
    )
