"""Another date or time in the manner of one that stands in a text: field by field, the words between them left.

A date's fields are the year, month, day, weekday, quarter, half, season and third that its surface shows; each is taken for what it is
only where it has the value that the date is known to have. What is elided (4. bis 8. Mai) has to be elidable in the new
date too.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang
from memorandum_kit.quantities import write_value
from memorandum_kit.resources import GERMAN_MONTHS

_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_SEASONS = {False: ("Frühjahr", "Sommer", "Herbst", "Winter"), True: ("春", "夏", "秋", "冬")}
_ORDINALS = ("erst", "zweit", "dritt", "viert")
_ROMAN = ("I", "II", "III", "IV")
_FIGURES = "〇一二三四五六七八九"

_GERMAN = re.compile(
    rf"""
    (?P<w> {"|".join(_WEEKDAYS)} | Sonnabend )
    | (?P<iso> \d{{4}}-\d\d-\d\d )
    | (?P<q> (?: [1-4]\. | (?:I{{1,3}}|IV)\. | (?:erst|zweit|dritt|viert)e[nrsm]? ) ) (?=\s (?:Quartal|Vierteljahr) )
    | (?P<h> (?: [12]\. | (?:I{{1,2}})\. | (?:erst|zweit)e[nrsm]? ) ) (?=\s (?:Halbjahr|Jahreshälfte|Hälfte) )
    | (?P<m> {"|".join(GERMAN_MONTHS)} )
    | (?P<p> Anfang | Mitte | Ende )
    | (?P<s> Frühjahr | Frühling | Sommer | Herbst | Winter )
    | (?P<y> (?<!\d) \d{{4}} (?!\d) | (?<=\d/) \d\d (?!\d) )
    | (?P<d> (?<!\d) \d{{1,2}} \. (?!\d{{1,2}}\.) )
    | (?P<dm> (?<!\d) \d{{1,2}} \. \d{{1,2}} \. )
    """,
    re.VERBOSE,
)
_CHINESE = re.compile(
    r"""
    (?P<w> (?<=星期|礼拜|禮拜) [一二三四五六日天] | (?<=[周週]) [一二三四五六日] (?!年) )
    | (?P<iso> \d{4}-\d\d-\d\d | \d{4}\.\d{1,2}\.\d{1,2} | \d{4}/\d{1,2}/\d{1,2} )
    | (?P<q> [1-4一二三四] ) (?=季度|个季度)
    | (?P<h> [上下] ) (?=半年)
    | (?P<s> [春夏秋冬] ) (?=[季天]|$)
    | (?P<p> [上中下] (?=旬) | 年?[初底末] | 年中 )
    | (?P<y> (?<!\d) (?: \d{4} | [〇零一二三四五六七八九]{4} ) (?!\d) )
    | (?P<m> (?<!\d) (?: \d{1,2} | 十?[一二三四五六七八九十] ) ) (?=\s?月)
    | (?P<d> (?<!\d) (?: \d{1,2} | [二三]?十?[一二三四五六七八九十] ) ) (?=\s?[日号號])
    """,
    re.VERBOSE,
)
_ELIDED: tuple[set[str], ...] = (set(), {"y"}, {"y", "m"})
_ISO = re.compile(r"(?P<y>\d{4})?-?-?(?:-(?P<m>\d\d))?(?:-(?P<d>\d\d))?")


@dataclass(frozen=True, slots=True)
class _Field:
    kind: str
    start: int
    end: int
    text: str
    value: int


def dated(surface: str, lang: Lang, old: str, new: str) -> str | None:
    """Give the date `new` written as `surface` writes `old` (both ISO 8601 or EDTF); None where that is not certain."""
    has, wanted = _expected(old), _expected(new)
    if not lang.is_chinese and has is not None and wanted is not None and (whole := _with_month(surface, has, wanted)):
        return whole
    fields = _fields(surface, lang)
    if has is None or wanted is None or not fields:
        return None
    pieces: list[tuple[_Field, int]] = []
    shown = {field.kind for field in fields}
    # A quarter, half, season or third stands for the months or days.
    hidden = (
        {"m", "d"}
        if shown & {"q", "h", "s"} or ("p" in shown and "m" not in shown)
        else {"d"}
        if "p" in shown
        else set()
    )
    # What is larger may stand elsewhere in the clause (3. und 4. Mai 2025).
    unseen = {kind for kind in wanted if kind in "ymd"} - hidden - shown
    if unseen not in _ELIDED:
        return None
    for kind in shown:
        found = [field for field in fields if field.kind == kind]
        olds, news = has.get(kind, ()), wanted.get(kind, ())
        if len(olds) != len(news) or not olds:
            return None
        if len(found) == 1 and len(olds) == 2:
            if olds[0] != olds[1] or news[0] != news[1]:
                return None
        elif len(found) != len(olds) or (len(news) == 2 and news[0] == news[1] and olds[0] != olds[1]):
            return None
        for field, before, after in zip(found, olds, news, strict=False):
            if field.value != before and not (kind == "y" and len(field.text) == 2 and field.value == before % 100):
                return None
            pieces.append((field, after))
    return _put(surface, pieces, lang, fields)


_ELIDED_MONTH = re.compile(
    rf"(?P<d>\d{{1,2}})(?P<mid>\.[^\d]*?)(?P<last>\d{{1,2}})\. (?P<m>{'|'.join(GERMAN_MONTHS)})(?P<y> \d{{4}})?"
)


def _with_month(surface: str, has: dict[str, tuple[int, ...]], wanted: dict[str, tuple[int, ...]]) -> str | None:
    """30. Mai bis zum 2. Juni in place of 21. bis zum 23. Juni: the month that was left out is written where it is another one."""
    match = _ELIDED_MONTH.fullmatch(surface)
    months, days, years = wanted.get("m", ()), wanted.get("d", ()), wanted.get("y", ())
    if match is None or len(months) != 2 or len(days) != 2 or months[0] == months[1] or len(set(years)) > 1:
        return None
    if has.get("d") != (int(match["d"]), int(match["last"])) or bool(years) is not bool(match["y"]):
        return None
    if set(has.get("m", ())) != {GERMAN_MONTHS.index(match["m"]) + 1} or ("y" in has) is not bool(years):
        return None
    first, last = (GERMAN_MONTHS[month - 1] for month in months)
    year = f" {years[0]}" if years else ""
    return f"{days[0]}. {first}{match['mid'][1:]}{days[1]}. {last}{year}"


def _put(surface: str, pieces: list[tuple[_Field, int]], lang: Lang, fields: list[_Field]) -> str | None:
    padded = any(field.text.startswith("0") for field in fields if field.kind in "md")
    bare = any(field.value < 10 and field.text[0] != "0" for field in fields if field.kind in "md")
    figures = all(field.text[:1].isdecimal() for field in fields if field.kind in "md")
    dotted = figures and not lang.is_chinese and any(field.kind == "m" for field in fields)
    zero = padded or (dotted and not bare)
    text = surface
    for field, value in sorted(pieces, key=lambda piece: -piece[0].start):
        written = _field(field, value, lang, zero)
        if written is None:
            return None
        text = text[: field.start] + written + text[field.end :]
    return text


def _field(field: _Field, value: int, lang: Lang, zero: bool) -> str | None:
    if field.text.isdecimal():
        if field.kind == "y" and len(field.text) == 2:
            return f"{value % 100:02}"
        return f"{value:02}" if zero and field.kind in "md" else str(value)
    if lang.is_chinese:
        return _chinese_field(field, value)
    match field.kind:
        case "m":
            return GERMAN_MONTHS[value - 1]
        case "w":
            return _WEEKDAYS[value - 1]
        case "s":
            return None if field.text == "Frühling" and value != 1 else _SEASONS[False][value - 1]
        case "p":
            return ("Anfang", "Mitte", "Ende")[value - 1]
        case "q" | "h" if field.text[0] in "IV":
            return _ROMAN[value - 1]
        case "q" | "h":
            return _ORDINALS[value - 1] + field.text[field.text.index("te") + 1 :]
    return None


def _chinese_field(field: _Field, value: int) -> str | None:
    match field.kind:
        case "y":
            return "".join(_FIGURES[int(figure)] for figure in str(value))
        case "m" | "d" | "q":
            return write_value(str(value), Lang.ZH_HANS, style="words")
        case "w":
            return "一二三四五六"[value - 1] if value < 7 else "日"
        case "h":
            return "上下"[value - 1]
        case "s":
            return _SEASONS[True][value - 1]
        case "p" if field.text in "上中下":
            return "上中下"[value - 1]
        case "p":
            year = "年" if field.text.startswith("年") else ""
            return (f"{year}初", "年中" if year else "中旬", f"{year}底")[value - 1]
    return None


def _fields(surface: str, lang: Lang) -> list[_Field]:
    """The fields of a date's surface in order; none where a figure is left that is not understood."""
    found: list[_Field] = []
    rest = surface
    for match in (_CHINESE if lang.is_chinese else _GERMAN).finditer(surface):
        kind, text = match.lastgroup or "", match[0]
        rest = rest[: match.start()] + " " * len(text) + rest[match.end() :]
        if kind in ("iso", "dm"):
            for name, number in zip("ymd" if kind == "iso" else "dm", re.finditer(r"\d+", text), strict=False):
                at = match.start() + number.start()
                found.append(_Field(name, at, at + len(number[0]), number[0], int(number[0])))
            continue
        if text[-1] == "." and kind in "dqh":
            text = text[:-1]
        found.append(_Field(kind, match.start(), match.start() + len(text), text, _value(kind, text, lang.is_chinese)))
    return [] if re.search(r"\d|[一二三四五六七八九十]", rest) else found


