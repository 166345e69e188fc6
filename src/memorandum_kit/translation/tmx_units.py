"""Translation units of a TMX file, one after the other: a file of any length is never in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO, cast

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, Link
from memorandum_kit.translation.units import Unit

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser, _Element

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CHUNK = 1 << 16
# Content of these is code of the source format, not text.
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})


def read_tmx(file: BinaryIO, *, memorandum: str = "", person: str = "") -> Iterator[Unit]:
    """Give the German–Chinese units of a TMX file (LISA TMX 1.4b); units of other languages are passed over.

    Suggestions that nobody has read, as this program exports them, are passed over too. The properties `x-context-pre` and `x-document`, as CAT tools write them, become context and memorandum. Inline codes
    are left out, the text of `hi` and `sub`-less elements is kept. Entities are not expanded, nothing is fetched.

    Raises:
        BadInput: not well-formed XML, or no TMX.
    """
    from lxml import etree

    head = file.read(_CHUNK)
    _check_root(head)
    parser = etree.XMLPullParser(
        ("start", "end"), tag=("header", "tu"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    default_lang = ""
    chunk = head
    try:
        while True:
            if chunk:
                parser.feed(chunk)
            else:
                parser.close()
            for event, element in _events(parser):
                if element.tag == "header":
                    default_lang = element.get("srclang", "") or default_lang
                elif event == "end":
                    unit = _unit(element, default_lang, memorandum, person)
                    if unit is not None:
                        yield unit
                    element.clear()
                    parent = element.getparent()
                    while parent is not None and len(parent) > 1:
                        del parent[0]
            if not chunk:
                return
            chunk = file.read(_CHUNK)
    except etree.XMLSyntaxError as error:
        raise BadInput("This TMX file cannot be read", why=str(error.msg)[:200]) from None


def _check_root(head: bytes) -> None:
    """Look at the root element before anything else: a large file of another kind is not read to its end."""
    from lxml import etree

    parser = etree.XMLPullParser(("start",), resolve_entities=False, no_network=True, load_dtd=False)
    try:
        parser.feed(head)
        roots = [element for _, element in _events(parser)][:1]
    except etree.XMLSyntaxError as error:
        raise BadInput("This TMX file cannot be read", why=str(error.msg)[:200]) from None
    if not roots:
        raise BadInput("This TMX file is empty")
    name = etree.QName(roots[0]).localname
    if name != "tmx":
        raise BadInput("This file is no TMX", why=f"its root element is {name[:20]!r}")


def _events(parser: XMLPullParser) -> Iterator[tuple[str, _Element]]:
    """The events of elements; the parser is asked for no other ones."""
    return cast("Iterator[tuple[str, _Element]]", parser.read_events())


@lru_cache(maxsize=256)
def _lang(tag: str) -> Lang | None:
    try:
        return Lang.of(tag)
    except ValueError:
        return None


def _unit(tu: _Element, default_lang: str, memorandum: str, person: str) -> Unit | None:
    texts: dict[Lang, str] = {}
    for tuv in tu.iterchildren("tuv"):
        seg = tuv.find("seg")
        lang = _lang(tuv.get(_XML_LANG) or tuv.get("lang") or default_lang)
        if lang is None:
            continue
        if seg is not None and (text := (seg.text or "" if len(seg) == 0 else _text(seg)).strip()):
            texts.setdefault(lang, text)
    chinese = next((lang for lang in texts if lang.is_chinese), None)
    if Lang.DE not in texts or chinese is None:
        return None
    if Link((), (), reason=tu.findtext("note", "")).suggested:
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
