"""Damaged and random files: every reader either reads them or raises one of the documented errors, quickly."""

from __future__ import annotations

import io
import zipfile

import pytest
import test_docx
import test_odt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reader_files import odt, packed, pdf
from test_html import PAGE
from test_pdf import one_column, two_columns
from test_txt import GERMAN, HANS, HANT, WRAPPED

from memorandum_kit.errors import MemorandumError, NotMine
from memorandum_kit.model import Memorandum, Source
from memorandum_kit.readers import READERS, Options, read_source
from memorandum_kit.readers.languages import split_languages
from memorandum_kit.readers.xml import parse_xml

VALID: dict[str, list[bytes]] = {
    "docx": [test_docx.BILINGUAL, test_docx.CHANGED, *test_docx.TestDocx().good().values()],
    "odt": [odt("<text:p>x</text:p>"), *test_odt.TestOdt().good().values()],
    "pdf": [pdf(one_column), pdf(two_columns)],
    "html": [PAGE.encode(), b"<p>a<table><tr><td>b</table><ol><li>c</ol>"],
    "txt": [
        GERMAN.encode("cp1252"),
        HANS.encode("gb18030"),
        HANT.encode("big5"),
        WRAPPED.encode(),
        HANS.encode("utf-16"),
    ],
}
SETTINGS = settings(
    deadline=None,
    max_examples=60,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def survives(reader: str, data: bytes) -> None:
    """The reader alone, and the way that users take."""
    try:
        READERS.get(reader)(data, "fuzz", Options())
    except (MemorandumError, NotMine) as error:
        assert str(error)  # noqa: PT017 - raised or not, both are right
    try:
        result = read_source(data, "fuzz")
        assert isinstance(result, Source | Memorandum)
        if isinstance(result, Source):
            split_languages(result)
    except MemorandumError as error:
        assert str(error)  # noqa: PT017


@st.composite
def mutated(draw: st.DrawFn, originals: list[bytes]) -> bytes:
    """A valid file with a few stretches overwritten, cut out, repeated or inserted."""
    data = bytearray(draw(st.sampled_from(originals)))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, max(0, len(data) - 1)))
        length = draw(st.integers(0, 40))
        kind = draw(st.sampled_from(("overwrite", "cut", "repeat", "insert", "truncate")))
        if kind == "overwrite":
            data[start : start + length] = draw(st.binary(min_size=length, max_size=length))
        elif kind == "cut":
            del data[start : start + length]
        elif kind == "repeat":
            data[start:start] = data[start : start + length] * draw(st.integers(1, 5))
        elif kind == "insert":
            data[start:start] = draw(st.binary(max_size=length))
        else:
            del data[max(1, start) :]
    return bytes(data)


@pytest.mark.parametrize("reader", list(VALID))
def test_mutated_files(reader: str) -> None:
    @SETTINGS
    @given(mutated(VALID[reader]))
    def run(data: bytes) -> None:
        survives(reader, data)

    run()


MAGICS = (
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"<html>",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<?xml ",
    b"\xef\xbb\xbf",
)


@pytest.mark.parametrize("reader", list(VALID))
def test_random_bytes(reader: str) -> None:
    @SETTINGS
    @given(st.sampled_from(MAGICS), st.binary(min_size=1, max_size=400))
    def run(magic: bytes, rest: bytes) -> None:
        survives(reader, magic + rest)

    run()


