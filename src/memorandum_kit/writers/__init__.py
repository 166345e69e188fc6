"""A memorandum as bytes of a format: `render(memo, format)`; one module a format, one line each in the tables here."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Memorandum, Note
from memorandum_kit.registry import Registry

# A writer is `write_x(memo, *, option=…) -> bytes`; it names the options that it takes.
WRITERS = Registry(
    "writers",
    {
        "tei": "memorandum_kit.writers.tei:write_tei",
        "ces": "memorandum_kit.writers.ces:write_ces",
        "tmx": "memorandum_kit.writers.tmx:write_tmx",
        "xliff": "memorandum_kit.writers.xliff21:write_xliff21",
        "xliff12": "memorandum_kit.writers.xliff12:write_xliff12",
        "tbx": "memorandum_kit.writers.tbx:write_tbx",
        "word": "memorandum_kit.writers.word:write_word",
        "xlsx": "memorandum_kit.writers.tables:write_xlsx",
        "csv": "memorandum_kit.writers.tables:write_csv",
        "text": "memorandum_kit.writers.plain:write_plain",
        "jsonl": "memorandum_kit.writers.jsonl:write_jsonl",
        "spacy": "memorandum_kit.writers.docbin:write_docbin",
        "html": "memorandum_kit.report.page:write_page",
        "pdf": "memorandum_kit.report.pdf:write_pdf",
        "json": "memorandum_kit.writers.json_file:write_json",
    },
)

# What a format cannot hold of a memorandum: `losses_of_x(memo) -> list[Note]`, one line a format that leaves something out.
LOSSES = Registry(
    "formats",
    {
        "tei": "memorandum_kit.writers.tei_losses:losses_of_tei",
        "ces": "memorandum_kit.writers.loss_counts:losses_of_ces",
        "tmx": "memorandum_kit.writers.loss_counts:losses_of_tmx",
        "tbx": "memorandum_kit.writers.loss_counts:losses_of_tbx",
        "html": "memorandum_kit.writers.loss_counts:losses_of_page",
        "pdf": "memorandum_kit.writers.loss_counts:losses_of_page",
        "xliff": "memorandum_kit.writers.loss_counts:losses_of_xliff",
        "xliff12": "memorandum_kit.writers.loss_counts:losses_of_tmx",
        "word": "memorandum_kit.writers.word:losses_of_word",
        "xlsx": "memorandum_kit.writers.tables:losses_of_xlsx",
        "csv": "memorandum_kit.writers.tables:losses_of_tables",
        "text": "memorandum_kit.writers.plain:losses_of_plain",
        "jsonl": "memorandum_kit.writers.jsonl:losses_of_jsonl",
        "spacy": "memorandum_kit.writers.docbin:losses_of_docbin",
    },
)

# Options that some writer takes; one that the asked writer does not take is left out, any other is refused.
OPTIONS = frozenset(
    {"cat_lang", "columns", "glossary", "inline_reg", "lang", "layout", "level", "source_lang", "template", "width"}
)


@dataclass(frozen=True, slots=True)
class FileType:
    """How files of a format are called: the suffix given to new files, further suffixes, the media type."""

    suffix: str
    media_type: str
    others: tuple[str, ...] = ()


FILE_TYPES: dict[str, FileType] = {
    "tei": FileType(".tei.xml", "application/tei+xml", (".xml", ".tei", ".tei.zip")),
    "ces": FileType(".ces.xml", "application/xml"),
    "html": FileType(".html", "text/html", (".htm",)),
    "json": FileType(".json", "application/json"),
    "tmx": FileType(".tmx", "application/x-tmx+xml"),
    "xliff": FileType(".xlf", "application/xliff+xml", (".xliff",)),
    "xliff12": FileType(".xliff12.xlf", "application/x-xliff+xml"),
    "tbx": FileType(".tbx", "application/x-tbx+xml"),
    "word": FileType(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": FileType(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": FileType(".csv", "text/csv"),
    "text": FileType(".txt", "text/plain"),
    "jsonl": FileType(".jsonl", "application/jsonl"),
    "spacy": FileType(".spacy", "application/octet-stream"),
    "pdf": FileType(".pdf", "application/pdf"),
}


def render(memo: Memorandum, format: str, **options: Any) -> bytes:  # noqa: A002
    """Give the memorandum as the bytes of a file; the same value gives the same bytes.

    Args:
        memo: what to write.
        format: a name in WRITERS.
        options: handed to the writer; one that concerns other formats only is left out.

    Raises:
        BadInput: unknown format or option, or a value that the option does not take.
    """
    writer = WRITERS.get(format)
    taken = inspect.signature(writer).parameters
    for option in options:
        if option not in OPTIONS and option not in taken:
            known = ", ".join(sorted(OPTIONS))
            raise BadInput(f"There is no option {option!r} for {format}", advice=f"Use some of: {known}.")
    data: bytes = writer(memo, **{name: value for name, value in options.items() if name in taken})
    return data


def losses(memo: Memorandum, format: str) -> list[Note]:  # noqa: A002
    """Give what a format cannot hold of this memorandum; `Note.code` names a text in the messages (`loss.…`)."""
    found: list[Note] = LOSSES.get(format)(memo) if format in LOSSES else []
    return found


def format_of(filename: str) -> str:
    """Give the format that a file name's suffix stands for; the longest suffix wins (.tei.xml before .xml).

    Raises:
        BadInput: no format has this suffix.
    """
    name = filename.lower()
    suffixes = {end: key for key, kind in FILE_TYPES.items() for end in (kind.suffix, *kind.others)}
    for end in sorted(suffixes, key=len, reverse=True):
        if name.endswith(end):
            return suffixes[end]
    raise BadInput(
        f"{filename!r} does not say its format",
        why="no format has this suffix",
        advice=f"Use one of {', '.join(sorted(suffixes))}, or name the format with --to.",
    )


def suffix_of(format: str, layout: str | None = None) -> str:  # noqa: A002
    """Give the suffix of new files of a format; the TEI layout `split` gives several files in one `.tei.zip`.

    Raises:
        BadInput: unknown format.
    """
    if format == "tei" and layout == "split":
        return ".tei.zip"
    if format in FILE_TYPES:
        return FILE_TYPES[format].suffix
    WRITERS.get(format)
    return f".{format}"
