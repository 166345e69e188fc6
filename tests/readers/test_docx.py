"""Word files: order, tables, tracked changes, numbering as printed, notes, boxes, places."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from reader_contract import ReaderContract
from reader_files import docx, p, r, table

from memorandum_kit.model import Block, Source
from memorandum_kit.readers import read_source
from memorandum_kit.readers.docx_text import part_paragraphs


def read(data: bytes, **options: str) -> Source:
    source = read_source(data, "memo.docx", **options)  # type: ignore[arg-type]
    assert isinstance(source, Source)
    return source


def texts(source: Source) -> list[str]:
    return [block.text for block in source.blocks]


def codes(source: Source) -> dict[str, str]:
    return {note.code: note.detail for note in source.notes}


def level(number: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def item(text: str, level: int = 0, num: int = 1) -> str:
    return p(text, props=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>'
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)
BILINGUAL = docx(
    p("Memorandum / 备忘录")
    + table(("1", "Artikel 1", "第一条"), ("2", "Die Parteien arbeiten zusammen.", "双方开展合作。"))
    + p("Für die Stadt")
)


class TestDocx(ReaderContract):
    reader = "docx"

    def good(self) -> dict[str, bytes]:
        return {
            "zwei Spalten.docx": BILINGUAL,
            "alles.docx": docx(
                p("Text", inner=f'{r("verborgen", "<w:vanish/>")}<w:ins w:id="1">{r(" neu")}</w:ins>'
                  + BOX.format(p("Kasten")) + '<w:r><w:footnoteReference w:id="2"/></w:r>')
                + item("eins") + "<w:sectPr/>",
                numbering=numbering(level(0, "decimal", "%1.")),
                footnotes=f'<w:footnote w:id="0" w:type="separator">{p()}</w:footnote><w:footnote w:id="2">{p("Fußnote")}</w:footnote>',
                header1=p("Kopf"), header2=p("Kopf"), footer1=p("Fuß"),
                comments=f'<w:comment w:id="0">{p("Kommentar")}</w:comment>',
            ),
        }  # fmt: skip


def test_parts_come_in_order_and_once() -> None:
    source = read(TestDocx().good()["alles.docx"])
    assert [(b.text, b.place.part, b.style, b.label) for b in source.blocks] == [
        ("Text neu", "body", "paragraph", ""),
        ("Kasten", "textbox", "textbox", ""),
        ("eins", "body", "list", "1."),
        ("Fußnote", "footnote", "footnote", ""),
        ("Kopf", "header", "header", ""),
        ("Fuß", "footer", "footer", ""),
    ]
    assert codes(source) == {"docx.changes-unresolved": "1", "docx.comments": "1", "docx.hidden-text": "verborgen"}


def test_rows_of_a_bilingual_table_are_groups() -> None:
    cells = [b for b in read(BILINGUAL).blocks if b.place.table is not None]
    assert [(b.place.row, b.place.cell, b.text, b.group) for b in cells] == [
        (0, 0, "1", "t0.r0"), (0, 1, "Artikel 1", "t0.r0"), (0, 2, "第一条", "t0.r0"),
        (1, 0, "2", "t0.r1"), (1, 1, "Die Parteien arbeiten zusammen.", "t0.r1"), (1, 2, "双方开展合作。", "t0.r1"),
    ]  # fmt: skip


def test_merged_and_nested_cells() -> None:
    merge = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
    inner = table(("innen a", "innen b"))
    body = (
        "<w:tbl><w:tr>"
        f'<w:tc>{merge}{p("oben")}</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("breit")}</w:tc><w:tc>{p("vier")}</w:tc>'
        "</w:tr><w:tr>"
        f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p()}</w:tc><w:tc>{inner}{p('danach')}</w:tc>"
        "</w:tr></w:tbl>"
    )
    assert [(b.text, b.place.table, b.place.row, b.place.cell, b.group) for b in read(docx(body)).blocks] == [
        ("oben", 0, 0, 0, "t0.r0"),
        ("breit", 0, 0, 1, "t0.r0"),
        ("vier", 0, 0, 3, "t0.r0"),
        ("innen a", 1, 0, 0, "t0.r1"),
        ("innen b", 1, 0, 1, "t0.r1"),
        ("danach", 0, 1, 1, "t0.r1"),
    ]


CHANGED = docx(
    p(inner=r("Die Stadt ") + f'<w:ins w:id="1">{r("Neu")}</w:ins><w:del w:id="2"><w:r><w:delText>Alt</w:delText></w:r></w:del>' + r("dorf"))
    + p(inner=f'<w:moveFrom w:id="3">{r("verschoben")}</w:moveFrom>')
    + p(inner=f'<w:moveTo w:id="4">{r("verschoben")}</w:moveTo>')
    + p("eins ", props='<w:rPr><w:del w:id="5"/></w:rPr>')
    + p("zwei")
    + p(props='<w:rPr><w:ins w:id="6"/></w:rPr>', inner=f'<w:ins w:id="7">{r("neuer Absatz")}</w:ins>')
    + p("Ende")
    + "<w:tbl>"
    + f'<w:tr><w:trPr><w:del w:id="8"/></w:trPr><w:tc>{p("alte Zeile")}</w:tc></w:tr>'
    + f'<w:tr><w:trPr><w:ins w:id="9"/></w:trPr><w:tc>{p("neue Zeile")}</w:tc></w:tr></w:tbl>'
)  # fmt: skip
FINAL = ["Die Stadt Neudorf", "verschoben", "eins zwei", "neuer Absatz", "Ende", "neue Zeile"]
ORIGINAL = ["Die Stadt Altdorf", "verschoben", "eins ", "zwei", "Ende", "alte Zeile"]


@pytest.mark.parametrize(
    ("option", "expected", "note"),
    [
        (None, FINAL, "docx.changes-unresolved"),
        ("final", FINAL, "docx.changes-final"),
        ("original", ORIGINAL, "docx.changes-original"),
    ],
)
def test_tracked_changes(option: str | None, expected: list[str], note: str) -> None:
    source = read(CHANGED, **({"changes": option} if option else {}))
    assert texts(source) == expected
    assert note in codes(source)


def test_a_moved_paragraph_stands_where_it_was_or_is() -> None:
    assert [b.place.paragraph for b in read(CHANGED).blocks][1] == 2
    assert [b.place.paragraph for b in read(CHANGED, changes="original").blocks][1] == 1


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (r("a") + "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        ("<w:r><w:t>E</w:t><w:noBreakHyphen/><w:t>Mail Zusam</w:t><w:softHyphen/><w:t>men</w:t></w:r>", "E\u2011Mail Zusam\u00admen"),
        (field("PAGE", "3"), "3"),
        (field(f"IF {field('PAGE', '1')} = 1", "ja"), "ja"),
        ('<w:fldSimple w:instr="DATE">' + r("12.01.2024") + "</w:fldSimple>", "12.01.2024"),
        (f'<w:hyperlink r:id="r1">{r("Verweis")}</w:hyperlink>', "Verweis"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('Inhalt')}</w:sdtContent></w:sdt>", "Inhalt"),
        (f"<w:smartTag>{r('Bott')}</w:smartTag>" + r("rop"), "Bottrop"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r(" ja"), "☒ ja"),
        ("<w:r><w:ruby><w:rubyPr/><w:rt>" + r("mén") + "</w:rt><w:rubyBase>" + r("门") + "</w:rubyBase></w:ruby></w:r>", "门"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (r("sichtbar") + r("weg", "<w:vanish/>") + r("doch", '<w:vanish w:val="0"/>'), "sichtbardoch"),
        (r("e\u0301 ⼈ 𠮷"), "e\u0301 ⼈ 𠮷"),
    ],
)  # fmt: skip
def test_text_of_a_paragraph(inner: str, expected: str) -> None:
    assert texts(read(docx(p(inner=inner) + p("Ende")))) == [expected, "Ende"]


def test_a_field_over_several_paragraphs() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:t>nicht</w:t></w:r>'
    middle = '<w:r><w:t>Text</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("Artikel 1\t3")
    end = r("Artikel 2\t4") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(read(docx(p(inner=begin) + p(inner=middle) + p(inner=end)))) == ["Artikel 1\t3", "Artikel 2\t4"]


def labels(source: Source) -> list[str]:
    return [block.label for block in source.blocks]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("decimal", "Artikel %1", ["Artikel 1", "Artikel 2", "Artikel 3"]),
        ("chineseCountingThousand", "第%1条", ["第一条", "第二条", "第三条"]),
        ("chineseCounting", "%1、", ["一、", "二、", "三、"]),
        ("japaneseCounting", "（%1）", ["（一）", "（二）", "（三）"]),
        ("ideographDigital", "第%1章", ["第一章", "第二章", "第三章"]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("decimalEnclosedCircle", "%1", ["①", "②", "③"]),
        ("decimalFullWidth", "%1．", ["１．", "２．", "３．"]),
        ("ideographTraditional", "%1", ["甲", "乙", "丙"]),
        ("bullet", "\uf0b7", ["•", "•", "•"]),
        ("none", "–", ["–", "–", "–"]),
    ],
)  # fmt: skip
def test_number_formats(form: str, text: str, expected: list[str]) -> None:
    source = read(docx(item("x") * 3, numbering=numbering(level(0, form, text))))
    assert labels(source) == expected
    assert texts(source) == ["x"] * 3


def test_levels_restart_and_legal_numbering() -> None:
    levels = (
        level(0, "upperRoman", "%1"),
        level(1, "decimal", "%1.%2", more="<w:isLgl/>"),
        level(2, "lowerLetter", "%3)"),
    )
    body = (
        item("", 0)
        + item("x", 1)
        + item("x", 2)
        + item("x", 2)
        + item("x", 1)
        + item("x", 2)
        + item("x", 0)
        + item("x", 1)
    )
    assert labels(read(docx(body, numbering=numbering(*levels)))) == ["I", "1.1", "a)", "b)", "1.2", "a)", "II", "2.1"]


def test_levels_that_never_restart() -> None:
    levels = (level(0, "decimal", "§ %1"), level(1, "decimal", "(%2)", more='<w:lvlRestart w:val="0"/>'))
    body = item("x") + item("x", 1) + item("x", 1) + item("x") + item("x", 1)
    assert labels(read(docx(body, numbering=numbering(*levels)))) == ["§ 1", "(1)", "(2)", "§ 2", "(3)"]


def test_start_override_restarts_and_plain_instances_go_on() -> None:
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{over}</w:num>' for n, over in (
        (1, ""), (2, ""), (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        (4, '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>'),
    ))  # fmt: skip
    body = item("x", 0, 1) * 2 + item("x", 0, 2) + item("x", 0, 3) * 2 + item("x", 0, 4)
    data = docx(body, numbering=numbering(level(0, "decimal", "%1."), nums=nums))
    assert labels(read(data)) == ["1.", "2.", "3.", "1.", "2.", "c)"]


def test_numbering_by_style_and_taken_away() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Artikel"><w:name w:val="Artikel"/><w:pPr><w:outlineLvl w:val="0"/>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Absatz"><w:name w:val="Absatz"/><w:basedOn w:val="Artikel"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    )  # fmt: skip
    levels = (
        level(0, "decimal", "Artikel %1", more='<w:pStyle w:val="Artikel"/>'),
        level(1, "decimal", "(%2)", more='<w:pStyle w:val="Absatz"/>'),
    )
    body = (
        p("T", props='<w:pStyle w:val="Titel"/>')
        + p("x", props='<w:pStyle w:val="Artikel"/>')
        + p("x", props='<w:pStyle w:val="Absatz"/>') * 2
        + p("ohne", props='<w:pStyle w:val="Artikel"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("x", props='<w:pStyle w:val="Artikel"/>')
    )
    source = read(docx(body, numbering=numbering(*levels), styles=styles))
    assert labels(source) == ["", "Artikel 1", "(1)", "(2)", "", "Artikel 2"]
    assert [(b.style, b.level) for b in source.blocks] == [
        ("title", 0), ("heading", 1), ("list", 2), ("list", 2), ("heading", 1), ("heading", 1)
    ]  # fmt: skip


def test_a_number_column_is_kept_although_its_cells_are_empty() -> None:
    rows = table((item(""), "Eins", "一"), (item(""), "Zwei", "二"))
    source = read(docx(rows, numbering=numbering(level(0, "decimal", "%1."))))
    assert [(b.label, b.text) for b in source.blocks if b.place.cell == 0] == [("1.", ""), ("2.", "")]


def test_a_deleted_item_is_not_counted() -> None:
    gone = p(
        props='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>',
        inner='<w:del w:id="2"><w:r><w:delText>weg</w:delText></w:r></w:del>',
    )
    data = docx(item("x") + gone + item("y"), numbering=numbering(level(0, "decimal", "%1.")))
    assert [(b.label, b.text) for b in read(data).blocks] == [("1.", "x"), ("2.", "y")]
    assert [b.label for b in read(data, changes="original").blocks] == ["1.", "2.", "3."]


def test_unknown_number_format_is_noted() -> None:
    source = read(docx(item("x"), numbering=numbering(level(0, "hebrew1", "%1."))))
    assert labels(source) == ["1."]
    assert codes(source) == {"docx.number-format": "hebrew1"}


def test_boxes_in_content_controls_and_cells_are_read_once() -> None:
    body = (
        f"<w:sdt><w:sdtContent>{p('Steuer', inner=BOX.format(p('Kasten') + table(('a', 'b'))))}</w:sdtContent></w:sdt>"
    )
    assert texts(read(docx(body + table((p(inner=BOX.format(p("in Zelle"))), "b"))))) == ["Steuer", "Kasten", "a", "b", "in Zelle", "b"]  # fmt: skip


def test_places_lead_back_to_the_runs() -> None:
    """A finding's offsets in a block give the runs that a Word comment must enclose."""
    body = p("Titel") + table(("x", p(inner=r("Die Stadt ") + f'<w:ins w:id="1">{r("Neu")}</w:ins>' + r("dorf grüßt"))))
    data = docx(body)
    block: Block = next(b for b in read(data).blocks if "Neudorf" in b.text)
    start = block.text.index("Neudorf")

    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    paragraph = part_paragraphs(root)[block.place.paragraph or 0]
    assert paragraph.text == block.text
    found = [(piece.element.text, a, b) for piece, a, b in paragraph.pieces_of(start, start + 7)]
    assert found == [("Neu", 0, 3), ("dorf grüßt", 0, 4)]


