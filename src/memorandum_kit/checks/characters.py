"""Characters one by one: Traditional to Simplified for looking up cues, positions kept."""

from __future__ import annotations

from functools import cache

from memorandum_kit.resources import glossaries


@cache
def _table() -> dict[int, str]:
    rows = (glossaries() / "names" / "readings.tsv").read_text(encoding="utf-8").split("\n")[1:]
    pairs = (row.split("\t", 2)[:2] for row in rows if row)
    # 著 and 乾 are Simplified too; for cues 着 and 干 are meant.
    return {ord(character): simple for character, simple in pairs if simple and simple != character}


def simple(text: str) -> str:
    """Give the text with each Traditional character in its Simplified form; the length stays."""
    return text.translate(_table())
