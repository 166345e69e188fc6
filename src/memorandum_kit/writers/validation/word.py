"""The bilingual Word file: a sound package, and bookmarks that still say which clause a paragraph is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from memorandum_kit.readers.bilingual_word import BOOKMARK, NAMESPACE
from memorandum_kit.readers.docx_text import W
from memorandum_kit.writers.validation import Violation
from memorandum_kit.writers.validation.packages import Parts, fault, package_faults, refuse_schema


def check_word(data: bytes, name: str, schema: Path | None = None) -> list[Violation]:
    """Give the violations of a Word file; of one that is not ours those of the package and the ids.

    A bookmark that is gone is none: the person deleted its clause.

    Raises:
        BadInput: no zip package, encrypted, damaged, or a schema was named.
        TooLarge: beyond the readers' limits.
    """
    refuse_schema(name, schema)
    parts, found = package_faults(data, name, "word")
    if found:
        return found
    main = parts.main()
    root = parts.root(main)
    if root.tag != f"{W}document":
        return [fault(main, root, "format.root", f"{root.tag}; {W}document")]
    known, record_faults = _records(parts)
    return [*record_faults, *_bookmarks(main, root, known), *_tables(main, root)]


def _records(parts: Parts) -> tuple[set[str] | None, list[Violation]]:
    """The bookmarks that the records name (None: no file of ours), and the faults of the records."""
    known: set[str] | None = None
    found: list[Violation] = []
    for part in parts.names():
        if not (part.startswith("customXml/item") and part.endswith(".xml")):
            continue
        root = parts.root(part)
        if etree.QName(root).namespace != NAMESPACE:
            continue
        known = known or set()
        for element in root.iterchildren(f"{{{NAMESPACE}}}clause", f"{{{NAMESPACE}}}row"):
            try:
                sound = isinstance(json.loads(element.text or ""), dict)
            except (ValueError, RecursionError):
                sound = False
            if not sound:
                found.append(fault(part, element, "record.json", (element.text or "")[:40]))
            if (bookmark := element.get("bookmark")) is not None:
                if bookmark in known:
                    found.append(fault(part, element, "id.unique", bookmark))
                known.add(bookmark)
    return known, found


def _bookmarks(main: str, root: etree._Element, known: set[str] | None) -> Iterator[Violation]:
    """Names and numbers of bookmarks occur once, each has its end, ours are those of the records."""
    names: set[str] = set()
    numbers: set[str] = set()
    ends = {one.get(f"{W}id", "") for one in root.iter(f"{W}bookmarkEnd")}
    for mark in root.iter(f"{W}bookmarkStart"):
        name, number = mark.get(f"{W}name", ""), mark.get(f"{W}id", "")
        if name in names:
            yield fault(main, mark, "id.unique", name)
        if number in numbers:
            yield fault(main, mark, "id.unique", number)
        names.add(name)
        numbers.add(number)
        if number not in ends:
            yield fault(main, mark, "element.missing", f"bookmarkEnd {number}")
        if name.startswith(BOOKMARK) and name not in (known or ()):
            yield fault(main, mark, "pointer.target", name)


def _tables(main: str, root: etree._Element) -> Iterator[Violation]:
    """A row has a cell, and a cell ends with a paragraph: without one Word repairs the file."""
    for row in root.iter(f"{W}tr"):
        if next(row.iter(f"{W}tc"), None) is None:
            yield fault(main, row, "element.missing", "tc")
    for cell in root.iter(f"{W}tc"):
        last = cell[-1] if len(cell) else None
        if last is None or last.tag not in (f"{W}p", f"{W}sdt", f"{W}bookmarkEnd", f"{W}customXml"):
            yield fault(main, cell, "element.missing", "p")
