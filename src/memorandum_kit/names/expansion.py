"""Every form of a name, for searching: Peking → 北京, 北京市, Beijing, Peiping."""

from __future__ import annotations

from collections.abc import Iterator

from memorandum_kit.errors import BadInput
from memorandum_kit.names.index import by_form
from memorandum_kit.names.latin import fold_key, parse
from memorandum_kit.names.readings import is_hanzi
from memorandum_kit.names.records import Record, records_for
from memorandum_kit.names.romanisation import romanise
from memorandum_kit.names.surnames import by_key, split_person
from memorandum_kit.names.syllables import segmentations, toneless, without_passport

_SILENT = frozenset(("error", "context"))


def expand(text: str) -> tuple[str, ...]:
    """Give the forms under which the same entity may stand in a text, the one asked for first.

    Recorded names give all recorded forms, in both languages and scripts. A Chinese person's name that no record has gives its
    pinyin (with and without tones, both orders) and passport form; a Latin one its other order and its forms with ü. Other text
    gives itself.
    """
    asked = text.strip()
    if not asked:
        return ()
    found: dict[str, None] = {asked: None}
    if is_hanzi(asked):
        entities = list(records_for(asked))
        if not entities and split_person(asked) and len(asked) >= 2:
            found.update(dict.fromkeys(_person(asked)))
    else:
        entities = [r for r, _, _ in by_form().get(fold_key(asked), ())]
        if not entities:
            found.update(dict.fromkeys(_spellings(asked)))
    for entity in entities:
        found.update(dict.fromkeys(_forms(entity)))
    return tuple(found)


def _forms(entity: Record) -> Iterator[str]:
    yield entity.short
    yield entity.zh_hans
    yield entity.zh_hant
    if entity.de:
        yield entity.de
    if entity.kind in ("place", "person") and entity.reading and entity.id != "610000":
        yield (
            entity.pinyin
            if entity.kind == "place"
            else romanise(entity.zh_hans, kind="person", system="pinyin-toneless")
        )
    for variant in entity.variants:
        if variant.system not in _SILENT:
            yield variant.form


def _person(hanzi: str) -> Iterator[str]:
    for system in ("pinyin", "pinyin-toneless", "passport"):
        try:
            whole = romanise(hanzi, kind="person", system=system)
        except BadInput:
            return
        family, _, given = whole.partition(" ")
        yield whole
        if given:
            yield f"{given} {family}"
        if system == "passport" and given:
            yield f"{family.capitalize()} {given.capitalize()}"
            yield f"{given.capitalize()} {family.capitalize()}"


def _spellings(latin: str) -> Iterator[str]:
    try:
        letters = parse(latin).letters
    except BadInput:
        return
    yield from _turned(latin, letters)
    plain = " ".join(without_passport(word) for word in letters.split(" "))
    for form in (plain, plain.replace("lü", "lyu").replace("nü", "nyu"), plain.replace("ü", "u")):
        if "ü" in plain and form != letters:
            yield " ".join(word.capitalize() for word in form.split(" "))


def _turned(latin: str, letters: str) -> Iterator[str]:
    """Give a Chinese name of two words in the other order: Zhiyuan Shen, Shen Zhiyuan."""
    words = latin.replace(",", " ").split()
    plain = [without_passport(toneless(word)).replace("-", "").replace("'", "") for word in letters.split(" ")]
    if len(words) != 2 or len(plain) != 2:
        return
    for family, given in (plain, plain[::-1]):
        ways = segmentations(given)
        if (family in by_key() or family.replace("u", "ü") in by_key()) and ways and len(ways[0]) <= 2:
            yield f"{words[1]} {words[0]}"
            if "," in latin:
                yield f"{words[0]} {words[1]}"
            return
