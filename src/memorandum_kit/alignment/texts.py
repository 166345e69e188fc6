"""The two sides as the cues see them: words of the German, Simplified characters of the Chinese, each made once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Texts:
    """Both sides: folded texts, and the words of the German one."""

    de: tuple[str, ...]
    zh: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, de: Sequence[str], zh: Sequence[str]) -> Texts:
        """Fold widths and composition, bring the Chinese into Simplified characters, and find the German words."""
        german = tuple(unicodedata.normalize("NFC", text) for text in de)
        chinese = tuple(simplified([unicodedata.normalize("NFKC", text) for text in zh]))
        return cls(german, chinese, tuple(tuple(WORD.findall(text)) for text in german))


def han_share(texts: Sequence[str]) -> float:
    """Give the share of Chinese characters among the letters of the texts; 0 where there are no letters."""
    letters = han = 0
    for text in texts:
        letters += sum(map(str.isalpha, text))
        han += len(_HAN.findall(text))
    return han / letters if letters else 0.0


def simplified(texts: Sequence[str]) -> list[str]:
    """Bring texts into the characters and words of the mainland, in which the lexicon is written."""
    joined = "\n".join(text.replace("\n", " ") for text in texts)
    converted = _converter().convert(joined).split("\n")
    return converted if len(converted) == len(texts) else [_converter().convert(text) for text in texts]


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("tw2sp")
