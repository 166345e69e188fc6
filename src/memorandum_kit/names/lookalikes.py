"""Words that look like names (`glossaries/names/lookalikes.tsv`): what finding names must stay silent on."""

from __future__ import annotations

from functools import cache

from memorandum_kit.names.table import Table


@cache
def _words(lang: str) -> frozenset[str]:
    return frozenset(row["word"] for row in Table("lookalikes.tsv", ("lang", "word")) if row["lang"] == lang)


def is_german_word(word: str) -> bool:
    """Whether a word that could be pinyin is one of German (Ende, Lange, Mai), any case."""
    return word.lower() in _words("de") or word.lower() in _FUNCTION_WORDS


def is_chinese_word(text: str) -> bool:
    """Whether characters that start with a surname are a word (高度, 任务, 成为)."""
    return text in _words("zh")


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
