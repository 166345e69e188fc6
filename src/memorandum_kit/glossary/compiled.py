"""A glossary compiled for matching, as plain data that is stored and loaded as JSON."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, overload

from memorandum_kit.glossary.records import COLUMNS, Term
from memorandum_kit.glossary.word_sets import packed
from memorandum_kit.model import Lang

FORMAT = 6
_CELL = "\x1f"  # between the cells of a stored row


class Rows(Sequence[tuple[str, ...]]):
    """Term rows as cells, each one string until it is asked for: few of a glossary's terms occur in a text."""

    def __init__(self, stored: list[str]) -> None:
        """Keep rows of cells, put together with `_CELL`."""
        self.stored = stored
        self._cells: dict[int, tuple[str, ...]] = {}

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Rows:
        """Store the rows of terms; a control character that no cell should have is dropped."""
        return cls([_CELL.join(cell.replace(_CELL, "") for cell in term.row()) for term in terms])

    @overload
    def __getitem__(self, index: int) -> tuple[str, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[tuple[str, ...]]: ...
    def __getitem__(self, index: int | slice) -> tuple[str, ...] | Sequence[tuple[str, ...]]:
        """Give the cells of a row, as `COLUMNS`."""
        if isinstance(index, slice):
            return [tuple(row.split(_CELL)) for row in self.stored[index]]
        cells = self._cells.get(index)
        if cells is None:
            cells = self._cells[index] = tuple(self.stored[index].split(_CELL))
        return cells

    def __len__(self) -> int:
        """Give the number of rows."""
        return len(self.stored)


class Compiled:
    """Term rows with all that matching needs; `dumps` and `loads` lead to bytes and back.

    The stored form has a line each for the rows, the German and the Chinese side; a side is decoded when it is asked for.
    """

    def __init__(self, rows: Rows, german: dict[str, Any] | bytes, chinese: dict[str, Any] | bytes) -> None:
        """Keep the rows and both sides, decoded or not."""
        self.rows = rows
        self._german = german
        self._chinese = chinese

    @property
    def german(self) -> dict[str, Any]:
        """The German side."""
        if isinstance(self._german, bytes):
            self._german = dict(json.loads(self._german))
        return self._german

    @property
    def chinese(self) -> dict[str, Any]:
        """The Chinese side."""
        if isinstance(self._chinese, bytes):
            self._chinese = dict(json.loads(self._chinese))
        return self._chinese

    def terms(self) -> tuple[Term, ...]:
        """Build the terms."""
        return tuple(_term(row) for row in self.rows[:])

    def dumps(self) -> bytes:
        """Give the stored form: JSON in three lines, with the lengths and digest of the last two in the first."""
        sides = [
            json.dumps(side, ensure_ascii=False, separators=(",", ":")).encode() for side in (self.german, self.chinese)
        ]
        head = {
            "format": FORMAT,
            "columns": COLUMNS,
            "sides": [_check(side) for side in sides],
            "rows": self.rows.stored,
        }
        first = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
        return b"\n".join((first, *sides))

    @classmethod
    def loads(cls, data: bytes) -> Compiled:
        """Read what `dumps` gave.

        Raises:
            ValueError: it is something else, or damaged.
        """
        first, *sides = data.split(b"\n")
        head = json.loads(first)
        if not isinstance(head, dict) or head.get("format") != FORMAT or head.get("columns") != list(COLUMNS):
            raise ValueError("no compiled glossary of this version")
        if len(sides) != 2 or [_check(side) for side in sides] != head["sides"]:
            raise ValueError("the compiled glossary is damaged")
        if not all(isinstance(row, str) and row.count(_CELL) == len(COLUMNS) - 1 for row in head["rows"]):
            raise ValueError("the compiled glossary is damaged")
        return cls(Rows(head["rows"]), sides[0], sides[1])


def _check(side: bytes) -> int:
    return zlib.crc32(side)


def _term(row: Sequence[str]) -> Term:
    concept, field, lang, term, status, kind, pos, gender, usage, exclude, definition, context, source, note = row
    words = tuple(exclude.split("|")) if exclude else ()
    return Term(
        concept, field, Lang(lang), term, status, kind, pos, gender, usage, words, definition, context, source, note
    )


def compile_terms(terms: Iterable[Term]) -> Compiled:
    """Expand every term's forms and gather the word lists that belong to them."""
    from memorandum_kit.glossary.chinese_compile import character_table, compile_chinese
    from memorandum_kit.glossary.chinese_words import index_of
    from memorandum_kit.glossary.german_compile import compile_german
    from memorandum_kit.glossary.wordlists import (
        chinese_traps,
        chinese_words,
        german_nouns,
        german_opaque,
        german_parts,
        german_verbs,
        rare_chinese_words,
    )

    rows = tuple(terms)
    german_rows = [(row, term) for row, term in enumerate(rows) if term.lang is Lang.DE]
    chinese_rows = [(row, term) for row, term in enumerate(rows) if term.lang.is_chinese]
    german: dict[str, Any] = {}
    if german_rows:
        compiled = compile_german(german_rows, german_verbs(), german_nouns())
        own = [word for _, term in german_rows for word in term.term.split() if word[:1].isupper() and word.isalpha()]
        known, short = german_parts(own)
        forms = {*compiled.words, *compiled.exact, *compiled.modifiers}
        german = {
            "words": _single(compiled.words),
            "exact": compiled.exact,
            "modifiers": _single(compiled.modifiers),
            "sequences": compiled.sequences,
            "phrases": compiled.phrases,
            "excluded": compiled.excluded,
            "verbs": " ".join(compiled.verbs),
            "known": packed(known),
            "short": " ".join(sorted(short)),
            "opaque": _inside(forms, german_opaque()),
        }
    chinese: dict[str, Any] = {}
    if chinese_rows:
        folded = compile_chinese(chinese_rows)
        listed = set(chinese_words())
        traps, rare = set(chinese_traps()), set(rare_chinese_words())
        chinese = {
            "words": _single(folded.words),
            "gapped": folded.gapped,
            "excluded": folded.excluded,
            "characters": character_table(),
            "list": " ".join(sorted(listed)),
            "traps": " ".join(sorted(traps)),
            "rare": " ".join(sorted(rare - listed)),
            "index": index_of((*listed, *(trap.replace("|", "") for trap in traps), *rare, *folded.words)),
        }
    return Compiled(Rows.of(rows), german, chinese)


def _single(table: Mapping[str, list[int]]) -> dict[str, int | list[int]]:
    """Lists of one number as that number."""
    return {form: numbers[0] if len(numbers) == 1 else numbers for form, numbers in table.items()}


def _inside(forms: set[str], listed: Iterable[str]) -> dict[str, str]:
    """For each form the listed words that have it inside and are longer."""
    index: dict[str, list[str]] = {}
    for word in listed:
        for start in range(len(word)):
            for end in range(start + 3, len(word) + 1):
                form = word[start:end]
                if form != word and form in forms and word not in (entries := index.setdefault(form, [])):
                    entries.append(word)
    return {form: " ".join(words) for form, words in index.items()}
