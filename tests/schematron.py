"""Official Schematron rules, run by Saxon (`saxonche`, a test tool): `Rules(file).broken(data)`.

ISO/IEC 19757-3 with the query binding `xslt2`: every pattern becomes a mode of one XSLT 3.0 stylesheet, every rule a
template of it, of which the first that matches a node is the only one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

SCH = "http://purl.oclc.org/dsdl/schematron"
XSL = "http://www.w3.org/1999/XSL/Transform"
_XS = "http://www.w3.org/2001/XMLSchema"
_HINTS = ("warn", "info", "nonfatal")  # roles of what is advice only


class Rules:
    """The compiled rules of one Schematron file; the test is skipped where Saxon is not installed."""

    def __init__(self, file: Path) -> None:
        saxonche = pytest.importorskip("saxonche", reason="saxonche is not installed: pip install -e '.[test-tools]'")
        self._processor = saxonche.PySaxonProcessor(license=False)
        compiler = self._processor.new_xslt30_processor()
        self._sheet: Any = compiler.compile_stylesheet(stylesheet_text=stylesheet(etree.parse(str(file)).getroot()))

    def broken(self, data: bytes, *, hints: bool = False) -> list[str]:
        """Give the messages of the rules that a document breaks; with `hints` those that only advise, too."""
        text = data.decode("utf-8-sig")
        document = self._processor.parse_xml(xml_text=text.partition("?>")[2] if text.startswith("<?xml") else text)
        answer = etree.fromstring(self._sheet.transform_to_string(xdm_node=document).encode())
        return [
            f"{one.get('where')}: {' '.join((one.text or '').split())}"
            for one in answer
            if hints or not one.get("role", "").lower().startswith(_HINTS)
        ]


def stylesheet(schema: etree._Element) -> str:
    """Give the rules of a schema as an XSLT 3.0 stylesheet that answers with one element a broken rule."""
    sheet = etree.Element(f"{{{XSL}}}stylesheet", {"version": "3.0"}, nsmap=_namespaces(schema))
    abstract = {one.get("id"): one for one in schema.iter(f"{{{SCH}}}rule") if one.get("abstract") == "true"}
    for own in schema.iterchildren(f"{{{XSL}}}*"):
        sheet.append(own)
    _variables(sheet, schema)
    patterns = list(schema.iterchildren(f"{{{SCH}}}pattern"))
    root = etree.SubElement(sheet, f"{{{XSL}}}template", {"match": "/"})
    answer = etree.SubElement(root, "answer")
    for number, pattern in enumerate(patterns):
        if pattern.get("abstract") == "true" or pattern.get("is-a"):
            raise NotImplementedError("abstract patterns are in none of the schemas that we test against")
        mode = f"p{number}"
        etree.SubElement(answer, f"{{{XSL}}}apply-templates", {"select": ".", "mode": mode})
        through = etree.SubElement(
            sheet, f"{{{XSL}}}template", {"match": "@*|node()|/", "mode": mode, "priority": "-9"}
        )
        _onward(through, mode)
        rules = [one for one in pattern.iterchildren(f"{{{SCH}}}rule") if one.get("abstract") != "true"]
        for place, rule in enumerate(rules):
            attributes = {"match": rule.get("context", ""), "mode": mode, "priority": str(len(rules) - place)}
            template = etree.SubElement(sheet, f"{{{XSL}}}template", attributes, nsmap=_prefixes(rule))
            _variables(template, pattern, root="root()/")
            _checks(template, rule, abstract)
            _onward(template, mode)
    return etree.tostring(sheet, encoding="unicode")


def _namespaces(schema: etree._Element) -> dict[str, str]:
    declared = {one.get("prefix", ""): one.get("uri", "") for one in schema.iterchildren(f"{{{SCH}}}ns")}
    # tei_all.sch uses the prefix of Schematron 1 in one rule (on constraintSpec) without declaring it.
    return {"sch1x": "http://www.ascc.net/xml/schematron", **declared, "xsl": XSL, "xs": _XS}


def _prefixes(element: etree._Element) -> dict[str, str]:
    """The prefixes that an expression may use: a default namespace is none of them."""
    return {prefix: uri for prefix, uri in element.nsmap.items() if prefix is not None}


def _variables(holder: etree._Element, owner: etree._Element, *, root: str = "") -> None:
    for one in owner.iterchildren(f"{{{SCH}}}let"):
        select = one.get("value", "")
        attributes = {"name": one.get("name", ""), "select": f"{root}({select})" if root else select}
        etree.SubElement(holder, f"{{{XSL}}}variable", attributes)


def _checks(template: etree._Element, rule: etree._Element, abstract: dict[str | None, etree._Element]) -> None:
    for one in rule:
        name = etree.QName(one).localname if isinstance(one.tag, str) else ""
        if name == "extends":
            _checks(template, abstract[one.get("rule")], abstract)
        elif name == "let":
            attributes = {"name": one.get("name", ""), "select": one.get("value", "")}
            etree.SubElement(template, f"{{{XSL}}}variable", attributes)
        elif name in ("assert", "report"):
            test = f"not({one.get('test')})" if name == "assert" else one.get("test", "")
            found = etree.SubElement(template, f"{{{XSL}}}if", {"test": test}, nsmap=_prefixes(one))
            role = one.get("role") or rule.get("role") or ""
            said = etree.SubElement(found, "broken", {"where": "{path(.)}", "role": role})
            _message(said, one)


def _message(said: etree._Element, check: etree._Element) -> None:
    etree.SubElement(said, f"{{{XSL}}}text").text = check.text or ""
    for part in check:
        name = etree.QName(part).localname if isinstance(part.tag, str) else ""
        if name in ("name", "value-of"):
            select = part.get("select") or (f"name({part.get('path', '.')})" if name == "name" else ".")
            etree.SubElement(said, f"{{{XSL}}}value-of", {"select": select})
        else:
            etree.SubElement(said, f"{{{XSL}}}text").text = "".join(str(one) for one in part.itertext()) if name else ""
        etree.SubElement(said, f"{{{XSL}}}text").text = part.tail or ""


def _onward(template: etree._Element, mode: str) -> None:
    etree.SubElement(template, f"{{{XSL}}}apply-templates", {"select": "@*|node()", "mode": mode})
