"""The text of Word paragraphs with the runs that it came from, so that a comment can be written back.

`part_paragraphs(root)` gives one `ParagraphText` for every `w:p` of a part in document order: its index is
`Place.paragraph`, and its offsets are those of `Block.text`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
P, R, T = f"{W}p", f"{W}r", f"{W}t"

# Elements whose content is text of the paragraph as it stands.
_TRANSPARENT = frozenset(
    [f"{W}{name}" for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")]
    + [f"{W}ruby", f"{W}rubyBase", f"{MC}Choice", f"{MC}Fallback"]
    + [f"{M}{name}" for name in ("oMathPara", "oMath")]
)
# Code of the note that says what became of tracked changes, by the option `changes`.
CHANGES = {"final": "docx.changes-final", "original": "docx.changes-original"}
_INSERTED = frozenset((f"{W}ins", f"{W}moveTo"))
_DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
_FIXED = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
# Symbol and Wingdings characters that office texts use as signs; their fonts' codes lie in the private use area.
_SYMBOLS = {
    0x6F: "□",
    0xA7: "▪",
    0xA8: "◻",
    0xB7: "•",
    0xD8: "➢",
    0xFC: "✓",
    0xFE: "☒",
    0x2D: "−",
    0xB0: "°",
    0xA3: "☐",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph's text that comes from one element of one run; code points, half-open."""

    start: int
    end: int
    run: etree._Element  # w:r (or m:r)
    element: etree._Element  # w:t, w:tab, w:br …


@dataclass(slots=True)
class ParagraphText:
    """The text of one `w:p` and where it came from."""

    element: etree._Element
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    hidden: str = ""  # text formatted as hidden, which is not in `text`
    changed: bool = False  # tracked changes stand in it
    boxes: list[etree._Element] = field(default_factory=list)  # w:txbxContent anchored here
    notes: list[tuple[str, str]] = field(default_factory=list)  # ("footnote" or "endnote", id)
    symbols: list[str] = field(default_factory=list)  # "font code" of signs that have no known meaning
    joins_next: bool = False  # its paragraph mark is deleted: the next paragraph continues it

    def pieces_of(self, start: int, end: int) -> list[tuple[Piece, int, int]]:
        """Give the pieces that overlap the code points `start` to `end`, each with the overlap within the piece."""
        return [
            (piece, max(start, piece.start) - piece.start, min(end, piece.end) - piece.start)
            for piece in self.pieces
            if piece.start < end and start < piece.end
        ]


@dataclass(slots=True)
class _Fields:
    """The complex fields that are open: between `begin` and `separate` stands an instruction, not text."""

    stack: list[str] = field(default_factory=list)

    def mark(self, kind: str) -> None:
        if kind == "begin":
            self.stack.append("instruction")
        elif kind == "separate" and self.stack:
            self.stack[-1] = "result"
        elif kind == "end" and self.stack:
            self.stack.pop()

    @property
    def in_instruction(self) -> bool:
        return "instruction" in self.stack


def part_paragraphs(
    root: etree._Element,
    *,
    changes: str | None = None,
    is_hidden: Callable[[etree._Element], bool] | None = None,
) -> list[ParagraphText]:
    """Give the text of every `w:p` of a part, in document order, those in text boxes and nested tables too.

    Args:
        root: the part's root (`w:document`, `w:footnotes`, `w:hdr` …).
        changes: "original" gives the text before the tracked changes, otherwise after them.
        is_hidden: whether a run is hidden text; by default its own `w:vanish` decides.
    """
    fields = _Fields()
    nested: dict[etree._Element, _Fields] = {}
    texts: list[ParagraphText] = []
    for paragraph in root.iter(P):
        box = next(paragraph.iterancestors(f"{W}txbxContent"), None)
        # A field may run over several paragraphs, but not out of its text box.
        state = fields if box is None else nested.setdefault(box, _Fields())
        texts.append(_Reader(paragraph, changes == "original", state, is_hidden or has_vanish).read())
    return texts


def has_vanish(run: etree._Element) -> bool:
    """Whether the run's own formatting hides it."""
    return is_on(run.find(f"{W}rPr/{W}vanish"))


