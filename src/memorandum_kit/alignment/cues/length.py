"""Length: how far the ratio of Chinese to German characters lies from the texts' own, by Gale and Church (1993).

The spread of the ratio narrows with length. What a chance pair would have is the spread of all lengths.
"""

from __future__ import annotations

from collections.abc import Sequence
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


def scores(band: Band, shapes: Sequence[tuple[int, int]], de: Floats, zh: Floats) -> list[Floats]:
    """Give the log-likelihood ratio of every link by its lengths.

    Args:
        band: the nodes where links start.
        shapes: German and Chinese segments of a link.
        de: code points of the German segments.
        zh: code points of the Chinese ones.
    """
    import numpy as np

    ratio = (zh.sum() + RATIO * PRIOR) / (de.sum() + PRIOR)
    lengths = [np.log(side * scale + LEAST) for side, scale in ((de, ratio), (zh, 1.0)) if len(side)]
    chance = sum(float(side.var()) for side in lengths) + 0.3
    totals = [np.concatenate(([0.0], np.cumsum(side))) for side in (de, zh)]
    found = []
    for m, k in shapes:
        if not m or not k:
            found.append(np.zeros(band.size))
            continue
        german = totals[0][np.minimum(band.i + m, band.n)] - totals[0][band.i]
        chinese = totals[1][np.minimum(band.j + k, band.m)] - totals[1][band.j]
        distance = np.log(chinese + LEAST) - np.log(german * ratio + LEAST)
        variance = SPREAD + SHORT / (german + LEAST / ratio)
        found.append(0.5 * (distance**2 * (1 / chance - 1 / variance) + np.log(chance / variance)))
    return found
