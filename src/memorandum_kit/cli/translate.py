"""`memorandum translate`: the missing language or the missing clauses, from the memory first, then by machine."""

from __future__ import annotations

import argparse
import json
import signal
import threading
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from memorandum_kit.cli.memory import say
from memorandum_kit.cli.outputs import plan, write_all
from memorandum_kit.cli.parser import say as say_cli
from memorandum_kit.cli.progress import Progress
from memorandum_kit.errors import BadInput, ExitCode
from memorandum_kit.model import Lang, Memorandum, Source

if TYPE_CHECKING:
    from memorandum_kit.translation import Translation


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = sub.add_parser(
        "translate",
        help=say_cli("commands.translate"),
        description=say("translate.description"),
        epilog=say("translate.epilog"),
    )
    parser.add_argument("files", nargs="+", type=Path, metavar=say("translate.files"), help=say("translate.files-help"))
    parser.add_argument("--to", required=True, metavar="LANG", help=say("translate.to-help"))
    parser.add_argument("--memory", metavar="FILE", help=say("translate.memory-help"))
    parser.add_argument(
        "--engine", choices=("auto", "argos", "none"), default="auto", help=say("translate.engine-help")
    )
    parser.add_argument("--threads", metavar="N", help=say("translate.threads-help"))
    parser.add_argument("--fill", action="store_true", help=say("translate.fill-help"))
    parser.add_argument("--glossary", action="append", type=Path, metavar="FILE", help=say_cli("align.glossary-help"))
    parser.add_argument("-o", "--output", metavar="OUT", help=say_cli("align.output-help"))
    parser.add_argument("--format", action="append", metavar="FORMAT", help=say("translate.format-help"))
    parser.add_argument("--force", action="store_true", help=say_cli("force-help"))
    parser.add_argument("--json", action="store_true", help=say_cli("json-help"))


def run(args: argparse.Namespace) -> int:
    """Read, suggest, write, and say what is to be reviewed."""
    from memorandum_kit.glossary import load_glossary

    try:
        target = Lang.of(args.to)
    except ValueError as error:
        raise BadInput(str(error)) from None
    if len(args.files) > 1 and not args.fill:
        raise BadInput(say("translate.one-file"))
    targets = plan(args.files, args.format, args.output, default=("tei", "html"), force=args.force)
    with Progress() as progress, _Stop() as stop:
        progress(say_cli("step.read"))

        def shown(done: int, total: int) -> bool:
            progress(say("translate.step", done=done, total=total))
            stop.done, stop.total = done, total
            return not stop.asked

        options: dict[str, Any] = {
            "memory": args.memory,
            "glossary": load_glossary(*(args.glossary or ())),
            "engine": None if args.engine == "auto" else args.engine,
            "threads": args.threads,
            "progress": shown,
        }
        memo, done = _filled(args.files, target, options) if args.fill else _translated(args.files[0], target, options)
        written = write_all(memo, targets, progress=progress)
    if written:
        _report(memo, done, written, as_json=args.json)
    if stop.asked and stop.done < stop.total:
        again = f"memorandum translate {written[0] if written else args.files[0]} --to {target.value} --fill"
        print(say("translate.interrupted", done=stop.done, total=stop.total, command=again))
        return ExitCode.INTERRUPTED
    return 0


class _Stop:
    """Ctrl-C or a termination once: the batch under way is finished and what is there gets written; twice: stop at once."""

    def __init__(self) -> None:
        self.asked = False
        self.done = self.total = 0

    def __enter__(self) -> _Stop:
        self._before: dict[int, Any] = {}
        if threading.current_thread() is threading.main_thread():  # elsewhere the caller has its own way to stop
            self._before = {number: signal.signal(number, self._ask) for number in (signal.SIGINT, signal.SIGTERM)}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True


def _translated(file: Path, target: Lang, options: dict[str, Any]) -> tuple[Memorandum, list[Translation]]:
    from memorandum_kit.readers import read_file
    from memorandum_kit.readers.languages import language_of
    from memorandum_kit.segment import segment
    from memorandum_kit.translation.completion import other_language

    source = read_file(file)
    if not isinstance(source, Source):
        raise BadInput(f"{file.name} holds both languages already", advice="Translate what is missing with --fill.")
    lang = source.lang or language_of("\n".join(block.text for block in source.blocks), name=file.name)
    if lang.is_chinese == target.is_chinese and lang is not Lang.EN:
        raise BadInput(f"{file.name} is in {lang.value} already", advice="Name the other language with --to.")
    document = segment(source, lang, id="zh" if lang.is_chinese else "de")
    return other_language(document, target, **options)


def _filled(files: list[Path], target: Lang, options: dict[str, Any]) -> tuple[Memorandum, list[Translation]]:
    from memorandum_kit import pipeline
    from memorandum_kit.translation.completion import filled

    memo = pipeline.read(*files)
    if not memo.links:
        memo = pipeline.run(memo, options["glossary"], ("mentions", "align"))
    return filled(memo, target, **options)


def _report(memo: Memorandum, done: list[Translation], written: list[Path], *, as_json: bool) -> None:
    counts = Counter(suggestion.origin for suggestion in done)
    review = sum(1 for suggestion in done if suggestion.text and suggestion.to_be_reviewed)
    origins = {origin: counts.get(origin, 0) for origin in ("exact", "skeleton", "fuzzy", "machine", "none")}
    if as_json:
        made_by = sorted({suggestion.made_by for suggestion in done if suggestion.made_by})
        told = {"written": [str(path) for path in written], "origins": origins, "to_review": review, "made_by": made_by}
        print(json.dumps(told, ensure_ascii=False))
        return
    print(say("translate.summary", total=len(done), **origins))
    if review:
        print(say("translate.review", count=review))
    if origins["none"]:
        print(say("translate.gaps"))
    for path in written:
        print(say_cli("written", path=path))
