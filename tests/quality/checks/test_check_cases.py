"""Every code has bad pairs that it finds and good ones on which the whole checker is silent; correct text is left alone."""

from __future__ import annotations

import csv
import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from memorandum_kit.checks import check
from memorandum_kit.checks.codes import codes

FOLDER = Path(__file__).parent
FLOORS = json.loads((FOLDER / "floors.json").read_text(encoding="utf-8"))
PAIR_CODES = [code.name for code in codes().values() if code.scope != "memorandum"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def cases() -> list[tuple[dict[str, str], list[str]]]:
    files = sorted((FOLDER / "cases").glob("*.tsv"))
    return [(row, [f.code for f in check(row["de"], row["zh"])]) for file in files for row in rows(file)]


@pytest.mark.parametrize("code", PAIR_CODES)
def test_every_code_has_its_cases(code: str) -> None:
    counts = Counter(row["verdict"] for row, _ in cases() if row["code"] == code)
    assert counts["bad"] >= 2
    assert counts["good"] >= 3


def test_bad_pairs_are_found() -> None:
    bad = [(row, found) for row, found in cases() if row["verdict"] == "bad"]
    missed = [(row["code"], row["de"], row["zh"], found) for row, found in bad if row["code"] not in found]
    assert 1 - len(missed) / len(bad) >= FLOORS["cases.found"], missed


def test_good_pairs_are_left_alone() -> None:
    good = [(row, found) for row, found in cases() if row["verdict"] == "good"]
    wrong = [(row["code"], row["de"], row["zh"], found) for row, found in good if found]
    assert 1 - len(wrong) / len(good) >= FLOORS["cases.quiet"], wrong


@pytest.mark.parametrize("name", ["noise", "noise.held"])
def test_correct_text_raises_few_findings(name: str) -> None:
    pairs = rows(FOLDER / f"{name}.tsv")
    found = [(finding.code, pair["de"]) for pair in pairs for finding in check(pair["de"], pair["zh"])]
    tiers = Counter(codes()[code].tier for code, _ in found)
    tiers["all"] = len(found)
    for tier, floor in FLOORS[name].items():
        assert 1000 * tiers[tier] / len(pairs) <= floor, (tier, found)


def test_texts_that_do_not_belong_together_are_compared_too() -> None:
    pairs = rows(FOLDER / "noise.tsv")
    for pair, other in zip(pairs, pairs[7:] + pairs[:7], strict=True):
        assert all(finding.code in codes() for finding in check(pair["de"], other["zh"]))
