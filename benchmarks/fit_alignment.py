"""Fit the aligner's few weights to gold alignments: `python benchmarks/fit_alignment.py [--cross] [--write]`.

How often a token has a counterpart is counted in the gold links. The weights of cues and shapes are those of a
conditional log-linear model over chains of links (forward–backward sums), with a Gaussian prior. `--cross`
fits without each family of texts in turn and scores on it; `--write` puts the result into weights.toml.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from memorandum_kit.alignment import aligner, band, numbered, scoring, search
from memorandum_kit.alignment.scoring import Weights
from memorandum_kit.alignment.sections import Step
from memorandum_kit.alignment.texts import Texts

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "alignment"
FAMILIES = ("udhr", "cov", "osg")
VARIANTS = ("units", "mix", "pert", "sents")
WEIGHTS = Path(scoring.__file__).parent / "weights.toml"
SPREAD = 1.0  # standard deviation of the prior of a weight around its start
UNSUPPORTED = "unsupported"
SHAPE_NAMES = ("0-1", "1-2", "2-2", "1-3", "1-4", "2-3")


def documents(families: Iterable[str], variants: Iterable[str] = ("mix", "pert")) -> Iterator[dict]:
    """Give the gold documents in Simplified script."""
    for family in families:
        for variant in variants:
            for path in sorted(CORPUS.glob(f"{family}*-hans.{variant}*.json")):
                yield json.loads(path.read_text(encoding="utf-8"))


def memoranda() -> list[dict]:
    """Give a part of the documents of the tests, in the same order on both sides; the others are not fitted to."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "alignment"))
    import agreements
    from memoranda import all_memoranda

    listed = [*all_memoranda(alternat=False)[:8], *(agreements.build(seed, alternat=False) for seed in range(16))]
    return [{"de": memo.de, "zh": memo.zh, "gold": in_text_order(memo.links)} for memo in listed]


def in_text_order(links: Iterable[tuple[tuple[int, ...], tuple[int, ...]]]) -> list[tuple[list[int], list[int]]]:
    """Sort monotone links as a chain."""
    left, chain, at = {(de[:1], zh[:1]): (list(de), list(zh)) for de, zh in links}, [], (0, 0)
    while left:
        i, j = (at[0],), (at[1],)
        key = next(key for key in ((i, ()), ((), j), (i, j)) if key in left)
        de, zh = left.pop(key)
        chain.append((de, zh))
        at = at[0] + len(de), at[1] + len(zh)
    return chain


_SENTENCE = re.compile(r"(?<=[.!?。！？])\s*(?=\S{6})")


def disturbed(families: list[str], copies: int = 4) -> Iterator[dict]:
    """Give variants of the plain texts: neighbours merged, units split, left out, and foreign ones put in."""
    plain = {family: list(documents([family], ["units"])) for family in families}
    for family in families:
        others = [doc for other in families if other != family for doc in plain[other]]
        for doc in plain[family]:
            if "-nonum" not in doc["variant"] and family != "udhr":
                continue
            for seed in range(copies):
                yield disturb(doc, others, random.Random(f"{doc['name']} {doc['variant']} {seed}"))


def disturb(doc: dict, others: list[dict], chance: random.Random) -> dict:
    """Give one variant of a plain text (every link 1-1)."""
    de: list[str] = []
    zh: list[str] = []
    gold = []

    def put(german: list[str], chinese: list[str]) -> None:
        gold.append(([len(de) + k for k in range(len(german))], [len(zh) + k for k in range(len(chinese))]))
        de.extend(german)
        zh.extend(chinese)

    rate = chance.choice((0.0, 0.05, 0.08))
    pairs = list(zip(doc["de"], doc["zh"], strict=True))
    while pairs:
        german, chinese = pairs.pop(0)
        kind = chance.random()
        if kind < rate:
            put(*(([german], []) if chance.random() < 0.5 else ([], [chinese])))
            continue
        if chance.random() < rate:
            foreign = chance.choice(others)
            side = chance.random() < 0.5
            put([chance.choice(foreign["de"])] if side else [], [] if side else [chance.choice(foreign["zh"])])
        if kind < rate + 0.1 and pairs:
            more = pairs.pop(0)
            if chance.random() < 0.5:
                put([f"{german} {more[0]}"], [chinese, more[1]])
            else:
                put([german, more[0]], [chinese + more[1]])
            continue
        parts = [_SENTENCE.split(german), _SENTENCE.split(chinese)]
        if kind < rate + 0.3 and 1 < len(parts[0]) <= 4 and chance.random() < 0.5:
            put(parts[0], [chinese])
        elif kind < rate + 0.3 and 1 < len(parts[1]) <= 4:
            put([german], parts[1])
        else:
            put([german], [chinese])
    return {"de": de, "zh": zh, "gold": gold}


