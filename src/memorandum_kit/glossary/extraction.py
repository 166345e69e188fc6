"""Term candidates from aligned memoranda: German nouns with the Chinese stretches that answer them, ranked.

Association by Dice's coefficient over the links (Smadja, McKeown and Hatzivassiloglou, Computational Linguistics 22, 1996),
helped by the lexicon: a stretch that is made of the characters of the parts' translations is likelier the term. With few
links the lexicon decides, with many the counts.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from memorandum_kit.glossary import shipped
from memorandum_kit.glossary.chinese_words import Segmenter
from memorandum_kit.glossary.german_adjectives import ENDINGS, NOT_ADJECTIVES
from memorandum_kit.glossary.german_nouns import fold
from memorandum_kit.glossary.glossary import Glossary
from memorandum_kit.glossary.wordlists import chinese_traps, chinese_words, lexicon
from memorandum_kit.language import compound_parts
from memorandum_kit.model import Lang, Memorandum, MentionKind

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
# Characters at which no term begins or ends; the first group is never inside one either.
_BREAKS = frozenset("的了着过在是有为以及并或但而且又也都就将被把从到对向由于其此该这那各每等之所")
_EDGES = frozenset("和与同中上下内外前后间一二三四五六七八九十两第个名位次年月日")
_LENGTHS = range(2, 11)  # characters
_WORDS = 5
_NAMES = frozenset((MentionKind.PERSON, MentionKind.PLACE, MentionKind.BODY))
# Before a noun, but no part of a term: dieses Memorandum, jede weitere Frage.
_DETERMINERS = (
    "dies",
    "jed",
    "jen",
    "kein",
    "all",
    "ander",
    "beid",
    "ein",
    "viel",
    "solch",
    "welch",
    "weiter",
    "unser",
    "ihr",
    "sein",
    "gesamt",
    "ganz",
    "einzeln",
    "best",
    "eigen",
    "folgend",
    "genannt",
)
_ENDING = re.compile(r"(?:ern|en|er|es|em|e|n|s)$")
_CONTEXTS = 3
# Nouns of every text, which no glossary wants; keys, so without endings.
_NO_TERMS = frozenset(
    _ENDING.sub("", word) if len(word) > 4 else word
    for word in shipped.sections("german_closed.txt")["nouns-of-every-text"]
)
# Derived nouns: no name ends like this, whether the lexicon has it or not.
_DERIVED = re.compile(r"(?:ung|heit|keit|schaft|tion|tät|ismus|ment|nis|tum|enz|anz|ik)(?:en|e|s|se)?$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A German term that the glossary does not have, with its likeliest Chinese counterpart."""

    de: str
    zh: str
    score: float  # 0..1
    count: int  # links that have both
    contexts: tuple[tuple[str, str], ...]  # up to three pairs of clause texts


@dataclass(frozen=True, slots=True)
class _Side:
    forms: dict[str, str]  # key -> the form most like a citation
    links: dict[str, set[int]]  # key -> links that have it


def extract(memoranda: Iterable[Memorandum], glossary: Glossary | None = None, *, limit: int = 100) -> list[Candidate]:
    """Give candidates, best first.

    Args:
        memoranda: aligned ones (`Memorandum.links`).
        glossary: terms that are known already and left out.
        limit: how many at most.
    """
    memos = list(memoranda)
    pairs = [pair for memo in memos for pair in _texts(memo)]
    names = {
        word
        for memo in memos
        for mention in memo.mentions
        if mention.kind in _NAMES
        for word in _WORD.findall(mention.surface)
    }
    german = _german(pairs, glossary, names)
    chinese = _chinese([zh for _, zh in pairs], glossary)
    translations = _translations()
    best = []
    for key, links in german.links.items():
        expected = [_expected(word, translations) for word in german.forms[key].split()]
        if not any(expected) and not _DERIVED.search(german.forms[key]):
            continue  # a name, or a word of which nothing but its neighbours is known
        ranked = _counterparts(links, chinese, expected)
        if ranked:
            score, zh, count = ranked[0]
            contexts = tuple(pairs[i] for i in sorted(links & chinese[zh])[:_CONTEXTS])
            best.append(Candidate(german.forms[key], zh, round(score, 3), count, contexts))
    best.sort(key=lambda c: (-c.score * (1 + math.log(c.count)), c.de))
    return best[:limit]


