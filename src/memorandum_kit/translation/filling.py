"""A stored translation with today's values in place: only where every step can be proved, otherwise not at all."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, MentionKind, Span
from memorandum_kit.names import record, romanise
from memorandum_kit.quantities import write_value
from memorandum_kit.scripts import to_traditional
from memorandum_kit.translation.date_manners import dated, timed
from memorandum_kit.translation.durations import lasting
from memorandum_kit.translation.groups import Shape, as_is
from memorandum_kit.translation.numerals import Numeral, written_like
from memorandum_kit.translation.slots import SEPARATOR, Skeleton, Slot, is_hanzi, skeleton, with_places

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary
    from memorandum_kit.names.records import Record


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled translation; `open` has the slots of the query that could not be put in place."""

    text: str
    open: tuple[Slot, ...] = ()


def fill(
    query: Skeleton, stored: Skeleton, target: Skeleton, glossary: Glossary | None = None, *, shape: Shape = as_is
) -> Filled | None:
    """Put the query's values where the stored target has those of the stored source.

    A slot is filled when exactly one place of the target answers it, its manner of writing is understood, and the result
    reads back as what was to be written. None where query and stored source have not the same kinds of slots in the same
    order; whether their wording is the same is for the caller to know.

    Args:
        query: the text asked for.
        stored: the stored source.
        target: its stored translation.
        glossary: terms, where lists of terms are slots.
        shape: how the three skeletons were made from `skeleton(text)`.
    """
    if [(slot.kind, slot.form) for slot in query.slots] != [(slot.kind, slot.form) for slot in stored.slots]:
        return None
    pairs = list(zip(query.slots, stored.slots, strict=True))
    in_source = Counter(stored.contents())
    in_target = Counter(target.contents())
    wanted: dict[tuple[str, str], set[str]] = {}
    for new, old in pairs:
        wanted.setdefault((old.kind, old.value), set()).add(new.value)
    first = {(old.kind, old.value): (new, old) for new, old in reversed(pairs)}
    pieces: list[tuple[Slot, str, str]] = []
    unfilled = []
    for key, values in wanted.items():
        new, old = first[key]
        if values == {key[1]}:
            continue
        places = [slot for slot in target.slots if (slot.kind, slot.value) == key]
        if not places and key[0] == "terms" and glossary is not None:
            places = _located(old, target, glossary)
        written = [_written(new, old, slot, target, glossary) for slot in places]
        # A name or date may be repeated on one side only; numbers that coincide must not be taken for one another.
        counted = key[0] in ("number", "duration")
        fits = in_source[key] == in_target[key] if counted else bool(places)
        if len(values) > 1 or not fits or not places or None in written:
            unfilled.append(new)
            continue
        pieces += [(slot, text, new.value) for slot, text in zip(places, written, strict=True) if text is not None]
    result = target.text
    for slot, text, _ in sorted(pieces, key=lambda piece: piece[0].span, reverse=True):
        result = result[: slot.span.start] + text + result[slot.span.end :]
    changed = {slot: value for slot, _, value in pieces}
    # Terms are not read back: which of them are a list depends on the words around, which have not changed.
    expected = [(slot.kind, changed.get(slot, slot.value)) for slot in target.slots if slot.kind != "terms"]
    read = skeleton(result, target.lang, glossary)
    if not any(_says(shape(one), expected) for one in (read, with_places(read))):
        return Filled(target.text, tuple(new for new, old in pairs if new.value != old.value))
    return Filled(result, tuple(unfilled))


def _says(one: Skeleton, expected: list[tuple[str, str]]) -> bool:
    return [content for content in one.contents() if content[0] != "terms"] == expected


