"""The dynamic programme: the best monotone chain of links through a band, and how sure each link is.

Gale and Church (1993) for the moves, forward and backward sums (Baum) for the posterior probability of every link.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.band import Band

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

# German and Chinese segments of a link. The order settles ties: a pair before anything else, small before large.
SHAPES: tuple[tuple[int, int], ...] = (
    (1, 1),
    (1, 2),
    (2, 1),
    (1, 0),
    (0, 1),
    (2, 2),
    (1, 3),
    (3, 1),
    (1, 4),
    (4, 1),
    (2, 3),
    (3, 2),
)
IMPOSSIBLE = -1e30


@dataclass(frozen=True, slots=True)
class Chain:
    """The links found, in order: start node (i, j), shape number, and probability among all chains."""

    i: Ints
    j: Ints
    shape: Ints
    posterior: Floats
    score: Floats  # of the link itself


def targets(band: Band) -> Ints:
    """Give for every shape and start node the node where the link ends (`band.size` where outside): (shapes, nodes)."""
    import numpy as np

    return np.stack([band.shifted(m, k) for m, k in SHAPES])


def sources(band: Band) -> Ints:
    """Give for every shape and end node the node where the link starts."""
    import numpy as np

    return np.stack([band.shifted(-m, -k) for m, k in SHAPES])


def best_chain(band: Band, scores: Floats) -> Chain:
    """Find the chain of links from (0, 0) to (n, m) with the greatest sum of scores.

    Args:
        band: where to search.
        scores: natural-log scores by shape and start node, shape (shapes, nodes); IMPOSSIBLE forbids a link.
    """
    import numpy as np

    size, diagonals = band.size, band.n + band.m
    source = sources(band)
    padded = np.concatenate([scores, np.full((len(SHAPES), 1), IMPOSSIBLE)], axis=1)
    arriving = np.take_along_axis(padded, source, axis=1)
    best = np.full(size + 1, IMPOSSIBLE)
    best[0] = 0.0
    choice = np.zeros(size, dtype=np.int8)
    offset = band.offset.tolist()
    for d in range(1, diagonals + 1):
        a, b = offset[d], offset[d + 1]
        candidates = best[source[:, a:b]] + arriving[:, a:b]
        choice[a:b] = candidates.argmax(axis=0)
        best[a:b] = candidates.max(axis=0)
    node = size - 1
    found: list[tuple[int, int]] = []
    while node > 0:
        shape = int(choice[node])
        node = int(source[shape, node])
        found.append((node, shape))
    found.reverse()
    nodes = np.array([f[0] for f in found], dtype=np.int64)
    shapes = np.array([f[1] for f in found], dtype=np.int64)
    forward, backward = sums(band, padded, source, arriving)
    own = scores[shapes, nodes] if found else np.zeros(0)
    ends = targets_of(band, nodes, shapes)
    posterior = np.exp(np.minimum(0.0, forward[nodes] + own + backward[ends] - forward[size - 1]))
    return Chain(band.i[nodes], band.j[nodes], shapes, posterior, own)


def targets_of(band: Band, nodes: Ints, shapes: Ints) -> Ints:
    """Give the end nodes of links that start at `nodes`."""
    import numpy as np

    steps = np.array(SHAPES)[shapes].reshape(-1, 2)
    return band.node(band.i[nodes] + steps[:, 0], band.j[nodes] + steps[:, 1])


def sums(band: Band, padded: Floats, source: Ints, arriving: Floats) -> tuple[Floats, Floats]:
    """Give the log-sums of all chains from the start to each node, and from each node to the end."""
    import numpy as np

    size, diagonals = band.size, band.n + band.m
    offset = band.offset.tolist()
    forward = np.full(size + 1, IMPOSSIBLE)
    forward[0] = 0.0
    for d in range(1, diagonals + 1):
        a, b = offset[d], offset[d + 1]
        candidates = forward[source[:, a:b]] + arriving[:, a:b]
        top = candidates.max(axis=0)
        forward[a:b] = top + np.log(np.exp(candidates - top).sum(axis=0))
    target = targets(band)
    backward = np.full(size + 1, IMPOSSIBLE)
    backward[size - 1] = 0.0
    for d in range(diagonals - 1, -1, -1):
        a, b = offset[d], offset[d + 1]
        candidates = backward[target[:, a:b]] + padded[:, a:b]
        top = candidates.max(axis=0)
        backward[a:b] = top + np.log(np.exp(candidates - top).sum(axis=0))
    return forward, backward
