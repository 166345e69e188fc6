"""Where any of many strings stand in a text, all at once: by rolling hashes, not character by character."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Codes = NDArray[np.uint64]

# Multiplier of the hash, and bits of the table that tells most strings apart before they are compared.
FACTOR = 0x9E3779B97F4A7C15
MIXER = 0xBF58476D1CE4E5B9
BITS = 17


def codes_of(text: str) -> Codes:
    """Give the code points of a text."""
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)


def slot(hashes: Codes) -> Ints:
    """Give for every hash the place in a table of 2 ** BITS flags."""
    import numpy as np

    found: Ints = np.right_shift(hashes * np.uint64(MIXER), np.uint64(64 - BITS)).astype(np.int64)
    return found


@dataclass(frozen=True, slots=True)
class Members:
    """A set of hashes, asked for many at a time; the number of a member is its place in what `of` was given."""

    flags: NDArray[np.bool_]
    hashes: Codes  # ascending
    number: Ints

    @classmethod
    def of(cls, hashes: Codes) -> Members:
        """Make the set."""
        import numpy as np

        order = np.argsort(hashes, kind="stable")
        flags = np.zeros(1 << BITS, dtype=bool)
        flags[slot(hashes)] = True
        return cls(flags, hashes[order], order)

    def find(self, hashes: Codes) -> tuple[Ints, Ints]:
        """Give the places of those hashes that are in the set, and the numbers of the members."""
        import numpy as np

        at = np.flatnonzero(self.flags[slot(hashes)])
        place = np.minimum(np.searchsorted(self.hashes, hashes[at]), len(self.hashes) - 1)
        same = self.hashes[place] == hashes[at] if len(self.hashes) else np.zeros(0, dtype=bool)
        return at[same], self.number[place[same]]


class Strings:
    """Strings to be found; the number of a string is its place in what was given."""

    def __init__(self, strings: Sequence[str]) -> None:
        """Keep them by length."""
        import numpy as np

        by_length: dict[int, list[int]] = {}
        for number, string in enumerate(strings):
            by_length.setdefault(len(string), []).append(number)
        by_length.pop(0, None)
        self._members: dict[int, tuple[Members, Ints]] = {}
        for length, numbers in sorted(by_length.items()):
            codes = codes_of("".join(map(strings.__getitem__, numbers))).reshape(-1, length)
            hashes = codes[:, 0].copy()
            for column in range(1, length):
                hashes = hashes * np.uint64(FACTOR) + codes[:, column]
            self._members[length] = Members.of(hashes), np.array(numbers)

    def find(self, codes: Codes) -> tuple[Ints, Ints, Ints]:
        """Find all occurrences, overlapping ones too.

        Args:
            codes: of the text.

        Returns:
            Start, length and number of the string of each, by length and start.
        """
        import numpy as np

        starts, lengths, numbers = [], [], []
        hashes, size = codes, 1
        for length, (members, number) in self._members.items():
            if length > len(codes):
                break
            while size < length:
                hashes = hashes[:-1] * np.uint64(FACTOR) + codes[size:]
                size += 1
            at, which = members.find(hashes)
            starts.append(at)
            lengths.append(np.full(len(at), length))
            numbers.append(number[which])
        none = np.zeros(0, dtype=np.int64)
        return (
            np.concatenate((none, *starts)),
            np.concatenate((none, *lengths)),
            np.concatenate((none, *numbers)),
        )


def longest_first(starts: Ints, lengths: Ints) -> Ints:
    """Cut a text from the left into the longest of the occurrences found; give the places of those taken.

    Args:
        starts: of the occurrences.
        lengths: of them; of one start the longest is taken.
    """
    import numpy as np

    order = np.lexsort((-lengths, starts))
    first = np.ones(len(order), dtype=bool)
    first[1:] = starts[order][1:] != starts[order][:-1]
    order = order[first]
    taken, end = [], 0
    for place, start, stop in zip(
        order.tolist(), starts[order].tolist(), (starts + lengths)[order].tolist(), strict=True
    ):
        if start >= end:
            taken.append(place)
            end = stop
    return np.array(taken, dtype=np.int64)


def begins(texts: Sequence[str]) -> Ints:
    """Give where each of some texts begins where they stand one behind the other, a line feed after each, and the end."""
    import numpy as np

    found: Ints = np.cumsum([0, *(1 + len(text) for text in texts)])
    return found


def joined(texts: Sequence[str]) -> tuple[Codes, Ints]:
    """Give the code points of texts one behind the other, a line feed after each, and where each begins."""
    return codes_of("\n".join((*texts, ""))), begins(texts)
