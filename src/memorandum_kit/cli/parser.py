"""The argument parser: commands listed without importing them, help and errors in the language of the locale."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import NoReturn

from memorandum_kit import __version__
from memorandum_kit.errors import ExitCode
from memorandum_kit.messages import area, interface_language


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one sentence and names the help command."""

    def error(self, message: str) -> NoReturn:
        """Print the sentence and end with exit code 2."""
        advice = say("parser-advice", command=self.prog)
        self.exit(ExitCode.BAD_INPUT, f"{self.prog}: {message}. {advice}\n")


def say(key: str, **values: object) -> str:
    """Give a text of the area `cli` in the interface language."""
    return area("cli", interface_language())[key].format_map(values)


def build_parser(arguments: Sequence[str], commands: Sequence[str]) -> Parser:
    """Give the top parser; only the command that `arguments` asks for is imported and has its options."""
    _speak()
    parser = Parser(prog="memorandum", description=say("description"), epilog=say("epilog"))
    parser.add_argument("--version", action="version", version=f"memorandum_kit {__version__}")
    sub = parser.add_subparsers(dest="command", metavar=say("command"), title=say("commands-title"))
    asked = next((argument for argument in arguments if not argument.startswith("-")), None)
    for name in commands:
        if find_spec(f"memorandum_kit.cli.{name}") is None:
            continue
        if name == asked:
            module = import_module(f"memorandum_kit.cli.{name}")
            module.add_parser(sub)
            sub.choices[name].set_defaults(run=module.run)
        else:
            sub.add_parser(name, help=say(f"commands.{name}"))
    return parser


def _speak() -> None:
    """Let argparse's own words follow the locale.

    argparse takes them from gettext catalogues that Python does not ship for any language; the table of our messages
    stands in for the catalogue.
    """
    texts = area("argparse", interface_language())
    argparse._ = lambda message: texts.get(message, message)  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, many, n: texts.get(one if n == 1 else many, one if n == 1 else many)  # type: ignore[attr-defined]
