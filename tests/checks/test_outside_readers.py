"""The results in the hands of others: SARIF against its schema, Word comments in LibreOffice and python-docx, XLIFF and TEI."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from tests.checks.test_memoranda import EXAMPLES, ROOT, example

from memorandum_kit.model import Lang
from memorandum_kit.report import findings_sarif
from memorandum_kit.report.word_comments import comment_word
from memorandum_kit.writers import render
from memorandum_kit.writers.validation import validate

# npm install --no-save --ignore-scripts --prefix .venv/axe @microsoft/jest-sarif
SARIF = Path(
    os.environ.get("SARIF_SCHEMA")
    or ROOT / ".venv/axe/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.heavy
@pytest.mark.skipif(not SARIF.is_file(), reason="the SARIF schema is not installed (npm package @microsoft/jest-sarif)")
@pytest.mark.parametrize("lang", list(Lang)[:3])
def test_sarif_is_valid_against_the_official_schema(lang: Lang) -> None:
    schema = json.loads(SARIF.read_text(encoding="utf-8"))
    for memo in (example(""), example("clean")):
        log = json.loads(findings_sarif.render(memo, lang))
        assert (
            sorted(error.message for error in jsonschema.validators.validator_for(schema)(schema).iter_errors(log))
            == []
        )


@pytest.fixture(scope="module")
def commented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = EXAMPLES / "memorandum.zh.docx"
    target = tmp_path_factory.mktemp("word") / "geprueft.docx"
    target.write_bytes(comment_word(path.read_bytes(), example(""), path.name))
    return target


def test_python_docx_reads_the_comments(commented: Path) -> None:
    from docx import Document

    document = Document(str(commented))
    comments = [comment.text for comment in document.comments]
    assert len(comments) == 10  # one of the eleven findings is of a German clause without counterpart
    assert any("4.2万人" in text for text in comments)
    assert all(comment.author for comment in document.comments)


@pytest.mark.heavy
def test_libreoffice_keeps_comments_and_changes(commented: Path, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    base = [soffice, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to"]
    for form in ("docx:MS Word 2007 XML", "pdf"):
        command = [*base, form, "--outdir", str(tmp_path), str(commented)]
        subprocess.run(command, capture_output=True, timeout=180, check=True)
    assert (tmp_path / "geprueft.pdf").read_bytes().startswith(b"%PDF")
    package = zipfile.ZipFile(tmp_path / "geprueft.docx")
    comments = etree.fromstring(package.read("word/comments.xml"))
    assert len(comments.findall(f"{W}comment")) == 10
    root = etree.fromstring(package.read("word/document.xml"))
    inserted = "".join(text.text or "" for run in root.iter(f"{W}ins") for text in run.iter(f"{W}t"))
    deleted = "".join(text.text or "" for run in root.iter(f"{W}del") for text in run.iter(f"{W}delText"))
    assert "友好交流城市关系" in inserted
    assert "友好城市关系" in deleted


def test_xliff_carries_the_findings_as_its_issues() -> None:
    memo = example("")
    data = render(memo, "xliff")
    root = etree.parse(io.BytesIO(data)).getroot()
    its = "{http://www.w3.org/2005/11/its}"
    issues = [one for one in root.iter() if one.get(f"{its}locQualityIssueType") or "locQualityIssueType" in one.attrib]
    kinds = {one.get(f"{its}locQualityIssueType") or one.get("locQualityIssueType") for one in issues}
    assert len(issues) >= len(memo.findings)
    assert {"numbers", "terminology", "mistranslation"} <= kinds
    assert validate(data, "memo.xlf") == []


def test_tei_carries_the_findings_off_the_text() -> None:
    memo = example("")
    data = render(memo, "tei")
    root = etree.fromstring(data)
    tei = "{http://www.tei-c.org/ns/1.0}"
    spans = [one for group in root.iter(f"{tei}spanGrp") if group.get("type") == "qa" for one in group]
    assert len(spans) >= len(memo.findings)
