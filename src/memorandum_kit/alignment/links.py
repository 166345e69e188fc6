"""A link between segments by index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScoredLink:
    """German and Chinese segments that answer one another; one side may be empty."""

    de: tuple[int, ...]
    zh: tuple[int, ...]
    score: float = 1.0  # probability that the link is right
    reason: str = ""  # of a link with an empty side: taken, unlike, nothing (see reasons)
    nearest: int = -1  # index of the nearest candidate on the other side
    likelihood: float = 0.0  # of that candidate

    @property
    def null(self) -> bool:
        """Whether a side is empty."""
        return not self.de or not self.zh


def ordered(links: Iterable[ScoredLink]) -> list[ScoredLink]:
    """Sort links by first German, then first Chinese index; an addition stands after what precedes it in its text."""
    listed = list(links)
    german_before: dict[int, float] = {}
    last = -1.0
    for link in sorted((one for one in listed if one.zh), key=lambda one: one.zh[0]):
        if link.de:
            last = max(last, float(link.de[-1]))
        else:
            german_before[link.zh[0]] = last
    return sorted(listed, key=lambda one: (one.de[0], -1) if one.de else (german_before[one.zh[0]] + 0.5, one.zh[0]))
