"""The quality lists, a third of each held back (*.held.tsv), against their floors."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from memorandum_kit import names
from memorandum_kit.names.records import records

LISTS = Path(__file__).resolve().parents[1] / "quality/names"
FLOORS = json.loads((LISTS / "floors.json").read_text(encoding="utf-8"))


def rows(name: str) -> list[dict[str, str]]:
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("part", ["full_names.tsv", "full_names.held.tsv"])
def test_full_names_are_recognised_in_every_system(part):
    cases = rows(part)
    found = [(row, names.compare(row["latin"], row["hanzi"])) for row in cases]
    missed = [(row["latin"], row["hanzi"], match.verdict) for row, match in found if not match.accepted]
    other = [
        (row["latin"], row["system"], match.system)
        for row, match in found
        if match.accepted and match.system not in row["system"].split("|")
    ]
    assert 1 - len(missed) / len(cases) >= FLOORS["full_names.recognised"], missed
    assert 1 - len(other) / len(cases) >= FLOORS["full_names.system"], other


@pytest.mark.parametrize("part", ["full_names.tsv", "full_names.held.tsv"])
def test_the_system_is_detected_without_the_characters(part):
    cases = rows(part)
    found = [(row["latin"], row["system"], names.detect_system(row["latin"])) for row in cases]
    wrong = [(latin, system) for latin, system, given in found if not given or given[0][0] not in system.split("|")]
    assert 1 - len(wrong) / len(cases) >= FLOORS["detected.system"], wrong


@pytest.mark.parametrize("part", ["rejected.tsv", "rejected.held.tsv"])
def test_no_pair_that_must_be_rejected_is_accepted(part):
    wrong = [(row["latin"], row["hanzi"]) for row in rows(part) if names.compare(row["latin"], row["hanzi"]).accepted]
    assert wrong == []


def test_polyphonic_surnames_are_read_as_surnames():
    wrong = [
        (row["name"], row["reading"])
        for row in rows("polyphonic_surnames.tsv")
        if names.romanise(row["name"], kind="person").split()[0] != row["reading"]
    ]
    assert wrong == []


@pytest.mark.parametrize("part", ["places.tsv", "places.held.tsv"])
def test_place_forms_lead_to_their_characters(part):
    cases = rows(part)
    found = {row["form"]: [c.hanzi for c in names.candidates(row["form"], kind="place")] for row in cases}
    missed = [row for row in cases if row["hanzi"] not in found[row["form"]]]
    second = [row for row in cases if found[row["form"]][:1] != [row["hanzi"]]]
    unequal = [row for row in cases if not names.compare(row["form"], row["hanzi"], kind="place").accepted]
    assert 1 - len(missed) / len(cases) >= FLOORS["places.found"], missed
    assert 1 - len(second) / len(cases) >= FLOORS["places.first"], second
    assert 1 - len(unequal) / len(cases) >= FLOORS["places.compared"], unequal


def test_county_level_readings():
    readings = {r.zh_hans: " ".join(r.reading) for r in records().values() if r.kind == "place" and not r.is_former}
    former = {r.zh_hans: " ".join(r.reading) for r in records().values() if r.is_former}
    cases = rows("county_readings.tsv")
    wrong = [row for row in cases if readings.get(row["name"], former.get(row["name"])) != row["reading"]]
    assert 1 - len(wrong) / len(cases) >= FLOORS["county_readings"], wrong


@pytest.mark.parametrize("lang", ["de", "zh"])
@pytest.mark.parametrize("part", ["tsv", "held.tsv"])
def test_names_in_running_text_are_found(lang, part):
    hits = expected = given = 0
    wrong = []
    for row in rows(f"find_{lang}.{part}"):
        wanted = set(row["mentions"].split(" | ")) if row["mentions"] else set()
        found = {f"{m.kind.value}:{m.surface}:{m.key}" for m in names.find(row["text"], lang)}
        hits += len(wanted & found)
        expected += len(wanted)
        given += len(found)
        if wanted != found:
            wrong.append((row["text"], sorted(wanted ^ found)))
    assert hits / given >= FLOORS["find.precision"], wrong
    assert hits / expected >= FLOORS["find.recall"], wrong


@pytest.mark.parametrize("part", ["find_silent.tsv", "find_silent.held.tsv"])
def test_ordinary_text_names_nobody(part):
    cases = rows(part)
    loud = []
    for row in cases:
        found = [m.surface for m in names.find(row["text"], row["lang"]) if m.kind.value in ("person", "place")]
        if found:
            loud.append((row["text"], found))
    assert len(loud) / len(cases) <= FLOORS["find_silent.hits"], loud
