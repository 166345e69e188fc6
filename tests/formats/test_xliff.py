"""XLIFF 1.2 and 2.1: valid against the official schemas, read back whole, foreign files read, bad ones refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from formats.held import held_by_units
from formats.test_tmx import memo_of
from memorandum_kit.errors import BadInput
from memorandum_kit.model import (
    Clause,
    Document,
    Finding,
    FindingPlace,
    Lang,
    Link,
    Memorandum,
    Mention,
    MentionKind,
    Severity,
    Span,
)
from memorandum_kit.readers import read_source
from memorandum_kit.writers import render
from memorandum_kit.writers.markup import NONCHARACTERS
from strategies import memoranda

NS = {"x": "urn:oasis:names:tc:xliff:document:2.0", "g": "urn:oasis:names:tc:xliff:glossary:2.0",
      "its": "http://www.w3.org/2005/11/its", "o": "urn:oasis:names:tc:xliff:document:1.2"}  # fmt: skip
ITS = "{http://www.w3.org/2005/11/its}"
# One schema that knows the modules too: the core alone would let anything stand in them.
_MODULES = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="urn:oasis:names:tc:xliff:document:2.0" schemaLocation="{0}/xliff_core_2.0.xsd"/>
<xs:import namespace="urn:oasis:names:tc:xliff:glossary:2.0" schemaLocation="{0}/glossary.xsd"/>
<xs:import namespace="urn:oasis:names:tc:xliff:metadata:2.0" schemaLocation="{0}/metadata.xsd"/>
<xs:import namespace="http://www.w3.org/2005/11/its" schemaLocation="{0}/its.xsd"/>
</xs:schema>"""
Fault = Callable[[bytes], str]


def fault_by(schema: etree.XMLSchema) -> Fault:
    def fault(data: bytes) -> str:
        return "" if schema.validate(etree.fromstring(data)) else str(schema.error_log[0])

    return fault


@pytest.fixture(scope="session")
def xsd12(shared: Path) -> Fault:
    return fault_by(etree.XMLSchema(etree.parse(str(shared / "schemas" / "xliff12" / "xliff-core-1.2-strict.xsd"))))


@pytest.fixture(scope="session")
def xsd21(shared: Path) -> Fault:
    text = _MODULES.format((shared / "schemas" / "xliff2").as_posix())
    return fault_by(etree.XMLSchema(etree.fromstring(text)))


