"""Characters that look right and are wrong: PDF fonts' radicals and compatibility ideographs, wide letters, invisibles.

Nothing here rewrites a text unasked; every function says what it found and where.
"""

from __future__ import annotations

import re
import unicodedata

from memorandum_kit.model import Span
from memorandum_kit.scripts.changes import Change, apply_changes

# CJK Radicals Supplement to unified ideographs (Unicode Character Database, EquivalentUnifiedIdeograph).
_RADICAL_PAIRS = """
    2E81:厂 2E82:乛 2E83:乚 2E84:乙 2E85:亻 2E86:冂 2E87:几 2E88:刀 2E89:刂 2E8A:卜 2E8B:㔾 2E8C:小 2E8D:小
    2E8E:兀 2E8F:尣 2E90:尢 2E91:尣 2E92:巳 2E93:幺 2E94:彑 2E95:彐 2E96:忄 2E97:心 2E98:扌 2E99:攵 2E9B:旡
    2E9C:日 2E9D:月 2E9E:歺 2E9F:母 2EA0:民 2EA1:氵 2EA2:氺 2EA3:灬 2EA4:爫 2EA5:爫 2EA6:丬 2EA7:牛 2EA8:犭
    2EA9:王 2EAA:疋 2EAB:目 2EAC:示 2EAD:礻 2EAE:竹 2EAF:糹 2EB0:纟 2EB1:罓 2EB2:罒 2EB3:㓁 2EB4:㓁 2EB5:罒
    2EB6:羊 2EB7:羊 2EB8:羋 2EB9:耂 2EBA:肀 2EBB:肀 2EBC:月 2EBD:臼 2EBE:艹 2EBF:艹 2EC0:艹 2EC1:虎 2EC2:衤
    2EC3:覀 2EC4:西 2EC5:见 2EC6:角 2EC7:角 2EC8:讠 2EC9:贝 2ECA:足 2ECB:车 2ECC:辶 2ECD:辶 2ECE:辶 2ECF:阝
    2ED0:钅 2ED1:長 2ED2:镸 2ED3:长 2ED4:门 2ED5:阜 2ED6:阝 2ED7:雨 2ED8:青 2ED9:韦 2EDA:页 2EDB:风 2EDC:飞
    2EDD:食 2EDE:食 2EDF:飠 2EE0:饣 2EE1:首 2EE2:马 2EE3:骨 2EE4:鬼 2EE5:鱼 2EE6:鸟 2EE7:卤 2EE8:麦 2EE9:黄
    2EEA:黾 2EEB:斉 2EEC:齐 2EED:歯 2EEE:齿 2EEF:竜 2EF0:龙 2EF1:龜 2EF2:亀 2EF3:龟
"""
_RADICALS = {chr(int(code, 16)): form for code, form in (pair.split(":") for pair in _RADICAL_PAIRS.split())}
_COMPATIBILITY = re.compile("[\u2e81-\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
_FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_NAMES = {
    "\xad": "soft hyphen",
    "\u200b": "zero width space",
    "\u200c": "zero width non-joiner",
    "\u200d": "zero width joiner",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
}


def fold_compatibility(text: str) -> tuple[str, tuple[Change, ...]]:
    """Give the text with Kangxi radicals, CJK radicals and compatibility ideographs as unified ideographs, and the changes.

    PDF fonts often hold ⻓ or ⾦ where 长 and 金 were printed; they look the same and are never found by a search. Positions
    do not move: every character is replaced by one. The twelve unified ideographs in the compatibility block stay.

    >>> fold_compatibility("⻔头沟区")[0]
    '门头沟区'
    """
    changes: list[Change] = []
    for match in _COMPATIBILITY.finditer(text):
        before = match.group()
        after = _RADICALS.get(before) or unicodedata.normalize("NFKC", before)
        if after == before or len(after) != 1:
            continue
        code = ord(before)
        if code < 0x2F00:
            reason = "CJK radical"
        elif code < 0x2FE0:
            reason = "Kangxi radical"
        else:
            reason = "compatibility ideograph"
        changes.append(Change(Span(match.start(), match.end()), before, after, reason))
    return apply_changes(text, changes), tuple(changes)


def fold_width(text: str) -> tuple[str, tuple[Change, ...]]:
    """Give the text with full-width Latin letters and digits as ASCII, and the changes; punctuation stays as it is.

    >>> fold_width("２０２４年（Ａ４）")[0]
    '2024年（A4）'
    """
    changes = tuple(
        Change(
            Span(match.start(), match.end()),
            match.group(),
            "".join(chr(ord(c) - 0xFEE0) for c in match.group()),
            "full-width letters or digits",
        )
        for match in _FULL_WIDTH.finditer(text)
    )
    return apply_changes(text, changes), changes


def invisible(text: str) -> list[tuple[Span, str]]:
    """Give the invisible characters of a text with their names.

    These are zero-width characters, bidirectional controls, tags, variation selectors, soft hyphens and control
    characters but tab and line ends. A variation selector or joiner inside an emoji is none of them.
    """
    found: list[tuple[Span, str]] = []
    for match in _INVISIBLE.finditer(text):
        character, start = match.group(), match.start()
        if character in "\ufe0e\ufe0f\u200d" and start and _is_emoji(text[start - 1]):
            continue
        found.append((Span(start, start + 1), _name(character)))
    return found


def _is_emoji(character: str) -> bool:
    return character in "#*0123456789©®\ufe0f" or unicodedata.category(character) in ("So", "Sk", "Sm")


def _name(character: str) -> str:
    code = ord(character)
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return "variation selector"
    if 0xE0000 <= code <= 0xE007F:
        return "tag"
    name = _NAMES.get(character) or unicodedata.name(character, "").lower()
    return name or f"control character U+{code:04X}"
