"""The canonical text of a value and the key that two languages share.

Numbers are plain decimals without grouping (`1448`, `0.5`); what no decimal can say exactly is a reduced fraction
(`1/3`); a range is `low/high` with the qualifier `range` (`low..high` in the key, since 2/3 is a fraction).
Durations are ISO 8601 (`P1Y6M`), dates EDTF.

A key is `kind:value` or `kind:value unit`, where value and unit are those of the dimension's base unit: 15 mu and 1 ha
are both `quantity:10000 m2`, 3 ‰ and 0.3 % both `quantity:0.3 %`, P12M and P1Y both `duration:P1Y`. The qualifier is
no part of it. Ordinals, frequencies and the parts of a law have prefixes of their own (`ordinal:3`, `frequency:P1Y`,
`article:3.2`), so that "the third" is not "three". What was refused has the key `refused:` and its surface.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from memorandum_kit.quantities.units import units


def number_text(value: Fraction | int) -> str:
    """Give the canonical text of an exact number: `1448`, `-0.5`, `1/3`."""
    if isinstance(value, int):
        return str(value)
    top, bottom = value.numerator, value.denominator
    if bottom == 1:
        return str(top)
    places, rest = 0, bottom
    twos = fives = 0
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    if rest != 1:
        return f"{top}/{bottom}"
    places = max(twos, fives)
    digits = str(abs(top) * 10**places // bottom).rjust(places + 1, "0")
    return f"{'-' if top < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def exact(text: str) -> Fraction:
    """Read a canonical number back, fraction or decimal.

    Raises:
        ValueError: `text` is no canonical number.
    """
    return Fraction(text)


_DURATION = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)


def duration_parts(text: str) -> tuple[Fraction, Fraction, Fraction]:
    """Give months, days and seconds of an ISO 8601 duration: the three measures that do not convert into one another.

    Raises:
        ValueError: `text` is no duration.
    """
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no ISO 8601 duration")
    years, months, weeks, days, hours, minutes, seconds = (Fraction(g or 0) for g in found.groups())
    return years * 12 + months, weeks * 7 + days, hours * 3600 + minutes * 60 + seconds


def duration_text(months: Fraction, days: Fraction, seconds: Fraction) -> str:
    """Give the one ISO 8601 duration that stands for all that are equal to it: P12M is P1Y, P14D is P2W."""
    date, time = "", ""
    if months:
        years, rest = divmod(months, 12)
        date += (f"{years}Y" if years else "") + (f"{number_text(rest)}M" if rest else "")
    if days:
        date += f"{days // 7}W" if not months and not seconds and days % 7 == 0 else f"{number_text(days)}D"
    if seconds:
        hours, rest = divmod(seconds, 3600)
        minutes, rest = divmod(rest, 60)
        time = "T" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        time += f"{number_text(rest)}S" if rest else ""
    return f"P{date}{time}" if date or time else "P0D"


@lru_cache(maxsize=4096)
def key_of(kind: str, value: str, unit: str | None, *, ranged: bool = False) -> str:
    """Give the key of a value: its kind, and value and unit in the base unit of the dimension.

    A value that is no number (a date, a reference) is kept as it is. `kind` is a mention's kind or one of the finer
    `ordinal`, `frequency`, `article` … that the module's text names. `ranged` says that `2/3` is "two to three".
    """
    if kind in ("duration", "frequency"):
        return f"{kind}:{'/'.join(_same_duration(part) for part in value.split('/'))}"
    shown = value.replace("/", "..") if ranged else value
    if unit is None:
        return f"{kind}:{shown}"
    base, factor = units().base_of(unit)
    if factor == 1:
        return f"{kind}:{shown} {base}"
    parts = value.split("/") if ranged else [value]
    return f"{kind}:{'..'.join(number_text(Fraction(part) * factor) for part in parts)} {base}"


def _same_duration(text: str) -> str:
    try:
        return duration_text(*duration_parts(text))
    except (ValueError, ZeroDivisionError):
        return text


def joined_durations(value: str, smaller: str) -> str:
    """Give one duration of two, the second in smaller units: `P1Y` and `P6M` are `P1Y6M`, `P1D` and `PT2H` `P1DT2H`."""
    return value + smaller.removeprefix("P").removeprefix("T" if "T" in value else "")


def duration_in(value: Fraction, unit: tuple[int, int, int]) -> str:
    """Give `value` units of time as ISO 8601 in the unit that was written: 14 Tage P14D, anderthalb Jahre P1Y6M."""
    months, days, seconds = unit
    if months:
        total = value * months
        if months == 1 and total.denominator == 1:
            return f"P{total}M"
        if value.denominator == 1 and months % 12 == 0:
            return f"P{total / 12}Y"
        years, rest = divmod(total, 12)
        if months < 12:
            years, rest = 0, total
        return "P" + (f"{years}Y" if years else "") + (f"{number_text(rest)}M" if rest or not years else "")
    if days == 7:
        return f"P{value}W" if value.denominator == 1 else f"P{number_text(value * 7)}D"
    if days:
        return f"P{number_text(value)}D"
    if value.denominator == 1 and seconds in (3600, 60, 1):
        return f"PT{value}{ {3600: 'H', 60: 'M', 1: 'S'}[seconds] }"
    whole = value * seconds
    hours, rest = divmod(whole, 3600)
    minutes, rest = divmod(rest, 60)
    return (
        "PT"
        + (f"{hours}H" if hours else "")
        + (f"{minutes}M" if minutes else "")
        + (f"{number_text(rest)}S" if rest else "")
    )
