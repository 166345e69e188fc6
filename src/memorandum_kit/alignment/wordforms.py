"""From a German word in running text to the lemmas of a lexicon: inflection and compounds by rule, no tagger.

The rules over-generate on purpose; the lexicon decides. A word may have several lemmas (Rechte: Recht, rechte).
Compounds are split over the lexicon's own lemmas, with linking elements (Arbeits|vertrag, Länder|name).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from memorandum_kit.alignment.verbs import FORMS, PREFIXES, stems

_NOUN = ("s", "es", "e", "en", "n", "er", "ern", "ens", "nen", "innen", "in", "se", "sen")
_FOREIGN = (
    ("ien", "ium"),
    ("en", "um"),
    ("en", "us"),
    ("en", "a"),
    ("a", "um"),
    ("izes", "ex"),
    ("i", "us"),
    ("en", "on"),
)
_ADJECTIVE = (
    "e",
    "en",
    "er",
    "es",
    "em",
    "ere",
    "eren",
    "erer",
    "eres",
    "erem",
    "ste",
    "sten",
    "ster",
    "stes",
    "este",
    "esten",
    "s",
)
_VERB = ("e", "st", "est", "t", "et", "te", "ten", "test", "tet", "ete", "eten", "en", "n", "")
_PARTICIPLE = ("", "e", "en", "er", "es", "em")
_PARTICIPLE_TAILS = ("et", "t", "en")


def _by_last(endings: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Give the endings that a word can have by its last letter, in their order."""
    letters = {ending[-1] for ending in endings if ending}
    return {letter: tuple(e for e in endings if e[-1:] in ("", letter)) for letter in letters}


_BARE = ("",)
_NOUNS, _ADJECTIVES, _VERBS, _PARTICIPLES = map(_by_last, (_NOUN, _ADJECTIVE, _VERB, _PARTICIPLE))
_PREFIXES = {first: tuple(p for p in PREFIXES if p[0] == first) for first in {p[0] for p in PREFIXES}}
# Comparison that no ending explains.
_COMPARED = {"besser": "gut", "best": "gut", "mehr": "viel", "meist": "viel", "höher": "hoch", "höchst": "hoch", "hoh": "hoch", "näher": "nah", "nächst": "nah"}  # fmt: skip
_LINKS = ("", "s", "es", "n", "en", "er", "e", "ens", "ns")
_DERIVED = (("ungen", "en"), ("ung", "en"), ("ungen", "n"), ("ung", "n"), ("heiten", ""), ("heit", ""), ("keiten", ""), ("keit", ""),
            ("igkeit", ""), ("bar", "en"), ("lich", ""), ("lich", "e"), ("isch", ""), ("isch", "ie"), ("haft", ""), ("weise", ""),
            ("ation", "ieren"), ("ationen", "ieren"), ("erin", "en"), ("erinnen", "en"), ("er", "en"), ("ern", "en"))  # fmt: skip
# What `stem` takes off, and leaves at least.
_ENDINGS = ("innen", "ungen", "ung", "ern", "en", "er", "es", "em", "e", "n", "s")
_SHORTEST = 4
_UMLAUT = {"ä": "a", "ö": "o", "ü": "u"}
_VOWEL = re.compile("(?:ä(?=u)|[äöü])(?=u?[^äöüaou]*$)")


def fold(word: str) -> str:
    """Give a word as it is compared: lower case, ss for ß."""
    return word.lower().replace("ß", "ss")


