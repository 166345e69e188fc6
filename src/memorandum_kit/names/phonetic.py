"""Whether letters spell syllables: the letters of a name laid along what each character can be written as in one system."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from memorandum_kit.names.latin import LatinName
from memorandum_kit.names.readings import given_readings, hong_kong, readings
from memorandum_kit.names.spelling import forms
from memorandum_kit.names.spelling_macau import macau
from memorandum_kit.names.spelling_taiwan import gwoyeu, second_table
from memorandum_kit.names.syllables import tone_of, toneless


class Option(NamedTuple):
    """One way to write one character (or a whole surname)."""

    letters: str
    loss: str = ""  # umlaut, apostrophe
    system: str = ""  # where it is not the system asked for (passport)
    tone: int = 0  # the reading's tone, 0 where tones do not count
    syllable: str = ""  # the toned reading


class Fit(NamedTuple):
    """How letters were laid along the characters."""

    losses: tuple[str, ...]
    systems: tuple[str, ...]  # of options that belong to another system
    options: tuple[Option, ...]


PERSON_SYSTEMS = ("pinyin", "wadegile", "x-cantonese", "x-tongyong", "x-lessing-person", "x-macau", "x-taiwan")
_NAMED = {"x-lessing-person": "x-lessing", "x-macau": "x-cantonese"}
PLACE_SYSTEMS = ("pinyin", "wadegile", "x-postal", "x-lessing", "x-tongyong", "x-cantonese")


def named(system: str, laid: Fit) -> str:
    """Give the system that a name laid along its characters is written in, by its name in the interface."""
    return laid.systems[0] if laid.systems else _NAMED.get(system, system)


@lru_cache(maxsize=16_384)
def options_of(toned: str, system: str) -> tuple[Option, ...]:
    """Give the ways to write one toned syllable in a system."""
    tone = tone_of(toned)
    if system == "x-taiwan":
        mixed = [
            form for s in ("wadegile", "x-tongyong", "pinyin") for form in forms(toneless(toned), s) if not form.system
        ]
        more = (Option(letters) for letters in (second_table(toneless(toned)), gwoyeu(toned)) if letters)
        return (*(Option(form.letters, form.loss) for form in mixed), *more)
    return tuple(Option(form.letters, form.loss, form.system, tone, toned) for form in forms(toneless(toned), system))


@lru_cache(maxsize=16_384)
def options_for(character: str, system: str, *, given: bool = False) -> tuple[Option, ...]:
    """Give the ways to write a character with any of its readings (`given`: that it has in a given name)."""
    if system == "x-cantonese":
        return tuple(Option(letters) for letters in hong_kong(character))
    if system == "x-macau":
        return tuple(Option(form) for letters in hong_kong(character) for form in macau(letters))
    options = [
        option for toned in (given_readings if given else readings)(character) for option in options_of(toned, system)
    ]
    if system == "x-taiwan":
        # A syllable may be in any system of Taiwan; each spelling once, the one that loses least first.
        options.sort(key=lambda option: option.loss)
    return tuple(dict.fromkeys(options))


def fit(name: LatinName, units: Sequence[Sequence[Option]], boundary: int = 0, system: str = "pinyin") -> Fit | None:
    """Lay a name along the units; None when its letters are not exactly theirs, in this order.

    Args:
        name: the name.
        units: for each character the ways to write it.
        boundary: after how many units the surname (or given name) ends: a space in the name must stand there. 0 for none.
        system: the system, for the apostrophe that pinyin needs before a, e, o.
    """
    letters = name.letters
    if not units or not letters:
        return None
    spaced = boundary and " " in letters
    found = _lay(letters, name, units, 0, 0, boundary if spaced else 0, system)
    if found is None and letters[-1] == "s" and len(letters) > 2:
        # German genitive: Lyus, Li's. No romanised syllable ends in s.
        stem = letters[:-1].rstrip("'")
        found = _lay(stem, name, units, 0, 0, boundary if spaced else 0, system)
    elif found is None and letters[-1] == "'":
        found = _lay(letters.rstrip("'"), name, units, 0, 0, boundary if spaced else 0, system)
    if found is None:
        return None
    options = tuple(option for option, _ in found)
    losses = [option.loss for option in options if option.loss] + [loss for _, loss in found if loss]
    return Fit(tuple(dict.fromkeys(losses)), tuple(dict.fromkeys(o.system for o in options if o.system)), options)


def _lay(
    letters: str, name: LatinName, units: Sequence[Sequence[Option]], unit: int, at: int, boundary: int, system: str
) -> tuple[tuple[Option, str], ...] | None:
    if unit == len(units):
        return () if at == len(letters) else None
    gap = ""
    while at < len(letters) and letters[at] in " -'" and unit:
        gap += letters[at]
        at += 1
    if unit == boundary and boundary and " " not in gap:
        return None
    if name.comma >= 0 and " " in gap and unit != boundary and at > name.comma >= at - len(gap):
        return None
    best: tuple[tuple[Option, str], ...] | None = None
    for option in units[unit]:
        end = at + len(option.letters)
        if not letters.startswith(option.letters, at):
            continue
        if name.has_tones and option.tone and not _tone_fits(name, at, end, option.tone):
            continue
        rest = _lay(letters, name, units, unit + 1, end, boundary, system)
        if rest is None:
            continue
        loss = "apostrophe" if system == "pinyin" and unit and not gap and option.letters[0] in "aeo" else ""
        candidate = ((option, loss), *rest)
        if not option.loss and not loss:
            return candidate
        best = best or candidate
    return best


def _tone_fits(name: LatinName, start: int, end: int, tone: int) -> bool:
    marked = [t for t in name.tones[start:end] if t]
    # No mark is the light tone, or a mark that was forgotten: nothing that contradicts.
    return not marked or marked == [tone]
