"""Plain text: encodings by evidence, paragraphs and wrapped lines."""

from __future__ import annotations

import pytest
from reader_contract import ReaderContract

from memorandum_kit.errors import BadInput, TooLarge
from memorandum_kit.model import Source
from memorandum_kit.readers import read_source

GERMAN = "Präambel\nDie Städte Königsbrück und Übersee – im Folgenden „die Parteien“ – vereinbaren für fünf Jahre Folgendes.\n"
HANS = "序言\n双方在平等互利的基础上，就城市转型与青少年交流达成如下共识：\n第一条 双方每年举行一次会谈。\n"
HANT = "序言\n雙方在平等互利的基礎上，就城市轉型與青少年交流達成如下共識：\n第一條 雙方每年舉行一次會談。\n"
WRAPPED = """Artikel 1

Die Vertragsparteien vereinbaren, ihre Zusammenarbeit in den Bereichen der
Wirtschaftsförderung, der Stadtentwicklung und des Jugendaustauschs auf der
Grundlage der Gleichberechtigung zu vertiefen und weiter auszubauen, soweit Ein-
und Ausfuhr nicht betroffen sind. Die Mittel trägt jede Seite für ihre Vor-
haben selbst.

(1) Beide Seiten benennen jeweils eine Ansprechperson und tauschen sich min-
destens einmal im Jahr über den Stand der gemeinsamen Vorhaben aus.
(2) Näheres regelt ein Arbeitsprogramm.

Für die Stadt Musterhausen
Oberbürgermeisterin
"""


def read(data: bytes, **options: str) -> Source:
    source = read_source(data, "text.txt", **options)  # type: ignore[arg-type]
    assert isinstance(source, Source)
    return source


def texts(source: Source) -> list[str]:
    return [block.text for block in source.blocks]


class TestTxt(ReaderContract):
    reader = "txt"

    def good(self) -> dict[str, bytes]:
        return {
            "de.txt": GERMAN.encode("cp1252"),
            "zh.txt": HANS.encode("gb18030"),
            "wrapped.txt": WRAPPED.encode(),
            "nfd.txt": "Zusammenarbeit fu\u0308r die Sta\u0308dte".encode(),
        }


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        (GERMAN, "utf-8", "UTF-8 (valid)"),
        (GERMAN, "utf-8-sig", "UTF-8 (mark)"),
        (GERMAN, "utf-16", "UTF-16 LE (mark)"),
        (GERMAN, "utf-16-le", "UTF-16 LE (nulls)"),
        (GERMAN, "utf-16-be", "UTF-16 BE (nulls)"),
        (GERMAN, "cp1252", "Windows-1252 (letters)"),
        ("Die Straße", "cp1252", "Windows-1252 (letters)"),
        ("Grüße", "cp1252", "Windows-1252 (letters)"),
        ("Fläche: 1.448 km², 20 €, 5 °C – „Größe“", "cp1252", "Windows-1252 (letters)"),
        (HANS, "utf-8", "UTF-8 (valid)"),
        (HANS, "utf-16-le", "UTF-16 LE (nulls)"),
        (HANS, "utf-16-be", "UTF-16 BE (nulls)"),
        (HANS, "gb18030", "GB18030 (characters)"),
        ("友好交流备忘录", "gb18030", "GB18030 (characters)"),
        ("第一条 合作领域", "gb18030", "GB18030 (characters)"),
        (GERMAN + HANS, "gb18030", "GB18030 (characters)"),
        (HANT, "big5", "Big5 (characters)"),
        (HANT, "utf-16", "UTF-16 LE (mark)"),
        ("Nur ASCII: Artikel 1.", "ascii", "UTF-8 (valid)"),
    ],
)
def test_encoding_is_told_by_evidence(text: str, encoding: str, shown: str) -> None:
    source = read(text.encode(encoding))
    assert [(note.code, note.detail) for note in source.notes if note.code == "txt.encoding"] == [
        ("txt.encoding", shown)
    ]
    assert "\n".join(texts(source)) == text.strip("\n")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        # Neither running Chinese nor German letters in words: two readings, none believed.
        ("龘靐齉爩".encode("gb18030"), ("cannot be told", "GB18030")),
        (b"\xe4\xf6\xfc\xdf \xe4\xf6", ("cannot be told", "Windows-1252", "--encoding")),
        ("Česká města spolupracují".encode("cp1250"), ("cannot be told", "--encoding")),
        ("友好".encode() * 10 + b"\xff" + "交流".encode(), ("damaged", "UTF-8", "byte 60")),
        (("友好交流备忘录双方合作".encode() * 2)[:-1], ("damaged", "UTF-8", "byte 63")),
        (b"Artikel \xed\xa0\x80 1", ("half a character", "byte 8", "surrogate")),
        ("友".encode("utf-16") + b"\x00\xd8" + "好".encode("utf-16-le"), ("half a character", "surrogate")),
        ("友好".encode("utf-16")[:-1], ("damaged", "UTF-16 LE")),
        (b"Artikel 1\nDie\x00 Parteien", ("NUL", "line 2")),
        (b"Artikel 1\n\nDie\x07 Parteien", ("U+0007", "line 3")),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_refused_with_the_reason(data: bytes, words: tuple[str, ...]) -> None:
    with pytest.raises(BadInput) as caught:
        read(data)
    message = str(caught.value)
    assert "text.txt" in message
    for word in words:
        assert word in message
    assert caught.value.advice


def test_the_encoding_can_be_forced() -> None:
    source = read("Česká města".encode("cp1250"), encoding="cp1250")
    assert texts(source) == ["Česká města"]
    with pytest.raises(BadInput, match="no encoding known here"):
        read(b"x", encoding="klingon")
    with pytest.raises(BadInput, match="not in the encoding"):
        read("Größe".encode("cp1252"), encoding="utf-8")
    with pytest.raises(BadInput, match="no encoding known"):
        read(b"abc", encoding="hex")


