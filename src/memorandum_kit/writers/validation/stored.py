"""A stored memorandum (JSON): it can be read, and what its parts point to is there."""

from __future__ import annotations

from pathlib import Path

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Memorandum
from memorandum_kit.store import loads
from memorandum_kit.writers.validation import Violation


def check_json(data: bytes, name: str, schema: Path | None = None) -> list[Violation]:
    """Give the violations of a stored memorandum.

    Raises:
        BadInput: no UTF-8.
    """
    try:
        memo = loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadInput(f"{name} is no memorandum file", why=f"not UTF-8 (byte {error.start})") from None
    except BadInput as error:
        return [Violation(0, "$", "json.format", f"{error.what} ({error.why})" if error.why else error.what)]
    return check_memorandum_parts(memo)


def check_memorandum_parts(memo: Memorandum) -> list[Violation]:
    """Give what does not fit together in a memorandum: ids twice, pointers to nothing, spans outside their text."""
    found: list[Violation] = []
    seen: set[str] = set()
    for document in memo.documents:
        for clause in document.clauses:
            if clause.id in seen:
                found.append(Violation(0, f"documents/{document.id}", "id.unique", clause.id))
            seen.add(clause.id)
            found += [
                Violation(0, clause.id, "span.outside", f"{span.start}–{span.end}")
                for span in clause.sentences
                if not 0 <= span.start <= span.end <= len(clause.text)
            ]
    clauses = memo.clauses()
    sentences = {one for clause in clauses.values() for one in clause.sentence_ids()}
    for level, links, known in (("links", memo.links, seen), ("sentence_links", memo.sentence_links, sentences)):
        for index, link in enumerate(links):
            path = f"{level}[{index}]"
            found += [Violation(0, path, "pointer.target", one) for one in (*link.de, *link.zh) if one not in known]
    for index, mention in enumerate(memo.mentions):
        path = f"mentions[{index}]"
        if mention.clause_id not in clauses:
            found.append(Violation(0, path, "pointer.target", mention.clause_id))
        elif not 0 <= mention.span.start < mention.span.end <= len(clauses[mention.clause_id].text):
            found.append(Violation(0, path, "span.outside", f"{mention.span.start}–{mention.span.end}"))
    return found
