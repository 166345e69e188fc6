"""How alike two texts are: words in German and English, characters in Chinese."""

from __future__ import annotations

import re

from memorandum_kit.model import Lang

_TOKEN = re.compile(r"\w+|[^\w\s]")
_PUNCTUATION = re.compile(r"[^\w\s]")


def tokens(text: str, lang: Lang) -> list[str]:
    """Give what is counted: words and marks, of Chinese the single characters."""
    return [c for c in text if not c.isspace()] if lang.is_chinese else _TOKEN.findall(text)


def likeness(one: list[str], other: list[str]) -> float:
    """Give 1 for equal token lists down to 0; the Levenshtein distance over the length of the longer list.

    A difference in case alone costs a quarter of an edit, one in a mark half, because neither changes what is said.
    """
    from rapidfuzz.distance import Levenshtein

    longest = max(len(one), len(other))
    if longest == 0:
        return 1.0
    cost = 0.0
    for step in Levenshtein.opcodes(one, other):
        if step.tag == "equal":
            continue
        gone, come = one[step.src_start : step.src_end], other[step.dest_start : step.dest_end]
        if step.tag == "replace":
            for a, b in zip(gone, come, strict=True):
                cost += 0.25 if a.lower() == b.lower() else 0.5 if _is_mark(a) and _is_mark(b) else 1.0
        else:
            cost += sum(0.5 if _is_mark(token) else 1.0 for token in (*gone, *come))
    return max(0.0, 1.0 - cost / longest)


def differing(one: list[str], other: list[str]) -> list[tuple[list[str], list[str]]]:
    """Give the stretches in which two token lists differ, marks left out."""
    from rapidfuzz.distance import Levenshtein

    pairs = [
        (
            [token for token in one[step.src_start : step.src_end] if not _is_mark(token)],
            [token for token in other[step.dest_start : step.dest_end] if not _is_mark(token)],
        )
        for step in Levenshtein.opcodes(one, other)
        if step.tag != "equal"
    ]
    return [pair for pair in pairs if pair[0] or pair[1]]


def _is_mark(token: str) -> bool:
    return _PUNCTUATION.fullmatch(token) is not None
