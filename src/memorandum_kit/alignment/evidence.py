"""One measure for all cues that look for counterparts: how much likelier is what is seen if two segments are a pair?

A segment has *tokens* that should have a counterpart on the other side (a word, a number, a clause number), and
*keys* by which the other side is searched. A token with a counterpart speaks for a pair, by log(p / q): p is how often
a token of its kind has one in a true pair, q how often by chance in a stretch of that length. A token without one
speaks against it, by log((1 - p) / (1 - q)): absence is evidence. With chance hits as a Poisson process of rate r a
unit of length L, 1 - q is exp(-r L), so that only the tokens with a hit need be visited.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.band import Band

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

# Windows of one to this many segments of the other side.
WINDOWS = 4
# No single token may decide alone.
CEILING = 6.0
# Expected chance hits beyond which the series for their logarithm is not followed.
LARGE = 4.0


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one side: `segment[t]`, `kind_of[t]`, and for every type the keys that would be a counterpart."""

    segment: NDArray[np.int32]  # ascending
    type: NDArray[np.int32]
    key_start: Ints  # of every type: its keys are keys[key_start[k]:key_start[k + 1]]
    keys: Ints

    @classmethod
    def build(cls, counts: Sequence[int], flat: Iterable[int], many: Sequence[int], keys: Iterable[int]) -> Tokens:
        """Put into arrays the number of tokens by segment, their types one after the other, and both for keys by type."""
        import numpy as np

        return cls(
            np.repeat(np.arange(len(counts), dtype=np.int32), counts),
            np.fromiter(flat, dtype=np.int32, count=sum(counts)),
            np.concatenate(([0], np.cumsum(many, dtype=np.int64))).astype(np.int64),
            np.fromiter(keys, dtype=np.int64, count=sum(many)),
        )


def joined(parts: Sequence[Tokens]) -> tuple[Tokens, Ints]:
    """Put the tokens of several cues together, and give the order in which they were before."""
    import numpy as np

    types = np.cumsum([0, *(len(part.key_start) - 1 for part in parts)])
    keys = np.cumsum([0, *(len(part.keys) for part in parts)])
    segment = np.concatenate([part.segment for part in parts])
    order = np.argsort(segment, kind="stable")
    tokens = Tokens(
        segment[order],
        np.concatenate([part.type + np.int32(first) for part, first in zip(parts, types[:-1], strict=True)])[order],
        np.concatenate([*(p.key_start[:-1] + first for p, first in zip(parts, keys[:-1], strict=True)), keys[-1:]]),
        np.concatenate([part.keys for part in parts]),
    )
    return tokens, order


