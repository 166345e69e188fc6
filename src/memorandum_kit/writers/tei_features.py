"""Feature structures for what attributes cannot say: details of mentions, findings, decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from memorandum_kit.messages import area
from memorandum_kit.model import Finding, FindingPlace, Lang, Memorandum, Mention
from memorandum_kit.writers.tei_ids import Ids, ncname
from memorandum_kit.writers.tei_links import probability
from memorandum_kit.writers.tei_xml import escaped, holdable, tag

_LINE = "\n   "  # the lines of a group in standOff


def feature(name: str, values: Sequence[str]) -> str:
    """Give one feature: a string, or a list of them."""
    strings = "".join(f"<string>{escaped(value)}</string>" for value in values)
    if len(values) != 1:
        strings = f'<vColl org="list">{strings}</vColl>' if values else '<vColl org="list"/>'
    return f"{tag('f', {'name': name})}{strings}</f>"


class Features:
    """The library of feature structures of a document, with the spans that belong to them."""

    def __init__(self, ids: Ids) -> None:
        """Start empty."""
        self._ids = ids
        self._mentions: list[str] = []
        self._findings: list[str] = []
        self._decisions: list[str] = []
        self._crossing: list[str] = []
        self._qa: list[str] = []

    def mention(self, fields: Mapping[str, tuple[str, ...]]) -> str:
        """Add the details of a mention and give the pointer for its @ana; "" where there are none."""
        if not fields:
            return ""
        xml_id = self._ids.new(f"fs-{len(self._mentions) + 1}")
        features = "".join(feature(name, values) for name, values in fields.items())
        self._mentions.append(f"{tag('fs', {'id': xml_id, 'type': 'mention'})}{features}</fs>")
        return f"#{xml_id}"

    def crossing(self, mention: Mention, attributes: Mapping[str, str], lang: Lang) -> None:
        """Add a mention that crosses a longer one: a span between two anchors."""
        start = tag("span", {"type": mention.kind.value, "lang": lang.value, **attributes})
        self._crossing.append(f"{start}{escaped(mention.surface)}</span>")

    def findings(self, memo: Memorandum, pointers: Mapping[tuple[int, int], Mapping[str, str]]) -> None:
        """Add every finding; `pointers` has the attributes of a place by the indexes of finding and place."""
        for index, finding in enumerate(memo.findings):
            xml_id = self._ids.new(f"qa-{index + 1}")
            start = tag("fs", {"id": xml_id, "type": "finding"})
            self._findings.append(f"{start}{_finding_features(finding)}</fs>")
            message = escaped(_message(finding))
            common = {"type": _word(finding.code), "subtype": finding.severity.value, "ana": f"#{xml_id}"}
            for place in range(len(finding.places)):
                if attributes := pointers.get((index, place)):
                    self._qa.append(f"{tag('span', {**common, **attributes, 'lang': Lang.DE.value})}{message}</span>")

    def decisions(self, memo: Memorandum) -> None:
        """Add every reviewer's decision."""
        names = ("fingerprint", "verdict", "who", "when", "why")
        for decision in memo.decisions:
            features = "".join(feature(name, (getattr(decision, name),)) for name in names)
            self._decisions.append(f"{tag('fs', {'type': 'decision'})}{features}</fs>")

    def string(self) -> str:
        """Give the groups as lines of standOff; empty groups are not TEI."""
        return "".join(
            f"\n  {tag(name, attributes)}{_LINE}{_LINE.join(lines)}\n  </{name}>"
            for name, attributes, lines in (
                ("spanGrp", {"type": "mention"}, self._crossing),
                ("spanGrp", {"type": "qa"}, self._qa),
                ("fvLib", {"n": "mentions"}, self._mentions),
                ("fvLib", {"n": "findings"}, self._findings),
                ("fvLib", {"n": "decisions"}, self._decisions),
            )
            if lines
        )


def _finding_features(finding: Finding) -> str:
    made = [feature("code", (finding.code,)), feature("severity", (finding.severity.value,))]
    if finding.values:
        values = "".join(
            f"{tag('f', {'name': ncname(name), 'n': name if name != ncname(name) else ''})}<string>{escaped(value)}</string></f>"
            for name, value in finding.values
        )
        made.append(f'<f name="values"><fs>{values}</fs></f>')
    if finding.suggestion:
        made.append(feature("suggestion", (finding.suggestion,)))
    made += [
        feature("locQualityIssueType", (finding.its_type,)),
        feature("confidence", (probability(finding.confidence),)),
    ]
    if finding.source:
        made.append(feature("source", (finding.source,)))
    return "".join(made)


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
