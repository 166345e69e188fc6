"""Western persons in Chinese characters, as the tables of given names and surnames have them."""

from __future__ import annotations

from functools import lru_cache

from memorandum_kit.errors import BadInput
from memorandum_kit.names import transcribe


@lru_cache(maxsize=4096)
def transcribed(name: str) -> str:
    """Give the Chinese form of a Western name that the tables of names have whole; "" where any part of it is a guess."""
    try:
        found = transcribe(name, kind="person")
    except BadInput:
        return ""
    if not found or found[0].source != "record" or found[0].confidence not in ("asserted", "high"):
        return ""
    hanzi: str = found[0].hanzi
    return hanzi
