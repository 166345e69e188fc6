"""Paragraph and character styles of a Word file, as far as they say what a paragraph is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from memorandum_kit.readers.docx_text import W, is_on

_TITLES = frozenset(("title", "titel", "标题", "subtitle", "untertitel"))
_HEADING = re.compile(r"(?:heading|überschrift|标题|標題)\s*([1-9])")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style and those that it is based on say together."""

    name: str = ""
    outline: int | None = None  # heading level from 0
    num_id: str | None = None
    num_level: int | None = None
    hidden: bool = False

    @property
    def is_title(self) -> bool:
        """Whether it is the style of the document's title."""
        return self.name in _TITLES


class Styles:
    """The styles by id; unknown ids give an empty style."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self._default = ""
        for element in () if root is None else root.iterchildren(f"{W}style"):
            style_id = element.get(f"{W}styleId", "")
            self._elements[style_id] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                self._default = style_id

    def get(self, style_id: str | None) -> Style:
        """Give a style by its id, the default paragraph style for None."""
        key = self._default if style_id is None else style_id
        if key not in self._known:
            self._known[key] = self._resolve(key)
        return self._known[key]

    def _resolve(self, style_id: str) -> Style:
        chain: list[etree._Element] = []
        key: str | None = style_id
        while key in self._elements and self._elements[key] not in chain:
            chain.append(self._elements[key])
            key = _value(chain[-1], "basedOn")
        name = (_value(chain[0], "name") or "").lower() if chain else ""
        outline = _first(chain, "pPr/outlineLvl")
        if outline is None and (heading := _HEADING.fullmatch(name)):
            outline = str(int(heading[1]) - 1)
        hidden = next((mark for style in chain if (mark := style.find(f"{W}rPr/{W}vanish")) is not None), None)
        return Style(
            name=name,
            outline=int(outline) if outline is not None and outline in "012345678" else None,
            num_id=_first(chain, "pPr/numPr/numId"),
            num_level=_level(_first(chain, "pPr/numPr/ilvl")),
            hidden=is_on(hidden),
        )


def _first(chain: list[etree._Element], path: str) -> str | None:
    wanted = "/".join(f"{W}{step}" for step in path.split("/"))
    return next((child.get(f"{W}val") for style in chain if (child := style.find(wanted)) is not None), None)


def _level(value: str | None) -> int | None:
    return int(value) if value is not None and value in ("0", "1", "2", "3", "4", "5", "6", "7", "8") else None


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")
