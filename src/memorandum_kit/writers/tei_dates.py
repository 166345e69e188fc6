"""ISO 8601 and EDTF values as TEI's dating attributes (att.datable.w3c), which take W3C dates only."""

from __future__ import annotations

import re
from datetime import date

# Extended Date/Time Format, ISO 8601-2:2019, level 1: 21–24 seasons, 33–36 quarters, 40–41 halves of a year.
_PARTS_OF_YEAR = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
_FULL = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", re.ASCII)
_YEAR_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_RECURRING = re.compile(r"--(?P<month>\d\d)(?:-(?P<day>\d\d))?|---(?P<only>\d\d)", re.ASCII)
_UNSPECIFIED = re.compile(r"(?P<known>\d{1,3})(?P<open>X{1,3})", re.ASCII)
_TIME = re.compile(r"T?(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d:\d\d)?", re.ASCII)
_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?", re.ASCII)
_WEEKS = re.compile(r"P(\d+)W", re.ASCII)


def dating(value: str | None) -> dict[str, str]:
    """Give the attributes of `date` or `time` for a value; empty where no attribute can say it.

    What W3C dates can only approach (`199X`, a quarter) keeps the value itself in `when-custom`.
    """
    if not value:
        return {}
    if point := when(value):
        return {"when": point}
    if duration := _duration(value):
        return {"dur": duration}
    if "/" in value:
        return _interval(value)
    plain = value.rstrip("?~%")
    bounds = _bounds(plain)
    if bounds is None:
        return _custom(value)
    first, last = bounds
    attributes = {"when": first} if first == last else {"notBefore": first, "notAfter": last}
    if plain != value:
        attributes["cert"] = "low" if value[-1] in "?%" else "medium"
    return attributes | _custom(value)


def when(value: str) -> str:
    """Give a value as one W3C date, time or both; "" where it is none."""
    if "T" in value:
        day, _, clock = value.partition("T")
        time = _clock(clock)
        if not day:
            return time
        return f"{day}T{time}" if time and _FULL.fullmatch(day) and when(day) else ""
    if match := _FULL.fullmatch(value):
        return value if _is_day(int(match["year"]), int(match["month"]), int(match["day"])) else ""
    if match := _YEAR_MONTH.fullmatch(value):
        return value if match["year"] != "0000" and 1 <= int(match["month"]) <= 12 else ""
    if _YEAR.fullmatch(value):
        return value if value != "0000" else ""
    if match := _RECURRING.fullmatch(value):
        if match["only"]:
            return value if 1 <= int(match["only"]) <= 31 else ""
        return value if _is_day(2000, int(match["month"]), int(match["day"] or 1)) else ""
    return ""


def _clock(text: str) -> str:
    match = _TIME.fullmatch(text)
    if not match or int(match["hour"]) > 23 or int(match["minute"]) > 59 or int(match["second"] or 0) > 59:
        return ""
    zone = match["zone"] or ""
    if len(zone) == 6 and (int(zone[1:3]) > 13 or int(zone[4:]) > 59):
        return ""
    return f"{match['hour']}:{match['minute']}:{match['second'] or '00'}{zone}"


def _duration(value: str) -> str:
    if match := _WEEKS.fullmatch(value):
        return f"P{int(match[1]) * 7}D"  # xs:duration knows no weeks
    return value if _DURATION.fullmatch(value) else ""


def _interval(value: str) -> dict[str, str]:
    start, _, end = value.partition("/")
    attributes: dict[str, str] = {}
    for name, bound, index in (("from", start, 0), ("to", end, 1)):
        if bound in ("", ".."):
            continue
        found = _bounds(bound.rstrip("?~%"))
        if found is None:
            return _custom(value)
        attributes[name] = found[index]
    exact = attributes and f"{attributes.get('from', '..')}/{attributes.get('to', '..')}" == value
    return attributes if exact else attributes | _custom(value)


def _bounds(value: str) -> tuple[str, str] | None:
    """The first and last W3C date that a value covers."""
    if point := when(value):
        return point, point
    if match := _UNSPECIFIED.fullmatch(value):
        width = len(match["open"])
        if len(match["known"]) + width == 4:
            first = match["known"] + "0" * width
            return (first if first != "0000" else "0001"), match["known"] + "9" * width
    shortened = value.replace("-XX", "")
    if shortened != value and (point := when(shortened)):
        return point, point
    if match := _YEAR_MONTH.fullmatch(value):
        if (months := _PARTS_OF_YEAR.get(int(match["month"]))) and match["year"] != "0000":
            return f"{match['year']}-{months[0]:02d}", f"{match['year']}-{months[1]:02d}"
        if match["month"] == "24" and 0 < int(match["year"]) < 9999:
            return f"{match['year']}-12", f"{int(match['year']) + 1}-02"
    return None


def _custom(value: str) -> dict[str, str]:
    return {"when-custom": value} if value and not re.search(r"\s", value) else {}


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
