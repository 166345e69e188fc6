"""A Chinese number and what stands around it: range, unit, counter, currency, unit of time, qualifiers on both sides."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities.canonical import duration_in, number_text
from memorandum_kit.quantities.chinese import dates
from memorandum_kit.quantities.chinese.lexicon import (
    RIGHT_QUALIFIERS,
    TIME_UNITS,
    counters,
    left_qualifier,
)
from memorandum_kit.quantities.chinese.numerals import DIGITS, HAN, TENS, arabic, arabic_run, han_run, han_value, scaled
from memorandum_kit.quantities.reading import LONGEST_NUMBER, Read, amount, make
from memorandum_kit.quantities.units import units

_RANGE = re.compile(r"[ ]?(?:[–—－\-~～〜]{1,2}|至|到)[ ]?(?=[0-9０-９" + HAN + "])")

# 一年两次: twice a year
TIMES_AFTER = re.compile(r"(?:[一二两三四五六七八九十]|\d{1,2})次")
MORE = re.compile("[多余餘](?!数|數)")

_TENTHS = re.compile(rf"[成](?:([{''.join(DIGITS)}0-9])(?!成)|(半))?(?![为為立员員功果本长長就年人交熟套品都])")

_DISCOUNT = re.compile(r"折(?![磨扣算旧舊断斷返射腰叠])")

_TIME = re.compile(
    r"(?P<ge>[个個])?(?P<half>半)?(?P<unit>年|月|季度|周年|週年|周岁|周歲|周|週|星期|礼拜|禮拜|天|日|小时|小時|钟头|刻钟|刻鐘|分钟|分鐘|秒钟|秒鐘|秒|岁|歲|世纪|世紀|工作日)"
    r"(?P<after>半)?(?!级|級|薪|产|產|均|度|轻|輕|代|货|貨|期|限额)"
)

_MONEY_PARTS = re.compile(
    rf"零?(?:(?P<jiao>[0-9０-９]|[{''.join(DIGITS)}])[角毛](?:(?P<fen>[0-9０-９]|[{''.join(DIGITS)}])分)?|(?P<only>[0-9]{{1,2}}|[{''.join(DIGITS)}])分)"
)

_EURO_CENTS = re.compile(rf"零?([0-9]{{1,2}}|[{HAN}]{{1,3}})(?:[欧歐]分|分(?![之钟鐘会會公店支行部享别]))")

_WHOLE = re.compile("[整正]")

_TWICE = re.compile(r"[（(](\d{1,9})[)）]")

_WARM = re.compile("(?:[气氣水室体體高低]?[温溫]度?|摄氏|攝氏|零下|[升降]至|[升降]到)[^，。]{0,4}$")

_PER_UNIT = re.compile("每([^0-9０-９每，。、]{1,5})$")

_RIGHT_FIRST = frozenset(form[0] for form, _ in RIGHT_QUALIFIERS)

_BEFORE_WEEKS = frozenset("为為期约近共需时時满滿，：:达長长续續每")

_TENTH_NOT = frozenset(HAN + "点點分角毛米里年月日人名位天")

_CURRENCY_BEFORE = (
    ("人民币", "CNY"),
    ("人民幣", "CNY"),
    ("US$", "USD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("新台币", "TWD"),
    ("新臺幣", "TWD"),
    ("新台幣", "TWD"),
    ("港币", "HKD"),
    ("港幣", "HKD"),
    ("日元", "JPY"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("欧元", "EUR"),
    ("歐元", "EUR"),
    ("英镑", "GBP"),
    ("RMB", "CNY"),
    ("CNY", "CNY"),
    ("EUR", "EUR"),
    ("USD", "USD"),
    ("￥", "CNY"),
    ("¥", "CNY"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("$", "USD"),
)
_CURRENCY_FORMS = tuple(form for form, _ in _CURRENCY_BEFORE)

# One-character units that are something else before these.
_NOT_BEFORE = {
    "里": "面弄程外头",
    "欧": "洲盟美亚陆非式姆拉尔",
    "元": "旦素首帅月老件宵",
    "度": "假过",
    "克": "服隆",
    "分": "之",
    "块": "地",
    "名": "单额称录义誉",
    "人": "民大工类士口才格",
    "升": "级至学旗",
    "米": "饭粉其",
    "角": "度落",
    "安": "全",
    "瓦": "解",
    "尺": "度",
    "巴": "士",
    "焦": "点",
    "石": "头",
    "伏": "",
    "位": "置于列居",
}


class Amounts:
    """What stands around a Chinese number: 多 and 余, range, unit, counter, currency, time, qualifiers on both sides."""

    def __init__(self, text: str, reference: date | None) -> None:
        self.text = text
        self.context = dates.Context(reference)
        self.found: list[Mention] = []
        self.stop_before = 0  # nothing before this position may be taken as a qualifier

    def qualifier(self, start: int) -> tuple[int, str | None]:
        """Give where the qualifier before `start` begins, and it."""
        end = start
        while end > self.stop_before and self.text[end - 1] in " \u00a0":
            end -= 1
        found = left_qualifier(self.text, end, self.stop_before)
        return (start, None) if found is None else (end - found[1], found[0])

    def right_qualifier(self, end: int) -> tuple[str, int] | None:
        """Give the qualifier that follows at `end` (以上, 左右) and its end."""
        if self.text[end : end + 1] not in _RIGHT_FIRST:
            return None
        for form, qualifier in RIGHT_QUALIFIERS:
            if self.text.startswith(form, end):
                return qualifier, end + len(form)
        return None

    def unit(self, end: int) -> tuple[str | None, int]:
        """Give code and end of the unit at `end`, longest first; (None, end) where none follows."""
        text = self.text
        at = end
        while text[at : at + 1] in (" ", "\u00a0", "\u202f", "\u2009"):
            at += 1
        table = _unit_forms()
        for length in range(min(_longest().get(text[at : at + 1], 0), len(text) - at), 0, -1):
            form = text[at : at + length]
            code = table.get(form)
            if code is None:
                continue
            stop = at + length
            if (
                form.isascii()
                and form.isalpha()
                and text[stop : stop + 1].isalpha()
                and text[stop : stop + 1].isascii()
            ):
                continue
            if form in _NOT_BEFORE and text[stop : stop + 1] and text[stop : stop + 1] in _NOT_BEFORE[form]:
                return None, end
            if code == "person" and length == 1 and form in "名位":
                after = text[stop : stop + 1]
                if form == "位" and after in ("数", "數", "于", "於", "置", "列"):
                    return None, end
            below = re.compile(r"(?:/|每|／)(平方公里|平方千米|平方米|公顷|公頃|人|小时|km²|m²|吨|千瓦时|亩)").match(
                text, stop
            )
            if below is not None and form[-1:] != "/":
                bottom = table.get(below[1])
                if bottom is not None:
                    return f"{code}/{bottom}", below.end()
            return code, stop
        return None, end

    def number(self, start: int, read: Read, run: str = "") -> int:
        """Finish a number: 多/余, range, unit, money, duration, qualifiers; silent where nothing shows it is a number."""
        text = self.text
        if read.status != "ok" and not read.candidates:
            return read.end
        twice = _TWICE.match(text, read.end) if read.style == "words" else None
        if twice is not None and read.value == int(twice[1]):  # 五（5）年
            read = replace(read, end=twice.end())
        end = read.end
        begin = start
        left = text[max(self.stop_before, start - 6) : start]
        if left.endswith(("零下", "负", "-", "−", "－")) and read.value is not None:
            sign = 2 if left.endswith("零下") else 1
            if sign == 2 or left[-1] == "负" or not (left[-2:-1].isascii() and left[-2:-1].isalnum()):
                read = Read(-read.value, end, read.status, style=read.style, scaled=read.scaled)
                begin = start - sign
        qualifier = read.qualifier
        more = MORE.match(text, end)
        if more is not None and read.high is None:
            qualifier, end = "more", more.end()
            rest = re.compile("[万萬亿億]").match(text, end)
            if rest is not None and read.value is not None:
                read = read.times({"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}[rest[0]], rest.end())
                end = rest.end()
        if (
            text.startswith(("来", "來"), end)
            and run[-1:] in ("十", "百")
            and (self.unit(end + 1)[0] or counters().match(text, end + 1))
        ):
            qualifier, end = "about", end + 1
        high, end, low = self.range(read, end)
        tenths = (
            _TENTHS.match(text, end)
            if (high is None and len(run) <= 1 and run not in TENS) or run in "0123456789"
            else None
        )
        if tenths is not None and run and run[-1:] in DIGITS and read.value is not None:
            return self._tenths(begin, read.value, tenths)
        if high is None and read.value is not None and _DISCOUNT.match(text, end) and (run or read.value < 100):
            return self._discount(begin, read.value, end, run)
        if text[end : end + 1] == "倍":
            return self.emit(begin, end + 1, low, high, None, qualifier)
        prefix = self.prefix_unit(begin)
        duration = self.duration(begin, low, high, end, qualifier, run)
        if duration:
            return duration
        unit, stop = self.unit(end)
        if unit is not None:
            if run == "一" and unit == "person":
                return stop
            if run == "一" and text[end : end + 1] in "块角度克分升安尺寸丈石瓦":
                return end
            return self._united(begin, low, high, unit, stop, qualifier, prefix, run)
        if prefix is not None:
            return self._united(begin, low, high, None, end, qualifier, prefix, run)
        if run == "一" and text[end : end + 1] == "半":
            after_half = self.right_qualifier(end + 1)
            where, before = self.qualifier(begin)
            if after_half is not None:
                before, tail = after_half
            else:
                tail = end + 1
            self.found.append(make(text, where, tail, MentionKind.NUMBER, "0.5", qualifier=before))
            return tail
        counter = counters().match(text, end)
        if counter is not None:
            if run == "一":
                return counter.end()
            if len(run) == 1 and run in "两兩" and counter[0] in ("国",):
                return counter.end()
            half_after = text[counter.end() : counter.end() + 1] == "半" and counter[0] in ("个", "個")
            if half_after and low.value is not None:
                low = Read(low.value + Fraction(1, 2), low.end, style="words", scaled=True)
                return self.emit(begin, counter.end() + 1, low, high, None, qualifier)
            return self.emit(begin, counter.end(), low, high, None, qualifier)
        if run and not self.alone(run, end, qualifier, high):
            return end
        return self.emit(begin, end, low, high, None, qualifier)

    def alone(self, run: str, end: int, qualifier: str | None, high: Read | None) -> bool:
        """Whether a Chinese numeral without a unit or counter is a number: one with words of place is."""
        if "点" in run or run == "几十":
            return True
        if len(run) == 1 or all(c in DIGITS for c in run):
            return False
        if all(c in TENS or c in "万萬亿億" for c in run) and len(run) <= 2:
            return qualifier is not None
        return True

    def range(self, read: Read, end: int) -> tuple[Read | None, int, Read]:
        """Read the second number of a range; the first takes its scale (1000—1200万)."""
        text = self.text
        joint = _RANGE.match(text, end)
        own, own_end = self.unit(end)
        if joint is None and own is not None and read.high is None:
            joint = _RANGE.match(text, own_end)
        if joint is None or read.high is not None:
            return None, end, read
        at = joint.end()
        if text[at].isdecimal():
            run = arabic_run(text, at)
            bare = arabic(run, at + len(run))
            high = scaled(text, bare)
        else:
            run = han_run(text, at)
            value = han_value(run)
            if value is None or (len(run) == 1 and read.style == "digits"):
                return None, end, read
            bare = high = Read(Fraction(value), at + len(run), style="words")
        if own is not None and self.unit(high.end)[0] != own:
            return None, end, read
        low = read
        if high.scaled and not read.scaled and bare.value and high.value is not None and read.value is not None:
            if read.value < 10000 and read.value < high.value:
                low = read.times(high.value / bare.value, read.end)
        elif read.style == "words" and high.value is not None and read.value is not None and read.value < 10:
            tail = run[1:]
            if tail and tail[0] in "十百千万亿" and read.value and bare.value is not None and bare.value >= 100:
                low = read.times(han_value(tail) or 1, read.end)
        return high, high.end, low

    def prefix_unit(self, start: int) -> str | None:
        """Give the currency that stands before a number (人民币, €, US$), or the unit that 每 names (每平方公里271人)."""
        left = self.text[max(0, start - 6) : start].rstrip()
        if left.endswith(_CURRENCY_FORMS):
            return next(code for form, code in _CURRENCY_BEFORE if left.endswith(form))
        found = _PER_UNIT.search(left) if "每" in left else None
        if found:
            table = _unit_forms()
            below = table.get(found[1].rstrip("约有為为"))
            if below is not None:
                return f"/{below}"
        return None

    def _united(
        self,
        begin: int,
        low: Read,
        high: Read | None,
        unit: str | None,
        end: int,
        qualifier: str | None,
        prefix: str | None,
        run: str,
    ) -> int:
        text = self.text
        if prefix is not None and prefix.startswith("/"):
            if unit is not None and "/" not in unit:
                unit += prefix
                begin = text.rfind("每", 0, begin)
        elif prefix is not None and (unit is None or units().is_money(unit)):
            if unit is None or unit == "CNY":
                unit = prefix
            begin = self._before_currency(begin)
        spelled = unit == "Cel" and text[end - 1] == "度" and low.style == "words" and (low.value or 0) >= 0
        if spelled and not _WARM.search(text, max(0, begin - 10), begin):
            return end  # 三度: three times
        if unit is not None and unit != "person" and high is None and low.value is not None and low.high is None:
            low, end, qualifier = self._after_unit(low, end, qualifier)
        if unit == "EUR" and low.value is not None and high is None:
            cents_of = _EURO_CENTS.match(text, end)
            cents_value = plain_value(cents_of[1]) if cents_of is not None else None
            if cents_of is not None and cents_value is not None and cents_value < 100:
                low, end = replace(low, value=low.value + cents_value / 100, scaled=True), cents_of.end()
        if unit == "CNY" and low.value is not None and high is None:
            small = _MONEY_PARTS.match(text, end)
            if small is not None:
                cents = 10 * int(plain_value(small["jiao"]) or 0) if small["jiao"] else 0
                cents += int(plain_value(small["fen"] or small["only"] or "0") or 0)
                low = Read(low.value + Fraction(cents, 100), small.end(), style="words", scaled=True)
                end = small.end()
        if unit is not None and units().is_money(unit):
            whole = _WHOLE.match(text, end)
            if whole is not None:
                end = whole.end()
        return self.emit(begin, end, low, high, unit, qualifier)

    def _after_unit(self, low: Read, end: int, qualifier: str | None) -> tuple[Read, int, str | None]:
        """Read what colloquial Chinese puts behind the unit: 三亩多, 两斤半, 一米八, 三块五."""
        text = self.text
        following, after = text[end : end + 1], text[end + 1 : end + 2]
        if following in ("多", "余", "餘") and after not in (
            "次",
            "个",
            "年",
            "种",
            "名",
            "家",
            "元",
            "边",
            "层",
            "项",
        ):
            return low, end + 1, "more"
        value = low.value or Fraction(0)
        if following == "半" and value.denominator == 1:
            return replace(low, value=value + Fraction(1, 2), scaled=True), end + 1, qualifier
        spoken = text[end - 1] in "米块塊" and low.style == "words" and following and following in DIGITS
        if spoken and DIGITS[following] and not (after and after in _TENTH_NOT) and not counters().match(text, end + 1):
            return replace(low, value=value + Fraction(DIGITS[following], 10), scaled=True), end + 1, qualifier
        return low, end, qualifier

    def _before_currency(self, start: int) -> int:
        left = self.text[max(0, start - 6) : start]
        stripped = left.rstrip()
        for form, _ in _CURRENCY_BEFORE:
            if stripped.endswith(form):
                return start - (len(left) - len(stripped)) - len(form)
        return start

    def emit(self, begin: int, end: int, low: Read, high: Read | None, unit: str | None, qualifier: str | None) -> int:
        """Keep an amount with the qualifiers on both sides of it."""
        start, left = self.qualifier(begin)
        right = self.right_qualifier(end)
        if right is not None:
            qualifier, end = (right[0] if qualifier is None else qualifier), right[1]
        if left is not None:
            begin, qualifier = start, left if qualifier is None or qualifier == "more" else qualifier
        self.found.append(amount(self.text, begin, end, low, high, unit, qualifier))
        return end

    def _tenths(self, begin: int, value: Fraction, found: re.Match[str]) -> int:
        text = self.text
        extra = (
            Fraction(DIGITS.get(found[1], 0) if not found[1].isdigit() else int(found[1]))
            if found[1]
            else Fraction(5 if found[2] else 0)
        )
        read = Read(value * 10 + extra, found.end(), style="words", scaled=True)
        start, qualifier = self.qualifier(begin)
        end = found.end()
        more = MORE.match(text, end)
        if more:
            qualifier, end = "more", more.end()
        right = self.right_qualifier(end)
        if right is not None:
            qualifier, end = right
        self.found.append(amount(text, start, end, read, None, "%", qualifier))
        return end

    def _discount(self, begin: int, value: Fraction, end: int, run: str) -> int:
        percent = value if value >= 10 else value * 10
        self.found.append(
            make(self.text, begin, end + 1, MentionKind.QUANTITY, number_text(percent), unit="%", source="discount")
        )
        return end + 1

    def duration(self, begin: int, low: Read, high: Read | None, end: int, qualifier: str | None, run: str) -> int:
        """Read 五年, 六个月, 两周半, 一年半, 10至12天, 十五周年, 18岁; 0 where no unit of time follows."""
        text = self.text
        found = _TIME.match(text, end)
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
        if unit_form in ("周", "週") and run == "四" and text[begin - 1 : begin] not in _BEFORE_WEEKS:
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

    def composite(self, value: str, unit: tuple[int, int, int], end: int) -> tuple[str, int]:
        """Join 1年6个月, 2小时30分钟: each part in a smaller unit than the one before."""
        text = self.text
        while True:
            at = end + 1 if text[end : end + 1] in ("零", "又") else end
            run = arabic_run(text, at) if text[at : at + 1].isdecimal() else han_run(text, at)
            count = (
                plain_value(run) if run and len(run) <= LONGEST_NUMBER and (run.isdecimal() or run[0] in HAN) else None
            )
            found = _TIME.match(text, at + len(run)) if count is not None else None
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
            part = duration_in(count, unit)[1:]
            value += part[1:] if part.startswith("T") and "T" in value else part

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


@cache
def _unit_forms() -> dict[str, str]:
    return units().chinese


@cache
def _longest() -> dict[str, int]:
    """Give the length of the longest unit by its first character."""
    out: dict[str, int] = {}
    for form in _unit_forms():
        out[form[0]] = max(out.get(form[0], 0), len(form))
    return out


def plain_value(text: str) -> Fraction | None:
    """Give the value of digits or Chinese numerals with 点, None where they are none."""
    if not text:
        return None
    if text[0].isdecimal():
        return Fraction(text)
    whole, point, decimals = text.replace("點", "点").partition("点")
    value = han_value(whole)
    if value is None:
        return None
    return Fraction(f"{value}.{''.join(str(DIGITS[c]) for c in decimals)}") if point and decimals else Fraction(value)
