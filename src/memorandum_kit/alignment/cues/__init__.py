"""What speaks for or against two segments being a pair: one file a cue, one line here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from memorandum_kit.alignment.evidence import Keys, Tokens


@dataclass(frozen=True, slots=True)
class Side:
    """What a cue found on one side: tokens by segment as type names, the keys of each type, the keys by segment."""

    tokens: Sequence[Sequence[str]]
    types: Mapping[str, tuple[str, ...]]  # type name -> keys that would be its counterpart
    keys: Sequence[Iterable[str]] | None = None  # by segment: what can be found here; None for those of the tokens
    trust: Mapping[str, str] = field(default_factory=dict)  # type name -> class of its trust where not the cue's own


@dataclass(frozen=True, slots=True)
class Found:
    """What a cue found on both sides."""

    name: str  # its weight in weights.toml
    de: Side
    zh: Side
    by_segment: bool = False  # chance hits counted by segment, not by length


def numbered(side: Side, ids: dict[str, int], *, first: int) -> tuple[Tokens, Keys, list[str]]:
    """Put one side into arrays; `ids` numbers the keys of both sides from `first` on."""
    from memorandum_kit.alignment.evidence import Keys, Tokens

    names = list(side.types)
    number = {name: k for k, name in enumerate(names)}
    _number(chain.from_iterable(side.types.values()), ids, first)
    tokens = Tokens.build(
        [len(segment) for segment in side.tokens],
        map(number.__getitem__, chain.from_iterable(side.tokens)),
        [len(keys) for keys in side.types.values()],
        map(ids.__getitem__, chain.from_iterable(side.types.values())),
    )
    if side.keys is None:
        return tokens, Keys.of_tokens(tokens, len(side.tokens)), names
    # Sorted, so that the numbers do not depend on the order of sets.
    listed = [sorted(set(keys)) for keys in side.keys]
    _number(chain.from_iterable(listed), ids, first)
    flat = map(ids.__getitem__, chain.from_iterable(listed))
    return tokens, Keys.build([len(keys) for keys in listed], flat), names


def _number(keys: Iterable[str], ids: dict[str, int], first: int) -> None:
    """Give those keys a number that have none."""
    new = [key for key in dict.fromkeys(keys) if key not in ids]
    ids.update(zip(new, range(first + len(ids), first + len(ids) + len(new)), strict=True))
