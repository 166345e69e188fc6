"""The table of codes: what a finding can be, how bad it is by default, and in which profiles it is shown.

Tiers: A certain, B values, C terms and names, D meaning, E typography. The texts of the codes are in
`messages/*/checks.toml`; `docs/checks.md` is made from both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from memorandum_kit.model import Severity

PROFILES = ("default", "strict", "archive", "draft")


@dataclass(frozen=True, slots=True)
class Code:
    """One code; `its_type` is the ITS 2.0 localization quality issue type."""

    name: str
    tier: str  # A, B, C, D, E
    severity: Severity
    its_type: str
    scope: str = "pair"  # what is looked at: one text, an aligned pair, the whole memorandum
    profiles: tuple[str, ...] = PROFILES


_CRITICAL, _MAJOR, _MINOR, _NOTE = Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.NOTE
# A draft's marks and spacing are still moving; an archive keeps what was signed and wants to know everything.
_FINAL = ("default", "strict", "archive")
_STRICT = ("strict", "archive")

_ROWS = (
    # A: certain
    Code("empty", "A", _CRITICAL, "omission"),
    Code("untranslated", "A", _CRITICAL, "untranslated"),
    Code("encoding.mojibake", "A", _MAJOR, "characters", "text"),
    Code("character.invisible", "A", _MINOR, "characters", "text"),
    Code("character.compatibility", "A", _MINOR, "characters", "text"),
    Code("character.width", "A", _MINOR, "characters", "text", _FINAL),
    Code("script.mixed", "A", _MINOR, "characters", "text"),
    Code("brackets.unbalanced", "A", _MINOR, "typographical", "text"),
    Code("quotes.unbalanced", "A", _MINOR, "typographical", "text"),
    Code("date.impossible", "A", _CRITICAL, "locale-violation", "text"),
    Code("date.weekday", "A", _MAJOR, "inconsistency", "text"),
    Code("reference.mismatch", "A", _MAJOR, "mistranslation"),
    Code("reference.article", "B", _MAJOR, "mistranslation"),
    Code("spacing.double", "A", _NOTE, "whitespace", "text", _FINAL),
    Code("word.repeated", "A", _MINOR, "duplication", "text"),
    Code("term.deprecated", "A", _MAJOR, "terminology", "text"),
    # B: values
    Code("number.scale", "B", _CRITICAL, "numbers"),
    Code("number.value", "B", _CRITICAL, "numbers"),
    Code("number.missing", "B", _MAJOR, "numbers"),
    Code("number.extra", "B", _MAJOR, "numbers"),
    Code("number.format", "B", _MAJOR, "numbers", "text"),
    Code("number.qualifier", "B", _MINOR, "numbers"),
    Code("unit", "B", _CRITICAL, "numbers"),
    Code("currency", "B", _CRITICAL, "numbers"),
    Code("date.value", "B", _CRITICAL, "numbers"),
    Code("date.missing", "B", _MAJOR, "omission"),
    Code("date.extra", "B", _MAJOR, "addition"),
    Code("date.precision", "B", _MINOR, "numbers"),
    Code("time.value", "B", _CRITICAL, "numbers"),
    Code("duration.value", "B", _CRITICAL, "numbers"),
    Code("copies", "B", _CRITICAL, "numbers"),
    Code("numbering.duplicate", "B", _MAJOR, "inconsistency", "memorandum"),
    Code("numbering.gap", "B", _MINOR, "inconsistency", "memorandum"),
    Code("numbering.mismatch", "B", _MAJOR, "inconsistency", "memorandum"),
    # C: terms and names
    Code("term.wrong", "C", _MAJOR, "terminology"),
    Code("term.missing", "C", _MINOR, "terminology"),
    Code("term.inconsistent", "C", _MINOR, "inconsistency", "memorandum"),
    Code("term.admitted", "C", _NOTE, "terminology", "memorandum", _STRICT),
    Code("relation.level", "C", _CRITICAL, "terminology"),
    Code("name.wrong", "C", _CRITICAL, "mistranslation"),
    Code("name.missing", "C", _MAJOR, "omission"),
    Code("name.order", "C", _MINOR, "inconsistency"),
    Code("name.inconsistent", "C", _MAJOR, "inconsistency", "memorandum"),
    Code("repetition.varied", "C", _MINOR, "inconsistency", "memorandum"),
    Code("repetition.merged", "C", _MINOR, "inconsistency", "memorandum"),
    Code("title.rank", "C", _MAJOR, "mistranslation"),
    # D: meaning
    Code("negation", "D", _CRITICAL, "mistranslation"),
    Code("modality", "D", _MAJOR, "mistranslation"),
    Code("party.swap", "D", _CRITICAL, "mistranslation"),
    Code("clause.omitted", "D", _CRITICAL, "omission", "memorandum"),
    Code("clause.added", "D", _CRITICAL, "addition", "memorandum"),
    Code("clause.order", "D", _MINOR, "inconsistency", "memorandum"),
    Code("list.missing", "D", _MAJOR, "omission"),
    Code("list.extra", "D", _MAJOR, "addition"),
    Code("condition.dropped", "D", _MAJOR, "omission"),
    Code("condition.added", "D", _MAJOR, "addition"),
    Code("legal.effect", "D", _CRITICAL, "mistranslation"),
    Code("language.prevailing", "D", _CRITICAL, "mistranslation"),
    Code("alternat", "D", _MAJOR, "inconsistency", "memorandum"),
    Code("clause-type.missing", "D", _NOTE, "omission", "memorandum", _STRICT),
    # E: typography
    Code("punctuation.width", "E", _NOTE, "typographical", "text", _FINAL),
    Code("punctuation.repeated", "E", _NOTE, "typographical", "text", _FINAL),
    Code("punctuation.end", "E", _NOTE, "typographical", "pair", _FINAL),
    Code("punctuation.quotes", "E", _NOTE, "typographical", "text", _FINAL),
    Code("spacing.han", "E", _NOTE, "whitespace", "text", _FINAL),
    Code("character.zero", "E", _NOTE, "characters", "text", _FINAL),
    Code("date.style", "E", _NOTE, "style", "memorandum", _FINAL),
    Code("state.formal", "E", _NOTE, "style"),
)  # fmt: skip


@cache
def codes() -> dict[str, Code]:
    """Give every code by its name, in the table's order."""
    return {row.name: row for row in _ROWS}
