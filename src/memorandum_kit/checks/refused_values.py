"""`number.format`, `date.impossible`, `date.weekday`: values that one text alone shows to be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import finding
from memorandum_kit.model import Finding, Mention, MentionKind

_WEEKDAY = re.compile(
    r"(?i)\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so)\b|"
    r"(?:星期|周|週|禮拜|礼拜)[一二三四五六日天]"
)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def check(pair: Pair) -> Iterator[Finding]:
    """Tell malformed numbers, dates that no calendar has, and weekdays that do not fit their date.

    A value that the reader only finds ambiguous is told where no other side settles it (`values`).
    """
    for side in pair.sides:
        for mention in side.values:
            if mention.status not in ("malformed", "invalid"):
                continue
            values = {"found": mention.surface, "candidates": ", ".join(mention.candidates)}
            place = side.place(mention.span)
            if mention.kind is not MentionKind.DATE:
                if mention.kind is MentionKind.REFERENCE or _is_code(mention, pair):
                    continue
                yield finding(
                    "number.format", place, suggestion=_suggestion(mention, pair), confidence=0.95, values=values
                )
            elif _is_weekday(mention):
                yield finding("date.weekday", place, values=values)
            else:
                yield finding("date.impossible", place, values=values)


_GROUPS = re.compile(r"\d+(?:[.,/-]\d+){2,}")


def _is_code(mention: Mention, pair: Pair) -> bool:
    """Whether a malformed number is no amount but an account, file or version: 01.11.02 with the same figures on both sides."""
    groups = _GROUPS.search(mention.surface)
    return (
        groups is not None
        and mention.kind is MentionKind.NUMBER
        and all(groups.group() in side.text for side in pair.sides)
    )


def _is_weekday(mention: Mention) -> bool:
    """Whether the date itself exists: its first reading is then the day as written."""
    if not _WEEKDAY.search(mention.surface) or not mention.candidates:
        return False
    first = mention.candidates[0]
    days = re.findall(r"\d+", mention.surface)
    return bool(_ISO_DAY.fullmatch(first)) and (str(int(first[-2:])) in [d.lstrip("0") for d in days] or not days)


def _suggestion(mention: Mention, pair: Pair) -> str:
    """The reading that the other text confirms, if one does."""
    others = {m.value for side in pair.sides for m in side.values if m.value}
    fitting = [candidate for candidate in mention.candidates if candidate in others]
    return fitting[0] if len(fitting) == 1 else ""
