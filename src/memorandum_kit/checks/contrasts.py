"""`term.wrong` without a glossary: words that exclude one another and are taken for one another.

The table `glossaries/clauses/contrasts.tsv` has groups of such words (coal, gas, oil; pupils, teachers; extend, terminate)
with the German word stems and everything that Chinese says for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.model import Finding, Span
from memorandum_kit.resources import glossaries


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    german: re.Pattern[str]
    chinese: re.Pattern[str]
    alone: tuple[str, ...]  # what no other member of the group can be called


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a German word that nothing Chinese answers while the word of its opposite or neighbour stands there.

    The Chinese word must be one that is said of the neighbour alone, and the German text must not speak of the neighbour.
    """
    de, zh = pair.de.plain, pair.zh.plain
    if not de or not zh:
        return
    rivals, groups = _rivals(), _groups()
    candidates = [(found, place) for found in rivals.finditer(zh) for place in _owners()[found.group()]]
    for found, (group, number) in candidates:
        other = groups[group][number]
        if other.german.search(de):
            continue
        for member in groups[group]:
            if member is other or member.chinese.search(zh):
                continue
            match = member.german.search(de)
            if match is None:
                continue
            spans = _word(pair.de.text, match), Span(*found.span())
            yield finding(
                "term.wrong", *both(pair, *spans), term=spans[0].of(pair.de.text), found=spans[1].of(pair.zh.text),
                preferred=member.chinese.pattern.split("|")[0], meaning=other.name, confidence=0.75,
                source=f"contrasts:{member.name}",
            )  # fmt: skip
            break


def _word(text: str, match: re.Match[str]) -> Span:
    start, end = match.span()
    while start and (text[start - 1].isalpha() or text[start - 1] == "-"):
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return Span(start, end)


@cache
def _owners() -> dict[str, list[tuple[int, int]]]:
    """The words that are said of one member of a group alone, with the numbers of group and member."""
    found: dict[str, list[tuple[int, int]]] = {}
    for group, members in enumerate(_groups()):
        for number, member in enumerate(members):
            for word in member.alone:
                found.setdefault(word, []).append((group, number))
    return found


@cache
def _rivals() -> re.Pattern[str]:
    """All these words in one pattern, longest first: most clauses have none of them."""
    return re.compile("|".join(sorted(_owners(), key=lambda word: (-len(word), word))))


@cache
def _groups() -> tuple[tuple[_Member, ...], ...]:
    rows = (glossaries() / "clauses" / "contrasts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    groups: dict[str, list[tuple[str, str, list[str]]]] = {}
    for row in rows:
        group, name, german, chinese = row.split("\t")
        groups.setdefault(group, []).append((name, german, chinese.split("|")))
    return tuple(
        tuple(
            _Member(name, re.compile(german), re.compile("|".join(words)), _alone(words, name, members))
            for name, german, words in members
        )
        for members in groups.values()
    )


def _alone(words: list[str], name: str, members: list[tuple[str, str, list[str]]]) -> tuple[str, ...]:
    """The words of a member that are in no word of another one; single characters say too little."""
    others = [word for other, _, theirs in members if other != name for word in theirs]
    return tuple(word for word in words if len(word) >= 2 and not any(word in o or o in word for o in others))
