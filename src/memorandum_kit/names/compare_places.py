"""Whether letters spell a place by its record's reading, or characters that no record has."""

from __future__ import annotations

from memorandum_kit.names.latin import LatinName
from memorandum_kit.names.name_match import NameMatch, kind_differs, spelled_values
from memorandum_kit.names.phonetic import PLACE_SYSTEMS, fit, options_for, options_of
from memorandum_kit.names.records import Record
from memorandum_kit.names.surnames import split_person


def place_match(name: LatinName, hanzi: str, entities: tuple[Record, ...], *, strict: bool) -> NameMatch | None:
    """Compare a place by the readings of its records (`strict`: its kind is not known, so what looks like a person is none)."""
    for entity in entities:
        short = entity.short
        units = list(entity.reading)
        if entity.id in _HARD and not name.has_tones:
            # 陕西 is Shaanxi, and nothing that could be 山西 (hard rule).
            continue
        if len(units) != len(short.replace("·", "")):
            continue
        if found := _spelled_place(name, hanzi, units, entity):
            return found
    if entities:
        return None
    if ("陕西" in hanzi and not name.has_tones) or (strict and split_person(hanzi) and len(hanzi) <= 4):
        # What looks like a person was judged as one.
        return None
    return _spelled_word(name, hanzi)


_HARD = frozenset({"610000"})


def _spelled_place(name: LatinName, hanzi: str, reading: list[str], entity: Record) -> NameMatch | None:
    best: NameMatch | None = None
    suffix = entity.zh_hans[len(entity.short) :] if entity.zh_hans.startswith(entity.short) else ""
    for system in PLACE_SYSTEMS:
        if system != "pinyin" and name.has_tones:
            break
        if system == "x-cantonese":
            row = [options_for(c, system) for c in entity.short]
            if not all(row):
                continue
        else:
            row = [options_of(toned, system) for toned in reading]
        laid = fit(name, row, 0, system)
        if laid is None and suffix and len(suffix) <= 3 and system in ("pinyin", "wadegile"):
            laid = fit(name, [*row, *(options_for(c, system) for c in suffix)], 0, system)
        if laid is None:
            continue
        if kind_differs(name, hanzi):
            return NameMatch(
                "none", record=entity.id, rule="other-kind", values=spelled_values(name, hanzi, system, laid)
            )
        named = laid.systems[0] if laid.systems else system
        verdict = "lossy" if laid.losses else "exact"
        rule = f"lossy-{laid.losses[0]}" if laid.losses else "spelled"
        match = NameMatch(verdict, named, "", (), entity.id, rule, spelled_values(name, hanzi, named, laid))
        if verdict == "exact":
            return match
        best = best or match
    return best


def _spelled_word(name: LatinName, hanzi: str) -> NameMatch | None:
    plain = hanzi.replace("·", "")
    best: NameMatch | None = None
    for system in PLACE_SYSTEMS[:-1]:
        if system != "pinyin" and name.has_tones:
            break
        row = [options_for(c, system) for c in plain]
        shorter = row[:-1] if plain[-1] in "市区县省旗州盟" and len(plain) > 2 else None
        laid = fit(name, row, 0, system) or (fit(name, shorter, 0, system) if shorter else None)
        if laid is None:
            continue
        named = laid.systems[0] if laid.systems else system
        values = spelled_values(name, hanzi, named, laid)
        if not laid.losses:
            return NameMatch("exact", named, rule="spelled", values=values)
        best = best or NameMatch("lossy", named, rule=f"lossy-{laid.losses[0]}", values=values)
    return best
