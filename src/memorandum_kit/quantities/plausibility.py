"""Whether the values of one text fit one another: area times density against population.

A refused population ("400.0000 Einwohner") gets its candidates in the order of their fit: 1448 km² at 271 a km² make
392,408, so 400,000 comes first, and not four million or four hundred.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from memorandum_kit.model import Mention
from memorandum_kit.quantities.units import units

# Areas and densities are rounded and of different years: a third off is still plausible.
TOLERANCE = Fraction(1, 3)


@dataclass(frozen=True, slots=True)
class Implausible:
    """A population that does not fit area and density."""

    mention: Mention
    expected: int  # persons
    area: Mention
    density: Mention


@dataclass(frozen=True, slots=True)
class Plausibility:
    """The mentions with refused populations re-ordered, and what does not fit."""

    mentions: tuple[Mention, ...]
    implausible: tuple[Implausible, ...] = ()


def plausibility(mentions: Sequence[Mention], text: str = "") -> Plausibility:
    """Check each population against area times density where a text has one of each.

    `text` is the clause of the mentions; the nearest area and density before or after a population are taken.
    """
    areas = [m for m in mentions if m.value and m.qualifier != "range" and units().dimension(m.unit) == "area"]
    densities = [
        m for m in mentions if m.value and m.qualifier != "range" and units().dimension(m.unit) == "persons/area"
    ]
    if not areas or not densities:
        return Plausibility(tuple(mentions))
    out: list[Mention] = []
    wrong: list[Implausible] = []
    for mention in mentions:
        if mention.unit != "person" or mention.qualifier == "range":
            out.append(mention)
            continue
        area = min(areas, key=lambda m: abs(m.span.start - mention.span.start))
        density = min(densities, key=lambda m: abs(m.span.start - mention.span.start))
        expected = _si(area) * _si(density)
        if mention.value is None:
            ranked = sorted(mention.candidates, key=lambda c: _distance(Fraction(c), expected))
            out.append(replace(mention, candidates=tuple(ranked)))
            continue
        out.append(mention)
        # A part of the population (a delegation of five) is no contradiction; far too many people are.
        value = Fraction(mention.value)
        if value > expected / 100 and not _near(value, expected) and _power_of_ten(value, expected):
            wrong.append(Implausible(mention, round(expected), area, density))
    return Plausibility(tuple(out), tuple(wrong))


def _si(mention: Mention) -> Fraction:
    _, factor = units().base_of(mention.unit or "")
    return Fraction(mention.value or "0") * factor


def _near(value: Fraction, expected: Fraction) -> bool:
    return abs(value - expected) <= expected * TOLERANCE


def _distance(value: Fraction, expected: Fraction) -> Fraction:
    if value <= 0 or expected <= 0:
        return Fraction(10**30)
    return max(value / expected, expected / value)


def _power_of_ten(value: Fraction, expected: Fraction) -> bool:
    return any(_near(value * Fraction(10) ** k, expected) for k in (-4, -3, -2, -1, 1, 2))
