"""Comparing a Latin with a Chinese form: rules, verdicts, and what must never be the same."""

from __future__ import annotations

import pytest

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang
from memorandum_kit.names import compare


@pytest.mark.parametrize(
    ("latin", "hanzi", "verdict", "system", "order"),
    [
        ("Chenfei Lyu", "吕晨飞", "exact", "passport", "given-first"),
        ("LYU CHENFEI", "吕晨飞", "exact", "passport", "surname-first"),
        ("Lü Chen-fei", "呂晨飛", "exact", "pinyin", "surname-first"),
        ("Lǚ Chénfēi", "吕晨飞", "exact", "pinyin", "surname-first"),
        ("Lü3 Chen2fei1", "吕晨飞", "exact", "pinyin", "surname-first"),
        ("Lv Chenfei", "吕晨飞", "exact", "pinyin", "surname-first"),
        ("LUE CHENFEI", "吕晨飞", "exact", "passport", "surname-first"),
        ("Lu Chenfei", "吕晨飞", "lossy", "pinyin", "surname-first"),
        ("Herrn Bürgermeister Chenfei Lyus", "吕晨飞", "exact", "passport", "given-first"),
        ("Lyu, Chenfei", "吕晨飞", "exact", "passport", "surname-first"),
        ("Mao Tsê-tung", "毛泽东", "exact", "wadegile", "surname-first"),
        ("Wong Kar-wai", "王家衛", "exact", "x-cantonese", "surname-first"),
        ("Hsu Chih-mo", "徐志摩", "exact", "wadegile", "surname-first"),
        ("Ou-yang Hsiu", "欧阳修", "exact", "wadegile", "surname-first"),
        ("Shangguan Wan'er", "上官婉儿", "exact", "pinyin", "surname-first"),
        ("Shên Shao-ming", "沈少明", "exact", "wadegile", "surname-first"),
        ("Haihua Fëng", "冯海华", "exact", "x-lessing", "given-first"),
        ("Yu Shyi-kun", "游锡堃", "exact", "official", "surname-first"),
        ("Lyu Zong-hong", "吕宗红", "exact", "x-tongyong", "surname-first"),
        ("ChenFei Lyu", "吕晨飞", "exact", "passport", "given-first"),
    ],
)
def test_persons(latin, hanzi, verdict, system, order):
    match = compare(latin, hanzi)
    assert (match.verdict, match.order) == (verdict, order)
    assert match.system in (system, "pinyin")


@pytest.mark.parametrize(
    ("latin", "hanzi", "verdict", "system"),
    [
        ("Peking", "北京", "exact", "exonym"),
        ("Pekings", "北京市", "exact", "exonym"),
        ("Men-t'ou-kou", "门头沟", "exact", "wadegile"),
        ("Stadtbezirk Mentougou", "门头沟区", "exact", "pinyin"),
        ("Beijing Shi", "北京市", "exact", "pinyin"),
        ("Tsingtau", "青岛", "exact", "x-lessing"),
        ("Kanton", "广州市", "exact", "exonym"),
        ("Ürümqi", "乌鲁木齐", "exact", "official"),
        ("Shaanxi", "陕西", "exact", "official"),
        ("Shǎnxī", "陕西", "exact", "pinyin"),
        ("Shanxi", "山西", "exact", "pinyin"),
        ("Shǎnxī", "山西", "none", ""),
        ("Zhangsha", "长沙", "none", ""),
        ("Minxing", "闵行", "none", ""),
        ("Leqing", "乐清", "none", ""),
        ("Shanxi", "陕西", "known-error", "error"),
        ("Shaanxi", "山西", "none", ""),
        ("Shānxī", "陕西", "none", ""),
        ("Shansi", "陕西", "none", ""),
        ("Provinz Jilin", "吉林市", "none", ""),
        ("Bejing", "北京", "known-error", "error"),
        ("Westliche Jin-Dynastie", "西晋", "exact", "exonym"),
        ("Westliche Jin-Dynastie", "东晋", "none", ""),
    ],
)
def test_places_and_dynasties(latin, hanzi, verdict, system):
    match = compare(latin, hanzi)
    assert (match.verdict, match.system) == (verdict, system)


