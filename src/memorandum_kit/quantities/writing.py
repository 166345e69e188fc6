"""Write a value in the house style of either language: DIN 5008 and DIN 1333 for German, GB/T 15835 for Chinese.

What is written here, `find_quantities` reads back as the same value and unit. Babel is not used: it rounds past its
context's precision, has no 万 and 亿, and no fractions.
"""

from __future__ import annotations

import re
from fractions import Fraction

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, Mention, MentionKind
from memorandum_kit.quantities.canonical import number_text
from memorandum_kit.quantities.spelling import chinese_numeral, german_ordinal_stem, german_word
from memorandum_kit.quantities.units import units

NBSP = "\u00a0"
STYLES = ("digits", "words", "financial")

_BEFORE_DE = {"about": "rund", "nearly": "knapp", "more": "über", "atleast": "mindestens", "atmost": "höchstens"}
_BEFORE_ZH = {"about": "约", "nearly": "近", "more": "超过", "atleast": "至少", "atmost": "不超过"}
_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_SEASONS_DE = {"21": "Frühjahr", "22": "Sommer", "23": "Herbst", "24": "Winter"}
_SEASONS_ZH = {"21": "春季", "22": "夏季", "23": "秋季", "24": "冬季"}
_UNIT_DE = {"person": "Personen", "EUR": "Euro", "CNY": "Yuan", "USD": "US-Dollar", "Cel": "°C", "pp": "Prozentpunkte"}
_LONG_DE = {"mu": "Mu", "li": "Li", "jin": "Jin", "zhang": "Zhang", "chi": "Chi", "cun": "Cun"}
_UNIT_ZH = {"person": "人", "CNY": "元", "Cel": "℃", "pp": "个百分点"}


def write_value(
    value: Mention | str,
    lang: Lang | str,
    *,
    kind: MentionKind | str | None = None,
    unit: str | None = None,
    qualifier: str | None = None,
    source: str = "",
    style: str = "digits",
) -> str:
    """Write a value in German or Chinese.

    Args:
        value: a mention, or a canonical value as a mention has it (`1448`, `1/3`, `2024-01-12`, `P5Y`).
        lang: `de`, `zh-Hans` or a tag of these; Traditional Chinese is written by `scripts.to_traditional` from this.
        kind: what the value is, where it is given as a string; guessed from its form otherwise.
        unit: code of the unit, where the value is a string.
        qualifier: one of the qualifiers of a mention; `range` where `10/12` is a range.
        source: the finer kind of a mention (`ordinal`, `frequency`, `article` …).
        style: `digits`; `words` for zwölf and 一千四百四十八, 二〇二四年; `financial` for 壹仟肆佰元整 (Chinese money).

    Raises:
        BadInput: the value was refused, is not canonical, or the language or style is none of these.
    """
    if isinstance(value, Mention):
        if value.value is None:
            raise BadInput(
                f"{value.surface[:20]!r} has no value to write",
                why=f"it is {value.status}",
                advice=f"Decide for one of: {', '.join(value.candidates)}.",
            )
        return write_value(
            value.value,
            lang,
            kind=value.kind,
            unit=value.unit,
            qualifier=value.qualifier,
            source=value.source,
            style=style,
        )
    if style not in STYLES:
        raise BadInput(f"{style!r} is no style of writing", advice=f"Use one of: {', '.join(STYLES)}.")
    try:
        target = lang if isinstance(lang, Lang) else Lang.of(lang)
        what = MentionKind(kind) if kind is not None else guess_kind(value, unit)
        writer = _Chinese(style) if target.is_chinese else _German(style)
        if target is Lang.EN:
            raise ValueError("English is not written here")
        return writer.write(value, what, unit, qualifier, source)
    except (ValueError, ZeroDivisionError) as error:
        raise BadInput(f"{value[:20]!r} cannot be written", why=str(error)) from error


_DATE = re.compile(r"-?\d{4}|-?\d{4}-\d\d.*|--\d\d(?:-\d\d)?|---\d\d|\d{2,3}X+|\d{4}-W\d\d")


def guess_kind(value: str, unit: str | None) -> MentionKind:
    """Guess the kind of a canonical value from its form: four digits without a unit are a number."""
    if value.startswith("P"):
        return MentionKind.DURATION
    if value.startswith("T"):
        return MentionKind.TIME
    if unit is not None:
        return MentionKind.MONEY if units().is_money(unit) else MentionKind.QUANTITY
    side = value.split("/")[0]
    if _DATE.fullmatch(side) and not re.fullmatch(r"-?\d+", side):
        return MentionKind.DATE
    return MentionKind.NUMBER


