"""`memorandum demo`: the main job on the shipped example."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from memorandum_kit.cli.parser import say


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = sub.add_parser("demo", help=say("commands.demo"), description=say("demo.description"))
    parser.add_argument("-o", "--output", default="demo-result", metavar="DIR", help=say("demo.output-help"))
    parser.add_argument("--json", action="store_true", help=say("json-help"))


def run(args: argparse.Namespace) -> int:
    """Align the example's two Word files into the folder, replacing an earlier demonstration."""
    from memorandum_kit.cli import main
    from memorandum_kit.resources import examples

    folder = Path(args.output)
    folder.mkdir(parents=True, exist_ok=True)
    example = examples()
    files = [str(example / f"memorandum.{side}.docx") for side in ("de", "zh")]
    command = ["align", *files, "-o", str(folder), "--force"]
    if not args.json:
        print(say("demo.command", command="memorandum align memorandum.de.docx memorandum.zh.docx"))
    return main([*command, "--json"] if args.json else command)
