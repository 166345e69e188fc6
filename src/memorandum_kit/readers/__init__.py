"""Files to blocks: `read_file(path)`, `read_source(data, name)`.

A reader is `read_x(data: bytes, name: str, options: Options) -> Source | Memorandum`. It raises `NotMine("not x: …")`
where the bytes are of another format, and a `MemorandumError` where they are of its own but cannot be used. The format is
found by the content; what calls itself .docx, .odt or .pdf and is something else is refused, because a mixed-up file is
more likely than a mixed-up name.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path, PurePath

from memorandum_kit.errors import BadInput, MemorandumError, NotMine, TooLarge
from memorandum_kit.model import Memorandum, Note, Source
from memorandum_kit.readers.council import find_council_paper
from memorandum_kit.readers.options import FILE_LIMIT, MIB, Options
from memorandum_kit.registry import Registry

__all__ = ["READERS", "Options", "read_file", "read_source"]

# Tried in this order.
READERS = Registry(
    "readers",
    {
        "bilingual_word": "memorandum_kit.readers.bilingual_word:read_bilingual_word",
        "docx": "memorandum_kit.readers.docx:read_docx",
        "odt": "memorandum_kit.readers.odt:read_odt",
        "pdf": "memorandum_kit.readers.pdf:read_pdf",
        "tei": "memorandum_kit.readers.tei:read_tei",
        "xces": "memorandum_kit.readers.xces:read_xces",
        "tmx": "memorandum_kit.readers.tmx:read_tmx",
        "xliff": "memorandum_kit.readers.xliff:read_xliff",
        "html": "memorandum_kit.readers.html:read_html",
        "txt": "memorandum_kit.readers.txt:read_txt",
    },
)

# Suffixes that name a format; another format under one of them is noted, under one of _STRICT refused.
_STRICT = {"docx": ("bilingual_word", "docx"), "odt": ("odt",), "pdf": ("pdf",)}
_SUFFIXES = {".docx": "docx", ".odt": "odt", ".pdf": "pdf", ".html": "html", ".htm": "html", ".txt": "txt"}


def read_source(
    data: bytes,
    name: str = "",
    *,
    format: str | None = None,  # noqa: A002
    encoding: str | None = None,
    changes: str | None = None,
    lines: str | None = None,
) -> Source | Memorandum:
    """Read a file's bytes with the reader that is responsible for them.

    Args:
        data: the whole file.
        name: its name without the folder, for messages and `Source.name`.
        format: a name in READERS, where the content shall not decide.
        encoding: of plain text or HTML, where it shall not be detected.
        changes: tracked changes as "final" or "original"; by default final with a note.
        lines: plain text as "paragraphs" (one a line) or "wrapped"; by default by evidence.

    Raises:
        BadInput: no reader is responsible (every reason is named), or the responsible one cannot use the file.
    """
    name = PurePath(name).name
    _refuse_option("changes", changes, ("final", "original"))
    _refuse_option("lines", lines, ("paragraphs", "wrapped"))
    options = Options(encoding=encoding, changes=changes, lines=lines)
    shown = name or "This text"
    if not data:
        raise BadInput(f"{shown} is empty", why="the file has 0 bytes", advice="Save the document again.")
    if len(data) > FILE_LIMIT:
        raise _too_large(shown, len(data))
    reasons: list[str] = []
    expected = _SUFFIXES.get(PurePath(name).suffix.lower())
    if format is None and expected in _STRICT:
        for reader in _STRICT[expected]:
            try:
                return _finished(READERS.get(reader)(data, name, options), data, name, reader)
            except NotMine as reason:
                reasons.append(str(reason))
        raise _misnamed(data, name, options, expected, reasons[-1])
    for reader in (format,) if format else _order():
        try:
            result = READERS.get(reader)(data, name, options)
        except NotMine as reason:
            reasons.append(str(reason))
            continue
        return _finished(result, data, name, reader)
    raise BadInput(
        f"{shown} cannot be read",
        why="; ".join(reasons),
        advice=f"Give one of: {', '.join(READERS.names())}.",
    )


def read_file(
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002
    encoding: str | None = None,
    changes: str | None = None,
    lines: str | None = None,
) -> Source | Memorandum:
    """Open a file and read it; see `read_source` for the options.

    Raises:
        BadInput: missing, a folder, empty, not readable, or what `read_source` raises.
        TooLarge: over FILE_LIMIT.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise BadInput(f"{path} is a folder", why="a file is needed", advice="Name the file in it.")
        with path.open("rb") as stream:
            data = stream.read(FILE_LIMIT + 1)
            if len(data) > FILE_LIMIT:
                raise _too_large(path.name, max(path.stat().st_size, len(data)))
    except FileNotFoundError:
        raise BadInput(
            f"{path} does not exist", why="there is no file of this name", advice="Check the spelling and the folder."
        ) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise BadInput(f"{path} cannot be opened", why=reason or str(error)) from None
    return read_source(data, path.name, format=format, encoding=encoding, changes=changes, lines=lines)


def _order() -> tuple[str, ...]:
    """The readers in the order of trying: plain text behind those of other packages too, because it takes any text."""
    return (*(name for name in READERS.names() if name != "txt"), "txt")


def _finished(result: Source | Memorandum, data: bytes, name: str, reader: str) -> Source | Memorandum:
    if isinstance(result, Memorandum):
        return result
    notes = result.notes
    expected = _SUFFIXES.get(PurePath(name).suffix.lower())
    if expected is not None and expected != reader:
        notes = (Note("file.suffix", f"{name}: {reader}"), *notes)
    if not any(block.text.strip() for block in result.blocks):
        raise BadInput(f"{name or 'This text'} has no text in it", why=f"it was read as {reader}")
    paper = result.paper or find_council_paper(result.blocks)
    return replace(result, name=name, sha256=hashlib.sha256(data).hexdigest(), paper=paper, notes=notes)


def _misnamed(data: bytes, name: str, options: Options, expected: str, reason: str) -> BadInput:
    """The error for a file that is not what its suffix says: what it is, or why no reader takes it."""
    what = f"{name} is no {expected.upper()}"
    reasons = [reason]
    for reader in _order():
        if reader == expected:
            continue
        try:
            READERS.get(reader)(data, name, options)
        except NotMine as other:
            reasons.append(str(other))
            continue
        except MemorandumError:
            continue  # what a reader cannot use does not tell what the file is
        right = PurePath(name).with_suffix(f".{'xml' if reader == 'tei' else reader}")
        return BadInput(
            what,
            why=f"its content is {reader}",
            advice=f"If it is the right file, rename it to {right} and try again.",
        )
    return BadInput(what, why="; ".join(reasons), advice="Get the file again from where it came.")


def _too_large(shown: str, size: int) -> MemorandumError:
    return TooLarge(
        f"{shown} is too large",
        why=f"{size / MIB:.0f} MB; the limit is {FILE_LIMIT // MIB} MB",
        advice="Split the document or remove its pictures.",
    )


def _refuse_option(option: str, value: str | None, allowed: tuple[str, ...]) -> None:
    if value is not None and value not in allowed:
        raise BadInput(f"{value!r} is no value of {option!r}", advice=f"Use one of: {', '.join(allowed)}.")
