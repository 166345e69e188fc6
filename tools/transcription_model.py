"""Learn `glossaries/names/transcription_weights.tsv` from the aligned places of `transcription_places.tsv`.

A conditional random field (see `memorandum_kit.names.transcribe_model`): the likelihood of each word's cut and characters is
raised by AdaGrad (Duchi et al., 2011). Forms of maps and reference works follow other habits than those that only GeoNames has for
villages (no character for most r, 施 for st): every feature has a weight of all words and one of the former, and what is written is
the sum of both (Daumé, Frustratingly Easy Domain Adaptation, 2007). Takes about two minutes; the result is committed:

    python tools/transcription_model.py
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from memorandum_kit.names.transcribe_model import (
    END,
    LONGEST,
    SCALE,
    START,
    Aligned,
    contexts,
    facts,
    sound,
)
from memorandum_kit.names.transcribe_rules import by_rules

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "glossaries/names/transcription_weights.tsv"
UNSEEN = ROOT / "tests/quality/transcribe/unseen.tsv"  # names that are measured, and so not learnt from
COUNTRIES = ("DE", "AT", "CH", "LI")
EPOCHS = 7
STEP = 0.1
DECAY = 1e-3
LEAST = 0.02  # smaller weights are left out
TOWN = "!"  # before the units of towns
SEEN = 2  # how often a sound must have had a character for others of its spelling to have it too

Feature = tuple[str, str]  # unit and context


class Edge(NamedTuple):
    """A piece of a word with a character, and the numbers of its features."""

    start: int
    end: int
    character: str
    features: list[int]


class Word(NamedTuple):
    """What can be made of a word, and what is right."""

    size: int
    edges: list[Edge]  # ordered by start
    right: list[int]  # indexes of edges


def features(one: Aligned, start: int, end: int, character: str, ruled: str) -> Iterable[Feature]:
    """Give the features of a piece of a word, for a town's name those of towns too."""
    padded = START * 3 + one.word + END * 3
    for unit, where in contexts(padded, start + 3, end + 3, character, ruled):
        for context in where:
            yield unit, context
            if one.town:
                yield TOWN + unit, context


