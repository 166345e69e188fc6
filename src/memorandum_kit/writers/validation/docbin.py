"""A spaCy DocBin of ours: it unpacks, every Doc says which clause it is, marks lie inside their text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from memorandum_kit.writers.docbin import GROUPS, registries_asked_once
from memorandum_kit.writers.validation import Violation
from memorandum_kit.writers.validation.packages import refuse_schema


def check_docbin(data: bytes, name: str, schema: Path | None = None) -> list[Violation]:
    """Give the violations of a DocBin; the path is the Doc's number, from 0.

    Raises:
        BadInput: a schema was named.
    """
    refuse_schema(name, schema)
    import spacy
    from spacy.tokens import DocBin

    try:
        with registries_asked_once():
            docs = list(DocBin().from_bytes(data).get_docs(spacy.blank("xx").vocab))
    except Exception as error:  # spaCy, msgpack and zlib raise whatever they meet in a foreign file
        return [
            Violation(0, "", "spacy.format", str(error).splitlines()[0][:80] if str(error) else type(error).__name__)
        ]
    found: list[Violation] = []
    seen: set[str] = set()
    for number, doc in enumerate(docs):
        clause = doc.user_data.get("clause")
        identity = clause.get("id") if isinstance(clause, dict) else None
        if not isinstance(identity, str):
            found.append(Violation(0, f"doc {number}", "spacy.clause"))
            continue
        if identity in seen:
            found.append(Violation(0, f"doc {number}", "id.unique", identity))
        seen.add(identity)
        found += [Violation(0, f"doc {number}", *one) for one in _groups(doc)]
    return found


def _groups(doc: Any) -> Iterator[tuple[str, str]]:
    for group in GROUPS:
        said = doc.user_data.get(group) or ()
        spans = doc.spans.get(group) or ()
        if len(said) != len(spans):
            yield "spacy.marks", f"{group}: {len(spans)} / {len(said)}"
        for one in said:
            if not 0 <= one.get("start", -1) < one.get("end", -1) <= len(doc.text):
                yield "span.outside", f"{one.get('start')}–{one.get('end')}"
