"""Meaning changed in one part of a clause: a word taken out, exchanged or put in, in Chinese that is right otherwise."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from memorandum_kit.checks import check
from memorandum_kit.checks.codes import codes as table

TABLE = table()
FOLDER = Path(__file__).parent
FLOORS = json.loads((FOLDER / "floors.json").read_text(encoding="utf-8"))["meaning"]
# A neighbouring code that says the same of the same words.
NEIGHBOURS = {
    "negation": {"modality", "condition.dropped", "legal.effect", "number.qualifier", "term.wrong"},
    "list.missing": {"term.missing", "name.missing"},
    "condition.dropped": {"negation", "condition.added"},
    "condition.added": {"condition.dropped"},
    "legal.effect": {"negation"},
    "clause.omitted": {"clause.added"},
}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"meaning_{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_changed_meaning_is_found_and_right_text_left_alone(name: str) -> None:
    missed, noisy = [], []
    told = [(row, {one.code for one in check(row["de"], row["zh"])}) for row in rows(name)]
    for row, codes in told:
        if row["verdict"] == "bad" and not codes & {row["code"], *NEIGHBOURS.get(row["code"], ())}:
            missed.append((row["code"], row["de"], row["zh"]))
        if row["verdict"] == "good" and any(TABLE[code].tier == "D" for code in codes):
            noisy.append((row["de"], row["zh"], codes))
    bad = sum(row["verdict"] == "bad" for row, _ in told)
    assert 1 - len(missed) / bad >= FLOORS[name]["found"], missed
    assert 1 - len(noisy) / (len(told) - bad) >= FLOORS[name]["quiet"], noisy
