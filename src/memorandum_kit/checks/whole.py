"""A whole memorandum: its pairs, clauses without counterpart, numbering, order, names and terms through the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.checks.running import findings_of_pair, settle
from memorandum_kit.model import Clause, Finding, Memorandum, Mention
from memorandum_kit.registry import Registry

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary

# Checks of a whole memorandum, each a function Whole -> findings.
WHOLE_CHECKS = Registry(
    "whole_checks",
    {
        name: f"memorandum_kit.checks.{name}:check"
        for name in (
            "omissions",
            "numbering",
            "name_forms",
            "renderings_through",
            "repetitions",
            "date_styles",
            "alternat",
            "clause_types",
        )
    },
)


@dataclass(frozen=True)
class Whole:
    """A memorandum with its pairs."""

    memo: Memorandum
    glossary: Glossary

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """The clauses by id."""
        return self.memo.clauses()

    @cached_property
    def mentions(self) -> dict[str, list[Mention]]:
        """The mentions by clause id."""
        found: dict[str, list[Mention]] = {}
        for mention in self.memo.mentions:
            found.setdefault(mention.clause_id, []).append(mention)
        return found

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """One pair a link, in the order of the links; a side may be empty."""
        return tuple(
            Pair(self.side(link.de), self.side(link.zh), self.glossary, link.score) for link in self.memo.links
        )

    def side(self, ids: tuple[str, ...]) -> Side:
        """Give the side of these clauses."""
        return Side(
            [self.clauses[one] for one in ids if one in self.clauses],
            [mention for one in ids for mention in self.mentions.get(one, ())],
        )


def findings_of(memo: Memorandum, glossary: Glossary) -> list[Finding]:
    """Give every finding of a memorandum, before profile and settings, in the order of the German text."""
    from memorandum_kit.checks.merged_links import split

    whole = Whole(_prepared(memo, glossary), glossary)
    whole = Whole(split(whole), glossary)
    found: list[Finding] = []
    for pair in whole.pairs:
        if pair.de.clauses and pair.zh.clauses:
            found += findings_of_pair(pair)
        else:
            found += list(_alone(pair))
    if not (memo.de.clauses and memo.zh.clauses):
        for document in whole.memo.documents:
            for clause in document.clauses:
                found += _alone(_single(whole, clause))
    # The second original of an alternat is compared with the first and otherwise says the same as it.
    first = replace(whole.memo, documents=tuple(d for d in whole.memo.documents if d.witness != "B"))
    for name in WHOLE_CHECKS:
        found += list(WHOLE_CHECKS.get(name)(whole if name == "alternat" else Whole(first, glossary)))
    return _ordered(settle(found), whole)


def _alone(pair: Pair) -> Iterator[Finding]:
    """What a clause without counterpart shows by itself."""
    from memorandum_kit.checks.codes import codes

    for one in findings_of_pair(pair):
        if codes()[one.code].scope == "text":
            yield one


def _single(whole: Whole, clause: Clause) -> Pair:
    side, none = whole.side((clause.id,)), Side((), ())
    return Pair(none, side, whole.glossary) if clause.lang.is_chinese else Pair(side, none, whole.glossary)


def _prepared(memo: Memorandum, glossary: Glossary) -> Memorandum:
    if not memo.mentions:
        from memorandum_kit.mentions import mentions_of

        memo = replace(memo, mentions=mentions_of(memo.documents, glossary=glossary))
    if not memo.links and memo.de.clauses and memo.zh.clauses:
        from memorandum_kit.alignment import align_documents

        memo = align_documents(memo, glossary=glossary)
    return memo


def _ordered(findings: list[Finding], whole: Whole) -> list[Finding]:
    position: dict[str, int] = {}
    for number, link in enumerate(whole.memo.links):
        for one in (*link.de, *link.zh):
            position.setdefault(one, number)
    return sorted(
        findings,
        key=lambda one: (
            min((position.get(place.clause_id, 10**9) for place in one.places), default=10**9),
            one.severity.rank,
        ),
    )
