"""`memorandum check`: what differs between the two texts; exit code 1 where something as bad as --fail-on is left."""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memorandum_kit.cli.parser import say as say_cli
from memorandum_kit.cli.progress import Progress
from memorandum_kit.errors import BadInput, ExitCode, Refused
from memorandum_kit.messages import area, interface_language
from memorandum_kit.model import Decision, Finding, Memorandum, Severity

if TYPE_CHECKING:
    from memorandum_kit.checks.settings import House
    from memorandum_kit.glossary import Glossary

FORMATS = ("text", "json", "sarif", "junit")


@dataclass(frozen=True)
class Checked:
    """One memorandum with its findings that nobody has accepted."""

    files: tuple[Path, ...]
    memo: Memorandum
    accepted: int
    fail_on: str


def say(key: str, **values: object) -> str:
    """Give a text of the command in the interface language."""
    return area("checks", interface_language())[f"cli.{key}"].format_map(values)


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = sub.add_parser(
        "check", help=say_cli("commands.check"), description=say("description"), epilog=say("epilog")
    )
    add = parser.add_argument
    add("files", nargs="+", type=Path, metavar=say_cli("align.files"), help=say("files-help"))
    add("--single", action="store_true", help=say("single-help"))
    add("--alternat", nargs=2, type=Path, metavar=("DE2", "ZH2"), help=say("alternat-help"))
    add("--profile", help=say("profile-help"))
    add("--settings", type=Path, metavar="TOML", help=say("settings-help"))
    add("--glossary", action="append", type=Path, metavar="FILE", help=say("glossary-help"))
    add("--langs", metavar="DE,ZH", help=say("langs-help"))
    add("--fail-on", metavar="SEVERITY", help=say("fail-on-help"))
    add("--format", choices=FORMATS, default="text", help=say("format-help"))
    add("--json", action="store_true", help=say_cli("json-help"))
    add("-o", "--output", action="append", type=Path, default=[], metavar="OUT", help=say("output-help"))
    add("--word", action="append", default=[], metavar="OUT", help=say("word-help"))
    add("--accept", action="append", default=[], metavar="CODE@CLAUSE", help=say("accept-help"))
    add("--because", default="", metavar="TEXT", help=say("because-help"))
    add("--who", default="", help=say("who-help"))
    add("--baseline", action="store_true", help=say("baseline-help"))
    add("--force", action="store_true", help=say_cli("force-help"))


def run(args: argparse.Namespace) -> int:
    """Check every memorandum of the arguments and say what was found."""
    from memorandum_kit.cli.check_inputs import memoranda_of

    memoranda = [(file,) for file in args.files] if args.single else memoranda_of(args.files)
    if args.alternat and args.single:
        raise BadInput("A single text has no second original", advice="Leave out --single or --alternat.")
    if len(memoranda) > 1 and (args.output or args.word or args.accept or args.alternat):
        raise BadInput("Several memoranda do not fit into one result", advice="Check them one by one, or use --format.")
    _refuse_existing(args)
    glossaries: dict[tuple[Path, ...], Glossary] = {}
    checked = []
    with Progress() as progress:
        for number, files in enumerate(memoranda, start=1):
            where = f" {number}/{len(memoranda)}: {files[0].name}" if len(memoranda) > 1 else ""
            progress(f"{say_cli('step.check')}{where}")
            checked.append(_check(files, args, glossaries))
    form = "json" if args.json else args.format
    for one in checked:
        _write_files(one, args)
    if args.accept or args.baseline:
        return ExitCode.OK
    _print(checked, form)
    return ExitCode.FINDINGS if any(_fails(one) for one in checked) else ExitCode.OK


def _refuse_existing(args: argparse.Namespace) -> None:
    targets = [*args.output, *(Path(word.rpartition("=")[2]) for word in args.word)]
    for target in targets:
        if target.resolve() in {file.resolve() for file in args.files}:
            raise Refused(f"{target} is an input file", advice="Choose another name.")
        if target.exists() and not args.force:
            raise Refused(f"{target} exists already", advice="Choose another name, or overwrite with --force.")


