"""Chinese terms in a text: every occurrence, nested hits dropped later, hits vetoed where a word straddles their edge."""

from __future__ import annotations

from memorandum_kit.glossary.chinese_compile import ChineseData
from memorandum_kit.glossary.chinese_words import Segmenter
from memorandum_kit.glossary.hits import Hit

_FAR = 40  # characters between the pieces of a term with a gap (以……为准)
_SENTENCE_END = frozenset("。！？；\n")
_COMMA = frozenset("，,")
# Characters that stand alone as words of a numbering: 第三条, 第2款.
_NUMBERED = frozenset("条款项章节份号届期")
_NUMERALS = frozenset("0123456789一二三四五六七八九十百千零〇两")


class ChineseMatcher:
    """Finds the Chinese terms of a compiled glossary, in simplified and traditional texts alike."""

    def __init__(self, data: ChineseData, characters: tuple[str, str], segmenter: Segmenter) -> None:
        """Index the forms by their first two characters."""
        self.table = str.maketrans(*characters)
        self._words = data.words
        self._segmenter = segmenter
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._single = {form: rows for form, rows in data.words.items() if len(form) == 1}
        lengths: dict[str, set[int]] = {}
        for form in data.words:
            if len(form) > 1:
                lengths.setdefault(form[:2], set()).add(len(form))
        self._lengths = {pair: tuple(sorted(sizes, reverse=True)) for pair, sizes in lengths.items()}
        self._gapped = data.gapped

    def find(self, text: str) -> list[Hit]:
        """Give the hits; spans are of `text`."""
        folded = text.translate(self.table)
        lengths, words = self._lengths, self._words
        hits: list[Hit] = []
        length = len(folded)
        for start in [i for i in range(length - 1) if folded[i : i + 2] in lengths]:
            for size in lengths[folded[start : start + 2]]:
                end = start + size
                if end > length or (rows := words.get(folded[start:end])) is None:
                    continue
                if not _bounded(folded, start, end) or self._segmenter.vetoes(folded, start, end):
                    continue
                hits.extend(Hit(start, end, row) for row in rows)
        if self._single:
            self._singles(folded, hits)
        if self._gapped:
            self._gaps(folded, hits)
        return hits

    def _singles(self, text: str, hits: list[Hit]) -> None:
        """Terms of one character: in a numbering, or where no longer word has them."""
        for at, character in enumerate(text):
            rows = self._single.get(character)
            if rows is None:
                continue
            before = text[at - 1 : at] if at else ""
            if character in _NUMBERED:
                if before not in _NUMERALS:
                    continue
            elif self._segmenter.in_word(text, at):
                continue
            hits.extend(Hit(at, at + 1, row) for row in rows)

    def _gaps(self, text: str, hits: list[Hit]) -> None:
        """Terms with a gap (以……为准); one whose piece is a single character does not go over a comma."""
        for row, pieces in self._gapped:
            breaks = _SENTENCE_END | _COMMA if any(len(piece) == 1 for piece in pieces) else _SENTENCE_END
            found: dict[int, Hit] = {}
            start = text.find(pieces[0])
            while start != -1:
                parts = [(start, start + len(pieces[0]))]
                for piece in pieces[1:]:
                    low = parts[-1][1]
                    at = text.find(piece, low, low + _FAR + len(piece))
                    if at == -1 or any(c in breaks for c in text[low:at]):
                        break
                    parts.append((at, at + len(piece)))
                else:
                    # Of several beginnings before one end the nearest is meant.
                    found[parts[-1][1]] = Hit(parts[0][0], parts[-1][1], row, tuple(parts))
                start = text.find(pieces[0], start + 1)
            hits.extend(found.values())


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether Latin letters or digits at a hit's edges are not cut off from more of them."""
    first, last = text[start], text[end - 1]
    if first.isascii() and first.isalnum() and start and text[start - 1].isascii() and text[start - 1].isalnum():
        return False
    return not (last.isascii() and last.isalnum() and end < len(text) and text[end].isascii() and text[end].isalnum())
