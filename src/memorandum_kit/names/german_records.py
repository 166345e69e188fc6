"""Records in running German text: every recorded form with its inflection, in compounds and as an adjective."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from memorandum_kit.model import Mention, MentionKind, Span
from memorandum_kit.names.find_chinese import KIND_OF
from memorandum_kit.names.german_offices import by_context, deputy, district_before
from memorandum_kit.names.german_places import are_inhabitants, stands
from memorandum_kit.names.german_words import WORD, Token
from memorandum_kit.names.index import forms_of
from memorandum_kit.names.latin import fold_key
from memorandum_kit.names.lookalikes import is_german_word
from memorandum_kit.names.records import Record, records

_ADJECTIVES = ("er", "ern", "ers")
_HYPHEN = re.compile(r"[-‐‑]")
# Innere → Inneren, Innerer; Westliche → Westlichen.
_ADJECTIVE = re.compile(r"e[nrms]?")


class Entry(NamedTuple):
    """A recorded form: the keys of its tokens after the first, and whose it is."""

    rest: tuple[str, ...]
    record: Record
    form: str
    system: str


@cache
def entries_by_start() -> dict[str, tuple[Entry, ...]]:
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


_REMEMBERED = 30_000  # words: those of official prose come again and again


def record_at(tokens: list[Token], at: int, text: str) -> tuple[Mention, int] | None:
    """Give the mention of the longest recorded form that starts at a word, and how many words it has."""
    token = tokens[at]
    for entries in _beginnings(token.text):
        same = [e for e in entries if _goes_on(e, tokens, at, text)]
        if not same:
            continue
        longest = max(len(e.rest) for e in same)
        same = _body_or_office([e for e in same if len(e.rest) == longest], tokens, at + longest, text)
        end = tokens[at + longest]
        mention = record_mention(
            same, Span(token.start, _without_genitive(end, same[0], text)), text, tokens, at + longest
        )
        return deputy(mention, tokens, at, text), longest + 1
    return None


@lru_cache(maxsize=_REMEMBERED)
def _beginnings(word: str) -> tuple[tuple[Entry, ...], ...]:
    """Give the forms whose first word this can be, for each of its stems that has any."""
    known = entries_by_start()
    found = []
    for key, inflected in _stems(fold_key(word)):
        entries = tuple(e for e in known.get(key, ()) if _begins(e, word, inflected=inflected))
        if entries:
            found.append(entries)
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def names_nothing(word: str) -> bool:
    """Whether a word written small can be no name and no beginning of one, whatever stands beside it: most words of a text."""
    return not (word[:1].isupper() or _beginnings(word) or _places_within(word)[0])


def _stems(key: str) -> Iterator[tuple[str, bool]]:
    yield key, False
    for ending in ("innen", "in", "es", "en", "s", "n", "e", "r", "m"):
        if key.endswith(ending) and len(key) - len(ending) >= 2:
            yield key[: -len(ending)], True
    for weak in ("e", "en", "em", "es"):
        if key.endswith(weak) and len(key) > 5:
            # Der Deutsche Städtetag, das Auswärtige Amt: the record has the strong form, Deutscher Städtetag.
            yield f"{key[: -len(weak)]}er", True
            yield f"{key[: -len(weak)]}es", True


def _begins(entry: Entry, word: str, *, inflected: bool) -> bool:
    """Whether a word is the first of a form, whatever stands beside it."""
    if not word.isascii() and not _marks_agree(word, entry):
        return False
    if (
        entry.system == "pinyin"
        and "'" in entry.form
        and entry.record.kind == "place"
        and not _APOSTROPHE.search(word)
        and not any(variant.form in (word, word.removesuffix("s")) for variant in entry.record.variants)
    ):
        # Yuan is no Yu'an, Jian no Ji'an; Xian and Taian are recorded as forms of their own.
        return False
    if entry.form[:1].isupper() and not word[:1].isupper():
        return False
    if entry.record.kind not in ("office", "body"):
        if inflected and entry.rest and not _ADJECTIVE.fullmatch(word[len(entry.form.split()[0]) - 1 :]):
            return False
        if inflected and not entry.rest and (not fold_key(word).endswith("s") or word.endswith("'")):
            return False
        if word.islower():
            return False
    elif inflected and not entry.rest and not _inflects(entry, fold_key(word)):
        return False
    return not (len(entry.form) <= 4 and entry.form.isupper() and word.rstrip("s") != entry.form)


def _goes_on(entry: Entry, tokens: list[Token], at: int, text: str) -> bool:
    """Whether the words behind the first are the form's, and what stands beside them lets it be a name."""
    if entry.rest:
        if at + len(entry.rest) >= len(tokens):
            return False
        for offset, wanted in enumerate(entry.rest, start=1):
            key = tokens[at + offset].key
            last = offset == len(entry.rest)
            if key != wanted and not (_tail(key, wanted, entry.record) if last else _same_adjective(key, wanted)):
                return False
            gap = text[tokens[at + offset - 1].end : tokens[at + offset].start]
            signs = " \u00a0\u202f\t\n,-–." if tokens[at + offset - 1].text == "St" else " \u00a0\u202f\t\n,-–"
            if gap.strip(signs) or "\n\n" in gap:
                return False
    if entry.form == "Kanton" and _is_swiss_canton(tokens, at, text):
        return False
    return stands(entry.record, entry.form, bool(entry.rest), tokens, at, text)


