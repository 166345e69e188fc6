"""Characters: 准则 and 守则 share one, where the lexicon has only the other word; and names, by their usual characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from memorandum_kit.alignment.cues import Coded, Found

if TYPE_CHECKING:
    from memorandum_kit.alignment.cues.words import Looked
    from memorandum_kit.alignment.lexicon import Lexicon

# In so many words that sharing one says nothing.
_COMMON = "的了是在有和与及或不一人为以于其他之所者个这那上下中大小多可能会要得到对从而也都就但等着过地出来去把被性化使"


def find(words: Looked, segments: tuple[int, int], lexicon: Lexicon) -> Found:
    """Take the characters of what the lexicon gives for the German words, and those of the Chinese text.

    Args:
        words: what the cue of words has looked up.
        segments: how many German and Chinese ones there are.
        lexicon: the one of that cue.
    """
    import numpy as np

    from memorandum_kit.alignment.evidence import Keys, Tokens, ranges

    codes, begins = lexicon.characters
    sizes = np.diff(begins)
    common = np.array([ord(character) for character in _COMMON])
    tokens = words.tokens

    # German: the types of the cue of words, with the characters of their longer equivalents as keys.
    kind = np.repeat(np.arange(len(tokens.key_start) - 1), np.diff(tokens.key_start))
    longer = sizes[tokens.keys] > 1
    kind, keys = kind[longer], tokens.keys[longer]
    character = codes[ranges(begins[keys], sizes[keys])]
    kind = np.repeat(kind, sizes[keys])
    useful = ~np.isin(character, common)
    distinct = Keys.distinct(len(tokens.key_start) - 1, kind[useful], character[useful])
    many = np.bincount(distinct.segment, minlength=len(tokens.key_start) - 1)
    with_any = many[tokens.type] > 0
    de = Tokens(
        tokens.segment[with_any],
        tokens.type[with_any],
        np.concatenate(([0], np.cumsum(many))),
        distinct.key.astype(np.int64),
    )

    character = codes[ranges(begins[words.number], sizes[words.number])]
    segment = np.repeat(words.segment, sizes[words.number])
    useful = ~np.isin(character, common)
    zh_keys = Keys.distinct(segments[1], segment[useful], character[useful])
    types, kind = np.unique(zh_keys.key, return_inverse=True)
    zh = Tokens(zh_keys.segment, kind.astype(np.int32), np.arange(len(types) + 1), types.astype(np.int64))
    none = np.zeros(len(many), dtype=np.int8)
    return Found(
        "characters",
        Coded(de, Keys.of_tokens(de, segments[0]), ("characters",), none),
        Coded(zh, zh_keys, ("characters",), none[:1].repeat(len(types))),
    )
