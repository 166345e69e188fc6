"""Surnames in comparing: how one is written in a system, what a form can stand for, and what is recognised of a surname alone."""

from __future__ import annotations

from memorandum_kit.names.latin import LatinName
from memorandum_kit.names.name_match import NameMatch
from memorandum_kit.names.phonetic import PERSON_SYSTEMS, Option, fit, named, options_for, options_of
from memorandum_kit.names.readings import readings
from memorandum_kit.names.spelling import readings_of
from memorandum_kit.names.surnames import Surname, by_key, by_variant, surnames
from memorandum_kit.names.syllables import segmentations, toneless


def surname_units(surname: Surname, system: str) -> list[list[tuple[Option, ...]]]:
    """Give the ways to write a surname as rows of units: by its readings, and as one unit by custom."""
    rows: list[list[tuple[Option, ...]]] = []
    if system in ("x-cantonese", "x-macau"):
        characters = [options_for(c, system) for c in surname.zh_hans]
        if all(characters):
            rows.append(characters)
    else:
        rows += [[options_of(toned, system) for toned in reading] for reading in surname.readings]
    customs = {"wadegile": ("wadegile", "historic"), "x-taiwan": ("wadegile", "historic"), "x-macau": ("x-cantonese",)}
    custom = [form for form, of in surname.variants if of in customs.get(system, (system,))]
    if custom:
        # Lu for 吕 is customary in Taiwan, and has lost its dots all the same.
        loss = "umlaut" if "ü" in surname.key else ""
        forms = dict.fromkeys((*custom, *(f.replace("-", "") for f in custom)))
        rows.append([tuple(Option(form, loss if "u" in form else "") for form in forms)])
    return rows


def surname_candidates(letters: str, *, without: str = "") -> tuple[str, ...]:
    """Give the surnames that a Latin form can stand for, likeliest first: by sound, then with a dropped umlaut, then by custom.

    `lu` gives 陆 卢 鲁 路 … and then 吕 (umlaut dropped); `lü` never gives 陆.
    """
    plain = letters.replace("yu", "ü") if letters in ("lyu", "nyu") else letters
    plain = {"lv": "lü", "lue": "lü", "nv": "nü"}.get(plain, plain)
    found = [s.zh_hans for s in by_key().get(plain, ())]
    if "u" in plain and "ü" not in plain:
        found += [s.zh_hans for s in by_key().get(plain.replace("u", "ü"), ()) if plain[0] in "ln"]
    found += [s.zh_hans for s, _ in by_variant().get(letters, ())]
    if not found:
        for syllable in readings_of("wadegile").get(letters, ()):
            found += [s.zh_hans for s in by_key().get(syllable, ())]
    return tuple(c for c in dict.fromkeys(found) if c != without)


def surname_alone(name: LatinName, family: str) -> NameMatch | None:
    """Compare a surname that stands alone on both sides."""
    surname = surnames()[family]
    for system in PERSON_SYSTEMS[: 1 if name.has_tones else None]:
        for units in surname_units(surname, system):
            laid = fit(name, units, 0, system)
            if laid is None:
                continue
            called = named(system, laid)
            values = (
                ("latin", name.surface),
                ("hanzi", family),
                ("system", called),
                ("reading", " ".join(surname.readings[0])),
            )
            competitors = surname_candidates(name.plain.removesuffix("s"), without=family)
            if laid.losses:
                return NameMatch("lossy", called, "", competitors, rule=f"lossy-{laid.losses[0]}", values=values)
            return NameMatch("surname-only", called, "", competitors, rule="surname-alone", values=values)
    return None


def wrong_surname(name: LatinName, family: str, given: str, hanzi: str) -> NameMatch | None:
    """Recognise the reading that the character has elsewhere (Dan for 单 Shàn): a known error, never the same name."""
    if len(family) != 1 or len(readings(family)) < 2:
        return None
    rest = [options_for(c, "pinyin") for c in given]
    unit = [options_for(family, "pinyin")]
    for row, boundary in (([*unit, *rest], 1), ([*rest, *unit], len(rest))):
        if fit(name, row, boundary):
            values = (
                ("latin", name.surface),
                ("hanzi", hanzi),
                ("family", family),
                ("right", surnames()[family].readings[0][0]),
            )
            return NameMatch("known-error", "pinyin", rule="surname-reading", values=values)
    return None


def surname_in(name: LatinName, surname: Surname, given: str, hanzi: str) -> NameMatch | None:
    """Recognise the surname alone, or beside initials or a given name that is not romanised (Jack Ma)."""
    words = name.letters.split(" ")
    for position in (0, -1):
        rest = words[1:] if position == 0 else words[:-1]
        word = words[position]
        if rest and not all(_is_initial(w, given) or not spells_syllables(w) for w in rest):
            continue
        part = LatinName(name.surface, word, name.tones if not rest else (0,) * len(word), name.has_tones and not rest)
        for system in PERSON_SYSTEMS:
            for units in surname_units(surname, system):
                laid = fit(part, units, 0, system)
                if laid is None:
                    continue
                called = named(system, laid)
                values = (("latin", name.surface), ("hanzi", hanzi), ("system", called), ("family", surname.zh_hans))
                competitors = surname_candidates(part.plain.removesuffix("s"), without=surname.zh_hans)
                return NameMatch("surname-only", called, "", competitors, rule="surname-only", values=values)
    return None


def _is_initial(word: str, given: str) -> bool:
    letters = word.replace("-", "")
    return len(letters) <= len(given) and all(
        any(toneless(r)[0] == letter for r in readings(c)) for letter, c in zip(letters, given, strict=False)
    )


def spells_syllables(word: str) -> bool:
    """Whether every part of a word is a syllable in pinyin or Wade–Giles."""
    pieces = word.split("-")
    return all(
        segmentations(p.replace("'", ""))
        or p in readings_of("wadegile")
        or p.replace("'", "") in readings_of("wadegile")
        for p in pieces
    )
