"""Which script, and which characters are of the other one."""

import pytest

from memorandum_kit.model import Lang, Span
from memorandum_kit.scripts import mixed_script, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("友好交流备忘录", Lang.ZH_HANS),
        ("友好交流備忘錄", Lang.ZH_HANT),
        ("北京市人民政府", None),
        ("门头沟区", Lang.ZH_HANS),
        ("門頭溝區", Lang.ZH_HANT),
        ("后里余云范", None),
        ("叶女士", Lang.ZH_HANS),
        ("著名作家", None),
        ("Memorandum", None),
        ("", None),
        ("双方雙方", None),
    ],
)
def test_script(text, script):
    assert script_of(text) is script


@pytest.mark.parametrize(
    ("text", "lang", "spans"),
    [
        ("友好交流备忘录由雙方签署，双方各执一份", None, [(8, 9)]),
        ("友好交流備忘錄由雙方签署，雙方各執一份", None, [(10, 11)]),
        ("本备忘录一式兩份，中、德文各壹份", None, [(6, 7)]),
        ("國際交流与合作协议", None, [(0, 2)]),
        ("双方于后里签订", None, []),
        ("乾隆年间的著名建筑", None, []),
        ("余姚、范县、里昂", None, []),
        ("北京", Lang.ZH_HANT, []),
        ("双方签署", Lang.ZH_HANT, [(0, 1), (2, 3)]),
        ("", None, []),
    ],
)
def test_mixed(text, lang, spans):
    assert mixed_script(text, lang) == [Span(*s) for s in spans]


def test_lone_surrogates_do_no_harm():
    assert script_of("\ud800备") is Lang.ZH_HANS
