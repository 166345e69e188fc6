"""Look-alikes that PDF fonts leave in a text, folded and told: Kangxi radicals, compatibility ideographs, ligatures.

A font's table may map the glyph of 人 to U+2F08 KANGXI RADICAL MAN; the text looks right and is found by no search.
"""

from __future__ import annotations

import unicodedata

# Radicals of the supplement block that Unicode gives no decomposition, as the characters that they stand for in text.
_RADICALS = {
    "⺁": "厂", "⺌": "小", "⺎": "兀", "⺏": "尣", "⺐": "尢", "⺓": "幺", "⺗": "心", "⺟": "母", "⺠": "民", "⺡": "氵", "⺣": "灬",
    "⺦": "丬", "⺩": "王", "⺫": "目", "⺬": "示", "⺭": "礻", "⺮": "竹", "⺰": "纟", "⺱": "罓", "⺲": "罒", "⺳": "罓", "⺷": "羊",
    "⺸": "羊", "⺹": "耂", "⺻": "聿", "⺼": "肉", "⺽": "臼", "⺾": "艹", "⻀": "艹", "⻁": "虎", "⻂": "衤", "⻃": "覀", "⻄": "西",
    "⻅": "见", "⻆": "角", "⻇": "角", "⻈": "讠", "⻉": "贝", "⻊": "足", "⻋": "车", "⻌": "辶", "⻍": "辶", "⻏": "阝", "⻐": "钅",
    "⻑": "長", "⻒": "镸", "⻓": "长", "⻔": "门", "⻖": "阝", "⻗": "雨", "⻘": "青", "⻙": "韦", "⻚": "页", "⻛": "风", "⻜": "飞",
    "⻝": "食", "⻟": "飠", "⻠": "饣", "⻢": "马", "⻣": "骨", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟", "⻧": "卤", "⻨": "麦", "⻩": "黄",
    "⻪": "黾", "⻫": "斉", "⻬": "齐", "⻭": "歯", "⻮": "齿", "⻯": "竜", "⻰": "龙", "⻱": "龜", "⻲": "亀", "⻳": "龟",
}  # fmt: skip
_RANGES = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0x2F800, 0x2FA1F))


def fold_look_alikes(text: str) -> tuple[str, list[str]]:
    """Give the text with the usual characters, and what was folded as "⼈→人", each once, in order."""
    folded: dict[str, str] = {}
    parts: list[str] = []
    for character in text:
        code = ord(character)
        if code >= 0x2E80 and any(first <= code <= last for first, last in _RANGES):
            usual = _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
            if usual != character:
                folded.setdefault(character, usual)
            parts.append(usual)
        else:
            parts.append(character)
    return "".join(parts), [f"{character}→{usual}" for character, usual in folded.items()]