def _written(new: Slot, old: Slot, place: Slot, target: Skeleton, glossary: Glossary | None) -> str | None:
    lang = target.lang
    in_figures = new.surface[:1].isdecimal()
    if new.kind == "number":
        # A source that goes over from words to figures takes its translation with it.
        words = place.surface if place.surface[:1].isdecimal() or old.surface[:1].isdecimal() else ""
        if lang.is_chinese and in_figures and not words and not new.form:
            text = new.value if new.value.isdecimal() else None
        else:
            numeral = Numeral(place.span, place.surface, place.value)
            before, after = target.text[: place.span.start][-1:], target.text[place.span.end :][:1]
            of = Lang.ZH_HANS if lang.is_chinese else lang
            text = written_like(numeral, new.value, of, after, before, in_words=not in_figures)
    elif new.kind == "duration":
        text = lasting(place.surface, lang, place.value, new.value, in_figures=in_figures)
    elif new.kind in ("date", "time"):
        text = _date(new, place, lang)
    elif new.kind == "address":
        text = new.surface if place.surface == place.value else None
    elif new.kind == "terms":
        text = _terms(new, place, target, glossary)
    elif new.kind == "places":
        text = _places(new, place, target)
    else:
        text = _name(new, place, lang) if new.certain or lang is Lang.DE else None
    if text is not None and lang is Lang.ZH_HANT and new.kind in ("date", "time", "number", "duration"):
        return to_traditional(text)
    return text


def _date(new: Slot, place: Slot, lang: Lang) -> str | None:
    kind = MentionKind.DATE if new.kind == "date" else MentionKind.TIME
    for style in ("digits", "words"):
        try:
            if write_value(place.value, lang, kind=kind, style=style) == place.surface:
                return write_value(new.value, lang, kind=kind, style=style)
        except BadInput:
            break
    put = dated if kind is MentionKind.DATE else timed
    return put(place.surface, lang, place.value, new.value)


def _name(new: Slot, place: Slot, lang: Lang) -> str | None:
    if new.kind == "person":
        return _person(new, place, lang)
    old_record: Record = record(place.value)
    new_record: Record = record(new.value)
    if lang.is_chinese:
        if new.kind == "body" and place.surface not in (old_record.zh_hans, old_record.zh_hant):
            return None
        for form in ("zh_hans", "zh_hant") if lang is Lang.ZH_HANS else ("zh_hant", "zh_hans"):
            if place.surface == getattr(old_record, form):
                return str(getattr(new_record, form))
        if place.surface == old_record.short and lang is Lang.ZH_HANS:
            return new_record.short
        if lang is Lang.ZH_HANT and place.surface == old_record.zh_hant[: len(old_record.short)]:
            return new_record.zh_hant[: len(new_record.short)]
        return None
    if new.kind == "body":
        return None  # another gender would need another article
    old_name, new_name = (entity.de or entity.pinyin for entity in (old_record, new_record))
    if place.surface == old_name:
        return new_name
    if place.surface == old_name + "s":
        return new_name + ("’" if new_name.endswith(("s", "x", "z", "ß", "ce")) else "s")
    return None


_LATIN_NAME = re.compile(r"[A-Z][a-zü]+(?: [A-Z][a-zü]+)?")


def _person(new: Slot, place: Slot, lang: Lang) -> str | None:
    if not new.value.startswith("person:") and not place.value.startswith("person:"):
        old_record: Record = record(place.value)
        new_record: Record = record(new.value)
        if lang.is_chinese:
            return new_record.zh_hans if place.surface == old_record.zh_hans else None
        return new_record.de if place.surface == old_record.de else None
    if lang.is_chinese or not is_hanzi(new.surface) or not _LATIN_NAME.fullmatch(place.surface):
        return None  # which characters a name in letters has, no rule can know
    latin: str = romanise(new.surface, kind="person", system="pinyin-toneless")
    return latin if latin.count(" ") == place.surface.count(" ") else None


