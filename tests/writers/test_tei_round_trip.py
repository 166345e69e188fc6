"""What our TEI holds comes back as it was; what it does not hold is named here."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from memorandum_kit.model import Clause, ClauseKind, Memorandum, Mention, Place
from memorandum_kit.readers.options import Options
from memorandum_kit.readers.tei import read_tei
from memorandum_kit.readers.tei_values import VALUE_KINDS
from memorandum_kit.writers import render
from strategies import memoranda


def held(memo: Memorandum) -> Memorandum:
    """The memorandum without what TEI does not hold: places in the source file, the rule that found a name."""
    order = {clause.id: index for index, clause in enumerate(memo.clauses().values())}
    mentions = sorted(
        (held_mention(mention) for mention in memo.mentions),
        key=lambda m: (order[m.clause_id], m.span.start, -m.span.end, m.kind, m.key, repr(m)),
    )
    documents = tuple(replace(d, clauses=tuple(held_clause(c) for c in d.clauses)) for d in memo.documents)
    # Empty and whole spans of a finding both concern the clause; a reason belongs to a link with an empty side.
    return replace(memo, documents=documents, mentions=tuple(mentions))


def held_mention(mention: Mention) -> Mention:
    return mention if mention.kind in VALUE_KINDS else replace(mention, source="")


def held_clause(clause: Clause) -> Clause:
    sentences = tuple(s for s in clause.sentences if s.start < s.end)
    return replace(clause, place=Place(), sentences=sentences)


@pytest.mark.parametrize("layout", ["group", "div", "corpus", "split"])
@settings(deadline=None, max_examples=30, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda())
def test_reading_what_was_written_gives_the_same_memorandum(layout: str, memo: Memorandum) -> None:
    read = read_tei(render(memo, "tei", layout=layout), "memo.tei.xml", Options())
    assert isinstance(read, Memorandum)
    expected, given_back = held(memo), held(read)
    for name in (
        "documents",
        "mentions",
        "links",
        "sentence_links",
        "findings",
        "decisions",
        "metadata",
        "paper",
        "provenance",
    ):
        assert getattr(given_back, name) == getattr(expected, name), name


@settings(deadline=None, max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_the_same_value_gives_the_same_bytes(memo: Memorandum) -> None:
    for format_name in ("tei", "html", "json"):
        assert render(memo, format_name) == render(memo, format_name)


def test_a_note_keeps_the_part_it_is_from() -> None:
    from memorandum_kit.model import Document, Lang, Number

    clause = Clause("de.1", "Siehe Anlage.", Lang.DE, ClauseKind.NOTE, Number("1", "1", "note"), Place("footnote"))
    memo = Memorandum((Document("de", Lang.DE, (clause,)),))
    read = read_tei(render(memo, "tei"), "memo.tei.xml", Options())
    assert isinstance(read, Memorandum)
    assert read.de.clauses == (clause,)
