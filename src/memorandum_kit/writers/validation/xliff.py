"""XLIFF 1.2 and 2.x against our own rules (always), then against the official XSD where one was named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from memorandum_kit.errors import BadInput
from memorandum_kit.readers.tei_text import local
from memorandum_kit.readers.xliff import NAMESPACE_12, NAMESPACE_20, NAMESPACE_22
from memorandum_kit.readers.xml import parse_xml
from memorandum_kit.writers.validation import Violation
from memorandum_kit.writers.validation.tei_rules import is_language_tag, line_of, place

_UNITS = {NAMESPACE_12: "trans-unit", NAMESPACE_20: "unit", NAMESPACE_22: "unit"}
_LANGS = ("source-language", "target-language", "srcLang", "trgLang", "{http://www.w3.org/XML/1998/namespace}lang")
_NMTOKEN = re.compile(r"[\w.\-:·]+")
# Inline elements of XLIFF 2 whose ids are of one kind in a unit.
_INLINE = frozenset(("mrk", "sm", "pc", "ph", "sc", "ec"))


def check_xliff(data: bytes, name: str, schema: Path | None = None) -> list[Violation]:
    """Give the violations of an XLIFF file of either version.

    Args:
        data: the whole file.
        name: its name, for messages.
        schema: xliff-core-1.2-strict.xsd or xliff_core_2.0.xsd, with the files that it imports beside it.

    Raises:
        BadInput: not well-formed, entities, a schema that cannot be used.
    """
    root = parse_xml(data, name)
    namespace = etree.QName(root).namespace or ""
    if local(root) != "xliff" or namespace not in _UNITS:
        return [Violation(line_of(root), place(root), "format.root", f"{root.tag}; xliff")]
    found = [*_languages(root), *_units(root, _UNITS[namespace], namespace)]
    return found + _by_xsd(root, schema) if schema is not None else found


def _languages(root: etree._Element) -> Iterator[Violation]:
    for element in root.iter(etree.Element):
        for name in _LANGS:
            if (tag := element.get(name)) is not None and not is_language_tag(tag):
                yield Violation(line_of(element), place(element), "lang.tag", tag)


def _units(root: etree._Element, unit_name: str, namespace: str) -> Iterator[Violation]:
    for file in root.iterchildren(f"{{{namespace}}}file"):
        seen: set[str] = set()
        for unit in file.iter(f"{{{namespace}}}{unit_name}"):
            identity = unit.get("id", "")
            if namespace != NAMESPACE_12 and not _NMTOKEN.fullmatch(identity):
                yield Violation(line_of(unit), place(unit), "id.name", identity)
            if identity in seen:
                yield Violation(line_of(unit), place(unit), "id.unique", identity)
            seen.add(identity)
            if next(unit.iter(f"{{{namespace}}}source"), None) is None:
                yield Violation(line_of(unit), place(unit), "element.missing", "source")
            if namespace != NAMESPACE_12:
                yield from _inline(unit)


def _inline(unit: etree._Element) -> Iterator[Violation]:
    """Within the source, and within the target, an id occurs once; an end point names a start point."""
    for side in ("source", "target"):
        starts: set[str] = set()
        for element in (one for holder in unit.iter(f"{{*}}{side}") for one in holder.iterdescendants(etree.Element)):
            if local(element) in _INLINE and (identity := element.get("id")) is not None:
                if identity in starts:
                    yield Violation(line_of(element), place(element), "id.unique", identity)
                starts.add(identity)
            if (pointer := element.get("startRef")) is not None and pointer not in starts:
                yield Violation(line_of(element), place(element), "pointer.target", f"startRef={pointer}")


def _by_xsd(root: etree._Element, schema: Path) -> list[Violation]:
    try:
        compiled = etree.XMLSchema(etree.parse(str(schema)))
    except (etree.XMLSchemaParseError, etree.XMLSyntaxError, OSError) as error:
        raise BadInput(f"{schema.name} cannot be used as a schema", why=str(error)) from None
    if compiled.validate(root):
        return []
    log: Any = compiled.error_log  # the stubs do not know that it is a list
    return [Violation(error.line, error.path or "", "schema", error.message) for error in log]
