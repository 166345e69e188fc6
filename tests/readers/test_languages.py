"""The language of a text, and files with both languages split into two."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_files import docx, p, table

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Block, Lang, Place, Source
from memorandum_kit.readers import read_source
from memorandum_kit.readers.bilingual import divided
from memorandum_kit.readers.languages import guess_language, language_of, split_languages

CASES = Path(__file__).resolve().parents[1] / "quality" / "readers" / "languages.tsv"


def cases() -> list[tuple[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [
            (row["lang"], row["text"] or "") for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def test_languages_of_short_texts() -> None:
    """The floor: one in twenty may be wrong, and a name must never be taken for a language."""
    wrong = [(lang, text, guess_language(text)) for lang, text in cases() if (guess_language(text) or "-") != lang]
    assert len(wrong) <= len(cases()) // 20, wrong
    assert not [case for case in wrong if case[0] == "-"]


def test_no_language_is_an_error_that_quotes_the_text() -> None:
    with pytest.raises(BadInput, match=r"language of a\.txt cannot be told: “12\.01\.2024” shows neither"):
        language_of("12.01.2024", name="a.txt")
    assert language_of("Die Parteien vereinbaren:") is Lang.DE


GERMAN = (
    "Memorandum",
    "Präambel",
    "Die Parteien arbeiten zusammen.",
    "Artikel 1",
    "Sie tauschen sich jährlich aus.",
    "Bottrop, 2024",
)
CHINESE = ("备忘录", "序言", "双方开展合作。", "第一条", "双方每年交流一次。", "北京，2024年")


def split(data: bytes, name: str = "memo.docx") -> tuple[list[str], list[str]]:
    source = read_source(data, name)
    assert isinstance(source, Source)
    german, chinese = split_languages(source)
    assert german.lang is Lang.DE
    assert chinese.lang is Lang.ZH_HANS
    return [b.text for b in german.blocks], [b.text for b in chinese.blocks]


BOTH = (list(GERMAN), list(CHINESE))
PAIRS = list(zip(GERMAN, CHINESE, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(GERMAN + CHINESE),
        "\n".join(CHINESE + GERMAN),
        "\n\n".join(f"{g}\n\n{c}" for g, c in PAIRS),
        "\n\n".join(f"{c}\n\n{g}" for g, c in PAIRS),
        "\n\n".join(f"{g} / {c}" for g, c in PAIRS),
        "\n".join(f"{g}\t{c}" for g, c in PAIRS),
    ],
    ids=["de then zh", "zh then de", "alternating", "zh first", "slashes", "tabs"],
)
def test_plain_layouts(text: str) -> None:
    assert split(text.encode(), "memo.txt") == BOTH


@pytest.mark.parametrize(
    "rows",
    [
        PAIRS,
        [("Deutsch", "中文"), *PAIRS],
        [("Deutsche Fassung", "Chinesische Fassung"), *PAIRS],
        [("Fassung in deutscher Sprache", "中文文本（正本）"), *PAIRS],
        [(str(n), g, c) for n, (g, c) in enumerate(PAIRS, 1)],
        [("Nr.", "Deutsch", "中文"), *((f"{n}.", g, c) for n, (g, c) in enumerate(PAIRS, 1))],
        [(g, f"第{n}条", c) for n, (g, c) in enumerate(PAIRS, 1)],
        [(g, "", c) for g, c in PAIRS],
        [tuple("".join(p(line) for line in side) for side in BOTH)],
        [(g, "The parties cooperate with each other.", c) for g, c in PAIRS],
    ],
    ids=["two columns", "heads", "German heads", "long heads", "numbers first", "numbers and heads", "numbers between", "empty column",
         "one row", "English too"],
)  # fmt: skip
def test_tables(rows: list[tuple[str, ...]]) -> None:
    assert split(docx(table(*rows))) == BOTH


def test_rows_keep_their_group_and_numbers_become_labels() -> None:
    source = read_source(
        docx(table(("Nr.", "Deutsch", "中文"), ("1.", "Eins ist das.", "一。"), ("2.", "Zwei sind das.", "二。"))),
        "m.docx",
    )
    assert isinstance(source, Source)
    german, chinese = split_languages(source)
    assert [(b.label, b.text, b.group) for b in german.blocks] == [
        ("1.", "Eins ist das.", "t0.r1"),
        ("2.", "Zwei sind das.", "t0.r2"),
    ]
    assert [(b.label, b.text, b.group) for b in chinese.blocks] == [("1.", "一。", "t0.r1"), ("2.", "二。", "t0.r2")]
    assert [note.code for note in german.notes] == ["split.column-heads"]


NUMBERED = (
    ("Artikel 1 Gegenstand", "第一条　宗旨"),
    ("(1) Die Parteien arbeiten zusammen.", "（一）双方开展合作。"),
    ("(2) Sie besuchen sich.", "（二）双方互访。"),
)


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        ([("Lfd. Nr.", "Deutsch", "中文"), *((str(n), *pair) for n, pair in enumerate(NUMBERED, 1))], ["", "", ""]),
        ([(f"{n}.", *pair) for n, pair in enumerate(NUMBERED, 1)], ["", "", ""]),
        # Articles in the column, their paragraphs in the texts: the column says something.
        ([(f"Artikel {n}", "(1) Eins ist das.", "（一）一。") for n in (1, 2)], ["Artikel 1", "Artikel 2"]),
        ([(str(n), "(1) Eins ist das.", "（一）一。") for n in (1, 2)], ["1", "2"]),
        ([(str(n), "Zwei sind das.", "二。") for n in (3, 7)], ["3", "7"]),
    ],
    ids=["rows with a head", "rows", "articles", "bare articles", "with gaps"],
)
def test_a_column_that_only_counts_rows_is_left_out(rows: list[tuple[str, ...]], labels: list[str]) -> None:
    source = read_source(docx(table(*rows)), "m.docx")
    assert isinstance(source, Source)
    german, chinese = split_languages(source)
    assert [block.label for block in german.blocks] == [block.label for block in chinese.blocks] == labels
    assert ("split.row-numbers" in [note.code for note in german.notes]) == (labels == ["", "", ""])


def test_equal_lines_without_letters_go_to_each_language_in_turn() -> None:
    line = "____________\t____________"
    pairs = [*PAIRS, ("Für die Stadt Lindenau", "林德瑙市代表"), (line, line), ("Petra Hollmann", "佩特拉·霍尔曼")]
    german, chinese = split("\n\n".join(text for pair in pairs for text in pair).encode(), "memo.txt")
    assert (german[-2], chinese[-2]) == (line, line)
    german, chinese = split("\n\n".join([*GERMAN, line, line, *CHINESE]).encode(), "memo.txt")
    assert (german[-2:], chinese) == ([line, line], list(CHINESE))


def test_names_and_short_cells_belong_to_their_column() -> None:
    rows = (*PAIRS, ("GIZ", "GIZ"), ("Hans Muster", "汉斯·穆斯特"), ("王小明", "王小明"), ("2024", "2024"))
    german, chinese = split(docx(table(*rows)))
    assert german[6:] == ["GIZ", "Hans Muster", "2024"] or german[6:] == ["GIZ", "Hans Muster", "王小明", "2024"]
    assert chinese[6:][0] == "GIZ"
    assert chinese[-1] == "2024"


def test_a_long_cell_of_the_other_language_is_not_forced_into_the_column() -> None:
    long = "Dieser lange deutsche Absatz steht aus Versehen in der chinesischen Spalte der Tabelle."
    german, chinese = split(docx(table(*PAIRS * 8, ("x", long))))
    assert long in german
    assert long not in chinese


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Präambel / 序言", ["Präambel", "序言"]),
        ("Präambel 序言", ["Präambel", "序言"]),
        ("序言 Präambel", ["序言", "Präambel"]),
        ("第一条｜Artikel 1", ["第一条", "Artikel 1"]),
        ("Oberbürgermeister\t\t市长", ["Oberbürgermeister", "市长"]),
        ("Für die Stadt Musterhausen      代表某某市", ["Für die Stadt Musterhausen", "代表某某市"]),
        ("Stadt A\nBürgermeisterin\n某市\n市长", ["Stadt A\nBürgermeisterin", "某市\n市长"]),
        ("Stadt A / 某市\nBürgermeister / 市长", ["Stadt A", "某市", "Bürgermeister", "市长"]),
        ("Hans Muster – 汉斯·穆斯特", ["Hans Muster", "汉斯·穆斯特"]),
        # These are one language with a few words of the other.
        ("Bottrop 市与北京市门头沟区建立友好关系。", None),
        ("双方与 GIZ 合作开展 EUR/人民币 项目", None),
        ("Der Bezirk Mentougou (门头沟区) liegt im Westen.", None),
        ("Bürgermeister Lü Chenfei 吕晨飞 begrüßt die Gäste aus Deutschland herzlich.", None),
        ("InnovationCity Ruhr 项目", None),
        ("2024/0124", None),
        ("常见问题参见 https://www.example.org/fragen", None),
        ("Was / 什么：https://www.example.org/fragen", None),
        ("第一条 合作领域", None),
        ("Artikel 1 / Absatz 2", None),
    ],
)
def test_lines_with_both_languages(text: str, parts: list[str] | None) -> None:
    found = divided(Block(text, Place(block=7, end=len(text))))
    assert [block.text for block in found] == (parts or [text])
    assert all(text[block.place.start : block.place.end] == block.text for block in found)
    assert len({block.group for block in found}) == 1


def test_the_wrong_pair_names_what_was_found() -> None:
    for text, found in (
        ("Die Parteien arbeiten zusammen.\nSie vereinbaren das.", "German"),
        ("双方开展合作。", "Chinese"),
        ("The parties shall cooperate.\n双方开展合作。", "English and Chinese"),
        ("2024\n2025", "no language that can be told"),
    ):
        source = read_source(text.encode(), "a.txt")
        assert isinstance(source, Source)
        with pytest.raises(BadInput, match=f"found: .*{found.split(' and ')[0]}"):
            split_languages(source)


def test_traditional_is_told() -> None:
    source = read_source("Die Parteien arbeiten zusammen.\n雙方開展合作。".encode(), "a.txt")
    assert isinstance(source, Source)
    assert split_languages(source)[1].lang is Lang.ZH_HANT


@settings(deadline=None, max_examples=100, derandomize=True)
@given(
    st.lists(st.sampled_from([*GERMAN, *CHINESE, "1", "Präambel / 序言", "GIZ", "2024\n年 x", "a\n 序"]), max_size=12)
)
def test_every_block_goes_somewhere_once_and_in_order(lines: list[str]) -> None:
    """What is split lies in the block it came from, and nothing but English, numbers columns and separators is lost."""
    blocks = tuple(Block(text, Place(block=n, end=len(text))) for n, text in enumerate(lines))
    try:
        sides = split_languages(Source(blocks))
    except BadInput:
        return
    for side in sides:
        assert [block.place.block for block in side.blocks] == sorted(block.place.block or 0 for block in side.blocks)
    for number, text in enumerate(lines):
        found = [b for side in sides for b in side.blocks if b.place.block == number]
        assert found
        assert all(text[b.place.start : b.place.end] == b.text for b in found)


@pytest.mark.parametrize("layout", ["one after the other", "alternating"])
def test_real_texts_are_split_without_loss(shared: Path, layout: str) -> None:
    """The aligned texts beside the repository: every segment of every text must go to its side."""
    files = sorted((shared / "corpus" / "alignment").glob("*.units*.json"))
    if not files:
        pytest.skip("no aligned texts in ../shared/corpus/alignment")
    for file in files:
        data = json.loads(file.read_text(encoding="utf-8"))
        german, chinese = ([x if isinstance(x, str) else x["text"] for x in data[side]] for side in ("de", "zh"))
        pairs = [line for pair in zip(german, chinese, strict=False) for line in pair]
        lines = pairs if layout == "alternating" else german + chinese
        expected = set(range(0, len(lines), 2)) if layout == "alternating" else set(range(len(german)))
        blocks = tuple(Block(text, Place(block=number, end=len(text))) for number, text in enumerate(lines))
        sides = [{block.place.block for block in side.blocks} for side in split_languages(Source(blocks))]
        assert sides == [expected, set(range(len(lines))) - expected], file.name
