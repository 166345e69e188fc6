"""`memorandum doctor`: what is installed, what is missing, how to get it. Nothing is imported or fetched."""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, distributions, version
from typing import Any

from memorandum_kit import __version__
from memorandum_kit.cli.parser import say
from memorandum_kit.errors import ExitCode

CORE = (
    "lxml",
    "spacy",
    "opencc",
    "pypinyin",
    "simplemma",
    "rapidfuzz",
    "numpy",
    "pypdfium2",
    "openpyxl",
    "babel",
    "jinja2",
)
# extra -> the packages any of which serves
EXTRAS: dict[str, tuple[str, ...]] = {
    "translate": ("argostranslate", "argos-translate-lt"),
    "validate": ("turbohtml",),
    "pdf": ("weasyprint",),
    "sign": ("pyhanko",),
    "embeddings": ("sentence-transformers",),
}
PROGRAMS = ("soffice", "jing", "hunalign", "omegat", "chromium")


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the answer."""

    group: str  # core, extra, pipeline, program
    name: str
    found: str  # version or path, "" where missing
    remedy: str = ""


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = sub.add_parser("doctor", help=say("commands.doctor"), description=say("doctor.description"))
    parser.add_argument("--json", action="store_true", help=say("json-help"))


def run(args: argparse.Namespace) -> int:
    """Print the list; exit code 3 where a core part is missing."""
    checks = examine()
    if args.json:
        print(json.dumps([asdict(check) for check in checks], ensure_ascii=False))
    else:
        print(f"memorandum_kit {__version__}, Python {platform.python_version()}, {platform.system()}")
        group = ""
        for check in checks:
            if check.group != group:
                group = check.group
                print(f"\n{say(f'doctor.{group}')}")
            mark, state = ("+", check.found) if check.found else ("-", say("doctor.missing"))
            print(f"  {mark} {check.name:22} {state}{'' if check.found else f'  {check.remedy}'}")
    missing = any(check.group == "core" and not check.found for check in checks)
    return ExitCode.NOT_INSTALLED if missing else ExitCode.OK


def examine() -> list[Check]:
    """Look at packages (by their metadata) and programs (on the PATH)."""
    install = f"{sys.executable.rsplit('/', 1)[-1]} -m pip install"
    checks = [Check("core", name, _version(name), f"{install} {name}") for name in CORE]
    for extra, names in EXTRAS.items():
        found = next((f"{name} {number}" for name in names if (number := _version(name))), "")
        remedy = f"{install} 'memorandum_kit[{extra}]'"
        checks.append(Check("extra", extra, found, say("doctor.translate") if extra == "translate" else remedy))
    trained = [
        (name, distribution.version)
        for distribution in distributions()
        if (name := distribution.metadata["Name"] or "").replace("-", "_").startswith(("de_core_news", "zh_core_web"))
    ]
    for language, prefix in (("de", "de_core_news"), ("zh", "zh_core_web")):
        found = next((f"{name} {number}" for name, number in trained if name.replace("-", "_").startswith(prefix)), "")
        checks.append(Check("pipeline", language, found, say("doctor.pipeline-get", name=f"{prefix}_sm")))
    checks.extend(Check("program", name, shutil.which(name) or "", say("doctor.program-get")) for name in PROGRAMS)
    return checks


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