def _check(files: tuple[Path, ...], args: argparse.Namespace, glossaries: dict[tuple[Path, ...], Glossary]) -> Checked:
    from memorandum_kit import pipeline
    from memorandum_kit.checks import check_memorandum
    from memorandum_kit.checks.decisions import accept, from_json, to_json, undecided

    house, folder = _house(files, args)
    memo = _single(files[0], args) if args.single else pipeline.read(*files, langs=args.langs.split(",") if args.langs else None)  # fmt: skip
    metadata = folder / "memorandum.toml"
    if metadata.is_file():
        memo = replace(memo, metadata=_merged(memo, pipeline.load_metadata(metadata)))
    paths = tuple(args.glossary or (folder / path for path in house.glossaries))
    if paths not in glossaries:
        from memorandum_kit.glossary import load_glossary

        glossaries[paths] = load_glossary(*paths)
    glossary = glossaries[paths]
    steps = ("mentions",) if args.single else ("mentions", "align")
    memo = pipeline.run(memo, glossary, steps)
    if args.alternat:
        memo = _with_second(memo, pipeline.read(*args.alternat))
    findings = check_memorandum(memo, glossary=glossary, settings=house.settings)
    store = _store(files)
    decisions = from_json(store.read_text(encoding="utf-8"), store.name) if store.is_file() else ()
    left, accepted = undecided(findings, memo, (*decisions, *memo.decisions))
    if args.accept or args.baseline:
        made = [
            d for one in args.accept for d in accept(one, left, memo, who=_who(args), when=_now(), why=args.because)
        ]
        if args.baseline:
            made += _baseline(left, memo, args)
        _keep(store, to_json((*decisions, *made)))
        print(say("accepted", count=len(made), path=store))
    return Checked(
        files,
        replace(memo, findings=tuple(left), decisions=(*memo.decisions, *decisions)).with_step("check"),
        accepted,
        args.fail_on or house.fail_on,
    )


def _merged(memo: Memorandum, metadata: Any) -> Any:
    return metadata if metadata.titles else replace(metadata, titles=memo.metadata.titles)


def _with_second(memo: Memorandum, second: Memorandum) -> Memorandum:
    """The memorandum with the two texts of its second original, which `checks.alternat` compares with its own."""
    texts = tuple(
        replace(
            text,
            id=f"{text.id}-b",
            witness="B",
            clauses=tuple(replace(one, id=one.id.replace(text.id, f"{text.id}-b", 1)) for one in text.clauses),
        )
        for text in (second.de, second.zh)
    )
    return replace(memo, documents=(replace(memo.de, witness="A"), replace(memo.zh, witness="A"), *texts))


def _single(file: Path, args: argparse.Namespace) -> Memorandum:
    from memorandum_kit.model import Lang
    from memorandum_kit.readers import read_file
    from memorandum_kit.readers.languages import language_of
    from memorandum_kit.segment import segment

    source = read_file(file)
    if isinstance(source, Memorandum):
        return source
    text = "\n".join(block.text for block in source.blocks)
    lang = Lang.of(args.langs) if args.langs else source.lang or language_of(text, name=source.name)
    return Memorandum((segment(source, lang, id="zh" if lang.is_chinese else "de"),), paper=source.paper)


def _house(files: tuple[Path, ...], args: argparse.Namespace) -> tuple[House, Path]:
    from memorandum_kit.checks.settings import fail_on, house_of

    path: Path = args.settings or files[0].parent / "memorandum.toml"
    table: dict[str, Any] = {}
    if path.is_file():
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8")).get("check", {})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadInput(f"{path.name} is no valid TOML", why=str(error)) from None
    elif args.settings:
        raise BadInput(f"{path} does not exist", advice="Check the path.")
    if args.fail_on:
        fail_on(args.fail_on)
    return house_of(table, profile=args.profile, name=path.name), path.parent


def _store(files: tuple[Path, ...]) -> Path:
    """The file of decisions beside the memorandum."""
    return files[0].with_name(f"{files[0].name.split('.')[0]}.decisions.json")


def _who(args: argparse.Namespace) -> str:
    import getpass

    try:
        return args.who or getpass.getuser()
    except (KeyError, OSError):
        raise BadInput("Nobody is named who decides", advice="Name the person: --who NAME") from None


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")


def _baseline(findings: list[Finding], memo: Memorandum, args: argparse.Namespace) -> list[Decision]:
    from memorandum_kit.checks.decisions import fingerprint

    who, when = _who(args), _now()
    return [Decision(fingerprint(f, memo), "waived", who, when, args.because or "baseline") for f in findings]


def _keep(path: Path, text: str) -> None:
    from memorandum_kit.store import write_whole

    write_whole(path, text.encode())


