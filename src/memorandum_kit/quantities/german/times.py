"""German times of day: `14.30 Uhr`, `10 bis 12 Uhr`, `8:15`, `halb neun abends`, `neun Uhr dreißig`."""

from __future__ import annotations

import re
from fractions import Fraction

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities import dates
from memorandum_kit.quantities.german.date_words import BLANK, DASH, MONTH, Context, word_before
from memorandum_kit.quantities.german.numerals import word_value
from memorandum_kit.quantities.reading import make

_TIME = re.compile(
    rf"(?P<h1>\d{{1,2}})(?:[.:](?P<m1>\d{{2}}))?(?:{BLANK}Uhr)?(?:{DASH}(?P<h2>\d{{1,2}})(?:[.:](?P<m2>\d{{2}}))?)?"
    rf"{BLANK}?(?P<unit>Uhr|h)(?!\w)(?:{BLANK}(?P<after>\d{{1,2}})(?!\d|\.\d|\.{BLANK}(?:{MONTH})|[.:,]\d|\w|{BLANK}?(?:%|€|[A-ZÄÖÜ])))?"
)


# um 8 und 16 Uhr: the first takes its Uhr from the second
_TWO_TIMES = re.compile(
    rf"(\d{{1,2}})(?:[.:](\d{{2}}))?(?=(?:,{BLANK}|{BLANK}und{BLANK}|{BLANK}oder{BLANK})\d{{1,2}}(?:[.:]\d{{2}})?{BLANK}Uhr)"
)


_HALF_PAST = re.compile(rf"{BLANK}Uhr(?!\w)")


_COLON = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:]|[.,]\d)")


_COLON_RANGE = re.compile(rf"(\d{{1,2}}):(\d{{2}}){DASH}(\d{{1,2}}):(\d{{2}})(?![\d:])")


_CLOCK_WORD = re.compile(rf"{BLANK}Uhr(?!\w)(?:{BLANK}(\w+))?")


_ROUGHLY = (("gegen",), ("etwa",), ("circa",), ("ca.",), ("ungefähr",))


