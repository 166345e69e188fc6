"""OpenDocument texts: white space, lists as printed, tables, notes, tracked changes."""

from __future__ import annotations

import io

import pytest
from reader_contract import ReaderContract
from reader_files import odt

from memorandum_kit.model import Source
from memorandum_kit.readers import read_source

LIST = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Artikel "/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="–"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." '
    'style:num-prefix="第" style:num-suffix="条"/></text:list-style>'
    '<text:list-style style:name="L3">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>'
    "</text:list-style>"
)


def lst(style: str, *items: str, more: str = "") -> str:
    rows = "".join(
        f"<text:list-item>{item if item.startswith('<') else f'<text:p>{item}</text:p>'}</text:list-item>"
        for item in items
    )
    return f'<text:list text:style-name="{style}" {more}>{rows}</text:list>'


def read(body: str, *, automatic: str = LIST, styles: str = "", changes: str | None = None) -> Source:
    source = read_source(odt(body, automatic=automatic, styles=styles), "memo.odt", changes=changes)
    assert isinstance(source, Source)
    return source


def labels(source: Source) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in source.blocks]


TABLE = (
    "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Deutsch</text:p></table:table-cell>"
    "<table:table-cell><text:p>中文</text:p></table:table-cell></table:table-row></table:table-header-rows>"
    '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>breit</text:p></table:table-cell>'
    "<table:covered-table-cell/><table:table-cell><text:p>drei</text:p></table:table-cell></table:table-row></table:table>"
)
NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Fußnote</text:p>'
    "</text:note-body></text:note>"
)
BOX = "<draw:frame><draw:text-box><text:p>Kasten</text:p></draw:text-box></draw:frame>"
HEADER = (
    "<style:header><text:p>Kopf</text:p></style:header><style:header-left><text:p>Kopf</text:p></style:header-left>"
)


class TestOdt(ReaderContract):
    reader = "odt"

    def good(self) -> dict[str, bytes]:
        body = f"<text:h text:outline-level='1'>Präambel</text:h><text:p>Text{NOTE} weiter{BOX}</text:p>{TABLE}" + lst(
            "L1", "x"
        )
        return {"memo.odt": odt(body, automatic=LIST, styles=HEADER)}


def test_parts_in_order() -> None:
    source = read_source(TestOdt().good()["memo.odt"], "memo.odt")
    assert isinstance(source, Source)
    assert [(b.text, b.place.part, b.style, b.label) for b in source.blocks] == [
        ("Präambel", "body", "heading", ""),
        ("Text weiter", "body", "paragraph", ""),
        ("Kasten", "textbox", "textbox", ""),
        ("Deutsch", "body", "cell", ""),
        ("中文", "body", "cell", ""),
        ("breit", "body", "cell", ""),
        ("drei", "body", "cell", ""),
        ("x", "body", "list", "Artikel 1"),
        ("Fußnote", "footnote", "footnote", ""),
        ("Kopf", "header", "header", ""),
    ]
    assert [(b.place.row, b.place.cell, b.group) for b in source.blocks if b.style == "cell"] == [
        (0, 0, "t0.r0"), (0, 1, "t0.r0"), (1, 0, "t0.r1"), (1, 2, "t0.r1")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("  Die\n   Parteien  ", "Die Parteien "),
        ('a<text:s text:c="3"/>b', "a   b"),
        ("a <text:span> b</text:span>", "a b"),
        ("a<text:tab/>b<text:line-break/>c", "a\tb\nc"),
        ("双<text:soft-page-break/>方", "双方"),
        ("<text:a>Ver</text:a><text:bookmark/>weis", "Verweis"),
        ("<text:ruby><text:ruby-base>门</text:ruby-base><text:ruby-text>mén</text:ruby-text></text:ruby>", "门"),
        ("x<office:annotation><text:p>Kommentar</text:p></office:annotation>", "x"),
        ('<text:date text:date-value="2024-01-12">12.01.2024</text:date>', "12.01.2024"),
    ],
)
def test_text_of_a_paragraph(xml: str, expected: str) -> None:
    assert read(f"<text:p>{xml}</text:p><text:p>Ende</text:p>").blocks[0].text == expected


