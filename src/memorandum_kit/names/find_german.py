"""Names in running German text: records with their inflection, and persons by title and surname."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from memorandum_kit.model import Mention, MentionKind, Span
from memorandum_kit.names.find_chinese import KIND_OF
from memorandum_kit.names.foreign_persons import german_person_at
from memorandum_kit.names.german_persons import is_surname, person_at
from memorandum_kit.names.german_words import WORD, Token, tokens_of
from memorandum_kit.names.index import forms_of
from memorandum_kit.names.latin import fold_key
from memorandum_kit.names.lookalikes import is_german_word
from memorandum_kit.names.records import Record, records
from memorandum_kit.names.western_given import western_given

# Endings by what they follow: Pekings, Bürgermeisters, Ausschusses, Botschafterin(nen), Generalkonsuln.
_ENDINGS = ("s", "es", "n", "en", "e", "innen", "in", "'", "’")
_PLACE_ENDINGS = ("s", "'", "’")
_ADJECTIVES = ("er", "ern", "ers")
# Innere → Inneren, Innerer; Westliche → Westlichen.
_ADJECTIVE = re.compile(r"e[nrms]?")


class Entry(NamedTuple):
    """A recorded form: the keys of its tokens after the first, and whose it is."""

    rest: tuple[str, ...]
    record: Record
    form: str
    system: str


@cache
def _entries() -> dict[str, tuple[Entry, ...]]:
    """Give the recorded forms by the key of their first token, longest first."""
    table: dict[str, list[Entry]] = {}
    for entity in records().values():
        seen: set[tuple[str, ...]] = set()
        for form, system in forms_of(entity):
            tokens = tuple(fold_key(t) for t in WORD.findall(form))
            if tokens and tokens not in seen and system != "phrase":
                seen.add(tokens)
                table.setdefault(tokens[0], []).append(Entry(tokens[1:], entity, form, system))
    return {first: tuple(sorted(found, key=_likeliest)) for first, found in table.items()}


def _likeliest(entry: Entry) -> tuple[object, ...]:
    entity = entry.record
    return (
        -len(entry.rest),
        entry.system == "error",
        entity.is_former,
        entry.system in ("historic", "context"),
        entity.rank,
        entity.id,
    )


def find_german(text: str) -> list[Mention]:
    """Give the names of a German text."""
    tokens = tokens_of(text)
    found: list[Mention] = []
    named: dict[str, Mention] = {}  # surnames of the persons found so far
    person_end = -1  # token after the last person
    at = 0
    while at < len(tokens):
        listed = person_end == at or (person_end == at - 1 and tokens[at - 1].text in ("und", "sowie"))
        recorded = _recorded(tokens, at, text)
        if recorded and recorded[1] > 1 and recorded[0].kind is not MentionKind.PERSON:
            person = None  # Hong Kong, Sham Shui Po
        else:
            person = person_at(tokens, at, text, listed=listed and bool(found)) or _again(tokens[at], named)
            if not person and (not recorded or recorded[0].kind is MentionKind.PLACE):
                office = (
                    bool(found)
                    and found[-1].kind is MentionKind.OFFICE
                    and not text[found[-1].span.end : tokens[at].start].strip()
                )
                joined = (listed and bool(found)) or _stands_beside_person(tokens, at, text)
                person = german_person_at(tokens, at, text, office=office or joined)
        if person:
            mention, length = person
            found.append(mention)
            for word in tokens[at : at + length]:
                if length > 1 and not is_german_word(word.text) and is_surname(word.text.lower(), "pinyin"):
                    named.setdefault(word.text, mention)
            if (
                mention.source == "title and given name"
                and length > 1
                and not is_german_word(tokens[at + length - 1].text)
            ):
                named.setdefault(tokens[at + length - 1].text, mention)
            at += length
            person_end = at
        elif recorded:
            mention, length = recorded
            found.append(mention)
            at += length
            person_end = at if mention.kind is MentionKind.PERSON else person_end
        else:
            found += _in_compound(tokens, at, text)
            at += 1
    return found


def _stands_beside_person(tokens: list[Token], at: int, text: str) -> bool:
    """Whether two words are followed by "und" and a Chinese person: Sabine Kroll und Wang Fang."""
    return (
        at + 4 < len(tokens)
        and tokens[at + 2].text in ("und", "sowie", "mit")
        and tokens[at + 1].text[:1].isupper()
        and person_at(tokens, at + 3, text, listed=False) is not None
    )


def _again(token: Token, named: dict[str, Mention]) -> tuple[Mention, int] | None:
    """Find a person's surname alone, once the full name stood before (Wang Meilin … Wangs Rede)."""
    for form in (token.text, token.text[:-1] if token.text.endswith("s") else ""):
        if form in named:
            span = Span(token.start, token.end)
            return replace(named[form], span=span, surface=token.text, source=f"{named[form].source}, surname again"), 1
    return None


