"""A machine's suggestion that keeps names, values and the office's terms, or says that it does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Finding, FindingPlace, Lang, Mention, MentionKind, Severity, Span
from memorandum_kit.quantities import compare_sets, find_quantities, write_value
from memorandum_kit.scripts import to_traditional
from memorandum_kit.segment import sentences
from memorandum_kit.translation.contradictions import contradictions, is_hard, left_over
from memorandum_kit.translation.engines import Engine, Hypothesis, PivotEngine
from memorandum_kit.translation.numerals import numerals, written_like
from memorandum_kit.translation.proxies import Proxied, proxied, restored
from memorandum_kit.translation.typography import repaired

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary
    from memorandum_kit.translation.suggestions import Translation

_COUNT = 8  # hypotheses asked for
_MOST_SCORE = 0.7  # a machine's text is never certain
STEPS = ("rerank", "proxies", "repair")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One translation of a sentence with what speaks for and against it."""

    text: str
    score: float  # the engine's
    hard: int  # contradictions of value, name, negation
    terms: float  # share of the source's terms that it has
    rank: int  # order in which the engine gave it


def suggest_all(
    engine: Engine,
    texts: Sequence[str],
    source: Lang,
    target: Lang,
    glossary: Glossary,
    *,
    steps: tuple[str, ...] = STEPS,
    agreed: Mapping[str, str] | None = None,
) -> list[Translation | None]:
    """Translate clauses sentence by sentence, all in one batch; None where the engine gives nothing.

    A clause whose best translation contradicts its source in a value, name or negation is not offered: the result has an
    empty text, the translation stands in `alternatives`, and the warnings say why.

    Args:
        engine: the engine.
        texts: clauses.
        source: their language.
        target: the language wanted.
        glossary: the office's terms.
        steps: which of `STEPS` are done (the ablation leaves some out).
        agreed: translations of sentences that need no engine.
    """
    known = agreed or {}
    clauses = [[span.of(text) for span in sentences(text, source) or (Span(0, len(text)),)] for text in texts]
    distinct = list(dict.fromkeys(one for clause in clauses for one in clause if one not in known))
    carriers = {
        sentence: carried
        for sentence in (distinct if "proxies" in steps else ())
        if len(carried := [c for turn in (0, 1) if (c := proxied(sentence, source, target, turn))]) == 2
    }
    asked = list(dict.fromkeys([*distinct, *(carrier.text for pair in carriers.values() for carrier in pair)]))
    came = dict(zip(asked, _asked(engine, asked, source, target, glossary, steps), strict=True))
    judge = _Judge(source, target, glossary, steps)
    found = {
        sentence: judge.candidates(sentence, came[sentence], _carried(carriers.get(sentence), came, target))
        for sentence in distinct
    } | {sentence: [Candidate(text, 0.0, 0, 1.0, 0)] for sentence, text in known.items()}
    return [
        judge.clause(text, clause, [found[sentence] for sentence in clause], engine.name)
        for text, clause in zip(texts, clauses, strict=True)
    ]


def _asked(
    engine: Engine, texts: list[str], source: Lang, target: Lang, glossary: Glossary, steps: tuple[str, ...]
) -> list[list[Hypothesis]]:
    """The engine's hypotheses; where it goes by way of English, readings with the office's English terms go first."""
    if "rerank" not in steps:
        return engine.hypotheses(texts, source, target, 1)
    if not isinstance(engine, PivotEngine) or engine.pivot is None:
        return engine.hypotheses(texts, source, target, _COUNT)
    pivot = engine.pivot
    wanted = [{mention.key for mention in glossary.find(text, source)} for text in texts]

    def rank(place: int, readings: Sequence[Hypothesis]) -> Sequence[Hypothesis]:
        keys = wanted[place]
        if not keys:
            return readings
        had = [len(keys & {mention.key for mention in glossary.find(reading.text, pivot)}) for reading in readings]
        order = sorted(range(len(readings)), key=lambda n: (-had[n], n))
        return [readings[n] for n in order]

    return engine.ranked(texts, source, target, _COUNT, rank)


def _carried(pair: list[Proxied] | None, came: dict[str, list[Hypothesis]], target: Lang) -> list[Hypothesis]:
    """What comes back with the names carried by stand-ins: what both sets of stand-ins give goes first."""
    if pair is None:
        return []
    back = [
        [
            Hypothesis(text, h.score)
            for h in came[carrier.text]
            if (text := restored(h.text, carrier, target)) is not None
        ]
        for carrier in pair
    ]
    agreed = {h.text for h in back[0]} & {h.text for h in back[1]}
    return [h for h in back[0] if h.text in agreed]


