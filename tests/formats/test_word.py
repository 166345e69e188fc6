"""Bilingual Word: read back whole; what a person moves, splits, merges or rewrites is followed; the office's template."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from formats.held import held_by_units
from formats.test_tmx import memo_of
from formats.word_editing import (
    W,
    cells,
    delete,
    document_of,
    edited,
    merge_into,
    move_before,
    packed,
    parts_of,
    replace_text,
    write_new,
)
from memorandum_kit import pipeline
from memorandum_kit.errors import BadInput
from memorandum_kit.model import ClauseKind, Lang, Link, Memorandum, Number
from memorandum_kit.readers import read_source
from memorandum_kit.writers import render
from strategies import memoranda

MEMO = memo_of(("Präambel", "序言"), ("Erste Klausel.", "第一条内容。"), ("Zweite Klausel.", "第二条内容。"))


def read(data: bytes) -> Memorandum:
    memo = read_source(data, "memo.docx")
    assert isinstance(memo, Memorandum)
    return memo


def links(memo: Memorandum) -> list[tuple[list[str], list[str]]]:
    """The links as texts, in the order of the file."""
    clauses = memo.clauses()
    return [([clauses[one].text for one in link.de], [clauses[one].text for one in link.zh]) for link in memo.links]


@settings(deadline=None, max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda())
def test_reading_gives_what_was_written(memo: Memorandum) -> None:
    for columns in (2, 3):
        assert read_source(render(memo, "word", columns=columns), "memo.docx") == held_by_units(memo)


def test_the_head_is_repeated_and_rows_stay_whole() -> None:
    rows = list(document_of(render(MEMO, "word")).iter(f"{W}tr"))
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert ["".join(cell.itertext()) for cell in cells(rows[0])] == ["", "Deutsch", "中文"]
    assert ["".join(cell.itertext()) for cell in cells(rows[2])] == ["2", "Erste Klausel.", "第一条内容。"]


def test_every_language_has_its_font_and_pages_their_number() -> None:
    parts = parts_of(render(MEMO, "word"))
    styles = etree.fromstring(parts["word/styles.xml"])
    fonts = {one.get(f"{W}styleId"): one.find(f".//{W}rFonts") for one in styles.iter(f"{W}style")}
    assert fonts["MemorandumGerman"].get(f"{W}ascii") == "Arial"  # type: ignore[union-attr]
    assert fonts["MemorandumChinese"].get(f"{W}eastAsia") == "SimSun"  # type: ignore[union-attr]
    assert fonts["MemorandumTraditional"].get(f"{W}eastAsia") == "PMingLiU"  # type: ignore[union-attr]
    assert b" PAGE " in parts["word/footer1.xml"]


def test_python_docx_opens_it() -> None:
    import docx

    table = docx.Document(io.BytesIO(render(MEMO, "word", columns=2))).tables[0]
    assert [cell.text for cell in table.rows[3].cells] == ["Zweite Klausel.", "第二条内容。"]


@pytest.mark.parametrize("columns", [1, 4, 0])
def test_other_columns_are_refused(columns: int) -> None:
    with pytest.raises(BadInput, match="no layout with"):
        render(MEMO, "word", columns=columns)


# What a person does


def test_a_moved_row_moves_its_clauses_on_both_sides() -> None:
    memo = read(edited(render(MEMO, "word"), lambda rows: move_before(rows[3], rows[1])))
    assert [clause.id for clause in memo.de.clauses] == ["de.3", "de.1", "de.2"]
    assert [clause.id for clause in memo.zh.clauses] == ["zh.3", "zh.1", "zh.2"]
    assert links(memo)[0] == (["Zweite Klausel."], ["第二条内容。"])


def test_merged_rows_are_one_link() -> None:
    memo = read(edited(render(MEMO, "word"), lambda rows: merge_into(rows[3], rows[2])))
    assert [(link.de, link.zh) for link in memo.links] == [(("de.1",), ("zh.1",)), (("de.2", "de.3"), ("zh.2", "zh.3"))]


def test_a_merged_cell_ties_its_rows() -> None:
    def change(rows: list[etree._Element]) -> None:
        for row, value in ((rows[2], "restart"), (rows[3], "continue")):
            properties = cells(row)[1].find(f"{W}tcPr")
            assert properties is not None
            etree.SubElement(properties, f"{W}vMerge").set(f"{W}val", value)

    memo = read(edited(render(MEMO, "word"), change))
    assert [link.type for link in memo.links] == ["1:1", "2:2"]


def test_a_split_row_gives_a_new_clause_in_its_place() -> None:
    def change(rows: list[etree._Element]) -> None:
        replace_text(rows[2], "Erste Klausel.", "Erste")
        replace_text(rows[2], "第一条内容。", "第一条")
        write_new(rows[2], ["", "Klausel.", "内容。"])

    memo = read(edited(render(MEMO, "word"), change))
    assert [clause.text for clause in memo.de.clauses] == ["Präambel", "Erste", "Klausel.", "Zweite Klausel."]
    assert links(memo)[1:3] == [(["Erste"], ["第一条"]), (["Klausel."], ["内容。"])]
    assert memo.clauses()["de.3"].text == "Zweite Klausel."
    assert len({clause.id for clause in memo.de.clauses}) == 4


def test_a_deleted_row_is_gone_and_a_rewritten_clause_keeps_its_id() -> None:
    def change(rows: list[etree._Element]) -> None:
        delete(rows[1])
        replace_text(rows[2], "Erste Klausel.", "Neuer Wortlaut.")

    memo = read(edited(render(MEMO, "word"), change))
    assert [(clause.id, clause.text) for clause in memo.de.clauses] == [
        ("de.2", "Neuer Wortlaut."),
        ("de.3", "Zweite Klausel."),
    ]


def test_exchanged_columns_change_nothing() -> None:
    def change(rows: list[etree._Element]) -> None:
        for row in rows:
            row.append(cells(row)[0])

    assert read(edited(render(MEMO, "word", columns=2), change)) == held_by_units(MEMO)


def test_only_a_changed_row_loses_its_certainty() -> None:
    memo = replace(MEMO, links=tuple(replace(link, score=0.4, confirmed=True, made_by="Eva") for link in MEMO.links))

    def change(rows: list[etree._Element]) -> None:
        cells(rows[2])[2].extend(cells(rows[3])[2].iterchildren(f"{W}p"))

    found = read(edited(render(memo, "word"), change)).links
    assert [(one.type, one.score, one.made_by, one.confirmed) for one in found] == [
        ("1:1", 0.4, "Eva", True),
        ("1:2", 1.0, "file", False),
        ("1:0", 1.0, "file", False),
    ]


def test_a_changed_number_becomes_text_and_an_unchanged_one_stays() -> None:
    clause = replace(MEMO.de.clauses[1], number=Number("Artikel 3", "3", "article"), kind=ClauseKind.ARTICLE)
    memo = replace(
        MEMO, documents=(replace(MEMO.de, clauses=(MEMO.de.clauses[0], clause, MEMO.de.clauses[2])), MEMO.zh)
    )
    data = render(memo, "word")
    assert "Artikel 3 Erste Klausel." in "".join(document_of(data).itertext())
    assert read(data).de.clauses[1].number == Number("Artikel 3", "3", "article")
    changed = read(edited(data, lambda rows: replace_text(rows[2], "Artikel 3", "Artikel 4"))).de.clauses[1]
    assert (changed.id, changed.text, changed.number) == ("de.2", "Artikel 4 Erste Klausel.", None)


def test_tracked_changes_are_read_as_accepted_or_as_before() -> None:
    def change(rows: list[etree._Element]) -> None:
        for tag, text, name in (("ins", "neu ", "t"), ("del", "alt ", "delText")):
            made = etree.Element(f"{W}{tag}")
            etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}{name}").text = text
            next(cells(rows[2])[1].iter(f"{W}bookmarkStart")).addnext(made)

    data = edited(render(MEMO, "word"), change)
    assert read(data).de.clauses[1].text == "neu Erste Klausel."
    before = read_source(data, "memo.docx", changes="original")
    assert isinstance(before, Memorandum)
    assert before.de.clauses[1].text == "alt Erste Klausel."


def test_without_its_records_it_is_an_ordinary_two_column_file() -> None:
    parts = parts_of(render(MEMO, "word", columns=2))
    kept = {name: part for name, part in parts.items() if not name.startswith("customXml/")}
    assert not isinstance(read_source(packed(kept), "memo.docx"), Memorandum)


@pytest.mark.parametrize(
    "part",
    [
        b"<memorandum xmlns='urn:memorandum_kit:bilingual-word:1'><clause",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><memorandum xmlns='urn:memorandum_kit:bilingual-word:1'/>",
    ],
)
def test_damaged_records_are_said(part: bytes) -> None:
    parts = parts_of(render(MEMO, "word"))
    with pytest.raises(BadInput, match=r"item1\.xml"):
        read_source(packed({**parts, "customXml/item1.xml": part}), "memo.docx")


# The office's template


def template(text: str) -> bytes:
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Stadt Musterstadt · Büro für Internationales"
    document.add_paragraph("Vor dem Text")
    document.add_paragraph(text)
    document.add_paragraph("Nach dem Text")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("text", "place"), [("{{memorandum}}", 1), ("etwas anderes", 3)])
def test_the_offices_template_is_kept_around_the_table(text: str, place: int) -> None:
    data = render(MEMO, "word", template=template(text))
    body = document_of(data).find(f"{W}body")
    assert body is not None
    assert body[place].tag == f"{W}tbl"
    assert body[-1].tag == f"{W}sectPr"
    assert any(b"Musterstadt" in part for name, part in parts_of(data).items() if "header" in name)
    assert read(data) == held_by_units(MEMO)


def test_an_exported_file_may_be_the_template_of_the_next() -> None:
    data = render(MEMO, "word", template=render(memo_of(("Alt.", "旧。")), "word"))
    assert [clause.text for clause in read(data).de.clauses] == [clause.text for clause in MEMO.de.clauses]


@pytest.mark.parametrize("data", [b"", b"no zip", packed({"a.txt": b"x"})])
def test_what_is_no_template_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="template"):
        render(MEMO, "word", template=data)


def test_the_example_comes_back(root: Path) -> None:
    memo = pipeline.run(
        pipeline.read(root / "examples" / "memorandum.de.docx", root / "examples" / "memorandum.zh.docx"),
        None,
        ("align",),
    )
    found = read(render(memo, "word"))
    assert found == held_by_units(memo)
    assert memo.zh.lang is Lang.ZH_HANS
    assert any(isinstance(link, Link) and link.type != "1:1" for link in found.links)
