"""`memorandum validate`: files against the rules of their format, with line, path, rule and remedy."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memorandum_kit.cli import say_error
from memorandum_kit.cli.parser import say
from memorandum_kit.errors import BadInput, ExitCode, TooLarge
from memorandum_kit.messages import area, interface_language

if TYPE_CHECKING:
    from memorandum_kit.writers.validation import Violation


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    texts = area("export", interface_language())
    parser = sub.add_parser(
        "validate",
        help=say("commands.validate"),
        description=texts["validate.description"],
        epilog=texts["validate.epilog"],
    )
    parser.add_argument("files", nargs="+", type=Path, metavar=say("align.files"), help=texts["validate.files-help"])
    parser.add_argument("--format", metavar="FORMAT", help=texts["validate.format-help"])
    parser.add_argument("--schema", type=Path, metavar="FILE", help=texts["validate.schema-help"])
    parser.add_argument("--json", action="store_true", help=say("json-help"))


def run(args: argparse.Namespace) -> int:
    """Check every file; 0 where all are valid, 1 where one is not, 2 where one cannot be read."""
    from memorandum_kit.writers import format_of
    from memorandum_kit.writers.validation import WITH_SCHEMA, validate

    worst = ExitCode.OK
    answers: list[dict[str, object]] = []
    for file in args.files:
        try:
            found = validate(read(file), file.name, format=args.format, schema=args.schema)
        except BadInput as error:
            worst = ExitCode.BAD_INPUT
            answers.append({"file": str(file), "error": str(error)})
            if not args.json:
                say_error(error)
            continue
        if found and worst is ExitCode.OK:
            worst = ExitCode.FINDINGS
        answers.append({"file": str(file), "violations": [asdict(violation) for violation in found]})
        if not args.json:
            format_name = args.format or format_of(file.name)
            show(file, found, complete=args.schema is not None or format_name not in WITH_SCHEMA)
    if args.json:
        print(json.dumps(answers, ensure_ascii=False))
    return worst


def read(file: Path) -> bytes:
    """Read a file of bounded size.

    Raises:
        BadInput: missing, a folder, not readable.
        TooLarge: over the readers' limit.
    """
    from memorandum_kit.readers.options import FILE_LIMIT, MIB

    try:
        with file.open("rb") as stream:
            data = stream.read(FILE_LIMIT + 1)
    except OSError as error:
        raise BadInput(f"{file} cannot be read", why=error.strerror or str(error)) from None
    if len(data) > FILE_LIMIT:
        raise TooLarge(f"{file} is too large", why=f"the limit is {FILE_LIMIT // MIB} MB")
    return data


def show(file: Path, found: list[Violation], *, complete: bool) -> None:
    """Print one line a violation (`file:line: rule …`), the remedy of each rule once, and the verdict."""
    texts = area("export", interface_language())
    for violation in found:
        said = texts[f"rule.{violation.rule}"].format(detail=violation.detail)
        print(f"{file}:{violation.line}: {said} [{violation.rule}] {violation.path}".rstrip())
    for rule in dict.fromkeys(violation.rule for violation in found):
        print(texts["remedy-line"].format(rule=rule, remedy=texts[f"remedy.{rule}"]))
    key = "invalid" if found else "valid" if complete else "valid-own"
    print(texts[f"validate.{key}"].format(file=file, count=len(found)))