_APOSTROPHE = re.compile("['’ʻ`´]")


def _marks_agree(text: str, entry: Entry) -> bool:
    """Whether ä, ö, ü are in both or neither: Küche is not Kuche; tone marks may stand on pinyin only."""
    low, form = text.lower(), WORD.findall(entry.form)[0].lower()
    if any((umlaut in low) != (umlaut in form) for umlaut in "äö") or ("ü" in low and "ü" not in form):
        return False
    return entry.system == "pinyin" or not any(mark in low and mark not in form for mark in "āēīōūǎěǐǒǔ")


_ENDING = re.compile("(?:e|en|er|es|em)$")


def _same_adjective(key: str, wanted: str) -> bool:
    """Whether two words differ by an adjective's ending only: der Deutsche Akademische Austauschdienst."""
    return len(wanted) > 5 and _ENDING.sub("", key) == _ENDING.sub("", wanted) and key != _ENDING.sub("", key)


def _tail(key: str, wanted: str, record: Record) -> bool:
    if not key.startswith(wanted):
        return False
    return key[len(wanted) :] in (
        ("s", "es", "en", "n", "e", "innen") if record.kind in ("office", "body") else ("s", "es")
    )


def _inflects(entry: Entry, key: str) -> bool:
    ending = key[len(fold_key(entry.form)) :]
    if entry.form.endswith(("er", "or", "t", "g", "d", "l", "r", "k", "m", "us", "ss")) or entry.record.kind == "body":
        return ending in ("s", "es", "n", "en", "e", "in", "innen")
    return ending in ("s", "n", "nen", "innen")


def _without_genitive(token: Token, entry: Entry, text: str) -> int:
    # The span is the word as it stands, Pekings with its s: what a reader marks.
    return token.end - (1 if token.text.endswith(("'", "’")) and not entry.form.endswith(("'", "’")) else 0)


def _body_or_office(entries: list[Entry], tokens: list[Token], last: int, text: str) -> list[Entry]:
    """Put the Staatsrat that is a body first, unless a name follows as of the member of one."""
    kinds = {entry.record.kind for entry in entries}
    if kinds != {"body", "office"}:
        return entries
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    named = (
        following is not None
        and text[tokens[last].end : following.start].strip() == ""
        and following.text[:1].isupper()
    )
    return sorted(entries, key=lambda entry: (entry.record.kind == "body") is named)


