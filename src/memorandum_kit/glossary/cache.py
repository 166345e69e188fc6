"""Compiled glossaries in the user's cache folder, by the hash of what they were made from.

A cache that cannot be read or written costs time, never an error.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_KEPT = 12  # files; the oldest go first


def folder() -> Path:
    """Give the folder: XDG_CACHE_HOME, or what the platform has for it."""
    if base := os.environ.get("XDG_CACHE_HOME"):
        root = Path(base)
    elif sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        root = Path.home() / "Library" / "Caches"
    else:
        root = Path.home() / ".cache"
    return root / "memorandum_kit" / "glossary"


def digest(contents: Iterable[bytes]) -> str:
    """Give the key of a compiled glossary: SHA-256 over its files and over the code and lists that compile it."""
    total = hashlib.sha256()
    package = Path(__file__).parent
    for path in sorted((*package.rglob("*.py"), *(package / "data").glob("*.txt"))):
        total.update(hashlib.sha256(path.read_bytes()).digest())
    for content in contents:
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()


def get(key: str) -> bytes | None:
    """Give what is stored, or None."""
    try:
        return (folder() / f"{key}.json").read_bytes()
    except (OSError, RuntimeError):  # RuntimeError: no home folder
        return None


def put(key: str, data: bytes) -> None:
    """Store data, whole or not at all; drop the oldest beyond a dozen."""
    with suppress(OSError, RuntimeError):
        place = folder()
        place.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=place)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            Path(temporary).replace(place / f"{key}.json")
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        stored = sorted(place.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in stored[_KEPT:]:
            path.unlink(missing_ok=True)
