"""Which bracket or quotation a position stands in: pairs only, an unmatched one counts as a plain character."""

from __future__ import annotations

from bisect import bisect_right

_PAIRS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "（": "）",
    "［": "］",
    "【": "】",
    "〔": "〕",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "„": '“”"',
    "‚": "‘’",
    "“": "”",
    "‘": "’",
    "»": "«",
    "›": "‹",
    "«": "»",
    "‹": "›",
}
_CLOSERS = frozenset("".join(_PAIRS.values()))
_LONGEST = 2000  # code points: a bracket that closes later than this is taken for a slip


class Brackets:
    """The matched pairs of a text, found in one pass."""

    def __init__(self, text: str) -> None:
        """Match brackets and quotation marks; straight quotes pair off in turn."""
        stack: list[tuple[str, int]] = []
        opener: dict[int, int] = {}
        for position, c in enumerate(text):
            if c == '"':
                index = _straight(stack)
                if index is None:
                    stack.append((c, position))
                    continue
            elif c in _CLOSERS:
                index = _opened(stack, c)
                if index is None:
                    if c in _PAIRS:
                        stack.append((c, position))
                    continue
            elif c in _PAIRS:
                stack.append((c, position))
                continue
            else:
                continue
            start = stack[index][1]
            del stack[index:]
            if position - start <= _LONGEST:
                opener[position] = start
        self._opener = opener
        # The outermost pairs, in order: pairs nest, because a closer drops what was opened after its opener.
        self._outer: list[tuple[int, int]] = []
        for end, start in sorted(opener.items(), key=lambda pair: pair[1]):
            if not self._outer or start > self._outer[-1][1]:
                self._outer.append((start, end))
        self._starts = [start for start, _ in self._outer]

    def inside(self, position: int) -> int | None:
        """Give where the outermost pair around `position` opens, None outside all pairs."""
        index = bisect_right(self._starts, position - 1) - 1
        if index < 0:
            return None
        start, end = self._outer[index]
        return start if start < position <= end else None

    def opener(self, position: int) -> int | None:
        """Give where the pair opens that the character at `position` closes, None where it closes none."""
        return self._opener.get(position)


def _opened(stack: list[tuple[str, int]], closer: str) -> int | None:
    # A closer may step over at most two slips ("(" never closed) to its opener.
    for index in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        if closer in _PAIRS.get(stack[index][0], ""):
            return index
    return None


def _straight(stack: list[tuple[str, int]]) -> int | None:
    for index in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        if stack[index][0] in ('"', "„"):
            return index
    return None
