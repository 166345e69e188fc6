"""What an engine is, and which one is set up here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One of an engine's translations of a sentence."""

    text: str
    score: float  # mean log probability of a token: 0 is certain


@runtime_checkable
class Engine(Protocol):
    """A translation engine: sentences in, n-best lists out; it never splits, joins or fetches anything itself."""

    @property
    def name(self) -> str:
        """What made the text, with versions and package hashes: `argos de-en 1.9 3f2a…, en-zh 1.9 77c1…`."""

    def pairs(self) -> frozenset[tuple[Lang, Lang]]:
        """Give the pairs of languages that can be translated, pivots included."""

    def hypotheses(self, sentences: Sequence[str], source: Lang, target: Lang, count: int) -> list[list[Hypothesis]]:
        """Give up to `count` translations of each sentence, best first."""


# Puts the readings of a sentence, given by its place among the sentences, into another order.
Rank = Callable[[int, Sequence[Hypothesis]], Sequence[Hypothesis]]


@runtime_checkable
class PivotEngine(Engine, Protocol):
    """An engine that goes by way of another language and lets its readings there be put in order."""

    @property
    def pivot(self) -> Lang | None:
        """The language between; None where the pair is translated directly."""

    def ranked(
        self, sentences: Sequence[str], source: Lang, target: Lang, count: int, rank: Rank
    ) -> list[list[Hypothesis]]:
        """Give translations as `hypotheses` does, of the readings that `rank` puts first."""


@dataclass(frozen=True, slots=True)
class Threads:
    """How many batches are translated at once, and on how many processor cores each; 0 is for all cores."""

    batches: int = 1
    cores: int = 0

    @classmethod
    def of(cls, text: str) -> Threads:
        """Read `4` (cores) or `2x4` (batches, cores each).

        Raises:
            BadInput: neither.
        """
        match = re.fullmatch(r"(?:([1-9]\d?)[x×])?(\d{1,3})", text.strip())
        if match is None:
            raise BadInput(f"{text[:20]!r} is no number of threads", advice="Write 4, or 2x4 for two batches at once.")
        return cls(int(match[1] or 1), int(match[2]))


def engine_of(
    engine: Engine | str | None, source: Lang, target: Lang, *, threads: Threads | None = None
) -> Engine | None:
    """Give the engine asked for: `none`, `argos`, an engine itself; None for whichever is set up for the pair.

    Raises:
        NotInstalled: `argos` is asked for by name and the extra or a package is missing.
        BadInput: no engine has this name, or it does not translate this pair.
    """
    if isinstance(engine, str):
        if engine == "none":
            return None
        if engine != "argos":
            raise BadInput(f"{engine!r} is no translation engine", advice="Use argos or none.")
        from memorandum_kit.translation.argos import ArgosEngine

        return ArgosEngine.for_pair(source, target, threads=threads)
    if engine is None:
        from memorandum_kit.translation.packages import installed, route

        if not route(installed(), source, target):
            return None
        from memorandum_kit.translation.argos import ArgosEngine, is_installed

        return ArgosEngine.for_pair(source, target, threads=threads) if is_installed() else None
    if (source, target) not in engine.pairs():
        raise BadInput(f"{engine.name} does not translate from {source.value} to {target.value}")
    return engine
