"""F1 on the gold alignments does not fall: floors with the hash of the corpus."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest

from memorandum_kit.alignment import align

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
