"""Marks in a text: nesting, crossing, points; every answer checked against the plain definition."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from memorandum_kit.model import Clause, Document, Lang, Link, Memorandum, Span
from memorandum_kit.writers import render
from memorandum_kit.writers.tei_marks import Mark, crosses, disjoint, marked_text, nested, within
from memorandum_kit.writers.validation import validate

TEXT = "友好交流 & <Freundschaft>"
spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: Span(min(pair), max(pair)))


@settings(deadline=None, max_examples=200, derandomize=True)
@given(st.lists(spans, max_size=8))
def test_what_is_kept_nests_and_what_is_not_crosses_something_longer(found: list[Span]) -> None:
    kept, crossing = nested([Mark(span, "term") for span in found])
    assert len(kept) + len(crossing) == len(found)
    assert not any(crosses(one.span, other.span) for one in kept for other in kept)
    for mark in crossing:
        length = mark.span.end - mark.span.start
        assert any(crosses(mark.span, one.span) and one.span.end - one.span.start >= length for one in kept)
    root = etree.fromstring(f"<ab>{marked_text(TEXT, kept)}</ab>")
    assert "".join(root.itertext()) == TEXT
    assert len(root.findall(".//term")) == len(kept)


@settings(deadline=None, max_examples=200, derandomize=True)
@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_marks_across_a_sentences_end_are_found(marks: list[Span], sentences: list[Span]) -> None:
    kept = [span for span in disjoint(sorted(sentences), TEXT) if span is not None]
    inside, across = within([Mark(span, "term") for span in marks], kept)
    assert [m.span for m in across] == [span for span in marks if any(crosses(span, one) for one in kept)]
    assert len(inside) + len(across) == len(marks)


def test_sentences_that_overlap_are_left_out_with_their_links() -> None:
    clauses = Clause("de.1", "Eins zwei.", Lang.DE, sentences=(Span(0, 6), Span(4, 10), Span(6, 99), Span(7, 10)))
    memo = Memorandum(
        (Document("de", Lang.DE, (clauses,)),),
        sentence_links=(Link(("de.1.s1",), ()), Link(("de.1.s2",), ()), Link(("de.1.s4",), ())),
    )
    data = render(memo, "tei")
    assert validate(data, "x.tei.xml") == []
    assert [one.text for one in etree.fromstring(data).iter("{*}s")] == ["Eins z", "ei."]
