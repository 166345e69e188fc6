"""The checks in their order, and what becomes of their findings: doubles settled, profile and settings applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from memorandum_kit.checks.codes import codes
from memorandum_kit.checks.context import Pair
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Finding, Severity
from memorandum_kit.registry import Registry

# Checks of an aligned pair, each a function Pair -> findings; those marked "text" look at each side alone.
CHECKS = Registry(
    "checks",
    {
        name: f"memorandum_kit.checks.{name}:check"
        for name in (
            "emptiness",
            "encoding",
            "hidden_characters",
            "script_mixture",
            "brackets",
            "spacing",
            "refused_values",
            "values",
            "copies",
            "references",
            "names",
            "clause_names",
            "addressed",
            "ranks",
            "terms",
            "contrasts",
            "exchanges",
            "coordinations",
            "accounts",
            "relation",
            "negation",
            "modality",
            "parties",
            "crossed",
            "lists",
            "omitted_parts",
            "conditions",
            "legal_effect",
            "typography",
            "final_marks",
            "clause_dates",
            "state_names",
        )
    },
)

# Of two findings at one place the first code is the reason and the second its echo.
_ECHOES: dict[str, tuple[str, ...]] = {
    "term.wrong": ("relation.level", "term.missing", "name.wrong"),
    "term.deprecated": ("term.missing", "term.wrong"),
    "character.compatibility": ("name.missing", "term.missing"),
    "character.invisible": ("name.missing", "term.missing"),
    "encoding.mojibake": ("name.missing", "name.wrong", "term.missing", "character.invisible"),
    "punctuation.quotes": ("quotes.unbalanced",),
    "relation.level": ("term.missing",),
    "party.swap": ("term.wrong", "term.missing", "name.wrong"),
    "name.missing": ("term.missing",),
    "name.order": ("name.missing", "name.wrong"),
    "name.wrong": ("term.wrong", "term.missing", "name.missing"),
    "title.rank": ("term.wrong", "term.missing", "name.wrong"),
    "legal.effect": ("negation", "term.wrong", "term.missing"),
    "language.prevailing": ("condition.added", "condition.dropped", "negation", "term.wrong", "term.missing", "legal.effect"),
    "copies": ("number.value", "number.missing", "number.extra", "term.wrong", "term.missing"),
    "condition.dropped": ("clause.omitted", "term.missing", "term.wrong", "number.missing"),
    "condition.added": ("clause.added", "term.wrong"),
    "modality": ("term.wrong", "term.missing"),
    "negation": ("modality", "term.wrong", "term.missing"),
    "list.missing": ("term.missing", "term.wrong"),
    "list.extra": ("term.wrong",),
    "untranslated": ("term.missing", "number.missing", "date.missing", "name.missing", "negation", "condition.dropped", "modality", "list.missing", "punctuation.end", "reference.article"),
    "empty": ("punctuation.end",),
    "character.zero": ("date.missing", "date.extra", "date.value", "date.precision", "number.missing", "number.extra", "character.width"),
    "date.impossible": ("date.missing", "date.extra"),
    "date.weekday": ("date.missing", "date.extra", "date.value"),
    "number.format": ("number.missing", "number.extra", "number.value"),
    "number.value": ("term.wrong",),
    "currency": ("term.wrong", "term.missing"),
    "unit": ("term.wrong", "term.missing"),
    "duration.value": ("term.wrong", "term.missing", "date.missing"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """What is shown, and how bad it is; from a profile and `memorandum.toml`."""

    profile: str = "default"
    severities: Mapping[str, str] = field(default_factory=dict)  # code or its beginning -> severity or "off"
    minimum: float = 0.5  # findings below this confidence are kept back

    def __post_init__(self) -> None:
        """Refuse what cannot be meant.

        Raises:
            BadInput: an unknown profile, severity or code.
        """
        from memorandum_kit.checks.codes import PROFILES

        if self.profile not in PROFILES:
            raise BadInput(f"There is no profile {self.profile!r}", advice=f"Use one of: {', '.join(PROFILES)}.")
        for code, severity in self.severities.items():
            if severity not in (*Severity, "off"):
                raise BadInput(
                    f"{severity!r} is no severity for {code}", advice=f"Use one of: {', '.join(Severity)}, off."
                )
            if not any(_covers(code, name) for name in codes()):
                raise BadInput(f"There is no code {code!r}", advice="See the codes: docs/checks.md.")

    def apply(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Give the findings that are shown, with their severities."""
        limit = 0.0 if self.profile == "strict" else self.minimum
        for one in findings:
            code = codes().get(one.code)
            chosen = self._severity(one.code)
            if chosen == "off" or (chosen is None and code and self.profile not in code.profiles):
                continue
            if one.confidence < limit:
                continue
            yield replace(one, severity=Severity(chosen)) if chosen else one

    def _severity(self, code: str) -> str | None:
        matching = [name for name in self.severities if _covers(name, code)]
        return self.severities[max(matching, key=len)] if matching else None


def _covers(prefix: str, code: str) -> bool:
    return code == prefix or code.startswith(f"{prefix}.")


def findings_of_pair(pair: Pair) -> list[Finding]:
    """Run every check over one pair; echoes of one fault are dropped."""
    return settle([one for function in _functions() for one in function(pair)])


@cache
def _functions() -> tuple[Callable[[Pair], Iterator[Finding]], ...]:
    return tuple(CHECKS.get(name) for name in CHECKS)


def settle(findings: list[Finding]) -> list[Finding]:
    """Drop findings that repeat another one at the same place, and exact doubles."""
    if len(findings) < 2:
        return findings
    if any(one.code == "empty" for one in findings):
        return [one for one in findings if one.code == "empty" or codes()[one.code].scope == "text"]
    # The level of the relation is the reason of a bad word for it, before that hides what stands there instead.
    levels = [one for one in findings if one.code == "relation.level"]
    findings = [
        one for one in findings if one.code != "term.deprecated" or not any(_shares(one, other) for other in levels)
    ]
    kept: list[Finding] = []
    for place, one in enumerate(findings):
        # Of two that echo one another the first stays.
        if any(
            _echoes(one, other) and not (place < number and _echoes(other, one))
            for number, other in enumerate(findings)
            if number != place
        ):
            continue
        same = next((number for number, other in enumerate(kept) if _repeats(one, other)), None)
        if same is None:
            kept.append(one)
        elif one.confidence > kept[same].confidence:
            kept[same] = one  # the surer of two checks
    return kept


def _repeats(one: Finding, other: Finding) -> bool:
    """Whether two checks tell the same code at the same words."""
    if one.code != other.code or one.source.partition(":")[0] == other.source.partition(":")[0]:
        return one == other
    return len(one.places) == len(other.places) and all(
        a.clause_id == b.clause_id and a.span.overlaps(b.span) for a, b in zip(one.places, other.places, strict=True)
    )


def _echoes(one: Finding, other: Finding) -> bool:
    if one.code not in _ECHOES.get(other.code, ()):
        return False
    if other.code in ("untranslated", "negation", "legal.effect", "copies", "language.prevailing"):
        return bool({a.clause_id for a in one.places} & {b.clause_id for b in other.places})
    return _shares(one, other)


def _shares(one: Finding, other: Finding) -> bool:
    return any(a.clause_id == b.clause_id and a.span.overlaps(b.span) for a in one.places for b in other.places)
