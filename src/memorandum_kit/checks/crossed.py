"""`party.swap` where no role is named: duties that went to the other city, and adjectives that changed their nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.parties import roles_of
from memorandum_kit.model import Finding, MentionKind, Span

_BREAK_DE = re.compile(r"[,;]|\bund\b|\bwährend\b|\bsowie\b")
_BREAK_ZH = re.compile("[，；]|而|并")
_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{4,}")
_LONG = 300
_ENOUGH = 2  # nouns that say the same, where none says the contrary
_ADJECTIVE = re.compile(
    r"\b(?P<land>[Dd]eutsche|[Cc]hinesische)[nrms]?\s+(?:[a-zäöüß]+e[nrms]?\s+)?(?P<noun>[A-ZÄÖÜ][\wäöüß]+)",
)
_LAND = {"deutsche": ("德国", "德方", "德"), "chinesische": ("中国", "中方", "中")}


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A party in both texts."""

    de: Span
    zh: Span


def check(pair: Pair) -> Iterator[Finding]:
    """Tell that what one party does in German the other does in Chinese, by the nouns beside their names.

    Two parties that each text names once, one half of the sentence each; at least two nouns of which each is answered in
    the other party's half and none in its own. The order of the halves is free.
    """
    if not pair.de.text or not pair.zh.text or len(pair.de.text) > _LONG:
        return
    yield from _adjectives(pair)
    parties = _parties(pair)
    if parties is None:
        return
    one, other = parties
    halves_de = _halves(_BREAK_DE, pair.de.text, one.de, other.de)
    halves_zh = _halves(_BREAK_ZH, pair.zh.plain, one.zh, other.zh)
    if halves_de is None or halves_zh is None:
        return
    straight = crossed = 0
    for number, half in enumerate(halves_de):
        for noun in dict.fromkeys(_NOUN.findall(half)):
            if noun in halves_de[1 - number]:
                continue
            words = _renderings(noun)
            said = [any(word in text for word in words) for text in halves_zh]
            if said[0] != said[1]:
                straight += said[number]
                crossed += said[1 - number]
    if crossed >= _ENOUGH and not straight:
        yield finding(
            "party.swap", *both(pair, one.de, other.zh), de=one.de.of(pair.de.text), zh=other.zh.of(pair.zh.text),
            confidence=0.75, source="crossed",
        )  # fmt: skip


def _parties(pair: Pair) -> tuple[_Anchor, _Anchor] | None:
    """The two parties of the pair: two places, or two roles that exclude one another, each once in both texts."""
    german = [m for m in pair.de.names if m.kind is MentionKind.PLACE]
    chinese = [m for m in pair.zh.names if m.kind is MentionKind.PLACE]
    keys = {m.key for m in german}
    if len(german) == len(chinese) == len(keys) == 2 and keys == {m.key for m in chinese}:
        spans = {m.key: m.span for m in chinese}
        first, second = (_Anchor(m.span, spans[m.key]) for m in german)
        return first, second
    for de, zh in roles_of(pair):
        if len(de) == len(zh) == 2 and set(de) == set(zh):
            first, second = (_Anchor(de[name], zh[name]) for name in de)
            return first, second
    return None


def _halves(breaks: re.Pattern[str], text: str, one: Span, other: Span) -> tuple[str, str] | None:
    """The texts around two parties, cut at the last break between them."""
    early, late = sorted((one, other))
    cut = None
    for match in breaks.finditer(text, early.end, late.start):
        cut = match
    if cut is None:
        return None
    before, after = text[: cut.start()], text[cut.end() :]
    return (before, after) if one is early or one == early else (after, before)


def _adjectives(pair: Pair) -> Iterator[Finding]:
    """German experts for Chinese ones: Deutsche Fachleute schulen chinesische Lehrkräfte, 中国专家对德国教师."""
    matches = list(_ADJECTIVE.finditer(pair.de.text))
    if len(matches) != 2 or len({match["land"].lower() for match in matches}) != 2:
        return
    wrong = []
    for match in matches:
        own = match["land"].lower()
        foreign = next(land for land in _LAND if land != own)
        words = [word for word in _renderings(match["noun"]) if len(word) > 1]
        if any(land + word in pair.zh.plain for land in _LAND[own] for word in words):
            return
        hit = next((f"{land}{word}" for land in _LAND[foreign] for word in words if land + word in pair.zh.plain), "")
        if hit:
            wrong.append((match, hit))
    if len(wrong) == 2:
        match, hit = wrong[0]
        at = pair.zh.plain.index(hit)
        yield finding(
            "party.swap", *both(pair, Span(*match.span()), Span(at, at + len(hit))), de=match.group(), zh=hit,
            confidence=0.85, source="crossed",
        )  # fmt: skip


@lru_cache(maxsize=2048)
def _renderings(word: str) -> tuple[str, ...]:
    from memorandum_kit.alignment.lexicon import in_use

    lexicon = in_use()
    words = (*lexicon.equivalents(word), *(zh for part in lexicon.parts(word)[:1] for zh in part))
    return tuple(one for one in words if len(one) > 1)
