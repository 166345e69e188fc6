"""Whether letters spell a person's full name in characters, in any system and order."""

from __future__ import annotations

import re
from dataclasses import replace

from memorandum_kit.names.compare_surnames import (
    spells_syllables,
    surname_alone,
    surname_candidates,
    surname_in,
    surname_units,
    wrong_surname,
)
from memorandum_kit.names.latin import LatinName
from memorandum_kit.names.name_match import NameMatch
from memorandum_kit.names.phonetic import PERSON_SYSTEMS, Fit, fit, named, options_for
from memorandum_kit.names.spelling import forms, readings_of
from memorandum_kit.names.surnames import Surname, by_key, by_variant, double_surname, split_person, surnames
from memorandum_kit.names.syllables import toneless, written_ways
from memorandum_kit.names.western_given import western_given


def person_match(name: LatinName, hanzi: str) -> NameMatch | None:
    """Compare a person's name by sound, in every system and order; None where the characters are no person's name or nothing fits."""
    cut = split_person(hanzi)
    if cut is None:
        return surname_alone(name, hanzi) if hanzi in surnames() else None
    family, given = cut
    surname = surnames()[family]
    if not given:
        return surname_alone(name, family)
    best = _full_name(name, hanzi, surname, given)
    if best is None and (both := double_surname(hanzi)):
        best = _full_name(name, hanzi, both, hanzi[2:])
    if best:
        return best
    return (
        _behind_western(name, hanzi)
        or wrong_surname(name, family, given, hanzi)
        or surname_in(name, surname, given, hanzi)
    )


def _full_name(name: LatinName, hanzi: str, surname: Surname, given: str) -> NameMatch | None:
    family = surname.zh_hans
    best: NameMatch | None = None
    marks = {sign for sign in name.bare.lower() if sign in _MARKS}
    for system in PERSON_SYSTEMS:
        if system != "pinyin" and name.has_tones:
            # Only pinyin has tone marks.
            break
        if any(_MARKS[sign] != system for sign in marks):
            continue
        if best is not None and system not in ("wadegile", "x-cantonese"):
            # Hsiao-ping is Wade–Giles without its apostrophe rather than a rarer system's regular spelling.
            break
        if system == "x-taiwan" and _is_of_one_system(name):
            break
        rest = [options_for(c, system, given=True) for c in given]
        if not all(rest):
            continue
        for units in surname_units(surname, system):
            for order, row, boundary in (
                ("surname-first", [*units, *rest], len(units)),
                ("given-first", [*rest, *units], len(rest)),
            ):
                if name.comma >= 0 and order == "given-first":
                    continue
                laid = fit(name, row, boundary, system)
                if laid is None or (system == "x-tongyong" and _given_is_pinyin(name, order)):
                    continue
                match = _person_match(laid, system, order, name, hanzi, family)
                if system != "pinyin" and _reads_as_pinyin(name, system):
                    if system in ("wadegile", "x-cantonese", "x-lessing"):
                        best = best or replace(match, verdict="homophone-possible", rule="other-reading")
                    continue
                if match.verdict == "exact":
                    return match
                best = best or match
    return best


def _given_is_pinyin(name: LatinName, order: str) -> bool:
    """Whether a given name of two syllables is one word in pinyin: Wong Meiling is no 翁美玲, whom Tongyong writes Wong Mei-ling."""
    words = name.letters.split(" ")
    ways = written_ways(words[-1] if order == "surname-first" else words[0]) if len(words) == 2 else ()
    return bool(ways) and len(ways[0]) == 2


def _is_of_one_system(name: LatinName) -> bool:
    """Whether no syllable shows that the name mixes systems as names of Taiwan do (Wang Jin-pyng, Lu Shiow-yen).

    The syllables must be told apart by hyphens, and one of them be in Gwoyeu Romatzyh or MPS II alone.
    """
    if "-" not in name.letters:
        return True
    pieces = name.letters.replace("-", " ").split()
    usual = [readings_of(system) for system in ("pinyin", "wadegile", "x-tongyong")]
    return all(any(piece in table for table in usual) for piece in pieces)


def _behind_western(name: LatinName, hanzi: str) -> NameMatch | None:
    """Compare what is left of a name that begins or ends with a Western given name: Donald Tsang Yam-kuen, Li Wei Peter.

    The rest must be the whole Chinese name by itself; what could be one of its syllables is never left away.
    """
    words = name.letters.split(" ")
    if len(words) < 3 or name.has_tones:
        return None
    for western, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        if western not in western_given() or spells_syllables(western) or western in by_variant():
            continue
        letters = " ".join(rest)
        comma = len(rest[0]) if 0 <= name.comma == len(rest[0]) and western == words[-1] else -1
        shown = " ".join(word for word in name.bare.replace(",", " ").split() if word.lower() != western)
        part = LatinName(shown, letters, (0,) * len(letters), False, comma, name.titles)
        found = person_match(part, hanzi)
        if found is not None and found.accepted:
            return found
    return None


# Signs that one system alone writes: Shên in Wade–Giles, Fëng in Lessing-Othmer.
_MARKS = {**dict.fromkeys("êŭ", "wadegile"), **dict.fromkeys("ëïäö", "x-lessing-person")}


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


def _person_match(laid: Fit, system: str, order: str, name: LatinName, hanzi: str, family: str) -> NameMatch:
    called = named(system, laid)
    if (
        called == "pinyin"
        and name.capitals == "upper"
        and not laid.losses
        and "ü" not in name.letters
        and any("ü" in o.syllable for o in laid.options)
    ):
        called = "passport"
    if (
        called == "passport"
        and _SMALL_AFTER_HYPHEN.search(name.bare)
        and all(_same_in_tongyong(o.syllable) for o in laid.options)
    ):
        called = "x-tongyong"  # Lyu Zong-hong: a passport has no hyphen; Chen-Fei only parts what a passport writes
    if (
        called == "pinyin"
        and not name.has_tones
        and _SMALL_AFTER_HYPHEN.search(name.bare)
        and all(_same_in_wade_giles(o.syllable) for o in laid.options)
    ):
        called = "wadegile"  # Huang Wei-wen: pinyin writes a given name as one word
    cut = len(laid.options) - (len(hanzi) - len(family))
    given_first = order == "given-first"
    in_order = (*laid.options[-cut:], *laid.options[:-cut]) if given_first else laid.options
    values = [
        ("latin", name.surface),
        ("hanzi", hanzi),
        ("system", called),
        ("reading", " ".join(o.syllable or o.letters for o in in_order)),
    ]
    competitors = _competitors(name, family, laid, order)
    if laid.losses:
        values.append(("loss", laid.losses[0]))
        return NameMatch("lossy", called, order, competitors, rule=f"lossy-{laid.losses[0]}", values=tuple(values))
    return NameMatch("exact", called, order, competitors, rule="spelled", values=tuple(values))


_SMALL_AFTER_HYPHEN = re.compile("-[a-zü]")


def _same_in_tongyong(syllable: str) -> bool:
    plain = toneless(syllable)
    return bool(plain) and forms(plain, "x-tongyong")[0].letters == plain.replace("ü", "yu")


def _same_in_wade_giles(syllable: str) -> bool:
    plain = toneless(syllable)
    return bool(plain) and forms(plain, "wadegile")[0].letters == plain


def _competitors(name: LatinName, family: str, laid: Fit, order: str) -> tuple[str, ...]:
    words = name.letters.split(" ")
    written = words[0] if order == "surname-first" else words[-1]
    return surname_candidates(written.replace("-", "").replace("'", ""), without=family)
