"""`negation` without a negative word: opposites such as spätestens and frühestens, vor and nach Beginn, erhöht and senkt.

The table `glossaries/clauses/opposites.tsv` has the two sides of each pair, with the German words, everything that Chinese
says for them, and what says them so clearly that it cannot answer the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.parts import View, parts_of, whole
from memorandum_kit.model import Finding
from memorandum_kit.resources import glossaries

_LONG = 400


@dataclass(frozen=True, slots=True)
class _Opposite:
    """One side of a pair of opposites, with the words of the other side."""

    german: re.Pattern[str]
    chinese: re.Pattern[str]
    german_other: re.Pattern[str]
    chinese_other: re.Pattern[str]


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a word whose opposite stands on the other side, where neither text has both.

    A long clause is asked part by part, so that "nichtöffentlich" in one part does not answer for "öffentlich" in another.
    """
    de, zh = pair.de.plain, pair.zh.plain
    if not de or not zh:
        return
    # The shorter text first: most clauses have no clear word of any pair.
    cued = [one for one in _opposites() if one.chinese_other.search(zh) and one.german.search(de)]
    if not cued and not _AHEAD_OR_BEHIND.search(de):
        return
    if not cued and not ("前" in zh or "后" in zh):
        return
    views = [whole(pair)] if len(de) <= _LONG else []
    views += [view for view in parts_of(pair) if view.sure]
    for view in views:
        if found := _look(view, cued) or _in_time(view):
            ours, theirs = view.german(*found[0].span()), view.chinese(*found[1].span())
            yield finding(
                "negation", *both(pair, ours, theirs), de=ours.of(pair.de.text), zh=theirs.of(pair.zh.text),
                confidence=0.65,
            )  # fmt: skip
            return


def _look(view: View, cued: list[_Opposite]) -> tuple[re.Match[str], re.Match[str]] | None:
    for one in cued:
        ours = one.german.search(view.de)
        if ours is None or one.german_other.search(view.de) or one.chinese.search(view.zh):
            continue
        if theirs := one.chinese_other.search(view.zh):
            return ours, theirs
    return None


# Before and after an event; 目前, 前往, 前提, 最后, 今后, 后续 have the same signs and say no order in time.
_AHEAD_OR_BEHIND = re.compile(
    r"\b(?P<word>vor|nach)\s+(?:(?:der|dem|den|ihrer|ihrem|seiner|seinem|deren|dessen|jeder|jedem)\s+)?(?:[a-zäöü]+e[nrm]\s+)?"
    r"(?:beginn|ablauf|antritt|abschluss|ende\b|beendigung|abreise|anreise|ankunft|eintreffen|inkraft|unterzeichn|eröffnung|veranstalt|"
    r"reise|abflug|fertigstell|aufnahme|auszahl|fällig|sitzung|veröffentlich|übergabe|rückkehr|zugang|eingang|erhalt|abgabe|lieferung|"
    r"einreise|ausreise|transport|versand|genehmig|prüfung|vollzug|erteilung|kündigung|wirksam|ausstellung|aufbau|abbau|besuch)"
)
_AHEAD = re.compile(
    r"(?<![目当先向])前(?![往来期提者述景沿列方面款言台瞻几进三两一二四五])|(?<!预)(?<!优)(?<!首)先|事先|提前|未[^，。；]{0,12}前|预"
)
_BEHIND = re.compile(r"(?<![最今其随先此])后(?![续勤者方代果面来备盾天几])|届满|期满|以来|之日起|起")


def _in_time(view: View) -> tuple[re.Match[str], re.Match[str]] | None:
    words = {match.group("word"): match for match in _AHEAD_OR_BEHIND.finditer(view.de)}
    if len(words) != 1:
        return None
    word, ours = next(iter(words.items()))
    same, other = (_AHEAD, _BEHIND) if word == "vor" else (_BEHIND, _AHEAD)
    theirs = next((match for match in other.finditer(view.zh) if match.group() in "前后"), None)
    if theirs is None or same.search(view.zh):
        return None
    return ours, theirs


@cache
def _opposites() -> tuple[_Opposite, ...]:
    pairs: dict[str, list[tuple[re.Pattern[str], ...]]] = {}
    for row in (glossaries() / "clauses" / "opposites.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, _, *words = row.split("\t")
        pairs.setdefault(name, []).append(tuple(map(re.compile, words)))
    return tuple(
        _Opposite(one[0], one[1], other[0], other[2])
        for both_sides in pairs.values()
        for one, other in (both_sides, both_sides[::-1])
    )
