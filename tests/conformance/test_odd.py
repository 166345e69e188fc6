"""The ODD describes what is written: no element or listed value outside it; its page is current; it is valid TEI."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from lxml import etree

from memorandum_kit.messages import area
from memorandum_kit.model import Clause, ClauseKind, Document, Lang, Memorandum, Mention, MentionKind, Span
from memorandum_kit.writers import render
from strategies import memoranda

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "odd"
ODD = etree.parse(str(FOLDER / "memorandum_kit.odd")).getroot()
NS = {"t": "http://www.tei-c.org/ns/1.0"}
ELEMENTS = {name for one in ODD.iterfind(".//t:moduleRef", NS) for name in one.get("include", "").split()}
VALUES = {
    (spec.get("ident"), attribute.get("ident")): {item.get("ident") for item in attribute.iterfind(".//t:valItem", NS)}
    for spec in ODD.iterfind(".//t:elementSpec", NS)
    for attribute in spec.iterfind("t:attList/t:attDef", NS)
    if attribute.find("t:valList", NS) is not None
}


@settings(deadline=None, max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_everything_written_is_described(memo: Memorandum) -> None:
    for layout in ("group", "corpus"):
        for element in etree.fromstring(render(memo, "tei", layout=layout)).iter(etree.Element):
            name = etree.QName(element).localname
            assert name in ELEMENTS
            for attribute, value in element.attrib.items():
                if (values := VALUES.get((name, attribute))) is not None:
                    assert value in values, (name, attribute)


def recorded() -> Memorandum:
    """A person of the records, whose form in the text is not the preferred one."""
    clause = Clause("de.1", "Ai Wei-wei unterzeichnet.", Lang.DE)
    name = Mention(MentionKind.PERSON, Span(0, 10), "Ai Wei-wei", "p-aiww", "de.1")
    return Memorandum((Document("de", Lang.DE, (clause,)),), (name,))


def test_everything_described_is_written() -> None:
    """The other way round: the profile has no element and no attribute that no memorandum has."""
    written: dict[str, set[str]] = {}

    def note(memo: Memorandum) -> None:
        for options in ({"layout": "group"}, {"layout": "corpus"}, {"inline_reg": True}):
            for element in etree.fromstring(render(memo, "tei", **options)).iter(etree.Element):
                names = {str(name).replace("{http://www.w3.org/XML/1998/namespace}", "xml:") for name in element.attrib}
                written.setdefault(etree.QName(element).localname, set()).update(names)

    settings(deadline=None, max_examples=150, derandomize=True, database=None, suppress_health_check=list(HealthCheck))(
        given(memo=memoranda(holdable=False))(note)
    )()
    note(recorded())
    assert ELEMENTS - written.keys() == set()
    for spec in ODD.iterfind(".//t:elementSpec", NS):
        described = {attribute.get("ident") for attribute in spec.iterfind("t:attList/t:attDef", NS)}
        assert described <= written[spec.get("ident", "")], spec.get("ident")


def test_clause_kinds_are_those_of_the_model() -> None:
    assert VALUES["ab", "type"] == {kind.value for kind in ClauseKind}


def test_the_rules_named_are_those_of_validate() -> None:
    texts = area("export", Lang.EN)
    for code in ODD.iterfind(".//t:constraintSpec/t:desc/t:code", NS):
        if "." in (code.text or ""):
            assert f"rule.{code.text}" in texts


def test_the_reference_page_is_current() -> None:
    spec = importlib.util.spec_from_file_location("odd_build", FOLDER / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (FOLDER / "reference.md").read_text(encoding="utf-8") == module.page(ODD)


def test_the_odd_is_valid_tei(tei_valid: Callable[[bytes], str]) -> None:
    assert not tei_valid((FOLDER / "memorandum_kit.odd").read_bytes())
