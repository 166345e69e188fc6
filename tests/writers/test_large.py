"""10,000 clauses: written, valid by our rules, read back the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from memorandum_kit.model import Memorandum
from memorandum_kit.readers.options import Options
from memorandum_kit.readers.tei import read_tei
from memorandum_kit.writers import render
from memorandum_kit.writers.validation import validate

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))


@pytest.mark.slow
def test_ten_thousand_clauses() -> None:
    from writers import memorandum  # benchmarks/writers.py

    memo = memorandum(5_000)
    data = render(memo, "tei")
    assert validate(data, "large.tei.xml") == []
    read = read_tei(data, "large.tei.xml", Options())
    assert isinstance(read, Memorandum)
    assert read.documents == memo.documents
    assert read.links == memo.links
    assert read.mentions == memo.mentions
