"""`memorandum align` as the office types it: whole processes, files in, files out, exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

GERMAN = """Memorandum über den Freundschaftsaustausch

Präambel

Die Stadt Lindenbrück und der Stadtbezirk Yunhe schließen dieses Memorandum.

Artikel 1

Beide Seiten fördern den Austausch von 20 Schülerinnen und Schülern im Jahr.

Artikel 2

Dieses Memorandum tritt am 12. Januar 2024 in Kraft.
"""
CHINESE = """友好交流备忘录

序言

林登布吕克市与云河区签署本备忘录。

第一条

双方每年促进20名学生的交流。

第二条

本备忘录自2024年1月12日起生效。
"""


def memorandum(*arguments: str | Path, folder: Path, language: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "memorandum_kit", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "LC_ALL": language, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "memo.de.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "memo.zh.txt").write_text(CHINESE, encoding="utf-8")
    return tmp_path


def test_two_texts_become_a_tei_and_a_page(office: Path) -> None:
    done = memorandum("align", "memo.zh.txt", "memo.de.txt", folder=office)
    assert (done.returncode, done.stderr) == (0, "")
    tei = etree.parse(office / "memo.tei.xml").getroot()
    texts = tei.findall(".//{*}group/{*}text")
    assert [text.get("{http://www.w3.org/XML/1998/namespace}lang") for text in texts] == ["de", "zh-Hans"]
    links = tei.findall(".//{*}linkGrp[@subtype='clause']/{*}link")
    assert len(links) == 5
    page = (office / "memo.html").read_text(encoding="utf-8")
    assert 'lang="zh-Hans"' in page
    assert "双方每年促进20名学生的交流。" in re.sub(r"<[^>]+>", "", page)


def test_the_same_input_gives_the_same_bytes(office: Path) -> None:
    first, second = office / "a", office / "b"
    for folder in (first, second):
        folder.mkdir()
        memorandum("align", "memo.de.txt", "memo.zh.txt", "-o", folder, "--to", "tei,html,json", folder=office)
    names = sorted(path.name for path in first.iterdir())
    assert names == ["memo.html", "memo.json", "memo.tei.xml"]
    assert [(first / name).read_bytes() for name in names] == [(second / name).read_bytes() for name in names]
    assert str(office) not in (first / "memo.tei.xml").read_text(encoding="utf-8")


def test_segments_in_json_come_back_as_links(office: Path) -> None:
    segments = {"de": ["Artikel 1", "Die Kosten trägt jede Seite selbst.", "Artikel 2"], "zh": ["第一条", "第二条"]}
    (office / "segments.json").write_text(json.dumps(segments), encoding="utf-8")
    done = memorandum("align", "segments.json", folder=office)
    assert done.returncode == 0
    assert [link[:2] for link in json.loads(done.stdout)] == [[[0], [0]], [[1], []], [[2], [1]]]


@pytest.mark.parametrize(
    ("files", "code", "sentence"),
    [
        (["missing.docx", "memo.zh.txt"], 2, "missing.docx"),
        ([".", "memo.zh.txt"], 2, "folder"),
        (["empty.txt", "memo.zh.txt"], 2, "empty.txt"),
        (["memo.de.txt", "memo.de.txt"], 2, "needs a German and a Chinese text"),
        (["memo.de.txt"], 2, "memo.de.txt"),
        (["memo.de.txt", "memo.zh.txt", "memo.zh.txt"], 2, "3 files"),
        (["memo.de.txt", "memo.zh.txt", "--to", "nothing"], 2, "nothing"),
        (["memo.de.txt", "memo.zh.txt", "-o", "memo.de.txt"], 4, "input file"),
        (["memo.de.txt", "memo.zh.txt", "-o", "there.html"], 4, "--force"),
        (["memo.de.txt", "memo.zh.txt", "-o", "nowhere/there/out.html"], 2, "nowhere"),
        (["memo.de.txt", "memo.zh.txt", "--glossary", "none.tsv"], 2, "none.tsv"),
    ],
)
def test_bad_input_gets_a_sentence_and_leaves_no_file(office: Path, files: list[str], code: int, sentence: str) -> None:
    (office / "empty.txt").write_bytes(b"")
    (office / "there.html").write_bytes(b"kept")
    before = {path.name: path.read_bytes() for path in office.iterdir()}
    done = memorandum("align", *files, folder=office)
    assert done.returncode == code, done.stderr
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert {path.name: path.read_bytes() for path in office.iterdir()} == before


def test_help_speaks_the_language_of_the_locale(office: Path) -> None:
    german = memorandum("align", "--help", folder=office, language="de_DE.UTF-8")
    assert "Aufruf: memorandum align" in german.stdout
    assert "diese Hilfe zeigen" in german.stdout
    english = memorandum("align", "--help", folder=office)
    assert "usage: memorandum align" in english.stdout


def test_doctor_lists_what_is_missing_and_how_to_get_it(office: Path) -> None:
    done = memorandum("doctor", "--json", folder=office)
    assert done.returncode == 0
    checks = json.loads(done.stdout)
    assert {check["group"] for check in checks} == {"core", "extra", "pipeline", "program"}
    assert all(check["found"] for check in checks if check["group"] == "core")
    assert all(check["remedy"] for check in checks)


def test_demo_says_where_the_result_is(tmp_path: Path) -> None:
    done = memorandum("demo", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "demo-result").iterdir()} == {"memorandum.tei.xml", "memorandum.html"}
    assert "demo-result" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("memo.de.txt", "memo.zh.txt", "--langs", "xx,zh"), "'xx' is no language tag known here"),
        (("memo.de.txt", "memo.zh.txt", "--langs", "de"), "languages named: 1, files: 2"),
        (("kreis.txt", "memo.zh.txt"), "kreis.txt cannot be opened"),
        (("memo.de.txt", "memo.zh.txt", "-o", "/proc/neu/"), "Cannot make the folder /proc/neu"),
    ],
)
def test_a_slip_is_one_sentence_and_leaves_nothing(office: Path, arguments: tuple[str, ...], words: str) -> None:
    (office / "kreis.txt").symlink_to("kreis.txt")
    before = sorted(office.iterdir())
    done = memorandum("align", *arguments, folder=office)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(office.iterdir()) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_standard_output_is_told(office: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "memorandum_kit", "align", "memo.de.txt", "memo.zh.txt", "-o", "-"],
            cwd=office,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["memorandum: No space left on device."]
