"""The options of `memorandum export` reach the writers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from memorandum_kit.cli import main


@pytest.fixture
def memo(root: Path, tmp_path: Path) -> Path:
    files = [str(root / "examples" / f"memorandum.{side}.docx") for side in ("de", "zh")]
    assert main(["align", *files, "--to", "json", "-o", str(tmp_path)]) == 0
    return tmp_path / "memorandum.json"


def test_options_decide_on_tags_source_and_columns(memo: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out"
    command = ["export", str(memo), "--to", "tmx,xliff12,word", "-o", str(out)]
    assert main([*command, "--cat-lang", "zh-SG", "--source-lang", "zh", "--columns", "2"]) == 0
    assert 'xml:lang="zh-SG"' in (out / "memorandum.tmx").read_text(encoding="utf-8")
    xliff = next(path for path in out.iterdir() if path.suffix == ".xlf").read_text(encoding="utf-8")
    assert 'source-language="zh-SG"' in xliff
    with zipfile.ZipFile(io.BytesIO((out / "memorandum.docx").read_bytes())) as word:
        assert word.read("word/document.xml").count(b"<w:gridCol ") == 2


def test_a_missing_template_is_one_sentence(memo: Path, tmp_path: Path, capsys) -> None:
    assert main(["export", str(memo), "--to", "word", "-o", str(tmp_path / "x"), "--template", "none.docx"]) == 2
    assert "The template none.docx cannot be read" in capsys.readouterr().err
