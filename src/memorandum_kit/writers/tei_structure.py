"""The clauses of a text as TEI structure: heads, divisions, lists, blocks, closer; a clause's element holds its text only.

The printed number stands before the clause's element, in a `label` (or inside the `head`, the `closer`), so that the
element's text is `Clause.text` code point for code point.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from memorandum_kit.model import Clause, ClauseKind, Document
from memorandum_kit.writers.tei_xml import escaped, tag

# Gives the text of a clause as XML with its marks.
TextWriter = Callable[[Clause], str]
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
    item: bool = False
    heading: bool = False  # its text stands under a heading, so that blocks of its own level belong to it
    deepened: bool = False  # has a block of a deeper level: a block of its own level comes after it
    divided: bool = False  # has divisions already: a block needs one of its own


class BodyWriter:
    """Writes one document as the lines inside a `body` (or, in the layout `div`, inside a division)."""

    def __init__(self, depth: int, *, pointers: Pointers, write_text: TextWriter) -> None:
        """Start with the empty body, whose children stand at `depth`."""
        self._depth = depth
        self._pointers = pointers
        self._write_text = write_text
        self._pieces: list[str] = []
        self._open = [_Container(-1)]
        self._items = 0  # open items: inside, every blank would be text
        self._has_block = False

    def string(self, document: Document) -> str:
        """Give every clause in order."""
        clauses = document.clauses
        first, last = _head_end(clauses), _closer_start(clauses)
        for clause in clauses[:first]:
            self._head(clause)
        for index in range(first, last):
            following = clauses[index + 1] if index + 1 < len(clauses) else None
            self._clause(clauses[index], following)
        while len(self._open) > 1:
            self._close()
        if not self._has_block:
            self._line("<ab/>")  # TEI wants one block at least
        if any(clause.kind in _CLOSING for clause in clauses[last:]):
            self._closer(clauses[last:])
        return "".join(self._pieces)

    def _clause(self, clause: Clause, following: Clause | None) -> None:
        level = min(clause.level, DEPTH)
        if clause.kind is ClauseKind.NOTE:
            self._line(self._note(clause))
        elif clause.kind in _HEADINGS or clause.kind is ClauseKind.TITLE:
            self._division(clause, level, following)
        elif clause.kind is ClauseKind.ITEM:
            self._item(clause, level)
        else:
            self._leave(level, clause)
            self._block_in_place(clause, level)

    # Where a clause goes

    def _division(self, clause: Clause, level: int, following: Clause | None) -> None:
        if clause.kind is ClauseKind.TITLE:
            level = 0
        while len(self._open) > 1 and (self._open[-1].item or self._open[-1].level >= level):
            self._close()
        self._open[-1].divided = True
        number = clause.number
        kind = number.level if number and _is_word(number.level) else clause.kind.value
        heads = _is_heading(clause, following)
        self._begin("div", {"type": kind, "n": number.value if number else ""}, _Container(level, heading=heads))
        if heads:
            self._head(clause)
            return
        if number:
            self._line(f"<head>{_number(clause)}</head>")
        self._line(self._element("ab", clause))

    def _item(self, clause: Clause, level: int) -> None:
        while self._open[-1].item and self._open[-1].level > level:
            self._close()
        top = self._open[-1]
        if top.item and top.level == level:
            self._pieces.append("</item>")
            self._items -= 1
            self._open.pop()
            self._line("<item>", deeper=1)
        else:
            if not top.item:
                self._leave(level, clause)
                self._divide(level)
            self._line("<list>")
            self._line("<item>", deeper=1)
        self._items += 1
        self._open.append(_Container(level, item=True))
        self._block(clause)

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
            self._close()

    def _block_in_place(self, clause: Clause, level: int) -> None:
        self._divide(level)
        self._block(clause)

    def _divide(self, level: int) -> None:
        """Begin a division for the next block where others stand already: after them TEI takes no block."""
        if self._open[-1].divided:
            self._begin("div", {"type": "section"}, _Container(level, heading=True))

    # Lines

    def _line(self, text: str, *, deeper: int = 0) -> None:
        self._has_block = True if len(self._open) == 1 and not text.startswith(("<head", "<note")) else self._has_block
        if self._items:
            self._pieces.append(text)
        else:
            self._pieces.append(f"\n{' ' * (self._depth + len(self._open) - 1 + deeper)}{text}")

    def _begin(self, name: str, attributes: dict[str, str], container: _Container) -> None:
        self._line(tag(name, attributes))
        self._open.append(container)

    def _close(self) -> None:
        """End the innermost container; the end tag of a division stands on a line of its own."""
        container = self._open.pop()
        if container.item:
            self._items -= 1
            self._pieces.append("</item>")
            self._line("</list>")
        else:
            self._line("</div>")

    def _head(self, clause: Clause) -> None:
        if clause.number is None:
            self._line(self._element("head", clause))
            return
        blank = " " if clause.text and not clause.lang.is_chinese else ""
        self._line(f"<head>{_number(clause)}{blank}{self._element('seg', clause)}</head>")

    def _block(self, clause: Clause) -> None:
        if clause.number is not None:
            self._line(f"<label>{_number(clause)}</label>")
        self._line(self._element("ab", clause))

    # Elements

    def _note(self, clause: Clause) -> str:
        part = clause.place.part
        kind = part if part in ("footnote", "endnote", "comment") else "note"
        place = {"footnote": "bottom", "endnote": "end"}.get(part, "")
        label = f"<label>{_number(clause)}</label>" if clause.number else ""
        return f"{tag('note', {'type': kind, 'place': place})}{label}{self._element('ab', clause)}</note>"

    def _closer(self, clauses: tuple[Clause, ...]) -> None:
        pieces = []
        for clause in clauses:
            if clause.kind is ClauseKind.NOTE:
                pieces.append(self._note(clause))
                continue
            name = "dateline" if clause.kind is ClauseKind.DATE_LINE else "signed"
            if clause.number is not None:
                pieces.append(_number(clause))
            if clause.level:  # neither element has @type and @subtype, where the level stands
                pieces.append(f"<{name}>{self._element('seg', clause)}</{name}>")
            else:
                pieces.append(self._element(name, clause))
        self._line(f"<closer>{''.join(pieces)}</closer>")

    def _element(self, name: str, clause: Clause) -> str:
        attributes = self._pointers(clause)
        if name not in ("dateline", "signed"):
            attributes["type"] = clause.kind.value
            attributes["subtype"] = f"level-{clause.level}" if clause.level else ""
        attributes["n"] = clause.number.value if clause.number else ""
        text = self._write_text(clause)
        return f"{tag(name, attributes)}{text}</{name}>" if text else tag(name, attributes, empty=True)


def _number(clause: Clause) -> str:
    """Give the number as printed, with its value."""
    number = clause.number
    assert number is not None
    attributes = {
        "type": "ordinal",
        "subtype": number.level if _is_word(number.level) else "",
        "value": number.value if number.value.isascii() and number.value.isdigit() else "",
        "n": number.value,
    }
    return f"{tag('num', attributes)}{escaped(number.printed)}</num>"


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
