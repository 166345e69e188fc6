"""`punctuation.end`: a sentence that ends with its mark on one side and without it on the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.model import ClauseKind, Finding, MentionKind, Span

_CLOSING = '”“"’）)»«』」'
_ENDED = re.compile(rf"[.!?。！？…—][{_CLOSING}]*$")
# What goes on in the next clause: lists, recitals; a Chinese comma is no end behind a German full stop.
_OPEN_DE = re.compile(r"[,;:–-]$")
_OPEN_ZH = re.compile(r"[;:：]$")
_HALF_ZH = re.compile("[；、]$")
# A full stop that ends no sentence: of an abbreviation, an ordinal or an initial.
_STOP = re.compile(
    r"(?<![A-ZÄÖÜ])[a-zäöüß]{2,}[“”\")]*\.[“”\")]*$|\b[A-ZÄÖÜ][a-zäöüß]{3,}\.[“”\")]*$|[%\d)“\"][.!?]$|[!?][“”\")]*$|\b[A-ZÄÖÜ]{3,}\.$"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:usw|etc|bzw|ca|vgl|str|tel|nr|abs|art|inkl|zzgl|dr|prof|mio|mrd|std|min|max|pers|stv|stellv|ggf|evtl|u\.\s?a|z\.\s?b|e\.\s?v|i\.\s?v|i\.\s?a)|\b[a-z]|\b\d{1,2})\.$",
    re.I,
)
_WORDS = 3  # a label has fewer
_LABEL_DE, _LABEL_ZH = 12, 4
_LONG_DE = 60  # a line with a colon below this is a label and what it labels
# The end of a letter has no stop in Chinese.
_LETTER = re.compile("此致|敬礼|敬启|敬上|顺颂|谨启|[。！，][^。！，]{0,12}[·・][^。！，·]{1,8}$")
_QUIET = frozenset((ClauseKind.HEADING, ClauseKind.TITLE, ClauseKind.SIGNATURE, ClauseKind.DATE_LINE, ClauseKind.PARTY, ClauseKind.RECITAL, ClauseKind.ITEM))  # fmt: skip


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a sentence without its final mark where the other text has one.

    Silent on headings, signatures and items, on abbreviations and ordinals ("e. V."), and on the greeting of a letter.
    """
    de, zh = pair.de.text.rstrip(), pair.zh.text.rstrip()
    if len(de) < _LABEL_DE or len(zh) < _LABEL_ZH or (pair.de.kinds | pair.zh.kinds) & _QUIET:
        return
    ended_de, ended_zh = bool(_ENDED.search(de)), bool(_ENDED.search(zh))
    if ended_de == ended_zh or _LETTER.search(zh) or len(de.split()) < _WORDS:
        return
    spans: tuple[Span | None, Span | None]
    if ended_de:
        if not _STOP.search(de) or _ABBREVIATION.search(de) or _OPEN_ZH.search(zh) or _is_signed(pair, len(zh)):
            return
        spans, last, mark = (None, Span(len(zh) - 1, len(zh))), zh[-1], "。"
    else:
        if _OPEN_DE.search(de) or _ABBREVIATION.search(de) or (":" in de and len(de) < _LONG_DE):
            return
        spans, last, mark = (Span(len(de) - 1, len(de)), None), de[-1], "."
    yield finding(
        "punctuation.end", *both(pair, *spans), found=last,
        suggestion=mark if last in "，；、" else last + mark,
        confidence=0.6 if _HALF_ZH.search(zh) and ended_de else 0.9,
    )  # fmt: skip


def _is_signed(pair: Pair, length: int) -> bool:
    """Whether the Chinese text ends with a name, as a greeting that its writer has signed."""
    return any(m.kind is MentionKind.PERSON and m.span.end >= length for m in pair.zh.names)
