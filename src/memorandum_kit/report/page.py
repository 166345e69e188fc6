"""The side-by-side page: one self-contained HTML file to read on screen and to print on A4."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from memorandum_kit.alignment.reasons import explain
from memorandum_kit.errors import BadInput
from memorandum_kit.messages import INTERFACE_LANGUAGES, area
from memorandum_kit.model import UNTRANSLATED, Clause, ClauseKind, Finding, Lang, Memorandum, Mention, Severity
from memorandum_kit.report.marking import mark_class, marked
from memorandum_kit.report.overview import overview
from memorandum_kit.report.term_map import signs, term_map
from memorandum_kit.report.wording import finding_text
from memorandum_kit.translation.review import gap_note, review_note
from memorandum_kit.writers.rows import Pair, Row, pairs_of
from memorandum_kit.writers.tei_xml import UNHOLDABLE

if TYPE_CHECKING:
    from jinja2 import Template

_SYMBOLS = {"confirmed": "✓", "sure": "●", "review": "▲", "alone-de": "∅", "alone-zh": "∅", "unlinked": "○"}
_SEVERITY_SYMBOLS = {"critical": "✖", "major": "▲", "minor": "◆", "note": "ℹ"}
_HEADINGS = (ClauseKind.HEADING, ClauseKind.ARTICLE)


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding in words, with the number of the row where it stands (0: of the whole memorandum)."""

    number: int
    row: int
    severity: str
    symbol: str
    text: str
    suggestion: str
    code: str


def write_page(memo: Memorandum, *, lang: str = "de") -> bytes:
    """Give the page; without scripts, without anything loaded from elsewhere.

    Args:
        memo: what to show.
        lang: language of headings and labels: de, en or zh-Hans.

    Raises:
        BadInput: an interface language that does not exist.
    """
    interface = _interface(lang)
    texts = area("report", interface)
    pairs = pairs_of(memo)
    rows = [row for pair in pairs for row in pair.rows]
    findings = _findings(memo, rows, interface)
    by_row: dict[int, list[ShownFinding]] = defaultdict(list)
    for finding in findings:
        by_row[finding.row].append(finding)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in memo.mentions:
        mentions[mention.clause_id].append(mention)
    terms, plain_terms = term_map(rows, mentions)
    page = _template().render(
        lang=interface.value,
        t=texts,
        style=Markup(_resource("page.css")),
        titles=_titles(memo, texts),
        memo=memo,
        facts=_facts(memo, texts, interface),
        counts=_counts(memo, rows, texts),
        pairs=[_shown_pair(pair, mentions, by_row, interface, index) for index, pair in enumerate(pairs, start=1)],
        several=len(pairs) > 1,
        verdict=_verdict(memo, texts),
        terms=terms,
        plain_terms=plain_terms,
        term_signs=signs(texts),
        findings=findings,
        marks=_mark_legend(memo, texts),
        legend=_legend(rows, texts),
    )
    return UNHOLDABLE.sub("", page).encode("utf-8")


def _interface(lang: str) -> Lang:
    try:
        chosen = Lang.of(lang)
    except ValueError:
        chosen = None
    if chosen not in INTERFACE_LANGUAGES:
        known = ", ".join(one.value for one in INTERFACE_LANGUAGES)
        raise BadInput(f"The page does not exist in {lang!r}", advice=f"Use one of: {known}.")
    return chosen


@cache
def _resource(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_resource("page.html"))


def _titles(memo: Memorandum, texts: Mapping[str, str]) -> list[tuple[str, str]]:
    titles = [(lang.value, title) for lang, title in memo.metadata.titles if title.strip()]
    if not titles:
        titles = [(document.lang.value, document.title) for document in memo.documents if document.title.strip()]
    return titles or [("", texts["untitled"])]


def _day(edtf: str, lang: Lang) -> str:
    """Give a full date in words of the interface language; any other EDTF value as it is."""
    try:
        day = date.fromisoformat(edtf)
    except ValueError:
        return edtf
    from babel.dates import format_date

    return str(format_date(day, format="long", locale=lang.value.replace("-", "_")))


def _facts(memo: Memorandum, texts: Mapping[str, str], lang: Lang) -> list[tuple[str, list[tuple[str, str]]]]:
    """Label, and the lines under it as (language, text)."""
    known = memo.metadata
    facts: list[tuple[str, list[tuple[str, str]]]] = []
    parties = [(tag.value, name) for party in known.parties for tag, name in party.names]
    if parties:
        facts.append((texts["parties"], parties))
    signatories = [
        (tag.value, ("，" if tag.is_chinese else ", ").join(filter(None, (name, dict(party.office).get(tag, "")))))
        for party in known.parties
        for tag, name in party.signatory
    ]
    if signatories:
        facts.append((texts["signatory"], signatories))
    signed = ", ".join(part for part in (known.signed_at, _day(known.signed_on, lang)) if part)
    if signed:
        facts.append((texts["signed"], [("", signed)]))
    reference = known.reference or (memo.paper.reference if memo.paper else "")
    if reference:
        facts.append((texts["reference"], [("", reference)]))
    sources = [("", document.name) for document in memo.documents if document.name]
    if sources:
        facts.append((texts["sources"], sources))
    return facts


