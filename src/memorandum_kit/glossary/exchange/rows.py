"""The formats with one row a term: they hold everything (CSV for other programs only the columns that these know)."""

from __future__ import annotations

from collections.abc import Sequence

from memorandum_kit.glossary import tables
from memorandum_kit.glossary.exchange import Exported, Imported, Options
from memorandum_kit.glossary.records import Term


def read_tsv(data: bytes, name: str, options: Options) -> Imported:
    """Read the office's TSV."""
    return Imported(tuple(tables.read_table(data, name, "\t")))


def read_csv(data: bytes, name: str, options: Options) -> Imported:
    """Read CSV with a header; comma or semicolon."""
    return Imported(tuple(tables.read_table(data, name)))


def write_tsv(terms: Sequence[Term], options: Options) -> Exported:
    """Write the office's TSV."""
    return Exported(tables.write_tsv(terms))


def write_csv(terms: Sequence[Term], options: Options) -> Exported:
    """Write CSV with all columns."""
    return Exported(tables.write_csv(terms))