def read_time(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    """Read a time of day that begins with a digit."""
    found = _TWO_TIMES.match(text, start) if before[-1:] in (("um",), ("gegen",), ("ab",)) else None
    if found is not None:
        value = dates.clock(int(found[1]), int(found[2] or 0))
        return [
            clock_mention(text, start, found.end(), value, _near_clock(int(found[1]), int(found[2] or 0)))
        ], found.end()
    found = _TIME.match(text, start)
    if found is None or (found["unit"] == "h" and found["m1"] is None):  # 2 h 15 min is a duration
        return _read_colon(text, start, before)
    first = dates.clock(int(found["h1"]), int(found["m1"] or found["after"] or 0))
    if found["h2"] is None:
        near = _near_clock(int(found["h1"]), int(found["m1"] or 0))
        begin, qualifier = (word_before(text, start), "about") if before[-1:] in _ROUGHLY else (start, None)
        return [clock_mention(text, begin, found.end(), first, near, qualifier)], found.end()
    last = dates.clock(int(found["h2"]), int(found["m2"] or 0))
    value = f"{first}/{last}" if first and last else None
    near = (f"{first or 'T00:00'}/{last or 'T24:00'}",)
    return [clock_mention(text, start, found.end(), value, near)], found.end()


def _near_clock(hour: int, minute: int) -> tuple[str, ...]:
    return (f"T{min(hour, 23):02d}:{min(minute, 59):02d}", f"T{hour % 24:02d}:{minute % 60:02d}")


def clock_mention(
    text: str, start: int, end: int, value: str | None, near: tuple[str, ...], qualifier: str | None = None
) -> Mention:
    """Build the mention of a time; `near` are the candidates where the clock has none."""
    if value is None:
        return make(text, start, end, MentionKind.TIME, None, status="invalid", candidates=tuple(dict.fromkeys(near)))
    return make(text, start, end, MentionKind.TIME, value, qualifier=qualifier)


# Two numbers with a colon that are no time of day: a scale, a ratio, a score.
_RATIO = re.compile(
    r"(?i)verhältnis|maßstab|massstab|mischung|\b(?:gewann|siegt|gewinn|gewonn|verlor|verlier|besieg|schlug|unterl[ai]g)"
)
_SCORE = re.compile(
    r"(?i)\b(?:\w*spiel|endete|ergebnis|stand|sieg|niederlage|tore?|punkte|stimmen|satz|halbzeit|format)\b"
)
_AT = frozenset({"um", "ab", "bis", "gegen", "uhr", "von", "zwischen", "vor", "nach", "seit", "und"})


def _is_ratio(text: str, found: re.Match[str], before: tuple[str, ...], *, valid: bool) -> bool:
    """Whether `26:30` is a score or ratio; what the clock has is one only where a word for a ratio stands beside it."""
    if before[-1:] and before[-1] in _AT:
        return False
    around = text[max(0, found.start() - 40) : found.start()] + "|" + text[found.end() : found.end() + 24]
    if _RATIO.search(around):
        return True
    return not valid and (int(found[1]) + int(found[2]) == 100 or bool(_SCORE.search(around)))


def _read_colon(text: str, start: int, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    ranged = _COLON_RANGE.match(text, start)
    if ranged is not None:
        first, last = dates.clock(int(ranged[1]), int(ranged[2])), dates.clock(int(ranged[3]), int(ranged[4]))
        if first and last:
            return [clock_mention(text, start, ranged.end(), f"{first}/{last}", ())], ranged.end()
    found = _COLON.match(text, start)
    if found is None:
        return None
    value = dates.clock(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    if _is_ratio(text, found, before, valid=value is not None):
        return [], found.end()
    near = _near_clock(int(found[1]), int(found[2]))
    return [clock_mention(text, start, found.end(), value, near)], found.end()


_MORNING = ("morgen", "morgens", "früh", "vormittag", "vormittags")


_EVENING = ("abend", "abends", "nachmittag", "nachmittags")


def half_past(text: str, start: int, end: int, hour: int, before: tuple[str, ...]) -> tuple[Mention, int] | None:
    """Read `um halb acht`: morning or evening is open unless a word before says it."""
    if not 1 <= hour <= 12 or before[-1:] != ("halb",) or not (before[-2:-1] == ("um",) or _HALF_PAST.match(text, end)):
        return None
    uhr = _HALF_PAST.match(text, end)
    stop = uhr.end() if uhr else end
    early = ((hour - 1) % 12) * 60 + 30
    return _by_daytime(text, word_before(text, start), stop, early, before), stop


def _by_daytime(text: str, start: int, end: int, early: int, before: tuple[str, ...]) -> Mention:
    """Build the mention of a time that a twelve-hour clock says, `early` minutes into a half day."""
    readings = tuple(f"T{at // 60:02d}:{at % 60:02d}" for at in (early, early + 720))
    said = " ".join(before) + (text[end : end + 12].lower().split() or [""])[0]
    if any(word in said for word in _EVENING):
        return clock_mention(text, start, end, readings[1], ())
    if any(word in said for word in _MORNING):
        return clock_mention(text, start, end, readings[0], ())
    return make(text, start, end, MentionKind.TIME, None, status="ambiguous", candidates=readings)


_PAST_OR_TO = re.compile(rf"{BLANK}(?:Minuten{BLANK})?(nach|vor){BLANK}(halb{BLANK})?(\w+)({BLANK}Uhr)?(?!\w)")
# drei viertel acht is 7.45, viertel acht 7.15
_QUARTERS = re.compile(rf"(?i)(drei{BLANK}?)?(viertel){BLANK}(\w+)(?!\w)")
_DAYTIME = re.compile(rf"{BLANK}(?:morgens|abends|früh|nachmittags|vormittags|nachts)(?!\w)")
_TIME_BEFORE = frozenset({"um", "gegen", "ab", "bis", "kurz", "schon", "erst"})


def past_or_to(
    text: str, start: int, end: int, minutes: Fraction, before: tuple[str, ...]
) -> tuple[Mention, int] | None:
    """Read `Viertel nach acht`, `zehn vor halb neun`; `end` is where the minutes end, `before` the words before them.

    Ten may also be before nine in another way ("zehn vor neun Vertretern"), so that a word for a time must stand beside it.
    """
    quarters = _QUARTERS.match(text, start) if before[-1:] and before[-1] in _TIME_BEFORE else None
    hour = word_value(quarters[3].lower()) if quarters else None
    if quarters is not None and hour is not None and 1 <= hour <= 12 and hour.denominator == 1:
        early = int(hour - 1) * 60 + (45 if quarters[1] else 15)
        return _by_daytime(text, start, quarters.end(3), early, before), quarters.end(3)
    found = _PAST_OR_TO.match(text, end)
    if found is None or minutes.denominator != 1 or not 1 <= minutes <= 29:
        return None
    said = found[3]
    hour = Fraction(int(said)) if said.isdigit() and len(said) < 3 else word_value(said.lower())
    if hour is None or hour != int(hour) or not 1 <= hour <= 12:
        return None
    if not (found[4] or (before[-1:] and before[-1] in _TIME_BEFORE) or _DAYTIME.match(text, found.end())):
        return None
    early = int(hour) % 12 * 60 - (30 if found[2] else 0) + int(minutes) * (1 if found[1] == "nach" else -1)
    return _by_daytime(text, start, found.end(), early % 720, before), found.end()


def clock_words(text: str, start: int, end: int, word: str) -> tuple[Mention, int] | None:
    """Read `zwölf Uhr`, `neun Uhr dreißig`; `end` is where the number word ends."""
    found = _CLOCK_WORD.match(text, end)
    value = word_value(word) if found else None
    if found is None or value is None or value.denominator != 1:
        return None
    minute = word_value(found[1].lower()) if found[1] else None
    stop = found.end() if minute is not None else (found.start(1) - 1 if found[1] else found.end())
    shown = dates.clock(int(value), int(minute or 0))
    return clock_mention(text, start, stop, shown, _near_clock(int(value), int(minute or 0))), stop
