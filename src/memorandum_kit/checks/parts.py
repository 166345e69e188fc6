"""The sentences and subclauses of a pair, each with what answers it: a long clause is looked at part by part.

A clause of three parts denies, allows or reserves in one of them; another part that denies too must not answer for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.mentions import NAME_KINDS
from memorandum_kit.model import Span

# Full stop behind a word of three letters (no abbreviation, no ordinal), semicolon, comma before another word.
_ENDS_DE = re.compile(r"(?<=[a-zäöüß]{3})[.!?:]\s+|;\s+|(?<!sei denn),\s+|\n")
# Where a second statement begins, in the text as it is written: full stop, semicolon, ", und", "und" between verbs (gibt zwei
# Konzerte und besucht eine Schule; verfasst und den Räten vorgelegt).
_STATEMENTS_DE = re.compile(
    r"(?<=[a-zäöüß]{3})[.!?]\s+|;\s+|,\s+(?=und\s)|\n"
    r"|(?<!\w)[a-zäöüß]{4,}t\s+(?=und\s+(?:[\wäöüÄÖÜß-]+\s+){1,8}[a-zäöüß]{3,}(?:t|en)[.;,])"
    r"|\s(?=und\s+[a-zäöüß]{3,}t\s+[A-ZÄÖÜ])"
    r"|\s(?=und\s+(?:[a-zäöüß]{3,}(?:t|en)|wird|kann|soll|muss|darf|ist|hat)\s+(?:der|die|das|den|dem|ein\w*|ihre\w*|seine\w*|beide|an|auf|in|im|am|zu|mit|sich|dort|vor|über|für|bei|nach)\b)"
)
# What hangs on the part before it: ", persönlich teilzunehmen".
_INFINITIVE = re.compile(r"(?:\bzu\s+\w+n|\w{2,}zu\w{3,}n)\W*$")
_ENDS_ZH = re.compile(r"[。；，！？：\n]")
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß-]{3,}")
# Auxiliaries, modal verbs and articles of every part prove nothing.
_EVERYWHERE = frozenset(
    [
        "wird",
        "werden",
        "wurde",
        "wurden",
        "sind",
        "sein",
        "waren",
        "worden",
        "haben",
        "kann",
        "können",
        "muss",
        "müssen",
        "soll",
        "sollen",
        "darf",
        "dürfen",
        "nicht",
        "auch",
        "noch",
        "eine",
        "einer",
        "eines",
        "einem",
        "einen",
        "keine",
        "keinen",
        "keiner",
        "keinem",
        "diese",
        "dieser",
        "dieses",
        "diesem",
        "diesen",
        "jede",
        "jeder",
        "jedes",
        "jedem",
        "jeden",
        "beide",
        "beiden",
        "beider",
        "alle",
        "allen",
        "aller",
        "seite",
        "seiten",
        "ihre",
        "ihren",
        "ihrer",
        "ihrem",
        "seine",
        "seiner",
        "seinen",
        "sich",
        "über",
        "unter",
        "durch",
        "nach",
        "sowie",
        "oder",
        "wenn",
        "falls",
        "sofern",
        "soweit",
        "dass",
        "damit",
        "dabei",
        "hierzu",
        "dafür",
        "davon",
        "dazu",
        "statt",
        "jedoch",
        "aber",
        "ohne",
        "mindestens",
        "höchstens",
        "spätestens",
        "frühestens",
        "einschließlich",
    ]
)
# Who does it is what may have been exchanged, so it must not decide which part belongs to which.
_ROLE = re.compile(
    r"(?:leih|auftrag|lizenz)(?:geber|nehmer)|^(?:ver)?(?:miet|käuf)er|gastgebe|^entsend|^aufnehmend|^deutsch|^chinesisch"
)
_ROLES = frozenset(
    ("sending-side", "host-side", "german-side", "chinese-side", "guest", "host-noun", "both-sides", "each-side",
     "other-side", "peoples-republic-of-china", "federal-republic-of-germany", "memorandum")
)  # fmt: skip
# In a text of many sentences one may be put into two and said elsewhere; two short parts are one thought.
_LONGEST, _SHORTEST_ZH = 500, 8
_NEAR = 0.25  # what the place counts beside a word in common
_ENOUGH = 1.0  # words in common from which two parts belong together for sure


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of a pair that is looked at alone: the whole, or one part with what answers it.

    `de` and `zh` are the texts for cues (small letters, Simplified characters); `spans_de` and `spans_zh` their places.
    """

    de: str
    zh: str
    spans_de: tuple[Span, ...]
    spans_zh: tuple[Span, ...]
    whole: bool
    sure: bool  # the words of both sides show that they belong together

    def german(self, start: int, end: int) -> Span:
        """Give the place of a stretch of `de` in the whole text."""
        return _moved(self.spans_de, start, end)

    def chinese(self, start: int, end: int) -> Span:
        """Give the place of a stretch of `zh` in the whole text."""
        return _moved(self.spans_zh, start, end)


