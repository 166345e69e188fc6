"""The one way in which readers parse XML: no entities, no external DTD, no network, bounded depth."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from lxml import etree

from memorandum_kit.errors import BadInput, TooLarge
from memorandum_kit.readers.options import DEPTH_LIMIT, FILE_LIMIT, MIB

# What may stand before the root element: white space, comments, processing instructions.
_PROLOG = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\s+(?P<root>[^\s\[>]+)\s*(?P<external>(?:SYSTEM|PUBLIC)[^\[>]*)?(?P<internal>\[)?")
_BOMS = ((b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"), (b"\xff\xfe", "utf-16-le"),
         (b"\xfe\xff", "utf-16-be"), (b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))  # fmt: skip
_TWICE = re.compile(r"ID (\S+) already defined")  # libxml2 calls this a fault of form
_PROLOG_BYTES = 1 * MIB


def parse_xml(
    data: bytes, what: str, *, doctypes: Collection[str] = (), limit: int = FILE_LIMIT, advice: str = ""
) -> etree._Element:
    """Parse XML from an untrusted file and give its root element.

    Entities are never expanded and nothing is ever fetched: a file that declares entities or names an external DTD
    is refused before its content is looked at.

    Args:
        data: the whole file.
        what: how a message names it, e.g. "memo.docx (word/document.xml)".
        doctypes: external identifiers that the format itself prescribes and that are ignored (TMX: "tmx14.dtd").
        limit: bytes taken at most.
        advice: added to the message of a malformed file.

    Raises:
        BadInput: not well-formed, entities, an external DTD.
        TooLarge: more than `limit` bytes, or elements nested deeper than DEPTH_LIMIT.
    """
    if len(data) > limit:
        raise TooLarge(f"{what} is too large", why=f"{len(data) / MIB:.0f} MB; the limit is {limit // MIB} MB")
    _refuse_doctype(data, what, doctypes)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = (error.msg or "no content").replace("\n", " ")
        if "xcessive depth" in reason:
            raise TooLarge(f"{what} is nested too deeply", why=f"the limit is {DEPTH_LIMIT} levels") from None
        if twice := _TWICE.match(reason):
            raise BadInput(
                f"{what}: the xml:id {twice[1]!r} occurs twice",
                why=reason,
                advice="Give every element an id of its own.",
            ) from None
        raise BadInput(f"{what} is not well-formed XML", why=reason, advice=advice) from None
    except (ValueError, LookupError) as error:
        raise BadInput(f"{what} is not well-formed XML", why=str(error), advice=advice) from None
    dtd: Any = root.getroottree().docinfo.internalDTD  # the stubs do not know entities()
    if dtd is not None and dtd.entities():
        raise _entities(what)
    _refuse_depth(root, what)
    return root


def _refuse_depth(root: etree._Element, what: str) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEPTH_LIMIT:
            raise TooLarge(f"{what} is nested too deeply", why=f"the limit is {DEPTH_LIMIT} levels")


def _refuse_doctype(data: bytes, what: str, doctypes: Collection[str]) -> None:
    """Judge the document type by the prolog's text, before libxml2 sees any of it."""
    head = data[:_PROLOG_BYTES]
    encoding = next((name for mark, name in _BOMS if head.startswith(mark)), "utf-8")
    text = head.decode(encoding, errors="replace").removeprefix("\ufeff")
    prolog = _PROLOG.match(text)
    declaration = _DOCTYPE.match(text, prolog.end() if prolog else 0)
    if declaration is None:
        return
    if declaration["internal"]:
        raise _entities(what)
    external = declaration["external"] or ""
    if external and not any(f'"{known}"' in external or f"'{known}'" in external for known in doctypes):
        raise BadInput(
            f"{what} names an external DTD ({external.split()[-1][:40]})",
            why="nothing is fetched from outside a file",
            advice="Save the file without its DOCTYPE line.",
        )


def _entities(what: str) -> BadInput:
    return BadInput(
        f"{what} declares XML entities in its DOCTYPE",
        why="they are never expanded, because they can fill the memory or read other files",
        advice="Save the file without its DOCTYPE.",
    )
