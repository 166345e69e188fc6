"""Names by sound: Li Wenbo = 李文博 (pinyin), Behrendt = 贝伦特 (transcription, compared by its consonants).

Only German words that the lexicon does not know are looked at, and of the Chinese only stretches that read like them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from memorandum_kit.alignment.cues import Coded, Found
from memorandum_kit.alignment.lexicon import Lexicon
from memorandum_kit.alignment.occurrences import FACTOR, MIXER, Members
from memorandum_kit.alignment.texts import Texts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

# Characters that transcribe foreign names (practice of the Xinhua tables); others end a transcription.
_TRANSCRIBING = (
    "阿埃艾爱安昂奥奧澳巴拜班邦包保鲍贝倍本比彼宾波伯博勃布查茨措达大代戴丹当道德登邓狄迪底蒂丁东杜顿多厄恩尔耳法凡范方菲费"
    "芬冯丰佛弗福富盖甘冈高戈格葛根贡古瓜圭哈海汉杭豪赫黑亨洪胡华怀惠霍基吉加嘉贾简江杰金津京居卡凯坎康考柯科可克肯库夸奎"
    "昆拉莱赖兰朗劳勒雷蕾黎里理利莉丽列林琳龙隆卢鲁路吕伦罗洛马迈麦曼芒毛梅门蒙米密明摩莫默姆穆那纳娜乃奈南内尼宁纽农努诺"
    "欧帕派潘庞培佩彭皮平珀普齐奇契恰钱乔切琴丘屈热日荣茹瑞若萨塞赛桑瑟森沙莎山尚绍舍申圣施什史舒斯丝松苏索所塔泰坦汤唐特"
    "滕藤提廷通图托陀瓦万旺威韦维魏温文翁沃乌武西希锡夏香肖小谢辛欣兴雄休许雪逊亚延扬杨耶叶伊易因英永尤于约云泽曾扎詹章哲珍"
    "卓兹宗祖佐"
)
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
SYLLABLES = 4  # of a Chinese name
_PLANE = 1 << 16
_MASK = (1 << 64) - 1


def find(texts: Texts, lexicon: Lexicon) -> tuple[Found | None, NDArray[np.bool_]]:
    """Look for the names among the German words in the Chinese text, and the other way round.

    Returns:
        The names, and for every code point of the Chinese side whether it belongs to a name, and so to no word.
    """
    import numpy as np

    from memorandum_kit.alignment.evidence import Keys, Tokens

    taken = np.zeros(len(texts.codes), dtype=bool)
    names = {word: tuple(keys_of(word)) for word in texts.vocabulary if _may_be_name(word, lexicon)}
    wanted = list(dict.fromkeys(key for keys in names.values() for key in keys))
    if not wanted:
        return None, taken
    start, end, number = sounds(texts.codes, wanted)
    if not len(start):
        return None, taken
    present = set(np.unique(number).tolist())
    place = {key: k for k, key in enumerate(wanted) if k in present}
    types: list[tuple[int, ...]] = []
    keys: list[tuple[int, ...]] = []
    for word in texts.vocabulary:
        known = not place.keys().isdisjoint(names.get(word, ()))
        types.append((len(keys),) if known else ())
        if known:
            keys.append(tuple(place[key] for key in names[word] if key in place))
    longer = end - start > 1
    depth = np.bincount(start[longer], minlength=len(taken) + 1) - np.bincount(end[longer], minlength=len(taken) + 1)
    taken = np.cumsum(depth)[:-1] > 0
    tokens = texts.tokens(types, keys)
    zh_keys = Keys.distinct(len(texts.zh), texts.segment(start), number)
    zh = Tokens(zh_keys.segment, zh_keys.key, np.arange(len(wanted) + 1), np.arange(len(wanted)))
    none = np.zeros(max(len(keys), len(wanted)), dtype=np.int8)
    own = Coded(tokens, Keys.of_tokens(tokens, len(texts.de)), ("names",), none[: len(keys)])
    return Found("names", own, Coded(zh, zh_keys, ("names",), none[: len(wanted)])), taken


def _may_be_name(word: str, lexicon: Lexicon) -> bool:
    return len(word) > 1 and word[0].isupper() and not lexicon.numbered(word)[1]


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


def sounds(codes: NDArray[np.uint64], wanted: Sequence[str]) -> tuple[Ints, Ints, Ints]:
    """Find the stretches of a Chinese text that sound like one of the wanted keys.

    Args:
        codes: code points of the text.
        wanted: keys as `keys_of` gives them.

    Returns:
        Start, end and number of the key of each.
    """
    import numpy as np

    found: list[tuple[Ints, Ints, Ints]] = []
    plain = np.minimum(codes, _PLANE - 1).astype(np.int64)  # the tables have one plane of Unicode
    syllable, shift, first, second, transcribing = _tables()
    for mark in "=~":
        numbers = np.array([k for k, key in enumerate(wanted) if key[0] == mark], dtype=np.int64)
        if not len(numbers):
            continue
        members = Members.of(np.array([_hash(wanted[k][1:]) for k in numbers.tolist()], dtype=np.uint64))
        if mark == "=":
            sound, factor = syllable[plain], shift[plain]
            hashes = sound
            for size in range(1, SYLLABLES + 1):
                if size > 1:
                    hashes = hashes[:-1] * factor[size - 1 :] + sound[size - 1 :]
                at, which = members.find(hashes)
                found.append((at, at + size, numbers[which]))
            continue
        at = np.flatnonzero(transcribing[plain])
        # Single ones are no transcription; `left` is how many there are from here to the end of the run.
        ends = np.flatnonzero(np.append(np.diff(at) > 1, np.ones(min(1, len(at)), dtype=bool)))
        left = np.repeat(at[ends], np.diff(ends, prepend=-1)) - at + 1
        hashes, last = np.zeros(len(at), dtype=np.uint64), np.zeros(len(at), dtype=np.uint64)
        for size in range(1, _LONGEST + 1):
            going = left >= size
            at, left, hashes, last = at[going], left[going], hashes[going], last[going]
            here = plain[at + size - 1]
            one, two = first[here], second[here]
            new = (one > 0) & (one != last)
            hashes = np.where(new, hashes * np.uint64(FACTOR) + one, hashes)
            hashes = np.where(two > 0, hashes * np.uint64(FACTOR) + two, hashes)
            last = np.where(two > 0, two, np.where(one > 0, one, last))
            places, which = members.find(hashes)
            found.append((at[places], at[places] + size, numbers[which]))
    start, end, number = (np.concatenate(column) for column in zip(*found, strict=True))
    return start, end, number


def _hash(letters: str) -> int:
    value = 0
    for letter in letters:
        value = (value * FACTOR + ord(letter)) & _MASK
    return value


@cache
def _tables() -> tuple[
    NDArray[np.uint64], NDArray[np.uint64], NDArray[np.uint64], NDArray[np.uint64], NDArray[np.bool_]
]:
    """Give by code point: hash of the syllable and what it shifts another by, the consonant classes, transcribing or not."""
    import numpy as np

    # Another hash for every character without a reading, so that no stretch with one is found.
    syllable = np.arange(_PLANE, dtype=np.uint64) * np.uint64(MIXER) + np.uint64(MIXER)
    shift = np.full(_PLANE, MIXER, dtype=np.uint64)
    first, second = np.zeros(_PLANE, dtype=np.uint64), np.zeros(_PLANE, dtype=np.uint64)
    for character, letters in readings().items():
        code = ord(character)
        syllable[code] = _hash(letters)
        shift[code] = pow(FACTOR, len(letters), 1 << 64)
        classes = _class(letters)
        first[code] = ord(classes[0]) if classes else 0
        second[code] = ord(classes[1]) if len(classes) > 1 else 0
    transcribing = np.zeros(_PLANE, dtype=bool)
    transcribing[[ord(character) for character in _TRANSCRIBING]] = True
    return syllable, shift, first, second, transcribing


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
