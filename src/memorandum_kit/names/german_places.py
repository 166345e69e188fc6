"""Whether a place's form is a name in a German text, and not a word, a surname or a canton that looks like it."""

from __future__ import annotations

from memorandum_kit.names.german_words import Token
from memorandum_kit.names.lookalikes import is_german_word
from memorandum_kit.names.records import Record
from memorandum_kit.names.western_given import western_given


def stands(entity: Record, form: str, has_more: bool, tokens: list[Token], at: int, text: str) -> bool:
    """Whether a form of one word is a name here, and not a word of German that looks like it."""
    if entity.kind in ("office", "body", "period", "state") or has_more:
        return True
    word = tokens[at].text
    if entity.kind == "person":
        return True
    if word.lower() in _FOREIGN:
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
    if not is_german_word(tokens[at].text) and not is_german_word(form):
        return True  # des Zugs is as little of the town as der Zug
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


def are_inhabitants(tokens: list[Token], at: int, text: str) -> bool:
    """Whether an adjective of a place stands for people: die Brandenburger kamen, but die Brandenburger Landesregierung."""
    if not at or tokens[at - 1].text.lower() not in _BEFORE_INHABITANTS:
        return False
    if at + 1 == len(tokens):
        return True
    gap, following = text[tokens[at].end : tokens[at + 1].start], tokens[at + 1].text
    # Pekinger und Shanghaier Firmen, das Berliner und das Pekinger Büro; der Pekinger Erste Bürgermeister.
    return bool(gap.strip(" \u00a0-")) or not (following[:1].isupper() or following in ("und", "oder", "wie"))