def count_pairs(docs: list[dict], weights: Weights) -> dict[str, float]:
    """Count how often a token of each trust class has a counterpart in its gold link."""
    before = np.array(list(weights.pair.values()))
    seen, hit = np.full(len(before), 2.0), 2.0 * before
    for doc in docs:
        plane = aligner.prepare(Texts.of(doc["de"], doc["zh"]), weights)
        for direction, mine in ((plane.de, 0), (plane.zh, 1)):
            partner = np.full(plane.size[mine], -1)
            reach = np.ones(plane.size[mine], dtype=np.int64)
            for link in doc["gold"]:
                if link[0] and link[1]:
                    partner[list(link[mine])], reach[list(link[mine])] = min(link[1 - mine]), len(link[1 - mine])
            counts = scoring.counterparts(direction, partner, reach)
            seen, hit = seen + counts[0], hit + counts[1]
    shares = np.clip(hit / seen, 0.05, 0.98)
    return {name: round(float(share), 3) for name, share in zip(weights.pair, shares, strict=True)}


def sums(
    nodes: band.Band, padded: np.ndarray, source: np.ndarray, arriving: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Give the log-sums of all chains from the start to each node, and from each node to the end."""
    size, offset = nodes.size, nodes.offset.tolist()
    forward, backward = np.full(size + 1, search.IMPOSSIBLE), np.full(size + 1, search.IMPOSSIBLE)
    forward[0] = backward[size - 1] = 0.0
    target = search.targets(nodes)
    diagonals = range(nodes.n + nodes.m + 1)
    for found, other, link, order in (
        (forward, source, arriving, diagonals[1:]),
        (backward, target, padded, diagonals[-2::-1]),
    ):
        for d in order:
            a, b = offset[d], offset[d + 1]
            candidates = found[other[:, a:b]] + link[:, a:b]
            top = candidates.max(axis=0)
            found[a:b] = top + np.log(np.exp(candidates - top).sum(axis=0))
    return forward, backward


class Case:
    """One document's cue scores and gold chain."""

    def __init__(self, doc: dict, weights: Weights, names: list[str]) -> None:
        """Compute the features once."""
        texts = Texts.of(doc["de"], doc["zh"])
        self.band = band.whole(len(doc["de"]), len(doc["zh"]))
        self.possible = scoring.possible(self.band)
        shapes = [scoring.shape_name(shape) for shape in search.SHAPES]
        self.features = np.zeros((len(names), *self.possible.shape), dtype=np.float32)
        gold, at = [], (0, 0)
        for link in doc["gold"]:
            step = Step(*at, len(link[0]), len(link[1]), 1.0, 0.0)
            gold.append(step)
            at = step.end
        plane = numbered.trusted(aligner.adapt(aligner.prepare(texts, weights), gold), gold, texts)
        self.features[names.index("length")] = plane.lengths.scores(self.band, search.SHAPES)
        for name, counts in plane.counts.items():
            counts.add(self.features[names.index(name)], self.band, search.SHAPES, 1.0)
        for number, cue in enumerate(plane.names):
            for direction in (plane.de, plane.zh):
                own = (direction.cue == number).astype(float)
                scoring.add_evidence(self.features[names.index(cue)], self.band, direction, own, 0 * own)
                scoring.add_evidence(self.features[names.index(f"{cue}.absent")], self.band, direction, 0 * own, own)
        known = scoring.shipped()  # what is taken for unsupported is told by the model as it is
        present, absent = (np.array([known.cue[name + ending] for name in plane.names]) for ending in ("", ".absent"))
        for direction in (plane.de, plane.zh):
            for charge, sign in ((1.0, 1), (0.0, -1)):
                own = np.zeros(self.possible.shape)
                scoring.add_evidence(own, self.band, direction, present[direction.cue], absent[direction.cue], charge)
                self.features[names.index(UNSUPPORTED)] += sign * own
        for row, name in enumerate(shapes):
            if name in names:
                self.features[names.index(name), row] = 1.0
        at_i = at_j = 0
        self.gold = np.zeros(len(names))
        for link in doc["gold"]:
            shape = (len(link[0]), len(link[1]))
            node = int(self.band.node(np.array([at_i]), np.array([at_j]))[0])
            self.gold += self.features[:, search.SHAPES.index(shape), node]
            at_i, at_j = at_i + shape[0], at_j + shape[1]
        self.source = search.sources(self.band)
        self.target = search.targets(self.band)

    def gradient(self, vector: np.ndarray) -> tuple[float, np.ndarray]:
        """Give the log-likelihood of the gold chain and its gradient."""
        scores = self.possible + np.tensordot(vector, self.features, axes=1)
        padded = np.concatenate([scores, np.full((len(scores), 1), search.IMPOSSIBLE)], axis=1)
        arriving = np.take_along_axis(padded, self.source, axis=1)
        forward, backward = sums(self.band, padded, self.source, arriving)
        total = forward[self.band.size - 1]
        log = forward[None, : self.band.size] + scores + backward[self.target] - total
        posterior = np.exp(np.minimum(log, 0.0))
        expected = np.tensordot(self.features, posterior, axes=([1, 2], [0, 1]))
        return float(vector @ self.gold - total), self.gold - expected


def unfitted() -> Weights:
    """Give where every fit begins, and what its prior is centred on: nothing of an earlier fit but the names."""
    known = scoring.shipped()
    shape = {"1-1": 0.0, "0-1": -5.0, "1-2": -2.3, "2-2": -6.0, "1-3": -3.0, "1-4": -3.0, "2-3": -7.0}
    pair = dict.fromkeys(known.pair, 0.7) | {"numbering.de": 0.95, "numbering.zh": 0.95}
    # Set by hand: no text of the corpus is long enough to teach the cue of learned words anything, and what a segment
    # costs that nothing answers is known from what is found (of the omissions 2 in 100 more), not from the likelihood.
    by_hand = ("learned", "learned.absent", UNSUPPORTED)
    cue = {name: weight if name in by_hand else 0.8 for name, weight in known.cue.items()}
    return replace(known, cue=cue, shape=shape, pair=pair)


def fit(docs: list[dict], start: Weights, rounds: int = 60) -> Weights:
    """Fit all numbers of the model but calibration and `review`."""
    start = replace(start, pair=count_pairs(docs, start))
    names = [*start.cue, *SHAPE_NAMES]
    cases = [Case(doc, start, names) for doc in docs]
    least = np.array([0.1] * len(start.cue) + [-np.inf] * len(SHAPE_NAMES))  # no cue may speak for its opposite
    centre = np.array([*start.cue.values(), *(start.shape[name] for name in SHAPE_NAMES)])
    vector, mean, square = centre.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, rounds + 1):
        likelihood, slope = 0.0, -(vector - centre) / SPREAD**2
        for case in cases:
            value, gradient = case.gradient(vector)
            likelihood, slope = likelihood + value, slope + gradient
        slope[names.index(UNSUPPORTED)] = 0.0
        mean, square = 0.8 * mean + 0.2 * slope, 0.95 * square + 0.05 * slope**2
        vector = np.maximum(
            least, vector + 0.1 * (0.97**step) * (mean / (1 - 0.8**step)) / np.sqrt(square / (1 - 0.95**step) + 1e-9)
        )
        if step % 20 == 0:
            print(
                f"{step:4d} {likelihood:10.2f} " + " ".join(f"{n}={v:.2f}" for n, v in zip(names, vector, strict=True))
            )
    found = dict(zip(names, (round(float(v), 3) for v in vector), strict=True))
    return replace(
        start, cue={n: found[n] for n in start.cue}, shape={"1-1": 0.0, **{n: found[n] for n in SHAPE_NAMES}}
    )


