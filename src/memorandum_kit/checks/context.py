"""What a check looks at: a pair of texts with their mentions, found once for all checks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memorandum_kit.mentions import NAME_KINDS
from memorandum_kit.model import Clause, ClauseKind, FindingPlace, Lang, Mention, MentionKind, Span

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary

VALUE_KINDS = frozenset(
    (
        MentionKind.NUMBER,
        MentionKind.QUANTITY,
        MentionKind.MONEY,
        MentionKind.DATE,
        MentionKind.TIME,
        MentionKind.DURATION,
        MentionKind.REFERENCE,
    )
)


class Side:
    """One side of a pair: the clauses of a link joined by line ends, mentions with positions in the joined text."""

    def __init__(self, clauses: Sequence[Clause], mentions: Sequence[Mention]) -> None:
        """Join the clauses.

        Args:
            clauses: the side's clauses in the order of their text; () for an empty side.
            mentions: their mentions; `clause_id` says of which clause the positions are.
        """
        self.clauses = tuple(clauses)
        self.text = "\n".join(clause.text for clause in clauses)
        self.lang = clauses[0].lang if clauses else Lang.DE
        self._starts: list[int] = []
        start = 0
        for clause in clauses:
            self._starts.append(start)
            start += len(clause.text) + 1
        if len(clauses) > 1:
            offsets = {clause.id: at for clause, at in zip(clauses, self._starts, strict=True)}
            mentions = [_moved(mention, offsets[mention.clause_id]) for mention in mentions]
        self.mentions = tuple(mentions)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the clauses."""
        return tuple(clause.id for clause in self.clauses)

    @property
    def kinds(self) -> frozenset[ClauseKind]:
        """The kinds of the clauses."""
        return frozenset(clause.kind for clause in self.clauses)

    @cached_property
    def plain(self) -> str:
        """The text for cues, position by position: German in small letters, Chinese in Simplified characters."""
        if self.lang.is_chinese:
            from memorandum_kit.checks.characters import simple

            return simple(self.text)
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else self.text

    @cached_property
    def values(self) -> tuple[Mention, ...]:
        """Numbers, dates, times, durations and references."""
        return tuple(m for m in self.mentions if m.kind in VALUE_KINDS)

    @cached_property
    def names(self) -> tuple[Mention, ...]:
        """Persons, places, bodies and offices."""
        return tuple(m for m in self.mentions if m.kind in NAME_KINDS)

    @cached_property
    def terms(self) -> tuple[Mention, ...]:
        """Terms."""
        return tuple(m for m in self.mentions if m.kind is MentionKind.TERM)

    def place(self, span: Span) -> FindingPlace:
        """Give the place of a stretch of the joined text, cut at the end of the clause that it begins in."""
        number = max((n for n, start in enumerate(self._starts) if start <= span.start), default=0)
        start, clause = self._starts[number], self.clauses[number]
        return FindingPlace(clause.id, Span(span.start - start, min(span.end - start, len(clause.text))))

    @property
    def whole(self) -> Span:
        """The whole joined text."""
        return Span(0, len(self.text))


def _moved(mention: Mention, offset: int) -> Mention:
    from dataclasses import replace

    def move(span: Span) -> Span:
        return Span(span.start + offset, span.end + offset)

    return replace(mention, span=move(mention.span), spans=tuple(move(span) for span in mention.spans))


@dataclass(frozen=True)
class Pair:
    """Two texts that answer one another."""

    de: Side
    zh: Side
    glossary: Glossary | None = None
    score: float = 1.0  # of the link: how sure it is that both belong together

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides, German first."""
        return self.de, self.zh


def pair_of_strings(de: str, zh: str, *, glossary: Glossary | None, reference_date: str | None) -> Pair:
    """Give the pair of two strings; clause ids are "de" and "zh"."""
    from memorandum_kit.mentions import find_mentions
    from memorandum_kit.scripts import script_of

    lang = Lang.ZH_HANT if script_of(zh) is Lang.ZH_HANT else Lang.ZH_HANS
    german, chinese = (
        Side([clause], find_mentions(clause, glossary=glossary, reference_date=reference_date))
        for clause in (Clause("de", de, Lang.DE), Clause("zh", zh, lang))
    )
    return Pair(german, chinese, glossary)


def overlapping(span: Span, mentions: Iterable[Mention]) -> bool:
    """Whether a stretch lies in or across one of the mentions."""
    return any(span.overlaps(part) for mention in mentions for part in mention.parts)
