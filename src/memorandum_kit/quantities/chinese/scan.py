"""Find the values of a Chinese text, Simplified or Traditional."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities.canonical import duration_in
from memorandum_kit.quantities.chinese import dates, references
from memorandum_kit.quantities.chinese.amounts import Amounts
from memorandum_kit.quantities.chinese.durations import TIME
from memorandum_kit.quantities.chinese.lexicon import (
    TIME_UNITS,
    counters,
    silent_at,
)
from memorandum_kit.quantities.chinese.numerals import (
    DIGITS,
    HAN,
    TENS,
    arabic,
    arabic_run,
    han_repairs,
    han_run,
    han_value,
    scaled,
)
from memorandum_kit.quantities.chinese.surroundings import MORE, TIMES_AFTER, plain_value
from memorandum_kit.quantities.net import net_mention, net_spans
from memorandum_kit.quantities.reading import DOUBLED, FRACTION, Read, amount, in_order, make, once_marked

_TRIGGER = re.compile(f"[0-9０-９{HAN}第半每首过過翻零上下本今明去民清公农農附§]|[前后後]年|[减減]半|ISO|DIN|GB")

_LOOSE = "[ \u00a0\u202f\u2009]?"

_FRACTION_TAIL = re.compile(rf"分之({_LOOSE}(?:[0-9０-９]+(?:\.[0-9]+)?|[{HAN}]+(?:[点點][{HAN}]+)?))")

_RATIO_SIZES = {"百": ("%", 1), "千": ("‰", 1), "万": (None, 10000), "萬": (None, 10000)}

_EACH = re.compile(
    rf"每(隔)?(?:(?P<n>[0-9０-９]{{1,3}}|[{HAN}]+|半)?(?:个|個)?(?P<unit>年|月|季度|季|周|週|星期|天|日|小时|小時|半年|刻钟|刻鐘|分钟))(?!度|均|轮|级|級)"
)

_YEAR_TIMES = re.compile(r"一(年|月|周|天|日)(?:一度|一次|一届)")

_POINT = re.compile(f"[点點]([{''.join(DIGITS)}]+)")

# 三点十四: no decimal, and no time of day where a unit follows
_POINT_TENS = re.compile(f"[点點]([{HAN}]*[{''.join(TENS)}][{HAN}]*)")

_LIST_MARKER = re.compile(
    rf"(?:^|(?<=\n))[ \t\u3000]*(?:[（(]?(?:[{HAN}]{{1,3}}|[0-9]{{1,2}})[)）、．]|[（(](?:[{HAN}]{{1,3}}|\d{{1,2}})[)）]|\d{{1,2}}(?:(?:\.\d{{1,2}})+(?=[ \u3000])|(?:\.\d{{1,2}})*[.．](?=[ \u3000\u4e00-\u9fff])))"
)

_RATIO = re.compile(r"[:：∶](?=[0-9０-９])")

_ZHAO = re.compile("兆(?![瓦赫帕焦字伏比])")
_FIRST = re.compile("首(?:次|届|屆|批|个|個|家|轮|期|位|名|座|条|條|部|场|場)")

# 翻两番 is four times, 翻一倍 twice
_DOUBLED = re.compile("翻了?(?:([一二两三四五1-5])?番|一?倍)")

_HALF_CENTURY = re.compile("半[个個](多)?世[纪紀]")

_POSTCODE = re.compile("(?:邮编|邮政编码|郵編|郵遞區號)[:： ]{0,2}$")

# 千百年来, 千千万万, 亿万: very many
_GREAT = ("千百", "百千", "千千", "万千", "萬千", "万万", "萬萬", "亿万", "億萬", "百万千", "千万千")

_MIXED = re.compile(r"(?:\d[千百十]){2,}\d?[万萬亿億]?|\d千\d百?[万萬亿億]")

_TO_HAN = str.maketrans("0123456789", "零一二三四五六七八九")

_CODED = frozenset("室号號会會教房路-/—–")  # after digits that may be a room, house or file

_ROAD = re.compile("[国國省县縣]道|[号號][线線]")

# 光绪二十四年: a year of a reign, no twenty-four years.
_REIGN_YEAR = re.compile(f"[元{HAN}0-9]{{1,3}}年")

_REIGNS = frozenset(  # of Ming, Qing and Japan, and those of earlier times that texts name
    """
    光绪 光緒 乾隆 康熙 雍正 嘉庆 嘉慶 道光 咸丰 咸豐 同治 宣统 宣統 万历 萬曆 永乐 永樂 洪武 崇祯 崇禎 嘉靖 正德 成化
    贞观 貞觀 开元 開元 天宝 天寶 至元 大定 明治 大正 昭和 平成 令和
    """.split()  # noqa: SIM905 - a list of words
)


class Scan(Amounts):
    """One pass over one Chinese text."""

    def run(self) -> list[Mention]:
        """Give all mentions in the order of the text."""
        text = self.text
        nets = net_spans(text)
        net = position = 0
        search = _TRIGGER.search
        while True:
            hit = search(text, position)
            start = hit.start() if hit is not None else len(text)
            while net < len(nets) and nets[net][0] <= start:
                if nets[net][1] > position:
                    self.found.append(net_mention(text, *nets[net]))
                    position = max(position, nets[net][1])
                net += 1
            if hit is None:
                break
            if start < position:
                continue
            count = len(self.found)
            position = max(self.at(start), start + 1)
            if len(self.found) > count:
                self.stop_before = self.found[-1].span.end
        return in_order(self.found)

    def at(self, start: int) -> int:
        """Read what begins at `start`; gives where to go on."""
        text = self.text
        first = text[start]
        silent = silent_at(text, start)
        if silent > start:
            return silent
        if first == "减" or first == "減":
            self.found.append(make(text, start, start + 2, MentionKind.NUMBER, "0.5", source="fold"))
            return start + 2
        if text[start - 2 : start] in _REIGNS and (reign := _REIGN_YEAR.match(text, start)):
            return reign.end()
        if first in "第附§IDG":
            answer = dates.named_period(text, start, self.context) or references.at(text, start)
            if answer is not None:
                self.found.append(answer[0])
                return answer[1]
            if first == "第":
                return self.ordinal(start)
            return start + 1
        label = references.labelled(text, start) if first.isdecimal() and start else None
        if label is not None:
            self.found.append(label[0])
            return label[1]
        dated = dates.at(text, start, self.context)
        if dated is not None:
            self.found.extend(dated[0])
            return dated[1]
        if first == "每":
            return self.each(start)
        if first == "首":
            found = _FIRST.match(text, start)
            if found:
                self.found.append(make(text, start, start + 2, MentionKind.NUMBER, "1", source="ordinal"))
                return found.end()
            return start + 1
        if first in "过過翻":
            return self.word(start)
        if first.isdecimal():
            return self._at_digit(start)
        if first == "半":
            return self.half(start)
        if first in HAN:
            return self._at_han(start)
        return start + 1

    def word(self, start: int) -> int:
        """Read 过半, 翻番, 翻一番."""
        text = self.text
        for form, value, qualifier in (("过半数", "0.5", "more"), ("过半", "0.5", "more"), ("過半", "0.5", "more")):
            if text.startswith(form, start):
                self.found.append(make(text, start, start + len(form), MentionKind.NUMBER, value, qualifier=qualifier))
                return start + len(form)
        found = _DOUBLED.match(text, start)
        if found is not None:
            value = str(2 ** (int(plain_value(found[1]) or 1) if found[1] else 1))
            self.found.append(make(text, start, found.end(), MentionKind.NUMBER, value, source="fold"))
            return found.end()
        return start + 1

    def _at_digit(self, start: int) -> int:
        text = self.text
        previous = text[start - 1] if start else " "
        if previous.isascii() and (previous.isalpha() or previous == "_"):
            return references.token_end(text, start)
        if previous == "-" and start > 1 and text[start - 2].isascii() and text[start - 2].isalpha():
            return references.token_end(text, start)
        marker = self._marker(start)
        if marker:
            return marker
        file = references.file_number(text, start) or references.version(text, start)
        if file is not None:
            self.found.append(file[0])
            return file[1]
        run = arabic_run(text, start)
        end = start + len(run)
        code = references.code(text, start) if text[end : end + 1] in _CODED else None
        if code is not None:
            self.found.append(code[0])
            return code[1]
        if text[end : end + 1] in ("后", "後") and len(run) == 2 and run[1] in "05":
            return end + 1  # 90后: those born in the nineties
        if _RATIO.match(text, end):
            return end + 1 + len(arabic_run(text, end + 1))
        if references.is_address(text, start, end):
            return end + 1
        if len(run) == 6 and run.isdecimal() and _POSTCODE.search(text, max(0, start - 6), start):
            self.found.append(make(text, start, end, MentionKind.REFERENCE, run, source="postcode"))
            return end
        row = references.serial(text, start, run) if len(run) > 12 else None
        if row is not None and self.unit(end)[0] is None:
            self.found.append(row[0])
            return row[1]
        following = text[end : end + 1]
        mixed = _MIXED.match(text, start) if following and following in "千百十" else None
        value = han_value(mixed[0].translate(_TO_HAN)) if mixed is not None else None
        if mixed is not None and value is not None:  # 1千5百万
            return self.number(start, Read(Fraction(value), mixed.end(), style="mixed", scaled=True))
        if following and following in "国國省县縣号號" and _ROAD.match(text, end):
            return end + 2
        if previous == "道" and text[start - 2 : start - 1] in tuple("国國省县縣乡鄉"):
            return end + 1  # 国道109线
        part = FRACTION.match(text, start) if following == "/" else None
        if part is not None and int(part[1]) < int(part[2]):
            return self.number(start, Read(Fraction(int(part[1]), int(part[2])), part.end(), scaled=True))
        if text.startswith("/7", end) and run == "24":
            return end + 2  # 24/7
        doubled = DOUBLED.match(text, start) if self.doubled else None
        if doubled is not None:
            return self.number(start, scaled(text, once_marked(doubled, _marked)))
        read = scaled(text, arabic(run, end))
        if read.value and _ZHAO.match(text, read.end):  # a million in the mainland, 10^12 in Taiwan
            sizes = (read.value * 10**12, read.value * 10**6)
            return self.number(start, Read(None, read.end + 1, "ambiguous", sizes))
        if (
            text[read.end : read.end + 1].isascii()
            and text[read.end : read.end + 1].isalpha()
            and not self.unit(read.end)[0]
        ):
            return read.end + 1
        return self.number(start, read)

    def _marker(self, start: int) -> int:
        text = self.text
        line = text.rfind("\n", max(0, start - 6), start) + 1
        if start - line > 4 or (line == 0 and start > 4):
            return 0
        found = _LIST_MARKER.match(text, line)
        if found is None or not found.start() <= start < found.end():
            return 0
        return found.end()

    def _at_han(self, start: int) -> int:
        text = self.text
        marker = self._marker(start)
        if marker:
            return marker
        run = han_run(text, start)
        if not run:
            return start + 1
        end = start + len(run)
        if text.startswith("分之", end):
            return self.parts(start, run, end)
        once = _YEAR_TIMES.match(text, start)
        if once:
            value = duration_in(Fraction(1), TIME_UNITS[once[1]])
            self.found.append(make(text, start, once.end(), MentionKind.DURATION, value, source="frequency"))
            return once.end()
        sized = self.vague(start, run, end)
        if sized:
            return sized
        approximate = _two_digits(run)
        if approximate is not None:
            return self.number(start, Read(approximate[0], end, style="words", high=approximate[1]), run)
        number = han_value(run)
        if number is None:
            return self._no_numeral(start, run)
        point = _POINT.match(text, end)
        if (
            point is not None
            and not self._clocklike(point.end())
            and text[point.end() : point.end() + 1] not in ("十", "拾")
        ):
            decimals = "".join(str(DIGITS[c]) for c in point[1])
            whole = Fraction(f"{number}.{decimals}")
            read = scaled(text, Read(whole, point.end(), style="words"))
            return self.number(start, read, run + "点")
        spoilt = _POINT_TENS.match(text, end)
        if spoilt is not None and not self._clocklike(spoilt.end()):
            return self._no_decimal(start, number, spoilt)
        return self.number(start, Read(Fraction(number), end, style="words"), run)

    def _no_decimal(self, start: int, whole: int, point: re.Match[str]) -> int:
        """Refuse 三点十四百: decimals are said digit by digit (三点一四)."""
        tail = point[1]
        said = [str(value).rstrip("0") for value in ((han_value(tail) or 0), *sorted(han_repairs(tail))) if value]
        shown = tuple(dict.fromkeys(Fraction(f"{whole}.{part}") for part in said)) or (Fraction(whole),)
        return self.number(start, Read(None, point.end(), "malformed", shown, style="words"), f"{whole}点")

    def _no_numeral(self, start: int, run: str) -> int:
        """Refuse 四百千二人, 三亿五亿元; idioms of great numbers (千百年来) and what counts nothing stay silent."""
        end = start + len(run)
        repairs = han_repairs(run)
        if run == "百十" or run.startswith(_GREAT) or not repairs or all(c in DIGITS for c in run):
            return end
        if not (self.unit(end)[0] or counters().match(self.text, end) or TIME.match(self.text, end)):
            _, qualifier = self.qualifier(start)
            if qualifier is None and not (len(run) > 3 and any(c in DIGITS for c in run)):
                return end
        return self.number(start, Read(None, end, "malformed", tuple(map(Fraction, repairs)), style="words"), run)

    def _clocklike(self, end: int) -> bool:
        return self.text[end : end + 1] in ("分", "钟", "鐘")

    def vague(self, start: int, run: str, end: int) -> int:
        """Read 数百名, 几十家, 十几位, 上千人: numbers that name only their size."""
        text = self.text
        previous = text[start - 1] if start > self.stop_before else ""
        head = run[0]
        if previous and previous in "数數几幾" and (head in TENS or head in "万萬亿億"):
            begin = start - 1
            if begin > self.stop_before and text[begin - 1] == "好":
                begin -= 1
            value = han_value(run)
            return self._sized(begin, end, value, "vague")
        if previous in ("上", "成") and previous and (head in TENS or head in "万萬亿億"):
            value = han_value(run)
            return self._sized(start - 1, end, value, "more")
        if run[-1] in "十百千" and text[end : end + 1] in ("几", "幾", "数", "數") and text[end : end + 1]:
            value = han_value(run)
            scale = 1
            stop = end + 1
            tail = han_run(text, stop)
            if tail and tail[0] in "万萬亿億十":
                scale = han_value(tail) or 1
                stop += len(tail)
            return self._sized(
                start, stop, None if value is None else value * scale, "vague" if value == 10 else "more"
            )
        return 0

    def _sized(self, start: int, end: int, value: int | None, qualifier: str) -> int:
        if value is None:
            return end
        return self.number(start, Read(Fraction(value), end, style="words", qualifier=qualifier, scaled=True), "几十")

    def parts(self, start: int, run: str, end: int) -> int:
        """Read 三分之一, 百分之十, 千分之三."""
        text = self.text
        found = _FRACTION_TAIL.match(text, end)
        if found is None:
            return end
        top = plain_value(found[1].strip())
        stop = found.end()
        begin, qualifier = self.qualifier(start)
        if top is None:
            shown = tuple(map(Fraction, han_repairs(found[1].strip())))
            if shown and run in _RATIO_SIZES:  # 百分之十百
                share = _RATIO_SIZES[run][0]
                self.found.append(amount(text, begin, stop, Read(None, stop, "malformed", shown), None, share, None))
            return stop
        unit: str | None = None
        value = top
        if run in _RATIO_SIZES:
            unit, size = _RATIO_SIZES[run]
            value = top / size
            joint = re.compile(r"(?:至|到|[—–\-~～]{1,2})(?:百分之|千分之)?").match(text, stop)
            if joint is not None and unit:
                other = re.compile(rf"[0-9０-９]+(?:\.[0-9]+)?|[{HAN}]+(?:点[{HAN}]+)?").match(text, joint.end())
                high = plain_value(other[0]) if other else None
                if other is not None and high is not None:
                    low = Read(value, stop, style="words")
                    self.found.append(
                        amount(text, begin, other.end(), low, Read(high, other.end(), style="words"), unit, None)
                    )
                    return other.end()
        else:
            bottom = han_value(run)
            if not bottom:
                return stop
            value = top / bottom
            if text[start - 1 : start] == "又":
                whole_end = start - 1
                whole_start = whole_end
                while whole_start > 0 and text[whole_start - 1] in HAN:
                    whole_start -= 1
                whole = han_value(text[whole_start:whole_end])
                if whole:
                    value, begin = value + whole, whole_start
                    self.found = [m for m in self.found if m.span.start < whole_start]
        more = MORE.match(text, stop)
        if more:
            qualifier, stop = "more", more.end()
        right = self.right_qualifier(stop)
        if right is not None:
            qualifier, stop = right
        self.found.append(amount(text, begin, stop, Read(value, stop, style="words"), None, unit, qualifier))
        return stop

    def half(self, start: int) -> int:
        """Read 半年, 半小时, 半数, 半公里; 一半 is read with its 一."""
        text = self.text
        if text.startswith(("半数", "半數"), start):
            begin, qualifier = self.qualifier(start)
            right = self.right_qualifier(start + 2)
            stop = start + 2
            if right is not None:
                qualifier, stop = right
            self.found.append(make(text, begin, stop, MentionKind.NUMBER, "0.5", qualifier=qualifier))
            return stop
        if start and text[start - 1] in "上下大过過一各":
            return start + 1
        found = re.compile(r"半[个個]?(年|月|小时|小時|天|日|世纪|世紀|学期|钟头|分钟|周)(?!产|產|工|刊|薪|刊)").match(
            text, start
        )
        if found is not None and found[1] in TIME_UNITS:
            begin, qualifier = self.qualifier(start)
            value = duration_in(Fraction(1, 2), TIME_UNITS[found[1]])
            stop = found.end()
            more = MORE.match(text, stop)
            if more:
                qualifier, stop = "more", more.end()
            source = "frequency" if TIMES_AFTER.match(text, stop) else ""
            self.found.append(make(text, begin, stop, MentionKind.DURATION, value, qualifier=qualifier, source=source))
            return stop
        century = _HALF_CENTURY.match(text, start)
        if century is not None:
            qualifier = "more" if century[1] else None
            self.found.append(make(text, start, century.end(), MentionKind.DURATION, "P50Y", qualifier=qualifier))
            return century.end()
        unit, stop = self.unit(start + 1)
        if unit and unit != "person" and (stop - start > 2 or text[start + 1] in "斤亩畝吨噸里米升元"):
            read = Read(Fraction(1, 2), start + 1, style="words", scaled=True)
            self.found.append(amount(text, start, stop, read, None, unit, None))
            return stop
        return start + 1

    def each(self, start: int) -> int:
        """Read 每年, 每两年, 每半年, 每季度."""
        text = self.text
        found = _EACH.match(text, start)
        if found is None:
            return start + 1
        written = found["n"]
        unit = found["unit"]
        if unit == "半年":
            unit, written = "年", "半"
        count = Fraction(1) if not written else Fraction(1, 2) if written == "半" else plain_value(written)
        if count is None:
            return found.end()
        if found[1] and not written:
            count = Fraction(2)
        if (
            unit == "月"
            and written
            and written not in "半"
            and text[found.start("unit") - 1 : found.start("unit")] not in ("个", "個")
        ):
            return start + 1  # 每5月 is no frequency
        value = duration_in(count, TIME_UNITS[unit])
        self.found.append(make(text, start, found.end(), MentionKind.DURATION, value, source="frequency"))
        return found.end()

    def ordinal(self, start: int) -> int:
        """Read 第三次, 第十二届, 第二大; 第三方 and the like are no ordinals."""
        text = self.text
        begin = start + 1
        if begin < len(text) and text[begin].isdecimal():
            run = arabic_run(text, begin)
            if not run.isdecimal() or len(run) > 6:
                return begin + len(run)
            value, end = int(run), begin + len(run)
        else:
            run = han_run(text, begin)
            number = han_value(run) if run else None
            if number is None:
                return begin + len(run)
            value, end = number, begin + len(run)
        self.found.append(make(text, start, end, MentionKind.NUMBER, str(value), source="ordinal"))
        counter = counters().match(text, end)
        return counter.end() if counter else end


def _marked(run: str) -> Read:
    return arabic(run, 0)


def _two_digits(run: str) -> tuple[Fraction, Fraction] | None:
    """Read 两三, 三四十, 七八百, 十七八: neighbouring digits that say "two or three"."""
    found = re.fullmatch(r"(十?)([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)", run)
    if found is None:
        return None
    low, high = DIGITS[found[2]], DIGITS[found[3]]
    if high - low != 1 and (low, high) != (3, 5):
        return None
    if found[1]:
        return (Fraction(10 + low), Fraction(10 + high)) if not found[4] else None
    factor = han_value(found[4]) if found[4] else 1
    return (Fraction(low * factor), Fraction(high * factor)) if factor else None


def find(text: str, reference: date | None) -> list[Mention]:
    """Find the numbers, quantities, sums, dates, times, durations and references of a Chinese text, in order."""
    return Scan(text, reference).run()
