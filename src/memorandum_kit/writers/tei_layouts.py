"""The layouts of an edition: the same header, stand-off and texts, arranged for different programs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from lxml import etree

from memorandum_kit.model import Document, Lang
from memorandum_kit.writers.tei_edition import Edition
from memorandum_kit.writers.tei_header import write_text_header
from memorandum_kit.writers.tei_xml import XML_ID, element, indent, serialise, sub

_POINTERS = (
    "target",
    "corresp",
    "ref",
    "resp",
    "who",
    "ana",
    "next",
    "prev",
    "from",
    "to",
    "domains",
    "decls",
    "scribeRef",
)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that zip knows: no time of writing in the bytes


def group(edition: Edition) -> bytes:
    """One TEI, one text/group with a text a language: what a signed original is."""
    root = _root(edition)
    holder = element("text")
    texts = sub(holder, "group")
    for document in edition.memo.documents:
        _text(texts, edition, document)
    if not len(texts):
        edition.write_body(sub(sub(texts, "text"), "body"), Document("de", Lang.DE))
    return _finished(edition, root, holder)


def div(edition: Edition) -> bytes:
    """One body with a div a language: what TEI Publisher and EVT show in columns."""
    root = _root(edition)
    holder = element("text")
    body = sub(holder, "body")
    for document in edition.memo.documents:
        attributes = _text_attributes(edition, document) | {"type": "text"}
        edition.write_body(sub(body, "div", attributes=attributes), document)
    if not len(body):
        sub(body, "ab")
    return _finished(edition, root, holder)


def corpus(edition: Edition) -> bytes:
    """One teiCorpus with a TEI a language: what concordancers read."""
    root = element("teiCorpus", attributes={"id": edition.ids.new("memorandum"), "lang": Lang.DE.value})
    texts = [_file(edition, document) for document in edition.memo.documents or (Document("de", Lang.DE),)]
    edition.write_header(root)
    edition.write_stand_off(root)
    root.extend(texts)
    indent(root)
    return serialise(root)


def split(edition: Edition) -> bytes:
    """A zip: one file a text, `alignment.xml` with header, entities and links that point into them."""
    roots = {f"{_file_name(document)}.xml": _file(edition, document) for document in edition.memo.documents}
    head = _root(edition)
    edition.write_header(head)
    edition.write_stand_off(head)
    if len(head) == 1:
        sub(sub(sub(head, "text"), "body"), "ab")
    roots = {"alignment.xml": head, **roots}
    _point_across(roots)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, root in roots.items():
            indent(root)
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, serialise(root))
    return packed.getvalue()


LAYOUTS: dict[str, Callable[[Edition], bytes]] = {"group": group, "div": div, "corpus": corpus, "split": split}


def _root(edition: Edition) -> etree._Element:
    return element("TEI", attributes={"id": edition.ids.new("memorandum"), "lang": Lang.DE.value})


def _finished(edition: Edition, root: etree._Element, holder: etree._Element) -> bytes:
    edition.write_header(root)
    edition.write_stand_off(root)
    root.append(holder)
    indent(root)
    return serialise(root)


def _text_attributes(edition: Edition, document: Document) -> dict[str, str]:
    return {
        "id": edition.text_ids[document.id],
        "n": document.id,
        "lang": document.lang.value,
        "decls": f"#{edition.source_ids[document.id]}",
    }


def _text(parent: etree._Element, edition: Edition, document: Document) -> None:
    text = sub(parent, "text", attributes=_text_attributes(edition, document))
    edition.write_body(sub(text, "body"), document)


def _file(edition: Edition, document: Document) -> etree._Element:
    root = element("TEI", attributes={"id": edition.ids.new(f"tei-{document.id}"), "lang": document.lang.value})
    write_text_header(root, document)
    if document.id in edition.text_ids:
        _text(root, edition, document)
        # The declarations stand in another header: a pointer across files is no @decls.
        del root[-1].attrib["decls"]
    else:
        sub(sub(sub(root, "text"), "body"), "ab")
    return root


def _file_name(document: Document) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "_" for c in document.id) or "_"


def _point_across(roots: dict[str, etree._Element]) -> None:
    """Put the file's name before every pointer to another file."""
    home = {xml_id: name for name, root in roots.items() for one in root.iter() if (xml_id := one.get(XML_ID))}
    for name, root in roots.items():
        for one in root.iter(etree.Element):
            for attribute in _POINTERS:
                if "#" in (value := one.get(attribute, "")):
                    one.set(attribute, " ".join(_across(pointer, name, home) for pointer in value.split()))


def _across(pointer: str, here: str, home: dict[str, str]) -> str:
    there = home.get(pointer[1:], here) if pointer.startswith("#") else here
    return pointer if there == here else f"{there}{pointer}"
