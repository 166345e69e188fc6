"""What speaks for or against two segments being a pair: one file a cue, one line here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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


def numbered(side: Side, ids: dict[str, int], *, prefix: str) -> tuple[Tokens, Keys, list[str]]:
    """Put one side into arrays; `ids` numbers the keys of both sides and of all cues, told apart by `prefix`."""
    from memorandum_kit.alignment.evidence import Keys, Tokens

    names = list(side.types)
    number = {name: k for k, name in enumerate(names)}
    own: dict[str, int] = {}

    def key_number(key: str) -> int:
        if (known := own.get(key)) is None:
            known = own[key] = ids.setdefault(prefix + key, len(ids))
        return known

    tokens = Tokens.build(
        [len(segment) for segment in side.tokens],
        (number[name] for segment in side.tokens for name in segment),
        ([key_number(key) for key in side.types[name]] for name in names),
    )
    if side.keys is None:
        return tokens, Keys.of_tokens(tokens, len(side.tokens)), names
    sets = [set(keys) for keys in side.keys]
    # Sorted, so that the numbers do not depend on the order of sets.
    flat = (key_number(key) for keys in sets for key in sorted(keys))
    return tokens, Keys.build([len(keys) for keys in sets], flat), names
