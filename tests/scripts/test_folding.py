"""Radicals, compatibility ideographs, widths, invisible characters."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memorandum_kit.model import Span
from memorandum_kit.scripts import apply_changes, fold_compatibility, fold_width, invisible


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("⻔头沟区", "门头沟区"),
        ("⼈⺠政府", "人民政府"),
        ("⻓城⻋⻚⻅⻢⻥⻦⻰⻛⻜⻬", "长城车页见马鱼鸟龙风飞齐"),
        ("⽂化⾦⾊", "文化金色"),
        ("\uf900\uf901\uf902\uf9d0", "豈更車類"),
        ("\U0002f800", "丽"),
        ("\ufa0e\ufa29", "\ufa0e\ufa29"),
        ("⺮", "竹"),
        ("北京 Ärger ２", "北京 Ärger ２"),
    ],
)
def test_compatibility(text, folded):
    assert fold_compatibility(text)[0] == folded


def test_every_radical_has_a_unified_partner():
    """Of the CJK Radicals Supplement only the two unassigned code points and ⺀ stay."""
    for code in [*range(0x2E81, 0x2EF4), *range(0x2F00, 0x2FD6)]:
        if code == 0x2E9A:
            continue
        folded = fold_compatibility(chr(code))[0]
        assert unicodedata.name(folded).startswith("CJK UNIFIED"), hex(code)


def test_changes_say_what_they_are():
    text, changes = fold_compatibility("⻔⾦\uf900")
    assert [c.reason for c in changes] == ["CJK radical", "Kangxi radical", "compatibility ideograph"]
    assert apply_changes("⻔⾦\uf900", changes) == text


@pytest.mark.parametrize(
    ("text", "folded"),
    [("２０２４年（Ａ４）", "2024年（A4）"), ("ｋｍ²，１", "km²，1"), ("100 ％：！", "100 ％：！")],
)
def test_width(text, folded):
    assert fold_width(text)[0] == folded


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a\u200bb", ["zero width space"]),
        ("\ufeffArtikel", ["byte order mark"]),
        ("Ver\xadwaltung", ["soft hyphen"]),
        ("x\u202ey", ["right-to-left override"]),
        ("葛\U000e0100", ["variation selector"]),
        ("\U000e0041", ["tag"]),
        ("\x00", ["control character U+0000"]),
        ("z.\xa0B.\t\n\r\u3000\u202f", []),
        ("❤\ufe0f 👩\u200d💻 1\ufe0f\u20e3", []),
        ("人\ufe00", ["variation selector"]),
    ],
)
def test_invisible(text, names):
    found = invisible(text)
    assert [name for _, name in found] == names
    assert all(isinstance(span, Span) and span.end == span.start + 1 for span, _ in found)


@settings(deadline=None, max_examples=200, derandomize=True)
@given(st.text(max_size=40))
def test_folding_keeps_positions_and_is_done_once(text):
    for fold in (fold_compatibility, fold_width):
        folded, changes = fold(text)
        assert len(folded) == len(text)
        assert apply_changes(text, changes) == folded
        assert fold(folded) == (folded, ())