def is_on(element: etree._Element | None) -> bool:
    """Whether a Word on/off property is there and on."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


class _Reader:
    """Walks one paragraph; nested paragraphs (text boxes) are only collected."""

    def __init__(
        self,
        paragraph: etree._Element,
        original: bool,
        fields: _Fields,
        is_hidden: Callable[[etree._Element], bool],
    ) -> None:
        self._original = original
        self._fields = fields
        self._is_hidden = is_hidden
        self._result = ParagraphText(paragraph)
        self._parts: list[str] = []
        self._length = 0

    def read(self) -> ParagraphText:
        result = self._result
        mark = result.element.find(f"{W}pPr/{W}rPr")
        if mark is not None:
            inserted, deleted = mark.find(f"{W}ins") is not None, mark.find(f"{W}del") is not None
            result.changed = inserted or deleted
            result.joins_next = inserted if self._original else deleted
        self._children(result.element)
        result.text = "".join(self._parts)
        return result

    def _children(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child)
            elif tag in _TRANSPARENT:
                self._children(child)
            elif tag == f"{MC}AlternateContent":
                self._alternate(child, self._children)
            elif tag in _INSERTED or tag in _DELETED:
                self._result.changed = True
                if (tag in _DELETED) == self._original:
                    self._children(child)
            elif tag == f"{M}r":
                for text in child.iter(f"{M}t"):
                    self._add(text.text or "", child, text)
            elif isinstance(tag, str) and tag.startswith(M):
                self._children(child)

    def _alternate(self, element: etree._Element, walk: Callable[[etree._Element], None]) -> None:
        """The same thing drawn for new and for old programs: only one of both is read."""
        chosen = element.find(f"{MC}Choice")
        if chosen is None:
            chosen = element.find(f"{MC}Fallback")
        if chosen is not None:
            walk(chosen)

    def _run(self, run: etree._Element) -> None:
        if self._is_hidden(run):
            if not self._fields.in_instruction:
                self._result.hidden += "".join(text.text or "" for text in run.iterchildren(T))
            for mark in run.iterchildren(f"{W}fldChar"):
                self._fields.mark(mark.get(f"{W}fldCharType", ""))
            return
        self._run_content(run, run)

    def _run_content(self, parent: etree._Element, run: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}fldChar":
                self._fields.mark(child.get(f"{W}fldCharType", ""))
            elif self._fields.in_instruction:
                continue
            elif tag == T or (tag == f"{W}delText" and self._original):
                self._add(child.text or "", run, child)
            elif tag in _FIXED:
                self._add(_FIXED[tag], run, child)
            elif tag == f"{W}sym":
                self._symbol(child, run)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                kind = "footnote" if tag == f"{W}footnoteReference" else "endnote"
                self._result.notes.append((kind, child.get(f"{W}id", "")))
            elif tag == f"{MC}AlternateContent":
                self._alternate(child, lambda chosen: self._run_content(chosen, run))
            elif tag == f"{W}ruby":
                self._children(child)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._result.boxes.extend(_outermost_boxes(child))

    def _symbol(self, element: etree._Element, run: etree._Element) -> None:
        try:
            code = int(element.get(f"{W}char", ""), 16)
        except ValueError:
            return
        private = 0xF000 <= code <= 0xF0FF
        sign = _SYMBOLS.get(code & 0xFF) if private else chr(code) if 0x20 <= code < 0xD800 else None
        if sign is None:
            sign = "\ufffd"
            self._result.symbols.append(f"{element.get(f'{W}font', '?')} {code:04X}")
        self._add(sign, run, element)

    def _add(self, text: str, run: etree._Element, element: etree._Element) -> None:
        if text:
            end = self._length + len(text)
            self._result.pieces.append(Piece(self._length, end, run, element))
            self._parts.append(text)
            self._length = end


def _outermost_boxes(drawing: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing, once: `mc:Fallback` repeats what `mc:Choice` says, nested boxes come with theirs."""
    boxes: list[etree._Element] = []
    for box in drawing.iter(f"{W}txbxContent"):
        within = [ancestor for ancestor in box.iterancestors() if ancestor in boxes]
        repeated = any(
            fallback.getprevious() is not None and drawing in fallback.iterancestors()
            for fallback in box.iterancestors(f"{MC}Fallback")
        )
        if not within and not repeated:
            boxes.append(box)
    return boxes
