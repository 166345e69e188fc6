"""Chinese dates and times: 2024年1月12日, 二〇二四年一月, 民国113年, 上世纪80年代, 第一季度, 下午2时30分."""

from __future__ import annotations

import re
from datetime import date

from memorandum_kit.model import Mention
from memorandum_kit.quantities import dates
from memorandum_kit.quantities.chinese.date_words import DIGIT_SET, NUMERAL, TO, number_of
from memorandum_kit.quantities.chinese.numerals import WIDE, positional
from memorandum_kit.quantities.chinese.times import read_time
from memorandum_kit.quantities.dates import Answer, Day

_Y = rf"(?:[0-9０-９]{{4}}|[{DIGIT_SET}]{{4}})"
_ERA = rf"(?P<era>公元前|公元|西元前|西元|民国|民國)?(?P<y>元|[0-9０-９]{{1,4}}|[{DIGIT_SET}十百]{{1,6}})年"
_REL = r"(?P<rel>今年|本年度?|当年|當年|去年|明年|同年|上年|次年|前年|后年|後年|翌年)"
_M = rf"(?P<m>[0-9０-９]{{1,2}}|{NUMERAL}{{1,3}})月(?:份)?"
_DAY = rf"(?P<d>[0-9０-９]{{1,2}}|{NUMERAL}{{1,3}})[日号號]"
_WEEK = r"(?:[ ]?[（(]?(?:星期|周|週|礼拜|禮拜)(?P<w>[一二三四五六日天])[)）]?)?"

_FULL = re.compile(rf"(?:{_ERA}|{_REL})?{_M}{_DAY}(?!元){_WEEK}")
_FULL_RANGE = re.compile(
    rf"(?:{_ERA}|{_REL})?(?:{_M})?(?P<d>[0-9０-９]{{1,2}}|{NUMERAL}{{1,3}})[日号號]?{_WEEK}{TO}"
    rf"(?:(?P<y2>{_Y})年)?(?:(?P<m2>[0-9０-９]{{1,2}}|{NUMERAL}{{1,3}})月)?(?P<d2>[0-9０-９]{{1,2}}|{NUMERAL}{{1,3}})[日号號]"
)
_MONTH_RANGE = re.compile(
    rf"(?:{_ERA}|{_REL})?(?P<m>[0-9０-９]{{1,2}}|{NUMERAL}{{1,3}})月?(?:份)?{TO}(?:(?P<y2>{_Y})年)?(?P<m2>[0-9０-９]{{1,2}}|{NUMERAL}{{1,3}})月(?:份)?(?![0-9一二三四五六七八九十])"
)
_YEAR_RANGE = re.compile(rf"(?P<y>{_Y})年?{TO}(?P<y2>{_Y})(?:年|学年|學年)(?![0-9０-９]|[月内])(?:度)?")
# 618—907年 in brackets, as after a dynasty's name
_EARLY_RANGE = re.compile(rf"(?P<y>[0-9]{{3,4}})年?{TO}(?P<y2>[0-9]{{3,4}})年")
# 2022、2023年; 7、8月; 2024财年
_LISTED = re.compile(r"(\d{4})(?:(?=[、和与]\d{4}年)|[财學学]年|版(?=》|\W|$))|(\d{1,2})(?=、(?:\d{1,2}、)*\d{1,2}月)")
_MONTH = re.compile(rf"(?:{_ERA}|{_REL})?{_M}(?P<part>上旬|中旬|下旬|初|中(?!旬|国|国|方|文)|底|末)?")
_YEAR = re.compile(
    rf"(?:{_ERA}|{_REL})(?P<part>第?[一二三四五六七八九1-9]季度|上半年|下半年|年?[初底末]|年?中(?!国|國|方|文|期|德)|春季|春天|春(?!节|節)|夏季|夏天|夏|秋季|秋天|秋|冬季|冬天|冬)?"
)
_WEEK_OF = re.compile(rf"(?:{_ERA}|{_REL})第(?P<n>[0-9]{{1,2}}|{NUMERAL}{{1,4}})[周週](?![年岁歲])")
_QUARTER = re.compile(r"第?([一二三四五六七八九1-9])季度")
_HALF_YEAR = re.compile("[上下]半年")
_NUMERIC = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?![\d./-]?\d)")
_YEAR_MONTH = re.compile(r"(\d{4})[./-](0[1-9]|1[0-2])(?![\d./-]?\d|[万亿元])")
_DECADE = re.compile(
    rf"(?:(?P<century>上个?世纪|上個?世紀|本世纪|本世紀|(?:[0-9]{{1,2}}|{NUMERAL}{{1,3}})世[纪紀]))?(?P<ten>[0-9]{{2}}|[{DIGIT_SET}]?十)年代"
)
_FULL_DECADE = re.compile(r"(\d{3}0)年代")
_CENTURY = re.compile(rf"([0-9]{{1,2}}|{NUMERAL}{{1,3}})世[纪紀](?:[初末中]叶?)?(?!代)")
_LAST_CENTURY = re.compile("(上|本)个?世[纪紀]")
_WEEKDAY_BEFORE = re.compile("(?:星期|周|週|礼拜|禮拜)([一二三四五六日天])[（(，, ]{0,2}$")
_WEEKDAYS = {c: n for n, c in enumerate("一二三四五六日")} | {"天": 6}
_LUNAR = re.compile(
    r"(?:农历|農曆|阴历|陰曆|夏历)[^，。；\n]{0,12}?(?:初[一二三四五六七八九十]|[十廿]?[一二三四五六七八九十]日?|除夕|正月)"
)
_HISTORY = re.compile("(?:的)?(?:历史|歷史|来|來|间|間|悠久|建城史|历程|多|余|之久|前|后|內|内|以上|以来)")
_TRADITIONAL = str.maketrans("紀", "纪")


