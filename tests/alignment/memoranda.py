"""Memoranda of 40 to 60 clauses, put together from `memoranda.tsv`: invented parties, alternat order, faults on purpose."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Link = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Parties:
    """Both parties' clauses in the preamble and their signature blocks: (German, Chinese) pairs."""

    german: tuple[tuple[str, str], ...]
    chinese: tuple[tuple[str, str], ...]
    german_signs: tuple[tuple[str, str], ...]
    chinese_signs: tuple[tuple[str, str], ...]


ALTENRIED = Parties(
    (
        ("der Stadt Altenried, Bundesrepublik Deutschland,", "德意志联邦共和国阿尔滕里德市，"),
        ("vertreten durch die Oberbürgermeisterin Frau Dr. Katrin Behrendt,", "由市长卡特琳·贝伦特博士女士代表，"),
    ),
    (
        ("der Stadt Yunchuan, Volksrepublik China,", "中华人民共和国云川市，"),
        ("vertreten durch den stellvertretenden Bürgermeister Herrn Li Wenbo,", "由副市长李文博先生代表，"),
    ),
    (
        ("Für die Stadt Altenried", "阿尔滕里德市代表"),
        ("Dr. Katrin Behrendt, Oberbürgermeisterin", "卡特琳·贝伦特博士，市长"),
        ("Altenried, den 12. März 2025", "2025年3月12日于阿尔滕里德"),
    ),
    (
        ("Für die Stadt Yunchuan", "云川市代表"),
        ("Li Wenbo, stellvertretender Bürgermeister", "李文博，副市长"),
        ("Yunchuan, den 28. April 2025", "2025年4月28日于云川"),
    ),
)
MARKBRÜCK = Parties(
    (
        ("dem Landkreis Markbrück", "马克布吕克县，"),
        ("mit Sitz in 97999 Markbrück, Schlossplatz 4,", "地址：马克布吕克市宫殿广场4号，邮编97999，"),
        ("vertreten durch Landrat Jens Wiegand,", "由县长延斯·维甘德代表，"),
    ),
    (
        ("dem Bezirk Qingshan der Stadt Linhe", "临河市青山区，"),
        ("mit Sitz in der Volksstraße 88,", "地址：人民路88号，"),
        ("vertreten durch die Bezirksvorsteherin Zhao Min,", "由区长赵敏代表，"),
    ),
    (
        ("Jens Wiegand", "延斯·维甘德"),
        ("Landrat des Landkreises Markbrück", "马克布吕克县县长"),
    ),
    (
        ("Zhao Min", "赵敏"),
        ("Vorsteherin des Bezirks Qingshan", "青山区区长"),
    ),
)
# A Chinese clause, and a German one, that the other text does not have.
ADDITIONS = (
    ("zh", "双方设立联合新闻办公室，对外发布消息须事先相互通报。"),
    ("de", "Die Presse wird von beiden Seiten gemeinsam und gleichzeitig unterrichtet."),
    ("zh", "签约双方鼓励民间组织参与志愿服务和社区建设。"),
    ("de", "Dolmetscherinnen und Dolmetscher sind rechtzeitig vor jeder Sitzung zu bestellen."),
    ("zh", "双方在各自的官方网站上介绍对方城市的旅游资源和饮食文化。"),
    ("de", "Der Fuhrpark des Rathauses steht der Delegation während des Aufenthalts zur Verfügung."),
)


@dataclass(frozen=True)
class Memorandum:
    """Both texts and the right links."""

    name: str
    de: tuple[str, ...]
    zh: tuple[str, ...]
    links: frozenset[Link]


@cache
def stock() -> tuple[tuple[str, str, str], ...]:
    """Give topic, German and Chinese of every clause."""
    with (Path(__file__).parent / "memoranda.tsv").open(encoding="utf-8", newline="") as file:
        return tuple((row["topics"], row["de"], row["zh"]) for row in csv.DictReader(file, delimiter="\t"))


