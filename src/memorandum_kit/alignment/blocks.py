"""Two neighbouring blocks in the other order: each party is named first in its own original (alternat).

Where a run of links has little to say for it and other pairs have much, all ways to cut the run are tried: what stands
before, a first and a second German block that answer a second and a first Chinese one, between them a connecting word
(und, 和) or none, and what stands behind. Inside each of these parts the links are in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product, takewhile
from math import exp, log
from typing import TYPE_CHECKING

from memorandum_kit.alignment import band as bands
from memorandum_kit.alignment import numbered
from memorandum_kit.alignment.band import REACH
from memorandum_kit.alignment.fixed import GAIN
from memorandum_kit.alignment.search import IMPOSSIBLE, SHAPES
from memorandum_kit.alignment.sections import Step, freely

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.fixed import Fixed
    from memorandum_kit.alignment.pairs import PairScores
    from memorandum_kit.alignment.scoring import Plane, Weights

    Floats = NDArray[np.float64]

# Links below this score, or this probability, are weak; a run of them may hold one strong link (und = 和).
WEAK = 2.0
UNSURE = 0.9
# A pair below the first is weak too where its segments go better, by so much each or one of them by twice as much, with
# others within so many segments.
STRONG = 20.0
BETTER = 2.0
NEAR = 8
# Links before and behind a run that are looked at with it, and so many runs at once where these overlap. What that must
# gain more by run: two segments left alone far from each other soon look like a block that has moved.
EDGE = 2
JOINED = 3
FARTHER = 4.0
# Runs with more pairs of segments than this are left as they are.
LARGEST = 300
# Links of several may count more than their pairs, by so much in a run.
ALLOWED = 4.0
# What changing the order must gain, besides the logarithm of the ways to cut (natural log).
MARGIN = 2.0
# Two pairs that cross are a reason to look closer if both have so much evidence; or one, and the other beside it, within
# so many segments, is not unlikely (the shorter of two parties' names).
PROMISING = 2.0
POSSIBLE = -2.0
BESIDE = 2
# What may stand between two blocks: German and Chinese segments. That nothing does is preferred by a little: the seal at
# the end of each of two blocks belongs to them.
BETWEEN = ((0, 0), (1, 1), (1, 0), (0, 1))
SEPARATE = 0.1


def exchanged(chain: list[Step], pairs: PairScores, plane: Plane, weights: Weights, keep: Fixed) -> list[Step]:
    """Give the chain with blocks that answer one another crosswise linked so; fixed links are part of it."""
    found: list[Step] = []
    last = 0
    groups = _groups(chain, pairs, plane.size)
    while groups:
        # A block and its counterpart may be two groups, with strong links between them.
        for many in range(min(JOINED, len(groups)), 0, -1):
            if any(after[0] - before[-1] > 2 * EDGE + 1 for before, after in pairwise(groups[:many])):
                continue
            behind = groups[many][0] if many < len(groups) else len(chain)
            start, end = max(last, groups[0][0] - EDGE), min(behind, groups[many - 1][-1] + 1 + EDGE)
            margin = MARGIN + FARTHER * (many - 1)
            better = _cut(chain[start:end], pairs, plane, weights, keep, margin) if end - start > 2 else None
            if better is None and many > 1:
                continue
            if better is None:
                better = chain[start:end]
                del groups[:many]
            else:
                # What stays as it was behind the blocks may be the beginning of others.
                same = _unchanged(chain[start:end], better)
                better, end = better[: len(better) - same], end - same
                groups = [left for group in groups if (left := [n for n in group if n >= end])]
            found += chain[last:start] + better
            last = end
            break
    return found + chain[last:]


def _unchanged(before: Sequence[Step], after: Sequence[Step]) -> int:
    """Give how many links at the end are the same."""
    pairs = zip(reversed(before), reversed(after), strict=False)
    same = takewhile(lambda pair: (pair[0].end, pair[0].m, pair[0].k) == (pair[1].end, pair[1].m, pair[1].k), pairs)
    return sum(1 for _ in same)


def _groups(chain: Sequence[Step], pairs: PairScores, size: tuple[int, int]) -> list[list[int]]:
    """Give the weak links that stand together."""
    doubtful = _surpassed(chain, pairs, size) | _padded(chain, pairs)
    weak = [
        n for n, s in enumerate(chain) if not s.m or not s.k or s.score < WEAK or s.posterior < UNSURE or n in doubtful
    ]
    groups: list[list[int]] = [[n] for n in weak[:1]]
    for before, n in pairwise(weak):
        if n - before <= 2:
            groups[-1].append(n)
        else:
            groups.append([n])
    return groups


def _surpassed(chain: Sequence[Step], pairs: PairScores, size: tuple[int, int]) -> set[int]:
    """Give the pairs whose segments have better counterparts near by, as two parties whose clauses are alike."""
    import numpy as np

    numbers = [n for n, s in enumerate(chain) if (s.m, s.k) == (1, 1) and s.score < STRONG]
    if not numbers:
        return set()
    i, j, own = np.array([(chain[n].i, chain[n].j, chain[n].score) for n in numbers]).T[:, :, None]
    beside = np.array([d for d in range(-NEAR, NEAR + 1) if d])
    i, j = i.astype(np.int64), j.astype(np.int64)
    across, down = np.clip(j + beside, 0, size[1] - 1), np.clip(i + beside, 0, size[0] - 1)
    other = pairs.of(i, across).max(axis=1) + pairs.of(down, j).max(axis=1)
    return {numbers[n] for n in np.flatnonzero(other > 2 * (own[:, 0] + BETTER)).tolist()}


def _padded(chain: Sequence[Step], pairs: PairScores) -> set[int]:
    """Give the links of several segments of which one goes with none of the other side."""
    import numpy as np

    numbers = [n for n, s in enumerate(chain) if s.m and s.k and s.m + s.k > 2]
    if not numbers:
        return set()
    # All of one size, the last segment of a smaller link again and again.
    i, j, last_i, last_j = np.array(
        [(s.i, s.j, s.i + s.m - 1, s.j + s.k - 1) for s in map(chain.__getitem__, numbers)]
    ).T[:, :, None]
    reach = np.arange(REACH)
    grids = pairs.of(np.minimum(i + reach, last_i)[:, :, None], np.minimum(j + reach, last_j)[:, None, :])
    least = np.minimum(grids.max(axis=1).min(axis=1), grids.max(axis=2).min(axis=1))
    return {numbers[n] for n in np.flatnonzero(least < WEAK).tolist()}


def _cut(
    run: Sequence[Step], pairs: PairScores, plane: Plane, weights: Weights, keep: Fixed, margin: float
) -> list[Step] | None:
    """Give the links of the best exchange of two blocks; None where the run is better as it is."""
    import numpy as np

    rows = min(s.i for s in run), max(s.i + s.m for s in run)
    columns = min(s.j for s in run), max(s.j + s.k for s in run)
    n, m = rows[1] - rows[0], columns[1] - columns[0]
    if n < 2 or m < 2 or n * m > LARGEST:
        return None
    grid = pairs.of(np.arange(*rows)[:, None], np.arange(*columns)[None, :])
    # The pairs alone must promise what the exchange has to gain.
    most = min(float(np.maximum(grid.max(axis=axis), 0.0).sum()) for axis in (0, 1))
    if most + ALLOWED < sum(s.score for s in run if s.score < GAIN) + margin + log(n * m):
        return None
    used = {(i, j) for s in run for i in range(s.i, s.i + s.m) for j in range(s.j, s.j + s.k)}
    promising = [(int(i), int(j)) for i, j in np.argwhere(grid > PROMISING)]
    possible = [(int(i), int(j)) for i, j in np.argwhere(grid > POSSIBLE)]
    unused = [(i, j) for i, j in possible if (i + rows[0], j + columns[0]) not in used]
    if not any(
        (i - k) * (j - h) < 0 and (grid[i, j] > PROMISING or max(abs(i - k), abs(j - h)) <= BESIDE)
        for i, j in unused
        for k, h in promising
    ):
        return None
    part = plane.part(rows, columns)
    band = bands.whole(n, m)
    # Each original counts the parties in its own order, so that numbers say nothing of which answers which.
    values = part.scores(band, numbered.without(weights))
    values[0] = freely(values[0], part, band)
    keep.constrain(values, band, (rows[0], columns[0]))
    scores = np.full((len(SHAPES), n + 1, m + 1), IMPOSSIBLE)
    scores[:, band.i, band.j] = values
    sums = _sums(scores)
    plain = float(sums[n, m, 0, 0])
    total, cut = _exchange(sums, scores[0])
    gain = total - plain - margin - log(n * m)
    if cut is None or gain <= 0:
        return None
    (i1, j1), (a, b), (da, db), (i2, j2) = cut
    sure = 1.0 / (1.0 + exp(-min(gain, 30.0)))

    def steps(found: list[tuple[int, int, int]]) -> list[Step]:
        return [
            Step(
                i + rows[0], j + columns[0], *SHAPES[row], sure,
                float(grid[i, j]) if row == 0 else float(scores[row, i, j]),
            )
            for i, j, row in found
        ]  # fmt: skip

    crosswise = _trace(scores, sums, (i1, b + db), (a, j2))
    crosswise += [(a, b, SHAPES.index((da, db)))] if da or db else []
    crosswise += _trace(scores, sums, (a + da, j1), (i2, b))
    # Parties and signatures may stand so near one another that they are one run.
    before = steps(_trace(scores, sums, (0, 0), (i1, j1)))
    if len(before) > 2:
        before = _cut(before, pairs, plane, weights, keep, margin) or before
    return [*before, *steps(crosswise), *steps(_trace(scores, sums, (i2, j2), (n, m)))]


def _sums(scores: Floats) -> Floats:
    """Give the best sum of links from any node to any other: target (i, j), start (i, j)."""
    import numpy as np

    _, n, m = scores.shape
    sums = np.full((n, m, n, m), IMPOSSIBLE)
    for i, j in product(range(n), range(m)):
        sources = [(row, i - a, j - b) for row, (a, b) in enumerate(SHAPES) if a <= i and b <= j]
        if sources:
            rows, before_i, before_j = np.array(sources).T
            own = scores[rows, before_i, before_j]
            sums[i, j] = (sums[before_i, before_j] + own[:, None, None]).max(axis=0)
        sums[i, j, i, j] = 0.0
    found: Floats = np.maximum(sums, IMPOSSIBLE)
    return found


Cut = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]


def _exchange(sums: Floats, pair: Floats) -> tuple[float, Cut | None]:
    """Give the best sum with two blocks exchanged, and the cut.

    The cut: node where the blocks begin; German end of the first and Chinese end of the second block; size of what is
    between; node where both end.
    """
    import numpy as np

    n, m = sums.shape[0] - 1, sums.shape[1] - 1
    before, behind = sums[:, :, 0, 0], sums[n, m]
    lone = float(sums[1, 0, 0, 0])
    best, cut = IMPOSSIBLE, None
    for (da, db), a, b in product(BETWEEN, range(1, n), range(1, m)):
        if a + da >= n or b + db >= m:
            continue
        between = (float(pair[a, b]) if da and db else lone) - SEPARATE if da or db else 0.0
        first = sums[a, b + db + 1 :, :a, b + db]  # Chinese end, German start
        second = sums[a + da + 1 :, b, a + da, :b]  # German end, Chinese start
        to = (before[:a, None, :b] + first.T[:, :, None]).max(axis=0)  # Chinese end, Chinese start
        fro = (behind[a + da + 1 :, b + db + 1 :, None] + second[:, None, :]).max(axis=0)
        total = float((to + fro).max()) + between
        if total > best:
            j2, j1 = np.unravel_index(int((to + fro).argmax()), to.shape)
            i1 = int((before[:a, j1] + first[j2]).argmax())
            i2 = int((behind[a + da + 1 :, b + db + 1 + j2] + second[:, j1]).argmax()) + a + da + 1
            best, cut = total, ((i1, int(j1)), (a, b), (da, db), (i2, int(j2) + b + db + 1))
    return best, cut


def _trace(scores: Floats, sums: Floats, start: tuple[int, int], end: tuple[int, int]) -> list[tuple[int, int, int]]:
    """Give the best links of a rectangle: German index, Chinese index, shape."""
    (i, j), found = end, []
    while (i, j) != start:
        for row, (a, b) in enumerate(SHAPES):
            x, y = i - a, j - b
            if x >= start[0] and y >= start[1]:
                value = sums[x, y, start[0], start[1]] + scores[row, x, y]
                if value > IMPOSSIBLE / 2 and abs(value - sums[i, j, start[0], start[1]]) < 1e-9:
                    found.append((x, y, row))
                    i, j = x, y
                    break
    return found[::-1]
