"""Where a Chinese word ends: enough segmentation to see that 市长 in 城市长期合作 is none.

No segmenter is loaded: a word list decides, by the segmentation of the stretch around a hit that needs the fewest words
and the fewest single characters (after the maximum matching of Chen and Liu, COLING 1992).
"""

from __future__ import annotations

_WINDOW = 12  # characters looked at on either side
_LONGEST = 8
# Characters that are words by themselves often enough to cost no more than a word.
_SINGLE = frozenset(
    "的了在和与及或为以于由对向从到被把将并而且但又也都就才只不没未是有无上下中内外前后间里等各每该本此其这那某两双一二三四五六七八九十"
    "百千万亿第个名位次年月日时人市区县省州国地者所之起至按经据自让给使令请应可须拟需会能要想再更最很较共同"
)
_COST_WORD = 1.0  # of two characters
_COST_MORE = 0.4  # for each further one: a long word must not win by its length alone
_COST_RARE = 1.35
_COST_SINGLE = 1.6
_COST_FUNCTION = 1.05
_EDGE = frozenset('，。、；：！？,.;:!?"()（）【】[]{}<>/\\|·-—…~ \t\n\r\u3000')


class Segmenter:
    """A word list with the one question that matching asks: does a word straddle this edge?"""

    def __init__(self, words: frozenset[str], traps: frozenset[str], rare: frozenset[str] = frozenset()) -> None:
        """Keep the list and the pairs of characters inside its words.

        Args:
            words: words of two to eight characters, folded.
            traps: words that contain terms without meaning them (人民币); they are words, too.
            rare: words that speak against a hit only where they leave no single character behind.
        """
        self._words = words | traps
        self._traps = traps
        self._rare = rare
        self._inner = rare | frozenset(word[i : i + 2] for word in self._words for i in range(len(word) - 1))

    def vetoes(self, text: str, start: int, end: int) -> bool:
        """Whether the hit at `text[start:end]` is none, because a word of its surroundings straddles one of its edges.

        Args:
            text: the folded text.
            start: where the hit begins.
            end: where it ends.
        """
        left = start and text[start - 1 : start + 1] in self._inner
        right = end < len(text) and text[end - 1 : end + 1] in self._inner
        if not left and not right:
            return False
        if not self._candidates(text, start, end):
            return False
        low = start
        while low and start - low < _WINDOW and text[low - 1] not in _EDGE:
            low -= 1
        high = end
        while high < len(text) and high - end < _WINDOW and text[high] not in _EDGE:
            high += 1
        return self._straddled(text[low:high], start - low, end - low)

    def in_word(self, text: str, at: int) -> bool:
        """Whether a longer word of the list has the character at `at`."""
        words = self._words
        for first in range(max(0, at - 3), at + 1):
            for last in range(max(first + 2, at + 1), min(len(text), first + 4) + 1):
                if text[first:last] in words:
                    return True
        return False

    def _candidates(self, text: str, start: int, end: int) -> bool:
        """Whether any listed word straddles an edge, or any trap contains the hit."""
        words, rare = self._words, self._rare
        for first in range(max(0, start - _LONGEST + 1), end):
            for last in range(max(first + 2, start + 1), min(len(text), first + _LONGEST) + 1):
                if first <= start and last >= end:
                    if text[first:last] in self._traps and (first, last) != (start, end):
                        return True
                elif first < start < last or first < end < last:
                    piece = text[first:last]
                    if piece in words or piece in rare:
                        return True
        return False

    def _parted(self, word: str, left: int, right: int) -> bool:
        """Whether a word that straddles an edge falls in two there as well: 促进局 at 经济促进 is 促进 and 局."""
        if word in self._traps:
            return False
        at = left if 0 < left < len(word) else right
        first, second = word[:at], word[at:]
        return (len(first) > 1 or len(second) > 1) and all(
            len(part) == 1 or part in self._words for part in (first, second)
        )

    def _straddled(self, text: str, start: int, end: int) -> bool:
        """Compare the best segmentation that keeps the hit whole with the best of all."""
        free = self._cost(text, None, None)
        kept = self._cost(text, start, end)
        return kept > free + 0.2

    def _cost(self, text: str, start: int | None, end: int | None) -> float:
        """The cost of the cheapest segmentation; with a hit, of those that have word boundaries at its edges.

        A word inside or around the hit does not count against it, unless it is a trap.
        """
        length = len(text)
        words, rare, traps = self._words, self._rare, self._traps
        best = [0.0] + [1e9] * length
        for last in range(1, length + 1):
            for first in range(max(0, last - _LONGEST), last):
                size = last - first
                piece = text[first:last]
                if size == 1:
                    cost = _COST_FUNCTION if piece in _SINGLE else _COST_SINGLE
                elif piece in traps:
                    cost = _COST_WORD
                elif piece in words or (first == start and last == end):
                    cost = _COST_WORD + _COST_MORE * (size - 2)
                elif piece in rare:
                    cost = _COST_RARE + _COST_MORE * (size - 2)
                else:
                    continue
                if start is not None and end is not None:
                    inside = first >= start and last <= end
                    outside = last <= start or first >= end
                    around = first <= start and last >= end and piece not in traps
                    if not (inside or outside or around or self._parted(piece, start - first, end - first)):
                        continue
                if (total := best[first] + cost) < best[last]:
                    best[last] = total
        return best[length]
