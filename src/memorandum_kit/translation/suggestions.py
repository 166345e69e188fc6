"""`translate`: the memory first, then an engine; what neither has stays an honest gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Finding, Lang
from memorandum_kit.segment import sentences
from memorandum_kit.translation.contradictions import (
    contradictions,
    in_parts,
    is_hard,
    of_one_name,
    old_values,
    open_value,
    other_wording,
)
from memorandum_kit.translation.engines import Engine, Threads, engine_of
from memorandum_kit.translation.matching import Match
from memorandum_kit.translation.memory import Memory
from memorandum_kit.translation.subclauses import joined, parts_of
from memorandum_kit.translation.whole import written

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary

# What is alike is offered from here on; above the second figure it goes before a machine's suggestion.
_OFFERED, _BEFORE_MACHINE = 0.75, 0.85
_BATCH = 8  # clauses that the engine gets at once: more would make a stop wait


@dataclass(frozen=True, slots=True)
class Translation:
    """A suggestion for one text. Nothing here is final: what is not exact has to be read by a person."""

    text: str  # "" where there is none
    origin: str  # exact, skeleton, fuzzy, machine, none
    score: float = 0.0  # 0..1: exact 1, skeleton 0.98, fuzzy below 0.95, machine at most 0.7
    warnings: tuple[Finding, ...] = ()  # what a person must look at: differences from the source
    made_by: str = ""  # the memory's unit, or the engine with the hashes of its packages
    match: Match | None = None  # the memory's unit, with its provenance
    alternatives: tuple[str, ...] = ()  # further suggestions, best first

    @property
    def cert(self) -> str:
        """The certainty as TEI's @cert has it: machine text and what is merely alike are never above low."""
        return {"exact": "high", "skeleton": "medium"}.get(self.origin, "low" if self.text else "unknown")

    @property
    def to_be_reviewed(self) -> bool:
        """Whether a person has to read the suggestion before it is used."""
        return self.origin != "exact" or bool(self.warnings)


def translate(
    texts: Sequence[str],
    source: Lang | str,
    target: Lang | str,
    *,
    memory: Memory | str | Path | None = None,
    glossary: Glossary | None = None,
    engine: Engine | str | None = None,
    threads: Threads | str | int | None = None,
    progress: Callable[[int, int], bool | None] | None = None,
) -> list[Translation]:
    """Suggest a translation of each text; a text for which there is none gets origin `none` and an empty text.

    Args:
        texts: clauses in the order of the document; each one's predecessor is its context.
        source: language of the texts: de, en, zh-Hans, zh-Hant.
        target: language wanted.
        memory: the translation memory, open or as a path.
        glossary: the terms; without one the shipped glossary.
        engine: an engine, `argos`, or `none`; None takes Argos where it is installed with packages for the pair.
        threads: processor cores for the engine, or `2x4` for two batches at once on four cores each; None for all.
        progress: called with the number done and the number of all; what is done is kept when it returns False, and the
            rest are gaps. Texts for the engine are collected, so that it can translate many at once.

    Raises:
        BadInput: a language that is not handled, or source and target are the same.
        NotInstalled: the engine was asked for by name and a part is missing.
    """
    if isinstance(texts, str):
        raise BadInput("One text was given where a list is expected", advice="Write [text].")
    source_lang, target_lang = _lang(source), _lang(target)
    if source_lang is target_lang:
        raise BadInput(f"Source and target are both {source_lang.value}")
    if isinstance(memory, str | Path):
        with Memory.open(memory, create=False) as opened:
            return translate(
                texts,
                source_lang,
                target_lang,
                memory=opened,
                glossary=glossary,
                engine=engine,
                threads=threads,
                progress=progress,
            )
    cores = threads if threads is None or isinstance(threads, Threads) else Threads.of(str(threads))
    used = engine_of(engine, source_lang, target_lang, threads=cores)
    if glossary is None:
        from memorandum_kit.glossary import load_glossary

        glossary = load_glossary()
    work = _Work(source_lang, target_lang, memory, glossary, used)
    done: dict[int, Translation] = {}
    waiting: list[tuple[int, str, _ForEngine]] = []

    def goes_on(now: dict[int, Translation]) -> bool:
        done.update(now)
        return progress is None or progress(len(done), len(texts)) is not False

    before = ""
    for place, text in enumerate(texts):
        known = work.remembered(text, before)
        before = text
        if isinstance(known, Translation):
            if not goes_on({place: known}):
                break
            continue
        waiting.append((place, text, known))
        if len(waiting) == _BATCH:
            made, waiting = work.made(waiting), []
            if not goes_on(made):
                break
    else:
        if waiting:
            goes_on(work.made(waiting))
    return [done.get(place, Translation("", "none")) for place in range(len(texts))]


