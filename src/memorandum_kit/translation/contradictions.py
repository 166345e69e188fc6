"""Where a suggestion says something else than its source: values by value, names by key."""

from __future__ import annotations

from collections.abc import Iterator

from memorandum_kit.model import Finding, FindingPlace, Lang, Mention, MentionKind, Severity, Span
from memorandum_kit.names import find as find_names
from memorandum_kit.names import link_names
from memorandum_kit.quantities import compare_sets, find_quantities

# Codes of findings that make a suggestion unusable: what it says is not what the source says.
HARD = (
    "translation.value",
    "translation.name",
    "number.",
    "quantity.",
    "money.",
    "date.",
    "negation",
    "modality.negat",
    "name.",
)
_NAMED = frozenset({MentionKind.PERSON, MentionKind.PLACE, MentionKind.BODY})


def contradictions(source: str, translation: str, source_lang: Lang, target_lang: Lang) -> list[Finding]:
    """Give the values and names that source and translation do not share; none where one side is English."""
    if Lang.EN in (source_lang, target_lang):
        return []
    texts = {source_lang.is_chinese: (source, source_lang), target_lang.is_chinese: (translation, target_lang)}
    if len(texts) < 2:
        return []
    (de, de_lang), (zh, zh_lang) = texts[False], texts[True]
    return [*_values(de, zh, de_lang, zh_lang), *_names(de, zh, de_lang, zh_lang)]


def _values(de: str, zh: str, de_lang: Lang, zh_lang: Lang) -> Iterator[Finding]:
    result = compare_sets(find_quantities(de, de_lang), find_quantities(zh, zh_lang))
    for difference in result.different:
        yield _finding("translation.value", difference.de, difference.zh, Severity.CRITICAL)
    for mention in result.missing:
        yield _finding("translation.value-missing", mention, None, Severity.MAJOR)
    for mention in result.extra:
        yield _finding("translation.value-added", None, mention, Severity.MAJOR)


def _names(de: str, zh: str, de_lang: Lang, zh_lang: Lang) -> Iterator[Finding]:
    german, chinese = (
        [m for m in find_names(text, lang) if m.kind in _NAMED] for text, lang in ((de, de_lang), (zh, zh_lang))
    )
    for link in link_names(german, chinese):
        if link.verdict == "different":
            yield _finding("translation.name", link.de, link.zh, Severity.CRITICAL)
        elif link.verdict == "missing-zh" and link.de is not None and link.de.kind is not MentionKind.BODY:
            yield _finding("translation.name-missing", link.de, None, Severity.MAJOR)
        elif link.verdict == "missing-de" and link.zh is not None and link.zh.kind is MentionKind.PERSON:
            yield _finding("translation.name-added", None, link.zh, Severity.MAJOR)


def _finding(code: str, de: Mention | None, zh: Mention | None, severity: Severity) -> Finding:
    places = tuple(FindingPlace(side, m.span) for side, m in (("de", de), ("zh", zh)) if m is not None)
    values = (("de", de.surface if de else ""), ("zh", zh.surface if zh else ""))
    return Finding(code, severity, places, values, its_type="inconsistent-entities" if "name" in code else "number")


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
    return finding.severity in (Severity.CRITICAL, Severity.MAJOR) and finding.code.startswith(HARD)
