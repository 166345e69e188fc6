"""Whether a concept of one side is said in the other text: by the glossary's terms, or at least by their parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, TypeVar

from memorandum_kit.checks.characters import simple
from memorandum_kit.model import Lang, Span

if TYPE_CHECKING:
    from memorandum_kit.glossary import Concept

_MANY = 4096  # concepts kept
_GAP = re.compile(r"[…\.]{2,}|…")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_ENDING = re.compile(r"(?:innen|ungen|nisse|en|er|es|em|e|n|s)$")
_EMPTY_WORDS = frozenset(
    [
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "ein",
        "eine",
        "einer",
        "einem",
        "eines",
        "einen",
        "und",
        "oder",
        "für",
        "von",
        "zu",
        "zur",
        "zum",
        "im",
        "in",
        "am",
        "an",
        "auf",
        "mit",
        "bei",
        "nach",
        "aus",
        "über",
        "unter",
        "durch",
        "sich",
        "beim",
        "vom",
    ]
)
# Characters that many terms end in say nothing of a concept alone: 关系, 工作, 方面 …
_COMMON = frozenset(
    ("关系", "工作", "方面", "活动", "项目", "人员", "单位", "中心", "城市", "机构", "部门", "管理", "合作")
)


T = TypeVar("T")


def _kept(function: Callable[[Concept], T]) -> Callable[[Concept], T]:
    """Compute once a concept, by identity: hashing a record of twenty terms takes longer than what is computed."""
    known: dict[int, tuple[Concept, T]] = {}

    @wraps(function)
    def kept(concept: Concept) -> T:
        found = known.get(id(concept))
        if found is None or found[0] is not concept:
            if len(known) > _MANY:
                known.clear()
            found = known[id(concept)] = concept, function(concept)
        return found[1]

    return kept


@_kept
def chinese_forms(concept: Concept) -> tuple[tuple[str, ...], ...]:
    """Give the Chinese terms of a concept in Simplified characters, each as its parts around the gaps."""
    return tuple(
        tuple(part for part in _GAP.split(simple(term.term).strip("“”")) if part)
        for term in concept.terms
        if term.lang.is_chinese and term.status != "deprecated"
    )


@_kept
def german_stems(concept: Concept) -> tuple[tuple[str, ...], ...]:
    """Give the German terms of a concept in small letters, each as the stems of its content words."""
    found = []
    for term in concept.terms:
        if term.lang is Lang.DE and term.status != "deprecated":
            words = [word for word in re.findall(r"\w+", term.term.lower()) if word not in _EMPTY_WORDS]
            found.append(tuple(stem(word) for word in words))
    return tuple(found)


def stem(word: str) -> str:
    """Give a German word without its ending, at least four letters of it, umlauts as plain vowels.

    >>> stem("städtepartnerschaften")
    'stadtepartnerschaft'
    """
    bare = _ENDING.sub("", word) if len(word) > 5 else word
    return (bare if len(bare) >= 4 else word).translate(_UMLAUTS)


_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


@lru_cache(maxsize=512)
def _flat(text: str) -> str:
    return text.translate(_UMLAUTS)


def in_chinese(concept: Concept, text: str) -> bool:
    """Whether a term of the concept stands in the Simplified text, split ones with their parts in order."""
    return any(_in_order(parts, text) for parts in chinese_forms(concept) if parts)


def in_german(concept: Concept, text: str) -> bool:
    """Whether the stems of a term of the concept stand in the text (small letters)."""
    flat = _flat(text)
    return any(stems and all(stem in flat for stem in stems) for stems in german_stems(concept))


def _in_order(parts: tuple[str, ...], text: str) -> bool:
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


@_kept
def _pieces(concept: Concept) -> frozenset[str]:
    pairs = {
        run[i : i + 2]
        for parts in chinese_forms(concept)
        for part in parts
        for run in _HAN.findall(part)
        for i in range(len(run) - 1)
    }
    return frozenset(pairs - _COMMON) or frozenset(pairs)


def hinted_in_chinese(concept: Concept, surface: str, text: str, hidden: tuple[Span, ...] = ()) -> bool:
    """Whether two neighbouring characters of a term, or a lexicon's word for the German one, stand in the text.

    Args:
        concept: the concept.
        surface: the German term as it stands in the text.
        text: the Chinese text in Simplified characters.
        hidden: stretches that another concept's term takes, where a hint counts for nothing.
    """
    seen = _masked(text, hidden)
    if any(piece in seen for piece in _pieces(concept)):
        return True
    return any(word in seen for word in lexicon_words(surface) if len(word) > 1 or not hidden)


def _masked(text: str, hidden: tuple[Span, ...]) -> str:
    for span in hidden:
        text = f"{text[: span.start]}{'|' * (span.end - span.start)}{text[span.end :]}"
    return text


@lru_cache(maxsize=4096)
def lexicon_words(surface: str) -> tuple[str, ...]:
    """Give the lexicon's Chinese words for the content words of a German term and for the parts of its compounds."""
    from memorandum_kit.alignment.lexicon import in_use

    lexicon = in_use()
    found: list[str] = []
    for word in re.findall(r"[A-Za-zÄÖÜäöüß]+", surface):
        if word.lower() in _EMPTY_WORDS:
            continue
        found.extend(lexicon.equivalents(word))
        for part in lexicon.parts(word):
            found.extend(part)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1)
