"""What the parsers of both languages hand on: a number as it was read, and the mention made of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from memorandum_kit.model import Mention, MentionKind, Span
from memorandum_kit.quantities.canonical import key_of, number_text
from memorandum_kit.quantities.units import units

# Digit strings past this are serial numbers: no quantity has them, and int() is quadratic.
LONGEST_NUMBER = 40
# 1/3, 2/3: a proper fraction of small numbers; 3/2024 and 24/7 are none.
FRACTION = re.compile(r"([1-9]\d?)/([2-9]|1[02]|100)(?![\d/]|[.,]\d)")

# 3,,5 and 12..5: a mark twice. Three points are a range (10...15); 1., 2. are items.
DOUBLED = re.compile(r"\d+(?:[.,，]\d+)*(?:\.\.|[,，]{2}|,\.|\.,)(?!\d+\.[^\d\w])(?:\d+[.,，])*\d+")
_MARKS = re.compile(r"([.,，])[.,，]")


@dataclass(frozen=True, slots=True)
class Read:
    """A number that was read at a position.

    `value` is None where it was refused; then `status` says why and `candidates` what it may have been.
    `style` is `digits`, `words` or `mixed` (3,5 Mio.); `qualifier` is what the number itself carries (数百, 40多万).
    """

    value: Fraction | None
    end: int
    status: str = "ok"
    candidates: tuple[Fraction, ...] = ()
    style: str = "digits"
    qualifier: str | None = None
    high: Fraction | None = None  # of a range that one numeral expresses (两三个, 七八十)
    places: int = 0  # decimals as written
    scaled: bool = False  # a word or sign of scale was read (Mio., 万): the digits before it may be a decimal

    def times(self, factor: Fraction | int, end: int, *, style: str = "mixed") -> Read:
        """Give the number multiplied by a word of scale that ends at `end`."""
        return Read(
            None if self.value is None else self.value * factor,
            end,
            self.status,
            tuple(c * factor for c in self.candidates),
            style,
            self.qualifier,
            None if self.high is None else self.high * factor,
            self.places,
            True,
        )


def has_doubled_marks(text: str) -> bool:
    """Whether a text has two points or commas in a row, so that `DOUBLED` is worth asking."""
    return ".." in text or ",," in text or ",." in text or ".," in text or "，，" in text


def once_marked(found: re.Match[str], read: Callable[[str], Read]) -> Read:
    """Refuse what `DOUBLED` found; the candidates are what `read` makes of it with each mark once, or with none."""
    once = read(_MARKS.sub(r"\1", found[0]))
    digits = "".join(c for c in found[0] if c.isdecimal())
    shown = [*once.candidates, *(() if once.value is None else (once.value,))]
    if len(digits) <= LONGEST_NUMBER:
        shown.append(Fraction(int(digits)))
    return Read(None, found.end(), "malformed", tuple(dict.fromkeys(shown)))


def make(
    text: str,
    start: int,
    end: int,
    kind: MentionKind,
    value: str | None,
    *,
    unit: str | None = None,
    qualifier: str | None = None,
    status: str = "ok",
    candidates: tuple[str, ...] = (),
    source: str = "",
) -> Mention:
    """Build a mention; `source` is the finer kind that the key shows where it has one."""
    surface = text[start:end]
    if value is None:
        key = f"refused:{surface}"
        status = "malformed" if status == "ok" else status
    else:
        key = key_of(source or kind.value, value, unit, ranged=qualifier == "range")
    return Mention(
        kind=kind,
        span=Span(start, end),
        surface=surface,
        key=key,
        value=value,
        unit=unit,
        qualifier=qualifier,
        status=status,
        candidates=candidates,
        source=source,
    )


_ONE = Fraction(1)


def amount(
    text: str, start: int, end: int, low: Read, high: Read | None, unit: str | None, qualifier: str | None
) -> Mention:
    """Build the mention of a number, quantity or sum of money, a range where `high` is given.

    Cents and jiao become euros and yuan. Persons are whole: a fraction of one without a word of scale is refused.
    """
    kind, unit, factor = _kind_and_unit(unit)
    top = high.value if high is not None else low.high
    numbers = (low,) if high is None else (low, high)
    status = next((n.status for n in numbers if n.status != "ok"), "ok")
    qualifier = qualifier or low.qualifier
    candidates = [c for n in numbers for c in (n.candidates or _own(n))]
    if status == "ok":
        doubtful = next((n for n in numbers if n.style == "digits" and n.places and not n.scaled), None)
        if doubtful is not None and unit == "person" and not _is_average(text, start, end, doubtful):
            status, candidates = "malformed", list(_without_point(doubtful))
        elif doubtful is not None and kind is MentionKind.MONEY and doubtful.places == 3 and "/" not in (unit or ""):
            status, candidates = "ambiguous", list(_without_point(doubtful))
    if status != "ok" or low.value is None:
        shown = tuple(dict.fromkeys(number_text(c * factor) for c in candidates))
        return make(text, start, end, kind, None, unit=unit, qualifier=qualifier, status=status, candidates=shown)
    value = number_text(low.value if factor is _ONE else low.value * factor)
    if top is not None:
        if top <= low.value:
            shown = (value, number_text(top * factor))
            return make(text, start, end, kind, None, unit=unit, status="ambiguous", candidates=shown)
        value, qualifier = f"{value}/{number_text(top if factor is _ONE else top * factor)}", "range"
    return make(text, start, end, kind, value, unit=unit, qualifier=qualifier)


def in_order(mentions: list[Mention]) -> list[Mention]:
    """Give the mentions in the order of the text, each beginning where the one before it ends at the earliest.

    Two numbers may claim the same word between them ("5 € 12"); it stays with the first.
    """
    mentions.sort(key=lambda m: m.span)
    floor = 0
    out: list[Mention] = []
    for mention in mentions:
        start, end = mention.span.start, mention.span.end
        if end <= floor:
            continue
        if start < floor:
            cut = mention.surface[floor - start :]
            start = floor + len(cut) - len(cut.lstrip())
            mention = replace(mention, span=Span(start, end), surface=cut.lstrip())
        floor = end
        out.append(mention)
    return out


def _own(number: Read) -> tuple[Fraction, ...]:
    return (number.value,) if number.value is not None else ()


_MEAN = re.compile(r"(?i)durchschnitt|im schnitt|im mittel|mittelwert|statistisch|quote|\bpro\b|\bje\b|平均|均|每")
_EACH = re.compile(r"(?i)(?:[ ]?\w+)?[ ]?(?:\b(?:pro|je|im schnitt|im durchschnitt|durchschnittlich)\b|/|每|[（(]平均)")


def _is_average(text: str, start: int, end: int, number: Read) -> bool:
    """Whether a few persons and a fraction are a mean: 3,2 Personen pro Haushalt, 户均3.2人."""
    if number.places > 2 or number.value is None or abs(number.value) >= _MOST_IN_A_MEAN:
        return False
    return bool(_MEAN.search(text, max(0, start - 30), start) or _EACH.match(text, end))


_MOST_IN_A_MEAN = 1000


def _without_point(number: Read) -> tuple[Fraction, ...]:
    """Give what persons or money with three decimals may be: 2,300 is 2300 with a wrong mark, or what it says."""
    value = number.value or Fraction(0)
    whole = value * 10**number.places
    return tuple(dict.fromkeys((whole, value) if number.places == 3 else (value, whole)))


_SMALL = {"cEUR": ("EUR", Fraction(1, 100)), "cCNY": ("CNY", Fraction(1, 10))}


def _kind_and_unit(unit: str | None) -> tuple[MentionKind, str | None, Fraction]:
    if unit is None:
        return MentionKind.NUMBER, None, _ONE
    if unit in _SMALL:
        return MentionKind.MONEY, *_SMALL[unit]
    if units().is_money(unit):
        return MentionKind.MONEY, unit, _ONE
    return MentionKind.QUANTITY, unit, _ONE
