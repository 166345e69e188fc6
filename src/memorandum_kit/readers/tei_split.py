"""The TEI layout `split` (a zip of one file a text and `alignment.xml`) put together to one document again."""

from __future__ import annotations

from lxml import etree

from memorandum_kit.errors import NotMine
from memorandum_kit.readers.package import Package
from memorandum_kit.readers.tei_text import TEI
from memorandum_kit.readers.xml import parse_xml

ALIGNMENT = "alignment.xml"


def joined(data: bytes, name: str) -> etree._Element:
    """Give the document of header, stand-off and all texts, its pointers within one file.

    Raises:
        NotMine: no zip, or one without `alignment.xml`.
        BadInput: a damaged zip, or a part that is no XML.
    """
    package = Package(data, name, "TEI")
    if ALIGNMENT not in package:
        raise NotMine(f"not TEI: no {ALIGNMENT} in the zip package")
    roots = {
        part: parse_xml(package.read(part), f"{name} ({part})") for part in package.names() if part.endswith(".xml")
    }
    whole = roots[ALIGNMENT]
    if whole.tag != f"{TEI}TEI":
        raise NotMine(f"not TEI: {ALIGNMENT} has the root element <{whole.tag}>")
    for part, root in roots.items():
        if root is not whole:
            whole.extend(root.findall(f"{TEI}text"))
        _point_within(root, [f"{other}#" for other in roots if other != part])
    for text in whole.findall(f"{TEI}text"):
        _point_within(text, [f"{part}#" for part in roots])
    return whole


def _point_within(root: etree._Element, files: list[str]) -> None:
    for element in root.iter(etree.Element):
        for attribute, value in element.attrib.items():
            if ".xml#" in value:
                element.set(attribute, " ".join(_within(pointer, files) for pointer in str(value).split(" ")))


def _within(pointer: str, files: list[str]) -> str:
    return next((f"#{pointer[len(file) :]}" for file in files if pointer.startswith(file)), pointer)
