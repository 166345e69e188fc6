"""The teiHeader: titles, parties, publication, languages, program and steps; human strings in German and Chinese."""

from __future__ import annotations

from lxml import etree

from memorandum_kit import __version__
from memorandum_kit.model import Document, Lang, Memorandum
from memorandum_kit.writers.tei_dates import dating, when
from memorandum_kit.writers.tei_entities import Entities, write_taxonomies
from memorandum_kit.writers.tei_ids import Ids
from memorandum_kit.writers.tei_source import write_source
from memorandum_kit.writers.tei_xml import SCHEMA, UNHOLDABLE, element, holdable, sub

PROGRAM = "memorandum_kit"
_LANGUAGES = {
    "de": ("Deutsch", "德文"),
    "en": ("Englisch", "英文"),
    "zh-Hans": ("Chinesisch (vereinfachte Schriftzeichen)", "中文（简体字）"),
    "zh-Hant": ("Chinesisch (traditionelle Schriftzeichen)", "中文（繁体字）"),
    "zh-Latn-pinyin": ("Chinesisch, Hanyu Pinyin mit Tonzeichen", "中文，汉语拼音（标调）"),
    "zh-Latn": ("Chinesisch, lateinische Schreibung", "中文，拉丁字母拼写"),
    "zh-Latn-wadegile": ("Chinesisch, Wade-Giles", "中文，威妥玛拼音"),
    "zh-Latn-x-postal": ("Chinesisch, Postschreibung", "中文，邮政式拼音"),
    "zh-Latn-x-lessing": ("Chinesisch, Lessing-Othmer", "中文，列辛－欧特麦拼音"),
    "zh-Latn-x-cantones": ("Chinesisch, kantonesische Schreibung", "中文，粤语拼写"),
}
_UNTITLED = (("de", "Memorandum ohne Titel"), ("zh-Hans", "无标题备忘录"))
_RESPONSIBILITIES = {
    "rule": (("de", "Zuordnung durch das Programm"), ("zh-Hans", "由程序自动对齐")),
    "file": (("de", "Zuordnung aus der Ausgangsdatei übernommen"), ("zh-Hans", "沿用原文件中的对应关系")),
    "suggestion": (("de", "Vorschlag des Wortlauts, zu prüfen"), ("zh-Hans", "译文建议，待审核")),
    "person": (("de", "Bearbeitung und Prüfung"), ("zh-Hans", "编辑与审核")),
}
_UNPUBLISHED = (("de", "Nicht veröffentlicht."), ("zh-Hans", "未公开发布。"))
_PROJECT = (
    (
        "de",
        "Parallelausgabe einer deutsch-chinesischen Vereinbarung; der Wortlaut ist der der unterzeichneten Fassungen.",
    ),
    ("zh-Hans", "德中双语协议对照本；正文与签署文本一致。"),
)
_SEGMENTATION = (
    (
        "de",
        "Das Element mit der Kennung einer Klausel enthält genau deren Text; die gedruckte Nummer steht davor in num. "
        "Sätze sind s. Die Zuordnung der Klauseln und Sätze steht in standOff/linkGrp.",
    ),
    (
        "zh-Hans",
        "带条款标识的元素仅含该条款正文；印刷编号置于其前的num元素中。句子用s标记。条款与句子的对应关系见standOff/linkGrp。",
    ),
)


class Agents:
    """Who made links and steps: the program, a file, persons; each is one respStmt or application."""

    def __init__(self, memo: Memorandum, ids: Ids) -> None:
        """Collect them from links and provenance, the program first."""
        self.application = ids.new(f"app-{PROGRAM}")
        self.statements: dict[str, str] = {}
        makers = {link.made_by for link in (*memo.links, *memo.sentence_links)}
        self.suggesting = {link.made_by for link in memo.links if link.suggested}
        people = {step.agent for step in memo.provenance} - {PROGRAM}
        known = [name for name in ("rule", "file") if name in makers]
        for name in (*known, *sorted((makers | people) - {"rule", "file"})):
            self.statements[name] = ids.new(f"resp-{name}")

    def of_step(self, agent: str) -> str:
        """Give the pointer for a step's agent."""
        return f"#{self.application if agent == PROGRAM else self.statements[agent]}"


def write_header(
    root: etree._Element, memo: Memorandum, ids: Ids, entities: Entities, agents: Agents, decls: dict[str, str]
) -> None:
    """Write the header of the whole edition as a child of `root`; `decls` has the xml:id of each text's source."""
    header = sub(root, "teiHeader", attributes={"lang": Lang.DE.value})
    description = sub(header, "fileDesc")
    _title_statement(sub(description, "titleStmt"), memo, entities, agents)
    _publication(sub(description, "publicationStmt"), memo)
    write_source(sub(description, "sourceDesc"), memo, ids, entities, decls)
    _encoding(sub(header, "encodingDesc"), memo, entities, agents)
    _profile(sub(header, "profileDesc"), memo, entities)
    if memo.provenance:
        _revisions(sub(header, "revisionDesc"), memo, agents)


