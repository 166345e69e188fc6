"""Write values in Chinese: GB/T 15835 for numerals."""

from __future__ import annotations

import re
from fractions import Fraction

from memorandum_kit.quantities.canonical import number_text
from memorandum_kit.quantities.spelling import chinese_numeral
from memorandum_kit.quantities.units import units
from memorandum_kit.quantities.writer import Writer, date_fields, duration_fields, named_months

_BEFORE_ZH = {"about": "约", "nearly": "近", "more": "超过", "atleast": "至少", "atmost": "不超过"}


_SEASONS_ZH = {"21": "春季", "22": "夏季", "23": "秋季", "24": "冬季"}


_UNIT_ZH = {"person": "人", "CNY": "元", "Cel": "℃", "pp": "个百分点"}


class ChineseWriter(Writer):
    """Writes values in Chinese."""

    before = _BEFORE_ZH

    def joined(self, parts: list[str]) -> str:
        """Join the two ends of a range."""
        return "至".join(parts)

    def number(self, value: Fraction, *, plain: bool = False) -> str:
        """Write a number without a unit."""
        if value < 0:
            return f"-{self.number(-value)}"
        text = number_text(value)
        if "/" in text:
            return self.fraction(value)
        if self.style != "digits" and not plain:
            return chinese_numeral(text, financial=self.style == "financial")
        for size, sign in ((10**8, "亿"), (10**4, "万")):
            short = number_text(value / size)
            if value >= size and len(short.partition(".")[2]) <= 2 and "/" not in short and value < size * 10**4:
                return f"{short}{sign}"
        return text

    def fraction(self, value: Fraction) -> str:
        """Write a number that has no finite decimals."""
        whole, rest = divmod(value, 1)
        top, bottom = chinese_numeral(str(rest.numerator)), chinese_numeral(str(rest.denominator))
        return (f"{chinese_numeral(str(whole))}又" if whole else "") + f"{bottom}分之{top}"

    def amount(self, value: Fraction, unit: str | None) -> str:
        """Write a number with its unit or currency."""
        if unit == "%" and self.style == "words":
            return f"百分之{chinese_numeral(number_text(value))}"
        if self.style == "financial" and unit == "CNY":
            return self.financial(value)
        if unit is not None and "/" in unit and unit not in units().by_code:
            top, _, bottom = unit.partition("/")
            return f"每{self.unit(bottom)}{self.number(value)}{self.unit(top)}"
        if (
            units().is_money(unit)
            and value.denominator != 1
            and (value * 100).denominator == 1
            and value > 0
            and value < 10000
        ):
            return f"{int(value)}.{int(value * 100) % 100:02d}{self.unit(unit)}"
        return f"{self.number(value)}{self.unit(unit)}"

    def financial(self, value: Fraction) -> str:
        """Write a sum of money in the numerals that cannot be altered (壹贰叁)."""
        cents = value * 100
        if cents.denominator != 1 or value < 0:
            raise ValueError("a sum in financial numerals has whole fen")
        whole, rest = divmod(int(cents), 100)
        text = f"{chinese_numeral(str(whole), financial=True)}元"
        if rest == 0:
            return f"{text}整"
        jiao, fen = divmod(rest, 10)
        text += f"{chinese_numeral(str(jiao), financial=True)}角" if jiao else "零"
        return text + (f"{chinese_numeral(str(fen), financial=True)}分" if fen else "")

    def unit(self, unit: str | None) -> str:
        """Give the unit as it is written behind a number."""
        if unit is None:
            return ""
        if unit in _UNIT_ZH:
            return _UNIT_ZH[unit]
        for form, code in units().chinese.items():
            if code == unit:
                return form
        if "/" in unit:
            top, _, bottom = unit.partition("/")
            return f"{self.unit(top)}/{self.unit(bottom)}"
        raise ValueError(f"{unit!r} is no unit of the table")

    def range(self, low: Fraction, high: Fraction, unit: str | None) -> str:
        """Write a range of numbers with their unit."""
        if unit == "%":
            return f"{self.number(low)}%～{self.number(high)}%"
        return f"{self.number(low)}{self.unit(unit)}至{self.number(high)}{self.unit(unit)}"

    def duration_range(self, low: Fraction, high: Fraction, last: str) -> str:
        """Write a range of durations in one unit; `last` is the second end as written."""
        return f"{self.count(number_text(low))}至{last}"

    def ordinal(self, value: int) -> str:
        """Write an ordinal number."""
        return f"第{chinese_numeral(str(value))}" if value <= 99 or self.style != "digits" else f"第{value}"

    def frequency(self, value: str) -> str:
        """Write how often something is done, given as the duration between."""
        known = {
            "P1Y": "每年",
            "P6M": "每半年",
            "P3M": "每季度",
            "P1M": "每月",
            "P1W": "每周",
            "P1D": "每天",
            "PT1H": "每小时",
        }
        return known.get(value) or f"每{self.duration(value)}"

    def duration(self, value: str) -> str:
        """Write an ISO 8601 duration."""
        names = ("年", "个月", "周", "天", "小时", "分钟", "秒")
        if value == "P6M" and self.style == "words":
            return "半年"
        return "".join(
            f"{self.count(count, name)}{name}"
            for count, name in zip(duration_fields(value), names, strict=True)
            if count
        )

    def count(self, text: str, unit: str = "") -> str:
        """Write how many of a unit of time."""
        # 98年 is also the year 1998, 312年 the year 312: as a duration it is written out.
        open_year = unit == "年" and ((len(text) == 2 and text >= "70") or (len(text) == 3 and text[-1] != "0"))
        if self.style == "digits" and not open_year:
            return text
        return "两" if text == "2" else chinese_numeral(text)

    def time(self, value: str) -> str:
        """Write a time of day."""
        hour, minute, *second = value.removeprefix("T").split(":")
        if second:
            return value.removeprefix("T")
        return f"{int(hour)}时" if minute == "00" else f"{int(hour)}时{minute}分"

    def year(self, year: int) -> str:
        """Write a year, before Christ as well."""
        if year <= 0:
            return f"公元前{1 - year}年"
        if self.style != "digits" and year >= 1000:
            return "".join("〇一二三四五六七八九"[int(c)] for c in f"{year}") + "年"
        return f"{year}年" if year >= 1000 else f"公元{year}年"

    def interval(self, first: str, last: str) -> str:
        """Write an interval; what both dates share is written once."""
        return f"{self.date(first)}至{self.rest(first, last)}"

    def late_year(self, year: int) -> str:
        """Write a year past 2100, which four digits alone would not show to be one."""
        return f"公元{year}年"

    def day(self, year: str, month: int | None, day: int | None) -> str:
        """Write a date from its year as written, month and day as far as it has them."""
        return year + (f"{self.small(month)}月" if month else "") + (f"{self.small(day)}日" if day else "")

    def rest(self, first: str, last: str) -> str:
        """Write the last date of an interval without what it shares with the first."""
        year, month, day = date_fields(last)
        before = date_fields(first)
        if year is None or year != before[0] or not month:
            return self.date(last)
        if day and month == before[1]:
            return f"{self.small(day)}日"
        return f"{self.small(month)}月" + (f"{self.small(day)}日" if day else "")

    def small(self, value: int) -> str:
        """Write the number of a month or day."""
        return chinese_numeral(str(value)) if self.style != "digits" else str(value)

    def period(self, value: str) -> str:
        """Write a century, decade, week, season, quarter or half-year; empty for anything else."""
        if value.endswith("XX"):
            return f"{int(value[:-2]) + 1}世纪"
        if value.endswith("X"):
            return f"{int(value[:2]) + 1}世纪{value[2]}0年代"
        found = re.fullmatch(r"(\d{4})-(2[1-4])", value)
        if found:
            return f"{found[1]}年{_SEASONS_ZH[found[2]]}"
        found = re.fullmatch(r"(\d{4})-W(\d\d)", value)
        if found:
            return f"{found[1]}年第{int(found[2])}周"
        found = re.fullmatch(r"(\d{4})-(\d\d)/\1-(\d\d)", value)
        if found:
            number = (int(found[2]) + 2) // 3
            half = "上半年" if found[2] == "01" else "下半年"
            quarter = f"第{'一二三四'[min(number, 4) - 1]}季度"
            return named_months(found, f"{{1}}年{quarter}", f"{{1}}年{half}", ("{1}年初", "{1}年中", "{1}年底"))
        found = re.fullmatch(r"(\d{4})/(\d{4})", value)
        if found:
            return f"{found[1]}—{found[2]}年"
        return ""

    def reference(self, value: str, source: str) -> str:
        """Write an article or another reference."""
        if source != "article":
            words = {
                "paragraph": "第{}款",
                "chapter": "第{}章",
                "section": "第{}节",
                "annex": "附件{}",
                "page": "第{}页",
            }
            if source not in words:
                return value
            return words[source].format(value if source in ("annex", "page") else chinese_numeral(value))
        body, _, sentence = value.partition(".s")
        forms = ("第{}条", "第{}款", "第（{}）项", "第（{}）目")
        out = "".join(
            form.format(chinese_numeral(part)) for form, part in zip(forms, body.split("."), strict=False) if part
        )
        return out + (f"第{chinese_numeral(sentence)}句" if sentence else "")
