"""A clause as a skeleton with typed slots: dates, numbers, names and lists of terms taken out of the wording.

Two clauses of one skeleton differ in their values alone. What is not understood with certainty (a refused value, an
ambiguous name, an inflected body) is no slot: it stays wording, and clauses that differ in it have different skeletons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, Mention, MentionKind, Span
from memorandum_kit.names import candidates, record, romanise
from memorandum_kit.names import find as find_names
from memorandum_kit.quantities import find_quantities
from memorandum_kit.translation.calendar_words import calendar_words
from memorandum_kit.translation.numerals import compounds, numerals
from memorandum_kit.translation.places import is_certain, level, place_form
from memorandum_kit.translation.shares import share_at
from memorandum_kit.translation.units import folded

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary

_NAMES = frozenset({MentionKind.PLACE, MentionKind.BODY, MentionKind.PERSON})
# Counted nouns whose number follows the numeral: "ein Jahr" and "fünf Jahre" are one wording.
_PLURAL = re.compile(r"\b(Jahr|Monat|Woche|Tag|Stunde|Minute|Person)(?:e[ns]?|s|n)?\b")
SEPARATOR = {
    False: re.compile(r"\s*(?:,|;|/)\s*(?:und\s+|sowie\s+)?|\s+(?:und|sowie|oder)\s+"),
    True: re.compile(r"\s*[、，,]\s*(?:以及|和|及|与)?|以及|和|及|与|或"),
}
_JOINT = re.compile(r"und|sowie|oder|以及|[和及与或與]")
_ARTICLE = re.compile(r"(?:der|des|dem|den|die|das|von)\s+")
_FIELD_BEFORE = re.compile(r"\b(?:Bereich|Gebiet|Feld|Sektor|Thema|Themen|Schwerpunkt)\w*\s+$")
_FIELD_AFTER = re.compile(r"等?(?:领域|方面|領域)")
# What a list of fields is followed by; the last field is not a term with it (文化和体育交流).
_TAIL = re.compile(r"(?:交流|合作|发展|發展|建设|建設|活动|活動|项目|項目|工作|事务|事務|政策)$")
# References that are counted; of others (file numbers, addresses) the whole surface is the value.
_FIGURE = re.compile(r"[^\dA-Za-z]*(?:[A-ZÄÖÜ][a-zäöüß]*\.?\s+)?(\d[\dA-Za-z/–-]*)[^\dA-Za-z]*")
_NUMBERED = frozenset({"article", "paragraph", "chapter", "section", "annex", "page", "item", "no"})
# Telephone numbers and codes: figures that begin with 0, alone or in groups; they are copied, never calculated with.
_DIAL = re.compile(
    r"(?<![\d.,/:-])\+\d{1,3}(?:[ /-]{1,3}\d{2,})+(?![.,:]?\d)|(?<![\d.,/:-])(?:\+\d{1,3} ?)?\(?0\d{2,}\)?(?:[ /-]{1,3}\d{2,})*(?![\d.,:]\d)"
)
# zwischen 10.00 und 12.00 Uhr
_BETWEEN = re.compile(r"(?<=wischen )(?P<from>\d{1,2}(?:[.:]\d\d)?) und (?P<to>\d{1,2}(?:[.:]\d\d)?) Uhr\b")
# bis zum 10. des Monats, zum 1. und 15. eines Monats
_OF_MONTH = re.compile(
    r"(?<=\d\.)(?:(?:,| und| oder) (?:zum |am )?\d{1,2}\.)? (?:des|eines|jeden|jedes) (?:\w+ )?Monats\b"
)
# A year before what is counted in years, without 年: 2024财政年度, 2023届.
_YEAR_OF = re.compile(r"(?:19|20)\d\d(?=财政|財政|财年|財年|会计年度|會計年度|年度|届|屆|级|級|版|[春夏秋冬]季)")
_NOUN = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]+\b")
_SURE, _PERHAPS = 0.95, 0.8  # scores of names.candidates
_LETTER = re.compile(r"[^\W\d_]|-")


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a skeleton. Two slots hold the same when kind and value are the same."""

    # number, share, date, time, weekday, daypart, schoolyear, address, place, body, person, terms; in groups: measure, places
    kind: str
    span: Span  # code points of the clause
    surface: str
    value: str  # language-neutral: number, ISO 8601, record id, concept ids joined by blanks
    form: str = ""  # what must be alike in two clauses of one skeleton: 9999-99-99, 市, gen
    certain: bool = True  # False: the name may be another one too
    items: tuple[Span, ...] = ()  # of a list of terms
    mention: Mention | None = None
    parts: tuple[str, ...] = ()  # surfaces of the items of a list of places


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A clause taken apart."""

    text: str
    lang: Lang
    slots: tuple[Slot, ...]
    wording: str  # the clause with marks for its slots, typesetting folded
    values: tuple[Mention, ...] = ()
    names: tuple[Mention, ...] = ()

    def contents(self) -> tuple[tuple[str, str], ...]:
        """Give kind and value of every slot, in order."""
        return tuple((slot.kind, slot.value) for slot in self.slots)


def skeleton(text: str, lang: Lang, glossary: Glossary | None = None) -> Skeleton:
    """Take a clause apart; lists of terms are slots where a glossary is given."""
    return _skeleton(text, lang, glossary)


@lru_cache(maxsize=4096)
def _skeleton(text: str, lang: Lang, glossary: Glossary | None) -> Skeleton:
    if lang is Lang.EN:
        return Skeleton(text, lang, (), folded(text))
    names = [mention for mention in find_names(text, lang, parts=True) if mention.kind in _NAMES]
    values = []
    for value in find_quantities(text, lang):
        over = [name for name in names if name.span.overlaps(value.span)]
        if all(name.kind is MentionKind.PERSON and value.span.start < name.span.start for name in over):
            # 38万居民: the number that begins before is no part of a name.
            names = [name for name in names if name not in over]
            values.append(value)
    found = [Slot("address", Span(*match.span()), match[0], match[0], "digits") for match in _DIAL.finditer(text)]
    words = [Slot(kind, span, span.of(text), value, form) for kind, span, value, form in calendar_words(text, lang)]
    found += [slot for slot in words if slot.kind == "schoolyear"]
    found += [_time_slot(match) for match in _BETWEEN.finditer(text)]
    for value in values:
        if not any(value.span.overlaps(slot.span) for slot in found):
            found += _value_slots(text, lang, value)
    found += [
        slot
        for slot in words
        if slot.kind != "schoolyear" and not any(slot.span.overlaps(value.span) for value in values)
    ]
    if lang is Lang.DE:
        found += [Slot("number", part.span, part.surface, part.value) for part in compounds(text)]
    found += [slot for name in names if (slot := _name_slot(text, name, lang))]
    if glossary is not None:
        taken = [slot.span for slot in found]
        found += _term_slots(text, lang, glossary, taken)
    slots = tuple(sorted(_apart(found), key=lambda slot: slot.span))
    return Skeleton(text, lang, slots, wording_of(text, slots), tuple(values), tuple(names))


def _apart(found: list[Slot]) -> list[Slot]:
    kept: list[Slot] = []
    for slot in sorted(found, key=lambda slot: slot.span.start - slot.span.end):
        if not any(slot.span.overlaps(other.span) for other in kept):
            kept.append(slot)
    return kept


def wording_of(text: str, slots: tuple[Slot, ...]) -> str:
    """Give the text with marks for the slots, typesetting folded."""
    pieces, at = [], 0
    for slot in slots:
        pieces += [text[at : slot.span.start], f"\ue000{slot.kind}:{slot.form}\ue001"]
        at = slot.span.end
    pieces.append(text[at:])
    return _PLURAL.sub(r"\1", folded("".join(pieces)))


def _time_slot(match: re.Match[str]) -> Slot:
    """An interval of the day in the words zwischen and und."""
    sides = [re.split("[.:]", match[name]) for name in ("from", "to")]
    value = "/".join(f"T{int(side[0]):02}:{side[1] if len(side) > 1 else '00'}" for side in sides)
    return Slot("time", Span(*match.span()), match[0], value, re.sub(r"\d", "9", value))


def _value_slots(text: str, lang: Lang, value: Mention) -> list[Slot]:
    if value.value is None:
        return []
    if value.kind is MentionKind.DATE:
        pattern = re.sub(r"\d", "9", value.value)
        return [
            Slot("date", value.span, value.surface, value.value, f"{pattern}{value.qualifier or ''}", mention=value)
        ]
    if value.kind is MentionKind.TIME:
        pattern = re.sub(r"\d", "9", value.value)
        return [Slot("time", value.span, value.surface, value.value, pattern, mention=value)]
    if value.kind is MentionKind.REFERENCE and value.source not in _NUMBERED:
        if figure := _FIGURE.fullmatch(value.surface):
            # 3号厅 is "Saal 3", 第2024-118号 "Nr. 2024-118": what stands beside the figure is the language's.
            span = Span(*(value.span.start + at for at in figure.span(1)))
            return [Slot("address", span, figure[1], value.value, "figure", mention=value)]
        return [Slot("address", value.span, value.surface, value.value, value.source, mention=value)]
    if lang is Lang.DE and value.source == "ordinal" and _OF_MONTH.match(text, value.span.end):
        day = f"---{int(value.value):02}"
        return [Slot("date", value.span, value.surface, day, "---99", mention=value)]
    share = share_at(text, value, lang)
    if share is not None:
        return [Slot("share", share[0], share[0].of(text), share[1], share[2], mention=value)]
    every, ordinal = value.source == "frequency", value.source == "ordinal"
    label = value.kind is MentionKind.REFERENCE
    ones = value.kind in (MentionKind.DURATION, MentionKind.QUANTITY) and not every
    if lang.is_chinese and value.kind is MentionKind.NUMBER and _YEAR_OF.match(text, value.span.start):
        return [Slot("date", value.span, value.surface, value.value, "9999", mention=value)]
    ones = ones or (lang.is_chinese and (label or ordinal))
    form = "ordinal" if ordinal else "every" if every else "label" if label else ""
    return [
        Slot("number", numeral.span, numeral.surface, numeral.value, form, mention=value)
        for numeral in numerals(text, value.span, lang, ones=ones)
    ]


def _name_slot(text: str, name: Mention, lang: Lang) -> Slot | None:
    certain = name.status == "ok" and (
        not name.candidates or (name.kind is MentionKind.PLACE and is_certain(name, lang))
    )
    if name.kind is MentionKind.PERSON:
        if name.key.removeprefix("person:") not in ("", name.surface) and name.key.startswith("person:"):
            return None  # with a title or an ending
        form = "" if lang is Lang.DE else str(min(len(name.surface), 2))
        value = name.key if not name.key.startswith("person:") else f"person:{_letters(name.surface)}"
        return Slot("person", name.span, name.surface, value, form, certain, mention=name)
    if name.kind is MentionKind.BODY:
        entity = record(name.key)
        if lang is Lang.DE and name.surface not in {entity.de, *(variant.form for variant in entity.variants)}:
            return None
        return Slot("body", name.span, name.surface, name.key, "", certain, mention=name)
    found = place_form(text, name, lang)
    return Slot("place", found[0], found[0].of(text), name.key, found[1], certain, mention=name) if found else None


def _letters(name: str) -> str:
    """What a person without a record is called in letters: 王芳 and Wang Fang are `wangfang`."""
    if is_hanzi(name):
        try:
            name = romanise(name, kind="person", system="pinyin-toneless")
        except BadInput:
            return name
    return "".join(character for character in name.lower() if character.isalpha())


def is_hanzi(text: str) -> bool:
    """Whether a text is of Chinese characters alone."""
    return bool(text) and all("\u3400" <= character <= "\u9fff" for character in text)


def _term_slots(text: str, lang: Lang, glossary: Glossary, taken: list[Span]) -> list[Slot]:
    """Lists of two terms and more, and single terms where a field of co-operation is named."""
    terms = [
        mention
        for mention in glossary.find(text, lang)
        if len(mention.parts) == 1
        and not any(mention.span.overlaps(span) for span in taken)
        and (lang.is_chinese or _is_whole_noun(text, mention))
    ]
    unique: dict[Span, Mention] = {}
    for mention in terms:
        unique.setdefault(mention.span, mention)
    runs: list[list[Mention]] = []
    for mention in sorted(unique.values(), key=lambda m: m.span):
        if runs and (end := runs[-1][-1].span.end) <= mention.span.start:
            between = text[end : mention.span.start]
            separator = SEPARATOR[lang.is_chinese].match(between)
            if separator and not _ARTICLE.sub("", between[separator.end() :], count=1):
                runs[-1].append(mention)
                continue
        runs.append([mention])
    return [slot for run in runs if (slot := _term_slot(text, lang, run, glossary))]


def _term_slot(text: str, lang: Lang, run: list[Mention], glossary: Glossary) -> Slot | None:
    if lang.is_chinese:
        run = [*run[:-1], _without_tail(run[-1], lang, glossary)] if len(run) > 1 else run
    start, end = run[0].span.start, run[-1].span.end
    if lang.is_chinese:
        if len(run) < 2 and not _FIELD_AFTER.match(text, end):
            return None
    else:
        article = re.search(r"\b(?:der|des|von)\s+$", text[:start])
        begin = article.start() if article else start
        if _FIELD_BEFORE.search(text[:begin]):
            start = begin
        elif len(run) < 2 or article:
            return None
    span = Span(start, end)
    concepts = " ".join(mention.key for mention in run)
    items = tuple(mention.span for mention in run)
    return Slot("terms", span, span.of(text), concepts, or_form(text, items), items=items)


def or_form(text: str, items: tuple[Span, ...]) -> str:
    """Give `or` where one of the items is meant, the joints where they are in groups (A und B sowie C), "" for a plain list.

    Lists that differ in it are of different skeletons.
    """
    between = [text[a.end : b.start] for a, b in pairwise(items)]
    joints = [match[0] if (match := _JOINT.search(each)) else "," for each in between]
    if sum(joint != "," for joint in joints) > 1:
        return " ".join(joints)
    return "or" if {"oder", "或"} & set(joints) else ""


def _without_tail(last: Mention, lang: Lang, glossary: Glossary) -> Mention:
    """The last term of a list without what the whole list is followed by, where the rest is a term of its own."""
    tail = _TAIL.search(last.surface)
    if tail is None or not tail.start():
        return last
    whole = Span(0, tail.start())
    rest = last.surface[: tail.start()]
    found = [mention for mention in glossary.find(rest, lang) if mention.parts == (whole,)]
    if not found:
        return last
    span = Span(last.span.start, last.span.start + len(rest))
    return replace(found[0], span=span, spans=())


def _is_whole_noun(text: str, mention: Mention) -> bool:
    before = text[mention.span.start - 1 : mention.span.start] if mention.span.start else ""
    after = text[mention.span.end : mention.span.end + 1]
    return mention.surface[:1].isupper() and not _LETTER.match(before or " ") and not _LETTER.match(after or " ")


def with_places(one: Skeleton) -> Skeleton:
    """Give the German skeleton with every word as a place that can be one (Essen, Halle); the skeleton itself where none can.

    It is for comparing with a stored clause that has a place where this one has the word.
    """
    if one.lang is not Lang.DE:
        return one
    found = [
        Slot("place", Span(*match.span()), match[0], key, "市")
        for match in _NOUN.finditer(one.text)
        if not any(Span(*match.span()).overlaps(slot.span) for slot in one.slots) and (key := _city(match[0]))
    ]
    if not found:
        return one
    slots = tuple(sorted((*one.slots, *found), key=lambda slot: slot.span))
    return replace(one, slots=slots, wording=wording_of(one.text, slots))


@lru_cache(maxsize=4096)
def _city(word: str) -> str:
    """The record of the one city that has this German name; "" where none has, or several have."""
    found = candidates(word, kind="place")
    if not found or found[0].record is None or found[0].score < _SURE or any(c.score >= _PERHAPS for c in found[1:]):
        return ""
    entity = record(found[0].record)
    return entity.id if entity.kind == "place" and level(entity) == "市" and entity.de == word else ""


def without_terms(one: Skeleton) -> Skeleton:
    """Give the skeleton with its lists of terms as wording again; the skeleton itself where it has none."""
    if not any(slot.kind == "terms" for slot in one.slots):
        return one
    slots = tuple(slot for slot in one.slots if slot.kind != "terms")
    return replace(one, slots=slots, wording=wording_of(one.text, slots))
