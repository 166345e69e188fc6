"""PDF files: wrapped lines, columns, headers and footers, tables row by row, look-alikes."""

from __future__ import annotations

from typing import Any

import pytest
from reader_contract import ReaderContract
from reader_files import pdf, pdf_by_hand, pdf_lines

from memorandum_kit.model import Source
from memorandum_kit.readers import read_source
from memorandum_kit.readers.compatibility import fold_look_alikes

GERMAN = (
    "Die Vertragsparteien vereinbaren, ihre Zusammenarbeit in den Bereichen der Wirtschaftsförderung, der Stadtentwicklung "
    "und des Jugendaustauschs auf der Grundlage der Gleichberechtigung zu vertiefen.",
    "Beide Seiten benennen jeweils eine Ansprechperson und tauschen sich mindestens einmal im Jahr über den Stand der "
    "gemeinsamen Vorhaben aus. Die Kosten trägt jede Seite selbst.",
)
CHINESE = (
    "双方同意在平等互利的基础上，在经济促进、城市发展和青少年交流等领域进一步深化合作，共同推动两市友好关系不断发展。",
    "双方各指定一名联络人，每年至少就共同项目的进展情况交流一次，有关费用由各方自行承担。",
)


def wrapped(text: str, columns: int) -> list[str]:
    """Wrap as programs do, by the width of the letters: `columns` of 5 points each."""
    from reportlab.lib.utils import simpleSplit

    return list(simpleSplit(text, "Helvetica", 10, columns * 5))


def wrapped_chinese(text: str, columns: int) -> list[str]:
    return [text[start : start + columns] for start in range(0, len(text), columns)]


def one_column(canvas: Any) -> None:
    y = pdf_lines(canvas, 60, 750, ["Memorandum"], size=18)
    for number, text in enumerate(GERMAN, 1):
        y = pdf_lines(canvas, 60, y - 12, [f"Artikel {number}"])
        y = pdf_lines(canvas, 60, y - 6, wrapped(text, 80))


def two_columns(canvas: Any) -> None:
    pdf_lines(canvas, 180, 780, ["Gemeinsames Memorandum der beiden Seiten"])
    y = z = 740.0
    for number, (german, chinese) in enumerate(zip(GERMAN, CHINESE, strict=True), 1):
        y = pdf_lines(canvas, 50, y - 8, [f"Artikel {number}", *wrapped(german, 44)])
        z = pdf_lines(
            canvas, 310, z - 8, [f"第{'一二'[number - 1]}条", *wrapped_chinese(chinese, 22)], font="STSong-Light"
        )


def read(draw: Any) -> Source:
    source = read_source(pdf(draw), "memo.pdf")
    assert isinstance(source, Source)
    return source


def texts(source: Source) -> list[str]:
    return [block.text for block in source.blocks]


class TestPdf(ReaderContract):
    reader = "pdf"

    def good(self) -> dict[str, bytes]:
        return {"eine.pdf": pdf(one_column), "zwei.pdf": pdf(two_columns)}


def test_wrapped_lines_become_paragraphs() -> None:
    source = read(one_column)
    assert texts(source) == ["Memorandum", "Artikel 1", GERMAN[0], "Artikel 2", GERMAN[1]]
    assert [block.style for block in source.blocks[:2]] == ["heading", "paragraph"]
    assert {block.place.page for block in source.blocks} == {1}


def test_two_columns_are_read_one_after_the_other() -> None:
    assert texts(read(two_columns)) == [
        "Gemeinsames Memorandum der beiden Seiten",
        "Artikel 1", GERMAN[0], "Artikel 2", GERMAN[1],
        "第一条", CHINESE[0], "第二条", CHINESE[1],
    ]  # fmt: skip


def test_hyphens_at_line_ends_are_taken_back() -> None:
    def draw(canvas: Any) -> None:
        pdf_lines(canvas, 60, 750, [
            "Die Parteien fördern die gemeinsame Stadtentwick-",
            "lung, den Jugendaustausch sowie die Ein- und Aus-",
            "fuhr, besonders in Nordrhein-Westfalen und Nord-",
            "rhein sowie die Wirtschafts- und die Wissenschafts-",
            "förderung beider Seiten.",
        ])  # fmt: skip

    assert texts(read(draw)) == [
        "Die Parteien fördern die gemeinsame Stadtentwicklung, den Jugendaustausch sowie die Ein- und Ausfuhr, besonders in "
        "Nordrhein-Westfalen und Nordrhein sowie die Wirtschafts- und die Wissenschaftsförderung beider Seiten."
    ]


