"""The interface `align`: every index once, known small cases, and what must not happen."""

from __future__ import annotations

import accords
import agreements
import pytest
from memoranda import all_memoranda

from memorandum_kit.alignment import align, align_scored


def test_memorandum_in_small():
    de = [
        "Artikel 1 Gegenstand",
        "Die Vertragsparteien fördern die Zusammenarbeit ihrer Hochschulen.",
        "Sie tauschen jährlich zwölf Studierende aus.",
        "Artikel 2 Kosten",
        "Die Reisekosten von 4.500 Euro trägt die entsendende Seite.",
    ]
    zh = [
        "第一条 宗旨",
        "签约双方促进高等院校之间的合作。双方每年互派十二名学生。",
        "第二条 费用",
        "旅费4500欧元由派出方承担。",
    ]
    assert align(de, zh) == [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), (3,))]


def test_omission_and_addition_are_null_links():
    de = [
        "Das Memorandum tritt am 1. Juli 2025 in Kraft.",
        "Streitigkeiten werden durch Verhandlungen beigelegt.",
        "Änderungen bedürfen der Schriftform.",
        "Die Sprachkurse dauern drei Wochen.",
    ]
    zh = [
        "本备忘录自2025年7月1日起生效。",
        "修改须采用书面形式。",
        "语言课程为期三周。",
        "游泳馆每天上午八点开放。",
    ]
    links = align_scored(de, zh)
    assert [(link.de, link.zh) for link in links] == [
        ((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,)), ((), (3,)),
    ]  # fmt: skip
    null = [link for link in links if link.null]
    assert all(link.reason in ("taken", "unlike", "nothing") for link in null)
    assert all(link.nearest >= 0 for link in null)


def test_wrong_number_twice_is_not_trusted():
    """第七条 stands twice; the text decides."""
    de = [
        "Artikel 7 Die Kosten trägt die Stadt.",
        "Artikel 8 Die Vertragsparteien arbeiten im Umweltschutz zusammen.",
        "Artikel 9 Dieses Memorandum gilt fünf Jahre.",
    ]
    zh = [
        "第七条 费用由市政府承担。",
        "第七条 签约双方在环境保护领域开展合作。",
        "第八条 本备忘录有效期为五年。",
    ]
    assert align(de, zh) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def test_traditional_script():
    de = [
        "Die Stadt fördert den Sport.",
        "Das Theater zeigt eine Ausstellung.",
        "Die Universität lädt zehn Forscher ein.",
    ]
    zh = ["城市促進體育運動。", "劇院舉辦展覽。", "大學邀請十名研究人員。"]
    assert align(de, zh) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def test_moved_paragraph_crosses():
    de = [
        "Die Vertragsparteien fördern den Austausch von Schülerinnen und Schülern.",
        "Das Krankenhaus nimmt sechs Pflegekräfte auf.",
        "Die Messwerte zur Luftqualität werden monatlich ausgetauscht.",
        "Geistiges Eigentum wird nach den Gesetzen beider Länder geschützt.",
        "Die Beschlüsse werden einstimmig gefasst.",
    ]
    zh = [
        "签约双方促进学生交流。",
        "空气质量监测数据每月交换一次。",
        "知识产权依照两国法律予以保护。",
        "决议须一致通过。",
        "医院接收六名护理人员。",
    ]
    assert align(de, zh) == [((0,), (0,)), ((1,), (4,)), ((2,), (1,)), ((3,), (2,)), ((4,), (3,))]


def test_swapped_sides_are_recognised():
    de = ["Die Stadt fördert den Sport.", "Das Theater zeigt eine Ausstellung."]
    zh = ["城市促进体育运动。", "剧院举办展览。"]
    assert align(zh, de) == [(b, a) for a, b in align(de, zh)]


