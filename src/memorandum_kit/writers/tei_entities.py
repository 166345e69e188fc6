"""Persons, places, bodies and offices of a memorandum as stand-off entities; the concepts used as a taxonomy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from memorandum_kit.model import Lang, Memorandum, Mention, MentionKind, Party
from memorandum_kit.writers.tei_ids import Ids
from memorandum_kit.writers.tei_records import Form, recorded_name, recorded_term
from memorandum_kit.writers.tei_xml import sub

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary


@dataclass(slots=True)
class Entity:
    """What several mentions name: a record, a party, or a key that only this memorandum has."""

    kind: MentionKind
    key: str
    xml_id: str
    forms: list[Form] = field(default_factory=list)
    idnos: tuple[tuple[str, str], ...] = ()
    offices: list[Form] = field(default_factory=list)
    role: str = ""  # party, signatory
    recorded: bool = False  # its forms are from the records, not from the texts
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

    def __init__(self, memo: Memorandum, ids: Ids, glossary: Glossary | None = None) -> None:
        """Collect what the mentions and the parties name; concepts from `glossary`, by default the shipped one."""
        self._glossary = glossary
        self._ids = ids
        self._found: dict[tuple[MentionKind, str], Entity] = {}
        self._parties: dict[str, str] = {}
        self._taxonomies: dict[str, str] = {}
        langs = {clause.id: clause.lang for document in memo.documents for clause in document.clauses}
        for party in memo.metadata.parties:
            self._add_party(party)
        for mention in memo.mentions:
            if mention.key and mention.kind in _PREFIXES and mention.clause_id in langs:
                entity = self._found.get((mention.kind, mention.key)) or self._entity(mention.kind, mention.key)
                if not entity.recorded:
                    entity.add([Form(mention.surface, langs[mention.clause_id].value)])

    def pointer(self, mention: Mention) -> str:
        """Give the pointer to what a mention names, "" for none."""
        entity = self._found.get((mention.kind, mention.key))
        return f"#{entity.xml_id}" if entity else ""

    def preferred(self, mention: Mention, lang: Lang) -> str:
        """Give the preferred form of what a mention names in a language; "" where the records have none."""
        entity = self._found.get((mention.kind, mention.key))
        if entity is None or not entity.recorded or mention.kind is MentionKind.TERM:
            return ""
        return next((one.text for one in entity.forms if one.lang == lang.value and one.type == "preferred"), "")

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
            # Ids of records say their kind already: p-, b-, o-.
            wanted = key if key.startswith(prefix) or key[1:2] == "-" else f"{prefix}-{key}"
            if not wanted.isascii():  # 沈知远 would come out as underscores
                wanted = f"{prefix}-{len(self._found) + 1}"
            known = Entity(kind, key, self._ids.new(wanted))
            if kind is MentionKind.TERM:
                known.add(recorded_term(key, self._glossary))
            else:
                forms, known.idnos = recorded_name(kind, key)
                known.add(forms)
            known.recorded = bool(known.forms)
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
                attributes = {"lang": form.lang, "type": form.type}
                if not form.parts:
                    sub(item, name_tag, form.text, attributes)
                    continue
                name = sub(item, name_tag, attributes=attributes)
                between = "" if form.lang.startswith("zh-Han") else " "
                for number, (part, text) in enumerate(form.parts, start=1):
                    sub(name, part, text, {"sort": str(number)}).tail = between if number < len(form.parts) else ""
            for office in entity.offices:
                sub(item, "occupation", office.text, {"lang": office.lang})
            if entity.party:
                sub(item, "affiliation", attributes={"ref": entity.party})
            for kind_of_id, text in entity.idnos:
                sub(item, "idno", text, {"type": kind_of_id})


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
        source = sub(taxonomy, "bibl")
        for lang, title in zip((Lang.DE, Lang.ZH_HANS), _TITLES[name], strict=True):
            sub(source, "title", title, {"lang": lang.value})
        for entity in found:
            category = sub(taxonomy, "category", attributes={"id": entity.xml_id, "n": entity.key})
            for form in entity.forms:
                described = sub(category, "catDesc", attributes={"lang": form.lang})
                sub(described, "term", form.text, {"type": form.type})


_TITLES = {
    "glossary": ("Begriffe dieses Memorandums", "本备忘录所用术语"),
    "offices": ("Ämter dieses Memorandums", "本备忘录所涉职务"),
}
