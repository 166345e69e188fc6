"""XLIFF 2.1: one unit a link, with states, the terms of the unit (glossary module) and findings (ITS 2.0)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from memorandum_kit import __version__
from memorandum_kit.model import Clause, Finding, Memorandum, Mention, MentionKind, Severity, Span
from memorandum_kit.readers.units import PROGRAM, Side, Unit, document_record, join
from memorandum_kit.translation.review import review_note
from memorandum_kit.writers.markup import NONCHARACTERS, UNHOLDABLE, escaped, start, whole
from memorandum_kit.writers.rows import Row
from memorandum_kit.writers.tei_marks import Mark, marked_text, nested
from memorandum_kit.writers.units import cat_tag, languages, status_of, units_of

NAMESPACES = {
    "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
    "xmlns:gls": "urn:oasis:names:tc:xliff:glossary:2.0",
    "xmlns:mda": "urn:oasis:names:tc:xliff:metadata:2.0",
    "xmlns:its": "http://www.w3.org/2005/11/its",
    "xmlns:itsm": "urn:oasis:names:tc:xliff:itsm:2.1",
}
# The 27 types of ITS 2.0; any other word of ours is `other`.
_ITS_TYPES = frozenset(
    ("terminology", "mistranslation", "omission", "untranslated", "addition", "duplication", "inconsistency", "grammar",
     "legal", "register", "locale-specific-content", "locale-violation", "style", "characters", "misspelling",
     "typographical", "formatting", "inconsistent-entities", "numbers", "markup", "pattern-problem", "whitespace",
     "internationalization", "length", "non-conformance", "uncategorized", "other")
)  # fmt: skip
# ITS counts from 0 to 100.
_SEVERITIES = {Severity.CRITICAL: "100", Severity.MAJOR: "75", Severity.MINOR: "40", Severity.NOTE: "10"}
_STATES = {"confirmed": "final", "proposed": "translated", "review": "translated"}


def write_xliff21(memo: Memorandum, *, cat_lang: str | None = None, source_lang: str | None = None) -> bytes:
    """Give the memorandum as XLIFF 2.1.

    Control characters, which XML cannot hold, stand as `cp`; U+FFFE and U+FFFF are left out. A unit without one side has an empty `source`, or no
    `target`.

    Args:
        memo: what to write.
        cat_lang: the tag of the Chinese text; by default zh-CN or zh-TW by its script.
        source_lang: the language to translate from, `de` (default) or `zh`.

    Raises:
        BadInput: a language that does not exist.
    """
    from_chinese, source, target = languages(memo, source_lang)
    tags = (cat_tag(source, cat_lang), cat_tag(target, cat_lang))
    findings = _findings_by_clause(memo)
    mentions: dict[str, list[Mention]] = {}
    for mention in memo.mentions:
        if mention.kind is MentionKind.TERM:
            mentions.setdefault(mention.clause_id, []).append(mention)
    root = {**NAMESPACES, "version": "2.1", "srcLang": tags[0], "trgLang": tags[1], "xml:space": "preserve"}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', start("xliff", {**root, "its:version": "2.0"})]
    original = next((document.name for document in memo.documents if document.name), PROGRAM)
    lines.append(f" {start('file', {'id': 'f1', 'original': original})}")
    records = [("document", document_record(document)) for document in memo.documents]
    lines.append(_metadata("x-memorandum", [("tool", f"{PROGRAM} {__version__}"), *records], 2))
    writer = _Units(mentions, findings, from_chinese=from_chinese)
    made = [writer.unit(unit, row) for unit, row in units_of(memo, _held)]
    # XLIFF has no file without a unit.
    lines += made or ['  <unit id="empty">\n   <segment>\n    <source></source>\n   </segment>\n  </unit>']
    return "\n".join([*lines, " </file>", "</xliff>", ""]).encode()


def _held(text: str) -> str:
    return text if text.isprintable() else NONCHARACTERS.sub("", text)


def _held_span(span: Span, text: str) -> Span | None:
    """Where a stretch stands in what is held of its text; None where nothing is left of it."""
    if not 0 <= span.start < span.end <= len(text):
        return None
    if _held(text) == text:
        return span
    start = len(_held(text[: span.start]))
    end = start + len(_held(span.of(text)))
    return Span(start, end) if start < end else None


def _findings_by_clause(memo: Memorandum) -> dict[str, list[tuple[Finding, Span]]]:
    found: dict[str, list[tuple[Finding, Span]]] = {}
    for finding in memo.findings:
        for place in finding.places:
            found.setdefault(place.clause_id, []).append((finding, place.span))
    return found


class _Units:
    """Writes units; terms and findings are looked up by clause."""

    def __init__(
        self,
        mentions: Mapping[str, list[Mention]],
        findings: Mapping[str, list[tuple[Finding, Span]]],
        *,
        from_chinese: bool,
    ) -> None:
        self._mentions = mentions
        self._findings = findings
        self._from_chinese = from_chinese

    def unit(self, unit: Unit, row: Row) -> str:
        """Give one unit."""
        link = unit.link
        said = [("status", status_of(link))]
        if link is not None:
            said += [("score", repr(link.score)), ("made-by", link.made_by)]
        if link is not None and link.reason:
            said.append(("reason", link.reason))
        source, target = (unit.side(chinese=chinese) for chinese in (self._from_chinese, not self._from_chinese))
        clauses = {True: row.zh, False: row.de}
        inline = {
            side: _Inline(unit.id, name, side, clauses[side.lang.is_chinese], self._mentions, self._findings)
            for side, name in ((source, "s"), (target, "t"))
            if side is not None
        }
        lines = [f"  {start('unit', {'id': unit.id})}"]
        for one in inline.values():
            lines += one.issues
        lines += self._glossary(row)
        lines.append(f"   <mda:metadata>\n{_group('x-link', said, 4)}")
        for side, name in ((source, "source"), (target, "target")):
            if side is not None:
                clause_records = [("clause", record) for record in side.records]
                lines.append(_group("x-clauses", clause_records, 4, applies=name))
        state = _STATES.get(status_of(link), "initial") if target is not None and source is not None else "initial"
        lines.append("   </mda:metadata>")
        if link is not None and target is not None and (mark := review_note(link, target.lang)):
            note = whole("note", mark, {"appliesTo": "target", "category": "review"})
            lines.append(f"   <notes>\n    {note}\n   </notes>")
        lines.append(f"   {start('segment', {'state': state})}")
        lines.append(f"    <source>{inline[source].text if source is not None else ''}</source>")
        if target is not None:
            lines.append(f"    <target>{inline[target].text}</target>")
        return "\n".join([*lines, "   </segment>", "  </unit>"])

    def _glossary(self, row: Row) -> list[str]:
        """The concepts that both sides name, with the words of this unit."""
        sides: list[dict[str, list[str]]] = []
        for clauses in (row.de, row.zh):
            words: dict[str, list[str]] = {}
            for mention in (one for clause in clauses for one in self._mentions.get(clause.id, ())):
                if mention.key and mention.surface not in words.setdefault(mention.key, []):
                    words[mention.key].append(mention.surface)
            sides.append(words)
        source, target = reversed(sides) if self._from_chinese else sides
        entries = []
        for key in (key for key in source if key in target):
            translations = "".join(whole("gls:translation", word) for word in target[key])
            entries.append(f"    <gls:glossEntry>{whole('gls:term', source[key][0])}{translations}</gls:glossEntry>")
        return ["   <gls:glossary>", *entries, "   </gls:glossary>"] if entries else []


class _Inline:
    """A side's text with its terms and findings marked."""

    def __init__(
        self,
        unit_id: str,
        name: str,
        side: Side,
        clauses: Iterable[Clause],
        mentions: Mapping[str, list[Mention]],
        findings: Mapping[str, list[tuple[Finding, Span]]],
    ) -> None:
        self.issues: list[str] = []
        self._prefix = name
        self._unit_id = unit_id
        self._number = 0
        gap = len(join(("", ""), side.lang))
        offset = 0
        marks: list[Mark] = []
        for clause in clauses:
            for mention in mentions.get(clause.id, ()):
                marks += [
                    self._mark(span, offset, {"type": "term", "value": mention.key})
                    for part in mention.parts
                    if (span := _held_span(part, clause.text)) is not None
                ]
            by_span: dict[Span, list[Finding]] = {}
            for finding, place in findings.get(clause.id, ()):
                if (span := _held_span(place, clause.text)) is not None:
                    by_span.setdefault(span, []).append(finding)
            marks += [self._mark(span, offset, self._quality(found)) for span, found in by_span.items()]
            offset += len(_held(clause.text)) + gap
        kept, crossing = nested(marks)
        kept += [point for mark in crossing for point in _points(mark)]
        self.text = marked_text(side.text, kept, tag=start, escaped=_with_code_points)

    def _mark(self, span: Span, offset: int, attributes: dict[str, str]) -> Mark:
        self._number += 1
        made = {"id": f"{self._prefix}{self._number}", **attributes}
        return Mark(Span(span.start + offset, span.end + offset), "mrk", made, rank=self._number)

    def _quality(self, found: list[Finding]) -> dict[str, str]:
        """One finding stands in attributes; several of one place stand together before the segment."""
        issues = [
            {
                "its:locQualityIssueType": one.its_type if one.its_type in _ITS_TYPES else "other",
                "its:locQualityIssueComment": comment_of(one),
                "its:locQualityIssueSeverity": _SEVERITIES[one.severity],
            }
            for one in found
        ]
        if len(issues) == 1:
            return {"type": "its:generic", **issues[0]}
        identity = f"q-{self._unit_id}-{self._prefix}{self._number + 1}"
        self.issues.append(f"   {start('its:locQualityIssues', {'xml:id': identity})}")
        for issue in issues:
            plain = {key.removeprefix("its:"): value for key, value in issue.items()}
            self.issues.append(f"    {start('its:locQualityIssue', plain, empty=True)}")
        self.issues.append("   </its:locQualityIssues>")
        return {"type": "its:generic", "its:locQualityIssuesRef": f"#its={identity}"}


