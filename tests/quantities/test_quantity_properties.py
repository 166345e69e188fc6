"""Write and read back over the whole range; no exception on any string; linear time."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from memorandum_kit.model import MentionKind
from memorandum_kit.quantities import find_quantities, write_value
from memorandum_kit.quantities.canonical import number_text
from memorandum_kit.quantities.chinese.numerals import han_value
from memorandum_kit.quantities.german.numerals import ordinal_stem, word_value
from memorandum_kit.quantities.spelling import chinese_numeral, german_ordinal_stem, german_word
from memorandum_kit.quantities.units import units

LANGS = ("de", "zh-Hans")
PROPERTY = settings(deadline=None, max_examples=150, derandomize=True)
UNITS = sorted(code for code in units().by_code if code not in ("cEUR", "cCNY"))


def read_one(text: str, lang: str):
    found = find_quantities(text, lang)
    assert len(found) == 1, (text, [(m.surface, m.key) for m in found])
    return found[0]


def carried(text: str, lang: str) -> str:
    return f"Es sind {text} vereinbart." if lang == "de" else f"共计{text}。"


def round_trip(value: str, lang: str, **options):
    written = write_value(value, lang, **options)
    mention = read_one(carried(written, lang), lang)
    assert mention.value == value, (written, mention)
    return mention


whole = st.integers(0, 10**15) | st.integers(0, 10**5)
decimals = st.builds(lambda n, places: Fraction(n, 10**places), st.integers(0, 10**12), st.integers(0, 6))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("style", ["digits", "words"])
@PROPERTY
@given(value=whole)
@example(value=2200000)
@example(value=10**15)
def test_whole_numbers_survive(lang, style, value):
    unit = "km"
    assert round_trip(str(value), lang, unit=unit, style=style).unit == unit


@pytest.mark.parametrize("lang", LANGS)
@PROPERTY
@given(value=whole)
def test_numbers_without_unit_survive(lang, value):
    if 1000 <= value <= 2199 and lang == "de":
        value += 10000
    round_trip(str(value), lang)


@pytest.mark.parametrize("lang", LANGS)
@PROPERTY
@given(value=decimals, unit=st.sampled_from(["%", "km2", "ha", "Cel", "t", "kWh", "‰", "pp", "m3"]))
def test_decimals_survive(lang, value, unit):
    assert round_trip(number_text(value), lang, unit=unit).unit == unit


@pytest.mark.parametrize("lang", LANGS)
@PROPERTY
@given(top=st.integers(1, 999), bottom=st.integers(2, 1000))
def test_fractions_survive(lang, top, bottom):
    value = Fraction(top, bottom)
    if value > 1 and lang == "de":
        value = 1 / value
    if "/" in number_text(value):
        round_trip(number_text(value), lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_survives(lang, unit):
    assert round_trip("25", lang, unit=unit).unit == unit


@pytest.mark.parametrize("lang", LANGS)
@PROPERTY
@given(cents=st.integers(1, 10**14), unit=st.sampled_from(["EUR", "CNY", "USD", "CHF", "JPY"]))
def test_money_survives(lang, cents, unit):
    mention = round_trip(number_text(Fraction(cents, 100)), lang, unit=unit)
    assert (mention.kind, mention.unit) == (MentionKind.MONEY, unit)


@PROPERTY
@given(cents=st.integers(100, 10**13))
def test_financial_numerals_survive(cents):
    value = number_text(Fraction(cents, 100))
    assert round_trip(value, "zh-Hans", unit="CNY", style="financial").unit == "CNY"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("style", ["digits", "words"])
@PROPERTY
@given(day=st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_days_survive(lang, style, day):
    round_trip(day.isoformat(), lang, style=style)


@pytest.mark.parametrize("lang", LANGS)
@PROPERTY
@given(year=st.integers(1, 9999), month=st.integers(1, 12))
def test_months_and_years_survive(lang, year, month):
    round_trip(f"{year:04d}-{month:02d}", lang)
    round_trip(f"{year:04d}", lang, kind="date")
    round_trip(f"--{month:02d}", lang)


@pytest.mark.parametrize("lang", LANGS)
@PROPERTY
@given(days=st.tuples(st.dates(date(1000, 1, 1), date(2100, 12, 31)), st.integers(1, 2000)))
def test_intervals_survive(lang, days):
    first, length = days
    last = date.fromordinal(first.toordinal() + length)
    round_trip(f"{first.isoformat()}/{last.isoformat()}", lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "value",
    [
        "199X",
        "198X",
        "18XX",
        "2024-21",
        "2024-24",
        "2024-01/2024-03",
        "2024-10/2024-12",
        "2024-01/2024-06",
        "2024-07/2024-12",
        "2024-01/2024-04",
        "2024-09/2024-12",
        "2024-02/2024-05",
        "2011/2015",
        "-0220",
        "--01-12",
    ],
)
def test_periods_survive(lang, value):
    round_trip(value, lang, kind="date")


@pytest.mark.parametrize("lang", LANGS)
@PROPERTY
@given(hour=st.integers(0, 23), minute=st.integers(0, 59))
def test_times_survive(lang, hour, minute):
    round_trip(f"T{hour:02d}:{minute:02d}", lang)


@pytest.mark.parametrize("lang", LANGS)
@PROPERTY
@given(counts=st.lists(st.tuples(st.sampled_from("YMWD"), st.integers(1, 400)), min_size=1, max_size=1))
def test_durations_survive(lang, counts):
    value = "P" + "".join(f"{n}{unit}" for unit, n in counts)
    round_trip(value, lang)
    round_trip(value, lang, source="frequency")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("value", ["P1Y6M", "PT1H30M", "PT2H", "P2Y3M10D", "PT45M", "PT30S"])
def test_joined_durations_survive(lang, value):
    round_trip(value, lang)


@pytest.mark.parametrize("lang", LANGS)
@PROPERTY
@given(
    low=st.integers(1, 10**9),
    step=st.integers(1, 10**6),
    unit=st.sampled_from([None, "person", "EUR", "km", "%", "ha"]),
)
def test_ranges_survive(lang, low, step, unit):
    if unit is None and low < 3000:
        low += 3000
    round_trip(f"{low}/{low + step}", lang, unit=unit, qualifier="range")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("qualifier", ["about", "nearly", "more", "atleast", "atmost"])
def test_qualifiers_survive(lang, qualifier):
    assert round_trip("400000", lang, unit="person", qualifier=qualifier).qualifier == qualifier


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("value", ["3", "3.2", "41.1", "5.1.2", "3..2", "28.2.s1"])
def test_articles_survive(lang, value):
    mention = round_trip(value, lang, kind="reference", source="article")
    assert mention.key == f"article:{value}"


@pytest.mark.parametrize("lang", LANGS)
@PROPERTY
@given(number=st.integers(1, 999))
def test_ordinals_survive(lang, number):
    text = write_value(str(number), lang, kind="number", source="ordinal")
    carrier = f"Bei der {text} Sitzung." if lang == "de" else f"在{text}次会议上。"
    assert read_one(carrier, lang).key == f"ordinal:{number}"


def test_every_german_word_of_a_number_is_read():
    for number in [*range(1300), *range(1300, 10**6, 997)]:
        assert word_value(german_word(number)) == number
        if number:
            assert ordinal_stem(german_ordinal_stem(number)) == number


def test_every_chinese_numeral_is_read():
    for number in [*range(1300), *range(1300, 10**12, 10**9 + 7 * 10**4 + 1)]:
        assert han_value(chinese_numeral(str(number))) == number
        assert han_value(chinese_numeral(str(number), financial=True)) == number


PIECES = st.sampled_from(
    [
        "0",
        "1",
        "12",
        "31",
        "2024",
        "400.0000",
        ".",
        ",",
        "-",
        "–",
        "bis",
        "und",
        "/",
        ":",
        "%",
        "€",
        "Euro",
        "Mio.",
        "km²",
        "Jahre",
        "Januar",
        "Uhr",
        "der",
        "zwei",
        "dreißig",
        "eine",
        "halbe",
        "Viertel",
        "§",
        "Art.",
        "Q1",
        "IV.",
        "年",
        "月",
        "日",
        "号",
        "时",
        "点",
        "分",
        "半",
        "之",
        "一",
        "二",
        "三",
        "十",
        "百",
        "千",
        "万",
        "亿",
        "两",
        "〇",
        "零",
        "廿",
        "多",
        "余",
        "几",
        "数",
        "个",
        "人",
        "元",
        "成",
        "折",
        "第",
        "条",
        "款",
        "每",
        "至",
        "—",
        "，",
        "。",
        "（",
        "世纪",
        "年代",
        "民国",
        "公元前",
        "星期",
        "下午",
        "￥",
        "负",
        "约",
        "以上",
        "３",
        "٣",
        "²",
    ]
)


def sound(text: str, lang: str) -> None:
    last = 0
    for mention in find_quantities(text, lang):
        assert mention.surface == text[mention.span.start : mention.span.end]
        assert last <= mention.span.start < mention.span.end
        last = mention.span.end
        assert (mention.value is None) == (mention.status != "ok")
        assert mention.value is not None or mention.candidates, mention
        assert mention.key


@settings(deadline=None, max_examples=600, derandomize=True)
@given(parts=st.lists(PIECES, max_size=14), joint=st.sampled_from(["", " ", "\u00a0", "\n"]))
def test_no_exception_on_fragments(parts, joint):
    for lang in LANGS:
        sound(joint.join(parts), lang)


@settings(deadline=None, max_examples=400, derandomize=True)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
@example("\ud800１２\udfff年")
@example("１２３４５６７８９０𝟏𝟐年 ⅔ Ⅳ. Quartal ½")
def test_no_exception_on_any_string(text):
    for lang in LANGS:
        sound(text, lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1.",
        "1,",
        "1 000 ",
        "12.",
        "12.1.",
        "1-",
        "一",
        "十",
        "万",
        "一万",
        "两三",
        "1年",
        "1月1",
        "zwei ",
        "zwei und ",
        "§",
        "第一",
        "每",
        "-",
        "0211 ",
        "a@",
        "Jahr ",
        "１",
    ],
)
def test_adversarial_strings_are_read_in_linear_time(lang, unit):
    """Linear work is well under a second here; quadratic work would be minutes, so the bound is wide."""
    import time

    text = (unit * 100_000)[:100_000]
    start = time.process_time()
    find_quantities(text, lang)
    assert time.process_time() - start < 20
