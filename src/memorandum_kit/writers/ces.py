"""CES/XCES alignment (`cesAlign`), as InterCorp and OPUS tools read it: pointers into the files of the TEI layout split."""

from __future__ import annotations

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Link, Memorandum
from memorandum_kit.writers.tei_ids import Ids
from memorandum_kit.writers.tei_links import probability
from memorandum_kit.writers.tei_xml import tag

LEVELS = ("sentence", "clause")


def write_ces(memo: Memorandum, *, level: str | None = None) -> bytes:
    """Give the alignment of one level; the texts stand in `de.xml`, `zh.xml` of `tei --layout split`.

    Args:
        memo: what to write.
        level: `sentence` or `clause`; by default sentences where they are aligned, otherwise clauses.

    Raises:
        BadInput: a level that does not exist.
    """
    if level is not None and level not in LEVELS:
        raise BadInput(f"There is no level {level!r}", advice=f"Use one of: {', '.join(LEVELS)}.")
    chosen = level or ("sentence" if memo.sentence_links else "clause")
    links = memo.sentence_links if chosen == "sentence" else memo.links
    ids = Ids(memo)
    owners = {
        one: document.id
        for document in memo.documents
        for clause in document.clauses
        for one in (clause.id, *clause.sentence_ids())
    }
    groups: dict[tuple[str, str], list[str]] = {}
    for number, link in enumerate(links, start=1):
        key = (_owner(link.de, owners) or memo.de.id, _owner(link.zh, owners) or memo.zh.id)
        groups.setdefault(key, []).append(_link(link, number, ids))
    target = "s" if chosen == "sentence" else "ab"
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<cesAlign version="1.0">']
    for (de, zh), made in groups.items():
        start = tag("linkGrp", {"targType": target, "fromDoc": f"{de}.xml", "toDoc": f"{zh}.xml"})
        lines += [f" {start}", *(f"  {one}" for one in made), " </linkGrp>"]
    return ("\n".join([*lines, "</cesAlign>"]) + "\n").encode()


def _owner(side: tuple[str, ...], owners: dict[str, str]) -> str:
    return next((owners[one] for one in side if one in owners), "")


def _link(link: Link, number: int, ids: Ids) -> str:
    sides = [[found for one in side if (found := ids.of(one))] for side in (link.de, link.zh)]
    # tag() leaves empty attributes out; xtargets is never empty, its semicolon parts the sides.
    attributes = {
        "id": f"SL{number}",
        "xtargets": ";".join(" ".join(side) for side in sides),
        "type": "-".join(str(len(side)) for side in sides),
        "certainty": probability(link.score),
    }
    made = tag("link", attributes, empty=True)
    return made.replace("xml:id=", "id=", 1)
