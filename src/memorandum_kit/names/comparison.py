"""Whether a form in Latin letters and one in Chinese characters can be the same name, and by which rule.

Never by string distance: the characters say what can be written, and the letters must be exactly that in one system.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang
from memorandum_kit.names.latin import (
    PLACE_SUFFIXES,
    PLACE_WORDS,
    LatinName,
    fold_key,
    parse,
    strict_key,
)
from memorandum_kit.names.phonetic import PERSON_SYSTEMS, PLACE_SYSTEMS, Fit, Option, fit, options_for, options_of
from memorandum_kit.names.readings import hong_kong, is_hanzi, readings, simplified
from memorandum_kit.names.records import Record, by_hanzi
from memorandum_kit.names.spelling import forms, readings_of
from memorandum_kit.names.surnames import Surname, by_key, by_variant, split_person, surnames
from memorandum_kit.names.syllables import segmentations, toneless, written_ways
from memorandum_kit.names.western_given import western_given

KINDS = ("person", "place", "body", "office")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What comparing two forms of a name gave.

    `verdict` is exact (the same by a rule or record), lossy (the same, but the Latin form has lost what would tell it from
    another name), surname-only, homophone-possible (sounds the same, yet a record gives this Latin form to another name),
    known-error (a wrong form that is often met), none (not the same name).
    """

    verdict: str
    system: str = (
        ""  # pinyin, passport, wadegile, x-postal, x-lessing, x-tongyong, x-cantonese, exonym, official, historic
    )
    order: str = ""  # surname-first, given-first, or ""
    competitors: tuple[str, ...] = ()  # other names in characters that the Latin form may stand for, likeliest first
    record: str = ""  # id of the record that decided
    rule: str = ""  # key of the explanation in messages/*/names.toml
    values: tuple[tuple[str, str], ...] = ()  # its placeholders

    @property
    def accepted(self) -> bool:
        """Whether both forms may be taken for the same full name."""
        return self.verdict in ("exact", "lossy")

    @property
    def explanation(self) -> str:
        """The rule and record that led to the verdict, in the user's language."""
        return self.explain()

    def explain(self, lang: Lang | None = None) -> str:
        """Say in a language which rule and record led to the verdict."""
        from memorandum_kit.messages import interface_language, text

        language = lang or interface_language()
        values = dict(self.values)
        if values.get("system"):
            values["system"] = text("names", f"system.{values['system']}", language)
        return text("names", f"compare.{self.rule}", language, **values)


def compare(latin: str, hanzi: str, *, kind: str | None = None) -> NameMatch:
    """Compare a name in Latin letters with one in Chinese characters.

    Args:
        latin: any order, case, hyphenation; titles and a German genitive may stand with it.
        hanzi: the name in characters, either script; a place with or without its kind (门头沟区, 门头沟).
        kind: "person", "place", "body" or "office" where it is known.

    Raises:
        BadInput: a side is empty, the Latin side is no name, or the Chinese side has an unknown character.
    """
    if kind is not None and kind not in KINDS:
        raise BadInput(f"{kind!r} is no kind of name", advice=f"Use one of: {', '.join(KINDS)}.")
    characters = hanzi.strip()
    if not characters:
        raise BadInput("There is no Chinese name", why="the text is empty", advice="Give a name such as 吕晨飞.")
    if not is_hanzi(characters):
        raise BadInput(f"{characters[:20]!r} is no name in Chinese characters", advice="Give a name such as 吕晨飞.")
    return _compare(parse(latin), simplified(characters), kind)


@lru_cache(maxsize=4_096)
def _compare(name: LatinName, hanzi: str, kind: str | None) -> NameMatch:
    entities = by_hanzi().get(hanzi, ())
    if kind is not None:
        entities = tuple(r for r in entities if _is_of(r, kind))
    for entity in entities:
        if entity.kind != "person" and (found := _by_variant(name, entity, hanzi)):
            return found
    best: NameMatch | None = None
    others = tuple(r for r in entities if r.kind != "person")
    if kind in (None, "person") and not (kind is None and _only_place(others)):
        best = _person(name, hanzi)
        if kind is None and others and not others[0].is_former and " " not in name.letters:
            # Zhangsha in one word is not 长沙 read as if 长 were a surname.
            best = None
        holders = [r for r in entities if r.kind == "person"]
        if holders and best is not None and best.accepted:
            return replace(best, record=holders[0].id)
        for entity in holders:
            if found := _by_variant(name, entity, hanzi):
                return found
        if best is not None and best.accepted and not others:
            alone = kind is None and " " not in name.letters and "-" not in name.letters
            return _other_owner(best, name, hanzi, ("person", "place") if alone else ("person",))
    if (kind != "person" and (others or best is None)) or (kind == "person" and split_person(hanzi) is None):
        # A pen or religious name (老舍, 玄奘) has no surname: it is spelled like any word.
        place = _place(name, hanzi, others, strict=kind is None)
        if place is not None and (best is None or not best.accepted or (place.accepted and place.record)):
            best = place
    return (
        _other_owner(best, name, hanzi, ("place", "state"))
        if best
        else NameMatch("none", rule="none", values=_sides(name, hanzi))
    )


