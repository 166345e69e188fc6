"""10,000 clauses a side in every format: written, valid, and where it is read back the same memorandum."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from formats.held import held_by_units
from memorandum_kit.model import Memorandum
from memorandum_kit.readers import read_source
from memorandum_kit.writers import WRITERS, render, suffix_of
from memorandum_kit.writers.validation import validate

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))

pytestmark = pytest.mark.slow

OFFICIAL = {
    "tmx": "tmx/tmx14.dtd",
    "xliff": "xliff2/xliff_core_2.0.xsd",
    "xliff12": "xliff12/xliff-core-1.2-strict.xsd",
}
SHORT = ("pdf",)  # some hundred pages take minutes
READ_BACK = ("tmx", "xliff", "xliff12", "word")


@pytest.fixture(scope="module")
def memo() -> Memorandum:
    from writers import memorandum  # benchmarks/writers.py

    return memorandum(10_000)


@pytest.mark.parametrize("format", [name for name in WRITERS.names() if name not in SHORT])
def test_every_clause_is_written_and_the_file_is_valid(format: str, memo: Memorandum, shared: Path) -> None:
    if format == "html":
        pytest.importorskip("turbohtml", reason="the extra `validate` is not installed")
    data = render(memo, format)
    schema = shared / "schemas" / OFFICIAL[format] if format in OFFICIAL else None
    assert validate(data, f"memo{suffix_of(format)}", schema=schema) == []
    if format in READ_BACK:
        assert read_source(data, f"memo{suffix_of(format)}") == held_by_units(memo)
