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
# Bits of a machine word, and those of them that are read wherever in a byte they begin.
WORD = 64
READABLE = WORD - 7


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
    """Which keys stand in which segments of one side: pairs, ascending by segment, none twice."""

    segments: int
    segment: NDArray[np.int32]
    key: NDArray[np.int32]

    @classmethod
    def build(cls, counts: Sequence[int], flat: Iterable[int]) -> Keys:
        """Put the number of keys by segment, and the keys one after the other, into arrays; none twice in a segment."""
        import numpy as np

        segment = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        return cls(len(counts), segment, np.fromiter(flat, dtype=np.int32, count=sum(counts)))

    @classmethod
    def of_tokens(cls, tokens: Tokens, segments: int) -> Keys:
        """Take all keys of the tokens as what stands in their segments."""
        import numpy as np

        many = tokens.key_start[tokens.type + 1] - tokens.key_start[tokens.type]
        key = tokens.keys[ranges(tokens.key_start[tokens.type], many)]
        return cls.distinct(segments, np.repeat(tokens.segment, many), key)

    @classmethod
    def distinct(cls, segments: int, segment: NDArray[Any], key: NDArray[Any]) -> Keys:
        """Sort pairs of segment and key, and drop repetitions."""
        import numpy as np

        width = 1 + int(key.max(initial=0))
        code = _distinct(segment.astype(np.int64) * width + key)
        return cls(segments, (code // width).astype(np.int32), (code % width).astype(np.int32))

    def only(self, wanted: NDArray[np.bool_], first: int) -> Keys:
        """Keep the keys that are wanted (a flag by key number), numbered from `first` on."""
        import numpy as np

        useful = wanted[self.key]
        return Keys(self.segments, self.segment[useful], self.key[useful] + np.int32(first))

    @classmethod
    def join(cls, parts: Sequence[Keys], segments: int) -> Keys:
        """Put the keys of several cues together; their key numbers differ already."""
        import numpy as np

        segment = np.concatenate([part.segment for part in parts])
        key = np.concatenate([part.key for part in parts])
        order = np.argsort(segment, kind="stable")
        return cls(segments, segment[order], key[order])

    def part(self, start: int, end: int) -> Keys:
        """Give the keys of the segments from `start` to before `end`, numbered from 0."""
        import numpy as np

        a, b = places(self.segment, start, end)
        return Keys(end - start, self.segment[a:b] - np.int32(start), self.key[a:b])


def places(segment: NDArray[np.int32], start: int, end: int) -> tuple[int, int]:
    """Give where in ascending segments those from `start` to before `end` stand.

    The numbers are brought into the type of the segments; the other way round all of a long text would be copied.
    """
    import numpy as np

    a, b = np.searchsorted(segment, np.array((start, end), dtype=segment.dtype)).tolist()
    return a, b


class Hits:
    """Where the counterparts of one side's tokens stand on the other side, as bits.

    Every key that a token looks for has a row of bits, one for each segment of the other side, and can be read from any
    byte on; a token's bits are those of all its keys. So a token costs a few machine words however many segments it is
    compared with.
    """

    def __init__(self, tokens: Tokens, keys: Keys) -> None:
        """Make the rows; a token of which no key stands on the other side has none."""
        import numpy as np

        width = (keys.segments >> 3) + 2 + WORD // 8  # bytes of a row
        many = tokens.key_start[tokens.type + 1] - tokens.key_start[tokens.type]
        token = np.repeat(np.arange(len(tokens.type), dtype=np.int32), many)
        key = tokens.keys[ranges(tokens.key_start[tokens.type], many)]
        top = 1 + max(int(key.max(initial=0)), int(keys.key.max(initial=0)))
        wanted, here = np.zeros(top, dtype=bool), np.zeros(top, dtype=bool)
        wanted[key] = here[keys.key] = True
        here &= wanted
        row = np.cumsum(here) - 1
        known, useful = here[key], here[keys.key]
        token, where = token[known], keys.segment[useful]
        self._row = row[key[known]] * width
        begins = np.empty(len(token), dtype=bool)
        begins[:1] = True
        np.not_equal(token[1:], token[:-1], out=begins[1:])
        self._begins = np.flatnonzero(begins)
        self._segment = tokens.segment[token]
        self.token = token[self._begins]  # those with a row, ascending
        bits = np.zeros(int(here.sum()) * width + WORD // 8, dtype=np.uint8)
        np.bitwise_or.at(
            bits,
            row[keys.key[useful]] * width + (where >> 3),
            np.left_shift(1, where & 7, dtype=np.uint8, casting="unsafe"),
        )
        self._words = np.ndarray((len(bits) - WORD // 8 + 1,), dtype="V8", buffer=bits.data, strides=(1,))

    def read(self, start: NDArray[Any]) -> NDArray[np.uint64]:
        """Give for every token with a row READABLE bits, the lowest for the segment `start[segment of the token]`."""
        import numpy as np

        at = start[self._segment]
        words = self._words[self._row + (at >> 3)].view(np.dtype("<u8"))
        found: NDArray[np.uint64] = np.right_shift(words, (at & 7).astype(np.uint64))
        return np.bitwise_or.reduceat(found, self._begins) if len(found) else found


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


def ranges(start: Ints, length: Ints) -> Ints:
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
    """The windows that hold a counterpart, one row a token and start, the smallest window that holds it first."""

    token: NDArray[np.int32]
    node: NDArray[np.int32]
    counts: tuple[int, ...]  # of the rows, those that windows of each size hold
    length: tuple[NDArray[np.float32], ...]  # of the windows, by size
    chance: tuple[NDArray[np.float32], ...]  # -log(q / rate) by size: how little is expected there by chance


def sightings(
    band: Band, tokens: Tokens, keys: Keys, rate: Floats, measure: NDArray[np.int8], lengths: Floats, *, german: bool
) -> Sightings:
    """Find the counterparts of one side's tokens, for windows of 1 to WINDOWS segments; arguments as of `evidence`."""
    import numpy as np

    size, other = (band.n, band.m) if german else (band.m, band.n)
    start, end = (band.row_start, band.row_end) if german else (band.column_start, band.column_end)
    hits = Hits(tokens, keys)
    mine = tokens.segment[hits.token]
    groups: list[list[tuple[Ints, Ints]]] = [[] for _ in range(WINDOWS)]
    step = READABLE - WINDOWS + 1
    widest = int((end - start)[:size].max(initial=0))
    usable = 8 * (min(widest, step) + 7 >> 3)  # bits of a word that a corridor so wide can use, in whole bytes
    for first in range(0, max(1, widest), step):
        at = np.minimum(start[:size] + first, other).astype(np.int32)
        # A window begins at a node; the bits behind are for where it ends.
        begins = np.left_shift(np.uint64(1), np.clip(end[:size] - at, 0, step).astype(np.uint64)) - np.uint64(1)
        read = hits.read(at)
        before = held = read & begins[mine]
        for window, group in enumerate(groups):
            if window:
                held = before | (np.right_shift(read, np.uint64(window)) & begins[mine])
            new = held ^ before if window else held
            some = np.flatnonzero(new)
            octets = new[some].astype("<u8").view(np.uint8).reshape(-1, WORD // 8)[:, : usable // 8]
            found = np.flatnonzero(np.unpackbits(octets.ravel(), bitorder="little").view(bool)).astype(np.int32)
            which = found // np.int32(max(1, usable))
            row = some[which].astype(np.int32)
            group.append((row, at[mine[row]] + (found - which * np.int32(usable))))
            before = held
    rows = np.concatenate([row for group in groups for row, _ in group])
    across = np.concatenate([begin for group in groups for _, begin in group])
    token = hits.token[rows]
    own = mine[rows]
    place = measure[token] * np.int32(other + 1) + across
    counts = np.cumsum([sum(len(row) for row, _ in group) for group in groups]).tolist()
    rates = rate.astype(np.float32)[token]
    length, chance = [], []
    for count, reach in zip(counts, _reaches(lengths, other), strict=True):
        length.append(reach.astype(np.float32).ravel()[place[:count]])
        mean = rates[:count] * length[-1]
        np.minimum(mean, LARGE, out=mean)
        # log(1 - exp(-x)) = log x - x / 2 + x**2 / 24 - …, which needs no logarithm by hit.
        little = mean * np.float32(-1 / 24)
        little += np.float32(0.5)
        little *= mean
        little -= np.log(reach).astype(np.float32).ravel()[place[:count]]
        chance.append(little)
    node = (band.offset[:-1] - band.first).astype(np.int32)[own + across] + (own if german else across)
    return Sightings(token, node, tuple(counts), tuple(length), tuple(chance))


def _reaches(lengths: Floats, other: int) -> list[Floats]:
    """Give the lengths of the windows that begin at each segment, by size."""
    import numpy as np

    total = np.concatenate((np.zeros((len(lengths), 1)), np.cumsum(lengths, axis=1)), axis=1)
    return [
        np.maximum(total[:, np.minimum(np.arange(other + 1) + window, other)] - total[:, : other + 1], 1e-6)
        for window in range(1, WINDOWS + 1)
    ]


def evidence(band: Band, tokens: Tokens, seen: Sightings, chance: Chance, lengths: Floats, *, german: bool) -> Floats:
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
    token = seen.token
    gains, weight, less, charge = (
        by_token.astype(np.float32)[token] for by_token in (odds, chance.present, forgiven, charged)
    )
    summed = np.empty((WINDOWS, band.size))
    for values, count, length, little, reach in zip(
        summed, seen.counts, seen.length, seen.chance, _reaches(lengths, other), strict=True
    ):
        gain = gains[:count] + little
        np.minimum(gain, CEILING, out=gain)
        gain *= weight[:count]
        gain -= less[:count]
        gain -= charge[:count] * length
        np.add(np.bincount(seen.node[:count], gain, minlength=band.size), always, out=values)
        for rate, one in zip(rated, reach, strict=True):
            values += rate * one[across]
    return summed
