"""The way from two lists of texts to links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from memorandum_kit.alignment.links import ScoredLink, ordered
from memorandum_kit.alignment.texts import Texts

if TYPE_CHECKING:
    from memorandum_kit.alignment.scoring import Direction, Weights
    from memorandum_kit.glossary import Glossary


def align_texts(
    de: Sequence[str], zh: Sequence[str], *, glossary: Glossary | None = None, weights: Weights | None = None
) -> list[ScoredLink]:
    """Link two lists of segments; see `align`."""
    from memorandum_kit.alignment import band as bands
    from memorandum_kit.alignment import scoring, search

    if not de or not zh:
        return [ScoredLink((i,), ()) for i in range(len(de))] + [ScoredLink((), (j,)) for j in range(len(zh))]
    weights = weights or scoring.shipped()
    texts = Texts.of(de, zh)
    band = bands.whole(len(de), len(zh))
    chain = search.best_chain(band, scoring.all_scores(band, texts, prepare(texts, weights), weights))
    links = []
    for i, j, shape, posterior in zip(chain.i, chain.j, chain.shape, chain.posterior, strict=True):
        m, k = search.SHAPES[int(shape)]
        links.append(ScoredLink(tuple(range(i, i + m)), tuple(range(j, j + k)), float(posterior)))
    return ordered(links)


def prepare(texts: Texts, weights: Weights) -> list[tuple[str, Direction]]:
    """Let every cue look at the texts."""
    from memorandum_kit.alignment import scoring
    from memorandum_kit.alignment.cues import latin, marks, numbering, values

    prepared = []
    for cue in (numbering, values, latin, marks):
        found = cue.find(texts)
        if found is not None:
            prepared += [(found.name, one) for one in scoring.directions(found, texts, weights.pair)]
    return prepared
