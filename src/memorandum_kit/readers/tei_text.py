"""The text of one TEI element, code point for code point, with what is marked inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
TEI = f"{{{TEI_NAMESPACE}}}"

# What stands in an element but is no part of its text: editors' readings (the original's stand), apparatus, page furniture.
_OUTSIDE = frozenset(("corr", "reg", "expan", "label", "fw", "desc", "figDesc", "rdg", "note", "gap"))
# Elements inside a clause that are texts of their own.
_SENTENCES = frozenset(("s",))


@dataclass(slots=True)
class Marked:
    """An element inside a text: its local name, attributes and stretch."""

    tag: str
    attributes: dict[str, str]
    start: int
    end: int = -1


@dataclass(slots=True)
class TextContent:
    """The text of an element; sentences, other elements and anchors with their code points."""

    text: str = ""
    sentences: list[Marked] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)


def local(element: etree._Element) -> str:
    """Give an element's name without its namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attributes_of(element: etree._Element) -> dict[str, str]:
    """Give the attributes with `xml:id` and `xml:lang` as `id` and `lang`."""
    names = {XML_ID: "id", XML_LANG: "lang"}
    return {names.get(str(key), str(key)): str(value) for key, value in element.attrib.items()}


def content(element: etree._Element, without: frozenset[str] = frozenset()) -> TextContent:
    """Give the text of an element as it stands there, blanks included.

    Args:
        element: a block.
        without: local names of further elements that are texts of their own.
    """
    found = TextContent()
    pieces: list[str] = []
    length = 0

    def add(text: str | None) -> None:
        nonlocal length
        if text:
            pieces.append(text)
            length += len(text)

    # By hand, not recursive: nesting is bounded by the parser, Python's stack is not.
    add(element.text)
    stack: list[tuple[etree._Element, int, Marked | None]] = [(element, 0, None)]
    while stack:
        parent, index, mark = stack.pop()
        if index >= len(parent):
            if mark is not None:
                mark.end = length
            if parent is not element:
                add(parent.tail)
            continue
        child = parent[index]
        stack.append((parent, index + 1, mark))
        name = local(child)
        if not name or name in _OUTSIDE or name in without:
            add(child.tail)
            continue
        if name == "anchor":
            if identity := child.get(XML_ID):
                found.anchors[identity] = length
            add(child.tail)
            continue
        made = Marked(name, attributes_of(child), length)
        (found.sentences if name in _SENTENCES else found.marked).append(made)
        add(child.text)
        stack.append((child, 0, made))
    found.text = "".join(pieces)
    return found


_LINE = re.compile(r"[ \t]*[\r\n]\s*")
_CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_BETWEEN_CJK = re.compile(rf"(?<={_CJK})\n(?={_CJK})")


def unwrapped(text: str) -> str:
    """Give a pretty-printed text as one line: a line break is a blank, and nothing between two Chinese characters."""
    single = _LINE.sub("\n", text.strip())
    return _BETWEEN_CJK.sub("", single).replace("\n", " ")
