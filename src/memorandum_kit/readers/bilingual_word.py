"""The bilingual Word file that this program wrote, after a person edited it: rows moved, split, merged, texts changed.

Every clause's paragraph has a hidden bookmark, which Word and LibreOffice carry along when text is moved; a part of the
package says which clause it stands for. What stands in one row answers one another, whatever stood there before.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from memorandum_kit.errors import NotMine
from memorandum_kit.model import Lang, Link, Memorandum, Note
from memorandum_kit.readers.docx_text import CHANGES, P, ParagraphText, W, part_paragraphs
from memorandum_kit.readers.options import Options
from memorandum_kit.readers.package import ZIP_MAGIC, Package
from memorandum_kit.readers.tmx import score_of
from memorandum_kit.readers.units import FROM_FILE, Side, Unit, join, memorandum_of
from memorandum_kit.readers.xml import parse_xml

NAMESPACE = "urn:memorandum_kit:bilingual-word:1"
BOOKMARK = "_memorandum_"  # names that begin with _ are hidden in Word
REVIEW_STYLE = "MemorandumReview"
PLACEHOLDER = "{{memorandum}}"
_MAIN = "word/document.xml"
_COMMENTS = "word/comments.xml"


def read_bilingual_word(data: bytes, name: str, options: Options) -> Memorandum:
    """Read a bilingual Word file of ours.

    Clauses keep their ids as long as their bookmark is there; a paragraph without one is a new clause. Where rows were
    moved, the texts are in the order of the table. A link keeps its certainty where its row holds the clauses that it
    held; the link of a changed row is the person's. A clause whose text was deleted is gone.

    Raises:
        NotMine: no Word file, or one without the part that names the clauses.
        BadInput: damaged, or not both German and Chinese in it.
        TooLarge: beyond the limits of `options`.
    """
    if not data.startswith(ZIP_MAGIC):
        raise NotMine("not bilingual_word: no zip package")
    package = Package(data, name or "This file", "bilingual_word")
    if _MAIN not in package:
        raise NotMine(f"not bilingual_word: no {_MAIN} in the package")
    records = _records(package)
    if records is None:
        raise NotMine("not bilingual_word: no part that names the clauses")
    root = parse_xml(package.read(_MAIN), f"{name or 'This file'} ({_MAIN})")
    texts = {one.element: one for one in _paragraphs(root, original=options.changes == "original")}
    rows = list(_rows(root, texts, records, original=options.changes == "original"))
    numbers = [number for row in rows if (number := row.number(records)) is not None]
    moved = numbers != sorted(numbers)
    units = [row.unit(records, moved=moved) for row in rows]
    memo = memorandum_of(units, records.documents, name)
    notes = tuple(_notes(package, root, texts.values(), options))
    if not notes:
        return memo
    first, *others = memo.documents
    return replace(memo, documents=(replace(first, notes=(*first.notes, *notes)), *others))


def _paragraphs(root: etree._Element, *, original: bool) -> list[ParagraphText]:
    return part_paragraphs(root, changes="original" if original else None, is_hidden=_never)


def _notes(package: Package, root: etree._Element, texts: Iterable[ParagraphText], options: Options) -> Iterator[Note]:
    """What the person left in the file besides the texts: tracked changes and comments, as the docx reader says it."""
    rows = root.iter(f"{W}tr")
    changed = sum(one.changed for one in texts)
    changed += sum(one.find(f"{W}trPr/{W}{kind}") is not None for one in rows for kind in ("ins", "del"))
    if changed:
        yield Note(CHANGES.get(options.changes or "", "docx.changes-unresolved"), str(changed))
    if _COMMENTS in package:
        comments = parse_xml(package.read(_COMMENTS), f"{package.name} ({_COMMENTS})")
        if count := sum(1 for _ in comments.iterchildren(f"{W}comment")):
            yield Note("docx.comments", str(count))


@dataclass(slots=True)
class _Records:
    documents: list[str] = field(default_factory=list)
    clauses: dict[str, dict[str, Any]] = field(default_factory=dict)  # bookmark -> record
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)  # clause id -> what is said of its row

    def lang(self, document: str) -> Lang:
        """Give a document's language, as its record says it."""
        for record in self.documents:
            read = _json(record)
            if read.get("id") == document and read.get("lang") in list(Lang):
                return Lang(read["lang"])
        return Lang.ZH_HANS if document.startswith("zh") else Lang.DE


