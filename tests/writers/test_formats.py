"""Formats by name and by suffix, options, and the two commands that write and check files."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from memorandum_kit.cli import main
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Clause, Document, Lang, Link, Memorandum
from memorandum_kit.store import dumps, loads
from memorandum_kit.writers import FILE_TYPES, WRITERS, format_of, render, suffix_of

MEMO = Memorandum(
    (
        Document("de", Lang.DE, (Clause("de.1", "Ja.", Lang.DE),)),
        Document("zh", Lang.ZH_HANS, (Clause("zh.1", "是。", Lang.ZH_HANS),)),
    ),
    links=(Link(("de.1",), ("zh.1",)),),
)


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    file = tmp_path / "memo.json"
    file.write_text(dumps(MEMO), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.tei.xml", "tei"), ("A.XML", "tei"), ("b.html", "html"), ("b.htm", "html"), ("folder/c.json", "json")],
)
def test_a_suffix_says_the_format(name: str, expected: str) -> None:
    assert format_of(name) == expected


def test_an_unknown_suffix_is_refused() -> None:
    with pytest.raises(BadInput, match="does not say its format"):
        format_of("memo.exe")
    with pytest.raises(BadInput, match="none of the writers"):
        suffix_of("exe")


def test_every_writer_has_a_suffix_of_its_own() -> None:
    suffixes = [suffix_of(name) for name in WRITERS]
    assert len(set(suffixes)) == len(suffixes)
    assert all(format_of(f"memo{kind.suffix}") == name for name, kind in FILE_TYPES.items())
    assert suffix_of("tei", "split") == ".tei.zip"


def test_json_is_without_loss() -> None:
    assert loads(render(MEMO, "json").decode()) == MEMO


def test_export_writes_several_formats_at_once(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = stored.parent / "out"
    out.mkdir()
    assert main(["export", str(stored), "--to", "tei,html", "-o", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["memo.html", "memo.tei.xml"]
    assert capsys.readouterr().out.count("memo.") == 2
    assert main(["export", str(stored), "--to", "tei", "-o", str(out)]) == 4
    assert "exists already" in capsys.readouterr().err
    assert main(["export", str(stored), "--to", "tei", "-o", str(out), "--force", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["not held"] == {"tei": []}


def test_export_takes_the_format_from_the_target(stored: Path) -> None:
    assert main(["export", str(stored), "-o", str(stored.parent / "x.xml")]) == 0
    assert (stored.parent / "x.xml").read_bytes() == render(MEMO, "tei")


def test_export_packs_a_split_edition(stored: Path) -> None:
    assert main(["export", str(stored), "--to", "tei", "--layout", "split", "-o", str(stored.parent)]) == 0
    assert zipfile.is_zipfile(stored.parent / "memo.tei.zip")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "No format was named"),
        (["--to", "exe"], "none of the writers"),
        (["--to", "tei,html", "-o", "one.xml"], "do not fit into one file"),
        (["--to", "tei", "--layout", "rows"], "no TEI layout"),
        (["--to", "html", "--lang", "fr"], "does not exist in 'fr'"),
    ],
)
def test_export_refuses_before_it_writes(
    stored: Path,
    arguments: list[str],
    sentence: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(stored.parent)
    assert main(["export", str(stored), *arguments]) == 2
    assert sentence in capsys.readouterr().err
    assert [path.name for path in stored.parent.iterdir()] == ["memo.json"]


def test_export_never_overwrites_its_input(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(stored), "-o", str(stored), "--force"]) == 4
    assert "is an input file" in capsys.readouterr().err


def test_validate_names_line_rule_and_remedy(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = stored.parent / "good.tei.xml", stored.parent / "bad.tei.xml"
    good.write_bytes(render(MEMO, "tei"))
    bad.write_bytes(render(MEMO, "tei").replace(b'corresp="#zh.1"', b'corresp="#zh.9"'))
    assert main(["validate", str(good), str(stored)]) == 0
    capsys.readouterr()
    assert main(["validate", str(good), str(bad)]) == 1
    out = capsys.readouterr().out
    assert "bad.tei.xml:" in out
    assert "[pointer.target] /TEI/text/group/text[1]/body/ab" in out
    assert main(["validate", "--json", str(bad)]) == 1
    assert json.loads(capsys.readouterr().out)[0]["violations"][0]["rule"] == "pointer.target"


def test_validate_says_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(tmp_path / "none.xml")]) == 2
    assert main(["validate", str(tmp_path)]) == 2
    (tmp_path / "x.exe").write_bytes(b"x")
    assert main(["validate", str(tmp_path / "x.exe")]) == 2
    assert "does not say its format" in capsys.readouterr().err
