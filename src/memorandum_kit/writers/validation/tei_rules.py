"""Our own rules for TEI: what schemas do not see (ids, pointers, dates, tags of languages) or programs trip over.

The Schematron rules of tei_all that concern us are among them (link and join need two targets, span has @from or
@target, s is not nested, ref has @target or @cRef), so that they hold without an XSLT 2 processor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from memorandum_kit.readers.tei_text import TEI, XML_ID, XML_LANG, local
from memorandum_kit.writers.validation import Violation

Rule = Callable[[etree._Element], Iterator[Violation]]

_NCNAME = re.compile(r"[^\W\d][\w.\-·]*")
# BCP 47 (RFC 5646): language, script, region, variants, private use; `zh_CN` is none.
_TAG = re.compile(
    r"[a-z]{2,8}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-([A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*(-x(-[A-Za-z\d]{1,8})+)?"
    r"|x(-[A-Za-z\d]{1,8})+",
    re.ASCII,
)
_W3C = re.compile(
    r"-?\d{4,}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T{t})?)?)?(Z|[+-]\d\d:\d\d)?|--(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?"
    r"|---(0[1-9]|[12]\d|3[01])|{t}(Z|[+-]\d\d:\d\d)?".replace("{t}", r"([01]\d|2[0-4]):[0-5]\d:[0-5]\d(\.\d+)?"),
    re.ASCII,
)
_NUMERIC = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?\d+/-?\d+", re.ASCII)
_VERSION = re.compile(r"\d+(\.\d+){0,2}([A-Za-z]\w*)?|[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}", re.ASCII)
_LOCAL_PATH = re.compile(r"(?:file:/|[A-Za-z]:[\\/]|/(?:home|Users|tmp|mnt|var|media)/|\\\\)")
_DATING = ("when", "from", "to", "notBefore", "notAfter")
_DATED = frozenset(
    ("date", "time", "change", "origDate", "docDate", "birth", "death", "event", "persName", "placeName", "orgName")
)
_POINTING = (
    "target",
    "corresp",
    "ref",
    "resp",
    "who",
    "ana",
    "next",
    "prev",
    "domains",
    "decls",
    "scheme",
    "scribeRef",
)
_CONTAINERS = frozenset(
    ("standOff", "linkGrp", "joinGrp", "spanGrp", "facsimile", "publicationStmt", "sourceDesc", "list", "listPerson",
     "listPlace", "listOrg", "body", "group", "classDecl", "taxonomy", "langUsage", "revisionDesc", "fvLib")
)  # fmt: skip
_FIRST_OF_PUBLICATION = ("publisher", "distributor", "authority", "p", "ab")


def place(element: etree._Element) -> str:
    """Give an element's path with positions, without namespaces: `/TEI/text/body/div[2]/ab`."""
    steps = []
    node: etree._Element | None = element
    while node is not None:
        name = local(node)
        before = sum(1 for one in node.itersiblings(node.tag, preceding=True))
        after = next(node.itersiblings(node.tag), None) is not None
        steps.append(f"{name}[{before + 1}]" if before or after else name)
        node = node.getparent()
    return "/" + "/".join(reversed(steps))


def line_of(element: etree._Element) -> int:
    """Give the line of the file on which an element begins, 0 where it is not known."""
    line: int | None = element.sourceline  # type: ignore[assignment]
    return line or 0


def is_language_tag(tag: str) -> bool:
    """Whether a tag is one of BCP 47 by its form."""
    return bool(_TAG.fullmatch(tag))


def _violation(element: etree._Element, rule: str, detail: str = "") -> Violation:
    return Violation(line_of(element), place(element), rule, detail)


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    return root.iter(etree.Element)


def ids(root: etree._Element) -> Iterator[Violation]:
    """An xml:id is an NCName and occurs once."""
    seen: set[str] = set()
    for element in _elements(root):
        identity = element.get(XML_ID)
        if identity is None:
            continue
        if not _NCNAME.fullmatch(identity):
            yield _violation(element, "id.name", identity)
        if identity in seen:
            yield _violation(element, "id.unique", identity)
        seen.add(identity)


def pointers(root: etree._Element) -> Iterator[Violation]:
    """A pointer into the same file names an id that is there."""
    known = {identity for element in _elements(root) if (identity := element.get(XML_ID))}
    for element in _elements(root):
        names = (*_POINTING, "from", "to") if local(element) == "span" else _POINTING
        for name in names:
            for pointer in element.get(name, "").split():
                if pointer.startswith("#") and pointer[1:] not in known:
                    yield _violation(element, "pointer.target", f"{name}={pointer}")