def test_headers_footers_and_page_numbers_are_set_apart_once() -> None:
    def draw(canvas: Any) -> None:
        for page in (1, 2, 3):
            pdf_lines(canvas, 60, 810, ["Stadt Musterhausen - Internationales"])
            pdf_lines(canvas, 60, 700, [f"Absatz auf Blatt {page}, der hier steht."])
            pdf_lines(canvas, 280, 30, [f"Seite {page} von 3"])
            canvas.showPage()

    source = read(draw)
    assert [(b.text, b.place.part, b.place.page) for b in source.blocks] == [
        ("Absatz auf Blatt 1, der hier steht.", "body", 1),
        ("Absatz auf Blatt 2, der hier steht.", "body", 2),
        ("Absatz auf Blatt 3, der hier steht.", "body", 3),
        ("Stadt Musterhausen - Internationales", "header", 1),
        ("Seite 1 von 3", "footer", 1),
    ]


def test_a_paragraph_over_a_page_end_is_one() -> None:
    lines = wrapped(GERMAN[0], 60)

    def draw(canvas: Any) -> None:
        pdf_lines(canvas, 60, 160, lines[:2])
        canvas.showPage()
        pdf_lines(canvas, 60, 780, lines[2:])

    assert texts(read(draw)) == [GERMAN[0]]


def test_short_cells_beside_one_another_are_read_by_rows() -> None:
    def draw(canvas: Any) -> None:
        for n, row in enumerate((("Beratungsfolge", "Sitzungstermin", "Zuständigkeit"), ("Hauptausschuss", "13.03.2024", "Vorberatung"),
                                 ("Rat der Stadt", "21.03.2024", "Entscheidung"), ("Betriebsausschuss", "02.04.2024", "Kenntnisnahme"))):  # fmt: skip
            for x, cell in zip((60, 300, 440), row, strict=True):
                pdf_lines(canvas, x, 700 - 16 * n, [cell])

    assert texts(read(draw)) == [
        "Beratungsfolge\tSitzungstermin\tZuständigkeit",
        "Hauptausschuss\t13.03.2024\tVorberatung",
        "Rat der Stadt\t21.03.2024\tEntscheidung",
        "Betriebsausschuss\t02.04.2024\tKenntnisnahme",
    ]


def test_an_address_stays_in_lines() -> None:
    lines = ["Stadt Musterhausen", "Rathausplatz 1", "12345 Musterhausen", "Deutschland"]
    assert texts(read(lambda canvas: pdf_lines(canvas, 60, 700, lines))) == lines


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_pages(angle: int) -> None:
    def draw(canvas: Any) -> None:
        canvas.setPageRotation(angle)
        width, height = 595, 842
        if angle == 90:
            canvas.translate(width, 0)
        elif angle == 180:
            canvas.translate(width, height)
        else:
            canvas.translate(0, height)
        canvas.rotate(angle)
        pdf_lines(canvas, 60, 400, wrapped(GERMAN[1], 60))

    assert texts(read(draw)) == [GERMAN[1]]


@pytest.mark.parametrize(
    ("text", "usual", "told"),
    [
        ("⼈⺠政府", "人民政府", ["⼈→人", "⺠→民"]),
        ("⽅⾯ \uf900 ﬁ", "方面 \u8c48 fi", ["⽅→方", "⾯→面", "\uf900→\u8c48", "ﬁ→fi"]),
        ("⻔头沟区⻓", "门头沟区长", ["⻔→门", "⻓→长"]),
        ("人民政府 ½ ² Ａ：（一）㎡ é e\u0301", "人民政府 ½ ² Ａ：（一）㎡ é e\u0301", []),
    ],
)
def test_look_alikes_are_folded_and_told(text: str, usual: str, told: list[str]) -> None:
    assert fold_look_alikes(text) == (usual, told)


def test_look_alikes_of_a_font_are_folded_in_the_text_and_noted() -> None:
    data = pdf_by_hand("ABCD", {0x41: "\u2f08", 0x42: "\u2ea0", 0x43: "政", 0x44: "\uf900"})
    source = read_source(data, "radikale.pdf")
    assert isinstance(source, Source)
    assert texts(source) == ["人民政\u8c48"]
    assert [(note.code, note.detail) for note in source.notes] == [
        ("pdf.look-alikes", "\u2f08→人 \u2ea0→民 \uf900→\u8c48")
    ]


