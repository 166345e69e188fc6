"""Generate `glossaries/names/lookalikes.tsv`: words that look like a name, so that finding names stays silent on them.

German: word forms that split into pinyin syllables or are spelled like a recorded place (Ende, Lange, Hohe, Mai). Chinese:
words of two to four characters that start with a surname (高度, 任务, 成为), apart those that its source has as names of
persons (李娜). Run it by hand; the result is committed:

    python -m pip install simplemma jieba
    python tools/names_lookalikes.py

Sources (glossaries/SOURCES.md): simplemma (MIT) for German word forms, jieba (MIT) for Chinese words and their frequency.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

NAMES = Path(__file__).resolve().parents[1] / "glossaries/names"
# Of the words spelled like a surname these are German; others in the source are foreign names (Liu, Wang, Chen).
GERMAN_SURNAME_WORDS = frozenset(
    [
        "an",
        "ban",
        "bei",
        "ben",
        "bin",
        "da",
        "dang",
        "ding",
        "dong",
        "du",
        "fan",
        "fang",
        "gang",
        "ha",
        "hai",
        "hang",
        "hei",
        "hui",
        "jung",
        "lang",
        "lei",
        "long",
        "mai",
        "man",
        "mi",
        "min",
        "na",
        "nie",
        "pan",
        "ping",
        "po",
        "ran",
        "sang",
        "so",
        "song",
        "tang",
        "wen",
        "wo",
    ]
)
RARE = 20  # Chinese words that jieba counts less often are left out


def german() -> set[str]:
    """Give the German word forms, in lower case, that split into pinyin or equal a place's pinyin."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    from memorandum_kit.names.index import by_form
    from memorandum_kit.names.latin import fold_key
    from memorandum_kit.names.lookup import sound_keys
    from memorandum_kit.names.surnames import by_key
    from memorandum_kit.names.syllables import segmentations

    table = DefaultDictionaryFactory().get_dictionary("de")
    words = set()
    for item in table:
        word = item.decode() if isinstance(item, bytes) else item
        low = word.lower()
        if not low.isalpha() or len(low) > 14:
            continue
        pinyin = segmentations(low)
        if (
            (pinyin and len(pinyin[0]) <= 3)
            or (len(low) <= 6 and sound_keys(low, "wadegile"))
            or (any(r.kind == "place" for r, _, _ in by_form().get(fold_key(low), ())) and low == word)
        ):
            words.add(low)
    spelled = {form for key in by_key() for form in (key, key.replace("ü", "u"))}
    return words - (spelled - GERMAN_SURNAME_WORDS)


# What the source has as persons' names and people are called by: 明星, 顾问.
PEOPLE = frozenset(
    (
        "仁兄", "令人", "伯伯", "伯母", "伯爵", "伯父", "侍卫", "侍郎", "保姆", "元帅", "元老", "和尚", "岳父", "师傅", "师兄", "师兄弟",
        "师哥", "师娘", "师母", "师生", "明星", "相公", "王子", "王爷", "白领", "诸侯", "贡献者", "郎中", "郎君", "青少年", "顾客", "顾问",
        "高僧", "黑客", "富豪", "宾客", "祖先", "祖宗", "童子", "蒙古人", "牛马", "马夫", "陆军", "苏军", "卫星", "宣传部", "许可证", "孙子",
    )
)  # fmt: skip


def chinese() -> set[tuple[str, str]]:
    """Give words that start with a surname, with "zh", or "zh-person" where they are names of persons too."""
    from memorandum_kit.names.surnames import surnames

    spec = find_spec("jieba")
    assert spec is not None
    assert spec.submodule_search_locations
    text = (Path(spec.submodule_search_locations[0]) / "dict.txt").read_text(encoding="utf-8")
    first = {name: surname.rank for name, surname in surnames().items() if len(name) == 1}
    words = set()
    for line in text.splitlines():
        word, count, tag = line.split(" ")
        if (
            2 <= len(word) <= 4
            and word[0] in first
            and tag[:2] not in ("ns", "nt")
            and int(count) >= (300 if tag.startswith("nr") else RARE)
        ):
            person = tag.startswith("nr") and word not in PEOPLE and first[word[0]] <= 200
            words.add(("zh-person" if person else "zh", word))
    return words


def main() -> None:
    """Write language and word, sorted."""
    rows = [("de", w) for w in german()] + [*chinese()]
    text = "\n".join(["lang\tword", *("\t".join(row) for row in sorted(rows))]) + "\n"
    (NAMES / "lookalikes.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
