"""`date.style` within one clause: two dates written in two ways, or one date in two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.date_styles import styles_in
from memorandum_kit.checks.making import finding, here
from memorandum_kit.model import ClauseKind, Finding

# 2022年6月一日: figures and characters in one date.
_MIXED = re.compile(
    r"\d{1,2}月[一二三四五六七八九十]{1,3}日|(?<![\d十])[一二三四五六七八九十]{1,2}月\d{1,2}日|\d{4}年(?:十[一二]?|[一二三四五六七八九])月(?!内|间|来)|[一二三四五六七八九〇零]{4}年\d{1,2}月"
)

_TWO_DATES = 2


def check(pair: Pair) -> Iterator[Finding]:
    """Tell the rarer of two ways to write dates in one clause; of two as often the later."""
    for side in pair.sides:
        if not side.text or (ClauseKind.DATE_LINE in side.kinds and side.text[-1] not in ".。"):
            continue
        if side.lang.is_chinese:
            if "月" not in side.text:
                continue
            for match in _MIXED.finditer(side.text):
                yield finding(
                    "date.style", here(side, *match.span()), found=match.group(), usual="2024年5月1日", confidence=0.9,
                    source="clause",
                )  # fmt: skip
        years = max(side.text.count("年"), side.text.count("20") + side.text.count("19"))
        if years < _TWO_DATES:
            continue
        found = styles_in(side.text, side.lang)
        if len(found) < 2:
            continue
        usual = max(found, key=lambda style: len(found[style]))
        for style, matches in found.items():
            if style != usual:
                for match in matches:
                    yield finding(
                        "date.style", here(side, *match.span()), found=match.group(), usual=found[usual][0].group(),
                        confidence=0.9, source="clause",
                    )  # fmt: skip
