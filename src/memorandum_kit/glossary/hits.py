"""Hits of terms before they are mentions: which stay when they lie in one another, and in which words they are none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

_NEAR = 8  # split hits of one concept that may overlap


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
    if len(hits) == 1 or _apart(hits):
        return hits
    best: dict[tuple[object, ...], Hit] = {}
    for hit in hits:
        key = (hit.start, hit.end, hit.parts, concept_of(hit.row))
        if key not in best or rank(hit.row) < rank(best[key].row):
            best[key] = hit
    covers = _Covers(best.values())
    split: dict[str, list[Hit]] = {}
    for hit in best.values():
        if hit.parts:
            split.setdefault(concept_of(hit.row), []).append(hit)
    for found in split.values():
        found.sort(key=lambda hit: hit.start)
    kept = [
        hit
        for hit in best.values()
        if not covers.hide(hit)
        and not _said(hit, split.get(concept_of(hit.row), ()))
        and not (hit.parts and (hit.start, hit.end, (), concept_of(hit.row)) in best)
    ]
    return sorted(kept, key=lambda hit: (hit.start, -hit.end, rank(hit.row)))


def _apart(hits: list[Hit]) -> bool:
    """Whether the hits follow one another without touching, in their order and unsplit, as most do."""
    last = -1
    for hit in hits:
        if hit.start <= last or hit.parts:
            return False
        last = hit.end - 1
    return True


class _Covers:
    """The stretches that hide what lies in them: whole hits, and the shortened words of elliptical compounds."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        spans = [(hit.start, hit.end) for hit in hits if not hit.parts]
        spans.extend(hit.shared for hit in hits if hit.shared)
        self._spans = sorted(set(spans), key=lambda span: (span[0], -span[1]))
        self._starts = [start for start, _ in self._spans]
        self._reach = list(accumulate((end for _, end in self._spans), max))  # the farthest end so far

    def hide(self, hit: Hit) -> bool:
        """Whether a longer stretch has the hit inside."""
        at = bisect_left(self._starts, hit.start)
        if at and self._reach[at - 1] >= hit.end:
            return True
        return at < len(self._spans) and self._starts[at] == hit.start and self._spans[at][1] > hit.end


def _said(hit: Hit, split: Sequence[Hit]) -> bool:
    """Whether a split hit of the same concept has this one in it: tauschen … aus in tauschen sich … aus.

    Args:
        hit: the hit in doubt.
        split: the split hits of its concept by their start; the few that begin before it are looked at.
    """
    spans = hit.parts or ((hit.start, hit.end),)
    after = bisect_right(split, hit.start, key=lambda other: other.start)
    return any(
        other.parts != spans and all(any(a <= start and end <= b for a, b in other.parts) for start, end in spans)
        for other in split[max(0, after - _NEAR) : after]
        if other is not hit
    )
