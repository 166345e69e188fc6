"""English terms, the pivot of machine translation: words in sequence, with the plural of the last."""

from __future__ import annotations

import re
from collections.abc import Iterable

from memorandum_kit.glossary.hits import Hit
from memorandum_kit.glossary.records import Term

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUALIFIER = re.compile(r"\s*\([^)]*\)\s*$")


class EnglishMatcher:
    """Finds the English terms of a glossary."""

    def __init__(self, rows: Iterable[tuple[int, Term]]) -> None:
        """Index the terms by their first word."""
        self._starts: dict[str, list[tuple[int, tuple[str, ...], frozenset[str]]]] = {}
        for row, term in rows:
            words = [m.group().lower() for m in _TOKEN.finditer(_QUALIFIER.sub("", term.term) or term.term)]
            if words[:1] == ["to"] and term.pos == "verb":
                words = words[1:]
            if words:
                last = _forms(words[-1], verb=term.pos == "verb")
                for first in last if len(words) == 1 else (words[0],):
                    self._starts.setdefault(first, []).append((row, tuple(words[:-1]), last))

    def find(self, text: str) -> list[Hit]:
        """Give all hits, nested ones included; spans are of `text`."""
        tokens = [(m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
        hits = []
        for index, (word, start, _) in enumerate(tokens):
            for row, head, last in self._starts.get(word, ()):
                end = index + len(head)
                if end < len(tokens) and tokens[end][0] in last:
                    between = (text[tokens[i][2] : tokens[i + 1][1]] for i in range(index, end))
                    same = all(tokens[index + i][0] == expected for i, expected in enumerate(head))
                    if same and all(not gap.strip(" \t\r\n\u00a0-‐‑.") for gap in between):
                        hits.append(Hit(start, tokens[end][2], row))
        return hits


def _forms(word: str, *, verb: bool) -> frozenset[str]:
    forms = {word, word + "s", word + "es"}
    if word.endswith("y"):
        forms.add(word[:-1] + "ies")
    if verb:
        stem = word[:-1] if word.endswith("e") else word
        forms.update((stem + "ing", stem + "ed", word + "d"))
    return frozenset(forms)
