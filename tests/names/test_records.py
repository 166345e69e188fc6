"""The shipped records, and what happens when a row is damaged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from memorandum_kit.errors import BadInput, Damaged
from memorandum_kit.names import record, records_for
from memorandum_kit.names.records import COLUMNS, load, records
from memorandum_kit.names.surnames import split_person, surnames
from memorandum_kit.names.syllables import SYLLABLES, toneless

ALL = records()


def test_china_is_complete():
    units = [r for r in ALL.values() if r.kind == "place" and r.id.isdecimal() and not r.is_former]
    assert sum(r.rank == 1 for r in units) == 34
    assert sum(r.rank == 2 for r in units) == 333
    assert sum(r.rank == 3 for r in units) >= 2_840


def test_every_place_has_a_reading_a_syllable_a_character():
    bad = [
        entity.id
        for entity in ALL.values()
        if entity.kind == "place"
        # The characters of a German or other foreign place stand for sounds; their reading is no form of the name.
        and not entity.id.startswith(("de-", "w-"))
        and (
            len(entity.reading) != len(entity.short.replace("·", ""))
            or any(toneless(s) not in SYLLABLES for s in entity.reading)
        )
    ]
    assert bad == []


def test_what_a_unit_belongs_to_exists():
    assert [r.id for r in ALL.values() if r.part_of and r.part_of not in ALL] == []


def test_states():
    assert sum(r.kind == "state" for r in ALL.values()) == 195  # the members of the United Nations and two observers
    assert records_for("德意志联邦共和国")[0].de == "Deutschland"
    assert records_for("德国")[0].id == "state-de"


def test_either_script_and_either_length():
    assert {records_for(form)[0].id for form in ("门头沟区", "门头沟", "門頭溝區")} == {"110109"}
    assert records_for("延边州")[0].zh_hans == "延边朝鲜族自治州"
    assert records_for("没有这个地方") == ()


def test_an_office_holder_has_dates_and_a_source():
    entity = record("p-lyu-chenfei")
    assert entity.valid_from
    assert entity.valid_to
    assert "2024/0124" in entity.source


def test_surnames():
    assert len(surnames()) >= 500
    assert split_person("欧阳修") == ("欧阳", "修")
    assert split_person("歐陽修") == ("歐陽", "修")
    assert split_person("王芳") == ("王", "芳")
    assert split_person("尉迟恭") == ("尉迟", "恭")
    assert split_person("的士") is None


def test_an_unknown_id_is_told():
    with pytest.raises(BadInput, match="no-such-id"):
        record("no-such-id")


def write(folder: Path, *values: str) -> Path:
    (folder / "x.tsv").write_text("\t".join(COLUMNS) + "\n" + "\t".join(values) + "\n", encoding="utf-8")
    return folder


GOOD = ("x", "place", "吕梁", "", "lǚ liáng", "", "Lüliang=pinyin", "", "", "", "")


def changed(column: str, value: str) -> tuple[str, ...]:
    return tuple(value if name == column else old for name, old in zip(COLUMNS, GOOD, strict=True))


def test_a_good_row(tmp_path):
    (entity,) = load("x.tsv", write(tmp_path, *GOOD))
    assert entity.variants[0].form == "Lüliang"


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("id", "", "an id"),
        ("kind", "ship", "one of place"),
        ("zh_hans", "", "Simplified"),
        ("reading", "lǚ", "2 syllables"),
        ("reading", "lǚ xxx", "pinyin syllables"),
        ("variants", "Lüliang", "form=system"),
    ],
)
def test_a_damaged_row_is_told_with_its_place(tmp_path, column, value, expected):
    with pytest.raises(Damaged) as error:
        load("x.tsv", write(tmp_path, *changed(column, value)))
    message = str(error.value)
    assert "names/x.tsv, line 2" in message
    assert column in message
    assert expected in message


def test_a_row_with_too_few_columns(tmp_path):
    with pytest.raises(Damaged, match=r"line 2: 2 columns.*expected 11"):
        load("x.tsv", write(tmp_path, "x", "place"))


def test_a_wrong_header_or_file(tmp_path):
    (tmp_path / "x.tsv").write_text("id\tname\n", encoding="utf-8")
    with pytest.raises(Damaged, match="line 1"):
        load("x.tsv", tmp_path)
    (tmp_path / "x.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Damaged, match="cannot be read"):
        load("x.tsv", tmp_path)


def test_nothing_heavy_is_imported():
    code = (
        "import sys; from memorandum_kit import names; names.compare('Peking', '北京'); names.find('in Peking', 'de'); "
        "names.find('北京', 'zh'); names.candidates('Peking'); names.romanise('北京'); names.detect_system('Peking'); "
        "print([m for m in ('pypinyin', 'spacy', 'opencc', 'numpy', 'simplemma', 'jieba') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
