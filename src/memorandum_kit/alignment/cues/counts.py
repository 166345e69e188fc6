"""Counts that both sides of a link should agree on: sentences that end, clauses that have a number of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.band import Band

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

# What one more or less counts (natural log), in pairs of one; of more, by the root of their number.
ONE = -2.0
MOST = -4.0
# More in one link are taken for so many.
LARGEST = 63


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are in the segments of both sides."""

    de: Ints
    zh: Ints
    # Whether a link's first segment is compared with the first, and the others with the others: what has a number begins.
    heads: bool = False

    def part(self, rows: tuple[int, int], columns: tuple[int, int]) -> Counts:
        """Give those of some German and some Chinese segments."""
        return replace(self, de=self.de[slice(*rows)], zh=self.zh[slice(*columns)])

    def add(self, total: Floats, band: Band, shapes: Sequence[tuple[int, int]], weight: float) -> None:
        """Add what the difference counts to the score of every link, shape (shapes, nodes); nulls have none."""
        import numpy as np

        if not self.de.any() and not self.zh.any():
            return
        one, other = np.ogrid[: LARGEST + 1, : LARGEST + 1]
        most = np.sqrt(np.maximum(np.maximum(one, other), 1.0))
        table = weight * np.maximum(MOST, ONE * np.abs(one - other) / most)
        sums = [np.concatenate(([0], np.cumsum(side))) for side in (self.de, self.zh)]
        first = table[self._window(sums[0], 0, 1)[band.i], self._window(sums[1], 0, 1)[band.j]] if self.heads else 0.0
        for row, (m, k) in enumerate(shapes):
            if m and k and band.fits(m, k):
                german = self._window(sums[0], int(self.heads), m)
                chinese = self._window(sums[1], int(self.heads), k)
                total[row] += table[german[band.i], chinese[band.j]] + first

    @staticmethod
    def _window(sums: Ints, start: int, size: int) -> Ints:
        """Give the sums from `start` to before `size` segments behind each."""
        import numpy as np

        at = np.arange(len(sums))
        last = len(sums) - 1
        found: Ints = np.minimum(sums[np.minimum(at + size, last)] - sums[np.minimum(at + start, last)], LARGEST)
        return found
