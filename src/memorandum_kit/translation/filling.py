"""A stored translation with today's values in place: only where every step can be proved, otherwise not at all."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, MentionKind, Span
from memorandum_kit.names import record
from memorandum_kit.quantities import write_value
from memorandum_kit.translation.calendar_words import calendar_word
from memorandum_kit.translation.counted_forms import recounted, renumbered
from memorandum_kit.translation.counted_nouns import numeral_of, same_noun
from memorandum_kit.translation.date_manners import dated, timed
from memorandum_kit.translation.groups import Shape, as_is
from memorandum_kit.translation.measures import Spot, measured
from memorandum_kit.translation.numerals import Numeral, written_like
from memorandum_kit.translation.paces import pace
from memorandum_kit.translation.persons import in_pinyin, sex_is_told, transcribed
from memorandum_kit.translation.phrases import LEVELS, genitive, point_of_order, portion
from memorandum_kit.translation.places import fits_kind, german_forms, in_chinese, in_german
from memorandum_kit.translation.shares import as_share
from memorandum_kit.translation.slots import SEPARATOR, Skeleton, Slot, is_hanzi, skeleton, with_places

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary
    from memorandum_kit.names.records import Record


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled translation; `open` has the slots of the query that could not be put in place."""

    text: str
    open: tuple[Slot, ...] = ()
    edits: tuple[tuple[Span, str], ...] = ()  # what was put where in the stored translation


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
    if any(
        new.form.startswith(("noun:", "subject:")) and not same_noun(new.surface, old.surface) for new, old in pairs
    ):
        return None
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
        elif not places and key[0] in ("date", "person"):
            places = _answering(old, stored, target)
        written = [_written(new, old, slot, target, glossary) for slot in places]
        if key[0] == "person" and not target.lang.is_chinese:
            after = query.text[new.span.end :]
            written = [
                text if sex_is_told(target.text[: slot.span.start], after) else None
                for slot, text in zip(places, written, strict=True)
            ]
        # A name or date may be repeated on one side only; numbers that coincide must not be taken for one another.
        counted = key[0] in _COUNTED or key[0] in LEVELS
        fits = in_source[key] == in_target[key] if counted else bool(places)
        if len(values) > 1 or not fits or not places or None in written:
            unfilled.append(new)
            continue
        pieces += [
            (slot, text, _reading(new, old, slot, text))
            for slot, text in zip(places, written, strict=True)
            if text is not None
        ]
    result = target.text
    for slot, text, _ in sorted(pieces, key=lambda piece: piece[0].span, reverse=True):
        result = result[: slot.span.start] + text + result[slot.span.end :]
    changed = {slot: value for slot, _, value in pieces}
    # Terms are not read back: which of them are a list depends on the words around, which have not changed.
    expected = [(slot.kind, changed.get(slot, slot.value)) for slot in target.slots if slot.kind != "terms"]
    read = skeleton(result, target.lang, glossary)
    if not any(_says(shape(one), expected) for one in (read, with_places(read))):
        return Filled(target.text, tuple(new for new, old in pairs if new.value != old.value))
    return Filled(result, tuple(unfilled), tuple((slot.span, text) for slot, text, _ in pieces))


def _says(one: Skeleton, expected: list[tuple[str, str]]) -> bool:
    return [content for content in one.contents() if content[0] != "terms"] == expected


def _answering(old: Slot, stored: Skeleton, target: Skeleton) -> list[Slot]:
    """Where the target has a date or person that is the same in other words: 2025年年底 for the end of the year 2025."""
    mine = {(slot.kind, slot.value) for slot in stored.slots}
    free = [slot for slot in target.slots if slot.kind == old.kind and (slot.kind, slot.value) not in mine]
    if len(free) != 1 or sum(slot.kind == old.kind for slot in stored.slots) != 1:
        return []
    (slot,) = free
    if old.kind == "date":
        return free if _years(old.value) == _years(slot.value) and len(_years(old.value)) == 1 else []
    named = (slot.surface, old.surface) if target.lang.is_chinese else (old.surface, slot.surface)
    return free if transcribed(named[1]) == named[0] else []


def _reading(new: Slot, old: Slot, place: Slot, text: str) -> str:
    """The value that the place has to be read back with."""
    if new.kind == "person" and "·" in text:
        return f"person:{text.replace('·', '').replace('-', '')}"
    if new.kind == "date" and place.value != old.value:
        return place.value.replace(old.value[:4], new.value[:4])
    return new.value


def _years(value: str) -> set[str]:
    return set(re.findall(r"(?<!\d)\d{4}(?!\d)", value))


_COUNTED = frozenset({"number", "measure", "share", "pace", "point of order"})


