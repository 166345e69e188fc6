"""Sentences: where two clauses were merged, the other side has two full stops; where one was left out, it has one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.band import Band

    Floats = NDArray[np.float64]

# A full stop behind a word (not an ordinal, an initial or a usual abbreviation) and before a capital or the end; a semicolon.
_DE = re.compile(
    r"""
      (?:[a-zäöüß]{2}|[A-ZÄÖÜ]{2}|[)\]”“"%]|\d{4}) (?<!\bDr)(?<!\bProf)(?<!\bNr)(?<!\bArt)(?<!\bAbs)(?<!\bbzw)(?<!\bFr)(?<!\bHr)
      [.!?]+ (?= [”“"»)\]]* (?: \s+ [„“"«(]* [A-ZÄÖÜ] | \s*$ ) )
    | ;(?=\s|$)
    """,
    re.VERBOSE,
)
# After compatibility folding; marks inside a quotation that goes on do not count.
_ZH = re.compile(r"[。!?;]+(?![,、」”』)])|(?<=[\u4e00-\u9fff])\.(?=\s|$)")
# What one sentence more or less counts (natural log), in pairs of one sentence; of more, by the root of their number.
ONE = -2.0
MOST = -4.0


@dataclass(frozen=True, slots=True)
class Sentences:
    """How many sentences end in the segments of both sides."""

    de: Floats
    zh: Floats

    @classmethod
    def of(cls, de: Sequence[str], zh: Sequence[str]) -> Sentences:
        """Count in the folded texts."""
        import numpy as np

        return cls(
            *(np.array([len(mark.findall(t)) for t in side], dtype=float) for mark, side in ((_DE, de), (_ZH, zh)))
        )

    def part(self, rows: tuple[int, int], columns: tuple[int, int]) -> Sentences:
        """Give those of some German and some Chinese segments."""
        return Sentences(self.de[slice(*rows)], self.zh[slice(*columns)])

    def scores(self, band: Band, shapes: Sequence[tuple[int, int]]) -> Floats:
        """Give what the difference counts for every link, shape (shapes, nodes); nulls have none."""
        import numpy as np

        totals = [np.concatenate(([0.0], np.cumsum(side))) for side in (self.de, self.zh)]
        found = np.zeros((len(shapes), band.size))
        for row, (m, k) in enumerate(shapes):
            if m and k:
                german, chinese = (
                    (total[np.minimum(np.arange(len(total)) + size, len(total) - 1)] - total)[index]
                    for total, size, index in zip(totals, (m, k), (band.i, band.j), strict=True)
                )
                most = np.sqrt(np.maximum(np.maximum(german, chinese), 1.0))
                found[row] = np.maximum(MOST, ONE * np.abs(german - chinese) / most)
        return found
