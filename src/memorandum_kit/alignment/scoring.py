"""All cues together: the score of every link in a band, as the weighted sum of log-likelihood ratios."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from memorandum_kit.alignment.cues import Found, Side, numbered
from memorandum_kit.alignment.cues.length import Lengths
from memorandum_kit.alignment.search import IMPOSSIBLE, SHAPES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.band import Band
    from memorandum_kit.alignment.evidence import Keys, Tokens
    from memorandum_kit.alignment.texts import Texts

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


# How many tokens the model's trust is worth against those of the texts at hand.
ADAPTATION = 80.0


@dataclass(frozen=True, slots=True)
class Weights:
    """The model: few numbers, fitted by benchmarks/fit_alignment.py; the file says on what."""

    cue: dict[str, float]
    shape: dict[str, float]  # log-prior of a shape, mirrored shapes share one: "1-2" for 2-1 too
    pair: dict[str, float]  # how often a token has a counterpart in a true pair, by trust class
    review: float  # links below this probability need review


@cache
def shipped() -> Weights:
    """Read weights.toml."""
    data = tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))
    return Weights(data["cue"], data["shape"], data["pair"], data["review"]["below"])


def shape_name(shape: tuple[int, int]) -> str:
    """Give the name under which a shape and its mirror image have their weight."""
    return f"{min(shape)}-{max(shape)}"


@dataclass(frozen=True, slots=True)
class Direction:
    """The tokens of one side of a cue with the keys of the other, and what chance makes of them."""

    tokens: Tokens
    keys: Keys
    pair: Floats  # by token
    trust: tuple[str, ...]  # names of trust classes
    trust_of: Ints  # by token
    rate: Floats  # by token, a unit of `length`
    length: Floats  # of the other side's segments
    german: bool


def directions(found: Found, texts: Texts, pair: dict[str, float]) -> list[Direction]:
    """Put what a cue found into arrays, German tokens first."""
    import numpy as np

    ids: dict[str, int] = {}
    de, zh = numbered(found.de, ids), numbered(found.zh, ids)
    units = [np.ones(len(texts.de)), np.ones(len(texts.zh))]
    if not found.by_segment:
        units = [
            np.array([len(w) for w in texts.words], dtype=float),
            np.array([len(t) for t in texts.zh], dtype=float),
        ]
    sides: list[tuple[Side, tuple[Tokens, Keys, list[str]], Keys, Floats, bool]] = [
        (found.de, de, zh[1], units[1], True),
        (found.zh, zh, de[1], units[0], False),
    ]
    made = []
    for side, (tokens, _, names), keys, unit, german in sides:
        own = ".de" if german else ".zh"
        classes = [side.trust.get(name, found.name) + own for name in names]
        trust = sorted(set(classes))
        of_type = np.array([trust.index(one) for one in classes], dtype=np.int64)
        by_type = np.array([pair[one] for one in classes])
        frequency = (
            np.add.reduceat(np.concatenate((keys.frequencies(tokens.keys), [0])), tokens.key_start[:-1])
            if names
            else np.zeros(0)
        )
        frequency = np.where(np.diff(tokens.key_start) > 0, frequency, 0)
        rate = (frequency + 0.3) / (unit.sum() + 1.0)
        of_token = of_type[tokens.type]
        made.append(
            Direction(tokens, keys, by_type[tokens.type], tuple(trust), of_token, rate[tokens.type], unit, german)
        )
    return made


def adapted(direction: Direction, partner: Ints, reach: Ints, worth: float = ADAPTATION) -> Direction:
    """Give a direction whose trust is what these texts themselves show, drawn towards the model's.

    Args:
        direction: as the model has it.
        partner: of every segment of this side, the first segment of the other that it is linked with; -1 if unsure.
        reach: how many it is linked with.
        worth: how many tokens the model's own figure is worth.
    """
    import numpy as np

    from memorandum_kit.alignment.evidence import hits

    sure = partner[direction.tokens.segment] >= 0
    start = np.maximum(partner, 0)
    hit = np.zeros(len(sure), dtype=bool)
    hit[hits(direction.tokens, direction.keys, start, np.where(partner >= 0, start + reach, start))[0]] = True
    size = len(direction.trust)
    seen = np.bincount(direction.trust_of[sure], minlength=size)
    found = np.bincount(direction.trust_of[sure & hit], minlength=size)
    before = np.zeros(size)
    before[direction.trust_of] = direction.pair
    pair = np.clip((found + worth * before) / (seen + worth), 0.02, 0.985)
    return replace(direction, pair=pair[direction.trust_of])


def cue_scores(band: Band, direction: Direction) -> tuple[Floats, Floats]:
    """Give the evidence of one direction, present and absent, for every shape and node; nulls have none."""
    import numpy as np

    from memorandum_kit.alignment.evidence import Chance, evidence

    chance = Chance(direction.pair, direction.rate)
    by_window = evidence(band, direction.tokens, direction.keys, chance, direction.length, german=direction.german)
    padded = [np.concatenate((np.stack(values), np.zeros((2, 1))), axis=1) for values in by_window]
    summed = np.zeros((2, len(SHAPES), band.size))
    for row, (m, k) in enumerate(SHAPES):
        if not m or not k:
            continue
        steps, window = (m, k) if direction.german else (k, m)
        for step in range(steps):
            node = band.node(band.i + step, band.j) if direction.german else band.node(band.i, band.j + step)
            summed[:, row] += padded[window - 1][:, node]
    return summed[0], summed[1]


def possible(band: Band) -> Floats:
    """Give 0 for links that fit into the band and IMPOSSIBLE for the others."""
    import numpy as np

    from memorandum_kit.alignment.search import targets

    return np.where(targets(band) == band.size, IMPOSSIBLE, 0.0)


@dataclass(frozen=True, slots=True)
class Plane:
    """All that the cues know about two lists of segments, or about a part of each."""

    lengths: Lengths
    cues: tuple[tuple[str, Direction], ...]

    @property
    def size(self) -> tuple[int, int]:
        """German and Chinese segments."""
        return len(self.lengths.de), len(self.lengths.zh)

    def part(self, rows: tuple[int, int], columns: tuple[int, int]) -> Plane:
        """Give what is known about some German and some Chinese segments; chance is still that of the whole."""
        if rows == (0, self.size[0]) and columns == (0, self.size[1]):
            return self
        return Plane(
            self.lengths.part(rows, columns), tuple((name, _part(one, rows, columns)) for name, one in self.cues)
        )

    def parts(self, band: Band) -> Iterator[tuple[str, Floats]]:
        """Give each cue's own scores, one after the other, shape (shapes, nodes)."""
        yield "length", self.lengths.scores(band, SHAPES)
        for name, direction in self.cues:
            present, absent = cue_scores(band, direction)
            yield name, present
            yield name + ".absent", absent

    def scores(self, band: Band, weights: Weights) -> Floats:
        """Give the score of every link in the band, shape (shapes, nodes)."""
        import numpy as np

        total = possible(band)
        for name, values in self.parts(band):
            total += weights.cue[name] * values
        total += np.array([[weights.shape[shape_name(shape)]] for shape in SHAPES])
        return total


def _part(direction: Direction, rows: tuple[int, int], columns: tuple[int, int]) -> Direction:
    import numpy as np

    own, other = (rows, columns) if direction.german else (columns, rows)
    tokens = direction.tokens
    a, b = np.searchsorted(tokens.segment, own)
    return replace(
        direction,
        tokens=replace(tokens, segment=tokens.segment[a:b] - own[0], type=tokens.type[a:b]),
        keys=direction.keys.part(*other),
        pair=direction.pair[a:b],
        trust_of=direction.trust_of[a:b],
        rate=direction.rate[a:b],
        length=direction.length[slice(*other)],
    )
