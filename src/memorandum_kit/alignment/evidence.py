"""One measure for all cues that look for counterparts: how much likelier is what is seen if two segments are a pair?

A segment has *tokens* that should have a counterpart on the other side (a word, a number, a clause number), and
*keys* by which the other side is searched. A token with a counterpart speaks for a pair, by log(p / q): p is how often
a token of its kind has one in a true pair, q how often by chance in a stretch of that length. A token without one
speaks against it, by log((1 - p) / (1 - q)): absence is evidence. With chance hits as a Poisson process of rate r a
unit of length L, 1 - q is exp(-r L), so that only the tokens with a hit need be visited.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
# Words of one segment are not independent: from about this many on, more of them say little more.
SATURATION = 8.0


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one side: `segment[t]`, `kind_of[t]`, and for every type the keys that would be a counterpart."""

    segment: Ints  # ascending
    type: Ints
    key_start: Ints  # of every type: its keys are keys[key_start[k]:key_start[k + 1]]
    keys: Ints

    @classmethod
    def build(cls, segments: Sequence[Sequence[int]], types: Sequence[Iterable[int]]) -> Tokens:
        """Put lists of type numbers by segment, and of keys by type, into arrays."""
        import numpy as np

        counts = [len(s) for s in segments]
        listed = [tuple(t) for t in types]
        return cls(
            np.repeat(np.arange(len(segments)), counts),
            np.array([t for s in segments for t in s], dtype=np.int64),
            np.concatenate(([0], np.cumsum([len(t) for t in listed], dtype=np.int64))).astype(np.int64),
            np.array([k for t in listed for k in t], dtype=np.int64),
        )


@dataclass(frozen=True, slots=True)
class Keys:
    """Which keys stand in which segments of one side: pairs, ascending by segment, and as sorted codes."""

    segments: int
    segment: Ints
    key: Ints
    codes: Ints  # key * (segments + 1) + segment

    @classmethod
    def build(cls, segments: Sequence[Iterable[int]]) -> Keys:
        """Put the keys of every segment into arrays."""
        import numpy as np

        sets = [sorted(set(keys)) for keys in segments]
        segment = np.repeat(np.arange(len(sets)), [len(keys) for keys in sets])
        return cls.of(len(sets), segment, np.array([key for keys in sets for key in keys], dtype=np.int64))

    @classmethod
    def of(cls, segments: int, segment: Ints, key: Ints) -> Keys:
        """Sort pairs that are ascending by segment."""
        import numpy as np

        return cls(segments, segment, key, np.sort(key * (segments + 1) + segment))

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


def hits(tokens: Tokens, keys: Keys, start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """Give pairs (token, segment of the other side), sorted, without repetition.

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
    segment = tokens.segment[token]
    base = key * (keys.segments + 1)
    low = np.searchsorted(keys.codes, base + start[segment])
    high = np.maximum(low, np.searchsorted(keys.codes, base + np.minimum(end[segment], keys.segments)))
    found = keys.codes[_ranges(low, high - low)] % (keys.segments + 1)
    code = np.unique(np.repeat(token, high - low) * (keys.segments + 1) + found)
    return code // (keys.segments + 1), code % (keys.segments + 1)


def _ranges(start: Ints, length: Ints) -> Ints:
    """Join the ranges start[k] … start[k] + length[k] - 1."""
    import numpy as np

    total = int(length.sum())
    before = np.cumsum(length) - length
    joined: Ints = np.arange(total) + np.repeat(start - before, length)
    return joined


@dataclass(frozen=True, slots=True)
class Chance:
    """How often a token finds a counterpart: `pair` in a true pair by token, `rate` by chance a unit of length."""

    pair: Floats
    rate: Floats


def windows(token: Ints, segment: Ints, size: int) -> tuple[Ints, Ints]:
    """Give the windows of `size` segments that hold at least one hit: (token, first segment), each once."""
    import numpy as np

    if not len(token):
        return token, segment
    before = np.concatenate(([-1], segment[:-1]))
    same = np.concatenate(([False], token[1:] == token[:-1]))
    room = np.where(same, segment - before, size)
    room = np.minimum(np.minimum(room, size), segment + 1)
    return np.repeat(token, room), _ranges(segment - room + 1, room)


def evidence(
    band: Band, tokens: Tokens, keys: Keys, chance: Chance, length: Floats, *, german: bool
) -> list[tuple[Floats, Floats]]:
    """Sum the evidence of one side's tokens, present and absent apart, for every node and window of 1 to WINDOWS segments of the other side.

    Args:
        band: the nodes; a node (i, j) stands for the German segment i and the Chinese one j.
        tokens: of this side.
        keys: of the other side.
        chance: by token.
        length: of the other side's segments.
        german: whether the tokens are the German side's.

    Returns:
        Four times two arrays by node: the evidence of the tokens with a counterpart, and of those without, in windows
        that begin at the node's segment of the other side.
    """
    import numpy as np

    size = band.n if german else band.m
    other = band.m if german else band.n
    start, end = (band.row_start, band.row_end) if german else (band.column_start, band.column_end)
    token, segment = hits(tokens, keys, start[:size], end[:size] + WINDOWS - 1)
    many = np.bincount(tokens.segment, minlength=size + 1)
    share = (1.0 / (1.0 + many / SATURATION))[tokens.segment]
    lost = np.log1p(-chance.pair)
    absent = np.bincount(tokens.segment, lost * share, minlength=size + 1)
    rates = np.bincount(tokens.segment, chance.rate * share, minlength=size + 1)
    total = np.concatenate(([0.0], np.cumsum(length)))
    own, across = (band.i, band.j) if german else (band.j, band.i)
    summed = []
    for window in range(1, WINDOWS + 1):
        reach = total[np.minimum(np.arange(other + 1) + window, other)] - total[: other + 1]
        t, first = windows(token, segment, window)
        mean = chance.rate[t] * reach[first]
        gain = np.log(chance.pair[t]) - np.log(-np.expm1(-mean))
        mine = tokens.segment[t]
        node = band.node(mine, first) if german else band.node(first, mine)
        found = np.bincount(node, np.minimum(gain, CEILING) * share[t], minlength=band.size + 1)[: band.size]
        excused = np.bincount(node, (lost[t] + mean) * share[t], minlength=band.size + 1)[: band.size]
        summed.append((found, absent[own] + rates[own] * reach[across] - excused))
    return summed
