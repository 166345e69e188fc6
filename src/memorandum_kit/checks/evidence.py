"""Which items of one side's list answer an item of the other's, by glossary and lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from memorandum_kit.checks.characters import simple
from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.renderings import chinese_forms, german_stems, stem
from memorandum_kit.model import Span

if TYPE_CHECKING:
    from memorandum_kit.alignment.lexicon import Lexicon

_NOUN = re.compile(r"[A-ZÄÖÜ][\wÄÖÜäöüß\-]{2,}")
_NOISE = re.compile(r"(?:的|等|等等|领域|方面|合作|交流|活动)+$")
# A lexicon's first words for a lemma are its usual ones; 文化 for Bildung comes later.
_USUAL = 3


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of one item."""

    items: tuple[int, ...]  # of the other list, by its words
    known: bool  # glossary or lexicon have the item's own word
    elsewhere: bool = False  # its words stand in the other text, outside the list


def german_answers(text: str, span: Span, others: Iterable[str], pair: Pair) -> Answers:
    """Give the Chinese items that answer a German one."""
    listed = [simple(other) for other in others]
    words: set[str] = set()
    known = False
    if pair.glossary is not None:
        for mention in pair.de.terms:
            if mention.span.overlaps(span) and (concept := pair.glossary.concept(mention.key)):
                known = True
                words |= {part for parts in chinese_forms(concept) for part in parts if len(part) > 1}
    if any(name.span.overlaps(span) for name in pair.de.names):
        return Answers((), known=False)
    lexicon = _lexicon()
    for noun in _NOUN.findall(text):
        own = lexicon.equivalents(noun)
        known = known or bool(own)
        words |= {word for word in own[:_USUAL] if len(word) > 1}
        for part in lexicon.parts(noun):
            words |= {word for word in part[:_USUAL] if len(word) > 1}
    items = tuple(n for n, other in enumerate(listed) if any(word in other for word in words))
    return Answers(items, known, not items and any(word in pair.zh.plain for word in words))


def chinese_answers(text: str, span: Span, others: Iterable[str], pair: Pair) -> Answers:
    """Give the German items that answer a Chinese one."""
    listed = [other.lower().translate(_UMLAUTS) for other in others]
    stems: set[str] = set()
    known = False
    if pair.glossary is not None:
        for mention in pair.zh.terms:
            if mention.span.overlaps(span) and (concept := pair.glossary.concept(mention.key)):
                known = True
                stems |= {s for group in german_stems(concept) for s in group}
    if any(name.span.overlaps(span) for name in pair.zh.names):
        return Answers((), known=False)
    bare = simple(_NOISE.sub("", text))
    reverse = _reverse()
    for length in (4, 3, 2):
        for start in range(len(bare) - length + 1):
            lemmas = reverse.get(bare[start : start + length], ())
            known = known or bool(lemmas)
            stems |= {stem(lemma) for lemma in lemmas}
    stems = {s[: max(4, len(s) - 1)] for s in stems if len(s) >= 3}
    items = tuple(n for n, other in enumerate(listed) if any(s in other for s in stems))
    flat = pair.de.plain.translate(_UMLAUTS)
    return Answers(items, known, not items and any(s in flat for s in stems))


_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def _lexicon() -> Lexicon:
    from memorandum_kit.alignment.lexicon import in_use

    return in_use()


@lru_cache(maxsize=1)
def _reverse() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for lemma, words in _lexicon().entries.items():
        for word in words:
            if len(word) >= 2:
                found.setdefault(word, []).append(lemma)
    return {word: tuple(lemmas) for word, lemmas in found.items()}
