"""Names brought to the house style on request; every change can be explained, and made again on the same text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, Mention, MentionKind, Span
from memorandum_kit.names.find_german import find_german
from memorandum_kit.names.latin import parse
from memorandum_kit.names.records import Record, records
from memorandum_kit.names.romanisation import romanise
from memorandum_kit.names.surnames import by_key, by_variant
from memorandum_kit.names.syllables import toneless, without_passport

ORDERS = ("surname-first", "given-first")
PERSON_FORMS = ("pinyin", "pinyin-toneless", "passport")
# A form in brackets beside the other one is an explanation at first mention: Beijing (dt.: Peking), Peking (chin. Beijing).
_EXPLAINED_AFTER = re.compile(
    r"\s*\((?:dt\.|deutsch|auf Deutsch|chin\.|chinesisch|chines\.|Pinyin|früher|ehemals|auch|eng[l.]*)?:?\s*„?([^()„“]{2,40})“?\)"
)
_EXPLAINS_BEFORE = re.compile(
    r"(\w[\w'’ -]*)\s*\((?:dt\.|deutsch|auf Deutsch|chin\.|chinesisch|chines\.|Pinyin|früher|ehemals|auch|eng[l.]*)?:?\s*„?$"
)
# What shows that the word is part of a proper name, which keeps its spelling.
_NAME_GOES_ON = re.compile(
    r"[ \u00a0](?:University|Institute|Foreign|Normal|Capital|International|Municipal|Olympic|Review|Daily|Rundschau|Hotel|Co\.|Ltd|Inc|GmbH|"
    r"Automotive|Benz|Hyundai|Jeep|Enterprises|Group|Holding|Bank|Opera|Road|Street|Time|Declaration|Consensus|Shi|Daxue|Lu)\b|[-‐‑][A-Z]|[.@_/]\w"
)
_NAME_BEFORE = re.compile(
    r"(?:\b(?:of|Air|Radio|Bank|Hotel|Daimler|BAIC|Restaurant|Zeitschrift|FC|Universität)[ \u00a0]|[-‐‑@/._])$"
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a name in a text."""

    span: Span  # in the text as it was
    old: str
    new: str
    rule: str  # exonym, error, order, passport, pinyin
    record: str = ""

    def explain(self, lang: Lang | None = None) -> str:
        """Say in a language what was changed, and by which rule and record."""
        from memorandum_kit.messages import interface_language, text

        return text(
            "names",
            f"normalise.{self.rule}",
            lang or interface_language(),
            old=self.old,
            new=self.new,
            record=self.record,
        )


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in the house style, with the changes that led to it."""

    text: str
    changes: tuple[Change, ...] = ()


def normalise(
    text: str, *, exonyms: bool = True, errors: bool = True, order: str | None = None, persons: str | None = None
) -> Normalised:
    """Give a German text with its names in the house style. The archived text is never touched: this gives a new one.

    `Beijing (dt.: Peking)` at first mention stays, and so does Beijing inside a proper name.

    Args:
        text: German running text.
        exonyms: prefer the German form in prose (Peking), and today's spelling to those of maps (Tientsin).
        errors: correct known wrong forms (Bejing).
        order: "surname-first" or "given-first" for Chinese persons, None to leave it.
        persons: "pinyin" (with tones, only where a record has the characters), "pinyin-toneless", "passport"; None to leave it.

    Raises:
        BadInput: an unknown order or form.
    """
    if order is not None and order not in ORDERS:
        raise BadInput(f"{order!r} is no order of names", advice=f"Use one of: {', '.join(ORDERS)}.")
    if persons is not None and persons not in PERSON_FORMS:
        raise BadInput(f"{persons!r} is no form of a person's name", advice=f"Use one of: {', '.join(PERSON_FORMS)}.")
    changes: list[Change] = []
    for mention in find_german(text):
        change = None
        if mention.kind is MentionKind.PLACE:
            change = _place(mention, text, exonyms=exonyms, errors=errors)
        elif mention.kind is MentionKind.PERSON and (order or persons):
            change = _person(mention, order, persons)
        if change:
            changes.append(change)
    return Normalised(replay(text, changes), tuple(changes))


def replay(text: str, changes: Sequence[Change]) -> str:
    """Make the changes on the text that they were found in.

    Raises:
        BadInput: the text is another one: what a change replaces does not stand where it did.
    """
    out: list[str] = []
    at = 0
    for change in sorted(changes, key=lambda c: c.span):
        if change.span.of(text) != change.old or change.span.start < at:
            raise BadInput(
                f"{change.old!r} does not stand at {change.span.start}", why="the text is not the one that the changes were made for",
                advice="Normalise the text again.",
            )  # fmt: skip
        out += [text[at : change.span.start], change.new]
        at = change.span.end
    return "".join([*out, text[at:]])


def _place(mention: Mention, text: str, *, exonyms: bool, errors: bool) -> Change | None:
    entity = records().get(mention.key)
    if entity is None or not entity.de or entity.kind not in ("place", "state"):
        return None
    system = mention.source.rpartition(", ")[2]
    if mention.status == "malformed":
        if not errors:
            return None
        rule = "error"
    elif exonyms and system in ("pinyin", "wadegile", "x-postal", "x-lessing"):
        rule = "exonym"
    else:
        return None
    new = _inflected(mention.surface, entity)
    if new == mention.surface or _explained(mention, entity, text):
        return None
    if rule == "exonym" and (
        _NAME_GOES_ON.match(text, mention.span.end) or _NAME_BEFORE.search(text[: mention.span.start])
    ):
        return None
    if rule == "exonym" and _in_quotes(mention.span, text):
        return None
    return Change(mention.span, mention.surface, new, rule, entity.id)


def _inflected(surface: str, entity: Record) -> str:
    """Give the German form with the genitive or adjective ending that the surface has."""
    forms = [entity.pinyin, *(v.form for v in entity.variants)]
    for form in sorted(forms, key=len, reverse=True):
        if surface.startswith(form) and surface[len(form) :] in ("s", "er", "ern", "ers"):
            ending = surface[len(form) :]
            return entity.de + ("" if ending == "s" and entity.de.endswith(("s", "x", "z")) else ending)
    return entity.de


def _explained(mention: Mention, entity: Record, text: str) -> bool:
    own = {entity.de.lower(), entity.pinyin.lower(), *(v.form.lower() for v in entity.variants)}
    after = _EXPLAINED_AFTER.match(text, mention.span.end)
    if after and after.group(1).strip().lower() in own:
        return True
    before = _EXPLAINS_BEFORE.search(text[: mention.span.start])
    return before is not None and before.group(1).strip().lower().endswith(tuple(own))


def _in_quotes(span: Span, text: str) -> bool:
    opening = text.rfind("„", 0, span.start)
    closing = text.rfind("“", 0, span.start)
    # „Beijing Review“ is a title; a whole quoted sentence is prose.
    end = text.find("“", span.end)
    return opening > closing and 0 < end - opening < 60


def _person(mention: Mention, order: str | None, persons: str | None) -> Change | None:
    surface = mention.surface
    genitive = "s" if mention.key.startswith("person:") and surface == mention.key.removeprefix("person:") + "s" else ""
    bare = surface.removesuffix("s") if genitive else surface
    words = bare.replace(",", "").split()
    if len(words) < 2:
        return None
    first = _surname_is_first(words, mention)
    family, given = (words[0], words[1:]) if first else (words[-1], words[:-1])
    entity = records().get(mention.key)
    rule = "order"
    if persons:
        if entity and persons != "pinyin-toneless":
            family, *given = romanise(entity.zh_hans, kind="person", system=persons).split(" ")
            rule = persons
        elif persons != "pinyin":
            family, given = _toneless(family, persons), [_toneless("".join(given), persons)]
            rule = "passport" if persons == "passport" else "pinyin"
    surname_first = order == "surname-first" if order else first
    new = " ".join([family, *given] if surname_first else [*given, family]) + genitive
    return Change(mention.span, surface, new, rule, mention.key if entity else "") if new != surface else None


def _surname_is_first(words: list[str], mention: Mention) -> bool:
    entity = records().get(mention.key)
    if entity and entity.surname_length:
        family = toneless("".join(entity.reading[: entity.surname_length]))
        return parse(words[0]).plain in (family, family.replace("ü", "u"), family.replace("ü", "yu"))

    def rank(word: str) -> int:
        letters = parse(word).plain
        key = letters.replace("yu", "ü") if letters in ("lyu", "nyu") else letters
        return min(
            [s.rank for s in by_key().get(key, ())] + [s.rank for s, _ in by_variant().get(letters, ())] or [9_999]
        )

    return rank(words[0]) <= rank(words[-1])


def _toneless(word: str, form: str) -> str:
    letters = parse(word).plain
    if form == "passport":
        return letters.replace("ü", "yu").upper()
    return without_passport(letters).capitalize()
