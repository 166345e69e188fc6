"""A Chinese number with its range, unit, counter, currency and qualifiers."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from memorandum_kit.model import MentionKind
from memorandum_kit.quantities.canonical import key_of, number_text
from memorandum_kit.quantities.chinese.durations import Durations
from memorandum_kit.quantities.chinese.lexicon import (
    counters,
)
from memorandum_kit.quantities.chinese.numerals import DIGITS, HAN, TENS, arabic, arabic_run, han_run, han_value, scaled
from memorandum_kit.quantities.chinese.surroundings import MORE, plain_value
from memorandum_kit.quantities.reading import Read, amount, make
from memorandum_kit.quantities.units import units

_RANGE = re.compile(r"[ ]?(?:[–—－\-~～〜]{1,2}|至|到)[ ]?(?=[0-9０-９" + HAN + "])")


_TENTHS = re.compile(rf"[成](?:([{''.join(DIGITS)}0-9])(?!成)|(半))?(?![为為立员員功果本长長就年人交熟套品都])")


_DISCOUNT = re.compile(r"折(?![磨扣算旧舊断斷返射腰叠])")


_MONEY_PARTS = re.compile(
    rf"零?(?:(?P<jiao>[0-9０-９]|[{''.join(DIGITS)}])[角毛](?:(?P<fen>[0-9０-９]|[{''.join(DIGITS)}])分)?|(?P<only>[0-9]{{1,2}}|[{''.join(DIGITS)}])分)"
)


_GROWN = re.compile(
    "(增加|增长|增長|增多|提高|提升|上升|上涨|上漲|扩大|擴大|高出|多出|增|升)了?(?:近|约|約|将近|超过)?(到|至|为|為)?$"
)


_FEN = re.compile(rf"零?([0-9０-９]|[{''.join(DIGITS)}])分(?![之钟鐘])")


_EURO_CENTS = re.compile(rf"零?([0-9]{{1,2}}|[{HAN}]{{1,3}})(?:[欧歐]分|分(?![之钟鐘会會公店支行部享别]))")


_WHOLE = re.compile("[整正]")


_TWICE = re.compile(r"[（(](\d{1,9})[)）]")


_WARM = re.compile("(?:[气氣水室体體高低]?[温溫]度?|摄氏|攝氏|零下|[升降]至|[升降]到)[^，。]{0,4}$")


_TENTH_NOT = frozenset(HAN + "点點分角毛米里年月日人名位天")


class Amounts(Durations):
    """A number with its range, unit, counter, currency and qualifiers."""

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
            return self._times(begin, end + 1, low, high, qualifier)
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

    def _times(self, begin: int, end: int, low: Read, high: Read | None, qualifier: str | None) -> int:
        """Read 两倍; 增加两倍 says what is added (three times as much), 增加到两倍 what it comes to."""
        more = MORE.match(self.text, end)
        if more is not None:  # 两倍多
            qualifier, end = "more", more.end()
        stop = self.emit(begin, end, low, high, None, qualifier)
        said = self.found[-1]
        grown = _GROWN.search(self.text, max(0, said.span.start - 8), said.span.start)
        if grown is not None and said.value is not None and said.qualifier != "range":
            source = "fold" if grown[2] else "increase"
            self.found[-1] = replace(said, source=source, key=key_of(source, said.value, None))
        return stop

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
            # 3001至6.55万: the first says all of its number; 12至10万 is refused as a range that falls
            if read.value < (10000 if read.value < bare.value else 1000) and read.value < high.value:
                low = read.times(high.value / bare.value, read.end)
        elif read.style == "words" and high.value is not None and read.value is not None and read.value < 10:
            tail = run[1:]
            if tail and tail[0] in "十百千万亿" and read.value and bare.value is not None and bare.value >= 100:
                low = read.times(han_value(tail) or 1, read.end)
        return high, high.end, low

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
        if unit == "cCNY" and text[end - 1] in "角毛" and low.value is not None and high is None:
            fen = _FEN.match(text, end)
            if fen is not None:  # 5角2分
                tenths = (plain_value(fen[1]) or Fraction(0)) / 10
                low, end = replace(low, value=low.value + tenths, scaled=True), fen.end()
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