@dataclass(frozen=True, slots=True)
class Keys:
    """Which keys stand in which segments of one side: pairs, ascending by segment, and as sorted codes."""

    segments: int
    segment: NDArray[np.int32]
    key: NDArray[np.int32]
    codes: NDArray[Any]  # key * (segments + 1) + segment

    @classmethod
    def build(cls, counts: Sequence[int], flat: Iterable[int]) -> Keys:
        """Put the number of keys by segment, and the keys one after the other, into arrays; none twice in a segment."""
        import numpy as np

        segment = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        return cls.of(len(counts), segment, np.fromiter(flat, dtype=np.int32, count=sum(counts)))

    @classmethod
    def of_tokens(cls, tokens: Tokens, segments: int) -> Keys:
        """Take all keys of the tokens as what stands in their segments."""
        import numpy as np

        many = tokens.key_start[tokens.type + 1] - tokens.key_start[tokens.type]
        key = tokens.keys[_ranges(tokens.key_start[tokens.type], many)]
        width = 1 + int(key.max(initial=0))
        code = _distinct(np.repeat(tokens.segment.astype(np.int64), many) * width + key)
        return cls.of(segments, code // width, code % width)

    @classmethod
    def of(cls, segments: int, segment: NDArray[Any], key: NDArray[Any]) -> Keys:
        """Sort pairs that are ascending by segment."""
        import numpy as np

        # Half as wide where that is enough: less memory to go through.
        small = (1 + int(key.max(initial=0))) * (segments + 1) < 1 << 31
        codes = key.astype(np.int32 if small else np.int64) * (segments + 1) + segment.astype(np.int32)
        codes.sort()
        return cls(segments, segment.astype(np.int32), key.astype(np.int32), codes)

    def only(self, wanted: NDArray[np.bool_]) -> Keys:
        """Keep the keys that are wanted (a flag by key number)."""
        useful = wanted[self.key]
        codes = self.codes[wanted[self.codes // (self.segments + 1)]]
        return Keys(self.segments, self.segment[useful], self.key[useful], codes)

    @classmethod
    def join(cls, parts: Sequence[Keys], segments: int) -> Keys:
        """Put the keys of several cues together; their key numbers differ already."""
        import numpy as np

        segment = np.concatenate([part.segment for part in parts])
        key = np.concatenate([part.key for part in parts])
        order = np.argsort(segment, kind="stable")
        # A later cue's keys have greater numbers, so that the codes are in order already.
        codes = np.concatenate([part.codes for part in parts])
        return cls(segments, segment[order], key[order], codes)

    def part(self, start: int, end: int) -> Keys:
        """Give the keys of the segments from `start` to before `end`, numbered from 0."""
        import numpy as np

        a, b = np.searchsorted(self.segment, (start, end))
        return Keys.of(end - start, self.segment[a:b] - start, self.key[a:b])

    def frequencies(self, keys: Ints) -> Ints:
        """Give the number of segments that have each key."""
        import numpy as np

        base = keys * (self.segments + 1)
        found: Ints = np.searchsorted(self.codes, base + self.segments) - np.searchsorted(self.codes, base)
        return found


@dataclass(frozen=True, slots=True)
class Grid:
    """Whether each token has a counterpart in each segment that it is looked for in; the rows of all tokens in one."""

    first: Ints  # of every token: where its row begins
    width: Ints  # how many segments it has
    flags: NDArray[np.bool_]


def hits(tokens: Tokens, keys: Keys, start: Ints, end: Ints) -> Grid:
    """Look for the counterparts of one side's tokens.

    Args:
        tokens: of this side.
        keys: of the other side.
        start: for every segment of this side, the first segment of the other to look at.
        end: one past the last.
    """
    import numpy as np

    many = tokens.key_start[tokens.type + 1] - tokens.key_start[tokens.type]
    token = np.repeat(np.arange(len(tokens.type)), many)
    key = tokens.keys[_ranges(tokens.key_start[tokens.type], many)]
    # Most keys of a section's tokens stand nowhere in it, and a look costs less than a search.
    here = np.zeros(1 + max(int(key.max(initial=0)), int(keys.key.max(initial=0))), dtype=bool)
    here[keys.key] = True
    known = here[key]
    token, base = token[known], key[known] * (keys.segments + 1)
    segment = tokens.segment[token]
    # A number that is wider than the codes would widen them all.
    lowest, highest = base + start[segment], base + np.minimum(end[segment], keys.segments)
    low = np.searchsorted(keys.codes, lowest.astype(keys.codes.dtype))
    high = np.searchsorted(keys.codes, highest.astype(keys.codes.dtype))
    count = np.maximum(high - low, 0)
    width = np.maximum(end - start, 0)[tokens.segment]
    first = np.cumsum(width) - width
    flags = np.zeros(int(width.sum()), dtype=bool)
    flags[np.repeat(first[token] - start[segment] - base, count) + keys.codes[_ranges(low, count)]] = True
    return Grid(first, width, flags)


def _distinct(codes: Ints) -> Ints:
    """Sort numbers and drop repetitions; 32 bits are sorted in half the time."""
    import numpy as np

    if not len(codes):
        return codes
    if int(codes.max()) < 1 << 31:
        codes = codes.astype(np.int32)
    codes.sort()
    first = np.empty(len(codes), dtype=bool)
    first[0] = True
    np.not_equal(codes[1:], codes[:-1], out=first[1:])
    return codes[first].astype(np.int64)


def _ranges(start: Ints, length: Ints) -> Ints:
    """Join the ranges start[k] … start[k] + length[k] - 1."""
    import numpy as np

    total = int(length.sum())
    before = np.cumsum(length) - length
    joined: Ints = np.arange(total) + np.repeat(start - before, length)
    return joined


@dataclass(frozen=True, slots=True)
class Chance:
    """What is expected of each token, and what it counts."""

    pair: Floats  # how often it has a counterpart in a true pair
    rate: Floats  # chance counterparts a unit of length
    measure: NDArray[np.int8]  # which measure of length: row of `lengths` in `evidence`
    present: Floats  # weight of the evidence of a counterpart
    absent: Floats  # weight of the evidence of none


@dataclass(frozen=True, slots=True)
class Sightings:
    """The windows of one size that hold a counterpart, one row a token and window."""

    token: Ints
    node: Ints
    length: Floats  # of the window
    chance: Floats  # -log(q / rate): how little is expected there by chance


def sightings(
    band: Band, tokens: Tokens, keys: Keys, rate: Floats, measure: NDArray[np.int8], lengths: Floats, *, german: bool
) -> list[Sightings]:
    """Find the counterparts of one side's tokens, for windows of 1 to WINDOWS segments; arguments as of `evidence`."""
    import numpy as np

    size, other = (band.n, band.m) if german else (band.m, band.n)
    start, end = (band.row_start, band.row_end) if german else (band.column_start, band.column_end)
    grid = hits(tokens, keys, start[:size], end[:size] + WINDOWS - 1)
    base = band.offset[:-1] - band.first
    owner = np.repeat(np.arange(len(grid.first)), grid.width)
    # A window begins at a node; of the columns for its end nothing begins.
    begins = np.ones(len(owner), dtype=bool)
    for column in range(1, WINDOWS):
        begins[(grid.first + grid.width - column)[grid.width >= column]] = False
    begin = start[tokens.segment] - grid.first
    held = grid.flags.copy()
    found = []
    for window, reach in enumerate(_reaches(lengths, other), 1):
        if window > 1:
            held[: 1 - window] |= grid.flags[window - 1 :]
        at = np.flatnonzero(held & begins)
        t = owner[at]
        first = at + begin[t]
        mine = tokens.segment[t]
        place = measure[t].astype(np.int64) * (other + 1) + first
        length = reach.ravel()[place]
        mean = np.minimum(rate[t] * length, LARGE)
        # log(1 - exp(-x)) = log x - x / 2 + x**2 / 24 - …, which needs no logarithm by hit.
        chance = mean * (0.5 - mean / 24) - np.log(reach).ravel()[place]
        found.append(Sightings(t, base[mine + first] + (mine if german else first), length, chance))
    return found


def _reaches(lengths: Floats, other: int) -> list[Floats]:
    """Give the lengths of the windows that begin at each segment, by size."""
    import numpy as np

    total = np.concatenate((np.zeros((len(lengths), 1)), np.cumsum(lengths, axis=1)), axis=1)
    return [
        np.maximum(total[:, np.minimum(np.arange(other + 1) + window, other)] - total[:, : other + 1], 1e-6)
        for window in range(1, WINDOWS + 1)
    ]


def evidence(
    band: Band, tokens: Tokens, seen: Sequence[Sightings], chance: Chance, lengths: Floats, *, german: bool
) -> Floats:
    """Sum the evidence of one side's tokens for every node and window of 1 to WINDOWS segments of the other side.

    Args:
        band: the nodes; a node (i, j) stands for the German segment i and the Chinese one j.
        tokens: of this side.
        seen: their counterparts, from `sightings`.
        chance: by token.
        lengths: of the other side's segments, by measure, shape (measures, segments).
        german: whether the tokens are the German side's.

    Returns:
        Shape (WINDOWS, nodes), for windows that begin at the node's segment of the other side.
    """
    import numpy as np

    size, other = (band.n, band.m) if german else (band.m, band.n)
    lost = np.log1p(-chance.pair)
    forgiven = lost * chance.absent
    charged = chance.rate * chance.absent
    odds = np.log(chance.pair / chance.rate)
    # Of nothing, bincount gives whole numbers.
    missing = np.bincount(tokens.segment, forgiven, minlength=size + 1).astype(float)
    rates = [
        np.bincount(tokens.segment, charged * (chance.measure == row), minlength=size + 1)
        for row in range(len(lengths))
    ]
    own, across = (band.i, band.j) if german else (band.j, band.i)
    always = missing[own]
    rated = [rate[own] for rate in rates]
    summed = np.empty((WINDOWS, band.size))
    for values, one, reach in zip(summed, seen, _reaches(lengths, other), strict=True):
        t = one.token
        gain = odds[t] + one.chance
        np.minimum(gain, CEILING, out=gain)
        gain *= chance.present[t]
        gain -= forgiven[t]
        gain -= charged[t] * one.length
        np.add(np.bincount(one.node, gain, minlength=band.size), always, out=values)
        for rate, length in zip(rated, reach, strict=True):
            values += rate * length[across]
    return summed
