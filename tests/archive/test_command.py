"""`memorandum archive` from making an archive to handing a record over, and what it says when something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.archive.samples import memorandum, scan

from memorandum_kit.cli import main
from memorandum_kit.store import dumps

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")


@pytest.fixture
def home(tmp_path: Path) -> str:
    folder = str(tmp_path / "archiv")
    memo = tmp_path / "memorandum.json"
    memo.write_text(dumps(memorandum()), encoding="utf-8")
    assert main(["archive", "init", folder]) == 0
    original = str(scan(tmp_path))
    words = ["--memo", str(memo), "--id", "eins", "--field", "Bergbau", "--term", "2025-05-12/2030-05-11"]
    signed = ["--signed", "eschenfurt=2025-05-12=Dr. Annegret Thalmeyer", "--signed", "wangxi=2025-05-12"]
    assert main(["archive", "add", folder, original, *words, *signed, "--who", "Amt 10"]) == 0
    return folder


def run(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(["archive", *words]) == code
    out = capsys.readouterr()
    return out.out if code in (0, 1) or out.out else out.err


def test_the_way_of_a_record(home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "eins@v1" in run(capsys, "list", home, "--party", "eschenfurt")
    found = run(capsys, "search", home, "友好交流")
    assert "Beide Seiten fördern" in found
    assert "Gefundene Akten: 1" in found
    assert "Nichts gefunden." in run(capsys, "search", home, "Kohleausstieg")
    shown = run(capsys, "show", home, "eins")
    for text in (
        "Dr. Annegret Thalmeyer",
        "2025-05-12/2030-05-11",
        "Urkunde.pdf",
        "Amt 10",
        "Siegel",
        "unterzeichnet",
        "Aufnahme",
    ):
        assert text in shown
    assert "eins@v2" in run(capsys, "add", home, "--record", "eins", "--reason", "abgelaufen", "--status", "expired")
    assert "Unverändert: 2 Fassungen" in run(capsys, "verify", home)
    out = tmp_path / "eins.zip"
    assert str(out) in run(capsys, "export", home, "eins", "-o", str(out))
    other = str(tmp_path / "anderes")
    run(capsys, "init", other)
    assert "Abgelegt: neu@v1" in run(capsys, "import", other, str(out), "--id", "neu")
    assert "eins@v3" in run(capsys, "retire", home, "eins", "--reason", "Frist abgelaufen")
    assert "3 Fassungen" in run(capsys, "rebuild", home)


def test_everything_as_json(home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "eins.tar")
    for words in (
        ["init", str(tmp_path / "neu")],
        ["add", home, "--record", "eins", "--reason", "x"],
        ["list", home],
        ["search", home, "Bergbaus"],
        ["show", home, "eins"],
        ["verify", home],
        ["export", home, "eins", "-o", out],
        ["import", str(tmp_path / "neu"), out],
        ["rebuild", home],
        ["retire", home, "eins", "--reason", "x"],
    ):
        assert json.loads(run(capsys, *words, "--json")), words


def test_damage_has_code_5_and_says_where(home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (Path(home) / "records/eins/v1/data/text/de.txt").write_text("anders", encoding="utf-8")
    said = run(capsys, "verify", home, code=5)
    assert "eins@v1: data/text/de.txt wurde verändert (sha512)" in said
    assert "Beschädigt: 1 von 1 Fassungen." in said


def test_signatures_are_checked_and_the_report_is_kept(
    home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyhanko", reason="pyHanko is not installed (extra sign)")
    import pypdf
    from tests.archive.test_signatures import certificate, pem

    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(tmp_path / "Scan.pdf")
    run(capsys, "add", home, str(tmp_path / "Scan.pdf"), "--id", "zwei")
    roots = tmp_path / "roots.pem"
    roots.write_bytes(pem(certificate("Prüfstelle")[0]))
    said = run(capsys, "verify", home, "zwei", "--signatures", str(roots))
    assert "keine PDF-Signatur" in said
    said = run(capsys, "verify", home, "zwei", "--signatures", str(roots), "--signer", "Shen Zhiyuan", code=1)
    assert "Shen Zhiyuan hat nicht unterschrieben." in said
    kept = [json.loads(path.read_text()) for path in Path(home, "verification").glob("*-signatures.json")]
    assert sorted(report["files"][0]["good"] for report in kept) == [False, True]
    run(capsys, "verify", home, "--signatures", str(tmp_path / "fehlt.pem"), code=2)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("de", "Bescheinigung"), ("en", "Certificate of fixity"), ("zh-Hans", "完整性证明")],
)
def test_certificate(home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str) -> None:
    page = tmp_path / "b.html"
    run(capsys, "verify", home, "--certificate", str(page), "--lang", lang)
    text = page.read_text(encoding="utf-8")
    assert words in text
    assert f'<html lang="{lang}">' in text
    seal = json.loads(run(capsys, "list", home, "--json"))["records"][0]["seal"]
    assert seal in text
    assert (Path(home) / "seals.tsv").read_text().split("\t")[-1].strip() in text
    assert "http" not in text.replace("http-equiv", "")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["add", "{home}"], 2),
        (["add", "{home}", "--record", "eins"], 2),
        (["add", "{home}", "{home}/fehlt.pdf"], 2),
        (["add", "{home}", "--title", "ohne Sprache", "--record", "eins", "--reason", "x"], 2),
        (["add", "{home}", "--signed", "x", "--record", "eins", "--reason", "x"], 2),
        (["add", "{home}", "{home}/lock", "--id", "eins"], 4),
        (["init", "{home}"], 4),
        (["show", "{home}", "zwei"], 2),
        (["search", "{home}", "?!"], 2),
        (["export", "{home}", "eins", "-o", "{home}/x.rar"], 2),
        (["import", "{home}", "{home}/fehlt.zip"], 2),
        (["list", "{home}/records"], 2),
        (["verify", "{home}", "zwei"], 2),
        (["verify", "{home}", "--resume"], 2),
        (["verify", "{home}", "--lang", "fr", "--certificate", "{home}/x.html"], 2),
        (["retire", "{home}", "eins"], 2),
        (["nichts", "{home}"], 2),
    ],
)
def test_what_cannot_be_done_is_said(
    home: str, capsys: pytest.CaptureFixture[str], words: list[str], code: int
) -> None:
    said = run(capsys, *(word.format(home=home) for word in words), code=code)
    assert said
    assert "Traceback" not in said


def test_oparl_papers_are_taken_in(home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "paper.json"
    paper = {"type": "https://schema.oparl.org/1.1/Paper", "name": "Städtefreundschaft", "reference": "VII/0815"}
    file.write_text(json.dumps(paper), encoding="utf-8")
    run(capsys, "import", home, str(file))
    assert "Städtefreundschaft" in run(capsys, "search", home, "VII/0815")


@pytest.mark.parametrize("query", ["2024/0124", "Mentougou", "门头沟", "Lü", "Lyu", "友好交流"])
def test_the_council_paper_of_the_beginning_is_found_by_every_spelling(
    shared: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str], query: str
) -> None:
    """The invented example is archived with the real council paper; nothing claims that it is the paper's annex."""
    folder = _with_seed(shared, tmp_path_factory)
    out = json.loads(run(capsys, "search", folder, query, "--json"))
    assert out["total"] == 1
    assert out["hits"][0]["row"]["record"] == "beispiel"
    assert out["hits"][0]["snippets"]


