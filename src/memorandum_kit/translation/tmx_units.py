"""Translation units of a TMX file, one after the other: a file of any length is never in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang
from memorandum_kit.translation.units import Unit

if TYPE_CHECKING:
    from lxml.etree import _Element

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Content of these is code of the source format, not text.
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})


def read_tmx(file: BinaryIO, *, memorandum: str = "", person: str = "") -> Iterator[Unit]:
    """Give the German–Chinese units of a TMX file (LISA TMX 1.4b); units of other languages are passed over.

    The properties `x-context-pre` and `x-document`, as CAT tools write them, become context and memorandum. Inline codes
    are left out, the text of `hi` and `sub`-less elements is kept. Entities are not expanded, nothing is fetched.

    Raises:
        BadInput: not well-formed XML, or no TMX.
    """
    from lxml import etree

    events = etree.iterparse(
        file, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = None
    default_lang = ""
    try:
        for event, element in events:
            if event == "start":
                if root is None:
                    root = element
                    if etree.QName(element).localname != "tmx":
                        raise BadInput(
                            "This file is no TMX", why=f"its root element is {etree.QName(element).localname[:20]!r}"
                        )
                elif element.tag == "header":
                    default_lang = element.get("srclang", "")
                continue
            if element.tag == "tu":
                unit = _unit(element, default_lang, memorandum, person)
                if unit is not None:
                    yield unit
                element.clear()
                parent = element.getparent()
                while parent is not None and len(parent) > 1:
                    del parent[0]
    except etree.XMLSyntaxError as error:
        raise BadInput("This TMX file cannot be read", why=str(error.msg)[:200]) from None
    if root is None:
        raise BadInput("This TMX file is empty")


def _unit(tu: _Element, default_lang: str, memorandum: str, person: str) -> Unit | None:
    texts: dict[Lang, str] = {}
    for tuv in tu.iterchildren("tuv"):
        seg = tuv.find("seg")
        tag = tuv.get(_XML_LANG) or tuv.get("lang") or default_lang
        try:
            lang = Lang.of(tag)
        except ValueError:
            continue
        if seg is not None and (text := (seg.text or "" if len(seg) == 0 else _text(seg)).strip()):
            texts.setdefault(lang, text)
    chinese = next((lang for lang in texts if lang.is_chinese), None)
    if Lang.DE not in texts or chinese is None:
        return None
    notes = {prop.get("type", ""): (prop.text or "").strip() for prop in tu.iterchildren("prop")}
    return Unit(
        texts[Lang.DE],
        texts[chinese],
        Lang.DE,
        chinese,
        context=notes.get("x-context-pre", ""),
        memorandum=notes.get("x-document") or notes.get("x-file") or memorandum,
        clause=tu.get("tuid", ""),
        date=_date(tu.get("changedate") or tu.get("creationdate") or ""),
        person=tu.get("changeid") or tu.get("creationid") or person,
    )


def _text(seg: _Element) -> str:
    pieces = [seg.text or ""]
    for child in seg:
        if child.tag not in _CODES and isinstance(child.tag, str):
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _date(stamp: str) -> str:
    """`20240112T090000Z` as `2024-01-12`."""
    return f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}" if stamp[:8].isdecimal() and len(stamp) >= 8 else ""
