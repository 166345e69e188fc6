"""Names in running text."""

from __future__ import annotations

from pathlib import Path

import pytest

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Span
from memorandum_kit.names import find, link_names

SEED = Path(__file__).resolve().parents[2] / "../shared/seed/drucksache-2024-0124.txt"


def keys(text, lang):
    return {m.surface: m.key for m in find(text, lang)}


def test_the_seed_paper():
    if not SEED.is_file():
        pytest.skip("the seed paper is not beside the checkout")
    found = keys(SEED.read_text(encoding="utf-8"), "de")
    assert found["Peking"] == found["Beijing"] == found["Pekings"] == "110000"
    assert found["Mentougou"] == "110109"
    assert found["Tanzhe-Tempel"] == "p-tanzhesi"
    assert found["Zhongguancun"] == "p-zhongguancun"
    assert found["Westlichen Jin-Dynastie"] == "dynasty-jin-west"
    assert found["Chenfei Lyu"] == "p-lyu-chenfei"
    assert found["Bürgermeisters"] == "o-mayor-district"
    assert found["Oberbürgermeister"] == "o-mayor-city"
    assert found["InnovationCity Ruhr, Modellstadt Bottrop"] == "b-icruhr"


def test_a_district_head_in_chinese():
    found = keys("应北京市门头沟区人民政府区长吕晨飞先生邀请", "zh")
    assert found == {
        "北京市门头沟区人民政府": "110109/b-gov-district", "区长": "o-mayor-district", "吕晨飞": "p-lyu-chenfei",
    }  # fmt: skip
    apart = {m.surface: m.key for m in find("应北京市门头沟区人民政府区长吕晨飞先生邀请", "zh", parts=True)}
    assert apart == {
        "北京市": "110000", "门头沟区": "110109", "人民政府": "b-gov-district", "区长": "o-mayor-district", "吕晨飞": "p-lyu-chenfei",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["区长吕晨飞", "吕晨飞区长", "吕晨飞先生", "呂晨飛先生", "签字人：吕晨飞", "区长 吕晨飞"]
)
def test_a_person_with_a_title_on_either_side(text):
    assert "p-lyu-chenfei" in keys(text, "zh").values()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("李娜女士", "李娜"), ("李俊博士", "李俊"), ("赵强团长", "赵强"), ("周杰科长", "周杰"), ("吴敏副处长", "吴敏"), ("陈晨同学", "陈晨"),
        ("外办主任李娜", "李娜"), ("林静律师", "林静"), ("孙丽馆长", "孙丽"), ("马超总监", "马超"), ("何平副总领事", "何平"), ("黎明女士", "黎明"),
    ],
)  # fmt: skip
def test_chinese_titles_behind_a_name(text, name):
    assert [m.surface for m in find(text, "zh") if m.kind.value == "person"] == [name]


@pytest.mark.parametrize(
    "text", ["任何女士都可报名", "白领女士", "高僧先生", "所有先生", "顾问同志", "成年女士", "李子熟了", "黎明时分"]
)
def test_a_title_behind_a_word_names_nobody(text):
    assert [m.surface for m in find(text, "zh") if m.kind.value == "person"] == []


@pytest.mark.parametrize(
    "text",
    ["Herrn Chenfei Lyu", "Frau Lyu Chenfei", "der Besuch Chenfei Lyus", "Bürgermeister Chenfei Lyu", "LYU Chenfei"],
)
def test_a_german_text_names_the_same_person(text):
    assert "p-lyu-chenfei" in keys(text, "de").values()


def test_a_level_is_taken_from_the_context():
    assert keys("der Bürgermeister des Bezirks Haidian", "de")["Bürgermeister"] == "o-mayor-district"
    assert keys("der Bürgermeister der Stadt Wuhan", "de")["Bürgermeister"] == "o-mayor-city"
    assert keys("die Volksregierung des Kreises", "de")["Volksregierung des Kreises"] == "b-gov-county"
    assert keys("海南省人民政府", "zh")["海南省人民政府"] == "460000/b-gov-province"


@pytest.mark.parametrize(
    ("german", "chinese", "key"),
    [
        ("Volksregierung des Bezirks Mentougou der Stadt Peking", "北京市门头沟区人民政府", "110109/b-gov-district"),
        ("Volksregierung des Bezirks Mentougou", "门头沟区人民政府", "110109/b-gov-district"),
        (
            "Amt für auswärtige Angelegenheiten der Volksregierung der Stadt Beijing",
            "北京市人民政府外事办公室",
            "110000/b-fao",
        ),
        ("Büro für auswärtige Angelegenheiten der Stadt Suzhou", "苏州市外事办公室", "320500/b-fao"),
        ("Volksregierung der Provinz Zhejiang", "浙江省人民政府", "330000/b-gov-province"),
        ("Volksregierung des Kreises Anji", "安吉县人民政府", "330523/b-gov-county"),
        ("Parteikomitee der Stadt Wuxi", "无锡市委", "320200/b-cpc-city"),
        ("Botschaft der Volksrepublik China in Deutschland", "中国驻德国大使馆", "cn/state-de/b-embassy"),
    ],
)
def test_a_body_is_found_with_its_place(german, chinese, key):
    for text, name, lang in (
        (f"Die Vertreter: {german} bestätigt dies.", german, "de"),
        (f"会上，{chinese}发言。", chinese, "zh"),
    ):
        assert [(m.surface, m.key) for m in find(text, lang)] == [(name, key)]


