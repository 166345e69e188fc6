"""Alignment as stand-off: one linkGrp a pair of texts, joins for n:m, spans for what has no counterpart."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from memorandum_kit.model import Link, Memorandum
from memorandum_kit.writers.tei_ids import Ids
from memorandum_kit.writers.tei_xml import escaped, tag

_LINE = "\n   "  # the lines of a group in standOff


def links_string(memo: Memorandum, ids: Ids, *, text_ids: dict[str, str], agents: dict[str, str]) -> str:
    """Give clause links, then sentence links, as lines of standOff.

    Args:
        memo: the memorandum.
        ids: of clauses and sentences.
        text_ids: document id -> xml:id of its text.
        agents: `Link.made_by` -> xml:id of the statement of responsibility.
    """
    level = _Level(memo, ids, _owners(memo), text_ids, agents)
    return _level_string(memo.links, "clause", level) + _level_string(memo.sentence_links, "sentence", level)


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

    def responsibility(self, link: Link) -> str:
        """The attributes that say how sure a link is and who says it."""
        agent = self.agents.get(link.made_by, "")
        return f' cert="{probability(link.score)}" resp="#{agent}"' if agent else f' cert="{probability(link.score)}"'


def _level_string(links: tuple[Link, ...], subtype: str, level: _Level) -> str:
    groups: dict[tuple[str, str], list[str]] = {}
    joins: list[str] = []
    alone: list[str] = []
    prefix = "al" if subtype == "clause" else "sal"
    for index, link in enumerate(links, start=1):
        de, zh = level.known(link.de), level.known(link.zh)
        identity, kind = level.ids.new(f"{prefix}-{index}"), f"{len(de)}:{len(zh)}"
        status = "accepted" if link.confirmed else "proposed"
        if de and zh:
            key = (level.owners.get(link.de[0], ""), level.owners.get(link.zh[0], ""))
            ends = [_end(joins, side, level.ids, identity) for side in (de, zh)]
            # Ids, numbers and words of our own: nothing in them to be escaped.
            said = f'xml:id="{identity}" n="{kind}" target="{" ".join(ends)}" type="alignment" subtype="{status}"'
            groups.setdefault(key, []).append(f"<link {said}{level.responsibility(link)}/>")
        elif de or zh:
            said = f'xml:id="{identity}" n="{kind}" target="{" ".join(de or zh)}" type="unaligned" subtype="{status}"'
            alone.append(f"<span {said}{level.responsibility(link)}>{escaped(link.reason)}</span>")
    wanted = [("joinGrp", {"type": "alignmentUnit", "result": "ab" if subtype == "clause" else "s"}, joins)]
    wanted += [("linkGrp", _group(subtype, key, level), lines) for key, lines in groups.items()]
    wanted.append(("spanGrp", {"type": "unaligned", "subtype": subtype}, alone))
    return "".join(
        f"\n  {tag(name, attributes)}{_LINE}{_LINE.join(lines)}\n  </{name}>"
        for name, attributes, lines in wanted
        if lines
    )


def _group(subtype: str, key: tuple[str, str], level: _Level) -> dict[str, str]:
    texts = [level.text_ids.get(document, "") for document in key]
    return {
        "type": "alignment",
        "subtype": subtype,
        "domains": " ".join(f"#{text}" for text in texts) if all(texts) else "",
        "targFunc": " ".join(level.langs.get(document, "und") for document in key),
    }


def _end(joins: list[str], side: list[str], ids: Ids, link_id: str) -> str:
    """The pointer of one side: its segment, or the join of its segments."""
    if len(side) == 1:
        return side[0]
    join = ids.new(f"{link_id}.{side[0][1:].split('.')[0]}")
    joins.append(tag("join", {"id": join, "target": " ".join(side)}, empty=True))
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


def suggestions(memo: Memorandum, agents: dict[str, str]) -> dict[str, dict[str, str]]:
    """Give for every clause whose text is a suggestion to be reviewed who made it and how certain it is (@resp, @cert)."""
    found = {}
    for link in memo.links:
        if side := link.suggested:
            cert = link.reason.partition("cert=")[2].partition(",")[0]
            attributes = {"resp": f"#{agents[link.made_by]}", "cert": cert}
            found.update(dict.fromkeys(link.zh if side == "zh" else link.de, attributes))
    return found


@lru_cache(maxsize=4096)
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
