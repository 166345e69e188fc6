"""Whether a word of one side is said on the other, by glossary, names and lexicon; None where nobody knows the word."""

from __future__ import annotations

import re
from functools import lru_cache

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.renderings import in_chinese, in_german, lexicon_words
from memorandum_kit.model import Span

_NOUN = re.compile(r"[A-ZÄÖÜ][\wÄÖÜäöüß\-]{2,}")
_NOISE = re.compile(r"(?:的|等|等等|领域|方面|合作|交流|活动)+$")


def german_said(text: str, span: Span, pair: Pair) -> bool | None:
    """Whether a German item is rendered in the Chinese text; None where neither glossary nor lexicon know its nouns."""
    zh, glossary = pair.zh.plain, pair.glossary
    known = False
    if glossary is not None:
        for mention in pair.de.terms:
            if not mention.span.overlaps(span):
                continue
            concept = glossary.concept(mention.key)
            if concept is None:
                continue
            known = True
            if in_chinese(concept, zh) or any(m.key == mention.key for m in pair.zh.terms):
                return True
    for name in pair.de.names:
        if name.span.overlaps(span):
            return None
    for noun in _NOUN.findall(text):
        words = lexicon_words(noun)
        if not words:
            return None
        known = known or _is_whole(noun)
        if any(word in zh for word in words) or any(a in zh for a in _halves(words)):
            return True
    return False if known else None


def _is_whole(noun: str) -> bool:
    """Whether the lexicon has the word itself, not only its parts."""
    from memorandum_kit.alignment.lexicon import in_use

    return bool(in_use().equivalents(noun))


def chinese_said(text: str, span: Span, pair: Pair) -> bool | None:
    """Whether a Chinese item is said in the German text; None where neither glossary nor lexicon know it."""
    glossary = pair.glossary
    known = False
    if glossary is not None:
        for mention in pair.zh.terms:
            if mention.span.overlaps(span) and (concept := glossary.concept(mention.key)):
                known = True
                if in_german(concept, pair.de.plain) or any(m.key == mention.key for m in pair.de.terms):
                    return True
    if any(name.span.overlaps(span) for name in pair.zh.names):
        return None
    bare = _NOISE.sub("", text)
    reverse = _reverse()
    for length in (4, 3, 2):
        for start in range(len(bare) - length + 1):
            lemmas = reverse.get(bare[start : start + length], ())
            if lemmas:
                known = True
                if any(lemma[: max(4, len(lemma) - 2)] in pair.de.plain for lemma in lemmas):
                    return True
    return False if known else None


def _halves(words: tuple[str, ...]) -> tuple[str, ...]:
    """Two-character beginnings of longer words: 手工 of 手工业."""
    return tuple({word[:2] for word in words if len(word) > 2})


@lru_cache(maxsize=1)
def _reverse() -> dict[str, tuple[str, ...]]:
    from memorandum_kit.alignment.lexicon import in_use

    found: dict[str, list[str]] = {}
    for lemma, words in in_use().entries.items():
        for word in words:
            if len(word) >= 2:
                found.setdefault(word, []).append(lemma)
    return {word: tuple(lemmas) for word, lemmas in found.items()}
