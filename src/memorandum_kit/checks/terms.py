"""`term.wrong`, `term.missing`, `term.deprecated`: the agreed terms of both sides."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.renderings import hinted_in_chinese, hinted_in_german, in_chinese, in_german
from memorandum_kit.model import ClauseKind, Finding, Lang, Mention

if TYPE_CHECKING:
    from memorandum_kit.glossary import Concept, Glossary

_NOUNS = frozenset(("noun", ""))


def check(pair: Pair) -> Iterator[Finding]:
    """Tell deprecated terms, terms of another concept than the German one, and German terms not rendered at all.

    A term counts as rendered by any admitted term of its concept. `term.wrong` needs a term of another concept that the
    German text gives no reason for; `term.missing` that nothing in the Chinese text reminds of the concept.
    """
    glossary = pair.glossary
    if glossary is None:
        return
    told = yield from _deprecated(pair, glossary)
    if not (pair.de.text and pair.zh.text):
        return
    german = [
        (m, c)
        for m in _once(pair.de.terms)
        if (c := glossary.concept(m.key)) and _is_noun(c) and m.status != "deprecated" and not _rendered(c, pair)
    ]
    if not german:
        return
    taken = {m.span for m in told}
    chinese = [
        (m, c)
        for m in _once(pair.zh.terms)
        if (c := glossary.concept(m.key)) and m.span not in taken and _is_noun(c) and _unfounded(m, c, pair, glossary)
    ]
    for mention, concept in german:
        rival = _rival(mention, concept, chinese, pair)
        preferred = _preferred(glossary, concept, pair.zh.lang)
        if rival:
            other, its = rival
            chinese = [(m, c) for m, c in chinese if m is not other]
            yield finding(
                "term.wrong", *both(pair, mention.span, other.span), term=mention.surface, found=other.surface,
                preferred=preferred, meaning=_preferred(glossary, its, Lang.DE), suggestion=preferred,
                confidence=0.85, source=f"glossary:{concept.id}",
            )  # fmt: skip
        elif not told and _is_missing(mention, concept, pair):
            yield finding(
                "term.missing", *both(pair, mention.span, None), term=mention.surface, preferred=preferred,
                confidence=0.6, source=f"glossary:{concept.id}",
            )  # fmt: skip


def _deprecated(pair: Pair, glossary: Glossary) -> Generator[Finding, None, list[Mention]]:
    """Yield the deprecated terms and return the mentions told."""
    told: list[Mention] = []
    for side, other in ((pair.de, pair.zh), (pair.zh, pair.de)):
        for mention in side.terms:
            if mention.status != "deprecated" or any(mention.span == m.span for m in told if m in side.terms):
                continue
            concept = glossary.concept(mention.key)
            if concept is None:
                continue
            readings = [m for m in side.terms if m.span == mention.span and m.status != "deprecated"]
            meant = any(m.key == mention.key for m in other.terms)
            if readings and (not meant or any(_is_said(r, side, other, glossary) for r in readings)):
                continue  # good as a term of another concept
            preferred = _preferred(glossary, concept, side.lang)
            told.append(mention)
            if readings:
                partner = next(m for m in other.terms if m.key == mention.key)
                spans = (partner.span, mention.span) if side is pair.zh else (mention.span, partner.span)
                yield finding(
                    "term.wrong", *both(pair, *spans), term=partner.surface, found=mention.surface,
                    preferred=preferred, meaning=_meaning(readings[0], glossary, other.lang), suggestion=preferred,
                    confidence=0.95, source=f"glossary:{concept.id}",
                )  # fmt: skip
            else:
                yield finding(
                    "term.deprecated", side.place(mention.span), found=mention.surface, preferred=preferred,
                    suggestion=preferred, source=f"glossary:{concept.id}",
                )  # fmt: skip
    return told


def _is_said(reading: Mention, side: Side, other: Side, glossary: Glossary) -> bool:
    concept = glossary.concept(reading.key)
    if concept is None:
        return False
    if any(m.key == reading.key for m in other.terms):
        return True
    return in_german(concept, other.plain) if side.lang.is_chinese else in_chinese(concept, other.plain)


def _meaning(mention: Mention, glossary: Glossary, lang: Lang) -> str:
    concept = glossary.concept(mention.key)
    return _preferred(glossary, concept, lang) if concept else ""


def _preferred(glossary: Glossary, concept: Concept, lang: Lang) -> str:
    return next((term.term for term in glossary.terms(concept.id, lang) if term.status == "preferred"), "")


def _once(mentions: tuple[Mention, ...]) -> list[Mention]:
    found: dict[str, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.key, mention)
    return list(found.values())


def _is_noun(concept: Concept) -> bool:
    head = concept.preferred(Lang.DE)
    return head is not None and head.pos in _NOUNS and head.term_type != "phrase"


def _rendered(concept: Concept, pair: Pair) -> bool:
    return any(m.key == concept.id for m in pair.zh.terms if m.status != "deprecated") or in_chinese(
        concept, pair.zh.plain
    )


def _unfounded(mention: Mention, concept: Concept, pair: Pair, glossary: Glossary) -> bool:
    """Whether nothing German stands for a Chinese term: no reading of it is said or even hinted at."""
    readings = {m.key for m in pair.zh.terms if m.span == mention.span} | {mention.key}
    for key in readings:
        if any(m.key == key for m in pair.de.terms):
            return False
        its = glossary.concept(key)
        if its and (in_german(its, pair.de.plain) or _is_subterm(its, pair)):
            return False
    return mention.status != "deprecated" and len(mention.surface) > 1


def _is_subterm(concept: Concept, pair: Pair) -> bool:
    """Whether a German term of the pair is a compound of the concept's word (Schulpartnerschaft, 学校)."""
    return hinted_in_german(concept, pair.de.plain) and any(
        hinted_in_german(concept, m.surface.lower()) for m in pair.de.terms
    )


def _rival(
    mention: Mention, concept: Concept, chinese: list[tuple[Mention, Concept]], pair: Pair
) -> tuple[Mention, Concept] | None:
    """The Chinese term that stands where the German one should be, if one does."""
    best: tuple[float, Mention, Concept] | None = None
    for other, its in chinese:
        if hinted_in_chinese(concept, mention.surface, pair.zh.plain, tuple(other.parts)):
            continue  # said in other words beside it
        score = 1.0 if its.subject_field == concept.subject_field else 0.0
        if any(m.key == its.id for m in pair.de.terms):
            continue
        place = abs(mention.span.start / max(1, len(pair.de.text)) - other.span.start / max(1, len(pair.zh.text)))
        score -= place
        if best is None or score > best[0]:
            best = score, other, its
    return (best[1], best[2]) if best else None


def _is_missing(mention: Mention, concept: Concept, pair: Pair) -> bool:
    if len(mention.surface) < 6 or pair.de.kinds & {ClauseKind.HEADING, ClauseKind.TITLE, ClauseKind.SIGNATURE}:
        return False
    return not hinted_in_chinese(concept, mention.surface, pair.zh.plain)
