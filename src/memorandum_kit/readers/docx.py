"""Word files (.docx): paragraphs, tables, notes, headers and text boxes in reading order, with labels as printed.

The XML is read directly: python-docx' `paragraph.text` drops inserted text, text boxes and automatic numbers.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from memorandum_kit.errors import BadInput, NotMine
from memorandum_kit.model import Block, Note, Place, Source
from memorandum_kit.readers.docx_numbering import Label, Numbering
from memorandum_kit.readers.docx_styles import Style, Styles
from memorandum_kit.readers.docx_text import CHANGES, MC, P, ParagraphText, W, part_paragraphs
from memorandum_kit.readers.options import Options
from memorandum_kit.readers.package import OLE_MAGIC, Package
from memorandum_kit.readers.xml import parse_xml

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "word/document.xml"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_OTHERS = (("xl/workbook.xml", "an Excel workbook"), ("ppt/presentation.xml", "a PowerPoint presentation"))
# Parts with text of their own that no reader of paragraphs sees.
_LEFT_OUT = {
    "aFChunk": "altChunk",
    "diagramData": "SmartArt",
    "chart": "Chart",
    "oleObject": "OLE",
    "package": "Embedded file",
}
_CONTAINERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_REMOVED = frozenset((f"{W}del", f"{W}moveFrom"))


def read_docx(data: bytes, name: str, options: Options) -> Source:
    """Read a Word file.

    Blocks come as body (with its text boxes), footnotes, endnotes, headers, footers. `Place.paragraph` is the index of
    the `w:p` among all of its part in document order; `Place.start` and `.end` are code points of its text as
    `docx_text.part_paragraphs` gives it. Cells of one table row share a group.

    Raises:
        NotMine: no Word file.
        BadInput: encrypted, an old .doc, cut off, not well-formed.
        TooLarge: beyond the limits of `options`.
    """
    _refuse_ole(data, name or "This file")
    package = Package(data, name or "This file", "docx")
    for part, what in _OTHERS:
        if part in package:
            raise NotMine(f"not docx: it is {what}")
    main = _main_part(package)
    if main not in package:
        raise NotMine(f"not docx: no {_MAIN} in the package")
    return _Document(package, main, options).read()


def _refuse_ole(data: bytes, name: str) -> None:
    """An encrypted docx and an old .doc are both OLE compound files; their directory names say which."""
    if not data.startswith(OLE_MAGIC):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise BadInput(
            f"{name} is encrypted",
            why="it can be opened only with its password",
            advice="Open it in Word, choose File > Info > Protect Document > Encrypt with Password, empty the field, "
            "save it and try again.",
        )
    if "WordDocument".encode("utf-16-le") in data:
        raise BadInput(
            f"{name} is in Word's old format (.doc)",
            why="only .docx is read",
            advice="Open it in Word or LibreOffice and save it as .docx.",
        )
    raise NotMine("not docx: an old Office file (OLE) that is no Word text")


def _main_part(package: Package) -> str:
    """The part that the package names as its document; almost always word/document.xml."""
    if _MAIN in package or "_rels/.rels" not in package:
        return _MAIN
    for relation in parse_xml(package.read("_rels/.rels"), f"{package.name} (_rels/.rels)").iter(_RELATIONS):
        if relation.get("Type", "").endswith("/officeDocument"):
            target = relation.get("Target", "").lstrip("/")
            return target if posixpath.basename(target).startswith("document") else _MAIN
    return _MAIN


@dataclass(slots=True)
class _Position:
    """Where in nested tables the walk is."""

    table: int | None = None
    row: int | None = None
    cell: int | None = None
    group: str = ""


@dataclass(slots=True)
class _Part:
    """One part with the text of its paragraphs by element."""

    kind: str  # body, footnote …
    root: etree._Element
    texts: dict[etree._Element, tuple[int, ParagraphText]] = field(default_factory=dict)


class _Document:
    def __init__(self, package: Package, main: str, options: Options) -> None:
        self._package = package
        self._folder = posixpath.dirname(main)
        self._main = main
        self._options = options
        self._original = options.changes == "original"
        self._relations = self._read_relations()
        self._styles = Styles(self._related("styles"))
        self._numbering = Numbering(self._related("numbering"))
        self._blocks: list[Block] = []
        self._tables = 0
        self._changes = 0  # places with tracked changes
        self._hidden: list[Note] = []
        self._symbols: list[str] = []

    def read(self) -> Source:
        body = self._parse(self._main)
        if body.tag != f"{W}document":
            raise BadInput(
                f"{self._package.name} is no usual Word file",
                why=f"its main part begins with {etree.QName(body).localname!r}",
                advice="Open it in Word or LibreOffice and save it again as .docx.",
            )
        self._walk_part("body", body)
        for kind in ("footnote", "endnote"):
            root = self._related(f"{kind}s")
            if root is not None:
                self._walk_notes(kind, root)
        for kind in ("header", "footer"):
            self._walk_repeated(kind)
        blocks = tuple(
            replace(block, place=replace(block.place, block=index)) for index, block in enumerate(self._blocks)
        )
        if not any(block.text.strip() for block in blocks) and any("/media/" in part for part in self._package.names()):
            raise BadInput(
                f"{self._package.name} holds only pictures",
                why="the text in a picture is not read",
                advice="Save it as PDF and run a text recognition first, for example: ocrmypdf -l deu+chi_sim in.pdf out.pdf",
            )
        return Source(blocks=blocks, media_type=MEDIA_TYPE, notes=tuple(self._notes()))

    def _notes(self) -> Iterator[Note]:
        if self._changes:
            yield Note(CHANGES.get(self._options.changes or "", "docx.changes-unresolved"), str(self._changes))
        comments = self._related("comments")
        if comments is not None and (count := sum(1 for _ in comments.iterchildren(f"{W}comment"))):
            yield Note("docx.comments", str(count))
        kinds = Counter(kind for kind, _ in self._relations if kind in _LEFT_OUT)
        if kinds:
            yield Note(
                "docx.left-out", ", ".join(f"{_LEFT_OUT[kind]} ({count})" for kind, count in sorted(kinds.items()))
            )
        yield from self._hidden
        if self._symbols:
            yield Note("docx.symbols", ", ".join(sorted(set(self._symbols))))
        if self._numbering.unknown:
            yield Note("docx.number-format", ", ".join(sorted(self._numbering.unknown)))

    # Parts

    def _parse(self, part: str) -> etree._Element:
        data = self._package.read(part)
        if _STRICT in data[:4096]:
            data = _transitional(data)
        return parse_xml(
            data, f"{self._package.name} ({part})", advice="Open it in Word or LibreOffice and save it again as .docx."
        )

    def _read_relations(self) -> list[tuple[str, str]]:
        """The related parts as (last step of the type, part name), in the file's order."""
        folder, base = posixpath.split(self._main)
        part = f"{folder}/_rels/{base}.rels"
        if part not in self._package:
            return []
        relations: list[tuple[str, str]] = []
        for relation in self._parse(part).iter(_RELATIONS):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            target = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            relations.append((relation.get("Type", "").rpartition("/")[2], posixpath.normpath(target)))
        return relations

    def _related(self, kind: str) -> etree._Element | None:
        part = next((part for relation, part in self._relations if relation == kind), f"{self._folder}/{kind}.xml")
        return self._parse(part) if part in self._package else None

    def _walk_part(self, kind: str, root: etree._Element) -> None:
        part = self._part(kind, root)
        start = root.find(f"{W}body") if kind == "body" else root
        if start is not None:
            self._walk(start, part, _Position())

    def _part(self, kind: str, root: etree._Element) -> _Part:
        texts = part_paragraphs(root, changes=self._options.changes, is_hidden=self._is_hidden)
        self._changes += sum(text.changed for text in texts)
        return _Part(kind, root, {text.element: (index, text) for index, text in enumerate(texts)})

    def _walk_notes(self, kind: str, root: etree._Element) -> None:
        part = self._part(kind, root)
        for note in root.iterchildren(f"{W}{kind}"):
            # Separators and continuation notices are typed; a note's text is not.
            if note.get(f"{W}type", "normal") == "normal":
                self._walk(note, part, _Position())

    def _walk_repeated(self, kind: str) -> None:
        """Headers and footers; first, even and odd pages often repeat the same text."""
        seen: set[str] = set()
        for relation, name in self._relations:
            if relation != kind or name not in self._package:
                continue
            before = len(self._blocks)
            self._walk_part(kind, self._parse(name))
            added = self._blocks[before:]
            del self._blocks[before:]
            for block in added:
                if block.text not in seen:
                    seen.add(block.text)
                    self._blocks.append(block)

    # Block level

    def _walk(self, parent: etree._Element, part: _Part, position: _Position) -> None:
        pending: tuple[etree._Element, ParagraphText, int] | None = None
        for child in self._block_level(parent):
            if child.tag != P:
                self._table(child, part, position)
                continue
            index, text = part.texts[child]
            if pending is not None:
                text = _joined(pending[1], text)
                index = pending[2] if pending[1].text else index
            if text.joins_next:
                pending = (child, text, index)
                continue
            pending = None
            self._paragraph(child, text, index, part, position)
        if pending is not None:
            element, text, index = pending
            self._paragraph(element, text, index, part, position)

    def _block_level(self, parent: etree._Element) -> Iterator[etree._Element]:
        """Paragraphs and tables, through content controls and tracked moves."""
        for child in parent:
            if child.tag == P or child.tag == f"{W}tbl":
                yield child
            elif child.tag in _REMOVED:
                self._changes += 1
                if self._original:
                    yield from self._block_level(child)
            elif child.tag in _CONTAINERS:
                inserted = child.tag in (f"{W}ins", f"{W}moveTo")
                self._changes += inserted
                if not (inserted and self._original):
                    yield from self._block_level(child)
            elif child.tag == f"{MC}AlternateContent":
                chosen = child.find(f"{MC}Choice")
                if chosen is None:
                    chosen = child.find(f"{MC}Fallback")
                if chosen is not None:
                    yield from self._block_level(chosen)

    def _paragraph(
        self, element: etree._Element, text: ParagraphText, index: int, part: _Part, position: _Position
    ) -> None:
        properties = element.find(f"{W}pPr")
        style = self._styles.get(_value(properties, "pStyle"))
        # A paragraph that is tracked away with its mark is not counted either.
        label = None if text.joins_next and not text.text else self._label(properties, style)
        place = Place(part.kind, None, None, position.table, position.row, position.cell, index, 0, len(text.text))
        if text.hidden.strip():
            self._hidden.append(Note("docx.hidden-text", text.hidden.strip()[:60], place))
        self._symbols.extend(text.symbols)
        if text.text.strip() or (label is not None and not label.bullet):
            kind, level = _style_of(properties, style, label, part.kind, position)
            self._blocks.append(Block(text.text, place, kind, level, label.text if label else "", group=position.group))
        for box in text.boxes:
            self._walk(box, _Part("textbox", part.root, part.texts), _Position())

    def _label(self, properties: etree._Element | None, style: Style) -> Label | None:
        """The automatic number: of the paragraph itself, else of its style; numId 0 takes it away."""
        own = None if properties is None else properties.find(f"{W}numPr")
        num_id = _value(own, "numId")
        level = _level(_value(own, "ilvl"))
        if num_id is None:
            num_id = style.num_id
            if num_id is not None and level is None:
                style_id = _value(properties, "pStyle") or ""
                level = self._numbering.level_of_style(num_id, style_id)
                level = style.num_level if level is None else level
        if num_id is None or num_id == "0":
            return None
        return self._numbering.label(num_id, level or 0)

    def _table(self, table: etree._Element, part: _Part, outer: _Position) -> None:
        number = self._tables
        self._tables += 1
        for row_number, row in enumerate(_through(table, f"{W}tr")):
            properties = row.find(f"{W}trPr")
            if properties is not None:
                inserted, deleted = (properties.find(f"{W}{mark}") is not None for mark in ("ins", "del"))
                self._changes += inserted or deleted
                if inserted if self._original else deleted:
                    continue
            column = _skipped(properties)
            for cell in _through(row, f"{W}tc"):
                cell_properties = cell.find(f"{W}tcPr")
                position = _Position(number, row_number, column, outer.group or f"t{number}.r{row_number}")
                if not _continues_merge(cell_properties):
                    self._walk(cell, part, position)
                column += _number(_value(cell_properties, "gridSpan"), 1)

    def _is_hidden(self, run: etree._Element) -> bool:
        own = run.find(f"{W}rPr/{W}vanish")
        if own is not None:
            return own.get(f"{W}val", "1") not in ("0", "false", "off")
        style = run.find(f"{W}rPr/{W}rStyle")
        return style is not None and self._styles.get(style.get(f"{W}val")).hidden


