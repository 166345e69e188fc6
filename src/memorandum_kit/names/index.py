"""Latin forms of the records: the table that looking up and finding share, built on first use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from memorandum_kit.names.latin import LatinName, fold_key, strict_key
from memorandum_kit.names.records import Record, records


def forms_of(entity: Record) -> Iterator[tuple[str, str]]:
    """Give a record's Latin forms with their systems, the preferred one first; known errors included."""
    if entity.kind == "person":
        yield entity.de, next((v.system for v in entity.variants if v.form == entity.de), "name")
    elif entity.de:
        foreign = "de" if entity.kind in ("office", "body") else "exonym"
        own = next((v.system for v in entity.variants if v.form == entity.de), foreign)
        yield entity.de, "pinyin" if fold_key(entity.de) == fold_key(entity.key) else own
    if entity.kind == "place" and entity.reading and entity.id != "610000":
        yield entity.pinyin, "pinyin"
    for variant in entity.variants:
        if variant.system != "zh":
            yield variant.form, variant.system


# Ueruemqi: how search forms write what ASCII has not (DIN SPEC 91379).
_WITH_E = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


@cache
def by_form() -> dict[str, tuple[tuple[Record, str, str], ...]]:
    """Give record, form and system by the form's key (`fold_key`), likeliest record first."""
    table: dict[str, list[tuple[Record, str, str]]] = {}
    for entity in records().values():
        seen: set[str] = set()
        for form, system in forms_of(entity):
            for key in (fold_key(form), fold_key(form.translate(_WITH_E))):
                if key not in seen:
                    seen.add(key)
                    table.setdefault(key, []).append((entity, form, system))
    for found in table.values():
        if len(found) > 1:
            found.sort(
                key=lambda entry: (
                    entry[2] == "error",
                    entry[0].is_former,
                    entry[2] in ("historic", "context"),
                    entry[0].rank,
                    entry[0].id,
                )
            )
    return {key: tuple(found) for key, found in table.items()}


def owners(name: LatinName) -> list[Record]:
    """Give the records of persons, and of places above the county, that have this Latin form."""
    found = by_form().get(fold_key(name.letters), ())
    letters = strict_key(name.letters)
    return [
        r
        for r, form, system in found
        if system != "error"
        and _same_marks(letters, strict_key(form))
        and (r.kind == "person" or (r.kind == "place" and r.rank < 3 and not r.is_former))
    ]


def _same_marks(letters: str, form: str) -> bool:
    """Whether the ü of a name stand where those of a recorded form do: Lü Sun is not Lu Sün; Lu Sun may be."""
    return len(letters) != len(form) or all(one != "ü" or two == "ü" for one, two in zip(letters, form, strict=True))
