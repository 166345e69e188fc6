"""Whether two values say the same, and what differs where they do not.

Equal are the same value in the same unit after exact conversion (15 mu = 1 ha, 3 ‰ = 0.3 %, P12M = P1Y, 八折 = 20 % off)
with a compatible qualifier. A date covers another that it does not contradict: `--01-12` covers 2024-01-12, 2024-01
covers each of its days. The kinds of difference, worst first:

`scale`      the same digits at another power of ten: 万 against 亿, Mio. against Mrd.
`value`      another number, date, time or duration
`currency`   the same sum in another currency
`unit`       the same number in another unit
`precision`  one date says less than the other (covered)
`qualifier`  about, at least, at most … do not fit
`format`     one of both was refused (malformed, ambiguous, invalid)
`kind`       what cannot be compared: a date and a sum of money
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities.canonical import duration_parts
from memorandum_kit.quantities.units import units


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result for two mentions."""

    equal: bool
    kind: str = ""  # "" where equal; otherwise one of the kinds in the module's text
    covered: bool = False  # dates: one is less precise and contains the other
    factor: int = 0  # scale: second = first times ten to the power of `factor`
    reason: str = ""  # one English clause with both values, for logs and `--json`; user texts are in messages


# Groups of qualifiers that say the same: "über" and "mindestens" in everyday use, "knapp" and 约.
_COMPATIBLE = frozenset(
    frozenset(pair)
    for pair in (
        ("about", "nearly"),
        ("about", "vague"),
        ("more", "atleast"),
        ("nearly", "atmost"),
        ("more", "vague"),
    )
)


def compatible(first: str | None, second: str | None) -> bool:
    """Whether two qualifiers may stand for one another in a faithful translation."""
    return first == second or frozenset((first, second)) in _COMPATIBLE


def compare(a: Mention, b: Mention) -> Comparison:
    """Compare two mentions by value; see the module's text for what is equal and what differs."""
    if a.value is None or b.value is None:
        return _refused(a, b)
    if MentionKind.REFERENCE in (a.kind, b.kind):
        if a.kind is b.kind and a.key == b.key:
            return Comparison(True)
        if a.kind is b.kind:
            return Comparison(False, "value", reason=f"{a.key} is not {b.key}")
        return Comparison(False, "kind", reason=f"{a.key} is not comparable with {b.key}")
    if MentionKind.DATE in (a.kind, b.kind):
        return _dates(a, b)
    if MentionKind.TIME in (a.kind, b.kind):
        if a.kind is not b.kind:
            return Comparison(False, "kind", reason=f"{a.key} is not comparable with {b.key}")
        return (
            _qualified(a, b) if a.value == b.value else Comparison(False, "value", reason=f"{a.value} is not {b.value}")
        )
    if MentionKind.DURATION in (a.kind, b.kind):
        return _durations(a, b)
    return _amounts(a, b)


def _qualified(a: Mention, b: Mention) -> Comparison:
    if compatible(a.qualifier, b.qualifier):
        return Comparison(True)
    return Comparison(False, "qualifier", reason=f"{a.qualifier or 'exact'} is not {b.qualifier or 'exact'}")


def _refused(a: Mention, b: Mention) -> Comparison:
    refused, other = (a, b) if a.value is None else (b, a)
    if other.value is not None and other.value in refused.candidates:
        fits = f"{other.value} is among the readings of {refused.surface!r}"
    else:
        fits = f"{refused.surface!r} is {refused.status}"
    return Comparison(False, "format", reason=fits)


def _dates(a: Mention, b: Mention) -> Comparison:
    assert a.value is not None
    assert b.value is not None
    if a.kind is not b.kind:
        # A bare year in one language is a bare number in the other: "Agenda 2030", 2030年议程.
        if (
            {a.kind, b.kind} == {MentionKind.DATE, MentionKind.NUMBER}
            and a.value == b.value
            and not (a.source or b.source)
        ):
            return Comparison(True)
        return Comparison(False, "kind", reason=f"{a.key} is not comparable with {b.key}")
    if a.value == b.value:
        return Comparison(True)
    if covers(a.value, b.value) or covers(b.value, a.value):
        return Comparison(False, "precision", covered=True, reason=f"{a.value} and {b.value} differ in precision")
    return Comparison(False, "value", reason=f"{a.value} is not {b.value}")


def covers(wide: str, narrow: str) -> bool:
    """Whether a date or interval contains another that is at least as precise: 2024-01 covers 2024-01-12.

    >>> covers("--01-12", "2024-01-12"), covers("2024", "2024-01/2024-03"), covers("199X", "1995")
    (True, True, True)
    """
    if "/" in narrow:
        # 12.–15. against 12.–16. January is another interval, no less precise one.
        if "/" in wide and len(wide) == len(narrow):
            return False
        return all(covers(wide, side) for side in narrow.split("/"))
    if "/" in wide:
        first, last = wide.split("/")
        if first.startswith("-") or narrow.startswith("-"):
            return False
        return first <= narrow and narrow[: len(last)] <= last and len(narrow) >= len(first)
    if wide.startswith("--") and not narrow.startswith("--"):
        return narrow[4:].startswith(wide[1:]) and len(narrow) >= 4 + len(wide) - 1
    if "X" in wide:
        return len(narrow) >= len(wide) and narrow[: wide.index("X")] == wide[: wide.index("X")]
    return (narrow.startswith(f"{wide}-") and not narrow.startswith("--")) or (
        wide.startswith("--") and narrow.startswith(wide)
    )