# Records


def _recorded(tokens: list[Token], at: int, text: str) -> tuple[Mention, int] | None:
    token = tokens[at]
    for key, inflected in _stems(token):
        entries = _entries().get(key, ())
        same = [e for e in entries if _matches(e, tokens, at, text, inflected=inflected)]
        if not same:
            continue
        longest = max(len(e.rest) for e in same)
        same = [e for e in same if len(e.rest) == longest]
        end = tokens[at + longest]
        mention = _mention(same, Span(token.start, _without_genitive(end, same[0], text)), text, tokens, at + longest)
        return _deputy(mention, tokens, at, text), longest + 1
    return None


# stellvertretender X is another office than X.
_DEPUTIES = {
    "o-mayor-city": "o-mayor-vice-city", "o-mayor-district": "o-mayor-vice-district", "o-mayor-county": "o-mayor-vice-county",
    "o-governor": "o-governor-vice", "o-director": "o-director-vice", "o-minister": "o-minister-vice", "o-secretary": "o-secretary-vice",
    "o-bureau-director": "o-bureau-director-vice", "o-section-head": "o-section-head-vice", "o-president": "o-president-vice",
    "o-general-manager": "o-deputy-general-manager", "o-consul-general": "o-consul-general-vice",
    "o-president-association": "o-president-association-vice",
}  # fmt: skip


def _deputy(mention: Mention, tokens: list[Token], at: int, text: str) -> Mention:
    if (
        not at
        or mention.key not in _DEPUTIES
        or not tokens[at - 1].text.lower().startswith(("stellvertretend", "vize"))
    ):
        return mention
    span = Span(tokens[at - 1].start, mention.span.end)
    return replace(
        mention,
        span=span,
        surface=span.of(text),
        key=_DEPUTIES[mention.key],
        value=records()[_DEPUTIES[mention.key]].zh_hans,
        status="ok",
        candidates=(),
    )


def _stems(token: Token) -> Iterator[tuple[str, bool]]:
    yield token.key, False
    for ending in ("innen", "in", "es", "en", "s", "n", "e", "r", "m"):
        if token.key.endswith(ending) and len(token.key) - len(ending) >= 2:
            yield token.key[: -len(ending)], True
    for weak in ("e", "en", "em", "es"):
        if token.key.endswith(weak) and len(token.key) > 5:
            # Der Deutsche Städtetag, das Auswärtige Amt: the record has the strong form, Deutscher Städtetag.
            yield f"{token.key[: -len(weak)]}er", True
            yield f"{token.key[: -len(weak)]}es", True


def _matches(entry: Entry, tokens: list[Token], at: int, text: str, *, inflected: bool) -> bool:
    token = tokens[at]
    if not token.text.isascii() and not _marks_agree(token.text, entry):
        return False
    if (
        entry.system == "pinyin"
        and "'" in entry.form
        and entry.record.kind == "place"
        and not _APOSTROPHE.search(token.text)
    ):
        # Yuan is no Yu'an, Jian no Ji'an; Xian and Taian are recorded as forms of their own.
        return False
    first = entry.form[:1]
    if first.isupper() and not token.text[:1].isupper():
        return False
    if entry.record.kind not in ("office", "body"):
        if inflected and entry.rest and not _ADJECTIVE.fullmatch(token.text[len(entry.form.split()[0]) - 1 :]):
            return False
        if inflected and not entry.rest and (not token.key.endswith("s") or token.text.endswith("'")):
            return False
        if token.text.islower():
            return False
    elif inflected and not entry.rest and not _inflects(entry, token):
        return False
    if len(entry.form) <= 4 and entry.form.isupper() and token.text.rstrip("s") != entry.form:
        return False
    if entry.rest:
        if at + len(entry.rest) >= len(tokens):
            return False
        for offset, wanted in enumerate(entry.rest, start=1):
            key = tokens[at + offset].key
            gap = text[tokens[at + offset - 1].end : tokens[at + offset].start]
            if gap.strip(" \u00a0\u202f\t\n,-–") or "\n\n" in gap:
                return False
            if key != wanted and not (offset == len(entry.rest) and _tail(key, wanted, entry.record)):
                return False
    return _stands(entry, tokens, at, text)