def _records(package: Package) -> _Records | None:
    for part in package.names():
        if not (part.startswith("customXml/item") and part.endswith(".xml")):
            continue
        data = package.read(part)
        if NAMESPACE.encode() not in data:
            continue
        root = parse_xml(data, f"{package.name} ({part})")
        found = _Records([one.text or "" for one in root.iter(f"{{{NAMESPACE}}}document")])
        for one in root.iter(f"{{{NAMESPACE}}}clause"):
            if isinstance((record := _json(one.text)).get("id"), str):
                found.clauses[one.get("bookmark", "")] = record
        for one in root.iter(f"{{{NAMESPACE}}}row"):
            row = _json(one.text)
            found.rows |= {str(identity): row for identity in row.get("ids", ())}
        return found
    return None


def _json(text: str | None) -> dict[str, Any]:
    try:
        read = json.loads(text or "")
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


@dataclass(slots=True)
class _Row:
    """The paragraphs of a row, by the document that they belong to: text and record (none of a new paragraph)."""

    cells: dict[str, list[tuple[str, dict[str, Any]]]] = field(default_factory=dict)

    def number(self, records: _Records) -> int | None:
        """Give the row's number when it was written; None of a new row."""
        for paragraphs in self.cells.values():
            for _, record in paragraphs:
                number = records.rows.get(str(record.get("id", "")), {}).get("row")
                if isinstance(number, int):
                    return number
        return None

    def unit(self, records: _Records, *, moved: bool) -> Unit:
        sides = []
        ids: list[str] = []
        for document, paragraphs in self.cells.items():
            lang = records.lang(document)
            lines, texts, start = [], [], 0
            gap = len(join(("", ""), lang))
            for text, record in paragraphs:
                plain, numbered = _without_number(text, record)
                made = {**record, "document": document, "span": [start, start + len(plain)]}
                made.setdefault("id", "")
                if not numbered:
                    made.pop("number", None)
                if moved:
                    made.pop("at", None)
                lines.append(json.dumps(made, ensure_ascii=False))
                texts.append(plain)
                ids.append(made["id"])
                start += len(plain) + gap
            sides.append(Side(lang, join(texts, lang), tuple(lines)))
        link = self._link(records, ids)
        number = records.rows.get(ids[0], {}).get("link") if ids and link is not FROM_FILE and not moved else None
        return Unit(f"L{number}" if isinstance(number, int) else "", tuple(sides), link)

    def _link(self, records: _Records, ids: list[str]) -> Link | None:
        row = records.rows.get(ids[0], {}) if ids else {}
        if not row or sorted(row.get("ids", ())) != sorted(ids):
            return FROM_FILE
        if "link" not in row:
            return None
        said = {name: str(row.get(name, "")) for name in ("made_by", "reason")}
        score = score_of(str(row.get("score", "")))
        return Link((), (), score, said["made_by"], row.get("confirmed") is True, said["reason"])


def _without_number(text: str, record: dict[str, Any]) -> tuple[str, bool]:
    """A clause's text without its printed number, and whether the number still stands before it."""
    number = record.get("number")
    printed = str(number[0]) if isinstance(number, list) and number else ""
    if not printed or not text.startswith(printed):
        return text, False
    return text[len(printed) :].removeprefix(" "), True


_Texts = Mapping[etree._Element, ParagraphText]


def _rows(root: etree._Element, texts: _Texts, records: _Records, *, original: bool) -> Iterator[_Row]:
    for table in root.iter(f"{W}tbl"):
        if any(up.tag == f"{W}tbl" for up in table.iterancestors()):
            continue
        rows = [_cells(row, texts, records) for row in _through(table, "tr") if not _is_removed(row, original)]
        columns = _documents(rows)
        if not columns:
            continue
        yield from _joined(rows, columns)


