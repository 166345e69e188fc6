"""The CES alignment: pointers, types, certainty; ids are those of the split TEI edition."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Clause, Document, Lang, Link, Memorandum, Span
from memorandum_kit.writers import render
from strategies import memoranda

DE = Document("de", Lang.DE, (Clause("de.1", "Eins. Zwei.", Lang.DE, sentences=(Span(0, 5), Span(6, 11))),))
ZH = Document("zh", Lang.ZH_HANS, (Clause("zh.1", "一，二。", Lang.ZH_HANS, sentences=(Span(0, 4),)),))
MEMO = Memorandum((DE, ZH), (), (Link(("de.1",), ("zh.1",)),), (Link(("de.1.s1", "de.1.s2"), ("zh.1.s1",), 0.9),))
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def test_sentences_by_default_clauses_where_asked_for() -> None:
    text = render(MEMO, "ces").decode()
    assert '<linkGrp targType="s" fromDoc="de.xml" toDoc="zh.xml">' in text
    assert '<link id="SL1" xtargets="de.1.s1 de.1.s2;zh.1.s1" type="2-1" certainty="0.9"/>' in text
    text = render(MEMO, "ces", level="clause").decode()
    assert '<link id="SL1" xtargets="de.1;zh.1" type="1-1" certainty="1.0"/>' in text
    with pytest.raises(BadInput, match="no level 'word'"):
        render(MEMO, "ces", level="word")


@settings(deadline=None, max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_every_pointer_is_an_id_of_the_split_edition(memo: Memorandum) -> None:
    with zipfile.ZipFile(io.BytesIO(render(memo, "tei", layout="split"))) as archive:
        ids = {
            name: {one.get(XML_ID) for one in etree.fromstring(archive.read(name)).iter(etree.Element)}
            for name in archive.namelist()
        }
    for level in ("clause", "sentence"):
        for group in etree.fromstring(render(memo, "ces", level=level)):
            for link in group:
                for file, side in zip(
                    (group.get("fromDoc"), group.get("toDoc")), link.get("xtargets").split(";"), strict=True
                ):
                    assert set(side.split()) <= ids.get(file, set())
