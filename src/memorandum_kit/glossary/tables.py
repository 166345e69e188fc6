"""Term tables: TSV and CSV with one row a term. Read whole or not at all; a fault is named by line, column and reason."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from memorandum_kit.errors import BadInput, TooLarge
from memorandum_kit.glossary.records import COLUMNS, REQUIRED, Term, term_of
from memorandum_kit.language import fold_german

LARGEST = 64 * 1024 * 1024  # bytes; a term base of 200,000 rows has about 30 MB
_SIMPLE = ("concept_id", "subject_field", "lang", "term", "status", "term_type", "pos", "gender", "note")
_LANGUAGES = ("de", "en", "zh", "zh-hans", "zh-hant", "zh-cn", "zh-tw")
_FORBIDDEN = frozenset(chr(code) for code in range(32)) - {"\t", "\n", "\r"}


def decode(data: bytes, name: str) -> str:
    """Give a table's text, UTF-8 with or without byte order mark, or UTF-16 with one (Excel's "Unicode text").

    Raises:
        BadInput: another encoding, or control characters.
        TooLarge: over 64 MB.
    """
    if len(data) > LARGEST:
        raise TooLarge(f"{name} has {len(data)} bytes", why=f"at most {LARGEST} are read")
    try:
        encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        raise BadInput(
            f"{name}, line {line}, column {column}: not UTF-8",
            why=f"byte {data[error.start]:#04x}",
            advice="Save the file as UTF-8 and try again.",
        ) from None
    for number, line_text in enumerate(text.split("\n"), 1):
        if bad := next((c for c in line_text if c in _FORBIDDEN), None):
            column = line_text.index(bad) + 1
            raise BadInput(f"{name}, line {number}, column {column}", why=f"control character U+{ord(bad):04X}")
    return text


def read_table(data: bytes, name: str, delimiter: str | None = None) -> list[Term]:
    """Read a TSV or CSV with one row a term; the header names the columns, in any order.

    A table with a column a language instead (de, zh, perhaps en) is understood, too: each German term is a concept, the
    state and note of a row are its Chinese term's.

    Args:
        data: the file's bytes.
        name: the file's name for messages; `.tsv` and `.tab` are tab-separated without quoting.
        delimiter: the separator, where it shall not be seen from name and header.

    Raises:
        BadInput: no header, a row of the wrong width, an unknown language or status, a quote that is never closed.
    """
    rows = list(read_cells(data, name, delimiter))
    if rows and "term" not in rows[0][1]:
        return list(_language_columns(rows, name))
    return [term_of(cells, f"{name}, line {line}") for line, cells in rows]


def _language_columns(rows: Iterable[tuple[int, dict[str, str]]], name: str) -> Iterator[Term]:
    """The terms of a table with a column a language; the same German term is the same concept."""
    ids: dict[str, str] = {}
    seen: set[tuple[str, str, str]] = set()
    for line, cells in rows:
        german = cells.get("de", "").strip()
        if not german:
            raise BadInput(f"{name}, line {line}, column de: the cell is empty", why="every row needs its German term")
        concept_id = ids.setdefault(german, "-".join(fold_german(german).split()))
        subject = cells.get("subject_field") or cells.get("domain") or ""
        for column, text in cells.items():
            if column not in _LANGUAGES or not text.strip() or (concept_id, column, text) in seen:
                continue
            seen.add((concept_id, column, text))
            own = {"status": cells.get("status", ""), "note": cells.get("note", "")} if column.startswith("zh") else {}
            plain = {"concept_id": concept_id, "subject_field": subject, "lang": column, "term": text}
            yield term_of(plain | own, f"{name}, line {line}")


def read_cells(data: bytes, name: str, delimiter: str | None = None) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each row's line and its cells by column, as they stand (blanks kept); empty rows are passed over.

    Raises:
        BadInput: as `read_table`, but for what the cells hold.
    """
    text = decode(data, name)
    if delimiter is None:
        delimiter = "\t" if name.lower().endswith((".tsv", ".tab", ".txt")) else _delimiter(text)
    rows = _tab_rows(text) if delimiter == "\t" else _csv_rows(text, name, delimiter)
    header_line, header = next(rows, (1, []))
    names = [cell.strip().lower() for cell in header]
    by_language = "term" not in names and "de" in names and any(column in _LANGUAGES[2:] for column in names)
    if not by_language and (missing := [column for column in REQUIRED if column not in names]):
        raise BadInput(
            f"{name}, line {header_line}: the header has no column {missing[0]!r}",
            why=f"it has {', '.join(names)[:80] or 'nothing'}",
            advice=f"A term table has the columns {', '.join(_SIMPLE)}.",
        )
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(names):
            raise BadInput(
                f"{name}, line {line}, column {len(names) + 1}",
                why=f"the row has {len(cells)} cells, the header {len(names)}",
            )
        yield line, dict(zip(names, cells, strict=False))


def write_tsv(terms: Iterable[Term]) -> bytes:
    """Give terms as the TSV of the office: all columns, sorted, line feeds, UTF-8."""
    lines = ["\t".join(COLUMNS)]
    lines.extend("\t".join(_flat(cell) for cell in term.row()) for term in sorted(terms, key=lambda term: term.order))
    return ("\n".join(lines) + "\n").encode()


def write_csv(terms: Iterable[Term], delimiter: str = ",", *, simple: bool = False) -> bytes:
    """Give terms as CSV with a header; `simple` has only the nine columns that every program reads."""
    names = _SIMPLE if simple else COLUMNS
    picked = [COLUMNS.index(name) for name in names]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(names)
    for term in sorted(terms, key=lambda term: term.order):
        row = term.row()
        writer.writerow([row[index] for index in picked])
    return out.getvalue().encode()


def _flat(cell: str) -> str:
    return " ".join(cell.split()) if any(c in cell for c in "\t\r\n") else cell


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _tab_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line.rstrip("\r").split("\t")


def _csv_rows(text: str, name: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            if row:
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadInput(f"{name}, line {line}", why=f"the quotes do not match ({error})") from None