TAGS = {
    "docx": [f"w:{t}" for t in ["p", "r", "t", "tab", "br", "pPr", "rPr", "numPr", "ilvl", "numId", "tbl", "tr", "tc", "tcPr", "trPr", "vMerge", "gridSpan", "ins", "del", "delText", "moveTo", "moveFrom", "sdt", "sdtContent", "fldChar", "instrText", "fldSimple", "sym", "ruby", "rubyBase", "vanish", "footnoteReference", "drawing", "txbxContent", "hyperlink", "pStyle", "body"]] + ["mc:AlternateContent", "mc:Choice", "mc:Fallback", "m:oMath", "m:r", "m:t"],
    "odt": [f"text:{t}" for t in ["p", "h", "list", "list-item", "list-header", "span", "s", "tab", "line-break", "note", "note-body", "note-citation", "change", "change-start", "change-end", "tracked-changes", "changed-region", "insertion", "deletion", "number", "section", "ruby", "ruby-base"]] + ["table:table", "table:table-row", "table:table-cell", "table:covered-table-cell", "draw:frame", "draw:text-box", "office:annotation"],
    "html": ["p", "div", "table", "tr", "td", "th", "tbody", "ul", "ol", "li", "h1", "br", "span", "pre", "b", "script", "style", "ruby", "rt", "caption", "dl", "dt", "dd", "template", "a", "svg"],
}  # fmt: skip
VALUES = (
    "",
    "0",
    "1",
    "-1",
    "9",
    "99999999999",
    "x",
    "continue",
    "begin",
    "separate",
    "end",
    "F0B7",
    "true",
    "final",
    "一",
    "restart",
)
ATTRIBUTES = {
    "docx": ("w:val", "w:fldCharType", "w:char", "w:font", "w:id", "w:instr"),
    "odt": ("text:c", "text:style-name", "text:start-value", "text:outline-level", "text:id", "text:change-id",
            "table:number-columns-repeated", "text:continue-numbering", "text:note-class", "xml:id", "text:continue-list"),
    "html": ("start", "value", "type", "rowspan", "colspan", "lang", "style", "reversed", "hidden"),
}  # fmt: skip


def _element(tag: str, attributes: dict[str, str], inner: list[str]) -> str:
    named = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{tag}{named}>{''.join(inner)}</{tag}>"


def trees(kind: str) -> st.SearchStrategy[str]:
    """Well-formed XML with the format's own elements in senseless order."""

    def element(children: st.SearchStrategy[list[str]]) -> st.SearchStrategy[str]:
        attributes = st.dictionaries(st.sampled_from(ATTRIBUTES[kind]), st.sampled_from(VALUES), max_size=2)
        return st.builds(_element, st.sampled_from(TAGS[kind]), attributes, children)

    text = st.sampled_from(("Text", "文", " ", "\n", "", "1.", "e\u0301"))
    return st.recursive(text, lambda inner: element(st.lists(inner, max_size=4)), max_leaves=25)


@pytest.mark.parametrize("reader", list(TAGS))
def test_senseless_but_well_formed(reader: str) -> None:
    from reader_files import docx

    build = {"docx": docx, "odt": lambda body: odt(body), "html": lambda body: f"<html>{body}</html>".encode()}[reader]

    @SETTINGS
    @given(trees(reader))
    def run(body: str) -> None:
        survives(reader, build(body))

    run()


NUMBERING = st.lists(
    st.tuples(st.sampled_from(("w:abstractNum", "w:num", "w:lvl", "w:numFmt", "w:lvlText", "w:start", "w:lvlRestart")), st.sampled_from(VALUES)),
    max_size=8,
)  # fmt: skip


@SETTINGS
@given(NUMBERING, st.binary(max_size=200))
def test_senseless_parts_of_a_word_file(elements: list[tuple[str, str]], styles: bytes) -> None:
    from reader_files import docx, p

    xml = "".join(f'<{tag} w:val="{v}" w:ilvl="{v}" w:abstractNumId="1" w:numId="1">' for tag, v in elements)
    xml += "".join(f"</{tag}>" for tag, _ in reversed(elements))
    data = docx(p("x", props='<w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr>'), numbering=xml)
    survives("docx", data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    survives("docx", packed({**files, "word/styles.xml": styles}))


@SETTINGS
@given(st.text(max_size=300))
def test_any_text_survives_or_is_refused(text: str) -> None:
    survives("txt", text.encode("utf-8", errors="surrogatepass"))


@SETTINGS
@given(
    st.binary(max_size=300),
    st.sampled_from((b"", b"<!DOCTYPE a [", b"<?xml version='1.0' encoding='utf-16'?>", b"<a>")),
)
def test_xml_gives_a_tree_or_a_documented_error(data: bytes, head: bytes) -> None:
    try:
        assert parse_xml(head + data, "fuzz") is not None
    except MemorandumError as error:
        assert "fuzz" in str(error)  # noqa: PT017
