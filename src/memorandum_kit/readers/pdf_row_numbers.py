"""The column of a bilingual table in a PDF that only counts its rows: it would tear the columns of text apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from memorandum_kit.readers.bilingual import begins_with_number
from memorandum_kit.readers.evidence import HANZI, LATIN
from memorandum_kit.readers.pdf_page import Page, Segment

_COUNT = re.compile(r"(\d{1,3})\.?")
_HEAD = re.compile(r"(?:Lfd\.?\s*)?Nr\.?|Pos\.?|No\.?|#|序号|序號|编号|編號", re.IGNORECASE)
_FEWEST = 3  # rows
_NEAR = 3.0  # points between left edges of one column


def without_row_numbers(pages: Sequence[Page]) -> tuple[list[Page], int]:
    """Give the pages without the numbers 1, 2, 3 … beside rows of German and Chinese that have numbers of their own.

    Returns:
        The pages, and how many numbers were left out; 0 where there is no such column.
    """
    counts = [
        (page.number, segment, beside)
        for page in pages
        for segment in sorted(page.segments, key=lambda s: -s.middle)
        if _COUNT.fullmatch(segment.text) and (beside := _beside(segment, page.segments))
    ]
    if not counts:
        return list(pages), 0
    edge = min(segment.x0 for _, segment, _ in counts)
    column = [(number, segment, beside) for number, segment, beside in counts if segment.x0 - edge < _NEAR]
    values = [int(segment.text.rstrip(".")) for _, segment, _ in column]
    if len(values) < _FEWEST or values[0] != 1 or any(b != a + 1 for a, b in itertools.pairwise(values)):
        return list(pages), 0
    both = sum(
        any(HANZI.search(s.text) for s in beside) and any(LATIN.search(s.text) for s in beside)
        for _, _, beside in column
    )
    if 2 * both < len(column) or not any(begins_with_number(s.text) for _, _, beside in column for s in beside):
        return list(pages), 0
    left_out = {id(segment) for _, segment, _ in column}
    left_out |= {id(s) for page in pages for s in page.segments if s.x0 - edge < _NEAR and _HEAD.fullmatch(s.text)}
    kept = [replace(page, segments=[s for s in page.segments if id(s) not in left_out]) for page in pages]
    return kept, len(column)


def _beside(segment: Segment, segments: Sequence[Segment]) -> list[Segment]:
    """What stands on the same line to the right."""
    return [s for s in segments if s.x0 >= segment.x1 and segment.y0 < s.middle < segment.y1]
