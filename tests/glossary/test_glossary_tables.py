"""Reading term tables: whole or not at all, faults by line, column and reason."""

from __future__ import annotations

import pytest
from glossary_terms import TERMS

from memorandum_kit.errors import BadInput
from memorandum_kit.glossary.records import COLUMNS, Term, term_of
from memorandum_kit.glossary.tables import read_table, write_csv, write_tsv
from memorandum_kit.model import Lang

HEAD = "concept_id\tsubject_field\tlang\tterm\tstatus\n"


def test_tsv_and_csv_are_the_identity() -> None:
    wanted = sorted(TERMS, key=lambda term: term.order)
    assert read_table(write_tsv(TERMS), "a.tsv") == wanted
    assert read_table(write_csv(TERMS), "a.csv") == wanted
    assert read_table(write_csv(TERMS, ";"), "a.csv") == wanted


def test_columns_in_any_order_and_unknown_ones() -> None:
    (term,) = read_table(b"term,colour,lang,concept_id\nRat,red,de,c1\n", "a.csv")
    assert (term.term, term.concept_id, term.status) == ("Rat", "c1", "preferred")


@pytest.mark.parametrize("word", ["forbidden", "deprecatedTerm-admn-sts", "Verboten", "禁用"])
def test_states_of_other_tools(word: str) -> None:
    assert term_of({"concept_id": "a", "lang": "de", "term": "x", "status": word}, "f").status == "deprecated"


def test_excel_s_unicode_text() -> None:
    (term,) = read_table((HEAD + "c\t\tde\tGröße\t\n").encode("utf-16"), "a.txt")
    assert term.term == "Größe"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.tsv, line 1: the header has no column 'concept_id'"),
        (b"a\tb\n1\t2\n", "line 1: the header has no column 'concept_id'"),
        ((HEAD + "c\tf\tde\tRat\tpreferred\textra\n").encode(), "line 2, column 6"),
        ((HEAD + "c\tf\tde\tRat\tgood\n").encode(), "line 2, column status: 'good' is none of preferred"),
        ((HEAD + "c\tf\tfr\tconseil\t\n").encode(), "line 2, column lang"),
        ((HEAD + "\tf\tde\tRat\t\n").encode(), "line 2: the cell 'concept_id' is empty"),
        ((HEAD + "c\tf\tde\t\t\n").encode(), "line 2: the cell 'term' is empty"),
        (HEAD.encode() + b"c\tf\tde\tR\xe4t\t\n", "line 2, column 9: not UTF-8: byte 0xe4"),
        ((HEAD + "c\tf\tde\tRa\x07t\t\n").encode(), "line 2, column 10: control character U+0007"),
    ],
)
def test_damaged_tables(data: bytes, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_table(data, "a.tsv")
    assert message in str(caught.value)


def test_open_quotes_are_named_by_line() -> None:
    with pytest.raises(BadInput, match=r"a\.csv, line 2.*quotes"):
        read_table(b'concept_id,lang,term\nc,de,"Rat\n', "a.csv")


def test_rows_are_as_wide_as_the_columns() -> None:
    assert len(Term("a", "", Lang.DE, "b").row()) == len(COLUMNS)


def test_a_table_with_a_column_a_language() -> None:
    data = "de;zh;status;domain;note\nRat der Stadt;市议会;preferred;administration;\nRat der Stadt;市委;forbidden;administration;Partei\n"
    terms = read_table(data.encode(), "a.csv")
    assert [(t.concept_id, t.lang.value, t.term, t.status, t.note) for t in terms] == [
        ("rat-der-stadt", "de", "Rat der Stadt", "preferred", ""),
        ("rat-der-stadt", "zh-Hans", "市议会", "preferred", ""),
        ("rat-der-stadt", "zh-Hans", "市委", "deprecated", "Partei"),
    ]
    with pytest.raises(BadInput, match="line 2, column de"):
        read_table(b"de;zh\n;x\n", "a.csv")