class Trainer:
    """The weights while they are learnt."""

    def __init__(self, words: list[Aligned]) -> None:
        """Collect the features of aligned words."""
        self.letters: defaultdict[str, set[str]] = defaultdict(set)
        sounds = Counter((sound(letters), sign) for one in words for letters, sign in one.units)
        for one in words:
            for letters, sign in one.units:
                self.letters[letters].add(sign)
        for (name, sign), count in sounds.items():
            if count >= SEEN:
                self.letters[f"@{name}"].add(sign)
        self.numbers: dict[Feature, int] = {}
        for one in words:
            at, last, ruled = 0, START, by_rules(one.word)
            for letters, sign in one.units:
                for feature in features(one, at, at + len(letters), sign, ruled):
                    if feature[0].lstrip(TOWN)[0] != "@" or sounds[sound(letters), sign] >= SEEN:
                        self.numbers.setdefault(feature, len(self.numbers))
                self.numbers.setdefault((f"~{last}", sign), len(self.numbers))
                at, last = at + len(letters), sign
            self.numbers.setdefault((f"~{last}", END), len(self.numbers))
        self.numbers.setdefault(("length", "r-"), len(self.numbers))
        self.numbers.setdefault((f"{TOWN}length", "r-"), len(self.numbers))
        self.weights = [0.0] * len(self.numbers)
        self.words = [self._word(one) for one in words]

    def _word(self, one: Aligned) -> Word:
        size, ruled = len(one.word), by_rules(one.word)
        whole, at = set(), 0
        for letters, sign in one.units:
            whole.add((at, at + len(letters), sign))
            at += len(letters)
        edges: list[Edge] = []
        right: list[int] = []
        for start in range(size):
            for end in range(start + 1, min(start + LONGEST, size) + 1):
                letters = one.word[start:end]
                for sign in sorted(self.letters.get(letters, set()) | self.letters.get(f"@{sound(letters)}", set())):
                    numbers = (self.numbers.get(feature, -1) for feature in features(one, start, end, sign, ruled))
                    if (start, end, sign) in whole:
                        right.append(len(edges))
                    edges.append(Edge(start, end, sign, [number for number in numbers if number >= 0]))
        return Word(size, edges, right)

    def learn(self, epochs: int = EPOCHS) -> None:
        """Go through the words several times."""
        order = random.Random(1)
        squares = [0.05] * len(self.weights)
        for _ in range(epochs):
            order.shuffle(self.words)
            for word in self.words:
                for number, value in self._gradient(word).items():
                    change = value - DECAY * self.weights[number]
                    squares[number] += change * change
                    self.weights[number] += STEP * change / math.sqrt(squares[number])

    def _behind(self, last: str, sign: str) -> tuple[int, float]:
        number = self.numbers.get((f"~{last}", sign), -1)
        return number, math.exp(self.weights[number]) if number >= 0 else 1.0

    def _gradient(self, word: Word) -> defaultdict[int, float]:
        """Give what was observed less what the weights expect (forward and backward)."""
        changes: defaultdict[int, float] = defaultdict(float)
        ahead: list[dict[str, float]] = [{} for _ in range(word.size + 1)]
        ahead[0][START] = 1.0
        steps = []
        for edge in word.edges:
            if not ahead[edge.start]:
                continue
            value = math.exp(sum([self.weights[n] for n in edge.features]))
            ways = [(last, *self._behind(last, edge.character), a) for last, a in ahead[edge.start].items()]
            steps.append((edge, value, ways))
            grown = ahead[edge.end]
            grown[edge.character] = grown.get(edge.character, 0.0) + value * sum(b * a for _, _, b, a in ways)
        back: list[dict[str, float]] = [{} for _ in range(word.size + 1)]
        ends = {last: self._behind(last, END) for last in ahead[-1]}
        whole = sum(a * ends[last][1] for last, a in ahead[-1].items())
        for last, a in ahead[-1].items():
            number, back[-1][last] = ends[last]
            if number >= 0:
                changes[number] -= a * back[-1][last] / whole
        # Of one start, longer pieces come later: every piece behind an edge has been seen before it.
        for edge, value, ways in reversed(steps):
            rest = back[edge.end].get(edge.character)
            if rest is None:
                continue
            share = 0.0
            for last, number, behind, a in ways:
                chance = value * behind * rest
                back[edge.start][last] = back[edge.start].get(last, 0.0) + chance
                share += a * chance / whole
                if number >= 0:
                    changes[number] -= a * chance / whole
            for number in edge.features:
                changes[number] -= share
        last = START
        for index in word.right:
            edge = word.edges[index]
            for number in (*edge.features, self.numbers[f"~{last}", edge.character]):
                changes[number] += 1
            last = edge.character
        changes[self.numbers[f"~{last}", END]] += 1
        return changes

    def rows(self) -> list[tuple[str, str]]:
        """Give the weights as rows of the table; a unit without weights stays, since its letters may have its character."""
        units: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        for (unit, context), number in self.numbers.items():
            units[unit.lstrip(TOWN)][context] += self.weights[number]
        rows = []
        for unit, weights in units.items():
            entries = [f"{context}:{round(value * SCALE)}" for context, value in weights.items() if abs(value) >= LEAST]
            rows.append((unit, " ".join(sorted(entries))))
        return sorted(rows)


def trained(words: Iterable[Aligned], epochs: int = EPOCHS) -> list[tuple[str, str]]:
    """Learn the weights from aligned words of the countries where German is spoken."""
    trainer = Trainer([one for one in words if one.country in COUNTRIES])
    trainer.learn(epochs)
    return trainer.rows()


def main() -> None:
    """Write the weights."""
    unseen = {line.split("\t")[0].lower() for line in UNSEEN.read_text(encoding="utf-8").splitlines()}
    rows = trained(one for one in facts() if one.word not in unseen)
    WEIGHTS.write_text("unit\tweights\n" + "".join(f"{u}\t{w}\n" for u, w in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
