"""All cues together: the score of every link in a band, as the weighted sum of log-likelihood ratios."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from memorandum_kit.alignment.cues import Found, Side, length, numbered
from memorandum_kit.alignment.search import IMPOSSIBLE, SHAPES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.band import Band
    from memorandum_kit.alignment.evidence import Keys, Tokens
    from memorandum_kit.alignment.texts import Texts

    Floats = NDArray[np.float64]


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
        default = pair[found.name]
        by_type = np.array([pair.get(side.trust.get(name, ""), default) for name in names])
        frequency = (
            np.add.reduceat(np.concatenate((keys.frequencies(tokens.keys), [0])), tokens.key_start[:-1])
            if names
            else np.zeros(0)
        )
        frequency = np.where(np.diff(tokens.key_start) > 0, frequency, 0)
        rate = (frequency + 0.3) / (unit.sum() + 1.0)
        made.append(Direction(tokens, keys, by_type[tokens.type], rate[tokens.type], unit, german))
    return made


def cue_scores(band: Band, direction: Direction) -> Floats:
    """Give the evidence of one direction for every shape and node, shape (shapes, nodes); nulls have none."""
    import numpy as np

    from memorandum_kit.alignment.evidence import Chance, evidence

    chance = Chance(direction.pair, direction.rate)
    by_window = evidence(band, direction.tokens, direction.keys, chance, direction.length, german=direction.german)
    padded = [np.concatenate((values, [0.0])) for values in by_window]
    summed = np.zeros((len(SHAPES), band.size))
    for row, (m, k) in enumerate(SHAPES):
        if not m or not k:
            continue
        steps, window = (m, k) if direction.german else (k, m)
        for step in range(steps):
            node = band.node(band.i + step, band.j) if direction.german else band.node(band.i, band.j + step)
            summed[row] += padded[window - 1][node]
    return summed


def possible(band: Band) -> Floats:
    """Give 0 for links that fit into the band and IMPOSSIBLE for the others."""
    import numpy as np

    from memorandum_kit.alignment.search import targets

    return np.where(targets(band) == band.size, IMPOSSIBLE, 0.0)


def all_scores(band: Band, texts: Texts, prepared: Sequence[tuple[str, Direction]], weights: Weights) -> Floats:
    """Give the score of every link in the band, shape (shapes, nodes)."""
    import numpy as np

    total = possible(band)
    for name, values in parts(band, texts, prepared):
        total += weights.cue[name] * values
    total += np.array([[weights.shape[shape_name(shape)]] for shape in SHAPES])
    return total


def parts(band: Band, texts: Texts, prepared: Sequence[tuple[str, Direction]]) -> Iterator[tuple[str, Floats]]:
    """Give each cue's own scores, one after the other."""
    import numpy as np

    de, zh = (np.array([len(text) for text in side], dtype=float) for side in (texts.de, texts.zh))
    yield "length", np.stack(length.scores(band, SHAPES, de, zh))
    for name, direction in prepared:
        yield name, cue_scores(band, direction)
