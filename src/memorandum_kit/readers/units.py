"""Translation units: what CAT formats (TMX, XLIFF) hold of a memorandum, and the memorandum that units make.

Our own files carry a record a clause beside the text (id, kind, number, sentences, place in the document), so that reading
them gives the clauses that were written, in their order and with their ids. A unit of another program has no records:
each of its sides is one clause.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Clause, ClauseKind, Document, Lang, Link, Memorandum, Note, Number, Place, Span
from memorandum_kit.store import from_plain, to_plain

PROGRAM = "memorandum_kit"  # the tool that our own files name

FROM_FILE = Link((), (), made_by="file")


@dataclass(frozen=True, slots=True)
class Side:
    """One language of a unit."""

    lang: Lang
    text: str  # of all its clauses, as it stands in the file
    records: tuple[str, ...] = ()  # one a clause, of our own files


@dataclass(frozen=True, slots=True)
class Unit:
    """Texts that answer one another, and the link that says so; its clause ids are not yet set."""

    id: str
    sides: tuple[Side, ...]
    link: Link | None = FROM_FILE  # None: one clause that nothing is said about

    def side(self, *, chinese: bool) -> Side | None:
        """Give the first side in Chinese, or the first German one (an English one where there is no German)."""
        sides = [side for side in self.sides if side.lang.is_chinese is chinese]
        return min(sides, key=lambda side: side.lang is Lang.EN, default=None)


def join(texts: Sequence[str], lang: Lang) -> str:
    """Give the clauses of one side as one text: Chinese without a blank between them."""
    return ("" if lang.is_chinese else " ").join(texts)


def record_of(clause: Clause, document_id: str, place: int, span: Span | None, *, sentences: bool = True) -> str:
    """Give what a unit says of a clause besides its text, as one line of JSON.

    Args:
        clause: the clause.
        document_id: the text it is of.
        place: its index in that text.
        span: where it stands in the side's text, where the side has several clauses.
        sentences: whether the text stands in the file as it is, so that its sentences can be found again.
    """
    plain: dict[str, Any] = {"id": clause.id, "document": document_id, "at": place}
    if clause.kind is not ClauseKind.PARAGRAPH:
        plain["kind"] = clause.kind.value
    if clause.level:
        plain["level"] = clause.level
    if clause.number is not None:
        plain["number"] = [clause.number.printed, clause.number.value, clause.number.level]
    if clause.sentences and sentences:
        plain["sentences"] = [[one.start, one.end] for one in clause.sentences]
    if not clause.printed.strip():
        plain["empty"] = True  # there is nothing that a person could delete
    if clause.place.part != "body":
        plain["part"] = clause.place.part
    if span is not None:
        plain["span"] = [span.start, span.end]
    return _ENCODER.encode(plain)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def document_record(document: Document) -> str:
    """Give what a file says of a text besides its clauses, as one line of JSON."""
    return _ENCODER.encode(to_plain(replace(document, clauses=())))


def memorandum_of(units: Iterable[Unit], documents: Iterable[str], name: str) -> Memorandum:
    """Give the memorandum of a file's units.

    A side whose text was changed keeps its clause's id, kind and number; its sentences are left out, and several clauses
    that cannot be told apart any more become one. Texts in further languages are left out with a note.

    Args:
        units: in the order of the file.
        documents: the records of `document_record`; none in files of other programs.
        name: of the file, for messages.

    Raises:
        BadInput: the file does not hold a German and a Chinese text.
    """
    units = list(units)
    texts = _Texts(documents, name)
    texts.reserve(units)
    links: list[tuple[int, Link]] = []
    order = 0
    for unit in units:
        de, zh = (texts.add(unit.side(chinese=chinese)) for chinese in (False, True))
        if unit.link is not None and (de or zh):
            order = _order(unit.id) or order
            links.append((order, replace(unit.link, de=de, zh=zh)))
        texts.leave_out(unit)
    links.sort(key=lambda one: one[0])
    return Memorandum(texts.documents(), links=tuple(link for _, link in links))


def _order(unit_id: str) -> int:
    """Our own units are called L1, L2 … by the order of the links; all others (0) follow what is before them."""
    number = unit_id[1:].partition("-")[0]
    return int(number) if unit_id.startswith("L") and number.isdecimal() and number.isascii() else 0


@dataclass(slots=True)
class _Text:
    document: Document
    placed: list[tuple[int, int, Clause]] = field(default_factory=list)
    last: int = -1


class _Texts:
    """The texts of a file while its units are read."""

    def __init__(self, documents: Iterable[str], name: str) -> None:
        self._name = name
        self._texts: dict[str, _Text] = {}
        self._ids: set[str] = set()
        self._reserved: set[str] = set()
        self._left_out: set[str] = set()
        for record in documents:
            try:
                document = from_plain(Document, json.loads(record))
            except (ValueError, BadInput, RecursionError):
                continue  # a record that somebody changed says nothing; the texts are read without it
            self._texts[document.id] = _Text(document)
        self._own = bool(self._texts)

    def reserve(self, units: Sequence[Unit]) -> None:
        """Keep the ids that the file names for their own clauses: a new clause gets none of them."""
        records = (_Record.of(record) for unit in units for side in unit.sides for record in side.records)
        self._reserved = {record.id for record in records if record is not None}

    def add(self, side: Side | None) -> tuple[str, ...]:
        """Keep a side's clauses and give their ids; a side without text and record has none."""
        if side is None or not (side.text or side.records):
            return ()
        if side.lang is Lang.EN and not side.records:
            self._left_out.add(side.lang.value)
            return ()
        return tuple(self._keep(*one) for one in self._clauses(side))

    def _clauses(self, side: Side) -> list[tuple[str, int | None, Clause]]:
        records = [record for one in side.records if (record := _Record.of(one)) is not None]
        fits = [record.span for record in records]
        if len(records) > 1 and (None in fits or join(_cut(side.text, fits), side.lang) != side.text):
            records = records[:1]
        if not records:
            document = "zh" if side.lang.is_chinese else "de"
            return [(document, None, Clause("", side.text, side.lang))]
        pieces = _cut(side.text, fits) if len(records) > 1 else [side.text]
        return [
            (record.document, record.at, record.clause(text, side.lang))
            for record, text in zip(records, pieces, strict=True)
        ]

    def _keep(self, document_id: str, place: int | None, clause: Clause) -> str:
        text = self._texts.setdefault(document_id, _Text(Document(document_id, clause.lang)))
        if text.document.lang is not clause.lang:
            clause = replace(clause, lang=text.document.lang)
        number = len(text.placed) + 1
        if not clause.id or clause.id in self._ids:
            # Two memoranda in one memory have the same ids; the second one's are new.
            while (fresh := f"{document_id}.{number}") in self._ids or fresh in self._reserved:
                number += 1
            clause = replace(clause, id=fresh)
        self._ids.add(clause.id)
        text.last = text.last if place is None else place
        text.placed.append((text.last, len(text.placed), clause))
        return clause.id

    def leave_out(self, unit: Unit) -> None:
        """Note the languages of a unit that are not read."""
        used = {unit.side(chinese=chinese) for chinese in (False, True)}
        self._left_out |= {side.lang.value for side in unit.sides if side not in used}

    def documents(self) -> tuple[Document, ...]:
        """Give the texts, those that the file names first in its order."""
        found = [
            replace(
                text.document,
                name=text.document.name if self._own else self._name,
                clauses=tuple(clause for *_, clause in sorted(text.placed, key=lambda one: one[:2])),
            )
            for text in self._texts.values()
        ]
        if len(found) == 2:  # of two originals the file's own order is kept
            found.sort(key=lambda document: document.lang.is_chinese)
        self._refuse_one_language(found)
        if self._left_out:
            note = Note("units.languages", ", ".join(sorted(self._left_out)))
            found[0] = replace(found[0], notes=(*found[0].notes, note))
        return tuple(found)

    def _refuse_one_language(self, found: Sequence[Document]) -> None:
        if any(one.lang is Lang.DE for one in found) and any(one.lang.is_chinese for one in found):
            return
        seen = sorted({one.lang.value for one in found} | self._left_out)
        raise BadInput(
            f"{self._name or 'This file'} does not hold both a German and a Chinese text",
            why=f"its languages: {', '.join(seen)}" if seen else "it has no translation unit with text",
            advice="Export it again with German and Chinese as its languages.",
        )