class _Writer:
    """What both languages share: which part of a value goes where."""

    before: dict[str, str]
    space = ""

    def __init__(self, style: str) -> None:
        self.style = style

    def write(self, value: str, kind: MentionKind, unit: str | None, qualifier: str | None, source: str) -> str:
        if kind is MentionKind.REFERENCE:
            return self.reference(value, source)
        if kind is MentionKind.DATE:
            return self.qualified(self.date(value), qualifier if qualifier == "about" else None)
        if kind is MentionKind.TIME:
            return self.joined([self.time(part) for part in value.split("/")])
        if kind is MentionKind.DURATION:
            return self.durations(value, qualifier, source)
        if source == "ordinal":
            return self.ordinal(int(value))
        if qualifier == "range":
            low, high = (Fraction(part) for part in value.split("/"))
            return self.range(low, high, unit)
        return self.qualified(self.amount(Fraction(value), unit), qualifier)

    def qualified(self, text: str, qualifier: str | None) -> str:
        word = self.before.get("about" if qualifier == "vague" else qualifier or "")
        return f"{word}{self.space}{text}" if word else text

    def durations(self, value: str, qualifier: str | None, source: str) -> str:
        sides = [_DURATION_ONE.fullmatch(part) for part in value.split("/")]
        if len(sides) == 2 and sides[0] and sides[1] and sides[0][1] == sides[1][1] and sides[0][3] == sides[1][3]:
            low, high = Fraction(sides[0][2]), Fraction(sides[1][2])
            return self.duration_range(low, high, self.duration(value.split("/")[1]))
        parts = [self.duration(part) for part in value.split("/")]
        if source == "frequency":
            return self.frequency(value)
        return self.joined(parts) if len(parts) > 1 else self.qualified(parts[0], qualifier)

    def joined(self, parts: list[str]) -> str:
        raise NotImplementedError

    def duration_range(self, low: Fraction, high: Fraction, last: str) -> str:
        raise NotImplementedError

    def amount(self, value: Fraction, unit: str | None) -> str:
        raise NotImplementedError

    def range(self, low: Fraction, high: Fraction, unit: str | None) -> str:
        raise NotImplementedError

    def date(self, value: str) -> str:
        raise NotImplementedError

    def time(self, value: str) -> str:
        raise NotImplementedError

    def duration(self, value: str) -> str:
        raise NotImplementedError

    def frequency(self, value: str) -> str:
        raise NotImplementedError

    def ordinal(self, value: int) -> str:
        raise NotImplementedError

    def reference(self, value: str, source: str) -> str:
        raise NotImplementedError


_DURATION = re.compile(
    r"P(?:(\d[\d.]*)Y)?(?:(\d[\d.]*)M)?(?:(\d[\d.]*)W)?(?:(\d[\d.]*)D)?(?:T(?:(\d[\d.]*)H)?(?:(\d[\d.]*)M)?(?:(\d[\d.]*)S)?)?"
)


_DURATION_ONE = re.compile(r"(PT?)(\d[\d.]*)([YMWDHS])")


def _duration_fields(value: str) -> tuple[str | None, ...]:
    found = _DURATION.fullmatch(value)
    if found is None or not any(found.groups()):
        raise ValueError(f"{value!r} is no ISO 8601 duration")
    return found.groups()


