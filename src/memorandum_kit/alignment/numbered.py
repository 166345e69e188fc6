"""Clause numbers are trusted where both texts agree on them: behind a clause left out of a list all numbers are others.

The first pass goes by the words alone; what its sure links say of the numbers decides, place by place, whether the
second pass uses them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from memorandum_kit.alignment.cues import numbering
from memorandum_kit.alignment.evidence import places
from memorandum_kit.alignment.sections import Step

if TYPE_CHECKING:
    from memorandum_kit.alignment.scoring import Direction, Plane, Weights
    from memorandum_kit.alignment.texts import Texts

CUE = "numbering"
# Links at least this likely say whether the numbers agree; so many numbers before and behind are asked, besides a
# number's own link.
SURE = 0.8
AROUND = 2


def without(weights: Weights) -> Weights:
    """Give the model without clause numbers."""
    return replace(weights, cue=weights.cue | {CUE: 0.0, f"{CUE}.absent": 0.0})


def trusted(plane: Plane, chain: Sequence[Step], texts: Texts) -> Plane:
    """Give a plane in which the clause numbers count nothing where sure links around contradict them.

    Most of them may contradict, or two one after the other by the same: then all that follows is numbered otherwise,
    and a number that agrees does so by chance.
    """
    if CUE not in plane.names:
        return plane
    sure = [s for s in chain if s.m and s.k and s.posterior >= SURE]
    numbers = numbering.numbers(texts)
    both = [(s.i, s.j, numbers[0][s.i] - numbers[1][s.j]) for s in sure if numbers[0][s.i] and numbers[1][s.j]]
    off = [difference for _, _, difference in both]
    shifted = [here for here, (one, two) in zip(both[1:], pairwise(off), strict=True) if one == two != 0]
    shifted += [here for here, (one, two) in zip(both, pairwise(off), strict=False) if one == two != 0]
    cue = plane.names.index(CUE)
    german = _trusted(plane.de, [(s.i, s.m, s.j, s.k) for s in sure], cue, {i for i, _, _ in shifted})
    chinese = _trusted(plane.zh, [(s.j, s.k, s.i, s.m) for s in sure], cue, {j for _, j, _ in shifted})
    return replace(plane, de=german, zh=chinese)


def _trusted(
    direction: Direction, links: Sequence[tuple[int, int, int, int]], cue: int, shifted: set[int]
) -> Direction:
    import numpy as np

    tokens, keys = direction.tokens, direction.keys
    link_of = {segment: link for link in links for segment in range(link[0], link[0] + link[1])}
    mine = np.flatnonzero(direction.cue == cue)
    asked: list[tuple[int, bool, bool]] = []  # place among the tokens; whether the number agrees; whether it is shifted
    for place, t in enumerate(mine.tolist()):
        segment = int(tokens.segment[t])
        if (link := link_of.get(segment)) is not None:
            a, b = places(keys.segment, link[2], link[2] + link[3])
            kind = tokens.type[t]
            own = tokens.keys[tokens.key_start[kind] : tokens.key_start[kind + 1]]
            asked.append((place, bool(np.isin(own, keys.key[a:b]).any()), segment in shifted))
    share = direction.share.copy()
    known = [place for place, _, _ in asked]
    for place, t in enumerate(mine.tolist()):
        at = bisect_left(known, place)
        here = at < len(known) and known[at] == place
        votes = asked[max(0, at - AROUND) : at + AROUND + here]
        agree = sum(agrees for _, agrees, _ in votes)
        if votes and (2 * agree <= len(votes) or any(wrong for _, _, wrong in votes)):
            share[t] = 0.0
    return replace(direction, share=share)
