"""A memorandum with its missing language, or its missing clauses, suggested: every suggestion marked as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from memorandum_kit.model import (
    Clause,
    Document,
    Finding,
    FindingPlace,
    Lang,
    Link,
    Memorandum,
    Note,
    Number,
    Severity,
    Span,
    suggestion_reason,
)
from memorandum_kit.quantities import write_value
from memorandum_kit.segment import sentences
from memorandum_kit.translation.suggestions import Translation, translate

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary
    from memorandum_kit.translation.engines import Engine, Threads
    from memorandum_kit.translation.memory import Memory

Progress = Callable[[int, int], bool | None]


def other_language(
    document: Document,
    target: Lang,
    *,
    memory: Memory | str | Path | None = None,
    glossary: Glossary | None = None,
    engine: Engine | str | None = None,
    threads: Threads | str | int | None = None,
    progress: Progress | None = None,
) -> tuple[Memorandum, list[Translation]]:
    """Give a memorandum of a text in one language and its suggested translation, clause by clause.

    The translation has the structure of the original. A clause without a suggestion stays without a counterpart; a
    link's `made_by` names the memory's unit or the engine, and no link is confirmed.
    """
    done = translate(
        [clause.text for clause in document.clauses],
        document.lang,
        target,
        memory=memory,
        glossary=glossary,
        engine=engine,
        threads=threads,
        progress=progress,
    )
    side = "zh" if target.is_chinese else "de"
    made: list[Clause] = []
    links: list[Link] = []
    findings: list[Finding] = []
    for clause, suggestion in zip(document.clauses, done, strict=True):
        if not suggestion.text and clause.text:
            links.append(_link(clause.id, None, target, suggestion))
            continue
        new = _clause(clause, f"{side}.{len(made) + 1}", target, suggestion)
        made.append(new)
        links.append(_link(clause.id, new.id, target, suggestion))
        findings += _findings(clause, new, suggestion)
    title = next((clause.text for clause in made if clause.kind == "title"), "")
    translated = Document(side, target, tuple(made), title, notes=(Note("translation.review", str(_to_review(done))),))
    pair = (translated, document) if side == "de" else (document, translated)
    memo = Memorandum(documents=pair, links=tuple(links), findings=tuple(findings))
    return memo.with_step("translate", detail=_told(done)), done


def filled(
    memo: Memorandum,
    target: Lang,
    *,
    memory: Memory | str | Path | None = None,
    glossary: Glossary | None = None,
    engine: Engine | str | None = None,
    threads: Threads | str | int | None = None,
    progress: Progress | None = None,
) -> tuple[Memorandum, list[Translation]]:
    """Give an aligned memorandum with the clauses suggested that the target's side does not have; others stay as they are."""
    to_chinese = target.is_chinese
    source = memo.de if to_chinese else memo.zh
    there = memo.zh if to_chinese else memo.de
    clauses = memo.clauses()
    lone = [link for link in memo.links if not (link.zh if to_chinese else link.de)]
    missing = [clauses[i] for link in lone for i in (link.de if to_chinese else link.zh) if clauses[i].text]
    done = translate(
        [clause.text for clause in missing],
        source.lang,
        there.lang,
        memory=memory,
        glossary=glossary,
        engine=engine,
        threads=threads,
        progress=progress,
    )
    suggested = {clause.id: suggestion for clause, suggestion in zip(missing, done, strict=True) if suggestion.text}
    numbers = [int(tail) for clause in there.clauses if (tail := clause.id.rpartition(".")[2]).isdecimal()]
    next_number = max(numbers, default=0) + 1
    new_links: list[Link] = []
    insertions: dict[str, list[Clause]] = {}
    findings: list[Finding] = []
    before = _counterparts_before(memo, source, to_chinese)
    for link in memo.links:
        ids = link.de if to_chinese else link.zh
        if link not in lone or not any(i in suggested for i in ids):
            new_links.append(link)
            continue
        for clause_id in ids:
            suggestion = suggested.get(clause_id)
            if suggestion is None:
                new_links.append(
                    replace(link, de=(clause_id,), zh=()) if to_chinese else replace(link, zh=(clause_id,))
                )
                continue
            new = _clause(clauses[clause_id], f"{there.id}.{next_number}", there.lang, suggestion)
            next_number += 1
            insertions.setdefault(before[clause_id], []).append(new)
            new_links.append(_link(clause_id, new.id, there.lang, suggestion))
            findings += _findings(clauses[clause_id], new, suggestion)
    order = list(insertions.get("", []))
    for clause in there.clauses:
        order += [clause, *insertions.get(clause.id, [])]
    completed = replace(there, clauses=tuple(order))
    documents = tuple(completed if document.id == there.id else document for document in memo.documents)
    changed = memo.with_step(
        "translate",
        detail=_told(done),
        documents=documents,
        links=tuple(new_links),
        findings=(*memo.findings, *findings),
    )
    return changed, done


