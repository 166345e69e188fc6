"""Excel workbooks with one row a term on the first sheet; the header names the columns as in the TSV."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from memorandum_kit.errors import BadInput, TooLarge
from memorandum_kit.glossary.exchange import Exported, Imported, Loss, Losses, Options
from memorandum_kit.glossary.records import COLUMNS, REQUIRED, Term, term_of

_LARGEST = 256 * 1024 * 1024  # bytes unpacked
_RATIO = 200
_FORMULA = ("=", "+", "-", "@")  # a cell that begins so would be a formula in Excel


def read_xlsx(data: bytes, name: str, options: Options) -> Imported:
    """Read the first sheet that has a header with concept_id, lang and term.

    Raises:
        BadInput: no workbook, no such header, or a row at fault.
        TooLarge: the packed file unpacks to too much.
    """
    _bound(data, name)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [
            (sheet.title, [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)])
            for sheet in book
        ]
    except Exception as error:
        raise BadInput(f"{name} is no Excel workbook that can be read", why=str(error)[:120]) from None
    for title, rows in sheets:
        header = [cell.strip().lower() for cell in rows[0]] if rows else []
        if all(column in header for column in REQUIRED):
            return Imported(tuple(_terms(rows[1:], header, f"{name}, sheet {title}")), _losses(header))
    raise BadInput(
        f"{name} has no sheet with terms",
        why=f"no first row has the columns {', '.join(REQUIRED)}",
        advice=f"The columns are {', '.join(COLUMNS)}.",
    )


def write_xlsx(terms: Sequence[Term], options: Options) -> Exported:
    """Write one sheet; cells that begin as formulas do are written as text."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    sheet.title = "terms"
    sheet.append(list(COLUMNS))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for term in terms:
        sheet.append(list(term.row()))
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str) and cell.value.startswith(_FORMULA):
                cell.data_type = "s"
                cell.quotePrefix = True
    sheet.freeze_panes = "A2"
    for column, width in zip("ABCDEFGHIJKLMN", (24, 16, 9, 36, 11, 13, 8, 8, 10, 24, 40, 40, 24, 40), strict=True):
        sheet.column_dimensions[column].width = width
    out = io.BytesIO()
    book.save(out)
    return Exported(out.getvalue())


def _terms(rows: list[list[str]], header: list[str], where: str) -> list[Term]:
    terms = []
    for number, row in enumerate(rows, 2):
        if any(cell.strip() for cell in row):
            terms.append(term_of(dict(zip(header, row, strict=False)), f"{where}, row {number}"))
    return terms


def _losses(header: list[str]) -> tuple[Loss, ...]:
    losses = Losses()
    for column in header:
        if column and column not in COLUMNS:
            losses.add("column", column)
    return losses.all()


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _bound(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise BadInput(f"{name} is no Excel workbook", why=str(error) or "it is no zip file") from None
    if size > _LARGEST or size > _RATIO * max(len(data), 10_000):
        raise TooLarge(
            f"{name} unpacks to {size} bytes", why=f"at most {_LARGEST} and {_RATIO} times its size are read"
        )