def test_characters_without_a_meaning_are_shown_and_counted() -> None:
    source = read_source(pdf_by_hand("AB", {0x41: "政", 0x42: "\ufffd"}), "stumm.pdf")
    assert isinstance(source, Source)
    assert texts(source) == ["政\ufffd"]
    assert [(note.code, note.detail) for note in source.notes] == [("pdf.unmapped", "1")]


def test_headings_at_page_ends_are_no_headers() -> None:
    def draw(canvas: Any) -> None:
        for page in range(1, 7):
            pdf_lines(canvas, 60, 800, [f"Artikel {page + 10}"])
            pdf_lines(canvas, 60, 700, ["Die Parteien arbeiten zusammen."])
            pdf_lines(canvas, 60, 30, [f"- {page} -"])
            canvas.showPage()

    body = [block.text for block in read(draw).blocks if block.place.part == "body"]
    assert body[::2] == [f"Artikel {page + 10}" for page in range(1, 7)]


def test_first_lines_that_are_indented_begin_paragraphs() -> None:
    lines = wrapped(GERMAN[0], 80)

    def draw(canvas: Any) -> None:
        y = pdf_lines(canvas, 80, 750, [lines[0]])
        y = pdf_lines(canvas, 60, y, lines[1:])
        y = pdf_lines(
            canvas, 80, y, ["Jede Seite trägt ihre Kosten selbst, soweit nichts anderes vereinbart ist und gilt."]
        )
        y = pdf_lines(canvas, 80, y, [lines[0]])
        pdf_lines(canvas, 60, y, lines[1:])

    assert texts(read(draw)) == [
        GERMAN[0],
        "Jede Seite trägt ihre Kosten selbst, soweit nichts anderes vereinbart ist und gilt.",
        GERMAN[0],
    ]


@pytest.mark.parametrize("draw", [one_column, two_columns])
def test_no_character_is_lost_or_made_up(draw: Any) -> None:
    """Against another program's extraction: the same characters but for blanks and hyphens, in whatever order."""
    import io
    from collections import Counter

    from pypdf import PdfReader

    data = pdf(draw)
    source = read_source(data, "memo.pdf")
    assert isinstance(source, Source)
    other = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    ours, theirs = (
        Counter(c for c in text if not c.isspace() and c != "-") for text in ("".join(texts(source)), other)
    )
    assert ours == theirs


def test_a_title_of_large_letters_over_three_lines_is_one() -> None:
    title = "Memorandum über den Freundschaftsaustausch zwischen der Stadt Lindenbrück und dem Stadtbezirk Yunhe"

    def draw(canvas: Any) -> None:
        lines = [
            "Memorandum über den Freundschaftsaustausch",
            "zwischen der Stadt Lindenbrück und dem",
            "Stadtbezirk Yunhe",
        ]
        y = pdf_lines(canvas, 60, 780, lines, size=22)
        for text in GERMAN:
            y = pdf_lines(canvas, 60, y - 12, wrapped(text, 95))

    assert texts(read(draw)) == [title, *GERMAN]


def test_centred_lines_of_a_narrow_column_are_one_paragraph() -> None:
    lines = [
        "Die Stadt Lindenbrück, Bundesrepublik",
        "Deutschland, vertreten durch die",
        "Oberbürgermeisterin, einerseits",
    ]

    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(lines):
            canvas.drawCentredString(160, 760 - 13 * number, line)
        y = 700.0
        for text in GERMAN:
            y = pdf_lines(canvas, 55, y - 8, wrapped(text, 42))

    assert texts(read(draw)) == [" ".join(lines), *GERMAN]


@pytest.mark.parametrize(
    "text",
    [
        "Die gemeinsame Arbeitsgruppe der beiden Seiten tritt erstmals am 15. September 2025 in Chengzhou zusammen.",
        "Jede Seite stellt im Rahmen der ihr zur Verfügung stehenden Mittel bis zu 30.000 Euro im Jahr bereit.",
        "Beide Seiten achten auf die Nichtdiskriminierungsgrundsätze der "
        "Gleichberechtigungsvereinbarungen und der Menschenrechtserklärungen.",
    ],
)
def test_no_word_of_a_narrow_column_begins_a_paragraph_of_its_own(text: str) -> None:
    for columns in range(34, 50):
        lines = wrapped(text, columns)

        def draw(canvas: Any, lines: list[str] = lines, columns: int = columns) -> None:
            y = pdf_lines(canvas, 60, 780, wrapped(GERMAN[0], columns))
            pdf_lines(canvas, 60, y - 10, lines)

        found = texts(read(draw))
        assert not [part for part in found if part.startswith(("15.", "30.000"))], columns


