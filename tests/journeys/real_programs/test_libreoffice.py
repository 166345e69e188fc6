"""LibreOffice opens the Word and Excel files, prints them, and saves a Word file that is still read with its clauses."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from journeys.real_programs.conftest import program
from memorandum_kit.model import Memorandum
from memorandum_kit.readers import read_file
from memorandum_kit.writers import render
from memorandum_kit.writers.tables import COLUMNS, table

pytestmark = pytest.mark.heavy

Convert = Callable[..., Path]


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


def needs_calc() -> None:
    if not list(Path(os.path.realpath(program("soffice"))).parent.glob("libsclo*")):
        pytest.skip("LibreOffice Calc is not installed")


CSV_OPTIONS = "Text - txt - csv (StarCalc):44,34,76"  # comma, quotation mark, UTF-8


def test_excel_opens_with_every_row(tmp_path: Path, example: Memorandum, convert: Convert) -> None:
    needs_calc()
    file = tmp_path / "memo.xlsx"
    file.write_bytes(render(example, "xlsx"))
    found = list(csv.reader(convert(file, f"csv:{CSV_OPTIONS}").read_text(encoding="utf-8").splitlines(keepends=True)))
    expected = [[str(cell) for cell in row.values()] for row, _ in table(example)]
    assert len(found) > 50
    assert [row[2:8] for row in found[1:]] == [row[2:8] for row in expected]
    assert found[1][4].startswith("Memorandum über den Freundschaftsaustausch")


def test_csv_opens_with_every_text_as_it_is(tmp_path: Path, example: Memorandum, convert: Convert) -> None:
    needs_calc()
    file = tmp_path / "memo.csv"
    file.write_bytes(render(example, "csv"))
    sheet = load_workbook(convert(file, "xlsx", "--infilter=CSV:44,34,76")).active
    found = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert found[0][: len(COLUMNS)] == list(COLUMNS)
    expected = [[row["de"], row["zh"]] for row, _ in table(example)]
    assert [[row[COLUMNS.index("de")], row[COLUMNS.index("zh")]] for row in found[1:]] == expected