def _moved(spans: tuple[Span, ...], start: int, end: int) -> Span:
    at = 0
    for span in spans:
        size = span.end - span.start
        if start < at + size:
            return Span(span.start + start - at, min(span.start + end - at, span.end))
        at += size
    return Span(spans[-1].end, spans[-1].end)


def whole(pair: Pair) -> View:
    """Give the whole pair as a view."""
    return View(pair.de.plain, pair.zh.plain, (pair.de.whole,), (pair.zh.whole,), whole=True, sure=True)


def views(pair: Pair) -> Iterator[View]:
    """Give the pair as a whole, then part by part where it has parts that can be told apart."""
    yield whole(pair)
    yield from parts_of(pair)


def parts_of(pair: Pair) -> tuple[View, ...]:
    """Give the parts of a pair with what answers them; none where it has one part only on a side, or all hang together.

    Parts are joined through the words that glossary, lexicon and values say are in both. One that shares nothing goes with
    the one open part between the same neighbours, or with the part before it.
    """
    return _parts(pair.de, pair.zh)


def statements(pair: Pair) -> tuple[list[Span], list[Span], list[Span]]:
    """Give the statements of the German text, the parts of the Chinese one, and those of these that share no word with it."""
    german, chinese = spans_of(_STATEMENTS_DE, pair.de.text, 12), spans_of(_ENDS_ZH, pair.zh.plain, 3)
    if len(german) == len(chinese) == 1:
        return german, chinese, []
    shared = _shared(pair.de, pair.zh, german, chinese)
    return german, chinese, [span for n, span in enumerate(chinese) if not any(row[n] for row in shared)]


@lru_cache(maxsize=4)
def _parts(de: Side, zh: Side) -> tuple[View, ...]:
    if len(de.text) > _LONGEST or len(zh.text) < _SHORTEST_ZH:
        return ()
    german, chinese = _german(de.plain), spans_of(_ENDS_ZH, zh.plain, 3)
    if len(german) < 2 or len(chinese) < 2:
        return ()
    shared = _shared(de, zh, german, chinese)
    groups = _grouped(shared)
    if len(groups) < 2:
        return ()
    found = []
    for ours, theirs in groups:
        spans_de, spans_zh = _joined(german, ours), _joined(chinese, theirs)
        words = sum(shared[i][j] for i in ours for j in theirs)
        # The one part left over answers the one part left over.
        sure = words >= _ENOUGH or (not words and len(german) == len(chinese) == len(groups))
        texts = ("".join(span.of(de.plain) for span in spans_de), "".join(span.of(zh.plain) for span in spans_zh))
        found.append(View(*texts, spans_de, spans_zh, whole=False, sure=sure))
    return tuple(found)


def spans_of(ends: re.Pattern[str], text: str, least: int) -> list[Span]:
    """Cut a text at its ends; a piece shorter than `least` code points goes with the next one."""
    found: list[Span] = []
    start = 0
    for match in ends.finditer(text):
        if match.end() - start >= least and match.end() < len(text):
            found.append(Span(start, match.end()))
            start = match.end()
    if len(text) - start < least and found:
        found[-1] = Span(found[-1].start, len(text))
    else:
        found.append(Span(start, len(text)))
    return found


