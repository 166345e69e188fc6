"""What a reviewer does to links, as values: apply them to get new links; undo is to keep the links from before.

Clauses are named by their ids, so that an edit means the same after a re-run. What a person has touched is confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Link


@dataclass(frozen=True, slots=True)
class Merge:
    """Put the links of these clauses together into one."""

    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Take these clauses out of their link into one of their own."""

    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Take a clause out of its link into that of another clause."""

    clause: str
    to: str


@dataclass(frozen=True, slots=True)
class Swap:
    """Let two clauses of one side change places: each takes the other's counterparts."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """Say that the links of these clauses are right."""

    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unalign:
    """Say that a clause has no counterpart."""

    clause: str


Edit = Merge | Split | Move | Swap | Confirm | Unalign


def apply(links: Sequence[Link], edit: Edit, *, who: str, german: Iterable[str]) -> tuple[Link, ...]:
    """Give the links after an edit.

    Args:
        links: of clauses, or of sentences.
        edit: what the reviewer did.
        who: the reviewer, kept in `made_by`.
        german: the ids of the German text, in order; others are Chinese.

    Raises:
        BadInput: a clause is in no link; or two clauses to be swapped are not of one side.
    """
    order = {name: number for number, name in enumerate(german)}
    if isinstance(edit, Merge | Confirm):
        chosen = _of(links, edit.clauses)
        if isinstance(edit, Confirm):
            return tuple(replace(x, confirmed=True, made_by=who, score=1.0) if x in chosen else x for x in links)
        one = _made([c for x in chosen for c in (*x.de, *x.zh)], order, who)
        first = links.index(chosen[0])
        return (*(x for x in links[:first]), one, *(x for x in links[first:] if x not in chosen))
    if isinstance(edit, Split):
        return _taken(links, edit.clauses, order, who)
    if isinstance(edit, Unalign):
        return _taken(links, (edit.clause,), order, who)
    if isinstance(edit, Move):
        _of(links, (edit.clause, edit.to))
        target = _of(links, (edit.to,))[0]
        if edit.clause in (*target.de, *target.zh):
            return tuple(links)
        grown = _made([*target.de, *target.zh, edit.clause], order, who)
        found = []
        for link in links:
            left = [c for c in (*link.de, *link.zh) if c != edit.clause]
            if link == target:
                found.append(grown)
            elif len(left) < len(link.de) + len(link.zh):
                found += [_made(left, order, who)] if left else []
            else:
                found.append(link)
        return tuple(found)
    if (edit.one in order) != (edit.other in order):
        raise BadInput(f"{edit.one} and {edit.other} cannot be swapped", why="one is German, the other Chinese")
    _of(links, (edit.one, edit.other))
    other = {edit.one: edit.other, edit.other: edit.one}
    return tuple(
        _made([other.get(c, c) for c in (*x.de, *x.zh)], order, who) if other.keys() & {*x.de, *x.zh} else x
        for x in links
    )


def _of(links: Sequence[Link], clauses: Iterable[str]) -> list[Link]:
    """Give the links of clauses, each once, in their order."""
    wanted = set(clauses)
    found = [link for link in links if wanted & {*link.de, *link.zh}]
    if missing := wanted - {c for link in found for c in (*link.de, *link.zh)}:
        raise BadInput(f"{', '.join(sorted(missing))}: no such clause in the alignment")
    return found


def _taken(links: Sequence[Link], clauses: tuple[str, ...], order: dict[str, int], who: str) -> tuple[Link, ...]:
    chosen, wanted = _of(links, clauses), set(clauses)
    found: list[Link] = []
    placed = False
    for link in links:
        if link not in chosen:
            found.append(link)
            continue
        if not placed:
            found.append(_made(clauses, order, who))
            placed = True
        if left := [c for c in (*link.de, *link.zh) if c not in wanted]:
            found.append(_made(left, order, who))
    return tuple(found)


def _made(clauses: Iterable[str], order: dict[str, int], who: str) -> Link:
    """Make a confirmed link; clauses of a side stand in the order of their numbers."""
    listed = list(dict.fromkeys(clauses))
    de = tuple(sorted((c for c in listed if c in order), key=order.__getitem__))
    zh = tuple(sorted((c for c in listed if c not in order), key=_number))
    return Link(de, zh, score=1.0, made_by=who, confirmed=True, reason="" if de and zh else "person")


def _number(clause: str) -> tuple[tuple[int, str], ...]:
    """Give a key that sorts zh.10 after zh.9."""
    return tuple((int("".join(filter(str.isdigit, part)) or 0), part) for part in clause.split("."))
