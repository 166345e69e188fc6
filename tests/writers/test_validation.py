"""`validate`: every rule finds its fault with line and path, and is silent on what we write."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from memorandum_kit.errors import BadInput
from memorandum_kit.messages import area
from memorandum_kit.model import Lang, Memorandum
from memorandum_kit.writers import render
from memorandum_kit.writers.validation import validate
from strategies import memoranda

HEAD = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p>P</p></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>
"""


def document(body: str) -> bytes:
    return f"{HEAD}<text><body>\n{body}\n</body></text></TEI>".encode()


# body, rule, what the message shows
BAD = [
    ('<p xml:id="a">x</p>\n<p xml:id="a">y</p>', "id.unique", "a"),
    ('<p corresp="#nowhere">x</p>', "pointer.target", "corresp=#nowhere"),
    ('<p xml:lang="zh_CN">x</p>', "lang.tag", "zh_CN"),
    ('<p><date when="12.01.2024">x</date></p>', "date.iso", "when=12.01.2024"),
    ('<p><date from="2024-1-2" to="2024-01-05">x</date></p>', "date.iso", "from=2024-1-2"),
    ('<p><num value="40万">40万</num></p>', "number.value", "value=40万"),
    ('<p><measure quantity="1.448,5">x</measure></p>', "number.value", "quantity=1.448,5"),
    ('<p xml:id="a">x</p><linkGrp><link target="#a"/></linkGrp>', "link.targets", "#a"),
    (
        '<p xml:id="a">x</p><linkGrp domains="#a #a" targFunc="de"><link target="#a #a"/></linkGrp>',
        "link.domains",
        "2 / 1",
    ),
    ('<p xml:id="a">x</p><spanGrp><span target="#a" from="#a">x</span></spanGrp>', "span.ends", "target, from"),
    ('<p><ref target="#b" cRef="3.2" xml:id="b">x</ref></p>', "ref.both", "3.2"),
    ("<linkGrp/><p>x</p>", "element.empty", "linkGrp"),
    ('<p subtype="x">x</p>', "attribute.subtype", "x"),
    ("<p><s>a <s>b</s></s></p>", "s.nested", ""),
    ('<p xmlns:my="urn:x" my:a="1">x</p>', "attribute.namespace", "{urn:x}a"),
]
# what must stay silent
GOOD = [
    '<p xml:id="a" xml:lang="zh-Hans-CN" corresp="other.xml#b">x</p>',
    '<p><date when="--01-12">x</date> <date notBefore="1990" notAfter="1999">y</date> <time when="14:30:00">z</time></p>',
    '<p><num value="1/3">x</num> <measure quantity="-0.5" unit="%">y</measure></p>',
    '<p xml:id="a" xml:lang="zh-Latn-pinyin">x</p><linkGrp><link target="#a http://example.org/b"/></linkGrp>',
    '<p xml:lang="x-local">x</p>',
]


@pytest.mark.parametrize(("body", "rule", "detail"), BAD)
def test_a_fault_is_found_with_its_line(body: str, rule: str, detail: str) -> None:
    found = validate(document(body), "x.tei.xml")
    assert [(one.rule, one.detail) for one in found] == [(rule, detail)]
    assert found[0].line >= 4
    assert found[0].path.startswith("/TEI/text/body/")


@pytest.mark.parametrize("body", GOOD)
def test_what_is_right_stays_silent(body: str) -> None:
    assert validate(document(body), "x.tei.xml") == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("<p>P</p>", "<date>2024</date>", "publication.first"),
        ("<p>S</p>", "<p>file:/C:/Users/mustermann/memo.docx</p>", "source.path"),
        (
            "</fileDesc>",
            '</fileDesc><encodingDesc><appInfo><application ident="x" version="1.0+local"><label>x</label></application>'
            "</appInfo></encodingDesc>",
            "application.version",
        ),
        (' xmlns="http://www.tei-c.org/ns/1.0"', "", "root"),
    ],
)
def test_faults_of_the_header(old: str, new: str, rule: str) -> None:
    data = document("<p>x</p>").decode().replace(old, new)
    assert [one.rule for one in validate(data.encode(), "x.xml")] == [rule]


def test_every_rule_has_words_and_a_remedy() -> None:
    rules = {rule for _, rule, _ in BAD} | {
        "publication.first",
        "source.path",
        "application.version",
        "root",
        "id.name",
    }
    for lang in (Lang.DE, Lang.EN, Lang.ZH_HANS):
        texts = area("export", lang)
        for rule in rules:
            assert texts[f"rule.{rule}"]
            assert texts[f"remedy.{rule}"]


@pytest.mark.parametrize("layout", ["group", "div", "corpus"])
@settings(deadline=None, max_examples=30, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_our_own_tei_breaks_no_rule(layout: str, memo: Memorandum) -> None:
    assert validate(render(memo, "tei", layout=layout), "memo.tei.xml") == []


@settings(deadline=None, max_examples=30, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_our_own_json_breaks_no_rule(memo: Memorandum) -> None:
    assert validate(render(memo, "json"), "memo.json") == []


def test_a_stored_memorandum_with_a_link_to_nothing() -> None:
    data = b'{"format": "memorandum_kit/1", "links": [{"de": ["de.1"], "zh": []}]}'
    assert [(one.rule, one.detail) for one in validate(data, "memo.json")] == [("pointer.target", "de.1")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<TEI", "not well-formed"),
        (b'<!DOCTYPE TEI [<!ENTITY a "b">]><TEI>&a;</TEI>', "declares XML entities"),
        (b'<!DOCTYPE TEI SYSTEM "http://example.org/tei.dtd"><TEI/>', "external DTD"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        validate(data, "x.tei.xml")


def test_the_official_schema_is_used_where_named(shared: Path) -> None:
    schema = shared / "schemas" / "tei_all.rng"
    assert validate(document("<p>x</p>"), "x.tei.xml", schema=schema) == []
    found = validate(document("<p>x<paragraph/></p>"), "x.tei.xml", schema=schema)
    assert found
    assert {one.rule for one in found} == {"schema"}
    with pytest.raises(BadInput, match="does not exist"):
        validate(document("<p>x</p>"), "x.tei.xml", schema=shared / "nothing.rng")
