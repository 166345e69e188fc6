"""Automatic numbers as Word and Writer print them: a value and a format's name give "3", "c", "iii", "三", "③"."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL_SIMPLIFIED = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万")
_LEGAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬")
_COUNT_SIMPLIFIED = ("零一二三四五六七八九", "十百千", "万")
_COUNT_TRADITIONAL = ("零一二三四五六七八九", "十百千", "萬")
_COUNT_JAPANESE = ("〇一二三四五六七八九", "十百千", "万")
_LEGAL_JAPANESE = ("零壱弐参四伍六七八九", "拾百阡", "萬")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def counter(value: int, number_format: str) -> str | None:
    """Give a number as printed, or None where the format's name is not known.

    Args:
        value: from 0.
        number_format: a value of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59).
    """
    if number_format in ("none", "bullet"):
        return ""
    function = _FORMATS.get(number_format)
    return None if function is None else function(value)


def chinese(value: int, digits: str, units: str, myriad: str, *, leading_one: bool = False) -> str:
    """Give a Chinese number below one hundred million: 一百零五, 十二 (or 一十二 with `leading_one`)."""
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        head = chinese(high, digits, units, myriad, leading_one=leading_one) + myriad
        if low == 0:
            return head
        zero = digits[0] if low < 1000 else ""
        return head + zero + chinese(low, digits, units, myriad, leading_one=True)
    if value == 0:
        return digits[0]
    parts: list[str] = []
    gap = False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit == 0:
            gap = bool(parts)
            continue
        if gap:
            parts.append(digits[0])
            gap = False
        omit = digit == 1 and power == 1 and not parts and not leading_one
        parts.append(("" if omit else digits[digit]) + (units[power - 1] if power else ""))
    return "".join(parts)


def _letters(value: int) -> str:
    """Letters in order, then doubled as Word does: a … z, aa, bb."""
    if value < 1:
        return "0"
    turn, index = divmod(value - 1, 26)
    return chr(ord("a") + index) * (turn + 1)


def _roman(value: int) -> str:
    if not 0 < value < 32768:
        return str(value)
    parts: list[str] = []
    for size, sign in _ROMAN:
        times, value = divmod(value, size)
        parts.append(sign * times)
    return "".join(parts)


def _positional(value: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(value))


def _sign(value: int, signs: str) -> str:
    """One of a closed set of signs; digits beyond it."""
    return signs[value - 1] if 0 < value <= len(signs) else str(value)


def _enclosed(value: int, *ranges: tuple[int, int, int]) -> str:
    """A character of its own for values in a range (first value, last value, code of the first), else digits."""
    for first, last, code in ranges:
        if first <= value <= last:
            return chr(code + value - first)
    return str(value)


def _counting(value: int) -> str:
    """Word's chineseCounting: with 十 up to 99, then digit by digit with ○."""
    return chinese(value, *_COUNT_SIMPLIFIED) if 0 < value < 100 else _positional(value, _DIGITS.replace("〇", "○"))


def _english_ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


_FULL_WIDTH = "０１２３４５６７８９"
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: _positional(n, _FULL_WIDTH),
    "decimalFullWidth2": lambda n: _positional(n, _FULL_WIDTH),
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "ordinal": _english_ordinal,
    "hex": lambda n: f"{n:X}",
    "numberInDash": lambda n: f"- {n} -",
    "decimalEnclosedCircle": lambda n: _enclosed(
        n, (0, 0, 0x24EA), (1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)
    ),
    "decimalEnclosedCircleChinese": lambda n: _enclosed(n, (1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)),
    "decimalEnclosedFullstop": lambda n: _enclosed(n, (1, 20, 0x2488)),
    "decimalEnclosedParen": lambda n: _enclosed(n, (1, 20, 0x2474)),
    "ideographEnclosedCircle": lambda n: _enclosed(n, (1, 10, 0x3220)),
    "ideographDigital": lambda n: _positional(n, _DIGITS),
    "taiwaneseDigital": lambda n: _positional(n, _DIGITS.replace("〇", "○")),
    "japaneseDigitalTenThousand": lambda n: _positional(n, _DIGITS),
    "chineseCounting": _counting,
    "chineseCountingThousand": lambda n: chinese(n, *_COUNT_SIMPLIFIED),
    "taiwaneseCounting": lambda n: chinese(n, *_COUNT_TRADITIONAL) if n < 100 else _counting(n),
    "taiwaneseCountingThousand": lambda n: chinese(n, *_COUNT_TRADITIONAL),
    "japaneseCounting": lambda n: chinese(n, *_COUNT_JAPANESE),
    "japaneseLegal": lambda n: chinese(n, *_LEGAL_JAPANESE, leading_one=True),
    "chineseLegalSimplified": lambda n: chinese(n, *_LEGAL_SIMPLIFIED, leading_one=True),
    "ideographLegalTraditional": lambda n: chinese(n, *_LEGAL_TRADITIONAL, leading_one=True),
    "ideographTraditional": lambda n: _sign(n, _STEMS),
    "ideographZodiac": lambda n: _sign(n, _BRANCHES),
    "ideographZodiacTraditional": lambda n: _STEMS[(n - 1) % 10] + _BRANCHES[(n - 1) % 12] if n > 0 else str(n),
}
