"""`name.wrong`, `name.order`, `name.inconsistent`, `name.missing` of persons whom no record and no title makes certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Finding, Mention, MentionKind, Span
from memorandum_kit.names import NameMatch, compare
from memorandum_kit.names.surnames import surnames

_DOT = re.compile("[·・•‧]")
_CAPITAL = re.compile(r"[A-ZÄÖÜ][\w'’-]+")
_NO_NAME = frozenset(("Herr", "Herrn", "Frau", "Dr", "Prof", "Professor", "Professorin", "Direktor", "Direktorin", "Der", "Die", "Das"))  # fmt: skip
# Behind a given name that stands before its surname: 建国李市长.
_BEFORE_TITLE = re.compile(
    r"[\u4e00-\u9fff]{3}(?=(?:副?[市局省区县州处科校院会馆]长|主任|书记|主席|先生|女士|教授|博士|大使|总领事)|$|[，。、])"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a transcribed name that cannot be read as the German one, two forms of one name, and a Chinese name turned round.

    A transcription is compared only where one of its parts fits a German word whose neighbour then is the other part.
    """
    if not pair.zh.text or not pair.de.text:
        return
    people = [m for m in pair.zh.names if m.kind is MentionKind.PERSON]
    if people:
        yield from _transcribed(pair, people)
        yield from _forms(pair, people)
    yield from _turned(pair)
    yield from _fewer(pair)


def _transcribed(pair: Pair, people: list[Mention]) -> Iterator[Finding]:
    """Full names with a dot: Stefan Vogt is no 施特凡·福克斯."""
    dotted = [m for m in people if len(_DOT.findall(m.surface)) == 1]
    if not dotted or any(m.surface in pair.de.text for m in dotted):
        return
    from memorandum_kit.names.transcribe_match import match_transcription

    words = [m for m in _CAPITAL.finditer(pair.de.text) if m.group() not in _NO_NAME]
    neighbours = [(one, other) for one, other in pairwise(words) if pair.de.text[one.end() : other.start()] == " "]

    def fits(german: str, hanzi: str) -> bool:
        try:
            return match_transcription(german, hanzi).verdict != "none"
        except BadInput:
            return True

    for mention in dotted:
        first, last = _DOT.split(mention.surface)
        if len(last) < 2:
            continue  # cut off
        if any(fits(f"{one.group()} {other.group()}", mention.surface) for one, other in neighbours):
            continue
        if any(fits(word.group(), last) for word in words):
            continue  # another given name than the translator's records have
        for one, other in neighbours:
            if fits(one.group(), first):
                spans = Span(one.start(), other.end()), mention.span
                yield finding(
                    "name.wrong", *both(pair, *spans), de=spans[0].of(pair.de.text), zh=mention.surface, confidence=0.55,
                    source="names:transcription",
                )  # fmt: skip
                break


def _forms(pair: Pair, people: list[Mention]) -> Iterator[Finding]:
    """Two forms of one Chinese name that sound alike, where the German text has one name: 张惠敏, 张慧敏."""
    surfaces = list(dict.fromkeys(m.surface for m in people if not _DOT.search(m.surface)))
    named = {_latin(m) for m in pair.de.names if m.kind is MentionKind.PERSON}
    for number, later in enumerate(surfaces):
        for earlier in surfaces[:number]:
            unlike = sum(a != b for a, b in zip(earlier, later, strict=False))
            if len(earlier) != len(later) or unlike != 1:
                continue
            answering = [name for name in named if _accepted(name, earlier) and _accepted(name, later)]
            if len(answering) != 1:
                continue
            mention = next(m for m in people if m.surface == later)
            yield finding(
                "name.inconsistent", pair.zh.place(mention.span), found=later, usual=earlier, suggestion=earlier,
                confidence=0.85, source="names:clause",
            )  # fmt: skip


_ADDRESSED = re.compile(r"\b(?:Herrn?|Frau)\s+(?:(?:Dr|Prof)\.\s+)*([A-ZÄÖÜ][a-zäöüß]{2,})(?!\s+[A-ZÄÖÜ])")
_ADDRESS_ZH = re.compile("先生|女士|夫人|小姐|博士|教授")


def _fewer(pair: Pair) -> Iterator[Finding]:
    """One of several persons with Herr and Frau who is not among the 先生 and 女士."""
    german = list({m.group(1): m for m in _ADDRESSED.finditer(pair.de.text)}.values())
    if len(german) < 2 or not 0 < len(_ADDRESS_ZH.findall(pair.zh.plain)) < len(german):
        return
    from memorandum_kit.names import transcribe

    said = {
        match.group(1): any(one.hanzi in pair.zh.plain for one in transcribe(match.group(1), kind="person"))
        for match in german
    }
    left = [match for match in german if not said[match.group(1)]]
    if len(left) == 1 and len(said) - 1 == len(_ADDRESS_ZH.findall(pair.zh.plain)):
        yield finding(
            "name.missing", *both(pair, Span(*left[0].span()), None), found=left[0].group(), side="zh", confidence=0.7,
            source="names:clause",
        )  # fmt: skip


def _turned(pair: Pair) -> Iterator[Finding]:
    """A Chinese name in characters with the given name first: 建国李 for Li Jianguo."""
    for mention in pair.de.names:
        latin = _latin(mention)
        if mention.kind is not MentionKind.PERSON or len(latin.split()) != 2:
            continue
        for match in _BEFORE_TITLE.finditer(pair.zh.plain):
            hanzi = match.group()
            right = hanzi[-1] + hanzi[:-1]
            # A surname is one of the common ones: 李 and not 建, so that 建国李 is no name of its own.
            if _rank(hanzi) <= _rank(right) * 3 or right in pair.zh.plain:
                continue
            if _accepted(latin, right):
                yield finding(
                    "name.order", *both(pair, mention.span, Span(*match.span())), found=hanzi, zh=right, suggestion=right,
                    confidence=0.85, source="names:clause",
                )  # fmt: skip
                return


def _rank(hanzi: str) -> int:
    surname = surnames().get(hanzi[0])
    return surname.rank if surname else 10_000


def _latin(mention: Mention) -> str:
    return mention.key.removeprefix("person:") if mention.key.startswith("person:") else mention.surface


def _accepted(latin: str, hanzi: str) -> bool:
    match = _compared(latin, hanzi)
    return match is not None and bool(match.accepted)


def _compared(latin: str, hanzi: str) -> NameMatch | None:
    try:
        return compare(latin, hanzi, kind="person")
    except BadInput:
        return None
