"""`punctuation.width`, `punctuation.repeated`, `punctuation.quotes`, `character.zero`: marks of the wrong width or style for the language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.checks.making import finding, here
from memorandum_kit.model import Finding, Lang, Span

_HAN = "[\u3400-\u4dbf\u4e00-\u9fff〇”》）]"
_NARROW = re.compile(
    rf"(?<={_HAN})[,;!?](?!\d)|(?<={_HAN})[:](?![/\d])|(?<={_HAN})\.(?=\s|$|[\u4e00-\u9fff])|"
    rf"(?<={_HAN})\((?=[^)]*[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\)(?=[\u4e00-\u9fff，。；])"
)
_WIDE_FOR = {",": "，", ";": "；", "!": "！", "?": "？", ":": "：", ".": "。", "(": "（", ")": "）"}
_WIDE_IN_GERMAN = re.compile(r"[，。；：！？（）、](?![\u4e00-\u9fff])(?<![\u4e00-\u9fff].)")
_NARROW_FOR = {wide: narrow for narrow, wide in _WIDE_FOR.items()} | {"、": ","}
# A Chinese ellipsis has six dots.
_DOTS = re.compile(rf"(?<={_HAN})(?:\.{{3,}}|(?<!…)…(?!…))")
_TWICE = re.compile(r"([，。；：、])\1+|(?<![.\d])\.\.(?!\.)|,,(?!,)|;;|(?<!:)::(?!:)")
_TWO = tuple(mark * 2 for mark in "，。；：、.,;:")
_STRAIGHT = re.compile(r"\"([^\"\n]{1,80})\"|(?<![A-Za-z])'([^'\n]{1,60})'(?![A-Za-z])")
_ENGLISH_IN_GERMAN = re.compile(r"“[^“”„]{1,80}”")
_GERMAN_IN_CHINESE = re.compile(r"„[^“”„]{1,60}[“”]")
# Corner marks are those of Traditional Chinese and Japanese; GB/T 15834 has “ ” in horizontal text.
_CORNERS = re.compile(r"「[^「」]{1,60}」|『[^『』]{1,60}』")
_ANGLES = re.compile(r"«[^«»„“]{1,80}»")  # »so« is German too, «so» Swiss and French
# Works have 《 》 in Chinese (GB/T 15834).
_WORK = re.compile(
    r"(?i)\b(?:[a-zäöü]*(?:buch|büchern|roman|romans|film|films|zeitung|zeitschrift|gedicht|gedichts|drama|märchen)|oper|romane|bildband)\b\s+(?:\w+\s+){0,2}?„[^“]{2,60}“"
)
_QUOTED = re.compile(r"“[^“”]{1,40}”")
# A year's zero is 〇 (GB/T 15835), not 零, a letter, a circle or a figure among characters; nor a letter among figures.
_WRONG_ZERO = re.compile(
    r"(?<![一二三四五六七八九零〇oO○Ｏ0０])(?=[一二三四五六七八九〇]*[零oO○Ｏ0０])[一二][一二三四五六七八九零〇oO○Ｏ0０]{3}(?=年)|"
    r"(?<!\d)(?=\d*[oO○Ｏ〇])[12][\doO○Ｏ〇]{3}(?=年)"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Tell narrow marks in Chinese, wide ones in German, wrong quotation marks, a mark set twice, and 零 for 〇 in years.

    Silent on figures, addresses, Latin text in Chinese, and Chinese names in German.
    """
    for side in pair.sides:
        if not any(two in side.text for two in _TWO):
            continue  # two characters are found much faster than the pattern
        for match in _TWICE.finditer(side.text):
            yield finding(
                "punctuation.repeated", here(side, *match.span()), found=match.group(), suggestion=match.group()[0]
            )
    if pair.zh.text:
        yield from _chinese(pair.zh)
    if pair.de.text:
        yield from _german(pair.de)
    if (
        "„" in pair.de.text
        and "“" in pair.zh.text
        and "《" not in pair.zh.text
        and (work := _WORK.search(pair.de.text))
    ):
        for match in list(_QUOTED.finditer(pair.zh.text))[:1]:
            yield finding(
                "punctuation.quotes", pair.zh.place(Span(*match.span())), found=match.group(),
                suggestion=f"《{match.group()[1:-1]}》", confidence=0.7, source=f"work:{work.group()}",
            )  # fmt: skip


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
    for match in _DOTS.finditer(text) if "…" in text or "..." in text else ():
        yield finding(
            "punctuation.width", here(side, *match.span()), found=match.group(), suggestion="……", confidence=0.9
        )
    for match in _STRAIGHT.finditer(text):
        if re.search(r"[\u4e00-\u9fff]", match.group()):
            yield finding(
                "punctuation.quotes", here(side, *match.span()), found=match.group(),
                suggestion=f"“{match.group()[1:-1]}”", confidence=0.9,
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
    for match in _WRONG_ZERO.finditer(text) if "年" in text else ():
        right = "0" if re.search("[1-9]", match.group()) else "〇"
        yield finding(
            "character.zero", here(side, *match.span()), found=match.group(),
            suggestion=re.sub("[零〇oO○Ｏ0０]", right, match.group()), confidence=0.95,
        )  # fmt: skip


def _german(side: Side) -> Iterator[Finding]:
    text = side.text
    for match in _WIDE_IN_GERMAN.finditer(text):
        yield finding(
            "punctuation.width", here(side, *match.span()), found=match.group(),
            suggestion=_NARROW_FOR[match.group()], confidence=0.95,
        )  # fmt: skip
    for match in (*_STRAIGHT.finditer(text), *_ENGLISH_IN_GERMAN.finditer(text), *_ANGLES.finditer(text)):
        yield finding(
            "punctuation.quotes", here(side, *match.span()), found=match.group(),
            suggestion=f"„{match.group()[1:-1]}“", confidence=0.9,
        )  # fmt: skip
