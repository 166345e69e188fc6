"""Chinese numerals: Arabic digits with 万 and 亿, Chinese ones in either script, the financial forms, mixtures of both.

GB/T 15835-2011 sets the forms: Arabic digits with a point before decimals and commas or narrow spaces between groups of
three; Chinese numerals with 十百千万亿; the digits one by one for years (二〇二四).
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from memorandum_kit.quantities.reading import LONGEST_NUMBER, Read

DIGITS = {
    c: n
    for n, forms in enumerate(
        ("〇零○Ｏ", "一壹弌", "二两兩贰貳", "三叁參叄", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for c in forms
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SHORT = {"廿": 20, "卅": 30, "卌": 40}
BIG = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
# 兆 is left out: a million in the mainland (兆瓦), 10^12 in Taiwan.
HAN = "".join(DIGITS) + "".join(TENS) + "".join(SHORT) + "".join(BIG)
WIDE = str.maketrans("０１２３４５６７８９．，％：", "0123456789.,%:")

_HAN_RUN = re.compile(f"[{''.join(DIGITS)}{''.join(TENS)}{''.join(SHORT)}万萬亿億]+")
_POSITIONAL = re.compile(f"[{''.join(DIGITS)}]+")
_SPACES = " \u00a0\u202f\u2009"
_ARABIC = re.compile(rf"\d+(?:[.,，]\d+|[{_SPACES}]\d{{3}}(?![\d年]))*")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_COMMAS = re.compile(r"[1-9]\d{0,2}(?:[,，]\d{3})+(?:\.\d+)?")
_SPACED = re.compile(rf"[1-9]\d{{0,2}}(?:[{_SPACES}]\d{{3}})+(?:\.\d+)?")
_ZEROS = re.compile(r"\d+\.0{3,}|\d+\.\d{4,}")
_NOT_DIGIT = re.compile(r"\D")
_SCALE_AFTER = re.compile(
    r"[ \u00a0]?(?P<first>[十百千]?)(?P<big>万亿|萬億|万|萬|亿|億)|(?P<small>[百千])(?!分|瓦|克|米|年|卡|伏|帕|焦|升|牛)"
)
# the 2千5百 of 3万2千5百
_SPELLED = re.compile(r"\d千\d百(?:\d十)?\d?(?![\d万亿])")
_TO_HAN = str.maketrans("0123456789", "零一二三四五六七八九")
_SMALL = {"": 1, "十": 10, "百": 100, "千": 1000}
_BIGS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "万亿": 10**12, "萬億": 10**12}


def han_run(text: str, start: int) -> str:
    """Give the run of Chinese numeral characters at `start`, "" where none begins."""
    found = _HAN_RUN.match(text, start)
    return found[0] if found else ""


@lru_cache(maxsize=8192)
def han_value(run: str) -> int | None:
    """Give the value of a run of Chinese numerals, None where it is none (百万 without a head is 1,000,000).

    A last digit without its unit counts one place lower, as it is said: 三万五 is 35000, 一百二 is 120.
    """
    if not run or len(run) > LONGEST_NUMBER:
        return None
    if _POSITIONAL.fullmatch(run):
        if len(run) == 1:
            return DIGITS[run]
        return int("".join(str(DIGITS[c]) for c in run))
    for big in ("亿億", "万萬"):
        cut = max(run.rfind(big[0]), run.rfind(big[1]))
        if cut >= 0:
            return _with_big(run[:cut], BIG[big[0]], run[cut + 1 :])
    return _below_ten_thousand(run)


def _with_big(head: str, size: int, rest: str) -> int | None:
    """Give the value of `head` times 万 or 亿 and what follows it.

    The head is smaller than what it counts (三百万亿 has one 万, 三亿五亿 is none) and says its last place (三百万五亿 is
    none, since 三百万五 leaves it out).
    """
    upper = han_value(head) if head else 1
    if upper is None or not 0 < upper < (10**8 if size == 10**8 else 10**4) or (head and _elided(head)):
        return None
    if not rest:
        return upper * size
    if rest[0] in "百佰千仟万萬亿億":
        return None  # 三千万百, 亿万
    if len(rest) == 1 and DIGITS.get(rest):
        return upper * size + DIGITS[rest] * size // 10
    lower = han_value(rest)
    if lower is None or lower >= size or (_POSITIONAL.fullmatch(rest) and len(rest) > 2):
        return None
    return upper * size + lower


def _elided(run: str) -> bool:
    """Whether the last digit's place is left out: 三万五, 一百二."""
    return len(run) > 1 and run[-1] in DIGITS and run[-2] not in DIGITS and run[-2] not in "十拾廿卅卌"


