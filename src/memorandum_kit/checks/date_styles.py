"""`date.style`: dates written in two ways in one text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.making import finding
from memorandum_kit.checks.whole import Whole
from memorandum_kit.model import ClauseKind, Document, Finding, FindingPlace, Lang, Span

_STYLES = {
    "de": (
        ("words", re.compile(r"\b\d{1,2}\.\s(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?:\s\d{4})?\b")),
        ("figures", re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b")),
        ("iso", re.compile(r"\b\d{4}-\d{2}-\d{2}\b")),
    ),
    "zh": (
        ("figures", re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")),
        ("characters", re.compile(r"[一二三四五六七八九〇零]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日")),
        ("iso", re.compile(r"(?<![\d.])\d{4}[-./]\d{1,2}[-./]\d{1,2}(?![\d.])")),
    ),
}  # fmt: skip


_SENTENCE = re.compile(r"[.。]$")


def check(whole: Whole) -> Iterator[Finding]:
    """Tell the rarer style where one text has two; the date line over the signatures may be solemn by itself."""
    for document in whole.memo.documents:
        yield from _of(document)


def styles_in(text: str, lang: Lang) -> dict[str, list[re.Match[str]]]:
    """Give the dates of a text by the style that they are written in, the office's own style first."""
    found = {}
    for style, pattern in _STYLES["zh" if lang.is_chinese else "de"]:
        if matches := list(pattern.finditer(text)):
            found[style] = matches
    return found


def _of(document: Document) -> Iterator[Finding]:
    found: dict[str, list[tuple[str, FindingPlace]]] = {}
    for clause in document.clauses:
        if clause.kind is ClauseKind.DATE_LINE and not _SENTENCE.search(clause.text):
            continue  # solemn by itself
        styles = styles_in(clause.text, clause.lang)
        if len(styles) > 1:
            continue  # told of the clause
        for style, matches in styles.items():
            for match in matches:
                found.setdefault(style, []).append((match.group(), FindingPlace(clause.id, Span(*match.span()))))
    if len(found) < 2:
        return
    usual = max(found, key=lambda style: len(found[style]))
    for style, uses in found.items():
        if style == usual:
            continue
        for text, place in uses:
            yield finding("date.style", place, found=text, usual=found[usual][0][0], confidence=0.9)
