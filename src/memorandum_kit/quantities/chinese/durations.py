"""Chinese durations: 五年, 六个月, 两周半, 2小时30分钟, 三刻钟."""

from __future__ import annotations

import re
from fractions import Fraction

from memorandum_kit.model import MentionKind
from memorandum_kit.quantities.canonical import duration_in, joined_durations
from memorandum_kit.quantities.chinese.lexicon import (
    TIME_UNITS,
)
from memorandum_kit.quantities.chinese.numerals import HAN, arabic_run, han_run
from memorandum_kit.quantities.chinese.surroundings import MORE, TIMES_AFTER, Surroundings, plain_value
from memorandum_kit.quantities.reading import LONGEST_NUMBER, Read, make

TIME = re.compile(
    r"(?P<ge>[个個])?(?P<half>半)?(?P<unit>年|月|季度|周年|週年|周岁|周歲|周|週|星期|礼拜|禮拜|天|日|小时|小時|钟头|刻钟|刻鐘|分钟|分鐘|秒钟|秒鐘|秒|岁|歲|世纪|世紀|工作日)"
    r"(?P<after>半)?(?!级|級|薪|产|產|均|度|轻|輕|代|货|貨|期|限额)"
)


_AFTER_WEEKS = re.compile(
    "[后後内內前](?!山)|[以之][后後内內前上下]|时间|左右|的(?:培训|课程|实习|行程|活动|访问|时间|期限)|的?期限"
)
_MINUTES = re.compile("分(?![之数數钱錢])")
_TO_SAME = re.compile(
    rf"(?:至|到|[—–\-~～]{{1,2}})(?P<n>[0-9０-９]{{1,4}}|[{HAN}]{{1,5}})(?P<ge>[个個])?(?P<unit>周岁|周歲|岁|歲|年|月|周|週|星期|天|小时|小時|分钟|分鐘)"
)
_BEFORE_WEEKS = frozenset("前头后多少为為期约近共需时時满滿，：:达長长续續每")


class Durations(Surroundings):
    """Numbers with a unit of time."""

    def duration(self, begin: int, low: Read, high: Read | None, end: int, qualifier: str | None, run: str) -> int:
        """Read 五年, 六个月, 两周半, 一年半, 10至12天, 十五周年, 18岁; 0 where no unit of time follows."""
        text = self.text
        found = TIME.match(text, end)
        if found is None:
            return 0
        unit_form = found["unit"]
        if unit_form in ("月",) and not found["ge"]:
            return 0
        if unit_form == "日" and not self._is_days(begin, found.end(), run):
            return 0
        if found["ge"] and unit_form in ("年", "天", "日", "岁"):
            return 0
        if unit_form == "工作日" and found["ge"] is None and run == "一":
            return 0
        if unit_form in ("周", "週") and run == "四" and not self._is_weeks(begin, found.end()):
            return 0  # 四周: all around
        unit = TIME_UNITS[unit_form]
        stop = found.end()
        if low.value is None or (high is not None and high.value is None):
            shown = tuple(duration_in(c, unit) for c in low.candidates)
            self.found.append(make(text, begin, stop, MentionKind.DURATION, None, status=low.status, candidates=shown))
            return stop
        half = Fraction(1, 2) if found["half"] or found["after"] else Fraction(0)
        more = MORE.match(text, stop)
        if more is not None:
            qualifier, stop = "more", more.end()
        start, left = self.qualifier(begin)
        if (
            left == "nearly"
            and text[start:begin].strip() == "近"
            and (text[start - 1 : start] == "最" or text[stop : stop + 1] in ("来", "來", "间", "間"))
        ):
            left, start = None, begin
        if left is not None:
            begin, qualifier = start, left
        right = self.right_qualifier(stop)
        if right is not None and text[stop : stop + 2] not in ("以内", "之内", "以內", "之內", "以后", "之后"):
            qualifier, stop = right
        often = text[begin - 1 : begin] == "每" or (qualifier is None and TIMES_AFTER.match(text, stop))
        source = "frequency" if often else ""
        value = duration_in(low.value + half, unit)
        if high is None and low.high is None and more is None and right is None and not half:
            value, stop = self.composite(value, unit, stop)
        top = high.value if high is not None else low.high
        if top is None and more is None and right is None and not half:
            second = self._second_end(unit_form, stop)
            if second is not None:
                top, stop = second
        if top is not None:
            if top <= low.value:
                shown = (value, duration_in(top, unit))
                self.found.append(
                    make(text, begin, stop, MentionKind.DURATION, None, status="ambiguous", candidates=shown)
                )
                return stop
            value, qualifier = f"{value}/{duration_in(top, unit)}", "range"
        self.found.append(make(text, begin, stop, MentionKind.DURATION, value, qualifier=qualifier, source=source))
        return stop

    def _is_weeks(self, begin: int, end: int) -> bool:
        if self.qualifier(begin)[1] is not None:
            return True
        return self.text[begin - 1 : begin] in _BEFORE_WEEKS or bool(_AFTER_WEEKS.match(self.text, end))

    def _second_end(self, unit_form: str, end: int) -> tuple[Fraction, int] | None:
        """Give the number and the end of the 至18岁 of 14岁至18岁."""
        joint = _TO_SAME.match(self.text, end)
        if joint is None or joint["unit"] != unit_form or (joint["ge"] is None and unit_form == "月"):
            return None
        count = plain_value(joint["n"])
        return None if count is None else (count, joint.end())

    def composite(self, value: str, unit: tuple[int, int, int], end: int) -> tuple[str, int]:
        """Join 1年6个月, 2小时30分钟: each part in a smaller unit than the one before."""
        text = self.text
        while True:
            at = end + 1 if text[end : end + 1] in ("零", "又") else end
            run = arabic_run(text, at) if text[at : at + 1].isdecimal() else han_run(text, at)
            count = (
                plain_value(run) if run and len(run) <= LONGEST_NUMBER and (run.isdecimal() or run[0] in HAN) else None
            )
            found = TIME.match(text, at + len(run)) if count is not None else None
            if found is None and count is not None and unit == (0, 0, 3600) and _MINUTES.match(text, at + len(run)):
                return joined_durations(value, duration_in(count, (0, 0, 60))), at + len(run) + 1  # 2小时15分
            if (
                found is None
                or count is None
                or found["half"]
                or found["after"]
                or (found["unit"] in ("月", "日") and not found["ge"])
            ):
                return value, end
            smaller = TIME_UNITS[found["unit"]]
            if not smaller < unit:
                return value, end
            unit, end = smaller, found.end()
            value = joined_durations(value, duration_in(count, unit))

    def _is_days(self, begin: int, end: int, run: str) -> bool:
        after = self.text[end : end + 2]
        return (
            after[:1] in ("内", "內", "游", "遊", "后")
            or after in ("之内", "以内", "之内", "之久")
            or self.text[max(0, begin - 2) : begin]
            in (
                "为期",
                "歷時",
                "历时",
                "為期",
            )
        )
