"""Word pairs that the document itself shows: what stands again and again in linked segments, and the lexicon lacks.

From the sure links of the first pass: a German word stem and two Chinese characters beside each other are a pair where
nearly always both stand in a link or neither does (Dice coefficient; Smadja, McKeown and Hatzivassiloglou 1996).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from memorandum_kit.alignment.cues import Coded, Found
from memorandum_kit.alignment.wordforms import stem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.evidence import Keys
    from memorandum_kit.alignment.lexicon import Lexicon
    from memorandum_kit.alignment.sections import Step
    from memorandum_kit.alignment.texts import Texts

    Ints = NDArray[np.int64]

# A document with fewer sure links teaches nothing.
LINKS = 300
SURE = 0.9
# A pair stands in so many links at least, its parts in not more than this share of all, and the coefficient is at least this.
TOGETHER = 4
COMMON = 0.1
DICE = 0.75
# So many partners at most have a stem and a pair of characters: where whole clauses come again, all goes with all.
EACH = 4
# Shorter words are not looked at.
SHORTEST = 4
# Combinations looked at in all, and possible ones that are counted in a table.
MOST = 2_000_000


def learn(texts: Texts, chain: Sequence[Step], lexicon: Lexicon) -> Found | None:
    """Give the pairs that the sure links of a chain show, as a cue for the whole text; None where these are too few."""
    import numpy as np

    from memorandum_kit.alignment.evidence import Keys, Tokens, ranges

    sure = [s for s in chain if s.m and s.k and s.posterior >= SURE]
    if len(sure) < LINKS:
        return None
    link_de, link_zh = np.full(len(texts.de), -1), np.full(len(texts.zh), -1)
    for number, step in enumerate(sure):
        link_de[step.i : step.i + step.m] = number
        link_zh[step.j : step.j + step.k] = number

    stems: dict[str, int] = {}
    stem_of = np.array(
        [stems.setdefault(stem(word), len(stems)) if len(word) >= SHORTEST else -1 for word in texts.vocabulary]
    )
    segment = np.repeat(np.arange(len(texts.de)), texts.words)
    found = stem_of[texts.word]
    left = _frequent(link_de[segment[found >= 0]], found[found >= 0], len(stems), len(sure))
    codes = texts.codes.astype(np.int64)
    han = (codes >= 0x3400) & (codes <= 0x9FFF)
    at = np.flatnonzero(han[:-1] & han[1:])
    pairs, gram = np.unique(codes[at] << 16 | codes[at + 1], return_inverse=True)
    owner = texts.segment(at)
    right = _frequent(link_zh[owner], gram, len(pairs), len(sure))

    # Every stem of a link with every pair of characters of the same link.
    begins = np.searchsorted(right.segment, np.arange(len(sure) + 1))
    many = np.diff(begins)[left.segment]
    if int(many.sum()) > MOST:
        end = int(np.searchsorted(np.cumsum(many), MOST))
        left, many = Keys(left.segments, left.segment[:end], left.key[:end]), many[:end]
    rows, columns = (np.flatnonzero(np.bincount(side.key)) for side in (left, right))
    place = np.zeros(len(pairs), dtype=np.int64)
    place[columns] = np.arange(len(columns))
    combined = np.repeat(np.searchsorted(rows, left.key), many) * len(columns)
    combined += place[right.key[ranges(begins[left.segment], many)]]
    if len(rows) * len(columns) <= MOST:
        counts = np.bincount(combined, minlength=1)
        together = np.flatnonzero(counts >= TOGETHER)
        count = counts[together]
    else:
        small = combined.astype(np.int32) if len(rows) * len(columns) < 1 << 31 else combined  # sorted in half the time
        together, count = np.unique(small, return_counts=True)
    one, two = rows[together // max(1, len(columns))], columns[together % max(1, len(columns))]
    alone = np.bincount(left.key, minlength=len(stems))[one] + np.bincount(right.key, minlength=len(pairs))[two]
    dice = 2 * count / np.maximum(alone, 1)
    good = np.flatnonzero((count >= TOGETHER) & (dice >= DICE))
    good = good[_best(one[good], dice[good])]
    good = good[_best(two[good], dice[good])]
    known = _known(texts, stem_of, lexicon)
    keys: dict[int, list[int]] = {}
    for left_one, right_one in zip(one[good].tolist(), two[good].tolist(), strict=True):
        characters = chr(int(pairs[right_one]) >> 16) + chr(int(pairs[right_one]) & 0xFFFF)
        if not any(characters in word for word in known(left_one)):
            keys.setdefault(left_one, []).append(right_one)
    if not keys:
        return None
    types = {number: k for k, number in enumerate(keys)}
    de = texts.tokens(
        [(types[number],) if number in types else () for number in stem_of.tolist()],
        [tuple(grams) for grams in keys.values()],
    )
    wanted = np.zeros(len(pairs), dtype=bool)
    wanted[de.keys] = True
    zh_keys = Keys.distinct(len(texts.zh), owner[wanted[gram]], gram[wanted[gram]])
    type_of = np.cumsum(wanted) - 1
    zh = Tokens(
        zh_keys.segment, type_of[zh_keys.key].astype(np.int32), np.arange(int(wanted.sum()) + 1), np.flatnonzero(wanted)
    )
    none = np.zeros(max(len(keys), int(wanted.sum())), dtype=np.int8)
    return Found(
        "learned",
        Coded(de, Keys.of_tokens(de, len(texts.de)), ("learned",), none[: len(keys)]),
        Coded(zh, zh_keys, ("learned",), none[: int(wanted.sum())]),
    )


def _best(group: Ints, value: NDArray[np.float64]) -> Ints:
    """Give the places of the greatest values of each group, at most EACH of a group, in order."""
    import numpy as np

    order = np.lexsort((-value, group))
    sorted_group = group[order]
    rank = np.arange(len(order)) - np.searchsorted(sorted_group, sorted_group)
    return np.sort(order[rank < EACH])


def _frequent(link: NDArray[np.int64], key: NDArray[np.int64], keys: int, links: int) -> Keys:
    """Give in which links the keys stand that stand in enough of them, and not in too many."""
    import numpy as np

    from memorandum_kit.alignment.evidence import Keys

    found = Keys.distinct(links, link[link >= 0], key[link >= 0])
    count = np.bincount(found.key, minlength=keys)
    return found.only((count >= TOGETHER) & (count <= COMMON * links), 0)


def _known(texts: Texts, stem_of: Ints, lexicon: Lexicon) -> Callable[[int], set[str]]:
    """Give a function from a stem to the Chinese words that the lexicon has for the words with it."""
    by_stem: dict[int, list[str]] = {}
    for word, number in zip(texts.vocabulary, stem_of.tolist(), strict=True):
        by_stem.setdefault(number, []).append(word)
    listed = lexicon.listed

    @cache
    def known(number: int) -> set[str]:
        return {listed[k] for word in by_stem[number] for part in lexicon.numbered(word)[1] for k in part}

    return known
