"""Latin letters in the Chinese text (GitHub, EU, an address, a name in brackets) stand in the German one too."""

from __future__ import annotations

import re

from memorandum_kit.alignment.cues import Found, Side
from memorandum_kit.alignment.texts import Texts

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}")


def find(texts: Texts) -> Found | None:
    """Find the Latin words of the Chinese side and the German words that are among them."""
    zh = [[fold(word) for word in _LATIN.findall(text)] for text in texts.zh]
    known = {word for words in zh for word in words}
    if not known:
        return None
    folded = {word: fold(word) for word in {word for words in texts.words for word in words}}
    shared = {word: low for word, low in folded.items() if low in known}
    de = [[shared[word] for word in words if word in shared] for words in texts.words]
    return Found(
        "latin",
        Side(de, {word: (word,) for words in de for word in words}),
        Side(zh, {word: (word,) for word in known}),
    )


def fold(word: str) -> str:
    """Fold case and a plural or genitive s: Commits, commit."""
    low = word.lower()
    return low[:-1] if len(low) > 3 and low.endswith("s") else low
