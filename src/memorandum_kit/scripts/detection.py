"""Which script a Chinese text is written in, and the characters that belong to the other one."""

from __future__ import annotations

import re
from functools import cache

from memorandum_kit.model import Lang, Span
from memorandum_kit.scripts.converters import converter

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
# In Big5, but in a modern text a sign of Simplified: 叶 万 与 … stand for 葉 萬 與 there.
_MOSTLY_SIMPLIFIED = frozenset(
    "万与优价体儿党农办医华协发叶坏怀怜怀惊担择据极气灯灶炖竖笔筑纤获离确虫蚕蜡蝎触赶迁适邻荐踊"
)
# In GB 2312 or usual in Simplified text, though they have a partner: no sign of Traditional.
_ALSO_SIMPLIFIED = frozenset("乾著於徵瞭藉夥後榘摺麽菸叠覆像砲甯祇阪锺")


@cache
def side(character: str) -> int:
    """Give -1 for a character of Simplified texts only, 1 for one of Traditional texts only, 0 for both."""
    if not _HAN.match(character):
        return 0
    if converter("s2t").convert(character) != character:
        return 0 if _in(character, "big5") and character not in _MOSTLY_SIMPLIFIED else -1
    if converter("t2s").convert(character) != character:
        return 0 if _in(character, "gb2312") or character in _ALSO_SIMPLIFIED else 1
    return 0


def _in(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _sides(text: str) -> list[tuple[int, int]]:
    return [(m.start(), found) for m in _HAN.finditer(text) if (found := side(m.group()))]


def script_of(text: str) -> Lang | None:
    """Give the script that most telling characters of a text belong to; None where there is none or a tie.

    >>> script_of("北京市人民政府"), script_of("友好交流備忘錄"), script_of("上海")
    (None, <Lang.ZH_HANT: 'zh-Hant'>, None)
    """
    balance = sum(side for _, side in _sides(text))
    if balance == 0:
        return None
    return Lang.ZH_HANT if balance > 0 else Lang.ZH_HANS


def mixed_script(text: str, lang: Lang | None = None) -> list[Span]:
    """Give where characters of the other script stand, neighbours together; empty for a text of one script.

    Args:
        text: Chinese text.
        lang: the script that the text should be in; without it the majority counts, in a tie Simplified.
    """
    sides = _sides(text)
    expected = lang or script_of(text) or Lang.ZH_HANS
    wrong = -1 if expected is Lang.ZH_HANT else 1
    spans: list[Span] = []
    for position, side in sides:
        if side != wrong:
            continue
        if spans and spans[-1].end == position:
            spans[-1] = Span(spans[-1].start, position + 1)
        else:
            spans.append(Span(position, position + 1))
    return spans
