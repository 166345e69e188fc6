"""TBX against our own rules (always), then against the official RELAX NG where it was named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from memorandum_kit.readers.tei_text import XML_LANG, local
from memorandum_kit.readers.xml import parse_xml
from memorandum_kit.writers.validation import Violation
from memorandum_kit.writers.validation.relaxng import check_schema
from memorandum_kit.writers.validation.tei_rules import is_language_tag, line_of, place

# TBX 2019, and the same of the old martif.
_ENTRIES = ("conceptEntry", "termEntry")
_SECTIONS = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_DOCTYPES = ("TBXcoreStructV02.dtd", "TBXBasiccoreStructV02.dtd")


def check_tbx(data: bytes, name: str, schema: Path | None = None) -> list[Violation]:
    """Give the violations of a term base.

    Raises:
        BadInput: not well-formed, entities, a foreign DTD.
        NotInstalled: a schema was named and nothing that can use it is there.
    """
    root = parse_xml(data, name, doctypes=_DOCTYPES)
    if local(root) not in ("tbx", "martif"):
        return [Violation(line_of(root), place(root), "format.root", f"{root.tag}; tbx")]
    found = [
        Violation(line_of(one), place(one), rule, detail)
        for one in root.iter(etree.Element)
        for rule, detail in _rules(one)
    ]
    seen: set[str] = set()
    for entry in root.iter(*(f"{{*}}{one}" for one in _ENTRIES)):
        if (identity := entry.get("id", "")) and identity in seen:
            found.append(Violation(line_of(entry), place(entry), "id.unique", identity))
        seen.add(identity)
    return found + check_schema(data, etree.ElementTree(root), schema) if schema is not None else found


def _rules(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Every concept has a language, every language a term with a text."""
    name = local(element)
    if name in _ENTRIES and not any(local(one) in _SECTIONS for one in element):
        yield "element.missing", _SECTIONS[0]
    elif name in _SECTIONS:
        tag = element.get(XML_LANG, "")
        if not is_language_tag(tag):
            yield "lang.tag", tag
        if not any(local(one) in _TERMS for one in element):
            yield "element.missing", _TERMS[0]
    elif name in _TERMS:
        term = next((one for one in element.iter(etree.Element) if local(one) == "term"), None)
        if term is None:
            yield "element.missing", "term"
        elif not "".join(map(str, term.itertext())).strip():
            yield "element.empty", "term"