ALTERNAT = (
    (
        ("das Stadtarchiv Weidenau", "die Archivdirektorin Hanna Rehbein", "韦德瑙市档案馆", "馆长汉娜·雷拜因女士"),
        ("das Stadtarchiv Qinghe", "den Direktor Lu Zhengyang", "清河市档案馆", "馆长陆正阳先生"),
    ),
    (
        ("die Berufsschule Hartmannsdorf", "den Schulleiter Jochen Pfeiffer", "哈特曼斯多夫职业学校", "校长约亨·普法伊费尔先生"),
        ("das Berufskolleg Longshan", "die Rektorin Shen Yulan", "龙山职业学院", "院长沈玉兰女士"),
    ),
    (
        ("das Klinikum Brandsee", "den Chefarzt Dr. Konrad Dillmann", "布兰德塞医院", "院长康拉德·迪尔曼博士"),
        ("das Volkskrankenhaus Donglin", "die Direktorin Fang Minhua", "东林人民医院", "院长方敏华女士"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    "numbers", [[("", ""), ("", "")], [("1. ", "2. "), ("一、", "二、")]], ids=["bare", "numbered"]
)
@pytest.mark.parametrize("parties", ALTERNAT, ids=lambda parties: parties[0][0])
def test_alternat_of_two_parties_of_the_same_kind(parties, numbers):
    """What both are called in common, and the number that each original gives them, says nothing of who is who."""
    german = [
        (f"{number}{name},", f"vertreten durch {by},")
        for number, (name, by, *_) in zip(numbers[0], parties, strict=True)
    ]
    chinese = [
        (f"{number}{name}，", f"由{by}代表，") for number, (*_, name, by) in zip(numbers[1], parties[::-1], strict=True)
    ]
    de = [
        "Vereinbarung über die Zusammenarbeit",
        *german[0],
        "und",
        *german[1],
        "haben Folgendes vereinbart:",
        "Beide Seiten tauschen jährlich zwei Fachkräfte aus.",
        *(line for name, by, *_ in parties for line in (f"Für {name}", by.partition(" ")[2])),
    ]
    zh = [
        "合作协议",
        *chinese[0],
        "和",
        *chinese[1],
        "达成协议如下：",
        "双方每年互派两名专业人员。",
        *(line for *_, name, by in parties[::-1] for line in (f"{name}代表", by)),
    ]
    order = [0, 4, 5, 3, 1, 2, 6, 7, 10, 11, 8, 9]
    assert align(de, zh) == [((i,), (j,)) for i, j in enumerate(order)]


@pytest.mark.parametrize("memorandum", all_memoranda(), ids=lambda m: m.name)
def test_memoranda(memorandum):
    """40 to 60 clauses with alternat, one merged clause, two omissions, one addition."""
    assert 40 <= len(memorandum.de) <= 65
    found = set(align(memorandum.de, memorandum.zh))
    assert sorted(memorandum.links - found) == []


@pytest.mark.parametrize("script", ["hans", "hant"])
@pytest.mark.parametrize("seed", range(16))
def test_agreements(seed, script):
    """The same faults in other kinds of document, other fields and parties, in both scripts."""
    agreement = agreements.build(seed, script=script)
    assert 40 <= len(agreement.de) <= 65
    assert sorted(agreement.links - set(align(agreement.de, agreement.zh))) == []


def test_accords():
    """Short clauses, any of which may be merged, left out or added, and lists numbered anew behind the faults."""
    made = [accords.build(seed, script="hant" if seed % 3 == 2 else "hans") for seed in range(60)]
    assert sum(accord.links <= set(align(accord.de, accord.zh)) for accord in made) >= 52


def test_accords_of_other_fields_and_parties():
    made = [accords.build(seed, held_out=True, script="hant" if seed % 3 == 2 else "hans") for seed in range(60)]
    assert sum(accord.links <= set(align(accord.de, accord.zh)) for accord in made) >= 53


def test_agreements_of_fields_that_nothing_was_fitted_to():
    made = [agreements.build(seed, held_out=True) for seed in range(40)]
    right = [agreement.links <= set(align(agreement.de, agreement.zh)) for agreement in made]
    assert sum(right) >= 36


@pytest.mark.parametrize("held_out", [False, True])
@pytest.mark.parametrize(("kind", "least"), [("moved", 24), ("1", 23), ("2", 23), ("3", 23), ("4", 22)])
def test_what_has_moved_is_found(kind, least, held_out):
    """A paragraph elsewhere, and neighbouring blocks of one to four clauses exchanged, in 24 agreements each."""
    made = [agreements.reordered(seed, kind, held_out=held_out) for seed in range(24)]
    right = [agreement.links == set(align(agreement.de, agreement.zh)) for agreement in made]
    assert sum(right) >= least


def test_terms_of_a_glossary_are_a_cue():
    from memorandum_kit.glossary import load_glossary
    from memorandum_kit.resources import glossaries

    glossary = load_glossary(glossaries() / "terms")
    de = ["Die Vertragsparteien tagen jährlich.", "Der Stadtrat stimmt zu.", "Das Memorandum gilt fünf Jahre."]
    zh = ["签约双方每年举行会议。", "市议会表示同意。", "本备忘录有效期为五年。"]
    assert align(de, zh, glossary=glossary) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
