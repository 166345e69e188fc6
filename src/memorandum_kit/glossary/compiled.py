"""A glossary compiled for matching, as plain data that is stored and loaded as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from memorandum_kit.glossary.records import COLUMNS, Term
from memorandum_kit.model import Lang

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Compiled:
    """Term rows with all that matching needs; `dumps` and `loads` lead to JSON and back."""

    terms: tuple[Term, ...]
    german: dict[str, Any]
    chinese: dict[str, Any]

    def dumps(self) -> str:
        """Give the JSON text."""
        plain = {
            "format": FORMAT,
            "columns": COLUMNS,
            "terms": [term.row() for term in self.terms],
            "german": self.german,
            "chinese": self.chinese,
        }
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def loads(cls, text: str) -> Compiled:
        """Read what `dumps` gave.

        Raises:
            ValueError: it is something else.
        """
        plain = json.loads(text)
        if not isinstance(plain, dict) or plain.get("format") != FORMAT or plain.get("columns") != list(COLUMNS):
            raise ValueError("no compiled glossary of this version")
        return cls(tuple(_term(row) for row in plain["terms"]), plain["german"], plain["chinese"])


def _term(row: Sequence[str]) -> Term:
    concept, field, lang, term, status, kind, pos, gender, usage, exclude, definition, context, source, note = row
    words = tuple(exclude.split("|")) if exclude else ()
    return Term(
        concept, field, Lang(lang), term, status, kind, pos, gender, usage, words, definition, context, source, note
    )


def compile_terms(terms: Iterable[Term]) -> Compiled:
    """Expand every term's forms and gather the word lists that belong to them."""
    from memorandum_kit.glossary.chinese_compile import character_table, compile_chinese
    from memorandum_kit.glossary.chinese_words import straddlers
    from memorandum_kit.glossary.german_compile import compile_german
    from memorandum_kit.glossary.wordlists import (
        chinese_traps,
        chinese_words,
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
        compiled = compile_german(german_rows, german_verbs())
        own = [word for _, term in german_rows for word in term.term.split() if word[:1].isupper() and word.isalpha()]
        known, short = german_parts(own)
        forms = {*compiled.words, *compiled.modifiers}
        german = {
            "words": compiled.words,
            "modifiers": compiled.modifiers,
            "sequences": compiled.sequences,
            "phrases": compiled.phrases,
            "excluded": compiled.excluded,
            "verbs": compiled.verbs,
            "known": " ".join(sorted(known)),
            "short": " ".join(sorted(short)),
            "opaque": _inside(forms, german_opaque()),
        }
    chinese: dict[str, Any] = {}
    if chinese_rows:
        folded = compile_chinese(chinese_rows)
        listed = {*chinese_words(), *(word for word in folded.words if len(word) > 1)}
        traps, rare = set(chinese_traps()), set(rare_chinese_words())
        chinese = {
            "words": folded.words,
            "gapped": folded.gapped,
            "excluded": folded.excluded,
            "characters": character_table(),
            "list": " ".join(sorted(listed)),
            "traps": " ".join(sorted(traps)),
            "rare": " ".join(sorted(rare - listed)),
            "straddlers": straddlers(folded.words, sorted(listed | traps | rare)),
        }
    return Compiled(rows, german, chinese)


def _inside(forms: set[str], listed: Iterable[str]) -> dict[str, list[str]]:
    """For each form the listed words that have it inside and are longer."""
    index: dict[str, list[str]] = {}
    for word in listed:
        for start in range(len(word)):
            for end in range(start + 3, len(word) + 1):
                form = word[start:end]
                if form != word and form in forms and word not in (entries := index.setdefault(form, [])):
                    entries.append(word)
    return index
