"""What the records and the glossary know of an entity or concept, as typed forms for the stand-off part."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, MentionKind

if TYPE_CHECKING:
    from memorandum_kit.glossary import Concept, Glossary
    from memorandum_kit.names import Record


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a name or term: its text, language tag and TEI type (preferred, variant, pinyin, passport …)."""

    text: str
    lang: str
    type: str = ""
    parts: tuple[tuple[str, str], ...] = field(default=(), compare=False)  # of a person: element and its text, in order


_HANS, _HANT, _DE = Lang.ZH_HANS.value, Lang.ZH_HANT.value, Lang.DE.value
# System of a recorded variant -> language tag (BCP 47; private subtags where none is registered) and type.
# Known errors and forms that need their context are for finding names, not for describing them.
_SYSTEMS = {
    "exonym": (_DE, "exonym"),
    "historic": (_DE, "historic"),
    "de": (_DE, "variant"),
    "zh": (_HANS, "variant"),
    "official": ("zh-Latn", "official"),
    "passport": ("zh-Latn", "passport"),
    "pinyin": ("zh-Latn-pinyin", "variant"),
    "wadegile": ("zh-Latn-wadegile", "variant"),
    "x-postal": ("zh-Latn-x-postal", "variant"),
    "x-lessing": ("zh-Latn-x-lessing", "variant"),
    "x-cantonese": ("zh-Latn-x-cantones", "variant"),
}
_CODE_LENGTH = 6  # of GB/T 2260, the codes of China's administrative divisions


def recorded_name(kind: MentionKind, key: str) -> tuple[tuple[Form, ...], tuple[tuple[str, str], ...]]:
    """Give the forms and numbers (type, number) that the records have for a key; nothing for an unknown one."""
    from memorandum_kit.names import record

    try:
        found: Record = record(key)
    except BadInput:
        return (), ()
    forms = [Form(found.zh_hans, _HANS, "preferred", _surname(found, found.zh_hans))]
    if found.zh_hant and found.zh_hant != found.zh_hans:
        forms.append(Form(found.zh_hant, _HANT, "preferred", _surname(found, found.zh_hant)))
    forms += _romanised(found, kind)
    if found.de:
        forms.append(Form(found.de, _DE, "preferred"))
    for variant in found.variants:
        if (described := _SYSTEMS.get(variant.system)) and variant.form != found.de:
            forms.append(Form(variant.form, *described))
    numbers = (("GB-T-2260", found.id),) if found.id.isdecimal() and len(found.id) == _CODE_LENGTH else ()
    return tuple(forms), numbers


def _surname(found: Record, hanzi: str) -> tuple[tuple[str, str], ...]:
    length = found.surname_length
    if not 0 < length < len(hanzi):
        return ()
    return (("surname", hanzi[:length]), ("forename", hanzi[length:]))


def _romanised(found: Record, kind: MentionKind) -> list[Form]:
    """Pinyin with tones and, of Chinese persons, the passport's spelling."""
    from memorandum_kit.names import romanise

    if kind not in (MentionKind.PERSON, MentionKind.PLACE) or not found.reading:
        return []
    if kind is MentionKind.PERSON and not found.surname_length:
        return []
    systems = [("pinyin", "zh-Latn-pinyin", "pinyin")]
    if kind is MentionKind.PERSON:
        systems.append(("passport", "zh-Latn", "passport"))
    forms = []
    for system, lang, name in systems:
        try:
            text = romanise(found.zh_hans, kind=kind.value, system=system)
        except BadInput:
            continue
        surname, _, forename = text.partition(" ")
        parts = (("surname", surname), ("forename", forename)) if kind is MentionKind.PERSON and forename else ()
        forms.append(Form(text, lang, name, parts))
    return forms


def recorded_term(key: str, glossary: Glossary | None) -> tuple[Form, ...]:
    """Give the terms of a concept in German and Chinese with their states; nothing for an unknown one."""
    concept = concept_of(key, glossary)
    if concept is None:
        return ()
    return tuple(Form(term.term, term.lang.value, term.status) for term in concept.terms)


def concept_of(key: str, glossary: Glossary | None) -> Concept | None:
    """Give a concept of the glossary, by default of the shipped one; None for an unknown one."""
    return glossary.concept(key) if glossary is not None else _shipped(key)


@cache
def _shipped(key: str) -> Concept | None:
    """A shipped concept; only its own rows are read, nothing is compiled for finding."""
    from memorandum_kit.glossary.records import concepts_of
    from memorandum_kit.glossary.tables import read_table

    terms = [
        term
        for name, rows in _shipped_rows().get(key, {}).items()
        for term in read_table("\n".join(rows).encode(), name)
    ]
    return next(iter(concepts_of(terms)), None)


@cache
def _shipped_rows() -> dict[str, dict[str, list[str]]]:
    """The lines of the shipped tables by concept and file, each with its table's header; the first column is the concept."""
    from memorandum_kit.resources import glossaries

    found: dict[str, dict[str, list[str]]] = {}
    for file in sorted((glossaries() / "terms").glob("*.tsv")):
        header, *rows = file.read_text(encoding="utf-8").split("\n")
        for row in rows:
            if row:
                found.setdefault(row.partition("\t")[0], {}).setdefault(file.name, [header]).append(row)
    return found
