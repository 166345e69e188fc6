"""The cues one by one: what counts as a counterpart, and what must stay silent."""

from __future__ import annotations

import pytest

from memorandum_kit.alignment.cues import names, numbering, values
from memorandum_kit.alignment.cues.hanzi import value_of
from memorandum_kit.alignment.occurrences import Strings, codes_of, longest_first
from memorandum_kit.alignment.texts import Texts

LABELS = [
    ("Artikel 3 Kosten", ("article", "3"), "第三条 费用", ("article", "3")),
    ("§ 12 Haftung", ("article", "12"), "第十二条 责任", ("article", "12")),
    ("Abschnitt II Allgemeines", ("chapter", "2"), "第二章 总则", ("chapter", "2")),
    ("(2) Die Stadt zahlt.", ("item", "2"), "(二)由城市支付。", ("item", "2")),
    ("b) Sport", ("item", "2"), "2. 体育", ("item", "2")),
    ("3. Kultur", ("item", "3"), "三、文化", ("item", "3")),
    ("2.1 Ziele", ("deep", "2.1"), "2.1 目标", ("deep", "2.1")),
    ("– Klimaschutz", ("dash", "-"), "—气候保护", ("dash", "-")),
    ("Anlage 1", ("annex", "1"), "附件一", ("annex", "1")),
]
UNNUMBERED = ["Im Jahr 2024 reisten wir.", "12 Personen nahmen teil.", "am 3. Mai", "Die Stadt."]


@pytest.mark.parametrize(("german", "de", "chinese", "zh"), LABELS)
def test_numbers_of_clauses(german, de, chinese, zh):
    assert numbering.label(german, numbering._DE) == de
    assert numbering.label(chinese, numbering._ZH) == zh


@pytest.mark.parametrize("text", UNNUMBERED)
def test_no_number(text):
    assert numbering.label(text, numbering._DE) is None


def test_a_number_that_stands_twice_is_only_a_number():
    found = numbering.find(Texts.of(["Artikel 7 A", "Artikel 8 B"], ["第七条 甲", "第七条 乙"]))
    assert set(found.de.types) == {"article "}


NUMBERS = [
    ("448.000 Einwohner", ["448000"], "44.8万居民", ["448000"]),
    ("1.448 km²", ["1448"], "1448平方公里", ["1448"]),
    ("2,5 Millionen Euro", ["2500000"], "250万欧元", ["2500000"]),
    ("am 12. März 2025", ["12", "2025", "3"], "2025年3月12日", ["2025", "3", "12"]),
    ("30 Tage", ["30"], "三十天", ["30"]),
    ("1,5 Prozent", ["1.5"], "1.5%", ["1.5"]),
]


@pytest.mark.parametrize(("german", "de", "chinese", "zh"), NUMBERS)
def test_values(german, de, chinese, zh):
    assert values.german(german)[0] == de
    assert values.chinese(chinese)[0] == zh


@pytest.mark.parametrize(
    ("word", "value"),
    [("zwölf", 12), ("einundzwanzig", 21), ("dritten", 3), ("siebzehn", 17), ("zwanzigste", 20), ("mai", 5), ("hundert", 100)],
)  # fmt: skip
def test_number_words(word, value):
    assert values.number_word(word) == value


@pytest.mark.parametrize("word", ["ein", "eine", "achten", "stadt", "dreist", "elfe", "zweifel"])
def test_no_number_words(word):
    assert values.number_word(word) is None or word in ("achten", "elfe")


@pytest.mark.parametrize(
    ("printed", "value"),
    [("十", 10), ("二十三", 23), ("一百零五", 105), ("二〇二四", 2024), ("三万", 30000), ("市", None)],
)
def test_hanzi_numerals(printed, value):
    assert value_of(printed) == value


@pytest.mark.parametrize(
    ("latin", "chinese"),
    [
        ("Wenbo", "由副市长李文博先生代表"),
        ("Behrendt", "卡特琳·贝伦特博士"),
        ("Altenried", "阿尔滕里德市代表"),
        ("Wiegand", "由县长延斯·维甘德代表"),
        ("Markbrück", "马克布吕克县"),
        ("Qingshan", "临河市青山区"),
    ],
)
def test_names_by_sound(latin, chinese):
    assert len(names.sounds(codes_of(chinese), list(names.keys_of(latin)))[0])


@pytest.mark.parametrize(
    ("latin", "chinese"), [("Behrendt", "签约双方促进学生交流"), ("Wenbo", "本备忘录有效期为五年")]
)
def test_other_names_stay_silent(latin, chinese):
    assert not len(names.sounds(codes_of(chinese), list(names.keys_of(latin)))[0])


def test_strings_are_found_all_at_once():
    start, length, number = Strings(["合作", "作", "合作协议", "议"]).find(codes_of("合作协议，合作"))
    assert sorted(zip(start.tolist(), length.tolist(), number.tolist(), strict=True)) == [
        (0, 2, 0), (0, 4, 2), (1, 1, 1), (3, 1, 3), (5, 2, 0), (6, 1, 1),
    ]  # fmt: skip
    taken = longest_first(start, length)
    assert [(start[k], length[k]) for k in taken.tolist()] == [(0, 4), (5, 2)]


@pytest.mark.parametrize("text", ["", "甲", "\n\n"])
def test_nothing_is_found_in_nothing(text):
    assert not len(Strings(["合作"]).find(codes_of(text))[0])
    assert not len(Strings([]).find(codes_of(text))[0])
