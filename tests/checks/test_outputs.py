"""Findings as JSON, SARIF, JUnit and Word comments, and the command itself."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from tests.checks.test_memoranda import EXAMPLES, example

from memorandum_kit.cli import main
from memorandum_kit.errors import BadInput, Refused
from memorandum_kit.model import Lang
from memorandum_kit.readers import read_file
from memorandum_kit.report import findings_json, findings_junit, findings_sarif
from memorandum_kit.report.word_comments import comment_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_json_keeps_to_its_schema() -> None:
    data = json.loads(findings_json.render(example(""), Lang.DE))
    jsonschema.validate(data, findings_json.SCHEMA)
    assert len(data["findings"]) == 11
    assert data["findings"][0]["places"][0]["text"] == "Städtefreundschaft"


def test_sarif_has_a_rule_and_a_place_for_each_result() -> None:
    log = json.loads(findings_sarif.render(example("")))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["locations"][0]["physicalLocation"]["region"]["charLength"] > 0


def test_junit_counts_failures() -> None:
    suite = etree.fromstring(findings_junit.render(example("")))
    assert int(suite.get("failures")) == len(suite.findall(".//failure")) == 11


def test_word_comments_stand_at_the_exact_words() -> None:
    path = EXAMPLES / "memorandum.zh.docx"
    data = comment_word(path.read_bytes(), example(""), path.name, changes=False)
    package = zipfile.ZipFile(io.BytesIO(data))
    root = etree.fromstring(package.read("word/document.xml"))
    comments = etree.fromstring(package.read("word/comments.xml"))
    marked = {}
    for start in root.iter(f"{W}commentRangeStart"):
        text = ""
        for element in start.itersiblings():
            if element.tag == f"{W}commentRangeEnd" and element.get(f"{W}id") == start.get(f"{W}id"):
                break
            text += "".join(t.text for t in element.iter(f"{W}t"))
        marked[start.get(f"{W}id")] = text
    assert {"友好城市关系", "4.2万人", "必须", "2025年9月5日", "沈志远"} <= set(marked.values())
    assert len(comments) == len(marked) == len(list(root.iter(f"{W}commentReference")))


def test_the_commented_file_still_reads_as_before(tmp_path: Path) -> None:
    path = EXAMPLES / "memorandum.zh.docx"
    target = tmp_path / path.name
    target.write_bytes(comment_word(path.read_bytes(), example(""), path.name))
    before, after = read_file(path), read_file(target, changes="original")
    assert [block.text for block in before.blocks] == [
        block.text for block in after.blocks if block.place.part == "body"
    ]
    final = "\n".join(block.text for block in read_file(target, changes="final").blocks)
    assert "友好交流城市关系" in final


def test_a_signed_file_is_refused() -> None:
    data = io.BytesIO((EXAMPLES / "memorandum.zh.docx").read_bytes())
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("_xmlsignatures/sig1.xml", "<x/>")
    with pytest.raises(Refused):
        comment_word(data.getvalue(), example(""), "memorandum.zh.docx")
    with pytest.raises(BadInput):
        comment_word(b"no word file", example(""), "memorandum.zh.docx")


def test_the_findings_schema_names_every_field_of_a_finding() -> None:
    (item,) = {frozenset(finding) for finding in findings_json.findings_json(example(""), Lang.DE)["findings"]}
    documented = findings_json.SCHEMA["properties"]["findings"]["items"]["properties"]
    assert item <= documented.keys()


def test_several_memoranda_are_one_junit_file() -> None:
    memos = [("a", example("")), ("b", example("clean"))]
    root = etree.fromstring(findings_junit.render_all(memos))
    assert root.tag == "testsuites"
    assert [(suite.get("name"), suite.get("failures")) for suite in root] == [("a", "11"), ("b", "0")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("memorandum.de.docx", "memorandum.zh.docx"):
        shutil.copy(EXAMPLES / name, tmp_path)
    return tmp_path


def test_the_command_says_what_differs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(folder / "memorandum.de.docx"), str(folder / "memorandum.zh.docx")]
    assert main(["check", *files]) == 1
    assert "number.scale" in capsys.readouterr().out
    assert main(["check", *files, "--fail-on", "never", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["findings"]) == 11
    assert main(["check", str(folder), "--format", "sarif"]) == 1


def test_accepted_findings_and_the_baseline_are_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(folder / "memorandum.de.docx"), str(folder / "memorandum.zh.docx")]
    assert main(["check", *files, "--accept", "modality@de.25", "--because", "so gewollt", "--who", "A. Prüfer"]) == 0
    capsys.readouterr()
    main(["check", *files, "--json"])
    data = json.loads(capsys.readouterr().out)
    assert (len(data["findings"]), data["accepted"]) == (10, 1)
    assert main(["check", *files, "--baseline", "--who", "A. Prüfer"]) == 0
    assert main(["check", *files]) == 0


def test_house_settings_stand_beside_the_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(folder / "memorandum.de.docx"), str(folder / "memorandum.zh.docx")]
    (folder / "memorandum.toml").write_text(
        '[check]\nfail_on = "critical"\n[check.severity]\nnumber = "off"\n', encoding="utf-8"
    )
    main(["check", *files, "--json"])
    assert "number.scale" not in {f["code"] for f in json.loads(capsys.readouterr().out)["findings"]}
    (folder / "memorandum.toml").write_text("[check]\nfail_if = 1\n", encoding="utf-8")
    assert main(["check", *files]) == 2


def test_one_text_alone_can_be_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "entwurf.txt"
    draft.write_text("Die Sitzung findet am 31. Februar 2025 statt (siehe Anlage.\n", encoding="utf-8")
    assert main(["check", "--single", str(draft), "--langs", "de", "--json"]) == 1
    assert {f["code"] for f in json.loads(capsys.readouterr().out)["findings"]} == {
        "date.impossible",
        "brackets.unbalanced",
    }


def test_results_are_written_to_files_once(folder: Path) -> None:
    files = [str(folder / "memorandum.de.docx"), str(folder / "memorandum.zh.docx")]
    target = folder / "ergebnis.sarif"
    assert main(["check", *files, "-o", str(target)]) == 1
    assert main(["check", *files, "-o", str(target)]) == 4


def test_a_folder_gives_a_summary_line_a_memorandum(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for source, name in (("", "vertrag"), ("clean", "entwurf")):
        for lang in ("de", "zh"):
            shutil.copy(EXAMPLES / source / f"memorandum.{lang}.docx", tmp_path / f"{name}.{lang}.docx")
    assert main(["check", str(tmp_path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    rows = {line.split()[4].rpartition("/")[2]: line.split()[:4] for line in lines[-3:-1]}
    assert rows == {"entwurf.de.docx": ["0", "0", "0", "0"], "vertrag.de.docx": ["7", "4", "0", "0"]}
    assert main(["check", str(tmp_path), "--format", "junit"]) == 1
    assert etree.fromstring(capsys.readouterr().out.encode()).tag == "testsuites"
    assert main(["check", str(tmp_path), "--baseline", "--who", "A. Prüfer"]) == 0
    capsys.readouterr()
    assert main(["check", str(tmp_path)]) == 0


def test_a_changed_clause_is_asked_about_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.de.txt").write_text("Die Seiten bemühen sich, Mittel bereitzustellen.\n", encoding="utf-8")
    zh = tmp_path / "a.zh.txt"
    zh.write_text("双方必须提供资金。\n", encoding="utf-8")
    files = [str(tmp_path / "a.de.txt"), str(zh)]
    assert main(["check", *files]) == 1
    assert main(["check", *files, "--accept", "modality@de.1", "--because", "so gewollt", "--who", "A. Prüfer"]) == 0
    assert main(["check", *files]) == 0
    zh.write_text("双方必须提供一切资金。\n", encoding="utf-8")
    assert main(["check", *files]) == 1
    assert main(["check", *files, "--accept", "modality@de.1"]) == 2
    assert "--because" in capsys.readouterr().err
