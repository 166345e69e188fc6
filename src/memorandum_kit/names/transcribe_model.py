"""A conditional random field over pieces of a German word and the Chinese character that each stands for.

Its weights (`transcription_weights.tsv`) are learnt from names of places by `tools/transcription_model.py`. A word is cut into
pieces of one to six letters; each piece with its character (bo:博 tt:特 ro:罗 p:普) has a weight in its context of letters, and so has
a character behind another (Lafferty et al., Conditional Random Fields, 2001; Sarawagi & Cohen, Semi-Markov CRFs, 2004).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from heapq import nlargest
from typing import NamedTuple

from memorandum_kit.names.table import Table
from memorandum_kit.names.transcribe_rules import by_rules

PLACE_COLUMNS = ("de", "zh_hans", "country", "word", "hanzi", "letters", "use")
WEIGHT_COLUMNS = ("unit", "weights")
SCALE = 100  # weights are whole numbers of hundredths
LONGEST = 6  # letters of one piece
START, END = "^", "$"
_HELD = 8  # forms followed behind one character
# Spellings of one sound, so that a piece that was never seen (laa) has the characters of one that was (la).
_SPELLINGS = tuple(
    (re.compile(spelling), sound)
    for spelling, sound in (
        ("tzsch|tsch|zsch|dsch", "C"), ("sch", "S"), ("chs", "ks"), ("ph", "f"), ("th", "t"), ("rh", "r"), ("dt", "t"),
        ("ck", "k"), ("tz|ts|ds", "z"), ("x", "ks"), ("qu", "kw"), ("v", "f"), ("ß", "s"), ("äu|eu|oi|oy", "E"),
        ("aie|ai|ei|ay|ey", "A"), ("au", "U"), ("ä|ae", "e"), ("oe", "ö"), ("ue", "ü"), ("ie", "i"), ("y", "i"),
        ("([aeiouöüEAU])h(?![aeiouöü])", r"\1"), (r"(.)\1", r"\1"), ("c(?!h)", "k"),
    )
)  # fmt: skip

Piece = tuple[str, str]  # letters and character


class Aligned(NamedTuple):
    """A word and its transcription, cut into pieces."""

    word: str
    units: tuple[Piece, ...]
    country: str = ""
    town: bool = False  # whether the form is one of maps and reference works


@lru_cache(maxsize=16_384)
def sound(letters: str) -> str:
    """Give the letters with spellings of one sound made the same: `laa` → `la`, `müh` → `mü`."""
    for spelling, name in _SPELLINGS:
        letters = spelling.sub(name, letters)
    return letters


def contexts(padded: str, start: int, end: int, character: str, ruled: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give the units of a piece with the contexts in which they have weights.

    Args:
        padded: the word with three signs for its start and its end at either side.
        start: where the piece starts in `padded`.
        end: where it ends.
        character: what it stands for.
        ruled: the form of the whole word by the syllable rules.
    """
    letters = padded[start:end]
    rule = "r+" if character in ruled else "r-"
    left1, left2, left3 = padded[start - 1], padded[start - 2 : start], padded[start - 3 : start]
    right1, right2, right3 = padded[end], padded[end : end + 2], padded[end : end + 3]
    own = [
        "", f"<{left1}", f"<{left2}", f"<{left3}", f">{right1}", f">{right2}", f">{right3}", f"={left1}{right1}",
        f"={left1}{right2}", f"={left2}{right1}", f"={left2}{right2}",
    ]  # fmt: skip
    rest = padded[end:-3]
    if 3 < len(rest) <= 7:
        own.append(f"}}{rest}")
    return [
        (letters + character, tuple(own)),
        (
            f"@{sound(letters)}{character}",
            ("", rule, f"<{left1}", f">{right1}", f">{right2}", f"={left1}{right1}"),
        ),
        (
            f"#{character}",
            ("", f"<{left1}", f">{right1}", f">{right2}", f"|{letters[0]}", f"|{letters[-1]}", str(end - start)),
        ),
        ("length", (str(end - start), rule)),
    ]


