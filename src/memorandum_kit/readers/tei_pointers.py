"""Ids and alignments of a TEI file before it is read: an id twice or a link to nothing would give half a memorandum."""

from __future__ import annotations

from lxml import etree

from memorandum_kit.errors import BadInput
from memorandum_kit.readers.tei_text import TEI, XML_ID

# Where @corresp says which text answers this one; elsewhere (entities, facsimiles) it says something else.
_ALIGNED = tuple(
    f"{TEI}{name}" for name in ("ab", "p", "s", "seg", "head", "item", "l", "signed", "dateline", "closer", "u", "div", "text")
)  # fmt: skip


def refuse_broken(root: etree._Element, name: str) -> None:
    """Look at every id and at every pointer of an alignment into the same file.

    Raises:
        BadInput: an id that occurs twice, or a link, join or @corresp that points to no element.
    """
    known: set[str] = set()
    for element in root.iter(etree.Element):
        if (identity := element.get(XML_ID)) is not None:
            if identity in known:
                raise BadInput(
                    f"{name}, line {element.sourceline}: the xml:id {identity!r} occurs twice",
                    why="a link to it would have two targets",
                    advice="Correct it; memorandum validate lists every such place.",
                )
            known.add(identity)
    pointing = [(one, "target") for one in root.iter(f"{TEI}link", f"{TEI}join") if _aligns(one)]
    pointing += [(one, "corresp") for one in root.iter(*_ALIGNED) if one.get("corresp")]
    for element, attribute in pointing:
        for pointer in element.get(attribute, "").split():
            if pointer.startswith("#") and pointer[1:] not in known:
                raise BadInput(
                    f"{name}, line {element.sourceline}: {attribute} points to {pointer!r}",
                    why="no element of the file has this xml:id",
                    advice="Correct it; memorandum validate lists every such place.",
                )


def _aligns(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.get("type", "alignment").startswith(("align", "translation"))
