"""`memorandum paper`: a German council paper read into its fields."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from memorandum_kit.cli.parser import say
from memorandum_kit.errors import BadInput
from memorandum_kit.model import CouncilPaper

FIELDS = ("reference", "date", "subject", "proposal", "financial", "reasons", "signed_by")
ALL_FIELDS = (*FIELDS, "consultations", "attachments", "other")


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = sub.add_parser("paper", help=say("commands.paper"), description=say("paper.description"))
    parser.add_argument("file", type=Path, metavar=say("paper.file"), help=say("paper.file-help"))
    parser.add_argument(
        "--fields", metavar=say("paper.fields"), help=say("paper.fields-help", names=", ".join(ALL_FIELDS))
    )
    parser.add_argument("--json", action="store_true", help=say("json-help"))


def run(args: argparse.Namespace) -> int:
    """Print the fields.

    Raises:
        BadInput: the file is no council paper.
    """
    from memorandum_kit.readers import read_file
    from memorandum_kit.store import to_plain

    source = read_file(args.file)
    if source.paper is None:
        raise BadInput(
            f"{args.file.name} is no council paper",
            why="it has none of the labels Drucksache, Betreff, Beschlussvorschlag at the beginning of a line",
            advice="To align it as a text: memorandum align --help.",
        )
    wanted = tuple(args.fields.split(",")) if args.fields else ALL_FIELDS
    if unknown := [name for name in wanted if name not in ALL_FIELDS]:
        raise BadInput(f"A council paper has no field {unknown[0]!r}", advice=f"Use some of: {', '.join(ALL_FIELDS)}.")
    if args.json:
        plain = to_plain(source.paper)
        print(json.dumps({name: plain[name] for name in wanted if name in plain}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines(source.paper, wanted)))
    return 0


def lines(paper: CouncilPaper, wanted: Sequence[str] = ALL_FIELDS) -> list[str]:
    """Give the wanted fields with their labels, long ones wrapped at 100 columns."""
    rows = [(say(f"paper.{name}"), getattr(paper, name)) for name in wanted if name in FIELDS]
    if "consultations" in wanted:
        label = say("paper.consultation")
        rows.extend((label, f"{row.date}  {row.body}  {row.role}") for row in paper.consultations)
    if "attachments" in wanted:
        rows.extend((say("paper.attachment"), attachment) for attachment in paper.attachments)
    if "other" in wanted:
        rows.extend(paper.other)
    wrapped = []
    for label, value in rows:
        for paragraph in str(value).splitlines():
            if paragraph.strip():
                wrapped.append(
                    textwrap.fill(paragraph, 100, initial_indent=f"{label:<18} ", subsequent_indent=" " * 19)
                )
                label = ""
    return wrapped
