"""Places in a clause: which form of a name stands there, and another place written in that form.

A city is one kind of slot wherever it lies. What is kept of the stored clause is whether its translation has the full name
(武汉市, 波恩市) or the short one (武汉, 波恩), and the genitive; a province is not put where a city stood.
"""

from __future__ import annotations

import re

from memorandum_kit.model import Lang, Mention, Span
from memorandum_kit.names import record
from memorandum_kit.names.records import Record

_LEVELS = "市省县區区州盟旗镇鎮乡鄉村岛島山河江湖海洲邦郡"
_CITY = "市"
_PROVINCES = "省州"
_KIND_BEFORE = re.compile(r"\b(?:\w*[Ll]and|Freistaat|Provinz|Kanton|Region|Gebiet|Stadtstaat)\w*\s+$")
# 波恩市长 is the mayor of Bonn, no 波恩市.
_AFTER_CITY = re.compile(r"市(?![长長民场場])")


def level(entity: Record) -> str:
    """Give what kind of place a record is: `state`, or the character for it; a place outside China without one is a city."""
    if entity.kind == "state":
        return "state"
    if entity.zh_hans != entity.short:
        last = entity.zh_hans[-1:]
        return "省" if entity.rank == 1 and last != _CITY else last
    last = entity.zh_hans[-1:]
    if last in _LEVELS and any(v.form == entity.zh_hans[:-1] or v.system == "zh" for v in entity.variants):
        return "省" if last in _PROVINCES else last
    if entity.id.startswith(("p-", "r-")) or last in "州省县区":
        return last if last in _LEVELS else "region"
    return _CITY


def place_form(text: str, name: Mention, lang: Lang) -> tuple[Span, str] | None:
    """Give the span and the form of a place's slot: its level, `gen` for a genitive, `full` or `short` in Chinese; None for others."""
    entity = record(name.key)
    of_level = level(entity)
    if not lang.is_chinese:
        if name.surface in german_forms(entity):
            return name.span, of_level
        if name.surface[:-1] in german_forms(entity) and name.surface.endswith(("s", "’", "'")):
            return name.span, f"{of_level}gen"
        return None
    span = name.span
    if of_level == "state":
        return span, "state"
    if name.surface in (entity.zh_hans, entity.zh_hant) and (entity.zh_hans != entity.short or of_level != _CITY):
        return span, f"{of_level}full"
    if of_level == _CITY:
        bare = name.surface.removesuffix(_CITY)
        if bare != name.surface:
            return span, f"{of_level}full"
        if entity.zh_hans == entity.short and _AFTER_CITY.match(text, span.end):
            return Span(span.start, span.end + 1), f"{of_level}full"
    return span, f"{of_level}short"


def german_forms(entity: Record) -> set[str]:
    """Give the forms that a place can have in a German text."""
    return {form for form in (entity.de, entity.pinyin, *(v.form for v in entity.variants)) if form}


def in_chinese(entity: Record, asked: str, form: str) -> str:
    """Write a place in Simplified characters as a slot of `form` has it.

    Args:
        entity: the place.
        asked: how the German text names it: of Frankfurt the short name 法兰克福 is written, of Frankfurt am Main the long one.
        form: form of the slot that it is written into.
    """
    if entity.zh_hans != entity.short:
        return entity.zh_hans if form.endswith("full") else entity.short
    short = entity.zh_hans
    if asked and asked.rstrip("s’'") != entity.de and _is_shortened(asked, entity.de):
        parts = [v.form for v in entity.variants if v.system == "zh" and v.form in entity.zh_hans]
        short = min(parts, key=len, default=short)
    if form.endswith("short") and level(entity) == "省":
        short = short[:-1] if any(v.form == short[:-1] for v in entity.variants) else short
    return short + (_CITY if form == f"{_CITY}full" else "")


def in_german(entity: Record, asked: str) -> str:
    """Write a place in German; `asked` is how the Chinese text names it."""
    bare = asked.removesuffix(_CITY)
    whole = entity.de or entity.pinyin
    if bare != entity.zh_hans and bare in entity.zh_hans and entity.zh_hans == entity.short:
        parts = [v.form for v in entity.variants if v.system == "de" and _is_shortened(v.form, whole)]
        return min(parts, key=len, default=whole)
    return whole


def fits_kind(before: str, old: Record, new: Record) -> bool:
    """Whether the German words before a place suit another one: das Land Hessen, but no Land Sichuan."""
    if _KIND_BEFORE.search(before) is None:
        return True
    return (old.zh_hans != old.short) is (new.zh_hans != new.short) and level(old) == level(new)


def _is_shortened(form: str, whole: str) -> bool:
    return whole.startswith(form.rstrip("’'")) or whole.startswith(form[:-1])


def is_certain(name: Mention, lang: Lang) -> bool:
    """Whether a name stands for one place: others of it are lesser ones (富顺县 beside 抚顺市), or have no German form of their own."""
    first = record(name.key)
    others = [record(key) for key in name.candidates]
    if lang.is_chinese:
        return all(other.rank > first.rank or other.short == first.short for other in others)
    return all(other.rank > first.rank or bool(first.de and not other.de) for other in others)


def namesakes(name: Mention) -> tuple[str, ...]:
    """Give the Chinese names of other places of the same level that a German form can name too: 宿州市 for Suzhou."""
    first = record(name.key)
    return tuple(other.zh_hans for key in name.candidates if (other := record(key)).rank <= first.rank)
