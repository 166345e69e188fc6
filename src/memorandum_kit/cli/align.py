"""`memorandum align`: two texts in, a parallel TEI and a side-by-side page out."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memorandum_kit.cli.outputs import plan, write_all
from memorandum_kit.cli.parser import say
from memorandum_kit.cli.progress import Progress
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Memorandum

if TYPE_CHECKING:
    from memorandum_kit.alignment import ScoredLink
    from memorandum_kit.alignment.cues.embeddings import Embedder

# Nothing that a person must know: every text file should be like that.
EXPECTED = frozenset({("txt.encoding", "UTF-8 (valid)")})


def add_parser(sub: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = sub.add_parser(
        "align", help=say("commands.align"), description=say("align.description"), epilog=say("align.epilog")
    )
    parser.add_argument("files", nargs="+", type=Path, metavar=say("align.files"), help=say("align.files-help"))
    parser.add_argument("-o", "--output", metavar="OUT", help=say("align.output-help"))
    parser.add_argument("--to", action="append", metavar="FORMAT", help=say("align.to-help"))
    parser.add_argument("--layout", help=say("align.layout-help"))
    parser.add_argument("--langs", metavar="DE,ZH", help=say("align.langs-help"))
    parser.add_argument("--changes", choices=("original", "final"), help=say("align.changes-help"))
    parser.add_argument("--encoding", help=say("align.encoding-help"))
    parser.add_argument("--lines", choices=("paragraphs", "wrapped"), help=say("align.lines-help"))
    parser.add_argument("--glossary", action="append", type=Path, metavar="FILE", help=say("align.glossary-help"))
    parser.add_argument("--metadata", type=Path, metavar="TOML", help=say("align.metadata-help"))
    parser.add_argument("--embeddings", type=Path, metavar=say("align.folder"), help=say("align.embeddings-help"))
    parser.add_argument("--force", action="store_true", help=say("force-help"))
    parser.add_argument("--json", action="store_true", help=say("json-help"))


def run(args: argparse.Namespace) -> int:
    """Read, align, write, and say what was written."""
    files: list[Path] = args.files
    if len(files) == 1 and (segments := read_segments(files[0])):
        return _align_segments(args, *segments)
    from memorandum_kit import pipeline
    from memorandum_kit.glossary import load_glossary

    targets = plan(files, args.to, args.output, default=("tei", "html"), force=args.force, layout=args.layout)
    with Progress() as progress:
        progress(say("step.read"))
        options = {key: value for key in ("changes", "encoding", "lines") if (value := getattr(args, key))}
        memo = pipeline.read(*files, langs=args.langs.split(",") if args.langs else None, **options)
        metadata = args.metadata or files[0].parent / "memorandum.toml"
        if args.metadata or metadata.is_file():
            memo = memo.with_step("metadata", metadata.name, metadata=pipeline.load_metadata(metadata))
        glossary = load_glossary(*args.glossary) if args.glossary else None
        memo = pipeline.run(
            memo,
            glossary,
            ("mentions", "align"),
            progress=lambda step: progress(say(f"step.{step}")),
            embed=_embedder(args.embeddings),
        )
        written = write_all(memo, targets, progress=progress, layout=args.layout)
    report(memo, written, as_json=args.json)
    return 0


def _embedder(folder: Path | None) -> Embedder | None:
    if folder is None:
        return None
    from memorandum_kit.alignment.cues.embeddings import load

    return load(folder)


def read_segments(path: Path) -> tuple[list[str], list[str]] | None:
    """Read `{"de": […], "zh": […]}`; None where the file is not JSON of that shape."""
    if path.suffix.lower() != ".json" or not path.is_file():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        return None  # the reader says what is wrong
    if not isinstance(data, dict) or "format" in data or "de" not in data:
        return None
    sides = [data.get(side) for side in ("de", "zh")]
    for side, segments in zip(("de", "zh"), sides, strict=True):
        if not isinstance(segments, list) or not all(isinstance(segment, str) for segment in segments):
            raise BadInput(
                f"{path.name} has no usable segments",
                why=f'"{side}" is not a list of texts',
                advice='The shape is {"de": ["…"], "zh": ["…"]}.',
            )
    return sides[0], sides[1]  # type: ignore[return-value]


def _align_segments(args: argparse.Namespace, de: list[str], zh: list[str]) -> int:
    from memorandum_kit.alignment import align_scored
    from memorandum_kit.glossary import load_glossary
    from memorandum_kit.store import write_whole

    glossary = load_glossary(*args.glossary) if args.glossary else None
    found = align_scored(de, zh, glossary=glossary, embed=_embedder(args.embeddings))
    links = [_described(link) if args.json else [list(link.de), list(link.zh), round(link.score, 4)] for link in found]
    text = json.dumps(links, ensure_ascii=False) + "\n"
    if args.output and args.output != "-":
        write_whole(Path(args.output), text.encode())
        print(say("written", path=args.output))
    else:
        print(text, end="")
    return 0


def _described(link: ScoredLink) -> dict[str, Any]:
    """Give a link as an object (`--json`): also whether to look at it, and why a segment has no counterpart."""
    from memorandum_kit.alignment.scoring import shipped

    told: dict[str, Any] = {"de": link.de, "zh": link.zh, "score": round(link.score, 4)}
    told["review"] = link.score < shipped().review
    if link.null:
        nearest = None if link.nearest < 0 else link.nearest
        told |= {"reason": link.reason, "nearest": nearest, "likelihood": round(link.likelihood, 4)}
    return told


def report(memo: Memorandum, written: list[Path], *, as_json: bool) -> None:
    """Say on standard output what came of it; nothing where the result itself went there."""
    if not written:
        return
    types = Counter(link.type for link in memo.links)
    alone = sum(count for kind, count in types.items() if kind.startswith("0") or kind.endswith(":0"))
    notes = [(document.name, note) for document in memo.documents for note in document.notes]
    if as_json:
        summary = {
            "written": [str(path) for path in written],
            "clauses": {document.id: len(document.clauses) for document in memo.documents},
            "links": dict(sorted(types.items())),
            "unaligned": alone,
            "notes": [{"file": name, "code": note.code, "detail": note.detail} for name, note in notes],
        }
        print(json.dumps(summary, ensure_ascii=False))
        return
    print(say("align.summary", de=len(memo.de.clauses), zh=len(memo.zh.clauses), links=len(memo.links), alone=alone))
    for name, note in notes:
        if (note.code, note.detail) not in EXPECTED:
            print(say("align.note", file=name, note=describe(note.code, note.detail)))
    for path in written:
        print(say("written", path=path))


def describe(code: str, detail: str) -> str:
    """Give a reader's note in words of the interface language."""
    from memorandum_kit.messages import area, interface_language

    text = area("readers", interface_language()).get(code)
    return text.format(detail=detail) if text else f"{code}: {detail}"
