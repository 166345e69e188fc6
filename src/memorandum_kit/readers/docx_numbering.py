"""Automatic numbering of a Word file: which label the program prints before a paragraph.

Follows ISO/IEC 29500-1, 17.9: instances (w:num) of shared definitions (w:abstractNum) with overrides, numbering by
style, restarts. Counters belong to the definition; an instance with a start override restarts them when first used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from memorandum_kit.readers.counters import counter
from memorandum_kit.readers.docx_text import W, is_on

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
# Symbol and Wingdings bullets, whose codes no text font has.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–", "\uf06f": "□", "\uf0a8": "◻"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering definition."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    restart: int | None = None  # restarts after this level (from 1); 0: never; None: after any higher level
    legal: bool = False  # all placeholders in Arabic digits
    style: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before a paragraph."""

    text: str
    level: int  # from 0
    bullet: bool


@dataclass(slots=True)
class _Instance:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The numbering of one document; `label` is called for its paragraphs in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._instances: dict[str, _Instance] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        self.unknown: set[str] = set()  # formats that could not be printed
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        linked: dict[str, str] = {}  # abstract -> style that another abstract defines
        defining: dict[str, str] = {}  # style -> abstract
        for abstract in root.iterchildren(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            self._abstract[key] = {
                _index(level): _level(level) for level in abstract.iterchildren(f"{W}lvl") if _index(level) < LEVELS
            }
            if (style := _value(abstract, "styleLink")) is not None:
                defining[style] = key
            if (style := _value(abstract, "numStyleLink")) is not None:
                linked[key] = style
        for num in root.iterchildren(f"{W}num"):
            abstract_id = _value(num, "abstractNumId") or ""
            abstract_id = defining.get(linked.get(abstract_id, ""), abstract_id)
            levels = dict(self._abstract.get(abstract_id, {}))
            starts: dict[int, int] = {}
            for override in num.iterchildren(f"{W}lvlOverride"):
                index = _index(override)
                if (own := override.find(f"{W}lvl")) is not None:
                    levels[index] = _level(own)
                if (start := _number(_value(override, "startOverride"))) is not None:
                    starts[index] = start
                    levels[index] = replace(levels.get(index, Level()), start=start)
            self._instances[num.get(f"{W}numId", "")] = _Instance(abstract_id, levels, starts)

    def level_of_style(self, num_id: str, style: str) -> int | None:
        """Give the level that a numbering ties to a paragraph style, from 0."""
        instance = self._instances.get(num_id)
        levels = instance.levels if instance else {}
        return next((index for index, level in levels.items() if level.style == style), None)

    def label(self, num_id: str, level: int) -> Label | None:
        """Count one paragraph and give what is printed before it; None where the file defines no such numbering."""
        instance = self._instances.get(num_id)
        if instance is None or level not in instance.levels:
            return None
        counters = self._counters.setdefault(instance.abstract, [None] * LEVELS)
        if level in instance.starts and (num_id, level) not in self._started:
            self._started.add((num_id, level))
            counters[level] = None
        current = counters[level]
        counters[level] = instance.levels[level].start if current is None else current + 1
        for higher in range(level):
            if counters[higher] is None:
                counters[higher] = instance.levels.get(higher, Level()).start
        for deeper in range(level + 1, LEVELS):
            restart = instance.levels.get(deeper, Level()).restart
            if restart is None or (restart > 0 and level < restart):
                counters[deeper] = None
        return self._printed(instance, level, counters)

    def _printed(self, instance: _Instance, level: int, counters: list[int | None]) -> Label:
        definition = instance.levels[level]
        if definition.number_format == "bullet":
            return Label("".join(_BULLETS.get(sign, sign) for sign in definition.text), level, bullet=True)

        def fill(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            value = counters[index]
            if value is None:
                return ""
            number_format = instance.levels.get(index, Level()).number_format
            if definition.legal and number_format != "none":
                number_format = "decimal"
            printed = counter(value, number_format)
            if printed is None:
                self.unknown.add(number_format)
                return str(value)
            return printed

        return Label(_PLACEHOLDER.sub(fill, definition.text), level, bullet=False)


def _level(element: etree._Element) -> Level:
    number_format = element.find(f"{W}numFmt")
    if number_format is None:
        # Newer formats stand in mc:AlternateContent: the choice names them, the fallback an older one.
        number_format = next(element.iter(f"{W}numFmt"), None)
    name = "decimal" if number_format is None else number_format.get(f"{W}val", "decimal")
    if name == "custom" and number_format is not None:
        name = "decimalZero" if number_format.get(f"{W}format", "").startswith("0") else "decimal"
    start = _number(_value(element, "start"))
    return Level(
        start=0 if start is None else start,
        number_format=name,
        text=_value(element, "lvlText") or "",
        restart=_number(_value(element, "lvlRestart")),
        legal=is_on(element.find(f"{W}isLgl")),
        style=_value(element, "pStyle") or "",
    )


def _index(element: etree._Element) -> int:
    number = _number(element.get(f"{W}ilvl"))
    return LEVELS if number is None else number


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def _number(value: str | None) -> int | None:
    """A whole number of at most 9 digits, or None."""
    return int(value) if value is not None and re.fullmatch(r"[0-9]{1,9}", value) else None
