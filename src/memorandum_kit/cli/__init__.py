"""The command line `memorandum VERB`; a command's module is imported when it is the one asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from memorandum_kit.errors import BadInput, ExitCode, MemorandumError

# In the order of the work. Each module has `add_parser(sub)` and `run(args) -> int`.
COMMANDS = (
    "align",
    "paper",
    "mentions",
    "names",
    "terms",
    "check",
    "translate",
    "memory",
    "engine",
    "export",
    "validate",
    "archive",
    "lexicon",
    "doctor",
    "demo",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code (docs/exit-codes.md)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _utf8_streams()
    from memorandum_kit.cli.parser import build_parser

    parser = build_parser(arguments, COMMANDS)
    try:
        args = parser.parse_args(arguments)
    except SystemExit as stop:  # argparse has printed help (0) or what is wrong (2)
        return int(stop.code or 0)
    if not getattr(args, "run", None):
        parser.print_help()
        return ExitCode.BAD_INPUT if arguments else ExitCode.OK
    try:
        code = int(args.run(args))
        sys.stdout.flush()  # a full disk behind `> file` shows here
        return code
    except MemorandumError as error:
        say_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:  # the reader (head, less) has seen enough
        _drop_output()
        return ExitCode.OK
    except OSError as error:  # a full disk, a folder without permission: what no command has said better
        reason = error.strerror or str(error)
        say_error(BadInput(str(error.filename), why=reason) if error.filename else BadInput(reason))
        _drop_output()
        return ExitCode.BAD_INPUT


def say_error(error: MemorandumError) -> None:
    """Write an error's sentences to standard error, in the language of the user's locale."""
    from memorandum_kit.messages import interface_language
    from memorandum_kit.messages.sentences import error_text

    print(f"memorandum: {error_text(error, interface_language())}", file=sys.stderr)


def _drop_output() -> None:
    """Let nothing be written to standard output any more, lest Python complains about it at its end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # no real stream behind it, as in tests
        return


def _utf8_streams() -> None:
    """Write UTF-8 on every terminal: Hanzi on a cp1252 console of Windows would end in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower() != "utf-8":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
