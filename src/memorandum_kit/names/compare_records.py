"""Whether a form in Latin letters is one that the record of a name in characters has."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from memorandum_kit.names.latin import LatinName, fold_key, inflections, strict_key
from memorandum_kit.names.name_match import NameMatch, kind_differs
from memorandum_kit.names.records import Record
from memorandum_kit.names.western_given import western_given


def by_record(name: LatinName, entity: Record, hanzi: str) -> NameMatch | None:
    """Compare with the forms that a record has; None where it has none of these letters."""
    surface_form = unicodedata.normalize("NFC", name.surface.strip())
    surface = strict_key(surface_form)
    wanted = {surface, strict_key(name.letters)} if entity.kind not in ("office", "body") else {surface}
    if entity.kind == "person":
        wanted |= _beside_western(name)
    else:
        wanted |= {strict_key(form) for form in inflections(surface_form)}
    bare = {w[:-1] for w in wanted if w.endswith("s")}
    forms = [(v.form, v.system) for v in entity.variants if v.system != "zh"]
    if entity.de and entity.kind != "person":
        foreign = "de" if entity.kind in ("office", "body") else "exonym"
        forms.append((entity.de, foreign if fold_key(entity.de) != entity.key.replace("ü", "u") else "pinyin"))
    for group in (wanted, bare):
        for form, system in forms:
            if name.has_tones and (system == "error" or form.isascii()):
                # Shǎnxī is not Shanxi (山西) with ornaments: tones are compared with the reading.
                continue
            if system == "wadegile" and "'" in name.letters and _syllables(form) != _syllables(name.letters):
                continue  # Tse-t'ung is another name than Tse-tung, T'eng another than Teng
            written, without_marks = _written(form)
            if not group.isdisjoint(written):
                return _record_match(entity, form, system, name, hanzi)
            if without_marks in group and entity.kind != "person" and not name.has_tones:
                found = _record_match(entity, form, system, name, hanzi)
                return replace(found, verdict="lossy", rule="lossy-marks") if found.verdict == "exact" else found
    return None


def _syllables(form: str) -> list[str]:
    """Give the parts of a spelling with their apostrophes, in any order."""
    return sorted(re.split(r"[\s-]+", form.lower()))


def _beside_western(name: LatinName) -> set[str]:
    """Give the keys of the name without a Western given name at its start or end: Eric Chu Li-luan."""
    words = name.letters.split(" ")
    if len(words) < 3:
        return set()
    found = [rest for western, rest in ((words[0], words[1:]), (words[-1], words[:-1])) if western in western_given()]
    return {strict_key(" ".join(rest)) for rest in found}


@lru_cache(maxsize=16_384)
def _written(form: str) -> tuple[tuple[str, ...], str]:
    """Give the keys of a recorded form: as it is and with ue for ü; and the one with its marks lost."""
    key = strict_key(form)
    if key.isascii():
        return (key,), key
    plain = "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c) or c == "\u0308")
    plain = unicodedata.normalize("NFC", plain)
    return (key, plain, plain.translate(_WITH_E)), fold_key(form)


# How search forms write the letters that ASCII has not (DIN SPEC 91379).
_WITH_E = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ŏ": "o"})


def _record_match(entity: Record, form: str, system: str, name: LatinName, hanzi: str) -> NameMatch:
    values = (
        ("latin", name.surface),
        ("hanzi", hanzi),
        ("form", form),
        ("system", system),
        ("right", entity.de or entity.pinyin),
    )
    if system == "error":
        return NameMatch("known-error", "error", record=entity.id, rule="known-error", values=values)
    if kind_differs(name, hanzi):
        return NameMatch("none", record=entity.id, rule="other-kind", values=values)
    order = ""
    if entity.surname_length:
        western = (
            entity.de == form
            and fold_key(form) == fold_key(entity.de)
            and form.split()[-1][:1].lower() == entity.reading[0][:1]
        )
        order = "given-first" if western and entity.surname_length else "surname-first"
    usual = {"context": "de", "phrase": "de"}.get(system, system)
    return NameMatch("exact", usual, order, record=entity.id, rule="record", values=values)
