"""Every fault is found in a table that has it, and none in one that has not."""

from __future__ import annotations

import pytest

from memorandum_kit.errors import BadInput, Refused
from memorandum_kit.glossary import Term
from memorandum_kit.glossary.addition import add_terms, concept_id_for
from memorandum_kit.glossary.lint import LEVELS, lint, lint_table
from memorandum_kit.glossary.tables import read_table, write_tsv
from memorandum_kit.messages import INTERFACE_LANGUAGES, area
from memorandum_kit.model import Lang

DE, HANS, HANT = Lang.DE, Lang.ZH_HANS, Lang.ZH_HANT
GOOD = (Term("a", "f", DE, "Rat", pos="noun", gender="m"), Term("a", "f", HANS, "议会"), Term("a", "f", HANT, "議會"))


def codes(*terms: Term) -> set[str]:
    return {fault.code for fault in lint([*GOOD, *terms])}


def test_a_good_table_is_clean() -> None:
    assert lint(GOOD) == []
    assert lint_table(write_tsv(GOOD), "a.tsv") == []


@pytest.mark.parametrize(
    ("term", "code"),
    [
        (Term("a", "f", DE, "Rat"), "duplicate"),
        (Term("a", "f", DE, "Rat", "deprecated"), "contradiction"),
        (Term("a", "f", DE, "Ratsversammlung"), "two-preferred"),
        (Term("b", "f", HANS, "议事会", "deprecated"), "deprecated-alone"),
        (Term("b", "f", DE, "Kreistag", "admitted"), "no-preferred"),
        (Term("b", "f", DE, "Kreistag"), "untranslated"),
        (Term("b", "f", HANS, "議會"), "script"),
        (Term("b", "f", HANT, "议会"), "script"),
        (Term("b", "f", DE, "议会"), "language"),
        (Term("b", "f", DE, "Kreis\u00adtag"), "invisible"),
        (Term("b", "f", DE, "Amt", exclude=("Baum",)), "exclude"),
        (Term("b", "f", DE, "kreistag", pos="noun"), "capital"),
        (Term("b", "f", DE, "Kreistag", gender="x"), "value"),
        (Term("a", "g", DE, "Gremium", "admitted"), "fields"),
        (Term("b", "f", DE, "Rat"), "homonym"),
    ],
)
def test_faults(term: Term, code: str) -> None:
    assert code in codes(term)


@pytest.mark.parametrize(
    "term",
    [
        Term("a", "f", HANS, "市议会", usage="mainland"),
        Term("a", "f", DE, "Ratsversammlung", "admitted"),
        Term("a", "f", DE, "Räterat", "deprecated"),
        Term("a", "f", HANT, "里"),  # a character of both scripts
        Term("a", "f", DE, "GmbH", "admitted", term_type="abbreviation", pos="noun"),
    ],
)
def test_no_faults(term: Term) -> None:
    assert not codes(term) - {"two-preferred"}


def test_blanks_rows_and_order_with_their_lines() -> None:
    table = "concept_id\tlang\tterm\tstatus\nb\tde\tRat \t\na\tde\tAmt\t\na\tzh-Hans\t局\t\nc\tde\tZoll\tso\n"
    found = {(fault.code, fault.line) for fault in lint_table(table.encode(), "a.tsv")}
    assert {("blanks", 2), ("order", 3), ("row", 5)} <= found


def test_a_table_without_header_is_no_table() -> None:
    with pytest.raises(BadInput, match="header"):
        lint_table(b"Rat\tde\n", "a.tsv")


def test_every_fault_has_a_text_in_every_language() -> None:
    wanted = {
        "lint.blanks", "lint.row", "lint.order", "lint.value", "lint.invisible", "lint.language", "lint.script", "lint.exclude",
        "lint.capital", "lint.contradiction", "lint.duplicate", "lint.two-preferred", "lint.deprecated-alone",
        "lint.no-preferred", "lint.untranslated", "lint.fields", "lint.homonym", *(f"level.{level}" for level in LEVELS),
    }  # fmt: skip
    for lang in INTERFACE_LANGUAGES:
        assert wanted <= area("glossary", lang).keys()


def test_adding_sorts_in_and_refuses() -> None:
    table = write_tsv(GOOD)
    more = add_terms(table, "a.tsv", [Term("0", "f", DE, "Amt")])
    assert [term.term for term in read_table(more, "a.tsv")] == ["Amt", "Rat", "议会", "議會"]
    assert read_table(add_terms(None, "new.tsv", GOOD), "new.tsv") == list(GOOD)
    with pytest.raises(Refused, match="already"):
        add_terms(table, "a.tsv", [Term("a", "f", DE, "Rat")])
    with pytest.raises(BadInput, match="two-preferred"):
        add_terms(table, "a.tsv", [Term("a", "f", DE, "Ratsversammlung")])


def test_ids_for_new_concepts() -> None:
    assert concept_id_for("Größe der Städte") == "groesse-der-staedte"
    assert concept_id_for("Rat", ["rat", "rat-2"]) == "rat-3"
    assert concept_id_for("议会") == "term"
