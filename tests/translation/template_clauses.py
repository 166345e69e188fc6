"""Clauses made of the hand-written templates: what is stored, and what is asked for with other values."""

from __future__ import annotations

import json
import re
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "quality" / "translation"
SLOT = re.compile(r"\{(\w+)\}")


def clauses(half: str, count: int, file: str = "templates.json") -> list[tuple[str, str]]:
    """Give `count` clauses a template of a file from the "stored" or the "asked" half of the values."""
    data = json.loads((DATA / file).read_text(encoding="utf-8"))
    pairs = []
    for number, (german, chinese) in enumerate(data["templates"]):
        for turn in range(count):
            chosen = {}
            for place, name in enumerate(dict.fromkeys(SLOT.findall(german))):
                values = data["values"][name]
                middle = len(values) // 2
                part = values[:middle] if half == "stored" else values[middle:]
                chosen[name] = part[(number + turn * (place + 1) + place) % len(part)]
            pairs.append((_with(german, chosen, 0), _with(chinese, chosen, 1)))
    return list(dict.fromkeys(pairs))


def _with(text: str, chosen: dict[str, list[str]], side: int) -> str:
    return SLOT.sub(lambda match: chosen[match[1]][side], text)
