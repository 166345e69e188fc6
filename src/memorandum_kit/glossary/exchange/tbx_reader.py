"""TBX of any edition and style: 2019 (DCA and DCT), 2008 and the older martif with tig or ntig."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from memorandum_kit.errors import BadInput
from memorandum_kit.glossary.exchange import Imported, Losses, Options
from memorandum_kit.glossary.exchange.tbx_writer import EXCLUDE, GENDER, POS, USAGE, XML
from memorandum_kit.glossary.records import Term, status_of
from memorandum_kit.model import Lang
from memorandum_kit.readers.xml import parse_xml

_DOCTYPES = (
    "TBXBasiccoreStructV02.dtd",
    "TBXcoreStructV02.dtd",
    "TBXcdv04.dtd",
    "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN",
)
_ENTRIES = ("conceptEntry", "termEntry")
_SECTIONS = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig", "termGrp")
_POS = {word: pos for pos, word in POS.items()} | {"properNoun": "noun"}
_GENDER = {word: gender for gender, word in GENDER.items()}
_USAGE = {word: usage for usage, word in USAGE.items()}
# Elements of the DCA style, whose type says what they are; in the DCT style the element's own name does.
_TYPED = frozenset(
    ("descrip", "admin", "termNote", "adminNote", "descripNote", "transac", "transacNote", "xref", "ref")
)
_KNOWN = frozenset(
    [
        "term",
        "termType",
        "partOfSpeech",
        "grammaticalGender",
        "administrativeStatus",
        "geographicalUsage",
        "context",
        "source",
        "note",
        "definition",
        "subjectField",
        "normativeAuthorization",
    ]
)


def read_tbx(data: bytes, name: str, options: Options) -> Imported:
    """Read a TBX file; terms in languages that this project does not handle are counted and left out.

    Raises:
        BadInput: not well-formed, no TBX, an entry without a term, a status that is none.
        TooLarge: too large or nested too deeply.
    """
    root = parse_xml(data, name, doctypes=_DOCTYPES, advice="Export the glossary again as TBX-Basic.")
    if _local(root) not in ("tbx", "martif"):
        raise BadInput(f"{name} is no TBX", why=f"its root element is {_local(root)!r}, not tbx or martif")
    losses = Losses()
    terms: list[Term] = []
    used: set[str] = set()
    for number, entry in enumerate(_all(root, _ENTRIES), 1):
        concept_id = entry.get("id") or f"c{number}"
        while concept_id in used:
            concept_id += "x"
        used.add(concept_id)
        terms.extend(_entry(entry, concept_id, name, losses))
    if not terms:
        raise BadInput(f"{name} has no terms in German, English or Chinese")
    return Imported(tuple(terms), losses.all())


def _entry(entry: etree._Element, concept_id: str, name: str, losses: Losses) -> Iterator[Term]:
    about = _facts(entry, _SECTIONS)
    subject = next(iter(about.get("subjectField", [])), "")
    shared = next(iter(about.get("definition", [])), "")
    for section in _all(entry, _SECTIONS):
        tag = section.get(f"{XML}lang") or section.get("lang") or ""
        try:
            lang = Lang.of(tag)
        except ValueError:
            losses.add("language", tag or "?")
            continue
        definitions = _facts(section, _TERMS).get("definition", [])
        groups = [group for group in _all(section, _TERMS) if _local(group) != "ntig"]
        if not groups:
            raise BadInput(
                f"{name}, line {section.sourceline}", why=f"the entry {concept_id} has a language without a term"
            )
        for index, group in enumerate(groups):
            facts = _facts(group, ())
            if _local(group) == "termGrp":  # ntig/termGrp: what is said of the term stands beside it
                parent = group.getparent()
                if parent is not None:
                    for key, values in _facts(parent, ("termGrp",)).items():
                        facts.setdefault(key, []).extend(values)
            definition = (definitions[0] if definitions else shared) if index == 0 else ""
            yield _term(facts, concept_id, subject, lang, definition, f"{name}, line {group.sourceline}", losses)


def _term(
    facts: dict[str, list[str]], concept_id: str, subject: str, lang: Lang, definition: str, where: str, losses: Losses
) -> Term:
    def first(key: str) -> str:
        return next(iter(facts.get(key, [])), "")

    text = first("term")
    if not text:
        raise BadInput(where, why=f"the entry {concept_id} has an empty term")
    for key in facts:
        if key not in _KNOWN:
            losses.add("category", f"{text}: {key}")
    notes = facts.get("note", [])
    excludes = [note[len(EXCLUDE) :] for note in notes if note.startswith(EXCLUDE)]
    pos, gender, usage = first("partOfSpeech"), first("grammaticalGender"), first("geographicalUsage")
    return Term(
        concept_id=concept_id,
        subject_field=subject,
        lang=lang,
        term=text,
        status=status_of(first("administrativeStatus") or first("normativeAuthorization"), where),
        term_type=first("termType"),
        pos=_POS.get(pos, "" if pos == "other" else pos),
        gender=_GENDER.get(gender, ""),
        usage=_USAGE.get(usage, usage),
        exclude=tuple(word for text in excludes for word in text.split("|") if word),
        definition=definition,
        context=first("context"),
        source=first("source"),
        note="; ".join(note for note in notes if not note.startswith(EXCLUDE)),
    )


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _all(element: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    return (child for child in element.iter() if _local(child) in names)


def _facts(element: etree._Element, stop: tuple[str, ...]) -> dict[str, list[str]]:
    """Category -> texts, of everything below an element, not entering the elements named in `stop`."""
    facts: dict[str, list[str]] = {}

    def walk(parent: etree._Element) -> None:
        for child in parent:
            name = _local(child)
            if not name or name in stop or name == "transacGrp":
                continue
            if name.endswith("Grp"):
                walk(child)
                continue
            key = child.get("type", "") if name in _TYPED else name
            text = " ".join("".join(map(str, child.itertext())).split())
            if key and text:
                facts.setdefault(key, []).append(text)

    walk(element)
    return facts
