"""Agreements of 40 to 65 clauses from `agreements.tsv`, four kinds of document and twelve fields, with faults by chance.

Other words, parties and forms than the memoranda that the model was fitted to: articles, Roman numerals, bare headings,
numbered paragraphs; alternat of parties and signatures; one clause merged, two left out, one added.
"""

from __future__ import annotations

import csv
import random
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from memoranda import Link, Memorandum

Pair = tuple[str, str]
FRAMES = ("A", "B", "C", "D")
PARTIES = ("p1", "p2", "p3", "p4")
FIELDS = (
    "hafen", "feuerwehr", "archiv", "verkehr", "abfall", "ausbildung",
    "tourismus", "landwirtschaft", "denkmal", "pflege", "digital", "musik",
)  # fmt: skip
# Of these the wording was never looked at when something failed.
HELD_OUT = FIELDS[8:]


@cache
def parts() -> dict[str, list[Pair]]:
    """Give the pairs of every part."""
    return read("agreements.tsv")


def read(name: str) -> dict[str, list[Pair]]:
    """Read the pairs of every part of a file beside this one."""
    found: dict[str, list[Pair]] = {}
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found.setdefault(row["part"], []).append((row["de"], row["zh"]))
    return found


def halves(listed: list[Pair]) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """Give the clauses of the German party, the word between, and those of the Chinese one."""
    middle = next((k for k, (de, _) in enumerate(listed) if de in ("und", "sowie")), None)
    if middle is None:
        return listed[: len(listed) // 2], [], listed[len(listed) // 2 :]
    return listed[:middle], [listed[middle]], listed[middle + 1 :]


def build(
    seed: int, *, held_out: bool = False, script: str = "hans", faults: bool = True, alternat: bool = True
) -> Memorandum:
    """Put an agreement together; what is in it, and what is wrong with it, depends on the seed alone."""
    chance = random.Random(f"{seed} {held_out}")
    frame, party = FRAMES[seed % 4], PARTIES[seed // 4 % 4]
    fields = chance.sample([f for f in FIELDS if (f in HELD_OUT) == held_out], 2)
    style = chance.choice(("", "a)", "1."))
    topics = [pair for field in fields for pair in parts()[f"field {field}"]]
    if style:
        topics = [(counted(de, n, style), counted(zh, n, "1.")) for n, (de, zh) in enumerate(topics)]
    pairs: list[Pair] = []
    order: list[int] = []  # of the pairs, in the Chinese text
    body: list[int] = []  # pairs that faults may befall
    for de, zh in parts()[f"frame {frame}"]:
        at = len(pairs)
        if zh:
            pairs.append((de, zh))
            order.append(at)
            body.append(at)
        elif de == "fields":
            pairs += topics
            order += range(at, len(pairs))
            body += range(at, len(pairs))
        else:
            one, middle, two = halves(parts()[f"party {party}" + ("s" if de == "signs" else "")])
            pairs += [*one, *middle, *two]
            second = at + len(one) + len(middle)
            chinese = [*range(second, len(pairs)), *range(at + len(one), second), *range(at, at + len(one))]
            order += chinese if alternat else range(at, len(pairs))
            if de == "parties":
                body.clear()
    if script == "hant":
        pairs = [(de, traditional(zh)) for de, zh in pairs]
    return _with_faults(
        f"{seed} {frame} {party} {' '.join(fields)} {script}", pairs, order, body, chance, script, faults
    )


def reordered(seed: int, kind: str, *, held_out: bool = False) -> Memorandum:
    """Give an agreement without other faults whose Chinese text has one paragraph elsewhere, or two blocks exchanged.

    `kind` is `moved`, or the number of clauses of each block.
    """
    plain = build(seed, held_out=held_out, faults=False, alternat=False)
    chance = random.Random(f"{kind}{seed}")
    pairs = sorted((de[0], zh[0]) for de, zh in plain.links)
    order = list(range(len(pairs)))
    if kind == "moved":
        at = chance.randrange(8, len(order) - 8)
        one = order.pop(at)
        order.insert(chance.choice([k for k in range(5, len(order) - 5) if abs(k - at) > 4]), one)
    else:
        size = int(kind)
        at = chance.randrange(8, len(order) - 8 - 2 * size)
        order[at : at + 2 * size] = order[at + size : at + 2 * size] + order[at : at + size]
    zh = tuple(plain.zh[pairs[k][1]] for k in order)
    links = frozenset(((pairs[k][0],), (j,)) for j, k in enumerate(order))
    return Memorandum(f"{plain.name} {kind}", plain.de, zh, links)


def _with_faults(
    name: str, pairs: list[Pair], order: list[int], body: list[int], chance: random.Random, script: str, faults: bool
) -> Memorandum:
    long = [n for n, m in pairwise(body) if m == n + 1 and min(len(pairs[n][0]), len(pairs[m][0])) > 40]
    merged = chance.choice(long) if faults else -9
    merged_side, as_one = chance.random() < 0.5, chance.random() < 0.5
    free = [n for n in body if len(pairs[n][0]) > 25 and abs(n - merged) > 3]
    omitted: dict[int, bool] = {}  # whether left out of the German text
    while faults and len(omitted) < 2:
        n = chance.choice(free)
        if all(abs(n - other) > 1 for other in omitted):
            omitted[n] = chance.random() < 0.5
    place = chance.choice([n for n in free if all(abs(n - other) > 2 for other in omitted)]) if faults else -9
    added_german = chance.random() < 0.5
    text = chance.choice(parts()[f"addition {'de' if added_german else 'zh'}"])[not added_german]
    de: list[str] = []
    zh: list[str] = []
    where: tuple[dict[int, int], dict[int, int]] = ({}, {})
    links: set[Link] = set()
    for german, side, listed in ((True, de, range(len(pairs))), (False, zh, order)):
        for n in listed:
            clause = pairs[n][not german]
            if omitted.get(n) is not german:
                if n == merged + 1 and merged_side == german:
                    side[-1] = joined(side[-1], bare(clause), german=german, as_one=as_one)
                else:
                    side.append(clause)
                where[not german][n] = len(side) - 1
            if n == place and added_german == german:
                side.append(traditional(text) if script == "hant" and not german else text)
                links.add(((len(side) - 1,), ()) if german else ((), (len(side) - 1,)))
    for n in range(len(pairs)):
        if n != merged + 1:
            own = (n, n + 1) if n == merged else (n,)
            german, chinese = (tuple(sorted({found[k] for k in own if k in found})) for found in where)
            links.add((german, chinese))
    return Memorandum(name, tuple(de), tuple(zh), frozenset(links))


def counted(text: str, number: int, style: str) -> str:
    """Give an item of a list its number (from 0)."""
    return f"{chr(ord('a') + number)}) {text}" if style == "a)" else f"{number + 1}. {text}"


def joined(first: str, second: str, *, german: bool, as_one: bool) -> str:
    """Join two clauses, as two sentences or as one."""
    if as_one and first[-1] in ".。":
        return f"{first[:-1]}; {second}" if german else f"{first[:-1]}，{second}"
    return f"{first} {second}" if german else first + second


def bare(text: str) -> str:
    """Take the number off a clause."""
    return re.sub(r"^(\d\.\d |\(\d\) |（[一二三四五]）|[a-z]\) |\d+\. )", "", text)


@cache
def _converter() -> object:
    from opencc import OpenCC

    return OpenCC("s2twp")


def traditional(text: str) -> str:
    """Bring a Chinese text into the characters and words of Taiwan."""
    return str(_converter().convert(text))  # type: ignore[attr-defined]
