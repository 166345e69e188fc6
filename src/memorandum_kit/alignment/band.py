"""The part of the alignment plane that is searched: a corridor of nodes along a path, so that cost grows linearly.

A node (i, j) says that i German and j Chinese segments are consumed. Nodes are numbered along the anti-diagonals
i + j = 0, 1, 2 …, because all links that end in one anti-diagonal begin in earlier ones: the search can then treat a
whole anti-diagonal at a time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

# The widest link: four segments a side.
REACH = 4


@dataclass(frozen=True, slots=True)
class Band:
    """A set of nodes: on every anti-diagonal d those with `first[d] <= i < first[d] + (offset[d + 1] - offset[d])`."""

    n: int
    m: int
    first: Ints
    offset: Ints
    i: Ints  # of every node
    j: Ints
    row_start: Ints  # of every i: the least j of its nodes
    row_end: Ints  # of every i: one past the greatest j
    column_start: Ints
    column_end: Ints
    _shifts: dict[tuple[int, int], Ints] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return int(self.offset[-1])

    @property
    def is_whole(self) -> bool:
        """Whether no node is left out."""
        return self.size == (self.n + 1) * (self.m + 1)

    def fits(self, m: int, k: int) -> bool:
        """Whether there is room for a link of m German and k Chinese segments."""
        return m <= self.n and k <= self.m

    def node(self, i: Ints, j: Ints) -> Ints:
        """Give the numbers of the nodes (i, j); `size` stands for a node outside the band."""
        import numpy as np

        d = i + j
        inside = (i >= 0) & (j >= 0) & (i <= self.n) & (j <= self.m)
        d = np.where(inside, d, 0)
        position = i - self.first[d]
        inside &= (position >= 0) & (position < self.offset[d + 1] - self.offset[d])
        return np.where(inside, self.offset[d] + position, self.size)

    def shifted(self, m: int, k: int) -> Ints:
        """Give for every node (i, j) the number of (i + m, j + k), remembered."""
        if (m, k) not in self._shifts:
            self._shifts[m, k] = self.node(self.i + m, self.j + k)
        return self._shifts[m, k]


# Planes of so many segments a side are asked for again and again, for the steps after the search.
SMALL = 24


def whole(n: int, m: int) -> Band:
    """Give the band of all nodes of an n by m plane."""
    return _small(n, m) if max(n, m) <= SMALL else _whole(n, m)


@lru_cache(maxsize=SMALL * SMALL)
def _small(n: int, m: int) -> Band:
    return _whole(n, m)


def _whole(n: int, m: int) -> Band:
    import numpy as np

    d = np.arange(n + m + 1)
    return _build(n, m, np.maximum(0, d - m), np.minimum(n, d) + 1)


def along(n: int, m: int, path: Sequence[tuple[int, int]], radius: int) -> Band:
    """Give the nodes within `radius` (in segments, along the anti-diagonal) of a monotone path of nodes.

    The path is joined by straight lines and need not contain the corners (0, 0) and (n, m); they are added.
    """
    import numpy as np

    points = np.array([(0, 0), *path, (n, m)], dtype=np.float64)
    d = np.arange(n + m + 1)
    sums = points.sum(axis=1)
    keep = np.concatenate(([True], np.diff(sums) > 0))
    centre = np.rint(np.interp(d, sums[keep], points[keep, 0])).astype(np.int64)
    first = np.maximum(np.maximum(0, d - m), centre - radius)
    last = np.minimum(np.minimum(n, d), centre + radius)
    return _build(n, m, first, np.maximum(last, first) + 1)


def _build(n: int, m: int, first: Ints, end: Ints) -> Band:
    import numpy as np

    width = end - first
    offset = np.concatenate(([0], np.cumsum(width)))
    d = np.repeat(np.arange(n + m + 1), width)
    i = np.arange(int(offset[-1])) - offset[d] + first[d]
    j = d - i
    row_start, row_end = np.full(n + 1, m + 1), np.zeros(n + 1, dtype=np.int64)
    column_start, column_end = np.full(m + 1, n + 1), np.zeros(m + 1, dtype=np.int64)
    np.minimum.at(row_start, i, j)
    np.maximum.at(row_end, i, j + 1)
    np.minimum.at(column_start, j, i)
    np.maximum.at(column_end, j, i + 1)
    return Band(n, m, first, offset, i, j, row_start, row_end, column_start, column_end)
