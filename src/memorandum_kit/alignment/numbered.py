"""Clause numbers are trusted where both texts agree on them: behind a clause left out of a list all numbers are others.

The first pass goes by the words alone; what its sure links say of the numbers decides, place by place, whether the
second pass uses them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from memorandum_kit.alignment.sections import Step

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.scoring import Direction, Plane, Weights

    Ints = NDArray[np.int64]

CUE = "numbering"
# Links at least this likely say whether the numbers agree; so many numbers before and behind are asked, besides a
# number's own link.
SURE = 0.8
AROUND = 2


def without(weights: Weights) -> Weights:
    """Give the model without clause numbers."""
    return replace(weights, cue=weights.cue | {CUE: 0.0, f"{CUE}.absent": 0.0})


def trusted(plane: Plane, chain: Sequence[Step]) -> Plane:
    """Give a plane in which the clause numbers count nothing where most sure links around contradict them."""
    if CUE not in plane.names:
        return plane
    sure = [s for s in chain if s.m and s.k and s.posterior >= SURE]
    number = plane.names.index(CUE)
    german = [(s.i, s.m, s.j, s.k) for s in sure]
    chinese = [(s.j, s.k, s.i, s.m) for s in sure]
    return replace(plane, de=_trusted(plane.de, german, number), zh=_trusted(plane.zh, chinese, number))


def _trusted(direction: Direction, links: Sequence[tuple[int, int, int, int]], cue: int) -> Direction:
    import numpy as np

    tokens, keys = direction.tokens, direction.keys
    link_of = {segment: link for link in links for segment in range(link[0], link[0] + link[1])}
    mine = np.flatnonzero(direction.cue == cue)
    verdicts: list[bool | None] = []
    for t in mine.tolist():
        link = link_of.get(int(tokens.segment[t]))
        if link is None:
            verdicts.append(None)
            continue
        a, b = np.searchsorted(keys.segment, (link[2], link[2] + link[3]))
        kind = tokens.type[t]
        own = tokens.keys[tokens.key_start[kind] : tokens.key_start[kind + 1]]
        verdicts.append(bool(np.isin(own, keys.key[a:b]).any()))
    share = direction.share.copy()
    asked = [(place, verdict) for place, verdict in enumerate(verdicts) if verdict is not None]
    for place, t in enumerate(mine.tolist()):
        before = [verdict for other, verdict in asked if other < place][-AROUND:]
        behind = [verdict for other, verdict in asked if other > place][:AROUND]
        votes = [*before, *behind, *(v for v in (verdicts[place],) if v is not None)]
        if votes and 2 * sum(votes) <= len(votes):
            share[t] = 0.0
    return replace(direction, share=share)
