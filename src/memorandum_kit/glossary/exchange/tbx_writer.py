"""TBX-Basic, as ISO 30042:2019 has it (DCA style), and the older martif of ISO 30042:2008 that most CAT tools read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from memorandum_kit.glossary.exchange import Exported, Losses, Options
from memorandum_kit.glossary.records import Term, concepts_of

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
XML = "{http://www.w3.org/XML/1998/namespace}"
STATUS = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
POS = {"noun": "noun", "verb": "verb", "adj": "adjective", "adv": "adverb", "phrase": "other"}
GENDER = {"m": "masculine", "f": "feminine", "n": "neuter", "pl": "other"}
USAGE = {"mainland": "CN", "taiwan": "TW"}
TYPES = frozenset(("fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"))
EXCLUDE = "exclude: "  # TBX-Basic has no category for words in which a term is no hit: a note with this beginning
_NCNAME = re.compile(r"[^\W\d][\w.-]*")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Dialect:
    """What the two editions call the same things."""

    root: str
    header: str
    entry: str
    section: str
    term: str
    namespace: str = ""


_TBX = _Dialect("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec", NAMESPACE)
_MARTIF = _Dialect("martif", "martifHeader", "termEntry", "langSet", "tig")


def write_tbx(terms: Sequence[Term], options: Options) -> Exported:
    """Write TBX-Basic 2019, valid against its RELAX NG and Schematron."""
    root, losses = _tree(terms, _TBX)
    root.set("style", "dca")
    models = (
        (
            "https://raw.githubusercontent.com/LTAC-Global/TBX_Core_RNG/master/TBXcoreStructV03.rng",
            "http://relaxng.org/ns/structure/1.0",
        ),
        (
            "https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA/TBX-Basic_DCA.sch",
            "http://purl.oclc.org/dsdl/schematron",
        ),
    )
    for href, schema in models:
        text = f'href="{href}" type="application/xml" schematypens="{schema}"'
        root.addprevious(etree.ProcessingInstruction("xml-model", text))
    return Exported(_bytes(root), losses.all())


def write_martif(terms: Sequence[Term], options: Options) -> Exported:
    """Write TBX-Basic 2008 (martif), which OmegaT, Okapi and the Translate Toolkit read."""
    root, losses = _tree(terms, _MARTIF)
    header = root[0]
    encoding = etree.SubElement(header, "encodingDesc")
    etree.SubElement(encoding, "p", type="XCSURI").text = "TBXBasicXCSV02.xcs"
    return Exported(_bytes(root, '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">'), losses.all())


def _bytes(root: etree._Element, doctype: str | None = None) -> bytes:
    etree.indent(root, space=" ")
    options: dict[str, Any] = {"doctype": doctype} if doctype else {}
    return bytes(etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True, **options)) + b"\n"


def _tree(terms: Sequence[Term], dialect: _Dialect) -> tuple[etree._Element, Losses]:
    losses = Losses()

    def tag(name: str) -> str:
        return f"{{{dialect.namespace}}}{name}" if dialect.namespace else name

    def add(parent: etree._Element, name: str, text: str = "", kind: str = "") -> etree._Element:
        element = etree.SubElement(parent, tag(name), {"type": kind} if kind else {})
        if text:
            clean = _NOT_XML.sub("", text)
            if clean != text:
                losses.add("control", clean)
            element.text = clean
        return element

    nsmap: dict[Any, str] = {None: dialect.namespace} if dialect.namespace else {}
    root = etree.Element(tag(dialect.root), nsmap=nsmap)
    root.set("type", "TBX-Basic")
    root.set(f"{XML}lang", "de")
    description = add(add(root, dialect.header), "fileDesc")
    add(add(description, "sourceDesc"), "p", "memorandum_kit")
    body = add(add(root, "text"), "body")
    used: set[str] = set()
    for concept in concepts_of(terms):
        entry = add(body, dialect.entry)
        entry.set("id", _identifier(concept.id, used, losses))
        if concept.subject_field:
            add(entry, "descrip", concept.subject_field, "subjectField")
        for term in concept.terms:
            if term.subject_field and term.subject_field != concept.subject_field:
                losses.add("subject", f"{term.term}: {term.subject_field}")
        for lang in dict.fromkeys(term.lang for term in concept.terms):
            _section(add, entry, dialect, [term for term in concept.terms if term.lang is lang], losses)
    return root, losses


_Add = Callable[..., etree._Element]


def _section(add: _Add, entry: etree._Element, dialect: _Dialect, terms: list[Term], losses: Losses) -> None:
    section = add(entry, dialect.section)
    section.set(f"{XML}lang", terms[0].lang.value)
    for definition in dict.fromkeys(term.definition for term in terms if term.definition):
        add(section, "descrip", definition, "definition")
    for term in terms:
        if term.definition and term is not terms[0] and term.definition != terms[0].definition:
            losses.add("definition", term.term)
        group = add(section, dialect.term)
        add(group, "term", term.term)
        if term.term_type in TYPES:
            add(group, "termNote", term.term_type, "termType")
        elif term.term_type:
            losses.add("term-type", f"{term.term}: {term.term_type}")
        if term.pos in POS:
            add(group, "termNote", POS[term.pos], "partOfSpeech")
        elif term.pos:
            losses.add("pos", f"{term.term}: {term.pos}")
        if term.gender in GENDER:
            add(group, "termNote", GENDER[term.gender], "grammaticalGender")
        elif term.gender:
            losses.add("gender", f"{term.term}: {term.gender}")
        add(group, "termNote", STATUS[term.status], "administrativeStatus")
        if term.usage:
            add(group, "termNote", USAGE.get(term.usage, term.usage), "geographicalUsage")
        if term.context:
            add(group, "descrip", term.context, "context")
        if term.source:
            add(group, "admin", term.source, "source")
        if term.exclude:
            add(group, "note", EXCLUDE + "|".join(term.exclude))
        if term.note:
            add(group, "note", term.note)


def _identifier(concept_id: str, used: set[str], losses: Losses) -> str:
    """A concept id as an XML name; one that begins with a digit or repeats is changed, which is reported."""
    name = concept_id if _NCNAME.fullmatch(concept_id) else "c-" + re.sub(r"[^\w.-]+", "-", concept_id)
    candidate, number = name, 2
    while candidate in used:
        candidate = f"{name}-{number}"
        number += 1
    used.add(candidate)
    if candidate != concept_id:
        losses.add("concept-id", f"{concept_id}: {candidate}")
    return candidate