def languages(root: etree._Element) -> Iterator[Violation]:
    """xml:lang is a tag of BCP 47; every language of a text is declared in langUsage."""
    for element in _elements(root):
        tag = element.get(XML_LANG)
        if tag is None and local(element) == "language":
            tag = element.get("ident")
        if tag is not None and tag and not _TAG.fullmatch(tag):
            yield _violation(element, "lang.tag", tag)


def dates(root: etree._Element) -> Iterator[Violation]:
    """The dating attributes are W3C dates."""
    for element in _elements(root):
        if local(element) not in _DATED:
            continue
        for name in _DATING:
            value = element.get(name)
            if value is not None and not _W3C.fullmatch(value):
                yield _violation(element, "date.iso", f"{name}={value}")


def numbers(root: etree._Element) -> Iterator[Violation]:
    """The value of num and measure is a number, not the surface."""
    for element in root.iter(f"{TEI}num", f"{TEI}measure"):
        for name in ("value", "quantity", "atLeast", "atMost", "min", "max"):
            value = element.get(name)
            if value is not None and not _NUMERIC.fullmatch(value):
                yield _violation(element, "number.value", f"{name}={value}")


def targets(root: etree._Element) -> Iterator[Violation]:
    """Both link and join have two targets at least; domains and targFunc of a linkGrp are as many."""
    for element in root.iter(f"{TEI}link", f"{TEI}join"):
        if len(element.get("target", "").split()) < 2:
            yield _violation(element, "link.targets", element.get("target", ""))
    for element in root.iter(f"{TEI}linkGrp"):
        domains, functions = (element.get(name, "").split() for name in ("domains", "targFunc"))
        if domains and functions and len(domains) != len(functions):
            yield _violation(element, "link.domains", f"{len(domains)} / {len(functions)}")


def spans(root: etree._Element) -> Iterator[Violation]:
    """A span has @target or @from, and @to only with @from; a ref has @target or @cRef."""
    for element in root.iter(f"{TEI}span"):
        if element.get("target") is not None and (element.get("from") or element.get("to")):
            yield _violation(element, "span.ends", "target, from")
        elif element.get("to") is not None and element.get("from") is None:
            yield _violation(element, "span.ends", "to")
    for element in root.iter(f"{TEI}ref"):
        if element.get("target") is not None and element.get("cRef") is not None:
            yield _violation(element, "ref.both", element.get("cRef") or "")


def structure(root: etree._Element) -> Iterator[Violation]:
    """No empty containers, no @subtype without @type, no s in s, no attribute of another namespace but xml:."""
    for element in _elements(root):
        name = local(element)
        if name in _CONTAINERS and not len(element) and not element.get("target"):
            yield _violation(element, "element.empty", name)
        if element.get("subtype") is not None and element.get("type") is None:
            yield _violation(element, "attribute.subtype", element.get("subtype") or "")
        if name == "s" and any(local(up) == "s" for up in element.iterancestors()):
            yield _violation(element, "s.nested")
        for attribute in element.attrib:
            if str(attribute).startswith("{") and not str(attribute).startswith(
                "{http://www.w3.org/XML/1998/namespace}"
            ):
                yield _violation(element, "attribute.namespace", str(attribute))


def header(root: etree._Element) -> Iterator[Violation]:
    """A publicationStmt begins with who publishes; a version has no local part; no path of a machine in sourceDesc."""
    for element in root.iter(f"{TEI}publicationStmt"):
        first = next((one for one in element if local(one)), None)
        if first is not None and local(first) not in _FIRST_OF_PUBLICATION:
            yield _violation(element, "publication.first", local(first))
    for element in root.iter(f"{TEI}application"):
        if not _VERSION.fullmatch(element.get("version", "")):
            yield _violation(element, "application.version", element.get("version", ""))
    for element in root.iter(f"{TEI}sourceDesc"):
        for one in element.iter(etree.Element):
            for text in (one.text or "", *(str(value) for value in one.attrib.values())):
                if _LOCAL_PATH.search(text):
                    yield _violation(one, "source.path", text.strip()[:60])


RULES: tuple[Rule, ...] = (ids, pointers, languages, dates, numbers, targets, spans, structure, header)