def test_lists_are_numbered_as_printed() -> None:
    inner = "<text:p>zwei</text:p>" + "<text:list>" + "".join(
        f"<text:list-item><text:p>{t}</text:p></text:list-item>" for t in ("u", "v")) + "</text:list>"  # fmt: skip
    source = read(lst("L1", "eins", inner, "drei") + lst("L2", "x", "y"))
    assert labels(source) == [
        ("Artikel 1", "eins"), ("Artikel 2", "zwei"), ("a)", "u"), ("b)", "v"), ("Artikel 3", "drei"), ("第一条", "x"), ("第二条", "y")
    ]  # fmt: skip
    assert [block.level for block in source.blocks[1:4]] == [1, 2, 2]


def test_lists_go_on_or_begin_again() -> None:
    body = (
        lst("L1", "x", more='xml:id="a"')
        + lst("L1", "x")
        + lst("L1", "x", more='text:continue-numbering="true"')
        + lst("L1", "x", more='text:continue-list="a"')
        + '<text:list text:style-name="L1"><text:list-item text:start-value="7"><text:p>x</text:p></text:list-item></text:list>'
    )
    assert [label for label, _ in labels(read(body))] == [f"Artikel {n}" for n in (1, 1, 2, 2, 7)]


def test_several_levels_are_printed_together() -> None:
    inner = "<text:p>x</text:p><text:list><text:list-item><text:p>y</text:p></text:list-item></text:list>"
    assert [label for label, _ in labels(read(lst("L3", inner, inner)))] == ["1.", "1.1.", "2.", "2.1."]


def test_numbered_headings() -> None:
    styles = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )
    body = "".join(f'<text:h text:outline-level="{n}">x</text:h>' for n in (1, 2, 1))
    assert [label for label, _ in labels(read(body, styles=styles))] == ["I.", "", "II."]


CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="i"><text:insertion/></text:changed-region>'
    '<text:changed-region text:id="d"><text:deletion><text:p>Alt</text:p></text:deletion></text:changed-region></text:tracked-changes>'
    '<text:p>Die Stadt <text:change-start text:change-id="i"/>Neu<text:change-end text:change-id="i"/>'
    '<text:change text:change-id="d"/>dorf</text:p>'
)


@pytest.mark.parametrize(
    ("option", "text", "code"),
    [
        (None, "Die Stadt Neudorf", "odt.changes-unresolved"),
        ("final", "Die Stadt Neudorf", "odt.changes-final"),
        ("original", "Die Stadt Altdorf", "odt.changes-original"),
    ],
)
def test_tracked_changes(option: str | None, text: str, code: str) -> None:
    source = read(CHANGES, changes=option)
    assert [block.text for block in source.blocks] == [text]
    assert [(note.code, note.detail) for note in source.notes] == [(code, "2")]


def test_made_by_odfdo() -> None:
    """An independent writer."""
    from odfdo import Document, Header, List, Paragraph, Table

    document = Document("text")
    document.body.clear()
    document.body.append(Header(1, "Memorandum"))
    document.body.append(Paragraph("Die  Parteien\tarbeiten zusammen."))
    document.body.append(List(["eins", "zwei"]))
    table = Table("T", width=2, height=1)
    table.set_value("A1", "Artikel 1")
    table.set_value("B1", "第一条")
    document.body.append(table)
    stream = io.BytesIO()
    document.save(stream)
    source = read_source(stream.getvalue(), "memo.odt")
    assert isinstance(source, Source)
    assert [(b.style, b.text) for b in source.blocks] == [
        ("heading", "Memorandum"),
        ("paragraph", "Die  Parteien\tarbeiten zusammen."),
        ("list", "eins"),
        ("list", "zwei"),
        ("cell", "Artikel 1"),
        ("cell", "第一条"),
    ]
