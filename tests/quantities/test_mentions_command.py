"""`memorandum mentions` on real files."""

from __future__ import annotations

import json

import pytest

from memorandum_kit.cli import main
from memorandum_kit.messages import INTERFACE_LANGUAGES, area
from memorandum_kit.model import Lang


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "vorlage.txt"
    path.write_text(
        "Der Stadtbezirk hat eine Fläche von 1.448 km² und knapp 400.0000 Einwohner. Die Bevölkerungsdichte beträgt "
        "271 Einwohner/km².\n\nIm Januar dieses Jahres reiste eine Delegation nach China.\n",
        encoding="utf-8",
    )
    return path


def test_values_with_places(paper, capsys):
    assert main(["mentions", str(paper), "--date", "2024-02-29"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split("\t")[1:] == ["1.448 km²", "quantity", "1448 km2"]
    assert lines[1].endswith("malformed: 400000 | 4000000 | 400")
    assert lines[-1].endswith("date\t2024-01")


def test_json(paper, capsys):
    assert main(["mentions", str(paper), "--json", "--lang", "de"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [m["value"] for m in found] == ["1448", None, "271", "--01"]
    assert found[1]["candidates"][0] == "400000"


def test_chinese_is_recognised(tmp_path, capsys):
    path = tmp_path / "zh.txt"
    path.write_text("门头沟区总面积1448平方公里，常住人口近40万人。本宣言有效期五年。\n", encoding="utf-8")
    assert main(["mentions", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(m["value"], m["lang"]) for m in found] == [("1448", "zh-Hans"), ("400000", "zh-Hans"), ("P5Y", "zh-Hans")]


@pytest.mark.parametrize("arguments", [["--lang", "tlh"], ["--date", "29.02.2024"]])
def test_bad_arguments_are_explained(paper, capsys, arguments):
    assert main(["mentions", str(paper), *arguments]) == 2
    assert capsys.readouterr().err.startswith("memorandum: ")


def test_missing_file(tmp_path, capsys):
    assert main(["mentions", str(tmp_path / "nix.txt")]) == 2
    assert "nix.txt" in capsys.readouterr().err


def test_texts_exist_in_every_interface_language():
    keys = {lang: set(area("quantities", lang)) for lang in INTERFACE_LANGUAGES}
    assert keys[Lang.DE] == keys[Lang.EN] == keys[Lang.ZH_HANS]
