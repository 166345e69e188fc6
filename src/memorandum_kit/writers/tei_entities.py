"""Persons, places, bodies and offices of a memorandum as stand-off entities; the concepts used as a taxonomy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from memorandum_kit.model import Lang, Memorandum, Mention, MentionKind, Party
from memorandum_kit.writers.tei_ids import Ids
from memorandum_kit.writers.tei_xml import sub


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a name or term: its text, language tag and TEI type (preferred, variant, pinyin, passport …)."""

    text: str
    lang: str
    type: str = ""


@dataclass(slots=True)
class Entity:
    """What several mentions name: a record, a party, or a key that only this memorandum has."""

    kind: MentionKind
    key: str
    xml_id: str
    forms: list[Form] = field(default_factory=list)
    idnos: list[tuple[str, str]] = field(default_factory=list)
    offices: list[Form] = field(default_factory=list)
    role: str = ""  # party, signatory
    party: str = ""  # of a signatory: pointer to the party

    def add(self, forms: Iterable[Form]) -> None:
        """Add forms that are not there yet; text and language decide."""
        known = {(form.text, form.lang) for form in self.forms}
        for form in forms:
            if form.text and (form.text, form.lang) not in known:
                known.add((form.text, form.lang))
                self.forms.append(form)


_PREFIXES = {
    MentionKind.PERSON: "person",
    MentionKind.PLACE: "place",
    MentionKind.BODY: "org",
    MentionKind.OFFICE: "office",
    MentionKind.TERM: "term",
}
# kind: list element, item element, name element
_LISTS = {
    MentionKind.PERSON: ("listPerson", "person", "persName"),
    MentionKind.BODY: ("listOrg", "org", "orgName"),
    MentionKind.PLACE: ("listPlace", "place", "placeName"),
}


class Entities:
    """The entities of a memorandum by kind and key, in the order in which the text names them."""

    def __init__(self, memo: Memorandum, ids: Ids) -> None:
        """Collect what the mentions and the parties name."""
        self._ids = ids
        self._found: dict[tuple[MentionKind, str], Entity] = {}
        self._parties: dict[str, str] = {}
        self._taxonomies: dict[str, str] = {}
        langs = {clause.id: clause.lang for document in memo.documents for clause in document.clauses}
        for party in memo.metadata.parties:
            self._add_party(party)
        for mention in memo.mentions:
            if mention.key and mention.kind in _PREFIXES and mention.clause_id in langs:
                entity = self._entity(mention.kind, mention.key)
                entity.add([Form(mention.surface, langs[mention.clause_id].value)])

    def pointer(self, mention: Mention) -> str:
        """Give the pointer to what a mention names, "" for none."""
        entity = self._found.get((mention.kind, mention.key))
        return f"#{entity.xml_id}" if entity else ""

    def party(self, party: Party) -> str:
        """Give the pointer to a party's entity."""
        return f"#{self._parties[party.id]}"

    def signatory(self, party: Party) -> str:
        """Give the pointer to the person who signs for a party."""
        return f"#{self._found[MentionKind.PERSON, _signatory_key(party)].xml_id}"

    def languages(self) -> set[str]:
        """Give the language tags of all forms."""
        return {form.lang for entity in self._found.values() for form in (*entity.forms, *entity.offices)}

    def taxonomy_id(self, name: str) -> str:
        """Give the xml:id of a taxonomy, the same one each time."""
        if name not in self._taxonomies:
            self._taxonomies[name] = self._ids.new(name)
        return self._taxonomies[name]

    def of_kind(self, kind: MentionKind) -> list[Entity]:
        """Give the entities of one kind."""
        return [entity for entity in self._found.values() if entity.kind is kind]

    def _entity(self, kind: MentionKind, key: str) -> Entity:
        known = self._found.get((kind, key))
        if known is None:
            prefix = _PREFIXES[kind]
            wanted = key if key.startswith(prefix) else f"{prefix}-{key}"
            known = Entity(kind, key, self._ids.new(wanted), list(_recorded(kind, key)))
            self._found[kind, key] = known
        return known

    def _add_party(self, party: Party) -> None:
        entity = self._entity(MentionKind.BODY, party.id)
        entity.role = "party"
        self._parties[party.id] = entity.xml_id
        entity.add(Form(text, lang.value, "preferred") for lang, text in party.names)
        if party.signatory or party.office:
            person = self._entity(MentionKind.PERSON, _signatory_key(party))
            person.add(Form(text, lang.value, "preferred") for lang, text in party.signatory)
            person.role = "signatory"
            person.party = f"#{entity.xml_id}"
            person.offices.extend(Form(text, lang.value) for lang, text in party.office)


def _signatory_key(party: Party) -> str:
    return f"{party.id}.signatory"


def _recorded(kind: MentionKind, key: str) -> Iterable[Form]:
    """The forms that the records have."""
    return ()


def write_entities(stand_off: etree._Element, entities: Entities) -> None:
    """Write listPerson, listOrg and listPlace."""
    for kind, (list_tag, item_tag, name_tag) in _LISTS.items():
        found = entities.of_kind(kind)
        if not found:
            continue
        listed = sub(stand_off, list_tag)
        for entity in found:
            role = entity.role
            item = sub(listed, item_tag, attributes={"id": entity.xml_id, "n": entity.key, "role": role})
            for form in entity.forms:
                sub(item, name_tag, form.text, {"lang": form.lang, "type": form.type})
            for office in entity.offices:
                sub(item, "occupation", office.text, {"lang": office.lang})
            if entity.party:
                sub(item, "affiliation", attributes={"ref": entity.party})
            for kind_of_id, number in entity.idnos:
                sub(item, "idno", number, {"type": kind_of_id})


def write_taxonomies(encoding: etree._Element, entities: Entities) -> None:
    """Write `classDecl` with the concepts and the offices that the texts use; nothing where there are none."""
    wanted = ((MentionKind.TERM, "glossary"), (MentionKind.OFFICE, "offices"))
    used = [(name, entities.of_kind(kind)) for kind, name in wanted]
    if not any(found for _, found in used):
        return
    declared = sub(encoding, "classDecl")
    for name, found in used:
        if not found:
            continue
        taxonomy = sub(declared, "taxonomy", attributes={"id": entities.taxonomy_id(name)})
        sub(sub(taxonomy, "bibl"), "title", _TITLES[name], {"lang": Lang.DE.value})
        for entity in found:
            category = sub(taxonomy, "category", attributes={"id": entity.xml_id, "n": entity.key})
            for form in entity.forms:
                described = sub(category, "catDesc", attributes={"lang": form.lang})
                sub(described, "term", form.text, {"type": form.type})


_TITLES = {"glossary": "Begriffe dieses Memorandums", "offices": "Ämter dieses Memorandums"}