def _cut(text: str, spans: Iterable[Span | None]) -> list[str]:
    return [span.of(text) for span in spans if span is not None]


@dataclass(frozen=True, slots=True)
class _Record:
    """A clause's record as it was read; `None` where somebody changed it to something else."""

    id: str
    document: str
    at: int | None  # None: after what stands before it in the file
    kind: ClauseKind
    level: int
    number: Number | None
    sentences: tuple[Span, ...]
    part: str
    span: Span | None

    @classmethod
    def of(cls, record: str) -> _Record | None:
        try:
            plain = json.loads(record)
            number = plain.get("number")
            return cls(
                str(plain["id"]),
                str(plain["document"]),
                int(plain["at"]) if "at" in plain else None,
                ClauseKind(plain.get("kind", "paragraph")),
                int(plain.get("level", 0)),
                Number(*map(str, number)) if number is not None else None,
                tuple(Span(int(start), int(end)) for start, end in plain.get("sentences", ())),
                str(plain.get("part", "body")),
                Span(*map(int, plain["span"])) if "span" in plain else None,
            )
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def clause(self, text: str, lang: Lang) -> Clause:
        sentences = self.sentences if all(0 <= one.start <= one.end <= len(text) for one in self.sentences) else ()
        return Clause(self.id, text, lang, self.kind, self.number, Place(self.part), sentences, self.level)