def _german(text: str) -> list[Span]:
    """The parts of a German text; an infinitive goes with the words that it hangs on."""
    found: list[Span] = []
    hangs = True
    for span in spans_of(_ENDS_DE, text, 12):
        infinitive = _INFINITIVE.search(text, span.start, span.end) is not None
        if infinitive and not hangs and text[found[-1].end - 2] == ",":
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
        hangs = infinitive
    return found


def _joined(spans: list[Span], numbers: list[int]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for number in numbers:
        span = spans[number]
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _shared(de: Side, zh: Side, german: list[Span], chinese: list[Span]) -> list[list[float]]:
    """How many words each German part has in common with each Chinese one; a word found in n parts counts 1/n in each."""
    texts = [span.of(zh.plain) for span in chinese]
    rows = []
    for span in german:
        row = [0.0] * len(texts)
        for word in dict.fromkeys(_WORD.findall(de.text, span.start, span.end)):
            if (small := word.lower()) in _EVERYWHERE or _ROLE.search(small):
                continue
            hits = [n for n, text in enumerate(texts) if any(one in text for one in chinese_words(word))]
            for n in hits:
                row[n] += 1 / len(hits)
        rows.append(row)
    starts_de, starts_zh = [span.start for span in german], [span.start for span in chinese]
    places: dict[str, list[int]] = {}
    for mention in zh.mentions:
        if mention.key in _ROLES:
            continue
        places.setdefault(mention.key, []).append(bisect_right(starts_zh, mention.span.start) - 1)
    for mention in de.mentions:
        if found := set(places.get(mention.key, ())):
            row = rows[bisect_right(starts_de, mention.span.start) - 1]
            for n in found:
                row[n] += (0.5 if mention.kind in NAME_KINDS else 1) / len(found)
    return rows


@lru_cache(maxsize=20_000)
def chinese_words(word: str) -> tuple[str, ...]:
    """Give the lexicon's Chinese words of two characters and more for a German word and the parts of a compound."""
    from memorandum_kit.alignment.lexicon import in_use

    lexicon = in_use()
    found = [*lexicon.equivalents(word)]
    for part in lexicon.parts(word):
        found.extend(part)
    return tuple(dict.fromkeys(one for one in found if len(one) > 1))


def _grouped(shared: list[list[float]]) -> list[tuple[list[int], list[int]]]:
    """Join every part with the one that it shares most with; give the groups in the German order."""
    many, few = len(shared), len(shared[0])
    group = list(range(many + few))  # German parts, then Chinese ones; each its own group at first

    def root(n: int) -> int:
        while group[n] != n:
            n = group[n]
        return n

    def near(i: int, j: int) -> float:
        return _NEAR * (1 - abs(i / max(1, many - 1) - j / max(1, few - 1)))

    columns = [[row[j] for row in shared] for j in range(few)]
    for i, row in enumerate(shared):
        if any(row):
            group[root(i)] = root(many + max(range(few), key=lambda j: row[j] + (near(i, j) if row[j] else 0)))
    for j, column in enumerate(columns):
        if any(column):
            best = max(range(many), key=lambda i: column[i] + (near(i, j) if column[i] else 0))
            group[root(many + j)] = root(best)
    loose_de = [i for i, row in enumerate(shared) if not any(row)]
    loose_zh = [j for j, column in enumerate(columns) if not any(column)]
    if len(loose_de) == len(loose_zh) == 1 and abs(near(loose_de[0], loose_zh[0]) - _NEAR) < _NEAR / 2:
        group[root(loose_de[0])] = root(many + loose_zh[0])
    else:
        for i in loose_de:
            group[root(i)] = root(i - 1 if i else i + 1)
        for j in loose_zh:
            group[root(many + j)] = root(many + (j - 1 if j else j + 1))
    members: dict[int, tuple[list[int], list[int]]] = {}
    for n in range(many + few):
        ours, theirs = members.setdefault(root(n), ([], []))
        (ours if n < many else theirs).append(n if n < many else n - many)
    return [one for one in members.values() if one[0] and one[1]]
