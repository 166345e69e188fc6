"""`memorandum mentions`: the numbers, quantities, sums, dates and references of a file, by value."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from memorandum_kit.cli.parser import say
from memorandum_kit.errors import BadInput
from memorandum_kit.messages import area, interface_language
from memorandum_kit.model import Lang, Memorandum, Mention


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the file that is searched by itself, and how its place is named."""

    place: str  # clause id, or the paragraph's number from 1
    text: str
    lang: Lang


def _text(key: str) -> str:
    return area("quantities", interface_language())[key]


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = sub.add_parser("mentions", help=say("commands.mentions"), description=_text("description"))
    parser.add_argument("file", type=Path, metavar=_text("file"), help=_text("file-help"))
    parser.add_argument("--lang", metavar="LANG", help=_text("lang-help"))
    parser.add_argument("--date", metavar=_text("date"), help=_text("date-help"))
    parser.add_argument("--json", action="store_true", help=say("json-help"))


def run(args: argparse.Namespace) -> int:
    """Read the file, find the values paragraph by paragraph, print them."""
    from memorandum_kit.quantities import find_quantities, plausibility

    reference = reference_date(args.date)
    found: list[tuple[Passage, Mention]] = []
    for passage in passages(args.file, args.lang):
        mentions = find_quantities(passage.text, passage.lang, reference_date=reference)
        found.extend((passage, mention) for mention in plausibility(mentions).mentions)
    if args.json:
        print(json.dumps([as_json(*row) for row in found], ensure_ascii=False, indent=1))
    else:
        for row in found:
            print(as_line(*row))
    return 0


def reference_date(text: str | None) -> date | None:
    """Read the paper's own date.

    Raises:
        BadInput: it is no ISO 8601 date.
    """
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(
            f"{text!r} is no date", why="a date is written YYYY-MM-DD", advice="Example: --date 2024-02-29."
        ) from error


def passages(path: Path, tag: str | None) -> Iterator[Passage]:
    """Give the clauses or paragraphs of a file of any kind that is read here, each in its language.

    Raises:
        BadInput: the file or the language tag cannot be used.
    """
    from memorandum_kit.readers import read_file
    from memorandum_kit.readers.languages import guess_language, language_of

    asked = _language(tag)
    source = read_file(path)
    if isinstance(source, Memorandum):
        for document in source.documents:
            for clause in document.clauses:
                yield Passage(clause.id, clause.text, asked or clause.lang)
        return
    whole = asked or source.lang
    if whole is None:
        whole = language_of("\n".join(block.text for block in source.blocks), name=path.name)
    for number, block in enumerate(source.blocks, 1):
        lang = asked or block.lang or guess_language(block.text) or whole
        yield Passage(str(number), block.text, lang if lang is not Lang.EN or whole is Lang.EN else whole)


def _language(tag: str | None) -> Lang | None:
    try:
        return None if tag is None else Lang.of(tag)
    except ValueError as error:
        raise BadInput(f"{tag!r} is no language tag", why=str(error), advice="Use --lang de or --lang zh.") from error


def as_line(passage: Passage, mention: Mention) -> str:
    """Give `7:23  1.448 km²  quantity  1448 km2`, with the candidates of what was refused."""
    if mention.value is None:
        value = f"{mention.status}: {' | '.join(mention.candidates)}"
    else:
        value = " ".join(part for part in (mention.value, mention.unit, mention.qualifier) if part)
    surface = " ".join(mention.surface.split())
    return f"{passage.place}:{mention.span.start + 1}\t{surface}\t{mention.source or mention.kind.value}\t{value}"


def as_json(passage: Passage, mention: Mention) -> dict[str, object]:
    """Give a mention as the fields of the documented JSON."""
    return {
        "place": passage.place,
        "lang": passage.lang.value,
        "start": mention.span.start,
        "end": mention.span.end,
        "surface": mention.surface,
        "kind": mention.kind.value,
        "value": mention.value,
        "unit": mention.unit,
        "qualifier": mention.qualifier,
        "status": mention.status,
        "candidates": list(mention.candidates),
        "key": mention.key,
    }
