"""From a memorandum and a council paper to what is kept and found: metadata, plain texts, entries to search in; and back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from memorandum_kit.archive.bag import read_tag_file
from memorandum_kit.archive.catalogue import Entry
from memorandum_kit.archive.record import FORMAT, Content, Entity, Event, Record, Role, Signing
from memorandum_kit.errors import BadInput, Damaged, MemorandumError
from memorandum_kit.model import CouncilPaper, Document, Memorandum, MentionKind
from memorandum_kit.store import from_plain, loads, to_plain

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary

RECORD_FILE = "metadata/record.json"
EVENTS_FILE = "metadata/events.jsonl"
MEMORANDUM_FILE = "data/memorandum.json"
TEI_FILE = "data/memorandum.tei.xml"
PAPER_FILE = "data/council-paper.json"

_ENTITIES = (MentionKind.PERSON, MentionKind.PLACE, MentionKind.BODY, MentionKind.OFFICE, MentionKind.TERM)

T = TypeVar("T")


def describe(record: Record, memo: Memorandum | None, paper: CouncilPaper | None) -> Record:
    """Fill in what the memorandum and the council paper say themselves; what the record says already stays."""
    if memo is not None:
        meta = memo.metadata
        titles = meta.titles or tuple((d.lang, d.title) for d in memo.documents if d.title)
        signings = tuple(Signing(p.id, meta.signed_on, _german(p.signatory)) for p in meta.parties if meta.signed_on)
        record = replace(
            record,
            titles=record.titles or tuple((str(lang), text) for lang, text in titles),
            parties=record.parties or meta.parties,
            signings=record.signings or signings or ((Signing("", meta.signed_on),) if meta.signed_on else ()),
            reference=record.reference or meta.reference,
            access=record.access or meta.availability,
            entities=entities_of(memo),
        )
    if paper is not None:
        heading = record.titles or ((("de", paper.subject.strip()),) if paper.subject.strip() else ())
        record = replace(record, titles=heading, reference=record.reference or paper.reference)
    return record


def entities_of(memo: Memorandum) -> tuple[Entity, ...]:
    """Give the persons, places, bodies, offices and terms of the texts, each once, with its forms."""
    forms: dict[tuple[str, str], dict[str, None]] = {}
    for mention in memo.mentions:
        if mention.kind in _ENTITIES:
            key = (str(mention.kind), mention.key or mention.surface)
            forms.setdefault(key, {})[mention.surface] = None
    return tuple(Entity(kind, key, tuple(sorted(found))) for (kind, key), found in sorted(forms.items()))


# Subject fields of the glossary that are fields of cooperation; the others (law, administration …) are in every memorandum.
_COOPERATION = frozenset(
    ("culture", "economy", "education", "energy", "health", "mining", "science", "sport", "transport")
)


def fields_of(memo: Memorandum, glossary: Glossary) -> tuple[str, ...]:
    """Give the fields of cooperation that the memorandum's terms belong to: those with at least two concepts."""
    concepts = {mention.key for mention in memo.mentions if mention.kind is MentionKind.TERM}
    rows = {(term.subject_field, term.concept_id) for term in glossary.rows if term.concept_id in concepts}
    counts = Counter(field for field, _ in rows)
    return tuple(sorted(field for field, count in counts.items() if count > 1 and field in _COOPERATION))


def text_of(document: Document) -> str:
    """Give a text as one reads it, one clause a line."""
    return "".join(f"{clause.printed}\n" for clause in document.clauses)


def entries_of(content: Content) -> list[Entry]:
    """Give everything that a search looks through: metadata, the council paper, the clauses."""
    entries = [Entry("metadata", "", lang, text) for lang, text in _metadata(content.record) if text.strip()]
    entries += [Entry("paper", "", "de", text) for text in _paper(content.paper) if text.strip()]
    if content.memo is not None:
        partners: dict[str, list[str]] = {}
        for link in content.memo.links:
            for side, other in ((link.de, link.zh), (link.zh, link.de)):
                for clause_id in side:
                    partners.setdefault(clause_id, []).extend(other)
        entries += [
            Entry(document.id, clause.id, str(clause.lang), clause.printed, tuple(partners.get(clause.id, ())))
            for document in content.memo.documents
            for clause in document.clauses
            if clause.printed.strip()
        ]
    return entries