@dataclass(frozen=True, slots=True)
class _ForEngine:
    """A text for the engine, with what is alike, if anything, and the agreed translations of some of its sentences."""

    alike: Translation | None
    agreed: tuple[tuple[str, Match], ...] = ()


@dataclass(frozen=True, slots=True)
class _Work:
    source: Lang
    target: Lang
    memory: Memory | None
    glossary: Glossary
    engine: Engine | None

    def remembered(self, text: str, before: str) -> Translation | _ForEngine:
        """What needs no engine, or the order to ask one."""
        if not text.strip():
            return Translation("", "none")
        matches = self._matches(text, before)
        sure = self._sure(text, matches)
        if sure is not None:
            return sure
        alike = self._alike(text, matches)
        if alike is not None and alike.score >= _BEFORE_MACHINE and not (alike.match and alike.match.open):
            return alike  # one that holds yesterday's name or date comes after a machine's
        assembled = self._assembled(text)
        if assembled is not None:
            return assembled if alike is None else replace(assembled, alternatives=(alike.text,))
        if self.engine is not None:
            return _ForEngine(alike, self._agreed(text))
        return alike or Translation("", "none")

    def made(self, waiting: list[tuple[int, str, _ForEngine]]) -> dict[int, Translation]:
        """The engine's suggestions for a batch, by place."""
        from memorandum_kit.translation.machine import suggest_all

        if self.engine is None:
            return {}
        texts = [text for _, text, _ in waiting]
        found = {}
        agreed = {sentence: match.text for _, _, known in waiting for sentence, match in known.agreed}
        suggested = suggest_all(self.engine, texts, self.source, self.target, self.glossary, agreed=agreed)
        for (place, _, known), made in zip(waiting, suggested, strict=True):
            alike = known.alike
            if made is not None and known.agreed:
                units = dict.fromkeys(_made_by(match) for _, match in known.agreed)
                made = replace(made, made_by="; ".join((made.made_by, *units)))
            if made is None or alike is None:
                found[place] = made or alike or Translation("", "none")
            elif made.text:
                found[place] = replace(made, alternatives=(*made.alternatives, alike.text))
            else:
                found[place] = replace(alike, alternatives=(*alike.alternatives, *made.alternatives))
        return found

    def _matches(self, text: str, before: str) -> list[Match]:
        if self.memory is None:
            return []
        return self.memory.lookup(
            text, self.source, target=self.target, context=before, glossary=self.glossary, floor=_OFFERED - 0.1
        )

    def _sure(self, text: str, matches: list[Match]) -> Translation | None:
        """What is agreed: the memory's unit, a value or term that is the whole clause, or sentences that all are."""
        if matches and matches[0].origin != "fuzzy":
            best = matches[0]
            others = tuple(match.text for match in matches[1:] if match.origin != "fuzzy")
            found = contradictions(text, best.text, self.source, self.target, self.glossary)
            if best.origin == "exact" or self._as_agreed(best, found):
                if best.origin != "exact":
                    found += of_one_name(text, best.source, self.source)
                return Translation(best.text, best.origin, best.score, tuple(found), _made_by(best), best, others)
        whole = written(text, self.source, self.target, self.glossary)
        if whole is not None:
            return Translation(whole, "skeleton", 0.97, made_by="glossary")
        spans = sentences(text, self.source) if self.memory is not None else ()
        if len(spans) < 2:
            return None
        parts = []
        for span in spans:
            found_part = self._matches(span.of(text), "")
            if not found_part or found_part[0].origin == "fuzzy":
                return None
            parts.append(found_part[0])
        joined = ("" if self.target.is_chinese else " ").join(part.text for part in parts)
        found = contradictions(text, joined, self.source, self.target, self.glossary)
        if any(map(is_hard, found)):
            return None
        return Translation(
            joined, "skeleton", 0.96, tuple(found), "; ".join(dict.fromkeys(map(_made_by, parts))), parts[0]
        )

    def _as_agreed(self, match: Match, found: list[Finding]) -> bool:
        """Whether nothing hard is found in a filled clause that is not found in the agreed pair as well (两年期满 has no value there)."""
        hard = Counter(finding.code for finding in found if is_hard(finding))
        if not hard:
            return True
        agreed = contradictions(match.source, match.unit.target, self.source, self.target, self.glossary)
        return hard <= Counter(finding.code for finding in agreed if is_hard(finding))

    def _agreed(self, text: str) -> tuple[tuple[str, Match], ...]:
        """Those of several sentences that are agreed as they are, or with other values."""
        spans = sentences(text, self.source) if self.memory is not None else ()
        found = []
        for span in spans if len(spans) > 1 else ():
            matches = self._matches(span.of(text), "")
            if matches and matches[0].origin != "fuzzy":
                found.append((span.of(text), matches[0]))
        return tuple(found)

    def _assembled(self, text: str) -> Translation | None:
        """A clause of parts that are all agreed in one unit or another; a person has to see whether they fit together."""
        if self.memory is None or Lang.EN in (self.source, self.target):
            return None
        parts = parts_of(text, self.source)
        if len(parts) < 2 or len(sentences(text, self.source)) > 1:
            return None
        found: list[Match] = []
        for part in parts:
            match = self.memory.part(
                part.text, self.source, target=self.target, is_first=part.is_first, glossary=self.glossary
            )
            if match is None:
                return None
            found.append(match)
        whole = joined([match.text for match in found], [part.mark for part in parts], self.target, text, self.source)
        warnings = contradictions(text, whole, self.source, self.target, self.glossary)
        if any(map(is_hard, warnings)):
            return None
        warnings.append(in_parts(text))
        made_by = "; ".join(dict.fromkeys(map(_made_by, found)))
        return Translation(whole, "fuzzy", min(match.score for match in found), tuple(warnings), made_by, found[0])

    def _alike(self, text: str, matches: list[Match]) -> Translation | None:
        if not matches or matches[0].score < _OFFERED:
            return None
        best = matches[0]
        warnings = [open_value(surface, text) for surface in best.open]
        warnings += [other_wording(text, words, stored) for words, stored in best.differs]
        warnings += old_values(text, best.source, best.text, self.source, self.target, self.glossary)
        warnings += contradictions(text, best.text, self.source, self.target, self.glossary)
        others = tuple(match.text for match in matches[1:] if match.score >= _OFFERED)
        return Translation(best.text, "fuzzy", min(best.score, 0.94), tuple(warnings), _made_by(best), best, others)


def _made_by(match: Match) -> str:
    unit = match.unit
    told = [part for part in (unit.memorandum, unit.clause, unit.date, unit.person) if part]
    return "memory" + (f" ({', '.join(told)})" if told else "")


def _lang(tag: Lang | str) -> Lang:
    if isinstance(tag, Lang):
        return tag
    try:
        return Lang.of(tag)
    except ValueError as error:
        raise BadInput(str(error)) from None
