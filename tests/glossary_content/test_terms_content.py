"""The shipped term records are proof-read by rule, large enough, and found in a text by the program that uses them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tools.terms_check import TERMS, check, counts

from memorandum_kit.glossary.glossary import Glossary
from memorandum_kit.glossary.loading import load_glossary
from memorandum_kit.glossary.records import COLUMNS, Term
from memorandum_kit.model import Lang, Mention, Span

FILES = sorted(TERMS.glob("*.tsv"))
# A numbered word is a term after a number only: 第三条.
NUMBERED = frozenset("条款项份")


def test_proof_reading_finds_nothing():
    assert check(FILES) == []


def surroundings(term: Term) -> str:
    """The term as it may stand in a text."""
    if term.lang.is_chinese:
        text = "三" + term.term if term.term in NUMBERED else term.term
        return f"{text.replace('……', '双方')}。"
    return term.term.replace("…", "deutsche" if term.lang is Lang.DE else "Danish")


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_each_term_is_found_as_its_own_concept(file: Path):
    glossary = load_glossary(file)
    missed = [
        (term.concept_id, term.term)
        for term in glossary.rows
        if not any(hit.key == term.concept_id for hit in glossary.find(surroundings(term), term.lang))
    ]
    assert missed == []


GOOD = {
    "concept_id": "city-wall",
    "subject_field": "culture",
    "lang": "de",
    "term": "Stadtmauer",
    "status": "preferred",
    "term_type": "fullForm",
    "pos": "noun",
    "gender": "f",
}
OTHERS = (
    GOOD | {"lang": "en", "term": "city wall", "gender": ""},
    GOOD | {"lang": "zh-Hans", "term": "城墙", "gender": ""},
)


def written(folder: Path, *rows: dict[str, str], name: str = "culture.tsv") -> list[Path]:
    path = folder / name
    lines = ["\t".join(COLUMNS), *("\t".join(row.get(column, "") for column in COLUMNS) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [path]


def test_a_good_record_is_passed(tmp_path):
    assert check(written(tmp_path, GOOD, *OTHERS)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"gender": "m"}, "its head"),
        ({"gender": ""}, "noun without gender"),
        ({"term": "stadtmauer"}, "noun without a capital"),
        ({"term": "Stadtmauer "}, "blanks in term"),
        ({"term": "Stadt\u00admauer"}, "invisible character"),
        ({"term": "Stadtmauer墙"}, "Chinese characters"),
        ({"term": "Befestigung", "gender": "n"}, "by its ending"),
        ({"status": "approved"}, "is none of"),
        ({"exclude": "Stadttor"}, "is not a longer word"),
        ({"subject_field": "sport"}, "the subject field"),
        ({"pos": "verb", "gender": "", "term": "ummauert"}, "infinitive"),
    ],
)
def test_a_fault_in_a_german_row_is_named(tmp_path, change, fault):
    wall = GOOD | {"concept_id": "wall", "term": "Mauer"}
    walls = [
        wall,
        *(row | {"concept_id": "wall", "term": term} for row, term in zip(OTHERS, ("wall", "墙"), strict=True)),
    ]
    assert any(fault in line for line in check(written(tmp_path, GOOD | change, *OTHERS, *walls)))


def test_faults_of_a_concept_are_named(tmp_path):
    second = GOOD | {"term": "Umwallung"}
    assert any("2 preferred terms in de" in fault for fault in check(written(tmp_path, GOOD, second, *OTHERS)))
    assert any("no preferred term in zh-Hans" in fault for fault in check(written(tmp_path, GOOD, OTHERS[0])))
    deprecated = GOOD | {"term": "Stadtwand", "status": "deprecated"}
    assert any("without a note" in fault for fault in check(written(tmp_path, GOOD, deprecated, *OTHERS)))
    assert any("not in order" in fault for fault in check(written(tmp_path, OTHERS[0], GOOD, OTHERS[1])))


def test_a_term_of_two_concepts_needs_a_note_with_each(tmp_path):
    rampart = [
        GOOD | {"concept_id": "rampart", "term": "Wall", "gender": "m"},
        OTHERS[0] | {"concept_id": "rampart", "term": "rampart"},
        OTHERS[1] | {"concept_id": "rampart"},
    ]
    assert sum("shared by" in fault for fault in check(written(tmp_path, GOOD, *OTHERS, *rampart))) == 2


def test_a_damaged_table_is_named(tmp_path):
    path = written(tmp_path, GOOD)[0]
    path.write_text(path.read_text(encoding="utf-8") + "a\tb\n", encoding="utf-8")
    assert any("has 2 cells" in fault for fault in check([path]))
    path.write_text("a\tb", encoding="utf-8")
    assert len(check([path])) >= 2


def cases(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return load_glossary()


@pytest.mark.parametrize("case", cases("clauses.tsv"), ids=lambda case: case["german"][:40])
def test_concepts_of_a_clause_are_found_in_both_languages(shipped, case):
    wanted = set(case["concepts"].split())
    assert wanted <= {hit.key for hit in shipped.find(case["german"], "de")}
    assert wanted <= {hit.key for hit in shipped.find(case["chinese"], "zh-Hans")}


def recall(glossary: Glossary, rows: list[dict[str, str]], column: str, lang: str) -> float:
    wanted = found = 0
    for row in rows:
        concepts = set(row["concepts"].split())
        wanted += len(concepts)
        found += len(concepts & {hit.key for hit in glossary.find(row[column], lang)})
    return found / wanted


def test_clauses_that_the_terms_were_not_made_on(shipped):
    held = cases("clauses.held.tsv")
    assert recall(shipped, held, "german", "de") >= 0.99
    assert recall(shipped, held, "chinese", "zh-Hans") >= 0.98


def places(hits: list[Mention]) -> list[set[str]]:
    """The concepts at each place of a text, without what is only a wrong rendering of a concept."""
    by_place: dict[Span, set[str]] = {}
    for hit in hits:
        if hit.status != "deprecated":
            by_place.setdefault(hit.span, set()).add(hit.key)
    return list(by_place.values())


def test_right_translations_rarely_have_a_concept_on_one_side_only(shipped):
    both = one_side = 0
    for row in [*cases("clauses.tsv"), *cases("clauses.held.tsv")]:
        german, chinese = places(shipped.find(row["german"], "de")), places(shipped.find(row["chinese"], "zh-Hans"))
        for here, there in ((german, chinese), (chinese, german)):
            other = set().union(*there)
            both += len(here)
            one_side += sum(not concepts & other for concepts in here)
    assert one_side / both <= 0.10


def test_right_translations_have_no_wrong_rendering(shipped):
    for row in [*cases("clauses.tsv"), *cases("clauses.held.tsv")]:
        german = {hit.key for hit in shipped.find(row["german"], "de")}
        chinese = shipped.find(row["chinese"], "zh-Hans")
        approved = {(hit.span, hit.key) for hit in chinese if hit.status != "deprecated"}
        places_approved = {span for span, key in approved if key in german}
        wrong = [hit for hit in chinese if hit.status == "deprecated" and hit.key in german]
        assert [hit.surface for hit in wrong if hit.span not in places_approved] == []


@pytest.mark.parametrize("case", cases("wrong.tsv"), ids=lambda case: case["concept"])
def test_a_wrong_rendering_is_seen(shipped, case):
    assert case["concept"] in {hit.key for hit in shipped.find(case["german"], "de")}
    chinese = [hit for hit in shipped.find(case["chinese"], "zh-Hans") if hit.key == case["concept"]]
    assert [(hit.surface, hit.status) for hit in chinese] == [(case["rendering"], "deprecated")]


@pytest.mark.parametrize("case", cases("silent.tsv"), ids=lambda case: case["text"][:40])
def test_look_alikes_stay_silent(shipped, case):
    lang = "de" if case["lang"] == "de" else "zh-Hans"
    assert case["concept"] in {concept.id for concept in shipped.concepts}
    assert case["concept"] not in {hit.key for hit in shipped.find(case["text"], lang)}


def test_size_is_as_agreed():
    number = counts(FILES)
    assert number["concepts"] >= 1000
    assert number["de"] + number["zh-Hans"] >= 6500
    assert number["deprecated"] >= 200
