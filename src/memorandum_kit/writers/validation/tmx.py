"""TMX against our own rules (always), then against the official DTD where one was named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from memorandum_kit.errors import BadInput
from memorandum_kit.readers.tmx import DOCTYPES, XML_LANG
from memorandum_kit.readers.xml import parse_xml
from memorandum_kit.writers.validation import Violation
from memorandum_kit.writers.validation.tei_rules import is_language_tag, line_of, place


def check_tmx(data: bytes, name: str, schema: Path | None = None) -> list[Violation]:
    """Give the violations of a translation memory.

    Args:
        data: the whole file.
        name: its name, for messages.
        schema: tmx14.dtd.

    Raises:
        BadInput: not well-formed, entities, a schema that cannot be used.
    """
    root = parse_xml(data, name, doctypes=DOCTYPES)
    if root.tag != "tmx":
        return [Violation(line_of(root), place(root), "format.root", f"{root.tag}; tmx")]
    found = list(_rules(root))
    return found + _by_dtd(root, schema) if schema is not None else found


def _rules(root: etree._Element) -> Iterator[Violation]:
    for name in ("header", "body"):
        if root.find(name) is None:
            yield Violation(line_of(root), place(root), "element.missing", name)
    seen: set[str] = set()
    for unit in root.iterfind("body/tu"):
        identity = unit.get("tuid")
        if identity is not None and identity in seen:
            yield Violation(line_of(unit), place(unit), "id.unique", identity)
        seen.add(identity or "")
        if unit.find("tuv") is None:
            yield Violation(line_of(unit), place(unit), "element.missing", "tuv")
        for variant in unit.iterfind("tuv"):
            if not is_language_tag(tag := variant.get(XML_LANG) or variant.get("lang") or ""):
                yield Violation(line_of(variant), place(variant), "lang.tag", tag)
            if variant.find("seg") is None:
                yield Violation(line_of(variant), place(variant), "element.missing", "seg")


def _by_dtd(root: etree._Element, schema: Path) -> list[Violation]:
    try:
        dtd = etree.DTD(str(schema))
    except (etree.DTDParseError, OSError) as error:
        raise BadInput(f"{schema.name} cannot be used as a DTD", why=str(error)) from None
    if dtd.validate(root):
        return []
    log: Any = dtd.error_log  # the stubs do not know that it is a list
    return [Violation(error.line, "", "schema", error.message) for error in log]
