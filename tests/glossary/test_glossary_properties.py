"""What holds for any text and any term."""

from __future__ import annotations

from glossary_terms import TERMS
from hypothesis import given, settings
from hypothesis import strategies as st

from memorandum_kit.glossary import Glossary, Term, exchange
from memorandum_kit.glossary.masking import mask
from memorandum_kit.glossary.tables import read_table, write_csv, write_tsv
from memorandum_kit.model import Lang

GLOSSARY = Glossary.of(TERMS)
PIECES = st.sampled_from(
    [
        "Austausch",
        "austausch",
        "-",
        "- und ",
        "Schüler",
        "tritt",
        " in Kraft",
        "交流",
        "友好城市关系",
        "关系",
        "\n",
        "\xad",
        "。",
        "www.rat.de ",
        " ",
        "Rat",
        "ß",
        "İ",
        "𠮷",
        "é",
        "ﬁ",
        "…",
        "Rats-",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join)
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
)


@settings(deadline=None, max_examples=200, derandomize=True)
@given(TEXTS, st.sampled_from(["de", "zh-Hans", "zh-Hant", "en"]))
def test_spans_lie_in_the_text_and_in_order(text: str, lang: str) -> None:
    mentions = GLOSSARY.find(text, lang)
    assert mentions == GLOSSARY.find(text, lang)
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)
    for mention in mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.surface == " … ".join(span.of(text) for span in mention.parts)
        ends = [edge for span in mention.parts for edge in (span.start, span.end)]
        assert ends == sorted(ends)


@settings(deadline=None, max_examples=200, derandomize=True)
@given(TEXTS)
def test_masking_leads_back(text: str) -> None:
    masked = mask(text)
    if masked.positions is not None:
        assert len(masked.positions) == len(masked.text) + 1
        for index, character in enumerate(masked.text):
            start, _ = masked.span(index, index + 1)
            assert character in (text[start], "_")


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.lists(st.tuples(CELLS, CELLS, st.sampled_from(list(Lang)), CELLS), max_size=5))
def test_tables_and_tbx_give_back_any_cells(rows: list[tuple[str, str, Lang, str]]) -> None:
    terms = [Term(f"c{i}", "", lang, term, note=note) for i, (_, term, lang, note) in enumerate(rows) if term and note]
    wanted = sorted(terms, key=lambda term: term.order)
    assert read_table(write_tsv(terms), "a.tsv") == wanted
    assert read_table(write_csv(terms), "a.csv") == wanted
    if terms and not any(term.note.startswith("exclude: ") for term in terms):
        read = exchange.read(exchange.write(terms, "tbx").data, "a.tbx").terms
        assert sorted((t.concept_id, t.term) for t in read) == sorted((t.concept_id, t.term) for t in wanted)
