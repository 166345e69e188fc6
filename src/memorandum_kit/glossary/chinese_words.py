"""Where a Chinese word ends: enough segmentation to see that 市长 in 城市长期合作 is none.

No segmenter is loaded: a word list decides, by the segmentation of the stretch around a hit that needs the fewest words
and the fewest single characters (after the maximum matching of Chen and Liu, COLING 1992).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

_WINDOW = 5  # characters looked at on either side
_LONGEST = 8  # characters of a word of the lists; longer ones are terms
_REMEMBERED = 20_000  # questions about a stretch; then the memory is emptied
_POINTING = frozenset("该各本我某每此贵全两")
_TOLERANCE = 0.2  # by which the reading without the hit must be better
_NEVER = 1e9
# Characters that are words by themselves often enough to cost no more than a word.
_SINGLE = frozenset(
    "的了在和与及或为以于由对向从到被把将并而且但又也都就才只不没未是有无上下中内外前后间里等各每该本此其这那某两双一二三四五六七八九十"
    "百千万亿第个名位次年月日时人市区县省州国地者所之起至按经据自让给使令请应可须拟需会能要想再更最很较共同"
)
# Of these the commonest: 和|平等 rather than 和平|等.
_PARTICLES = frozenset("的了和与及在")
# Foreign names are written with these before and after the dot: 市长|安娜·塔尔迈尔 has no 长安.
_NAME = re.compile(
    "[阿埃艾爱安昂奥巴白班邦鲍贝本比别宾伯博勃布查茨达戴丹道德登邓迪蒂丁东杜顿多恩尔法范菲费芬丰佛弗福富夫盖甘冈高戈格根古"
    "瓜贵哈海汉汗豪赫亨胡华霍基吉加贾杰金京久卡凯坎康考科克肯孔库夸奎昆拉莱赖兰朗劳勒雷蕾黎里丽利莉连列烈林琳留龙卢鲁路伦罗"
    "洛马玛迈麦曼芒毛梅门蒙米密明莫默姆木穆纳娜奈南内尼妮宁纽努诺欧帕派潘庞佩蓬皮珀普齐奇恰乔琴丘让热仁日荣儒茹瑞若萨塞赛桑"
    "瑟沙莎山尚舍申圣施什史士舒斯丝苏索塔台泰坦汤唐陶特滕提图土托瓦万旺威韦维魏温文翁沃乌武西希锡夏显香肖谢辛欣兴休许雪雅亚"
    "延扬耶叶伊依易因英尤于约赞泽扎詹珍朱兹宗佐]{1,8}·"
)
# Words that end in 有 are said of what begins with it as well: 具有约束力, 没有约束力.
_HAVING = frozenset(("具有", "没有", "享有", "拥有", "含有", "带有", "设有", "仍有", "均有"))
_COST_WORD = 1.0  # of two characters
_COST_MORE = 0.4  # for each further one: a long word must not win by its length alone
_COST_RARE = 1.35
_COST_SINGLE = 1.6
_COST_FUNCTION = 1.05
_COST_PARTICLE = 0.8
_COST_LETTER = 0.1  # for each further character of a hit: long terms do not come about by chance
_SINGLES = {**dict.fromkeys(_SINGLE, _COST_FUNCTION), **dict.fromkeys(_PARTICLES, _COST_PARTICLE)}
_EDGE = frozenset('，。、；：！？,.;:!?"()（）【】[]{}<>/\\|·-—…~ \t\n\r\u3000')


class Segmenter:
    """A word list with the one question that matching asks: does a word straddle this edge?"""

    def __init__(
        self,
        words: Iterable[str],
        traps: Iterable[str],
        rare: Iterable[str] = (),
        terms: Iterable[str] = (),
        index: tuple[dict[str, int], dict[str, str]] | None = None,
    ) -> None:
        """Keep the costs of the words.

        Args:
            words: words of two to eight characters, folded.
            traps: words that contain terms without meaning them (人民币), with a bar where terms may begin or end all the same
                (劳动|力: 劳动 is one, 动力 is none); they are words, too.
            rare: words that speak against a hit only where they leave no single character behind.
            terms: terms of the glossary, which speak for themselves: 扩大|学生交流, not 扩|大学生交流.
            index: what `index_of` gave for all of these, where it was made before.
        """
        self._traps = dict(map(_trap, traps))
        by_length = [_COST_WORD + _COST_MORE * (length - 2) for length in range(_LONGEST + 1)]
        rare_cost = _COST_RARE  # one object for all
        self._costs = dict.fromkeys(rare, rare_cost)
        self._costs.update((word, by_length[min(len(word), _LONGEST)]) for word in words)
        of_terms = [_COST_WORD + _COST_LETTER * (length - 2) for length in range(_LONGEST + 1)]
        self._costs.update((term, of_terms[len(term)]) for term in terms if 1 < len(term) <= _LONGEST)
        self._costs.update(dict.fromkeys(self._traps, by_length[2]))
        self._longest, self._followers = index or index_of(self._costs)
        self._answers: dict[tuple[str, int, int], bool] = {}

    def vetoes(self, text: str, start: int, end: int) -> bool:
        """Whether the hit at `text[start:end]` is none, because a word of its surroundings straddles one of its edges.

        Args:
            text: the folded text.
            start: where the hit begins.
            end: where it ends.
        """
        followers = self._followers
        if not (
            (start and text[start] in followers.get(text[start - 1], "") and self._crossed(text, start, start, end))
            or (
                end < len(text)
                and text[end] in followers.get(text[end - 1], "")
                and self._crossed(text, end, start, end)
                and not _NAME.match(text, end)
            )
        ):
            return False
        if text[start] == "有" and text[start - 1 : start + 1] in _HAVING:
            return False
        low = start
        while low and start - low < _WINDOW and text[low - 1] not in _EDGE:
            low -= 1
        high = end
        while high < len(text) and high - end < _WINDOW and text[high] not in _EDGE:
            high += 1
        question = (text[low:high], start - low, end - low)
        answer = self._answers.get(question)
        if answer is None:
            free, kept = self._readings(*question)
            answer = kept > free + _TOLERANCE
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            self._answers[question] = answer
        return answer

    def in_word(self, text: str, at: int) -> bool:
        """Whether a longer word of the list has the character at `at`; 州 begins 州政府 as a word, and 该县 is no word."""
        for first in range(max(0, at - 3), at + 1):
            for last in range(max(first + 2, at + 1), min(len(text), first + 4) + 1):
                if text[first:last] not in self._costs:
                    continue
                rest = text[first + 1 : last]
                if not (rest in self._costs if first == at else len(rest) == 1 and text[first] in _POINTING):
                    return True
        return False

    def split(self, text: str) -> list[str]:
        """Cut a stretch of Chinese into words of the list; what is not in it stands in single characters."""
        length = len(text)
        best = [0.0] + [_NEVER] * length
        back = [0] * (length + 1)
        for first in range(length):
            character = text[first]
            for last in range(first + 1, min(length, first + max(1, self._longest.get(character, 1))) + 1):
                if last == first + 1:
                    cost = _SINGLES.get(character, _COST_SINGLE)
                elif (listed := self._costs.get(text[first:last])) is None:
                    continue
                else:
                    cost = listed
                if best[first] + cost < best[last]:
                    best[last], back[last] = best[first] + cost, first
        words: list[str] = []
        end = length
        while end:
            words.append(text[back[end] : end])
            end = back[end]
        return words[::-1]

    def _crossed(self, text: str, edge: int, start: int, end: int) -> bool:
        """Whether a word crosses this edge: a trap, or one that does not have the whole hit inside."""
        costs, longest = self._costs, self._longest
        length = len(text)
        for first in range(max(0, edge - _LONGEST + 1), edge):
            reach = first + longest.get(text[first], 1)
            if reach <= edge:
                continue
            for last in range(edge + 1, min(length, reach) + 1):
                if (word := text[first:last]) in costs and (
                    first > start or last < end or self._is_trap(word, start - first, end - first)
                ):
                    return True
        return False

    def _is_trap(self, word: str, start: int, end: int) -> bool:
        """Whether a hit from `start` to `end` of a trap is none: the trap has no word boundary where it begins or ends."""
        bounds = self._traps.get(word)
        return bounds is not None and not (start in bounds and end in bounds)

    def _parted(self, word: str, left: int, right: int) -> bool:
        """Whether a word that straddles an edge falls in two there as well: 促进局 at 经济促进 is 促进 and 局."""
        at = left if 0 < left < len(word) else right
        first, second = word[:at], word[at:]
        return len(word) > 2 and all(len(part) == 1 or part in self._costs for part in (first, second))

    def _readings(self, text: str, start: int, end: int) -> tuple[float, float]:
        """The cost of the cheapest segmentation of all, and of the cheapest with word boundaries at the hit's edges.

        A word inside or around the hit does not count against it, unless it is a trap.
        """
        length = len(text)
        costs, longest, singles = self._costs, self._longest, _SINGLES
        hit = _COST_WORD + _COST_LETTER * (end - start - 2)
        free = [0.0] + [_NEVER] * length
        kept = [0.0] + [_NEVER] * length
        for first in range(length):
            base, held = free[first], kept[first]
            character = text[first]
            single = singles.get(character, _COST_SINGLE)
            if base + single < free[first + 1]:
                free[first + 1] = base + single
            if held + single < kept[first + 1]:
                kept[first + 1] = held + single
            for last in range(first + 2, min(length, first + longest.get(character, 1)) + 1):
                cost = costs.get(text[first:last])
                if cost is None:
                    continue
                if base + cost < free[last]:
                    free[last] = base + cost
                if held + cost < kept[last] and (
                    not (first < start < last or first < end < last)
                    or self._harmless(text[first:last], start - first, end - first)
                ):
                    kept[last] = held + cost
            if first == start:
                free[end] = min(free[end], base + hit)
                kept[end] = min(kept[end], held + hit)
        return free[length], kept[length]

    def _harmless(self, word: str, start: int, end: int) -> bool:
        """Whether a word over an edge of the hit (from `start` to `end` of the word) is no reason to doubt it."""
        if self._is_trap(word, start, end):
            return False
        if start >= 0 and end <= len(word):
            return not self._cut_across(word, start, end)
        return (start <= 0 and end >= len(word)) or self._parted(word, start, end)

    def _cut_across(self, word: str, start: int, end: int) -> bool:
        """Whether a hit lies across the joint of the two words that a longer one is made of: 活水 in 生活|水平."""
        if not start or end == len(word) or word[:start] in self._costs or word[end:] in self._costs:
            return False
        return any(word[:joint] in self._costs and word[joint:] in self._costs for joint in range(start + 1, end))


def index_of(words: Iterable[str]) -> tuple[dict[str, int], dict[str, str]]:
    """Give what spares most edges the search for words: by a character the longest word that it begins, and what may follow it.

    Args:
        words: all words, traps (without bars), rare words and terms.
    """
    longest: dict[str, int] = {}
    followers: dict[str, set[str]] = {}
    for word in words:
        if len(word) > longest.get(word[0], 1):
            longest[word[0]] = min(len(word), _LONGEST)
        for left, right in pairwise(word):
            followers.setdefault(left, set()).add(right)
    return longest, {left: "".join(sorted(rights)) for left, rights in followers.items()}


def _trap(entry: str) -> tuple[str, frozenset[int]]:
    """A trap without its bars, and where they stand."""
    bounds: list[int] = []
    parts = entry.split("|")
    for part in parts:
        bounds.append((bounds[-1] if bounds else 0) + len(part))
    return "".join(parts), frozenset({0, *bounds}) if len(parts) > 1 else frozenset()
