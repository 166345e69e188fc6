"""`memorandum paper`: a German council paper read into its fields."""

from __future__ import annotations

import argparse
import json
import textwrap
from pathlib import Path
from typing import Any

from memorandum_kit.cli.parser import say
from memorandum_kit.errors import BadInput
from memorandum_kit.model import CouncilPaper

FIELDS = ("reference", "date", "subject", "proposal", "financial", "reasons", "signed_by")


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = sub.add_parser("paper", help=say("commands.paper"), description=say("paper.description"))
    parser.add_argument("file", type=Path, metavar=say("paper.file"), help=say("paper.file-help"))
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
    if args.json:
        print(json.dumps(to_plain(source.paper), ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines(source.paper)))
    return 0


def lines(paper: CouncilPaper) -> list[str]:
    """Give the fields with their labels, long ones wrapped at 100 columns."""
    rows = [(say(f"paper.{name}"), getattr(paper, name)) for name in FIELDS]
    rows.extend((say("paper.consultation"), f"{row.date}  {row.body}  {row.role}") for row in paper.consultations)
    rows.extend((say("paper.attachment"), attachment) for attachment in paper.attachments)
    rows.extend(paper.other)
    wrapped = []
    for label, value in rows:
        for paragraph in str(value).splitlines() or [""]:
            if paragraph.strip():
                wrapped.append(textwrap.fill(paragraph, 100, initial_indent=f"{label:<19}", subsequent_indent=" " * 19))
                label = ""
    return wrapped
