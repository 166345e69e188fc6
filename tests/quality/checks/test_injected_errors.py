"""Errors put into correct pairs are found, tier by tier; no pair with an error crashes the checker."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from tests.quality.checks.injected import ERRORS, glossary, injected

from memorandum_kit.checks import check
from memorandum_kit.checks.codes import codes

FOLDER = Path(__file__).parent
FLOORS = json.loads((FOLDER / "floors.json").read_text(encoding="utf-8"))["injected"]


def pairs() -> list[tuple[str, str]]:
    found = []
    for name in ("noise", "noise.held"):
        with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            found += [(row["de"], row["zh"]) for row in rows]
    return found


@pytest.mark.slow
def test_injected_errors_are_found() -> None:
    made, caught = Counter[str](), Counter[str]()
    missed = []
    for error, de, zh in injected(pairs(), limit=6):
        told = {finding.code for finding in check(de, zh, glossary=glossary())}
        made[error.tier] += 1
        if told & set(error.codes):
            caught[error.tier] += 1
        else:
            missed.append((error.tier, error.name, de, zh, sorted(told)))
    shares = {tier: caught[tier] / made[tier] for tier in "ABCDE"}
    assert all(shares[tier] >= FLOORS[tier] for tier in "ABCDE"), (shares, missed)


def test_every_error_names_codes_that_exist() -> None:
    assert {code for error in ERRORS for code in error.codes} <= codes().keys()
    assert len({error.name + error.tier for error in ERRORS}) > 100


def test_written_errors_are_found() -> None:
    """Errors written as a careless translator makes them, not by a rule."""
    with (FOLDER / "errors.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for tier in "BCD":
        own = [row for row in rows if row["tier"] == tier]
        missed = [(row["de"], row["zh"]) for row in own if not check(row["de"], row["zh"], glossary=glossary())]
        assert 1 - len(missed) / len(own) >= FLOORS[f"written.{tier}"], missed
