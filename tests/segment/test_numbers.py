"""Numbers of clauses: what is one, what only looks like one."""

from pathlib import Path

import pytest

from memorandum_kit.model import Block, Lang, Number, Source
from memorandum_kit.segment import parse_number, segment

QUALITY = Path(__file__).resolve().parents[1] / "quality" / "segment" / "numbers.tsv"


def cases():
    for line in QUALITY.read_text(encoding="utf-8").splitlines()[1:]:
        yield (line.split("\t") + [""] * 6)[:6]


@pytest.mark.parametrize(("lang", "text", "printed", "value", "level", "rest"), list(cases()))
def test_beginning_of_a_line(lang, text, printed, value, level, rest):
    clause = segment(Source((Block(text),)), Lang.of(lang), id="x").clauses[0]
    if printed == "-" and not level:
        assert (clause.number, clause.text) == (None, text)
    else:
        assert clause.number == Number(printed, "" if value == "-" else value, level)
        assert clause.text == rest


@pytest.mark.parametrize(
    ("german", "chinese", "value", "level"),
    [
        ("Artikel 3", "第三条", "3", "article"),
        ("Art. 12", "第12条", "12", "article"),
        ("§ 21", "第二十一条", "21", "article"),
        ("Artikel IX", "第九條", "9", "article"),
        ("Artikel 3a", "第三条之一", "3a", "article"),
        ("(2)", "（二）", "2", "paragraph"),
        ("2.", "二、", "2", "paragraph"),
        ("2.", "２．", "2", "paragraph"),
        ("b)", "b）", "2", "item"),
        ("bb)", "②", "2", "subitem"),
        ("Kapitel 1", "第一章", "1", "chapter"),
        ("Zweiter Abschnitt", "第二部分", "2", "chapter"),
        ("Zweitens,", "第二，", "2", "item"),
        ("Drittens,", "三是", "3", "item"),
        ("1.2", "1.2", "1.2", "paragraph"),
        ("–", "—", "", "dash"),
        ("7", "七", "7", "paragraph"),
    ],
)
def test_both_languages_have_one_value(german, chinese, value, level):
    for label, lang in ((german, Lang.DE), (chinese, Lang.ZH_HANS), (chinese, Lang.ZH_HANT)):
        number = parse_number(label, lang)
        if label == "三是":
            assert segment(Source((Block("三是深化人文交流。"),)), lang, id="x").clauses[0].number == Number(
                label, value, level
            )
        else:
            assert number == Number(label, value, level)


@pytest.mark.parametrize(
    "label",
    ["", " ", "Artikel", "Januar", "第条", "一二三四五", "2024", "?", "Peking", "第一次", "1.2.2024", "ab)", "Ⅹ月"],
)
def test_no_label(label):
    assert parse_number(label, Lang.DE) is None
    assert parse_number(label, Lang.ZH_HANS) is None


def numbers(text, lang=Lang.DE):
    blocks = tuple(Block(line) for line in text.split("\n"))
    return [c.number.printed if c.number else "" for c in segment(Source(blocks), lang, id="x").clauses]


def test_a_doubtful_number_needs_its_neighbour():
    assert numbers("A. Allgemeines\nText.\nB. Besonderes\nText.") == ["A.", "", "B.", ""]
    assert numbers("A. Schmidt\nM. Weber") == ["", ""]
    assert numbers("II. Kosten\nText.\nIII. Dauer\nText.") == ["II.", "", "III.", ""]
    assert numbers("2. Bürgermeister werden beteiligt.\n3. Vereine auch.") == ["2.", "3."]


def test_letter_i_after_h_is_a_letter():
    values = [
        c.number.value for c in segment(Source(tuple(Block(f"{x}) Punkt") for x in "ghij")), Lang.DE, id="x").clauses
    ]
    assert values == ["7", "8", "9", "10"]
    roman = [
        c.number.value
        for c in segment(
            Source(tuple(Block(f"{x}) Punkt") for x in ("i", "ii", "iii", "iv", "v"))), Lang.DE, id="x"
        ).clauses
    ]
    assert roman == ["1", "2", "3", "4", "5"]


def test_automatic_and_typed_numbers_are_one():
    typed = segment(Source((Block("Artikel 1"), Block("(1) Erstes."), Block("a) Ding;"))), Lang.DE, id="x")
    automatic = segment(
        Source((Block("Artikel 1"), Block("Erstes.", label="(1)"), Block("Ding;", label="a)"))), Lang.DE, id="x"
    )
    assert [(c.number, c.text, c.level, c.kind) for c in typed.clauses] == [
        (c.number, c.text, c.level, c.kind) for c in automatic.clauses
    ]


def test_an_item_may_begin_with_a_year():
    assert numbers("1. 2024年双方互访。\n2. 2025年举办青年周。", Lang.ZH_HANS) == ["1.", "2."]
