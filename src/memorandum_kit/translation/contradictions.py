"""Where a suggestion says something else than its source: what the checks find, and what a person has to put in."""

from __future__ import annotations

import re
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


def in_parts(text: str) -> Finding:
    """Give the warning that a suggestion was put together of parts that were agreed in different clauses."""
    return Finding(
        "translation.parts", Severity.MINOR, (FindingPlace("source", Span(0, len(text))),), its_type="grammar"
    )


_ADDRESS = re.compile(r"\S*[@/]\S*|\S+\.[a-z]{2,}\b")
_LATIN_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]{3,}")
_HANZI_RUN = re.compile("[\u3400-\u9fff]+")


def left_over(
    source: str, translation: str, source_lang: Lang, target_lang: Lang, glossary: Glossary | None = None
) -> list[Finding]:
    """Give the warning that words of the source stand in the translation as they were.

    A word with a capital may be a name, which stays; it is told only where it is a term of the glossary.
    """
    if source_lang.is_chinese == target_lang.is_chinese:
        return []
    place = "zh" if target_lang.is_chinese else "de"
    text = _ADDRESS.sub(lambda match: " " * len(match[0]), translation)
    found = []
    if target_lang.is_chinese:
        words = set(_LATIN_WORD.findall(source))
        for match in _LATIN_WORD.finditer(text):
            word = match[0]
            named = word[0].isupper() and not (glossary is not None and glossary.find(word, source_lang))
            if word in words and not named and not word.isupper():
                found.append(match)
    else:
        found = [match for match in _HANZI_RUN.finditer(text) if match[0] in source]
    return [
        Finding(
            "translation.untranslated",
            Severity.MAJOR,
            (FindingPlace(place, Span(*match.span())),),
            (("words", match[0]),),
            its_type="untranslated",
        )
        for match in found
    ]


def is_hard(finding: Finding) -> bool:
    """Whether a finding makes a machine's suggestion unusable."""
    if finding.code == "translation.untranslated":
        return True
    return finding.severity in (Severity.CRITICAL, Severity.MAJOR) and finding.code.split(".")[0] in _HARD
