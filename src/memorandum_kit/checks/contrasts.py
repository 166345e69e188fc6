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
    chinese_only: re.Pattern[str] | None  # what no other member of the group can be called


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a German word that nothing Chinese answers while the word of its opposite or neighbour stands there.

    The Chinese word must be one that is said of the neighbour alone, and the German text must not speak of the neighbour.
    """
    de, zh = pair.de.plain, pair.zh.plain
    if not de or not zh:
        return
    for group in _groups():
        said = [(member, match) for member in group if (match := member.german.search(de))]
        if not said:
            continue
        names = {member.name for member, _ in said}
        for member, match in said:
            if member.chinese.search(zh):
                continue
            for other in group:
                if other.name in names or other.chinese_only is None:
                    continue
                if found := other.chinese_only.search(zh):
                    spans = _word(pair.de.text, match), Span(*found.span())
                    yield finding(
                        "term.wrong", *both(pair, *spans), term=spans[0].of(pair.de.text),
                        found=spans[1].of(pair.zh.text), preferred=member.chinese.pattern.split("|")[0],
                        meaning=other.name, confidence=0.75, source=f"contrasts:{member.name}",
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


def _alone(words: list[str], name: str, members: list[tuple[str, str, list[str]]]) -> re.Pattern[str] | None:
    """The words of a member that are in no word of another one; single characters say too little."""
    others = [word for other, _, theirs in members if other != name for word in theirs]
    own = [word for word in words if len(word) >= 2 and not any(word in o or o in word for o in others)]
    return re.compile("|".join(own)) if own else None
