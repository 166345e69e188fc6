"""xml:ids: the model's own where XML takes them, otherwise a valid one like it; every id once."""

from __future__ import annotations

import re

from memorandum_kit.model import Memorandum
from memorandum_kit.writers.tei_marks import disjoint

# The NCNames that every edition of XML and every validator takes: ASCII only, no digit, dot or hyphen in front.
_FORBIDDEN = re.compile(r"[^A-Za-z0-9_.\-]")
_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")
_START = re.compile(r"[A-Za-z_]")


class Ids:
    """Hands out xml:ids; what was handed out once for a clause or sentence is found again by `of`."""

    def __init__(self, memo: Memorandum) -> None:
        """Give every clause its id first, then every sentence, so that the texts keep the model's ids."""
        self._taken: set[str] = set()
        self._known: dict[str, str] = {}
        self._used: set[str] = set()
        self._last: dict[str, int] = {}
        clauses = [clause for document in memo.documents for clause in document.clauses]
        for clause in clauses:
            if clause.id not in self._known:
                self._known[clause.id] = self.new(clause.id)
        for clause in clauses:
            for sentence, span in zip(clause.sentence_ids(), disjoint(clause.sentences, clause.text), strict=True):
                if span is not None and sentence not in self._known:
                    self._known[sentence] = self.new(sentence)

    def new(self, wanted: str) -> str:
        """Give an unused xml:id, `wanted` itself where it can be."""
        chosen = base = wanted if _NCNAME.fullmatch(wanted) else ncname(wanted)
        if base in self._taken:
            count = self._last.get(base, 1)
            while chosen in self._taken:
                count += 1
                chosen = f"{base}_{count}"
            self._last[base] = count
        self._taken.add(chosen)
        return chosen

    def place(self, model_id: str) -> str:
        """Give the xml:id for the element that holds a clause or sentence; a second element gets another one."""
        known = self._known.get(model_id)
        if known is None or known in self._used:
            return self.new(model_id)
        self._used.add(known)
        return known

    def of(self, model_id: str) -> str | None:
        """Give the xml:id of a clause or sentence, None where no text has it."""
        return self._known.get(model_id)


def ncname(wanted: str) -> str:
    """Make a string an NCName: blanks, colons and signs become underscores, a digit in front gets `_` before it."""
    name = _FORBIDDEN.sub("_", wanted) or "_"
    return name if _START.match(name) else f"_{name}"
