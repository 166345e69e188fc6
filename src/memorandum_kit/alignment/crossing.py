"""Links that cross the others: party and signature blocks in alternat order, swapped items, a moved paragraph.

The chain is monotone, so that what has moved is left without a counterpart on both sides, or two neighbours are paired
crosswise with little to say for it. Both are looked at again here, in a bounded way: stretches without a counterpart
are searched against each other by the same dynamic programme, and weak neighbours are tried the other way round.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import exp, log
from typing import TYPE_CHECKING

from memorandum_kit.alignment import band as bands
from memorandum_kit.alignment import search
from memorandum_kit.alignment.absorbed import relieved
from memorandum_kit.alignment.blocks import exchanged
from memorandum_kit.alignment.evidence import places
from memorandum_kit.alignment.search import SHAPES
from memorandum_kit.alignment.sections import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.fixed import Fixed
    from memorandum_kit.alignment.pairs import PairScores
    from memorandum_kit.alignment.scoring import Plane, Weights

    Floats = NDArray[np.float64]

# A pair with less evidence than this is an omission beside an addition (natural log). The chain cannot see that, since
# two segments without a counterpart cost it twice.
UNRELATED = -10.0
# A crossing link needs the logarithm of the pairs tried as evidence, more or less this much.
MARGIN = -0.5
# Stretches farther apart than this many segments are not compared, nor longer ones.
FAR = 400
LONGEST = 40
# Up to so many pairs of stretches all are compared.
ALL_TRIED = 100
# Of more, only stretches that share a token with fewer chance counterparts than this in a segment are compared, and of longer
# ones one more for so many tokens.
RARE = 0.1
FEW = 8
# Neighbours within this many links are tried the other way round where both score less than WEAK.
NEAR = 4
WEAK = 2.0
# A lone segment is compared with those at the edge of a wide link within this many segments; what it must gain.
REACH = 40
RELEASE = 2.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Segments of one side without a counterpart, one after the other, and where the chain stood then."""

    start: int
    end: int
    across: int  # index on the other side


def crossed(chain: list[Step], pairs: PairScores, plane: Plane, weights: Weights, keep: Fixed) -> list[Step]:
    """Give the chain with what has moved linked crosswise, and without the fixed links.

    The order of the steps is no longer that of the text.
    """
    chain = exchanged([part for step in chain for part in _parted(step)], pairs, plane, weights, keep)
    free = [s for s in chain if not keep.touches(range(s.i, s.i + s.m), range(s.j, s.j + s.k))]
    swapped = _swapped(free, pairs)
    taken = _taken_over(_moved(swapped, plane, weights), pairs, weights)
    return relieved(_slotted(_released(taken, pairs, plane, weights), plane, weights), pairs, plane, weights)


def _parted(step: Step) -> tuple[Step, ...]:
    """Take an unrelated pair apart."""
    if (step.m, step.k) != (1, 1) or step.score >= UNRELATED:
        return (step,)
    sure = _probability(UNRELATED - step.score)
    return replace(step, k=0, posterior=sure, score=0.0), replace(step, i=step.i + 1, m=0, posterior=sure, score=0.0)


def _moved(chain: list[Step], plane: Plane, weights: Weights) -> list[Step]:
    de = list(_stretches(chain, german=True))
    zh = list(_stretches(chain, german=False))
    alike = _alike(de, zh, plane) if len(de) * len(zh) > ALL_TRIED else None
    pairs = [
        (a, b)
        for a in de
        for b in zh
        if (alike is None or (a, b) in alike)
        and abs(a.across - b.start) <= FAR
        and a.end - a.start <= LONGEST
        and b.end - b.start <= LONGEST
    ]
    tried = sum((a.end - a.start) * (b.end - b.start) for a in de for b in zh if abs(a.across - b.start) <= FAR)
    margin = MARGIN + log(1 + tried)
    options = []
    for a, b in pairs:
        distance = max(0, b.start - a.across, a.across - b.end)
        gain, steps = _linked(a, b, plane, weights, margin + log(1 + distance) / 2)
        if gain > 0:
            options.append((gain, steps))
    taken_de: set[int] = set()
    taken_zh: set[int] = set()
    made: list[Step] = []
    for _, steps in sorted(options, key=lambda option: -option[0]):
        for step in steps:
            rows, columns = range(step.i, step.i + step.m), range(step.j, step.j + step.k)
            if taken_de.isdisjoint(rows) and taken_zh.isdisjoint(columns):
                taken_de.update(rows)
                taken_zh.update(columns)
                made.append(step)
    left = [s for s in chain if (s.m and s.k) or (s.i not in taken_de if s.m else s.j not in taken_zh)]
    return left + made


