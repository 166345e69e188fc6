"""Glossaries in other programs' formats: read whole or not at all, written with a report of what did not fit.

One module a format; a line in `READERS` and `WRITERS` here makes it known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from memorandum_kit.errors import BadInput
from memorandum_kit.glossary.records import Term
from memorandum_kit.model import Lang
from memorandum_kit.registry import Registry

_HERE = "memorandum_kit.glossary.exchange"

# `read_x(data, name, options) -> Imported`
READERS = Registry(
    "glossary formats that can be read",
    {
        "tsv": f"{_HERE}.rows:read_tsv",
        "csv": f"{_HERE}.rows:read_csv",
        "xlsx": f"{_HERE}.xlsx:read_xlsx",
        "tbx": f"{_HERE}.tbx_reader:read_tbx",
        "martif": f"{_HERE}.tbx_reader:read_tbx",
        "omegat": f"{_HERE}.pairs:read_omegat",
        "deepl": f"{_HERE}.pairs:read_deepl",
        "deepl-tsv": f"{_HERE}.pairs:read_deepl_tsv",
        "weblate": f"{_HERE}.pairs:read_weblate",
    },
)
# `write_x(terms, options) -> Exported`
WRITERS = Registry(
    "glossary formats that can be written",
    {
        "tsv": f"{_HERE}.rows:write_tsv",
        "csv": f"{_HERE}.rows:write_csv",
        "xlsx": f"{_HERE}.xlsx:write_xlsx",
        "tbx": f"{_HERE}.tbx_writer:write_tbx",
        "martif": f"{_HERE}.tbx_writer:write_martif",
        "omegat": f"{_HERE}.pairs:write_omegat",
        "deepl": f"{_HERE}.pairs:write_deepl",
        "deepl-tsv": f"{_HERE}.pairs:write_deepl_tsv",
        "weblate": f"{_HERE}.pairs:write_weblate",
        "skos": f"{_HERE}.skos:write_skos",
    },
)
# By the file's suffix; formats that share one are told apart by what is in the file, or by name.
SUFFIXES = {
    ".tsv": "tsv",
    ".tab": "tsv",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".tbx": "tbx",
    ".ttl": "skos",
    ".utf8": "omegat",
}


@dataclass(frozen=True, slots=True)
class Options:
    """What the formats of pairs need to know: from which language to which."""

    source: Lang = Lang.DE
    target: Lang = Lang.ZH_HANS


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a format cannot hold, or that was passed over; `code` names the text in messages/glossary."""

    code: str
    count: int
    example: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """The terms of a file, and what of it could not be taken."""

    terms: tuple[Term, ...]
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of a file, and what of the terms is not in it."""

    data: bytes
    losses: tuple[Loss, ...] = ()


class Losses:
    """Collects losses by code, with the first example of each."""

    def __init__(self) -> None:
        """Begin with none."""
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    def add(self, code: str, example: str) -> None:
        """Count one more."""
        self._counts[code] += 1
        self._examples.setdefault(code, example)

    def all(self) -> tuple[Loss, ...]:
        """Give them in the order of their first occurrence."""
        return tuple(Loss(code, count, self._examples[code]) for code, count in self._counts.items())


def format_of(name: str, data: bytes | None = None) -> str:
    """Give the format of a file by its suffix and, where several share it, by its beginning.

    Raises:
        BadInput: no glossary format has this suffix.
    """
    lower = name.lower()
    suffix = lower[lower.rfind(".") :] if "." in lower else ""
    if suffix == ".xml" or (suffix == ".tbx" and data is not None):
        return "martif" if data is not None and b"<martif" in data[:4096] else "tbx"
    if suffix in (".txt", ".utf8"):
        return "omegat"
    if suffix in (".csv", ".tsv", ".tab") and data is not None:
        first = data[:4096].lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0].lower()
        if b"concept_id" not in first and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            columns = [cell.strip(b'" \r') for cell in first.replace(b"\t", b",").split(b",")]
            if b"source" in columns and b"target" in columns and len(columns) > 2:
                return "weblate"
    if suffix not in SUFFIXES:
        raise BadInput(
            f"{name} is no glossary by its name",
            why=f"the suffix {suffix or '(none)'} is none of {', '.join(SUFFIXES)}, .xml, .txt",
            advice="Name the format with --from or --to.",
        )
    return SUFFIXES[suffix]


def read(data: bytes, name: str, format: str | None = None, options: Options | None = None) -> Imported:  # noqa: A002
    """Read a glossary from bytes.

    Args:
        data: the whole file.
        name: the file's name, for its suffix and for messages.
        format: one of `READERS`, where it shall not be seen from the name.
        options: the languages of formats that hold pairs.

    Raises:
        BadInput: the file is damaged; the message has file, line, column and reason. Nothing is imported then.
    """
    reader = READERS.get(format or format_of(name, data))
    imported: Imported = reader(data, name, options or Options())
    return imported


def write(terms: Iterable[Term], format: str, options: Options | None = None) -> Exported:  # noqa: A002
    """Write terms in a format.

    Raises:
        BadInput: the format is unknown.
    """
    rows: Sequence[Term] = sorted(terms, key=lambda term: term.order)
    exported: Exported = WRITERS.get(format)(rows, options or Options())
    return exported


__all__ = ["READERS", "WRITERS", "Exported", "Imported", "Loss", "Losses", "Options", "format_of", "read", "write"]
