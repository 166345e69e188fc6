"""Which language a text is in, and a file with two languages into two sources: `language_of`, `split_languages`.

Chinese is told by its script, Simplified from Traditional by characters that only one of them has, German from English by
function words and endings. Nothing here needs a model.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Block, Lang, Source

_HANZI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[A-Za-zÄÖÜäöüßéèê]+")
# Frequent characters that only one of the two scripts has.
_ONLY_HANS = frozenset(
    "这国来时们说为会对发学过进还开两长关样现实将员体动当给经应无与问记话东车门马书见头业务协双议签录区条节办单位级领导设资电气团总组织"
    "织环境护护护医药农村县乡镇银行际联络达访览认识语译华张刘陈杨黄赵吴孙罗郑谢韩冯邓许萧叶阎优势术产创艺历习义义务务贸济财权则规划项约责"
    "军战爱处从众个岁难题质证该许请谁课调谈论让计订讨训热闻亿万与写农决况净减凤击创刘"
)
_ONLY_HANT = frozenset(
    "這國來時們說為會對發學過進還開兩長關樣現實將員體動當給經應無與問記話東車門馬書見頭業務協雙議簽錄區條節辦單級領導設資電氣團總組織"
    "環護醫藥農縣鄉鎮銀際聯絡達訪覽認識語譯華張劉陳楊黃趙吳孫羅鄭謝韓馮鄧許蕭葉閻優勢術產創藝歷習義貿濟財權則規劃項約責軍戰愛處從眾個歲"
    "難題質證該請誰課調談論讓計訂討訓熱聞億萬寫決況淨減鳳擊臺灣"
)
_BOTH = _ONLY_HANS & _ONLY_HANT
_GERMAN_WORDS = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "und",
        "oder",
        "nicht",
        "ein",
        "eine",
        "einer",
        "einem",
        "einen",
        "eines",
        "ist",
        "sind",
        "wird",
        "werden",
        "wurde",
        "wurden",
        "mit",
        "von",
        "vom",
        "zu",
        "zur",
        "zum",
        "für",
        "auf",
        "im",
        "in",
        "am",
        "an",
        "aus",
        "bei",
        "nach",
        "über",
        "unter",
        "durch",
        "zwischen",
        "sowie",
        "als",
        "auch",
        "auf",
        "dass",
        "beide",
        "beiden",
        "beider",
        "sich",
        "ihre",
        "ihrer",
        "ihren",
        "seiner",
        "hat",
        "haben",
        "artikel",
        "stadt",
        "gemeinsame",
        "gemeinsam",
        "vertragsparteien",
        "parteien",
        "oberbürgermeister",
        "bezirk",
        "vom",
        "seite",
        "seiten",
        "kann",
        "können",
        "soll",
        "sollen",
    ]
)
_ENGLISH_WORDS = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "by",
        "for",
        "with",
        "on",
        "as",
        "at",
        "from",
        "this",
        "which",
        "shall",
        "will",
        "may",
        "both",
        "between",
        "its",
        "their",
        "or",
        "an",
        "not",
        "has",
        "have",
        "it",
        "under",
        "article",
        "parties",
        "party",
        "city",
        "mayor",
        "district",
        "of",
        "other",
        "any",
        "such",
        "all",
    ]
)


def language_of(text: str, *, name: str = "") -> Lang:
    """Give the language of a text.

    Args:
        text: any stretch; the longer the surer.
        name: how a message names it.

    Raises:
        BadInput: neither German, English nor Chinese can be told.
    """
    lang = guess_language(text)
    if lang is None:
        quote = " ".join(text.split())[:20]
        raise BadInput(
            f"The language of {name or 'this text'} cannot be told",
            why=f"“{quote}” is neither German nor English nor Chinese" if quote else "there is no text",
            advice="Name the languages with --langs de,zh-Hans.",
        )
    return lang


def guess_language(text: str) -> Lang | None:
    """Give the language of a text, or None where it shows none (numbers, names, signs, too short)."""
    hanzi = _HANZI.findall(text)
    latin = len(_LATIN.findall(text))
    # A Chinese character says about as much as two to three Latin letters.
    if hanzi and 2.5 * len(hanzi) >= latin:
        return _chinese_script(hanzi)
    if not latin:
        return None
    return _latin_language(text)


def chinese_script(text: str) -> Lang:
    """Give zh-Hans or zh-Hant for a Chinese text; Simplified where nothing shows."""
    return _chinese_script(_HANZI.findall(text))


def _chinese_script(hanzi: Sequence[str]) -> Lang:
    counts = Counter(hanzi)
    simplified = sum(count for sign, count in counts.items() if sign in _ONLY_HANS and sign not in _BOTH)
    traditional = sum(count for sign, count in counts.items() if sign in _ONLY_HANT and sign not in _BOTH)
    return Lang.ZH_HANT if traditional > simplified else Lang.ZH_HANS


def _latin_language(text: str) -> Lang | None:
    words = [word.lower() for word in _WORD.findall(text)]
    german = sum(1 for word in words if word in _GERMAN_WORDS)
    english = sum(1 for word in words if word in _ENGLISH_WORDS)
    # Umlauts and ß are German; so are capitals inside a sentence, but names have them in both languages.
    german += sum(1 for word in words if re.search(r"[äöüß]", word))
    german += sum(
        1 for word in words if re.search(r"(?:ung|ungen|keit|heit|schaft|schaften|lich|isch)(?:e[nmrs]?)?$", word)
    )
    if german > english:
        return Lang.DE
    if english > german:
        return Lang.EN
    return None


def split_languages(source: Source) -> tuple[Source, Source]:
    """Split one file with both languages into its German and its Chinese source.

    Handles bilingual tables (rows keep their group), alternating paragraphs, one text after the other, and paragraphs
    with both ("Präambel / 序言"). What shows no language (numbers, names) goes with its neighbours; a table column of
    numbers goes to both. `Place.block` stays the index in the file.

    Raises:
        BadInput: the file does not hold a German and a Chinese text; the message names what was found.
    """
    pieces = [piece for block in source.blocks for piece in _halves(block)]
    langs = _settled(pieces)
    german = [block for block, lang in zip(pieces, langs, strict=True) if lang is Lang.DE]
    chinese = [block for block, lang in zip(pieces, langs, strict=True) if lang is not None and lang.is_chinese]
    _refuse_one_language(source, langs, german, chinese)
    script = chinese_script("".join(block.text for block in chinese))
    return (
        replace(source, blocks=tuple(german), lang=Lang.DE, title=""),
        replace(source, blocks=tuple(chinese), lang=script, title="", paper=None, notes=()),
    )


def _refuse_one_language(
    source: Source, langs: Iterable[Lang | None], german: Sequence[Block], chinese: Sequence[Block]
) -> None:
    if german and chinese:
        return
    found = sorted({_NAMES[lang] for lang in langs if lang is not None})
    shown = " and ".join(found) if found else "no language that can be told"
    raise BadInput(
        f"{source.name or 'This file'} does not hold both a German and a Chinese text",
        why=f"found: {shown}",
        advice="Give the two texts as two files.",
    )


_NAMES = {Lang.DE: "German", Lang.EN: "English", Lang.ZH_HANS: "Chinese", Lang.ZH_HANT: "Chinese (Traditional)"}

# Between the halves of a line with both languages: a slash, a bar, tabs, a line end, or two blanks; else the script changes.
_SEPARATOR = re.compile(r"\s*[/／|｜]\s*|\t+|\n+|[ \u3000]{2,}")
_SWITCH = re.compile(
    r"(?<=[A-Za-zÄÖÜäöüß.:!?)])\s+(?=[\u4e00-\u9fff（《“])|(?<=[\u4e00-\u9fff：。）》”])\s+(?=[A-Za-zÄÖÜ„(])"
)


def _halves(block: Block) -> list[Block]:
    """A paragraph with both languages as two; others as they are."""
    text = block.text
    if not _HANZI.search(text) or len(_LATIN.findall(text)) < 3:
        return [block]
    for pattern in (_SEPARATOR, _SWITCH):
        parts = _split(text, pattern)
        if parts is not None:
            group = block.group or f"b{block.place.block}"
            return [
                replace(block, text=text[a:b], place=replace(block.place, start=a, end=b), group=group)
                for a, b in parts
            ]
    return [block]


def _split(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]] | None:
    """The two halves at one separator: Latin letters only on one side, Chinese on the other."""
    for match in pattern.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        for latin, other in ((left, right), (right, left)):
            if (
                _LATIN.search(latin)
                and not _HANZI.search(latin)
                and _HANZI.search(other)
                and len(_LATIN.findall(other)) <= 2 * len(_HANZI.findall(other))
            ):
                return [(0, match.start()), (match.end(), len(text))]
    return None


def _settled(blocks: Sequence[Block]) -> list[Lang | None]:
    """The language of every block; what shows none takes it from its column, else from the nearest neighbour."""
    langs = [_lang_of(block) for block in blocks]
    columns = _columns(blocks, langs)
    settled: list[Lang | None] = []
    previous: Lang | None = None
    for block, lang in zip(blocks, langs, strict=True):
        if lang is None and block.place.table is not None:
            lang = columns.get((block.place.table, block.place.cell))
        if lang is None and block.place.table is None:
            lang = previous or next((later for later in langs if later is not None), None)
        settled.append(lang)
        if block.place.table is None and lang is not None:
            previous = lang
    return settled


def _columns(blocks: Sequence[Block], langs: Sequence[Lang | None]) -> dict[tuple[int | None, int | None], Lang]:
    """The language that most cells of a table column are in."""
    counts: dict[tuple[int | None, int | None], Counter[Lang]] = {}
    for block, lang in zip(blocks, langs, strict=True):
        if block.place.table is not None and lang is not None:
            counts.setdefault((block.place.table, block.place.cell), Counter())[lang] += 1
    return {column: counter.most_common(1)[0][0] for column, counter in counts.items()}


def _lang_of(block: Block) -> Lang | None:
    """A block's language; a Latin line that shows no language counts as German beside Chinese."""
    return guess_language(block.text)
