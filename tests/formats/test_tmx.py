"""TMX: valid against its DTD, read back whole, foreign memories read, bad ones refused in a sentence."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from formats.held import held_by_units
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Clause, Document, Lang, Link, Memorandum, Span
from memorandum_kit.readers import read_source
from memorandum_kit.writers import render
from memorandum_kit.writers.rows import pairs_of
from strategies import memoranda


@pytest.fixture(scope="session")
def dtd(shared: Path) -> Callable[[bytes], str]:
    compiled = etree.DTD(str(shared / "schemas" / "tmx" / "tmx14.dtd"))

    def fault(data: bytes) -> str:
        root = etree.fromstring(data, etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False))
        return "" if compiled.validate(root) else str(compiled.error_log[0])

    return fault


@settings(deadline=None, max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_every_memory_is_valid(dtd: Callable[[bytes], str], memo: Memorandum) -> None:
    assert not dtd(render(memo, "tmx"))
    assert not dtd(render(memo, "tmx", level="sentence"))


@settings(deadline=None, max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda())
def test_reading_gives_what_was_written(memo: Memorandum) -> None:
    assert read_source(render(memo, "tmx"), "memo.tmx") == held_by_units(memo)


@settings(deadline=None, max_examples=20, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda())
def test_the_segments_are_the_clauses_code_point_for_code_point(memo: Memorandum) -> None:
    root = etree.fromstring(render(memo, "tmx"))
    segments = ["".join(one.itertext()) for one in root.iter("seg")]
    expected = [
        ("" if document.lang.is_chinese else " ").join(clause.text for clause in clauses)
        for pair in pairs_of(memo)
        for row in pair.rows
        for document, clauses in ((pair.de, row.de), (pair.zh, row.zh))
        if clauses
    ]
    assert segments == expected


def memo_of(*pairs: tuple[str, str]) -> Memorandum:
    de = tuple(Clause(f"de.{n}", one, Lang.DE) for n, (one, _) in enumerate(pairs, 1))
    zh = tuple(Clause(f"zh.{n}", one, Lang.ZH_HANS) for n, (_, one) in enumerate(pairs, 1))
    links = tuple(Link((f"de.{n}",), (f"zh.{n}",)) for n in range(1, len(pairs) + 1))
    return Memorandum((Document("de", Lang.DE, de), Document("zh", Lang.ZH_HANS, zh)), links=links)


def test_ten_thousand_clauses_take_less_than_a_second() -> None:
    memo = memo_of(*[("Beide Seiten fördern den „Austausch“.", "双方促进“交流”。")] * 10_000)
    assert min(_seconds(memo) for _ in range(3)) <= 1.0


def _seconds(memo: Memorandum) -> float:
    begin = time.process_time()
    render(memo, "tmx")
    return time.process_time() - begin


@pytest.mark.parametrize(("option", "tag"), [(None, "zh-CN"), ("zh-Hans", "zh-Hans"), ("zh", "zh"), ("zh-HK", "zh-HK")])
def test_the_chinese_tag_is_the_cat_tools_or_the_one_asked_for(option: str | None, tag: str) -> None:
    data = render(memo_of(("Ja.", "是。")), "tmx", cat_lang=option)
    assert f'<tuv xml:lang="{tag}">'.encode() in data


def test_traditional_characters_are_taiwans() -> None:
    memo = memo_of(("Ja.", "是。"))
    clause = replace(memo.zh.clauses[0], lang=Lang.ZH_HANT)
    memo = replace(memo, documents=(memo.de, Document("zh", Lang.ZH_HANT, (clause,))))
    assert b'<tuv xml:lang="zh-TW">' in render(memo, "tmx")


@pytest.mark.parametrize("tag", ["zh_CN", "fr", "de", "", "zh CN", 'zh-"'])
def test_a_wrong_tag_is_refused(tag: str) -> None:
    with pytest.raises(BadInput, match="no language tag for the Chinese text"):
        render(memo_of(("Ja.", "是。")), "tmx", cat_lang=tag)


def test_sentences_are_units_of_their_own() -> None:
    memo = memo_of(("Ja. Nein.", "是。否。"))
    de, zh = (replace(document.clauses[0], sentences=spans) for document, spans in (
        (memo.de, (Span(0, 3), Span(4, 9))), (memo.zh, (Span(0, 2), Span(2, 4)))))  # fmt: skip
    memo = Memorandum(
        (replace(memo.de, clauses=(de,)), replace(memo.zh, clauses=(zh,))),
        sentence_links=(Link(("de.1.s1",), ("zh.1.s1",)), Link(("de.1.s2",), ("zh.1.s2",))),
    )
    read = read_source(render(memo, "tmx", level="sentence"), "memo.tmx")
    assert isinstance(read, Memorandum)
    assert [clause.text for clause in read.de.clauses] == ["Ja.", "Nein."]
    assert [clause.text for clause in read.zh.clauses] == ["是。", "否。"]
    with pytest.raises(BadInput, match="no level 'word'"):
        render(memo, "tmx", level="word")


FOREIGN = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="OtherTool" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
 srclang="*all*" datatype="plaintext"><prop type="x-document">{"id": "x"}</prop></header><body>
<tu><tuv xml:lang="EN-US"><seg>Yes.</seg></tuv><tuv xml:lang="DE-DE"><seg>Ja, <bpt i="1">&lt;b&gt;</bpt>beide<ept i="1">&lt;/b&gt;</ept>.</seg></tuv>
<tuv xml:lang="zh-CN"><seg>是，<hi>双方</hi><ph>{1}</ph>。</seg></tuv></tu>
<tu tuid="7"><tuv lang="zh"><seg>否。</seg></tuv><tuv lang="de"><seg>Nein.</seg></tuv></tu>
<tu><tuv xml:lang="de"><seg>Ohne Gegenstück.</seg></tuv></tu>
</body></tmx>"""


