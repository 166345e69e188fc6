"""Links that a person has confirmed or a file has brought: the search keeps them and goes around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memorandum_kit.alignment.search import IMPOSSIBLE, SHAPES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.band import Band

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

Pair = tuple[tuple[int, ...], tuple[int, ...]]
# What a chain gains by passing through a fixed link; crossing ones it leaves out, and they are put back afterwards.
GAIN = 100.0


@dataclass(frozen=True, slots=True)
class Fixed:
    """The fixed links, and for both sides how many fixed segments come before each index."""

    links: tuple[Pair, ...]
    de: Ints
    zh: Ints

    @classmethod
    def of(cls, links: Iterable[Pair], n: int, m: int) -> Fixed:
        """Count the segments of the links."""
        import numpy as np

        listed = tuple((tuple(sorted(de)), tuple(sorted(zh))) for de, zh in links)
        counts = []
        for side, size in ((0, n), (1, m)):
            flags = np.zeros(size + 1, dtype=np.int64)
            flags[[index + 1 for link in listed for index in link[side]]] = 1
            counts.append(np.cumsum(flags))
        return cls(listed, counts[0], counts[1])

    def constrain(self, scores: Floats, band: Band, origin: tuple[int, int]) -> None:
        """Forbid links with a fixed segment, except the fixed links themselves and (for those that cross) none."""
        import numpy as np

        if not self.links:
            return
        i, j = band.i + origin[0], band.j + origin[1]
        for row, (m, k) in enumerate(SHAPES):
            if m and k:
                end_i, end_j = np.minimum(i + m, len(self.de) - 1), np.minimum(j + k, len(self.zh) - 1)
                touched = (self.de[end_i] > self.de[i]) | (self.zh[end_j] > self.zh[j])
                scores[row, touched] = IMPOSSIBLE
        for de, zh in self.links:
            shape = (len(de), len(zh))
            if shape not in SHAPES or not de or not zh or de[-1] - de[0] >= shape[0] or zh[-1] - zh[0] >= shape[1]:
                continue
            node = int(band.node(np.array([de[0] - origin[0]]), np.array([zh[0] - origin[1]]))[0])
            row = SHAPES.index(shape)
            if node < band.size and int(band.shifted(*shape)[node]) < band.size:
                scores[row, node] = GAIN

    def touches(self, de: Iterable[int], zh: Iterable[int]) -> bool:
        """Whether one of the segments is fixed."""
        return any(self.de[i + 1] > self.de[i] for i in de) or any(self.zh[j + 1] > self.zh[j] for j in zh)
