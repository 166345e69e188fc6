"""Alignment as stand-off: one linkGrp a pair of texts, joins for n:m, spans for what has no counterpart."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lxml import etree

from memorandum_kit.model import Link, Memorandum
from memorandum_kit.writers.tei_ids import Ids
from memorandum_kit.writers.tei_xml import element, sub


def write_links(
    stand_off: etree._Element,
    memo: Memorandum,
    ids: Ids,
    *,
    text_ids: dict[str, str],
    agents: dict[str, str],
) -> None:
    """Write clause links, then sentence links.

    Args:
        stand_off: takes the groups.
        memo: the memorandum.
        ids: of clauses and sentences.
        text_ids: document id -> xml:id of its text.
        agents: `Link.made_by` -> xml:id of the statement of responsibility.
    """
    owners = _owners(memo)
    for subtype, links in (("clause", memo.links), ("sentence", memo.sentence_links)):
        _write_level(stand_off, links, subtype, _Level(memo, ids, owners, text_ids, agents))


class _Level:
    """What the links of one level share."""

    def __init__(
        self, memo: Memorandum, ids: Ids, owners: dict[str, str], text_ids: dict[str, str], agents: dict[str, str]
    ) -> None:
        self.ids = ids
        self.owners = owners
        self.text_ids = text_ids
        self.agents = agents
        self.langs = {document.id: document.lang.value for document in memo.documents}

    def known(self, link_ids: Iterable[str]) -> list[str]:
        return [f"#{found}" for one in link_ids if (found := self.ids.of(one))]

    def responsibility(self, link: Link) -> dict[str, str]:
        agent = self.agents.get(link.made_by, "")
        return {"cert": probability(link.score), "resp": f"#{agent}" if agent else ""}


def _write_level(stand_off: etree._Element, links: tuple[Link, ...], subtype: str, level: _Level) -> None:
    groups: dict[tuple[str, str], etree._Element] = {}
    joins = element("joinGrp", attributes={"type": "alignmentUnit", "result": "ab" if subtype == "clause" else "s"})
    alone = element("spanGrp", attributes={"type": "unaligned", "subtype": subtype})
    prefix = "al" if subtype == "clause" else "sal"
    for index, link in enumerate(links, start=1):
        de, zh = level.known(link.de), level.known(link.zh)
        attributes = {"id": level.ids.new(f"{prefix}-{index}"), "n": f"{len(de)}:{len(zh)}"}
        status = "accepted" if link.confirmed else "proposed"
        if de and zh:
            key = (level.owners.get(link.de[0], ""), level.owners.get(link.zh[0], ""))
            if key not in groups:
                groups[key] = _group(subtype, key, level)
            ends = [_end(joins, side, level.ids, attributes["id"]) for side in (de, zh)]
            attributes |= {"target": " ".join(ends), "type": "alignment", "subtype": status}
            sub(groups[key], "link", attributes=attributes | level.responsibility(link))
        elif de or zh:
            attributes |= {"target": " ".join(de or zh), "type": "unaligned", "subtype": status}
            sub(alone, "span", link.reason, attributes | level.responsibility(link))
    if len(joins):
        stand_off.append(joins)
    for group in groups.values():
        stand_off.append(group)
    if len(alone):
        stand_off.append(alone)


def _group(subtype: str, key: tuple[str, str], level: _Level) -> etree._Element:
    texts = [level.text_ids.get(document, "") for document in key]
    return element(
        "linkGrp",
        attributes={
            "type": "alignment",
            "subtype": subtype,
            "domains": " ".join(f"#{text}" for text in texts) if all(texts) else "",
            "targFunc": " ".join(level.langs.get(document, "und") for document in key),
        },
    )


def _end(joins: etree._Element, side: list[str], ids: Ids, link_id: str) -> str:
    """The pointer of one side: its segment, or the join of its segments."""
    if len(side) == 1:
        return side[0]
    join = ids.new(f"{link_id}.{side[0][1:].split('.')[0]}")
    sub(joins, "join", attributes={"id": join, "target": " ".join(side)})
    return f"#{join}"


def counterparts(memo: Memorandum, ids: Ids) -> dict[str, str]:
    """Give for every clause id the pointers to the clauses that answer it (@corresp)."""
    found: dict[str, list[str]] = {}
    for link in memo.links:
        for side, other in ((link.de, link.zh), (link.zh, link.de)):
            pointers = [f"#{xml_id}" for one in other if (xml_id := ids.of(one))]
            for clause_id in side:
                found.setdefault(clause_id, []).extend(pointers)
    return {clause_id: " ".join(dict.fromkeys(pointers)) for clause_id, pointers in found.items()}


def probability(score: float) -> str:
    """Give a score as TEI's probability: a decimal from 0 to 1, exactly the float's shortest form."""
    if not 0 <= score <= 1:
        score = 1.0 if score > 1 else 0.0
    return f"{Decimal(repr(score)):f}"


def _owners(memo: Memorandum) -> dict[str, str]:
    owners: dict[str, str] = {}
    for document in memo.documents:
        for clause in document.clauses:
            owners.setdefault(clause.id, document.id)
            for sentence in clause.sentence_ids():
                owners.setdefault(sentence, document.id)
    return owners
