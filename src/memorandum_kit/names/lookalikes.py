"""Words that look like names (`glossaries/names/lookalikes.tsv`): what finding names must stay silent on."""

from __future__ import annotations

from functools import cache

from memorandum_kit.names.table import Table


@cache
def _words(lang: str) -> frozenset[str]:
    return frozenset(row["word"] for row in Table("lookalikes.tsv", ("lang", "word")) if row["lang"] == lang)


def is_german_word(word: str) -> bool:
    """Whether a word that could be pinyin is one of German (Ende, Lange, Mai), any case."""
    low = word.lower()
    if low in _ONLY_TOWNS:
        return False
    return low in _words("de") or low in _FUNCTION_WORDS or low in _FIRST_NAMES or low in _ALSO_TOWNS


def is_chinese_word(text: str, *, titled: bool = False) -> bool:
    """Whether characters that start with a surname are a word (高度, 任务, 成为).

    Args:
        text: two to four characters.
        titled: a title stands beside them, so that what a dictionary has as a person's name is one (李娜女士).
    """
    return text in _words("zh") or text in _ALSO_WORDS or (not titled and text in _words("zh-person"))


# Chinese words that begin like a name, and that the source counts too seldom to list.
_ALSO_WORDS = frozenset(
    (
        "贺信", "贺礼", "贺卡", "贺电", "贺词", "梅雨", "雷雨", "白皮书", "马拉松", "丁香", "夏令营", "燕麦", "沙龙", "凤梨", "宗祠", "杭菊", "洪峰",
        "乌龙茶", "仲春", "仲夏", "冬令营", "金秋", "金桂", "黄梅", "龙井", "龙舟", "明信片", "万里", "高铁", "高管", "常会",
    )
)  # fmt: skip
_FUNCTION_WORDS = frozenset(
    [
        "die",
        "der",
        "das",
        "den",
        "dem",
        "des",
        "an",
        "am",
        "im",
        "in",
        "zu",
        "bei",
        "man",
        "wann",
        "wenn",
        "dann",
        "so",
        "da",
        "wo",
        "du",
        "er",
        "sie",
        "es",
        "wie",
        "ja",
        "nein",
        "nun",
    ]
)
# First names of Germans that split into pinyin.
_FIRST_NAMES = frozenset(
    [
        "lina",
        "tina",
        "nina",
        "hanna",
        "mina",
        "luna",
        "dana",
        "lena",
        "mona",
        "nele",
        "lea",
        "leo",
        "lisa",
        "gina",
        "mia",
        "pia",
        "lia",
        "sina",
        "bela",
        "hanne",
        "renate",
        "janne",
        "lene",
        "nane",
        "gesa",
        "nena",
        "enno",
        "benno",
        "heino",
        "heike",
        "jule",
    ]
)
# Towns that the list of word forms has, and that are no other word.
_ONLY_TOWNS = frozenset(
    (
        "aachen", "aalen", "dubai", "emden", "erding", "hagen", "hanoi", "jena", "kehl", "leimen", "manila", "marl", "meiningen", "osaka",
        "plauen", "rangun", "riehen", "riga", "suhl", "teheran", "tirana", "wesel", "witten",
        "changchun", "fujian", "guangzhou", "guilin", "hainan", "hangzhou", "hebei", "hongkong", "nanjing", "qingdao", "qinghai", "sanya",
        "shandong", "shanghai", "shenzhen", "sichuan", "taiwan", "tianjin", "xiamen",
    )
)  # fmt: skip
# Words of German that are also the names of German towns, rivers or regions.
_ALSO_TOWNS = frozenset(
    (
        "aller", "alpen", "bad", "baden", "bergen", "brocken", "brand", "bünde", "burg", "eider", "erlangen", "essen",
        "forst", "franken", "füssen", "füßen", "gießen", "haar", "halle", "harz", "hof", "horn", "inn", "jungfrau",
        "kamen", "lage", "lauf", "leer", "leine", "linden", "lippe", "lohne", "löhne", "meilen", "mulde", "mur",
        "nahe", "norden", "regen", "roth", "schwaben", "sieg", "siegen", "singen", "sitten", "sundern",
        "thun", "waren", "wangen", "wedel", "wedding", "weiden", "weil", "wil", "zug",
        "zollverein",
    )
)  # fmt: skip