def comment_of(finding: Finding) -> str:
    """Give a finding's code, values and suggestion on one line, as CAT tools show it."""
    values = ", ".join(f"{name}: {value}" for name, value in finding.values)
    suggestion = f"→ {finding.suggestion}" if finding.suggestion else ""
    return " ".join(part for part in (finding.code, f"({values})" if values else "", suggestion) if part)


def _points(mark: Mark) -> tuple[Mark, Mark]:
    """A stretch that crosses another one, as two points."""
    end = Span(mark.span.end, mark.span.end)
    return (
        Mark(Span(mark.span.start, mark.span.start), "sm", mark.attributes, rank=mark.rank),
        Mark(end, "em", {"startRef": mark.attributes["id"]}, rank=-mark.rank),
    )


def _with_code_points(text: str) -> str:
    """Text as it stands in XML, with `cp` for what XML cannot hold."""
    if text.isprintable() or not UNHOLDABLE.search(text):
        return escaped(text)
    pieces, position = [], 0
    for sign in UNHOLDABLE.finditer(text):
        pieces += [escaped(text[position : sign.start()]), f'<cp hex="{ord(sign[0]):04X}"/>']
        position = sign.end()
    return "".join([*pieces, escaped(text[position:])])


def _metadata(category: str, said: Iterable[tuple[str, str]], depth: int) -> str:
    blanks = " " * depth
    return f"{blanks}<mda:metadata>\n{_group(category, said, depth + 1)}\n{blanks}</mda:metadata>"


def _group(category: str, said: Iterable[tuple[str, str]], depth: int, *, applies: str = "") -> str:
    blanks = " " * depth
    lines = [blanks + start("mda:metaGroup", {"category": category, "appliesTo": applies})]
    lines += [f"{blanks} {whole('mda:meta', value, {'type': name})}" for name, value in said]
    return "\n".join([*lines, f"{blanks}</mda:metaGroup>"])
