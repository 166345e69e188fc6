"""What a text and a stored unit have in common: the same wording with other values, or a wording that is alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from memorandum_kit.model import Lang
from memorandum_kit.scripts import to_simplified, to_traditional
from memorandum_kit.translation import postings
from memorandum_kit.translation.filling import Filled, fill
from memorandum_kit.translation.groups import SHAPES
from memorandum_kit.translation.likeness import differing, likeness, tokens
from memorandum_kit.translation.slots import Skeleton, is_hanzi, skeleton
from memorandum_kit.translation.units import Unit, simple

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary

_MARK = re.compile("\ue000[^\ue001]*\ue001")
_MARKED_WORD = re.compile("[^\\W\\d_\u3400-\u9fff]*\ue000[^\ue001]*\ue001[^\\W\\d_\u3400-\u9fff]*")
_COUNTED = re.compile(r"\b(?:Jahr|Monat|Woche|Tag|Stunde|Minute|Person)\b")
_NEGATION = re.compile(
    r"\b(?:nicht|kein\w*|ohne|niemals|nie|weder|un(?:wirksam|gültig|zulässig|verbindlich)\w*)\b|[不未无無非没沒勿莫否]",
    re.IGNORECASE,
)
# A character alone between two slots is no pair in the stored text.
_LONE = re.compile(r"(?<![^\W\d_])[\u3400-\u9fff](?![^\W\d_])")


@dataclass(frozen=True, slots=True)
class Match:
    """What the memory has for a text."""

    text: str  # the translation, today's values in place
    origin: str  # exact, skeleton, fuzzy
    score: float  # 1 exact, 0.99 typesetting aside, 0.98 other values, below 0.95 alike
    source: str  # the stored text of the looked-up language
    unit: Unit  # with its provenance, turned so that `unit.source` is of the looked-up language
    open: tuple[str, ...] = ()  # what the text has and the translation does not: to be put in by a person
    differs: tuple[tuple[str, str], ...] = ()  # words of the text, and of the stored one, in which the two differ


def filled(asked: Skeleton, unit: Unit, glossary: Glossary | None) -> Match | None:
    """Give the unit's translation with the text's values in place; None where its wording is another one."""
    stored = skeleton(*simple(unit.source, unit.source_lang), glossary)
    best: Match | None = None
    target = skeleton(*simple(unit.target, unit.target_lang), glossary)
    done: list[tuple[Skeleton, Skeleton, Skeleton]] = []
    for shape in SHAPES:
        three = shape(asked), shape(stored), shape(target)
        if three in done and best is None:
            continue  # what is open may still be read back in another shape
        done.append(three)
        if three[0].wording != three[1].wording:
            continue
        made = fill(*three, glossary, shape=shape)
        if made is None:
            continue
        if not made.open:
            return Match(_text(made, unit), "skeleton", 0.98, unit.source, unit)
        names = tuple(slot.surface for slot in made.open)
        match = Match(_text(made, unit), "fuzzy", max(0.7, 0.95 - 0.05 * len(names)), unit.source, unit, names)
        if best is None or len(match.open) < len(best.open):
            best = match
    return best


def alike(asked: Skeleton, unit: Unit, glossary: Glossary | None) -> Match:
    """Give a match by likeness of the wording; where the slots answer one another, today's values are put in place.

    Values that could not be put in place are named, and each takes a twentieth off the score.
    """
    stored = skeleton(*simple(unit.source, unit.source_lang), glossary)
    lang = unit.source_lang
    one, other = (_wording_tokens(taken.wording, lang) for taken in (asked, stored))
    score = likeness(one, other)
    filled = fill(asked, stored, skeleton(*simple(unit.target, unit.target_lang), glossary), glossary)
    if filled is None:
        had = set(stored.contents())
        text, missing = unit.target, [slot for slot in asked.slots if (slot.kind, slot.value) not in had]
    else:
        text, missing = _text(filled, unit), list(filled.open)
    score = min(score, 0.94) - 0.05 * min(len(missing), 4)
    differs = tuple((_told(a), _told(b)) for a, b in differing(one, other))
    if any(_NEGATION.search(a) is not None or _NEGATION.search(b) is not None for a, b in differs):
        score -= 0.3  # one affirms what the other denies, however alike they look
    return Match(text, "fuzzy", max(0.0, score), unit.source, unit, tuple(slot.surface for slot in missing), differs)


def _text(made: Filled, unit: Unit) -> str:
    """The filled translation in the unit's own script, its own characters kept."""
    if unit.target_lang is not Lang.ZH_HANT:
        return made.text
    text = unit.target
    for span, put in sorted(made.edits, key=lambda edit: edit[0], reverse=True):
        text = text[: span.start] + to_traditional(put) + text[span.end :]
    return text


def opened_like(query: str, stored: str) -> str:
    """Give the part with a capital or a small letter at its beginning, as the stored one has."""
    begins = query[:1].upper() if stored[:1].isupper() else query[:1].lower()
    return begins + query[1:] if query[:1].lower() == stored[:1].lower() else query


def _wording_tokens(wording: str, lang: Lang) -> list[str]:
    """The tokens of a wording; a slot is one."""
    found: list[str] = []
    at = 0
    for mark in _MARK.finditer(wording):
        found += [*tokens(wording[at : mark.start()], lang), mark[0]]
        at = mark.end()
    return found + tokens(wording[at:], lang)


def _told(words: list[str]) -> str:
    joined = "".join(words) if words and is_hanzi("".join(words)) else " ".join(words)
    return _MARK.sub("…", joined)


def fixed_features(asked: Skeleton) -> set[int]:
    """Give the features of the wording outside the slots: a text of the same wording has them all."""
    return postings.features(_LONE.sub(" ", _COUNTED.sub(" ", _MARKED_WORD.sub("\ue000", asked.wording))))


def in_script(match: Match, wanted: Lang) -> Match:
    """Give the match with its translation in the script wanted."""
    of = match.unit.target_lang
    if of is wanted or not of.is_chinese:
        return match
    text = to_simplified(match.text) if wanted is Lang.ZH_HANS else to_traditional(match.text)
    return replace(match, text=text)
