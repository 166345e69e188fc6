"""Every TEI that we write is valid against TEI P5 tei_all, whatever the memorandum holds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from memorandum_kit import pipeline
from memorandum_kit.model import Memorandum
from memorandum_kit.readers import read_source
from memorandum_kit.writers import render
from memorandum_kit.writers.validation import validate
from strategies import memoranda


def files_of(data: bytes) -> dict[str, bytes]:
    if not data.startswith(b"PK"):
        return {"memorandum.xml": data}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("layout", ["group", "div", "corpus", "split"])
@settings(deadline=None, max_examples=30, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_every_layout_is_valid(tei_valid: Callable[[bytes], str], layout: str, memo: Memorandum) -> None:
    for name, data in files_of(render(memo, "tei", layout=layout)).items():
        assert not tei_valid(data), name


def test_a_memorandum_without_texts_is_valid(tei_valid: Callable[[bytes], str]) -> None:
    for layout in ("group", "div", "corpus", "split"):
        for data in files_of(render(Memorandum(), "tei", layout=layout)).values():
            assert not tei_valid(data)


def test_the_example_and_a_real_text_are_valid_and_come_back(
    tei_valid: Callable[[bytes], str], root: Path, shared: Path
) -> None:
    pairs = [
        (root / "examples" / "memorandum.de.docx", root / "examples" / "memorandum.zh.docx"),
        (shared / "corpus" / "udhr" / "de.txt", shared / "corpus" / "udhr" / "zh-Hant.txt"),
    ]
    for files in pairs:
        memo = pipeline.run(pipeline.read(*files), None, ("mentions", "align"))
        data = render(memo, "tei")
        assert not tei_valid(data)
        assert validate(data, "memo.tei.xml") == []
        read = read_source(data, "memo.tei.xml")
        assert isinstance(read, Memorandum)
        assert (read.links, read.sentence_links) == (memo.links, memo.sentence_links)
        assert [c.text for c in read.clauses().values()] == [c.text for c in memo.clauses().values()]
        assert len(read.mentions) == len(memo.mentions)
