"""`memorandum terms find|lint|import|export|extract|add`: the glossary from the command line."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memorandum_kit.cli.parser import say as say_cli
from memorandum_kit.errors import BadInput, ExitCode, Refused
from memorandum_kit.messages import area, interface_language

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary
    from memorandum_kit.glossary.exchange import Loss, Options
    from memorandum_kit.model import Memorandum

_HAN = re.compile(r"[\u3400-\u9fff]")
# Here and not taken from the registries, so that help does not import the formats.
_READ = "tsv, csv, xlsx, tbx, martif, omegat, deepl, deepl-tsv, weblate"
_WRITE = "tsv, csv, xlsx, tbx, martif, omegat, deepl, deepl-tsv, weblate, skos"


def say(key: str, **values: object) -> str:
    """Give a text of the area `glossary` in the interface language."""
    return area("glossary", interface_language())[key].format_map(values)


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command and its actions."""
    parser = sub.add_parser(
        "terms", help=say_cli("commands.terms"), description=say("terms.description"), epilog=say("terms.epilog")
    )
    actions = parser.add_subparsers(dest="action", metavar=say("terms.action"), required=True)

    def action(name: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = actions.add_parser(
            name, help=say(f"terms.{name}"), description=say(f"terms.{name}")
        )
        made.add_argument("--json", action="store_true", help=say_cli("json-help"))
        return made

    find = action("find")
    find.add_argument("text", nargs="+", help=say("option.text"))
    find.add_argument("--lang", help=say("option.lang"))
    find.add_argument("--glossary", action="append", type=Path, metavar="FILE", help=say("option.glossary"))
    check = action("lint")
    check.add_argument("files", nargs="*", type=Path, help=say("option.files"))
    check.add_argument("--fail-on", choices=("error", "warning", "note"), default="error", help=say("option.fail-on"))
    read = action("import")
    read.add_argument("file", type=Path, help=say("option.file"))
    read.add_argument("--from", dest="format", metavar="FORMAT", help=say("option.from", formats=_READ))
    _target(read)
    write = action("export")
    write.add_argument("--glossary", action="append", type=Path, metavar="FILE", help=say("option.glossary"))
    write.add_argument("--to", dest="format", metavar="FORMAT", help=say("option.to", formats=_WRITE))
    write.add_argument("--field", action="append", help=say("option.field"))
    _target(write)
    gain = action("extract")
    gain.add_argument("memoranda", nargs="+", type=Path, help=say("option.memoranda"))
    gain.add_argument("--glossary", action="append", type=Path, metavar="FILE", help=say("option.glossary"))
    gain.add_argument("--limit", type=int, default=50, help=say("option.limit"))
    enter = action("add")
    enter.add_argument("table", type=Path, help=say("option.table"))
    for name in ("id", "de", "zh", "en", "subject", "pos", "gender", "note"):
        enter.add_argument(f"--{name}", default="", help=say(f"option.{name}"))
    enter.add_argument(
        "--status", choices=("preferred", "admitted", "deprecated"), default="preferred", help=say("option.status")
    )


def _target(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help=say("option.output"))
    parser.add_argument("--langs", default="de,zh-Hans", metavar="DE,ZH", help=say("option.pair"))
    parser.add_argument("--force", action="store_true", help=say_cli("force-help"))


def run(args: argparse.Namespace) -> int:
    """Do the action."""
    actions = {"find": _find, "lint": _lint, "import": _import, "export": _export, "extract": _extract, "add": _add}
    return actions[args.action](args)


def _glossary(paths: Sequence[Path] | None) -> Glossary:
    from memorandum_kit.glossary import load_glossary

    return load_glossary(*paths or ())


def _find(args: argparse.Namespace) -> int:
    from memorandum_kit.model import Lang

    try:
        asked = Lang.of(args.lang) if args.lang else None
    except ValueError as error:
        raise BadInput("--lang", why=str(error)) from None
    glossary = _glossary(args.glossary)
    lines = sys.stdin.read().splitlines() if args.text == ["-"] else [" ".join(args.text)]
    found = [(line, glossary.find(line, asked or (Lang.ZH_HANS if _HAN.search(line) else Lang.DE))) for line in lines]
    if args.json:
        rows = [
            {
                "line": number,
                "start": mention.span.start,
                "end": mention.span.end,
                "spans": [[span.start, span.end] for span in mention.parts],
                "surface": mention.surface,
                "concept": mention.key,
                "status": mention.status,
                "term": mention.source,
            }
            for number, (_, mentions) in enumerate(found, 1)
            for mention in mentions
        ]
        print(json.dumps(rows, ensure_ascii=False))
        return ExitCode.OK
    if not any(mentions for _, mentions in found):
        print(say("result.nothing"))
    for line, mentions in found:
        if len(found) > 1 and mentions:
            print(line)
        for mention in mentions:
            texts = {"surface": mention.surface, "concept": mention.key, "term": mention.source}
            state = say(f"state.{mention.status}")
            print(say("result.found", start=mention.span.start, end=mention.span.end, status=state, **texts))
    return ExitCode.OK


def _lint(args: argparse.Namespace) -> int:
    from memorandum_kit import resources
    from memorandum_kit.glossary import exchange
    from memorandum_kit.glossary.lint import LEVELS, Fault, lint, lint_table
    from memorandum_kit.glossary.loading import glossary_files

    rows: list[tuple[str, Fault]] = []
    terms: list[Any] = []
    for path in glossary_files(args.files or [resources.glossaries() / "terms"]):
        data = path.read_bytes()
        if path.suffix.lower() in (".tsv", ".csv"):
            rows.extend((path.name, fault) for fault in lint_table(data, path.name))
            broken = any(fault.code == "row" for name, fault in rows if name == path.name)
            terms.extend([] if broken else exchange.read(data, path.name).terms)
        else:
            imported = exchange.read(data, path.name).terms
            rows.extend((path.name, fault) for fault in lint(imported))
            terms.extend(imported)
    # Across files only what one file alone cannot show.
    seen = {(fault.code, fault.lang, fault.term) for _, fault in rows}
    rows.extend(
        ("*", fault)
        for fault in lint(terms)
        if fault.code in ("homonym", "duplicate", "contradiction", "two-preferred")
        and (fault.code, fault.lang, fault.term) not in seen
    )
    if args.json:
        keys = ("code", "level", "concept_id", "lang", "term", "detail", "line")
        print(json.dumps([{"file": n, **{k: getattr(f, k) for k in keys}} for n, f in rows], ensure_ascii=False))
    else:
        for name, fault in rows:
            place = f"{name}:{fault.line}" if fault.line else name
            text = say(f"lint.{fault.code}", detail=fault.detail)
            print(f"{place}: {say(f'level.{fault.level}')}: {fault.concept_id} [{fault.lang}] {fault.term}: {text}")
        counts = {f"{level}s": sum(fault.level == level for _, fault in rows) for level in LEVELS}
        print(say("result.faults", terms=len(terms), **counts))
    worst = LEVELS.index(args.fail_on)
    return ExitCode.FINDINGS if any(LEVELS.index(fault.level) <= worst for _, fault in rows) else ExitCode.OK


def _import(args: argparse.Namespace) -> int:
    from memorandum_kit.glossary import exchange

    try:
        data = args.file.read_bytes()
    except OSError as error:
        raise BadInput(f"{args.file} cannot be read", why=error.strerror or str(error)) from None
    imported = exchange.read(data, args.file.name, args.format, _pair(args.langs))
    _put(args, exchange.write(imported.terms, "tsv").data)
    _report(args, "imported", imported.terms, imported.losses)
    return ExitCode.OK


def _export(args: argparse.Namespace) -> int:
    from memorandum_kit.glossary import exchange

    glossary = _glossary(args.glossary)
    terms = [term for term in glossary.rows if not args.field or term.subject_field in args.field]
    if not terms:
        fields = sorted({term.subject_field for term in glossary.rows})
        raise BadInput("There are no terms of this subject field", advice=f"Use one of: {', '.join(fields)}.")
    if not args.format and args.output == "-":
        raise BadInput("The format is not known", advice=f"Name it with --to: {_WRITE}.")
    exported = exchange.write(terms, args.format or exchange.format_of(args.output), _pair(args.langs))
    _put(args, exported.data)
    _report(args, "exported", terms, exported.losses)
    return ExitCode.OK


def _extract(args: argparse.Namespace) -> int:
    from memorandum_kit.glossary.extraction import extract

    glossary = _glossary(args.glossary)
    candidates = extract(_memoranda(args.memoranda, glossary), glossary, limit=args.limit)
    if args.json:
        keys = ("de", "zh", "score", "count", "contexts")
        print(json.dumps([{key: getattr(c, key) for key in keys} for c in candidates], ensure_ascii=False))
        return ExitCode.OK
    if not candidates:
        print(say("result.no-candidates"))
    for candidate in candidates:
        texts = {"de": candidate.de, "zh": candidate.zh}
        print(say("result.candidate", score=candidate.score, count=candidate.count, **texts))
        for de, zh in candidate.contexts[:1]:
            print(f"      {de[:100]}\n      {zh[:60]}")
    return ExitCode.OK


def _memoranda(paths: Sequence[Path], glossary: Glossary) -> list[Memorandum]:
    """Each file by itself where it holds both languages; otherwise the two files are one memorandum."""
    from memorandum_kit import pipeline

    try:
        read = [pipeline.read(path) for path in paths]
    except BadInput:
        if len(paths) != 2:
            raise
        read = [pipeline.read(*paths)]
    return [memo if memo.links else pipeline.run(memo, glossary, ("mentions", "align")) for memo in read]


def _add(args: argparse.Namespace) -> int:
    from memorandum_kit.glossary.addition import add_terms, concept_id_for
    from memorandum_kit.glossary.records import Term
    from memorandum_kit.glossary.tables import read_table
    from memorandum_kit.model import Lang
    from memorandum_kit.store import write_whole

    texts = {Lang.DE: args.de, Lang.EN: args.en, Lang.ZH_HANS: args.zh}
    if not any(texts.values()):
        raise BadInput("There is no term to add", advice="Give --de and --zh.")
    table = args.table.read_bytes() if args.table.is_file() else None
    if not args.id and not (args.de or args.en):
        raise BadInput("The concept has no id", advice="Give --id.")
    taken = [term.concept_id for term in read_table(table, args.table.name, "\t")] if table else []
    concept_id = args.id or concept_id_for(args.de or args.en, taken)
    terms = [
        Term(
            concept_id,
            args.subject,
            lang,
            text.strip(),
            args.status,
            pos=args.pos if lang is Lang.DE else "",
            gender=args.gender if lang is Lang.DE else "",
            note=args.note,
        )
        for lang, text in texts.items()
        if text.strip()
    ]
    write_whole(args.table, add_terms(table, args.table.name, terms))
    if args.json:
        print(json.dumps({"concept": concept_id, "added": len(terms), "path": str(args.table)}, ensure_ascii=False))
    else:
        print(say("result.added", count=len(terms), concept=concept_id, path=args.table))
    return ExitCode.OK


def _pair(langs: str) -> Options:
    from memorandum_kit.glossary.exchange import Options
    from memorandum_kit.model import Lang

    try:
        source, target = (Lang.of(tag) for tag in langs.split(","))
    except ValueError as error:
        raise BadInput(f"--langs {langs}", why=str(error), advice="Use the form de,zh-Hans.") from None
    return Options(source, target)


def _put(args: argparse.Namespace, data: bytes) -> None:
    from memorandum_kit.store import write_whole

    if args.output == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    target = Path(args.output)
    if target.exists() and not args.force:
        raise Refused(f"{target} exists already", advice="Choose another place with -o, or overwrite with --force.")
    write_whole(target, data)


def _report(args: argparse.Namespace, key: str, terms: Iterable[Any], losses: Sequence[Loss]) -> None:
    """Say what came of it: on standard error where the result itself went to standard output."""
    out = sys.stderr if args.output == "-" else sys.stdout
    rows = list(terms)
    concepts = len({term.concept_id for term in rows})
    if args.json:
        lost = [{"code": loss.code, "count": loss.count, "example": loss.example} for loss in losses]
        summary = {"path": args.output, "terms": len(rows), "concepts": concepts, "losses": lost}
        print(json.dumps(summary, ensure_ascii=False), file=out)
        return
    print(say(f"result.{key}", terms=len(rows), concepts=concepts), file=out)
    for loss in losses:
        text = say(f"loss.{loss.code}")
        print(say("result.loss", text=text, count=loss.count, example=loss.example[:60]), file=out)
    if args.output != "-":
        print(say_cli("written", path=args.output), file=out)
