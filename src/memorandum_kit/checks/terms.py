"""`term.wrong`, `term.missing`, `term.deprecated`: the agreed terms of both sides."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from memorandum_kit.checks.characters import simple
from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.renderings import (
    chinese_forms,
    founded,
    german_lemmas,
    hinted_in_chinese,
    hinted_in_german,
    in_chinese,
    in_german,
    lexicon_words,
)
from memorandum_kit.model import ClauseKind, Finding, Lang, Mention, Span

if TYPE_CHECKING:
    from memorandum_kit.glossary import Concept, Glossary

# In these fields the office has agreed on one rendering; elsewhere Chinese has many words for one thing.
_FIXED_FIELDS = frozenset(("relation", "titles", "document", "administration"))
_ANY_OFFICE = re.compile("(?:部门|机关|机构|单位)$")
_OFFICE_DE = re.compile("(?i)(?:amt|ämter|ämtern|amtes|behörden?|dienststellen?|fachstellen?|verwaltung(?:en)?)$")
_OF_PLACE = re.compile(r"\s+(?:der|des)\s+(?:stadt|provinz|volksregierung|stadtbezirks?|kreises|region)\b")
# Stand for whoever was named before.
_PRONOUNS = frozenset(("both-sides", "each-side", "other-side"))
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
    yield from _hidden_deprecated(pair, glossary, told)
    german = [
        (m, c)
        for m in _once(pair.de.terms)
        if m.status != "deprecated"
        and (c := glossary.concept(m.key))
        and _is_telling(m, c, pair)
        and not _rendered(c, pair)
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
                confidence=_missing_confidence(mention, concept), source=f"glossary:{concept.id}",
            )  # fmt: skip


def _deprecated(pair: Pair, glossary: Glossary) -> Generator[Finding, None, list[Mention]]:
    """Yield the deprecated terms and return the mentions told."""
    told: list[Mention] = []
    for side, other in ((pair.de, pair.zh), (pair.zh, pair.de)):
        for mention in side.terms:
            if mention.status != "deprecated" or any(mention.span == m.span for m in told if m in side.terms):
                continue
            concept = glossary.concept(mention.key)
            if concept is None or _is_cut_out(mention, side):
                continue
            readings = [m for m in side.terms if m.span == mention.span and m.status != "deprecated"]
            meant = any(m.key == mention.key for m in other.terms)
            if readings and (not meant or any(_is_said(r, side, other, glossary) for r in readings)):
                continue  # good as a term of another concept
            if readings and side is pair.zh and founded(simple(mention.surface), other.plain):
                continue  # the German word has two meanings: Haushalt, 预算 and 家庭
            if side is pair.zh and _is_said_well(mention, concept, side):
                continue  # and the word has a sense of its own: 住院医师 beside 进修
            if other.text and not meant and not _is_plainly_wrong(mention, concept, other):
                continue
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


def _is_said_well(mention: Mention, concept: Concept, side: Side) -> bool:
    """Whether an everyday word of two characters stands beside an admitted term of the concept that it is bad for."""
    word = simple(mention.surface)
    good = any(m.key == concept.id and m.status != "deprecated" for m in side.terms)
    return len(word) <= 2 and good and bool(german_lemmas().get(word))


def _is_cut_out(mention: Mention, side: Side) -> bool:
    """Whether a term is only the end of 友好城市 and what follows it: 友好城市委员会 is no 城市委员会."""
    before = side.plain[max(0, mention.span.start - 2) : mention.span.start]
    return mention.surface.startswith("城市") and before in ("友好", "姐妹", "姊妹", "结好")


def _hidden_deprecated(pair: Pair, glossary: Glossary, told: list[Mention]) -> Iterator[Finding]:
    """Deprecated Chinese terms that the text's words hide (城市的金书), where the German term is there and not rendered."""
    known = {m.key for m in (*told, *pair.zh.terms)}
    for mention in _once(pair.de.terms):
        concept = glossary.concept(mention.key)
        if mention.key in known or concept is None or in_chinese(concept, pair.zh.plain):
            continue
        for term in concept.terms:
            form = simple(term.term)
            if not term.lang.is_chinese or term.status != "deprecated" or len(form) < 2:
                continue
            if (at := pair.zh.plain.find(form)) >= 0:
                preferred = _preferred(glossary, concept, pair.zh.lang)
                yield finding(
                    "term.deprecated", pair.zh.place(Span(at, at + len(form))), found=form, preferred=preferred,
                    suggestion=preferred, confidence=0.85, source=f"glossary:{concept.id}",
                )  # fmt: skip
                break


