"""Chinese names in Latin letters: surname readings first, place readings from the records, in any of the systems."""

from __future__ import annotations

import re
from functools import lru_cache

from memorandum_kit.errors import BadInput
from memorandum_kit.names.name_match import KINDS
from memorandum_kit.names.readings import hong_kong, is_hanzi, readings, simplified
from memorandum_kit.names.records import by_hanzi
from memorandum_kit.names.spelling import forms, standard
from memorandum_kit.names.surnames import split_person, surnames
from memorandum_kit.names.syllables import join, toneless

SYSTEMS = (
    "pinyin",
    "pinyin-toneless",
    "passport",
    "din91379",
    "wadegile",
    "x-tongyong",
    "x-lessing",
    "x-postal",
    "x-cantonese",
)
# Readings that hold in a context, longest first: 行长 is read háng, 重庆 and 长 in place names are in the records.
_IN_WORDS = {
    "银行": ("yín", "háng"), "行长": ("háng", "zhǎng"), "校长": ("xiào", "zhǎng"), "重点": ("zhòng", "diǎn"), "音乐": ("yīn", "yuè"),
    "长官": ("zhǎng", "guān"), "行政": ("xíng", "zhèng"), "都市": ("dū", "shì"), "首都": ("shǒu", "dū"), "朝鲜": ("cháo", "xiǎn"),
    "人参": ("rén", "shēn"), "参赞": ("cān", "zàn"), "大夫": ("dài", "fu"), "会计": ("kuài", "jì"), "调查": ("diào", "chá"),
    "太行": ("tài", "háng"), "会稽": ("kuài", "jī"), "葛洲": ("gě", "zhōu"), "浒墅": ("xǔ", "shù"), "浒湾": ("xǔ", "wān"),
    "行业": ("háng", "yè"), "商行": ("shāng", "háng"), "重阳": ("chóng", "yáng"), "重新": ("chóng", "xīn"),
}  # fmt: skip
# The words of a unit's kind: 恭城 瑶族 自治县, 香港 特别 行政区.
_KIND = re.compile("自治.|特别|行政区|.+?(?=自治|特别|行政区)|.+")
_TITLE_LONG = frozenset("市区县省州镇乡局处科司厅部院校会团行村组队秘书董事")


def romanise(hanzi: str, *, kind: str | None = None, system: str = "pinyin") -> str:
    """Write a Chinese name in Latin letters.

    A person's surname is read as a surname (单 Shàn, 尉迟 Yùchí) and stands first; a place is read as its record says
    (番禺 Pānyú), its kind as a word of its own (`Mentougou Qu`).

    Args:
        hanzi: the name in characters, either script.
        kind: "person", "place", "body" or "office"; None looks at the records and then at the surname.
        system: pinyin (with tones), pinyin-toneless, passport (LYU CHENFEI), din91379 (search form), wadegile, x-tongyong,
            x-lessing, x-postal, x-cantonese.

    Raises:
        BadInput: the text is empty or has an unknown character, or the kind or system is unknown.
    """
    if kind is not None and kind not in KINDS:
        raise BadInput(f"{kind!r} is no kind of name", advice=f"Use one of: {', '.join(KINDS)}.")
    if system not in SYSTEMS:
        raise BadInput(f"{system!r} is no system of romanisation", advice=f"Use one of: {', '.join(SYSTEMS)}.")
    text = hanzi.strip()
    if not text or not is_hanzi(text):
        raise BadInput(f"{text[:20]!r} is no name in Chinese characters", advice="Give a name such as 吕晨飞.")
    words = syllables(text, kind)
    if system == "x-cantonese":
        return _cantonese(text, words)
    return " ".join(
        _word(list(word), system, person=_is_person(simplified(text), kind), first=i == 0)
        for i, word in enumerate(words)
    )