def _style_of(
    properties: etree._Element | None, style: Style, label: Label | None, part: str, position: _Position
) -> tuple[str, int]:
    """A block's style and level."""
    if part != "body":
        return part, 0
    outline = _value(properties, "outlineLvl")
    heading = int(outline) if outline in ("0", "1", "2", "3", "4", "5", "6", "7", "8") else style.outline
    if style.is_title:
        return "title", 0
    if position.table is not None:
        return "cell", 0 if heading is None else heading + 1
    if heading is not None:
        return "heading", heading + 1
    return ("list", label.level + 1) if label is not None else ("paragraph", 0)


def _joined(first: ParagraphText, second: ParagraphText) -> ParagraphText:
    """Two paragraphs whose mark in between is gone; the second's formatting counts."""
    if not first.text and not first.boxes:
        return second
    shift = len(first.text)
    pieces = [*first.pieces, *(replace(p, start=p.start + shift, end=p.end + shift) for p in second.pieces)]
    return replace(
        second,
        text=first.text + second.text,
        pieces=pieces,
        hidden=first.hidden + second.hidden,
        boxes=[*first.boxes, *second.boxes],
        notes=[*first.notes, *second.notes],
        symbols=[*first.symbols, *second.symbols],
    )


def _through(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows or cells, through content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _through(child, tag)


def _continues_merge(properties: etree._Element | None) -> bool:
    """Whether the cell is covered by the one above (vertical merge; hMerge is the old horizontal one)."""
    if properties is None:
        return False
    for name in ("vMerge", "hMerge"):
        merge = properties.find(f"{W}{name}")
        if merge is not None and merge.get(f"{W}val", "continue") == "continue":
            return True
    return False


def _skipped(properties: etree._Element | None) -> int:
    return _number(_value(properties, "gridBefore"), 0)


def _value(parent: etree._Element | None, name: str) -> str | None:
    child = None if parent is None else parent.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def _number(value: str | None, default: int) -> int:
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 4 else default


def _level(value: str | None) -> int | None:
    return int(value) if value is not None and value in ("0", "1", "2", "3", "4", "5", "6", "7", "8") else None


def _transitional(data: bytes) -> bytes:
    """Strict Open XML differs from the usual kind, for text, in its namespaces only."""
    pairs = (
        (_STRICT, b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        ),
        (
            b"http://purl.oclc.org/ooxml/officeDocument/math",
            b"http://schemas.openxmlformats.org/officeDocument/2006/math",
        ),
    )
    for strict, usual in pairs:
        data = data.replace(strict, usual)
    return data
