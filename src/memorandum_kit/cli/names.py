"""`memorandum names`: compare, find, romanise, show and normalise names."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from memorandum_kit.cli.parser import say
from memorandum_kit.messages import area, interface_language


def add_parser(sub: Any) -> None:
    """Add the command and its parts to the program's parser."""
    texts = {key.removeprefix("help."): text for key, text in area("names", interface_language()).items()}
    parser = sub.add_parser("names", help=say("commands.names"), description=say("commands.names"))
    parts = parser.add_subparsers(dest="part", required=True, metavar=texts["part"])
    kinds = ("person", "place", "body", "office")

    compare = parts.add_parser("compare", help=texts["compare"])
    compare.add_argument("latin", help=texts["latin"])
    compare.add_argument("hanzi", help=texts["hanzi"])
    compare.add_argument("--kind", choices=kinds)

    find = parts.add_parser("find", help=texts["find"])
    find.add_argument("text", help=texts["text"])
    find.add_argument("--lang", default="de", help=texts["lang"])

    romanise = parts.add_parser("romanise", help=texts["romanise"])
    romanise.add_argument("hanzi", nargs="+")
    romanise.add_argument("--kind", choices=kinds)
    romanise.add_argument("--system", default="pinyin", help=texts["system"])

    show = parts.add_parser("show", help=texts["show"])
    show.add_argument("name")
    show.add_argument("--kind", choices=kinds)

    normalise = parts.add_parser("normalise", help=texts["normalise"])
    normalise.add_argument("text", help=texts["text"])
    normalise.add_argument("--order", choices=("surname-first", "given-first"))
    normalise.add_argument("--persons", choices=("pinyin", "pinyin-toneless", "passport"))
    normalise.add_argument("--keep-exonyms", action="store_true", help=texts["keep-exonyms"])
    normalise.add_argument("--explain", action="store_true", help=texts["explain"])

    transcribe = parts.add_parser("transcribe", help=texts["transcribe"])
    transcribe.add_argument("german", nargs="+", help=texts["german"])
    transcribe.add_argument("--kind", choices=("place", "person"), default="place", help=texts["kind-transcribe"])

    for part in (compare, find, romanise, show, normalise, transcribe):
        part.add_argument("--json", action="store_true", help=texts["json"])


def run(args: argparse.Namespace) -> int:
    """Do what was asked and give the exit code: 1 where compared names are not the same, otherwise 0."""
    if args.part == "compare":
        return _compare(args)
    work = {"find": _find, "romanise": _romanise, "show": _show, "normalise": _normalise, "transcribe": _transcribe}[
        args.part
    ]
    work(args)
    return 0


def _out(data: object) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _line(*values: object) -> None:
    sys.stdout.write("\t".join(str(v) for v in values) + "\n")


def _text(argument: str) -> str:
    from memorandum_kit.errors import BadInput

    if argument == "-":
        return sys.stdin.read()
    if not argument.startswith("@"):
        return argument
    try:
        return Path(argument[1:]).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{argument[1:]} cannot be read as UTF-8 text", why=str(error)) from error


def _compare(args: argparse.Namespace) -> int:
    from memorandum_kit.names.comparison import compare

    match = compare(args.latin, args.hanzi, kind=args.kind)
    if args.json:
        _out({
            "verdict": match.verdict, "system": match.system, "order": match.order, "competitors": list(match.competitors),
            "record": match.record, "explanation": match.explanation,
        })  # fmt: skip
    else:
        _line(match.verdict, match.system or "–", match.explanation)
        if match.competitors:
            _line("", "", " ".join(match.competitors[:12]))
    return 0 if match.accepted else 1


def _find(args: argparse.Namespace) -> None:
    from memorandum_kit.names.occurrences import find

    mentions = find(_text(args.text), args.lang)
    if args.json:
        _out([
            {"kind": m.kind.value, "start": m.span.start, "end": m.span.end, "surface": m.surface, "key": m.key, "status": m.status,
             "candidates": list(m.candidates)}
            for m in mentions
        ])  # fmt: skip
        return
    for m in mentions:
        _line(
            f"{m.span.start}–{m.span.end}",
            m.kind.value,
            m.surface,
            m.key,
            m.value or "",
            "" if m.status == "ok" else m.status,
        )


def _romanise(args: argparse.Namespace) -> None:
    from memorandum_kit.names.romanisation import romanise

    forms = {hanzi: romanise(hanzi, kind=args.kind, system=args.system) for hanzi in args.hanzi}
    if args.json:
        _out(forms)
        return
    for hanzi, form in forms.items():
        _line(hanzi, form)


def _transcribe(args: argparse.Namespace) -> None:
    from memorandum_kit.names import transcribe

    found = {german: transcribe(german, kind=args.kind) for german in args.german}
    if args.json:
        _out({german: [asdict(suggestion) for suggestion in suggestions] for german, suggestions in found.items()})
        return
    texts = area("names", interface_language())
    for german, suggestions in found.items():
        for suggestion in suggestions:
            official = "help.asserted" if suggestion.confidence == "asserted" else "help.suggestion"
            _line(german, suggestion.hanzi, suggestion.source, suggestion.confidence, texts[official])


def _show(args: argparse.Namespace) -> None:
    from memorandum_kit.names.lookup import candidates
    from memorandum_kit.names.readings import is_hanzi
    from memorandum_kit.names.records import record, records, records_for

    if args.name in records():
        entities = [record(args.name)]
    elif is_hanzi(args.name):
        entities = list(records_for(args.name))
    else:
        found = candidates(args.name, kind=args.kind)
        entities = [record(c.record) for c in found if c.record]
        if not entities:
            if args.json:
                _out([{"hanzi": c.hanzi, "score": c.score, "record": None} for c in found])
                return
            for c in found:
                _line(c.hanzi, c.score, c.system)
            return
    rows = [
        {"id": r.id, "kind": r.kind, "zh-Hans": r.zh_hans, "zh-Hant": r.zh_hant, "reading": " ".join(r.reading), "de": r.de or r.pinyin,
         "variants": {v.form: v.system for v in r.variants}, "part_of": r.part_of, "valid_from": r.valid_from, "valid_to": r.valid_to,
         "source": r.source}
        for r in entities
    ]  # fmt: skip
    if args.json:
        _out(rows)
        return
    for row in rows:
        forms = (
            "; ".join(f"{form} ({system})" for form, system in row["variants"].items())
            if isinstance(row["variants"], dict)
            else ""
        )
        valid = f"{row['valid_from']}–{row['valid_to']}".strip("–") or "–"
        _line(
            row["id"],
            row["kind"],
            row["zh-Hans"],
            row["zh-Hant"],
            row["reading"],
            row["de"],
            forms or "–",
            row["part_of"] or "–",
            valid,
        )


def _normalise(args: argparse.Namespace) -> None:
    from memorandum_kit.names.normalisation import normalise

    done = normalise(_text(args.text), exonyms=not args.keep_exonyms, order=args.order, persons=args.persons)
    if args.json:
        _out({
            "text": done.text,
            "changes": [
                {"start": c.span.start, "end": c.span.end, "old": c.old, "new": c.new, "rule": c.rule, "record": c.record, "why": c.explain()}
                for c in done.changes
            ],
        })  # fmt: skip
    elif args.explain:
        for c in done.changes:
            _line(f"{c.span.start}–{c.span.end}", c.explain())
    else:
        sys.stdout.write(done.text + ("" if done.text.endswith("\n") else "\n"))