def _counts(memo: Memorandum, rows: list[Row], texts: Mapping[str, str]) -> list[tuple[str, str]]:
    clauses = [sum(len(d.clauses) for d in memo.documents if d.lang.is_chinese is side) for side in (False, True)]
    statuses = [row.status for row in rows]
    counts = [
        (texts["count.clauses"], f"{clauses[0]} / {clauses[1]}"),
        (texts["count.links"], str(len(memo.links))),
        (texts["count.alone"], str(sum(status.startswith("alone") or status == "unlinked" for status in statuses))),
        (texts["count.review"], str(statuses.count("review"))),
    ]
    if memo.findings:
        counts.append((texts["count.findings"], str(len(memo.findings))))
    return counts


def _verdict(memo: Memorandum, texts: Mapping[str, str]) -> tuple[str, str]:
    """Class and words of the result of the check, ("", "") where nobody has checked."""
    if not memo.findings:
        checked = any(step.name == "check" for step in memo.provenance)
        return ("clean", texts["verdict.clean"]) if checked else ("", "")
    counts = Counter(finding.severity for finding in memo.findings)
    parts = ", ".join(f"{counts[s]} {texts[f'severity.{s.value}']}" for s in Severity if counts[s])
    worst = min(counts, key=lambda severity: severity.rank)
    return worst.value, texts["verdict.found"].format(count=len(memo.findings), parts=parts)


def _shown_pair(
    pair: Pair,
    mentions: Mapping[str, list[Mention]],
    findings: Mapping[int, list[ShownFinding]],
    interface: Lang,
    index: int,
) -> dict[str, Any]:
    texts = area("report", interface)
    return {
        "witness": pair.witness,
        "de": pair.de,
        "zh": pair.zh,
        "overview": overview(pair, texts, ident=f"overview-{index}"),
        "rows": [
            {
                "number": row.number,
                "status": row.status,
                "symbol": _SYMBOLS[row.status],
                "words": texts[f"status.{row.status}"],
                "score": _score(row, texts),
                "kind": _row_kind(row),
                "reason": _reason(row, interface),
                "sides": [
                    (
                        document.lang.value,
                        [_shown_clause(clause, mentions, texts) for clause in clauses],
                        review_note(row.link, document.lang) if row.link is not None and clauses else "",
                    )
                    for document, clauses in ((pair.de, row.de), (pair.zh, row.zh))
                ],
                "findings": findings.get(row.number, ()),
            }
            for row in pair.rows
        ],
    }


def _shown_clause(clause: Clause, mentions: Mapping[str, list[Mention]], texts: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": clause.id,
        "kind": clause.kind.value,
        "level": min(clause.level, 4),
        "number": clause.number.printed if clause.number else "",
        "text": marked(clause.text, mentions.get(clause.id, ()), texts),
    }


def _score(row: Row, texts: Mapping[str, str]) -> str:
    if row.link is None or row.link.confirmed:
        return ""
    return texts["status.score"].format(percent=round(row.link.score * 100))


def _reason(row: Row, lang: Lang) -> str:
    """Why a clause stands alone, in words; what another step wrote there is shown as it is."""
    if row.link is None or not row.link.reason:
        return ""
    if row.link.reason == UNTRANSLATED:
        return gap_note(lang)
    return row.link.reason if row.link.de and row.link.zh else explain(row.link.reason, lang)


def _row_kind(row: Row) -> str:
    kinds = {clause.kind for clause in row.clauses}
    if kinds == {ClauseKind.TITLE}:
        return "title"
    short = all(len(clause.text) < 80 for clause in row.clauses)
    return "heading" if kinds <= set(_HEADINGS) and short else "text"


def _findings(memo: Memorandum, rows: list[Row], lang: Lang) -> list[ShownFinding]:
    row_of = {clause.id: row.number for row in rows for clause in row.clauses}
    shown = []
    for number, finding in enumerate(memo.findings, start=1):
        row = next((row_of[place.clause_id] for place in finding.places if place.clause_id in row_of), 0)
        shown.append(_shown_finding(number, row, finding, lang))
    return shown


def _shown_finding(number: int, row: int, finding: Finding, lang: Lang) -> ShownFinding:
    severity = finding.severity.value
    return ShownFinding(
        number,
        row,
        severity,
        _SEVERITY_SYMBOLS[severity],
        finding_text(finding, lang),
        finding.suggestion,
        finding.code,
    )


def _legend(rows: list[Row], texts: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Symbol, words and class of the statuses that the page really has."""
    present = {row.status for row in rows}
    return [(symbol, texts[f"status.{status}"], status) for status, symbol in _SYMBOLS.items() if status in present]


def _mark_legend(memo: Memorandum, texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Class and words of the marks that the page really has."""
    present = {mark_class(mention) for mention in memo.mentions}
    wanted = (
        ("name", "name"),
        ("value", "value"),
        ("value bad", "fault"),
        ("term", "term"),
        ("term bad", "deprecated"),
    )
    return [(name, texts[f"mark.{key}"]) for name, key in wanted if name in present]
