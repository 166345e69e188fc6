"""Names by sound: Li Wenbo = 李文博 (pinyin), Behrendt = 贝伦特 (transcription, compared by its consonants).

Only German words that the lexicon does not know are looked at, and of the Chinese only stretches that read like them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import pairwise
from operator import add

from memorandum_kit.alignment.cues import Found, Side
from memorandum_kit.alignment.lexicon import Lexicon
from memorandum_kit.alignment.texts import Texts

# Characters that transcribe foreign names (practice of the Xinhua tables); others end a transcription.
_TRANSCRIBING = (
    "阿埃艾爱安昂奥奧澳巴拜班邦包保鲍贝倍本比彼宾波伯博勃布查茨措达大代戴丹当道德登邓狄迪底蒂丁东杜顿多厄恩尔耳法凡范方菲费"
    "芬冯丰佛弗福富盖甘冈高戈格葛根贡古瓜圭哈海汉杭豪赫黑亨洪胡华怀惠霍基吉加嘉贾简江杰金津京居卡凯坎康考柯科可克肯库夸奎"
    "昆拉莱赖兰朗劳勒雷蕾黎里理利莉丽列林琳龙隆卢鲁路吕伦罗洛马迈麦曼芒毛梅门蒙米密明摩莫默姆穆那纳娜乃奈南内尼宁纽农努诺"
    "欧帕派潘庞培佩彭皮平珀普齐奇契恰钱乔切琴丘屈热日荣茹瑞若萨塞赛桑瑟森沙莎山尚绍舍申圣施什史舒斯丝松苏索所塔泰坦汤唐特"
    "滕藤提廷通图托陀瓦万旺威韦维魏温文翁沃乌武西希锡夏香肖小谢辛欣兴雄休许雪逊亚延扬杨耶叶伊易因英永尤于约云泽曾扎詹章哲珍"
    "卓兹宗祖佐"
)
_RUN = re.compile(f"[{_TRANSCRIBING}]{{2,}}")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# First sounds of a syllable, longest first, and their class; what has none begins with a vowel.
_INITIALS = {
    "zh": "S", "ch": "S", "sh": "S", "b": "P", "p": "P", "m": "M", "f": "F", "d": "T", "t": "T", "n": "N", "l": "L",
    "g": "K", "k": "K", "h": "H", "j": "S", "q": "S", "x": "S", "r": "L", "z": "S", "c": "S", "s": "S", "y": "J", "w": "F",
}  # fmt: skip
# German spelling to the same classes: longest first; vowels and a lengthening h are nothing.
_GERMAN = re.compile(r"tsch|sch|tz|ck|ch|ph|pf|th|ng|dt|qu|[bcdfgjklmnpqrstvwxyzß]|h(?=[aeiouäöüy])")
_SOUNDS = {
    "tsch": "S", "sch": "S", "tz": "S", "ck": "K", "ch": "H", "ph": "F", "pf": "F", "th": "T", "ng": "N", "dt": "T",
    "qu": "KF", "b": "P", "c": "K", "d": "T", "f": "F", "g": "K", "j": "J", "k": "K", "l": "L", "m": "M", "n": "N",
    "p": "P", "q": "K", "r": "L", "s": "S", "t": "T", "v": "F", "w": "F", "x": "KS", "y": "", "z": "S", "ß": "S", "h": "H",
}  # fmt: skip
_LONGEST = 8  # characters of a transcription


def find(texts: Texts, lexicon: Lexicon) -> tuple[Found | None, tuple[str, ...]]:
    """Look for the names among the German words in the Chinese text, and the other way round.

    Returns:
        The names, and the Chinese texts with the characters of names blanked, since these are no words.
    """
    names = {word for word in {w for words in texts.words for w in words} if _may_be_name(word, lexicon)}
    if not names:
        return None, texts.zh
    keys = {name: tuple(keys_of(name)) for name in names}
    wanted = {key for found in keys.values() for key in found}
    located = [sounds_of(text, wanted) for text in texts.zh]
    zh = [list(found) for found in located]
    present = {key for found in zh for key in found}
    keys = {name: found for name, found in keys.items() if not present.isdisjoint(found)}
    if not keys:
        return None, texts.zh
    rest = tuple(_blanked(text, found) for text, found in zip(texts.zh, located, strict=True))
    de = [[word for word in words if word in keys] for words in texts.words]
    return Found("names", Side(de, keys), Side(zh, {key: (key,) for key in present})), rest


def _blanked(text: str, found: dict[str, list[tuple[int, int]]]) -> str:
    """Blank names of two characters or more."""
    for places in found.values():
        for start, end in places:
            if end - start > 1:
                text = text[:start] + " " * (end - start) + text[end:]
    return text


def _may_be_name(word: str, lexicon: Lexicon) -> bool:
    return len(word) > 1 and word[0].isupper() and not lexicon.equivalents(word) and not lexicon.parts(word)


def keys_of(name: str) -> Iterable[str]:
    """Give what a Latin name sounds like: its pinyin letters, and its consonants where they are three or more."""
    low = name.lower().replace("ü", "v") if name.lower() in ("lü", "nü") else name.lower()
    yield f"={low}"
    skeleton = consonants(low)
    if len(skeleton) > 2:
        yield f"~{skeleton}"
    if len(skeleton) > 4:
        # An r before a consonant is often not transcribed (马克 for Mark), nor a final one.
        yield from (f"~{skeleton[:k]}{skeleton[k + 1 :]}" for k, sound in enumerate(skeleton) if sound == "L" and k)


def consonants(name: str) -> str:
    """Give the consonant classes of a German name, doubled ones once.

    >>> consonants("behrendt")
    'PLNT'
    """
    return _once("".join(_SOUNDS[part] for part in _GERMAN.findall(name)))


def _once(sounds: str) -> str:
    return sounds[:1] + "".join(b for a, b in pairwise(sounds) if a != b)


def sounds_of(text: str, wanted: set[str]) -> dict[str, list[tuple[int, int]]]:
    """Give those of the wanted keys that a stretch of a Chinese text sounds like, and where."""
    table = readings()
    found: dict[str, list[tuple[int, int]]] = {}
    for run in _HAN.finditer(text):
        syllables = [table.get(c, "?") for c in run.group()]
        letters = [f"={syllable}" for syllable in syllables]
        for size in range(1, 5):
            if size > 1:
                letters = list(map(add, letters, syllables[size - 1 :]))
            if not wanted.isdisjoint(letters):
                for start, sound in enumerate(letters, run.start()):
                    if sound in wanted:
                        found.setdefault(sound, []).append((start, start + size))
    for run in _RUN.finditer(text):
        sounds = [_class(table.get(c, "")) for c in run.group()]
        for start in range(len(sounds)):
            skeleton = ""
            for end, sound in enumerate(sounds[start : start + _LONGEST], start + 1):
                skeleton += sound[1:] if sound[:1] == skeleton[-1:] else sound
                if f"~{skeleton}" in wanted:
                    found.setdefault(f"~{skeleton}", []).append((run.start() + start, run.start() + end))
    return found


@cache
def _class(syllable: str) -> str:
    """Give the consonant classes of a syllable: bei P, lun LN, er L."""
    if syllable == "er":
        return "L"
    for initial, sound in _INITIALS.items():
        if syllable.startswith(initial):
            return _once(sound + ("N" if syllable.endswith(("n", "ng")) else ""))
    return "N" if syllable.endswith(("n", "ng")) else ""


@cache
def readings() -> dict[str, str]:
    """Give the toneless reading of the common characters."""
    text = files("memorandum_kit.alignment").joinpath("pinyin.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {character: syllable for syllable, characters in rows for character in characters}