def score(weights: Weights, families: Iterable[str]) -> None:
    """Print F1 by variant on all documents of the families."""
    sys.path.insert(0, str(CORPUS))
    from score import Score

    for variant in VARIANTS:
        for with_numbers in (False, True):
            result = Score()
            for family in families:
                for path in sorted(CORPUS.glob(f"{family}*.{variant}*.json")):
                    if ("-nonum" in path.name) == with_numbers:
                        continue
                    doc = json.loads(path.read_text(encoding="utf-8"))
                    links = aligner.align_texts(doc["de"], doc["zh"], weights=weights)
                    result.add(doc["gold"], [(link.de, link.zh) for link in links])
            r = result.result()
            print(
                f"{variant:6s} {'numbered' if with_numbers else 'bare':8s} strict {r['f1_strict']:.4f} lax {r['f1_lax']:.4f} "
                f"null {r['f1_null']:.4f} ({r['p_null']:.2f} {r['r_null']:.2f}) block {r['f1_block']:.4f}"
            )


def cross(start: Weights) -> tuple[tuple[float, float], ...]:
    """Fit without each family and score on it; write the tables of docs/alignment.md and give the calibration."""
    sys.path[:0] = [str(CORPUS), str(Path(__file__).resolve().parents[1])]
    from score import Score

    from benchmarks.measure import table
    from benchmarks.tables import put

    plain = replace(unfitted(), calibration=((0.0, 0.0), (1.0, 1.0)))
    rows, links = [], []
    pooled = {variant: Score() for variant in VARIANTS}
    for family in FAMILIES:
        others = [other for other in FAMILIES if other != family]
        weights = fit([*documents(others), *disturbed(others, 2), *memoranda()], plain, 30)
        own = {variant: Score() for variant in VARIANTS}
        for variant in VARIANTS:
            for path in sorted(CORPUS.glob(f"{family}*-hans.{variant}*-nonum.json")):
                doc = json.loads(path.read_text(encoding="utf-8"))
                found = aligner.align_texts(doc["de"], doc["zh"], weights=weights)
                for one in (own[variant], pooled[variant]):
                    one.add(doc["gold"], [(link.de, link.zh) for link in found])
                if variant != "sents":
                    gold = {(tuple(de), tuple(zh)) for de, zh in doc["gold"]}
                    links += [(link.score, (link.de, link.zh) in gold) for link in found]
        rows.append([family, *(_figure(own[variant].result(), variant) for variant in VARIANTS)])
    rows.append(["**all**", *(_figure(pooled[variant].result(), variant) for variant in VARIANTS)])
    put(
        "docs/alignment.md", "held-out", table(("left out", "units", "mix", "pert (with nulls)", "sents (block)"), rows)
    )
    bins = reliability(links)
    points = ((0.0, 0.0), *((round(mean, 4), round(right, 4)) for _, mean, right in bins), (1.0, round(bins[-1][2], 4)))
    head = ("links", "mean score", "right")
    put("docs/alignment.md", "calibration", table(head, [[n, f"{mean:.3f}", f"{r:.3f}"] for n, mean, r in bins]))
    return tuple(dict(points).items())


