"""Simplified and Traditional, names protected."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memorandum_kit.errors import BadInput
from memorandum_kit.scripts import apply_changes, explain_simplified, explain_traditional, to_simplified, to_traditional

QUALITY = Path(__file__).resolve().parents[1] / "quality" / "scripts"


def rows(name):
    return [line.split("\t") for line in (QUALITY / name).read_text(encoding="utf-8").splitlines()[1:]]


def test_names_and_official_phrases_to_traditional():
    """The floor is every row: a wrong name in a record stays wrong for thirty years."""
    cases = rows("traditional.tsv")
    assert len(cases) >= 200
    assert [(a, b, to_traditional(a)) for a, b in cases if to_traditional(a) != b] == []


def test_to_simplified():
    cases = rows("simplified.tsv")
    assert [(a, b, to_simplified(a)) for a, b in cases if to_simplified(a) != b] == []


def test_back_again():
    """Traditional names come back to the Simplified ones they were made from."""
    assert [(a, to_simplified(b)) for a, b in rows("traditional.tsv") if to_simplified(b) != a] == []


@pytest.mark.parametrize("row", rows("unchanged.tsv"))
def test_stays_as_it_is(row):
    assert to_traditional(row[0]) == row[0]


@pytest.mark.parametrize("row", [r for r in rows("traditional.tsv")[:80] if "党" not in r[1]])
def test_traditional_text_is_not_converted_again(row):
    text = row[1] + "備忘錄"
    assert to_traditional(text) == text


def test_regions_change_characters_only():
    assert to_traditional("为软件和信息里面", "hk") == "為軟件和信息裏面"
    assert to_traditional("为软件和信息里面", "zh-TW") == "為軟件和信息裡面"


def test_vocabulary_only_on_request():
    assert to_traditional("软件和信息", "tw-vocabulary") == "軟體和資訊"
    assert to_traditional("余华的软件", "tw-vocabulary") == "余華的軟體"


def test_unknown_region():
    with pytest.raises(BadInput, match="no region of Traditional"):
        to_traditional("余华", "sg")


def test_records_protect_their_names():
    assert to_traditional("由王后云和张范签署") != "由王后云和張范簽署"
    assert to_traditional("由王后云和张范签署", protect={"王后云": "王后雲", "张范": "張范"}) == "由王后雲和張范簽署"
    assert to_simplified("於氏與甯浩", protect={"於氏": "於氏"}) == "於氏与甯浩"


def test_every_change_is_explained():
    changes = explain_traditional("余华位于北京")
    assert [(c.before, c.after, c.reason) for c in changes] == [
        ("余华", "余華", "fixed form: 余华 → 余華"),
        ("于", "於", "OpenCC s2t"),
    ]
    assert apply_changes("余华位于北京", changes) == "余華位於北京"


def test_changes_of_another_text_are_refused():
    with pytest.raises(BadInput, match="does not fit"):
        apply_changes("北京", explain_traditional("余华位于北京"))


chinese = st.text(st.sampled_from("余于范后里云市长先生、。，关位在于Aa1 \ud800·特双方签署备忘录軟件備"), max_size=30)


@settings(deadline=None, max_examples=200, derandomize=True)
@given(chinese)
def test_explain_and_apply_are_the_conversion(text):
    assert apply_changes(text, explain_traditional(text)) == to_traditional(text)
    assert apply_changes(text, explain_simplified(text)) == to_simplified(text)
    assert len(to_traditional(text)) == len(text)
    for region in ("tw", "hk", "tw-vocabulary"):
        assert apply_changes(text, explain_traditional(text, region)) == to_traditional(text, region)


def test_opencc_is_loaded_on_first_use():
    code = "import sys, memorandum_kit.scripts; print('opencc' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
