"""`punctuation.*`, `character.zero`: marks of the wrong width or style for the language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.checks.making import both, finding, here
from memorandum_kit.model import ClauseKind, Finding, Lang, MentionKind, Span

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
# Corner marks are those of Traditional Chinese and Japanese; GB/T 15834 has “ ” in horizontal text.
_CORNERS = re.compile(r"「[^「」]{1,60}」")
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
    if side.lang is Lang.ZH_HANS:
        for match in _CORNERS.finditer(text):
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


# The end of a letter has no stop in Chinese.
_LETTER = re.compile("此致|敬礼|敬启|敬上|顺颂|谨启|[。！，][^。！，]{0,12}[·・][^。！，·]{1,8}$")


_ABBREVIATED = re.compile(r"\b[A-Za-z]\.$")


def _ends(pair: Pair) -> Iterator[Finding]:
    """A sentence that ends with a full stop on one side and with nothing on the other."""
    de, zh = pair.de.text.rstrip(), pair.zh.text.rstrip()
    if (
        len(de) < 40
        or len(zh) < 10
        or (pair.zh.text and _LETTER.search(zh))
        or (pair.de.kinds | pair.zh.kinds) & _QUIET
    ):
        return
    if _ABBREVIATED.search(de) or any(m.kind is MentionKind.PERSON and m.span.end >= len(zh) for m in pair.zh.names):
        return  # a name "e. V.", or a greeting that its writer has signed
    for text, other, side in ((de, zh, pair.de), (zh, de, pair.zh)):
        if _ENDS.search(other) and not _ENDS.search(text) and not _OPEN_ENDS.search(text.rstrip("，,") or text):
            spans = [None, Span(len(text) - 1, len(text))]
            yield finding(
                "punctuation.end", *both(pair, *(reversed(spans) if side is pair.de else spans)), found=text[-1],
                suggestion=text[-1] + ("。" if side is pair.zh else "."), confidence=0.9,
            )  # fmt: skip
