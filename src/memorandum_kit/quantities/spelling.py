"""Numbers in words: German up to 10^15, Chinese numerals of any size, the financial forms 壹贰叁."""

from __future__ import annotations

_ONES = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_TENS = ["null", "zehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_LARGE = (("Billiarde", "Billiarden"), ("Billion", "Billionen"), ("Milliarde", "Milliarden"), ("Million", "Millionen"))
_DIGITS = "零一二三四五六七八九"
_FINANCIAL = "零壹贰叁肆伍陆柒捌玖"


def german_word(value: int) -> str:
    """Write a whole number from 0 to below 10^18 in German words: `zwei Millionen dreihundert`.

    Raises:
        ValueError: the number is negative or larger.
    """
    if not 0 <= value < 10**18:
        raise ValueError("only numbers from 0 to below 10^18 have a word here")
    if value < 10**6:
        return _below_million(value, "eins")
    parts = []
    rest = value
    for power, (one, many) in zip((15, 12, 9, 6), _LARGE, strict=True):
        count, rest = divmod(rest, 10**power)
        if count:
            parts.append(f"eine {one}" if count == 1 else f"{_below_million(count, 'eins')} {many}")
    if rest:
        parts.append(_below_million(rest, "eins"))
    return " ".join(parts)


def _below_million(value: int, one: str) -> str:
    thousands, rest = divmod(value, 1000)
    if not thousands:
        return _below_thousand(rest, one)
    head = f"{_below_thousand(thousands, 'ein')}tausend"
    return head + (_below_thousand(rest, one) if rest else "")


def _below_thousand(value: int, one: str) -> str:
    hundreds, rest = divmod(value, 100)
    head = f"{'ein' if hundreds == 1 else _ONES[hundreds]}hundert" if hundreds else ""
    if rest == 0 and head:
        return head
    if rest == 1:
        return head + one
    if rest < 20:
        return head + _ONES[rest]
    tens, ones = divmod(rest, 10)
    unit = ("ein" if ones == 1 else _ONES[ones]) + "und" if ones else ""
    return f"{head}{unit}{_TENS[tens]}"


def german_ordinal_stem(value: int) -> str:
    """Write a German ordinal without its ending, 1 to 999,999: `dritt`, `zwanzigst`; with `el` a fraction's name.

    Raises:
        ValueError: the number is outside.
    """
    if not 1 <= value < 10**6:
        raise ValueError("only 1 to 999,999 have a German ordinal here")
    word = _below_million(value, "eins")
    last = value % 100
    for number, irregular in ((1, "erst"), (3, "dritt"), (7, "siebt"), (8, "acht")):
        if last == number:
            return word[: len(word) - len(_ONES[number])] + irregular
    return f"{word}t" if 2 <= last <= 19 else f"{word}st"


def chinese_numeral(text: str, *, financial: bool = False) -> str:
    """Write a canonical decimal (`1448`, `0.5`) in Chinese numerals: 一千四百四十八, 零点五; financial: 壹仟肆佰肆拾捌.

    Raises:
        ValueError: the text is no decimal, or has more than 16 digits before the point.
    """
    whole, _, decimals = text.partition(".")
    if not whole.isdecimal() or (decimals and not decimals.isdecimal()) or len(whole) > 16:
        raise ValueError(f"{text[:20]!r} is no decimal of up to 16 digits")
    digits = _FINANCIAL if financial else _DIGITS
    out = _groups(int(whole), digits, "拾佰仟" if financial else "十百千")
    if not financial and out.startswith("一十"):
        out = out[1:]
    return out + ("点" + "".join(digits[int(c)] for c in decimals) if decimals else "")


def _groups(value: int, digits: str, places: str) -> str:
    if value == 0:
        return digits[0]
    if value >= 10**8:
        head, rest = divmod(value, 10**8)
        return f"{_groups(head, digits, places)}亿" + _rest(rest, 10**7, digits, places)
    if value >= 10**4:
        head, rest = divmod(value, 10**4)
        return f"{_groups(head, digits, places)}万" + _rest(rest, 10**3, digits, places)
    out, gap = "", False
    for power, place in ((3, places[2]), (2, places[1]), (1, places[0]), (0, "")):
        digit = value // 10**power % 10
        if digit:
            out += (digits[0] if gap and out else "") + digits[digit] + place
            gap = False
        else:
            gap = True
    return out


def _rest(rest: int, below: int, digits: str, places: str) -> str:
    if not rest:
        return ""
    return (digits[0] if rest < below else "") + _groups(rest, digits, places)
