"""The way from two lists of texts to links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from memorandum_kit.alignment.links import ScoredLink, ordered
from memorandum_kit.alignment.texts import Texts

if TYPE_CHECKING:
    from memorandum_kit.alignment.cues import Found
    from memorandum_kit.alignment.scoring import Plane, Weights
    from memorandum_kit.alignment.sections import Step
    from memorandum_kit.glossary import Glossary

# Links at least this likely teach the second pass.
SURE = 0.8
# Segments searched beside the path: of the blocks, and of the first pass.
WIDE = 8
NARROW = 5


def align_texts(
    de: Sequence[str], zh: Sequence[str], *, glossary: Glossary | None = None, weights: Weights | None = None
) -> list[ScoredLink]:
    """Link two lists of segments; see `align`."""
    from memorandum_kit.alignment import coarse, scoring, sections

    if not de or not zh:
        return [ScoredLink((i,), ()) for i in range(len(de))] + [ScoredLink((), (j,)) for j in range(len(zh))]
    weights = weights or scoring.shipped()
    plane = prepare(Texts.of(de, zh), weights)
    path = coarse.path(plane) if len(de) * len(zh) > sections.WHOLE else None
    first = sections.chain(plane, weights, path, WIDE)
    plane = adapt(plane, first)
    second = sections.chain(plane, weights, path and [step.end for step in first], NARROW)
    return ordered(
        ScoredLink(tuple(range(s.i, s.i + s.m)), tuple(range(s.j, s.j + s.k)), min(1.0, s.posterior)) for s in second
    )


def finds(texts: Texts) -> list[Found]:
    """Let every cue look at the texts."""
    from memorandum_kit.alignment import lexicon
    from memorandum_kit.alignment.cues import characters, latin, marks, numbering, values, words

    by_word = words.find(texts, lexicon.in_use())
    found = [cue.find(texts) for cue in (numbering, values, latin, marks)]
    return [one for one in (*found, by_word, characters.find(by_word) if by_word else None) if one is not None]


def prepare(texts: Texts, weights: Weights) -> Plane:
    """Put into arrays what the cues found."""
    from memorandum_kit.alignment import scoring

    return scoring.plane(finds(texts), texts, weights)


def adapt(plane: Plane, chain: Sequence[Step]) -> Plane:
    """Learn from a first chain how far each cue can be trusted in these texts."""
    import numpy as np

    from memorandum_kit.alignment import scoring

    sizes = plane.size
    partner = {True: np.full(sizes[0], -1), False: np.full(sizes[1], -1)}
    reach = {True: np.ones(sizes[0], dtype=np.int64), False: np.ones(sizes[1], dtype=np.int64)}
    for step in chain:
        if step.m and step.k and step.posterior >= SURE:
            rows, columns = slice(step.i, step.i + step.m), slice(step.j, step.j + step.k)
            partner[True][rows], reach[True][rows] = step.j, step.k
            partner[False][columns], reach[False][columns] = step.i, step.m
    return replace(
        plane,
        de=scoring.adapted(plane.de, partner[True], reach[True]),
        zh=scoring.adapted(plane.zh, partner[False], reach[False]),
    )
