"""Why a segment has no counterpart: what comes nearest, and why it is not taken."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import TYPE_CHECKING

from memorandum_kit.alignment import band as bands

if TYPE_CHECKING:
    from memorandum_kit.alignment.scoring import Plane, Weights
    from memorandum_kit.alignment.sections import Step
    from memorandum_kit.model import Lang

# Segments of the other side looked at before and after; fewer where very many have no counterpart.
REACH = 30
REACH_OF_MANY = 6
MANY = 200


def reasons(chain: Sequence[Step], plane: Plane, weights: Weights) -> dict[Step, tuple[str, int, float]]:
    """Give for every step with one side: code (taken, unlike, nothing), index of the nearest candidate, likelihood."""
    alone = [step for step in chain if not step.m or not step.k]
    taken = {
        True: {j for step in chain if step.m for j in range(step.j, step.j + step.k)},
        False: {i for step in chain if step.k for i in range(step.i, step.i + step.m)},
    }
    reach = REACH if len(alone) <= MANY else REACH_OF_MANY
    found = {}
    for step in alone:
        german = step.m > 0
        here = step.j if german else step.i
        low, high = max(0, here - reach), min(plane.size[german], here + reach)
        if low >= high:
            found[step] = ("nothing", -1, 0.0)
            continue
        rows = ((step.i, step.i + 1), (low, high)) if german else ((low, high), (step.j, step.j + 1))
        band = bands.whole(*(b - a for a, b in rows))
        scores = plane.part(*rows).scores(band, weights)[0]
        node = int(scores.argmax())
        nearest = low + int((band.j if german else band.i)[node])
        likelihood = 1.0 / (1.0 + exp(-max(-30.0, min(30.0, float(scores[node])))))
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
