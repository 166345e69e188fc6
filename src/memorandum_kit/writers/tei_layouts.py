"""The layouts of an edition: the same header, stand-off and texts, arranged for different programs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from lxml import etree

from memorandum_kit.model import Document, Lang
from memorandum_kit.writers.tei_edition import Edition
from memorandum_kit.writers.tei_header import text_header
from memorandum_kit.writers.tei_xml import TEI_NAMESPACE, XML_ID, document, string_of, tag

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


_NO_TEXT = Document("de", Lang.DE)


def group(edition: Edition) -> bytes:
    """One TEI, one text/group with a text a language: what a signed original is."""
    documents = edition.memo.documents
    texts = (
        "".join(_text(edition, one, 3) for one in documents) or f"\n   <text>{_body(edition, _NO_TEXT, 4)}\n   </text>"
    )
    return _whole(edition, f"\n <text>\n  <group>{texts}\n  </group>\n </text>")


def div(edition: Edition) -> bytes:
    """One body with a div a language: what TEI Publisher and EVT show in columns."""
    divisions = []
    for one in edition.memo.documents:
        start = tag("div", {**_text_attributes(edition, one), "type": "text"})
        divisions.append(f"\n   {start}{edition.body(one, 4)}\n   </div>")
    inside = "".join(divisions) or "\n   <ab/>"
    return _whole(edition, f"\n <text>\n  <body>{inside}\n  </body>\n </text>")


def corpus(edition: Edition) -> bytes:
    """One teiCorpus with a TEI a language: what concordancers read."""
    texts = "".join(f"\n {_file(edition, one, 1)}" for one in edition.memo.documents or (_NO_TEXT,))
    return _whole(edition, texts, root="teiCorpus")


def split(edition: Edition) -> bytes:
    """A zip: one file a text, `alignment.xml` with header, entities and links that point into them."""
    files = {f"{_file_name(one)}.xml": document(_file(edition, one, 0)) for one in edition.memo.documents}
    head = _whole(edition, "", or_else="\n <text>\n  <body>\n   <ab/>\n  </body>\n </text>")
    files = _pointing_across({"alignment.xml": head, **files})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return packed.getvalue()


LAYOUTS: dict[str, Callable[[Edition], bytes]] = {"group": group, "div": div, "corpus": corpus, "split": split}


def _whole(edition: Edition, texts: str, *, root: str = "TEI", or_else: str = "") -> bytes:
    """The document of header, stand-off and `texts`; `or_else` stands where there would be a header only."""
    start = tag(root, {"xmlns": TEI_NAMESPACE, "id": edition.ids.new("memorandum"), "lang": Lang.DE.value})
    header, stand_off = edition.header(1), edition.stand_off()
    return document(f"{start}{header}{stand_off}{texts or (or_else if not stand_off else '')}\n</{root}>")


def _text_attributes(edition: Edition, document: Document) -> dict[str, str]:
    return {
        "id": edition.text_ids[document.id],
        "n": document.id,
        "lang": document.lang.value,
        "decls": f"#{edition.source_ids[document.id]}",
    }


def _body(edition: Edition, document: Document, depth: int) -> str:
    line = "\n" + " " * depth
    return f"{line}<body>{edition.body(document, depth + 1)}{line}</body>"


def _text(edition: Edition, document: Document, depth: int, *, declared: bool = True) -> str:
    line = "\n" + " " * depth
    attributes = _text_attributes(edition, document) if document.id in edition.text_ids else {}
    if not declared:  # the declarations stand in another header, where @decls cannot point
        attributes.pop("decls", None)
    return f"{line}{tag('text', attributes)}{_body(edition, document, depth + 1)}{line}</text>"


def _file(edition: Edition, document: Document, depth: int) -> str:
    attributes = {"id": edition.ids.new(f"tei-{document.id}"), "lang": document.lang.value}
    namespace = {"xmlns": TEI_NAMESPACE} if depth == 0 else {}
    header = string_of(text_header(document), depth + 1)
    text = _text(edition, document, depth + 1, declared=False)
    return f"{tag('TEI', {**namespace, **attributes})}{header}{text}\n{' ' * depth}</TEI>"


def _file_name(document: Document) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "_" for c in document.id) or "_"


def _pointing_across(files: dict[str, bytes]) -> dict[str, bytes]:
    """Put the file's name before every pointer to another file."""
    roots = {name: etree.fromstring(data) for name, data in files.items()}
    home = {xml_id: name for name, root in roots.items() for one in root.iter() if (xml_id := one.get(XML_ID))}
    for name, root in roots.items():
        for one in root.iter(etree.Element):
            for attribute in _POINTERS:
                if "#" in (value := one.get(attribute, "")):
                    one.set(attribute, " ".join(_across(pointer, name, home) for pointer in value.split()))
    return {name: document(etree.tostring(root, encoding="unicode")) for name, root in roots.items()}


def _across(pointer: str, here: str, home: dict[str, str]) -> str:
    there = home.get(pointer[1:], here) if pointer.startswith("#") else here
    return pointer if there == here else f"{there}{pointer}"
