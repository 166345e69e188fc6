"""Files checked against their format: `validate(data, name)` gives every violation with line, path and rule."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from memorandum_kit.errors import BadInput
from memorandum_kit.registry import Registry
from memorandum_kit.writers import format_of

# A validator is `check_x(data, name, schema) -> list[Violation]`; schema is a file of the official one, or None.
VALIDATORS = Registry(
    "validators",
    {
        "tei": "memorandum_kit.writers.validation.tei:check_tei",
        "tmx": "memorandum_kit.writers.validation.tmx:check_tmx",
        "xliff": "memorandum_kit.writers.validation.xliff:check_xliff",
        "xliff12": "memorandum_kit.writers.validation.xliff:check_xliff",
        "html": "memorandum_kit.writers.validation.html:check_html",
        "json": "memorandum_kit.writers.validation.stored:check_json",
        "tbx": "memorandum_kit.writers.validation.tbx:check_tbx",
        "word": "memorandum_kit.writers.validation.word:check_word",
        "xlsx": "memorandum_kit.writers.validation.tables:check_xlsx",
        "csv": "memorandum_kit.writers.validation.tables:check_csv",
        "ces": "memorandum_kit.writers.validation.ces:check_ces",
        "jsonl": "memorandum_kit.writers.validation.lines:check_jsonl",
        "text": "memorandum_kit.writers.validation.lines:check_text",
        "spacy": "memorandum_kit.writers.validation.docbin:check_docbin",
        "pdf": "memorandum_kit.writers.validation.pdf:check_pdf",
    },
)
# Formats that have an official schema, which `schema` may name; the TEI inside a PDF is checked against it too.
WITH_SCHEMA = frozenset(("tei", "tmx", "xliff", "xliff12", "tbx", "pdf"))


@dataclass(frozen=True, slots=True)
class Violation:
    """One fault of a file; text and remedy of the rule are in the messages (area `export`, `rule.…`, `remedy.…`)."""

    line: int  # from 1; 0 where the format has no lines
    path: str  # XPath or field where the fault is
    rule: str
    detail: str = ""  # the value that is wrong, or the schema validator's words


def validate(data: bytes, name: str, *, format: str | None = None, schema: Path | None = None) -> list[Violation]:  # noqa: A002
    """Give the violations of a file in the order of the file; none means valid as far as was checked.

    Args:
        data: the whole file.
        name: its name; the suffix says the format where `format` does not.
        format: a name in VALIDATORS.
        schema: the official schema to check against as well, e.g. tei_all.rng.

    Raises:
        BadInput: the format cannot be checked, or the file cannot be read at all.
    """
    chosen = format or format_of(name)
    if chosen not in VALIDATORS:
        known = ", ".join(VALIDATORS.names())
        raise BadInput(f"{name} cannot be checked", why=f"there are no rules for {chosen}", advice=f"Known: {known}.")
    found: list[Violation] = VALIDATORS.get(chosen)(data, name, schema)
    return sorted(found, key=lambda violation: violation.line)