def build(
    number: int, topics: tuple[str, ...], parties: Parties, *, bare: bool = False, alternat: bool = True
) -> Memorandum:
    """Put a memorandum together; the Chinese names its own party first and signs first.

    One clause is merged with its neighbour on one side, two are left out on one side each, one is added.
    """
    body = [(de, zh) for topic, de, zh in stock() if topic in ("*", *topics)]
    if bare:
        body = [(_bare(de), _bare(zh)) for de, zh in body]
    pairs = [*body[:2], *parties.german, ("und", "和"), *parties.chinese, *body[2:]]
    pairs += [*parties.german_signs, *parties.chinese_signs]
    start, one, two = 2, len(parties.german), len(parties.chinese)
    end = len(pairs)
    order = list(range(end))
    signs = len(parties.german_signs), len(parties.chinese_signs)
    if alternat:
        order = exchanged(order, start, one, two, signs)

    # Faults lie in the body, away from one another: positions among the pairs.
    plain = [
        n
        for n in range(start + one + two + 8, end - sum(signs) - 2)
        if len(pairs[n][0]) > 45 and len(pairs[n + 1][0]) > 45 and not pairs[n + 1][0].startswith("Artikel")
    ]
    merged = plain[number % len(plain)]
    left = [n for n in plain if abs(n - merged) > 2]
    omitted = {left[(3 * number) % len(left)]: "zh", left[(5 * number + len(left) // 2) % len(left)]: "de"}
    side, text = ADDITIONS[number % len(ADDITIONS)]
    place = left[(7 * number + 4) % len(left)]

    de: list[str] = []
    zh: list[str] = []
    at_de: dict[int, int] = {}
    at_zh: dict[int, int] = {}
    links: set[Link] = set()
    for n in range(end):
        if omitted.get(n) != "de":
            if n == merged + 1 and number % 2:
                de[-1] = f"{de[-1]} {pairs[n][0]}"
            else:
                de.append(pairs[n][0])
            at_de[n] = len(de) - 1
        if n == place and side == "de":
            de.append(text)
            links.add(((len(de) - 1,), ()))
    for n in order:
        if omitted.get(n) != "zh":
            if n == merged + 1 and not number % 2:
                zh[-1] += pairs[n][1]
            else:
                zh.append(pairs[n][1])
            at_zh[n] = len(zh) - 1
        if n == place and side == "zh":
            zh.append(text)
            links.add(((), (len(zh) - 1,)))
    for n in range(end):
        if n == merged + 1:
            continue
        own = (n, n + 1) if n == merged else (n,)
        german = tuple(sorted({at_de[k] for k in own if k in at_de}))
        chinese = tuple(sorted({at_zh[k] for k in own if k in at_zh}))
        links.add((german, chinese))
    return Memorandum(f"{number} {' '.join(topics)}{' bare' if bare else ''}", tuple(de), tuple(zh), frozenset(links))


def exchanged(order: list[int], start: int, one: int, two: int, signs: tuple[int, int]) -> list[int]:
    """Put the Chinese party first in the preamble and among the signatures."""
    end, second = len(order), start + one + 1
    preamble = [*range(second, second + two), start + one, *range(start, start + one)]
    signatures = [*range(end - signs[1], end), *range(end - sum(signs), end - signs[1])]
    return [*order[:start], *preamble, *order[second + two : end - sum(signs)], *signatures]


def _bare(text: str) -> str:
    """Take the number off a clause."""
    import re

    return re.sub(r"^(Artikel \d+ |第[一二三四五六七八九十]+条 |[a-z]\) |\d\. )", "", text)


PLANS = (
    (("culture", "youth"), ALTENRIED),
    (("economy", "climate", "sport"), MARKBRÜCK),
    (("science", "health"), ALTENRIED),
    (("culture", "climate", "health"), MARKBRÜCK),
    (("youth", "economy", "science"), ALTENRIED),
    (("sport", "health"), MARKBRÜCK),
    (("climate", "science"), MARKBRÜCK),
    (("youth", "sport", "culture"), ALTENRIED),
)


def all_memoranda(*, alternat: bool = True) -> list[Memorandum]:
    """Give the memoranda of the tests: numbered and bare."""
    return [build(n, *plan, bare=bare, alternat=alternat) for n, plan in enumerate(PLANS) for bare in (False, True)]