def _places(new: Slot, place: Slot, target: Skeleton) -> str | None:
    lang = target.lang
    if not new.certain and lang is not Lang.DE:
        return None
    olds, news = place.value.split(" "), new.value.split(" ")
    manners = {_manner(span.of(target.text), key, lang) for span, key in zip(place.items, olds, strict=True)}
    if len(manners) != 1 or "" in manners:
        return None
    names = [_in_manner(next(iter(manners)), key) for key in news]
    return _enumerated(names, place, target)


def _manner(surface: str, key: str, lang: Lang) -> str:
    """Which form of its record a place has: full or short Hanzi, or the name in German; "" for any other."""
    for manner in ("zh_hans", "zh_hant", "short") if lang.is_chinese else ("de",):
        if _in_manner(manner, key) == surface:
            return manner
    return ""


def _in_manner(manner: str, key: str) -> str:
    entity: Record = record(key)
    return entity.de or entity.pinyin if manner == "de" else str(getattr(entity, manner))


def _located(old: Slot, target: Skeleton, glossary: Glossary) -> list[Slot]:
    """Where the target has the stored source's list of terms, though it is not found as one (体育和旅游 before 交流)."""
    forms = [
        [re.escape(term.term) for term in glossary.terms(concept, target.lang)] for concept in old.value.split(" ")
    ]
    if not all(forms):
        return []
    separator = SEPARATOR[target.lang.is_chinese].pattern
    edge = "" if target.lang.is_chinese else r"\b"
    choices = [f"({'|'.join(sorted(each, key=len, reverse=True))})" for each in forms]
    pattern = re.compile(edge + f"(?:{separator})".join(choices) + edge)
    found = list(pattern.finditer(target.text))
    if len(found) != 1 or len(forms) < 2:
        return []
    (match,) = found
    span = Span(*match.span())
    if any(span.overlaps(slot.span) for slot in target.slots if slot.kind != "terms"):
        return []
    items = tuple(Span(*match.span(n)) for n in range(1, len(forms) + 1))
    return [Slot("terms", span, match[0], old.value, items=items)]


_ENDING = re.compile(r"\b[a-zäöüß]+(?:e|er|es|em|en)\s+$")
_PREPOSITION = re.compile(r"\b(?:in|im|für|von|über|unter|wegen|neben|zwischen|gegen|oder)\s+$")
_FIELD = re.compile(r"\b(?:Bereich|Gebiet|Feld|Sektor|Thema|Schwerpunkt)\s+$")


def _terms(new: Slot, place: Slot, target: Skeleton, glossary: Glossary | None) -> str | None:
    if glossary is None:
        return None
    lang = target.lang
    items = []
    for concept in new.value.split(" "):
        terms = glossary.terms(concept, lang)
        if not terms:
            return None
        items.append(terms[0].term)
    if not lang.is_chinese:
        old = [glossary.terms(concept, lang) for concept in place.value.split(" ")]
        plain = all(
            span.of(target.text) == terms[0].term for span, terms in zip(place.items, old, strict=True) if terms
        )
        if not plain or place.span.start != place.items[0].start:
            return None  # inflected, or with articles
        before = target.text[: place.span.start]
        if len(items) < 2 and not _FIELD.search(before):
            return None
        genders = {glossary.terms(concepts.split(" ")[0], lang)[0].gender for concepts in (new.value, place.value)}
        if len(genders) > 1 and _ENDING.search(before) and not _PREPOSITION.search(before):
            return None  # perhaps an article or adjective, which agrees with the first
    return _enumerated(items, place, target)


def _enumerated(items: list[str], place: Slot, target: Skeleton) -> str:
    """The items as the target enumerates: its own last separator, commas or 、 before it."""
    chinese = target.lang.is_chinese
    between = [target.text[a.end : b.start] for a, b in pairwise(place.items)]
    last = between[-1] if between else ("和" if chinese else " und ")
    comma = "、" if chinese else ", "
    return comma.join(items[:-1]) + (last if len(items) > 1 else "") + items[-1]
