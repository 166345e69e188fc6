"""Metadata, council paper, sources and provenance from the header of our own TEI."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from memorandum_kit.model import Consultation, CouncilPaper, Lang, Metadata, Note, Party, Step
from memorandum_kit.readers.tei_text import TEI, XML_ID, XML_LANG

PROGRAM = "memorandum_kit"
_PAPER_NOTES = ("proposal", "financial", "reasons", "signed_by")


def text_at(element: etree._Element | None, path: str = ".") -> str:
    """Give the text of the first element at a path (steps without prefix are TEI), "" where there is none."""
    found = None if element is None else next(each(element, path), None)
    return "" if found is None else text_in(found)


def text_in(element: etree._Element) -> str:
    """Give all text of an element."""
    return "".join(str(text) for text in element.itertext())


def each(element: etree._Element, path: str) -> Iterator[etree._Element]:
    """Give the elements at a path of TEI names: `fileDesc/titleStmt/title`, `.//seal`, `.`."""
    steps = [step if step in ("", ".", "*") else f"{TEI}{step}" for step in path.split("/")]
    yield from element.iterfind("/".join(steps))


def language(element: etree._Element) -> Lang | None:
    """Give the language of xml:lang, None where it is none of ours."""
    try:
        return Lang.of(element.get(XML_LANG, ""))
    except ValueError:
        return None


def pairs(elements: Iterator[etree._Element]) -> tuple[tuple[Lang, str], ...]:
    """Give language and text of each element that names its language."""
    return tuple((lang, text_in(one)) for one in elements if (lang := language(one)))


def read_metadata(root: etree._Element, header: etree._Element) -> Metadata:
    """Give the metadata that our header holds."""
    statement = next(each(header, "fileDesc/titleStmt"), header)
    titles = (one for one in each(statement, "title") if one.get("type") == "main" and not one.get("subtype"))
    publication = next(each(header, "fileDesc/publicationStmt"), header)
    creation = next(each(header, "profileDesc/creation"), None)
    reference = next((one for one in each(publication, "idno") if one.get("type") == "Drucksache"), None)
    identifier = next(each(header, ".//msIdentifier"), None)
    return Metadata(
        titles=pairs(titles),
        parties=_parties(root, header, statement),
        signed_on=text_at(creation, "date"),
        signed_at=text_at(creation, "placeName"),
        reference=text_at(reference),
        repository=text_at(identifier, "repository"),
        call_number=text_at(identifier, "idno"),
        publisher=text_at(publication, "publisher"),
        availability=text_at(publication, "availability/p"),
    )


def _parties(root: etree._Element, header: etree._Element, statement: etree._Element) -> tuple[Party, ...]:
    seals = {seal.get("n", ""): text_at(seal, "p") for seal in each(header, ".//seal")}
    signatories = {
        affiliation.get("ref", ""): person
        for person in each(root, ".//listPerson/person")
        if person.get("role") == "signatory"
        for affiliation in each(person, "affiliation")
    }
    parties = []
    for org in each(root, ".//listOrg/org"):
        if org.get("role") != "party":
            continue
        pointer = f"#{org.get(XML_ID)}"
        person = signatories.get(pointer)
        named = (one for one in each(statement, "author") if one.get("ref") == pointer)
        signing = () if person is None else pairs(p for p in each(person, "persName") if p.get("type") == "preferred")
        office = () if person is None else pairs(each(person, "occupation"))
        identity = org.get("n", "")
        parties.append(Party(identity, pairs(named), signing, office, seals.get(identity, "")))
    return tuple(parties)


def read_paper(header: etree._Element) -> CouncilPaper | None:
    """Give the council paper that the header describes."""
    bibl = next((one for one in each(header, "fileDesc/sourceDesc/bibl") if one.get("type") == "Drucksache"), None)
    if bibl is None:
        return None
    notes = [(note.get("type", ""), note) for note in each(bibl, "note")]
    fields = {name: text_at(note) for name, note in notes if name in _PAPER_NOTES}
    consultations = tuple(
        Consultation(text_at(note, "orgName"), text_at(note, "date"), text_at(note, "term"))
        for name, note in notes
        if name == "consultation"
    )
    return CouncilPaper(
        reference=text_at(bibl, "idno"),
        date=text_at(bibl, "date"),
        subject=text_at(bibl, "title"),
        consultations=consultations,
        attachments=tuple(text_at(note) for name, note in notes if name == "attachment"),
        other=tuple((note.get("n", ""), text_at(note)) for name, note in notes if name == "other"),
        **fields,
    )


def read_sources(header: etree._Element) -> dict[str, dict[str, object]]:
    """Give title, name, source_sha256, notes and witness of each text by its document id."""
    witnesses = {f"#{one.get(XML_ID)}": one.get("n", "") for one in each(header, ".//listWit/witness")}
    sources: dict[str, dict[str, object]] = {}
    for bibl in each(header, "fileDesc/sourceDesc/bibl"):
        if bibl.get("type") != "text":
            continue
        numbers = {one.get("type", ""): text_at(one) for one in each(bibl, "idno")}
        sources[bibl.get("n", "")] = {
            "title": text_at(bibl, "title"),
            "name": numbers.get("filename", ""),
            "source_sha256": numbers.get("sha256", ""),
            "notes": tuple(Note(note.get("n", ""), text_at(note)) for note in each(bibl, "note")),
            "witness": witnesses.get(bibl.get("corresp", ""), ""),
        }
    return sources


def read_agents(header: etree._Element) -> dict[str, str]:
    """Give the names of who made links and steps, by the pointer to them."""
    agents = {f"#{one.get(XML_ID)}": one.get("n", "") for one in each(header, "fileDesc/titleStmt/respStmt")}
    for application in each(header, "encodingDesc/appInfo/application"):
        agents[f"#{application.get(XML_ID)}"] = application.get("ident", "")
    return agents


def read_steps(header: etree._Element) -> tuple[Step, ...]:
    """Give the provenance in the order of the work."""
    agents = read_agents(header)
    changes = list(each(header, "revisionDesc/change"))
    changes.sort(key=lambda one: int(one.get("n", "0")) if one.get("n", "0").isdecimal() else 0)
    return tuple(
        Step(text_at(one, "label"), agents.get(one.get("who", ""), PROGRAM), text_at(one, "note"), one.get("when", ""))
        for one in changes
    )
