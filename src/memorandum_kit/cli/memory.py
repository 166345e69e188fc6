"""`memorandum memory`: fill and query the translation memory."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memorandum_kit.cli.parser import say as say_cli
from memorandum_kit.errors import BadInput
from memorandum_kit.messages import area, interface_language
from memorandum_kit.model import Lang

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary
    from memorandum_kit.translation import Match, Memory, Unit


def say(key: str, **values: object) -> str:
    """Give a text of the area `translation` in the interface language."""
    return area("translation", interface_language())[key].format_map(values)


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = sub.add_parser("memory", help=say_cli("commands.memory"), description=say("memory.description"))
    actions = parser.add_subparsers(dest="action", metavar=say("memory.action"), required=True)
    for name in ("add", "find", "search", "status", "forget"):
        action = actions.add_parser(name, help=say(f"memory.{name}"), description=say(f"memory.{name}"))
        action.add_argument("memory", metavar=say("memory.memory"), help=say("memory.memory-help"))
        action.add_argument("--json", action="store_true", help=say_cli("json-help"))
        if name == "add":
            action.add_argument(
                "files", nargs="+", type=Path, metavar=say("memory.files"), help=say("memory.files-help")
            )
            action.add_argument("--pair", action="store_true", help=say("memory.pair-help"))
            action.add_argument("--person", default="", help=say("memory.person-help"))
        elif name == "find":
            action.add_argument("text", metavar=say("memory.text"), help=say("memory.text-help"))
            action.add_argument("--lang", help=say("memory.lang-help"))
            action.add_argument("--limit", type=int, default=5, help=say("memory.limit-help"))
        elif name == "search":
            action.add_argument("words", metavar=say("memory.words"), help=say("memory.words-help"))
            action.add_argument("--limit", type=int, default=50, help=say("memory.limit-help"))
        elif name == "forget":
            action.add_argument("name", metavar=say("memory.name"), help=say("memory.name-help"))


def run(args: argparse.Namespace) -> int:
    """Do the action asked for."""
    from memorandum_kit.translation import Memory

    with Memory.open(args.memory, create=args.action == "add") as memory:
        return _ACTIONS[args.action](memory, args)


def _add(memory: Memory, args: argparse.Namespace) -> int:
    if args.pair and len(args.files) != 2:
        raise BadInput("--pair needs two files", advice="Give the German and the Chinese text.")
    groups = [args.files] if args.pair else [[file] for file in args.files]
    counts = {" + ".join(file.name for file in group): _add_files(memory, group, args.person) for group in groups}
    if args.json:
        print(json.dumps({"added": counts, "units": len(memory)}, ensure_ascii=False))
        return 0
    for name, count in counts.items():
        print(say("memory.added-one" if count == 1 else "memory.added", count=count, file=name))
    return 0


def _add_files(memory: Memory, files: list[Path], person: str) -> int:
    if files[0].suffix.lower() == ".tmx":
        from memorandum_kit.translation.tmx_units import read_tmx

        try:
            with files[0].open("rb") as data:
                return memory.add(read_tmx(data, memorandum=files[0].name, person=person))
        except OSError as error:
            raise BadInput(f"{files[0]} cannot be read", why=error.strerror or str(error)) from None
    from memorandum_kit import pipeline

    memo = pipeline.read(*files)
    if not any(link.de and link.zh for link in memo.links):
        memo = pipeline.run(memo, None, ("mentions", "align"))
    return memory.add(memo, person=person)


def _find(memory: Memory, args: argparse.Namespace) -> int:
    from memorandum_kit.glossary import load_glossary

    lang = args.lang or ("zh-Hans" if any("\u3400" <= c <= "\u9fff" for c in args.text) else "de")
    glossary = load_glossary()
    matches = memory.lookup(args.text, lang, args.limit, glossary=glossary)
    found = [("", match) for match in matches]
    if not matches or matches[0].origin == "fuzzy":
        found += _parts(memory, args.text, Lang.of(lang), glossary)
    if args.json:
        told = [_plain_match(match) | ({"part": part} if part else {}) for part, match in found]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    if not found:
        print(say("memory.nothing"))
    for part, match in found:
        if part:
            print(say("memory.part", text=part))
        print(f"{say('origin.' + match.origin)} ({match.score:.2f}): {match.text}")
        print(f"    {match.source}{_provenance(match.unit)}")
        if match.open:
            print(f"    {say('memory.open', values=', '.join(match.open))}")
        if match.differs:
            words = "; ".join(f"{one or '–'} / {other or '–'}" for one, other in match.differs)
            print(f"    {say('memory.differs', words=words)}")
    return 0


def _parts(memory: Memory, text: str, lang: Lang, glossary: Glossary) -> list[tuple[str, Match]]:
    """What was agreed for the parts of a clause between its commas."""
    from memorandum_kit.translation.subclauses import parts_of

    parts = parts_of(text, lang)
    matches = [
        (part.text, memory.part(part.text, lang, is_first=part.is_first, glossary=glossary))
        for part in (parts if len(parts) > 1 else ())
    ]
    return [(part, match) for part, match in matches if match is not None]


def _search(memory: Memory, args: argparse.Namespace) -> int:
    units = memory.concordance(args.words, limit=args.limit)
    if args.json:
        print(json.dumps([_plain_unit(unit) for unit in units], ensure_ascii=False, indent=1))
        return 0
    if not units:
        print(say("memory.nothing"))
    for unit in units:
        print(f"{unit.source}\n{unit.target}{_provenance(unit)}\n")
    return 0


def _status(memory: Memory, args: argparse.Namespace) -> int:
    counts = Counter(unit.memorandum for unit in memory)
    if args.json:
        print(json.dumps({"units": len(memory), "memoranda": dict(sorted(counts.items()))}, ensure_ascii=False))
        return 0
    print(say("memory.units", count=len(memory)))
    for name, count in sorted(counts.items()):
        print(f"  {count:>6}  {name or '–'}")
    return 0


def _forget(memory: Memory, args: argparse.Namespace) -> int:
    count = memory.forget(args.name)
    print(json.dumps({"forgotten": count}) if args.json else say("memory.forgotten", count=count))
    return 0


_ACTIONS = {"add": _add, "find": _find, "search": _search, "status": _status, "forget": _forget}


def _provenance(unit: Unit) -> str:
    told = [part for part in (unit.memorandum, unit.clause, unit.date, unit.person) if part]
    return f"  [{', '.join(told)}]" if told else ""


def _plain_unit(unit: Unit) -> dict[str, str]:
    from memorandum_kit.store import to_plain

    plain: dict[str, str] = to_plain(unit)
    return plain


def _plain_match(match: Match) -> dict[str, object]:
    return {
        "text": match.text,
        "origin": match.origin,
        "score": round(match.score, 3),
        "source": match.source,
        "open": list(match.open),
        "differs": [list(pair) for pair in match.differs],
        "unit": _plain_unit(match.unit),
    }
