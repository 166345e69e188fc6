"""spaCy DocBin: the clauses code point for code point, their marks as spans, the same bytes twice."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from spacy.tokens import Doc, DocBin

from formats.test_xliff import memo_with_marks
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Clause, Document, Lang, Memorandum
from memorandum_kit.writers import render
from strategies import memoranda


def docs_of(memo: Memorandum) -> list[Doc]:
    return list(DocBin().from_bytes(render(memo, "spacy")).get_docs(spacy.blank("xx").vocab))


@settings(deadline=None, max_examples=20, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda())
def test_a_doc_is_a_clause(memo: Memorandum) -> None:
    clauses = [clause for document in memo.documents for clause in document.clauses]
    docs = docs_of(memo)
    assert [doc.text for doc in docs] == [clause.text for clause in clauses]
    assert [doc.user_data["clause"]["id"] for doc in docs] == [clause.id for clause in clauses]
    for doc, clause in zip(docs, clauses, strict=True):
        assert [one["key"] for one in doc.user_data["mentions"]] == [m.key for m in memo.mentions_of(clause.id)]
        assert len(doc.spans.get("mentions") or ()) == len(doc.user_data["mentions"])


def test_spans_are_labelled_and_links_named() -> None:
    de, zh = docs_of(memo_with_marks())
    assert [(span.text, span.label_) for span in de.spans["mentions"]] == [("Städte", "term"), ("Einwohner", "term")]
    assert [span.label_ for span in de.spans["findings"]] == ["number.malformed", "name.wrong", "style.space"]
    assert (list(de.user_data["answers"]), list(zh.user_data["answers"])) == (["zh.1"], ["de.1"])


def test_a_lone_surrogate_is_refused() -> None:
    memo = Memorandum((Document("de", Lang.DE, (Clause("de.1", "a\ud800", Lang.DE),)),))
    with pytest.raises(BadInput, match="lone surrogate"):
        render(memo, "spacy")