@settings(deadline=None, max_examples=30, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_every_file_is_valid(xsd12: Fault, xsd21: Fault, memo: Memorandum) -> None:
    for source in ("de", "zh"):
        assert not xsd21(render(memo, "xliff", source_lang=source))
        assert not xsd12(render(memo, "xliff12", source_lang=source))


def test_the_schema_sees_a_fault(xsd12: Fault, xsd21: Fault) -> None:
    memo = memo_of(("Ja.", "是。"))
    assert xsd12(render(memo, "xliff12").replace(b'state="translated"', b'state="done"'))
    assert xsd21(render(memo, "xliff").replace(b'state="translated"', b'state="done"'))


@settings(deadline=None, max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda())
def test_reading_gives_what_was_written(memo: Memorandum) -> None:
    for format in ("xliff", "xliff12"):
        for source in ("de", "zh"):
            assert read_source(render(memo, format, source_lang=source), "memo.xlf") == held_by_units(memo)


@settings(deadline=None, max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_version_2_holds_control_characters_too(memo: Memorandum) -> None:
    read = read_source(render(memo, "xliff"), "memo.xlf")
    assert isinstance(read, Memorandum)
    for one, other in zip(read.clauses().values(), memo.clauses().values(), strict=True):
        assert one.text == NONCHARACTERS.sub("", other.text)
        assert one.sentences == (other.sentences if one.text == other.text else ())


def memo_with_marks() -> Memorandum:
    de = Clause("de.1", "Beide Städte haben 400.0000 Einwohner.", Lang.DE)
    zh = Clause("zh.1", "两市有四十万居民。", Lang.ZH_HANS)
    memo = Memorandum(
        (Document("de", Lang.DE, (de,), name="memo.docx"), Document("zh", Lang.ZH_HANS, (zh,))),
        links=(Link(("de.1",), ("zh.1",), 0.6),),
    )
    return replace(
        memo,
        mentions=(
            Mention(MentionKind.TERM, Span(6, 12), "Städte", "city", "de.1"),
            Mention(MentionKind.TERM, Span(0, 2), "两市", "city", "zh.1"),
            Mention(MentionKind.TERM, Span(28, 37), "Einwohner", "resident", "de.1"),
        ),
        findings=(
            Finding("number.malformed", Severity.CRITICAL, (FindingPlace("de.1", Span(19, 27)),),
                    (("de", "400.0000"),), "400.000", "numbers"),
            Finding("name.wrong", Severity.MINOR, (FindingPlace("de.1", Span(10, 20)),)),
            Finding("style.space", Severity.NOTE, (FindingPlace("de.1", Span(10, 20)),), its_type="our own"),
        ),
    )  # fmt: skip


def test_terms_stand_in_the_text_and_in_the_glossary(xsd21: Fault) -> None:
    data = render(memo_with_marks(), "xliff")
    assert not xsd21(data)
    root = etree.fromstring(data)
    terms = [one for one in root.iter("{*}mrk", "{*}sm") if one.get("type") == "term"]
    assert [one.get("value") for one in terms] == ["city", "resident", "city"]
    assert ["".join(one.itertext()) for one in terms] == ["", "Einwohner", "两市"]  # "Städte" crosses a finding
    entries = root.findall(".//g:glossEntry", NS)
    assert [[(one.tag.rpartition("}")[2], one.text) for one in entry] for entry in entries] == [
        [("term", "Städte"), ("translation", "两市")]
    ]


def test_findings_are_issues_of_its(xsd21: Fault) -> None:
    root = etree.fromstring(render(memo_with_marks(), "xliff"))
    marked = [one for one in root.iter("{*}mrk", "{*}sm") if one.get("type") == "its:generic"]
    single = next(one for one in marked if one.get(f"{ITS}locQualityIssueType"))
    assert single.get(f"{ITS}locQualityIssueType") == "numbers"
    assert single.get(f"{ITS}locQualityIssueSeverity") == "100"
    assert single.get(f"{ITS}locQualityIssueComment") == "number.malformed (de: 400.0000) → 400.000"
    several = next(one for one in marked if one.get(f"{ITS}locQualityIssuesRef"))
    stood = root.find(".//its:locQualityIssues", NS)
    assert stood is not None
    assert several.get(f"{ITS}locQualityIssuesRef") == "#its=" + stood.get(
        "{http://www.w3.org/XML/1998/namespace}id", ""
    )
    assert [one.get("locQualityIssueType") for one in stood] == ["other", "other"]


def test_stretches_that_cross_are_points_with_both_ends() -> None:
    root = etree.fromstring(render(memo_with_marks(), "xliff"))
    ids = [one.get("id") for one in root.iter("{*}sm")]
    assert ids
    assert [one.get("startRef") for one in root.iter("{*}em")] == ids
    source = root.find(".//x:source", NS)
    assert source is not None
    assert "".join(source.itertext()) == memo_with_marks().de.clauses[0].text


@pytest.mark.parametrize(
    ("score", "confirmed", "old", "new"),
    [(0.9, False, "translated", "translated"), (0.5, False, "needs-review-translation", "translated"), (0.5, True, "final", "final")],
)  # fmt: skip
def test_a_state_says_how_sure_a_link_is(score: float, confirmed: bool, old: str, new: str) -> None:
    memo = replace(memo_of(("Ja.", "是。")), links=(Link(("de.1",), ("zh.1",), score, confirmed=confirmed),))
    target = etree.fromstring(render(memo, "xliff12")).find(".//o:target", NS)
    segment = etree.fromstring(render(memo, "xliff")).find(".//x:segment", NS)
    assert target is not None
    assert segment is not None
    assert (target.get("state"), segment.get("state")) == (old, new)


def untranslated() -> Memorandum:
    memo = memo_of(("Ja.", "是。"), ("Nein.", "否。"), ("Doch.", "是的。"))
    return replace(
        memo,
        documents=(memo.de, replace(memo.zh, clauses=(memo.zh.clauses[0], memo.zh.clauses[2]))),
        links=(memo.links[0], Link(("de.2",), ()), memo.links[2]),
    )


def test_what_is_translated_elsewhere_comes_back_in_its_place() -> None:
    data = render(untranslated(), "xliff12").decode()
    assert '<target state="needs-translation">Nein.</target>' in data
    done = data.replace('<target state="needs-translation">Nein.', '<target state="translated">否。')
    memo = read_source(done.encode(), "memo.xlf")
    assert isinstance(memo, Memorandum)
    assert [clause.text for clause in memo.zh.clauses] == ["是。", "否。", "是的。"]
    assert memo.links[1] == Link(("de.2",), (memo.zh.clauses[1].id,))
    assert len({clause.id for clause in memo.zh.clauses}) == 3
    data = render(untranslated(), "xliff").decode()
    done = data.replace("<source>Nein.</source>", "<source>Nein.</source><target>否。</target>")
    memo = read_source(done.encode(), "memo.xlf")
    assert isinstance(memo, Memorandum)
    assert [clause.text for clause in memo.zh.clauses] == ["是。", "否。", "是的。"]


FOREIGN_12 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="html"
 source-language="zh-CN" target-language="de-DE"><header><note from="memorandum_kit">{"id":"x"}</note></header><body><group>
<trans-unit id="1"><source>是，<g id="1">双方</g><ph id="2">&lt;br/&gt;</ph>。</source><target>Ja, <g id="1">beide</g><ph id="2">&lt;br/&gt;</ph>.</target></trans-unit>
<trans-unit id="2"><source>否。</source></trans-unit>
<trans-unit id="3"><source>好。</source><target state="new">好。</target></trans-unit>
</group></body></file></xliff>"""
FOREIGN_20 = """<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="de" trgLang="zh-TW"><file id="f"><group id="g">
<unit id="1"><originalData><data id="d">&lt;b&gt;</data></originalData><segment><source>Ja, <pc id="1" dataRefStart="d" dataRefEnd="d">beide</pc>.</source><target order="3">雙方</target></segment>
<ignorable><source> </source></ignorable><segment><source>Nein.</source><target order="1">否。</target></segment></unit>
<unit id="2"><segment><source>Al<cp hex="0007"/>so<ph id="1"/>.</source></segment></unit>
</group></file></xliff>"""


def test_files_of_other_programs_are_read_without_their_codes() -> None:
    memo = read_source(FOREIGN_12.encode(), "other.xlf")
    assert isinstance(memo, Memorandum)
    assert [clause.text for clause in memo.de.clauses] == ["Ja, beide."]
    assert [clause.text for clause in memo.zh.clauses] == ["是，双方。", "否。", "好。"]
    assert [link.type for link in memo.links] == ["1:1", "0:1", "0:1"]
    memo = read_source(FOREIGN_20.encode(), "other.xlf")
    assert isinstance(memo, Memorandum)
    assert [clause.text for clause in memo.de.clauses] == ["Ja, beide. Nein.", "Al\x07so."]
    assert [clause.text for clause in memo.zh.clauses] == ["否。雙方"]
    assert memo.zh.lang is Lang.ZH_HANT


BAD = [
    ("<xliff version='9' xmlns='urn:x'/>", "no XLIFF 1.2 or 2.x"),
    ("<xliff version='2.1'/>", "no XLIFF 1.2 or 2.x"),
    ("<xliff version='1.2'><file source-language='de'><body/></file></xliff>", "does not hold both"),
    ("<xliff version='1.2'><file><body><trans-unit id='1'/>\n<trans-unit id='1'/></body></file></xliff>", "line 2: the unit id '1' occurs twice"),
    ("<!DOCTYPE xliff [<!ENTITY a 'b'>]><xliff/>", "entities"),
    ("<xliff><file>", "not well-formed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), BAD)
def test_a_bad_file_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        read_source(text.encode(), "bad.xlf")


def test_a_source_language_that_is_not_there_is_refused() -> None:
    for format in ("xliff", "xliff12"):
        for lang in ("fr", "en", ""):
            with pytest.raises(BadInput, match="no language of this memorandum"):
                render(memo_of(("Ja.", "是。")), format, source_lang=lang)