@dataclass(frozen=True, slots=True)
class _Judge:
    source: Lang
    target: Lang
    glossary: Glossary
    steps: tuple[str, ...]

    def candidates(self, sentence: str, hypotheses: list[Hypothesis], carried: list[Hypothesis]) -> list[Candidate]:
        """The translations of one sentence, best first: fewest contradictions, most terms, the engine's order."""
        rerank, repair = "rerank" in self.steps, "repair" in self.steps
        glossary, source, target = self.glossary, self.source, self.target
        wanted = {mention.key for mention in glossary.find(sentence, source)} if rerank else set()
        judged: dict[str, Candidate] = {}
        for rank, (raw, score) in enumerate((h.text, h.score) for h in (*carried, *hypotheses)):
            text = repaired(raw, target) if repair else raw
            if not text or text in judged:
                continue
            if not rerank:
                return [Candidate(text, score, 0, 1.0, rank)]
            text = _preferred(text, target, wanted, glossary) if repair else text
            against = contradictions(sentence, text, source, target, glossary)
            hard = sum(map(is_hard, against)) + len(left_over(sentence, text, source, target, glossary))
            had = {mention.key for mention in glossary.find(text, target)} if wanted else set()
            share = len(wanted & had) / len(wanted) if wanted else 1.0
            judged.setdefault(text, Candidate(text, score, hard, share, rank))
            if not hard and share == 1.0:
                break  # nothing further down the list can be better
        return sorted(judged.values(), key=lambda c: (c.hard, -round(c.terms, 3), c.rank))

    def clause(self, text: str, parts: list[str], found: list[list[Candidate]], engine_name: str) -> Translation | None:
        """One clause of its sentences' candidates."""
        from memorandum_kit.translation.suggestions import Translation

        if not all(found):
            return None
        chosen: list[Candidate] = []
        repairs: list[Finding] = []
        for sentence, candidates in zip(parts, found, strict=True):
            best = candidates[0]
            if "repair" in self.steps and best.hard:
                best, changed = _with_values(sentence, best, self.source, self.target, self.glossary)
                repairs += changed
            chosen.append(best)
        joined = ("" if self.target.is_chinese else " ").join(part.text for part in chosen)
        pair = (text, joined, self.source, self.target, self.glossary)
        warnings = [*contradictions(*pair), *left_over(*pair), *repairs]
        score = _MOST_SCORE * min(_certainty(part.score) for part in chosen)
        if any(map(is_hard, warnings)) and "rerank" in self.steps:
            return Translation("", "none", 0.0, tuple(warnings), engine_name, alternatives=(joined,))
        return Translation(joined, "machine", score, tuple(warnings), engine_name)


def _preferred(text: str, target: Lang, wanted: set[str], glossary: Glossary) -> str:
    """Write the preferred Chinese noun where a deprecated one of the same concept stands; German is left, for its endings.

    Admitted terms stay: they are right, and another one may not fit the words around it.
    """
    if not target.is_chinese:
        return text
    taken: list[Span] = []
    edits: list[tuple[Span, str]] = []
    for mention in sorted(glossary.find(text, target), key=lambda m: m.span.start - m.span.end):
        if mention.key not in wanted or mention.status != "deprecated" or len(mention.parts) > 1:
            continue
        terms = glossary.terms(mention.key, target)
        if not terms or terms[0].status != "preferred" or terms[0].pos not in ("", "noun"):
            continue
        term = to_traditional(terms[0].term) if target is Lang.ZH_HANT else terms[0].term
        beside = text[: mention.span.start][-1:], text[mention.span.end :][:1]
        if term[:1] == beside[0] or term[-1:] == beside[1]:
            continue  # the word goes on: 具 before 有约束力
        if not any(mention.span.overlaps(span) for span in taken):
            taken.append(mention.span)
            edits.append((mention.span, term))
    for span, term in sorted(edits, reverse=True):
        text = text[: span.start] + term + text[span.end :]
    return text


def _with_values(
    sentence: str, best: Candidate, source: Lang, target: Lang, glossary: Glossary
) -> tuple[Candidate, list[Finding]]:
    """Write the source's values where the machine has others of the same kind; kept only where it removes a contradiction."""
    if Lang.EN in (source, target):
        return best, []
    had = find_quantities(sentence, source)
    came = find_quantities(best.text, target)
    german, chinese = (came, had) if source.is_chinese else (had, came)
    pick: Callable[[Mention, Mention], tuple[Mention, Mention]] = (
        (lambda de, zh: (zh, de)) if source.is_chinese else (lambda de, zh: (de, zh))
    )
    text, notes = best.text, []
    pairs = [pick(difference.de, difference.zh) for difference in compare_sets(german, chinese).different]
    for right, wrong in sorted(pairs, key=lambda pair: pair[1].span, reverse=True):
        if right.kind is not wrong.kind or right.value is None or right.source != wrong.source:
            continue
        put = _written(right, wrong, sentence, best.text, source, target)
        if put is None:
            continue
        span, written = put
        text = text[: span.start] + written + text[span.end :]
        place = FindingPlace(
            "zh" if target.is_chinese else "de", Span(wrong.span.start, wrong.span.start + len(written))
        )
        values = (("old", span.of(best.text)), ("new", written))
        notes.append(Finding("translation.repaired", Severity.MINOR, (place,), values, its_type="numbers"))
    if not notes:
        return best, []
    hard = sum(map(is_hard, contradictions(sentence, text, source, target, glossary)))
    if hard >= best.hard:
        return best, []
    return Candidate(text, best.score, hard, best.terms, best.rank), notes


def _written(
    right: Mention, wrong: Mention, sentence: str, text: str, source: Lang, target: Lang
) -> tuple[Span, str] | None:
    """Where to write a value, and how: a single numeral in the manner of the one that stands there, other values whole."""
    had = list(numerals(sentence, right.span, source, ones=False))
    came = list(numerals(text, wrong.span, target, ones=False))
    counted = right.kind not in (MentionKind.DATE, MentionKind.TIME)
    if counted and len(had) == len(came) == 1:
        (old,) = came
        of = Lang.ZH_HANS if target.is_chinese else target
        before, after = text[: old.span.start][-1:], text[old.span.end :][:1]
        written = written_like(old, had[0].value, of, after, before)
        return (old.span, written) if written is not None else None
    try:
        whole = write_value(right, target)
    except BadInput:
        return None
    return wrong.span, to_traditional(whole) if target is Lang.ZH_HANT else whole


def _certainty(score: float) -> float:
    """An engine's log probability as a figure between 0 and 1."""
    from math import exp

    return max(0.05, min(1.0, exp(score)))