def _never(run: etree._Element) -> bool:
    return False


_Paragraphs = list[tuple[str, dict[str, Any]]]


@dataclass(slots=True)
class _Cell:
    column: int
    paragraphs: _Paragraphs
    continues: bool  # merged with the cell above


def _cells(row: etree._Element, texts: _Texts, records: _Records) -> list[_Cell]:
    found = []
    column = 0
    for cell in _through(row, "tc"):
        properties = cell.find(f"{W}tcPr")
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        paragraphs = list(_clauses(cell, texts, records))
        found.append(_Cell(column, paragraphs, merge is not None and merge.get(f"{W}val", "continue") == "continue"))
        span = properties.find(f"{W}gridSpan") if properties is not None else None
        width = span.get(f"{W}val", "1") if span is not None else "1"
        column += int(width) if width.isdecimal() else 1
    return found


def _clauses(cell: etree._Element, texts: _Texts, records: _Records) -> Iterator[tuple[str, dict[str, Any]]]:
    """Text and record of every clause; a paragraph whose mark was tracked away continues in the next one."""
    begun = ""
    record: dict[str, Any] = {}
    for paragraph in cell.iter(P):
        found = texts.get(paragraph)
        text = begun + (found.text if found is not None else "")
        record = record or _record(paragraph, records)
        if found is not None and found.joins_next:
            # What is empty and joins the next is gone with its bookmark.
            begun, record = text, record if text else {}
            continue
        if record.get("empty") or (text.strip() and (record or not _is_review(paragraph))):
            yield text, record
        begun, record = "", {}
    if begun.strip():
        yield begun, record


def _record(paragraph: etree._Element, records: _Records) -> dict[str, Any]:
    """The record of a paragraph's first bookmark of ours; of several clauses in one paragraph the first one stays."""
    for mark in paragraph.iter(f"{W}bookmarkStart"):
        if (record := records.clauses.get(mark.get(f"{W}name", ""))) is not None:
            return record
    return {}


def _is_review(paragraph: etree._Element) -> bool:
    """Whether a paragraph is the mark at a suggestion, which is no part of the text."""
    return any(style.get(f"{W}val") == REVIEW_STYLE for style in paragraph.iterfind(f"{W}pPr/{W}pStyle"))


def _documents(rows: list[list[_Cell]]) -> dict[int, str]:
    """The document of each column: that of most of its bookmarks, so that columns may be exchanged."""
    counts: dict[int, dict[str, int]] = {}
    for row in rows:
        for cell in row:
            for _, record in cell.paragraphs:
                if document := str(record.get("document", "")):
                    column = counts.setdefault(cell.column, {})
                    column[document] = column.get(document, 0) + 1
    return {column: max(found, key=lambda one: found[one]) for column, found in counts.items()}


def _joined(rows: list[list[_Cell]], columns: dict[int, str]) -> Iterator[_Row]:
    """Rows with the ones that a merged cell ties to them; a row without a clause of ours before all others is the head."""
    made: list[_Row] = []
    for number, row in enumerate(rows):
        if number == 0 and not any(record for cell in row for _, record in cell.paragraphs):
            continue
        ties = any(cell.continues and cell.column in columns for cell in row)
        if not (ties and made):
            made.append(_Row())
        for cell in row:
            for text, record in cell.paragraphs:
                # A clause that was moved into another column still belongs to its own text.
                document = str(record.get("document", "")) or columns.get(cell.column, "")
                if document:
                    made[-1].cells.setdefault(document, []).append((text, record))
    return iter(made)


def _through(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Children of a name, those in content controls and tracked insertions too."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _through(child, name)


def _is_removed(row: etree._Element, original: bool) -> bool:
    properties = row.find(f"{W}trPr")
    return properties is not None and properties.find(f"{W}{'ins' if original else 'del'}") is not None
