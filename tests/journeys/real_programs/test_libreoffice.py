"""LibreOffice opens the Word and Excel files, prints them, and saves a Word file that is still read with its clauses."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from journeys.real_programs.conftest import program
from memorandum_kit.model import Memorandum
from memorandum_kit.readers import read_file
from memorandum_kit.writers import render

pytestmark = pytest.mark.heavy

Convert = Callable[[Path, str], Path]


def test_word_saved_by_libreoffice_is_the_same_memorandum(
    tmp_path: Path, example: Memorandum, convert: Convert
) -> None:
    file = tmp_path / "memo.docx"
    file.write_bytes(render(example, "word"))
    assert read_file(convert(file, "docx")) == read_file(file)


def test_printed_pages_have_the_head_and_their_number(tmp_path: Path, example: Memorandum, convert: Convert) -> None:
    file = tmp_path / "memo.docx"
    file.write_bytes(render(example, "word"))
    pdf = pypdfium2.PdfDocument(convert(file, "pdf"))
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert len(pages) > 1
    for number, text in enumerate(pages, start=1):
        assert "Deutsch" in text
        assert "中文" in text
        assert f"{number} / {len(pages)}" in text
    whole = "".join("".join(pages).split())
    missing = [c.id for c in example.clauses().values() if "".join(c.text.split())[:8] not in whole]
    assert missing == []


def test_excel_opens_with_every_row(tmp_path: Path, example: Memorandum, convert: Convert) -> None:
    if not list(Path(os.path.realpath(program("soffice"))).parent.glob("libsclo*")):
        pytest.skip("LibreOffice Calc is not installed")
    file = tmp_path / "memo.xlsx"
    file.write_bytes(render(example, "xlsx"))
    text = convert(file, "csv:Text - txt - csv (StarCalc):44,34,76").read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()))
    assert len(rows) > 50
    assert rows[1][4].startswith("Memorandum über den Freundschaftsaustausch")