def _alike(de: Sequence[Stretch], zh: Sequence[Stretch], plane: Plane) -> set[tuple[Stretch, Stretch]]:
    """Give the pairs of stretches where a German token has a counterpart that chance does not explain."""
    import numpy as np

    direction = plane.de
    tokens, keys = direction.tokens, direction.keys
    by_key: dict[int, set[Stretch]] = {}
    for stretch in zh:
        a, b = places(keys.segment, stretch.start, stretch.end)
        for key in keys.key[a:b].tolist():
            by_key.setdefault(key, set()).add(stretch)
    length = direction.lengths.mean(axis=1)
    found: set[tuple[Stretch, Stretch]] = set()
    rare = direction.rate * length[direction.measure] < RARE
    for stretch in de:
        a, b = places(tokens.segment, stretch.start, stretch.end)
        shared: Counter[Stretch] = Counter()
        for t in (a + np.flatnonzero(rare[a:b])).tolist():
            kind = tokens.type[t]
            keys_of = tokens.keys[tokens.key_start[kind] : tokens.key_start[kind + 1]].tolist()
            shared.update({other for key in keys_of for other in by_key.get(key, ())})
        least = 1 if b - a < FEW else 1 + (b - a) // FEW
        found.update((stretch, other) for other, count in shared.items() if count >= least)
    return found


def _stretches(chain: Sequence[Step], *, german: bool) -> Iterator[Stretch]:
    """Give the runs of segments of one side that the chain leaves alone."""
    start = end = across = -1
    for step in sorted((s for s in chain if (s.m if german else s.k)), key=lambda s: s.i if german else s.j):
        at, alone = (step.i, not step.k) if german else (step.j, not step.m)
        if alone and at == end:
            end += 1
        else:
            if start >= 0:
                yield Stretch(start, end, across)
            start, end, across = (at, at + 1, step.j if german else step.i) if alone else (-1, -1, -1)
    if start >= 0:
        yield Stretch(start, end, across)


def _linked(a: Stretch, b: Stretch, plane: Plane, weights: Weights, margin: float) -> tuple[float, list[Step]]:
    """Give what linking two stretches gains over leaving both alone, and the links."""
    import numpy as np

    part = plane.part((a.start, a.end), (b.start, b.end))
    band = bands.whole(*part.size)
    scores = part.scores(band, weights)
    pair = np.array([bool(m and k) for m, k in SHAPES])
    scores[pair] -= margin
    scores[~pair] = np.where(scores[~pair] > search.IMPOSSIBLE / 2, 0.0, search.IMPOSSIBLE)
    chain = search.best_chain(band, scores)
    made, gain = [], 0.0
    for i, j, shape, score in zip(chain.i, chain.j, chain.shape, chain.score, strict=True):
        m, k = SHAPES[shape]
        if m and k:
            gain += float(score)
            made.append(
                Step(int(i) + a.start, int(j) + b.start, m, k, _probability(float(score)), float(score) + margin)
            )
    return gain, made


def _swapped(chain: list[Step], pairs: PairScores) -> list[Step]:
    """Try weak one-to-one neighbours, and links of two with two, the other way round."""
    found: list[Step | None] = list(chain)
    made: list[Step] = []
    weak = [n for n, step in enumerate(chain) if (step.m, step.k) == (1, 1) and step.score < WEAK]
    tried = [(first, second) for k, first in enumerate(weak) for second in weak[k + 1 : k + 1 + NEAR]]
    tried += [(n, n) for n, step in enumerate(chain) if (step.m, step.k) == (2, 2)]
    for first, second in tried:
        a, b = found[first], found[second]
        if a is None or b is None or second - first > NEAR:
            continue
        last_i, last_j = b.i + b.m - 1, b.j + b.k - 1
        there, back = pairs.one(a.i, last_j), pairs.one(last_i, a.j)
        gain = there + back - a.score - (b.score if first != second else 0.0)
        if gain > 0 and min(there, back) > 0:
            found[first] = found[second] = None
            made += [
                Step(a.i, last_j, 1, 1, _probability(gain), there),
                Step(last_i, a.j, 1, 1, _probability(gain), back),
            ]
    return [step for step in found if step is not None] + made


