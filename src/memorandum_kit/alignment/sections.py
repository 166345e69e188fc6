"""The best chain through a long text, section by section: memory does not grow, and each part is searched alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from memorandum_kit.alignment import band as bands
from memorandum_kit.alignment import search
from memorandum_kit.alignment.pairs import PairScores

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.fixed import Fixed
    from memorandum_kit.alignment.scoring import Plane, Weights

    Floats = NDArray[np.float64]

# Segments of both sides in one section, and how far it looks beyond its end.
SECTION = 1600
BEYOND = 120
# Up to this many nodes the whole plane is searched.
WHOLE = 30_000
# So many short pairs (logarithm) are so free that what their words say counts for nothing (zwischen = 由以下双方签订),
# and fewer by a factor of e for every so many German code points.
FREE = -4.0
BOUND = 10.0


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain: the node where it starts, its size, its probability and score."""

    i: int
    j: int
    m: int
    k: int
    posterior: float
    score: float

    @property
    def end(self) -> tuple[int, int]:
        """The node where it ends."""
        return self.i + self.m, self.j + self.k


def chain(
    plane: Plane,
    weights: Weights,
    path: Sequence[tuple[int, int]] | None,
    radius: int,
    fixed: Fixed | None = None,
    *,
    limit: int | None = None,
) -> tuple[list[Step], PairScores]:
    """Find the best chain of links.

    Args:
        plane: the cues.
        weights: the model.
        path: nodes near which to search; None searches everything.
        radius: how near, in segments.
        fixed: links to go through.
        limit: stop after this many segments of both sides; None for all.

    Returns:
        The links, and the scores of all pairs looked at.
    """
    n, m = plane.size
    pairs = PairScores()
    if path is None:
        return _search(plane, weights, bands.whole(n, m), (0, 0), fixed, pairs), pairs
    found: list[Step] = []
    at = (0, 0)
    while at != (n, m) and (limit is None or sum(at) < limit):
        ahead = [node for node in path if node[0] >= at[0] and node[1] >= at[1] and node != at]
        boundary = sum(at) + min(SECTION, limit or SECTION)
        near = [node for node in ahead if sum(node) <= boundary + BEYOND]
        last = not near or len(near) == len(ahead)
        end = (n, m) if last else near[-1]
        part = plane.part((at[0], end[0]), (at[1], end[1]))
        local = [(i - at[0], j - at[1]) for i, j in near]
        band = bands.along(*part.size, local, radius)
        own = _search(part, weights, band, at, fixed, pairs)
        if not last:
            own = _until(own, boundary)
        found += own
        at = found[-1].end
    return found, pairs


def _search(
    plane: Plane, weights: Weights, band: bands.Band, origin: tuple[int, int], fixed: Fixed | None, pairs: PairScores
) -> list[Step]:
    scores = plane.scores(band, weights)
    pair = scores[0].copy()
    pairs.add(origin, band, pair)
    scores[0] = freely(pair, plane, band)
    if fixed is not None:
        fixed.constrain(scores, band, origin)
    found = search.best_chain(band, scores)
    one = found.shape == 0
    found.score[one] = pair[band.node(found.i[one], found.j[one])]
    return steps(found, origin)


def freely(pair: Floats, plane: Plane, band: bands.Band) -> Floats:
    """Give the scores of one-to-one pairs when any may be a free translation, of which nothing is found again."""
    import numpy as np

    free = FREE - np.append(plane.lengths.de, 0.0)[band.i] / BOUND
    return np.where(pair > search.IMPOSSIBLE / 2, np.logaddexp(pair, free), pair)


def _until(own: list[Step], boundary: int) -> list[Step]:
    """Cut a chain after its surest pair beyond `boundary`, so that the next section starts on firm ground."""
    late = [number for number, step in enumerate(own) if sum(step.end) >= boundary]
    late = late[: max(1, len(late) * 2 // 3)] or [len(own) - 1]
    return own[: 1 + max(late, key=lambda number: (own[number].m * own[number].k > 0, own[number].posterior))]


def steps(chain: search.Chain, origin: tuple[int, int]) -> list[Step]:
    """Give the links of a chain found in a part that begins at `origin`."""
    found = []
    for i, j, shape, posterior, score in zip(
        chain.i.tolist(), chain.j.tolist(), chain.shape.tolist(), chain.posterior.tolist(), chain.score.tolist(),
        strict=True,
    ):  # fmt: skip
        m, k = search.SHAPES[shape]
        found.append(Step(i + origin[0], j + origin[1], m, k, posterior, score))
    return found
