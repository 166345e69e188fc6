"""Where a command's results go: one target a format, planned before any work, written whole after all of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from memorandum_kit.cli.parser import say
from memorandum_kit.cli.progress import Progress
from memorandum_kit.errors import BadInput, Refused
from memorandum_kit.model import Memorandum


def plan(
    files: Sequence[Path],
    wanted: Sequence[str] | None,
    output: str | None,
    *,
    default: Sequence[str] = (),
    layout: str | None = None,
    force: bool = False,
) -> dict[str, Path | None]:
    """Give each format its target before any work is done; None is standard output.

    Args:
        files: the input files; the first one's name is the stem of new files.
        wanted: what --to was given, each one format or several separated by commas.
        output: what -o was given: "-", a folder (there already, or a name without a suffix), a file, or None for the
            current folder.
        default: the formats where neither --to nor the suffix of a file names one.
        layout: of the TEI, which decides on the suffix.
        force: whether existing files are overwritten.

    Raises:
        BadInput: no format, an unknown one, or several formats for one file.
        Refused: a target is an input file, or exists and --force was not given.
    """
    from memorandum_kit.writers import WRITERS, format_of, suffix_of

    inputs = {_resolved(file) for file in files}
    if output and _resolved(Path(output)) in inputs:
        raise Refused(f"{output} is an input file", advice="Choose another name with -o.")
    formats = list(dict.fromkeys(name.strip() for names in wanted or () for name in names.split(",") if name.strip()))
    for name in formats:
        WRITERS.get(name)
    to_folder = output is None or (output != "-" and (Path(output).is_dir() or not Path(output).suffix))
    if not formats and not to_folder and output != "-":
        formats = [format_of(str(output))]
    formats = formats or list(default if to_folder else default[:1])
    if not formats:
        raise BadInput("No format was named", advice=f"Name one with --to: {', '.join(WRITERS.names())}.")
    if to_folder:
        stem = files[0].name.split(".")[0] or files[0].stem
        return {
            name: _free(Path(output or ".") / f"{stem}{suffix_of(name, layout)}", inputs, force) for name in formats
        }
    if len(formats) > 1:
        raise BadInput("Several formats do not fit into one file", advice="Name a folder with -o.")
    return {formats[0]: None if output == "-" else _free(Path(str(output)), inputs, force)}


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of symbolic links
        return path.absolute()


def _free(target: Path, inputs: set[Path], force: bool) -> Path:
    if _resolved(target) in inputs:
        raise Refused(f"{target} is an input file", advice="Choose another name with -o.")
    if target.exists() and not force:
        raise Refused(f"{target} exists already", advice="Choose another place with -o, or overwrite with --force.")
    return target


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir()
    except OSError as error:
        raise BadInput(
            f"Cannot make the folder {folder}", why=error.strerror or str(error), advice="Choose another with -o."
        ) from None


def write_all(
    memo: Memorandum, targets: dict[str, Path | None], *, progress: Progress, **options: object
) -> list[Path]:
    """Render every format first and write then, so that a failing writer leaves nothing half done."""
    from memorandum_kit.store import write_whole
    from memorandum_kit.writers import render

    wanted = {key: value for key, value in options.items() if value is not None}
    rendered = []
    for name, target in targets.items():
        progress(say("step.write", format=name))
        rendered.append((target, render(memo, name, **wanted)))
    written = []
    for target, data in rendered:
        if target is None:
            sys.stdout.buffer.write(data)
        else:
            if not target.parent.exists() and target.parent.parent.is_dir():
                _make_folder(target.parent)  # -o result/ of a new folder; a longer missing path is a slip
            write_whole(target, data)
            written.append(target)
    return written
