"""What speaks for or against two segments being a pair: one file a cue, one line here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.evidence import Keys, Tokens


@dataclass(frozen=True, slots=True)
class Side:
    """What a cue found on one side: tokens by segment as type names, the keys of each type, the keys by segment."""

    tokens: Sequence[Sequence[str]]
    types: Mapping[str, tuple[str, ...]]  # type name -> keys that would be its counterpart
    keys: Sequence[Iterable[str]] | None = None  # by segment: what can be found here; None for those of the tokens
    trust: Mapping[str, str] = field(default_factory=dict)  # type name -> class of its trust where not the cue's own


@dataclass(frozen=True, slots=True)
class Coded:
    """The same as numbers, for cues that find much: keys are numbered from 0, the same for both sides."""

    tokens: Tokens
    keys: Keys
    classes: tuple[str, ...]  # of trust
    trust: NDArray[np.int8]  # of every type: which of them


@dataclass(frozen=True, slots=True)
class Found:
    """What a cue found on both sides."""

    name: str  # its weight in weights.toml
    de: Side | Coded
    zh: Side | Coded
    by_segment: bool = False  # chance hits counted by segment, not by length


def coded(found: Found) -> tuple[Coded, Coded, int]:
    """Give both sides as numbers, and how many keys there are."""
    ids: dict[str, int] = {}
    de, zh = (side if isinstance(side, Coded) else _numbered(side, ids, found.name) for side in (found.de, found.zh))
    keys = 1 + max(int(part.max(initial=-1)) for side in (de, zh) for part in (side.tokens.keys, side.keys.key))
    return de, zh, keys


def _numbered(side: Side, ids: dict[str, int], cue: str) -> Coded:
    """Put one side into arrays; `ids` numbers the keys of both."""
    import numpy as np

    from memorandum_kit.alignment.evidence import Keys, Tokens

    names = list(side.types)
    number = {name: k for k, name in enumerate(names)}
    _number(chain.from_iterable(side.types.values()), ids)
    tokens = Tokens.build(
        [len(segment) for segment in side.tokens],
        map(number.__getitem__, chain.from_iterable(side.tokens)),
        [len(keys) for keys in side.types.values()],
        map(ids.__getitem__, chain.from_iterable(side.types.values())),
    )
    own = [side.trust.get(name, cue) for name in names]
    classes = tuple(dict.fromkeys(own))
    trust = np.array([classes.index(name) for name in own], dtype=np.int8)
    if side.keys is None:
        return Coded(tokens, Keys.of_tokens(tokens, len(side.tokens)), classes, trust)
    # Sorted, so that the numbers do not depend on the order of sets.
    listed = [sorted(set(keys)) for keys in side.keys]
    _number(chain.from_iterable(listed), ids)
    flat = map(ids.__getitem__, chain.from_iterable(listed))
    return Coded(tokens, Keys.build([len(keys) for keys in listed], flat), classes, trust)


def _number(keys: Iterable[str], ids: dict[str, int]) -> None:
    """Give those keys a number that have none."""
    new = [key for key in dict.fromkeys(keys) if key not in ids]
    ids.update(zip(new, range(len(ids), len(ids) + len(new)), strict=True))
