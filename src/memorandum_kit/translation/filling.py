"""A stored translation with today's values in place: only where every step can be proved, otherwise not at all."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, MentionKind
from memorandum_kit.names import record, romanise
from memorandum_kit.quantities import write_value
from memorandum_kit.scripts import to_traditional
from memorandum_kit.translation.numerals import Numeral, written_like
from memorandum_kit.translation.slots import Skeleton, Slot, is_hanzi, skeleton

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary
    from memorandum_kit.names.records import Record

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled translation; `open` has the slots of the query that could not be put in place."""

    text: str
    open: tuple[Slot, ...] = ()


def fill(query: Skeleton, stored: Skeleton, target: Skeleton, glossary: Glossary | None = None) -> Filled | None:
    """Put the query's values where the stored target has those of the stored source.

    A slot is filled when exactly one place of the target answers it, its manner of writing is understood, and the result
    reads back as what was to be written. None where query and stored source have not the same kinds of slots in the same
    order; whether their wording is the same is for the caller to know.
    """
    if [(slot.kind, slot.form) for slot in query.slots] != [(slot.kind, slot.form) for slot in stored.slots]:
        return None
    pairs = list(zip(query.slots, stored.slots, strict=True))
    in_source = Counter(stored.contents())
    in_target = Counter(target.contents())
    wanted: dict[tuple[str, str], set[str]] = {}
    for new, old in pairs:
        wanted.setdefault((old.kind, old.value), set()).add(new.value)
    new_of = {(old.kind, old.value): new for new, old in pairs}
    pieces: list[tuple[Slot, str, str]] = []
    unfilled = []
    for key, values in wanted.items():
        new = new_of[key]
        if values == {key[1]}:
            continue
        places = [slot for slot in target.slots if (slot.kind, slot.value) == key]
        written = [_written(new, slot, target, glossary) for slot in places]
        # A name or date may be repeated on one side only; numbers that coincide must not be taken for one another.
        fits = in_source[key] == in_target[key] if key[0] == "number" else bool(places)
        if len(values) > 1 or not fits or not places or None in written:
            unfilled.append(new)
            continue
        pieces += [(slot, text, new.value) for slot, text in zip(places, written, strict=True) if text is not None]
    result = target.text
    for slot, text, _ in sorted(pieces, key=lambda piece: piece[0].span, reverse=True):
        result = result[: slot.span.start] + text + result[slot.span.end :]
    changed = {slot: value for slot, _, value in pieces}
    expected = [(slot.kind, changed.get(slot, slot.value)) for slot in target.slots]
    if list(skeleton(result, target.lang, glossary).contents()) != expected:
        return Filled(target.text, tuple(new for new, old in pairs if new.value != old.value))
    return Filled(result, tuple(unfilled))


def _written(new: Slot, place: Slot, target: Skeleton, glossary: Glossary | None) -> str | None:
    lang = target.lang
    if new.kind == "number":
        numeral = Numeral(place.span, place.surface, place.value)
        before, after = target.text[: place.span.start][-1:], target.text[place.span.end :][:1]
        text = written_like(numeral, new.value, Lang.ZH_HANS if lang.is_chinese else lang, after, before)
    elif new.kind in ("date", "time"):
        text = _date(new, place, lang)
    elif new.kind == "address":
        text = new.surface if place.surface == place.value else None
    elif new.kind == "terms":
        text = _terms(new, place, target, glossary)
    else:
        text = _name(new, place, lang) if new.certain or lang is Lang.DE else None
    if text is not None and lang is Lang.ZH_HANT and new.kind in ("date", "time", "number"):
        return to_traditional(text)
    return text


def _date(new: Slot, place: Slot, lang: Lang) -> str | None:
    kind = MentionKind.DATE if new.kind == "date" else MentionKind.TIME
    for style in ("digits", "words"):
        try:
            if write_value(place.value, lang, kind=kind, style=style) == place.surface:
                return write_value(new.value, lang, kind=kind, style=style)
        except BadInput:
            return None
    for manner in _DATE_MANNERS:
        if _dated(manner, place.value) == place.surface:
            return _dated(manner, new.value)
    if lang is Lang.DE and place.surface == f"Jahr {place.value}":
        return f"Jahr {new.value}"
    return None


_DATE_MANNERS = ("{d:02}.{m:02}.{y}", "{d}.{m}.{y}", "{y}-{m:02}-{d:02}", "{y}.{m}.{d}", "{y}/{m}/{d}", "{d}. {month} {y}",
                 "{d:02}. {month} {y}", "{d}.\u00a0{month} {y}", "{y}年{m:02}月{d:02}日", "{y} 年 {m} 月 {d} 日")  # fmt: skip


def _dated(manner: str, value: str) -> str | None:
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    return manner.format(y=year, m=month, d=day, month=_MONTHS[month - 1])


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
        if not plain or len(items) < 2 or place.span.start != place.items[0].start:
            return None  # inflected, or with articles
    spans = place.items
    between = [target.text[a.end : b.start] for a, b in pairwise(spans)]
    last = between[-1] if between else ("和" if lang.is_chinese else " und ")
    comma = "、" if lang.is_chinese else ", "
    if len(items) == 1:
        return items[0]
    return comma.join(items[:-1]) + last + items[-1]
