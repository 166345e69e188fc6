"""Words by the lexicon: which German words have a Chinese counterpart, and which Chinese words a German one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from memorandum_kit.alignment.cues import Coded, Found
from memorandum_kit.alignment.cues.values import date_units, is_month
from memorandum_kit.alignment.lexicon import Lexicon
from memorandum_kit.alignment.occurrences import longest_first
from memorandum_kit.alignment.texts import Texts
from memorandum_kit.alignment.wordforms import stem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.evidence import Tokens

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Looked:
    """What the lexicon knows: the German tokens, and the words into which the Chinese texts were cut."""

    tokens: Tokens
    segment: NDArray[np.int32]  # of every Chinese word
    number: Ints  # of every Chinese word: its number in the lexicon


def find(texts: Texts, lexicon: Lexicon, taken: NDArray[np.bool_]) -> tuple[Found, Looked] | None:
    """Look every German word up; cut the Chinese into the longest words that the lexicon knows.

    Args:
        texts: both sides.
        lexicon: the words.
        taken: of every code point of the Chinese side, whether another cue accounts for it.
    """
    import numpy as np

    from memorandum_kit.alignment.evidence import Keys, joined
    from memorandum_kit.alignment.evidence import Tokens as Arrays

    start, length, number = lexicon.strings.find(texts.codes)
    segment = texts.segment(start)
    blocked = np.concatenate(([0], np.cumsum(taken | date_units(texts.codes))))
    free = np.flatnonzero(blocked[start + length] == blocked[start])
    kept = free[longest_first(start[free], length[free])]
    order = kept[np.argsort(start[kept])]
    cut = number[order]

    types: list[tuple[int, ...]] = []
    keys: list[tuple[int, ...]] = []
    trust: list[int] = []
    for word in texts.vocabulary:
        by_part, found = (False, ()) if is_month(word) else lexicon.numbered(word)
        types.append(tuple(range(len(keys), len(keys) + len(found))))
        keys += found
        trust += [int(by_part)] * len(found)
    tokens = texts.tokens(types, keys)
    if (phrases := _phrases(texts, lexicon)) is not None:
        tokens, _ = joined([tokens, phrases])
        trust += [0] * (len(phrases.key_start) - 1)
    if not len(tokens.keys):
        return None
    wanted = np.zeros(len(lexicon.listed), dtype=bool)
    wanted[tokens.keys] = True
    sought = wanted[number]
    de_keys = Keys.of_tokens(tokens, len(texts.de))
    zh_keys = Keys.distinct(len(texts.zh), segment[sought], number[sought])
    single = (np.diff(lexicon.characters[1]) == 1).astype(np.int8)
    occurring = np.bincount(cut, minlength=len(lexicon.listed)) > 0
    zh_types, zh_type = np.flatnonzero(occurring), (np.cumsum(occurring) - 1)[cut]
    zh_tokens = Arrays(segment[order], zh_type.astype(np.int32), np.arange(len(zh_types) + 1), zh_types)
    return (
        Found(
            "words",
            Coded(tokens, de_keys, ("words", "words.part"), np.array(trust, dtype=np.int8)),
            Coded(zh_tokens, zh_keys, ("words", "words.single"), single[zh_types]),
        ),
        Looked(tokens, segment[order], cut),
    )


def _phrases(texts: Texts, lexicon: Lexicon) -> Tokens | None:
    """Give the tokens of lemmas of several words (Vereinte Nationen), inflected or not; None where there are none."""
    import numpy as np

    from memorandum_kit.alignment.evidence import Tokens

    stems: dict[str, int] = {}
    stem_of = np.array([stems.setdefault(stem(word), len(stems)) for word in texts.vocabulary], dtype=np.int64)
    running = stem_of[texts.word] if len(stem_of) else stem_of
    segment = np.repeat(np.arange(len(texts.de), dtype=np.int32), texts.words)
    places, keys = [], []
    for first in [one for one in stems if one in lexicon.phrases]:
        for parts, numbers in lexicon.phrases[first]:
            if stems.keys() >= set(parts):
                at = np.flatnonzero(running[: len(running) - len(parts) + 1] == stems[first])
                for offset, part in enumerate(parts[1:], 1):
                    at = at[running[at + offset] == stems[part]]
                at = at[segment[at] == segment[at + len(parts) - 1]]
                if len(at):
                    places.append(segment[at])
                    keys.append(numbers)
    if not places:
        return None
    kind = np.repeat(np.arange(len(places), dtype=np.int32), [len(at) for at in places])
    flat = np.concatenate(places)
    order = np.argsort(flat, kind="stable")
    start = np.concatenate(([0], np.cumsum([len(numbers) for numbers in keys])))
    return Tokens(flat[order], kind[order], start, np.array([k for numbers in keys for k in numbers], dtype=np.int64))