class Model:
    """The weights, read when a unit is first asked for."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """Take the rows: a unit, and its weights as `context:number` separated by spaces."""
        self._raw: dict[str, str] = {}
        self._units: dict[str, dict[str, float]] = {}
        self._by_letters: dict[str, list[str]] = {}
        for unit, weights in rows:
            self._raw[unit] = weights
            if unit[0] not in "#~" and unit != "length":
                self._by_letters.setdefault(unit[:-1], []).append(unit[-1])

    def _weights(self, unit: str) -> dict[str, float]:
        found = self._units.get(unit)
        if found is None:
            pairs = (entry.rpartition(":") for entry in self._raw.get(unit, "").split(" ") if entry)
            found = self._units[unit] = {context: int(number) / SCALE for context, _, number in pairs}
        return found

    def characters(self, letters: str) -> list[str]:
        """Give the characters that letters can stand for."""
        own, like = self._by_letters.get(letters, []), self._by_letters.get(f"@{sound(letters)}", [])
        return sorted({*own, *like})

    def _score(self, padded: str, start: int, end: int, character: str, ruled: str) -> float:
        score = 0.0
        for unit, where in contexts(padded, start, end, character, ruled):
            weights = self._weights(unit)
            if weights:
                score += sum([weights.get(context, 0.0) for context in where])
        return score

    def best(self, word: str, number: int = 15) -> list[tuple[str, float]]:
        """Give the likeliest transcriptions of a lower-case word with their share of what was followed; [] where none can be made."""
        size, padded, ruled = len(word), START * 3 + word + END * 3, by_rules(word)
        # At each position: for each last character the forms so far with their logarithms.
        at: list[dict[str, dict[str, float]]] = [{} for _ in range(size + 1)]
        at[0] = {START: {"": 0.0}}
        for i in range(size):
            if not at[i]:
                continue
            open_ = [(self._weights(f"~{last}"), _most(forms)) for last, forms in at[i].items()]
            for j in range(i + 1, min(i + LONGEST, size) + 1):
                for character in self.characters(word[i:j]):
                    score = self._score(padded, i + 3, j + 3, character, ruled)
                    grown = at[j].setdefault(character, {})
                    for behind, followed in open_:
                        step = score + behind.get(character, 0.0)
                        for form, value in followed:
                            key = form + character
                            grown[key] = _sum(grown.get(key), value + step)
        whole: dict[str, float] = {}
        for last, forms in at[size].items():
            ending = self._weights(f"~{last}").get(END, 0.0)
            for form, value in _most(forms):
                whole[form] = _sum(whole.get(form), value + ending)
        if not whole:
            return []
        top = max(whole.values())
        total = sum(math.exp(value - top) for value in whole.values())
        first = sorted(whole, key=lambda form: (-whole[form], form))[:number]
        return [(form, math.exp(whole[form] - top) / total) for form in first]


def _sum(one: float | None, two: float) -> float:
    """Add two chances given as logarithms: one form can be cut in several ways."""
    return two if one is None else max(one, two) + math.log1p(math.exp(-abs(one - two)))


def _most(forms: dict[str, float]) -> list[tuple[str, float]]:
    if len(forms) <= _HELD:
        return list(forms.items())
    return nlargest(_HELD, forms.items(), key=lambda entry: (entry[1], entry[0]))


@cache
def facts() -> list[Aligned]:
    """Give the aligned words.

    Raises:
        Damaged: a row is not as it should be.
    """
    words: dict[str, Aligned] = {}
    for row in Table("transcription_places.tsv", PLACE_COLUMNS):
        letters = row["letters"].split("|")
        if len(letters) != len(row["hanzi"]):
            raise row.damaged("letters", f"{len(row['hanzi'])} groups of letters separated by |")
        # Eleven places called Neustadt count once; those of Germany are what is asked for most.
        key = row["word"] + row["hanzi"]
        town = row["use"] == "town" or (key in words and words[key].town)
        if key not in words or row["country"] == "DE":
            words[key] = Aligned(row["word"], tuple(zip(letters, row["hanzi"], strict=True)), row["country"], town)
        elif town:
            words[key] = words[key]._replace(town=True)
    return list(words.values())


@cache
def known_forms() -> dict[str, tuple[str, ...]]:
    """Give the known Chinese forms by the German name in lower case.

    Raises:
        Damaged: a row is not as it should be.
    """
    known: dict[str, dict[str, None]] = {}
    for row in Table("transcription_places.tsv", PLACE_COLUMNS):
        if row["de"]:
            known.setdefault(row["de"].lower(), {})[row["zh_hans"]] = None
    return {name: tuple(forms) for name, forms in known.items()}


@cache
def model() -> Model:
    """Give the model with the shipped weights.

    Raises:
        Damaged: a row is not as it should be.
    """
    return Model((row["unit"], row["weights"]) for row in Table("transcription_weights.tsv", WEIGHT_COLUMNS))
