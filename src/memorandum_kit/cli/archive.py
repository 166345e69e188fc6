"""`memorandum archive init|add|list|show|search|verify|export|import|rebuild|retire`: the archive from the command line."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memorandum_kit.cli.parser import say as say_cli
from memorandum_kit.errors import BadInput, ExitCode
from memorandum_kit.messages import area, interface_language

if TYPE_CHECKING:
    from memorandum_kit.archive import Archive, Receipt, Signing
    from memorandum_kit.archive.catalogue import Row
    from memorandum_kit.archive.query import Hit
    from memorandum_kit.archive.verification import Report
    from memorandum_kit.model import CouncilPaper, Memorandum

_LIST, _SEARCH = 100, 20  # default numbers of records shown
_FILTERS = {
    "party": "party",
    "person": "person",
    "place": "place",
    "term": "term-filter",
    "field": "field-filter",
    "status": "status-filter",
    "since": "since",
    "until": "until",
}


Told = Callable[[int, int, str], None]  # how far long work has come: done, in all, what is under way


def say(key: str, /, **values: object) -> str:
    """Give a text of the area `archive` in the interface language."""
    return area("archive", interface_language())[key].format_map(values)


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command and its actions."""
    parser = sub.add_parser(
        "archive",
        help=say_cli("commands.archive"),
        description=say("archive.description"),
        epilog=say("archive.epilog"),
    )
    actions = parser.add_subparsers(dest="action", metavar=say("archive.action"), required=True)

    def action(name: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = actions.add_parser(
            name, help=say(f"archive.{name}"), description=say(f"archive.{name}")
        )
        made.add_argument("archive", type=Path, metavar="ARCHIVE", help=say("option.archive"))
        made.add_argument("--json", action="store_true", help=say_cli("json-help"))
        return made

    action("init")
    _describe_add(action("add"))
    for name, limit in (("list", _LIST), ("search", _SEARCH)):
        made = action(name)
        if name == "search":
            made.add_argument("query", nargs="+", help=say("option.query"))
        for option, key in _FILTERS.items():
            made.add_argument(f"--{option}", default="", metavar=option.upper(), help=say(f"option.{key}"))
        made.add_argument("--limit", type=int, default=limit, help=say("option.limit", limit=limit))
        made.add_argument("--read-only", action="store_true", help=say("option.read-only"))
    show = action("show")
    show.add_argument("record", help=say("option.record"))
    show.add_argument("--version", type=int, default=0, metavar="N", help=say("option.version"))
    verify = action("verify")
    verify.add_argument("records", nargs="*", help=say("option.records"))
    verify.add_argument("--resume", action="store_true", help=say("option.resume"))
    verify.add_argument("--certificate", type=Path, metavar="HTML", help=say("option.certificate"))
    verify.add_argument("--lang", help=say("option.lang"))
    verify.add_argument("--signatures", type=Path, metavar="PEM", help=say("option.signatures"))
    verify.add_argument("--signer", action="append", default=[], metavar="NAME", help=say("option.signer"))
    verify.add_argument("--read-only", action="store_true", help=say("option.read-only"))
    verify.add_argument("--who", default="", help=say("option.who"))
    export = action("export")
    export.add_argument("record", help=say("option.record"))
    export.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=say("option.output"))
    export.add_argument("--to", default="", metavar="FORMAT", help=say("option.to"))
    export.add_argument("--version", type=int, default=0, metavar="N", help=say("option.version"))
    take = action("import")
    take.add_argument("bag", type=Path, help=say("option.bag"))
    take.add_argument("--id", default="", help=say("option.id"))
    take.add_argument("--who", default="", help=say("option.who"))
    action("rebuild")
    retire = action("retire")
    retire.add_argument("record", help=say("option.record"))
    retire.add_argument("--reason", required=True, help=say("option.reason"))
    retire.add_argument("--destroy", action="store_true", help=say("option.destroy"))
    retire.add_argument("--who", default="", help=say("option.who"))