def _durations(a: Mention, b: Mention) -> Comparison:
    assert a.value is not None
    assert b.value is not None
    if a.kind is not b.kind:
        return Comparison(False, "kind", reason=f"{a.key} is not comparable with {b.key}")
    if (a.source == "frequency") != (b.source == "frequency"):
        return Comparison(False, "kind", reason=f"{a.surface!r} is a frequency and the other a duration")
    if a.key == b.key or _seconds(a.value) == _seconds(b.value):
        return _qualified(a, b)
    return Comparison(False, "value", reason=f"{a.value} is not {b.value}")


def _seconds(value: str) -> tuple[tuple[Fraction, Fraction], ...]:
    # For comparing, 24 hours are a day; the key keeps them apart.
    out = []
    for part in value.split("/"):
        months, days, seconds = duration_parts(part)
        out.append((months, days * 86400 + seconds))
    return tuple(out)


def _sides(mention: Mention) -> tuple[Fraction, ...]:
    value = mention.value or "0"
    if mention.qualifier == "range":
        return tuple(Fraction(part) for part in value.split("/"))
    return (Fraction(value),)


def _amounts(a: Mention, b: Mention) -> Comparison:
    if {a.source, b.source} & {"ordinal"} and a.source != b.source:
        return Comparison(False, "kind", reason=f"{a.surface!r} and {b.surface!r}: an ordinal and a cardinal")
    table = units()
    one, two = _sides(a), _sides(b)
    if (a.source == "discount") != (b.source == "discount") and len(one) == len(two) == 1 and one[0] + two[0] == 100:
        return Comparison(True)
    if len(one) == len(two) == 1 and _shared(a, one[0], b, two[0]):
        return _qualified(a, b)
    if "increase" in (a.source, b.source) and not (a.unit or b.unit):
        return _grown(a, one, b, two)
    base_a, factor_a = table.base_of(a.unit) if a.unit else ("", Fraction(1))
    base_b, factor_b = table.base_of(b.unit) if b.unit else ("", Fraction(1))
    # Persons are counted with a counter in Chinese (五名) and often without a noun for persons in German (fünf Kumpel).
    loose = {base_a, base_b} == {"", "person"}
    if base_a == base_b or loose:
        left = tuple(v * factor_a for v in one)
        right = tuple(v * factor_b for v in two)
        if left == right:
            return _qualified(a, b)
        power = _power(left, right)
        if power:
            return Comparison(False, "scale", factor=power, reason=f"{b.value} is {a.value} times ten to the {power}")
        if one == two and a.unit != b.unit and not loose:
            return Comparison(False, "unit", reason=f"{a.unit} is not {b.unit}")
        return Comparison(False, "value", reason=f"{_shown(a)} is not {_shown(b)}")
    money_a, money_b = table.is_money(a.unit), table.is_money(b.unit)
    same = one == two
    if money_a and money_b:
        if same:
            return Comparison(False, "currency", reason=f"{a.unit} is not {b.unit}")
        power = _power(one, two)
        kind = "scale" if power else "value"
        return Comparison(False, kind, factor=power, reason=f"{_shown(a)} is not {_shown(b)}")
    if same:
        return Comparison(False, "unit", reason=f"{a.unit or 'no unit'} is not {b.unit or 'no unit'}")
    return Comparison(False, "value" if not (a.unit and b.unit) else "kind", reason=f"{_shown(a)} is not {_shown(b)}")


def _shared(a: Mention, one: Fraction, b: Mention, two: Fraction) -> bool:
    """Whether both say one share: die Hälfte, 50 %; or one growth: verdoppelt, 增长100%."""
    if {a.unit, b.unit} not in ({None, "%"}, {None, "‰"}):
        return False
    plain, number, percent = (a, one, two) if a.unit is None else (b, two, one)
    percent /= 1000 if "‰" in (a.unit, b.unit) else 100
    if plain.source == "fold":
        return number - 1 == percent or number == percent
    if plain.source == "increase":
        return number == percent
    return plain.source == "" and 0 < number < 1 and number == percent