def _is_plainly_wrong(mention: Mention, concept: Concept, other: Side) -> bool:
    """Whether a deprecated term is wrong whatever the other text says: a long one, or one with no word for it there."""
    theirs = any(term.lang.is_chinese == other.lang.is_chinese for term in concept.terms)
    return not theirs or len(mention.surface) >= (4 if other.lang is Lang.DE else 8)


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


def _is_telling(mention: Mention, concept: Concept, pair: Pair) -> bool:
    """Whether the term has a fixed Chinese rendering: a noun whose agreed term is no everyday word of two characters."""
    if not _is_noun(concept) or not mention.surface[:1].isupper():
        return False
    forms = [parts for parts in chinese_forms(concept) if parts]
    return bool(forms) and len("".join(forms[0])) >= 3


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
    word = simple(mention.surface)
    return mention.status != "deprecated" and len(word) > 1 and not founded(word, pair.de.plain)


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
        if len(mention.surface) > _longest(concept) + 3 and len(other.surface) < 3:
            continue  # a compound, which Chinese takes apart: Messebeteiligung, 参展
        if _ANY_OFFICE.search(simple(other.surface)) and _OFFICE_DE.search(mention.surface):
            continue  # Chinese calls any office a 部门
        if not _is_confusable(simple(other.surface), concept) or simple(other.surface) in lexicon_words(
            mention.surface
        ):
            continue
        if _is_of_two_words(simple(other.surface), concept, pair):
            continue  # Studierende, ausgetauscht: 交换生
        score = 1.0 if its.subject_field == concept.subject_field else 0.0
        if its.subject_field == "titles" != concept.subject_field:
            continue  # a head named by his office: leitet das Amt, 局长
        if its.id in _PRONOUNS or any(m.key == its.id for m in pair.de.terms):
            continue
        place = abs(mention.span.start / max(1, len(pair.de.text)) - other.span.start / max(1, len(pair.zh.text)))
        score -= place
        if best is None or score > best[0]:
            best = score, other, its
    return (best[1], best[2]) if best else None


def _is_confusable(rival: str, concept: Concept) -> bool:
    """Whether a Chinese term looks like a term of the concept without being a part of one: 友好城市 for 友好交流城市."""
    forms = ["".join(parts) for parts in chinese_forms(concept)]
    if any(rival in form for form in forms):
        return False
    return any(len(set(rival) & set(form)) >= 2 or (len(rival) >= 3 and rival[-1] == form[-1]) for form in forms)


def _is_of_two_words(rival: str, concept: Concept, pair: Pair) -> bool:
    """Whether what a rival has besides the concept's characters is another German word of the text."""
    shared = {character for parts in chinese_forms(concept) for part in parts for character in part}
    rest = "".join(character for character in rival if character not in shared)
    return 1 < len(rest) < len(rival) and founded(rest, pair.de.plain)


def _longest(concept: Concept) -> int:
    """The length of the longest German term, code points."""
    return max((len(term.term) for term in concept.terms if term.lang is Lang.DE), default=0)


def _missing_confidence(mention: Mention, concept: Concept) -> float:
    fixed = concept.subject_field in _FIXED_FIELDS and len(mention.surface) >= 13
    return 0.6 if fixed or len(mention.surface) >= 16 else 0.45


def _is_missing(mention: Mention, concept: Concept, pair: Pair) -> bool:
    if _OF_PLACE.match(pair.de.plain, mention.span.end):
        return False  # das Auswärtige Amt der Stadt, 外办
    if len(mention.surface) < 6 or pair.de.kinds & {ClauseKind.HEADING, ClauseKind.TITLE, ClauseKind.SIGNATURE}:
        return False
    if concept.subject_field not in _FIXED_FIELDS and set(pair.zh.plain) & _telling_characters(concept):
        return False
    return not hinted_in_chinese(concept, mention.surface, pair.zh.plain) and not _is_shortened(concept, pair.zh.plain)


_EMPTY_CHARACTERS = frozenset(
    "的之与和及会国人市大中小学等一二三不上下前后内外方面工作合业地区部门机关员者处所长年月日公共"
)


def _telling_characters(concept: Concept) -> set[str]:
    """The characters of a concept's terms that are no everyday ones: 展 of 展会 is still there in 参展."""
    return {character for parts in chinese_forms(concept) for part in parts for character in part} - _EMPTY_CHARACTERS


def _is_shortened(concept: Concept, text: str) -> bool:
    """Whether two neighbouring characters of the text are both of one term: 议案 for 决议草案."""
    return any(
        one in form and other in form
        for form in ("".join(parts) for parts in chinese_forms(concept))
        for one, other in pairwise(text)
        if one != other
    )
