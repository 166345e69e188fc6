"""The two sides as the cues see them: words of the German, Simplified characters of the Chinese, each made once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.evidence import Tokens

    Ints = NDArray[np.int64]

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")

SAMPLE = 200  # segments that show in which language a text is


@dataclass(frozen=True, slots=True)
class Texts:
    """Both sides: folded texts; the words of the German one; the code points of the Chinese one."""

    de: tuple[str, ...]
    zh: tuple[str, ...]
    vocabulary: tuple[str, ...]  # distinct German words, in order
    word: NDArray[np.int32]  # of every German word: its number in the vocabulary
    words: NDArray[np.int32]  # of every German segment: how many words
    codes: NDArray[np.uint64]  # of the Chinese texts, a line feed after each
    begins: Ints  # where each begins in `codes`, and the end of the last
    begins_de: Ints  # where each German text begins in `joined_de`

    @classmethod
    def of(cls, de: Sequence[str], zh: Sequence[str]) -> Texts:
        """Fold widths and composition, bring the Chinese into Simplified characters, and find the German words."""
        import numpy as np

        from memorandum_kit.alignment.occurrences import begins, joined

        german = tuple(unicodedata.normalize("NFC", text) for text in de)
        chinese = tuple(simplified([unicodedata.normalize("NFKC", text) for text in zh]))
        listed = [WORD.findall(text) for text in german]
        flat = list(chain.from_iterable(listed))
        numbers = {word: number for number, word in enumerate(dict.fromkeys(flat))}
        word = np.fromiter(map(numbers.__getitem__, flat), dtype=np.int32, count=len(flat))
        words = np.fromiter(map(len, listed), dtype=np.int32, count=len(listed))
        return cls(german, chinese, tuple(numbers), word, words, *joined(chinese), begins(german))

    @property
    def joined_de(self) -> str:
        """The German texts, a line feed after each."""
        return "\n".join((*self.de, ""))

    @property
    def joined_zh(self) -> str:
        """The Chinese texts, a line feed after each."""
        return "\n".join((*self.zh, ""))

    def places(self, wanted: Sequence[bool]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Give where the words stand that are wanted (a flag by number in the vocabulary): German segment and word."""
        import numpy as np

        at = np.flatnonzero(np.array(wanted, dtype=bool)[self.word]) if len(self.word) else np.zeros(0, dtype=np.int64)
        ends = np.cumsum(self.words)
        return np.searchsorted(ends, at, side="right").astype(np.int32), self.word[at]

    def segment(self, places: Ints) -> NDArray[np.int32]:
        """Give the Chinese segments of places in `codes`."""
        import numpy as np

        owner = np.repeat(np.arange(len(self.zh), dtype=np.int32), np.diff(self.begins))
        found: NDArray[np.int32] = owner[places]
        return found

    def tokens(self, types: Sequence[Sequence[int]], keys: Sequence[Sequence[int]]) -> Tokens:
        """Give the German tokens: the types of every word of the vocabulary, and the keys of every type."""
        import numpy as np

        from memorandum_kit.alignment.evidence import Tokens, ranges

        many = np.fromiter(map(len, types), dtype=np.int64, count=len(types))
        flat = np.fromiter(chain.from_iterable(types), dtype=np.int32, count=int(many.sum()))
        first = np.cumsum(many) - many
        segment = np.repeat(np.arange(len(self.de), dtype=np.int32), self.words)
        known = many[self.word] > 0
        word = self.word[known]
        sizes = np.fromiter(map(len, keys), dtype=np.int64, count=len(keys))
        return Tokens(
            np.repeat(segment[known], many[word]),
            flat[ranges(first[word], many[word])],
            np.concatenate(([0], np.cumsum(sizes))),
            np.fromiter(chain.from_iterable(keys), dtype=np.int64, count=int(sizes.sum())),
        )


def han_share(texts: Sequence[str]) -> float:
    """Give the share of Chinese characters among the letters of the texts; 0 where there are no letters.

    Of a long text some segments are looked at.
    """
    letters = han = 0
    for text in texts[:: 1 + len(texts) // SAMPLE]:
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