def _sides(name: LatinName, hanzi: str) -> tuple[tuple[str, str], ...]:
    return ("latin", name.surface), ("hanzi", hanzi)


def _is_of(entity: Record, kind: str) -> bool:
    return entity.kind in {"place": ("place", "state", "period"), "person": ("person",)}.get(kind, (kind,))


def _only_place(entities: tuple[Record, ...]) -> bool:
    return (
        bool(entities)
        and not entities[0].is_former
        and all(r.kind in ("place", "state", "body", "office", "period") for r in entities)
        and len(entities[0].short) > 2
    )


# Records


def _by_variant(name: LatinName, entity: Record, hanzi: str) -> NameMatch | None:
    surface = strict_key(unicodedata.normalize("NFC", name.surface.strip()))
    wanted = {surface, strict_key(name.letters)} if entity.kind not in ("office", "body") else {surface}
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
            if system == "wadegile" and "'" in name.letters and "'" not in form:
                continue  # Tse-t'ung is another name than Tse-tung
            written, without_marks = _written(form)
            if not group.isdisjoint(written):
                return _record_match(entity, form, system, name, hanzi)
            if without_marks in group and entity.kind != "person" and not name.has_tones:
                found = _record_match(entity, form, system, name, hanzi)
                return replace(found, verdict="lossy", rule="lossy-marks") if found.verdict == "exact" else found
    return None


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
    if _kind_differs(name, hanzi):
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


def _other_owner(found: NameMatch, name: LatinName, hanzi: str, kinds: tuple[str, ...]) -> NameMatch:
    """Doubt a match by sound alone where a record gives this very Latin form to another name."""
    if found.record or found.verdict not in ("exact", "lossy"):
        return found
    from memorandum_kit.names.index import owners

    same = [r for r in owners(name) if r.kind in kinds]
    others = [r for r in same if hanzi not in (r.short, r.zh_hans)]
    if not others or len(others) < len(same) or name.has_tones:
        return found
    values = (*found.values, ("other", others[0].zh_hans), ("record", others[0].id))
    names = tuple(dict.fromkeys(r.short for r in others))
    return NameMatch("homophone-possible", found.system, found.order, names, rule="other-owner", values=values)


# Persons


def _person(name: LatinName, hanzi: str) -> NameMatch | None:
    cut = split_person(hanzi)
    if cut is None:
        return _surname_alone(name, hanzi) if hanzi in surnames() else None
    family, given = cut
    surname = surnames()[family]
    if not given:
        return _surname_alone(name, family)
    best: NameMatch | None = None
    marks = {sign for sign in name.bare.lower() if sign in _MARKS}
    for system in PERSON_SYSTEMS:
        if system != "pinyin" and name.has_tones:
            # Only pinyin has tone marks.
            break
        if any(_MARKS[sign] != system for sign in marks):
            continue
        if best is not None and system in ("x-tongyong", "x-lessing"):
            # Hsiao-ping is Wade–Giles without its apostrophe rather than a rarer system's regular spelling.
            break
        rest = [options_for(c, system) for c in given]
        if not all(rest):
            continue
        for units in _surname_units(surname, system):
            for order, row, boundary in (
                ("surname-first", [*units, *rest], len(units)),
                ("given-first", [*rest, *units], len(rest)),
            ):
                if name.comma >= 0 and order == "given-first":
                    continue
                laid = fit(name, row, boundary, system)
                if laid is None:
                    continue
                match = _person_match(laid, system, order, name, hanzi, family)
                if system != "pinyin" and _reads_as_pinyin(name, system):
                    best = best or replace(match, verdict="homophone-possible", rule="other-reading")
                    continue
                if match.verdict == "exact":
                    return match
                best = best or match
    if best:
        return best
    return (
        _behind_western(name, hanzi)
        or _wrong_surname(name, family, given, hanzi)
        or _surname_in(name, surname, given, hanzi)
    )


