"""Chinese terms in a text: every occurrence, nested hits dropped later, hits vetoed where a word straddles their edge."""

from __future__ import annotations

import re
from collections.abc import Mapping

from memorandum_kit.glossary.chinese_compile import ChineseData
from memorandum_kit.glossary.chinese_words import Segmenter
from memorandum_kit.glossary.hits import Hit

_FAR = 40  # characters between the pieces of a term with a gap (以……为准)
# Characters that stand alone as words of a numbering: 第三条, 第2款.
_NUMBERED = frozenset("条款项章节份号届期")
_NUMERALS = frozenset("0123456789一二三四五六七八九十百千零〇两")


class ChineseMatcher:
    """Finds the Chinese terms of a compiled glossary, in simplified and traditional texts alike."""

    def __init__(self, data: ChineseData, characters: tuple[str, str], segmenter: Segmenter) -> None:
        """Index the forms by their first two characters."""
        self.table = str.maketrans(*characters)
        self._words: Mapping[str, int | list[int]] = data.words
        self._excluded = frozenset(map(int, data.excluded))  # rows whose hits may be dropped afterwards
        self._segmenter = segmenter
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._single = frozenset(form for form in data.words if len(form) == 1)
        lengths: dict[str, set[int]] = {}
        for form in data.words:
            if len(form) > 1:
                lengths.setdefault(form[:2], set()).add(len(form))
        self._lengths = {pair: tuple(sorted(sizes, reverse=True)) for pair, sizes in lengths.items()}
        self._gapped = [(row, pieces, _gap_pattern(pieces)) for row, pieces in data.gapped]
        self._gap_starts: dict[str, list[int]] = {}  # of the terms with a gap, by the first character
        for number, (_, pieces, _) in enumerate(self._gapped):
            self._gap_starts.setdefault(pieces[0][0], []).append(number)

    def find(self, text: str) -> list[Hit]:
        """Give the hits; spans are of `text`."""
        folded = text.translate(self.table)
        lengths, words = self._lengths, self._words
        hits: list[Hit] = []
        length = len(folded)
        covered = 0  # what lies before this in a hit found already would be dropped as nested in it
        for start in [i for i in range(length - 1) if folded[i : i + 2] in lengths]:
            for size in lengths[folded[start : start + 2]]:
                end = start + size
                if end <= covered:
                    break
                if end > length or (found := words.get(folded[start:end])) is None:
                    continue
                if not _bounded(folded, start, end) or self._segmenter.vetoes(folded, start, end):
                    continue
                rows = (found,) if isinstance(found, int) else found
                hits.extend(Hit(start, end, row) for row in rows)
                if self._excluded.isdisjoint(rows):
                    covered = end
        if not self._single.isdisjoint(folded):
            self._singles(folded, hits)
        if self._gapped:
            self._gaps(folded, hits)
        return hits

    def is_word(self, folded: str, start: int, end: int) -> bool:
        """Whether a stretch of a folded text can be a word there: 教育部 in 教育部发文, not in 教育部门."""
        return not self._segmenter.vetoes(folded, start, end)

    def _singles(self, text: str, hits: list[Hit]) -> None:
        """Terms of one character: in a numbering, or where no longer word has them."""
        for at, character in enumerate(text):
            if character not in self._single:
                continue
            before = text[at - 1 : at] if at else ""
            if character in _NUMBERED:
                if before not in _NUMERALS:
                    continue
            elif self._segmenter.in_word(text, at):
                continue
            found = self._words[character]
            hits.extend(Hit(at, at + 1, row) for row in ((found,) if isinstance(found, int) else found))

    def _gaps(self, text: str, hits: list[Hit]) -> None:
        """Terms with a gap (以……为准); of several beginnings before one end the nearest is meant."""
        starts = self._gap_starts
        for number in sorted(n for character in starts.keys() & set(text) for n in starts[character]):
            row, pieces, pattern = self._gapped[number]
            if pieces[0] not in text:
                continue
            for match in pattern.finditer(text):
                parts = [match.span(number) for number in range(1, len(pieces) + 1)]
                first = text.rfind(pieces[0], match.start(), parts[1][0])
                parts[0] = (first, first + len(pieces[0]))
                hits.append(Hit(first, parts[-1][1], row, tuple(parts)))


def _gap_pattern(pieces: list[str]) -> re.Pattern[str]:
    """The pieces with up to 40 characters of one sentence between; not over a comma where a piece is one character."""
    breaks = "。！？；\n，," if any(len(piece) == 1 for piece in pieces) else "。！？；\n"
    return re.compile(f"[^{breaks}]{{0,{_FAR}}}?".join(f"({re.escape(piece)})" for piece in pieces))


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether Latin letters or digits at a hit's edges are not cut off from more of them."""
    first, last = text[start], text[end - 1]
    if first.isascii() and first.isalnum() and start and text[start - 1].isascii() and text[start - 1].isalnum():
        return False
    return not (last.isascii() and last.isalnum() and end < len(text) and text[end].isascii() and text[end].isalnum())
