"""Offsets are exact for any text: clauses, numbers and white space make up the source, sentences make up the clause."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memorandum_kit.model import Block, Lang, Place, Source
from memorandum_kit.segment import segment, sentences

FRAGMENTS = [
    "Artikel 1", "Artikel 2 – Ziele", "§ 3", "(1) ", "(2) ", "1. ", "2. ", "1.1 ", "a) ", "b) ", "aa) ", "– ", "• ", "I. ", "Erstens, ",
    "Präambel", "Die Parteien fördern den Austausch.", "z. B. ", "am 12. Januar 2024", "Peking, den 12. Januar 2024", "„Ja.“ ", "(vgl. Art. 3) ",
    "in dem Wunsch, ", "Für die Stadt Musterstadt", "_______", ": ", "; ", ". ", "\n", "\n\n", "\t", " ", "\u3000", "第一条", "第二条 宗旨", "第一章 总则",
    "（一）", "（二）", "一、", "二、", "①", "②", "一是", "二是", "首先，", "双方加强交流。", "；", "。", "“", "”", "《", "》", "（", "）", "……", "鉴于", "序言",
    "2024年1月12日", "代表（签字）", "甲方：", "x", "\u200b", "\ufeff", "\r\n", "\x0c", "\u2028", "\u2029", "\x00", "\ud800", "𠀀",
]  # fmt: skip
SEPARATORS = re.compile(r"[\s.:：．、–—―‒-]")

texts = st.one_of(st.lists(st.sampled_from(FRAGMENTS), max_size=24).map("".join), st.text(max_size=80))
langs = st.sampled_from([Lang.DE, Lang.ZH_HANS, Lang.ZH_HANT, Lang.EN])
# Labels that no fragment begins with, so that a number in the text is never taken for one of them.
labels = st.sampled_from(["", "", "", "77.", "Artikel 88", "(w)", "第九十九条", "•", "?", " "])
styles = st.sampled_from(["paragraph", "heading", "list", "cell", "title", "footnote", "header"])
blocks = st.lists(
    st.builds(lambda text, label, style: Block(text, label=label, style=style, level=1), texts, labels, styles),
    max_size=7,
)


@settings(deadline=None, max_examples=400, derandomize=True)
@given(blocks, langs)
def test_the_source_is_clauses_numbers_and_white_space(given_blocks, lang):
    blocks = tuple(Block(b.text, Place(block=n), b.style, b.level, b.label) for n, b in enumerate(given_blocks))
    document = segment(Source(blocks), lang, id="d")
    assert [c.id for c in document.clauses] == [f"d.{n}" for n in range(1, len(document.clauses) + 1)]
    left = {n: list(block.text) for n, block in enumerate(blocks)}
    order = []
    for clause in document.clauses:
        block = blocks[clause.place.block]
        assert block.text[clause.place.start : clause.place.end] == clause.text
        order.append((clause.place.block, clause.place.start))
        for i in range(clause.place.start, clause.place.end):
            assert left[clause.place.block][i] is not None, "a character stands in two clauses"
            left[clause.place.block][i] = None
    assert order == sorted(order) or any(b.style in ("footnote", "header") for b in blocks)
    rest = "".join(c or "\n" for characters in left.values() for c in characters)
    outside = SEPARATORS.sub("", rest)
    for clause in document.clauses:
        if clause.number:  # an automatic number does not stand in the text
            outside = outside.removeprefix(SEPARATORS.sub("", clause.number.printed))
    assert outside == "", "text outside clauses that is no number"
    assert document == segment(Source(blocks), lang, id="d")


@settings(deadline=None, max_examples=400, derandomize=True)
@given(texts, langs)
def test_sentences_cover_the_text(text, lang):
    spans = sentences(text, lang)
    position = 0
    for span in spans:
        assert position <= span.start < span.end
        assert not text[position : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        position = span.end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "„",
        "“",
        "1. ",
        "a) ",
        "z. B. ",
        "第一条",
        "（一）",
        "。",
        "一、二、",
        "Artikel ",
        ". ",
        "\n",
        "– ",
        "…",
        "12. ",
        '"',
        "I",
        "Ende.\n",
        "I. M. ",
    ],
)
@pytest.mark.parametrize("lang", [Lang.DE, Lang.ZH_HANS])
def test_time_grows_with_the_text_not_with_its_square(unit, lang):
    """100,000 characters of the worst kind stay within a generous bound (0.1 s as a rule)."""
    text = (unit * 100_000)[:100_000]
    start = time.process_time()
    segment(Source((Block(text),)), lang, id="d")
    assert time.process_time() - start < 10
