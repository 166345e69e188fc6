"""Length: how far the ratio of Chinese to German characters lies from the texts' own, by Gale and Church (1993).

The spread of the ratio narrows with length. What a chance pair would have is the spread of all lengths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.band import Band

    Floats = NDArray[np.float64]

# Chinese characters for one German: over all texts seen, and the German characters that this prior is worth.
RATIO = 0.28
PRIOR = 500.0
# Variance of the logarithm of the ratio: for long segments, and its growth for short ones (a German character).
SPREAD = 0.045
SHORT = 3.0
# Added to every length, so that an empty segment has one.
LEAST = 2.0


@dataclass(frozen=True, slots=True)
class Lengths:
    """Code points of the segments of both sides, their ratio, and the spread of chance pairs."""

    de: Floats
    zh: Floats
    ratio: float
    chance: float

    @classmethod
    def of(cls, de: Sequence[str], zh: Sequence[str]) -> Lengths:
        """Measure the texts."""
        import numpy as np

        german, chinese = (np.array([len(text.strip()) for text in side], dtype=float) for side in (de, zh))
        ratio = float((chinese.sum() + RATIO * PRIOR) / (german.sum() + PRIOR))
        spread = (np.log(side * scale + LEAST) for side, scale in ((german, ratio), (chinese, 1.0)) if len(side))
        return cls(german, chinese, ratio, sum(float(side.var()) for side in spread) + 0.3)

    def part(self, rows: tuple[int, int], columns: tuple[int, int]) -> Lengths:
        """Give the lengths of some German and some Chinese segments."""
        return replace(self, de=self.de[slice(*rows)], zh=self.zh[slice(*columns)])

    def scores(self, band: Band, shapes: Sequence[tuple[int, int]]) -> Floats:
        """Give the log-likelihood ratio of every link by its lengths, shape (shapes, nodes); nulls have none."""
        import numpy as np

        totals = [np.concatenate(([0.0], np.cumsum(side))) for side in (self.de, self.zh)]
        found = np.zeros((len(shapes), band.size))
        for row, (m, k) in enumerate(shapes):
            if not m or not k or not band.fits(m, k):
                continue
            german, chinese = (
                total[np.minimum(np.arange(len(total)) + size, len(total) - 1)] - total
                for total, size in zip(totals, (m, k), strict=True)
            )
            variance = SPREAD + SHORT / (german + LEAST / self.ratio)
            distance = np.log(chinese + LEAST)[band.j] - np.log(german * self.ratio + LEAST)[band.i]
            found[row] = distance**2 * (0.5 / self.chance - 0.5 / variance)[band.i]
            found[row] += 0.5 * np.log(self.chance / variance)[band.i]
        return found
