"""List styles of an OpenDocument text: which label Writer prints before an item or heading (ODF 1.3, 16.29 to 16.34)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from memorandum_kit.readers.counters import counter

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
LEVELS = 10
_PLACEHOLDER = re.compile(r"%(10|[1-9])%")
# The first signs of Writer's format names ("一, 二, 三, ...") and what the numbers are.
_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "一": "chineseCountingThousand",
    "〇": "ideographDigital", "壹": "chineseLegalSimplified", "壱": "japaneseLegal", "甲": "ideographTraditional",
    "子": "ideographZodiac", "①": "decimalEnclosedCircle", "１": "decimalFullWidth", "": "none", "0": "decimalZero",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list style."""

    number_format: str = "none"
    prefix: str = ""
    suffix: str = ""
    shown: int = 1  # levels printed, this one and those above
    start: int = 1
    bullet: str = ""
    template: str = ""  # "第%1%条", which LibreOffice writes since 7.0; empty: built from the others


class ListStyles:
    """The list styles by name and the outline style of headings."""

    def __init__(self, roots: list[etree._Element]) -> None:
        self._styles: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        self._of_paragraph: dict[str, tuple[str | None, str | None]] = {}
        for root in roots:
            for style in root.iter(f"{TEXT}list-style"):
                self._styles[style.get(f"{STYLE}name", "")] = _levels(style)
            for style in root.iter(f"{TEXT}outline-style"):
                self.outline = _levels(style)
            for style in root.iter(f"{STYLE}style"):
                name = style.get(f"{STYLE}name", "")
                self._of_paragraph[name] = (
                    style.get(f"{STYLE}list-style-name"),
                    style.get(f"{STYLE}parent-style-name"),
                )

    def get(self, name: str) -> dict[int, Level]:
        """Give a list style's levels, from 0; empty for an unknown name."""
        return self._styles.get(name, {})

    def of_paragraph_style(self, name: str) -> str | None:
        """Give the list style that a paragraph style names, itself or through its parents."""
        seen: set[str] = set()
        while name in self._of_paragraph and name not in seen:
            seen.add(name)
            style, parent = self._of_paragraph[name]
            if style is not None:
                return style
            name = parent or ""
        return None


class Counting:
    """The counters of one list."""

    def __init__(self) -> None:
        self._values: list[int | None] = [None] * LEVELS

    def next(self, levels: dict[int, Level], level: int, start: int | None = None) -> str:
        """Count one item and give what is printed before it."""
        definition = levels.get(level)
        if definition is None:
            return ""
        current = self._values[level]
        begin = definition.start if start is None else start
        self._values[level] = begin if current is None or start is not None else current + 1
        self._values[level + 1 :] = [None] * (LEVELS - level - 1)
        if definition.bullet:
            return definition.bullet
        if definition.template:
            return _PLACEHOLDER.sub(lambda match: self._printed(levels, int(match[1]) - 1), definition.template)
        if definition.number_format == "none":
            return f"{definition.prefix}{definition.suffix}".strip()
        first = max(0, level - definition.shown + 1)
        numbers = [self._printed(levels, index) for index in range(first, level + 1)]
        return f"{definition.prefix}{'.'.join(number for number in numbers if number)}{definition.suffix}"

    def restart(self, level: int) -> None:
        """Forget this level and those below it."""
        self._values[level:] = [None] * (LEVELS - level)

    def _printed(self, levels: dict[int, Level], index: int) -> str:
        definition = levels.get(index, Level())
        value = self._values[index]
        value = definition.start if value is None else value
        return counter(value, definition.number_format) or ""


def _levels(style: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in style:
        number = whole(element.get(f"{TEXT}level"), 0)
        if not 1 <= number <= LEVELS or not isinstance(element.tag, str):
            continue
        bullet = element.get(f"{TEXT}bullet-char", "")
        printed = element.get(f"{STYLE}num-format", "")
        levels[number - 1] = Level(
            number_format=_FORMATS.get(printed[:1], "decimal"),
            prefix=element.get(f"{STYLE}num-prefix", ""),
            suffix=element.get(f"{STYLE}num-suffix", ""),
            shown=whole(element.get(f"{TEXT}display-levels"), 1),
            start=whole(element.get(f"{TEXT}start-value"), 1),
            bullet="•" if "\ue000" <= bullet <= "\uf8ff" else bullet,
            template=element.get(f"{LOEXT}num-list-format", "") if not bullet else "",
        )
    return levels


def whole(value: str | None, default: int) -> int:
    """Give a whole number of up to six digits, or the default."""
    return int(value) if value is not None and re.fullmatch(r"[0-9]{1,6}", value) else default
