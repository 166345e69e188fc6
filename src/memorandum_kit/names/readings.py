"""How a Chinese character is read, from `glossaries/names/readings.tsv`, loaded on first use."""

from __future__ import annotations

from functools import cache, lru_cache

from memorandum_kit.errors import BadInput
from memorandum_kit.resources import glossaries


@cache
def _rows() -> dict[str, str]:
    # The file is generated and has no quoting: one split is ten times as fast as the csv module.
    text = (glossaries() / "names/readings.tsv").read_text(encoding="utf-8")
    return {line[0]: line for line in text.split("\n")[1:] if line}


@lru_cache(maxsize=8_192)
def _row(character: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    line = _rows().get(character)
    if line is None:
        raise BadInput(
            f"No reading is known for {character!r} (U+{ord(character[:1] or '?'):04X})",
            why="it is no Chinese character, or one that no table of readings has",
            advice="Check the name, or add the character to glossaries/names/readings.tsv.",
        )
    _, simplified, readings, hong_kong = line.split("\t")
    return simplified or character, tuple(readings.split()), tuple(hong_kong.split())


def readings(character: str) -> tuple[str, ...]:
    """Give a character's toned readings, the commonest first.

    Raises:
        BadInput: the character is none, or unknown.
    """
    return _row(character)[1]


# Readings that a character has in other words and in no given name: 奇数 jīshù, 会计 kuàijì, 叶 xié.
_NOT_GIVEN = {
    "大": "dài", "家": "jia", "氏": "zhī", "石": "dàn", "伯": "bǎi", "奇": "jī", "摩": "mā", "南": "nā", "会": "kuài",
    "强": "jiàng,qiǎng", "得": "děi", "和": "hè,hú,huó,huò,huo", "卡": "qiǎ", "见": "xiàn", "徵": "zhǐ", "侯": "hòu",
    "冲": "chòng", "体": "tī", "叶": "xié", "蒙": "mēng", "绿": "lù", "尉": "yù", "洞": "tóng", "堡": "bǔ,pù",
    "作": "zuō", "万": "mò", "郎": "làng", "空": "kòng", "沙": "shà", "观": "guàn", "亲": "qìng", "合": "gě", "提": "dī",
    "佛": "fú", "凉": "liàng", "模": "mú", "无": "mó", "色": "shǎi", "称": "chèn", "术": "zhú", "校": "jiào", "陆": "liù",
    "虹": "jiàng", "艾": "yì", "尺": "chě", "秘": "bì", "贾": "gǔ", "度": "duó", "著": "zhuó", "予": "yú", "约": "yāo",
    "系": "jì", "召": "shào", "露": "lòu", "脉": "mò", "禅": "shàn", "蔚": "yù", "朴": "piáo,pò", "参": "cēn", "那": "nā",
    "发": "fà", "期": "jī", "其": "jī", "车": "jū", "居": "jī", "红": "gōng", "亡": "wú", "丁": "zhēng", "广": "ān",
    "熊": "nài", "革": "jí", "识": "zhì", "食": "sì", "拾": "shè", "柏": "bò", "栖": "xī",
}  # fmt: skip


@lru_cache(maxsize=8_192)
def given_readings(character: str) -> tuple[str, ...]:
    """Give the toned readings that a character can have in a given name, the commonest first.

    Raises:
        BadInput: the character is none, or unknown.
    """
    every = readings(character)
    never = _NOT_GIVEN.get(character, "").split(",")
    return tuple(reading for reading in every if reading not in never) or every


def hong_kong(character: str) -> tuple[str, ...]:
    """Give the Cantonese spellings of a character as the Hong Kong government writes them; () where none is known."""
    return _row(character)[2] if character in _rows() else ()


def simplified(text: str) -> str:
    """Give each character in its Simplified form, without looking at words; unknown ones stay."""
    return text.translate(_SIMPLE)


class _Simple(dict[int, str]):
    """The Simplified form by code point, read from the table when first asked for."""

    def __missing__(self, code: int) -> str | int:
        character = chr(code)
        if character not in _rows():
            return code  # not kept: there are as many as there are other signs
        simple = self[code] = _row(character)[0]
        return simple


_SIMPLE = _Simple()


def is_hanzi(text: str) -> bool:
    """Whether the text is one or more Chinese characters and nothing else (a middle dot between parts may stand)."""
    return bool(text) and all(_is_ideograph(c) or c in "·・" for c in text)


def _is_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U000323af" or character == "〇"
