"""Which stored texts share words or character pairs with a text: the index that keeps a look-up short.

German and English texts are indexed by the first six letters of each word, Chinese ones by pairs of characters; digits
are left out, because today's values are not yesterday's. A posting list is a chunk of little-endian 32-bit numbers.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SCHEMA = """
CREATE TABLE posting (term INTEGER NOT NULL, chunk INTEGER NOT NULL, texts BLOB NOT NULL, PRIMARY KEY (term, chunk))
WITHOUT ROWID;
"""
_WORD = re.compile(r"[^\W\d_]+")
_FIRST_HANZI = "\u3400"
_STEM = 6
_KEPT = 100_000  # words
_STEPS = 4096
_CHUNK = 16_384  # bytes: an addition rewrites at most one chunk a feature


class _Features(dict[str, tuple[int, ...]]):
    """The features of a word or run of Hanzi; those met lately are kept, because clauses repeat their words."""

    def __missing__(self, word: str) -> tuple[int, ...]:
        """Take the word apart."""
        if len(self) >= _KEPT:
            self.clear()
        if word[0] < _FIRST_HANZI:
            parts = [word[:_STEM].lower()]
        elif len(word) == 1:
            parts = [word]
        else:
            parts = [word[i : i + 2] for i in range(len(word) - 1)]
        self[word] = found = tuple([zlib.crc32(part.encode()) for part in parts])
        return found


_FEATURES = _Features()


def features(text: str) -> set[int]:
    """Give the features of a folded text as numbers; the same text always gives the same ones."""
    found: set[int] = set()
    for word in _WORD.findall(text):
        found.update(_FEATURES[word])
    return found


def index_texts(connection: sqlite3.Connection, texts: Iterable[tuple[int, set[int]]]) -> None:
    """Add texts, given as number and features, to the index."""
    import numpy as np

    terms, numbers = array("Q"), array("I")
    for number, found in texts:
        terms.extend(found)
        numbers.extend([number] * len(found))
    if not terms:
        return
    all_terms = np.frombuffer(terms, dtype=np.uint64)
    order = np.argsort(all_terms, kind="stable")
    sorted_numbers = np.frombuffer(numbers, dtype=np.uint32)[order].astype("<u4")
    distinct, starts = np.unique(all_terms[order], return_index=True)
    ends = [*starts[1:].tolist(), len(sorted_numbers)]
    known = connection.execute("SELECT 1 FROM posting LIMIT 1").fetchone() is not None
    rows = []
    for term, start, end in zip(distinct.tolist(), starts.tolist(), ends, strict=True):
        blob = sorted_numbers[start:end].tobytes()
        chunk = 0
        if known:
            row = connection.execute(
                "SELECT chunk, texts FROM posting WHERE term = ? ORDER BY chunk DESC LIMIT 1", (term,)
            ).fetchone()
            if row is not None:
                chunk = row[0]
                if len(row[1]) + len(blob) <= _CHUNK:
                    blob = row[1] + blob
                else:
                    chunk += 1
        rows.append((term, chunk, blob))
    connection.executemany("INSERT OR REPLACE INTO posting VALUES (?, ?, ?)", rows)


def nearest(
    connection: sqlite3.Connection, wanted: set[int], sizes: NDArray[np.float32], limit: int, *, inside: bool = False
) -> list[tuple[int, float]]:
    """Give the numbers of the texts that share most features with `wanted`, best first, with the Dice coefficient.

    `sizes` has the number of features of each text by its number, infinite where there is no text. With `inside` it does
    not matter what else a text has: the figure is the share of `wanted` that it has.
    """
    import numpy as np

    parts = []
    for term in wanted:
        rows = connection.execute("SELECT texts FROM posting WHERE term = ?", (term,))
        parts += [np.frombuffer(row[0], dtype="<u4") for row in rows]
    if not parts:
        return []
    shared = np.bincount(np.concatenate(parts), minlength=len(sizes))[: len(sizes)]
    numbers = np.flatnonzero(shared)
    of = np.where(np.isfinite(sizes[numbers]), 2.0 * len(wanted), np.inf) if inside else sizes[numbers] + len(wanted)
    likeness = 2.0 * shared[numbers] / of
    if len(numbers) > limit:
        # Thousands of units can be equally near: counting in steps finds the threshold where sorting them all is slow.
        steps = (likeness * _STEPS).astype(np.int64)
        above = np.cumsum(np.bincount(steps, minlength=_STEPS + 1)[::-1])
        threshold = _STEPS - int(np.searchsorted(above, limit))
        kept = np.flatnonzero(steps >= threshold)
        numbers, likeness = numbers[kept], likeness[kept]
    best = np.lexsort((-numbers, -likeness))[:limit]
    return [(int(numbers[i]), float(likeness[i])) for i in best]