def _same_but_year(old: str, new: str) -> bool:
    return re.sub(r"\d{4}", "Y", old) == re.sub(r"\d{4}", "Y", new) and len(_years(new)) == 1


def _written(new: Slot, old: Slot, place: Slot, target: Skeleton, glossary: Glossary | None) -> str | None:
    lang = target.lang
    if (phrase := _phrase(new, old, place, target)) is not None:
        (text,) = phrase
    elif new.kind == "number" or new.kind in LEVELS:
        text = _number(new, old, place, target)
    elif new.kind == "measure":
        spot = Spot(target.text, place.span, place.value, lang)
        text = measured(spot, new.value, as_asked=new.surface, goes_over=_goes_over(new, old))
    elif new.kind == "share":
        text = as_share(new.value, lang, place.form, place.surface)
    elif new.kind in ("weekday", "daypart", "schoolyear"):
        text = calendar_word(new.kind, new.value, lang, place.surface)
    elif new.kind in ("date", "time"):
        text = _date(new, old, place, target)
    elif new.kind == "address":
        text = new.surface if place.surface == place.value else None
    elif new.kind == "terms":
        text = _terms(new, place, target, glossary)
    elif new.kind == "places":
        text = _places(new, place, target)
    else:
        text = _name(new, place, target) if new.certain or lang is Lang.DE else None
    return text


def _phrase(new: Slot, old: Slot, place: Slot, target: Skeleton) -> tuple[str | None] | None:
    """What is written where a phrase stands, None within if it cannot be; None where there is no phrase."""
    lang = target.lang
    if place.kind == "pace":
        return (pace(target.text, place.span, new.value, place.form, lang, new.surface),)
    if place.kind == "point of order":
        return (point_of_order(new.value, place, lang),)
    if place.form == "letter":
        return (chr(ord("a") + int(new.value) - 1) if int(new.value) <= _LETTERS else None,)
    if place.kind == "share" and place.form.startswith(("ratio", "each")):
        return (portion(new.value, place),)
    if place.form.startswith("subject:"):
        return (renumbered(place.surface, place.value, new.value, place.form.split(" ")[-2]),)
    if place.form == "time|of" or place.form.startswith("of "):
        goes_over = _goes_over(new, old)
        figures = goes_over == "figures" or (not goes_over and re.search(r"\d", place.surface) is not None)
        return (genitive(target.text, place, new.value, figures=figures),)
    return None


_LETTERS = 26


def _goes_over(new: Slot, old: Slot) -> str:
    """`figures` or `words` where the source's count is in the other now; "" where it is as it was."""
    was, is_now = (slot.surface.removeprefix("von ")[:1].isdecimal() for slot in (old, new))
    return "" if was is is_now else "figures" if is_now else "words"


def _is_label(text: str, span: Span) -> bool:
    """Whether a figure counts nothing: Band 1, 1 bis 4."""
    if not text[span.start : span.start + 1].isdecimal():
        return False
    named = re.search(r"[A-ZÄÖÜ][a-zäöüß]+\s$", text[: span.start]) and not re.match(r"\s[A-ZÄÖÜ]", text[span.end :])
    return bool(named) or re.match(r"\sbis\s\d", text[span.end :]) is not None


# 两至三周: what is counted stands behind the second number.
_TO_ANOTHER = re.compile(r"^(?:至|到|或|—|～|-)[〇零一二两三四五六七八九十百]+")


def _number(new: Slot, old: Slot, place: Slot, target: Skeleton) -> str | None:
    lang = target.lang
    in_figures = new.surface[:1].isdecimal()
    # A source that goes over from words to figures takes its translation with it.
    words = place.surface if place.surface[:1].isdecimal() or old.surface[:1].isdecimal() else ""
    if lang.is_chinese and in_figures and not words and not new.form:
        return new.value if new.value.isdecimal() else None
    if not lang.is_chinese and place.form.startswith("noun:") and "1" in (place.value, new.value):
        return recounted(target.text, place.span.start, place.span.end, place.value, new.value)
    surface = numeral_of(place.surface) if place.form.startswith("noun:") else place.surface
    numeral = Numeral(place.span, "zwei" if surface == "beiden" else surface, place.value)
    before, rest = "第" if place.kind in LEVELS else target.text[: place.span.start][-1:], target.text[place.span.end :]
    after = _TO_ANOTHER.sub("", rest, count=1)[:1]
    agreeing = place.form not in ("ordinal", "label") and not _is_label(target.text, place.span)
    money = place.mention is not None and place.mention.kind is MentionKind.MONEY
    text = written_like(
        numeral, new.value, lang, after, before, in_words=not in_figures, agreeing=agreeing, money=money
    )
    return text and text + place.surface[len(surface) :]


