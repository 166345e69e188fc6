"""CES/XCES alignments: two sides a link, types that count them, ids and certainties."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from memorandum_kit.readers.tei_text import attributes_of
from memorandum_kit.readers.xces import DOCTYPES
from memorandum_kit.readers.xml import parse_xml
from memorandum_kit.writers.validation import Violation
from memorandum_kit.writers.validation.packages import refuse_schema
from memorandum_kit.writers.validation.tei_rules import line_of, place


def check_ces(data: bytes, name: str, schema: Path | None = None) -> list[Violation]:
    """Give the violations of an alignment file; the texts that it points into are other files.

    Raises:
        BadInput: not well-formed, entities, a foreign DTD, or a schema was named.
    """
    refuse_schema(name, schema)
    root = parse_xml(data, name, doctypes=DOCTYPES)
    if root.tag != "cesAlign":
        return [Violation(line_of(root), place(root), "format.root", f"{root.tag}; cesAlign")]
    found: list[Violation] = []
    seen: set[str] = set()
    for group in root.iterchildren("linkGrp"):
        at = line_of(group), place(group)
        found += [Violation(*at, "attribute.missing", one) for one in ("fromDoc", "toDoc") if not group.get(one)]
        for link in group.iterchildren("link"):
            found += [Violation(line_of(link), place(link), *one) for one in _link(attributes_of(link), seen)]
    return found


def _link(attributes: dict[str, str], seen: set[str]) -> Iterator[tuple[str, str]]:
    """Rule and value of what is wrong with a link."""
    identity = attributes.get("id", "")
    if identity and identity in seen:
        yield "id.unique", identity
    seen.add(identity)
    targets = attributes.get("xtargets", "")
    sides = targets.split(";")
    if len(sides) != 2 or not any(side.split() for side in sides):
        yield "link.sides", targets
        return
    counted = "-".join(str(len(side.split())) for side in sides)
    if (said := attributes.get("type", counted)) not in (counted, counted.replace("-", ":")):
        yield "link.type", f"{said}; {counted}"
    named = [one for side in sides for one in side.split()]
    yield from (("id.unique", one) for one in dict.fromkeys(named) if named.count(one) > 1)
    if certainty := attributes.get("certainty", ""):
        try:
            float(certainty)
        except ValueError:
            yield "number.value", certainty
