"""The clauses of a text as TEI structure: heads, divisions, lists, blocks, closer; a clause's element holds its text only.

The printed number stands before the clause's element, in a `label` (or inside the `head`, the `closer`), so that the
element's text is `Clause.text` code point for code point.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from memorandum_kit.model import Clause, ClauseKind, Document
from memorandum_kit.writers.tei_xml import sub

# Writes the text of a clause with its marks into the element that was made for it.
TextWriter = Callable[[etree._Element, Clause], None]
# Gives the attributes of a clause's element: id and corresp.
Pointers = Callable[[Clause], dict[str, str]]

DEPTH = 12  # divisions and lists nested deeper stay at this depth
_HEADINGS = (ClauseKind.HEADING, ClauseKind.ARTICLE)
_CLOSING = (ClauseKind.DATE_LINE, ClauseKind.SIGNATURE)
_SENTENCE_END = re.compile(r"[.;:!?。；：！？][\"'”’“»」』）)]*\s*\Z")


@dataclass(slots=True)
class _Container:
    """An open division, or the open item of an open list."""

    level: int
    element: etree._Element  # takes blocks
    list: etree._Element | None = None  # the list whose last item `element` is
    heading: bool = False  # its text stands under a heading, so that blocks of its own level belong to it
    deepened: bool = False  # has a block of a deeper level: a block of its own level comes after it
    divided: bool = False  # has divisions already: a block needs one of its own


class BodyWriter:
    """Writes one document into a `body` (or, in the layout `div`, into a division)."""

    def __init__(self, body: etree._Element, *, pointers: Pointers, write_text: TextWriter) -> None:
        """Start with the empty body."""
        self._body = body
        self._pointers = pointers
        self._write_text = write_text
        self._open = [_Container(-1, body)]

    def write(self, document: Document) -> None:
        """Write every clause in order."""
        clauses = document.clauses
        first, last = _head_end(clauses), _closer_start(clauses)
        for clause in clauses[:first]:
            self._head(self._body, clause)
        for index in range(first, last):
            following = clauses[index + 1] if index + 1 < len(clauses) else None
            self._clause(clauses[index], following)
        self._fill(self._body)
        if any(clause.kind in _CLOSING for clause in clauses[last:]):
            self._closer(clauses[last:])

    def _clause(self, clause: Clause, following: Clause | None) -> None:
        level = min(clause.level, DEPTH)
        if clause.kind is ClauseKind.NOTE:
            self._note(self._open[-1].element, clause)
        elif clause.kind in _HEADINGS or clause.kind is ClauseKind.TITLE:
            self._division(clause, level, following)
        elif clause.kind is ClauseKind.ITEM:
            self._item(clause, level)
        else:
            self._leave(level, clause)
            self._block(self._taking_blocks(level), clause)

    # Where a clause goes

    def _division(self, clause: Clause, level: int, following: Clause | None) -> None:
        if clause.kind is ClauseKind.TITLE:
            level = 0
        while len(self._open) > 1 and (self._open[-1].list is not None or self._open[-1].level >= level):
            self._open.pop()
        parent = self._open[-1]
        parent.divided = True
        number = clause.number
        kind = number.level if number and _is_word(number.level) else clause.kind.value
        division = sub(parent.element, "div", attributes={"type": kind, "n": number.value if number else ""})
        heads = _is_heading(clause, following)
        self._open.append(_Container(level, division, heading=heads))
        if heads:
            self._head(division, clause)
            return
        if number:
            _number(sub(division, "head"), clause)
        self._element(division, "ab", clause)

    def _item(self, clause: Clause, level: int) -> None:
        while self._open[-1].list is not None and self._open[-1].level > level:
            self._open.pop()
        top = self._open[-1]
        if top.list is not None and top.level == level:
            items = top.list
            self._open.pop()
        else:
            if top.list is None:
                self._leave(level, clause)
            items = sub(self._taking_blocks(level), "list")
        item = sub(items, "item")
        self._open.append(_Container(level, item, list=items))
        self._block(item, clause)

    def _leave(self, level: int, clause: Clause) -> None:
        """Close what a block of this level is not part of."""
        while len(self._open) > 1:
            top = self._open[-1]
            inside = level > top.level or (
                level == top.level and top.heading and not top.deepened and clause.kind not in _CLOSING
            )
            if inside:
                top.deepened = top.deepened or level > top.level
                return
            self._open.pop()

    def _taking_blocks(self, level: int) -> etree._Element:
        """Give the element for the next block: after divisions TEI takes no block outside of one."""
        top = self._open[-1]
        if top.divided:
            division = sub(top.element, "div", attributes={"type": "section"})
            self._open.append(_Container(level, division, heading=True))
            return division
        return top.element

    # Elements

    def _head(self, parent: etree._Element, clause: Clause) -> None:
        if clause.number is None:
            self._element(parent, "head", clause)
            return
        head = sub(parent, "head")
        number = _number(head, clause)
        if clause.text and not clause.lang.is_chinese:
            number.tail = " "
        self._element(head, "seg", clause)

    def _block(self, parent: etree._Element, clause: Clause) -> None:
        if clause.number is not None:
            _number(sub(parent, "label"), clause)
        self._element(parent, "ab", clause)

    def _note(self, parent: etree._Element, clause: Clause) -> None:
        part = clause.place.part
        kind = part if part in ("footnote", "endnote", "comment") else "note"
        place = {"footnote": "bottom", "endnote": "end"}.get(part, "")
        self._block(sub(parent, "note", attributes={"type": kind, "place": place}), clause)

    def _closer(self, clauses: tuple[Clause, ...]) -> None:
        closer = sub(self._body, "closer")
        for clause in clauses:
            if clause.kind is ClauseKind.NOTE:
                self._note(closer, clause)
                continue
            tag = "dateline" if clause.kind is ClauseKind.DATE_LINE else "signed"
            if clause.number is not None:
                _number(closer, clause)
            if clause.level:  # neither element has @type and @subtype
                self._element(sub(closer, tag), "seg", clause)
            else:
                self._element(closer, tag, clause)

    def _element(self, parent: etree._Element, tag: str, clause: Clause) -> None:
        attributes = self._pointers(clause)
        if tag not in ("dateline", "signed"):
            attributes["type"] = clause.kind.value
            attributes["subtype"] = f"level-{clause.level}" if clause.level else ""
        attributes["n"] = clause.number.value if clause.number else ""
        self._write_text(sub(parent, tag, attributes=attributes), clause)

    def _fill(self, body: etree._Element) -> None:
        """Give a body without blocks an empty one: TEI wants one."""
        if not any(etree.QName(child).localname in ("ab", "div", "list") for child in body):
            sub(body, "ab")


def _number(parent: etree._Element, clause: Clause) -> etree._Element:
    """Write the number as printed, with its value."""
    number = clause.number
    assert number is not None
    attributes = {
        "type": "ordinal",
        "subtype": number.level if _is_word(number.level) else "",
        "value": number.value if number.value.isascii() and number.value.isdigit() else "",
        "n": number.value,
    }
    return sub(parent, "num", number.printed, attributes)


def _head_end(clauses: tuple[Clause, ...]) -> int:
    for index, clause in enumerate(clauses):
        if clause.kind is not ClauseKind.TITLE:
            return index
    return len(clauses)


def _closer_start(clauses: tuple[Clause, ...]) -> int:
    """Index of the run of date lines and signatures that ends the text, with the notes among them."""
    start = len(clauses)
    for index in range(len(clauses) - 1, -1, -1):
        if clauses[index].kind in _CLOSING:
            start = index
        elif clauses[index].kind is not ClauseKind.NOTE:
            break
    return start


def _is_heading(clause: Clause, following: Clause | None) -> bool:
    """Whether a division's clause is its heading rather than its text (第三条 双方…)."""
    if clause.kind is not ClauseKind.ARTICLE or not clause.text:
        return True
    if _SENTENCE_END.search(clause.text):
        return False
    return following is not None and following.level > clause.level


def _is_word(text: str) -> bool:
    return bool(text) and not re.search(r"[\s\x00-\x1f]", text)
