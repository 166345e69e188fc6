"""The way from two lists of texts to links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from memorandum_kit.alignment.links import ScoredLink, ordered
from memorandum_kit.alignment.texts import Texts, han_share

if TYPE_CHECKING:
    from memorandum_kit.alignment.cues import Found
    from memorandum_kit.alignment.cues.embeddings import Embedder
    from memorandum_kit.alignment.fixed import Fixed, Pair
    from memorandum_kit.alignment.pairs import PairScores
    from memorandum_kit.alignment.scoring import Plane, Weights
    from memorandum_kit.alignment.sections import Step
    from memorandum_kit.glossary import Glossary

# With this share of Chinese characters in the German text, and as few in the other, the sides were given in turn.
MOSTLY = 0.8
# Links at least this likely teach the second pass.
SURE = 0.8
# The first pass of a long text ends after this many segments of both sides: they show enough.
SAMPLE = 3000
# Segments searched beside the path: of the blocks, and of the first pass.
WIDE = 6
NARROW = 4


def align_texts(
    de: Sequence[str],
    zh: Sequence[str],
    *,
    glossary: Glossary | None = None,
    weights: Weights | None = None,
    fixed: Iterable[Pair] = (),
    embed: Embedder | None = None,
) -> list[ScoredLink]:
    """Link two lists of segments; see `align`.

    Args:
        de: German segments.
        zh: Chinese segments.
        glossary: terms that speak for a pair.
        weights: the model; the shipped one by default.
        fixed: links to keep and to align around.
        embed: sentence embeddings as one more cue.
    """
    from memorandum_kit.alignment import coarse, learned, lexicon, numbered, scoring, sections
    from memorandum_kit.alignment.fixed import Fixed

    if han_share(de) > MOSTLY > 1 - MOSTLY > han_share(zh):
        turned = align_texts(zh, de, glossary=glossary, weights=weights, fixed=[(b, a) for a, b in fixed], embed=embed)
        return ordered(replace(link, de=link.zh, zh=link.de) for link in turned)
    if not de or not zh:
        alone = [ScoredLink((i,), (), reason="nothing") for i in range(len(de))]
        return alone + [ScoredLink((), (j,), reason="nothing") for j in range(len(zh))]
    weights = weights or scoring.shipped()
    keep = Fixed.of(fixed, len(de), len(zh))
    texts = Texts.of(de, zh)
    plane = prepare(texts, weights, glossary, embed)
    path = coarse.path(plane) if len(de) * len(zh) > sections.WHOLE else None
    first, _ = sections.chain(plane, numbered.without(weights), path, WIDE, keep, limit=SAMPLE)
    plane = numbered.trusted(adapt(plane, first), first, texts)
    if own := learned.learn(texts, first, lexicon.in_use()):
        plane = scoring.extended(plane, own, texts, weights)
    if first[-1].end == plane.size:
        path, radius = path and [step.end for step in first], NARROW
    else:
        radius = WIDE  # the first pass was a sample
    second, pairs = sections.chain(plane, weights, path, radius, keep)
    return finished(second, pairs, plane, weights, keep)


def align_within(
    de: Sequence[str],
    zh: Sequence[str],
    blocks: Iterable[tuple[range, range]],
    *,
    glossary: Glossary | None = None,
    embed: Embedder | None = None,
) -> list[list[ScoredLink]]:
    """Link segments inside blocks that answer one another already, such as the sentences of linked clauses.

    Args:
        de: German segments of all blocks.
        zh: Chinese segments of all blocks.
        blocks: indexes of the segments of each block; what is likely by chance is learnt from all.
        glossary: terms that speak for a pair.
        embed: sentence embeddings as one more cue.

    Returns:
        The links of each block.
    """
    from memorandum_kit.alignment import scoring, sections
    from memorandum_kit.alignment.fixed import Fixed

    weights = scoring.shipped()
    plane = prepare(Texts.of(de, zh), weights, glossary, embed)
    made = []
    for rows, columns in blocks:
        part = plane.part((rows.start, rows.stop), (columns.start, columns.stop))
        chain, pairs = sections.chain(part, weights, None, 0)
        links = finished(chain, pairs, part, weights, Fixed.of((), *part.size))
        made.append(
            [
                replace(
                    link,
                    de=tuple(i + rows.start for i in link.de),
                    zh=tuple(j + columns.start for j in link.zh),
                    nearest=link.nearest + (columns.start if link.de else rows.start) if link.nearest >= 0 else -1,
                )
                for link in links
            ]
        )
    return made


def finished(chain: list[Step], pairs: PairScores, plane: Plane, weights: Weights, keep: Fixed) -> list[ScoredLink]:
    """Add to a monotone chain the crossing links and the fixed ones, calibrate the scores, and give reasons."""
    from memorandum_kit.alignment.crossing import crossed
    from memorandum_kit.alignment.reasons import reasons

    steps = crossed(chain, pairs, plane, weights, keep)
    why = reasons(steps, pairs, plane.size)
    links = [ScoredLink(de, zh) for de, zh in keep.links]
    for s in steps:
        code, nearest, likelihood = why.get(s, ("", -1, 0.0))
        score = weights.calibrated(s.posterior)
        sides = tuple(range(s.i, s.i + s.m)), tuple(range(s.j, s.j + s.k))
        links.append(ScoredLink(*sides, score, code, nearest, likelihood))
    return ordered(links)


def finds(texts: Texts, glossary: Glossary | None = None) -> list[Found]:
    """Let every cue look at the texts."""
    from memorandum_kit.alignment import lexicon
    from memorandum_kit.alignment.cues import characters, latin, marks, names, numbering, terms, values, words

    known = lexicon.in_use()
    by_sound, taken = names.find(texts, known)
    looked = words.find(texts, known, taken)
    found = [cue.find(texts) for cue in (numbering, values, latin, marks)]
    found += [terms.find(texts, glossary), by_sound]
    if looked:
        found += [looked[0], characters.find(looked[1], (len(texts.de), len(texts.zh)), known)]
    return [one for one in found if one is not None]


def prepare(texts: Texts, weights: Weights, glossary: Glossary | None = None, embed: Embedder | None = None) -> Plane:
    """Put into arrays what the cues found."""
    from memorandum_kit.alignment import scoring

    plane = scoring.plane(finds(texts, glossary), texts, weights)
    if embed is None:
        return plane
    from memorandum_kit.alignment.cues.embeddings import Similarity

    return replace(plane, similarity=Similarity.of(texts, embed))


def adapt(plane: Plane, chain: Sequence[Step]) -> Plane:
    """Learn from a first chain how far each cue can be trusted in these texts."""
    import numpy as np

    from memorandum_kit.alignment import scoring

    sizes = plane.size
    partner = {True: np.full(sizes[0], -1), False: np.full(sizes[1], -1)}
    reach = {True: np.ones(sizes[0], dtype=np.int64), False: np.ones(sizes[1], dtype=np.int64)}
    sure = [step for step in chain if step.m and step.k and step.posterior >= SURE]
    for step in sure:
        rows, columns = slice(step.i, step.i + step.m), slice(step.j, step.j + step.k)
        partner[True][rows], reach[True][rows] = step.j, step.k
        partner[False][columns], reach[False][columns] = step.i, step.m
    return replace(
        plane,
        de=scoring.adapted(plane.de, partner[True], reach[True]),
        zh=scoring.adapted(plane.zh, partner[False], reach[False]),
        similarity=plane.similarity and plane.similarity.adapted(sure),
    )
