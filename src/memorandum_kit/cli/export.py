"""`memorandum export`: a memorandum in other formats, several at once."""

from __future__ import annotations

import argparse
import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from memorandum_kit.cli.outputs import plan, write_all
from memorandum_kit.cli.parser import say
from memorandum_kit.cli.progress import Progress
from memorandum_kit.errors import BadInput
from memorandum_kit.messages import area, interface_language
from memorandum_kit.model import Lang, Memorandum, Metadata

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
    parser.add_argument("--glossary", action="append", type=Path, metavar="TSV", help=texts["glossary-help"])
    parser.add_argument("--metadata", type=Path, metavar="TOML", help=texts["metadata-help"])
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=TEXT", help=texts["set-help"])
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
        memo = _described(memo, args.metadata, args.set)
        options = {name: getattr(args, name) for name in OPTIONS}
        if args.glossary:
            from memorandum_kit.glossary import load_glossary

            options["glossary"] = load_glossary(*args.glossary)
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


def _described(memo: Memorandum, table: Path | None, said: list[str]) -> Memorandum:
    """The memorandum with what a `memorandum.toml`, then the command line says about it; the rest stays."""
    from memorandum_kit import pipeline

    if table is None and not said:
        return memo
    known = memo.metadata
    if table is not None:
        found = pipeline.load_metadata(table)
        known = replace(known, **{one.name: value for one in fields(found) if (value := getattr(found, one.name))})
    for one in said:
        known = _set(known, one)
    return memo.with_step("metadata", table.name if table is not None else "", metadata=known)


def _set(known: Metadata, said: str) -> Metadata:
    """One field: `signed_on=2024-01-12`, `titles.de=Memorandum …`."""
    field, equals, text = said.partition("=")
    name, _, tag = field.strip().partition(".")
    plain = [one.name for one in fields(Metadata) if one.name not in ("titles", "parties")]
    try:
        if equals and name in plain and not tag:
            changed: dict[str, Any] = {name: text.strip()}
            return replace(known, **changed)
        if equals and name == "titles":
            lang = Lang.of(tag)
            others = tuple(pair for pair in known.titles if pair[0] is not lang)
            return replace(known, titles=(*others, (lang, text.strip())))
    except ValueError:
        pass  # no language that is known here
    raise BadInput(
        f"--set {said} says nothing that a memorandum has",
        why=f"fields: titles.de, titles.zh-Hans, {', '.join(plain)}",
        advice="Write FIELD=TEXT; parties stand in a memorandum.toml (--metadata).",
    )


def _bytes_of(template: Path) -> bytes:
    try:
        return template.read_bytes()
    except OSError as error:
        raise BadInput(
            f"The template {template} cannot be read",
            why=error.strerror or str(error),
            advice="Name a Word file with --template.",
        ) from None