def _date_fields(value: str) -> tuple[int | None, int | None, int | None]:
    found = re.fullmatch(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    if found:
        return int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None
    found = re.fullmatch(r"--(\d\d)(?:-(\d\d))?", value)
    if found and int(found[1]) <= 12:
        return None, int(found[1]), int(found[2]) if found[2] else None
    raise ValueError(f"{value!r} is no date that is written here")


class _German(_Writer):
    before = _BEFORE_DE
    space = " "

    def joined(self, parts: list[str]) -> str:
        return " bis ".join(parts)

    def number(self, value: Fraction) -> str:
        if value < 0:
            return f"−{self.number(-value)}"
        text = number_text(value)
        if "/" in text:
            return self.fraction(value)
        if self.style == "words" and value.denominator == 1:
            return german_word(int(value))
        whole, _, decimals = text.partition(".")
        return f"{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals else "")

    def fraction(self, value: Fraction) -> str:
        whole, rest = divmod(value, 1)
        if whole:
            raise ValueError("German has no exact words for a mixed fraction; give numerator and denominator apart")
        stem = german_ordinal_stem(value.denominator)
        top = "ein" if rest.numerator == 1 else self.number(Fraction(rest.numerator))
        return f"{top} {stem[0].upper()}{stem[1:]}el"

    def amount(self, value: Fraction, unit: str | None) -> str:
        if units().is_money(unit) and unit is not None and "/" not in unit:
            return f"{self.money(value)}{NBSP}{self.unit(unit)}"
        text = self.number(value)
        return f"{text}{NBSP}{self.unit(unit)}" if unit else text

    def money(self, value: Fraction) -> str:
        if value.denominator != 1 and (value * 100).denominator == 1 and self.style == "digits":
            return (
                f"{self.number(Fraction(int(value)))},{int(abs(value) * 100) % 100:02d}"
                if value > 0
                else self.number(value)
            )
        return self.number(value)

    def unit(self, unit: str | None) -> str:
        if unit is None:
            return ""
        top, slash, bottom = unit.partition("/")
        if slash and unit not in units().by_code:
            return f"{'Einwohner' if top == 'person' else self.unit(top)}/{self.unit(bottom)}"
        for form, code in units().german.items():
            if code == unit:
                return _UNIT_DE.get(unit) or _LONG_DE.get(unit) or form
        if unit in _UNIT_DE:
            return _UNIT_DE[unit]
        raise ValueError(f"{unit!r} is no unit of the table")

    def range(self, low: Fraction, high: Fraction, unit: str | None) -> str:
        tail = f"{NBSP}{self.unit(unit)}" if unit else ""
        return f"{self.number(low)} bis {self.number(high)}{tail}"

    def ordinal(self, value: int) -> str:
        return f"{german_ordinal_stem(value)}e" if self.style == "words" else f"{value}."

    def frequency(self, value: str) -> str:
        known = {"P1Y": "jährlich", "P6M": "halbjährlich", "P3M": "vierteljährlich", "P1M": "monatlich"}
        known |= {"P1W": "wöchentlich", "P1D": "täglich", "PT1H": "stündlich"}
        return known.get(value) or f"alle {self.duration(value)}"

    def duration(self, value: str) -> str:
        names = (
            ("Jahr", "Jahre"),
            ("Monat", "Monate"),
            ("Woche", "Wochen"),
            ("Tag", "Tage"),
            ("Stunde", "Stunden"),
            ("Minute", "Minuten"),
            ("Sekunde", "Sekunden"),
        )
        parts = [
            f"{self.number(Fraction(count))}{NBSP}{one if count == '1' else many}"
            for count, (one, many) in zip(_duration_fields(value), names, strict=True)
            if count
        ]
        return " und ".join(parts)

    def time(self, value: str) -> str:
        return f"{value.removeprefix('T')}{NBSP}Uhr"

    def duration_range(self, low: Fraction, high: Fraction, last: str) -> str:
        return f"{self.number(low)} bis {last}"

    def year(self, year: int) -> str:
        if year <= 0:
            return f"{1 - year} v. Chr."
        return f"{year}" if year >= 1000 else f"{year} n. Chr."

    def date(self, value: str) -> str:
        special = self.period(value)
        if special:
            return special
        if "/" in value:
            first, last = value.split("/")
            return f"{self.start(first, last)} bis {self.date(last)}"
        year, month, day = _date_fields(value)
        if month is None and year is not None and year > 2100:
            return f"{year} n. Chr."
        tail = f" {self.year(year)}" if year is not None else ""
        if month is None:
            return tail.strip()
        name = _MONTHS[month - 1]
        return f"{day}. {name}{tail}" if day else f"{name}{tail}"

    def start(self, first: str, last: str) -> str:
        """Write the first date of an interval without what it shares with the last."""
        year, month, day = _date_fields(first)
        if year is None or year != _date_fields(last)[0] or not month:
            return self.date(first)
        if day and month == _date_fields(last)[1]:
            return f"{day}."
        return f"{day}. {_MONTHS[month - 1]}" if day else _MONTHS[month - 1]

    def period(self, value: str) -> str:
        if value.endswith("X"):
            if value.endswith("XX"):
                return f"{int(value[:-2]) + 1}. Jahrhundert"
            return f"{value[:-1]}0er Jahre"
        found = re.fullmatch(r"(\d{4})-(2[1-4])", value)
        if found:
            return f"{_SEASONS_DE[found[2]]} {found[1]}"
        found = re.fullmatch(r"(\d{4})-W(\d\d)", value)
        if found:
            return f"KW {found[2]}/{found[1]}"
        found = re.fullmatch(r"(\d{4})-(\d\d)/\1-(\d\d)", value)
        if found:
            return _named_months(
                found, "{0}. Quartal {1}", "{0}. Halbjahr {1}", ("Anfang {1}", "Mitte {1}", "Ende {1}")
            )
        found = re.fullmatch(r"(\d{4})/(\d{4})", value)
        if found:
            return f"{found[1]}–{found[2]}"
        return ""

    def reference(self, value: str, source: str) -> str:
        if source != "article":
            words = {
                "paragraph": "Absatz",
                "chapter": "Kapitel",
                "section": "Abschnitt",
                "annex": "Anlage",
                "page": "Seite",
            }
            return f"{words[source]} {value}" if source in words else value
        body, _, sentence = value.partition(".s")
        names = ("Artikel", "Absatz", "Nummer", "Buchstabe")
        parts = body.split(".")
        out = [f"{n} {chr(96 + int(p)) if n == 'Buchstabe' else p}" for n, p in zip(names, parts, strict=False) if p]
        if sentence:
            out.insert(2, f"Satz {sentence}")
        return " ".join(out)


class _Chinese(_Writer):
    before = _BEFORE_ZH

    def joined(self, parts: list[str]) -> str:
        return "至".join(parts)

    def number(self, value: Fraction, *, plain: bool = False) -> str:
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
        whole, rest = divmod(value, 1)
        top, bottom = chinese_numeral(str(rest.numerator)), chinese_numeral(str(rest.denominator))
        return (f"{chinese_numeral(str(whole))}又" if whole else "") + f"{bottom}分之{top}"

    def amount(self, value: Fraction, unit: str | None) -> str:
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
        if unit == "%":
            return f"{self.number(low)}%～{self.number(high)}%"
        return f"{self.number(low)}{self.unit(unit)}至{self.number(high)}{self.unit(unit)}"

    def duration_range(self, low: Fraction, high: Fraction, last: str) -> str:
        return f"{self.count(number_text(low))}至{last}"

    def ordinal(self, value: int) -> str:
        return f"第{chinese_numeral(str(value))}" if value <= 99 or self.style != "digits" else f"第{value}"

    def frequency(self, value: str) -> str:
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
        names = ("年", "个月", "周", "天", "小时", "分钟", "秒")
        if value == "P6M" and self.style == "words":
            return "半年"
        return "".join(
            f"{self.count(count, name)}{name}"
            for count, name in zip(_duration_fields(value), names, strict=True)
            if count
        )

    def count(self, text: str, unit: str = "") -> str:
        # 98年 is also the year 1998, 312年 the year 312: as a duration it is written out.
        open_year = unit == "年" and ((len(text) == 2 and text >= "70") or (len(text) == 3 and text[-1] != "0"))
        if self.style == "digits" and not open_year:
            return text
        return "两" if text == "2" else chinese_numeral(text)

    def time(self, value: str) -> str:
        hour, minute, *second = value.removeprefix("T").split(":")
        if second:
            return value.removeprefix("T")
        return f"{int(hour)}时" if minute == "00" else f"{int(hour)}时{minute}分"

    def year(self, year: int) -> str:
        if year <= 0:
            return f"公元前{1 - year}年"
        if self.style != "digits" and year >= 1000:
            return "".join("〇一二三四五六七八九"[int(c)] for c in f"{year}") + "年"
        return f"{year}年" if year >= 1000 else f"公元{year}年"

    def date(self, value: str) -> str:
        special = self.period(value)
        if special:
            return special
        if "/" in value:
            first, last = value.split("/")
            return f"{self.date(first)}至{self.rest(first, last)}"
        year, month, day = _date_fields(value)
        if month is None and year is not None and year > 2100:
            return f"公元{year}年"
        text = self.year(year) if year is not None else ""
        text += f"{self.small(month)}月" if month else ""
        return text + (f"{self.small(day)}日" if day else "")

    def rest(self, first: str, last: str) -> str:
        """Write the last date of an interval without what it shares with the first."""
        year, month, day = _date_fields(last)
        before = _date_fields(first)
        if year is None or year != before[0] or not month:
            return self.date(last)
        if day and month == before[1]:
            return f"{self.small(day)}日"
        return f"{self.small(month)}月" + (f"{self.small(day)}日" if day else "")

    def small(self, value: int) -> str:
        return chinese_numeral(str(value)) if self.style != "digits" else str(value)

    def period(self, value: str) -> str:
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
            return _named_months(found, f"{{1}}年{quarter}", f"{{1}}年{half}", ("{1}年初", "{1}年中", "{1}年底"))
        found = re.fullmatch(r"(\d{4})/(\d{4})", value)
        if found:
            return f"{found[1]}—{found[2]}年"
        return ""

    def reference(self, value: str, source: str) -> str:
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


def _named_months(found: re.Match[str], quarter: str, half: str, thirds: tuple[str, str, str]) -> str:
    """Give the name of an interval of months that is a quarter, half or third of a year, "" otherwise."""
    first, last = int(found[2]), int(found[3])
    if last - first == 2 and first % 3 == 1:
        return quarter.format((first + 2) // 3, found[1])
    if last - first == 5 and first in (1, 7):
        return half.format((first + 5) // 6, found[1])
    if last - first == 3 and first in (1, 5, 9):
        return thirds[first // 4].format("", found[1])
    return ""
