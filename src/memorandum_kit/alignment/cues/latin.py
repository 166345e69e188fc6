"""Latin letters in the Chinese text (GitHub, EU, an address, a name in brackets) stand in the German one too."""

from __future__ import annotations

import re

from memorandum_kit.alignment.cues import Coded, Found
from memorandum_kit.alignment.texts import Texts

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}")


def find(texts: Texts) -> Found | None:
    """Find the Latin words of the Chinese side and the German words that are among them."""
    import numpy as np

    from memorandum_kit.alignment.evidence import Keys, Tokens

    zh = [[fold(word) for word in _LATIN.findall(text)] for text in texts.zh]
    number = {word: k for k, word in enumerate(dict.fromkeys(word for words in zh for word in words))}
    if not number:
        return None
    own = [number.get(fold(word), -1) for word in texts.vocabulary]
    tokens = texts.tokens([(k,) if k >= 0 else () for k in own], [(k,) for k in range(len(number))])
    other = Tokens.build(
        [len(words) for words in zh],
        (number[word] for words in zh for word in words),
        [1] * len(number),
        range(len(number)),
    )
    trust = np.zeros(len(number), dtype=np.int8)
    return Found(
        "latin",
        Coded(tokens, Keys.of_tokens(tokens, len(texts.de)), ("latin",), trust),
        Coded(other, Keys.of_tokens(other, len(texts.zh)), ("latin",), trust),
    )


def fold(word: str) -> str:
    """Fold case and a plural or genitive s: Commits, commit."""
    low = word.lower()
    return low[:-1] if len(low) > 3 and low.endswith("s") else low
