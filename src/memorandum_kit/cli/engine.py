"""`memorandum engine`: what the translation engine has, and installing a package from a file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from memorandum_kit.cli.memory import say
from memorandum_kit.cli.parser import say as say_cli
from memorandum_kit.model import Lang

PAIRS = tuple(pair for zh in (Lang.ZH_HANS, Lang.ZH_HANT) for pair in ((Lang.DE, zh), (zh, Lang.DE)))


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = sub.add_parser("engine", help=say_cli("commands.engine"), description=say("engine.description"))
    actions = parser.add_subparsers(dest="action", metavar=say("engine.action"), required=True)
    status = actions.add_parser("status", help=say("engine.status"), description=say("engine.status"))
    install = actions.add_parser("install", help=say("engine.install"), description=say("engine.install"))
    install.add_argument("file", type=Path, metavar=say("engine.file"), help=say("engine.file-help"))
    for action in (status, install):
        action.add_argument("--json", action="store_true", help=say_cli("json-help"))


def run(args: argparse.Namespace) -> int:
    """Do the action asked for."""
    from memorandum_kit.translation import packages

    if args.action == "install":
        package = packages.install(args.file)
        print(
            json.dumps({"installed": package.label, "folder": str(package.folder)}, ensure_ascii=False)
            if args.json
            else say("engine.installed", label=package.label)
        )
        return 0
    from memorandum_kit.translation.argos import is_installed

    there = packages.installed()
    missing = {pair: packages.missing_for(*pair, there) for pair in PAIRS if not packages.route(there, *pair)}
    if args.json:
        pairs = [{"source": s, "target": t, "missing": list(missing.get((s, t), ()))} for s, t in PAIRS]
        state = {
            "argos": is_installed(),
            "folder": str(packages.packages_folder()),
            "packages": [package.label for package in there],
            "pairs": pairs,
        }
        print(json.dumps(state, ensure_ascii=False, indent=1))
        return 0
    print(say("engine.there" if is_installed() else "engine.missing"))
    print(say("engine.folder", folder=packages.packages_folder()))
    for package in there:
        print(f"  {package.label}")
    for source, target in PAIRS:
        lacking = missing.get((source, target))
        if lacking is None:
            print(say("engine.ready", source=source, target=target))
        else:
            print(say("engine.lacking", source=source, target=target, packages=", ".join(lacking)))
    return 0
