"""Where a suggestion says something else than its source: what the checks find, and what a person has to put in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from memorandum_kit.checks import check
from memorandum_kit.model import Finding, FindingPlace, Lang, Severity, Span
from memorandum_kit.names import record
from memorandum_kit.translation.groups import grouped
from memorandum_kit.translation.places import namesakes
from memorandum_kit.translation.slots import Slot, skeleton
from memorandum_kit.translation.units import simple

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
    at = text.find(surface)
    if at < 0:  # a text in Traditional characters is taken apart in Simplified ones
        at = max(simple(text, Lang.ZH_HANT)[0].find(surface), 0)
    span = Span(at, at + len(surface))
    return Finding(
        "translation.open",
        Severity.MAJOR,
        (FindingPlace("source", span),),
        (("value", span.of(text) if len(span.of(text)) == len(surface) else surface),),
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


def old_values(
    text: str, stored: str, suggestion: str, source_lang: Lang, target_lang: Lang, glossary: Glossary | None = None
) -> list[Finding]:
    """Give the warnings that values and names of the suggestion are those of the stored clause, which the text does not have."""
    asked = _contents(text, source_lang, glossary)
    old = {
        content: surface
        for content, surface in _contents(stored, source_lang, glossary).items()
        if content not in asked
    }
    place = "zh" if target_lang.is_chinese else "de"
    one = grouped(skeleton(*simple(suggestion, target_lang), glossary))
    return [
        Finding(
            "translation.old",
            Severity.MAJOR,
            (FindingPlace(place, slot.span),),
            (
                ("value", slot.span.of(suggestion)),
                ("stored", next(old[content] for content in _parts(slot) if content in old)),
            ),
            its_type="mistranslation",
        )
        for slot in one.slots
        if any(content in old for content in _parts(slot))
    ]


def _contents(text: str, lang: Lang, glossary: Glossary | None) -> dict[tuple[str, str], str]:
    """Kind and value of every slot, lists item by item, with the surface."""
    one = grouped(skeleton(*simple(text, lang), glossary))
    return {content: slot.surface for slot in one.slots for content in _parts(slot)}


def _parts(slot: Slot) -> list[tuple[str, str]]:
    values = slot.value.split(" ") if slot.kind in ("places", "terms") else [slot.value]
    return [(slot.kind, value) for value in values]


def of_one_name(text: str, stored: str, lang: Lang) -> list[Finding]:
    """Give the warnings that a German place that the stored clause does not have is also the name of another one of its level."""
    found = []
    for slot in skeleton(text, lang).slots:
        if lang.is_chinese or slot.kind != "place" or slot.mention is None or slot.surface in stored:
            continue
        others = namesakes(slot.mention)
        if others:
            values = (("name", slot.surface), ("written", record(slot.value).zh_hans), ("others", "、".join(others)))
            found.append(
                Finding(
                    "translation.namesake",
                    Severity.MINOR,
                    (FindingPlace("source", slot.span),),
                    values,
                    its_type="other",
                )
            )
    return found


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
