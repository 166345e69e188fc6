"""F1 on the gold alignments does not fall: floors with the hash of the corpus."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest

from memorandum_kit.alignment import align, userlexicon

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "../shared/corpus/alignment"
FLOORS = json.loads((ROOT / "tests/quality/alignment/floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scorer():
    if not CORPUS.is_dir():
        pytest.skip("the gold alignments are not beside the repository")
    sys.path.insert(0, str(CORPUS))
    from score import Score

    yield Score
    sys.path.remove(str(CORPUS))


@pytest.mark.parametrize("case", FLOORS["floors"], ids=lambda case: f"{case['pattern']} {case['numbered']}")
def test_floor(case, scorer):
    paths = [p for p in sorted(CORPUS.glob(case["pattern"])) if ("-nonum" in p.name) != case["numbered"]]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
    assert digest == case["sha256"], "another corpus: measure anew and set the floors"
    result = scorer()
    for path in paths:
        doc = json.loads(path.read_text(encoding="utf-8"))
        result.add(doc["gold"], align(doc["de"], doc["zh"]))
    figures = result.result()
    for name, floor in case["least"].items():
        assert figures[name] >= floor, name


@pytest.mark.parametrize("variant", ["mix", "pert"])
def test_the_script_makes_no_difference(variant, scorer):
    """The same text in Traditional characters and Taiwanese words is aligned as well, within 0.005."""
    from opencc import OpenCC

    converter = OpenCC("s2twp")
    simplified, traditional = scorer(), scorer()
    for path in sorted(CORPUS.glob(f"*-hans.{variant}*-nonum.json")):
        doc = json.loads(path.read_text(encoding="utf-8"))
        simplified.add(doc["gold"], align(doc["de"], doc["zh"]))
        traditional.add(doc["gold"], align(doc["de"], [converter.convert(text) for text in doc["zh"]]))
    before, after = simplified.result(), traditional.result()
    for figure in ("f1_strict", "f1_lax", "f1_null"):
        assert after[figure] >= before[figure] - 0.005, figure


def test_a_dictionary_of_the_users_finds_nine_of_ten_omissions(scorer, tmp_path, monkeypatch):
    """HanDeDict, added as the office would add it, on the bare perturbed texts."""
    dictionary = ROOT / "../shared/reference/handedict.u8"
    if not dictionary.is_file():
        pytest.skip("HanDeDict is not beside the repository")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    userlexicon.add(dictionary.read_bytes(), "handedict.u8")
    result = scorer()
    for path in sorted(CORPUS.glob("*-hans.pert*-nonum.json")):
        doc = json.loads(path.read_text(encoding="utf-8"))
        result.add(doc["gold"], align(doc["de"], doc["zh"]))
    assert result.result()["f1_null"] >= 0.9
