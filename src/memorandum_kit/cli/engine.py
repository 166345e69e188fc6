"""`memorandum engine`: what the translation engine has; packages from files, or from the index where a person asks for it."""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memorandum_kit.cli.memory import say
from memorandum_kit.cli.parser import say as say_cli
from memorandum_kit.errors import BadInput, Refused
from memorandum_kit.model import Lang

if TYPE_CHECKING:
    from memorandum_kit.translation.packages import Package

_MOST_INDEX = 16 * 1024**2
_MOST_PACKAGE = 1024**3
PAIRS = tuple(pair for zh in (Lang.ZH_HANS, Lang.ZH_HANT) for pair in ((Lang.DE, zh), (zh, Lang.DE)))


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = sub.add_parser("engine", help=say_cli("commands.engine"), description=say("engine.description"))
    actions = parser.add_subparsers(dest="action", metavar=say("engine.action"), required=True)
    status = actions.add_parser("status", help=say("engine.status"), description=say("engine.status"))
    install = actions.add_parser("install", help=say("engine.install"), description=say("engine.install"))
    install.add_argument("files", nargs="*", type=Path, metavar=say("engine.file"), help=say("engine.file-help"))
    install.add_argument(
        "--from-index", nargs=2, metavar=("FROM", "TO"), default=None, help=say("engine.from-index-help")
    )
    install.add_argument("--index", metavar="URL", help=say("engine.index-help"))
    for action in (status, install):
        action.add_argument("--json", action="store_true", help=say_cli("json-help"))


def run(args: argparse.Namespace) -> int:
    """Do the action asked for."""
    from memorandum_kit.translation import packages

    if args.action == "install":
        return _install(args)
    from memorandum_kit.translation.argos import is_installed

    there = packages.installed()
    missing = _missing()
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
    _say_pairs(missing)
    return 0


def _missing() -> dict[tuple[Lang, Lang], tuple[str, ...]]:
    from memorandum_kit.translation import packages

    there = packages.installed()
    return {pair: packages.missing_for(*pair, there) for pair in PAIRS if not packages.route(there, *pair)}


def _say_pairs(missing: dict[tuple[Lang, Lang], tuple[str, ...]]) -> None:
    for source, target in PAIRS:
        lacking = missing.get((source, target))
        if lacking is None:
            print(say("engine.ready", source=source, target=target))
        else:
            print(say("engine.lacking", source=source, target=target, packages=", ".join(lacking)))


def _install(args: argparse.Namespace) -> int:
    from memorandum_kit.translation import packages

    if bool(args.files) is (args.from_index is not None):
        raise BadInput(
            "Name package files, or a pair of languages for the index",
            advice="memorandum engine install FILE.argosmodel, or: memorandum engine install --from-index de zh-Hans",
        )
    if args.index and args.from_index is None:
        raise BadInput("--index needs --from-index", advice="memorandum engine install --from-index de zh-Hans")
    installed = [packages.install(file) for file in args.files] if args.files else _from_index(args)
    missing = _missing()
    if args.json:
        told = [{"installed": package.label, "folder": str(package.folder)} for package in installed]
        pairs = [{"source": s, "target": t, "missing": list(missing.get((s, t), ()))} for s, t in PAIRS]
        print(json.dumps({"packages": told, "pairs": pairs}, ensure_ascii=False))
        return 0
    for package in installed:
        print(say("engine.installed", label=package.label))
    if not installed:
        print(say("engine.nothing-missing"))
    _say_pairs(missing)
    return 0


def _from_index(args: argparse.Namespace) -> list[Package]:
    """Fetch and install what is missing for a pair; each package is checked like one from a file."""
    from memorandum_kit.cli.download import fetch
    from memorandum_kit.cli.progress import Progress
    from memorandum_kit.translation import packages
    from memorandum_kit.translation.package_index import INDEX, offers

    try:
        source, target = (Lang.of(tag) for tag in args.from_index)
    except ValueError as error:
        raise BadInput(str(error)) from None
    if source is target or (source.is_chinese and target.is_chinese):
        raise BadInput(f"{source.value} is not translated to {target.value}")
    there = packages.installed()
    if packages.route(there, source, target):
        return []
    url = args.index or os.environ.get("ARGOS_PACKAGE_INDEX") or INDEX
    url = f"{url}index.json" if url.endswith("/") else url
    installed = []
    with tempfile.TemporaryDirectory() as name, Progress() as progress:
        folder = Path(name)
        progress(say("engine.fetching", name="index.json", percent=0))
        fetch(url, folder / "index.json", most=_MOST_INDEX)
        for offer in offers((folder / "index.json").read_bytes(), packages.missing_for(source, target, there), url):
            file = folder / f"{offer.code}.argosmodel"

            def shown(came: int, whole: int, code: str = offer.code) -> None:
                progress(say("engine.fetching", name=code, percent=100 * came // max(whole, came, 1)))

            _fetch_any(offer.links, file, shown, fetch)
            installed.append(packages.install(file, expected=offer.code))
    return installed


def _fetch_any(
    links: tuple[str, ...], file: Path, shown: Callable[[int, int], None], fetch: Callable[..., None]
) -> None:
    """Fetch from the first address that gives the file."""
    for number, link in enumerate(links, start=1):
        try:
            fetch(link, file, most=_MOST_PACKAGE, progress=shown)
            return
        except Refused:
            if number == len(links):
                raise
