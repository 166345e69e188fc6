"""Whether a concept of one side is said in the other text: by the glossary's terms, or at least by their parts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from memorandum_kit.checks.characters import simple
from memorandum_kit.model import Lang, Span

if TYPE_CHECKING:
    from memorandum_kit.glossary import Concept

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


@lru_cache(maxsize=4096)
def chinese_forms(concept: Concept, deprecated: bool = False) -> tuple[tuple[str, ...], ...]:
    """Give the Chinese terms of a concept in Simplified characters, each as its parts around the gaps."""
    return tuple(
        tuple(part for part in _GAP.split(simple(term.term).strip("“”")) if part)
        for term in concept.terms
        if term.lang.is_chinese and (deprecated or term.status != "deprecated")
    )


@lru_cache(maxsize=4096)
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


@lru_cache(maxsize=4096)
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


@lru_cache(maxsize=4096)
def _german_pieces(concept: Concept) -> frozenset[str]:
    return frozenset(s[:6] for stems in german_stems(concept) for s in stems if len(s) >= 4)


def hinted_in_german(concept: Concept, text: str) -> bool:
    """Whether the beginning of any content word of the concept's terms stands in the text (small letters)."""
    flat = _flat(text)
    return any(piece in flat for piece in _german_pieces(concept))
