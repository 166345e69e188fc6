"""A term, a name or a title left out of a short sentence, or another one in its place."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from memorandum_kit.checks import check

FOLDER = Path(__file__).parent
FLOORS = json.loads((FOLDER / "floors.json").read_text(encoding="utf-8"))["words"]
# A neighbouring code that says the same of the same words.
NEIGHBOURS = {
    "term.wrong": {"term.missing", "name.wrong", "name.missing"},
    "term.missing": {"term.wrong", "list.missing"},
    "relation.level": {"term.wrong", "term.missing"},
    "name.wrong": {"name.missing", "name.inconsistent"},
    "name.missing": {"name.wrong", "list.missing"},
    "title.rank": {"term.wrong", "term.missing", "name.wrong"},
}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"words_{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_words_left_out_or_exchanged_are_told(name: str) -> None:
    told = [(row, {one.code for one in check(row["de"], row["zh"])}) for row in rows(name)]
    missed = [
        (row["code"], row["de"], row["zh"])
        for row, codes in told
        if not codes & {row["code"], *NEIGHBOURS[row["code"]]}
    ]
    assert 1 - len(missed) / len(told) >= FLOORS[name], missed


@pytest.mark.parametrize(
    ("de", "zh"),
    [
        ("Das sind Vorhaben, für die die Stadt bürgt.", "这些是由该市担保的项目。"),
        ("Für die die Stadt prägenden Bauten gilt Denkmalschutz.", "塑造城市面貌的建筑受文物保护。"),
        ("Herr Zhou und Frau Xu Jing begrüßten die Gäste.", "周先生和徐静女士欢迎来宾。"),
        ("Der Ministerpräsident der Volksrepublik China besuchte die Messe.", "中华人民共和国国务院总理参观了展会。"),
        ("Die Ministerpräsidentin empfing die Delegation.", "州长接见了代表团。"),
        ("Die Schulpartnerschaft besteht seit fünf Jahren.", "两校结为姊妹学校已有五年。"),
        ("Frau Bauer stellte die Ergebnisse vor.", "鲍尔女士介绍了成果。"),
        ("Das Klinikum stellt Fachärzte ein.", "医院招聘专科医生。"),
        ("Die Kreislaufwirtschaft schafft neue Arbeitsplätze.", "循环经济创造新的就业岗位。"),
        ("Der Bericht über die Luftreinhaltung liegt vor.", "大气污染防治报告已提交。"),
    ],
)
def test_right_sentences_are_left_alone(de: str, zh: str) -> None:
    assert check(de, zh) == []
