"""Links, details of mentions, findings and decisions from the stand-off part of our own TEI."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from memorandum_kit.model import Clause, Decision, Finding, FindingPlace, Link, Severity, Span, suggestion_reason
from memorandum_kit.readers.tei_header import each, text_at
from memorandum_kit.readers.tei_text import XML_ID, local

_COUNTER = re.compile(r"(\d+)\D*\Z")


@dataclass(frozen=True, slots=True)
class Features:
    """One feature structure: its id, features with one or more strings, and the nested `values`."""

    id: str
    said: Mapping[str, tuple[str, ...]]
    values: tuple[tuple[str, str], ...] = ()

    def one(self, name: str, otherwise: str = "") -> str:
        """Give the first string of a feature."""
        return next(iter(self.said.get(name, ())), otherwise)


def features(root: etree._Element, library: str) -> list[Features]:
    """Give the feature structures of one library: mentions, findings, decisions."""
    found = []
    for held in root.iter("{*}fvLib"):
        if held.get("n") == library:
            found += [_features(one) for one in each(held, "fs")]
    return found


def _features(structure: etree._Element) -> Features:
    said: dict[str, tuple[str, ...]] = {}
    values: list[tuple[str, str]] = []
    for one in each(structure, "f"):
        nested = next(each(one, "fs"), None)
        if nested is not None:
            values += [(f.get("n") or f.get("name") or "", text_at(f, "string")) for f in each(nested, "f")]
        elif next(each(one, "vColl"), None) is not None:
            said[one.get("name", "")] = tuple(text_at(string) for string in each(one, "vColl/string"))
        else:
            said[one.get("name", "")] = (text_at(one, "string"),)
    return Features(structure.get(XML_ID, ""), said, tuple(values))


def read_links(
    root: etree._Element, subtype: str, agents: Mapping[str, str], side_of: Mapping[str, int]
) -> tuple[Link, ...]:
    """Give the links of one level in the order in which they were written.

    Args:
        root: of the file.
        subtype: clause or sentence.
        agents: names by pointer.
        side_of: id of a clause or sentence -> 0 for German, 1 for Chinese.
    """
    suggested = _suggested(root) if subtype == "clause" else {}
    joins = {f"#{one.get(XML_ID)}": one.get("target", "").split() for one in root.iter("{*}join")}
    found: list[tuple[int, Link]] = []
    for one in _alignment(root, subtype):
        sides: tuple[list[str], list[str]] = ([], [])
        for pointer in one.get("target", "").split():
            for target in joins.get(pointer, [pointer]):
                if (side := side_of.get(target[1:])) is not None:
                    sides[side].append(target[1:])
        counter = _COUNTER.search(one.get(XML_ID, ""))
        made_by = agents.get(one.get("resp", ""), "")
        reason = text_at(one) if local(one) == "span" else _suggestion(sides, made_by, suggested)
        score, confirmed = certainty(one.get("cert", "")), one.get("subtype") == "accepted"
        link = Link(tuple(sides[0]), tuple(sides[1]), score, made_by, confirmed, reason)
        found.append((int(counter[1]) if counter else len(found), link))
    return tuple(link for _, link in sorted(found, key=lambda pair: pair[0]))


def _suggested(root: etree._Element) -> dict[str, str]:
    """The certainty of each clause whose element says who is responsible for its text: it is a suggestion."""
    return {
        element.get(XML_ID, ""): element.get("cert", "")
        for text in root.iter("{*}text")
        for element in text.iter()
        if element.get("resp") and element.get(XML_ID) and element.get("cert") in _WORDS
    }


def _suggestion(sides: tuple[list[str], list[str]], made_by: str, suggested: Mapping[str, str]) -> str:
    for name, side in zip(("de", "zh"), sides, strict=True):
        if side and (cert := suggested.get(side[0])):
            by_likeness = "fuzzy" if made_by.startswith("memory") else "machine"
            origin = {"high": "exact", "medium": "skeleton"}.get(cert, by_likeness)
            return suggestion_reason(origin, cert, name, review=True)
    return ""


def _alignment(root: etree._Element, subtype: str) -> Iterator[etree._Element]:
    for group in root.iter("{*}linkGrp", "{*}spanGrp"):
        if group.get("subtype") == subtype and group.get("type") in ("alignment", "unaligned"):
            yield from each(group, "*")


_WORDS = {"high": 0.95, "medium": 0.75, "low": 0.4, "unknown": 0.5}


def certainty(text: str) -> float:
    """Give TEI's @cert as a score: a probability, or one of its four words; 1 where nothing is said."""
    if text in _WORDS:
        return _WORDS[text]
    try:
        return min(max(float(text), 0.0), 1.0) if text else 1.0
    except ValueError:
        return 1.0


def read_findings(
    root: etree._Element, clauses: Mapping[str, Clause], anchors: Mapping[str, tuple[str, int]]
) -> tuple[Finding, ...]:
    """Give the findings with their places; `anchors` has clause id and position of each anchor."""
    places: dict[str, list[FindingPlace]] = {}
    for group in root.iter("{*}spanGrp"):
        if group.get("type") == "qa":
            for span in each(group, "span"):
                if place := _place(span, clauses, anchors):
                    places.setdefault(span.get("ana", "")[1:], []).append(place)
    return tuple(
        Finding(
            code=one.one("code"),
            severity=_severity(one.one("severity")),
            places=tuple(places.get(one.id, ())),
            values=one.values,
            suggestion=one.one("suggestion"),
            its_type=one.one("locQualityIssueType", "other"),
            confidence=certainty(one.one("confidence")),
            source=one.one("source"),
        )
        for one in features(root, "findings")
    )


def _place(
    span: etree._Element, clauses: Mapping[str, Clause], anchors: Mapping[str, tuple[str, int]]
) -> FindingPlace | None:
    if target := span.get("target", "")[1:]:
        clause = clauses.get(target)
        return FindingPlace(target, Span(0, len(clause.text))) if clause else None
    start, end = (anchors.get(span.get(name, "")[1:]) for name in ("from", "to"))
    if not start or not end or start[0] != end[0] or start[1] > end[1]:
        return None
    return FindingPlace(start[0], Span(start[1], end[1]))


def _severity(word: str) -> Severity:
    return Severity(word) if word in list(Severity) else Severity.NOTE


def read_decisions(root: etree._Element) -> tuple[Decision, ...]:
    """Give the reviewers' decisions."""
    names = ("fingerprint", "verdict", "who", "when", "why")
    return tuple(Decision(*(one.one(name) for name in names)) for one in features(root, "decisions"))
