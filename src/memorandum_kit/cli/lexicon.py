"""`memorandum lexicon add|list|remove`: dictionaries of the user's own for the alignment."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from memorandum_kit.cli.parser import say
from memorandum_kit.errors import BadInput


def _text(key: str, **values: object) -> str:
    from memorandum_kit.messages import interface_language, text

    return text("alignment", f"lexicon.{key}", interface_language(), **values)


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = sub.add_parser("lexicon", help=_text("help"), description=_text("description"))
    actions = parser.add_subparsers(dest="action", required=True)
    add = actions.add_parser("add", help=_text("add-help"), description=_text("add-help"))
    add.add_argument("file", type=Path, help=_text("file-help"))
    listing = actions.add_parser("list", help=_text("list-help"), description=_text("list-help"))
    remove = actions.add_parser("remove", help=_text("remove-help"), description=_text("remove-help"))
    remove.add_argument("name", help=_text("name-help"))
    for one in (add, listing, remove):
        one.add_argument("--json", action="store_true", help=say("json-help"))


def run(args: argparse.Namespace) -> int:
    """Add, list or remove."""
    from memorandum_kit.alignment import userlexicon

    if args.action == "add":
        try:
            data = args.file.read_bytes()
        except OSError as error:
            raise BadInput(f"Cannot read {args.file}", why=error.strerror or str(error)) from None
        place, count = userlexicon.add(data, args.file.name)
        found: list[dict[str, object]] = [{"name": place.stem, "count": count, "path": str(place)}]
        lines = [_text("added", dictionary=place.stem, count=count, path=place)]
    elif args.action == "remove":
        place = userlexicon.remove(args.name)
        found = [{"name": place.stem, "path": str(place)}]
        lines = [_text("removed", dictionary=place.stem)]
    else:
        found = [
            {"name": p.stem, "count": p.read_text(encoding="utf-8").count("\n"), "path": str(p)}
            for p in userlexicon.stored()
        ]
        lines = [_text("listed", dictionary=one["name"], count=one["count"]) for one in found] or [_text("none")]
    print(json.dumps(found, ensure_ascii=False) if args.json else "\n".join(lines))
    return 0
