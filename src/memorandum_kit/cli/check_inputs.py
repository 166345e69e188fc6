"""Which files make a memorandum: pairs by name in folders and lists."""

from __future__ import annotations

import re
from pathlib import Path

from memorandum_kit.errors import BadInput

_SUFFIXES = frozenset((".docx", ".odt", ".pdf", ".txt", ".md", ".html", ".htm", ".xml", ".tei", ".tmx", ".xlf", ".xliff", ".json"))  # fmt: skip
# name.de.docx, name_zh-Hans.txt, zh.txt
_LANGUAGE = re.compile(r"(?i)(?:^|[._\- ])(de|deu|deutsch|german|zh|zh-hans|zh-hant|zh-cn|zh-tw|chn?|chinesisch|chinese|中文|德文)(?=$|[._\- ])")  # fmt: skip
_OURS = (".decisions.json", ".findings.json", ".tei.xml", ".memorandum.json")


def memoranda_of(paths: list[Path]) -> list[tuple[Path, ...]]:
    """Group files and the files of folders to memoranda of one or two files.

    Two files given alone are one memorandum. Otherwise files whose names differ only in a language are a pair, and any
    other file is bilingual.

    Raises:
        BadInput: a path does not exist, or a folder has nothing to check.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = sorted(
                p for p in path.iterdir() if p.suffix.lower() in _SUFFIXES and not p.name.endswith(_OURS[:2])
            )
            if not found:
                raise BadInput(f"{path} has no file to check", advice="Give files or another folder.")
            files += found
        elif path.is_file():
            files.append(path)
        else:
            raise BadInput(f"{path} does not exist", advice="Check the path.")
    if len(files) <= 2 and all(path.is_file() for path in paths):
        return [tuple(files)]
    groups: dict[tuple[Path, str], list[Path]] = {}
    for file in files:
        key = _LANGUAGE.sub("", file.stem).lower() if _LANGUAGE.search(file.stem) else f"={file.name}"
        groups.setdefault((file.parent, key), []).append(file)
    memoranda: list[tuple[Path, ...]] = []
    for group in groups.values():
        memoranda += [tuple(group)] if len(group) == 2 else [(file,) for file in group]
    return memoranda
