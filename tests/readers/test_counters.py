"""Automatic numbers as printed; the expected values are those of ISO/IEC 29500-1 and of Word."""

from __future__ import annotations

import pytest

from memorandum_kit.readers.counters import counter


@pytest.mark.parametrize(
    ("form", "values"),
    [
        ("decimal", {1: "1", 10: "10"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa"}),
        ("upperRoman", {4: "IV", 9: "IX", 14: "XIV", 1994: "MCMXCIV"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○", 305: "三○五"}),
        ("chineseCountingThousand", {10: "十", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十", 1005: "一千零五", 10010: "一万零一十"}),
        ("taiwaneseCountingThousand", {10000: "一萬", 12: "十二"}),
        ("japaneseCounting", {10: "十", 21: "二十一"}),
        ("ideographDigital", {1: "一", 10: "一〇", 100: "一〇〇"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 25: "贰拾伍"}),
        ("ideographLegalTraditional", {2: "貳", 25: "貳拾伍"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"}),
        ("decimalEnclosedCircleChinese", {1: "①", 10: "⑩"}),
        ("decimalEnclosedParen", {1: "⑴", 21: "21"}),
        ("decimalEnclosedFullstop", {1: "⒈"}),
        ("ideographEnclosedCircle", {1: "㈠", 10: "㈩", 11: "11"}),
        ("decimalFullWidth", {12: "１２"}),
        ("none", {3: ""}),
        ("bullet", {3: ""}),
    ],
)  # fmt: skip
def test_counters(form: str, values: dict[int, str]) -> None:
    assert {value: counter(value, form) for value in values} == values


def test_unknown_formats_are_told() -> None:
    assert counter(1, "hebrew1") is None
