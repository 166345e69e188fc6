"""Our tables: a CSV file that Excel opens with its Chinese intact, an Excel file with the same columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from memorandum_kit.errors import BadInput
from memorandum_kit.messages import INTERFACE_LANGUAGES, area
from memorandum_kit.model import Severity
from memorandum_kit.writers.tables import CELL_LIMIT, COLUMNS
from memorandum_kit.writers.validation import Violation
from memorandum_kit.writers.validation.packages import fault, package_faults, refuse_schema

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BOM = b"\xef\xbb\xbf"
_STATUSES = ("unlinked", "confirmed", "alone", "proposed", "review")


def check_csv(data: bytes, name: str, schema: Path | None = None) -> list[Violation]:
    """Give the violations of a table as CSV (RFC 4180).

    Raises:
        BadInput: not UTF-8, or a schema was named.
    """
    refuse_schema(name, schema)
    found = [] if data.startswith(_BOM) else [Violation(1, "", "csv.bom")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{name} is not UTF-8", why=f"byte {error.start}", advice="Save it as “CSV UTF-8” in Excel."
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as error:
        return [*found, Violation(line, "", "csv.quotes", str(error))]
    heads = rows[0][1] if rows else []
    if heads != list(COLUMNS):
        return [*found, Violation(1, "", "table.heads", ", ".join(heads)[:80])]
    return found + list(_rows(rows[1:]))


def _rows(rows: Sequence[tuple[int, list[str]]]) -> Iterator[Violation]:
    seen: set[str] = set()
    for line, row in rows:
        if len(row) != len(COLUMNS):
            yield Violation(line, "", "table.fields", f"{len(row)} / {len(COLUMNS)}")
            continue
        cells = dict(zip(COLUMNS, row, strict=True))
        yield from (Violation(line, *one) for one in _cells(cells))
        if cells["row"] in seen:
            yield Violation(line, "row", "id.unique", cells["row"])
        seen.add(cells["row"])


def _cells(cells: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Column, rule and value of what is wrong in one row."""
    if not cells["row"].isdecimal():
        yield "row", "number.value", cells["row"]
    try:
        known = cells["score"] == "" or 0 <= float(cells["score"]) <= 1
    except ValueError:
        known = False
    if not known:
        yield "score", "number.value", cells["score"]
    if cells["status"] not in _STATUSES:
        yield "status", "table.value", cells["status"]
    if cells["severity"] and cells["severity"] not in list(Severity):
        yield "severity", "table.value", cells["severity"]


def check_xlsx(data: bytes, name: str, schema: Path | None = None) -> list[Violation]:
    """Give the violations of a table as an Excel file.

    Raises:
        BadInput: no zip package, encrypted, damaged, or a schema was named.
        TooLarge: beyond the readers' limits.
    """
    refuse_schema(name, schema)
    parts, found = package_faults(data, name, "xlsx")
    if found:
        return found
    main = parts.main()
    if parts.root(main).tag != f"{_S}workbook":
        return [fault(main, parts.root(main), "format.root", f"{parts.root(main).tag}; workbook")]
    sheet = next((part for part in parts.names() if part.startswith("xl/worksheets/")), "")
    if not sheet:
        return [Violation(0, main, "part.missing", "xl/worksheets/sheet1.xml")]
    strings = "xl/sharedStrings.xml"
    shared = (
        ["".join(str(t.text or "") for t in one.iter(f"{_S}t")) for one in parts.root(strings)]
        if strings in parts
        else []
    )
    return list(_sheet(sheet, parts.root(sheet), shared))


def _sheet(part: str, root: etree._Element, shared: list[str]) -> Iterator[Violation]:
    rows = list(root.iter(f"{_S}row"))
    heads = [_text(cell, shared) for cell in rows[0]] if rows else []
    known = [[area("export", lang)[f"column.{name}"] for name in COLUMNS] for lang in INTERFACE_LANGUAGES]
    if heads not in known:
        yield fault(part, rows[0] if rows else root, "table.heads", ", ".join(heads)[:80])
        return
    seen: set[str] = set()
    for row in rows[1:]:
        for cell in row:
            where = cell.get("r", "")
            if cell.get("t") == "s" and not (cell.findtext(f"{_S}v") or "").isdecimal():
                yield Violation(0, f"{part}:{where}", "pointer.target", cell.findtext(f"{_S}v") or "")
            if cell.find(f"{_S}f") is not None:
                yield Violation(0, f"{part}:{where}", "table.formula", (cell.findtext(f"{_S}f") or "")[:40])
            if len(_text(cell, shared)) > CELL_LIMIT:
                yield Violation(0, f"{part}:{where}", "table.length", str(len(_text(cell, shared))))
        number = _text(row[0], shared) if len(row) else ""
        if number in seen:
            yield Violation(0, f"{part}:A{row.get('r', '')}", "id.unique", number)
        seen.add(number)


def _text(cell: etree._Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(str(one.text or "") for one in cell.iter(f"{_S}t"))
    value = cell.findtext(f"{_S}v") or ""
    if cell.get("t") != "s":
        return value
    return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
