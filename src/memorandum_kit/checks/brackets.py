"""`brackets.unbalanced`, `quotes.unbalanced`: marks that open and do not close, or close and do not open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.checks.making import finding, here
from memorandum_kit.model import Finding

_PAIRS = {
    ")": "(（", "）": "（(", "]": "[", "}": "{", "》": "《", "〉": "〈", "】": "【", "〕": "〔", "」": "「", "』": "『",
}  # fmt: skip
_OPEN = frozenset("".join(_PAIRS.values()))
_INTERESTING = re.compile(r"[()（）\[\]{}《》〈〉【】〔〕「」『』“”„\"»«]")
# "1)", "a)", "（1）", "iv)" number an item: the closing mark has no partner.
_ITEM = re.compile(
    r"(?:^|(?<=[\s;；。，,:：]))(?:\d{1,2}(?:\.\d+)*|[a-zA-Z]{1,2}|[ivx]{1,4}|[一二三四五六七八九十]{1,3})\.?\Z"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Tell brackets and quotation marks without a partner in their own side.

    The German „…“ opens low and closes high; Chinese “…” opens with the sign that closes in German.
    """
    for side in pair.sides:
        if _INTERESTING.search(side.text):
            yield from _brackets(side)
            yield from _quotes(side)


def _brackets(side: Side) -> Iterator[Finding]:
    stack: list[tuple[str, int]] = []
    text = side.text
    for position, character in enumerate(text):
        if character in _OPEN:
            stack.append((character, position))
        elif character in _PAIRS:
            if stack and stack[-1][0] in _PAIRS[character]:
                stack.pop()
            elif character in ")）" and _ITEM.search(text[:position]):
                continue
            elif any(opened in _PAIRS[character] for opened, _ in stack):
                while stack and stack[-1][0] not in _PAIRS[character]:
                    opened, where = stack.pop()
                    yield _finding("brackets.unbalanced", side, where, opened)
                stack.pop()
            else:
                yield _finding("brackets.unbalanced", side, position, character)
    for opened, where in stack:
        yield _finding("brackets.unbalanced", side, where, opened)


def _quotes(side: Side) -> Iterator[Finding]:
    text = side.text
    pairs = ("“", "”") if side.lang.is_chinese else ("„", "“")
    if side.lang.is_chinese and not ("“" in text or "”" in text):
        pairs = ("", "")
    if not side.lang.is_chinese and "„" not in text:
        # “…” is the English style: another check's matter, still to be balanced
        pairs = ("“", "”")
    open_mark, close_mark = pairs
    closing = {close_mark} if side.lang.is_chinese or open_mark == "“" else {"“", "”"}
    opened: list[int] = []
    for position, character in enumerate(text):
        if not open_mark:
            break
        if character == open_mark:
            opened.append(position)
        elif character in closing:
            if opened:
                opened.pop()
            else:
                yield _finding("quotes.unbalanced", side, position, character)
    for position in opened:
        yield _finding("quotes.unbalanced", side, position, text[position])
    straight = [m.start() for m in re.finditer(r'"', text)]
    if len(straight) % 2 and not re.search(r'\d"', text):
        yield _finding("quotes.unbalanced", side, straight[-1], '"')


def _finding(code: str, side: Side, position: int, mark: str) -> Finding:
    return finding(code, here(side, position, position + 1), mark=mark)
