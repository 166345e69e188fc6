"""The bilingual lexicon: German lemmas with the Chinese words that translators write for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memorandum_kit.alignment.occurrences import Strings, codes_of
from memorandum_kit.alignment.wordforms import WordForms, fold, stem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Lexicon:
    """Folded German lemma -> Chinese equivalents (Simplified), and the forms that lead to a lemma."""

    entries: dict[str, tuple[str, ...]]
    forms: WordForms = field(init=False)
    by_word: Callable[[str], Any] = field(init=False)

    def __post_init__(self) -> None:
        """Make the look-up by form."""
        object.__setattr__(self, "forms", WordForms(self.entries))
        object.__setattr__(self, "by_word", lru_cache(maxsize=200_000)(self._numbered))

    @property
    def chinese(self) -> frozenset[str]:
        """All Chinese words."""
        return _chinese(self)

    @property
    def sizes(self) -> dict[str, tuple[int, ...]]:
        """Lengths of the Chinese words by their first character, longest first."""
        return _sizes(self)

    @property
    def listed(self) -> tuple[str, ...]:
        """All Chinese words in order; their places are their numbers."""
        return _listed(self)

    @property
    def strings(self) -> Strings:
        """All Chinese words, to be found in a text."""
        return _strings(self)

    @property
    def characters(self) -> tuple[Ints, Ints]:
        """Code points of the Chinese words one behind the other, and where each begins."""
        return _characters(self)

    @property
    def phrases(self) -> dict[str, tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]]:
        """Lemmas of several words: by the stem of the first, the stems of all and the numbers of the Chinese words."""
        return _phrases(self)

    def numbered(self, word: str) -> tuple[bool, tuple[tuple[int, ...], ...]]:
        """Give the numbers of the Chinese words for a German word form, or for each known part of a compound.

        Returns:
            Whether they are those of parts, and the numbers; none for an unknown word.
        """
        found: tuple[bool, tuple[tuple[int, ...], ...]] = self.by_word(word)
        return found

    def _numbered(self, word: str) -> tuple[bool, tuple[tuple[int, ...], ...]]:
        number = _numbers(self)
        if own := self.equivalents(word):
            return False, (tuple(number[zh] for zh in own),)
        return True, tuple(tuple(number[zh] for zh in part) for part in self.parts(word))

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
def _listed(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(sorted(lexicon.chinese))


@cache
def _numbers(lexicon: Lexicon) -> dict[str, int]:
    return {word: number for number, word in enumerate(lexicon.listed)}


@cache
def _strings(lexicon: Lexicon) -> Strings:
    return Strings(lexicon.listed)


@cache
def _characters(lexicon: Lexicon) -> tuple[Ints, Ints]:
    import numpy as np

    return codes_of("".join(lexicon.listed)).astype(np.int64), np.cumsum([0, *map(len, lexicon.listed)])


@cache
def _phrases(lexicon: Lexicon) -> dict[str, tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]]:
    number = _numbers(lexicon)
    found: dict[str, tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]] = {}
    for lemma, words in lexicon.entries.items():
        if " " in lemma:
            stems = tuple(map(stem, lemma.split()))
            found[stems[0]] = (*found.get(stems[0], ()), (stems, tuple(number[zh] for zh in words)))
    return found


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

    folder = userlexicon.folder()
    try:
        changed = folder.stat().st_mtime_ns  # files are put there and taken away whole
    except OSError:
        changed = 0
    return _with_own(folder, changed)


@lru_cache(maxsize=2)
def _with_own(folder: Path, changed: int) -> Lexicon:
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
