"""All cues together: the score of every link in a band, as the weighted sum of log-likelihood ratios."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from memorandum_kit.alignment.cues import Found, coded, numbering, sentences
from memorandum_kit.alignment.cues.counts import Counts
from memorandum_kit.alignment.cues.length import Lengths
from memorandum_kit.alignment.evidence import Keys, Tokens, joined, places
from memorandum_kit.alignment.search import IMPOSSIBLE, SHAPES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.band import Band
    from memorandum_kit.alignment.cues.embeddings import Similarity
    from memorandum_kit.alignment.evidence import Sightings
    from memorandum_kit.alignment.texts import Texts

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Bytes = NDArray[np.int8]


# Words of one segment are not independent: from about this many on, more of them say little more.
SATURATION = 8.0
# Chance counterparts: one of those found is taken to be the true one; what is found nowhere is given this many, and a
# short text is not taken for all there is (code points or words; segments).
SEEN = 0.5
UNSEEN = (200.0, 5.0)
# Tokens that a stretch of average length has this many chance counterparts for are left out: they say nothing.
COMMON = 0.5
# Of the segments put together in true links one in 20 has less evidence of its own than this, of those that were left out
# on the other side, put to a neighbour's link, 19 in 20.
UNSUPPORTED = -1.5
# How many tokens the model's trust is worth against those of the texts at hand.
ADAPTATION = 80.0


@dataclass(frozen=True, slots=True)
class Weights:
    """The model: few numbers, fitted by benchmarks/fit_alignment.py; the file says on what."""

    cue: dict[str, float]
    shape: dict[str, float]  # log-prior of a shape, mirrored shapes share one: "1-2" for 2-1 too
    pair: dict[str, float]  # how often a token has a counterpart in a true pair, by trust class
    calibration: tuple[tuple[float, float], ...]  # probability by the model -> share found right, ascending
    review: float  # links below this score need review

    def calibrated(self, probability: float) -> float:
        """Give the score of a link that the model holds for so likely: 0.9 means right nine times in ten."""
        (low, start), *rest = self.calibration
        for high, end in rest:
            if probability <= high:
                return start + (end - start) * (max(probability, low) - low) / (high - low)
            low, start = high, end
        return start


@cache
def shipped() -> Weights:
    """Read weights.toml."""
    data = tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))
    points = tuple((float(x), float(y)) for x, y in data["calibration"]["points"])
    return Weights(data["cue"], data["shape"], data["pair"], points, data["review"]["below"])


def shape_name(shape: tuple[int, int]) -> str:
    """Give the name under which a shape and its mirror image have their weight."""
    return f"{min(shape)}-{max(shape)}"


@dataclass(frozen=True, slots=True)
class Direction:
    """The tokens of one side, of all cues, with the keys of the other, and what is expected of them."""

    german: bool  # whether the tokens are the German side's
    tokens: Tokens
    keys: Keys  # of the other side
    cue: Bytes  # by token: number of its cue
    trust: Bytes  # by token: number of its trust class
    chances: Floats  # by trust class: how often a token has a counterpart in a true pair
    rate: Floats  # by token: chance counterparts a unit of length
    measure: Bytes  # by token: length in code points or words (0), or in segments (1)
    share: Floats  # by token: less than 1 where its segment has many of the cue
    lengths: Floats  # of the other side's segments, by measure
    # What `sightings` gives for the whole plane: it is the same in both passes.
    _seen: list[Sightings] = field(default_factory=list, compare=False)

    @property
    def pair(self) -> Floats:
        """By token: how often it has a counterpart in a true pair."""
        return self.chances[self.trust]

    def seen(self, band: Band) -> Sightings:
        """Give the counterparts of the tokens in a band."""
        from memorandum_kit.alignment.evidence import sightings

        if self._seen and band.is_whole:
            return self._seen[0]
        found = sightings(band, self.tokens, self.keys, self.rate, self.measure, self.lengths, german=self.german)
        if band.is_whole:
            self._seen.append(found)
        return found

    def part(self, own: tuple[int, int], other: tuple[int, int]) -> Direction:
        """Give the tokens of some segments and the keys of some of the other side."""
        a, b = places(self.tokens.segment, *own)
        return replace(
            self,
            tokens=replace(self.tokens, segment=self.tokens.segment[a:b] - own[0], type=self.tokens.type[a:b]),
            keys=self.keys.part(*other),
            **{name: getattr(self, name)[a:b] for name in ("cue", "trust", "rate", "measure", "share")},
            lengths=self.lengths[:, slice(*other)],
            _seen=[],
        )


@dataclass(frozen=True, slots=True)
class Plane:
    """All that the cues know about two lists of segments, or about a part of each."""

    lengths: Lengths
    counts: dict[str, Counts]  # by cue
    names: tuple[str, ...]  # of the cues
    de: Direction
    zh: Direction
    similarity: Similarity | None = None  # by sentence embeddings, where a model was given

    @property
    def size(self) -> tuple[int, int]:
        """German and Chinese segments."""
        return len(self.lengths.de), len(self.lengths.zh)

    def part(self, rows: tuple[int, int], columns: tuple[int, int]) -> Plane:
        """Give what is known about some German and some Chinese segments; chance is still that of the whole."""
        if rows == (0, self.size[0]) and columns == (0, self.size[1]):
            return self
        return replace(
            self,
            lengths=self.lengths.part(rows, columns),
            counts={name: counts.part(rows, columns) for name, counts in self.counts.items()},
            de=self.de.part(rows, columns),
            zh=self.zh.part(columns, rows),
            similarity=self.similarity and self.similarity.part(rows, columns),
        )

    def scores(self, band: Band, weights: Weights) -> Floats:
        """Give the score of every link in the band, shape (shapes, nodes)."""
        import numpy as np

        total = possible(band)
        total += weights.cue["length"] * self.lengths.scores(band, SHAPES)
        for name, counts in self.counts.items():
            counts.add(total, band, SHAPES, weights.cue[name])
        total += np.array([[weights.shape[shape_name(shape)]] for shape in SHAPES])
        present = np.array([weights.cue[name] for name in self.names])
        absent = np.array([weights.cue[f"{name}.absent"] for name in self.names])
        for direction in (self.de, self.zh):
            add_evidence(
                total, band, direction, present[direction.cue], absent[direction.cue], weights.cue["unsupported"]
            )
        if self.similarity is not None:
            total += self.similarity.scores(band, SHAPES)
        return total


def add_evidence(
    total: Floats, band: Band, direction: Direction, present: Floats, absent: Floats, unsupported: float = 0.0
) -> None:
    """Add the evidence of one side's tokens to the score of every link; nulls have none.

    Args:
        total: the scores, shape (shapes, nodes).
        band: the nodes.
        direction: the side.
        present: by token: weight of the evidence of a counterpart.
        absent: by token: weight of the evidence of none.
        unsupported: what each segment of several costs whose own words are nearly all without counterpart: what two
            segments of one side have in common with a link is no reason to put a third into it.
    """
    import numpy as np

    from memorandum_kit.alignment.evidence import Chance, evidence

    chance = Chance(
        direction.pair, direction.rate, direction.measure, present * direction.share, absent * direction.share
    )
    seen = direction.seen(band)
    by_window = evidence(band, direction.tokens, seen, chance, direction.lengths, german=direction.german)
    charged = np.zeros((len(by_window), band.size + 1))
    np.multiply(by_window < UNSUPPORTED, -unsupported, out=charged[:, :-1])
    charged[:, :-1] += by_window
    for row, (m, k) in enumerate(SHAPES):
        if not m or not k or not band.fits(m, k):
            continue
        steps, window = (m, k) if direction.german else (k, m)
        if steps == 1:
            total[row] += by_window[window - 1]
            continue
        total[row] += charged[window - 1, :-1]
        for step in range(1, steps):
            node = band.shifted(step, 0) if direction.german else band.shifted(0, step)
            total[row] += charged[window - 1][node]


def plane(founds: list[Found], texts: Texts, weights: Weights) -> Plane:
    """Put into arrays what the cues found; `founds` is empty afterwards."""
    counts = {"sentences": sentences.count(texts), "labels": numbering.count(texts)}
    return Plane(Lengths.of(texts.de, texts.zh), counts, *_directions(founds, texts, weights))


def _directions(founds: list[Found], texts: Texts, weights: Weights) -> tuple[tuple[str, ...], Direction, Direction]:
    """Give the names of the cues and what they found on both sides, with what is to be expected of each token.

    `founds` is empty afterwards: of a long text both forms at once would take twice the memory.
    """
    import numpy as np

    classes = {name: number for number, name in enumerate(weights.pair)}
    characters = (
        np.maximum(1, texts.words).astype(float),
        np.array([max(1, len(t)) for t in texts.zh], dtype=float),
    )
    lengths = [np.stack((side, np.ones(len(side)))) for side in characters]
    known = 0  # keys numbered
    pieces: tuple[list[tuple[Tokens, Keys, Floats, Floats, Bytes, Bytes]], ...] = ([], [])
    cues = tuple(found.name for found in founds)
    while founds:
        found = founds.pop(0)
        row = int(found.by_segment)
        *sides, many = coded(found)
        for mine, side in enumerate(sides):
            tokens, keys, unit = side.tokens, sides[1 - mine].keys, lengths[1 - mine][row]
            at_hand = np.bincount(keys.key, minlength=many)[tokens.keys]
            kinds = len(tokens.key_start) - 1
            frequency = np.bincount(np.repeat(np.arange(kinds), np.diff(tokens.key_start)), at_hand, minlength=kinds)
            rate = (np.maximum(frequency - 1, 0) + SEEN) / (unit.sum() + UNSEEN[row])
            trust = np.array([classes[name + (".de", ".zh")[mine]] for name in side.classes], dtype=np.int8)[side.trust]
            useful = rate[tokens.type] * (unit.sum() / max(1, len(unit))) < COMMON
            # What stands nowhere on the other side need not be looked for, nor what no token looks for.
            there = at_hand > 0
            before = np.concatenate(([0], np.cumsum(there)))
            kept = Tokens(
                tokens.segment[useful],
                tokens.type[useful],
                before[tokens.key_start],
                tokens.keys[there] + known,
            )
            used = np.zeros(kinds, dtype=bool)
            used[kept.type] = True
            wanted = np.zeros(many, dtype=bool)
            wanted[tokens.keys[np.repeat(used, np.diff(tokens.key_start))]] = True
            share = 1.0 / (1.0 + np.bincount(tokens.segment, minlength=1) / SATURATION)
            pieces[mine].append(
                (
                    kept,
                    keys.only(wanted, known),
                    share[kept.segment],
                    rate[kept.type],
                    trust[kept.type],
                    np.full(len(kept.type), row, dtype=np.int8),
                )
            )
        known += many
    directions = []
    pair = np.array(list(weights.pair.values()))
    for mine in (0, 1):
        tokens, order = joined([piece[0] for piece in pieces[mine]])
        keys = Keys.join([piece[1] for piece in pieces[mine]], len(texts.zh if mine == 0 else texts.de))
        share, rate, trust, measure = (np.concatenate([piece[k] for piece in pieces[mine]])[order] for k in range(2, 6))
        cue = np.repeat(np.arange(len(cues), dtype=np.int8), [len(piece[0].type) for piece in pieces[mine]])[order]
        pieces[mine].clear()
        directions.append(Direction(mine == 0, tokens, keys, cue, trust, pair, rate, measure, share, lengths[1 - mine]))
    return cues, directions[0], directions[1]


def extended(plane: Plane, found: Found, texts: Texts, weights: Weights) -> Plane:
    """Add what one more cue has found."""
    import numpy as np

    names, *others = _directions([found], texts, weights)

    directions = []
    first = 1 + max(int(side.max(initial=0)) for d in (plane.de, plane.zh) for side in (d.keys.key, d.tokens.keys))
    for own, more in zip((plane.de, plane.zh), others, strict=True):
        more_tokens = replace(more.tokens, keys=more.tokens.keys + first)
        more_keys = replace(more.keys, key=more.keys.key + np.int32(first))
        tokens, order = joined([own.tokens, more_tokens])
        keys = Keys.join([own.keys, more_keys], own.keys.segments)
        rate, trust, measure, share = (
            np.concatenate([getattr(own, name), getattr(more, name)])[order]
            for name in ("rate", "trust", "measure", "share")
        )
        cue = np.concatenate([own.cue, more.cue + np.int8(len(plane.names))])[order]
        directions.append(replace(own, tokens=tokens, keys=keys, cue=cue, trust=trust, rate=rate, measure=measure,
                                  share=share, _seen=[]))  # fmt: skip
    return replace(plane, names=(*plane.names, *names), de=directions[0], zh=directions[1])


def counterparts(direction: Direction, partner: Ints, reach: Ints) -> tuple[Ints, Ints]:
    """Count by trust class the tokens of linked segments, and those of them that have a counterpart there.

    Args:
        direction: the tokens.
        partner: of every segment of this side, the first segment of the other that it is linked with; -1 if unsure.
        reach: how many it is linked with.
    """
    import numpy as np

    from memorandum_kit.alignment.evidence import Hits

    # Of a long text only the beginning has been linked; the rest would cost memory for nothing.
    last = int(np.flatnonzero(partner >= 0)[-1]) + 1 if (partner >= 0).any() else 0
    farthest = int((partner + reach)[:last].max(initial=0))
    part = direction.part((0, last), (0, farthest))
    sure = partner[part.tokens.segment] >= 0
    hits = Hits(part.tokens, part.keys)
    bits = hits.read(np.maximum(partner, 0)[:last])
    linked = np.where(partner >= 0, np.left_shift(1, np.minimum(reach, 8)) - 1, 0).astype(np.uint64)[:last]
    hit = np.zeros(len(sure), dtype=bool)
    hit[hits.token] = (bits & linked[part.tokens.segment[hits.token]]) != 0
    classes = len(direction.chances)
    return np.bincount(part.trust[sure], minlength=classes), np.bincount(part.trust[sure & hit], minlength=classes)


def adapted(direction: Direction, partner: Ints, reach: Ints, worth: float = ADAPTATION) -> Direction:
    """Give a direction whose trust is what these texts themselves show, drawn towards the model's.

    Args:
        direction: as the model has it.
        partner: as of `counterparts`.
        reach: as of `counterparts`.
        worth: how many tokens the model's own figure is worth.
    """
    import numpy as np

    seen, found = counterparts(direction, partner, reach)
    pair = np.clip((found + worth * direction.chances) / (seen + worth), 0.02, 0.985)
    return replace(direction, chances=pair)


def possible(band: Band) -> Floats:
    """Give 0 for links that fit into the band and IMPOSSIBLE for the others."""
    import numpy as np

    total = np.full((len(SHAPES), band.size), IMPOSSIBLE)
    for row, (m, k) in enumerate(SHAPES):
        if band.fits(m, k):
            total[row, band.shifted(m, k) != band.size] = 0.0
    return total
