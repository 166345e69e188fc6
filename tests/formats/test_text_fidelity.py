"""Every format holds every clause's text code point for code point, read here by means of its own, not by our readers."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from lxml import etree
from openpyxl import load_workbook
from spacy.tokens import DocBin

from formats.test_tmx import memo_of
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, Memorandum
from memorandum_kit.store import loads
from memorandum_kit.writers import WRITERS, render
from memorandum_kit.writers.rows import pairs_of
from strategies import memoranda

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Texts = dict[str, str]


def tei(data: bytes) -> Texts:
    """Elements by their xml:id, without corrections and regular forms that stand beside the original's text."""
    files = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = [archive.read(name) for name in archive.namelist()]
    found = {}
    for file in files:
        for one in etree.fromstring(file).iter("{*}ab", "{*}seg", "{*}head", "{*}dateline", "{*}signed"):
            if identity := one.get(XML_ID):
                found[identity] = "".join(_outside(one))
    return found


def _outside(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname not in ("corr", "reg"):
            yield from _outside(child)
        yield child.tail or ""


def jsonl(data: bytes) -> Texts:
    rows = [json.loads(line) for line in data.decode().split("\n") if line]
    return {one["id"]: one.get("text", "") for row in rows for one in (*row["de"], *row["zh"])}


def docbin(data: bytes) -> Texts:
    docs = DocBin().from_bytes(data).get_docs(spacy.blank("xx").vocab)
    return {doc.user_data["clause"]["id"]: doc.text for doc in docs}


def page(data: bytes) -> Texts:
    """By its plain marks: what stands in `text` of each clause, without tags."""
    clauses = re.findall(
        r'data-clause="([^"]*)">(?:<span class="num">.*?</span> )?<span class="text">(.*?)</span></p>', data.decode(), re.DOTALL
    )  # fmt: skip
    return {html.unescape(name): html.unescape(re.sub(r"<[^>]*>", "", text)) for name, text in clauses}


def stored(data: bytes) -> Texts:
    return {one.id: one.text for one in loads(data.decode()).clauses().values()}


def word(data: bytes) -> Texts:
    """Paragraphs by their bookmark; the number stands before the text in a run of its own."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
        records = etree.fromstring(archive.read("customXml/item1.xml"))
    known = {one.get("bookmark"): json.loads(one.text or "") for one in records.iter("{*}clause")}
    found = {}
    for paragraph in root.iter(f"{W}p"):
        mark = paragraph.find(f"{W}bookmarkStart")
        if mark is None:
            continue
        record = known[mark.get(f"{W}name")]
        runs = ["".join(_run(one)) for one in paragraph.iter(f"{W}r")]
        found[record["id"]] = "".join(runs[1:] if "number" in record else runs)
    return found


def _run(run: etree._Element) -> Iterator[str]:
    for one in run:
        yield {f"{W}tab": "\t", f"{W}br": "\n", f"{W}t": one.text or ""}.get(str(one.tag), "")


BY_CLAUSE: dict[str, Callable[[bytes], Texts]] = {
    "tei": tei, "word": word, "jsonl": jsonl, "spacy": docbin, "html": page, "json": stored,
}  # fmt: skip


@pytest.mark.parametrize("format", BY_CLAUSE)
@settings(deadline=None, max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda())
def test_every_clause_has_its_text(format: str, memo: Memorandum) -> None:
    options = [{"layout": layout} for layout in ("group", "div", "corpus", "split")] if format == "tei" else [{}]
    if format == "tei":
        options.append({"inline_reg": True})  # type: ignore[dict-item]
    for chosen in options:
        try:
            found = BY_CLAUSE[format](render(memo, format, **chosen))
        except BadInput:
            assert not memo.clauses()
            continue
        assert found == {one.id: one.text for one in memo.clauses().values()}


def expected(memo: Memorandum, chinese: str = "", german: str = " ") -> list[tuple[str, str]]:
    """Both sides of each row, several clauses joined."""
    return [
        (german.join(c.text for c in row.de), chinese.join(c.text for c in row.zh))
        for pair in pairs_of(memo)
        for row in pair.rows
    ]


def tmx(data: bytes) -> list[tuple[str, str]]:
    found = []
    for unit in etree.fromstring(data).iter("tu"):
        sides = {Lang.of(one.get(XML_LANG, "")).is_chinese: one.findtext("seg") or "" for one in unit.iter("tuv")}
        found.append((sides.get(False, ""), sides.get(True, "")))
    return found


def xliff12(data: bytes) -> list[tuple[str, str]]:
    found = []
    for unit in etree.fromstring(data).iter("{*}trans-unit"):
        target = unit.find("{*}target")
        assert target is not None
        source = unit.findtext("{*}source") or ""
        # OmegaT wants the source as the target of what is not translated; the state says that it is none.
        copied = source and target.get("state") == "needs-translation"
        found.append((source, "" if copied else target.text or ""))
    return found


def xliff(data: bytes) -> list[tuple[str, str]]:
    return [
        (_inline(unit.find("{*}segment/{*}source")), _inline(unit.find("{*}segment/{*}target")))
        for unit in etree.fromstring(data).iter("{*}unit")
        if unit.get("id") != "empty"
    ]


def _inline(side: etree._Element | None) -> str:
    if side is None:
        return ""
    pieces = [side.text or ""]
    for child in side:
        pieces.append(chr(int(child.get("hex", ""), 16)) if child.tag.endswith("}cp") else _inline(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


@settings(deadline=None, max_examples=30, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda())
def test_every_unit_has_its_texts(memo: Memorandum) -> None:
    rows = expected(memo)
    assert tmx(render(memo, "tmx")) == rows
    assert xliff(render(memo, "xliff")) == rows
    assert xliff12(render(memo, "xliff12")) == rows
    assert [(de, zh) for zh, de in xliff12(render(memo, "xliff12", source_lang="zh"))] == rows


@settings(deadline=None, max_examples=20, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda())
def test_every_row_of_a_table_has_its_texts(memo: Memorandum) -> None:
    rows = expected(memo, "\n", "\n")
    table = csv.DictReader(io.StringIO(render(memo, "csv").decode("utf-8-sig"), newline=""))
    assert [(row["de"], row["zh"]) for row in table] == rows
    sheet = load_workbook(io.BytesIO(render(memo, "xlsx"))).active
    assert [(row[4].value or "", row[7].value or "") for row in sheet.iter_rows(min_row=2)] == rows


@settings(deadline=None, max_examples=20, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda())
def test_plain_text_breaks_lines_and_changes_nothing_else(memo: Memorandum) -> None:
    text = render(memo, "text", width=10_000).decode()
    shown = re.sub(r"\s", "", text)
    for clause in memo.clauses().values():
        for line in clause.text.split("\n"):
            assert re.sub(r"\s", "", line) in shown


def test_no_format_is_left_out() -> None:
    read_here = {*BY_CLAUSE, "tmx", "xliff", "xliff12", "csv", "xlsx", "text"}
    # CES points into files of its own, TBX has no clauses; the text of a PDF is compared in test_pdf_writer.
    assert read_here | {"ces", "pdf", "tbx"} == set(WRITERS.names())


@pytest.mark.parametrize(
    "text", ["_x0041_", "a\rb", "a\r\nb", " führende und folgende ", "\u200f\u202bאב\u202c", "𠮷]]>&amp;", "="]
)
def test_texts_that_programs_like_to_change(text: str) -> None:
    memo = memo_of((text, text))
    for format in ("tei", "word", "jsonl", "spacy", "json"):
        assert BY_CLAUSE[format](render(memo, format)) == {"de.1": text, "zh.1": text}, format
    for read, format in ((tmx, "tmx"), (xliff, "xliff"), (xliff12, "xliff12")):
        assert read(render(memo, format)) == [(text, text)], format
    sheet = load_workbook(io.BytesIO(render(memo, "xlsx"))).active
    assert (sheet["E2"].value, sheet["H2"].value) == (text, text)
