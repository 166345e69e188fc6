"""`repetition.varied`, `repetition.merged`: one wording rendered in two ways, two wordings rendered in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.whole import Whole
from memorandum_kit.model import ClauseKind, Finding

# Headings, signature blocks and the short lines of a form are repeated on purpose.
_FORMS = frozenset((ClauseKind.TITLE, ClauseKind.SIGNATURE, ClauseKind.DATE_LINE, ClauseKind.PARTY))
_LONG_DE, _LONG_ZH = 25, 8  # code points; shorter clauses are labels
_MARKS = re.compile(r"[\s\u3000.,;:!?。，；：！？、“”„\"'()（）]+")
_UNLIKE = 0.6


def check(whole: Whole) -> Iterator[Finding]:
    """Tell a German clause that stands in the text twice with two Chinese renderings, and the reverse.

    Marks and blanks do not count. Different German clauses that differ by a word or two may have one rendering.
    """
    by_german: dict[str, tuple[str, Pair]] = {}
    by_chinese: dict[str, tuple[str, Pair]] = {}
    for pair in whole.pairs:
        if not (pair.de.clauses and pair.zh.clauses) or (pair.de.kinds | pair.zh.kinds) & _FORMS:
            continue
        de, zh = _MARKS.sub("", pair.de.plain), _MARKS.sub("", pair.zh.plain)
        if len(de) < _LONG_DE or len(zh) < _LONG_ZH:
            continue
        rendered, first = by_german.setdefault(de, (zh, pair))
        if rendered != zh:
            yield finding("repetition.varied", *both(pair, None, None), other=", ".join(first.zh.ids), confidence=0.7)
        source, earlier = by_chinese.setdefault(zh, (de, pair))
        if source != de and SequenceMatcher(None, source, de).ratio() < _UNLIKE:
            yield finding("repetition.merged", *both(pair, None, None), other=", ".join(earlier.de.ids), confidence=0.7)
