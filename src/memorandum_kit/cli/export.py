"""`memorandum export`: a memorandum in other formats, several at once."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from memorandum_kit.cli.align import write_all
from memorandum_kit.cli.parser import say
from memorandum_kit.cli.progress import Progress
from memorandum_kit.errors import BadInput, Refused
from memorandum_kit.messages import area, interface_language


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
    parser.add_argument("--force", action="store_true", help=say("force-help"))
    parser.add_argument("--json", action="store_true", help=say("json-help"))


def run(args: argparse.Namespace) -> int:
    """Read the memorandum, write every format, say what was written and what a format could not hold."""
    from memorandum_kit import pipeline
    from memorandum_kit.writers import losses

    targets = plan(args.file, args.to, args.output, layout=args.layout, force=args.force)
    with Progress() as progress:
        progress(say("step.read"))
        memo = pipeline.read(args.file)
        options = {name: getattr(args, name) for name in ("layout", "lang", "level", "inline_reg")}
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


def plan(
    file: Path, wanted: list[str] | None, output: str | None, *, layout: str | None, force: bool
) -> dict[str, Path | None]:
    """Give each format its target before any work is done; None is standard output.

    Raises:
        BadInput: no format, an unknown one, or several formats for one file.
        Refused: a target is the input file, or exists and --force was not given.
    """
    from memorandum_kit.writers import format_of, suffix_of

    formats = list(dict.fromkeys(name for names in wanted or () for name in names.split(",") if name))
    folder = None if output and output != "-" and not Path(output).is_dir() else Path(output or ".")
    if not formats and folder is None:
        formats = [format_of(str(output))]
    if not formats:
        raise BadInput("No format was named", advice="Name one with --to: tei, html, json …")
    stem = file.name.split(".")[0] or file.stem
    suffixes = {name: suffix_of(name, layout) for name in formats}
    if output == "-" or folder is None:
        if len(formats) > 1:
            raise BadInput("Several formats do not fit into one file", advice="Name a folder with -o.")
        return {formats[0]: None if output == "-" else _free(Path(str(output)), file, force=force)}
    return {name: _free(folder / f"{stem}{suffix}", file, force=force) for name, suffix in suffixes.items()}


def _free(target: Path, file: Path, *, force: bool) -> Path:
    if target.resolve() == file.resolve():
        raise Refused(f"{target} is the input file", advice="Choose another name with -o.")
    if target.exists() and not force:
        raise Refused(f"{target} exists already", advice="Choose another place with -o, or overwrite with --force.")
    return target