def text_header(document: Document) -> etree._Element:
    """Give the short header of one text in a file of its own (layouts corpus and split)."""
    header = element("teiHeader", attributes={"lang": Lang.DE.value})
    description = sub(header, "fileDesc")
    statement = sub(description, "titleStmt")
    title = holdable(document.title).strip()
    sub(statement, "title", title or dict(_UNTITLED)["de"], {"lang": document.lang.value if title else "de"})
    _bilingual(sub(description, "publicationStmt"), _UNPUBLISHED)
    sub(sub(description, "sourceDesc"), "p", "Siehe den Kopf der Gesamtausgabe.", {"lang": "de"})
    languages = sub(sub(header, "profileDesc"), "langUsage")
    for text, lang in zip(_LANGUAGES[document.lang.value], ("de", "zh-Hans"), strict=True):
        sub(languages, "language", text, {"ident": document.lang.value, "lang": lang})
    return header


def _title_statement(statement: etree._Element, memo: Memorandum, entities: Entities, agents: Agents) -> None:
    titles = [(lang.value, text) for lang, text in memo.metadata.titles if holdable(text)]
    for lang, text in titles:
        sub(statement, "title", text, {"type": "main", "lang": lang})
    if not titles:
        titles = [(d.lang.value, d.title) for d in memo.documents if holdable(d.title).strip()]
        for lang, text in titles or _UNTITLED:
            sub(statement, "title", text, {"type": "main", "subtype": "text" if titles else "none", "lang": lang})
    for party in memo.metadata.parties:
        for lang, name in party.names:
            sub(statement, "author", name, {"ref": entities.party(party), "lang": lang.value})
    for name, xml_id in agents.statements.items():
        responsible = sub(statement, "respStmt", attributes={"id": xml_id, "n": name})
        kind = "suggestion" if name in agents.suggesting else name
        for lang, text in _RESPONSIBILITIES.get(kind, _RESPONSIBILITIES["person"]):
            sub(responsible, "resp", text, {"lang": lang})
        if name in ("rule", "file"):
            sub(responsible, "name", PROGRAM, {"type": "software", "ref": f"#{agents.application}"})
        else:
            sub(responsible, "name", name)


def _publication(statement: etree._Element, memo: Memorandum) -> None:
    known, paper = memo.metadata, memo.paper
    if known.publisher:
        sub(statement, "publisher", known.publisher)
    elif known.reference or known.availability or paper:
        names = [name for party in known.parties for _, name in party.names[:1]]
        sub(statement, "authority", "; ".join(names) or "–")
    else:
        _bilingual(statement, _UNPUBLISHED)
        return
    if paper and when(paper.date):
        sub(statement, "date", paper.date, {"when": paper.date})
    if known.reference:
        sub(statement, "idno", known.reference, {"type": "Drucksache"})
    if known.availability:
        sub(sub(statement, "availability", attributes={"status": "restricted"}), "p", known.availability)


def _encoding(description: etree._Element, memo: Memorandum, entities: Entities, agents: Agents) -> None:
    _bilingual(sub(description, "projectDesc"), _PROJECT)
    application = sub(
        sub(description, "appInfo"),
        "application",
        attributes={"id": agents.application, "ident": PROGRAM, "version": __version__.partition("+")[0]},
    )
    sub(application, "label", PROGRAM)
    declaration = sub(description, "editorialDecl")
    if dropped := _dropped(memo):
        _bilingual(
            sub(declaration, "correction"),
            (
                ("de", f"Ausgelassen sind Zeichen, die XML nicht aufnehmen kann: {dropped}."),
                ("zh-Hans", f"已略去XML无法容纳的字符：{dropped}。"),
            ),
        )
    _bilingual(sub(declaration, "segmentation"), _SEGMENTATION)
    write_taxonomies(description, entities)
    sub(description, "schemaRef", attributes={"type": "relaxng", "key": "tei_all", "url": SCHEMA})


def _dropped(memo: Memorandum) -> str:
    """Which characters of which clauses XML cannot hold."""
    clauses = [clause for document in memo.documents for clause in document.clauses]
    found = [
        f"{clause.id} {', '.join(sorted({f'U+{ord(sign):04X}' for sign in signs}))}"
        for clause in clauses
        if (signs := UNHOLDABLE.findall(clause.text))
    ]
    return "; ".join(found)


def _profile(description: etree._Element, memo: Memorandum, entities: Entities) -> None:
    signed = memo.metadata
    if signed.signed_on or signed.signed_at:
        creation = sub(description, "creation")
        if signed.signed_on:
            sub(creation, "date", signed.signed_on, dating(signed.signed_on))
        if signed.signed_at:
            sub(creation, "placeName", signed.signed_at)
    used = {"de", "zh-Hans"} | {document.lang.value for document in memo.documents} | entities.languages()
    languages = sub(description, "langUsage")
    for ident, names in _LANGUAGES.items():
        if ident in used:
            for lang, text in zip(("de", "zh-Hans"), names, strict=True):
                sub(languages, "language", text, {"ident": ident, "lang": lang})


def _revisions(description: etree._Element, memo: Memorandum, agents: Agents) -> None:
    """The newest change first, as the Guidelines want it."""
    for number in range(len(memo.provenance), 0, -1):
        step = memo.provenance[number - 1]
        attributes = {"n": str(number), "who": agents.of_step(step.agent), "when": when(step.when)}
        change = sub(description, "change", attributes=attributes)
        sub(change, "label", step.name)
        if step.detail:
            sub(change, "note", step.detail)


def _bilingual(parent: etree._Element, texts: tuple[tuple[str, str], ...]) -> None:
    for lang, text in texts:
        sub(parent, "p", text, {"lang": lang})
