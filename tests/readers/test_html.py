"""HTML pages: blocks, white space, lists, tables, languages, encodings."""

from __future__ import annotations

import pytest
from reader_contract import ReaderContract

from memorandum_kit.model import Lang, Source
from memorandum_kit.readers import read_source

PAGE = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Freundschaft</title><style>p { color: red }</style></head><body>
<script>var x = "nicht";</script>
<h1>Memorandum</h1>
<p>Die Parteien<br>vereinbaren:</p>
<table><tr><th>Deutsch<th>中文</tr><tr><td>Artikel 1<td lang="zh-CN">第一条</tr></table>
</body></html>"""


def read(page: str | bytes, **options: str) -> Source:
    source = read_source(page.encode() if isinstance(page, str) else page, "seite.html", **options)  # type: ignore[arg-type]
    assert isinstance(source, Source)
    return source


def body(inner: str) -> list[str]:
    return [block.text for block in read(f"<html><body>{inner}</body></html>").blocks]


class TestHtml(ReaderContract):
    reader = "html"

    def good(self) -> dict[str, bytes]:
        return {
            "seite.html": PAGE.encode(),
            "xhtml.htm": ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'
                          '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Größe</p></body></html>').encode(),
            "stueck.html": b"<p>Nur ein Absatz ohne Rahmen</p>",
        }  # fmt: skip


def test_blocks_and_languages() -> None:
    source = read(PAGE)
    assert source.title == "Freundschaft"
    assert source.lang is None or source.lang is Lang.DE
    assert [(b.style, b.text, b.lang, b.group) for b in source.blocks] == [
        ("heading", "Memorandum", Lang.DE, ""),
        ("paragraph", "Die Parteien\nvereinbaren:", Lang.DE, ""),
        ("cell", "Deutsch", Lang.DE, "t0.r0"),
        ("cell", "中文", Lang.DE, "t0.r0"),
        ("cell", "Artikel 1", Lang.DE, "t0.r1"),
        ("cell", "第一条", Lang.ZH_HANS, "t0.r1"),
    ]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<p> Die \n  Parteien </p>", ["Die Parteien"]),
        ("<p>双方同意\n   开展合作</p>", ["双方同意开展合作"]),
        ("<p>Artikel&nbsp;1 &auml;&#x4e00;&amp;</p>", ["Artikel\u00a01 ä一&"]),
        ("<p>f<b>e</b>tt <i>schräg</i></p>", ["fett schräg"]),
        ("<pre>a\n  b</pre>", ["a\n  b"]),
        ("<div>eins<p>zwei</p>drei</div>vier", ["eins", "zwei", "drei", "vier"]),
        ("<p>a<p>b", ["a", "b"]),
        ("<ruby>门<rt>mén</rt></ruby>", ["门"]),
        (
            "<p>da</p><noscript>x</noscript><template>y</template><p hidden>weg</p><p style='display: none'>weg</p>",
            ["da"],
        ),
        ("<p>a<!-- nicht --><!-- <p>x --></p>", ["a"]),
        ("<p>sichtbar<script><!-- x --></script></p>", ["sichtbar"]),
    ],
)
def test_text(inner: str, expected: list[str]) -> None:
    assert body(inner) == expected


@pytest.mark.parametrize(
    ("opening", "labels"),
    [
        ("<ol>", ["1.", "2.", "3."]),
        ("<ol start=5>", ["5.", "6.", "7."]),
        ("<ol type=a>", ["a.", "b.", "c."]),
        ("<ol type=I reversed>", ["III.", "II.", "I."]),
        ("<ul>", ["•", "•", "•"]),
        ('<ol style="list-style-type: cjk-ideographic">', ["一、", "二、", "三、"]),
        ('<ol style="list-style: none">', ["", "", ""]),
    ],
)
def test_lists_have_their_numbers(opening: str, labels: list[str]) -> None:
    source = read(f"<html>{opening}<li>x<li><p>y</p><p>noch</p><li>z</html>")
    assert [block.label for block in source.blocks if block.text != "noch"] == labels
    assert all(block.label == "" for block in source.blocks if block.text == "noch")


def test_nested_lists_and_item_values() -> None:
    source = read("<html><ol><li>a<ol type=a><li>b</ol><li value=7>c<li>d</ol></html>")
    assert [(b.label, b.text, b.level) for b in source.blocks] == [
        ("1.", "a", 1),
        ("a.", "b", 2),
        ("7.", "c", 1),
        ("8.", "d", 1),
    ]


def test_spans_in_tables() -> None:
    page = "<html><table><tr><td rowspan=2>1<td colspan=2>b<td>d<tr><td>unten b<td>c</table></html>"
    assert [(b.text, b.place.row, b.place.cell) for b in read(page).blocks] == [
        ("1", 0, 0), ("b", 0, 1), ("d", 0, 3), ("unten b", 1, 1), ("c", 1, 2)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "encoding", "declared", "shown"),
    [
        ("Städte", "utf-8", "utf-8", "utf-8 (declared)"),
        ("Städte", "cp1252", "iso-8859-1", "cp1252 (declared)"),
        ("Städte und Größe", "utf-8", "iso-8859-1", "UTF-8 (valid)"),  # a template's wrong word
        ("Städte für Größe", "cp1252", "utf-8", "Windows-1252 (letters)"),
        ("双方友好合作", "gb18030", "gb2312", "gb18030 (declared)"),
        ("雙方友好合作", "big5", "big5", "big5hkscs (declared)"),
        ("双方友好合作", "utf-16", "utf-8", "UTF-16 LE (mark)"),
        ("双方友好合作的政府", "gb18030", "", "GB18030 (characters)"),
    ],
)
def test_encodings(text: str, encoding: str, declared: str, shown: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    source = read(f"<html><head>{meta}</head><body><p>{text}</p></body></html>".encode(encoding))
    assert [block.text for block in source.blocks] == [text]
    assert source.notes[0].detail == shown


def test_a_wrong_page_language_is_not_believed() -> None:
    page = (
        '<html lang="en"><body><p>Die Parteien vereinbaren, dass sie für die Städte zusammenarbeiten.</p></body></html>'
    )
    assert read(page).lang is None


@pytest.mark.parametrize("text", ["<Entwurf> Memorandum", "< 5 Jahre", "a <b> c"])
def test_plain_text_with_angle_brackets_is_no_html(text: str) -> None:
    source = read_source(text.encode(), "x.txt")
    assert isinstance(source, Source)
    assert source.media_type == "text/plain"
    assert source.blocks[0].text == text


LIBRE = (
    '<p>Die Stadt<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> fördert ihn.</p>'
    '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>Gemeint ist sie.</p></div>'
)
PANDOC = (
    '<p>Die Stadt<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> fördert ihn.</p>'
    '<section id="footnotes" class="footnotes" role="doc-endnotes"><hr/><ol><li id="fn1"><p>Gemeint ist sie.'
    '<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>'
)


@pytest.mark.parametrize("page", [LIBRE, PANDOC], ids=["LibreOffice", "Pandoc"])
def test_footnotes_are_set_apart_and_leave_no_number_in_the_text(page: str) -> None:
    source = read_source(f"<html><body>{page}</body></html>".encode(), "memo.html")
    assert isinstance(source, Source)
    assert [(block.text, block.place.part) for block in source.blocks] == [
        ("Die Stadt fördert ihn.", "body"),
        ("Gemeint ist sie.", "footnote"),
    ]


def test_other_raised_numbers_and_links_stay() -> None:
    page = '<p>448 km<sup>2</sup>, siehe <a href="#art3">Artikel 3</a> und <a href="#x">4</a>.</p>'
    source = read_source(f"<html><body>{page}</body></html>".encode(), "memo.html")
    assert isinstance(source, Source)
    assert [(block.text, block.place.part) for block in source.blocks] == [("448 km2, siehe Artikel 3 und 4.", "body")]
