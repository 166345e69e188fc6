"""Sentences: where two clauses were merged, the other side has two full stops; where one was left out, it has one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from memorandum_kit.alignment.cues.counts import Counts

if TYPE_CHECKING:
    from memorandum_kit.alignment.texts import Texts

# Marks before a capital or the end, or a semicolon; whether a full stop ends a sentence is told by what is before it.
_DE = re.compile(r"[.!?]+(?=[”“\"»)\]]*(?:[ \u00a0]+[„“\"«(]*[A-ZÄÖÜ]|\s*?$))|;(?=\s|$)", re.MULTILINE)
# An ordinal, an initial or a usual abbreviation is no end of a sentence.
_NO_END = re.compile(r"(?:(?:^|[^\d])\d{1,3}|(?:^|\W)[A-Za-z]|\b(?:Dr|Prof|Nr|Art|Abs|bzw|Fr|Hr|St|Tel|Str|ca|vgl))$")
# After compatibility folding; marks inside a quotation that goes on do not count.
_ZH = re.compile(r"[。!?;]+(?![,、」”』)])|(?<=[\u4e00-\u9fff])\.(?=\s|$)", re.MULTILINE)


def count(texts: Texts) -> Counts:
    """Count how many sentences end in the folded texts."""
    import numpy as np

    german, chinese = texts.joined_de, texts.joined_zh
    ends = (
        [m.start() for m in _DE.finditer(german) if not _NO_END.search(german[max(0, m.start() - 6) : m.start()])],
        [m.start() for m in _ZH.finditer(chinese)],
    )
    german_count, chinese_count = (
        np.bincount(np.searchsorted(begins, at, side="right") - 1, minlength=len(begins) - 1)
        for at, begins in zip(ends, (texts.begins_de, texts.begins), strict=True)
    )
    return Counts(german_count, chinese_count)