def _write_files(one: Checked, args: argparse.Namespace) -> None:
    from memorandum_kit.store import write_whole

    for target in args.output:
        write_whole(target, _rendered(one, target.name))
        print(say_cli("written", path=target), file=sys.stderr)
    for word in args.word:
        from memorandum_kit.report.word_comments import comment_word

        name, equals, goal = word.rpartition("=")
        source = Path(name) if equals else next((f for f in one.files if f.suffix.lower() == ".docx"), one.files[0])
        write_whole(Path(goal), comment_word(source.read_bytes(), one.memo, source.name, interface_language()))
        print(say_cli("written", path=goal), file=sys.stderr)


def _rendered(one: Checked, name: str) -> bytes:
    from memorandum_kit.report import findings_json, findings_junit, findings_sarif

    lang = interface_language()
    if name.endswith(".sarif") or name.endswith(".sarif.json"):
        return findings_sarif.render(one.memo, lang)
    if name.endswith((".junit.xml", "junit.xml")):
        return findings_junit.render(one.memo, lang)
    if name.endswith(".findings.json") or (name.endswith(".json") and not name.endswith(".memorandum.json")):
        return findings_json.render(one.memo, lang, accepted=one.accepted)
    from memorandum_kit.writers import format_of, render

    return render(one.memo, format_of(name))


def _print(checked: list[Checked], form: str) -> None:
    from memorandum_kit.report import findings_json, findings_junit, findings_sarif

    lang = interface_language()
    if form == "text":
        for one in checked:
            _print_text(one, named=len(checked) > 1)
        if len(checked) > 1:
            _print_summary(checked)
            print(say("total", files=len(checked), count=sum(len(one.memo.findings) for one in checked)))
    elif form == "json":
        data = [findings_json.findings_json(one.memo, lang, accepted=one.accepted) for one in checked]
        print(json.dumps(data[0] if len(data) == 1 else data, ensure_ascii=False, indent=1))
    elif form == "sarif":
        log = findings_sarif.findings_sarif(checked[0].memo, lang)
        for one in checked[1:]:
            log["runs"] += findings_sarif.findings_sarif(one.memo, lang)["runs"]
        print(json.dumps(log, ensure_ascii=False, indent=1))
    elif len(checked) == 1:
        sys.stdout.write(findings_junit.render(checked[0].memo, lang).decode())
    else:
        named = [(_name(one), one.memo) for one in checked]
        sys.stdout.write(findings_junit.render_all(named, lang).decode())


def _name(one: Checked) -> str:
    return " + ".join(str(file) for file in one.files)


def _print_summary(checked: list[Checked]) -> None:
    """One line a memorandum: how many findings of each severity it has."""
    heads = [say(f"severity.{severity.value}") for severity in Severity]
    print("== " + say("summary-title"))
    print("  ".join((*heads, say("summary-file"))))
    for one in checked:
        counts = Counter(finding.severity for finding in one.memo.findings)
        figures = [f"{counts[s]:>{len(head)}}" for s, head in zip(Severity, heads, strict=True)]
        print("  ".join((*figures, _name(one))))


def _print_text(one: Checked, *, named: bool) -> None:
    from memorandum_kit.report.findings_text import message_of, quotes_of, title_of

    lang = interface_language()
    if named:
        print(f"== {_name(one)}")
    for finding in one.memo.findings:
        where = " ".join(dict.fromkeys(f"{q.clause_id}" for q in quotes_of(finding, one.memo)))
        severity = say(f"severity.{finding.severity.value}")
        print(f"{where}  {severity}  {finding.code}  {title_of(finding.code, lang)}")
        print(f"    {message_of(finding, lang)}")
        for quote in quotes_of(finding, one.memo):
            if quote.text and len(quote.text) < 120:
                print(f"    {quote.lang[:2]}: …{quote.before}[{quote.text}]{quote.after}…".replace("\n", " "))
        if finding.suggestion:
            print(f"    {say('suggestion', text=finding.suggestion)}")
    counts = Counter(finding.severity.value for finding in one.memo.findings)
    pairs = sum(1 for link in one.memo.links if link.de and link.zh)
    if one.memo.findings or one.accepted:
        by_severity = {severity.value: counts[severity.value] for severity in Severity}
        print(say("summary", pairs=pairs, accepted=one.accepted, **by_severity))
    else:
        print(say("clean", pairs=pairs))


def _fails(one: Checked) -> bool:
    from memorandum_kit.checks.settings import NEVER

    if one.fail_on == NEVER:
        return False
    return any(finding.severity.rank <= Severity(one.fail_on).rank for finding in one.memo.findings)
