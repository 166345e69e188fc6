"""`relation.level`: a town friendship called a town partnership, or the other way round; a district as a 友好城市."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.model import Finding, Span

# 友好城市 is the formal level that a Chinese city may only enter with approval; 友好交流城市 and 友好合作 are below it.
_PARTNERSHIP_ZH = re.compile(r"友好城市|友城|姐妹城市|姊妹城市|结好城市")
_FRIENDSHIP_ZH = re.compile(r"友好(?:交流|合作)(?:城市)?(?:关系)|友好(?:交流|合作)城市|友好关系城市")
_PARTNERSHIP_DE = re.compile(
    r"partner(?:stadt|städte|schaft|gemeinde|kommune|bezirk|kreis|region|provinz)|schwesterst|verschwister|jumelage|twinning"
)
_FRIENDSHIP_DE = re.compile(
    r"städtefreundschaft|freundschafts(?:austausch|abkommen|vereinbarung|memorand|erklärung)|freundschaftsst[aä]dt|befreundete[nr]?\s+(?:st[aä]dt|kommune|gemeinde|stadtbezirk|bezirk|kreis)|freundschaftlich\w*\s+(?:beziehung|austausch|kontakt|verbindung)"
)
# Bodies that have the words in their names say nothing of the relation.
_BODY = re.compile(
    r"友好城市(?:联合会|协会|大会|促进会|工作)|友城(?:联合会|促进会)|verband der internationalen partnerst"
)


# A district (区) can be no party of the formal relation between cities.
_DISTRICT_ZH = re.compile(
    r"[\u4e00-\u9fff]{1,4}(?<![地社园山郊辖各两市])(?<!老城)(?<!新城)(?<!主城)(?<!心城)(?<!在城)区(?:人民政府)?[^，。；]{0,14}?(?:是|为|成为|结为|结成|建立|缔结)[^，。；]{0,12}?友好城市"
)


# Partnerships of schools, ports and projects are none between towns; Partnerschaft alone may be.
_OTHER_DE = re.compile(
    r"\b(?!st[aä]dte?|kommun|gemeinde|kreis|region|bezirk|land|länder|provinz|orts|dorf|sister|freundschaft|jubiläum)\w{4,}partnerschaft(?:en)?\b"
)
_BETWEEN_TOWNS_DE = re.compile(
    r"städtepartner|partnerst[aä]dt|partner(?:gemeinde|kommune|kreis|region|provinz|bezirk)|schwesterst|verschwister|\b(?:st[aä]dte?|kommun\w*|gemeinde\w*|kreis|bezirks?|regional|länder|provinz)partnerschaft|\bpartnerschaft"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Tell where the two texts put the relation between the cities on different levels."""
    zh, de = pair.zh.plain, pair.de.plain
    if _BODY.search(zh) or _BODY.search(de):
        return
    high = _PARTNERSHIP_ZH.search(zh)
    low = _FRIENDSHIP_ZH.search(zh)
    friendship, partnership = _FRIENDSHIP_DE.search(de), _PARTNERSHIP_DE.search(de)
    if high and friendship and not partnership and not low:
        yield finding(
            "relation.level", *both(pair, Span(*friendship.span()), Span(*high.span())), confidence=0.9,
            de=_of(pair.de.text, friendship), zh=high.group(), suggestion="友好交流城市关系",
        )  # fmt: skip
    elif high and not low and (other := _OTHER_DE.search(de)) and not _BETWEEN_TOWNS_DE.search(de):
        yield finding(
            "relation.level", *both(pair, Span(*other.span()), Span(*high.span())), confidence=0.8,
            de=_of(pair.de.text, other), zh=high.group(), suggestion="",
        )  # fmt: skip
    elif (district := _DISTRICT_ZH.search(zh)) and not low and "bezirk" in de:
        start = de.index("bezirk")
        yield finding(
            "relation.level", *both(pair, Span(start, start + 6), Span(*district.span())), confidence=0.8,
            de=_of(pair.de.text, re.search("bezirk", de) or district), zh=district.group(), suggestion="",
        )  # fmt: skip
    elif (
        low
        and partnership
        and not high
        and not friendship
        and ("städtepartner" in de or (low.group().endswith("城市") and re.search(r"partnerst[aä]dt", de)))
    ):
        yield finding(
            "relation.level", *both(pair, Span(*partnership.span()), Span(*low.span())), confidence=0.85,
            de=_of(pair.de.text, partnership), zh=low.group(), suggestion="友好城市关系",
        )  # fmt: skip


def _of(text: str, match: re.Match[str]) -> str:
    start, end = match.span()
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]
