"""Two neighbouring blocks in the other order: each party is named first in its own original (alternat).

Where a run of links has little to say for it, the run is cut in two on both sides, and the first German part is
aligned with the second Chinese one and the other way round; between them a connecting word (und, 和) may stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import exp, log
from typing import TYPE_CHECKING

from memorandum_kit.alignment import band as bands
from memorandum_kit.alignment.search import IMPOSSIBLE, SHAPES
from memorandum_kit.alignment.sections import Step

if TYPE_CHECKING:
    from memorandum_kit.alignment.pairs import PairScores
    from memorandum_kit.alignment.scoring import Plane, Weights

# Links below this score, or this probability, are weak; a run of them may hold one strong link (und = 和).
WEAK = 2.0
UNSURE = 0.9
# Runs with more pairs of segments than this are left as they are.
LARGEST = 300
# What changing the order must gain, besides the logarithm of the ways to cut (natural log).
MARGIN = 2.0
# A pair with less evidence than this is no reason to look closer.
PROMISING = 1.0

Scores = list[list[list[float]]]  # by shape, German index, Chinese index


def exchanged(chain: list[Step], pairs: PairScores, plane: Plane, weights: Weights) -> list[Step]:
    """Give the chain with blocks that answer one another crosswise linked so."""
    found: list[Step] = []
    last = 0
    for start, end in _runs(chain):
        run = chain[start:end]
        better = _cut(run, pairs, plane, weights)
        found += chain[last:start]
        found += better if better is not None else run
        last = end
    return found + chain[last:]


def _runs(chain: Sequence[Step]) -> Iterator[tuple[int, int]]:
    """Give the runs of weak links, each with one more link before and after."""
    weak = [n for n, s in enumerate(chain) if not s.m or not s.k or s.score < WEAK or s.posterior < UNSURE]
    groups: list[list[int]] = [[n] for n in weak[:1]]
    for before, n in pairwise(weak):
        if n - before <= 2:
            groups[-1].append(n)
        else:
            groups.append([n])
    end = 0
    for group in groups:
        start = max(end, group[0] - 1)
        end = min(len(chain), group[-1] + 2)
        if end - start > 2:
            yield start, end


def _cut(run: Sequence[Step], pairs: PairScores, plane: Plane, weights: Weights) -> list[Step] | None:
    """Give the links of the best exchange of two blocks; None where the run is better as it is."""
    import numpy as np

    rows = min(s.i for s in run), max(s.i + s.m for s in run)
    columns = min(s.j for s in run), max(s.j + s.k for s in run)
    n, m = rows[1] - rows[0], columns[1] - columns[0]
    if n < 2 or m < 2 or n * m > LARGEST:
        return None
    used = {(s.i - rows[0], s.j - columns[0]) for s in run if s.m and s.k}
    grid = pairs.of(np.arange(*rows)[:, None], np.arange(*columns)[None, :])
    box = _box([(i, j) for i, j in np.argwhere(grid > PROMISING).tolist() if (i, j) not in used])
    if box is None:
        return None
    part = plane.part(rows, columns)
    band = bands.whole(n, m)
    values = part.scores(band, weights)
    scores: Scores = [[[IMPOSSIBLE] * (m + 1) for _ in range(n + 1)] for _ in SHAPES]
    for row, line in enumerate(values.tolist()):
        for i, j, value in zip(band.i.tolist(), band.j.tolist(), line, strict=True):
            scores[row][i][j] = value
    lone = scores[SHAPES.index((1, 0))][0][0]
    current = sum(s.score if s.m and s.k else lone for s in run)
    best, choice = current + MARGIN + log(n * m), None
    (a, b), (c, d) = box
    for before in (0, 1):
        for behind in (0, 1):
            a1, c1, b1, d1 = max(0, a - before), max(0, c - before), min(n, b + behind), min(m, d + behind)
            total, place = _exchange(scores, (a1, b1), (c1, d1))
            total += _table(scores, (0, a1), (0, c1))[a1][c1] + _table(scores, (b1, n), (d1, m))[n - b1][m - d1]
            if total > best:
                best, choice = total, (a1, b1, c1, d1, place)
    if choice is None:
        return None
    a, b, c, d, (i, j, middle) = choice
    found = _trace(scores, (0, a), (0, c)) + _trace(scores, (a, i), (j + middle, d))
    found += [(i, j, 0)] if middle else []
    found += _trace(scores, (i + middle, b), (c, j)) + _trace(scores, (b, n), (d, m))
    sure = 1.0 / (1.0 + exp(current + MARGIN - best))
    return [Step(x + rows[0], y + columns[0], *SHAPES[row], sure, scores[row][x][y]) for x, y, row in found]


def _box(promising: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Give the rows and columns that pairs in the wrong order span; None where all are in order."""
    crossing = [p for p in promising if any((p[0] - q[0]) * (p[1] - q[1]) < 0 for q in promising)]
    if not crossing:
        return None
    rows, columns = [p[0] for p in crossing], [p[1] for p in crossing]
    return (min(rows), max(rows) + 1), (min(columns), max(columns) + 1)


