"""Hits of terms before they are mentions: which stay when they lie in one another, and in which words they are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Hit(NamedTuple):
    """One occurrence of one term row; positions are of the text searched."""

    start: int
    end: int
    row: int
    parts: tuple[tuple[int, int], ...] = ()  # of a split term
    shared: tuple[int, int] | None = None  # of an elliptical compound: its shortened part with the hyphen, Schüler-


def settle(hits: list[Hit], concept_of: Callable[[int], str], rank: Callable[[int], int]) -> list[Hit]:
    """Drop what is nested in a longer hit, and doubles of one concept at one place.

    A split hit hides nothing that stands between its parts. Of two rows of one concept at one place the one with the lower
    rank stays. A deprecated form inside a longer approved term is no fault (再生能源 in 可再生能源), so it goes like any other.
    """
    best: dict[tuple[object, ...], Hit] = {}
    for hit in hits:
        key = (hit.start, hit.end, hit.parts, concept_of(hit.row))
        if key not in best or rank(hit.row) < rank(best[key].row):
            best[key] = hit
    covers = [(hit.start, hit.end) for hit in best.values() if not hit.parts]
    covers.extend(hit.shared for hit in best.values() if hit.shared)
    covers.sort(key=lambda span: (span[0], -span[1]))
    split = [hit for hit in best.values() if hit.parts]
    kept = [
        hit
        for hit in best.values()
        if not _nested(hit, covers)
        and not _said(hit, split, concept_of)
        and not (hit.parts and _whole(hit, best, concept_of))
    ]
    return sorted(kept, key=lambda hit: (hit.start, -hit.end, rank(hit.row)))


def _nested(hit: Hit, covers: list[tuple[int, int]]) -> bool:
    for start, end in covers:
        if start > hit.start:
            return False
        if end >= hit.end and end - start > hit.end - hit.start:
            return True
    return False


def _said(hit: Hit, split: list[Hit], concept_of: Callable[[int], str]) -> bool:
    """Whether a split hit of the same concept has this one in it: tauschen … aus in tauschen sich … aus."""
    spans = hit.parts or ((hit.start, hit.end),)
    for other in split:
        if other is hit or concept_of(other.row) != concept_of(hit.row) or other.parts == spans:
            continue
        if all(any(a <= start and end <= b for a, b in other.parts) for start, end in spans):
            return True
    return False


def _whole(hit: Hit, best: dict[tuple[object, ...], Hit], concept_of: Callable[[int], str]) -> bool:
    """Whether the same concept is found unsplit over the same stretch."""
    return (hit.start, hit.end, (), concept_of(hit.row)) in best
