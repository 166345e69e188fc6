"""XCES: alignment and texts in a zip, ours and others', and what is missing said in a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from formats.test_tmx import memo_of
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, Link, Memorandum
from memorandum_kit.readers import read_source
from memorandum_kit.writers import render

HEAD = '<?xml version="1.0"?>\n<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">\n'
ALIGN = (
    HEAD
    + """<cesAlign version="1.0"><linkGrp targType="s" fromDoc="de/memo.xml.gz" toDoc="zh_cn/memo.xml.gz">
<link id="SL1" xtargets="1;1" certainty="0.75"/>
<link id="SL2" xtargets="2 3;2"/>
<link id="SL3" xtargets=";3"/>
</linkGrp></cesAlign>"""
)
DE = """<text><p id="p1"><s id="1"><w id="w1">Ja</w><w id="w2">.</w></s><s id="2">Nein,
 nein.</s><s id="3">Doch.</s><s id="4">Allein.</s></p></text>"""
ZH = '<text><s id="1"><w>是</w><w>。</w></s><s id="2">不，是的。</s><s id="3">单独。</s></text>'


def packed(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return buffer.getvalue()


def test_an_alignment_of_opus_is_read_with_its_texts() -> None:
    memo = read_source(packed(align_xml=ALIGN, de__memo_xml=DE, zh_cn__memo_xml=ZH), "memo.zip")
    assert isinstance(memo, Memorandum)
    assert [clause.text for clause in memo.de.clauses] == ["Ja .", "Nein, nein.", "Doch.", "Allein."]
    assert [clause.text for clause in memo.zh.clauses] == ["是。", "不，是的。", "单独。"]
    assert [(link.type, link.score) for link in memo.links] == [("1:1", 0.75), ("2:1", 1.0), ("0:1", 1.0)]
    assert memo.zh.lang is Lang.ZH_HANS


def test_our_own_alignment_is_read_with_our_own_texts() -> None:
    memo = memo_of(("Ja.", "是。"), ("Nein.", "否。"))
    with zipfile.ZipFile(io.BytesIO(render(memo, "tei", layout="split"))) as archive:
        texts = {name: archive.read(name).decode() for name in ("de.xml", "zh.xml")}
    made = packed(ces_xml=render(memo, "ces", level="clause").decode(), de_xml=texts["de.xml"], zh_xml=texts["zh.xml"])
    read = read_source(made, "memo.zip")
    assert isinstance(read, Memorandum)
    assert [clause.text for clause in read.clauses().values()] == ["Ja.", "Nein.", "是。", "否。"]
    assert read.links == tuple(Link(link.de, link.zh, made_by="file") for link in memo.links)


BAD = [
    (packed(align_xml=ALIGN, de__memo_xml=DE), "lacks the text 'zh_cn/memo.xml.gz'"),
    (packed(align_xml=ALIGN.replace('"2 3;2"', '"2 9;2"'), de__memo_xml=DE, zh_cn__memo_xml=ZH), "points to '9'"),
    (
        packed(align_xml=ALIGN.replace('"1;1"', '"1"'), de__memo_xml=DE, zh_cn__memo_xml=ZH),
        "line 4: xtargets has 1 sides",
    ),
    (ALIGN.encode(), "has no text in it"),
    (packed(align_xml=ALIGN.replace("zh_cn", "de"), de__memo_xml=DE), "does not hold both"),
]


@pytest.mark.parametrize(("data", "sentence"), BAD)
def test_what_is_missing_is_said(data: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        read_source(data, "memo")
