"""`memorandum terms …`: results, exit codes, messages in three languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from glossary_terms import TERMS

from memorandum_kit.cli import main
from memorandum_kit.glossary.tables import read_table, write_tsv


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "terms.tsv"
    path.write_bytes(write_tsv(TERMS))
    return path


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")


def test_find(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "find", "Der Austausch", "--glossary", str(table)]) == 0
    assert "Austausch  →  austausch (bevorzugt; Austausch)" in capsys.readouterr().out
    assert main(["terms", "find", "交流", "--json", "--glossary", str(table)]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["concept"] == "austausch"
    assert row["spans"] == [[0, 2]]
    assert main(["terms", "find", "Nichts", "--glossary", str(table)]) == 0
    assert "Kein Begriff" in capsys.readouterr().out
    assert main(["terms", "find", "x", "--lang", "fr", "--glossary", str(table)]) == 2


def test_lint(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "lint", str(table)]) == 0
    bad = tmp_path / "bad.tsv"
    bad.write_text("concept_id\tlang\tterm\na\tde\tRat \n", encoding="utf-8")
    assert main(["terms", "lint", str(bad)]) == 1
    assert "bad.tsv:2: Fehler: a [de] Rat: Leerzeichen" in capsys.readouterr().out
    assert main(["terms", "lint", str(bad), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["code"] == "blanks"


def test_export_and_import(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target, back = tmp_path / "a.tbx", tmp_path / "back.tsv"
    assert main(["terms", "export", "--glossary", str(table), "-o", str(target)]) == 0
    assert main(["terms", "export", "--glossary", str(table), "-o", str(target)]) == 4
    assert main(["terms", "import", str(target), "-o", str(back)]) == 0
    assert read_table(back.read_bytes(), "back.tsv") == read_table(table.read_bytes(), "terms.tsv")
    capsys.readouterr()
    deepl = tmp_path / "d.csv"
    assert main(["terms", "export", "--glossary", str(table), "--to", "deepl", "-o", str(deepl)]) == 0
    assert "Nicht übernommen" in capsys.readouterr().out
    assert main(["terms", "export", "--glossary", str(table), "--field", "none", "-o", str(deepl), "--force"]) == 2


def test_a_damaged_file_imports_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "a.csv", tmp_path / "a.tsv"
    source.write_text("concept_id,lang,term\na,de,Rat\na,fr,conseil\n", encoding="utf-8")
    assert main(["terms", "import", str(source), "-o", str(target)]) == 2
    assert re.search(r"a\.csv, \w+ 3, \w+ lang", capsys.readouterr().err)
    assert not target.exists()


def test_add(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "own.tsv"
    command = ["terms", "add", str(table), "--de", "Bürgerhaus", "--zh", "市民之家", "--subject", "culture"]
    assert main(command) == 0
    assert main([*command, "--id", "buergerhaus"]) == 4
    assert [term.concept_id for term in read_table(table.read_bytes(), "own.tsv")] == ["buergerhaus"] * 2
    assert main(["terms", "add", str(table), "--zh", "市民"]) == 2
    assert main(["terms", "add", str(table)]) == 2


def test_help_in_three_languages(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for locale, word in (("de_DE", "Glossar"), ("en_GB", "glossary"), ("zh_CN", "术语")):
        monkeypatch.setenv("LC_ALL", f"{locale}.UTF-8")
        assert main(["terms", "--help"]) == 0
        assert word in capsys.readouterr().out