def _texts(memo: Memorandum) -> Iterable[tuple[str, str]]:
    clauses = memo.clauses()
    for link in memo.links:
        de = " ".join(clauses[i].text for i in link.de if i in clauses)
        zh = "".join(clauses[i].text for i in link.zh if i in clauses)
        if de and zh:
            yield de, zh


def _german(pairs: Sequence[tuple[str, str]], glossary: Glossary | None, names: Container[str]) -> _Side:
    forms: dict[str, str] = {}
    links: dict[str, set[int]] = defaultdict(set)
    for number, (text, _) in enumerate(pairs):
        known = [m.span for m in glossary.find(text, Lang.DE)] if glossary else []
        for surface, start, end in _noun_phrases(text):
            if any(span.start <= start and span.end >= end for span in known):
                continue
            if any(word in names for word in surface.split()):
                continue
            key = " ".join(_ENDING.sub("", fold(word)) if len(word) > 4 else fold(word) for word in surface.split())
            if key in _NO_TERMS or len(key) < 4:
                continue
            links[key].add(number)
            if key not in forms or len(surface) < len(forms[key]):
                forms[key] = surface
    return _Side(forms, links)


def _noun_phrases(text: str) -> Iterable[tuple[str, int, int]]:
    """Nouns, and nouns with the adjective before them; a word at the sentence's start only where it is long."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    for index, (word, start, end) in enumerate(words):
        begins = index == 0 or text[words[index - 1][2] : start].strip() in (".", "!", "?", ":", ";")
        if not word[0].isupper() or len(word) < 4 or (begins and len(word) < 8):
            continue
        yield word, start, end
        if index:
            before, before_start, before_end = words[index - 1]
            adjective = (
                before.islower()
                and len(before) > 4
                and before.endswith(ENDINGS)
                and before not in NOT_ADJECTIVES
                and not before.startswith(_DETERMINERS)
            )
            if adjective and not text[before_end:start].strip():
                yield f"{before} {word}", before_start, end


def _chinese(texts: Sequence[str], glossary: Glossary | None) -> dict[str, set[int]]:
    """Stretches of one to five words, two to ten characters, with the links that have them."""
    segmenter = Segmenter(chinese_words(), chinese_traps())
    links: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        known = {m.surface for m in glossary.find(text, Lang.ZH_HANS)} if glossary else set()
        for run in _HAN_RUN.findall(text):
            words = segmenter.split(run)
            for first in range(len(words)):
                for last in range(first + 1, min(len(words), first + _WORDS) + 1):
                    piece = "".join(words[first:last])
                    if len(piece) not in _LENGTHS or piece in known or any(c in _BREAKS for c in piece):
                        continue
                    if words[first] not in _EDGES and words[last - 1] not in _EDGES:
                        links[piece].add(number)
    return links


def _counterparts(
    links: set[int], chinese: dict[str, set[int]], expected: Sequence[frozenset[str]]
) -> list[tuple[float, str, int]]:
    """Chinese stretches that may answer a term, best first.

    Args:
        links: that have the German term.
        chinese: each stretch with its links.
        expected: for each word of the term the characters of its translations.
    """
    ranked = []
    together = frozenset().union(*expected)
    for zh, others in chinese.items():
        both = len(links & others)
        if not both:
            continue
        dice = 2 * both / (len(links) + len(others))
        characters = set(zh)
        shared = len(characters & together)
        # Of an adjective and a noun both must be answered: 昔日 alone is no ehemaliger Bergbaustandort.
        answered = sum(not word.isdisjoint(characters) for word in expected) / len(expected)
        lexical = answered * answered * shared / len(characters)
        # Without the lexicon's word a stretch must recur with the German term to be believed.
        if not shared and (both < 2 or dice < 0.7):
            continue
        score = 0.4 * dice * answered + 0.6 * lexical * min(1.0, shared / 2) if together else 0.6 * dice
        ranked.append((score, zh, both))
    ranked.sort(key=lambda item: (-round(item[0], 3), -len(item[1]), item[1]))
    return ranked


def _translations() -> dict[str, tuple[str, ...]]:
    return {fold(lemma): words for lemma, _, words in lexicon()}


def _expected(term: str, translations: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The characters of all translations of the term's parts."""
    characters: set[str] = set()
    for word in term.split():
        folded = fold(word)
        parts = (
            [folded, *(_ENDING.sub("", folded),)]
            if folded in translations
            else list(compound_parts(word, translations))
        )
        for part in parts:
            for candidate in (fold(part), _ENDING.sub("", fold(part))):
                for translation in translations.get(candidate, ()):
                    characters.update(translation)
    return frozenset(characters)
