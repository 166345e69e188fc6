"""Feature structures for what attributes cannot say: details of mentions, findings, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from memorandum_kit.messages import area
from memorandum_kit.model import Finding, FindingPlace, Lang, Memorandum, Mention
from memorandum_kit.writers.tei_ids import Ids, ncname
from memorandum_kit.writers.tei_links import probability
from memorandum_kit.writers.tei_xml import element, holdable, sub


def feature(parent: etree._Element, name: str, values: Iterable[str]) -> None:
    """Write one feature: a string, or a list of them."""
    values = tuple(values)
    made = sub(parent, "f", attributes={"name": name})
    if len(values) == 1:
        sub(made, "string", values[0])
        return
    collected = sub(made, "vColl", attributes={"org": "list"})
    for value in values:
        sub(collected, "string", value)


class Features:
    """The library of feature structures of a document, with the spans that belong to them."""

    def __init__(self, ids: Ids) -> None:
        """Start empty."""
        self._ids = ids
        self._mentions = element("fvLib", attributes={"n": "mentions"})
        self._findings = element("fvLib", attributes={"n": "findings"})
        self._decisions = element("fvLib", attributes={"n": "decisions"})
        self._crossing = element("spanGrp", attributes={"type": "mention"})
        self._qa = element("spanGrp", attributes={"type": "qa"})

    def mention(self, fields: Mapping[str, tuple[str, ...]]) -> str:
        """Add the details of a mention and give the pointer for its @ana; "" where there are none."""
        if not fields:
            return ""
        xml_id = self._ids.new(f"fs-{len(self._mentions) + 1}")
        made = sub(self._mentions, "fs", attributes={"id": xml_id, "type": "mention"})
        for name, values in fields.items():
            feature(made, name, values)
        return f"#{xml_id}"

    def crossing(self, mention: Mention, attributes: Mapping[str, str], lang: Lang) -> None:
        """Add a mention that crosses a longer one: a span between two anchors."""
        sub(self._crossing, "span", mention.surface, {"type": mention.kind.value, "lang": lang.value, **attributes})

    def findings(self, memo: Memorandum, pointers: Mapping[tuple[int, int], Mapping[str, str]]) -> None:
        """Add every finding; `pointers` has the attributes of a place by the indexes of finding and place."""
        for index, finding in enumerate(memo.findings):
            xml_id = self._ids.new(f"qa-{index + 1}")
            made = sub(self._findings, "fs", attributes={"id": xml_id, "type": "finding"})
            _finding_features(made, finding)
            message = _message(finding)
            for place in range(len(finding.places)):
                if attributes := pointers.get((index, place)):
                    common = {"type": _word(finding.code), "subtype": finding.severity.value, "ana": f"#{xml_id}"}
                    sub(self._qa, "span", message, {**common, **attributes, "lang": Lang.DE.value})

    def decisions(self, memo: Memorandum) -> None:
        """Add every reviewer's decision."""
        for decision in memo.decisions:
            made = sub(self._decisions, "fs", attributes={"type": "decision"})
            for name in ("fingerprint", "verdict", "who", "when", "why"):
                feature(made, name, (getattr(decision, name),))

    def append_to(self, stand_off: etree._Element) -> None:
        """Write what there is; empty groups are not TEI."""
        for group in (self._crossing, self._qa, self._mentions, self._findings, self._decisions):
            if len(group):
                stand_off.append(group)


def _finding_features(made: etree._Element, finding: Finding) -> None:
    feature(made, "code", (finding.code,))
    feature(made, "severity", (finding.severity.value,))
    if finding.values:
        values = sub(sub(made, "f", attributes={"name": "values"}), "fs")
        for name, value in finding.values:
            f = sub(values, "f", attributes={"name": ncname(name), "n": name if name != ncname(name) else ""})
            sub(f, "string", value)
    if finding.suggestion:
        feature(made, "suggestion", (finding.suggestion,))
    feature(made, "locQualityIssueType", (finding.its_type,))
    feature(made, "confidence", (probability(finding.confidence),))
    if finding.source:
        feature(made, "source", (finding.source,))


def whole_clause(place: FindingPlace, text: str) -> bool:
    """Whether a finding concerns a clause as a whole."""
    return place.span.start <= 0 and place.span.end >= len(text)


def _message(finding: Finding) -> str:
    try:
        template = area("checks", Lang.DE).get(finding.code, "")
        return holdable(template.format_map(dict(finding.values))) if template else ""
    except (FileNotFoundError, KeyError, ValueError, IndexError):
        return ""


def _word(code: str) -> str:
    return "".join(character for character in code if "!" <= character <= "~") or "finding"
