"""TMX (1.1 to 1.4b): translation units to a memorandum; what is no text (native codes) is left out of the segments."""

from __future__ import annotations

import math

from lxml import etree

from memorandum_kit.errors import BadInput, NotMine
from memorandum_kit.model import Lang, Link, Memorandum
from memorandum_kit.readers.options import Options
from memorandum_kit.readers.units import PROGRAM, Side, Unit, memorandum_of
from memorandum_kit.readers.xml import parse_xml

DOCTYPES = ("tmx14.dtd", "tmx13.dtd", "tmx12.dtd", "tmx11.dtd", "http://www.lisa.org/tmx/tmx14.dtd",
            "http://www.ttt.org/oscarstandards/tmx/tmx14.dtd", "-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN")  # fmt: skip
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Inside these stands code of the program that the text came from; only `sub` is text, and not this segment's.
_CODES = frozenset(("bpt", "ept", "ph", "it", "ut"))


def read_tmx(data: bytes, name: str, options: Options) -> Memorandum:
    """Read a translation memory; of each unit the first German and the first Chinese variant.

    Raises:
        NotMine: no XML, or another root element.
        BadInput: not well-formed, no body, or not both German and Chinese in it.
    """
    if b"<tmx" not in data[:65536].replace(b"\x00", b""):
        raise NotMine("not tmx: no <tmx> element")
    shown = name or "This TMX file"
    root = parse_xml(data, shown, doctypes=DOCTYPES)
    if root.tag != "tmx":
        if (named := etree.QName(root)).localname == "tmx":
            raise BadInput(
                f"{shown} is no TMX 1.4",
                why=f"its elements have the namespace {named.namespace}",
                advice="Export it again as TMX 1.4.",
            )
        raise NotMine(f"not tmx: the root element is <{named.localname}>")
    body = root.find("body")
    if body is None:
        raise BadInput(f"{shown} has no <body>", why="there are no translation units", advice="Export it again.")
    header = root.find("header")
    own = header is not None and header.get("creationtool") == PROGRAM
    documents = _props(header, "document") if header is not None and own else ()
    return memorandum_of((_unit(one, own=own) for one in body.iterchildren("tu")), documents, name)


def _unit(element: etree._Element, *, own: bool) -> Unit:
    sides = tuple(side for one in element.iterchildren("tuv") if (side := _side(one, own=own)) is not None)
    if not own:
        return Unit("", sides)
    status = next(iter(_props(element, "status")), "")
    return Unit(element.get("tuid", ""), sides, _link(element, status))


def _link(element: etree._Element, status: str) -> Link | None:
    if status == "unlinked":
        return None
    score = score_of(next(iter(_props(element, "score")), ""))
    made_by = element.get("creationid", "file")
    return Link((), (), score, made_by, status == "confirmed", element.findtext("note") or "")


def score_of(written: str) -> float:
    """Give a score from 0 to 1 as it is written; 1 where it is none."""
    try:
        score = float(written)
    except ValueError:
        return 1.0
    return min(max(score, 0.0), 1.0) if math.isfinite(score) else 1.0


def _side(element: etree._Element, *, own: bool) -> Side | None:
    segment = element.find("seg")
    tag = element.get(XML_LANG) or element.get("lang") or ""
    if segment is None:
        return None
    try:
        lang = Lang.of(tag)
    except ValueError:
        return None
    text = text_without(segment, _CODES)
    return Side(lang, text if own else text.strip(), _props(element, "clause") if own else ())


def text_without(element: etree._Element, codes: frozenset[str]) -> str:
    """Give an element's text without what stands inside elements that hold codes; comments are no text either."""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname not in codes:
            pieces.append(text_without(child, codes))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _props(element: etree._Element, name: str) -> tuple[str, ...]:
    return tuple(one.text or "" for one in element.iterchildren("prop") if one.get("type") == f"x-{name}")
