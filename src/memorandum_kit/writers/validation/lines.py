"""Files of lines: JSON Lines, a row a line, and plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Clause, Finding, Link, Mention
from memorandum_kit.store import from_plain
from memorandum_kit.writers.markup import UNHOLDABLE
from memorandum_kit.writers.validation import Violation
from memorandum_kit.writers.validation.packages import refuse_schema

_FIELDS = ("row", "status", "de", "zh", "findings")


def check_jsonl(data: bytes, name: str, schema: Path | None = None) -> list[Violation]:
    """Give the violations of JSON Lines: each line a row of ours, whose mentions lie inside their clause.

    Raises:
        BadInput: not UTF-8, or a schema was named.
    """
    refuse_schema(name, schema)
    found: list[Violation] = []
    seen: set[str] = set()
    for number, line in enumerate(_decoded(data, name).split("\n"), start=1):
        if line.strip():
            found += [Violation(number, *one) for one in _line(line, seen)]
    return found


def _line(line: str, seen: set[str]) -> Iterator[tuple[str, str, str]]:
    """Path, rule and value of what is wrong in a line."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield "$", "json.line", str(error)
        return
    if not isinstance(row, dict) or any(name not in row for name in _FIELDS):
        yield "$", "json.fields", ", ".join(_FIELDS)
        return
    for path, one, kind in _parts(row):
        try:
            value = from_plain(kind, {key: held for key, held in one.items() if key != "mentions"})
        except (BadInput, AttributeError, TypeError, ValueError) as error:
            yield path, "json.line", error.what if isinstance(error, BadInput) else str(error)
            continue
        if isinstance(value, Clause):
            if value.id in seen:
                yield path, "id.unique", value.id
            seen.add(value.id)
            yield from _mentions(path, value, one.get("mentions", ()))


def _parts(row: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    if row.get("link") is not None:
        yield "$.link", row["link"], Link
    for side in ("de", "zh"):
        for index, one in enumerate(row[side]):
            yield f"$.{side}[{index}]", one, Clause
    for index, one in enumerate(row["findings"]):
        yield f"$.findings[{index}]", one, Finding


def _mentions(path: str, clause: Clause, mentions: Any) -> Iterator[tuple[str, str, str]]:
    for index, one in enumerate(mentions):
        where = f"{path}.mentions[{index}]"
        try:
            span = from_plain(Mention, one).span
        except (BadInput, AttributeError, TypeError, ValueError) as error:
            yield where, "json.line", error.what if isinstance(error, BadInput) else str(error)
            continue
        if not 0 <= span.start < span.end <= len(clause.text):
            yield where, "span.outside", f"{span.start}–{span.end}"


def check_text(data: bytes, name: str, schema: Path | None = None) -> list[Violation]:
    """Give the violations of plain text: characters that are none, and those of a wrong encoding.

    Raises:
        BadInput: not UTF-8, or a schema was named.
    """
    refuse_schema(name, schema)
    return [
        Violation(number, f"column {sign.start() + 1}", "text.character", f"U+{ord(sign[0]):04X}")
        for number, line in enumerate(_decoded(data, name).split("\n"), start=1)
        for sign in _BROKEN.finditer(line)
    ]


_BROKEN = re.compile(f"{UNHOLDABLE.pattern}|\ufffd")


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{name} is not UTF-8", why=f"byte {error.start}", advice="Save it as UTF-8.") from None