def record_mention(entries: list[Entry], span: Span, text: str, tokens: list[Token], last: int) -> Mention:
    """Make the mention of the likeliest of the records whose form stands at a span."""
    entry = entries[0]
    entity = entry.record
    ids = tuple(dict.fromkeys(e.record.id for e in entries if e.system != "error" or entry.system == "error"))
    key, status = entity.id, "ok"
    if entity.kind in ("office", "body"):
        key, ids, status = by_context(entity, ids, entry.system, tokens, last, text)
    elif entry.system == "error":
        status = "malformed"
    elif entity.kind == "place" and district_before(tokens, last - len(entry.rest)):
        below = [e.record for e in entries if e.record.rank == 3]
        if below:
            key = below[0].id
    return Mention(
        kind=KIND_OF[entity.kind], span=span, surface=span.of(text), key=key, value=None if status == "ambiguous" else records()[key].zh_hans,
        status=status, candidates=tuple(i for i in ids if i != key)[:6], source=f"record {entity.id}, {entry.system}",
    )  # fmt: skip


# Berlin-Mitte, Köln-Ehrenfeld-Nord: a part of the town, not something about it.
_PARTS_OF_TOWNS = frozenset(("Mitte", "Nord", "Süd", "Ost", "West", "Altstadt", "Neustadt", "Innenstadt", "Stadtmitte"))


def in_compound(tokens: list[Token], at: int, text: str) -> list[Mention]:
    """Find a place in a compound or as an adjective: Peking-Besuch, Deutschland-China-Forum, Pekinger, Shanghaier."""
    token = tokens[at]
    pieces, adjective = _places_within(token.text)
    found = [
        record_mention(entries, Span(token.start + start, token.start + end), text, [token], 0)
        for start, end, entries in pieces
    ]
    if adjective and not are_inhabitants(tokens, at, text):
        found.append(record_mention(adjective, Span(token.start, token.end), text, [token], 0))
    return found


@lru_cache(maxsize=_REMEMBERED)
def _places_within(word: str) -> tuple[tuple[tuple[int, int, list[Entry]], ...], list[Entry]]:
    """Give the places among the pieces of a compound with hyphens, by their positions in it, and those whose adjective the word is."""
    pieces = _HYPHEN.split(word)
    found: list[tuple[int, int, list[Entry]]] = []
    start = 0
    for number, piece in enumerate(pieces):
        if piece[:1].isupper() and len(piece) >= 3 and len(pieces) > 1:
            entries = [
                e
                for e in entries_by_start().get(fold_key(piece), ())
                if not e.rest and e.record.kind in ("place", "state") and e.system != "error"
            ]
            if entries and not is_german_word(piece) and (entries[0].record.rank < 3 or number == 0):
                part = len(pieces) == 2 and number == 0 and pieces[1] in _PARTS_OF_TOWNS
                found.append((start, len(word) if part else start + len(piece), entries))
        start += len(piece) + 1
    if len(pieces) > 1 or not word[:1].isupper():
        return tuple(found), []
    for ending in _ADJECTIVES:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= 5 and not is_german_word(word):
            entries = [
                e
                for e in entries_by_start().get(fold_key(stem), ())
                if not e.rest and e.record.kind == "place" and e.record.rank < 3 and e.system != "error" and e.record.de
            ]
            if entries:
                return tuple(found), entries
    return tuple(found), []


# What stands before a canton and not before a city: der, im, jeder, Schweizer Kanton.
_OF_CANTON = re.compile(
    r"(?:d(?:er|en|em|es)|i[mn]s?|vom|zum|beim|am|(?:k?ein|jed|dies|jen|welch|unser|ihr|sein)(?:e[mnrs]?)?|\w{3,}(?:er|en|em|es))"
)


def _is_swiss_canton(tokens: list[Token], at: int, text: str) -> bool:
    """Whether Kanton is the word for a canton: an article or adjective before it, or the canton's name behind it."""
    if at + 1 < len(tokens) and text[tokens[at].end : tokens[at + 1].start] in (" ", "\u00a0"):
        following = tokens[at + 1]
        place = record_at(tokens, at + 1, text)
        if place and place[0].kind is MentionKind.PLACE and following.text[:1].isupper():
            return True
    before = tokens[at - 1].text if at else ""
    return (
        before.lower() not in ("in", "über", "unter", "hinter")
        and _OF_CANTON.fullmatch(before.lower()) is not None
        and not before.endswith("ien")
    )
