"""`numbering.duplicate`, `numbering.gap`, `numbering.mismatch`: the numbers of articles and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from memorandum_kit.checks.making import finding
from memorandum_kit.checks.whole import Whole
from memorandum_kit.model import Clause, Document, Finding, FindingPlace, Span


def check(whole: Whole) -> Iterator[Finding]:
    """Tell a number given twice, a number left out, and articles that answer one another with different numbers."""
    found = [one for document in whole.memo.documents for one in _of(document)]
    twice = {one.places[0].clause_id for one in found if one.code == "numbering.duplicate"}
    mismatches = list(_between(whole))
    wrong = {place.clause_id for one in mismatches for place in one.places}
    behind = {after for after, before in _articles_before(whole.memo.documents).items() if before in wrong}
    # A wrong number is told once: not again as a mismatch, nor as a gap before the next article.
    found = [
        one for one in found if one.code != "numbering.gap" or not {p.clause_id for p in one.places} & (behind | wrong)
    ]
    yield from _told_once(found, whole)
    yield from (one for one in mismatches if not {place.clause_id for place in one.places} & twice)


def _articles_before(documents: Iterable[Document]) -> dict[str, str]:
    """The article before each article, by clause ids."""
    found: dict[str, str] = {}
    for document in documents:
        articles = [c.id for c in document.clauses if c.number is not None and c.number.level == "article"]
        found |= dict(zip(articles[1:], articles, strict=False))
    return found


def _told_once(found: list[Finding], whole: Whole) -> Iterator[Finding]:
    """A gap that both texts have at clauses that answer one another is one gap."""
    partners = {one: set(link.zh) for link in whole.memo.links for one in link.de}
    chinese = {f.places[0].clause_id: f for f in found if f.code == "numbering.gap"}
    merged: set[str] = set()
    for one in found:
        here = one.places[0].clause_id
        other = next((chinese[c] for c in partners.get(here, ()) if c in chinese), None)
        if one.code == "numbering.gap" and other is not None:
            merged.add(other.places[0].clause_id)
            yield replace(one, places=(*one.places, *other.places))
        elif not (one.code == "numbering.gap" and here in merged):
            yield one


def _of(document: Document) -> Iterator[Finding]:
    """Numbers of one level count up by one under the same parent; a list may begin anew after another clause."""
    last: dict[str, Clause] = {}
    articles: dict[str, Clause] = {}
    for clause in document.clauses:
        number = clause.number
        if number is None or not number.value.isdecimal() or number.level in ("dash",):
            continue
        value = int(number.value)
        if number.level in ("article", "chapter"):
            last = {level: one for level, one in last.items() if level == number.level}
            if number.level == "article":
                if number.value in articles:
                    yield _finding("numbering.duplicate", clause, articles[number.value])
                    continue
                articles[number.value] = clause
        elif number.level == "paragraph":
            last.pop("item", None)
            last.pop("subitem", None)
        before = last.get(number.level)
        last[number.level] = clause
        if before is None or before.number is None:
            continue
        previous = int(before.number.value)
        if value == previous and number.level != "article":
            yield _finding("numbering.duplicate", clause, before)
        elif value > previous + 1:
            yield _finding("numbering.gap", clause, before)


def _finding(code: str, clause: Clause, before: Clause) -> Finding:
    assert clause.number is not None
    assert before.number is not None
    return finding(
        code, FindingPlace(clause.id, Span(0, len(clause.text))), number=clause.number.printed,
        before=before.number.printed, confidence=0.9,
    )  # fmt: skip


def _between(whole: Whole) -> Iterator[Finding]:
    for link in whole.memo.links:
        if len(link.de) != 1 or len(link.zh) != 1 or link.score < 0.7:
            continue
        de, zh = whole.clauses.get(link.de[0]), whole.clauses.get(link.zh[0])
        if de is None or zh is None or de.number is None or zh.number is None:
            continue
        if de.number.level == zh.number.level == "article" and de.number.value != zh.number.value:
            places = (FindingPlace(one.id, Span(0, len(one.text))) for one in (de, zh))
            yield finding(
                "numbering.mismatch", *places, de=de.number.printed, zh=zh.number.printed, confidence=0.9
            )  # fmt: skip