_APOSTROPHE = re.compile("['’ʻ`´]")


def _marks_agree(text: str, entry: Entry) -> bool:
    """Whether ä, ö, ü are in both or neither: Küche is not Kuche; tone marks may stand on pinyin only."""
    low, form = text.lower(), WORD.findall(entry.form)[0].lower()
    if any((umlaut in low) != (umlaut in form) for umlaut in "äö") or ("ü" in low and "ü" not in form):
        return False
    return entry.system == "pinyin" or not any(mark in low and mark not in form for mark in "āēīōūǎěǐǒǔ")


def _tail(key: str, wanted: str, record: Record) -> bool:
    if not key.startswith(wanted):
        return False
    return key[len(wanted) :] in (
        ("s", "es", "en", "n", "e", "innen") if record.kind in ("office", "body") else ("s", "es")
    )


def _inflects(entry: Entry, token: Token) -> bool:
    ending = token.key[len(fold_key(entry.form)) :]
    if entry.form.endswith(("er", "or", "t", "g", "d", "l", "r", "k", "m", "us", "ss")) or entry.record.kind == "body":
        return ending in ("s", "es", "n", "en", "e", "in", "innen")
    return ending in ("s", "n", "nen", "innen")


def _stands(entry: Entry, tokens: list[Token], at: int, text: str) -> bool:
    """Whether a form of one word is a name here, and not a word of German that looks like it."""
    entity, form = entry.record, entry.form
    if entity.kind in ("office", "body", "period", "state") or entry.rest:
        return True
    word = tokens[at].text
    if entity.kind == "person":
        return True
    if word.lower() in _FOREIGN or (form == "Kanton" and _is_swiss_canton(tokens, at, text)):
        return False
    if entity.id.startswith("w-"):
        return _is_no_surname(tokens, at) and not _is_given_name(tokens, at, text)
    if entity.id.startswith("de-"):
        return _german_place_stands(form, tokens, at)
    if entity.rank < 3 and entity.id.isdecimal():
        return not entity.is_former or not is_german_word(word)
    if not is_german_word(word) and not (len(form) <= 4 and not entity.variants):
        return True
    # Ansai, Lage, Mengen: only beside what says that it is a place.
    before = tokens[at - 1].text.lower() if at else ""
    after = text[tokens[at].end : tokens[at].end + 14].lower()
    return before in _KINDS_BEFORE or after.lstrip(" ,-(").startswith(("(china", "china", "stadt", "provinz"))


def _german_place_stands(form: str, tokens: list[Token], at: int) -> bool:
    """Whether a German place is one here: not a surname behind Herr or a given name, nor a word (Essen, Halle) without a preposition."""
    if not _is_no_surname(tokens, at):
        return False
    if not is_german_word(tokens[at].text):
        return True
    before = tokens[at - 1].text if at else ""
    return before.lower() in _KINDS_BEFORE or before.lower() in ("in", "nach", "aus")


def _is_no_surname(tokens: list[Token], at: int) -> bool:
    """Whether no courtesy and no given name stands before the place: Herr London, Jack London."""
    before = tokens[at - 1].text if at else ""
    if before.lower().rstrip(".") in ("herr", "herrn", "frau", "dr", "prof"):
        return False
    return not (before[:1].isupper() and before.lower() in western_given())


def _is_given_name(tokens: list[Token], at: int, text: str) -> bool:
    """Whether the word is a given name with a surname behind it: Sofia Lindner."""
    if tokens[at].text.lower() not in western_given() or at + 1 == len(tokens):
        return False
    return text[tokens[at].end : tokens[at + 1].start] == " " and tokens[at + 1].text[:1].isupper()


