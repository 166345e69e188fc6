"""Characters: 准则 and 守则 share one, where the lexicon has only the other word; and names, by their usual characters."""

from __future__ import annotations

from itertools import chain

from memorandum_kit.alignment.cues import Found, Side

# In so many words that sharing one says nothing.
_COMMON = frozenset(
    "的了是在有和与及或不一人为以于其他之所者个这那上下中大小多可能会要得到对从而也都就但等着过地出来去把被性化使"
)


def find(words: Found) -> Found:
    """Take the characters of what the lexicon gives for the German words, and those of the Chinese text."""
    one: dict[str, str] = {}  # of a character that stands often, one object for all places
    inside = {
        word: [one.setdefault(c, c) for c in word if c not in _COMMON]
        for word in {word for keys in words.de.types.values() for word in keys} | words.zh.types.keys()
    }
    types = {
        name: tuple({c for word in keys if len(word) > 1 for c in inside[word]})
        for name, keys in words.de.types.items()
    }
    types = {name: characters for name, characters in types.items() if characters}
    de = [[name for name in names if name in types] for names in words.de.tokens]
    zh = [list({c for word in found for c in inside[word]}) for found in words.zh.tokens]
    zh_types = {c: (c,) for c in dict.fromkeys(chain.from_iterable(zh))}
    return Found("characters", Side(de, types), Side(zh, zh_types))