_POINT = re.compile(r"\d\.\d\d (?:Uhr|bis|und)\b")


def _date(new: Slot, old: Slot, place: Slot, target: Skeleton) -> str | None:
    lang = target.lang
    if place.value != old.value:
        if not _same_but_year(old.value, new.value):
            return None
        (was,), (is_now,) = _years(old.value), _years(new.value)
        return place.surface.replace(was, is_now) if was in place.surface else None
    kind = MentionKind.DATE if new.kind == "date" else MentionKind.TIME
    if kind is MentionKind.DATE:
        written = dated(place.surface, lang, place.value, new.value)
    else:
        mark = "." if _POINT.search(target.text) else ":"
        written = timed(place.surface, lang, place.value, new.value, mark=mark)
    if written is not None:
        return written
    for style in ("digits", "words"):
        try:
            if write_value(place.value, lang, kind=kind, style=style) == place.surface:
                found: str = write_value(new.value, lang, kind=kind, style=style)
                # Three months that happen to be a quarter are not called one where months stood.
                return found if set(_NAMED.findall(found)) == set(_NAMED.findall(place.surface)) else None
        except BadInput:
            break
    return None


_NAMED = re.compile(r"Quartal|Halbjahr|Anfang|Mitte|Ende|季度|[上下]半年|[年月]?[初底]|年中")


def _name(new: Slot, place: Slot, target: Skeleton) -> str | None:
    lang = target.lang
    if new.kind == "person":
        return _person(new, place, lang)
    if new.kind == "body":
        return _body(place, new, lang)
    entity: Record = record(new.value)
    if lang.is_chinese:
        return in_chinese(entity, new.surface, place.form)
    old: Record = record(place.value)
    if not fits_kind(target.text[: place.span.start], old, entity):
        return None
    if not place.form.endswith("gen"):
        return in_german(entity, new.surface) if place.surface in german_forms(old) else None
    name = in_german(entity, new.surface)
    return None if " " in name else name + ("’" if name.endswith(("s", "x", "z", "ß", "ce")) else "s")


def _body(place: Slot, new: Slot, lang: Lang) -> str | None:
    old_record: Record = record(place.value)
    new_record: Record = record(new.value)
    if not lang.is_chinese:
        return None  # another gender would need another article
    return new_record.zh_hans if place.surface == old_record.zh_hans else None


_LATIN_NAME = re.compile(r"[A-Z][a-zü]+(?: [A-Z][a-zü]+)?")


def _person(new: Slot, place: Slot, lang: Lang) -> str | None:
    if not new.value.startswith("person:") and not place.value.startswith("person:"):
        old_record: Record = record(place.value)
        new_record: Record = record(new.value)
        if lang.is_chinese:
            return new_record.zh_hans if place.surface == old_record.zh_hans else None
        return new_record.de if place.surface == old_record.de else None
    if lang.is_chinese and "·" in place.surface:
        return transcribed(new.surface) or None
    if lang.is_chinese or not is_hanzi(new.surface) or not _LATIN_NAME.fullmatch(place.surface):
        return None  # which characters a name in letters has, no rule can know
    latin = in_pinyin(new.surface)
    return latin if latin and latin.count(" ") == place.surface.count(" ") else None


_GOVERNED = re.compile(r"\b(?:in|aus|nach|von|über|mit|bei|für|durch|um|an|zu|vor|seit|gegen|ohne)\s+$", re.IGNORECASE)


def _places(new: Slot, place: Slot, target: Skeleton) -> str | None:
    lang = target.lang
    if not new.certain and lang is not Lang.DE:
        return None
    count = len(new.items), len(place.items)
    if (
        1 in count
        and count[0] != count[1]
        and not lang.is_chinese
        and not _GOVERNED.search(target.text[: place.span.start])
    ):
        return None  # the verb, or "die Städte", would have to agree
    surfaces = new.parts or (new.surface,)
    before, first = target.text[: place.span.start], record(place.value.split(" ")[0])
    names = []
    for key, surface in zip(new.value.split(" "), surfaces, strict=True):
        entity: Record = record(key)
        name = (
            in_chinese(entity, surface, place.form.partition("|")[0]) if lang.is_chinese else in_german(entity, surface)
        )
        if not name or not (lang.is_chinese or fits_kind(before, first, entity)):
            return None
        names.append(name)
    return _enumerated(names, place, target)


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
    if len(items) == len(place.items):
        return "".join(item + gap for item, gap in zip(items, [*between, ""], strict=True))
    last = between[-1] if between else ("和" if chinese else " und ")
    comma = "、" if chinese else ", "
    return comma.join(items[:-1]) + (last if len(items) > 1 else "") + items[-1]
