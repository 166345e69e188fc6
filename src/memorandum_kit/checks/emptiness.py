"""`empty`, `untranslated`: a side without text, or in the language of the other side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.model import Finding, Span

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
# Neither an address nor an abbreviation: what a translator has to translate.
_WORD = re.compile(r"(?<![\w@./-])[A-Za-zÄÖÜäöüß]{2,}(?![\w@/-])(?!\.\w)")
_GERMAN_WORDS = re.compile(
    r"\b(?:der|die|das|den|dem|des|ein|eine|einer|einem|einen|und|oder|für|mit|von|zur|zum|auf|in|im|am|bei|nach|über|"
    r"zwischen|durch|ist|sind|wird|werden|hat|haben|nicht|sich|dieses|dieser|diese|beide|beider|seiten|als|an|zu)\b",
    re.IGNORECASE,
)
_HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff，、。；：]{7,}")
_LATIN_RUN = re.compile(r"[A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß ,.\-]{14,}[A-Za-zÄÖÜäöüß]")


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a side that is empty, or that is still in the other language, wholly or for a stretch.

    Silent on figures, addresses and names in Latin letters, which stand alike on both sides.
    """
    de, zh = pair.de.text.strip(), pair.zh.text.strip()
    if bool(de) != bool(zh):
        side = "zh" if de else "de"
        yield finding("empty", *both(pair, None, None), side=side, text=_short(de or zh))
        return
    if not de:
        return
    if not _HAN.search(zh):
        words = _WORD.findall(zh)
        if len(words) >= 2 and (_GERMAN_WORDS.search(zh) or len(words) >= 4):
            yield finding("untranslated", *both(pair, None, None), side="zh", text=_short(zh))
    else:
        for match in _LATIN_RUN.finditer(pair.zh.text):
            if len(_GERMAN_WORDS.findall(match.group())) >= 2:
                yield finding(
                    "untranslated", *both(pair, None, Span(*match.span())), side="zh", text=_short(match.group()),
                    confidence=0.9,
                )  # fmt: skip
    for match in _HAN_RUN.finditer(pair.de.text):
        before = pair.de.text[: match.start()].rstrip()
        if before.endswith(("(", "„", "[", "“", "/", "（", "《", ",")):
            continue  # the name in characters beside the German one
        yield finding(
            "untranslated", *both(pair, Span(*match.span()), None), side="de", text=_short(match.group()),
            confidence=0.95,
        )  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
