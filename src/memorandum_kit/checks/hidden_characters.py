"""`character.invisible`, `character.compatibility`, `character.width`: characters that look right and are wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.checks.making import finding, here
from memorandum_kit.model import Finding
from memorandum_kit.scripts import fold_compatibility, fold_width, invisible

# A clause without any of these needs no closer look; one C-speed search instead of three Python loops.
_SUSPECT = re.compile(
    r"[^\t\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u2bff\u3000-\u312f\u3400-\u9fff"
    r"\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffe6\U00020000-\U0002a6df]"
)


# Whole words in one square, of Japanese telegraphy and early character sets; ㎡ and ㎞ are in use.
_SQUARED = re.compile(r"[\u3300-\u3370\u337b-\u337f\u33e0-\u33fe]")
_SQUARED_FOR = {
    "㍍": "米",
    "㌔": "千米",
    "㌘": "克",
    "㌢": "厘米",
    "㌧": "吨",
    "㌃": "公亩",
    "㌫": "%",
    "㍑": "升",
    "㌶": "公顷",
}


def check(pair: Pair) -> Iterator[Finding]:
    """Tell invisible characters, Kangxi and compatibility ideographs, and full-width letters and digits.

    A variation selector of an emoji is no fault.
    """
    for side in pair.sides:
        if _SUSPECT.search(side.text):
            yield from _of(side)


def _of(side: Side) -> Iterator[Finding]:
    text = side.text
    for span, name in invisible(text):
        yield finding("character.invisible", here(side, span.start, span.end), name=name)
    for change in fold_compatibility(text)[1]:
        yield finding(
            "character.compatibility", here(side, change.span.start, change.span.end), found=change.before,
            suggestion=change.after,
        )  # fmt: skip
    for match in _SQUARED.finditer(text):
        yield finding(
            "character.compatibility", here(side, *match.span()), found=match.group(),
            suggestion=_SQUARED_FOR.get(match.group(), unicodedata.normalize("NFKC", match.group())),
        )  # fmt: skip
    for change in fold_width(text)[1]:
        yield finding(
            "character.width", here(side, change.span.start, change.span.end), found=change.before,
            suggestion=change.after,
        )  # fmt: skip
