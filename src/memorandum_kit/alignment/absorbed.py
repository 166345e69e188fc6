"""A segment put into its neighbour's link for words that are answered without it is taken out: it was added, or left out.

两份报告 in two Chinese clauses and one report in the German one: the second clause finds its word there again, although
the first has accounted for it. The search counts every token alone; here, for the few links in doubt, what the rest of
the link accounts for counts no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING

from memorandum_kit.alignment import band as bands
from memorandum_kit.alignment.search import SHAPES
from memorandum_kit.alignment.sections import Step

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.scoring import Direction, Plane, Weights

    Ints = NDArray[np.int64]

# What taking a segment out must gain (natural log).
MARGIN = 2.0


def relieved(chain: Sequence[Step], plane: Plane, weights: Weights) -> list[Step]:
    """Give the chain with segments taken out of links that are better without them."""
    found: list[Step] = []
    for step in chain:
        found += _relieved(step, plane, weights) if _doubtful(step, plane) else [step]
    return found


def _doubtful(step: Step, plane: Plane) -> bool:
    """Whether one segment answers several, and not by as many sentences as they have or numbers of their own."""
    if not step.m or not step.k or step.m + step.k == 2 or min(step.m, step.k) > 1:
        return False
    rows, columns = slice(step.i, step.i + step.m), slice(step.j, step.j + step.k)
    return any(counts.de[rows].sum() != counts.zh[columns].sum() for counts in plane.counts.values())


def _relieved(step: Step, plane: Plane, weights: Weights) -> list[Step]:
    german = step.m > 1  # the side with several
    part = plane.part((step.i, step.i + step.m), (step.j, step.j + step.k))
    best, gain = None, MARGIN
    for edge in (0, max(step.m, step.k) - 1):
        own = _without_shared(part.de if german else part.zh, edge)
        together = _score(replace(part, de=own) if german else replace(part, zh=own), weights)
        start = int(edge == 0)
        kept = (
            replace(step, i=step.i + start, m=step.m - 1) if german else replace(step, j=step.j + start, k=step.k - 1)
        )
        alone = plane.part((kept.i, kept.i + kept.m), (kept.j, kept.j + kept.k))
        score = _score(alone, weights)
        more = score + weights.shape["0-1"] - together
        if more > gain:
            sure = 1.0 / (1.0 + exp(-min(more, 30.0)))
            lone = (
                Step(step.i + edge, step.j + (not start), 1, 0, sure, 0.0)
                if german
                else Step(step.i + (not start), step.j + edge, 0, 1, sure, 0.0)
            )
            best, gain = [replace(kept, posterior=sure, score=score), lone], more
    return best or [step]


def _score(part: Plane, weights: Weights) -> float:
    """Give the score of all segments of a part as one link."""
    scores = part.scores(bands.whole(*part.size), weights)
    return float(scores[SHAPES.index(part.size), 0])


def _without_shared(direction: Direction, edge: int) -> Direction:
    """Give the side with several, less the tokens of one segment whose counterparts others of them have found already."""
    import numpy as np

    tokens = direction.tokens
    there = set(direction.keys.key.tolist())
    taken: set[int] = set()
    mine = []
    for t, segment in enumerate(tokens.segment.tolist()):
        kind = tokens.type[t]
        found = there.intersection(tokens.keys[tokens.key_start[kind] : tokens.key_start[kind + 1]].tolist())
        if segment != edge:
            taken |= found
        elif found:
            mine.append((t, found))
    share = np.array(direction.share)
    share[[t for t, found in mine if found <= taken]] = 0.0
    return replace(direction, share=share, _seen=[])