@lru_cache(maxsize=4_096)
def syllables(hanzi: str, kind: str | None = None) -> tuple[tuple[str, ...], ...]:
    """Give the toned syllables of a name, one tuple a word (surname and given name; place and kind)."""
    plain = simplified(hanzi).replace("·", "").replace("・", "")
    if kind is None and plain in _IN_WORDS:
        return (_IN_WORDS[plain],)
    entities = [
        r for r in by_hanzi().get(plain, ())
        if kind is None or r.kind == kind or (kind == "place" and r.kind in ("state", "period"))
    ]  # fmt: skip
    for entity in entities:
        if kind is None and entity.kind == "place" and entity.is_former and split_person(plain):
            continue
        short = entity.short.replace("·", "")
        if not entity.reading or len(entity.reading) != len(short) or not plain.startswith(short):
            continue
        if entity.kind == "person" and entity.surname_length:
            cut = entity.surname_length
            return entity.reading[:cut], entity.reading[cut:]
        if short == plain and entity.kind == "place" and len(short) == 2 and short[1] in "县市区旗":
            return entity.reading[:1], entity.reading[1:]
        rest = tuple(tuple(readings(c)[0] for c in part) for part in _KIND.findall(plain[len(short) :]))
        return entity.reading, *rest
    if _is_person(plain, kind):
        cut_name = split_person(plain)
        if cut_name:
            family, given = cut_name
            read = surnames()[family].readings[0]
            return (read, tuple(readings(c)[0] for c in given)) if given else (read,)
    return (_running(plain),)


def _is_person(plain: str, kind: str | None) -> bool:
    if kind is not None:
        return kind == "person"
    if any(r.kind != "person" and not r.is_former for r in by_hanzi().get(plain, ())):
        return False
    return split_person(plain) is not None and 2 <= len(plain) <= 4


def _running(plain: str) -> tuple[str, ...]:
    """Read characters one after the other, recorded names and fixed words as wholes."""
    known = by_hanzi()
    found: list[str] = []
    at = 0
    while at < len(plain):
        for length in range(min(6, len(plain) - at), 1, -1):
            piece = plain[at : at + length]
            if piece in _IN_WORDS:
                found += _IN_WORDS[piece]
                break
            record = next((r for r in known.get(piece, ()) if r.short == piece and len(r.reading) == length), None)
            if record:
                found += record.reading
                break
        else:
            length = 1
            character = plain[at]
            if character == "长" and at and plain[at - 1] in _TITLE_LONG:
                found.append("zhǎng")
            else:
                found.append(readings(character)[0])
        at += length
    return tuple(found)


def _word(toned: list[str], system: str, *, person: bool, first: bool) -> str:
    if system == "pinyin":
        return join(toned).capitalize()
    if system == "pinyin-toneless":
        return toneless(join(toned)).capitalize()
    plain = [toneless(s) for s in toned]
    if system == "passport":
        return "".join(s.replace("ü", "yu") for s in plain).upper()
    if system == "din91379":
        return "".join(s.replace("ü", "ue") for s in plain).upper()
    spelled = [
        standard(s, system) if system in ("wadegile", "x-lessing") else forms(s, system)[0].letters for s in plain
    ]
    if system in ("wadegile", "x-tongyong"):
        # Given names and places are hyphenated, the second part small: Mao Tsê-tung, Men-t'ou-kou.
        return "-".join(spelled).capitalize()
    return "".join(spelled).capitalize()


def _cantonese(hanzi: str, words: tuple[tuple[str, ...], ...]) -> str:
    at = 0
    out: list[str] = []
    plain = simplified(hanzi)
    for word in words:
        piece = plain[at : at + len(word)]
        at += len(word)
        surname = surnames().get(piece)
        custom = next((f for f, s in surname.variants if s == "x-cantonese"), "") if surname and not out else ""
        spelled = []
        for character in piece:
            options = hong_kong(character)
            if not options:
                raise BadInput(f"No Cantonese spelling is known for {character!r}", advice="Use another system.")
            spelled.append(options[-1])
        out.append((custom or "-".join(spelled)).capitalize())
    return " ".join(out)
