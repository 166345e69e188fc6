"""Comparison, keys, plausibility: what the checker and the aligner rely on."""

from __future__ import annotations

from datetime import date

import pytest

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang
from memorandum_kit.quantities import compare, compare_sets, find_quantities, plausibility, write_value
from memorandum_kit.quantities.compare import covers


def one(text: str, lang: str, **options):
    found = find_quantities(text, lang, **options)
    assert len(found) == 1, [m.surface for m in found]
    return found[0]


@pytest.mark.parametrize(
    ("de", "zh", "key"),
    [
        ("15 Mu", "1公顷", "quantity:10000 m2"),
        ("3 Promille", "0.3%", "quantity:0.3 %"),
        ("zwölf Monate", "一年", "duration:P1Y"),
        ("zwei Wochen", "14天", "duration:P2W"),
        ("die dritte Sitzung", "第三次会议", "ordinal:3"),
        ("jährlich", "每年", "frequency:P1Y"),
        ("Artikel 3 Absatz 2", "第三条第二款", "article:3.2"),
        ("50 Cent", "0.5欧元", "money:0.5 EUR"),
        ("10 bis 12 Hektar", "10至12公顷", "quantity:100000..120000 m2"),
        ("zwei Drittel", "三分之二", "number:2/3"),
        ("22-Millionen-Metropole", "2200万人口", "quantity:22000000 person"),
    ],
)
def test_keys_are_the_same_in_both_languages(de, zh, key):
    assert one(de, "de").key == one(zh, "zh").key == key


def test_fraction_and_range_do_not_share_a_key():
    assert one("zwei Drittel", "de").key != one("2 bis 3", "de").key


def test_refused_mentions_never_compare_equal():
    first, second = one("400.0000 Einwohner", "de"), one("近400.0000人", "zh")
    assert not compare(first, second).equal
    assert first.key.startswith("refused:")


@pytest.mark.parametrize("tag", ["de", "zh", "zh-Hans", "zh-Hant", Lang.DE, Lang.ZH_HANT, "zh-TW"])
def test_every_tag_is_taken(tag):
    assert find_quantities("2024", tag) is not None


def test_unknown_language_and_english():
    with pytest.raises(ValueError):
        find_quantities("1", "tlh")
    assert find_quantities("12 people", "en") == []


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("im Januar dieses Jahres", "de", "2024-01"),
        ("im März des vergangenen Jahres", "de", "2023-03"),
        ("am 12. Januar", "de", "2024-01-12"),
        ("今年1月", "zh", "2024-01"),
        ("去年3月", "zh", "2023-03"),
        ("一月十二日", "zh", "2024-01-12"),
    ],
)
def test_reference_date_decides(text, lang, value):
    assert one(text, lang, reference_date=date(2024, 2, 29)).value == value
    assert one(text, lang, reference_date="2024-02-29").value == value


@pytest.mark.parametrize(
    ("wide", "narrow", "answer"),
    [
        ("2024", "2024-01", True),
        ("2024-01", "2024-01-12", True),
        ("--01-12", "2024-01-12", True),
        ("199X", "1995-03", True),
        ("2024-01/2024-03", "2024-02-15", True),
        ("2024-01/2024-03", "2024-04-15", False),
        ("2024", "2025-01", False),
        ("2024-01-12/2024-01-15", "2024-01-12/2024-01-16", False),
        ("2024-01-12", "2024-01", False),
    ],
)
def test_covering(wide, narrow, answer):
    assert covers(wide, narrow) is answer


def test_sets_say_what_is_missing_extra_and_different():
    de = find_quantities("12 Personen, 3,5 Mio. Euro, am 12.01.2024, fünf Jahre", "de")
    zh = find_quantities("12人，350亿欧元，2024年1月12日，三份", "zh")
    result = compare_sets(de, zh)
    assert [m.value for m, _ in result.equal] == ["12", "2024-01-12"]
    assert [(d.comparison.kind, d.comparison.factor) for d in result.different] == [("scale", 4)]
    assert [m.value for m in result.missing] == ["P5Y"]
    assert [m.value for m in result.extra] == ["3"]
    assert not result.same


def test_multisets_count():
    de = find_quantities("drei Schulen und drei Museen", "de")
    zh = find_quantities("三所学校", "zh")
    assert len(compare_sets(de, zh).missing) == 1


def test_plausibility_puts_the_fitting_candidate_first():
    text = "eine Fläche von 1.448 km² und 40.0000 Einwohner bei 271 Einwohnern/km²"
    found = plausibility(find_quantities(text, "de"), text).mentions
    refused = next(m for m in found if m.value is None)
    assert refused.candidates[0] == "400000"


def test_plausibility_reports_a_slip_of_scale():
    text = "面积1448平方公里，人口4万人，人口密度271人/平方公里"
    (finding,) = plausibility(find_quantities(text, "zh"), text).implausible
    assert (finding.mention.value, finding.expected) == ("40000", 392408)


def test_plausibility_lets_small_groups_be():
    text = "面积1448平方公里，密度271人/平方公里，代表团5人"
    assert not plausibility(find_quantities(text, "zh"), text).implausible


@pytest.mark.parametrize(
    ("text", "lang", "target", "written"),
    [
        ("1.448 km²", "de", "zh", "1448平方公里"),
        ("knapp 400.000 Einwohner", "de", "zh", "近40万人"),
        ("2,5 Mrd. Euro", "de", "zh", "25亿欧元"),
        ("am 12.01.2024", "de", "zh", "2024年1月12日"),
        ("Artikel 3 Absatz 2", "de", "zh", "第三条第二款"),
        ("fünf Jahre", "de", "zh", "5年"),
        ("ein Drittel", "de", "zh", "三分之一"),
        ("271 Einwohner/km²", "de", "zh", "每平方公里271人"),
        ("近40万人", "zh", "de", "knapp 400.000\u00a0Personen"),
        ("二〇二四年一月十二日", "zh", "de", "12. Januar 2024"),
        ("2024年1月12日至15日", "zh", "de", "12. bis 15. Januar 2024"),
        ("下午2时30分", "zh", "de", "14:30\u00a0Uhr"),
        ("每半年", "zh", "de", "halbjährlich"),
        ("第二十次", "zh", "de", "20."),
        ("12.5%", "zh", "de", "12,5\u00a0%"),
        ("上世纪80年代", "zh", "de", "1980er Jahre"),
    ],
)
def test_house_style(text, lang, target, written):
    assert write_value(one(text, lang), target) == written


def test_writing_refuses_what_has_no_value():
    with pytest.raises(BadInput, match="400000"):
        write_value(one("400.0000 Einwohner", "de"), "zh")
    with pytest.raises(BadInput):
        write_value("12", "de", style="roman")
    with pytest.raises(BadInput):
        write_value("zwölf", "de")


def test_spans_are_code_points_of_the_text():
    text = "😀 eine Fläche von 1.448 km² 😀"
    mention = one(text, "de")
    assert mention.span.of(text) == mention.surface == "1.448 km²"
