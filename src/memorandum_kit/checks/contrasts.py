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
from memorandum_kit.checks.renderings import answered, founded
from memorandum_kit.model import Finding, Span
from memorandum_kit.resources import glossaries

# Groups whose words are adverbs, adjectives and verbs; all others are nouns.
_NOUNS = re.compile(r"^(?!opposite|direction|party|doing)")


_HAN = re.compile("[\u4e00-\u9fff]{2,}")
# Words for a whole kind, by which Chinese takes up any of its members again: die Hochschule, 学校.
_KINDS = {
    "学校": re.compile(r"schul|universit|akademi|gymnasi|kolleg|internat"),
    "学生": re.compile(r"schüler|studier|student|auszubildend|azubi|lehrling|abiturient|absolvent"),
    "医院": re.compile(r"klinik|krankenhaus|krankenhäus|charité|hospital"),
    "俱乐部": re.compile(r"verein|mannschaft|klub|club|elf\b"),
    "老师": re.compile(r"lehr|dozent|professor"),
    "教师": re.compile(r"lehr|dozent|professor|pädagog"),
}
# In a text of several sentences a word of the one may answer one of another.
_LONG = 400


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    german: re.Pattern[str]
    chinese: re.Pattern[str]
    words: tuple[str, ...]  # the Chinese ones that say enough alone: two characters and more


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a German word that nothing Chinese answers while the word of its opposite or neighbour stands there.

    The German text must speak of nothing else that the Chinese word may be said of, in this group or another.
    """
    de, zh = pair.de.plain, pair.zh.plain
    if not de or not zh:
        return
    groups = _groups()
    told: set[str] = set()
    for found in _rivals().finditer(zh):
        owners = _owners()[found.group()]
        if found.group() in told or any(groups[group][number].german.search(de) for group, number in owners):
            continue
        told.add(found.group())
        for group, _ in owners:
            if (kind := _KINDS.get(found.group())) and kind.search(de):
                continue
            hit = _unanswered(group, pair)
            if hit is None or (founded(found.group(), de) and not _is_fixed(group)):
                continue
            member, span = hit
            other = next(groups[g][n] for g, n in owners if g == group)
            yield finding(
                "term.wrong", *both(pair, span, Span(*found.span())), term=span.of(pair.de.text),
                found=Span(*found.span()).of(pair.zh.text), preferred=member.chinese.pattern.split("|")[0],
                meaning=other.name, confidence=0.75 if len(de) <= _LONG else 0.45, source=f"contrasts:{member.name}",
            )  # fmt: skip
            break


def _unanswered(group: int, pair: Pair) -> tuple[_Member, Span] | None:
    """The member of a group that the German text names and the Chinese has no word for, with the German word's place."""
    for member in _groups()[group]:
        match = member.german.search(pair.de.plain)
        if match is None or member.chinese.search(pair.zh.plain):
            continue
        span = _word(pair.de.text, match)
        word = span.of(pair.de.text)
        if _NOUNS.search(_group_names()[group]) and not any(character.isupper() for character in word):
            continue  # "steht fest" is no festival
        if _is_fixed(group) or not answered(word, pair.zh.plain):
            return member, span
    return None


def _is_fixed(group: int) -> bool:
    """Whether the group's words are a matter of agreement, so that no dictionary excuses the other one: 法治, 法制."""
    return _group_names()[group].startswith(("fixed", "official"))


def _word(text: str, match: re.Match[str]) -> Span:
    start, end = match.span()
    while start and (text[start - 1].isalpha() or text[start - 1] == "-"):
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return Span(start, end)


@cache
def _owners() -> dict[str, list[tuple[int, int]]]:
    """The members that a Chinese word is said of, by the numbers of group and member."""
    found: dict[str, list[tuple[int, int]]] = {}
    for group, members in enumerate(_groups()):
        for number, member in enumerate(members):
            for word in member.words:
                found.setdefault(word, []).append((group, number))
    return found


@cache
def _rivals() -> re.Pattern[str]:
    """All these words in one pattern, longest first: most clauses have none of them."""
    tails: dict[str, list[str]] = {}
    for word in sorted(_owners(), key=lambda word: (-len(word), word)):
        tails.setdefault(word[0], []).append(word[1:])
    # By first character, so that most positions are passed over in one step.
    return re.compile("|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in tails.items()))


@cache
def _group_names() -> tuple[str, ...]:
    """Give the names of the groups in the table's order."""
    rows = (glossaries() / "clauses" / "contrasts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(dict.fromkeys(row.partition("\t")[0] for row in rows))


@cache
def _groups() -> tuple[tuple[_Member, ...], ...]:
    rows = (glossaries() / "clauses" / "contrasts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    groups: dict[str, list[tuple[str, str, list[str]]]] = {}
    for row in rows:
        group, name, german, chinese = row.split("\t")
        groups.setdefault(group, []).append((name, german, chinese.split("|")))
    return tuple(
        tuple(
            _Member(name, re.compile(german), re.compile("|".join(words)), tuple(filter(_HAN.fullmatch, words)))
            for name, german, words in members
        )
        for members in groups.values()
    )
