"""The scores of all one-to-one pairs that the search has looked at, kept for the steps after it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from memorandum_kit.alignment.search import IMPOSSIBLE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.band import Band

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


@dataclass(slots=True)
class PairScores:
    """Scores by German and Chinese index; pairs outside the searched corridor are IMPOSSIBLE."""

    _starts: list[int] = field(default_factory=list)  # of every section: i + j of its first node
    _sections: list[tuple[tuple[int, int], Band, Floats]] = field(default_factory=list)

    def add(self, origin: tuple[int, int], band: Band, scores: Floats) -> None:
        """Keep a section's scores by node."""
        import numpy as np

        self._starts.append(sum(origin))
        none = np.zeros(0, dtype=np.int64)
        lean = replace(band, i=none, j=none, _shifts={})  # `node` needs no more, and a long text has many sections
        self._sections.append((origin, lean, np.append(scores, IMPOSSIBLE).astype(np.float32)))

    def of(self, i: Ints, j: Ints) -> Floats:
        """Give the scores of pairs (arrays of the same shape)."""
        import numpy as np

        i, j = np.broadcast_arrays(i, j)
        which = np.searchsorted(self._starts, i + j, side="right") - 1
        if which.size and (number := int(which.min())) == which.max() >= 0:  # nearly always they stand in one section
            origin, band, scores = self._sections[number]
            return scores[band.node(i - origin[0], j - origin[1])].astype(np.float64)
        found = np.full(i.shape, IMPOSSIBLE)
        for number in np.unique(which[which >= 0]).tolist():
            origin, band, scores = self._sections[number]
            mine = which == number
            found[mine] = scores[band.node(i[mine] - origin[0], j[mine] - origin[1])]
        return found

    def one(self, i: int, j: int) -> float:
        """Give the score of one pair."""
        import numpy as np

        return float(self.of(np.array([i]), np.array([j]))[0])