def _taken_over(chain: list[Step], pairs: PairScores, weights: Weights) -> list[Step]:
    """Give a lone segment the one that answers it where that has a weak pair of its own; its old partner is alone then."""
    import numpy as np

    weak = {step: None for step in chain if (step.m, step.k) == (1, 1) and step.score < WEAK}
    found = dict.fromkeys(chain)
    for lone in chain:
        if lone.m and lone.k:
            continue
        german = not lone.m  # the side of the one that is sought
        near = [s for s in weak if abs((s.i - lone.i) if german else (s.j - lone.j)) < REACH]
        if not near:
            continue
        at = np.array([s.i if german else s.j for s in near])
        own = pairs.of(at, np.array(lone.j)) if german else pairs.of(np.array(lone.i), at)
        best = int(own.argmax())
        step = near[best]
        gain = float(own[best]) - RELEASE - step.score + weights.shape["0-1"]
        if gain > 0 and own[best] > RELEASE:
            del found[step], found[lone], weak[step]
            pair = (
                Step(step.i, lone.j, 1, 1, _probability(gain), float(own[best]))
                if german
                else (Step(lone.i, step.j, 1, 1, _probability(gain), float(own[best])))
            )
            rest = replace(step, m=0) if german else replace(step, k=0)
            found[pair] = found[replace(rest, posterior=_probability(gain), score=0.0)] = None
    return list(found)


def _released(chain: list[Step], pairs: PairScores, plane: Plane, weights: Weights) -> list[Step]:
    """Give a lone segment the one at the edge of a wide link that answers it better than it answers its own."""
    import numpy as np

    wide = {step: (step.m, step.k) for step in chain if max(step.m, step.k) > 1}
    edges: dict[bool, dict[int, Step]] = {True: {}, False: {}}
    for step in wide:
        if step.m > 1:
            edges[True] |= {step.i: step, step.i + step.m - 1: step}
        if step.k > 1:
            edges[False] |= {step.j: step, step.j + step.k - 1: step}
    found = dict.fromkeys(chain)
    for lone in chain:
        if lone.m and lone.k:
            continue
        german = not lone.m  # the side of the edge that is sought
        here = lone.i if german else lone.j
        low, high = max(0, here - REACH), min(plane.size[not german], here + REACH)
        near = [at for at in edges[german] if low <= at < high]
        if not near:
            continue
        at = np.array(near)
        own = pairs.of(at, np.array(lone.j)) if german else pairs.of(np.array(lone.i), at)
        for value, edge in sorted(zip(own.tolist(), near, strict=True), reverse=True):
            step = edges[german][edge]
            if value <= RELEASE or step not in found:
                break
            rest = _without(step, edge, german=german)
            score = _score((rest.i, rest.j), (rest.m, rest.k), plane, weights)
            gain = value - RELEASE + score - step.score
            if gain > 0:
                pair = Step(edge, lone.j, 1, 1, 0.0, value) if german else Step(lone.i, edge, 1, 1, 0.0, value)
                del found[step], found[lone]
                found[replace(pair, posterior=_probability(gain))] = None
                found[replace(rest, posterior=_probability(gain), score=score)] = None
                break
    return list(found)


def _slotted(chain: list[Step], plane: Plane, weights: Weights) -> list[Step]:
    """Link two lone segments whose neighbours before and behind answer one another, unless they are unrelated."""
    ends = {(s.i + s.m, s.j + s.k) for s in chain if s.m and s.k}
    starts = {(s.i, s.j) for s in chain if s.m and s.k}
    lone_zh = {s.j: s for s in chain if not s.m}
    found = dict.fromkeys(chain)
    for lone in chain:
        if lone.k:
            continue
        for j in [j for j in lone_zh if (lone.i, j) in ends and (lone.i + 1, j + 1) in starts]:
            score = _score((lone.i, j), (1, 1), plane, weights)
            if score > UNRELATED:
                del found[lone], found[lone_zh[j]]
                found[Step(lone.i, j, 1, 1, _probability(score - UNRELATED), score)] = None
                break
    return list(found)


def _without(step: Step, edge: int, *, german: bool) -> Step:
    """Give a link without the segment at one of its edges."""
    if german:
        return replace(step, i=step.i + (edge == step.i), m=step.m - 1)
    return replace(step, j=step.j + (edge == step.j), k=step.k - 1)


def _score(start: tuple[int, int], size: tuple[int, int], plane: Plane, weights: Weights) -> float:
    """Give the score of one link."""
    part = plane.part((start[0], start[0] + size[0]), (start[1], start[1] + size[1]))
    scores = part.scores(bands.whole(*size), weights)
    return float(scores[SHAPES.index(size), 0])


def _probability(gain: float) -> float:
    return 1.0 / (1.0 + exp(-min(gain, 30.0)))
