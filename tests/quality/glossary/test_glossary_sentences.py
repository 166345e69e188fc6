"""Terms found in sentences: recall and precision of concepts a sentence; every third sentence is kept back from tuning.

`german.tsv` and `chinese.tsv`: kind, sentence, the concepts that it has. Kind `trap`: words that only look like terms.
`terms.csv` is the glossary, without exclusions, as another office would bring it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from memorandum_kit.glossary import Glossary, Term, load_glossary
from memorandum_kit.model import Lang

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
LANGS = {"german": "de", "chinese": "zh-Hans"}


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return load_glossary(HERE / "terms.csv")


def cases(name: str) -> list[tuple[str, str, set[str]]]:
    rows = (line.split("\t") for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:])
    return [(kind, text.replace("\\n", "\n"), set(expected.split())) for kind, text, expected in rows]


@pytest.mark.parametrize("name", LANGS)
@pytest.mark.parametrize("part", ["dev", "held"])
def test_recall_and_precision_hold_their_floors(glossary: Glossary, name: str, part: str) -> None:
    found = missed = wrong = 0
    faults = []
    for number, (_, text, expected) in enumerate(cases(name)):
        if (number % 3 == 2) != (part == "held"):
            continue
        got = {mention.key for mention in glossary.find(text, LANGS[name])}
        found += len(expected & got)
        missed += len(expected - got)
        wrong += len(got - expected)
        if expected != got:
            faults.append((text, "missing", expected - got, "wrong", got - expected))
    floor = FLOORS[name][part]
    assert found / (found + missed) >= floor["recall"], faults
    assert found / (found + wrong) >= floor["precision"], faults


@pytest.mark.parametrize("name", LANGS)
@pytest.mark.parametrize("office", ["a", "b", "c", "d"])
def test_glossaries_of_other_offices(name: str, office: str) -> None:
    """`unseen/`: four small glossaries, each with sentences that were marked before the program saw them."""
    glossary = load_glossary(HERE / "unseen" / f"{office}.csv")
    found = missed = wrong = 0
    faults = []
    for line in (HERE / "unseen" / f"{office}.{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        text, marked = line.split("\t")
        expected = set(marked.split())
        got = {mention.key for mention in glossary.find(text.replace("\\n", "\n"), LANGS[name])}
        found += len(expected & got)
        missed += len(expected - got)
        wrong += len(got - expected)
        if expected != got:
            faults.append((text, "missing", expected - got, "wrong", got - expected))
    floor = FLOORS["unseen"][name]
    assert found / (found + missed) >= floor["recall"], faults
    assert found / (found + wrong) >= floor["precision"], faults


@pytest.mark.parametrize("part", ["dev", "held"])
def test_chinese_words_over_the_edge_of_a_term(part: str) -> None:
    """`chinese_edges.tsv`: 招待会|上致辞 has the term although 会上 is a word; 城|市长|期 has none."""
    rows = [line.split("\t") for line in (HERE / "chinese_edges.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    glossary = Glossary.of([Term(term, "", Lang.ZH_HANS, term) for term in sorted({row[0] for row in rows})])
    rows = [row for number, row in enumerate(rows) if (number % 3 == 2) == (part == "held")]
    wrong = [
        row for row in rows if any(m.key == row[0] for m in glossary.find(row[1], "zh-Hans")) is not (row[2] == "yes")
    ]
    assert 1 - len(wrong) / len(rows) >= FLOORS["chinese_edges"][part], wrong


@pytest.mark.parametrize(
    ("name", "kind", "least"),
    [
        ("german", "form", 90),
        ("german", "compound", 60),
        ("german", "ellipsis", 30),
        ("german", "split", 30),
        ("german", "trap", 150),
        ("chinese", "form", 150),
        ("chinese", "trap", 120),
    ],
)
def test_the_lists_are_large_enough(name: str, kind: str, least: int) -> None:
    assert sum(case[0] == kind for case in cases(name)) >= least


def test_sentences_are_not_repeated() -> None:
    for name in LANGS:
        texts = [text for _, text, _ in cases(name)]
        assert len(texts) == len(set(texts))
