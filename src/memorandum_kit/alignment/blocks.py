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
    from memorandum_kit.alignment.scoring import Plane, Weights

# Links below this score, or this probability, are weak; a run of them may hold one strong link (und = 和).
WEAK = 2.0
UNSURE = 0.75
# Runs with more pairs of segments than this are left as they are.
LARGEST = 150
# What changing the order must gain, besides the logarithm of the ways to cut (natural log).
MARGIN = 2.0
# Segments that may stand before and behind the exchanged blocks in a run.
BESIDE = 2
# A pair with less evidence than this is no reason to look closer.
PROMISING = 1.0

Scores = list[list[list[float]]]  # by shape, German index, Chinese index


def exchanged(chain: list[Step], plane: Plane, weights: Weights) -> list[Step]:
    """Give the chain with blocks that answer one another crosswise linked so."""
    found: list[Step] = []
    last = 0
    for start, end in _runs(chain):
        run = chain[start:end]
        better = _cut(run, plane, weights)
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


def _cut(run: Sequence[Step], plane: Plane, weights: Weights) -> list[Step] | None:
    """Give the links of the best exchange of two blocks; None where the run is better as it is."""
    rows = min(s.i for s in run), max(s.i + s.m for s in run)
    columns = min(s.j for s in run), max(s.j + s.k for s in run)
    n, m = rows[1] - rows[0], columns[1] - columns[0]
    if n < 2 or m < 2 or n * m > LARGEST:
        return None
    part = plane.part(rows, columns)
    band = bands.whole(n, m)
    values = part.scores(band, weights)
    used = {(s.i - rows[0], s.j - columns[0]) for s in run if s.m and s.k}
    pair = values[0].tolist()
    places = zip(band.i.tolist(), band.j.tolist(), strict=True)
    if not any(v > PROMISING for place, v in zip(places, pair, strict=True) if place not in used):
        return None
    scores: Scores = [[[IMPOSSIBLE] * (m + 1) for _ in range(n + 1)] for _ in SHAPES]
    for row, line in enumerate(values.tolist()):
        for i, j, value in zip(band.i.tolist(), band.j.tolist(), line, strict=True):
            scores[row][i][j] = value
    lone = scores[SHAPES.index((1, 0))][0][0]
    current = sum(s.score if s.m and s.k else lone for s in run)
    best, choice = current + MARGIN + log(n * m), None
    for head in range(min(BESIDE + 1, n - 1, m - 1)):
        before = _table(scores, (0, head), (0, head))[head][head]
        for tail in range(min(BESIDE + 1, n - head - 1, m - head - 1)):
            e, f = n - tail, m - tail
            after = _table(scores, (e, n), (f, m))[tail][tail]
            total, place = _exchange(scores, (head, e), (head, f))
            if before + total + after > best:
                best, choice = before + total + after, (head, e, f, place)
    if choice is None:
        return None
    head, e, f, (i, j, middle) = choice
    found = _trace(scores, (0, head), (0, head)) + _trace(scores, (head, i), (j + middle, f))
    found += [(i, j, 0)] if middle else []
    found += _trace(scores, (i + middle, e), (head, j)) + _trace(scores, (e, n), (f, m))
    sure = 1.0 / (1.0 + exp(current + MARGIN - best))
    return [Step(a + rows[0], b + columns[0], *SHAPES[row], sure, scores[row][a][b]) for a, b, row in found]


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
