"""The dynamic programme: the best monotone chain of links through a band, and how sure each link is.

Gale and Church (1993) for the moves, forward and backward sums (Baum) for the posterior probability of every link;
the sums are of weights relative to the best chain, so that no logarithm is needed on the way.
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
# The weight of many chains is brought down from numbers like this, which is looked for every so many anti-diagonals;
# no link goes over more than the last number of them.
HUGE = 1e100
OFTEN = 20
FARTHEST = 6


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
    offset = band.offset.tolist()
    before, gain = np.ascontiguousarray(source.T), np.ascontiguousarray(arriving.T)
    take, add, greatest = best.take, np.add, np.maximum.reduce
    for d in range(1, diagonals + 1):
        a, b = offset[d], offset[d + 1]
        greatest(add(take(before[a:b]), gain[a:b]), axis=1, out=best[a:b])
    candidates = best[source] + arriving
    choice = candidates.argmax(axis=0)
    node = size - 1
    found: list[tuple[int, int]] = []
    while node > 0:
        shape = int(choice[node])
        node = int(source[shape, node])
        found.append((node, shape))
    found.reverse()
    nodes = np.array([f[0] for f in found], dtype=np.int64)
    shapes = np.array([f[1] for f in found], dtype=np.int64)
    own = scores[shapes, nodes] if found else np.zeros(0)
    forward = best + _others(band, before, np.exp(candidates - best[:-1]))
    return Chain(band.i[nodes], band.j[nodes], shapes, _posterior(band, scores, forward, nodes, shapes), own)


def _others(band: Band, source: Ints, weight: Floats) -> Floats:
    """Give for every node the logarithm of all chains' weight up to it, where that of the best chain is 1.

    Args:
        band: the nodes.
        source: see `sources`, by end node and shape.
        weight: of the best chain through each link, by shape and end node.
    """
    import numpy as np

    by_node, ones = np.ascontiguousarray(weight.T), np.ones(len(SHAPES))
    total = np.zeros(band.size + 1)
    total[0] = 1.0
    take = total.take
    shift = np.zeros(band.size + 1)
    offset = band.offset.tolist()
    for d in range(1, band.n + band.m + 1):
        a, b = offset[d], offset[d + 1]
        many = take(source[a:b])
        many *= by_node[a:b]
        many.dot(ones, out=total[a:b])
        if d % OFTEN == 0 and total[a:b].max() > HUGE:
            back = offset[max(0, d - FARTHEST)]
            total[back:b] /= HUGE
            shift[back:] += np.log(HUGE)
    found: Floats = np.log(np.maximum(total, np.finfo(float).tiny)) + shift
    return found


def _posterior(band: Band, scores: Floats, forward: Floats, nodes: Ints, shapes: Ints) -> Floats:
    """Give the share of all chains that go through each of the links that start at `nodes`."""
    import numpy as np

    target = targets(band)
    # Of the chains that come to the link's end, how many come by this link.
    share = np.exp(np.minimum(0.0, forward[:-1] + scores - forward[target]))
    end, by_node, ones = np.ascontiguousarray(target.T), np.ascontiguousarray(share.T), np.ones(len(SHAPES))
    through = np.zeros(band.size + 1)
    through[band.size - 1] = 1.0
    offset = band.offset.tolist()
    take = through.take
    for d in range(band.n + band.m - 1, -1, -1):
        a, b = offset[d], offset[d + 1]
        many = take(end[a:b])
        many *= by_node[a:b]
        many.dot(ones, out=through[a:b])
    found: Floats = np.minimum(1.0, through[target[shapes, nodes]] * share[shapes, nodes])
    return found
