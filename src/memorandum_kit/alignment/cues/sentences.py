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
    from memorandum_kit.alignment.texts import Texts

    Floats = NDArray[np.float64]

# Marks before a capital or the end, or a semicolon; whether a full stop ends a sentence is told by what is before it.
_DE = re.compile(r"[.!?]+(?=[”“\"»)\]]*(?:[ \u00a0]+[„“\"«(]*[A-ZÄÖÜ]|\s*?$))|;(?=\s|$)", re.MULTILINE)
# An ordinal, an initial or a usual abbreviation is no end of a sentence.
_NO_END = re.compile(r"(?:(?:^|[^\d])\d{1,3}|(?:^|\W)[A-Za-z]|\b(?:Dr|Prof|Nr|Art|Abs|bzw|Fr|Hr|St|Tel|Str|ca|vgl))$")
# After compatibility folding; marks inside a quotation that goes on do not count.
_ZH = re.compile(r"[。!?;]+(?![,、」”』)])|(?<=[\u4e00-\u9fff])\.(?=\s|$)", re.MULTILINE)
# What one sentence more or less counts (natural log), in pairs of one sentence; of more, by the root of their number.
ONE = -2.0
MOST = -4.0


@dataclass(frozen=True, slots=True)
class Sentences:
    """How many sentences end in the segments of both sides."""

    de: Floats
    zh: Floats

    @classmethod
    def of(cls, texts: Texts) -> Sentences:
        """Count in the folded texts."""
        import numpy as np

        german, chinese = texts.joined_de, texts.joined_zh
        ends = (
            [m.start() for m in _DE.finditer(german) if not _NO_END.search(german[max(0, m.start() - 6) : m.start()])],
            [m.start() for m in _ZH.finditer(chinese)],
        )
        counts = (
            np.bincount(np.searchsorted(begins, at, side="right") - 1, minlength=len(begins) - 1).astype(float)
            for at, begins in zip(ends, (texts.begins_de, texts.begins), strict=True)
        )
        return cls(*counts)

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