def _describe_add(add: argparse.ArgumentParser) -> None:
    add.add_argument("files", nargs="*", type=Path, help=say("option.files"))
    for option in ("memo", "title", "signed", "field", "leave-out"):
        add.add_argument(
            f"--{option}", action="append", default=[], metavar=option.upper(), help=say(f"option.{option}")
        )
    for option in ("metadata", "paper", "tei"):
        add.add_argument(f"--{option}", type=Path, metavar="FILE", help=say(f"option.{option}"))
    add.add_argument("--record", default="", help=say("option.add-record"))
    add.add_argument("--status", help=say("option.status"))
    for option in ("reason", "id", "term", "retention", "access", "reference", "who"):
        add.add_argument(f"--{option}", default="", metavar=option.upper(), help=say(f"option.{option}"))


def run(args: argparse.Namespace) -> int:
    """Do the action; results go to standard output, progress and remarks to standard error."""
    if args.action == "init":
        from memorandum_kit.archive import create

        create(args.archive).close()
        return _say_or_json(args, {"archive": str(args.archive)}, [say("result.created", path=args.archive)])
    from memorandum_kit.archive import Archive
    from memorandum_kit.cli.progress import Progress

    read_only = getattr(args, "read_only", False)
    with Archive(args.archive, read_only=read_only, mend=args.action != "rebuild") as archive:
        for what in archive.recovered:
            print(say("result.recovered", what=what), file=sys.stderr)
        with Progress() as progress:

            def told(done: int, total: int, name: str) -> None:
                step = "verifying" if args.action == "verify" else "working"
                if done < total:
                    progress(say(f"result.{step}", key=name, percent=100 * done // total))
                else:
                    progress.clear()

            return _ACTIONS[args.action](archive, args, told)


def _add(archive: Archive, args: argparse.Namespace, told: Told) -> int:
    from memorandum_kit.archive.packing import Part
    from memorandum_kit.archive.record import Role

    memo, fields = _memorandum(args) if args.memo else (None, ())
    start, _, end = args.term.partition("/")
    parts = [Part(f"data/council-paper/{args.paper.name}", Role.PAPER_FILE, source=args.paper)] if args.paper else []
    receipt = archive.add(
        memo,
        originals=args.files,
        paper=_paper(args.paper) if args.paper else None,
        tei=_bytes(args.tei) if args.tei else None,
        parts=parts,
        record=args.record,
        reason=args.reason,
        id=args.id,
        status=args.status,
        titles=[_pair(title, "de=Freundschaftserklärung") for title in args.title],
        signings=[_signing(text) for text in args.signed],
        fields=args.field or fields,
        term_from=start,
        term_to=end,
        retention=args.retention,
        access=args.access,
        reference=args.reference,
        leave_out=args.leave_out,
        who=args.who,
        progress=told,
    )
    return _receipt(args, receipt, "result.stored")


def _memorandum(args: argparse.Namespace) -> tuple[Memorandum, tuple[str, ...]]:
    """Read the memorandum with its metadata, find names and terms and align, where the file has none of it yet."""
    from memorandum_kit import pipeline
    from memorandum_kit.archive.content import fields_of
    from memorandum_kit.cli.progress import Progress
    from memorandum_kit.glossary import load_glossary

    with Progress() as progress:
        progress(say_cli("step.read"))
        memo = pipeline.read(*args.memo)
        metadata = args.metadata or Path(args.memo[0]).parent / "memorandum.toml"
        if args.metadata or metadata.is_file():
            memo = memo.with_step("metadata", metadata.name, metadata=pipeline.load_metadata(metadata))
        steps = [name for name, found in (("mentions", memo.mentions), ("align", memo.links)) if not found]
        glossary = load_glossary()
        memo = pipeline.run(memo, glossary, steps, progress=lambda step: progress(say_cli(f"step.{step}")))
    return memo, fields_of(memo, glossary)


def _paper(path: Path) -> CouncilPaper:
    from memorandum_kit.readers import read_file

    if path.suffix.lower() == ".json":
        from memorandum_kit.archive.oparl import read_paper

        return read_paper(_bytes(path))
    paper = read_file(path).paper
    if paper is None:
        raise BadInput(
            f"{path.name} is no council paper",
            why="it has none of the labels Drucksache, Betreff, Beschlussvorschlag at the beginning of a line",
            advice="Give it as an original instead, without --paper.",
        )
    return paper


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read", why=error.strerror or str(error)) from None


def _pair(text: str, example: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise BadInput(f"{text!r} cannot be used", advice=f"Write it like this: {example}")
    return name.strip(), value.strip()


def _signing(text: str) -> Signing:
    from memorandum_kit.archive import Signing

    party, rest = _pair(text, "eschenfurt=2025-05-12")
    date, _, by = rest.partition("=")
    return Signing(party, date.strip(), by.strip())


def _list(archive: Archive, args: argparse.Namespace, told: Told) -> int:
    rows, total = archive.list(limit=args.limit, **{name: getattr(args, name) for name in _FILTERS})
    lines = [_line(row) for row in rows] + [say("result.listed", total=total, shown=len(rows))]
    return _say_or_json(args, {"total": total, "records": _plain(list(rows))}, lines)


def _search(archive: Archive, args: argparse.Namespace, told: Told) -> int:
    hits = archive.search(" ".join(args.query), limit=args.limit, **{name: getattr(args, name) for name in _FILTERS})
    lines = [line for hit in hits.hits for line in _hit_lines(hit)]
    end = say("result.found", total=hits.total, shown=len(hits.hits)) if hits.total else say("result.nothing")
    return _say_or_json(args, _plain(hits), [*lines, end])


def _line(row: Row) -> str:
    status = say(f"status.{row.status}")
    return f"{row.key:<28}  {row.day_from:<10}  {status:<8}  {row.reference:<12}  {row.title}"


def _hit_lines(hit: Hit) -> list[str]:
    lines = [_line(hit.row)]
    for snippet in hit.snippets:
        lines.append(f"    {snippet.clause:<8} {snippet.text[:160]}")
        if snippet.partner:
            lines.append(f"    {'':<8} {snippet.partner[:160]}")
    return lines


def _show(archive: Archive, args: argparse.Namespace, told: Told) -> int:
    record = archive.show(args.record, args.version)
    rows, events = archive.versions(args.record), archive.events(args.record, args.version)
    plain = {"record": _plain(record), "versions": _plain(list(rows)), "events": _plain(list(events))}
    facts = [("version", record.key), ("status", say(f"status.{record.status}"))]
    facts += [("title", f"{text} [{lang}]") for lang, text in record.titles]
    facts += [
        ("reference", record.reference),
        ("signed", "; ".join(f"{s.party} {s.date} {s.by}".strip() for s in record.signings)),
    ]
    facts += [("parties", "; ".join(name for party in record.parties for _, name in party.names))]
    facts += [("fields", "; ".join(record.fields)), ("term", f"{record.term_from}/{record.term_to}".strip("/"))]
    facts += [("retention", record.retention), ("access", record.access), ("reason", record.reason)]
    facts += [("file", f"{file.path}  ({file.bytes})") for file in record.files]
    facts += [
        ("event", f"{event.when}  {say(f'event.{event.type}')}  {event.who}  {event.detail}".rstrip())
        for event in events
    ]
    facts += [("seal", f"v{row.version}  {row.seal}") for row in rows]
    lines = [f"{say(f'label.{key}'):<16}{value}" for key, value in facts if value]
    return _say_or_json(args, plain, lines)


def _verify(archive: Archive, args: argparse.Namespace, told: Told) -> int:
    from memorandum_kit.archive.certificate import certificate, problem_text
    from memorandum_kit.model import Lang
    from memorandum_kit.store import write_whole

    report = archive.verify(args.records, resume=args.resume, progress=told, who=args.who)
    texts = area("archive", interface_language())
    lines = [f"{result.key}: {problem_text(p, texts)}" for result in report.results for p in result.problems]
    lines += [problem_text(problem, texts) for problem in report.general]
    lines += _outcome(report)
    code = report.exit_code
    plain = {**_plain(report), "exit_code": int(code)}
    if args.signatures:
        signed, said = _signatures(archive, args, report)
        plain["signatures"] = signed
        lines += said
        if code is ExitCode.OK and any(not item["good"] for item in signed):
            code = ExitCode.FINDINGS
    if args.certificate:
        try:
            lang = Lang.of(args.lang) if args.lang else interface_language()
        except ValueError as error:
            raise BadInput(str(error)) from None
        write_whole(args.certificate, certificate(report, args.archive.resolve().name, lang))
        lines.append(say("result.certificate", path=args.certificate))
    _say_or_json(args, plain, lines)
    return code


def _outcome(report: Report) -> list[str]:
    sums = {"files": sum(r.files for r in report.results), "bytes": sum(r.bytes for r in report.results)}
    lines = [say("result.outstanding", count=report.outstanding)] if report.outstanding else []
    if report.exit_code is ExitCode.DAMAGED:
        return [*lines, say("result.unsound", damaged=len(report.damaged), versions=len(report.results))]
    if report.exit_code is ExitCode.FINDINGS:
        return [*lines, say("result.odd")]
    return [*lines, say("result.sound", versions=len(report.results), **sums)]


def _signatures(archive: Archive, args: argparse.Namespace, report: Report) -> tuple[list[dict[str, Any]], list[str]]:
    from memorandum_kit.archive.signatures import check_file, roots_of

    roots = roots_of(_bytes(args.signatures))
    plain, lines = [], []
    for result in report.results:
        for file in archive.show(result.record, result.version).files:
            if not file.path.lower().endswith(".pdf"):
                continue
            checked = check_file(archive.holdings.bag(result.record, result.version) / file.path, roots, args.signer)
            name = f"{result.key} {file.path}"
            plain.append({"file": name, "good": checked.good, **_plain(checked)})
            if not checked.signatures:
                lines.append(say("result.unsigned", file=name))
            for one in checked.signatures:
                key = "result.signature-good" if one.good else "result.signature-bad"
                lines.append(say(key, file=name, signer=one.signer, time=one.time, what=one.explanation))
            lines += [say("result.missing-signer", signer=signer) for signer in checked.missing]
    if not archive.read_only:
        from memorandum_kit.archive.verification import keep_report

        kept = {"time": report.ended, "who": report.who, "signers": args.signer, "files": plain}
        lines.append(say("result.report", path=keep_report(archive.holdings, "signatures", kept, report.ended)))
    return plain, lines


def _export(archive: Archive, args: argparse.Namespace, told: Told) -> int:
    path = archive.export(args.record, args.output, format=args.to, version=args.version, progress=told)
    return _say_or_json(args, {"written": str(path)}, [say("result.exported", path=path)])


def _import(archive: Archive, args: argparse.Namespace, told: Told) -> int:
    if args.bag.suffix.lower() == ".json":
        from memorandum_kit.archive.packing import Part
        from memorandum_kit.archive.record import Role

        part = Part(f"data/council-paper/{args.bag.name}", Role.PAPER_FILE, source=args.bag)
        receipt = archive.add(paper=_paper(args.bag), parts=[part], id=args.id, status="draft", who=args.who)
    else:
        receipt = archive.take_in(args.bag, id=args.id, who=args.who, progress=told)
    return _receipt(args, receipt, "result.stored")


def _rebuild(archive: Archive, args: argparse.Namespace, told: Told) -> int:
    said = archive.rebuild(progress=told)
    count = len(archive.versions())
    _say_or_json(args, {"versions": count, "remarks": list(said)}, [*said, say("result.rebuilt", versions=count)])
    return ExitCode.FINDINGS if said else ExitCode.OK


def _retire(archive: Archive, args: argparse.Namespace, told: Told) -> int:
    receipt = archive.retire(args.record, reason=args.reason, destroy=args.destroy, who=args.who)
    return _receipt(args, receipt, "result.retired")


def _receipt(args: argparse.Namespace, receipt: Receipt, key: str) -> int:
    lines = [say(key, key=receipt.key), say("result.seal", seal=receipt.seal), say("result.keep-seal")]
    return _say_or_json(args, _plain(receipt), lines)


def _plain(value: object) -> Any:
    """Dataclasses as dicts with every field, so that a program finds the same keys each time."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return dataclasses.asdict(value)  # type: ignore[call-overload]


def _say_or_json(args: argparse.Namespace, plain: object, lines: list[str]) -> int:
    print(json.dumps(plain, ensure_ascii=False, indent=1) if args.json else "\n".join(lines))
    return ExitCode.OK


_ACTIONS: dict[str, Callable[[Archive, argparse.Namespace, Told], int]] = {
    "add": _add,
    "list": _list,
    "search": _search,
    "show": _show,
    "verify": _verify,
    "export": _export,
    "import": _import,
    "rebuild": _rebuild,
    "retire": _retire,
}