def _figure(result: dict[str, float], variant: str) -> str:
    if variant == "sents":
        return f"{result['f1_block']:.3f}"
    figures = f"{result['f1_strict']:.3f} / {result['f1_lax']:.3f}"
    return f"{figures} / {result['f1_null']:.3f}" if variant == "pert" else figures


def reliability(links: list[tuple[float, bool]], bins: int = 8) -> list[tuple[int, float, float]]:
    """Give number, mean score and share right of bins of equal rank, joined until the share rises (isotonic).

    Ranks are those of the unsure links: the bins are finer where more is wrong.
    """
    ordered = sorted(links)
    unsure = [k for k, (value, _) in enumerate(ordered) if value < 0.98]
    edges = [round(k * len(unsure) / (bins - 1)) for k in range(bins - 1)] + [len(unsure), len(ordered)]
    groups = [ordered[a:b] for a, b in itertools.pairwise(edges) if b > a]
    merged: list[list[tuple[float, bool]]] = []
    for group in groups:
        merged.append(list(group))
        while len(merged) > 1 and _right(merged[-2]) >= _right(merged[-1]):
            merged[-2:] = [merged[-2] + merged[-1]]
    return [(len(g), sum(v for v, _ in g) / len(g), _right(g)) for g in merged]


def _right(links: list[tuple[float, bool]]) -> float:
    return sum(right for _, right in links) / len(links)


def write(weights: Weights, note: str) -> None:
    """Write weights.toml."""
    lines = ["# The aligner's model, written by benchmarks/fit_alignment.py. " + note]
    for title, table in (("cue", weights.cue), ("shape", weights.shape), ("pair", weights.pair)):
        lines += ["", f"[{title}]", *(f'"{name}" = {value}' for name, value in table.items())]
    points = ", ".join(f"[{x}, {y}]" for x, y in weights.calibration)
    lines += ["", "[calibration]", f"points = [{points}]", "", "[review]", f"below = {weights.review}", ""]
    WEIGHTS.write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", action="store_true", help="fit without each family, for the tables and calibration")
    parser.add_argument("--write", action="store_true", help="put the result into weights.toml")
    args = parser.parse_args()
    start = scoring.shipped()
    if args.cross:
        weights = replace(start, calibration=cross(start))
    else:
        weights = fit([*documents(FAMILIES), *disturbed(list(FAMILIES)), *memoranda()], unfitted())
        score(weights, FAMILIES)
    if args.write:
        write(weights, f"Fitted to the mix and pert texts of the families {', '.join(FAMILIES)} and to memoranda.")


if __name__ == "__main__":
    main()