def test_two_languages_go_on_in_their_columns_over_a_page_end() -> None:
    german, chinese = (wrapped(GERMAN[1], 44), wrapped_chinese(CHINESE[1], 22))

    def draw(canvas: Any) -> None:
        pdf_lines(canvas, 50, 300, [*wrapped(GERMAN[0], 44), *german[:2]])
        pdf_lines(canvas, 310, 300, [*wrapped_chinese(CHINESE[0], 22), *chinese], font="STSong-Light")
        canvas.showPage()
        pdf_lines(canvas, 50, 780, [*german[2:], "Artikel 2", "Lindenbrück, den 3. März 2025"])
        pdf_lines(canvas, 310, 780, ["2025年3月3日于林登布吕克"], font="STSong-Light")

    found = texts(read(draw))
    assert "2025年3月3日于林登布吕克" in found
    assert "Lindenbrück, den 3. März 2025" in found
    assert any(part.endswith(GERMAN[1]) for part in found)
    assert not [part for part in found if part.count("双方") and "Seite" in part]


def test_a_header_with_a_date_is_a_header_on_pages_of_its_digits() -> None:
    def draw(canvas: Any) -> None:
        for page in (1, 2):
            pdf_lines(canvas, 60, 810, ["Entwurf, Stand 1.2.2025"])
            pdf_lines(canvas, 60, 700, [f"Absatz auf Blatt {page}, der hier steht."])
            canvas.showPage()

    assert [(b.text, b.place.part) for b in read(draw).blocks if b.place.part != "body"] == [
        ("Entwurf, Stand 1.2.2025", "header")
    ]


def test_a_column_that_only_counts_rows_is_left_out_and_told() -> None:
    rows = [
        ("Artikel 1 - Gegenstand der Zusammenarbeit beider Seiten", "第一条 双方合作的宗旨与主要内容"),
        (GERMAN[0], CHINESE[0]),
        (f"(2) {GERMAN[1]}", f"（二）{CHINESE[1]}"),
        (GERMAN[0].replace("Die", "Beide", 1), CHINESE[0]),
    ]

    def draw(canvas: Any) -> None:
        pdf_lines(canvas, 50, 780, ["Nr."])
        pdf_lines(canvas, 120, 780, ["Deutsch"])
        pdf_lines(canvas, 330, 780, ["中文"], font="STSong-Light")
        y = 760.0
        for number, (german, chinese) in enumerate(rows, 1):
            pdf_lines(canvas, 50, y, [str(number)])
            below = pdf_lines(canvas, 120, y, wrapped(german, 40))
            y = min(below, pdf_lines(canvas, 330, y, wrapped_chinese(chinese, 20), font="STSong-Light")) - 6

    source = read(draw)
    found = texts(source)
    assert [text for row in rows for text in row if text not in found] == []
    assert [(note.code, note.detail) for note in source.notes] == [("split.row-numbers", "4")]


def test_numbers_of_articles_beside_their_texts_stay() -> None:
    def draw(canvas: Any) -> None:
        y = 760.0
        for number, (german, chinese) in enumerate(zip(GERMAN * 2, CHINESE * 2, strict=True), 1):
            pdf_lines(canvas, 50, y, [f"{number}."])
            below = pdf_lines(canvas, 120, y, wrapped(german, 40))
            y = min(below, pdf_lines(canvas, 330, y, wrapped_chinese(chinese, 20), font="STSong-Light")) - 6

    source = read(draw)
    assert all(any(f"{n}." in text for text in texts(source)) for n in range(1, 5))
    assert source.notes == ()


def test_paragraphs_that_alternate_are_not_joined_where_a_line_is_full() -> None:
    german = "Beide Seiten vertiefen ihre Freundschaft auf allen Gebieten,"

    def draw(canvas: Any) -> None:
        y = 760.0
        for _ in range(4):
            y = pdf_lines(canvas, 60, y, [german])
            y = pdf_lines(
                canvas, 60, y, ["双方在各个领域加深友谊，并为此共同制定年度计划，指定联系"], font="STSong-Light"
            )

    assert texts(read(draw)) == [german, "双方在各个领域加深友谊，并为此共同制定年度计划，指定联系"] * 4