def _below_ten_thousand(run: str) -> int | None:
    total, last = 0, 10**5
    digit: int | None = None
    seen_zero = False
    for char in run:
        if char in DIGITS:
            if digit not in (None, 0):
                return None  # 三四十: a range, read elsewhere
            digit = DIGITS[char]
            seen_zero = seen_zero or digit == 0
        elif char in SHORT:
            if digit not in (None, 0) or last <= 10:
                return None
            total, digit, last = total + SHORT[char], None, 10
        else:
            unit = TENS[char]
            if unit >= last:
                return None
            if seen_zero and unit * 10 == last:
                return None  # 三百零五十: zero where no place is empty
            if not digit and total and (unit != 10 or run[0] in TENS):
                return None  # 千百, 百十: very many, about a hundred
            total += (1 if digit in (None, 0) else digit) * unit
            digit, last, seen_zero = None, unit, False
    if digit:
        total += digit * (last // 10 if 10 < last < 10**5 and not seen_zero else 1)
    return total


@lru_cache(maxsize=1024)
def han_repairs(run: str) -> tuple[int, ...]:
    """Give what a run that is no numeral may have been, likeliest first: one character less, two swapped, its parts.

    >>> han_repairs("三亿五亿"), han_repairs("一百二万")[:2]
    ((3500000000, 300000000, 500000000), (1200000, 120000))
    """
    if len(run) > _LONGEST_REPAIRED:
        return ()
    spoken = [run[:i] + "十" + run[i:] for i, char in enumerate(run) if char in BIG and _elided(run[:i])]
    cuts = [run[:i] + run[i + 1 :] for i in range(len(run))]
    swaps = [run[:i] + run[i + 1] + run[i] + run[i + 2 :] for i in range(len(run) - 1)]
    parts = [run[: len(run) - n] for n in range(1, len(run))] + [run[n:] for n in range(1, len(run))]
    found: list[int] = []
    for forms in (spoken, cuts, swaps, parts):
        found += [value for form in forms if not _loose(form) and (value := han_value(form))]
        if len(found) >= _REPAIRS:
            break
    found = found or [value for char in run if (value := han_value(char))]
    return tuple(dict.fromkeys(found))[:_REPAIRS]


_REPAIRS = 4
_LONGEST_REPAIRED = 16  # a row of numerals past this is no slip of the pen


def _loose(run: str) -> bool:
    """Whether a run is no good repair: a lone character, its number said loosely (三万五), digits one by one."""
    return len(run) < 2 or _elided(run) or bool(_POSITIONAL.fullmatch(run))


def positional(run: str) -> str | None:
    """Give the digits of a run that says them one by one (二〇二四), None where it has words of place."""
    return "".join(str(DIGITS[c]) for c in run) if _POSITIONAL.fullmatch(run) else None


def arabic_run(text: str, start: int) -> str:
    """Give the stretch of digits with points, commas and group spaces at `start`, which must be a digit."""
    found = _ARABIC.match(text, start)
    if found is None:
        return ""
    run = found[0]
    if run.isdecimal():
        return run
    space = next((i for i, c in enumerate(run) if c in _SPACES), -1)
    if space >= 0:
        grouped = _SPACED.match(run)
        run = grouped[0] if grouped else run[:space]
    if "，" in run and not _COMMAS.fullmatch(run):
        run = run[: run.index("，")]
    return run


def arabic(run: str, end: int) -> Read:
    """Read a stretch of digits as `arabic_run` gives it."""
    run = run.translate(WIDE)
    if len(run) > LONGEST_NUMBER:
        return Read(None, end, "malformed")
    if _ZEROS.fullmatch(run) and (run.rstrip("0")[-1:] == "." or False):
        whole, _, zeros = run.partition(".")
        first = (int(whole + "000"),) if len(whole) <= 3 else ()
        candidates = (*first, int(whole), int(whole + zeros))
        return Read(None, end, "malformed" if len(zeros) != 3 else "ambiguous", _unique(candidates))
    if _PLAIN.fullmatch(run):
        return Read(Fraction(run), end, places=len(run.partition(".")[2]))
    if _COMMAS.fullmatch(run) or _SPACED.fullmatch(run):
        whole, _, decimals = run.partition(".")
        return Read(
            Fraction(_NOT_DIGIT.sub("", whole) + ("." + decimals if decimals else "")), end, places=len(decimals)
        )
    plain = _NOT_DIGIT.sub("", run)
    last = max(run.rfind("."), run.rfind(","))
    german = Fraction(int(_NOT_DIGIT.sub("", run[:last]) + run[last + 1 :]), 10 ** len(run[last + 1 :]))
    grouped = (
        (Fraction(int(plain)), german) if run.count(".") > 1 and "," not in run else (german, Fraction(int(plain)))
    )
    return Read(None, end, "malformed", tuple(dict.fromkeys(grouped)))


def _unique(values: tuple[int, ...]) -> tuple[Fraction, ...]:
    return tuple(dict.fromkeys(Fraction(v) for v in values))


def scaled(text: str, read: Read) -> Read:
    """Give Arabic digits with the 万 or 亿 after them, and what follows at a lower scale (3万5千, 1亿2000万)."""
    found = _SCALE_AFTER.match(text, read.end)
    if found is None:
        return read
    if found["small"]:
        return read.times(_SMALL[found["small"]], found.end())
    factor = _SMALL[found["first"]] * _BIGS[found["big"]]
    out = read.times(factor, found.end())
    if out.value is None or read.value is None:
        return out
    spelled = _SPELLED.match(text, out.end)
    tail_value = han_value(spelled[0].translate(_TO_HAN)) if spelled is not None else None
    if spelled is not None and tail_value is not None and tail_value < factor:
        return Read(out.value + tail_value, spelled.end(), style="mixed", scaled=True)
    rest = _ARABIC.match(text, out.end)
    if rest is not None and rest[0].isdecimal():
        tail = Read(Fraction(int(rest[0].translate(WIDE))), rest.end())
        lower = scaled(text, tail)
        if (
            lower.value is not None
            and lower.value < factor
            and (lower.scaled or (len(rest[0]) == 4 and factor == 10**4))
        ):
            return Read(out.value + lower.value, lower.end, style="mixed", scaled=True)
        if lower.value is not None and (lower.scaled or len(rest[0]) == 1):
            spoken = (out.value + lower.value * factor / 10,) if len(rest[0]) == 1 and not lower.scaled else ()
            readings = (*spoken, out.value, lower.value) if lower.scaled else (*spoken, out.value + lower.value)
            return Read(None, lower.end, "malformed", readings, style="mixed", scaled=True)  # 3万5亿, 3万5
    worded = han_run(text, out.end)
    if len(worded) > 1 and any(c in TENS for c in worded):  # 1亿二千万
        tail_value = han_value(worded)
        if tail_value is not None and tail_value < factor:
            return Read(out.value + tail_value, out.end + len(worded), style="mixed", scaled=True)
    return out
