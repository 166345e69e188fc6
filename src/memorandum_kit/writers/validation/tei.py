"""TEI against our own rules first (always), then against the official schema where one was named."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from lxml import etree

from memorandum_kit.errors import BadInput
from memorandum_kit.readers.package import ZIP_MAGIC, Package
from memorandum_kit.readers.tei_text import TEI, TEI_NAMESPACE, XML_ID, attributes_of
from memorandum_kit.readers.xml import parse_xml
from memorandum_kit.writers.validation import Violation
from memorandum_kit.writers.validation.relaxng import check_schema
from memorandum_kit.writers.validation.tei_rules import RULES, line_of, place


def check_tei(data: bytes, name: str, schema: Path | None = None) -> list[Violation]:
    """Give the violations of a TEI document, or of every file of the layout `split`, which is a zip.

    Raises:
        BadInput: not well-formed, entities, an external DTD, a damaged zip.
        NotInstalled: a schema was named and nothing that can use it is there.
    """
    if data.startswith(ZIP_MAGIC):
        return _edition(Package(data, name, "tei"), schema)
    root = _parsed(data, name)
    if root.tag not in (f"{TEI}TEI", f"{TEI}teiCorpus"):
        return [Violation(line_of(root), place(root), "root", f"{root.tag}; {TEI_NAMESPACE}")]
    found = [violation for rule in RULES for violation in rule(root)]
    if schema is not None:
        found += check_schema(data, etree.ElementTree(root), schema)
    return found


def _edition(package: Package, schema: Path | None) -> list[Violation]:
    """Every file by itself, then the pointers from one to another."""
    files = {part: package.read(part) for part in package.names() if part.endswith(".xml")}
    found = [
        replace(one, path=f"{part}:{one.path}")
        for part, data in files.items()
        for one in check_tei(data, f"{package.name} ({part})", schema)
    ]
    roots = {part: _parsed(data, f"{package.name} ({part})") for part, data in files.items()}
    known = {f"{part}#{one.get(XML_ID, '')}" for part, root in roots.items() for one in root.iter(etree.Element)}
    for part, root in roots.items():
        for element in root.iter(etree.Element):
            for name, value in attributes_of(element).items():
                for pointer in value.split():
                    if pointer.partition("#")[0] in roots and "#" in pointer and pointer not in known:
                        path = f"{part}:{place(element)}"
                        found.append(Violation(line_of(element), path, "pointer.target", f"{name}={pointer}"))
    return found


# What libxml2 says of xml:ids; our own rules say it of every element, with path and remedy.
_ID_FAULTS = re.compile(r"ID \S+ already defined|is not an NCName")


def _parsed(data: bytes, name: str) -> etree._Element:
    """Parse as readers do; a file whose only fault are its ids is read on, so that all of them can be listed."""
    try:
        return parse_xml(data, name)
    except BadInput as error:
        if not _ID_FAULTS.search(error.why):
            raise
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
        root = etree.fromstring(data, parser)
        if root is None or any(not _ID_FAULTS.search(entry.message) for entry in parser.error_log):
            raise
        return root
