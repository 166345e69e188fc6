"""Whether a form in Latin letters and one in Chinese characters can be the same name, and by which rule.

Never by string distance: the characters say what can be written, and the letters must be exactly that in one system.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from memorandum_kit.errors import BadInput
from memorandum_kit.names.compare_persons import person_match
from memorandum_kit.names.compare_places import place_match
from memorandum_kit.names.compare_records import by_record
from memorandum_kit.names.index import owners
from memorandum_kit.names.latin import LatinName, parse
from memorandum_kit.names.name_match import KINDS, NameMatch, sides
from memorandum_kit.names.readings import is_hanzi, simplified
from memorandum_kit.names.records import Record, by_hanzi
from memorandum_kit.names.surnames import split_person


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
    characters = _characters(hanzi)
    if not characters:
        raise BadInput("There is no Chinese name", why="the text is empty", advice="Give a name such as 吕晨飞.")
    if not is_hanzi(characters.replace("-", "")):
        raise BadInput(f"{characters[:20]!r} is no name in Chinese characters", advice="Give a name such as 吕晨飞.")
    return _compare(parse(latin), simplified(characters), kind)


_DASHES = str.maketrans({**dict.fromkeys("－‐‑–—―", "-"), **dict.fromkeys(" \u3000\u00a0", "")})
_WITH_ADDITION = re.compile("([^（(]+)[（(]([^（()）]+)[)）]")


def _characters(hanzi: str) -> str:
    """Give the name as records have it: 北莱茵－威斯特法伦 with a hyphen, 法兰克福（奥得河畔） as 奥得河畔法兰克福."""
    plain = hanzi.strip().translate(_DASHES)
    if match := _WITH_ADDITION.fullmatch(plain):
        name, addition = match.groups()
        return addition + name if simplified(addition + name) in by_hanzi() else name
    return plain


@lru_cache(maxsize=4_096)
def _compare(name: LatinName, hanzi: str, kind: str | None) -> NameMatch:
    entities = by_hanzi().get(hanzi, ())
    if kind is not None:
        entities = tuple(r for r in entities if _is_of(r, kind))
    for entity in entities:
        if entity.kind != "person" and (found := by_record(name, entity, hanzi)):
            return found
    best: NameMatch | None = None
    others = tuple(r for r in entities if r.kind != "person")
    if kind in (None, "person") and not (kind is None and _only_place(others)):
        best = person_match(name, hanzi)
        if kind is None and others and not others[0].is_former and " " not in name.letters:
            # Zhangsha in one word is not 长沙 read as if 长 were a surname.
            best = None
        holders = [r for r in entities if r.kind == "person"]
        if holders and best is not None and best.accepted:
            return replace(best, record=holders[0].id)
        for entity in holders:
            if found := by_record(name, entity, hanzi):
                return found
        if best is not None and best.accepted and not others:
            alone = kind is None and " " not in name.letters and "-" not in name.letters
            return _other_owner(best, name, hanzi, ("person", "place") if alone else ("person",))
    if (kind != "person" and (others or best is None)) or (kind == "person" and split_person(hanzi) is None):
        # A pen or religious name (老舍, 玄奘) has no surname: it is spelled like any word.
        place = place_match(name, hanzi, others, strict=kind is None)
        if place is not None and (best is None or not best.accepted or (place.accepted and place.record)):
            best = place
    return (
        _other_owner(best, name, hanzi, ("place", "state"))
        if best
        else NameMatch("none", rule="none", values=sides(name, hanzi))
    )


def _is_of(entity: Record, kind: str) -> bool:
    return entity.kind in {"place": ("place", "state", "period"), "person": ("person",)}.get(kind, (kind,))


def _only_place(entities: tuple[Record, ...]) -> bool:
    return (
        bool(entities)
        and not entities[0].is_former
        and all(r.kind in ("place", "state", "body", "office", "period") for r in entities)
        and len(entities[0].short) > 2
    )


def _other_owner(found: NameMatch, name: LatinName, hanzi: str, kinds: tuple[str, ...]) -> NameMatch:
    """Doubt a match by sound alone where a record gives this very Latin form to another name."""
    if found.record or found.verdict not in ("exact", "lossy"):
        return found
    same = [r for r in owners(name) if r.kind in kinds]
    others = [r for r in same if hanzi not in (r.short, r.zh_hans)]
    if not others or len(others) < len(same) or name.has_tones:
        return found
    values = (*found.values, ("other", others[0].zh_hans), ("record", others[0].id))
    names = tuple(dict.fromkeys(r.short for r in others))
    return NameMatch("homophone-possible", found.system, found.order, names, rule="other-owner", values=values)
