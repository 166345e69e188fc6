"""`state.formal`: the full names of the states where the other side has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.model import Finding, Span

_NAMES = (
    (re.compile(r"volksrepublik\s+china"), re.compile(r"中华人民共和国"), re.compile(r"中国(?![\u4e00-\u9fff]*(?:协会|学会|联合会))"), "中华人民共和国"),
    (re.compile(r"bundesrepublik\s+deutschland"), re.compile(r"德意志联邦共和国|联邦德国|德意志"), re.compile(r"德国"), "德意志联邦共和国"),
)  # fmt: skip
_SHORT_DE = (
    (re.compile(r"(?<!\w)china(?!\w)"), "Volksrepublik China"),
    (re.compile(r"(?<!\w)deutschlands?(?!\w)"), "Bundesrepublik Deutschland"),
)


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a short name of a state where the other text has the formal one (中国 for Volksrepublik China)."""
    de, zh = pair.de.plain, pair.zh.plain
    if not de or not zh:
        return
    for (formal_de, formal_zh, short_zh, full_zh), (short_de, full_de) in zip(_NAMES, _SHORT_DE, strict=True):
        ours, theirs = formal_de.search(de), formal_zh.search(zh)
        if ours and not theirs and (short := short_zh.search(zh)):
            spans = Span(*ours.span()), Span(*short.span())
            yield finding(
                "state.formal", *both(pair, *spans), found=spans[1].of(pair.zh.text), suggestion=full_zh,
                confidence=0.9,
            )  # fmt: skip
        elif theirs and not ours and (short := short_de.search(de)):
            spans = Span(*short.span()), Span(*theirs.span())
            yield finding(
                "state.formal", *both(pair, *spans), found=spans[0].of(pair.de.text), suggestion=full_de,
                confidence=0.9,
            )  # fmt: skip
