"""The example's deviations, all of them and nothing else; alternat; consistency through a text; decisions."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from memorandum_kit import read, run
from memorandum_kit.checks import check_memorandum
from memorandum_kit.checks.clause_types import clause_types, inventory
from memorandum_kit.checks.decisions import accept, fingerprint, from_json, to_json, undecided
from memorandum_kit.checks.reference import page
from memorandum_kit.checks.running import Settings
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Clause, Document, Lang, Memorandum, Number

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


@cache
def example(folder: str) -> Memorandum:
    return run(read(EXAMPLES / folder / "memorandum.de.docx", EXAMPLES / folder / "memorandum.zh.docx"))


def test_the_listed_deviations_are_found_and_nothing_else() -> None:
    with (EXAMPLES / "deviations.tsv").open(encoding="utf-8", newline="") as file:
        listed = {(row["code"], row["de"]) for row in csv.DictReader(file, delimiter="\t")}
    assert {(f.code, f.places[0].clause_id) for f in example("").findings} == listed


def test_the_clean_example_is_clean() -> None:
    assert example("clean").findings == ()


def test_the_two_column_example_gives_the_same() -> None:
    found = run(read(EXAMPLES / "memorandum.bilingual.docx")).findings
    assert {f.code for f in found} == {f.code for f in example("").findings}


def document(lang: Lang, *texts: str, prefix: str = "") -> Document:
    name = prefix or ("zh" if lang.is_chinese else "de")
    return Document(name, lang, tuple(Clause(f"{name}.{n}", text, lang) for n, text in enumerate(texts, start=1)))


def test_a_person_with_two_forms_is_told() -> None:
    de = document(Lang.DE, "Vertreter ist Shen Zhiyuan.", "Shen Zhiyuan lädt ein.", "Shen Zhiyuan unterzeichnet.")
    zh = document(Lang.ZH_HANS, "代表为沈知远。", "沈知远发出邀请。", "沈志远签署。")
    found = check_memorandum(run(Memorandum((de, zh)), steps=("mentions", "align")))
    assert [(f.code, f.value("found"), f.suggestion) for f in found] == [("name.inconsistent", "沈志远", "沈知远")]


def test_numbers_given_twice_and_left_out_are_told() -> None:
    numbers = ["1", "2", "2", "4"]
    clauses = tuple(
        Clause(f"zh.{n}", "双方开展合作。", Lang.ZH_HANS, number=Number(f"第{value}条", value, "article"))
        for n, value in enumerate(numbers, start=1)
    )
    found = check_memorandum(Memorandum((Document("zh", Lang.ZH_HANS, clauses),)))
    assert [(f.code, f.places[0].clause_id) for f in found] == [
        ("numbering.duplicate", "zh.3"),
        ("numbering.gap", "zh.4"),
    ]


def originals() -> Memorandum:
    """The clean example as an alternat: the second original names the Chinese party first."""
    memo = example("clean")

    def second(text: Document) -> Document:
        clauses = [replace(clause, id=clause.id.replace(".", "-b.")) for clause in text.clauses]
        clauses[1], clauses[2] = clauses[2], clauses[1]
        return replace(text, id=f"{text.id}-b", clauses=tuple(clauses), witness="B")

    return replace(memo, documents=(memo.de, memo.zh, second(memo.de), second(memo.zh)))


def test_an_alternat_may_differ_in_the_order_of_the_parties() -> None:
    assert check_memorandum(originals()) == []


def test_an_alternat_may_not_differ_in_anything_else() -> None:
    memo = originals()
    german = memo.documents[2]
    changed = tuple(replace(c, text=c.text.replace("sechs Monaten", "drei Monaten")) for c in german.clauses)
    memo = replace(memo, documents=(*memo.documents[:2], replace(german, clauses=changed), memo.documents[3]))
    assert [f.code for f in check_memorandum(memo)] == ["alternat"]


def test_the_usual_clauses_are_all_in_the_example() -> None:
    strict = check_memorandum(example("clean"), settings=Settings("strict"))
    assert [f for f in strict if f.code == "clause-type.missing"] == []
    assert len(inventory(example("clean").de)) >= 25
    assert len(clause_types()) == 41


def test_a_decision_holds_until_the_clause_changes() -> None:
    memo = example("")
    decisions = accept("modality@de.25", memo.findings, memo, who="A. Prüfer", when="2025-05-12", why="so gewollt")
    assert from_json(to_json(decisions), "x.json") == decisions
    left, accepted = undecided(memo.findings, memo, decisions)
    assert (len(left), accepted) == (len(memo.findings) - 1, 1)
    zh = memo.zh
    changed = tuple(replace(c, text=c.text + "。") if c.id == "zh.25" else c for c in zh.clauses)
    other = replace(memo, documents=(memo.de, replace(zh, clauses=changed)))
    assert fingerprint(next(f for f in memo.findings if f.code == "modality"), other) != decisions[0].fingerprint


@pytest.mark.parametrize(("target", "why"), [("modality", "x"), ("modality@de.25", " "), ("modality@de.1", "x")])
def test_decisions_refuse_what_names_no_finding(target: str, why: str) -> None:
    memo = example("")
    with pytest.raises(BadInput):
        accept(target, memo.findings, memo, who="A", when="2025-05-12", why=why)


def test_the_page_of_checks_is_up_to_date() -> None:
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == page()
