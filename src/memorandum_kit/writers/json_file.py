"""The memorandum as JSON without loss: what `store.loads` reads back."""

from __future__ import annotations

from memorandum_kit.model import Memorandum
from memorandum_kit.store import dumps


def write_json(memo: Memorandum) -> bytes:
    """Give the memorandum as JSON in UTF-8; a lone surrogate, which UTF-8 cannot hold, stays a JSON escape."""
    return dumps(memo).encode("utf-8", errors="backslashreplace")
