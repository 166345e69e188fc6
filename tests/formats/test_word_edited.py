"""What an office really does to the bilingual Word file: paragraphs divided and joined, changes tracked, comments, columns."""

from __future__ import annotations

import pytest
from lxml import etree

from formats.held import held_by_units
from formats.test_tmx import memo_of
from formats.test_word import links, read
from formats.word_editing import W, cells, delete, edited, packed, parts_of, write_new
from memorandum_kit.model import Memorandum
from memorandum_kit.readers import read_source
from memorandum_kit.writers import render

MEMO = memo_of(("Präambel", "序言"), ("Erste Klausel gilt.", "第一条适用。"), ("Zweite Klausel gilt.", "第二条适用。"))
DATA = render(MEMO, "word")
Rows = list[etree._Element]


def paragraphs(row: etree._Element, column: int) -> list[etree._Element]:
    return list(cells(row)[column].iter(f"{W}p"))


def tracked(element: etree._Element, kind: str) -> etree._Element:
    """Put `w:ins` or `w:del` around a run."""
    made = etree.Element(f"{W}{kind}", {f"{W}id": "900", f"{W}author": "Erika Mustermann"})
    element.addprevious(made)
    made.append(element)
    if kind == "del":
        for text in element.iter(f"{W}t"):
            text.tag = f"{W}delText"
    return made


def mark_of(paragraph: etree._Element, kind: str) -> None:
    """Track the paragraph's mark as inserted or deleted."""
    properties = paragraph.find(f"{W}pPr")
    assert properties is not None
    etree.SubElement(etree.SubElement(properties, f"{W}rPr"), f"{W}{kind}")


def row_mark(row: etree._Element, kind: str) -> None:
    properties = row.find(f"{W}trPr")
    assert properties is not None
    etree.SubElement(properties, f"{W}{kind}", {f"{W}author": "Erika Mustermann"})


def original(data: bytes) -> Memorandum:
    memo = read_source(data, "memo.docx", changes="original")
    assert isinstance(memo, Memorandum)
    return memo


def codes(memo: Memorandum) -> list[tuple[str, str]]:
    return [(note.code, note.detail) for document in memo.documents for note in document.notes]


def divide(paragraph: etree._Element, first: str, second: str) -> etree._Element:
    """Press Enter in a paragraph: the bookmark begins in the first half and ends in the second."""
    (text,) = paragraph.iter(f"{W}t")
    text.text = first
    end = next(paragraph.iter(f"{W}bookmarkEnd"))
    new = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(new, f"{W}r"), f"{W}t").text = second
    new.append(end)
    paragraph.addnext(new)
    return new


def join(paragraph: etree._Element, following: etree._Element) -> None:
    """Press Backspace at the beginning of the following paragraph."""
    for child in list(following):
        if child.tag != f"{W}pPr":
            paragraph.append(child)
    delete(following)


def test_a_paragraph_divided_in_its_cell_is_two_clauses_of_one_link() -> None:
    memo = read(edited(DATA, lambda rows: divide(paragraphs(rows[2], 1)[0], "Erste Klausel", "gilt.")))
    assert links(memo)[1] == (["Erste Klausel", "gilt."], ["第一条适用。"])
    assert memo.links[1].de[0] == "de.2"
    assert memo.clauses()["de.3"].text == "Zweite Klausel gilt."


def test_paragraphs_joined_are_one_clause_that_keeps_the_first_ones_id() -> None:
    def change(rows: Rows) -> None:
        cells(rows[2])[1].append(paragraphs(rows[3], 1)[0])
        cells(rows[2])[2].append(paragraphs(rows[3], 2)[0])
        delete(rows[3])
        join(*paragraphs(rows[2], 1))

    memo = read(edited(DATA, change))
    assert links(memo)[1] == (["Erste Klausel gilt.Zweite Klausel gilt."], ["第一条适用。", "第二条适用。"])
    assert memo.links[1].de == ("de.2",)


def test_a_clause_whose_text_was_deleted_leaves_the_other_alone() -> None:
    def change(rows: Rows) -> None:
        for run in list(paragraphs(rows[2], 2)[0].iter(f"{W}r")):
            delete(run)

    memo = read(edited(DATA, change))
    assert [clause.id for clause in memo.zh.clauses] == ["zh.1", "zh.3"]
    assert [(link.de, link.zh, link.made_by) for link in memo.links][1] == (("de.2",), (), "file")


