"""Look-alikes that PDF fonts leave in a text, folded and told: radicals, compatibility ideographs, Latin ligatures."""

from __future__ import annotations

import re
import unicodedata

from memorandum_kit.scripts import fold_compatibility

_LIGATURE = re.compile("[\ufb00-\ufb06]")


def fold_look_alikes(text: str) -> tuple[str, list[str]]:
    """Give the text with the usual characters, and what was folded as "⼈→人", each once, in order.

    A font's table may map the glyph of 人 to U+2F08 KANGXI RADICAL MAN; the text looks right and no search finds it.
    """
    folded, changes = fold_compatibility(text)
    told = {change.before: change.after for change in changes}
    for match in _LIGATURE.finditer(folded):
        told[match[0]] = unicodedata.normalize("NFKC", match[0])
    usual = _LIGATURE.sub(lambda match: told[match[0]], folded)
    return usual, [f"{before}→{after}" for before, after in told.items()]
