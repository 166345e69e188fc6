"""The bilingual lexicon: German lemmas with the Chinese words that translators write for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from memorandum_kit.alignment.wordforms import WordForms, fold


@dataclass(frozen=True)
class Lexicon:
    """Folded German lemma -> Chinese equivalents (Simplified), and the forms that lead to a lemma."""

    entries: dict[str, tuple[str, ...]]
    forms: WordForms = field(init=False)

    def __post_init__(self) -> None:
        """Make the look-up by form."""
        object.__setattr__(self, "forms", WordForms(self.entries))

    @property
    def chinese(self) -> frozenset[str]:
        """All Chinese words."""
        return _chinese(self)

    @property
    def sizes(self) -> dict[str, tuple[int, ...]]:
        """Lengths of the Chinese words by their first character, longest first."""
        return _sizes(self)

    def equivalents(self, word: str) -> tuple[str, ...]:
        """Give the Chinese words for a German word form, () where its lemma is unknown."""
        lemmas = self.forms.lemmas(fold(word))
        return tuple(dict.fromkeys(zh for lemma in lemmas[:3] for zh in self.entries[lemma]))

    def parts(self, word: str) -> tuple[tuple[str, ...], ...]:
        """Give the Chinese words for each known part of a compound or derivation."""
        return tuple(self.entries[lemma] for lemma in self.forms.parts(fold(word)))

    def __hash__(self) -> int:
        """Identity: two lexicons are the same only where they are one object."""
        return id(self)

    def __eq__(self, other: object) -> bool:
        """Identity."""
        return self is other


@cache
def _chinese(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(zh for words in lexicon.entries.values() for zh in words)


@cache
def _sizes(lexicon: Lexicon) -> dict[str, tuple[int, ...]]:
    return sizes_of(lexicon.chinese)


def sizes_of(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Give the lengths of words by their first character, longest first."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def parse(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Read rows `lemma, part of speech, zh1|zh2…`, tab-separated; lemmas of several parts of speech are joined."""
    entries: dict[str, tuple[str, ...]] = {}
    for line in lines:
        lemma, _, rest = line.rstrip("\n").partition("\t")
        words = tuple(word for word in rest.rpartition("\t")[2].split("|") if word)
        if lemma == "lemma":
            continue  # the header
        key = fold(lemma)
        entries[key] = tuple(dict.fromkeys((*entries.get(key, ()), *words)))
    return entries


def in_use() -> Lexicon:
    """Give the lexicon that comes with the program, with the user's own dictionaries."""
    from memorandum_kit.alignment import userlexicon
    from memorandum_kit.resources import glossaries

    shipped = glossaries() / "lexicon" / "de-zh.tsv"
    places = (shipped, *userlexicon.stored())
    return _load(tuple((str(place), place.stat().st_mtime_ns) for place in places if place.is_file()))


@lru_cache(maxsize=2)
def _load(places: tuple[tuple[str, int], ...]) -> Lexicon:
    entries: dict[str, tuple[str, ...]] = {}
    for place, _ in places:
        with Path(place).open(encoding="utf-8") as file:
            for lemma, words in parse(file).items():
                entries[lemma] = (*entries.get(lemma, ()), *words)
    return Lexicon({lemma: tuple(dict.fromkeys(words)) for lemma, words in entries.items()})
