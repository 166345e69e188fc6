"""What a person does to a bilingual Word file, done to its XML: rows moved, split and merged, texts changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def document_of(data: bytes) -> etree._Element:
    return etree.fromstring(parts_of(data)["word/document.xml"])


def edited(data: bytes, change: Callable[[list[etree._Element]], None]) -> bytes:
    """Give the file with its first table's rows (the head is row 0) changed."""
    parts = parts_of(data)
    root = etree.fromstring(parts["word/document.xml"])
    table = next(root.iter(f"{W}tbl"))
    change(list(table.iterchildren(f"{W}tr")))
    return packed({**parts, "word/document.xml": etree.tostring(root)})


def cells(row: etree._Element) -> list[etree._Element]:
    return list(row.iterchildren(f"{W}tc"))


def move_before(row: etree._Element, other: etree._Element) -> None:
    other.addprevious(row)


def delete(row: etree._Element) -> None:
    parent = row.getparent()
    assert parent is not None
    parent.remove(row)


def merge_into(row: etree._Element, other: etree._Element) -> None:
    """Move every paragraph into the other row's cells and delete this row."""
    for source, target in zip(cells(row), cells(other), strict=True):
        target.extend(source.iterchildren(f"{W}p"))
    delete(row)


def write_new(row: etree._Element, texts: list[str]) -> None:
    """Add a row after this one, typed by hand."""
    new = deepcopy(row)
    for cell, text in zip(cells(new), texts, strict=True):
        for paragraph in list(cell.iterchildren(f"{W}p")):
            cell.remove(paragraph)
        run = etree.SubElement(etree.SubElement(cell, f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}t").text = text
    row.addnext(new)


def replace_text(row: etree._Element, old: str, new: str) -> None:
    for one in row.iter(f"{W}t"):
        one.text = (one.text or "").replace(old, new)
