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
    from memorandum_kit.alignment.pairs import PairScores
    from memorandum_kit.alignment.scoring import Plane, Weights

# What taking a segment out must gain (natural log), and what of its evidence must be shared for it to be looked at.
MARGIN = 2.0
LEAST = 2.5


def relieved(chain: Sequence[Step], pairs: PairScores, plane: Plane, weights: Weights) -> list[Step]:
    """Give the chain with segments taken out of links that are better without them."""
    found: list[Step] = []
    for step in chain:
        found += _relieved(step, pairs, plane, weights) if _doubtful(step, plane) else [step]
    return found


def _doubtful(step: Step, plane: Plane) -> bool:
    """Whether one segment answers several, and not by as many sentences as they have or numbers of their own."""
    if not step.m or not step.k or step.m + step.k == 2 or min(step.m, step.k) > 1:
        return False
    rows, columns = slice(step.i, step.i + step.m), slice(step.j, step.j + step.k)
    return any(counts.de[rows].sum() != counts.zh[columns].sum() for counts in plane.counts.values())


def _relieved(step: Step, pairs: PairScores, plane: Plane, weights: Weights) -> list[Step]:
    german = step.m > 1  # the side with several
    best, gain = [step], MARGIN
    answered = _answered(step, plane)
    for edge in (0, max(step.m, step.k) - 1):
        shared = _shared(step, edge, answered, plane, weights)
        if shared < LEAST:
            continue
        start = int(edge == 0)
        kept = (
            replace(step, i=step.i + start, m=step.m - 1) if german else replace(step, j=step.j + start, k=step.k - 1)
        )
        score = pairs.one(kept.i, kept.j) if kept.m + kept.k == 2 else _score(kept, plane, weights)
        more = score + weights.shape["0-1"] - (step.score - shared)
        if more > gain:
            sure = 1.0 / (1.0 + exp(-min(more, 30.0)))
            lone = (
                Step(step.i + edge, step.j + (not start), 1, 0, sure, 0.0)
                if german
                else Step(step.i + (not start), step.j + edge, 0, 1, sure, 0.0)
            )
            best, gain = [replace(kept, posterior=sure, score=score), lone], more
    return best


def _score(step: Step, plane: Plane, weights: Weights) -> float:
    part = plane.part((step.i, step.i + step.m), (step.j, step.j + step.k))
    return float(part.scores(bands.whole(*part.size), weights)[SHAPES.index(part.size), 0])


def _answered(step: Step, plane: Plane) -> list[tuple[int, int, int]]:
    """Give what the side with several segments finds in the other: segment, token and key, for every key found."""
    import numpy as np

    from memorandum_kit.alignment.evidence import places, ranges

    rows, columns = (step.i, step.i + step.m), (step.j, step.j + step.k)
    direction, own, other = (plane.de, rows, columns) if step.m > 1 else (plane.zh, columns, rows)
    keys, tokens = direction.keys, direction.tokens
    a, b = places(keys.segment, *other)
    first, last = places(tokens.segment, *own)
    kind = tokens.type[first:last]
    many = tokens.key_start[kind + 1] - tokens.key_start[kind]
    key = tokens.keys[ranges(tokens.key_start[kind], many)]
    there = np.isin(key, keys.key[a:b])
    token = np.repeat(np.arange(first, last), many)[there]
    return list(zip((tokens.segment[token] - own[0]).tolist(), token.tolist(), key[there].tolist(), strict=True))


def _shared(step: Step, edge: int, answered: list[tuple[int, int, int]], plane: Plane, weights: Weights) -> float:
    """Give what those words of one segment count whose counterparts others of its side have found already."""
    import numpy as np

    from memorandum_kit.alignment.evidence import CEILING

    direction = plane.de if step.m > 1 else plane.zh
    other = slice(step.j, step.j + step.k) if step.m > 1 else slice(step.i, step.i + step.m)
    taken = {key for segment, _, key in answered if segment != edge}
    own = {token for segment, token, _ in answered if segment == edge}
    own -= {token for segment, token, key in answered if segment == edge and key not in taken}
    if not own:
        return 0.0
    shared = np.array(sorted(own), dtype=np.int64)
    length = direction.lengths[:, other].sum(axis=1)[direction.measure[shared]]
    gain = np.log(direction.chances[direction.trust[shared]]) - np.log1p(-np.exp(-direction.rate[shared] * length))
    present = np.array([weights.cue[name] for name in plane.names])[direction.cue[shared]] * direction.share[shared]
    return float((np.minimum(gain, CEILING) * present).sum())
