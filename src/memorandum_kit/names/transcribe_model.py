"""A joint n-gram model of German letters and Chinese characters, counted from `transcription_places.tsv` when first asked.

Its units are pairs of some letters and the character that stands for them (bo:博 tt:特 ro:罗 p:普), as in Bisani & Ney,
Joint-sequence models for grapheme-to-phoneme conversion (2008); probabilities by Witten-Bell interpolation.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache
from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from memorandum_kit.names.table import Table

PLACE_COLUMNS = ("de", "zh_hans", "country", "word", "hanzi", "letters")
_LONGEST = 6  # letters of one unit
_START, _END = ("<", ""), (">", "")
_BEAM, _HELD = 40, 8  # hypotheses followed at one position; forms kept for one history

Unit = tuple[str, str]  # letters and character


class Aligned(NamedTuple):
    """A word and its transcription, cut into units."""

    word: str
    units: tuple[Unit, ...]


class Model:
    """Counts of units, pairs and triples of units."""

    def __init__(self, words: Iterable[Aligned]) -> None:
        """Count the units of aligned words."""
        line: list[Unit] = [_START]
        for word in words:
            line += word.units
            line += (_END, _START)
        pairs = Counter(pairwise(line))
        triples = Counter(zip(line, line[1:], line[2:], strict=False))
        self._seen: dict[tuple[Unit, ...], int] = {}
        for unit, count in Counter(line).items():
            if unit != _START:
                self._seen[(unit,)] = count
        self._seen.update((pair, n) for pair, n in pairs.items() if pair[1] != _START)
        self._seen.update((triple, n) for triple, n in triples.items() if _START not in triple[1:])
        self._total: Counter[tuple[Unit, ...]] = Counter()
        self._kinds: Counter[tuple[Unit, ...]] = Counter()
        self.by_letters: dict[str, list[Unit]] = {}
        for gram, count in self._seen.items():
            self._total[gram[:-1]] += count
            self._kinds[gram[:-1]] += 1
            if len(gram) == 1 and gram[0] != _END:
                self.by_letters.setdefault(gram[0][0], []).append(gram[0])
        self._logs: dict[tuple[Unit, ...], float] = {}

    def _chance(self, gram: tuple[Unit, ...]) -> float:
        history = gram[:-1]
        shorter = self._chance(gram[1:]) if history else 0.1 / (self._kinds[()] + 1)
        total = self._total.get(history)
        if not total:
            return shorter
        kinds = self._kinds[history]
        return (self._seen.get(gram, 0) + kinds * shorter) / (total + kinds)

    def _log(self, gram: tuple[Unit, ...]) -> float:
        found = self._logs.get(gram)
        if found is None:
            found = self._logs[gram] = math.log(self._chance(gram))
        return found

    def best(self, word: str, number: int = 12) -> list[tuple[str, float]]:
        """Give the likeliest transcriptions of a lower-case word with their share of what was followed; () where none can be made."""
        size = len(word)
        # At each position: for each history of two units the forms so far with their logarithms.
        at: list[dict[tuple[Unit, ...], dict[str, float]]] = [{} for _ in range(size + 1)]
        at[0] = {(_START,): {"": 0.0}}
        for i in range(size):
            open_ = [(p, history, form) for history, forms in at[i].items() for form, p in _most(forms)]
            for p, history, form in nlargest(_BEAM, open_):
                for length in range(1, min(_LONGEST, size - i) + 1):
                    for unit in self.by_letters.get(word[i : i + length], ()):
                        forms = at[i + length].setdefault((*history, unit)[-2:], {})
                        value, grown = p + self._log((*history, unit)), form + unit[1]
                        if value > forms.get(grown, -math.inf):
                            forms[grown] = value
        shares: Counter[str] = Counter()
        for history, forms in at[size].items():
            for form, p in _most(forms):
                shares[form] += math.exp(p + self._log((*history, _END)))  # type: ignore[assignment]
        whole = sum(shares.values())
        return [(form, share / whole) for form, share in shares.most_common(number)] if whole else []


def _most(forms: dict[str, float]) -> list[tuple[str, float]]:
    if len(forms) <= _HELD:
        return list(forms.items())
    return nlargest(_HELD, forms.items(), key=lambda entry: (entry[1], entry[0]))


@cache
def facts() -> tuple[dict[str, tuple[str, ...]], list[Aligned]]:
    """Give the known Chinese forms by the German name in lower case, and the aligned words.

    Raises:
        Damaged: a row is not as it should be.
    """
    known: dict[str, list[str]] = {}
    words: dict[str, Aligned] = {}
    for row in Table("transcription_places.tsv", PLACE_COLUMNS):
        if row["de"]:
            forms = known.setdefault(row["de"].lower(), [])
            if row["zh_hans"] not in forms:
                forms.append(row["zh_hans"])
        letters = row["letters"].split("|")
        if len(letters) != len(row["hanzi"]):
            raise row.damaged("letters", f"{len(row['hanzi'])} groups of letters separated by |")
        # Eleven places called Neustadt count once.
        words[row["word"] + row["hanzi"]] = Aligned(row["word"], tuple(zip(letters, row["hanzi"], strict=True)))
    return {name: tuple(forms) for name, forms in known.items()}, list(words.values())


@cache
def model() -> Model:
    """Give the model counted from all words."""
    return Model(facts()[1])