def test_made_by_python_docx() -> None:
    """An independent writer: headings, list styles and tables of python-docx' own template."""
    import docx as python_docx

    document = python_docx.Document()
    document.add_heading("Memorandum", 0)
    document.add_heading("Präambel", 1)
    for style in ("List Number", "List Number", "List Bullet"):
        document.add_paragraph("x", style=style)
    document.add_table(1, 2).cell(0, 1).text = "友好"
    stream = io.BytesIO()
    document.save(stream)
    assert [(b.style, b.label, b.text) for b in read(stream.getvalue()).blocks] == [
        ("title", "", "Memorandum"),
        ("heading", "", "Präambel"),
        ("list", "1.", "x"),
        ("list", "2.", "x"),
        ("list", "•", "x"),
        ("cell", "", "友好"),
    ]


def test_strict_open_xml_is_read_too() -> None:
    data = docx(p("Strikt"))
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, text)
    assert texts(read(stream.getvalue())) == ["Strikt"]


def test_a_title_in_a_cell_is_a_title() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    cell = p("Memorandum", props='<w:pStyle w:val="Titel"/>')
    heading = p("Präambel", props='<w:outlineLvl w:val="1"/>')
    blocks = read(docx(table((cell, "备忘录"), (heading, "序言")), styles=styles)).blocks
    assert [(b.style, b.level) for b in blocks] == [("title", 0), ("cell", 0), ("cell", 2), ("cell", 0)]


def test_parts_that_are_not_read_are_told() -> None:
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(p("Text")))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
                text = text.replace(
                    "</Relationships>", f'<Relationship Id="d" Type="{kind}" Target="d.xml"/></Relationships>'
                )
            new.writestr(name, text)
    assert codes(read(stream.getvalue())) == {"docx.left-out": "SmartArt (1)"}


def test_numbering_that_a_list_style_defines() -> None:
    """An abstract numbering may only point to a style whose own numbering has the levels (w:numStyleLink)."""
    numbers = (
        f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Liste"/>{level(0, "chineseCountingThousand", "第%1条")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Liste"/></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert labels(read(docx(item("x", 0, 7) * 2, numbering=numbers))) == ["第一条", "第二条"]