_FOLDERS: list[str] = []


def _with_seed(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    if not _FOLDERS:
        folder = str(tmp_path_factory.mktemp("seed") / "archiv")
        paper = shared / "seed/drucksache-2024-0124.txt"
        if not paper.is_file():
            pytest.skip("the council paper ../shared/seed is not there")
        texts = [str(ROOT / "examples/clean" / f"memorandum.{lang}.docx") for lang in ("de", "zh")]
        assert main(["archive", "init", folder]) == 0
        memo = ["--memo", texts[0], "--memo", texts[1], "--paper", str(paper)]
        assert main(["archive", "add", folder, *texts, *memo, "--id", "beispiel", "--status", "draft"]) == 0
        _FOLDERS.append(folder)
    return _FOLDERS[0]


def test_help_in_three_languages(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for locale, word in (("de_DE.UTF-8", "Originale"), ("en_GB.UTF-8", "originals"), ("zh_CN.UTF-8", "原件")):
        monkeypatch.setenv("LC_ALL", locale)
        assert word in run(capsys, "add", "--help")


def test_names_terms_and_fields_of_texts_can_be_filtered(
    shared: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """Texts that come as Word files are read for names and terms and aligned before they are stored."""
    folder = _with_seed(shared, tmp_path_factory)
    for words in (
        ["--person", "沈知远"],
        ["--person", "Zhiyuan Shen"],
        ["--term", "contact-point"],
        ["--field", "culture"],
    ):
        assert json.loads(run(capsys, "list", folder, *words, "--json"))["total"] == 1, words
    for words in (["--person", "Lyu Chenfei"], ["--term", "Ansprechst"], ["--field", "mining"]):
        assert json.loads(run(capsys, "list", folder, *words, "--json"))["total"] == 0, words
    snippet = json.loads(run(capsys, "search", folder, "Ansprechstellen", "--json"))["hits"][0]["snippets"][0]
    assert "联络部门" in snippet["partner"]