def test_lu_alone_lists_its_competitors():
    match = compare("Lu", "陆")
    assert match.verdict == "surname-only"
    assert {"卢", "鲁", "路", "吕"} <= set(match.competitors)
    assert match.competitors.index("卢") < match.competitors.index("吕")


def test_lu_is_lü_only_as_umlaut_dropped():
    match = compare("Lu", "吕")
    assert match.verdict == "lossy"
    assert match.rule == "lossy-umlaut"
    assert {"陆", "卢", "鲁", "路"} <= set(match.competitors)


@pytest.mark.parametrize("latin", ["Lü", "Lyu", "LYU", "Lǚ", "Lv"])
def test_lü_excludes_lu(latin):
    assert compare(latin, "陆").verdict == "none"
    assert not {"陆", "卢", "鲁", "路"} & set(compare(latin, "吕").competitors)


def test_a_western_given_name_confirms_the_surname_only():
    assert compare("Kevin Zhao", "赵建国").verdict == "surname-only"
    assert compare("Jack Ma", "马云").record == "p-ma-jack"
    assert compare("C. F. Lyu", "吕晨飞").verdict == "surname-only"
    assert compare("Jack Ma", "李云").verdict == "none"


def test_a_surname_read_like_the_word_is_a_known_error():
    assert compare("Dan Tianfang", "单田芳").verdict == "known-error"
    assert compare("Ceng Guofan", "曾国藩").verdict == "known-error"


def test_the_form_of_a_record_is_doubted_for_another_name():
    match = compare("Chenfei Lyu", "吕晨菲")
    assert match.verdict == "homophone-possible"
    assert match.competitors == ("吕晨飞",)


def test_the_answer_says_which_rule_and_record():
    match = compare("Peking", "北京")
    assert match.record == "110000"
    assert "北京" in match.explanation
    assert "Falschschreibung" in compare("Shanxi", "陕西").explain(Lang.DE)


@pytest.mark.parametrize("lang", [Lang.DE, Lang.EN, Lang.ZH_HANS])
@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [
        ("Peking", "北京"),
        ("Lu Ming", "吕明"),
        ("Chang", "常伟"),
        ("Dan Wei", "单伟"),
        ("Li", "王"),
        ("Lu", "陆"),
        ("Ma Yun", "马云"),
        ("Tang Wei", "唐伟"),
    ],
)
def test_every_explanation_can_be_said(lang, latin, hanzi):
    assert latin in compare(latin, hanzi).explain(lang)


@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [
        ("", "吕晨飞"),
        ("   ", "吕晨飞"),
        ("Lyu", ""),
        ("Lyu", "Lyu"),
        ("吕", "吕"),
        ("123", "吕"),
        ("x" * 300, "吕"),
        ("Lyu", "吕\ue000"),
    ],
)
def test_bad_input_is_told(latin, hanzi):
    with pytest.raises(BadInput) as error:
        compare(latin, hanzi)
    assert str(error.value).endswith((".", "!", "?", "。"))


def test_an_unknown_kind_is_told():
    with pytest.raises(BadInput, match="no kind of name"):
        compare("Lyu", "吕", kind="ship")


@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [
        ("Oberbürgermeister", "副市长"),
        ("Bezirksbürgermeister", "市长"),
        ("Oberbürgermeister", "区长"),
        ("Generalkonsul", "大使"),
    ],
)
def test_offices_of_another_rank_are_others(latin, hanzi):
    assert not compare(latin, hanzi).accepted


@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [
        ("Oberbürgermeister", "市长"),
        ("Oberbürgermeisterin", "市长"),
        ("Bezirksbürgermeister", "区长"),
        ("Landrat", "县长"),
        ("Volksregierung", "人民政府"),
    ],
)
def test_offices_and_bodies(latin, hanzi):
    assert compare(latin, hanzi).accepted


def test_the_head_of_a_district_is_its_mayor_in_german():
    assert compare("Bürgermeister der Volksregierung des Bezirks", "区长").accepted
    assert not compare("Bürgermeister der Volksregierung des Bezirks", "市长").accepted


@pytest.mark.parametrize(("latin", "hanzi"), [("Chang Weiming", "张伟明"), ("Lai Ming", "黎明")])
def test_a_whole_name_in_pinyin_is_doubted_in_another_system(latin, hanzi):
    assert compare(latin, hanzi, kind="person").rule == "other-reading"
    assert compare("Chang Wei-ming", "张伟明").accepted