def test_a_clause_that_never_had_a_text_stays() -> None:
    memo = memo_of(("", "空"), ("Ja.", ""))
    assert read(render(memo, "word")) == held_by_units(memo)


def test_a_row_tracked_away_is_gone_or_still_there() -> None:
    def change(rows: Rows) -> None:
        row_mark(rows[2], "del")
        for run in list(rows[2].iter(f"{W}r")):
            tracked(run, "del")

    data = edited(DATA, change)
    assert [clause.id for clause in read(data).de.clauses] == ["de.1", "de.3"]
    assert [clause.text for clause in original(data).de.clauses] == [clause.text for clause in MEMO.de.clauses]
    assert original(data).links == held_by_units(MEMO).links


def test_a_row_tracked_in_is_there_or_not_yet() -> None:
    def change(rows: Rows) -> None:
        write_new(rows[2], ["", "Neue Klausel.", "新条款。"])
        new = rows[2].getnext()
        assert new is not None
        row_mark(new, "ins")
        for run in list(new.iter(f"{W}r")):
            tracked(run, "ins")

    data = edited(DATA, change)
    assert links(read(data))[2] == (["Neue Klausel."], ["新条款。"])
    assert [clause.text for clause in original(data).de.clauses] == [clause.text for clause in MEMO.de.clauses]


def test_a_row_tracked_to_another_place() -> None:
    """Word tracks a moved row as one deleted here and one inserted there, which takes the bookmarks along."""

    def change(rows: Rows) -> None:
        write_new(rows[3], ["", "", ""])
        new = rows[3].getnext()
        assert new is not None
        row_mark(new, "ins")
        row_mark(rows[2], "del")
        for old, target in zip(cells(rows[2]), cells(new), strict=True):
            for paragraph in list(target.iter(f"{W}p")):
                delete(paragraph)
            for paragraph in old.iter(f"{W}p"):
                copy = etree.fromstring(etree.tostring(paragraph))
                target.append(copy)
                for run in list(copy.iter(f"{W}r")):
                    tracked(run, "moveTo")
                for mark in list(paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
                    delete(mark)
                for run in list(paragraph.iter(f"{W}r")):
                    tracked(run, "moveFrom")

    memo = read(edited(DATA, change))
    assert [clause.id for clause in memo.de.clauses] == ["de.1", "de.3", "de.2"]
    assert [link.zh for link in memo.links] == [("zh.1",), ("zh.3",), ("zh.2",)]


def test_paragraphs_joined_with_changes_tracked() -> None:
    def change(rows: Rows) -> None:
        cells(rows[2])[1].append(paragraphs(rows[3], 1)[0])
        mark_of(paragraphs(rows[2], 1)[0], "del")

    data = edited(DATA, change)
    assert links(read(data))[1][0] == ["Erste Klausel gilt.Zweite Klausel gilt."]
    assert links(original(data))[1][0] == ["Erste Klausel gilt.", "Zweite Klausel gilt."]


def test_a_paragraph_tracked_away_with_its_mark_leaves_the_next_as_it_is() -> None:
    def change(rows: Rows) -> None:
        cells(rows[2])[1].append(paragraphs(rows[3], 1)[0])
        first = paragraphs(rows[2], 1)[0]
        mark_of(first, "del")
        for run in list(first.iter(f"{W}r")):
            tracked(run, "del")

    memo = read(edited(DATA, change))
    assert [(clause.id, clause.text) for clause in memo.de.clauses] == [
        ("de.1", "Präambel"),
        ("de.3", "Zweite Klausel gilt."),
    ]


def test_a_paragraph_divided_with_changes_tracked() -> None:
    def change(rows: Rows) -> None:
        divide(paragraphs(rows[2], 1)[0], "Erste Klausel", " gilt.")
        mark_of(paragraphs(rows[2], 1)[0], "ins")

    data = edited(DATA, change)
    assert links(read(data))[1][0] == ["Erste Klausel", " gilt."]
    assert links(original(data))[1][0] == ["Erste Klausel gilt."]


COMMENTS = f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="1"><w:p><w:r><w:t>Bitte prüfen</w:t></w:r></w:p></w:comment></w:comments>'


def test_comments_are_no_text_and_are_told() -> None:
    def change(rows: Rows) -> None:
        paragraph = paragraphs(rows[2], 1)[0]
        paragraph.insert(1, etree.Element(f"{W}commentRangeStart", {f"{W}id": "1"}))
        paragraph.append(etree.Element(f"{W}commentRangeEnd", {f"{W}id": "1"}))
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}commentReference", {f"{W}id": "1"})

    data = packed({**parts_of(edited(DATA, change)), "word/comments.xml": COMMENTS.encode()})
    memo = read(data)
    assert [clause.text for clause in memo.de.clauses] == [clause.text for clause in MEMO.de.clauses]
    assert memo.links == held_by_units(MEMO).links
    assert codes(memo) == [("docx.comments", "1")]


