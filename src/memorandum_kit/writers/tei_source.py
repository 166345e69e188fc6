"""sourceDesc: the originals (archive, call number, seals, hands), the files that were read, the council paper."""

from __future__ import annotations

from lxml import etree

from memorandum_kit.model import CouncilPaper, Document, Lang, Memorandum
from memorandum_kit.writers.tei_dates import when
from memorandum_kit.writers.tei_entities import Entities
from memorandum_kit.writers.tei_ids import Ids
from memorandum_kit.writers.tei_xml import sub

_ORIGINAL = (("de", "Urschrift in deutscher und chinesischer Sprache"), ("zh-Hans", "德文、中文正本"))
# The text fields of a council paper: attribute, German label.
PAPER_NOTES = (
    ("proposal", "Beschlussvorschlag"),
    ("financial", "Finanzielle Auswirkungen"),
    ("reasons", "Problembeschreibung / Begründung"),
    ("signed_by", "Unterzeichnet"),
)


def write_source(
    description: etree._Element, memo: Memorandum, ids: Ids, entities: Entities, decls: dict[str, str]
) -> None:
    """Write the description of the originals, then one bibl a text, then the council paper."""
    witnesses = dict.fromkeys(document.witness for document in memo.documents if document.witness)
    wit_ids: dict[str, str] = {}
    if witnesses:
        listed = sub(description, "listWit")
        for number, witness in enumerate(witnesses):
            wit_ids[witness] = ids.new(f"wit-{witness}")
            made = sub(listed, "witness", attributes={"id": wit_ids[witness], "n": witness})
            if number == 0 and _is_described(memo):
                _manuscript(made, memo, entities, ids)
            else:
                for lang, text in (("de", f"Ausfertigung {witness}"), ("zh-Hans", f"正本{witness}")):
                    sub(made, "name", text, {"lang": lang})
    elif _is_described(memo):
        _manuscript(description, memo, entities, ids)
    for document in memo.documents:
        _text_source(description, document, decls[document.id], wit_ids.get(document.witness, ""))
    if memo.paper:
        _council_paper(description, memo.paper)
    if not len(description):
        for lang, text in _ORIGINAL:
            sub(description, "p", text, {"lang": lang})


def _is_described(memo: Memorandum) -> bool:
    known = memo.metadata
    return bool(known.repository or known.call_number or any(p.seal or p.signatory for p in known.parties))


def _manuscript(parent: etree._Element, memo: Memorandum, entities: Entities, ids: Ids) -> None:
    known = memo.metadata
    described = sub(parent, "msDesc")
    identifier = sub(described, "msIdentifier")
    if known.repository:
        sub(identifier, "repository", known.repository)
    if known.call_number:
        sub(identifier, "idno", known.call_number)
    if not len(identifier):
        for lang, text in _ORIGINAL:
            sub(identifier, "msName", text, {"lang": lang})
    contents = sub(described, "msContents")
    chinese = next((d.lang.value for d in memo.documents if d.lang.is_chinese), Lang.ZH_HANS.value)
    sub(contents, "textLang", attributes={"mainLang": Lang.DE.value, "otherLangs": chinese})
    signing = [party for party in known.parties if party.signatory]
    sealing = [party for party in known.parties if party.seal]
    if not signing and not sealing:
        return
    physical = sub(described, "physDesc")
    if signing:
        hands = sub(physical, "handDesc")
        for party in signing:
            attributes = {"id": ids.new(f"hand-{party.id}"), "scribeRef": entities.signatory(party)}
            hand = sub(hands, "handNote", attributes=attributes)
            for lang, text in (("de", "Unterschrift"), ("zh-Hans", "签字")):
                sub(hand, "p", text, {"lang": lang})
    if sealing:
        seals = sub(physical, "sealDesc")
        for party in sealing:
            seal = sub(seals, "seal", attributes={"n": party.id, "corresp": entities.party(party)})
            sub(seal, "p", party.seal)


def _text_source(description: etree._Element, document: Document, xml_id: str, witness: str) -> None:
    attributes = {"id": xml_id, "n": document.id, "type": "text", "corresp": f"#{witness}" if witness else ""}
    bibl = sub(description, "bibl", attributes=attributes)
    sub(bibl, "title", document.title, {"lang": document.lang.value})
    if document.name:
        sub(bibl, "idno", document.name, {"type": "filename"})
    if document.source_sha256:
        sub(bibl, "idno", document.source_sha256, {"type": "sha256"})
    for note in document.notes:
        sub(bibl, "note", note.detail, {"type": "reader", "n": note.code})


def _council_paper(description: etree._Element, paper: CouncilPaper) -> None:
    bibl = sub(description, "bibl", attributes={"type": "Drucksache", "lang": Lang.DE.value})
    sub(bibl, "title", paper.subject)
    if paper.reference:
        sub(bibl, "idno", paper.reference, {"type": "Drucksache"})
    if paper.date:
        sub(bibl, "date", paper.date, {"when": when(paper.date)})
    for field, label in PAPER_NOTES:
        if text := getattr(paper, field):
            sub(bibl, "note", text, {"type": field, "n": label})
    for consultation in paper.consultations:
        note = sub(bibl, "note", attributes={"type": "consultation"})
        sub(note, "orgName", consultation.body)
        sub(note, "date", consultation.date, {"when": when(consultation.date)})
        sub(note, "term", consultation.role)
    for attachment in paper.attachments:
        sub(bibl, "note", attachment, {"type": "attachment"})
    for label, text in paper.other:
        sub(bibl, "note", text, {"type": "other", "n": label})
