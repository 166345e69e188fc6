"""Every interface language has the same texts with the same placeholders."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

import memorandum_kit.messages as messages
from memorandum_kit.messages import INTERFACE_LANGUAGES, area, interface_language
from memorandum_kit.model import Lang

FOLDER = Path(messages.__file__).parent
# argparse and errors are English in the code: their tables have translations only (tests of their own hold them).
AREAS = sorted({path.stem for path in FOLDER.glob("*/*.toml")} - {"argparse", "errors"})


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("name", AREAS)
def test_languages_agree_in_keys_and_placeholders(name: str) -> None:
    german, *others = (area(name, lang) for lang in INTERFACE_LANGUAGES)
    for other in others:
        assert other.keys() == german.keys()
        for key, text in german.items():
            assert placeholders(other[key]) == placeholders(text), key


@pytest.mark.parametrize(
    ("value", "lang"),
    [
        ("de_DE.UTF-8", Lang.DE),
        ("zh_CN.UTF-8", Lang.ZH_HANS),
        ("en_GB.UTF-8", Lang.EN),
        ("C.UTF-8", Lang.EN),
        ("fr_FR", Lang.EN),
    ],
)
def test_interface_language_follows_the_locale(monkeypatch: pytest.MonkeyPatch, value: str, lang: Lang) -> None:
    monkeypatch.setenv("LC_ALL", value)
    assert interface_language() is lang