def test_a_university_stands_apart_from_its_city():
    assert keys("访问北京清华大学", "zh") == {"北京": "110000", "清华大学": "b-tsinghua"}


def test_an_ordinary_mayor_is_ambiguous():
    (mention,) = find("Der Bürgermeister kam.", "de")
    assert mention.status == "ambiguous"
    assert {"o-mayor-district", "o-mayor-vice-city"} <= set(mention.candidates)


def test_a_known_wrong_form_is_marked():
    (mention,) = find("Er reiste nach Bejing.", "de")
    assert (mention.key, mention.status) == ("110000", "malformed")


def test_a_county_of_a_common_word_needs_its_kind():
    assert keys("两国和平相处", "zh") == {}
    assert keys("沈阳市和平区", "zh") == {"沈阳市": "210100", "和平区": "210102"}


def test_both_sides_are_linked():
    german = find(
        "Auf Einladung des Bürgermeisters des Bezirks Mentougou, Herrn Chenfei Lyu, in Peking und Shanghai", "de"
    )
    chinese = find("应北京市门头沟区区长吕晨飞先生邀请", "zh")
    links = [
        (link.verdict, link.de and link.de.surface, link.zh and link.zh.surface) for link in link_names(german, chinese)
    ]
    assert links == [
        ("same", "Bürgermeisters", "区长"),
        ("same", "Mentougou", "门头沟区"),
        ("same", "Chenfei Lyu", "吕晨飞"),
        ("same", "Peking", "北京市"),
        ("missing-zh", "Shanghai", None),
    ]


@pytest.mark.parametrize(
    ("german", "chinese", "verdict"),
    [
        ("Herr Zhang Wei", "张伟先生", "same"),
        ("Herr Zhang", "张伟先生", "doubtful"),
        ("Herr Zhang Wei", "李强先生", "different"),
        ("Frau Wang Fang", "会谈顺利", "missing-zh"),
        ("Das Gespräch verlief gut.", "王芳女士发言", "missing-de"),
        ("in Shanxi", "在陕西", "different"),
        ("der Oberbürgermeister", "副市长", "different"),
        ("der stellvertretende Bürgermeister des Bezirks", "区长", "different"),
        ("der Bürgermeister des Bezirks", "市长", "different"),
        ("der Bürgermeister des Bezirks", "区长", "same"),
        ("der Bürgermeister", "区长", "same"),
        ("Peking und Pekings Umland", "北京及周边", "same"),
    ],
)
def test_links_of_one_name(german, chinese, verdict):
    assert {link.verdict for link in link_names(find(german, "de"), find(chinese, "zh"))} == {verdict}


def test_another_language_is_refused():
    with pytest.raises(BadInput):
        find("Beijing", "en")
    with pytest.raises(BadInput):
        find("Beijing", "fr")


def test_entities_of_a_pipeline_are_a_further_source():
    text = "Es sprach Mai Lan."
    span = Span(10, 17)
    assert find(text, "de") == []
    (mention,) = find(text, "de", entities=[(span, "PER")])
    assert (mention.surface, mention.kind.value) == ("Mai Lan", "person")
    assert find("Es sprach Hans Müller.", "de", entities=[(Span(10, 21), "PER")]) == []
    text = "今天郭婞淳获胜"
    assert find(text, "zh") == []
    assert [m.surface for m in find(text, "zh", entities=[(Span(2, 5), "PERSON")])] == ["郭婞淳"]
    assert find("今天天气好", "zh", entities=[(Span(2, 4), "PERSON")]) == []


def test_empty_text_names_nobody():
    assert find("", "de") == []
    assert find("", "zh") == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("来自武汉的客人住在德累斯顿。", ["420100", "de-dresden"]),
        ("代表团访德期间感谢驻德大使。", ["state-de", "state-de", "o-ambassador"]),
        ("中国在德利益受到保护。", ["cn", "state-de"]),
        ("该机构在德伦设有分部。", []),
        ("客人在华沙停留，随后访华。", ["w-warschau", "cn"]),
        ("备忘录由市长于尔根·克劳泽签署。", ["o-mayor-city", "person:于尔根·克劳泽"]),
        ("该公司位于尔根·斯特拉街。", ["person:尔根·斯特拉"]),
    ],
)
def test_a_short_form_is_no_part_of_a_transcription(text, keys):
    assert [mention.key for mention in find(text, "zh")] == keys


@pytest.mark.parametrize(
    "text",
    ["die Ankunft des Zugs", "am Tag des Laufs", "am Rand des Hofs", "die Kosten des Essens", "nach Art des Sieges"],
)
def test_words_that_are_towns_too_stay_silent_in_the_genitive(text):
    assert find(text, "de") == []


def test_a_town_in_the_genitive_is_found_all_the_same():
    assert [one.surface for one in find("der Rat der Stadt Hof und die Vereine Bottrops", "de")][-1] == "Bottrops"