def test_a_memory_of_another_program_is_read_without_its_codes() -> None:
    memo = read_source(FOREIGN.encode(), "other.tmx")
    assert isinstance(memo, Memorandum)
    assert [clause.text for clause in memo.de.clauses] == ["Ja, beide.", "Nein.", "Ohne Gegenstück."]
    assert [clause.text for clause in memo.zh.clauses] == ["是，双方。", "否。"]
    assert [(link.de, link.zh) for link in memo.links] == [
        (("de.1",), ("zh.1",)),
        (("de.2",), ("zh.2",)),
        (("de.3",), ()),
    ]
    assert memo.documents[0].notes[0].code == "units.languages"
    assert memo.documents[0].notes[0].detail == "en"


def test_two_memories_in_one_file_keep_apart() -> None:
    data = render(memo_of(("Ja.", "是。")), "tmx").decode()
    start, end = data.index("  <tu "), data.index(" </body>")
    memo = read_source((data[:end] + data[start:end] + data[end:]).encode(), "twice.tmx")
    assert isinstance(memo, Memorandum)
    assert [clause.id for clause in memo.de.clauses] == ["de.1", "de.2"]
    assert [link.de for link in memo.links] == [("de.1",), ("de.2",)]


def test_a_text_edited_in_another_program_keeps_its_clause() -> None:
    data = render(memo_of(("Ja.", "是。")), "tmx").replace("是。".encode(), "是的！".encode())
    memo = read_source(data, "memo.tmx")
    assert isinstance(memo, Memorandum)
    assert [(clause.id, clause.text) for clause in memo.zh.clauses] == [("zh.1", "是的！")]


@pytest.mark.parametrize(
    "record", ["", "[]", "{}", '{"id":1}', "x" * 99, '{"id":"a","document":"de","at":"b"}', "[" * 9999]
)
def test_a_damaged_record_costs_nothing_but_itself(record: str) -> None:
    data = render(memo_of(("Ja.", "是。")), "tmx").decode()
    for name in ("clause", "document"):
        start = data.index(f'<prop type="x-{name}">') + len(f'<prop type="x-{name}">')
        memo = read_source((data[:start] + record + data[data.index("</prop>", start) :]).encode(), "memo.tmx")
        assert isinstance(memo, Memorandum)
        assert [clause.text for clause in memo.clauses().values()] == ["Ja.", "是。"]


BAD = [
    ("<tmx version='1.4'><header/></tmx>", "has no <body>"),
    ("<tmx version='1.4'><body/></tmx>", "no translation unit"),
    ("<tmx><body><tu><tuv xml:lang='de'><seg>Ja</seg></tuv></tu></body></tmx>", "its languages: de"),
    ("<tmx><body><tu></body></tmx>", "not well-formed"),
    ("<!DOCTYPE tmx [<!ENTITY a 'b'>]><tmx><body/></tmx>", "entities"),
    ("<!DOCTYPE tmx SYSTEM 'http://example.org/x.dtd'><tmx><body/></tmx>", "external DTD"),
]


@pytest.mark.parametrize(("text", "sentence"), BAD)
def test_a_bad_file_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        read_source(text.encode(), "bad.tmx")
