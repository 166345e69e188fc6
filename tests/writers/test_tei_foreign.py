"""TEI that other programs and projects write: languages, links, blocks, and what is refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from memorandum_kit.errors import BadInput, NotMine
from memorandum_kit.model import Lang, Memorandum, Source
from memorandum_kit.readers import read_source
from memorandum_kit.readers.options import Options
from memorandum_kit.readers.tei import read_tei

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
HEADER = """<teiHeader><fileDesc><titleStmt><title xml:lang="de">Vereinbarung</title><title xml:lang="zh">协议</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"""


def read(text: str) -> Source | Memorandum:
    return read_tei(text.encode(), "x.xml", Options())


def aligned(text: str) -> Memorandum:
    memo = read(text)
    assert isinstance(memo, Memorandum)
    return memo


def pairs(memo: Memorandum) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(link.de, link.zh) for link in memo.links]


def test_two_texts_with_corresp() -> None:
    memo = aligned(
        f"""<TEI {NS}>{HEADER}<text><group>
        <text xml:lang="de"><body><head xml:id="d0">Vereinbarung</head>
          <p xml:id="d1" corresp="#z1">Beide Seiten
            vereinbaren:</p><p xml:id="d2" corresp="#z1">Freundschaft.</p></body></text>
        <text xml:lang="zh-CN"><body><head corresp="#d0">协议</head>
          <p xml:id="z1">双方
            约定友好。</p></body></text></group></text></TEI>"""
    )
    assert [clause.text for clause in memo.de.clauses] == ["Vereinbarung", "Beide Seiten vereinbaren:", "Freundschaft."]
    # A line break between two Chinese characters is none of the text.
    assert [clause.text for clause in memo.zh.clauses] == ["协议", "双方约定友好。"]
    assert pairs(memo) == [(("de.1",), ("zh.1",)), (("de.2", "de.3"), ("zh.2",))]
    assert memo.metadata.titles == ((Lang.DE, "Vereinbarung"), (Lang.ZH_HANS, "协议"))


def test_divisions_by_language_with_links_between_sentences() -> None:
    memo = aligned(
        f"""<TEI {NS}>{HEADER}<text><body>
        <div xml:lang="de"><p><s xml:id="d1">Erster Satz.</s> <s xml:id="d2">Zweiter Satz.</s></p><p><s xml:id="d3">Dritter.</s></p></div>
        <div xml:lang="zh-Hant"><p><s xml:id="z1">第一句。</s><s xml:id="z2">第二句。</s></p><p><s xml:id="z3">第三句。</s></p></div>
        </body></text><standOff><linkGrp><link target="#d1 #z1"/><link target="#d2 #z2" cert="medium"/>
        <link target="#d3 #z3" subtype="accepted"/></linkGrp></standOff></TEI>"""
    )
    assert memo.zh.lang is Lang.ZH_HANT
    assert [(link.de, link.zh) for link in memo.sentence_links] == [
        (("de.1.s1",), ("zh.1.s1",)),
        (("de.1.s2",), ("zh.1.s2",)),
        (("de.2.s1",), ("zh.2.s1",)),
    ]
    assert pairs(memo) == [(("de.1",), ("zh.1",)), (("de.2",), ("zh.2",))]
    assert [link.score for link in memo.links] == [0.75, 1.0]
    assert memo.sentence_links[2].confirmed
    assert all(link.made_by == "file" for link in memo.links)


def test_a_corpus_with_a_file_a_language() -> None:
    memo = aligned(
        f"""<teiCorpus {NS}>{HEADER}
        <TEI xml:lang="de">{HEADER}<text><body><p xml:id="a.1">Ja.</p></body></text></TEI>
        <TEI xml:lang="zh">{HEADER}<text><body><p xml:id="b.1" corresp="#a.1">是。</p></body></text></TEI></teiCorpus>"""
    )
    assert pairs(memo) == [(("de.1",), ("zh.1",))]


def test_divisions_that_answer_one_another_link_their_heads() -> None:
    memo = aligned(
        f"""<TEI {NS}>{HEADER}<text><body>
        <div xml:lang="de"><div xml:id="a1" corresp="#b1"><head>Artikel 1</head><p>Eins.</p></div></div>
        <div xml:lang="zh"><div xml:id="b1"><head>第一条</head><p>一。</p></div></div></body></text></TEI>"""
    )
    assert pairs(memo) == [(("de.1",), ("zh.1",))]


def test_paragraphs_that_alternate_are_blocks_with_their_language() -> None:
    source = read(
        f"""<TEI {NS} xml:lang="de">{HEADER}<text><body><p>Guten Tag.</p><p xml:lang="zh-Hans">你好。</p>
        <list><label>a)</label><item>Kultur <list><item>Musik</item></list></item></list></body></text></TEI>"""
    )
    assert isinstance(source, Source)
    assert [(block.text, block.lang, block.label) for block in source.blocks] == [
        ("Guten Tag.", Lang.DE, ""),
        ("你好。", Lang.ZH_HANS, ""),
        ("Kultur", Lang.DE, "a)"),
        ("Musik", Lang.DE, ""),
    ]
    assert source.lang is None


def test_one_language_a_file_keeps_what_answers_what() -> None:
    german = read(f'<TEI {NS} xml:lang="de">{HEADER}<text><body><u xml:id="u1">Ja.</u></body></text></TEI>')
    chinese = read(
        f'<TEI {NS} xml:lang="zh">{HEADER}<text><body><u xml:id="z7" corresp="de.xml#u1">是。</u></body></text></TEI>'
    )
    assert isinstance(german, Source)
    assert isinstance(chinese, Source)
    assert (german.lang, chinese.lang) == (Lang.DE, Lang.ZH_HANS)
    assert german.blocks[0].group == chinese.blocks[0].group == "u1"


def test_editors_readings_are_not_the_text() -> None:
    source = read(
        f"""<TEI {NS} xml:lang="de">{HEADER}<text><body><p>Knapp <choice><sic>400.0000</sic><corr>400.000</corr></choice>
        in <choice><orig>Beijing</orig><reg>Peking</reg></choice>.<note>Fußnote</note></p></body></text></TEI>"""
    )
    assert isinstance(source, Source)
    assert [block.text for block in source.blocks] == ["Knapp 400.0000 in Beijing.", "Fußnote"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<TEI><teiHeader/></TEI>", "no namespace"),
        ("<TEI.2><teiHeader/></TEI.2>", "no TEI P5"),
        ('<TEI xmlns="http://example.org/"/>', "http://example.org/"),
        (f"<TEI {NS}>{HEADER}<text><body><p/></body></text></TEI>", "has no text"),
        (f"<TEI {NS}><p>", "not well-formed"),
        (f'<!DOCTYPE TEI [<!ENTITY a "aaaa">]><TEI {NS}>&a;</TEI>', "entities"),
        (f'<!DOCTYPE TEI SYSTEM "http://example.org/tei.dtd"><TEI {NS}/>', "external DTD"),
        (f'<TEI {NS}>{HEADER}<text><body><p xml:id="a">x</p><p xml:id="a">y</p></body></text></TEI>', "line 2"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_reason(text: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        read(text)


@pytest.mark.parametrize("text", ["<html><body>TEI</body></html>", "Ein Text über TEI.", '{"TEI": 1}', "<TEIL/>"])
def test_other_files_are_left_to_other_readers(text: str) -> None:
    with pytest.raises(NotMine, match="not TEI"):
        read(text)


def test_links_to_nothing_are_refused() -> None:
    with pytest.raises(BadInput, match="points to '#b'"):
        read(
            f"""<TEI {NS}>{HEADER}<text><body><div xml:lang="de"><p xml:id="a">Ja.</p></div><div xml:lang="zh"><p>是。</p></div>
        </body></text><standOff><linkGrp><link target="#a #b"/></linkGrp></standOff></TEI>"""
        )


def test_the_sample_of_the_encoding(shared: Path) -> None:
    data = (shared / "reference" / "sample-parallel.tei.xml").read_bytes()
    memo = read_source(data, "sample.tei.xml")
    assert isinstance(memo, Memorandum)
    assert (len(memo.de.clauses), len(memo.zh.clauses)) == (9, 9)
    assert (("de.4.s1", "de.4.s2"), ("zh.4.s1",)) in [(link.de, link.zh) for link in memo.sentence_links]
    assert "Lyu Moumou" in memo.de.clauses[8].text