def _value(kind: str, text: str, chinese: bool) -> int:
    if text.isdecimal():
        return int(text)
    if chinese:
        match kind:
            case "y":
                return int("".join(str(max(_FIGURES.find(figure), 0)) for figure in text))
            case "w":
                return min("一二三四五六日天".index(text) + 1, 7)
            case "h" | "p" if text in "上中下":
                return 2 if kind == "h" and text == "下" else "上中下".index(text) + 1
            case "p":
                return 1 if "初" in text else 2 if "中" in text else 3
            case "s":
                return _SEASONS[True].index(text) + 1
            case _:
                tens, _, ones = text.partition("十")
                value = "一二三四五六七八九".find
                return (value(tens) + 1 or 1) * 10 + value(ones or "-") + 1 if "十" in text else value(text) + 1
    match kind:
        case "m":
            return GERMAN_MONTHS.index(text) + 1
        case "w":
            return 6 if text == "Sonnabend" else _WEEKDAYS.index(text) + 1
        case "s":
            return 1 if text == "Frühling" else _SEASONS[False].index(text) + 1
        case "p":
            return ("Anfang", "Mitte", "Ende").index(text) + 1
    if text in _ROMAN:
        return _ROMAN.index(text) + 1
    return next((n for n, word in enumerate(_ORDINALS, 1) if text.startswith(word)), 0)