def _exchange(scores: Scores, rows: tuple[int, int], columns: tuple[int, int]) -> tuple[float, tuple[int, int, int]]:
    """Give the best sum of links of a rectangle with two blocks exchanged, and where to cut it.

    German: first [start, i), connecting word or none, second; Chinese: second [start, j), the same, first.
    """
    (start, n), (left, m) = rows, columns
    ending = {i: _backward(scores, (start, i), (left, m)) for i in range(start + 1, n)}
    beginning = {i: _table(scores, (i, n), (left, m))[n - i] for i in range(start + 1, n)}
    best, choice = IMPOSSIBLE, (start, left, 0)
    for i in range(start + 1, n):
        for j in range(left + 1, m):
            for middle in (0, 1):
                if i + middle < n and j + middle < m:
                    total = ending[i][j + middle - left] + beginning[i + middle][j - left]
                    total += scores[0][i][j] if middle else 0.0
                    if total > best:
                        best, choice = total, (i, j, middle)
    return best, choice


def _backward(scores: Scores, rows: tuple[int, int], columns: tuple[int, int]) -> list[float]:
    """Give for every Chinese start the best sum of links of all rows with the columns from there on."""
    n, m = rows[1] - rows[0], columns[1] - columns[0]
    best = [[IMPOSSIBLE] * (m + 1) for _ in range(n + 1)]
    best[n][m] = 0.0
    for i in range(n, -1, -1):
        for j in range(m, -1, -1):
            for row, (a, b) in enumerate(SHAPES):
                if i + a <= n and j + b <= m:
                    best[i][j] = max(best[i][j], scores[row][rows[0] + i][columns[0] + j] + best[i + a][j + b])
    return best[0]


def _table(scores: Scores, rows: tuple[int, int], columns: tuple[int, int]) -> list[list[float]]:
    n, m = rows[1] - rows[0], columns[1] - columns[0]
    best = [[IMPOSSIBLE] * (m + 1) for _ in range(n + 1)]
    best[0][0] = 0.0
    for i in range(n + 1):
        for j in range(m + 1):
            for row, (a, b) in enumerate(SHAPES):
                if a <= i and b <= j:
                    value = best[i - a][j - b] + scores[row][rows[0] + i - a][columns[0] + j - b]
                    best[i][j] = max(best[i][j], value)
    return best


def _trace(scores: Scores, rows: tuple[int, int], columns: tuple[int, int]) -> list[tuple[int, int, int]]:
    """Give the best links of a rectangle: German index, Chinese index, shape."""
    best = _table(scores, rows, columns)
    i, j = rows[1] - rows[0], columns[1] - columns[0]
    found = []
    while i or j:
        for row, (a, b) in enumerate(SHAPES):
            if a <= i and b <= j:
                start = rows[0] + i - a, columns[0] + j - b
                if abs(best[i - a][j - b] + scores[row][start[0]][start[1]] - best[i][j]) < 1e-9:
                    found.append((*start, row))
                    i, j = i - a, j - b
                    break
    return found[::-1]