def _metadata(record: Record) -> Iterator[tuple[str, str]]:
    yield from record.titles
    yield "", record.reference
    for party in record.parties:
        for names in (party.names, party.signatory, party.office):
            for lang, name in names:
                yield str(lang), name
    for signing in record.signings:
        yield "", signing.by
    for field in record.fields:
        yield "", field


def _paper(paper: CouncilPaper | None) -> Iterator[str]:
    if paper is None:
        return
    yield paper.reference
    for text in (paper.subject, paper.proposal, paper.financial, paper.reasons, paper.signed_by):
        yield from text.splitlines()
    for consultation in paper.consultations:
        yield consultation.body
    yield from paper.attachments
    for _, text in paper.other:
        yield from text.splitlines()


def _german(names: tuple[tuple[object, str], ...]) -> str:
    return next((name for lang, name in names if lang == "de"), names[0][1] if names else "")


# As bytes of the bag's files, and back


def record_bytes(record: Record) -> bytes:
    """Give `metadata/record.json`."""
    return (json.dumps({"format": FORMAT, **to_plain(record)}, ensure_ascii=False, indent=1) + "\n").encode()


def event_bytes(events: list[Event]) -> bytes:
    """Give `metadata/events.jsonl`."""
    return "".join(json.dumps(to_plain(event), ensure_ascii=False) + "\n" for event in events).encode()


def read_record(bag: Path) -> Record:
    """Read a bag's record.

    Raises:
        Damaged: it is not there or no record.
    """
    data = _read_json(bag, RECORD_FILE)
    if not isinstance(data, dict) or data.pop("format", "") != FORMAT:
        raise Damaged(
            f"{bag.parent.name}/{bag.name} is no record of this archive", why=f"{RECORD_FILE} has another format"
        )
    return _plain(Record, data, bag)


def read_events(bag: Path) -> list[Event]:
    """Read a bag's events.

    Raises:
        Damaged: they are not there or no events.
    """
    try:
        lines = read_tag_file(bag / EVENTS_FILE).decode().splitlines()
        return [from_plain(Event, json.loads(line)) for line in lines]
    except (OSError, ValueError, MemorandumError) as error:
        raise _unreadable(bag, EVENTS_FILE, error) from None


def read_content(bag: Path) -> Content:
    """Read everything that the catalogue needs from a bag.

    Raises:
        Damaged: a file is missing or not what it should be.
    """
    record = read_record(bag)
    roles = {file.role for file in record.files}
    memo = paper = None
    if Role.MEMORANDUM in roles:
        try:
            memo = loads((bag / MEMORANDUM_FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError, BadInput) as error:
            raise _unreadable(bag, MEMORANDUM_FILE, error) from None
    if Role.PAPER in roles:
        paper = _plain(CouncilPaper, _read_json(bag, PAPER_FILE), bag)
    return Content(record, memo, paper)


def _read_json(bag: Path, name: str) -> object:
    try:
        return json.loads(read_tag_file(bag / name))
    except (OSError, ValueError, RecursionError, MemorandumError) as error:
        raise _unreadable(bag, name, error) from None


def _plain(kind: type[T], data: object, bag: Path) -> T:
    try:
        return from_plain(kind, data)
    except BadInput as error:
        raise Damaged(f"{bag.parent.name}/{bag.name} is damaged", why=f"{error.what}: {error.why}") from None


def _unreadable(bag: Path, name: str, error: Exception) -> Damaged:
    return Damaged(f"{name} of {bag.parent.name}/{bag.name} cannot be read", why=str(error).rstrip("."))
