"""Spellings of Macau: the government's Portuguese-based table, derived from the Hong Kong spelling of the same Cantonese sound.

Ho Iat Seng beside Hong Kong's Ho Yat Shing: y before a vowel is i, w is v, kw is ku, -ing is -eng, -ung is -ong, -au is -ao.
"""

from __future__ import annotations

import re
from functools import cache

_STARTS = (("kw", "ku"), ("sh", "s"), ("ts", "ch"), ("w", "v"))
_FINALS = (
    ("eung", ("eong",)), ("ung", ("ong",)), ("ing", ("eng",)), ("uk", ("ok",)), ("ik", ("ek",)), ("ow", ("ao", "ou")), ("au", ("ao",)),
    ("iu", ("io",)), ("ee", ("i", "ei")), ("uen", ("un",)), ("yuet", ("iut",)), ("ah", ("a",)), ("oh", ("o",)), ("ou", ("ou",)),
    ("un", ("on", "un")), ("ut", ("ot", "ut")), ("ui", ("oi", "ui")), ("i", ("i", "ei")), ("o", ("o", "ou")),
)  # fmt: skip
_Y = re.compile("^y(?=[aeou])")


@cache
def macau(hong_kong: str) -> tuple[str, ...]:
    """Give the spellings of Macau for a syllable in Hong Kong's (`yat` → `iat`), likeliest first; its own where they agree."""
    start = hong_kong
    for old, new in _STARTS:
        if start.startswith(old):
            start = new + start[len(old) :]
            break
    ends = [start]
    for old, written in _FINALS:
        if start.endswith(old):
            ends = [start.removesuffix(old) + end for end in written]
            break
    found: list[str] = []
    for form in ends:
        found += [_Y.sub("i", form), "u" if form in ("yu", "yue") else "i" if form in ("yi", "yei") else form]
    return tuple(dict.fromkeys(f for f in found if not (f.startswith("y") and f[1:2] in "aeou")))
