"""CSV and Excel: a row a link, both texts, the link's certainty and the findings in columns."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from memorandum_kit.errors import BadInput
from memorandum_kit.messages import INTERFACE_LANGUAGES, area
from memorandum_kit.model import Clause, Finding, Lang, Memorandum, Note, Severity
from memorandum_kit.writers.loss_counts import counted
from memorandum_kit.writers.markup import UNHOLDABLE, holdable
from memorandum_kit.writers.rows import pairs_of
from memorandum_kit.writers.units import status_of
from memorandum_kit.writers.xliff21 import comment_of

COLUMNS = ("row", "witness", "de_id", "de_number", "de", "zh_id", "zh_number", "zh", "score", "status", "severity", "findings")  # fmt: skip
_LOST = (
    "places",
    "structure",
    "sentences",
    "mentions-all",
    "links",
    "details",
    "sentence-links",
    "decisions",
    "metadata",
)
CELL_LIMIT = 32_767  # characters of a cell in Excel
_FIXED = datetime(1980, 1, 1, tzinfo=UTC)
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_WIDTHS = {"de": 60, "zh": 48, "findings": 48, "row": 6, "score": 7}
_FILLS = {Severity.CRITICAL: "F8CBAD", Severity.MAJOR: "FFE699", Severity.MINOR: "FFF2CC", Severity.NOTE: "EDEDED"}


def write_csv(memo: Memorandum) -> bytes:
    """Give the rows as CSV (RFC 4180) in UTF-8 with a byte order mark, without which Excel breaks Chinese.

    The heads are the same in every language, so that programs find them. Cells are the clauses' own text: a spreadsheet
    takes one that begins with `=` for a formula; Excel's own format has no such doubt.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([row[name] for name in COLUMNS] for row, _ in table(memo))
    return stream.getvalue().encode("utf-8-sig")


def write_xlsx(memo: Memorandum, *, lang: str = "de") -> bytes:
    """Give the rows as an Excel file: heads that stay in view, filters, fonts for each language, findings by colour.

    Args:
        memo: what to write.
        lang: language of the heads: de, en or zh-Hans.

    Raises:
        BadInput: there are no texts in this language.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    if lang not in list(INTERFACE_LANGUAGES):
        known = ", ".join(INTERFACE_LANGUAGES)
        raise BadInput(f"The heads do not exist in {lang!r}", advice=f"Use one of: {known}.")
    heads = area("export", Lang(lang))
    book = Workbook()
    book.properties.creator = "memorandum_kit"
    sheet: Any = book.active
    sheet.title = heads["column.sheet"]
    sheet.append([heads[f"column.{name}"] for name in COLUMNS])
    top = Alignment(wrap_text=True, vertical="top")
    fonts = {"de": Font(name="Arial"), "zh": Font(name="SimSun")}
    for number, (row, severity) in enumerate(table(memo), start=2):
        for column, name in enumerate(COLUMNS, start=1):
            value = row[name]
            cell = sheet.cell(number, column)
            cell.value = value if isinstance(value, int | float) else value[:CELL_LIMIT]
            if isinstance(value, str) and value:
                cell.data_type = "s"  # a text, also where it begins with =
            cell.alignment = top
            if name in fonts:
                cell.font = fonts[name]
        if severity is not None:
            sheet.cell(number, len(COLUMNS)).fill = PatternFill("solid", start_color=_FILLS[severity])
    for column, name in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, column)
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = _WIDTHS.get(name, 12)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    buffer = io.BytesIO()
    book.save(buffer)
    return _timeless(buffer.getvalue())


def _timeless(data: bytes) -> bytes:
    """The same package without the time of writing, which openpyxl puts into it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _FIXED.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            target.writestr(entry, part)
    return buffer.getvalue()


Cell = str | int | float


def table(memo: Memorandum) -> list[tuple[dict[str, Any], Severity | None]]:
    """Give the rows by column name, each with the worst severity of its findings."""
    findings: dict[str, list[Finding]] = {}
    for finding in memo.findings:
        for clause_id in dict.fromkeys(place.clause_id for place in finding.places):
            findings.setdefault(clause_id, []).append(finding)
    made = []
    for pair in pairs_of(memo):
        for row in pair.rows:
            found = list(dict.fromkeys(one for clause in row.clauses for one in findings.get(clause.id, ())))
            worst = min((one.severity for one in found), key=lambda one: one.rank, default=None)
            cells: dict[str, Cell] = {
                "row": row.number,
                "witness": pair.witness,
                **_side("de", row.de, pair.de.lang),
                **_side("zh", row.zh, pair.zh.lang),
                "score": row.link.score if row.link is not None else "",
                "status": status_of(row.link),
                "severity": worst.value if worst is not None else "",
                "findings": holdable("\n".join(comment_of(one) for one in found)),
            }
            made.append((cells, worst))
    return made


def _side(name: str, clauses: Sequence[Clause], lang: Lang) -> dict[str, Cell]:
    """Several clauses of a side stand on lines of their own in one cell."""
    numbers = [clause.number.printed if clause.number else "" for clause in clauses]
    return {
        f"{name}_id": " ".join(clause.id for clause in clauses),
        f"{name}_number": holdable("\n".join(numbers)) if any(numbers) else "",
        name: holdable("\n".join(clause.text for clause in clauses)),
    }


def losses_of_xlsx(memo: Memorandum) -> list[Note]:
    """Give what an Excel file does not hold: as any table, and the end of texts that are longer than its cells."""
    found = losses_of_tables(memo)
    cut = sum(isinstance(cell, str) and len(cell) > CELL_LIMIT for row, _ in table(memo) for cell in row.values())
    return [*found, Note("cut", str(cut))] if cut else found


def losses_of_tables(memo: Memorandum) -> list[Note]:
    """Give what a table does not hold."""
    return counted(memo, _LOST, characters=UNHOLDABLE)
