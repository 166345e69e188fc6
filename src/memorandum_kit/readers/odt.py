"""OpenDocument texts (.odt): the same blocks as from Word, read from content.xml directly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from memorandum_kit.errors import BadInput, NotMine
from memorandum_kit.model import Block, Note, Place, Source
from memorandum_kit.readers.odt_numbering import LEVELS, STYLE, TEXT, Counting, ListStyles, whole
from memorandum_kit.readers.options import Options
from memorandum_kit.readers.package import Package
from memorandum_kit.readers.xml import parse_xml

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_MANIFEST = b"manifest:encryption-data"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_WHITE = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_SKIPPED = frozenset(
    (
        f"{_OFFICE}annotation",
        f"{_OFFICE}annotation-end",
        f"{_OFFICE}forms",
        *(
            f"{TEXT}{name}"
            for name in (
                "tracked-changes", "ruby-text", "note", "number", "sequence-decls", "variable-decls", "user-field-decls",
                "hidden-text", "hidden-paragraph", "alphabetical-index-mark-start", "meta-field-decls",
            )
        ),
    )
)  # fmt: skip


def read_odt(data: bytes, name: str, options: Options) -> Source:
    """Read an OpenDocument text; `Place.paragraph` counts text:p and text:h of the body in document order.

    Raises:
        NotMine: no OpenDocument text.
        BadInput: encrypted, damaged, not well-formed.
        TooLarge: beyond the limits of `options`.
    """
    package = Package(data, name or "This file", "odt")
    if "content.xml" not in package:
        raise NotMine("not odt: no content.xml in the package")
    kind = package.read("mimetype").decode("ascii", errors="replace").strip() if "mimetype" in package else MEDIA_TYPE
    if not kind.startswith(MEDIA_TYPE):
        raise NotMine(f"not odt: the package says {kind[:80]!r}")
    if "META-INF/manifest.xml" in package and _MANIFEST in package.read("META-INF/manifest.xml"):
        raise BadInput(
            f"{name or 'This file'} is encrypted",
            why="it can be opened only with its password",
            advice="Open it in LibreOffice, save it without a password and try again.",
        )
    content = _parse(package, "content.xml")
    styles = _parse(package, "styles.xml") if "styles.xml" in package else None
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is None:
        raise BadInput(f"{package.name} holds no text", why="content.xml has no office:text")
    return _Document(content, styles, text, options).read()


def _parse(package: Package, part: str) -> etree._Element:
    return parse_xml(
        package.read(part), f"{package.name} ({part})", advice="Open it in LibreOffice and save it again as .odt."
    )


@dataclass(frozen=True, slots=True)
class _State:
    """Where the walk is."""

    part: str = "body"
    style: str = "paragraph"
    level: int = 0
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    group: str = ""


@dataclass(slots=True)
class _Found:
    """What a paragraph holds besides its text."""

    parts: list[str] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    frames: list[etree._Element] = field(default_factory=list)


class _Document:
    def __init__(
        self, content: etree._Element, styles: etree._Element | None, text: etree._Element, options: Options
    ) -> None:
        self._text = text
        self._styles_root = styles
        self._options = options
        self._original = options.changes == "original"
        self._lists = ListStyles([root for root in (styles, content) if root is not None])
        self._headings = Counting()
        self._counting: dict[str, Counting] = {}  # by list id
        self._last_of_style: dict[str, Counting] = {}
        self._blocks: list[Block] = []
        self._later: list[tuple[etree._Element, _State]] = []  # notes, after the body
        self._tables = 0
        self._index = {element: number for number, element in enumerate(text.iter(*_PARAGRAPHS))}
        self._label = ""
        self._inserting: set[str] = set()
        self._regions = {
            key: region
            for region in text.iter(f"{TEXT}changed-region")
            if (key := region.get(f"{TEXT}id") or region.get(_XML_ID))
        }
        self._comments = sum(1 for _ in text.iter(f"{_OFFICE}annotation"))

    def read(self) -> Source:
        self._walk(self._text, _State())
        for kind in ("footnote", "endnote"):
            for body, state in self._later:
                if state.part == kind:
                    self._walk(body, state)
        if self._styles_root is not None:
            self._headers(self._styles_root)
        blocks = tuple(replace(b, place=replace(b.place, block=index)) for index, b in enumerate(self._blocks))
        return Source(blocks=blocks, media_type=MEDIA_TYPE, notes=tuple(self._notes()))

    def _notes(self) -> Iterator[Note]:
        if self._regions:
            code = {"final": "odt.changes-final", "original": "odt.changes-original"}
            yield Note(code.get(self._options.changes or "", "odt.changes-unresolved"), str(len(self._regions)))
        if self._comments:
            yield Note("odt.comments", str(self._comments))

    def _headers(self, styles: etree._Element) -> None:
        """Headers and footers of the page styles, each text once; the index counts from 0 in each."""
        for kind in ("header", "footer"):
            seen: set[str] = set()
            for element in styles.iter(f"{STYLE}{kind}", f"{STYLE}{kind}-left", f"{STYLE}{kind}-first"):
                self._index.update({p: number for number, p in enumerate(element.iter(*_PARAGRAPHS))})
                before = len(self._blocks)
                self._walk(element, _State(kind, kind))
                added = self._blocks[before:]
                del self._blocks[before:]
                for block in added:
                    if block.text not in seen:
                        seen.add(block.text)
                        self._blocks.append(block)

    def _walk(self, parent: etree._Element, state: _State) -> None:
        for child in parent:
            tag = child.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag in _PARAGRAPHS:
                self._paragraph(child, state)
            elif tag == f"{TEXT}list":
                self._list(child, state, None, 0, "")
            elif tag == f"{_TABLE}table":
                self._table(child, state)
            elif tag in (f"{TEXT}change-start", f"{TEXT}change-end", f"{TEXT}change"):
                self._block_change(child, state)
            elif tag.startswith(_DRAW) or "drawing:1.0" in tag:
                self._frame(child)
            else:
                self._walk(child, state)

    def _paragraph(self, element: etree._Element, state: _State) -> None:
        found = _Found()
        self._inline(element, found)
        text = "".join(found.parts)
        label, self._label = self._label, ""
        style, level = state.style, state.level
        outline = whole(element.get(f"{TEXT}outline-level"), 1) if element.tag == f"{TEXT}h" else 0
        if outline and not label:
            label = self._heading_label(element, outline)
        name = element.get(f"{TEXT}style-name", "")
        if style == "paragraph" and (outline or name.lower() in ("title", "titel")):
            style, level = ("heading", outline) if outline else ("title", 0)
        if text.strip() or (label and re.search(r"\w", label)):
            place = Place(
                state.part, None, None, state.table, state.row, state.cell, self._index.get(element), 0, len(text)
            )
            self._blocks.append(Block(text, place, style, level, label, group=state.group))
        for note in found.notes:
            kind = "endnote" if note.get(f"{TEXT}note-class") == "endnote" else "footnote"
            body = note.find(f"{TEXT}note-body")
            if body is not None:
                self._later.append((body, _State(kind, kind)))
        for frame in found.frames:
            self._frame(frame)

    def _heading_label(self, element: etree._Element, outline: int) -> str:
        if element.get(f"{TEXT}is-list-header") == "true" or outline > LEVELS:
            return ""
        start = element.get(f"{TEXT}start-value")
        begin = whole(start, 1) if start is not None else None
        label = self._headings.next(self._lists.outline, outline - 1, begin)
        return label.strip()

    def _frame(self, frame: etree._Element) -> None:
        """Text boxes; a frame's alternatives (picture, object) hold no text of ours."""
        for box in frame.iter():
            if isinstance(box.tag, str) and box.tag.endswith("}text-box"):
                self._walk(box, _State("textbox", "textbox"))
                return

    def _list(
        self, element: etree._Element, state: _State, counting: Counting | None, level: int, style_name: str
    ) -> None:
        own = element.get(f"{TEXT}style-name")
        style_name = own or style_name or self._style_of_first(element) or ""
        if counting is None:
            counting = self._counting_of(element, style_name)
        levels = self._lists.get(style_name)
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            labelled = item.tag == f"{TEXT}list-header"
            for child in item:
                if child.tag == f"{TEXT}list":
                    self._list(child, state, counting, min(level + 1, LEVELS - 1), style_name)
                    continue
                if child.tag in _PARAGRAPHS and not labelled:
                    labelled = True
                    start = item.get(f"{TEXT}start-value")
                    begin = whole(start, 1) if start is not None else None
                    printed = child.find(f"{TEXT}number")
                    label = counting.next(levels, level, begin).strip()
                    self._label = (printed.text or "").strip() if printed is not None else label
                inner = (
                    state
                    if state.part != "body" or state.table is not None
                    else replace(state, style="list", level=level + 1)
                )
                if child.tag in _PARAGRAPHS:
                    self._paragraph(child, inner)
                elif child.tag == f"{_TABLE}table":
                    self._table(child, state)

    def _style_of_first(self, element: etree._Element) -> str | None:
        first = next(element.iter(*_PARAGRAPHS), None)
        return None if first is None else self._lists.of_paragraph_style(first.get(f"{TEXT}style-name", ""))

    def _counting_of(self, element: etree._Element, style_name: str) -> Counting:
        """A list of its own, or the one that it continues."""
        continued = element.get(f"{TEXT}continue-list")
        counting = self._counting.get(continued) if continued else None
        if counting is None and element.get(f"{TEXT}continue-numbering") == "true":
            counting = self._last_of_style.get(style_name)
        counting = counting or Counting()
        key = element.get(_XML_ID)
        if key:
            self._counting[key] = counting
        self._last_of_style[style_name] = counting
        return counting

    def _table(self, table: etree._Element, state: _State) -> None:
        number = self._tables
        self._tables += 1
        for row_number, row in enumerate(_rows(table)):
            column = 0
            for cell in row:
                if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                    continue
                group = state.group or f"t{number}.r{row_number}"
                if cell.tag == f"{_TABLE}table-cell":
                    style = "cell" if state.part == "body" else state.style
                    self._walk(cell, _State(state.part, style, 0, number, row_number, column, group))
                column += whole(cell.get(f"{_TABLE}number-columns-repeated"), 1)

    # Text of a paragraph

    def _inline(self, element: etree._Element, found: _Found) -> None:
        self._text_node(element.text, found)
        for child in element:
            tag = child.tag
            if tag == f"{TEXT}s":
                self._text_node(" " * min(whole(child.get(f"{TEXT}c"), 1), 1000), found, exact=True)
            elif tag == f"{TEXT}tab":
                self._text_node("\t", found, exact=True)
            elif tag == f"{TEXT}line-break":
                self._text_node("\n", found, exact=True)
            elif tag == f"{TEXT}note":
                found.notes.append(child)
            elif tag in (f"{TEXT}change-start", f"{TEXT}change-end", f"{TEXT}change"):
                self._change(child, found)
            elif isinstance(tag, str) and "drawing:1.0" in tag:
                found.frames.append(child)
            elif isinstance(tag, str) and tag not in _SKIPPED:
                self._inline(child, found)
            self._text_node(child.tail, found)

    def _text_node(self, text: str | None, found: _Found, *, exact: bool = False) -> None:
        """White space of the file counts as one blank, and as none at the beginning (ODF 1.3, 6.1.2)."""
        if not text or self._inserting:
            return
        if not exact:
            text = _WHITE.sub(" ", text)
            before = found.parts[-1] if found.parts else " "
            if before.endswith((" ", "\t", "\n")) and text.startswith(" "):
                text = text[1:]
        if text:
            found.parts.append(text)

    def _change(self, mark: etree._Element, found: _Found) -> None:
        """With `changes="original"`: what was inserted is left out, what was deleted is put back."""
        if not self._original:
            return
        key = mark.get(f"{TEXT}change-id", "")
        region = self._regions.get(key)
        if region is None:
            return
        if mark.tag == f"{TEXT}change-start" and region.find(f"{TEXT}insertion") is not None:
            self._inserting.add(key)
        elif mark.tag == f"{TEXT}change-end":
            self._inserting.discard(key)
        elif mark.tag == f"{TEXT}change" and (deletion := region.find(f"{TEXT}deletion")) is not None:
            for number, paragraph in enumerate(deletion.iter(*_PARAGRAPHS)):
                if number:
                    self._text_node("\n", found, exact=True)
                self._inline(paragraph, found)

    def _block_change(self, mark: etree._Element, state: _State) -> None:
        found = _Found()
        self._change(mark, found)
        for line in "".join(found.parts).split("\n"):
            if line.strip():
                self._blocks.append(Block(line, Place(state.part, end=len(line)), state.style, group=state.group))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in (f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            yield from _rows(child)
