"""`script.mixed`: Traditional characters in a Simplified text, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import finding, here
from memorandum_kit.mentions import NAME_KINDS
from memorandum_kit.model import Finding, Lang
from memorandum_kit.scripts import mixed_script, script_of, to_simplified, to_traditional


def check(pair: Pair) -> Iterator[Finding]:
    """Tell characters of the script that the text is not in; persons' names may keep theirs."""
    side = pair.zh
    if not side.text:
        return
    expected = side.lang if side.lang.is_chinese else script_of(side.text)
    persons = [m for m in side.names if m.kind in NAME_KINDS and m.kind.value == "person"]
    for span in mixed_script(side.text, expected):
        if any(span.overlaps(person.span) for person in persons):
            continue
        found = span.of(side.text)
        other = to_traditional(found, "tw") if expected is Lang.ZH_HANT else to_simplified(found)
        yield finding("script.mixed", here(side, span.start, span.end), found=found, suggestion=other)