# What stands before a canton and not before a city: der, im, jeder, Schweizer Kanton.
_OF_CANTON = re.compile(
    r"(?:d(?:er|en|em|es)|i[mn]s?|vom|zum|beim|am|(?:k?ein|jed|dies|jen|welch|unser|ihr|sein)(?:e[mnrs]?)?|\w{3,}(?:er|en|em|es))"
)


def _is_swiss_canton(tokens: list[Token], at: int, text: str) -> bool:
    """Whether Kanton is the word for a canton: an article or adjective before it, or the canton's name behind it."""
    if at + 1 < len(tokens) and text[tokens[at].end : tokens[at + 1].start] in (" ", "\u00a0"):
        following = tokens[at + 1]
        place = _recorded(tokens, at + 1, text)
        if place and place[0].kind is MentionKind.PLACE and following.text[:1].isupper():
            return True
    before = tokens[at - 1].text if at else ""
    return (
        before.lower() not in ("in", "über", "unter", "hinter")
        and _OF_CANTON.fullmatch(before.lower()) is not None
        and not before.endswith("ien")
    )


# First names, currencies and words of other languages that are pinyin of places.
_FOREIGN = frozenset(["ali", "yuan", "gan", "hailing", "dana", "lishu"])
_KINDS_BEFORE = frozenset(
    [
        "stadtbezirk",
        "stadtbezirks",
        "stadtbezirkes",
        "bezirk",
        "bezirks",
        "bezirkes",
        "kreis",
        "kreises",
        "stadt",
        "provinz",
        "präfektur",
        "distrikt",
        "distrikts",
        "großstadt",
        "gebiet",
        "region",
    ]
)


def _without_genitive(token: Token, entry: Entry, text: str) -> int:
    # The span is the word as it stands, Pekings with its s: what a reader marks.
    return token.end - (1 if token.text.endswith(("'", "’")) and not entry.form.endswith(("'", "’")) else 0)


def _mention(entries: list[Entry], span: Span, text: str, tokens: list[Token], last: int) -> Mention:
    entry = entries[0]
    entity = entry.record
    ids = tuple(dict.fromkeys(e.record.id for e in entries if e.system != "error" or entry.system == "error"))
    key, status = entity.id, "ok"
    if entity.kind in ("office", "body"):
        key, ids, status = _by_context(entity, ids, entry, tokens, last, text)
    elif entry.system == "error":
        status = "malformed"
    elif entity.kind == "place" and _district_before(tokens, last - len(entry.rest)):
        below = [e.record for e in entries if e.record.rank == 3]
        if below:
            key = below[0].id
    return Mention(
        kind=KIND_OF[entity.kind], span=span, surface=span.of(text), key=key, value=None if status == "ambiguous" else records()[key].zh_hans,
        status=status, candidates=tuple(i for i in ids if i != key)[:6], source=f"record {entity.id}, {entry.system}",
    )  # fmt: skip


def _district_before(tokens: list[Token], at: int) -> bool:
    """Whether one of the three words before says that a district or county is meant (Bezirksbürgermeister von Chaoyang)."""
    return any(
        "bezirk" in t.text.lower() or t.text.lower().startswith(("kreis", "distrikt"))
        for t in tokens[max(0, at - 3) : at]
    )


_OFFICE_LEVELS = {
    "city": ("stadt", "gemeinde", "metropole"), "district": ("bezirk", "distrikt"), "county": ("kreis", "landkreis"), "province": ("provinz",),
}  # fmt: skip
_HEADS = {"city": "o-mayor-city", "district": "o-mayor-district", "county": "o-mayor-county", "province": "o-governor"}
_VICE = {
    "city": "o-mayor-vice-city",
    "district": "o-mayor-vice-district",
    "county": "o-mayor-vice-county",
    "province": "o-governor-vice",
}
_GOVERNMENTS = {
    "city": "b-gov-city",
    "district": "b-gov-district",
    "county": "b-gov-county",
    "province": "b-gov-province",
}
_PARTIES = {
    "city": "o-secretary-city",
    "district": "o-secretary-district",
    "county": "o-secretary-county",
    "province": "o-secretary-province",
}