def _behind_western(name: LatinName, hanzi: str) -> NameMatch | None:
    """Compare what is left of a name that begins or ends with a Western given name: Donald Tsang Yam-kuen, Li Wei Peter.

    The rest must be the whole Chinese name by itself; what could be one of its syllables is never left away.
    """
    words = name.letters.split(" ")
    if len(words) < 3 or name.has_tones:
        return None
    for western, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        if western not in western_given() or _spells_syllables(western) or western in by_variant():
            continue
        letters = " ".join(rest)
        comma = len(rest[0]) if 0 <= name.comma == len(rest[0]) and western == words[-1] else -1
        shown = " ".join(word for word in name.bare.replace(",", " ").split() if word.lower() != western)
        part = LatinName(shown, letters, (0,) * len(letters), False, comma, name.titles)
        found = _person(part, hanzi)
        if found is not None and found.accepted:
            return found
    return None


# Signs that one system alone writes: Shên in Wade–Giles, Fëng in Lessing-Othmer.
_MARKS = {**dict.fromkeys("êŭ", "wadegile"), **dict.fromkeys("ëïäö", "x-lessing")}


def _reads_as_pinyin(name: LatinName, system: str) -> bool:
    """Whether letters that another system explains are a whole name in pinyin: Chang Weiming is 常伟明, not 张 in Wade–Giles.

    Wade–Giles separates the syllables of a given name (Chang Wei-ming); only of one syllable it looks like pinyin (Chang Wei).
    """
    words = name.letters.split(" ")
    if len(words) != 2 or "-" in name.letters or "'" in name.letters or any(sign in name.bare for sign in "êŭëïöä"):
        # A hyphen, a space between the syllables or a mark of its own shows that it is no pinyin.
        return False
    for family, given in (words, words[::-1]):
        ways = written_ways(given)
        if family in by_key() and by_key()[family][0].rank <= 200 and ways and len(ways[0]) <= 2:
            return system != "wadegile" or len(ways[0]) == 2
    return False


def _surname_units(surname: Surname, system: str) -> list[list[tuple[Option, ...]]]:
    """Give the ways to write a surname as rows of units: by its readings, and as one unit by custom."""
    rows: list[list[tuple[Option, ...]]] = []
    if system == "x-cantonese":
        characters = [tuple(Option(letters) for letters in hong_kong(c)) for c in surname.zh_hans]
        if all(characters):
            rows.append(characters)
    else:
        rows += [[options_of(toned, system) for toned in reading] for reading in surname.readings]
    custom = [form for form, of in surname.variants if of == system or (system == "wadegile" and of == "historic")]
    if custom:
        # Lu for 吕 is customary in Taiwan, and has lost its dots all the same.
        loss = "umlaut" if "ü" in surname.key else ""
        forms = dict.fromkeys((*custom, *(f.replace("-", "") for f in custom)))
        rows.append([tuple(Option(form, loss if "u" in form else "") for form in forms)])
    return rows


def _person_match(laid: Fit, system: str, order: str, name: LatinName, hanzi: str, family: str) -> NameMatch:
    named = laid.systems[0] if laid.systems else system
    if (
        named == "pinyin"
        and name.capitals == "upper"
        and not laid.losses
        and "ü" not in name.letters
        and any("ü" in o.syllable for o in laid.options)
    ):
        named = "passport"
    if (
        named == "passport"
        and _SMALL_AFTER_HYPHEN.search(name.bare)
        and all(_same_in_tongyong(o.syllable) for o in laid.options)
    ):
        named = "x-tongyong"  # Lyu Zong-hong: a passport has no hyphen; Chen-Fei only parts what a passport writes
    cut = len(laid.options) - (len(hanzi) - len(family))
    given_first = order == "given-first"
    in_order = (*laid.options[-cut:], *laid.options[:-cut]) if given_first else laid.options
    values = [
        ("latin", name.surface),
        ("hanzi", hanzi),
        ("system", named),
        ("reading", " ".join(o.syllable or o.letters for o in in_order)),
    ]
    competitors = _competitors(name, family, laid, order)
    if laid.losses:
        values.append(("loss", laid.losses[0]))
        return NameMatch("lossy", named, order, competitors, rule=f"lossy-{laid.losses[0]}", values=tuple(values))
    return NameMatch("exact", named, order, competitors, rule="spelled", values=tuple(values))


_SMALL_AFTER_HYPHEN = re.compile("-[a-zü]")


def _same_in_tongyong(syllable: str) -> bool:
    plain = toneless(syllable)
    return bool(plain) and forms(plain, "x-tongyong")[0].letters == plain.replace("ü", "yu")


