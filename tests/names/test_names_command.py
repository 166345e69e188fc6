"""The command `memorandum names`."""

from __future__ import annotations

import argparse
import json

import pytest

from memorandum_kit.cli.names import add_parser, run
from memorandum_kit.errors import BadInput


def call(capsys, *arguments):
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers(dest="command"))
    code = run(parser.parse_args(["names", *arguments]))
    return code, capsys.readouterr().out


def test_compare(capsys):
    code, out = call(capsys, "compare", "Chenfei Lyu", "吕晨飞", "--json")
    assert code == 0
    data = json.loads(out)
    assert (data["verdict"], data["system"], data["record"]) == ("exact", "passport", "p-lyu-chenfei")
    code, out = call(capsys, "compare", "Lu", "吕")
    assert code == 0
    assert "陆" in out
    assert call(capsys, "compare", "Shanxi", "陕西")[0] == 1


def test_find(capsys, tmp_path):
    code, out = call(capsys, "find", "Herrn Chenfei Lyu in Peking", "--json")
    assert code == 0
    assert [m["key"] for m in json.loads(out)] == ["p-lyu-chenfei", "110000"]
    file = tmp_path / "text.txt"
    file.write_text("区长吕晨飞在北京", encoding="utf-8")
    assert "110000" in call(capsys, "find", f"@{file}", "--lang", "zh")[1]
    with pytest.raises(BadInput, match="cannot be read"):
        call(capsys, "find", f"@{tmp_path / 'none.txt'}")


def test_romanise(capsys):
    assert call(capsys, "romanise", "吕晨飞", "番禺")[1] == "吕晨飞\tLǚ Chénfēi\n番禺\tPānyú\n"
    assert json.loads(call(capsys, "romanise", "吕晨飞", "--system", "passport", "--json")[1]) == {
        "吕晨飞": "LYU CHENFEI"
    }


@pytest.mark.parametrize("name", ["Peking", "北京", "110000"])
def test_show(capsys, name):
    assert "Peking" in call(capsys, "show", name)[1]
    assert json.loads(call(capsys, "show", name, "--json")[1])[0]["id"] == "110000"


def test_show_what_is_only_a_surname(capsys):
    assert call(capsys, "show", "Lyu")[1].startswith("吕\t")
    assert json.loads(call(capsys, "show", "Lyu", "--json")[1])[0]["hanzi"] == "吕"


def test_normalise(capsys):
    text = "Er lebt in Bejing bei Herrn Chenfei Lyu."
    assert (
        call(capsys, "normalise", text, "--order", "surname-first")[1] == "Er lebt in Peking bei Herrn Lyu Chenfei.\n"
    )
    assert "Bejing → Peking" in call(capsys, "normalise", text, "--explain")[1]
    data = json.loads(call(capsys, "normalise", text, "--json")[1])
    assert data["changes"][0]["rule"] == "error"
