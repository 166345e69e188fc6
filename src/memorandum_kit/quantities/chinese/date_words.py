"""What Chinese dates and times have in common: the numerals of days and hours, and what joins two ends."""

from __future__ import annotations

from memorandum_kit.quantities.chinese.numerals import DIGITS, WIDE, han_value, positional

DIGIT_SET = "".join(DIGITS)
NUMERAL = f"[{DIGIT_SET}十廿卅]"
TO = r"[ ]?(?:[–—－\-~～〜]{1,2}|/(?=\d{4}[学學])|(?:持续|持續|延续|一直)?[至到])[ ]?"


def number_of(form: str) -> int:
    """Give the number of a day, month, year or hour in either writing; 0 where the numerals are none."""
    if form[0].isdecimal():
        return int(form.translate(WIDE))
    digits = positional(form)
    if digits is not None:
        return int(digits)
    return han_value(form) or 0
