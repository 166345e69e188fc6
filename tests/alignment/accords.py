"""Accords of 40 to 65 clauses from `accords.tsv`, with shorter clauses and harder faults than the agreements have.

Any clause may be merged, left out or added, also one of five words; the items of a list are numbered after the faults,
as an office would number them, so that from there on the numbers of both texts disagree.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from agreements import Pair, bare, counted, halves, joined, read, traditional
from memoranda import Link, Memorandum

FRAMES = ("E", "F", "G", "H")
PARTIES = ("q1", "q2", "q3", "q4")
FIELDS = (
    "wald", "buecherei", "wasser", "markt", "senioren", "rettung",
    "wohnen", "radverkehr", "kindergarten", "justiz", "wein", "energie",
)  # fmt: skip
# Of these the wording was never looked at when something failed: half of the frames and parties, a third of the fields.
HELD_OUT = 2, 8
# A clause of fewer German characters is left as it is: a list of them would be no text.
SHORTEST = 14


@dataclass(frozen=True)
class Clause:
    """A clause in both languages, without its number where it is an item of a list."""

    de: str
    zh: str
    style: str = ""  # of the number it is given: a) or 1.
    body: bool = True  # whether a fault may befall it


@cache
def parts() -> dict[str, list[Pair]]:
    """Give the pairs of every part."""
    return read("accords.tsv")


def build(seed: int, *, held_out: bool = False, script: str = "hans", alternat: bool = True) -> Memorandum:
    """Put an accord together; what is in it, and what is wrong with it, depends on the seed alone."""
    chance = random.Random(f"accord {seed} {held_out}")
    half, third = HELD_OUT
    frame, party = (chance.choice(names[half:] if held_out else names[:half]) for names in (FRAMES, PARTIES))
    fields = chance.sample(FIELDS[third:] if held_out else FIELDS[:third], 2)
    style = chance.choice(("", "a)", "1."))
    clauses: list[Clause] = []
    order: list[int] = []  # of the clauses, in the Chinese text
    for de, zh in parts()[f"frame {frame}"]:
        at = len(clauses)
        if zh:
            clauses.append(Clause(de, zh, body=at > 4))
            order.append(at)
        elif de == "fields":
            clauses += [Clause(*pair, style) for field in fields for pair in parts()[f"field {field}"]]
            order += range(at, len(clauses))
        else:
            one, middle, two = halves(parts()[f"party {party}" + ("s" if de == "signs" else "")])
            clauses += [Clause(*pair, body=False) for pair in (*one, *middle, *two)]
            second = at + len(one) + len(middle)
            chinese = [*range(second, len(clauses)), *range(at + len(one), second), *range(at, at + len(one))]
            order += chinese if alternat else range(at, len(clauses))
    if script == "hant":
        clauses = [Clause(c.de, traditional(c.zh), c.style, c.body) for c in clauses]
    return _with_faults(f"{seed} {frame} {party} {' '.join(fields)} {style} {script}", clauses, order, chance)


def _with_faults(name: str, clauses: list[Clause], order: list[int], chance: random.Random) -> Memorandum:
    free = [
        n for n, clause in enumerate(clauses) if clause.body and len(clause.de) >= SHORTEST and clause.de[-1] in ".:"
    ]
    merged = chance.choice([n for n, m in pairwise(free) if m == n + 1])
    merged_german, as_one = chance.random() < 0.5, chance.random() < 0.4
    omitted: dict[int, bool] = {}  # whether left out of the German text
    while len(omitted) < 2:
        n = chance.choice(free)
        if n not in (merged - 1, merged, merged + 1, merged + 2) and all(abs(n - k) > 1 for k in omitted):
            omitted[n] = chance.random() < 0.5
    place = chance.choice([n for n in free if not {n, n + 1} & {*omitted, merged, merged + 1}])
    added_german = chance.random() < 0.5
    text = chance.choice(parts()[f"addition {'de' if added_german else 'zh'}"])[not added_german]
    if name.endswith("hant") and not added_german:
        text = traditional(text)
    sides: tuple[list[str], list[str]] = ([], [])
    where: tuple[dict[int, int], dict[int, int]] = ({}, {})
    links: set[Link] = set()
    for german, side, listed in ((True, sides[0], range(len(clauses))), (False, sides[1], order)):
        items = 0
        for n in listed:
            clause = clauses[n]
            own = clause.de if german else clause.zh
            style = clause.style if german else clause.style and "1."
            if omitted.get(n) is not german:
                if n == merged + 1 and merged_german == german:
                    side[-1] = joined(side[-1], bare(own), german=german, as_one=as_one)
                else:
                    side.append(counted(own, items, style) if style else own)
                    items += 1
                where[not german][n] = len(side) - 1
            items = items if style else 0
            if n == place and added_german == german:
                side.append(counted(text, items, style) if style else text)
                items += bool(style)
                links.add(((len(side) - 1,), ()) if german else ((), (len(side) - 1,)))
    for n in range(len(clauses)):
        if n != merged + 1:
            both = (n, n + 1) if n == merged else (n,)
            de, zh = (tuple(sorted({found[k] for k in both if k in found})) for found in where)
            links.add((de, zh))
    return Memorandum(name, tuple(sides[0]), tuple(sides[1]), frozenset(links))