def _grown(a: Mention, one: tuple[Fraction, ...], b: Mention, two: tuple[Fraction, ...]) -> Comparison:
    """Compare what is added with what it comes to: 增加一倍 is verdoppelt; "um das Doppelte" may be either."""
    if a.source == b.source or "fold" not in (a.source, b.source):
        same = one == two or (not (a.source and b.source) and _comes_to(a, one) == _comes_to(b, two))
    else:
        same = _comes_to(a, one) == _comes_to(b, two)
    return _qualified(a, b) if same else Comparison(False, "value", reason=f"{a.key} is not {b.key}")


def _comes_to(mention: Mention, values: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    return tuple(value + 1 for value in values) if mention.source == "increase" else values


def _shown(mention: Mention) -> str:
    return f"{mention.value} {mention.unit}" if mention.unit else f"{mention.value}"


def _power(one: tuple[Fraction, ...], two: tuple[Fraction, ...]) -> int:
    """Give k where every side of `two` is that of `one` times ten to the k (k not 0), otherwise 0."""
    if len(one) != len(two) or not all(one) or not all(two):
        return 0
    ratios = {b / a for a, b in zip(one, two, strict=True)}
    if len(ratios) != 1:
        return 0
    ratio = ratios.pop()
    if ratio <= 0:
        return 0
    big, sign = (ratio, 1) if ratio > 1 else (1 / ratio, -1)
    digits = str(big.numerator)
    if big.denominator != 1 or digits.rstrip("0") != "1" or len(digits) == 1:
        return 0
    return sign * (len(digits) - 1)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two mentions that answer one another and differ."""

    de: Mention
    zh: Mention
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class SetComparison:
    """The result for the mentions of one link."""

    equal: tuple[tuple[Mention, Mention], ...] = ()
    different: tuple[Difference, ...] = ()
    missing: tuple[Mention, ...] = ()  # in German only
    extra: tuple[Mention, ...] = ()  # in Chinese only

    @property
    def same(self) -> bool:
        """Whether both sides say the same values."""
        return not (self.different or self.missing or self.extra)


# The smaller, the likelier do two unequal mentions answer one another.
_COST = {"precision": 1, "qualifier": 1, "format": 2, "currency": 2, "unit": 3, "scale": 3, "value": 5}


def compare_sets(de: Sequence[Mention], zh: Sequence[Mention]) -> SetComparison:
    """Match the mentions of one link as multisets: first the equal ones, then the likeliest pairs of unequal ones.

    Dates are repeated more freely than other values: a date that the other side has once may be said twice. A first
    ordinal (erstmals, 首次) and a frequency of a year that only one side has are no difference.
    """
    left, right = list(de), list(zh)
    equal: list[tuple[Mention, Mention]] = []
    by_key: dict[str, list[int]] = {}
    for index, mention in enumerate(right):
        by_key.setdefault(mention.key, []).append(index)
    used: set[int] = set()
    rest: list[Mention] = []
    for mention in left:
        fitting = next(
            (i for i in by_key.get(mention.key, ()) if i not in used and compare(mention, right[i]).equal), None
        )
        if fitting is None:
            rest.append(mention)
        else:
            used.add(fitting)
            equal.append((mention, right[fitting]))
    left, right = rest, [m for i, m in enumerate(right) if i not in used]
    pairs: list[tuple[int, int, int, int, Comparison]] = []
    for i, one in enumerate(left[:_MOST]):
        for j, two in enumerate(right[:_MOST]):
            result = compare(one, two)
            if result.equal:
                pairs.append((0, abs(i - j), i, j, result))
            elif result.kind in _COST and _alike(one, two):
                pairs.append((_COST[result.kind], abs(i - j), i, j, result))
    gone_left: set[int] = set()
    gone_right: set[int] = set()
    different: list[Difference] = []
    for _, _, i, j, result in sorted(pairs, key=lambda p: p[:4]):
        if i in gone_left or j in gone_right:
            continue
        gone_left.add(i)
        gone_right.add(j)
        if result.equal:
            equal.append((left[i], right[j]))
        else:
            different.append(Difference(left[i], right[j], result))
    missing = [m for i, m in enumerate(left) if i not in gone_left]
    extra = [m for j, m in enumerate(right) if j not in gone_right]
    said_de = {m.key for m in de}
    said_zh = {m.key for m in zh}
    return SetComparison(
        tuple(equal),
        tuple(different),
        tuple(m for m in missing if not _harmless(m, said_zh)),
        tuple(m for m in extra if not _harmless(m, said_de)),
    )


# Links of a memorandum have a dozen values; a table of numbers is compared by key alone past this.
_MOST = 60


def _alike(one: Mention, two: Mention) -> bool:
    """Whether two unequal mentions are of kinds that a translator may have taken for one another."""
    counted = {MentionKind.NUMBER, MentionKind.QUANTITY, MentionKind.MONEY}
    if one.kind in counted and two.kind in counted:
        return (one.source == "ordinal") == (two.source == "ordinal")
    return one.kind is two.kind


def _harmless(mention: Mention, said: set[str]) -> bool:
    if mention.kind is MentionKind.DATE and mention.key in said:
        return True
    return mention.source == "ordinal" and mention.value == "1"
