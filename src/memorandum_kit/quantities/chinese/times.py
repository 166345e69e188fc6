"""Chinese times of day: 下午2时30分, 三点一刻, 差五分八点, 8:00—18:00."""

from __future__ import annotations

import re

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities import dates
from memorandum_kit.quantities.chinese.date_words import NUMERAL, TO, number_of
from memorandum_kit.quantities.chinese.lexicon import left_qualifier
from memorandum_kit.quantities.reading import make

_TIME = re.compile(
    rf"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚|夜间|夜里|午夜)?[ ]?(?P<h>[0-9０-９]{{1,2}}|{NUMERAL}{{1,3}})"
    rf"(?:[时時点點](?P<half>半)?(?:(?P<ke>[一三])刻|(?P<m>[0-9０-９]{{1,2}}|{NUMERAL}{{1,3}})分?(?!钟|鐘|之)|整)?|[:：](?P<cm>[0-9]{{2}})(?::(?P<cs>\d{{2}}))?(?![0-9:]))"
)
_MEASURED = frozenset("百千万萬亿億米公平吨元人名个個%％倍度里亩畝克升年月天小")  # of a number, not of a time
_SHI_AFTER = re.compile("[候代期间間报報速段差光尚装机机任常而髦刻]")
_EARLY = ("凌晨", "清晨", "早上", "早晨", "上午")
_LATE = ("下午", "傍晚", "晚上", "晚间", "晚", "夜间", "夜里")
_PART_ENDS = frozenset("晨上午晚间夜里傍")


def read_time(text: str, start: int) -> tuple[list[Mention], int] | None:
    """Read the time of day whose hour begins at `start`, with the part of the day before it and a second end after it."""
    begin = start
    if text[start - 1 : start] in _PART_ENDS and start:
        for part in (*_EARLY, *_LATE, "中午", "午夜"):
            if text.startswith(part, start - len(part)) and start >= len(part):
                begin = start - len(part)
                break
    found = _TIME.match(text, begin)
    if found is None:
        return None
    short = _SHORT_OF.search(text, max(0, begin - 4), begin) if text[begin - 1 : begin] in _SHORT_ENDS else None
    if short is not None and text[found.end("h") : found.end("h") + 1] in "点點":
        return _short_of(text, short, found)
    sign = text[found.end("h") : found.end("h") + 1]
    explicit = bool(found["part"] or found["m"] or found["half"] or found["ke"] or found["cm"])
    after = text[found.end() : found.end() + 1]
    full_hour = after in ("钟", "鐘") or text[found.end() - 1] == "整"
    if sign in "点點" and not explicit and not full_hour and not _clock_range(text, found.end()):
        return None
    if (
        sign in "点點"
        and found["m"]
        and not found["part"]
        and text[found.end() - 1] != "分"
        and (found["m"][0] not in "一二三四五十" or "十" not in found["m"] or after in _MEASURED)
    ):
        return None  # 三点五 is a decimal, 三点十五 a time of day
    if sign in "时時" and not explicit and _SHI_AFTER.match(text, found.end()):
        return None
    value = _clock(found)
    end = found.end() + (1 if text[found.end() : found.end() + 1] in ("钟", "鐘") else 0)
    joint = re.compile(TO).match(text, end)
    if value is not None and joint is not None:
        second = _TIME.match(text, joint.end())
        if second is not None:
            last = _clock(second, found["part"] or "")
            if last is not None:
                return _clock_mention(text, begin, second.end(), f"{value}/{last}", ())
    near = (f"T{min(number_of(found['h']), 23):02d}:00", f"T{number_of(found['h']) % 24:02d}:00")
    if found["cm"]:
        if _is_ratio(text, begin, found, valid=value is not None):
            return [], end
        shown = tuple(f"T{hour:02d}:{minute:02d}" for hour, minute in _possible(found))
        return _clock_mention(text, begin, end, value, shown)
    return _clock_mention(text, begin, end, value, near)


_RATIO = re.compile(
    "比[分例为為]|[之的]比|[战戰大险險完获獲][胜勝]|[击擊]?[败敗]|[战戰打]平|[负負]于|不敌|不敵|得分|票"
)


def _is_ratio(text: str, begin: int, found: re.Match[str], *, valid: bool) -> bool:
    """Whether 26:30 is a score or ratio: a word for one stands beside it; what the clock has not may also sum to 100."""
    around = text[max(0, begin - 10) : begin] + "|" + text[found.end() : found.end() + 6]
    if found["part"] or begin != found.start("h"):
        return False
    return bool(_RATIO.search(around)) or (not valid and number_of(found["h"]) + int(found["cm"]) == 100)


def _possible(found: re.Match[str]) -> tuple[tuple[int, int], ...]:
    hour, minute = number_of(found["h"]), int(found["cm"])
    return (min(hour, 23), min(minute, 59)), (hour % 24, minute % 60)


_SHORT_ENDS = frozenset("刻分钟鐘到")
_SHORT_OF = re.compile(rf"差(?:(一刻)|([0-9]{{1,2}}|{NUMERAL}{{1,3}})分(?:钟|鐘)?)(?:到)?$")


def _short_of(text: str, short: re.Match[str], found: re.Match[str]) -> tuple[list[Mention], int]:
    """Read 差一刻三点, 差五分八点: so many minutes before the hour."""
    hour, missing = number_of(found["h"]), 15 if short[1] else number_of(short[2])
    end = found.end("h") + 1
    value = dates.clock(hour - 1 if hour else 23, 60 - missing) if missing < 60 else None
    return _clock_mention(text, short.start(), end, value, (f"T{hour % 24:02d}:00",))


def _clock_range(text: str, end: int) -> bool:
    joint = re.compile(TO).match(text, end)
    second = _TIME.match(text, joint.end()) if joint else None
    return second is not None and text[second.end("h") : second.end("h") + 1] in ("点", "點", "时", "時")


def _clock(found: re.Match[str], part_before: str = "") -> str | None:
    hour = number_of(found["h"])
    part = found["part"] or part_before
    if (part in _LATE and 1 <= hour < 12) or (part == "中午" and hour in (1, 2)):
        hour += 12
    elif part in ("凌晨", "午夜") and hour == 12:
        hour = 0
    minute = 30 if found["half"] else 15 if found["ke"] == "一" else 45 if found["ke"] == "三" else 0
    if found["m"]:
        minute = number_of(found["m"])
    if found["cm"]:
        minute = int(found["cm"])
    return dates.clock(hour, minute, int(found["cs"]) if found["cs"] else None)


def _clock_mention(
    text: str, start: int, end: int, value: str | None, near: tuple[str, ...]
) -> tuple[list[Mention], int]:
    if value is None:
        shown = tuple(dict.fromkeys(near))
        return [make(text, start, end, MentionKind.TIME, None, status="invalid", candidates=shown)], end
    qualifier = None
    if text.startswith("左右", end):
        qualifier, end = "about", end + 2
    elif (left := left_qualifier(text, start, 0)) is not None and left[0] == "about":
        qualifier, start = left[0], start - left[1]
    return [make(text, start, end, MentionKind.TIME, value, qualifier=qualifier)], end
