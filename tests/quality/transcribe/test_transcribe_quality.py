"""Transcription measured: recorded names, and towns whose names the model has not seen."""

import json
from collections import defaultdict
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from memorandum_kit.names import transcribe
from memorandum_kit.names.records import records
from memorandum_kit.names.transcribe_german import person_parts, rank, towns
from memorandum_kit.names.transcribe_model import Model, facts, model
from memorandum_kit.names.transcribe_rules import settled_ending

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
FOLDS = 5
EPOCHS = 4  # the shipped weights have seven
TOOL = Path(__file__).resolve().parents[3] / "tools/transcription_model.py"


def rows(name):
    return [line.split("\t") for line in (HERE / name).read_text(encoding="utf-8").splitlines()[1:]]


def fold(word):
    """Words of one stem (Eschenbach, Eschendorf) are in one fold: what is asked for has no relative among what is learnt."""
    stem = word.removesuffix(settled_ending(word))
    return int(sha256(stem.encode()).hexdigest(), 16) % FOLDS


def figures(answers):
    """Measure pairs of right forms and suggestions."""
    first = [found[0].hanzi in forms for forms, found in answers]
    five = [any(one.hanzi in forms for one in found) for forms, found in answers]
    high = [found[0].hanzi in forms for forms, found in answers if found[0].confidence == "high"]
    size = len(answers)
    return {
        "first": sum(first) / size,
        "five": sum(five) / size,
        "high": sum(high) / len(high),
        "share": len(high) / size,
    }


def test_recorded_names():
    wrong = []
    for kind, name, hanzi in rows("recorded.tsv"):
        first = transcribe(name, kind=kind)[0]
        if (first.hanzi, first.confidence) != (hanzi, "asserted"):
            wrong.append((name, first))
    assert not wrong


def test_what_is_recorded():
    german = [r for r in records().values() if r.id.startswith("de-")]
    assert len(german) >= FLOORS["recorded_places"]
    assert len(towns()) >= FLOORS["recorded_towns"]
    assert sum(r.zh_hans.endswith("州") for r in german) >= 13 + 9
    surnames = [form for form, parts in person_parts().items() if "surname" in parts]
    assert len(surnames) >= FLOORS["recorded_surnames"]


def test_unseen_towns():
    """Towns that the shipped weights have not been learnt from."""
    answers = [((hanzi,), rank(name.lower(), model().best(name.lower()))) for name, hanzi in rows("unseen.tsv")]
    measured = figures(answers)
    assert len(answers) >= 150
    for name, floor in FLOORS["unseen"].items():
        assert measured[name] >= floor, measured


@pytest.mark.slow
def test_towns_of_a_fold():
    """Recorded towns, exonyms such as Stuttgart 斯图加特 among them, with weights learnt without them and their relatives."""
    words = facts()
    spec = spec_from_file_location("transcription_model", TOOL)
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    learnt = Model(tool.trained((one for one in words if fold(one.word)), epochs=EPOCHS))
    wanted = defaultdict(set)
    for one in words:
        if fold(one.word) == 0 and one.town and one.country == "DE":
            wanted[one.word].add("".join(sign for _, sign in one.units))
    measured = figures([(forms, rank(word, learnt.best(word))) for word, forms in wanted.items()])
    for name, floor in FLOORS["fold"].items():
        assert measured[name] >= floor, measured
