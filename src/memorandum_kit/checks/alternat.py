"""`alternat`: two originals of one agreement, each party named first in its own; all else must be the same.

A German text of one original may be set beside the Chinese text of the other: that is no deviation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from memorandum_kit.checks.making import finding
from memorandum_kit.checks.whole import Whole
from memorandum_kit.model import Clause, ClauseKind, Document, Finding, FindingPlace, Lang, Span

# What an alternat exchanges: the order of parties, of the two countries and languages, and of the signatures.
_FREE = frozenset((ClauseKind.TITLE, ClauseKind.PARTY, ClauseKind.SIGNATURE, ClauseKind.DATE_LINE))
_WORD_DE = re.compile(r"\w+")
_JOINED = re.compile(r"德中|中德")


def check(whole: Whole) -> Iterator[Finding]:
    """Compare the originals of each language; silent where there is only one."""
    for language in (Lang.DE, None):
        texts = [d for d in whole.memo.documents if (d.lang is language if language else d.lang.is_chinese)]
        if len(texts) == 2:
            yield from _between(*texts)


def _between(one: Document, other: Document) -> Iterator[Finding]:
    """Clauses of one original that the other has not, words compared without their order."""
    left, right = _by_words(one), _by_words(other)
    gone = [clause for key, clauses in left.items() for clause in clauses[len(right.get(key, [])) :]]
    new = [clause for key, clauses in right.items() for clause in clauses[len(left.get(key, [])) :]]
    for clause in gone:
        partner = next((c for c in new if _alike(clause, c)), None)
        if partner is not None:
            new.remove(partner)
            places = (FindingPlace(c.id, Span(0, len(c.text))) for c in (clause, partner))
            yield finding(
                "alternat", *places, a=_differing(clause, partner), b=_differing(partner, clause), confidence=0.95
            )
        elif clause.kind not in _FREE:
            yield finding("alternat", _place(clause), a=_short(clause.text), b="–", confidence=0.9)
    for clause in new:
        if clause.kind not in _FREE:
            yield finding("alternat", _place(clause), a="–", b=_short(clause.text), confidence=0.9)


def _place(clause: Clause) -> FindingPlace:
    return FindingPlace(clause.id, Span(0, len(clause.text)))


def _by_words(document: Document) -> dict[tuple[tuple[str, int], ...], list[Clause]]:
    """The clauses by the words that they have, whatever their order: 德国和中国 is 中国和德国."""
    found: dict[tuple[tuple[str, int], ...], list[Clause]] = {}
    for clause in document.clauses:
        found.setdefault(tuple(sorted(_words(clause).items())), []).append(clause)
    return found


def _words(clause: Clause) -> Counter[str]:
    if clause.lang.is_chinese:
        return Counter(_JOINED.sub("中德", clause.text).replace("　", "").replace(" ", ""))
    return Counter(_ending(word) for word in _WORD_DE.findall(_swapped(clause.text).lower()))


def _swapped(text: str) -> str:
    """Both orders of the joined adjectives alike: deutsch-chinesisch, chinesisch-deutsch."""
    return re.sub(r"(?i)chinesisch-deutsch", "deutsch-chinesisch", text)


def _ending(word: str) -> str:
    """Articles and endings follow their noun's place: in der Stadt, die Stadt."""
    if word in ("der", "die", "das", "dem", "den", "des"):
        return "d"
    return word[:-1] if len(word) > 4 and word[-1] in "snre" else word


def _alike(one: Clause, other: Clause) -> bool:
    a, b = _words(one), _words(other)
    return (a & b).total() * 2 >= max(a.total(), b.total())


def _differing(one: Clause, other: Clause) -> str:
    """The stretch of a clause between what both have at the beginning and at the end."""
    a, b = one.text, other.text
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return _short(a[max(0, start - 6) : len(a) - end + 6 if end > 6 else len(a)])


def _short(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:49]}…"