@pytest.mark.parametrize(
    ("text", "quote"),
    [("Die StÃ¤dte vereinbaren fÃ¼r", "Ã¤dte"), ("â€žFreundschaftâ€œ", "â€ž"), ("å‹å¥½äº¤æµ", "å¥½")],
)
def test_text_that_was_spoiled_before_is_noted(text: str, quote: str) -> None:
    notes = {note.code: note.detail for note in read(text.encode()).notes}
    assert quote in notes["txt.mojibake"]


@pytest.mark.parametrize(
    "text", ["São Paulo und Århus", "Naïve Größen: Ã", "crème brûlée", HANS, GERMAN, "ÄÖÜ äöü ß €"]
)
def test_good_text_is_not_called_spoiled(text: str) -> None:
    assert "txt.mojibake" not in {note.code for note in read(text.encode()).notes}


def test_one_paragraph_a_line() -> None:
    source = read("Titel\r\nErster Absatz, der lang ist.\r\rZweiter.\u2028Dritter.\x0cVierter.\x1a".encode())
    assert texts(source) == ["Titel", "Erster Absatz, der lang ist.", "Zweiter.", "Dritter.", "Vierter."]
    assert [block.place.paragraph for block in source.blocks] == [0, 1, 3, 4, 5]


def test_wrapped_lines_are_joined() -> None:
    source = read(WRAPPED.encode())
    assert texts(source) == [
        "Artikel 1",
        "Die Vertragsparteien vereinbaren, ihre Zusammenarbeit in den Bereichen der Wirtschaftsförderung, der "
        "Stadtentwicklung und des Jugendaustauschs auf der Grundlage der Gleichberechtigung zu vertiefen und weiter "
        "auszubauen, soweit Ein- und Ausfuhr nicht betroffen sind. Die Mittel trägt jede Seite für ihre Vorhaben selbst.",
        "(1) Beide Seiten benennen jeweils eine Ansprechperson und tauschen sich mindestens einmal im Jahr über den Stand "
        "der gemeinsamen Vorhaben aus.",
        "(2) Näheres regelt ein Arbeitsprogramm.",
        "Für die Stadt Musterhausen",
        "Oberbürgermeisterin",
    ]
    assert ("txt.lines-joined", "5") in {(note.code, note.detail) for note in source.notes}


def test_wrapped_chinese_lines_are_joined_without_blanks() -> None:
    paragraph = (
        "双方同意在平等互利的基础上，在经济促进、城市发展和青少年交流等领域进一步深化合作，共同推动两市友好关系不断向前发展，造福两市人民。"
        * 2
    )
    lines = "\n".join(paragraph[i : i + 30] for i in range(0, len(paragraph), 30))
    assert texts(read(f"序言\n\n{lines}\n\n{lines}\n".encode())) == ["序言", paragraph, paragraph]


@pytest.mark.parametrize(
    "text",
    [
        "Stadt Musterhausen\nRathausplatz 1\n12345 Musterhausen\nDeutschland\nTelefon 0123 456\nFax 0123 457",
        "Für die Stadt A\nOberbürgermeisterin\n\nFür den Bezirk B\nBürgermeister\n\nBerlin\nden 12. Januar 2024",
        "甲方：某某市人民政府\n乙方：某某区人民政府\n签署地点：北京\n签署日期：二〇二四年一月十二日\n一式两份\n具有同等效力",
        "\n".join(
            f"Absatz {n}: " + "Die Parteien arbeiten in vielen Bereichen eng zusammen. " * n for n in range(1, 9)
        ),
    ],
)
def test_short_and_long_lines_of_their_own_are_not_joined(text: str) -> None:
    assert texts(read(text.encode())) == [line for line in text.split("\n") if line]


def test_lines_can_be_said_to_be_wrapped_or_not() -> None:
    assert len(texts(read(WRAPPED.encode(), lines="paragraphs"))) == 11
    with pytest.raises(BadInput, match="'columns' is no value of 'lines'"):
        read(b"x", lines="columns")


def test_a_large_text_is_refused_quickly_with_the_limit_named() -> None:
    with pytest.raises(TooLarge, match="50 MB of text; the limit is 20 MB"):
        read("Zusammenarbeit der Städte.\n".encode() * (50 * 1024 * 1024 // 28))


def test_text_is_code_point_exact() -> None:
    text = "e\u0301 \u00e9 \u2f08 \ufb01 \u00a0x\u200b ﷐ 𠮷"
    assert texts(read(text.encode()))[0] == text


def test_words_cut_at_line_ends_show_the_wrapping_of_a_short_text() -> None:
    text = (
        "             MEMORANDUM\n   über die Zusammenarbeit zwischen\n       Lindenau und Qinghe\n\n"
        "(1) Die beiden Städte vereinbaren, ihre Zusammenarbeit in den Be-\nreichen der Wirtschaftsförderung, der Stadtentwicklung und des\n"
        "Jugendaustauschs zu vertiefen.\n\n"
        "(2) Sie treffen sich einmal im Jahr, und zwar abwechselnd in Lin-\ndenau und in Qinghe.\n"
    )
    source = read_source(text.encode(), "memo.txt")
    assert isinstance(source, Source)
    assert [block.text for block in source.blocks][-2:] == [
        "(1) Die beiden Städte vereinbaren, ihre Zusammenarbeit in den Bereichen der Wirtschaftsförderung, der "
        "Stadtentwicklung und des Jugendaustauschs zu vertiefen.",
        "(2) Sie treffen sich einmal im Jahr, und zwar abwechselnd in Lindenau und in Qinghe.",
    ]