def _counterparts_before(memo: Memorandum, source: Document, to_chinese: bool) -> dict[str, str]:
    """For each source clause the target clause after which its suggestion belongs; "" for the beginning."""
    last_of = {
        i: (link.zh if to_chinese else link.de)[-1]
        for link in memo.links
        if link.de and link.zh
        for i in (link.de if to_chinese else link.zh)
    }
    before: dict[str, str] = {}
    last = ""
    for clause in source.clauses:
        before[clause.id] = last
        last = last_of.get(clause.id, last)
    return before


def _clause(original: Clause, clause_id: str, target: Lang, suggestion: Translation) -> Clause:
    return Clause(
        clause_id,
        suggestion.text,
        target,
        original.kind,
        _number(original.number, target),
        sentences=sentences(suggestion.text, target) if target is not Lang.EN else (),
        level=original.level,
    )


def _number(number: Number | None, target: Lang) -> Number | None:
    """A clause's number as the other language prints it: Artikel 3 is 第三条; figures and letters stay."""
    if number is None or not number.value.isdecimal() or number.level not in ("article", "chapter"):
        return number
    unit, german = ("条", "Artikel") if number.level == "article" else ("章", "Kapitel")
    if target.is_chinese and number.printed.startswith((german, "§")):
        return replace(number, printed=f"第{write_value(number.value, Lang.ZH_HANS, style='words')}{unit}")
    if target is Lang.DE and number.printed.startswith("第"):
        return replace(number, printed=f"{german} {number.value}")
    return number


def _link(source_id: str, target_id: str | None, target: Lang, suggestion: Translation) -> Link:
    one, other = (source_id,), (target_id,) if target_id else ()
    side = "zh" if target.is_chinese else "de"
    reason = suggestion_reason(suggestion.origin, suggestion.cert, side, review=suggestion.to_be_reviewed)
    de, zh = (one, other) if target.is_chinese else (other, one)
    return Link(de, zh, suggestion.score, made_by=suggestion.made_by or "translate", reason=reason)


def _findings(original: Clause, new: Clause, suggestion: Translation) -> list[Finding]:
    """The suggestion's warnings at their clauses, and for a machine's text the note that it is one."""
    ids = {original.lang.is_chinese: original.id, new.lang.is_chinese: new.id}
    sides = {"de": ids.get(False, ""), "zh": ids.get(True, ""), "source": original.id}
    found = [
        replace(
            warning,
            places=tuple(
                FindingPlace(sides.get(place.clause_id, place.clause_id), place.span) for place in warning.places
            ),
        )
        for warning in suggestion.warnings
    ]
    if suggestion.origin == "machine":
        values = (("engine", suggestion.made_by),)
        place = FindingPlace(new.id, Span(0, len(new.text)))
        found.append(Finding("translation.machine", Severity.NOTE, (place,), values))
    return found


def _to_review(done: Sequence[Translation]) -> int:
    return sum(1 for suggestion in done if suggestion.text and suggestion.to_be_reviewed)


def _told(done: Sequence[Translation]) -> str:
    """How many suggestions are of each origin: `exact 3, skeleton 5, none 1`."""
    counts: dict[str, int] = {}
    for suggestion in done:
        counts[suggestion.origin] = counts.get(suggestion.origin, 0) + 1
    return ", ".join(f"{origin} {count}" for origin, count in sorted(counts.items()))
