"""Chinese numerals as the cues meet them: 十二, 二〇二四, 三十万, 1.2亿."""

from __future__ import annotations

_DIGIT = {
    c: v
    for v, cs in enumerate(("〇零", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for c in cs
}
_UNIT = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GREAT = {"万": 10_000, "亿": 100_000_000}
NUMERALS = "".join((*_DIGIT, *_UNIT, *_GREAT))


def value_of(printed: str) -> int | None:
    """Give the value of a numeral in Chinese characters; None where it is not one.

    >>> value_of("二百三十"), value_of("二〇二四"), value_of("四十万")
    (230, 2024, 400000)
    """
    if all(c in _DIGIT for c in printed):
        return int("".join(str(_DIGIT[c]) for c in printed)) if printed else None
    total = part = digit = 0
    for c in printed:
        if c in _DIGIT:
            digit = _DIGIT[c]
        elif c in _UNIT:
            part += (digit or 1) * _UNIT[c]
            digit = 0
        elif c in _GREAT:
            total += (part + digit or 1) * _GREAT[c]
            part = digit = 0
        else:
            return None
    return total + part + digit
