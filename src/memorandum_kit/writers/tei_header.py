"""The teiHeader: titles, parties, council paper, witnesses, languages, program and steps; human strings in both languages."""

from __future__ import annotations

from lxml import etree

from memorandum_kit import __version__
from memorandum_kit.model import CouncilPaper, Document, Lang, Memorandum
from memorandum_kit.writers.tei_dates import dating, when
from memorandum_kit.writers.tei_entities import Entities, write_taxonomies
from memorandum_kit.writers.tei_ids import Ids
from memorandum_kit.writers.tei_xml import SCHEMA, holdable, sub

_LANGUAGES = {
    "de": ("Deutsch", "德文"),
    "en": ("Englisch", "英文"),
    "zh-Hans": ("Chinesisch (vereinfachte Schriftzeichen)", "中文（简体字）"),
    "zh-Hant": ("Chinesisch (traditionelle Schriftzeichen)", "中文（繁体字）"),
    "zh-Latn-pinyin": ("Chinesisch, Hanyu Pinyin mit Tonzeichen", "中文，汉语拼音（标调）"),
    "zh-Latn": ("Chinesisch, lateinische Schreibung im Reisepass", "中文，护照拼写"),
}
_UNTITLED = (("de", "Memorandum ohne Titel"), ("zh-Hans", "无标题备忘录"))
PROGRAM = "memorandum_kit"


class Agents:
    """Who made links and steps: the program, a file, persons; each is one respStmt or application."""

    def __init__(self, memo: Memorandum, ids: Ids) -> None:
        """Collect them from links and provenance, the program first."""
        self.application = ids.new(f"app-{PROGRAM}")
        self.statements: dict[str, str] = {}
        makers = {link.made_by for link in (*memo.links, *memo.sentence_links)}
        people = {step.agent for step in memo.provenance} - {PROGRAM, ""}
        for name in (*(n for n in ("rule", "file") if n in makers), *sorted((makers | people) - {"rule", "file", ""})):
            self.statements[name] = ids.new(f"resp-{name}")

    def of_step(self, agent: str) -> str:
        """Give the pointer for a step's agent."""
        return f"#{self.statements.get(agent, self.application)}"


def write_header(root: etree._Element, memo: Memorandum, ids: Ids, entities: Entities, agents: Agents) -> None:
    """Write the header as the first child of `root`."""
    header = sub(root, "teiHeader", attributes={"lang": Lang.DE.value})
    description = sub(header, "fileDesc")
    _title_statement(sub(description, "titleStmt"), memo, entities, agents)
    _publication(sub(description, "publicationStmt"), memo)
    _source(sub(description, "sourceDesc"), memo)
    _encoding(sub(header, "encodingDesc"), memo, entities, agents)
    _profile(sub(header, "profileDesc"), memo, entities)
    if memo.provenance:
        _revisions(sub(header, "revisionDesc"), memo, agents)


def _title_statement(statement: etree._Element, memo: Memorandum, entities: Entities, agents: Agents) -> None:
    titles = [(lang.value, text) for lang, text in memo.metadata.titles if holdable(text).strip()]
    if not titles:
        titles = [(d.lang.value, d.title) for d in memo.documents if holdable(d.title).strip()]
    for lang, text in titles or _UNTITLED:
        sub(statement, "title", text, {"type": "main", "lang": lang})
    for party in memo.metadata.parties:
        for lang, name in party.names:
            sub(statement, "author", name, {"ref": entities.party(party), "lang": lang.value})
    for name, xml_id in agents.statements.items():
        responsible = sub(statement, "respStmt", attributes={"id": xml_id})
        machine = name in ("rule", "file")
        for lang, text in _RESPONSIBILITIES["rule" if name == "rule" else "file" if machine else "person"]:
            sub(responsible, "resp", text, {"lang": lang})
        if machine:
            sub(responsible, "name", PROGRAM, {"type": "software", "ref": f"#{agents.application}"})
        else:
            sub(responsible, "name", name)


_RESPONSIBILITIES = {
    "rule": (("de", "Zuordnung durch das Programm"), ("zh-Hans", "由程序自动对齐")),
    "file": (("de", "Zuordnung aus der Ausgangsdatei übernommen"), ("zh-Hans", "沿用原文件中的对应关系")),
    "person": (("de", "Bearbeitung und Prüfung"), ("zh-Hans", "编辑与审核")),
}


def _publication(statement: etree._Element, memo: Memorandum) -> None:
    known, paper = memo.metadata, memo.paper
    if holdable(known.publisher).strip():
        sub(statement, "publisher", known.publisher)
    reference = known.reference or (paper.reference if paper else "")
    if not len(statement):
        sub(statement, "distributor", PROGRAM)
    if paper and when(paper.date):
        sub(statement, "date", paper.date, {"when": paper.date})
    if reference:
        sub(statement, "idno", reference, {"type": "Drucksache"})
    if known.availability:
        sub(sub(statement, "availability", attributes={"status": "restricted"}), "p", known.availability)


def _source(description: etree._Element, memo: Memorandum) -> None:
    for document in memo.documents:
        bibl = sub(description, "bibl", attributes={"n": document.id})
        sub(bibl, "title", document.title or document.id, {"lang": document.lang.value})


def _encoding(description: etree._Element, memo: Memorandum, entities: Entities, agents: Agents) -> None:
    programs = sub(description, "appInfo")
    application = sub(
        programs,
        "application",
        attributes={"id": agents.application, "ident": PROGRAM, "version": __version__.partition("+")[0]},
    )
    sub(application, "label", PROGRAM)
    write_taxonomies(description, entities)
    sub(description, "schemaRef", attributes={"type": "relaxng", "key": "tei_all", "url": SCHEMA})


def _profile(description: etree._Element, memo: Memorandum, entities: Entities) -> None:
    signed = memo.metadata
    if signed.signed_on or signed.signed_at:
        creation = sub(description, "creation")
        if signed.signed_on:
            sub(creation, "date", signed.signed_on, dating(signed.signed_on))
        if signed.signed_at:
            sub(creation, "placeName", signed.signed_at)
    used = {Lang.DE.value, Lang.ZH_HANS.value} | {document.lang.value for document in memo.documents}
    languages = sub(description, "langUsage")
    for ident, (german, _) in _LANGUAGES.items():
        if ident in used:
            sub(languages, "language", german, {"ident": ident})


def _revisions(description: etree._Element, memo: Memorandum, agents: Agents) -> None:
    """The newest change first, as the Guidelines want it."""
    for number in range(len(memo.provenance), 0, -1):
        step = memo.provenance[number - 1]
        attributes = {"n": str(number), "who": agents.of_step(step.agent), "when": when(step.when)}
        change = sub(description, "change", attributes=attributes)
        sub(change, "label", step.name)
        change[-1].tail = holdable(step.detail)


def paper_fields(paper: CouncilPaper) -> list[tuple[str, str]]:
    """Give the filled text fields of a council paper with their German labels."""
    rows = (
        ("Betreff", paper.subject),
        ("Beschlussvorschlag", paper.proposal),
        ("Finanzielle Auswirkungen", paper.financial),
        ("Problembeschreibung / Begründung", paper.reasons),
    )
    return [(label, text) for label, text in rows if text]


def title_of(document: Document) -> str:
    """Give a text's title, or its id where it has none."""
    return document.title or document.id