@lru_cache(maxsize=4096)
def _expected(value: str) -> dict[str, tuple[int, ...]] | None:
    """What each kind of field must be: one figure, two for an interval; None for what is no such date."""
    if day := re.fullmatch(r"---(\d\d)", value):
        return {"d": (int(day[1]),)}
    sides = value.split("/")
    parts = [match for side in sides if (match := _ISO.fullmatch(side))]
    if len(parts) != len(sides) or len(parts) > 2:
        return None
    found = {
        kind: tuple(int(part[kind]) for part in parts)
        for kind in "ymd"
        if all(part[kind] is not None for part in parts)
    }
    months, days = found.get("m", ()), found.get("d", ())
    if len(parts) == 1:
        if months and months[0] > 20:
            found["s"] = (found.pop("m")[0] - 20,)
        elif len(found) == 3:
            found["w"] = (datetime.date(*(found[kind][0] for kind in "ymd")).isoweekday(),)
        return found
    same_year = len(set(found.get("y", ()))) < 2
    if not same_year or not months:
        return found
    if days and months[0] == months[1]:
        third = {1: 1, 11: 2, 21: 3}.get(days[0])
        if third and (days[1] in (10, 20) if third < 3 else days[1] >= 28):
            found["p"] = (third,) * 2
    elif not days:
        first, last = months
        if last - first == 2 and last % 3 == 0:
            found["q"] = (last // 3,) * 2
        elif last - first == 5 and last % 6 == 0:
            found["h"] = (last // 6,) * 2
        elif last - first == 3 and last % 4 == 0:
            found["p"] = (last // 4,) * 2
    return found


_CLOCK_DE = re.compile(r"(?P<h>\d{1,2})(?:(?P<sep>[:.])(?P<m>\d\d))?")
_HOUR = r"\d{1,2}|[一二两三四五六七八九十]{1,3}|兩"
_CLOCK_ZH = re.compile(
    rf"(?P<part>上午|下午|晚上|早上|中午|凌晨)?\s?(?P<h>{_HOUR})(?:(?P<sep>[:：])(?P<m>\d\d)"
    rf"|(?P<point>[点點时時])(?P<half>半|整)?(?:(?P<minutes>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})分)?)?"
)
# The hours that a part of the day can mean.
_PARTS = {"上午": range(5, 12), "早上": range(5, 10), "中午": range(11, 14), "下午": range(12, 19), "晚上": range(18, 24),
          "凌晨": range(6)}  # fmt: skip


def timed(surface: str, lang: Lang, old: str, new: str, *, mark: str = ":") -> str | None:
    """Give the time `new` written as `surface` writes `old` (`T14:30`, `T09:00/T12:00`); None where that is not certain.

    Where a full hour stood in German, `mark` goes between the hours and minutes of another time.
    """
    olds, news = _clock(old), _clock(new)
    found = list((_CLOCK_ZH if lang.is_chinese else _CLOCK_DE).finditer(surface))
    if not olds or len(olds) != len(news) or len(found) != len(olds):
        return None
    write: Callable[[re.Match[str], int, int, bool], str | None] = _clock_zh if lang.is_chinese else _clock_de
    zero = any(match["h"].startswith("0") for match in found)
    text = surface
    for match, before, after in reversed(list(zip(found, olds, news, strict=True))):
        if write(match, *before, match["h"].startswith("0")) != match[0]:
            return None
        written = write(match, *after, zero)
        if written is None:
            return None
        if not lang.is_chinese and match["m"] is None:
            written = written.replace(":", mark)
        text = text[: match.start()] + written + text[match.end() :]
    return text


def _clock(value: str) -> list[tuple[int, int]]:
    found = [re.fullmatch(r"T(\d\d):(\d\d)", side) for side in value.split("/")]
    return [(int(match[1]), int(match[2])) for match in found if match]


def _clock_de(match: re.Match[str], hour: int, minute: int, zero: bool) -> str:
    hours = f"{hour:02}" if zero else str(hour)
    if match["m"] is None and minute == 0:
        return hours
    return f"{hours}{match['sep'] or ':'}{minute:02}"


def _clock_zh(match: re.Match[str], hour: int, minute: int, zero: bool) -> str | None:
    part = match["part"] or ""
    if part:
        if hour not in _PARTS[part]:
            return None
        hour = hour - 12 if hour > 12 and int(_value("h", match["h"], True) or 0) <= 12 else hour
    words = not match["h"].isdecimal()
    try:
        hours = (f"{hour:02}" if zero else str(hour)) if not words else _spoken(hour)
        if match["sep"]:
            return f"{part}{hours}{match['sep']}{minute:02}"
        if not match["point"]:
            return f"{part}{hours}" if minute == 0 else None
        if minute == 30 and (match["half"] == "半" or words):
            tail = "半"
        elif minute == 0:
            tail = "整" if match["half"] == "整" else ""
        else:
            bare = match["minutes"] is not None and len(match["minutes"]) == 1
            figures = str(minute) if bare else f"{minute:02}"
            tail = (write_value(str(minute), Lang.ZH_HANS, style="words") if words else figures) + "分"
    except BadInput:
        return None
    return f"{part}{hours}{match['point']}{tail}"


def _spoken(hour: int) -> str:
    return "两" if hour == 2 else write_value(str(hour), Lang.ZH_HANS, style="words")
