"""The word lists that matching judges by: parts of German compounds, Chinese words, and the traps of both languages.

The lists come from the shipped lexicon, from `data/`, and (German parts only, where installed) from simplemma's lemmas,
which are read once when a glossary is compiled.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from memorandum_kit import resources
from memorandum_kit.errors import NotInstalled
from memorandum_kit.glossary import shipped
from memorandum_kit.glossary.german_nouns import fold

_SHORT = 4
_LONGEST_PART = 9  # longer ones are compounds of these, or long enough to be believed
_ADJECTIVES = ("ere", "erer", "ste", "ende")  # written as nouns: das Schönere


@cache
def lexicon() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Give the shipped German–Chinese lexicon as (lemma, part of speech, Chinese words); nothing where it is missing."""
    try:
        path = resources.glossaries() / "lexicon" / "de-zh.tsv"
        lines = path.read_text(encoding="utf-8").splitlines()[1:]
    except (NotInstalled, OSError):
        return ()
    rows = (line.split("\t") for line in lines)
    return tuple((row[0], row[1], tuple(row[2].split("|"))) for row in rows if len(row) >= 3)


def german_verbs() -> frozenset[str]:
    """Give the infinitives of the lexicon, folded."""
    return frozenset(fold(lemma) for lemma, pos, _ in lexicon() if pos == "verb")


def german_nouns() -> frozenset[str]:
    """Give the nouns of the lexicon, folded."""
    return frozenset(fold(lemma) for lemma, pos, _ in lexicon() if pos == "noun")


def german_parts(own: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that may be parts of compounds: those of five letters and more, and the shorter ones.

    Args:
        own: nouns of the glossary itself.
    """
    words = {fold(word) for word in (*shipped.words("german_parts.txt"), *own)}
    short = {word for word in words if 3 <= len(word) <= _SHORT}
    known = {word for word in words if len(word) > _SHORT}
    for lemma, pos, _ in lexicon():
        word = fold(lemma)
        if " " in word or pos not in ("noun", "verb", "adj"):
            continue
        if pos == "verb" and word.endswith("en"):
            word = word[:-2]
        if len(word) > _SHORT:
            known.add(word)
        elif pos == "noun" and len(word) == _SHORT:
            short.add(word)
    known.update(word for word in simplemma_parts() if len(word) > _SHORT)
    known -= frozenset(map(fold, shipped.words("german_no_parts.txt")))
    return frozenset(known), frozenset(short)


@cache
def simplemma_parts() -> frozenset[str]:
    """Give nouns, stems of verbs and short adjectives of simplemma's lemmas, folded; nothing where it is not installed."""
    try:
        from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

        table = DefaultDictionaryFactory().get_dictionary("de")
        lemmas = {str(table[key]) for key in table}
    except (ImportError, AttributeError, KeyError, TypeError, ValueError):
        return frozenset()
    parts = set()
    for lemma in lemmas:
        if not _SHORT < len(lemma) <= _LONGEST_PART + 2 or not lemma.isalpha() or not lemma[1:].islower():
            continue
        if lemma[0].isupper():
            if len(lemma) <= _LONGEST_PART and not lemma.endswith(_ADJECTIVES):
                parts.add(fold(lemma))
        elif lemma.endswith("en") or lemma.endswith(("eln", "ern")):
            parts.add(fold(lemma[:-2] if lemma.endswith("en") else lemma[:-1]))
        elif len(lemma) <= 8 and not lemma.endswith(("er", "st", "te", "end", "ere", "t")):
            parts.add(fold(lemma))
    return frozenset(parts)


def german_opaque() -> tuple[str, ...]:
    """Give the words whose parts have lost their meaning (rathaus, bürgermeister), folded."""
    return tuple(fold(word) for word in shipped.words("german_opaque.txt"))


def chinese_words() -> tuple[str, ...]:
    """Give Chinese words of two characters and more, simplified."""
    found = {word for _, _, words in lexicon() for word in words if len(word) > 1}
    found.update(shipped.words("chinese_words.txt"))
    return tuple(sorted(found))


def chinese_traps() -> tuple[str, ...]:
    """Give Chinese words that have terms inside without meaning them (人民币), simplified; a bar parts words (劳动|力)."""
    return shipped.words("chinese_traps.txt")


def rare_chinese_words() -> tuple[str, ...]:
    """Give two-character words of pypinyin's phrases, common and rare ones alike; nothing where it is not installed."""
    try:
        from pypinyin.phrases_dict import phrases_dict
    except ImportError:
        return ()
    return tuple(sorted(word for word in phrases_dict if len(word) == 2))
