"""The translation units of a memorandum: one a link, and one for each clause that no link names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Clause, Document, Lang, Link, Memorandum, Span
from memorandum_kit.readers.units import Side, Unit, join, record_of
from memorandum_kit.writers.rows import REVIEW_BELOW, Pair, Row, pairs_of

# What CAT tools call the two scripts; `--cat-lang` names another tag.
CAT_TAGS = {Lang.ZH_HANS: "zh-CN", Lang.ZH_HANT: "zh-TW"}
LEVELS = ("clause", "sentence")


def cat_tag(lang: Lang, cat_lang: str | None) -> str:
    """Give the language tag that a CAT tool takes: zh-CN and zh-TW, or what was asked for (`zh`, `zh-Hans`, `zh-HK` …).

    Raises:
        BadInput: a tag that is not Chinese in a form that CAT tools know.
    """
    if not lang.is_chinese:
        return lang.value
    if cat_lang is None:
        return CAT_TAGS[lang]
    try:
        chinese = Lang.of(cat_lang).is_chinese
    except ValueError:
        chinese = False
    if not chinese or not cat_lang.replace("-", "").isalnum() or not cat_lang.isascii():
        raise BadInput(
            f"{cat_lang!r} is no language tag for the Chinese text",
            advice="Use zh-CN, zh-TW, zh-HK, zh, zh-Hans or zh-Hant.",
        )
    return cat_lang


def languages(memo: Memorandum, source_lang: str | None) -> tuple[bool, Lang, Lang]:
    """Give whether the source is Chinese, the source's language and the target's; by default German to Chinese.

    Raises:
        BadInput: a source language that the memorandum does not have.
    """
    sides = (memo.de.lang, memo.zh.lang)
    try:
        from_chinese = source_lang is not None and Lang.of(source_lang).is_chinese
        known = source_lang is None or from_chinese or Lang.of(source_lang) is memo.de.lang
    except ValueError:
        known = from_chinese = False
    if not known:
        raise BadInput(f"{source_lang!r} is no language of this memorandum", advice="Use de or zh.")
    source, target = reversed(sides) if from_chinese else sides
    return from_chinese, source, target


def units_of(memo: Memorandum, held: Callable[[str], str]) -> list[tuple[Unit, Row]]:
    """Give the units in the order of the rows, each with its row.

    Args:
        memo: what is written.
        held: gives of a clause's text what the format can hold; sentences of a changed text are left out.
    """
    number_of = {id(link): number for number, link in enumerate(memo.links, start=1)}
    places = {
        clause.id: (document, place) for document in memo.documents for place, clause in enumerate(document.clauses)
    }
    taken: dict[str, int] = {}
    made = []
    for pair in pairs_of(memo):
        for row in pair.rows:
            base = f"U{row.number}" if row.link is None else f"L{number_of[id(row.link)]}"
            taken[base] = taken.get(base, 0) + 1
            unit_id = base if taken[base] == 1 else f"{base}-{taken[base]}"
            sides = tuple(_side(document, clauses, places, held) for document, clauses in _texts(pair, row) if clauses)
            made.append((Unit(unit_id, sides, row.link), row))
    return made


def _texts(pair: Pair, row: Row) -> tuple[tuple[Document, tuple[Clause, ...]], ...]:
    return ((pair.de, row.de), (pair.zh, row.zh))


def _side(
    document: Document,
    clauses: Sequence[Clause],
    places: dict[str, tuple[Document, int]],
    held: Callable[[str], str],
) -> Side:
    texts = [held(clause.text) for clause in clauses]
    records = []
    start = 0
    gap = len(join(("", ""), document.lang))
    for clause, text in zip(clauses, texts, strict=True):
        span = Span(start, start + len(text)) if len(clauses) > 1 else None
        start += len(text) + gap
        records.append(record_of(clause, document.id, places[clause.id][1], span, sentences=text == clause.text))
    return Side(document.lang, join(texts, document.lang), tuple(records))


def status_of(link: Link | None) -> str:
    """Give what is known of a link: confirmed, proposed, review, alone (one side only), unlinked."""
    if link is None:
        return "unlinked"
    if link.confirmed:
        return "confirmed"
    if not link.de or not link.zh:
        return "alone"
    return "review" if link.suggested or link.score < REVIEW_BELOW else "proposed"
