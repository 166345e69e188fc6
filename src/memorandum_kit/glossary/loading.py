"""Reading glossaries from files and folders, through the cache of compiled ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from memorandum_kit import resources
from memorandum_kit.errors import BadInput, MemorandumError
from memorandum_kit.glossary import cache
from memorandum_kit.glossary.compiled import Compiled, compile_terms
from memorandum_kit.glossary.glossary import Glossary
from memorandum_kit.glossary.records import Term

SUFFIXES = (".tsv", ".csv", ".tbx", ".xml", ".xlsx")


def load_glossary(*paths: str | Path) -> Glossary:
    """Load a glossary from TSV folders, or TSV, CSV, TBX and XLSX files; without a path the shipped one.

    Files are read whole or not at all; the same content is compiled once and then taken from the user's cache.

    Args:
        paths: files or folders, later ones add to earlier ones.

    Raises:
        BadInput: a path is missing or no glossary; with file, line, column and reason where a row is at fault.
        NotInstalled: no path was given and the shipped folder is missing.
    """
    if paths:
        return _loaded(tuple(Path(path) for path in paths), _lexicon_state())
    return _shipped(resources.glossaries() / "terms", _lexicon_state())


@lru_cache(maxsize=1)
def _shipped(folder: Path, lexicon: bytes) -> Glossary:
    """The shipped glossary, read once in a process: every check of a single pair asks for it."""
    return _loaded((folder,), lexicon)


def _loaded(paths: Sequence[Path], lexicon: bytes) -> Glossary:
    files = glossary_files(list(paths))
    contents = [_bytes(path) for path in files]
    key = cache.digest([*(path.suffix.lower().encode() for path in files), *contents, lexicon])
    if stored := cache.get(key):
        try:
            return Glossary(Compiled.loads(stored))
        except (ValueError, KeyError, TypeError, IndexError):
            pass  # a damaged cache file is written anew
    terms: list[Term] = []
    for path, content in zip(files, contents, strict=True):
        terms.extend(read_terms(content, path.name))
    compiled = compile_terms(terms)
    cache.put(key, compiled.dumps())
    return Glossary(compiled)


def read_terms(content: bytes, name: str) -> list[Term]:
    """Read the terms of one file by its name's suffix and its beginning.

    Raises:
        BadInput: the format is unknown, or the file is damaged.
    """
    from memorandum_kit.glossary import exchange

    return list(exchange.read(content, name).terms)


def glossary_files(paths: Sequence[Path]) -> list[Path]:
    """Give the glossary files of these paths: a folder stands for its files, sorted by name.

    Raises:
        BadInput: a path does not exist.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files.extend(
                sorted(
                    file for file in path.iterdir() if file.suffix.lower() in SUFFIXES and not file.name.startswith(".")
                )
            )
        elif path.is_file():
            files.append(path)
        else:
            raise BadInput(
                f"{path} does not exist", advice="Give a glossary: a TSV folder, or a TSV, CSV, TBX or XLSX file."
            )
    return files


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read", why=error.strerror or str(error)) from None


def _lexicon_state() -> bytes:
    """What of the shipped lexicon matters to a cached glossary: its size and time, so that it need not be read."""
    try:
        state = (resources.glossaries() / "lexicon" / "de-zh.tsv").stat()
    except (OSError, MemorandumError):
        return b""
    return f"{state.st_size}:{state.st_mtime_ns}".encode()
