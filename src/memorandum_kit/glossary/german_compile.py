"""German terms made ready for matching: each term's forms, as words, word sequences and split verb phrases.

What this gives is plain data (strings and numbers, few lists: it is read whenever a program starts) that can be stored as
JSON; `german_matcher` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from typing import Any

from memorandum_kit.glossary import shipped
from memorandum_kit.glossary.german_adjectives import ENDINGS, NOT_ADJECTIVES, adjective_forms, stem_of
from memorandum_kit.glossary.german_nouns import feminine_forms, fold, modifier_forms, noun_forms
from memorandum_kit.glossary.german_verbs import Conjugation, conjugate, finite_forms, is_verb
from memorandum_kit.glossary.records import Term

# How a form must be written to count.
NOUN = 1  # capital
VERB = 2  # small, or capital at the sentence's start
OTHER = 4  # any
EXACT = 8  # as the term has it (abbreviations)
NOMINAL = 16  # an infinitive as a noun: capital
BASE = 32  # as VERB, finite, of a verb without particle: bauen … aus is another verb

# What a slot of a sequence is: between some slots words may stand.
WORD, ADJECTIVE, HEAD, GAP = 0, 1, 2, 3

_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑'’][^\W_]+)*[-‐‑]?|…|\.\.\.")
_QUALIFIER = re.compile(r"\s*[(\[（][^)\]）]*[)\]）]\s*$")
_DROPPED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789", "-‐‑'’")  # CO₂ is CO2, Start-up Startup
_ARTICLES = frozenset(["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"])
_REFLEXIVES = ("sich", "uns", "mich", "euch")
_NUMERALS = {
    w: str(n)
    for n, w in enumerate(
        ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"], 2
    )
}
# Infinitives that are words of their own when written with a capital.
_LEXICAL = shipped.sections("german_closed.txt")["infinitives-that-are-nouns"]
_LETTERS = re.compile(r"[^\W\d_]")


def normal(word: str) -> str:
    """Give a word as it is compared: folded, without hyphens and apostrophes."""
    return word.lower().replace("ß", "ss").translate(_DROPPED)


@dataclass(slots=True)
class GermanData:
    """The compiled German side of a glossary. Forms of a slot or verb are one string with blanks between them."""

    words: dict[str, list[int]] = field(default_factory=dict)  # form -> row and how, as `code` puts them together
    exact: dict[str, list[list[Any]]] = field(default_factory=dict)  # form -> [row, as it must be written]
    modifiers: dict[str, list[int]] = field(default_factory=dict)  # compound part -> rows
    sequences: list[list[Any]] = field(default_factory=list)  # [row, [[kind, forms], …], marks that may stand between]
    phrases: list[list[Any]] = field(default_factory=list)  # [row, fixed slots, joined, finite, particle, reflexive]
    excluded: dict[str, list[str]] = field(default_factory=dict)  # row -> forms of the words it is no hit in
    verbs: list[str] = field(default_factory=list)  # finite forms of common verbs, where verbs are terms


def code(row: int, how: int) -> int:
    """Put a row and how its form must be written into one number; `row_and_how` takes them apart."""
    return row << 6 | how


def row_and_how(number: int) -> tuple[int, int]:
    """Give what `code` was made of."""
    return number >> 6, number & 63


def compile_german(
    rows: Iterable[tuple[int, Term]], verbs: frozenset[str], nouns: frozenset[str] = frozenset()
) -> GermanData:
    """Expand the German terms of a glossary.

    Args:
        rows: number and term.
        verbs: known infinitives, folded.
        nouns: known nouns, folded; a plural that is only guessed is none where it is one of them.
    """
    data = GermanData()
    women: list[tuple[int, str]] = []
    for row, term in rows:
        _add(data, row, term, verbs, nouns)
        if term.gender in ("", "m") and term.pos in ("", "noun") and term.term[:1].isupper():
            women.append((row, term.term))
        if term.exclude:
            own = {normal(form) for form in noun_forms(term.term, term.gender, nouns)}
            data.excluded[str(row)] = sorted({form for word in term.exclude for form in _exclude_forms(word)} - own)
    for row, word in women:
        for form in feminine_forms(word) if " " not in word else ():
            if normal(form) not in data.words:  # where the glossary has a term of its own for her, it decides
                _put(data, form, row, NOUN)
    if data.phrases or any(row_and_how(number)[1] == BASE for numbers in data.words.values() for number in numbers):
        data.verbs = sorted(finite_forms(verbs))
    return data


def _exclude_forms(word: str) -> set[str]:
    if " " in word or not word[:1].isupper():
        return {fold(word)}
    return {normal(form) for form in noun_forms(word)} | {normal(word)}


def _add(data: GermanData, row: int, term: Term, verbs: Container[str], nouns: Container[str]) -> None:
    text = _QUALIFIER.sub("", term.term) or term.term
    words = [m.group() for m in _TOKEN.finditer(text)]
    article = len(words) > 1 and words[0] in _ARTICLES
    if article:
        words = words[1:]
    if not words:
        return
    if len(words) == 1:
        _add_word(data, row, term, words[0], verbs, nouns, compounds=not article)
        return
    last = words[-1]
    verbal = term.pos == "verb" or (term.pos in ("", "phrase") and last[0].islower() and is_verb(last, verbs))
    if verbal and last[0].islower():
        _add_phrase(data, row, words, verbs)
        return
    _add_sequence(data, row, term, words, text)


def _put(data: GermanData, form: str, row: int, how: int) -> None:
    entries = data.words.setdefault(normal(form), [])
    if code(row, how) not in entries:
        entries.append(code(row, how))


def _forms(forms: Iterable[str]) -> str:
    return " ".join(sorted(set(map(normal, forms))))


def is_abbreviation(term: Term, word: str) -> bool:
    """Whether a word is compared letter by letter: an abbreviation by its type, or with capitals inside."""
    letters = _LETTERS.findall(word)
    capitals = sum(letter.isupper() for letter in letters)
    if word[0].islower() and capitals:  # eGovernment, gGmbH
        return True
    return (term.term_type in ("abbreviation", "acronym", "initialism") and capitals > 0) or (
        capitals > 1 and "-" not in word and (len(letters) <= 6 or capitals == len(letters))
    )


def _add_word(
    data: GermanData,
    row: int,
    term: Term,
    word: str,
    verbs: Container[str],
    nouns: Container[str],
    *,
    compounds: bool = True,
) -> None:
    if is_abbreviation(term, word):
        for form in (word, word + "s", word + "en"):
            data.exact.setdefault(normal(form), []).append([row, form])
        return
    pos = term.pos or _guess(word, verbs)
    if pos == "noun" or (word[0].isupper() and pos not in ("verb", "adj", "adv")):
        for form in noun_forms(word, term.gender, nouns):
            _put(data, form, row, NOUN)
        for form in modifier_forms(word, term.gender, nouns) if compounds else ():
            rows = data.modifiers.setdefault(normal(form), [])
            if row not in rows:
                rows.append(row)
        parts = re.split(r"[-‐‑]", word)
        if len(parts) > 1 and all(parts):  # Start-up is written Start up as well
            slots = [[WORD, normal(part)] for part in parts[:-1]]
            data.sequences.append([row, [*slots, [HEAD, _forms(noun_forms(parts[-1], term.gender))]], ""])
    elif pos == "verb":
        _add_verb(data, row, conjugate(word, verbs), [])
    elif pos == "adj" or (pos == "adv" and word.endswith(("end", "lich", "ig", "isch"))):
        for form in adjective_forms(word):
            _put(data, form, row, OTHER)
    else:
        _put(data, word, row, OTHER)


def _guess(word: str, verbs: Container[str]) -> str:
    if word[0].isupper():
        return "noun"
    if word[0].isdigit():
        return "noun" if any(letter.isupper() for letter in word) else "adv"
    return "verb" if is_verb(word, verbs) or word.endswith(("en", "eln", "ern")) else "adj"


def _add_verb(data: GermanData, row: int, forms: Conjugation, fixed: list[list[Any]]) -> None:
    for form in forms.joined:
        _put(data, form, row, BASE if form in forms.base else VERB)
    for infinitive in forms.infinitives - _LEXICAL:
        _put(data, infinitive, row, NOMINAL)
        _put(data, infinitive + "s", row, NOMINAL)
    if forms.particle:
        data.phrases.append([row, fixed, "", _forms(forms.finite), forms.particle, False])


def _add_phrase(data: GermanData, row: int, words: list[str], verbs: Container[str]) -> None:
    """A verb with what belongs to it: in Kraft treten, Kosten tragen, sich bemühen."""
    forms = conjugate(words[-1], verbs)
    rest = words[:-1]
    reflexive = rest[0] in _REFLEXIVES
    if reflexive:
        rest = rest[1:]
    rest = [word for word in rest if word not in _ARTICLES]
    # With a verb the adjective stays bare: wirksam werden, not the effect of wirksamen.
    fixed = [
        [WORD, normal(word)] if index == len(rest) - 1 and word[0].islower() else _slot(word, rest, index)
        for index, word in enumerate(rest)
    ]
    joined, finite = forms.joined, forms.finite
    if not forms.particle:
        finite = joined
    data.phrases.append([row, fixed, _forms(joined), _forms(finite), forms.particle, reflexive])
    if fixed and not reflexive:
        noun = "".join(words)
        for ending in ("", "s"):
            _put(data, noun + ending, row, NOUN)


def _slot(word: str, words: list[str], index: int) -> list[Any]:
    if word in ("…", "..."):
        return [GAP, ""]
    folded = normal(word)
    if len(word) == 1:
        return [WORD, folded]
    if word.endswith(("-", "‐")):
        return [WORD, folded]
    if word[0].isupper():
        if word.isupper() and len(word) > 1:
            return [HEAD, folded]
        forms = {normal(form) for form in noun_forms(word)} | {folded}
        following = words[index + 1] if index + 1 < len(words) else ""
        if following[:1].isupper() and folded.endswith(ENDINGS) and len(folded) > 4:
            # Goldenes Buch, Ständiger Ausschuss: an adjective with a capital.
            forms.update(normal(stem_of(word, cited_inflected=True) + ending) for ending in ENDINGS)
        return [HEAD, _forms(forms)]
    nouns_follow = any(w[0].isupper() for w in words[index + 1 :])
    if nouns_follow and folded not in NOT_ADJECTIVES and folded.endswith(ENDINGS):
        stem = stem_of(word, cited_inflected=True)
        return [ADJECTIVE, _forms(stem + ending for ending in ENDINGS)]
    if index == len(words) - 1 and folded not in NOT_ADJECTIVES and len(folded) > 4:
        return [WORD, _forms(adjective_forms(word, degrees=False))]
    if folded in _NUMERALS:
        return [WORD, f"{folded} {_NUMERALS[folded]}"]
    return [WORD, folded]


def _add_sequence(data: GermanData, row: int, term: Term, words: list[str], text: str) -> None:
    slots = [_slot(word, words, index) for index, word in enumerate(words)]
    if term.gender and term.gender != "pl":
        # The gender is the head's, the last of the first words with a capital: Ständiger Ausschuss, Goldenes Buch der Stadt.
        head = next((i for i, word in enumerate(words) if word[0].isupper()), None)
        while (
            head is not None and head + 1 < len(words) and words[head + 1][0].isupper() and words[head][-1] not in "-‐"
        ):
            head += 1
        if head is not None and slots[head][0] == HEAD and not words[head].isupper():
            slots[head] = [HEAD, _forms(noun_forms(words[head], term.gender))]
    while slots and slots[0][0] == GAP:
        slots = slots[1:]
    while slots and slots[-1][0] == GAP:
        slots = slots[:-1]
    marks = "".join(sorted({c for c in text if c in ",:;/–—+&"}))
    data.sequences.append([row, slots, marks])
    if all(word[0].isupper() or word[0].isdigit() for word in words) and "." not in text:
        # Smart City, Smart-City: joined by a hyphen in compounds.
        first = normal("".join(words[:-1]))
        for form in slots[-1][1].split():
            _put(data, first + form, row, NOUN)
        rows = data.modifiers.setdefault(normal("".join(words)), [])
        if row not in rows:
            rows.append(row)
