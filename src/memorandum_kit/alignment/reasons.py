"""Why a segment has no counterpart: what comes nearest, and why it is not taken."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import TYPE_CHECKING

from memorandum_kit.alignment.search import IMPOSSIBLE

if TYPE_CHECKING:
    from memorandum_kit.alignment.pairs import PairScores
    from memorandum_kit.alignment.sections import Step
    from memorandum_kit.model import Lang

# Segments of the other side looked at before and after, as far as the search has gone.
REACH = 30


def reasons(chain: Sequence[Step], pairs: PairScores, size: tuple[int, int]) -> dict[Step, tuple[str, int, float]]:
    """Give for every step with one side: code (taken, unlike, nothing), index of the nearest candidate, likelihood."""
    import numpy as np

    taken = {
        True: {j for step in chain if step.m for j in range(step.j, step.j + step.k)},
        False: {i for step in chain if step.k for i in range(step.i, step.i + step.m)},
    }
    found = {}
    for step in chain:
        if step.m and step.k:
            continue
        german = step.m > 0
        here = step.j if german else step.i
        near = np.arange(max(0, here - REACH), min(size[german], here + REACH))
        scores = pairs.of(np.array(step.i), near) if german else pairs.of(near, np.array(step.j))
        if not len(near) or scores.max() <= IMPOSSIBLE / 2:
            found[step] = ("nothing", -1, 0.0)
            continue
        nearest = int(near[scores.argmax()])
        likelihood = 1.0 / (1.0 + exp(-max(-30.0, min(30.0, float(scores.max())))))
        found[step] = ("taken" if nearest in taken[german] else "unlike", nearest, likelihood)
    return found


def written(code: str, candidate: str, likelihood: float) -> str:
    """Give a reason as it is kept in a link: `taken zh.12 0.85`."""
    return f"{code} {candidate} {likelihood:.2f}" if candidate else code


def explain(reason: str, lang: Lang) -> str:
    """Give a link's reason as a sentence in the interface language.

    >>> from memorandum_kit.model import Lang
    >>> explain("unlike zh.12 0.05", Lang.EN)
    'No counterpart found; zh.12 comes nearest, but is too unlike (5 %).'
    """
    from memorandum_kit.messages import text

    code, _, rest = reason.partition(" ")
    if code not in ("taken", "unlike", "nothing", "person"):
        return reason
    candidate, _, likelihood = rest.partition(" ")
    return text("alignment", f"reason.{code}", lang, candidate=candidate, percent=round(100 * float(likelihood or 0)))
