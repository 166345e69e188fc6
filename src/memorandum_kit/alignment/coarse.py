"""Where the corridor of a long text lies: blocks of segments compared as vectors, coarse to fine.

As in vecalign (Thompson and Koehn 2019) every level halves the number of rows, the coarsest is searched whole, and
each finer one only around the path of the one above it; the vectors here are sums of random signs, one for every key
that both texts have, rare keys weighing more. Time and memory grow linearly with the length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from memorandum_kit.alignment.band import Band, along, whole

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.scoring import Plane

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

BLOCK = 4  # segments of the finest rows
COARSEST = 200  # rows that are searched whole
RADIUS = 8  # rows searched beside the path of the level above
DIMENSIONS = 48
# So many keys are summed at once: what they need fits into the processor's cache.
CHUNK = 1 << 12
# Keys whose weight is less are too common to tell blocks apart.
COMMON = 1.0
# What a row off the proportional line by one hundredth of the text loses: decides only where nothing else does.
DRIFT = 0.02


def path(plane: Plane) -> list[tuple[int, int]]:
    """Give nodes (i, j) that the best chain passes within a few blocks."""
    n, m = plane.size
    levels = [(_blocks(plane, n, german=True), _blocks(plane, m, german=False))]
    while max(map(len, levels[-1])) > COARSEST:
        levels.append((_halved(levels[-1][0]), _halved(levels[-1][1])))
    found: list[tuple[int, int]] | None = None
    for de, zh in reversed(levels):
        band = whole(len(de), len(zh)) if found is None else along(len(de), len(zh), _doubled(found, de, zh), RADIUS)
        found = _ridge(band, _similarity(band, de, zh))
    return [(min(i * BLOCK, n), min(j * BLOCK, m)) for i, j in found or []]


def _doubled(nodes: list[tuple[int, int]], de: Floats, zh: Floats) -> list[tuple[int, int]]:
    return [(min(2 * i, len(de)), min(2 * j, len(zh))) for i, j in nodes]


def _blocks(plane: Plane, size: int, *, german: bool) -> Floats:
    """Give the vectors of the blocks of one side."""
    import numpy as np

    rows = -(-size // BLOCK)
    summed = np.zeros((rows, DIMENSIONS))
    # The keys of the German side are those that the Chinese tokens look for.
    mine, other = (plane.zh.keys, plane.de.keys) if german else (plane.de.keys, plane.zh.keys)
    keys = 1 + max(int(side.key.max(initial=0)) for side in (mine, other))
    here, there = (np.bincount(side.key, minlength=keys) for side in (mine, other))
    both = np.flatnonzero((here > 0) & (there > 0))
    rare = np.log1p(max(mine.segments, other.segments) / np.maximum(here, there)[both]) ** 2
    both, rare = both[rare > COMMON], rare[rare > COMMON]
    signs = _signs(both) * rare[:, None].astype(np.float32)
    row = np.full(keys, -1)
    row[both] = np.arange(len(both))
    for start in range(0, len(mine.key), CHUNK):
        key, segment = (a[start : start + CHUNK] for a in (mine.key, mine.segment))
        which = row[key]
        useful = which >= 0
        which, block = which[useful], segment[useful] // BLOCK
        if len(which):
            first = np.concatenate(([0], np.flatnonzero(np.diff(block)) + 1))
            summed[block[first]] += np.add.reduceat(signs[which], first, axis=0)
    centred: Floats = summed - summed.mean(axis=0)
    return centred


def _signs(keys: Ints) -> NDArray[np.float32]:
    """Give signs as good as random for every key and dimension: the bits of a multiplicative hash, mixed as by splitmix."""
    import numpy as np

    mixed = (keys + 1).astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    bits = (mixed[:, None] >> np.arange(DIMENSIONS, dtype=np.uint64)) & np.uint64(1)
    return np.where(bits == 1, np.float32(1.0), np.float32(-1.0))


def _halved(vectors: Floats) -> Floats:
    import numpy as np

    if len(vectors) % 2:
        vectors = np.concatenate((vectors, np.zeros((1, DIMENSIONS))))
    summed: Floats = vectors[0::2] + vectors[1::2]
    return summed


def _similarity(band: Band, de: Floats, zh: Floats) -> Floats:
    """Give the cosine of the rows that begin at every node, less the drift from the proportional line."""
    import numpy as np

    unit = [side / (np.linalg.norm(side, axis=1, keepdims=True) + 1e-9) for side in (de, zh)]
    i, j = np.minimum(band.i, band.n - 1), np.minimum(band.j, band.m - 1)
    if band.is_whole:
        product = np.einsum("id,jd->ij", *unit)
        alike: Floats = product[i, j] - _drift(band)
        return alike
    found = np.zeros(band.size)
    for start in range(0, band.size, 1 << 15):
        part = slice(start, start + (1 << 15))
        found[part] = np.einsum("nd,nd->n", unit[0][i[part]], unit[1][j[part]])
    return found - _drift(band)


def _drift(band: Band) -> Floats:
    import numpy as np

    found: Floats = DRIFT * 100 * np.abs(band.i / band.n - band.j / band.m) / 2
    return found


def _ridge(band: Band, similarity: Floats) -> list[tuple[int, int]]:
    """Find the path with the greatest sum of similarities; rows may be skipped at no cost."""
    import numpy as np

    size = band.size
    steps = ((1, 1), (1, 0), (0, 1))
    source = np.stack([band.node(band.i - m, band.j - k) for m, k in steps])
    gain = np.concatenate((similarity, [0.0]))[source[0]]
    best = np.full(size + 1, -1e30)
    best[0] = 0.0
    offset = band.offset.tolist()
    for d in range(1, band.n + band.m + 1):
        a, b = offset[d], offset[d + 1]
        paired = best[source[0, a:b]] + gain[a:b]
        best[a:b] = np.maximum(paired, np.maximum(best[source[1, a:b]], best[source[2, a:b]]))
    node, nodes = size - 1, []
    while node > 0:
        nodes.append((int(band.i[node]), int(band.j[node])))
        value = best[node]
        options = source[:, node]
        choices = best[options] + np.array([gain[node], 0.0, 0.0])
        node = int(options[int(np.argmax(choices >= value - 1e-12))])
    nodes.append((0, 0))
    return nodes[::-1]
