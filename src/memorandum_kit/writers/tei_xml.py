"""TEI elements with lxml: names, what XML can hold, line breaks only where no text is, bytes."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from memorandum_kit.writers.markup import UNHOLDABLE, escaped, holdable, quoted

__all__ = [
    "SCHEMA",
    "TEI",
    "TEI_NAMESPACE",
    "UNHOLDABLE",
    "XML_ID",
    "XML_LANG",
    "document",
    "element",
    "escaped",
    "holdable",
    "indent",
    "quoted",
    "string_of",
    "sub",
    "tag",
]

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
TEI = f"{{{TEI_NAMESPACE}}}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = "https://vault.tei-c.org/P5/4.12.0/xml/tei/custom/schema/relaxng/tei_all.rng"

_DEFAULT_NAMESPACE: dict[str | None, str] = {None: TEI_NAMESPACE}

# Elements with text of their own: a line break inside would put a blank into Chinese.
_MIXED = frozenset(
    TEI + name
    for name in (
        "ab", "head", "s", "seg", "p", "label", "num", "item", "closer", "signed", "dateline", "note", "title", "term",
        "desc", "change", "persName", "placeName", "orgName", "roleName", "catDesc", "date", "time", "measure", "ref",
        "choice", "sic", "corr", "span", "string", "resp", "name", "language", "textLang", "creation", "publisher",
        "author", "edition", "idno", "witness", "repository", "settlement", "locus", "stamp", "rs", "orig", "reg",
        "occupation", "surname", "forename", "gi", "val", "f", "anchor", "pubPlace", "distributor", "authority", "cell",
        "origDate", "origPlace", "measureGrp", "noteGrp", "seal", "handNote", "bibl", "lb", "gap", "foreign", "q", "docDate",
    )
)  # fmt: skip


def element(tag: str, text: str = "", attributes: Mapping[str, str] | None = None) -> etree._Element:
    """Make a TEI element; empty attributes are left out."""
    made = etree.Element(TEI + tag, _named(attributes), nsmap=_DEFAULT_NAMESPACE)  # type: ignore[arg-type]
    if text:
        made.text = holdable(text)
    return made


def sub(
    parent: etree._Element, tag: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> etree._Element:
    """Make a TEI element as the last child of `parent`; empty attributes are left out."""
    made = etree.SubElement(parent, TEI + tag, _named(attributes))
    if text:
        made.text = holdable(text)
    return made


def _named(attributes: Mapping[str, str] | None) -> dict[str, str] | None:
    if not attributes:
        return None
    return {_ATTRIBUTES.get(key, key): holdable(value) for key, value in attributes.items() if value}


_ATTRIBUTES = {"id": XML_ID, "lang": XML_LANG}


def indent(root: etree._Element, depth: int = 0) -> None:
    """Put every child of an element without text of its own on a line of its own."""
    _indent(root, "\n" + " " * depth)


def _indent(parent: etree._Element, line: str) -> None:
    if parent.tag in _MIXED or not len(parent):
        return
    inner = line + " "
    parent.text = inner
    for child in parent:
        child.tail = inner
        _indent(child, inner)
    parent[-1].tail = line


def string_of(made: etree._Element, depth: int) -> str:
    """Give an element as indented lines that stand at a depth of a document with the TEI namespace as its default."""
    indent(made, depth)
    text = etree.tostring(made, encoding="unicode", with_tail=False)
    return "\n" + " " * depth + text.replace(_DECLARATION, "", 1)


def document(root: str) -> bytes:
    """Give a document as UTF-8 with the schema's processing instruction."""
    return f"{_HEAD}{root}\n".encode()


_DECLARATION = f' xmlns="{TEI_NAMESPACE}"'
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<?xml-model href="{SCHEMA}" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>\n'
)

# Texts and links are written as strings: as trees, 10,000 clauses would take twice the time and three times the memory.


def tag(name: str, attributes: Mapping[str, str] | None = None, *, empty: bool = False) -> str:
    """Give a start tag (or an empty element); empty attributes are left out."""
    if not attributes:
        return f"<{name}/>" if empty else f"<{name}>"
    pairs = "".join([f' {_PREFIXED.get(key, key)}="{quoted(value)}"' for key, value in attributes.items() if value])
    return f"<{name}{pairs}/>" if empty else f"<{name}{pairs}>"


_PREFIXED = {"id": "xml:id", "lang": "xml:lang"}