@pytest.mark.parametrize(
    ("option", "code"),
    [(None, "docx.changes-unresolved"), ("final", "docx.changes-final"), ("original", "docx.changes-original")],
)
def test_changes_that_nobody_accepted_or_rejected_are_told(option: str | None, code: str) -> None:
    data = edited(DATA, lambda rows: tracked(next(paragraphs(rows[2], 1)[0].iter(f"{W}r")), "ins"))
    memo = read_source(data, "memo.docx", changes=option)
    assert isinstance(memo, Memorandum)
    assert codes(memo) == [(code, "1")]


def test_accepted_and_rejected_changes_leave_no_trace() -> None:
    """Word then writes the runs as if they had always been so."""
    memo = read(edited(DATA, lambda rows: None))
    assert codes(memo) == []
    assert memo == held_by_units(MEMO)


def add_column(rows: Rows, where: int) -> None:
    for number, row in enumerate(rows):
        cell = etree.Element(f"{W}tc")
        paragraph = etree.SubElement(cell, f"{W}p")
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = f"Bemerkung {number}"
        row.insert(row.index(cells(row)[0]) + where, cell)


@pytest.mark.parametrize("where", [0, 1, 2, 3])
def test_a_column_of_remarks_is_no_text(where: int) -> None:
    assert read(edited(DATA, lambda rows: add_column(rows, where))) == held_by_units(MEMO)


def test_the_number_column_deleted() -> None:
    def change(rows: Rows) -> None:
        for row in rows:
            delete(cells(row)[0])

    assert read(edited(DATA, change)) == held_by_units(MEMO)


def test_the_table_divided_in_two_and_text_between() -> None:
    def change(rows: Rows) -> None:
        table = rows[0].getparent()
        assert table is not None
        between = etree.Element(f"{W}p")
        etree.SubElement(etree.SubElement(between, f"{W}r"), f"{W}t").text = "Zweiter Teil"
        second = etree.Element(f"{W}tbl")
        table.addnext(between)
        between.addnext(second)
        second.extend(rows[2:])

    assert read(edited(DATA, change)) == held_by_units(MEMO)


def in_runs(paragraph: etree._Element) -> None:
    """What Word does to a text that was proof-read: runs divided anywhere, with marks of spelling and page breaks between."""
    (run,) = paragraph.iter(f"{W}r")
    (text,) = run.iter(f"{W}t")
    said = text.text or ""
    for sign in said[1:]:
        new = etree.fromstring(etree.tostring(run))
        new[-1].text = sign
        new.insert(0, etree.Element(f"{W}lastRenderedPageBreak"))
        last = list(paragraph.iter(f"{W}r"))[-1]
        last.addnext(new)
        last.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
    text.text = said[:1]


def test_runs_divided_by_the_spelling_checker() -> None:
    def change(rows: Rows) -> None:
        for row in rows[1:]:
            in_runs(paragraphs(row, 1)[0])

    assert read(edited(DATA, change)) == held_by_units(MEMO)


def test_rows_sorted_by_the_chinese_column() -> None:
    def change(rows: Rows) -> None:
        table = rows[0].getparent()
        assert table is not None
        for row in sorted(rows[1:], key=lambda row: "".join(map(str, cells(row)[2].itertext()))):
            table.append(row)

    memo = read(edited(DATA, change))
    assert [clause.text for clause in memo.zh.clauses] == sorted(clause.text for clause in MEMO.zh.clauses)
    assert {(link.de, link.zh) for link in memo.links} == {((f"de.{n}",), (f"zh.{n}",)) for n in (1, 2, 3)}


def test_text_pasted_from_elsewhere_with_a_table_in_it() -> None:
    def change(rows: Rows) -> None:
        inner = etree.SubElement(cells(rows[2])[1], f"{W}tbl")
        cell = etree.SubElement(etree.SubElement(inner, f"{W}tr"), f"{W}tc")
        paragraph = etree.SubElement(cell, f"{W}p")
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = "Eingefügt"
        etree.SubElement(cells(rows[2])[1], f"{W}p")

    assert links(read(edited(DATA, change)))[1][0] == ["Erste Klausel gilt.", "Eingefügt"]
