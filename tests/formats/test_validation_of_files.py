"""`validate` for Word, Excel, CSV, CES, JSON Lines, text, DocBin, PDF and split TEI: each fault is found, ours has none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from pypdf import PdfWriter
from spacy.tokens import DocBin

from formats.test_xliff import memo_with_marks
from formats.word_editing import packed, parts_of
from memorandum_kit.cli import main
from memorandum_kit.errors import BadInput, NotInstalled
from memorandum_kit.messages import INTERFACE_LANGUAGES, area
from memorandum_kit.model import Memorandum
from memorandum_kit.writers import WRITERS, render, suffix_of
from memorandum_kit.writers.validation import VALIDATORS, validate
from strategies import memoranda

MEMO = memo_with_marks()
MAIN, SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"
Change = Callable[[bytes], bytes]


def swapped(old: str, new: str) -> Change:
    def change(data: bytes) -> bytes:
        assert old.encode() in data, old
        return data.replace(old.encode(), new.encode(), 1)

    return change


def in_part(part: str, old: str, new: str) -> Change:
    def change(data: bytes) -> bytes:
        parts = parts_of(data)
        assert old.encode() in parts[part], (old, parts[part][:1500])
        return packed({**parts, part: parts[part].replace(old.encode(), new.encode(), 1)})

    return change


def without(part: str) -> Change:
    return lambda data: packed({name: held for name, held in parts_of(data).items() if name != part})


def with_part(part: str, content: bytes = b"<a/>") -> Change:
    return lambda data: packed({**parts_of(data), part: content})


def without_clause(data: bytes) -> bytes:
    packed_docs = DocBin(store_user_data=True)
    for doc in DocBin().from_bytes(data).get_docs(spacy.blank("xx").vocab):
        doc.user_data.pop("clause", None)
        packed_docs.add(doc)
    return packed_docs.to_bytes()


# format, what is done to the file, rule, what the path or the line says
BAD: list[tuple[str, Change, str, str | int]] = [
    ("word", without("word/styles.xml"), "part.missing", "[Content_Types].xml"),
    ("word", without("word/document.xml"), "part.missing", "_rels/.rels"),
    ("word", with_part("word/media/picture.xyz"), "part.type", "word/media/picture.xyz"),
    ("word", in_part("word/styles.xml", "</w:styles>", ""), "part.wellformed", "word/styles.xml"),
    ("word", in_part("word/_rels/document.xml.rels", "styles.xml", "style.xml"), "pointer.target", "document.xml.rels:"),
    ("word", in_part(MAIN, 'w:name="_memorandum_1"', 'w:name="_memorandum_77"'), "pointer.target", f"{MAIN}:/document"),
    ("word", in_part(MAIN, '<w:bookmarkEnd w:id="1"/>', ""), "element.missing", f"{MAIN}:/document/body/tbl/tr[2]"),
    ("word", in_part("customXml/item1.xml", '"_memorandum_1">{', '"_memorandum_1">x{'), "record.json", "customXml/item1.xml:"),
    ("word", in_part(MAIN, "<w:cantSplit/></w:trPr>", "<w:cantSplit/></w:trPr><w:tc><w:tcPr/></w:tc>"), "element.missing", "tc"),
    ("xlsx", without(SHEET), "part.missing", "[Content_Types].xml"),
    ("xlsx", in_part(SHEET, "<t>Klausel (de)</t>", "<t>x</t>"), "table.heads", "sheet1.xml:"),
    ("xlsx", in_part(SHEET, '<c r="A2"', '<c r="M2"><f>SUM(1)</f></c><c r="A2"'), "table.formula", f"{SHEET}:M2"),
    ("csv", lambda data: data.removeprefix(b"\xef\xbb\xbf"), "csv.bom", 1),
    ("csv", swapped("de_id", "id"), "table.heads", 1),
    ("csv", swapped(",zh.1,", ","), "table.fields", 2),
    ("csv", swapped(",0.6,", ",hoch,"), "number.value", 2),
    ("csv", swapped(",review,", ",geprüft,"), "table.value", 2),
    ("csv", swapped(",critical,", ",schwer,"), "table.value", 2),
    ("csv", lambda data: data + b'"a"b\r\n', "csv.quotes", 5),
    ("ces", lambda data: data.replace(b"cesAlign", b"align"), "format.root", 2),
    ("ces", swapped(' fromDoc="de.xml"', ""), "attribute.missing", 3),
    ("ces", swapped("de.1;zh.1", "de.1 zh.1"), "link.sides", 4),
    ("ces", swapped('type="1-1"', 'type="2-1"'), "link.type", 4),
    ("ces", swapped('certainty="0.6"', 'certainty="hoch"'), "number.value", 4),
    ("jsonl", lambda data: b"{}\n" + data, "json.fields", 1),
    ("jsonl", lambda data: data + b"{", "json.line", 2),
    ("jsonl", lambda data: data + data, "id.unique", 2),
    ("jsonl", swapped('"end": 12', '"end": 99'), "span.outside", 1),
    ("text", swapped("Beide", "Bei\x07de"), "text.character", 1),
    ("text", swapped("Städte", "St�dte"), "text.character", 1),
    ("spacy", lambda data: data[:20], "spacy.format", ""),
    ("spacy", without_clause, "spacy.clause", "doc 0"),
]  # fmt: skip


@pytest.mark.parametrize(("format", "change", "rule", "where"), BAD)
def test_a_fault_is_found_where_it_is(format: str, change: Change, rule: str, where: str | int) -> None:
    options = {"level": "clause"} if format == "ces" else {}
    data = change(render(MEMO, format, **options))
    found = validate(data, f"x{suffix_of(format)}")
    assert rule in {one.rule for one in found}, found
    first = next(one for one in found if one.rule == rule)
    if isinstance(where, int):
        assert first.line == where
    else:
        assert where in first.path
    for lang in INTERFACE_LANGUAGES:
        texts = area("export", lang)
        assert texts[f"rule.{rule}"].format(detail=first.detail)
        assert texts[f"remedy.{rule}"]


def test_every_format_that_is_written_is_checked() -> None:
    assert set(VALIDATORS.names()) == set(WRITERS.names())


FORMATS = ("word", "xlsx", "csv", "ces", "jsonl", "text", "spacy")


@pytest.mark.parametrize("format", FORMATS)
@settings(deadline=None, max_examples=20, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_what_we_write_is_without_fault(format: str, memo: Memorandum) -> None:
    try:
        data = render(memo, format)
    except BadInput:  # a memorandum without clauses, a lone surrogate in spaCy
        return
    found = validate(data, f"x{suffix_of(format)}")
    if format == "text":  # it shows what a text holds, control characters too
        found = [one for one in found if one.rule != "text.character"]
    if format == "xlsx":
        found = [one for one in found if one.rule != "table.length"]
    assert found == []


@settings(deadline=None, max_examples=20, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_the_split_edition_is_without_fault(memo: Memorandum) -> None:
    assert validate(render(memo, "tei", layout="split"), "memo.tei.zip") == []


def test_a_pointer_between_the_files_of_an_edition_to_nothing() -> None:
    data = render(MEMO, "tei", layout="split")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["zh.xml"] = files["zh.xml"].replace(b'xml:id="zh.1"', b'xml:id="zh.9"')
    found = validate(packed(files), "memo.tei.zip")
    assert found
    assert {one.rule for one in found} == {"pointer.target"}
    assert any(one.path.startswith("alignment.xml:/TEI/standOff/linkGrp") for one in found)


@pytest.mark.heavy
@pytest.mark.filterwarnings("ignore")
def test_a_pdf_carries_what_it_says(tmp_path: Path) -> None:
    try:
        data = render(MEMO, "pdf")
    except NotInstalled as missing:
        pytest.skip(str(missing))
    assert validate(data, "memo.pdf") == []
    changed = PdfWriter(clone_from=io.BytesIO(data))
    del changed.root_object["/MarkInfo"]
    stream = io.BytesIO()
    changed.write(stream)
    assert [one.rule for one in validate(stream.getvalue(), "memo.pdf")] == ["pdf.tagged"]


def test_a_pdf_of_another_program() -> None:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(72, 72, "Memorandum")
    canvas.save()
    found = [(one.rule, one.detail) for one in validate(stream.getvalue(), "memo.pdf")]
    assert found == [
        ("pdf.tagged", ""),
        ("pdf.declared", "PDF/A"),
        ("pdf.declared", "PDF/UA"),
        ("pdf.source", "memorandum.tei.xml"),
    ]


@pytest.mark.parametrize(("name", "data", "sentence"), [
    ("x.docx", b"text", "is no word file"),
    ("x.xlsx", b"PK\x03\x04", "damaged or cut off"),
    ("x.csv", b"\xff\xfe", "is not UTF-8"),
    ("x.jsonl", b"\xff\xfe", "is not UTF-8"),
    ("x.ces.xml", b"<cesAlign>", "not well-formed"),
    ("x.ces.xml", b'<!DOCTYPE cesAlign [<!ENTITY a "b">]><cesAlign/>', "declares XML entities"),
    ("x.pdf", b"%PDF-1.7", "no PDF that can be opened"),
])  # fmt: skip
def test_what_cannot_be_read_is_refused(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        validate(data, name)


def test_there_is_no_schema_to_name(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="our own rules only"):
        validate(render(MEMO, "word"), "x.docx", schema=tmp_path / "word.xsd")


def test_the_command_checks_several_formats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = []
    for format in FORMATS:
        file = tmp_path / f"memo{suffix_of(format)}"
        file.write_bytes(render(MEMO, format))
        files.append(str(file))
    assert main(["validate", *files]) == 0
    # Where there is no official schema, none is offered.
    assert "--schema" not in capsys.readouterr().out
    Path(files[0]).write_bytes(without("word/styles.xml")(Path(files[0]).read_bytes()))
    assert main(["validate", *files]) == 1
    assert "[part.missing]" in capsys.readouterr().out
