"""The rows that pages and tables show: one a link, in the order of the German text; what has no link is kept in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from memorandum_kit.model import Clause, Document, Lang, Link, Memorandum

REVIEW_BELOW = 0.75  # a link with a lower score is shown as one to be reviewed


@dataclass(frozen=True, slots=True)
class Row:
    """Clauses that stand beside one another, and the link that says so (None: nothing says so)."""

    number: int
    de: tuple[Clause, ...]
    zh: tuple[Clause, ...]
    link: Link | None

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Both sides' clauses."""
        return (*self.de, *self.zh)

    @property
    def status(self) -> str:
        """The key of the row's status in the messages: confirmed, sure, review, alone-de, alone-zh, unlinked."""
        if self.link is None:
            return "unlinked"
        if not self.de or not self.zh:
            return "alone-de" if self.de else "alone-zh"
        if self.link.confirmed:
            return "confirmed"
        return "review" if self.link.suggested or self.link.score < REVIEW_BELOW else "sure"


@dataclass(frozen=True, slots=True)
class Pair:
    """The German and the Chinese text of one original, and their rows."""

    witness: str
    de: Document
    zh: Document
    rows: tuple[Row, ...]


def pairs_of(memo: Memorandum) -> tuple[Pair, ...]:
    """Give one pair an original; rows are numbered through all of them, from 1."""
    witnesses = list(dict.fromkeys(document.witness for document in memo.documents)) or [""]
    pairs: list[Pair] = []
    number = 0
    for witness in witnesses:
        texts = [document for document in memo.documents if document.witness == witness]
        german = [document for document in texts if not document.lang.is_chinese]
        chinese = [document for document in texts if document.lang.is_chinese]
        for index in range(max(len(german), len(chinese), 1)):
            de = german[index] if index < len(german) else Document("de", Lang.DE)
            zh = chinese[index] if index < len(chinese) else Document("zh", Lang.ZH_HANS)
            rows = tuple(
                Row(number + place, *sides)
                for place, sides in enumerate(_sides(de.clauses, zh.clauses, memo.links), start=1)
            )
            number += len(rows)
            pairs.append(Pair(witness, de, zh, rows))
    return tuple(pairs)


_Side = tuple[tuple[Clause, ...], tuple[Clause, ...], Link | None]


def _sides(de: Sequence[Clause], zh: Sequence[Clause], links: Sequence[Link]) -> list[_Side]:
    """The sides of each row: by the first German clause; a Chinese clause alone follows its predecessor's row."""
    order = _Order(de, zh, links)
    for clause in de:
        order.show_german(clause)
    order.show_chinese_up_to(len(zh))
    return order.sides


class _Order:
    """Puts links and single clauses into the order of the page, each clause once."""

    def __init__(self, de: Sequence[Clause], zh: Sequence[Clause], links: Sequence[Link]) -> None:
        self.sides: list[_Side] = []
        self._zh = zh
        self._de_of = {clause.id: clause for clause in de}
        self._zh_of = {clause.id: clause for clause in zh}
        self._place = {clause.id: index for index, clause in enumerate(zh)}
        self._link_of: dict[str, Link] = {}
        for link in links:
            for clause_id in (*link.de, *link.zh):
                self._link_of.setdefault(clause_id, link)
        self._shown: set[str] = set()
        self._reached = 0

    def show_german(self, clause: Clause) -> None:
        """Add the row of a German clause, and before it the Chinese clauses without German that stand before."""
        if clause.id in self._shown:
            return
        link = self._link_of.get(clause.id)
        places = [self._place[one] for one in (link.zh if link else ()) if one in self._place]
        if places:
            self.show_chinese_up_to(min(places))
        self._show(clause, link)

    def show_chinese_up_to(self, end: int) -> None:
        """Add the Chinese clauses before index `end` that no German clause brings along."""
        for clause in self._zh[self._reached : end]:
            link = self._link_of.get(clause.id)
            brought = link is not None and any(one in self._de_of and one not in self._shown for one in link.de)
            if clause.id not in self._shown and (not brought or end == len(self._zh)):
                self._show(clause, link)
        self._reached = max(self._reached, end)

    def _show(self, clause: Clause, link: Link | None) -> None:
        de_ids, zh_ids = (link.de, link.zh) if link else ((clause.id,), (clause.id,))
        german = tuple(self._de_of[one] for one in de_ids if one in self._de_of and one not in self._shown)
        chinese = tuple(self._zh_of[one] for one in zh_ids if one in self._zh_of and one not in self._shown)
        self._shown.update(one.id for one in (*german, *chinese))
        self.sides.append((german, chinese, link))
