"""What stands around a Chinese number: qualifiers on both sides, unit, currency before it."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from functools import cache

from memorandum_kit.model import Mention
from memorandum_kit.quantities.chinese import dates
from memorandum_kit.quantities.chinese.lexicon import (
    RIGHT_QUALIFIERS,
    distant_qualifier,
    left_qualifier,
)
from memorandum_kit.quantities.chinese.numerals import DIGITS, han_value
from memorandum_kit.quantities.reading import has_doubled_marks
from memorandum_kit.quantities.units import units

# 一年两次: twice a year
TIMES_AFTER = re.compile(r"(?:[一二两三四五六七八九十]|\d{1,2})次")


MORE = re.compile("[多余餘](?!数|數)")


_PER_UNIT = re.compile("每([^0-9０-９每，。、]{1,5})$")


_RIGHT_FIRST = frozenset(form[0] for form, _ in RIGHT_QUALIFIERS)


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


class Surroundings:
    """A Chinese text with the questions about what stands around a number."""

    def __init__(self, text: str, reference: date | None) -> None:
        self.text = text
        self.context = dates.Context(reference)
        self.found: list[Mention] = []
        self.doubled = has_doubled_marks(text)
        self.stop_before = 0  # nothing before this position may be taken as a qualifier

    def qualifier(self, start: int) -> tuple[int, str | None]:
        """Give where the qualifier before `start` begins, and it."""
        end = start
        while end > self.stop_before and self.text[end - 1] in " \u00a0":
            end -= 1
        found = left_qualifier(self.text, end, self.stop_before)
        if found is None:
            return start, distant_qualifier(self.text, end, self.stop_before)
        return end - found[1], found[0]

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

    def _before_currency(self, start: int) -> int:
        left = self.text[max(0, start - 6) : start]
        stripped = left.rstrip()
        for form, _ in _CURRENCY_BEFORE:
            if stripped.endswith(form):
                return start - (len(left) - len(stripped)) - len(form)
        return start


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