class WordForms:
    """Looks words up among given lemmas (folded)."""

    def __init__(self, lemmas: Collection[str]) -> None:
        """Keep the lemmas; results are remembered by word."""
        self._lemmas = lemmas
        self.lemmas = lru_cache(maxsize=100_000)(self._find)
        self.parts = lru_cache(maxsize=100_000)(self._split)

    def _find(self, word: str) -> tuple[str, ...]:
        """Give the lemmas that a folded word may be a form of, most likely first."""
        found = dict.fromkeys(lemma for lemma in (word, FORMS.get(word, "")) if lemma in self._lemmas)
        if len(word) > 2:
            found.update(dict.fromkeys(lemma for lemma in candidates(word) if lemma in self._lemmas))
        return tuple(found)

    def _split(self, word: str) -> tuple[str, ...]:
        """Give lemmas of the parts of a compound or derivation, () where it has no known parts."""
        derived = tuple(
            lemma
            for ending, other in _DERIVED
            if word.endswith(ending) and len(word) - len(ending) > 3
            for lemma in (word[: len(word) - len(ending)] + other,)
            if lemma in self._lemmas
        )
        if derived:
            return derived[:1]
        for start in range(3, len(word) - 3):
            head = self.lemmas(word[start:])
            if not head:
                continue
            left = word[:start]
            for link in _LINKS:
                stem = left.removesuffix(link) if link else left
                if len(stem) < 3 or (link and stem == left):
                    continue
                for lemma in (stem, stem + "e", stem + "en", stem + "n"):
                    if lemma in self._lemmas:
                        return (lemma, head[0])
            if len(left) > 6 and (more := self.parts(left)):
                return (*more, head[0])
        if word.startswith("un") and (opposite := self.lemmas(word[2:])):
            return opposite[:1]
        for prefix in PREFIXES:
            rest = word[len(prefix) :]
            if len(rest) > 4 and word.startswith(prefix) and (base := self.lemmas(rest)):
                return base[:1]
        return ()


def candidates(word: str) -> Iterator[str]:
    """Give what a folded word could be a form of."""
    last = word[-1]
    for plain in _without_umlaut(word):
        yield _COMPARED.get(plain, plain)
        for ending in _NOUNS.get(last, ()):
            if plain.endswith(ending) and len(plain) - len(ending) > 2:
                stem = plain[: -len(ending)]
                yield stem
                yield stem + "e"
        for ending in _ADJECTIVES.get(last, ()):
            if plain.endswith(ending) and len(plain) - len(ending) > 2:
                stem = plain[: -len(ending)]
                yield _COMPARED.get(stem, stem)
                if stem[-1] in "lrn":
                    yield f"{stem[:-1]}e{stem[-1]}"
    for ending, other in _FOREIGN:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            yield word[: -len(ending)] + other
    yield from _verbs(word)


def _without_umlaut(word: str) -> Iterator[str]:
    yield word
    match = _VOWEL.search(word)
    if match:
        yield word[: match.start()] + _UMLAUT[match.group()] + word[match.end() :]


def _verbs(word: str) -> Iterator[str]:
    """Give infinitives: finite forms, participles (with ge- inside, with adjective endings), infinitives with zu."""
    starts = [("", word), *((p, word[len(p) :]) for p in _PREFIXES.get(word[0], ()) if word.startswith(p))]
    for prefix, rest in starts:
        for ending in _VERBS.get(rest[-1:], _BARE):
            if rest.endswith(ending) and len(rest) - len(ending) > 1:
                yield from _infinitives(prefix, rest[: len(rest) - len(ending)])
        for ending in _PARTICIPLES.get(rest[-1:], _BARE):
            if not rest.endswith(ending):
                continue
            form = rest[: len(rest) - len(ending)]
            if not prefix and form.endswith("end") and len(form) > 5:
                yield form[:-1]
            inner = form[2:] if form.startswith("ge") and len(form) > 4 else form if prefix or ending else ""
            for tail in _PARTICIPLE_TAILS:
                if inner.endswith(tail):
                    yield from _infinitives(prefix, inner[: len(inner) - len(tail)])
            if form.startswith("zu") and prefix and form.endswith("n"):
                yield prefix + form[2:]


def _infinitives(prefix: str, stem: str) -> Iterator[str]:
    yield f"{prefix}{stem}en"
    yield f"{prefix}{stem}n"
    if len(stem) > 3 and stem[-1] in "lr" and stem[-2] not in "aeiouäöü":
        yield f"{prefix}{stem[:-1]}e{stem[-1]}n"
    for regular in stems().get(stem, ()) or stems().get(stem.removesuffix("t"), ()):
        yield f"{prefix}{regular}en"


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Give a German word without its inflection, roughly and whether or not it is known.

    >>> stem("Vertragsparteien"), stem("Vertragspartei")
    ('vertragspartei', 'vertragspartei')
    """
    low = fold(word)
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST:
            return low[: -len(ending)]
    return low
