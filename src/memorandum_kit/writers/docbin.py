"""spaCy DocBin for language people: a Doc a clause, with its sentences, mentions and findings as span groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Clause, Lang, Memorandum, Note, Span
from memorandum_kit.writers.loss_counts import counted

GROUPS = ("sentences", "mentions", "findings")


def write_docbin(memo: Memorandum) -> bytes:
    """Give the clauses as a DocBin: `DocBin().from_bytes(data).get_docs(vocab)`.

    `doc.text` is the clause's text. `doc.user_data["clause"]` has id, document, language, kind, level and number;
    `["answers"]` the ids of the clauses that answer it. Spans go to the next token's ends; their own code points and
    keys stand in `doc.user_data[group]`, in the order of `doc.spans[group]`, which is
    there where it is not empty. Chinese is divided into characters.

    Raises:
        BadInput: a text with a lone surrogate, which spaCy cannot hold.
    """
    from spacy.tokens import DocBin

    answers: dict[str, list[str]] = {}
    for link in memo.links:
        for one in link.de:
            answers.setdefault(one, []).extend(link.zh)
        for one in link.zh:
            answers.setdefault(one, []).extend(link.de)
    marks = _Marks(memo)
    packed = DocBin(store_user_data=True)
    with registries_asked_once():
        for document in memo.documents:
            for clause in document.clauses:
                doc = _doc(clause, document.lang)
                doc.user_data["clause"] = _about(clause, document.id, document.lang)
                doc.user_data["answers"] = list(dict.fromkeys(answers.get(clause.id, ())))
                for group, spans in marks.of(clause).items():
                    _mark(doc, group, spans)
                packed.add(doc)
        data: bytes = packed.to_bytes()
    return data


@contextmanager
def registries_asked_once() -> Iterator[None]:
    """While it lasts, spaCy's packer does not search all installed packages for its parts before each value (1 ms)."""
    from srsly.msgpack import msgpack_decoders, msgpack_encoders

    registries = (msgpack_encoders, msgpack_decoders)
    for registry in registries:
        registry.get_all = dict(registry.get_all()).copy
    try:
        yield
    finally:
        for registry in registries:
            del registry.get_all


def _doc(clause: Clause, lang: Lang) -> Any:
    try:
        return _pipeline(lang).make_doc(clause.text)
    except UnicodeEncodeError:
        raise BadInput(
            f"Clause {clause.id} cannot be written", why="it has a character that is none (a lone surrogate)"
        ) from None


@cache
def _pipeline(lang: Lang) -> Any:
    """A blank pipeline: with a trained one the bytes would hang on what is installed."""
    import spacy

    return spacy.blank("zh" if lang.is_chinese else lang.value)


def _about(clause: Clause, document_id: str, lang: Lang) -> dict[str, Any]:
    number = clause.number
    return {
        "id": clause.id,
        "document": document_id,
        "lang": lang.value,
        "kind": clause.kind.value,
        "level": clause.level,
        "number": [number.printed, number.value, number.level] if number is not None else None,
    }


class _Marks:
    """What is known of each clause's stretches."""

    def __init__(self, memo: Memorandum) -> None:
        self._mentions: dict[str, list[tuple[Span, str, str]]] = {}
        for mention in memo.mentions:
            said = (mention.span, mention.kind.value, mention.key)
            self._mentions.setdefault(mention.clause_id, []).append(said)
        self._findings: dict[str, list[tuple[Span, str, str]]] = {}
        for finding in memo.findings:
            for place in finding.places:
                self._findings.setdefault(place.clause_id, []).append((place.span, finding.code, finding.suggestion))

    def of(self, clause: Clause) -> dict[str, list[tuple[Span, str, str]]]:
        """Give span, label and key by group."""
        sentences = [(span, "sentence", one) for span, one in zip(clause.sentences, clause.sentence_ids(), strict=True)]
        found = (sentences, self._mentions.get(clause.id, []), self._findings.get(clause.id, []))
        return dict(zip(GROUPS, found, strict=True))


def _mark(doc: Any, group: str, marks: Iterable[tuple[Span, str, str]]) -> None:
    spans, said = [], []
    for span, label, key in marks:
        if not 0 <= span.start < span.end <= len(doc.text):
            continue
        made = doc.char_span(span.start, span.end, label=label, alignment_mode="expand")
        if made is not None:
            spans.append(made)
            said.append({"start": span.start, "end": span.end, "key": key})
    if spans:
        doc.spans[group] = spans
    doc.user_data[group] = said


def losses_of_docbin(memo: Memorandum) -> list[Note]:
    """Give what a DocBin does not hold."""
    return counted(memo, ("places", "details", "sentence-links", "decisions", "metadata"))
