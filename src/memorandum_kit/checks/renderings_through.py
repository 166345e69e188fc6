"""`term.inconsistent`, `term.admitted`, `rendering.inconsistent`: one concept, one word through the whole text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from memorandum_kit.checks.characters import simple
from memorandum_kit.checks.making import finding
from memorandum_kit.checks.whole import Whole
from memorandum_kit.model import ClauseKind, Finding, FindingPlace, Lang, Mention, MentionKind, Span

# A text calls these by several words as a matter of style; what a memorandum defines is another matter.
_SHORT = frozenset((ClauseKind.HEADING, ClauseKind.TITLE, ClauseKind.SIGNATURE))


def check(whole: Whole) -> Iterator[Finding]:
    """Tell a concept that one German word names and two Chinese words render, and admitted words beside preferred ones.

    Only nouns of four letters and more, each rendering counted where the German clause has the same word; a heading may
    have a short form.
    """
    used: dict[str, list[tuple[str, str, FindingPlace]]] = {}
    for pair in whole.pairs:
        if not (pair.de.clauses and pair.zh.clauses) or (pair.de.kinds | pair.zh.kinds) & _SHORT:
            continue
        by_key: dict[str, list[Mention]] = {}
        for mention in pair.zh.terms:
            by_key.setdefault(mention.key, []).append(mention)
        seen: set[str] = set()
        for mention in pair.de.terms:
            answers = by_key.get(mention.key, [])
            said = [m for m in pair.de.terms if m.key == mention.key]
            # As often on both sides, and always the same German word: one answers the other.
            if len(answers) != len(said) or mention.key in seen or len({m.source for m in said}) > 1:
                continue
            seen.add(mention.key)
            used.setdefault(mention.key, []).extend(
                (mention.source, simple(answer.source or answer.surface), pair.zh.place(answer.span))
                for answer in answers
            )
    for key, uses in used.items():
        concept = whole.glossary.concept(key)
        head = concept.preferred(Lang.DE) if concept else None
        if concept is None or head is None or head.pos not in ("noun", ""):
            continue
        for german in dict.fromkeys(word for word, _, _ in uses):
            renderings = [(zh, place) for word, zh, place in uses if word == german]
            counts = Counter(zh for zh, _ in renderings)
            if len(counts) < 2 or any(_shortens(a, b) for a in counts for b in counts if a != b):
                continue
            usual = max(counts, key=lambda zh: counts[zh])
            for zh, place in renderings:
                if zh != usual:
                    yield finding(
                        "term.inconsistent", place, term=german, found=zh, usual=usual, suggestion=usual,
                        confidence=0.6, source=f"glossary:{key}",
                    )  # fmt: skip
    yield from _admitted(whole)


def _shortens(one: str, other: str) -> bool:
    return one in other or other in one


def _admitted(whole: Whole) -> Iterator[Finding]:
    for mention in whole.memo.mentions:
        if mention.kind is not MentionKind.TERM or mention.status != "admitted":
            continue
        clause = whole.clauses.get(mention.clause_id)
        if clause is None:
            continue
        preferred = next((t for t in whole.glossary.terms(mention.key, clause.lang) if t.status == "preferred"), None)
        if preferred is not None and simple(preferred.term) != simple(mention.surface):
            yield finding(
                "term.admitted", FindingPlace(clause.id, Span(mention.span.start, mention.span.end)),
                found=mention.surface, preferred=preferred.term, suggestion="", source=f"glossary:{mention.key}",
            )  # fmt: skip
