"""Words by the lexicon: which German words have a Chinese counterpart, and which Chinese words a German one."""

from __future__ import annotations

from collections.abc import Sequence

from memorandum_kit.alignment.cues import Found, Side
from memorandum_kit.alignment.cues.values import is_month, without_dates
from memorandum_kit.alignment.lexicon import Lexicon, sizes_of
from memorandum_kit.alignment.texts import Texts


def find(texts: Texts, lexicon: Lexicon, rest: Sequence[str]) -> Found | None:
    """Look every German word up; cut the Chinese into the longest words that the lexicon knows.

    Args:
        texts: both sides.
        lexicon: the words.
        rest: the Chinese texts without what other cues account for.
    """
    types: dict[str, tuple[str, ...]] = {}
    trust: dict[str, str] = {}
    by_word: dict[str, tuple[str, ...]] = {}
    for words in texts.words:
        for word in words:
            if word not in by_word:
                by_word[word] = _types(word, lexicon, types, trust)
    if not types:
        return None
    de = [[name for word in words for name in by_word[word]] for words in texts.words]
    wanted = {key: key for keys in types.values() for key in keys}
    one: dict[str, str] = {}  # of a word that stands often, one object for all places
    zh = [
        [one.setdefault(word, word) for word in cut(without_dates(text), lexicon.chinese, lexicon.sizes)]
        for text in rest
    ]
    sizes = sizes_of(wanted)
    zh_keys = [_inside(text, wanted, sizes) for text in texts.zh]
    zh_types = {word: (word,) for words in zh for word in words}
    zh_trust = {word: "words.single" for word in zh_types if len(word) == 1}
    return Found("words", Side(de, types, trust=trust), Side(zh, zh_types, zh_keys, zh_trust))


def _types(word: str, lexicon: Lexicon, types: dict[str, tuple[str, ...]], trust: dict[str, str]) -> tuple[str, ...]:
    """Give the token types of a word: itself, or the parts of a compound."""
    if is_month(word):
        return ()
    if known := lexicon.equivalents(word):
        types[word] = known
        return (word,)
    names = []
    for number, part in enumerate(lexicon.parts(word)):
        name = f"{word}/{number}"
        types[name], trust[name] = part, "words.part"
        names.append(name)
    return tuple(names)


def cut(text: str, words: frozenset[str], sizes: dict[str, tuple[int, ...]]) -> list[str]:
    """Cut a Chinese text into known words, longest first from the left; what is unknown is left out."""
    found = []
    at, end = 0, len(text)
    while at < end:
        for size in sizes.get(text[at], ()):
            piece = text[at : at + size]
            if piece in words:
                found.append(piece)
                at += len(piece)
                break
        else:
            at += 1
    return found


def _inside(text: str, words: dict[str, str], sizes: dict[str, tuple[int, ...]]) -> set[str]:
    """Give those of the words that stand anywhere in a text, as the objects that `words` has for them."""
    found = set()
    for at, first in enumerate(text):
        for size in sizes.get(first, ()):
            if (word := words.get(text[at : at + size])) is not None:
                found.add(word)
    return found