def _by_context(
    entity: Record, ids: tuple[str, ...], entry: Entry, tokens: list[Token], last: int, text: str
) -> tuple[str, tuple[str, ...], str]:
    """Give the record that what follows decides: Bürgermeister der Volksregierung des Bezirks is a 区长."""
    level = _level_after(tokens, last, text)
    table = {
        "o-mayor-city": _HEADS if entry.system == "context" else {}, "o-mayor-vice-city": _VICE, "b-gov": _GOVERNMENTS, "o-secretary": _PARTIES,
    }.get(entity.id, {})  # fmt: skip
    if level and level in table:
        key = table[level]
        return key, (), "ok"  # no candidates: a district's head is never a city's
    if entry.system == "context" and entity.id == "o-mayor-city":
        # An ordinary Bürgermeister: of a city, a town, or (NRW) the Oberbürgermeister's deputy.
        return entity.id, (*ids, "o-mayor-district", "o-mayor-vice-city", "o-mayor-town"), "ambiguous"
    return entity.id, ids, "ok"


def _level_after(tokens: list[Token], last: int, text: str) -> str:
    for position in range(last + 1, min(last + 7, len(tokens))):
        gap = text[tokens[position - 1].end : tokens[position].start]
        if any(sign in gap for sign in ".;:!?()\n"):
            return ""
        word = tokens[position].text.lower()
        if word in ("und", "oder", "herr", "herrn", "frau", "sowie"):
            return ""
        for level, starts in _OFFICE_LEVELS.items():
            if level == "city" and "bezirk" in word:
                continue
            if any(word.startswith(s) or (level == "district" and "bezirk" in word) for s in starts):
                return level
    return ""


_BEFORE_INHABITANTS = frozenset(
    (
        "der",
        "die",
        "den",
        "dem",
        "des",
        "ein",
        "einem",
        "einen",
        "eines",
        "alle",
        "allen",
        "viele",
        "vielen",
        "einige",
        "manche",
        "wir",
        "uns",
    )
)


def _are_inhabitants(tokens: list[Token], at: int, text: str) -> bool:
    """Whether an adjective of a place stands for people: die Brandenburger kamen, but die Brandenburger Landesregierung."""
    if not at or tokens[at - 1].text.lower() not in _BEFORE_INHABITANTS:
        return False
    if at + 1 == len(tokens):
        return True
    gap, following = text[tokens[at].end : tokens[at + 1].start], tokens[at + 1].text
    # Pekinger und Shanghaier Firmen, das Berliner und das Pekinger Büro; der Pekinger Erste Bürgermeister.
    return bool(gap.strip(" \u00a0-")) or not (following[:1].isupper() or following in ("und", "oder", "wie"))


def _in_compound(tokens: list[Token], at: int, text: str) -> Iterator[Mention]:
    """Find a place in a compound or as an adjective: Peking-Besuch, Deutschland-China-Forum, Pekinger, Shanghaier."""
    token = tokens[at]
    pieces = re.split(r"[-‐‑]", token.text)
    start = token.start
    for number, piece in enumerate(pieces):
        if piece[:1].isupper() and len(piece) >= 4 and len(pieces) > 1:
            entries = [
                e
                for e in _entries().get(fold_key(piece), ())
                if not e.rest and e.record.kind in ("place", "state") and e.system != "error"
            ]
            if entries and not is_german_word(piece) and (entries[0].record.rank < 3 or number == 0):
                span = Span(start, start + len(piece))
                yield _mention(entries, span, text, [token], 0)
        start += len(piece) + 1
    if len(pieces) > 1 or not token.text[:1].isupper() or _are_inhabitants(tokens, at, text):
        return
    for ending in _ADJECTIVES:
        stem = token.text[: -len(ending)]
        if token.text.endswith(ending) and len(stem) >= 5 and not is_german_word(token.text):
            entries = [
                e
                for e in _entries().get(fold_key(stem), ())
                if not e.rest and e.record.kind == "place" and e.record.rank < 3 and e.system != "error" and e.record.de
            ]
            if entries:
                span = Span(token.start, token.end)
                yield _mention(entries, span, text, [token], 0)
                return
