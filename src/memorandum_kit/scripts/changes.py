"""What a conversion changed, so that it can be shown and replayed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Span


@dataclass(frozen=True, slots=True)
class Change:
    """One replacement in a text: `before` stood at `span` (code points), `after` takes its place, for the named reason."""

    span: Span
    before: str
    after: str
    reason: str  # "Kangxi radical", "OpenCC s2t", "name 余华 → 余華"


def apply_changes(text: str, changes: Iterable[Change]) -> str:
    """Replay changes on the text that they were found in.

    Raises:
        BadInput: the text is another one: what a change replaces does not stand at its place.
    """
    parts: list[str] = []
    position = 0
    for change in sorted(changes, key=lambda c: c.span):
        if change.span.start < position or change.span.of(text) != change.before:
            raise BadInput(
                f"The change of {change.before!r} does not fit this text",
                why=f"at character {change.span.start} stands {change.span.of(text)!r}",
                advice="Find the changes again in the present text.",
            )
        parts += (text[position : change.span.start], change.after)
        position = change.span.end
    return "".join((*parts, text[position:]))


def differences(before: str, after: str, reason: str, offset: int = 0) -> list[Change]:
    """Give the changes that lead from one text to another; neighbouring changed characters make one change."""
    changes: list[Change] = []
    if len(before) == len(after):
        start: int | None = None
        for position in range(len(before) + 1):
            same = position == len(before) or before[position] == after[position]
            if not same and start is None:
                start = position
            elif same and start is not None:
                span = Span(offset + start, offset + position)
                changes.append(Change(span, before[start:position], after[start:position], reason))
                start = None
        return changes
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            changes.append(Change(Span(offset + a, offset + b), before[a:b], after[c:d], reason))
    return changes
