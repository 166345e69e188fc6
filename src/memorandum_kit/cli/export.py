"""`memorandum export`: a memorandum in other formats, several at once."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from memorandum_kit.cli.outputs import plan, write_all
from memorandum_kit.cli.parser import say
from memorandum_kit.cli.progress import Progress
from memorandum_kit.errors import BadInput
from memorandum_kit.messages import area, interface_language

OPTIONS = ("layout", "lang", "level", "inline_reg", "cat_lang", "source_lang", "columns", "width")


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    texts = area("export", interface_language())
    parser = sub.add_parser(
        "export", help=say("commands.export"), description=texts["description"], epilog=texts["epilog"]
    )
    parser.add_argument("file", type=Path, metavar=texts["file"], help=texts["file-help"])
    parser.add_argument("--to", action="append", metavar="FORMAT", help=texts["to-help"])
    parser.add_argument("-o", "--output", metavar="OUT", help=texts["output-help"])
    parser.add_argument("--layout", help=texts["layout-help"])
    parser.add_argument("--lang", help=texts["lang-help"])
    parser.add_argument("--level", choices=("sentence", "clause"), help=texts["level-help"])
    parser.add_argument("--inline-reg", action="store_true", default=None, help=texts["inline-reg-help"])
    parser.add_argument("--cat-lang", metavar="TAG", help=texts["cat-lang-help"])
    parser.add_argument("--source-lang", choices=("de", "zh"), help=texts["source-lang-help"])
    parser.add_argument("--columns", type=int, choices=(2, 3), help=texts["columns-help"])
    parser.add_argument("--template", type=Path, metavar="DOCX", help=texts["template-help"])
    parser.add_argument("--width", type=int, help=texts["width-help"])
    parser.add_argument("--force", action="store_true", help=say("force-help"))
    parser.add_argument("--json", action="store_true", help=say("json-help"))


def run(args: argparse.Namespace) -> int:
    """Read the memorandum, write every format, say what was written and what a format could not hold."""
    from memorandum_kit import pipeline
    from memorandum_kit.writers import losses

    targets = plan([args.file], args.to, args.output, layout=args.layout, force=args.force)
    with Progress() as progress:
        progress(say("step.read"))
        memo = pipeline.read(args.file)
        options = {name: getattr(args, name) for name in OPTIONS}
        if args.template is not None:
            options["template"] = _bytes_of(args.template)
        written = write_all(memo, targets, progress=progress, **options)
    lost = {name: losses(memo, name) for name in targets}
    if not written:
        return 0
    if args.json:
        notes = {name: [{"code": note.code, "detail": note.detail} for note in found] for name, found in lost.items()}
        print(json.dumps({"written": [str(path) for path in written], "not held": notes}, ensure_ascii=False))
        return 0
    texts = area("export", interface_language())
    for path in written:
        print(say("written", path=path))
    for name, found in lost.items():
        for note in found:
            print(texts["lost"].format(format=name, what=texts[f"loss.{note.code}"].format(detail=note.detail)))
    return 0


def _bytes_of(template: Path) -> bytes:
    try:
        return template.read_bytes()
    except OSError as error:
        raise BadInput(
            f"The template {template} cannot be read",
            why=error.strerror or str(error),
            advice="Name a Word file with --template.",
        ) from None
