"""Units of other programs with several sentences: the unit stays the clause and keeps its link, its sentences are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from memorandum_kit import pipeline
from memorandum_kit.model import Memorandum
from memorandum_kit.readers import read_source
from memorandum_kit.writers import losses, render

PAIRS = (
    ("Beide Seiten fördern den Austausch. Sie prüfen dies im Jahr 2024, z. B. im März.", "双方促进交流。双方于2024年（如三月）对此进行核查。"),
    ("Dieses Memorandum tritt mit Unterzeichnung in Kraft.", "本备忘录自签署之日起生效。"),
    ("Die Seiten tauschen sich aus. Sie berichten einander.", "双方相互交流、相互通报。"),
)  # fmt: skip
TMX = """<tmx version="1.4"><header creationtool="Other" creationtoolversion="1" segtype="paragraph" o-tmf="x" adminlang="en"
 srclang="de" datatype="plaintext"/><body>{}</body></tmx>"""
TU = '<tu><tuv xml:lang="de-DE"><seg>{}</seg></tuv><tuv xml:lang="zh-CN"><seg>{}</seg></tuv></tu>'
X12 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="plaintext" source-language="de"
 target-language="zh-CN"><body>{}</body></file></xliff>"""
T12 = '<trans-unit id="{n}"><source>{}</source><target>{}</target></trans-unit>'
X21 = """<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="de" trgLang="zh-CN"><file id="f">{}</file></xliff>"""
T21 = '<unit id="{n}"><segment><source>{}</source><target>{}</target></segment></unit>'
FILES = {"a.tmx": (TMX, TU), "a.xlf": (X12, T12), "b.xlf": (X21, T21)}


@pytest.fixture(params=FILES)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    whole, unit = FILES[request.param]
    made = tmp_path / request.param
    made.write_text(whole.format("".join(unit.format(*pair, n=n) for n, pair in enumerate(PAIRS))), encoding="utf-8")
    return made


def sentences_of(memo: Memorandum) -> list[list[str]]:
    return [[span.of(one.text) for span in one.sentences] for one in memo.clauses().values()]


def test_a_unit_is_a_clause_and_its_sentences_are_found(file: Path) -> None:
    memo = pipeline.read(file)
    assert [(c.text, d.text) for c, d in zip(memo.de.clauses, memo.zh.clauses, strict=True)] == list(PAIRS)
    assert sentences_of(memo)[0] == [
        "Beide Seiten fördern den Austausch.",
        "Sie prüfen dies im Jahr 2024, z. B. im März.",
    ]
    assert sentences_of(memo)[3:] == [
        ["双方促进交流。", "双方于2024年（如三月）对此进行核查。"], ["本备忘录自签署之日起生效。"], ["双方相互交流、相互通报。"]
    ]  # fmt: skip


def test_the_links_of_the_file_are_kept_and_its_sentences_aligned_inside(file: Path) -> None:
    memo = pipeline.run(pipeline.read(file), None, ("align",))
    assert [(one.de, one.zh, one.made_by) for one in memo.links] == [
        ((f"de.{n}",), (f"zh.{n}",), "file") for n in (1, 2, 3)
    ]
    known = {one for clause in memo.clauses().values() for one in clause.sentence_ids()}
    assert {one for link in memo.sentence_links for one in (*link.de, *link.zh)} == known
    for link in memo.sentence_links:  # no sentence leaves its unit
        assert len({one.split(".")[1] for one in (*link.de, *link.zh)}) == 1
    assert [note.code for note in losses(memo, "tei")] == []


def test_both_levels_go_out_again(file: Path) -> None:
    memo = pipeline.run(pipeline.read(file), None, ("align",))
    whole = read_source(render(memo, "tmx"), "a.tmx")
    assert isinstance(whole, Memorandum)
    assert [one.text for one in whole.de.clauses] == [de for de, _ in PAIRS]
    divided = read_source(render(memo, "tmx", level="sentence"), "a.tmx")
    assert isinstance(divided, Memorandum)
    assert ("Beide Seiten fördern den Austausch.", "双方促进交流。") in [
        (c.text, d.text) for c, d in zip(divided.de.clauses, divided.zh.clauses, strict=True)
    ]


def test_segments_of_one_unit_stay_together(tmp_path: Path) -> None:
    file = tmp_path / "a.xlf"
    segments = "".join(
        f"<segment><source>{de}</source><target>{zh}</target></segment><ignorable><source> </source></ignorable>"
        for de, zh in (("Eins gilt.", "第一条适用。"), ("Zwei gilt.", "第二条适用。"))
    )
    file.write_text(X21.format(f'<unit id="u">{segments}</unit>'), encoding="utf-8")
    memo = pipeline.read(file)
    assert [one.text.strip() for one in memo.de.clauses] == ["Eins gilt. Zwei gilt."]
    assert [one.text for one in memo.zh.clauses] == ["第一条适用。第二条适用。"]
    assert [len(one) for one in sentences_of(memo)] == [2, 2]
