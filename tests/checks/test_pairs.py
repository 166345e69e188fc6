"""What a finding of a pair says: places, values, suggestion, source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memorandum_kit.checks import check
from memorandum_kit.checks.codes import codes
from memorandum_kit.checks.running import CHECKS, Settings
from memorandum_kit.errors import BadInput
from memorandum_kit.glossary import load_glossary


def test_a_finding_names_both_places_and_the_values() -> None:
    de, zh = "eine Stadt mit 420.000 Einwohnern", "人口4.2万的城市"
    (found,) = check(de, zh)
    assert found.code == "number.scale"
    assert [(p.clause_id, p.span.of(de if p.clause_id == "de" else zh)) for p in found.places] == [
        ("de", "420.000 Einwohnern"),
        ("zh", "4.2万"),
    ]
    assert found.value("de_value") == "420000 person"


def test_a_term_of_another_concept_is_told_with_the_agreed_one(tmp_path) -> None:
    (found,) = check("Die Seiten begründen eine Städtefreundschaft.", "双方建立友好城市关系。")
    assert (found.code, found.suggestion, found.source) == (
        "term.wrong",
        "友好交流城市关系",
        "glossary:town-friendship",
    )


def test_a_glossary_of_ones_own_decides(tmp_path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text(
        "concept_id,lang,term,status\nc1,de,Stadtwald,preferred\nc1,zh-Hans,城市森林,preferred\nc1,zh-Hans,市林,deprecated\n",
        encoding="utf-8",
    )
    glossary = load_glossary(file)
    assert [f.code for f in check("Der Stadtwald wächst.", "市林不断生长。", glossary=glossary)] == ["term.deprecated"]
    assert check("Der Stadtwald wächst.", "城市森林不断生长。", glossary=glossary) == []


def test_traditional_text_is_checked_as_well() -> None:
    assert [f.code for f in check("Die Seiten können weitere Bereiche vereinbaren.", "雙方必須商定其他領域。")] == [
        "modality"
    ]
    assert check("Die Seiten vereinbaren Folgendes:", "雙方達成如下協議：") == []


def test_settings_change_severities_and_switch_off() -> None:
    de, zh = "Die Sitzung findet am 15. September 2025 statt.", "会议于2025年9月5日举行。"
    assert [f.severity.value for f in check(de, zh, settings=Settings(severities={"date": "note"}))] == ["note"]
    assert check(de, zh, settings=Settings(severities={"date.value": "off"})) == []
    assert (
        check(de, zh, settings=Settings(severities={"date": "off", "date.value": "minor"}))[0].severity.value == "minor"
    )


@pytest.mark.parametrize("bad", [{"nothing.such": "note"}, {"date.value": "awful"}])
def test_settings_refuse_what_cannot_be_meant(bad: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        Settings(severities=bad)
    with pytest.raises(BadInput):
        Settings("nonsense")


def test_every_check_is_importable() -> None:
    for name in CHECKS:
        assert callable(CHECKS.get(name))


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_checked(de: str, zh: str) -> None:
    for found in check(de, zh):
        assert found.code in codes()
        for place in found.places:
            assert 0 <= place.span.start <= place.span.end <= len(de if place.clause_id == "de" else zh)