def _competitors(name: LatinName, family: str, laid: Fit, order: str) -> tuple[str, ...]:
    words = name.letters.split(" ")
    written = words[0] if order == "surname-first" else words[-1]
    return surname_candidates(written.replace("-", "").replace("'", ""), without=family)


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


def _surname_alone(name: LatinName, family: str) -> NameMatch | None:
    surname = surnames()[family]
    for system in PERSON_SYSTEMS[: 1 if name.has_tones else None]:
        for units in _surname_units(surname, system):
            laid = fit(name, units, 0, system)
            if laid is None:
                continue
            named = laid.systems[0] if laid.systems else system
            values = (
                ("latin", name.surface),
                ("hanzi", family),
                ("system", named),
                ("reading", " ".join(surname.readings[0])),
            )
            competitors = surname_candidates(name.plain.removesuffix("s"), without=family)
            if laid.losses:
                return NameMatch("lossy", named, "", competitors, rule=f"lossy-{laid.losses[0]}", values=values)
            return NameMatch("surname-only", named, "", competitors, rule="surname-alone", values=values)
    return None


def _wrong_surname(name: LatinName, family: str, given: str, hanzi: str) -> NameMatch | None:
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


def _surname_in(name: LatinName, surname: Surname, given: str, hanzi: str) -> NameMatch | None:
    """Recognise the surname alone, or beside initials or a given name that is not romanised (Jack Ma)."""
    words = name.letters.split(" ")
    for position in (0, -1):
        rest = words[1:] if position == 0 else words[:-1]
        word = words[position]
        if rest and not all(_is_initial(w, given) or not _spells_syllables(w) for w in rest):
            continue
        part = LatinName(name.surface, word, name.tones if not rest else (0,) * len(word), name.has_tones and not rest)
        for system in PERSON_SYSTEMS:
            for units in _surname_units(surname, system):
                laid = fit(part, units, 0, system)
                if laid is None:
                    continue
                named = laid.systems[0] if laid.systems else system
                values = (("latin", name.surface), ("hanzi", hanzi), ("system", named), ("family", surname.zh_hans))
                competitors = surname_candidates(part.plain.removesuffix("s"), without=surname.zh_hans)
                return NameMatch("surname-only", named, "", competitors, rule="surname-only", values=values)
    return None


def _is_initial(word: str, given: str) -> bool:
    letters = word.replace("-", "")
    return len(letters) <= len(given) and all(
        any(toneless(r)[0] == letter for r in readings(c)) for letter, c in zip(letters, given, strict=False)
    )


def _spells_syllables(word: str) -> bool:
    pieces = word.split("-")
    return all(
        segmentations(p.replace("'", ""))
        or p in readings_of("wadegile")
        or p.replace("'", "") in readings_of("wadegile")
        for p in pieces
    )


# Places, and words that no record has


def _place(name: LatinName, hanzi: str, entities: tuple[Record, ...], *, strict: bool) -> NameMatch | None:
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
        if _kind_differs(name, hanzi):
            return NameMatch("none", record=entity.id, rule="other-kind", values=_values(name, hanzi, system, laid))
        named = laid.systems[0] if laid.systems else system
        verdict = "lossy" if laid.losses else "exact"
        rule = f"lossy-{laid.losses[0]}" if laid.losses else "spelled"
        match = NameMatch(verdict, named, "", (), entity.id, rule, _values(name, hanzi, named, laid))
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
        values = _values(name, hanzi, named, laid)
        if not laid.losses:
            return NameMatch("exact", named, rule="spelled", values=values)
        best = best or NameMatch("lossy", named, rule=f"lossy-{laid.losses[0]}", values=values)
    return best


def _values(name: LatinName, hanzi: str, system: str, laid: Fit) -> tuple[tuple[str, str], ...]:
    return (
        ("latin", name.surface), ("hanzi", hanzi), ("system", system),
        ("reading", " ".join(o.syllable or o.letters for o in laid.options)),
    )  # fmt: skip


def _kind_differs(name: LatinName, hanzi: str) -> bool:
    """Whether the German kind contradicts the Chinese one: Provinz Jilin is not 吉林市."""
    asked = {PLACE_WORDS[w] for w in name.kind_words} - {""}
    words = name.letters.split(" ")
    if len(words) > 1 and words[-1] in PLACE_SUFFIXES:
        asked.add(PLACE_SUFFIXES[words[-1]])
    last = hanzi[-1]
    if not asked or last not in "省市区县" or len(hanzi) < 3:
        return False
    return last not in asked and not (last == "区" and hanzi.endswith("自治区"))
