"""`punctuation.*`, `character.zero`: marks of the wrong width or style for the language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.checks.making import both, finding, here
from memorandum_kit.model import ClauseKind, Finding, Span

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff〇”》）]"
_NARROW = re.compile(
    rf"(?<={_HAN})[,;!?](?!\d)|(?<={_HAN})[:](?![/\d])|(?<={_HAN})\.(?=\s|$|[\u4e00-\u9fff])|"
    rf"(?<={_HAN})\((?=[^)]*[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\)(?=[\u4e00-\u9fff，。；])"
)
_WIDE_FOR = {",": "，", ";": "；", "!": "！", "?": "？", ":": "：", ".": "。", "(": "（", ")": "）"}
_WIDE_IN_GERMAN = re.compile(r"[，。；：！？（）、](?![\u4e00-\u9fff])(?<![\u4e00-\u9fff].)")
_NARROW_FOR = {wide: narrow for narrow, wide in _WIDE_FOR.items()} | {"、": ","}
_STRAIGHT = re.compile(r'"([^"\n]{1,80})"')
_ENGLISH_IN_GERMAN = re.compile(r"“[^“”„]{1,80}”")
_GERMAN_IN_CHINESE = re.compile(r"„[^“”„]{1,60}[“”]")
_WRONG_ZERO = re.compile(
    r"[一二三四五六七八九]零[一二三四五六七八九零〇]{2}(?=年)|[一二]〇零[一二三四五六七八九](?=年)|[一二]零〇[一二三四五六七八九](?=年)|[oO○](?=[一二三四五六七八九〇]{1,2}年)"
)
_MIXED_ZERO = re.compile(r"二[○oO0０]{1,2}[一二三四五六七八九〇]*年")
_ENDS = re.compile(r"[.!?。！？]”?“?[)）]?$")
_OPEN_ENDS = re.compile(r"[,;:，；：、]$")
_QUIET = frozenset((ClauseKind.HEADING, ClauseKind.TITLE, ClauseKind.SIGNATURE, ClauseKind.DATE_LINE, ClauseKind.PARTY, ClauseKind.RECITAL, ClauseKind.ITEM))  # fmt: skip


def check(pair: Pair) -> Iterator[Finding]:
    """Tell narrow marks in Chinese, wide ones in German, quotation marks of another language, and 零 for 〇 in years.

    Silent on figures, addresses, Latin text in Chinese, and Chinese names in German.
    """
    if pair.zh.text:
        yield from _chinese(pair.zh)
    if pair.de.text:
        yield from _german(pair.de)
    yield from _ends(pair)


def _chinese(side: Side) -> Iterator[Finding]:
    text = side.text
    narrow = list(_NARROW.finditer(text))
    if narrow:
        # One finding a clause: where a writer's keyboard makes narrow marks, it makes them all.
        mark = narrow[0].group()
        yield finding(
            "punctuation.width", *(here(side, *match.span()) for match in narrow), found=mark,
            suggestion=_WIDE_FOR[mark], confidence=0.95,
        )  # fmt: skip
    for match in _STRAIGHT.finditer(text):
        if re.search(r"[\u4e00-\u9fff]", match.group()):
            yield finding(
                "punctuation.quotes", here(side, *match.span()), found=match.group(),
                suggestion=f"“{match.group(1)}”", confidence=0.9,
            )  # fmt: skip
    for match in _GERMAN_IN_CHINESE.finditer(text):
        yield finding(
            "punctuation.quotes", here(side, *match.span()), found=match.group(),
            suggestion=f"“{match.group()[1:-1]}”", confidence=0.9,
        )  # fmt: skip
    for match in (*_WRONG_ZERO.finditer(text), *_MIXED_ZERO.finditer(text)):
        yield finding(
            "character.zero", here(side, *match.span()), found=match.group(),
            suggestion=re.sub("[零oO○0０]", "〇", match.group()), confidence=0.95,
        )  # fmt: skip


def _german(side: Side) -> Iterator[Finding]:
    text = side.text
    for match in _WIDE_IN_GERMAN.finditer(text):
        yield finding(
            "punctuation.width", here(side, *match.span()), found=match.group(),
            suggestion=_NARROW_FOR[match.group()], confidence=0.95,
        )  # fmt: skip
    for match in (*_STRAIGHT.finditer(text), *_ENGLISH_IN_GERMAN.finditer(text)):
        yield finding(
            "punctuation.quotes", here(side, *match.span()), found=match.group(),
            suggestion=f"„{match.group()[1:-1]}“", confidence=0.9,
        )  # fmt: skip


def _ends(pair: Pair) -> Iterator[Finding]:
    """A sentence that ends with a full stop on one side and with nothing on the other."""
    de, zh = pair.de.text.rstrip(), pair.zh.text.rstrip()
    if len(de) < 60 or len(zh) < 15 or (pair.de.kinds | pair.zh.kinds) & _QUIET:
        return
    for text, other, side in ((de, zh, pair.de), (zh, de, pair.zh)):
        if _ENDS.search(other) and not _ENDS.search(text) and not _OPEN_ENDS.search(text):
            spans = [None, Span(len(text) - 1, len(text))]
            yield finding(
                "punctuation.end", *both(pair, *(reversed(spans) if side is pair.de else spans)), found=text[-1],
                suggestion=text[-1] + ("。" if side is pair.zh else "."), confidence=0.9,
            )  # fmt: skip
