"""Where a suggestion says something else than its source: what the checks find, and what a person has to put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from memorandum_kit.checks import check
from memorandum_kit.model import Finding, FindingPlace, Lang, Severity, Span

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary

# Findings that make a machine's suggestion unusable: value, name or negation is not that of the source.
_HARD = frozenset({
    "number", "date", "time", "duration", "unit", "currency", "copies", "name", "negation", "legal", "relation", "party",
    "empty", "untranslated",
})  # fmt: skip


def contradictions(
    source: str, translation: str, source_lang: Lang, target_lang: Lang, glossary: Glossary | None = None
) -> list[Finding]:
    """Give what the checks find in the pair; nothing where one side is English. Places are in `de` and `zh`."""
    if Lang.EN in (source_lang, target_lang) or source_lang.is_chinese == target_lang.is_chinese:
        return []
    de, zh = (translation, source) if source_lang.is_chinese else (source, translation)
    return check(de, zh, glossary=glossary)


def open_value(surface: str, text: str) -> Finding:
    """Give the warning that `surface` of the source is not in the suggestion: a person has to put it in."""
    start = max(text.find(surface), 0)
    return Finding(
        "translation.open",
        Severity.MAJOR,
        (FindingPlace("source", Span(start, start + len(surface))),),
        (("value", surface),),
        its_type="omission",
    )


def other_wording(text: str, words: str, stored: str) -> Finding:
    """Give the warning that the stored clause has `stored` where the text has `words`."""
    start = max(text.find(words), 0) if words else 0
    span = Span(start, start + len(words) if words and words in text else start)
    return Finding(
        "translation.wording",
        Severity.MAJOR,
        (FindingPlace("source", span),),
        (("text", words), ("stored", stored)),
        its_type="mistranslation",
    )


def is_hard(finding: Finding) -> bool:
    """Whether a finding makes a machine's suggestion unusable."""
    return finding.severity in (Severity.CRITICAL, Severity.MAJOR) and finding.code.split(".")[0] in _HARD