class Context:
    """What a date needs of its surroundings."""

    __slots__ = ("last", "reference")

    def __init__(self, reference: date | None) -> None:
        self.reference = reference
        self.last: Day | None = None  # for 12日、13日

    def year(self, relative: str | None) -> int | None:
        """Give the year that 今年, 去年, 明年 or nothing means, None without a reference date."""
        if self.reference is None or relative in ("同年", "当年", "當年", "次年", "翌年"):
            return None
        steps = {"去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2, "後年": 2}
        return self.reference.year + steps.get(relative or "", 0)


def _year(found: re.Match[str], context: Context) -> int | None:
    written = found["y"]
    if written is None:
        return context.year(found["rel"])
    number = 1 if written == "元" else number_of(written)
    era = found["era"] or ""
    if era.endswith("前"):
        return 1 - number
    if era in ("民国", "民國"):
        return number + 1911
    return number


def _mention(text: str, start: int, end: int, answer: Answer) -> tuple[list[Mention], int]:
    return [dates.date_mention(text, start, end, answer)], end


def at(text: str, start: int, context: Context) -> tuple[list[Mention], int] | None:
    """Read the date or time that begins at `start`, None where none does."""
    first = text[start]
    if first in "农農":
        found = _LUNAR.match(text, start)
        return ([], found.end()) if found else None
    if first not in _STARTS:
        return None
    if first in "上下本":
        if first == "上" and context.reference is not None and _LAST_YEAR.match(text, start):
            return _read_year(text, start, context)
        return _named(text, start, context)
    if first in "前后後":
        return _year_but_one(text, start, context)
    if text[start - 1 : start] in ("第",) and start:
        return None
    if first in _NUMERALS and not _PLAUSIBLE.match(text, start):
        return None
    for read in (_read_numeric, _read_century, _read_ranges, _read_full, _read_month, _read_year):
        answer = read(text, start, context)
        if answer is not None:
            return answer
    return read_time(text, start) or _listed_day(text, start, context)


_NUMERALS = frozenset("0123456789０１２３４５６７８９" + DIGIT_SET + "十廿卅")
# A numeral that begins a date or time is followed by one of these; asked first, since most numerals begin none.
_PLAUSIBLE = re.compile(
    rf"[0-9０-９{DIGIT_SET}十廿卅百]{{1,8}}[ ]?[年月日号號时時点點世季:：./至到持延一–—－\-~～〜、和与财学學版]|[0-9０-９]{{2,4}}年"
)
_STARTS = frozenset("0123456789０１２３４５６７８９" + DIGIT_SET + "十廿卅上下本今去明民公第前后後")


def named_period(text: str, start: int, context: Context) -> tuple[Mention, int] | None:
    """Read 第一季度 without a year at `start`."""
    found = _QUARTER.match(text, start)
    if found is None:
        return None
    mentions, end = _mention(text, start, found.end(), dates.quarter(context.year(None), number_of(found[1])))
    return mentions[0], end


def _named(text: str, start: int, context: Context) -> tuple[list[Mention], int] | None:
    decade = _DECADE.match(text, start)
    if decade is not None:
        return _decade(text, start, decade)
    found = _LAST_CENTURY.match(text, start)
    if found is not None:
        return _mention(text, start, found.end(), dates.century(20 if found[1] == "上" else 21))
    found = _HALF_YEAR.match(text, start)
    if found is not None:
        return _mention(text, start, found.end(), dates.half(context.year(None), 1 if text[start] == "上" else 2))
    answer = _month_about(text, start, context)
    return _read_year(text, start, context) if answer is None and text[start] == "本" else answer


_LAST_YEAR = re.compile("上年(?![均纪])")
_YEAR_BUT_ONE = re.compile(r"[前后後]年(?![均度份龄代轻产间])")


def _year_but_one(text: str, start: int, context: Context) -> tuple[list[Mention], int] | None:
    """Read 前年 and 后年 by the reference date; 以前年度 and 此后年均 are none."""
    if not _YEAR_BUT_ONE.match(text, start) or text[start - 1 : start] in tuple("以之此今然随目年月日提从最战戰"):
        return None
    if context.reference is None:
        return [], start + 2
    return _read_year(text, start, context)


_MONTH_ABOUT = re.compile(
    rf"(本|上个?|上個|下个?|下個)月(?:份)?(?:{_DAY}{_WEEK}|(?P<part>上旬|中旬|下旬|初|中(?!旬|国|國|方|文)|底|末))?"
)


def _month_about(text: str, start: int, context: Context) -> tuple[list[Mention], int] | None:
    """Read 本月15日, 上月, 下个月初; without a reference date a day of no month, and 上月 not at all."""
    found = _MONTH_ABOUT.match(text, start)
    if found is None or (context.reference is None and not found["d"]):
        return None
    number = number_of(found["d"]) if found["d"] else None
    day = Day(day=number)
    if context.reference is not None:
        months = context.reference.year * 12 + context.reference.month - 1
        months += {"本": 0, "上": -1, "下": 1}[text[start]]
        day = Day(months // 12, months % 12 + 1, number)
    context.last = day
    if found["part"]:
        part = found["part"]
        return _mention(text, start, found.end(), dates.third(day, _PARTS[part], exact=part.endswith("旬")))
    weekday = _WEEKDAYS[found["w"]] if found["w"] else None
    return _mention(text, start, found.end(), dates.single(day, weekday))


def _decade(text: str, start: int, found: re.Match[str]) -> tuple[list[Mention], int]:
    ten = number_of(found["ten"])
    named = found["century"]
    if ten % 10 or ten > 90:
        return _mention(text, start, found.end(), Answer(None, "malformed", (dates.decade(1900 + ten // 10 * 10),)))
    if named:
        named = named.translate(_TRADITIONAL)
        if named[0] in "上本":
            base = 1900 if named[0] == "上" else 2000
        else:
            base = (number_of(named[: named.index("世")]) - 1) * 100
        return _mention(text, start, found.end(), Answer(dates.decade(base + ten)))
    if ten >= 30:
        return _mention(text, start, found.end(), Answer(dates.decade(1900 + ten)))
    return _mention(
        text, start, found.end(), Answer(None, "ambiguous", (dates.decade(1900 + ten), dates.decade(2000 + ten)))
    )


def _read_century(text: str, start: int, context: Context) -> tuple[list[Mention], int] | None:
    found = _FULL_DECADE.match(text, start)
    if found is not None:
        return _mention(text, start, found.end(), Answer(dates.decade(int(found[1]))))
    decade = _DECADE.match(text, start)
    if decade is not None:
        return _decade(text, start, decade)
    found = _CENTURY.match(text, start)
    if found is not None and text[start - 1 : start] == "前":
        return [], found.end()  # EDTF has no century before Christ
    if found is not None:
        return _mention(text, start, found.end(), dates.century(number_of(found[1])))
    return None


def _read_numeric(text: str, start: int, context: Context) -> tuple[list[Mention], int] | None:
    found = _NUMERIC.match(text, start)
    if found is not None:
        return _mention(text, start, found.end(), dates.single(Day(int(found[1]), int(found[3]), int(found[4]))))
    found = _YEAR_MONTH.match(text, start)
    if found is not None and 1900 <= int(found[1]) <= 2100:
        return _mention(text, start, found.end(), dates.single(Day(int(found[1]), int(found[2]))))
    listed = _LISTED.match(text, start)
    if listed is not None:
        day = Day(int(listed[1])) if listed[1] else Day(context.year(None), int(listed[2]))
        return _mention(text, start, listed.end(), dates.single(day))
    found = _YEAR_RANGE.match(text, start)
    if found is None and text[start - 1 : start] in ("（", "(", "元"):
        found = _EARLY_RANGE.match(text, start)
    if found is not None:
        first, last = Day(number_of(found["y"])), Day(number_of(found["y2"]))
        return _mention(text, start, found.end(), dates.interval(first, last))
    return None


def _read_ranges(text: str, start: int, context: Context) -> tuple[list[Mention], int] | None:
    found = _FULL_RANGE.match(text, start)
    if found is not None and (found["m"] or found["m2"]):
        first = Day(_year(found, context), number_of(found["m"]) if found["m"] else None, number_of(found["d"]))
        last = Day(
            number_of(found["y2"]) if found["y2"] else None,
            number_of(found["m2"]) if found["m2"] else None,
            number_of(found["d2"]),
        )
        return _mention(text, start, found.end(), dates.interval(first, last))
    found = _MONTH_RANGE.match(text, start)
    if found is not None:
        first = Day(_year(found, context), number_of(found["m"]))
        last = Day(number_of(found["y2"]) if found["y2"] else None, number_of(found["m2"]))
        return _mention(text, start, found.end(), dates.interval(first, last))
    return None


def _two_digit(found: re.Match[str], context: Context) -> bool:
    return bool(found["y"]) and not found["era"] and len(found["y"]) == 2 and found["y"].isascii()


def _read_full(text: str, start: int, context: Context) -> tuple[list[Mention], int] | None:
    found = _FULL.match(text, start)
    if found is None:
        return None
    year = _year(found, context)
    if _two_digit(found, context):
        year = dates.two_digit_year(int(found["y"].translate(WIDE)), context.reference)
    day = Day(year, number_of(found["m"]), number_of(found["d"]))
    context.last = day
    named = found["w"]
    if named is None:
        before = _WEEKDAY_BEFORE.search(text, max(0, start - 6), start)
        named = before[1] if before else None
    weekday = _WEEKDAYS[named] if named else None
    return _mention(text, start, found.end(), dates.single(day, weekday))


_PARTS = {"初": 1, "上旬": 1, "中": 2, "中旬": 2, "底": 3, "末": 3, "下旬": 3}


def _read_month(text: str, start: int, context: Context) -> tuple[list[Mention], int] | None:
    found = _MONTH.match(text, start)
    if found is None:
        return None
    written = found["m"]
    if len(written) == 2 and positional(written) and "0" not in (positional(written) or ""):
        first, last = (int(c) for c in positional(written) or "")  # 七八月: July and August
        if not found["part"] and last == first + 1:
            year = _year(found, context)
            return _mention(text, start, found.end(), dates.interval(Day(year, first), Day(year, last)))
    day = Day(_year(found, context), number_of(written))
    if day.year is None and context.last is not None and text[start - 1 : start] in _LISTS:
        day = Day(context.last.year, day.month)
    context.last = day
    if found["part"]:
        part = found["part"]
        return _mention(text, start, found.end(), dates.third(day, _PARTS[part], exact=part.endswith("旬")))
    return _mention(text, start, found.end(), dates.single(day))


_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}


def _read_year(text: str, start: int, context: Context) -> tuple[list[Mention], int] | None:
    week = _WEEK_OF.match(text, start) if "第" in text[start : start + 12] else None
    of = _year(week, context) if week is not None else None
    if week is not None and of is not None:
        return _mention(text, start, week.end(), dates.week(of, number_of(week["n"])))
    found = _YEAR.match(text, start)
    if found is None:
        quarter = _QUARTER.match(text, start)
        if quarter is not None and (text[start] == "第" or text[start - 1 : start] not in ("个", "個")):
            return _mention(text, start, quarter.end(), dates.quarter(context.year(None), number_of(quarter[1])))
        return None
    written, part = found["y"], found["part"]
    year = _year(found, context)
    if written and not found["era"]:
        arabic = written[0].isdecimal()
        whole = len(written) == 4 and (arabic or positional(written) is not None)
        if not whole and not (arabic and (len(written) == 3 or (len(written) == 2 and part))):
            return _open_year(text, start, found)
        if len(written) == 3:
            if _HISTORY.match(text, found.end()) or written[-1] in "0０":
                return None  # 100年, 300年历史
            return _mention(
                text,
                start,
                found.end(),
                Answer(None, "ambiguous", (f"0{written.translate(WIDE)}", f"P{int(written.translate(WIDE))}Y")),
            )
        if year is not None and year < 100:
            year = dates.two_digit_year(year, context.reference)
        if (
            year is None
            or year > 2200
            or (not part and _HISTORY.match(text, found.end()) and text[found.end()] not in "以前后内間间来")
        ):
            return None
    if year is None:
        return ([], found.end()) if part is None else _unknown_year(text, start, found, part)
    if part is None:
        return _mention(text, start, found.end(), Answer(dates.year_text(year)))
    return _mention(text, start, found.end(), _year_part(year, part))


def _unknown_year(text: str, start: int, found: re.Match[str], part: str) -> tuple[list[Mention], int]:
    if part.endswith("季度"):
        return _mention(text, start, found.end(), dates.quarter(None, number_of(part.strip("第季度"))))
    if part.endswith("半年"):
        return _mention(text, start, found.end(), dates.half(None, 1 if part[0] == "上" else 2))
    if part[0] in _SEASONS:
        return _mention(text, start, found.end(), dates.season(None, _SEASONS[part[0]]))
    return _mention(text, start, found.end(), dates.third(Day(None), _PARTS[part.removeprefix("年")]))


def _year_part(year: int, part: str) -> Answer:
    if part.endswith("季度"):
        return dates.quarter(year, number_of(part.removeprefix("第").removesuffix("季度")))
    if part.endswith("半年"):
        return dates.half(year, 1 if part[0] == "上" else 2)
    if part[0] in _SEASONS:
        return dates.season(year, _SEASONS[part[0]])
    return dates.third(Day(year), _PARTS[part.removeprefix("年")])


def _open_year(text: str, start: int, found: re.Match[str]) -> tuple[list[Mention], int] | None:
    """Refuse 98年, which may be 1998 or ninety-eight years; smaller numbers are durations."""
    written = found["y"].translate(WIDE)
    if (
        len(written) == 2
        and written.isdecimal()
        and int(written) >= 70
        and not _HISTORY.match(text, found.end("y") + 1)
    ):
        shown = (f"19{written}", f"P{int(written)}Y")
        return _mention(text, start, found.end("y") + 1, Answer(None, "ambiguous", shown))
    return None


_LISTS = ("、", "和", "及", "与", "與")
_DAYS_AFTER = re.compile("[内內游遊后後]|之内|以内|之久|之內|以內|以上|左右|元")
_LIST_DAY = re.compile(rf"({NUMERAL}{{1,3}}|[0-9０-９]{{1,2}})[日号號]")


def _listed_day(text: str, start: int, context: Context) -> tuple[list[Mention], int] | None:
    """Read the 13日 of 1月12日、13日: it takes month and year from the date before it."""
    found = _LIST_DAY.match(text, start)
    if found is None:
        return None
    if context.last is not None and context.last.day and text[start - 1 : start] in _LISTS:
        day = Day(context.last.year, context.last.month, number_of(found[1]))
    elif text[found.end() - 1] == "日" and found[1][0].isdecimal() and not _DAYS_AFTER.match(text, found.end()):
        day = Day(day=number_of(found[1]))
        if not 1 <= number_of(found[1]) <= 31:
            return None
    else:
        return None
    return _mention(text, start, found.end(), dates.single(day))