def german_lemmas() -> dict[str, tuple[str, ...]]:
    """Give the lexicon the other way round: the German lemmas of every Chinese word of two or more characters."""
    from memorandum_kit.alignment.lexicon import in_use

    found: dict[str, list[str]] = {}
    for lemma, words in in_use().entries.items():
        for word in words:
            if len(word) >= 2:
                found.setdefault(word, []).append(lemma)
    return {word: tuple(lemmas) for word, lemmas in found.items()}


def founded(word: str, text: str) -> bool:
    """Whether the lexicon has a German word for a Chinese one that stands in the text (small letters).

    >>> founded("负责人", "alle verantwortlichen des projekts")
    True
    """
    words = f" {' '.join(_WORDS.findall(_flat(text)))} "
    lemmas = german_lemmas().get(word, ())
    if any(_is_separated(lemma, words) for lemma in lemmas):
        return True
    stems = (stem(lemma) for lemma in lemmas)
    # Only at a word's beginning: the Hafen of Flughafen is no port.
    return any(len(one) >= 4 and f" {one[: max(4, len(one) - 1)]}" in words for one in stems)


_WORDS = re.compile(r"\w+")
_SEPARABLE = re.compile(
    r"(an|auf|aus|ab|ein|mit|teil|vor|zu|nach|bei|durch|fort|weiter|statt|zusammen|zuruck|her|hin|wahr|fest|um)(\w{4,})en"
)
# Verbs whose present tense has another vowel than the infinitive; letters without umlauts.
_CHANGED = {
    "nehm": ("nim", "nam"),
    "geb": ("gib", "geb", "gab"),
    "werb": ("wirb", "werb"),
    "treff": ("triff", "treff", "traff"),
    "sprech": ("sprich", "sprech", "sprach"),
    "trag": ("trag", "trug"),
}


def _is_separated(lemma: str, words: str) -> bool:
    """Whether a separable verb stands in the words in two parts or around ge and zu: nimmt … teil."""
    match = _SEPARABLE.fullmatch(lemma)
    if match is None:
        return False
    first, second = match.groups()
    if any(f" {first}{middle}{second[:4]}" in words for middle in ("ge", "zu")):
        return True  # ausgetauscht, auszutauschen
    return f" {first} " in words and any(f" {beginning}" in words for beginning in _CHANGED.get(second, (second,)))


def answered(surface: str, text: str) -> bool:
    """Whether one of the lexicon's Chinese words for a German one, of two or more characters, stands in the text."""
    from memorandum_kit.alignment.lexicon import in_use

    return any(len(word) > 1 and word in text for word in in_use().equivalents(surface))


@_kept
def _german_pieces(concept: Concept) -> frozenset[str]:
    return frozenset(s[:6] for stems in german_stems(concept) for s in stems if len(s) >= 4)


def hinted_in_german(concept: Concept, text: str) -> bool:
    """Whether the beginning of any content word of the concept's terms stands in the text (small letters)."""
    flat = _flat(text)
    return any(piece in flat for piece in _german_pieces(concept))
