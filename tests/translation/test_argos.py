"""The real Argos Translate, official or light, with real packages whose weights are computed for a lexicon."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from memorandum_kit import translate
from memorandum_kit.errors import Damaged, NotInstalled
from memorandum_kit.model import Lang
from memorandum_kit.translation import argos
from memorandum_kit.translation.engines import Engine
from memorandum_kit.translation.packages import install, installed

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(not argos.is_installed(), reason="Argos Translate is not installed (make translate)"),
]

GERMAN_ENGLISH = {
    "▁Die": ("▁the",), "▁das": ("▁the",), "▁Stadt": ("▁city", "▁town"), "▁und": ("▁and",), "▁die": ("▁the",),
    "▁Berlin": ("▁Berlin",), "▁Tokio": ("▁Tokyo",), "▁Paris": ("▁Paris",), "▁Madrid": ("▁Madrid",),
    "▁unterzeichnet": ("▁signs",), "▁Memorandum": ("▁minutes", "▁memorandum"), "▁nicht": ("▁gladly",),
    "▁12": ("▁12",), "▁20": ("▁21",), "▁Gäste": ("▁guests",), "▁begrüßt": ("▁greets",), ".": (".",),
}  # fmt: skip
ENGLISH_CHINESE = {
    "▁the": ("",), "▁city": ("城市",), "▁town": ("镇",), "▁and": ("和",), "▁Berlin": ("柏林",), "▁Tokyo": ("东京",),
    "▁Paris": ("巴黎",), "▁Madrid": ("马德里",), "▁signs": ("签署",), "▁minutes": ("纪要",), "▁memorandum": ("备忘录",),
    "▁gladly": ("乐意",), "▁12": ("12",), "▁21": ("21",), "▁guests": ("位客人",), "▁greets": ("欢迎",), ".": ("。",),
}  # fmt: skip
CHINESE_ENGLISH = {"▁": ("",), "柏林": ("▁Berlin",), "签署": ("▁signs",), "备忘录": ("▁memorandum",), "。": (".",)}
ENGLISH_GERMAN = {
    "▁Berlin": ("▁Berlin",), "▁signs": ("▁unterzeichnet",), "▁memorandum": ("▁das", "▁ein"), ".": (".",),
}  # fmt: skip


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    from lexicon_package import build

    folder = tmp_path_factory.mktemp("argos")
    files = [
        build(folder / "de_en.argosmodel", "de", "en", GERMAN_ENGLISH),
        build(folder / "en_zh.argosmodel", "en", "zh", ENGLISH_CHINESE),
        build(folder / "zh_en.argosmodel", "zh", "en", CHINESE_ENGLISH),
        build(folder / "en_de.argosmodel", "en", "de", ENGLISH_GERMAN),
    ]
    for file in files:
        install(file, folder / "packages")
    return folder / "packages"


@pytest.fixture(autouse=True)
def _folder(packages, monkeypatch):
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(packages))

    def closed(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for something")

    monkeypatch.setattr(socket.socket, "connect", closed)
    monkeypatch.setattr(socket, "getaddrinfo", closed)


def test_the_pivot_gives_ranked_hypotheses(packages):
    engine = argos.ArgosEngine.for_pair(Lang.DE, Lang.ZH_HANS)
    assert isinstance(engine, Engine)
    (found,) = engine.hypotheses(["Die Stadt Berlin unterzeichnet das Memorandum."], Lang.DE, Lang.ZH_HANS, 6)
    assert found[0].text == "城市柏林签署纪要。"
    assert "城市柏林签署备忘录。" in [hypothesis.text for hypothesis in found]
    scores = [hypothesis.score for hypothesis in found]
    assert scores == sorted(scores, reverse=True)
    assert engine.name.startswith("argos ")
    assert engine.name.count(" 1.0 ") == 2


def test_the_office_s_term_is_taken_from_further_down_the_list():
    (done,) = translate(["Die Stadt Berlin unterzeichnet das Memorandum."], "de", "zh")
    assert (done.text, done.origin) == ("城市柏林签署备忘录。", "machine")
    assert done.made_by.startswith("argos ")
    assert done.cert == "low"


def test_an_unknown_name_comes_through_as_its_record_has_it():
    (plain,) = argos.ArgosEngine.for_pair(Lang.DE, Lang.ZH_HANS).hypotheses(
        ["Die Stadt Wuhan unterzeichnet das Memorandum."], Lang.DE, Lang.ZH_HANS, 1
    )
    assert "Wuhan" in plain[0].text  # the engine copies what it does not know
    (done,) = translate(["Die Stadt Wuhan und die Stadt Chengdu unterzeichnet das Memorandum."], "de", "zh")
    assert "武汉" in done.text
    assert "成都" in done.text
    assert done.text.endswith("签署备忘录。")


def test_a_number_that_the_engine_gets_wrong_is_put_right():
    (done,) = translate(["Die Stadt Berlin begrüßt 20 Gäste."], "de", "zh")
    assert done.text == "城市柏林欢迎20位客人。"
    assert "translation.repaired" in {warning.code for warning in done.warnings}


def test_a_denial_that_the_engine_drops_is_not_offered():
    (done,) = translate(["Die Stadt Berlin unterzeichnet das Memorandum nicht."], "de", "zh")
    assert (done.text, done.origin) == ("", "none")
    assert "negation" in {warning.code for warning in done.warnings}


def test_traditional_characters_are_written_where_only_a_package_for_simplified_is_there():
    (done,) = translate(["Die Stadt Berlin unterzeichnet das Memorandum."], "de", "zh-Hant")
    assert done.text == "城市柏林簽署備忘錄。"


def test_the_other_direction_takes_the_other_two_packages():
    (found,) = argos.ArgosEngine.for_pair(Lang.ZH_HANS, Lang.DE).hypotheses(
        ["柏林签署备忘录。"], Lang.ZH_HANS, Lang.DE, 2
    )
    assert found[0].text == "Berlin unterzeichnet das."


def test_a_missing_package_is_named():
    with pytest.raises(NotInstalled, match="translate-en_zt"):
        argos.ArgosEngine.for_pair(Lang.EN, Lang.ZH_HANT, Path("/nonexistent"))


def test_a_damaged_model_is_named_and_the_others_go_on(packages, tmp_path):
    from lexicon_package import build

    file = build(tmp_path / "new.argosmodel", "de", "en", {"▁Ja": ("▁yes",)}, version="1.1")
    broken = install(file, packages)
    model = broken.folder / "model" / "model.bin"
    model.write_bytes(model.read_bytes()[:300])
    try:
        with pytest.raises(Damaged, match=r"de-en 1\.1"):
            translate(["Die Stadt Berlin."], "de", "zh")
        (found,) = argos.ArgosEngine.for_pair(Lang.ZH_HANS, Lang.DE).hypotheses(["柏林。"], Lang.ZH_HANS, Lang.DE, 1)
        assert found
    finally:
        import shutil

        shutil.rmtree(broken.folder)
    assert len(installed()) == 4


def test_neither_torch_s_sentences_nor_the_home_are_touched(packages, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    program = (
        "import json, sys\n"
        "from memorandum_kit import translate\n"
        "done = translate(['Die Stadt Berlin unterzeichnet das Memorandum.'], 'de', 'zh')\n"
        "print(json.dumps([done[0].text, [n for n in ('stanza', 'argostranslate.translate') if n in sys.modules]]))"
    )
    environment = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    environment |= {"HOME": str(home), "ARGOS_PACKAGES_DIR": str(packages)}
    result = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert json.loads(result.stdout) == ["城市柏林签署备忘录。", []]
    assert list(home.rglob("*argos*")) == []


def test_a_home_that_cannot_be_written_does_not_matter(packages):
    program = (
        "from memorandum_kit import translate\n"
        "print(translate(['Die Stadt Berlin unterzeichnet das Memorandum.'], 'de', 'zh')[0].text)"
    )
    environment = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    environment |= {"HOME": "/proc", "ARGOS_PACKAGES_DIR": str(packages)}
    result = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "城市柏林签署备忘录。"


def test_names_terms_and_values_survive_the_engine(tmp_path, monkeypatch):
    from lexicon_package import build
    from survival import ENGLISH_CHINESE as TO_CHINESE
    from survival import GERMAN_ENGLISH as TO_ENGLISH
    from survival import asked, at_most, kept

    for name, lexicon in (("de_en", TO_ENGLISH), ("en_zh", TO_CHINESE)):
        install(build(tmp_path / f"{name}.argosmodel", *name.split("_"), lexicon), tmp_path / "packages")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    clauses = asked()
    done = translate([clause.german for clause in clauses], "de", "zh-Hans")
    result = kept(clauses, [suggestion.text for suggestion in done])
    assert len(clauses) >= 300
    most = at_most(clauses)
    assert most.names >= 200
    denied = sum("nicht" in clause.german for clause in clauses)  # the engine drops the denial: not to be offered
    assert result.names >= 0.97 * most.names, result
    assert result.terms >= 0.97 * (most.terms - denied), result
    assert result.values >= 0.97 * (most.values - denied), result
    assert result.wrong == 0
    assert result.withheld >= denied


@pytest.mark.parametrize("threads", ["1", "2x1"])
def test_threads_and_batches_do_not_change_what_comes(threads):
    texts = [f"Die Stadt {name} begrüßt 12 Gäste." for name in ("Berlin", "Tokio", "Paris", "Madrid")] * 5
    done = translate(texts, "de", "zh", threads=threads)
    assert [t.text for t in done[:4]] == [f"城市{name}欢迎12位客人。" for name in ("柏林", "东京", "巴黎", "马德里")]
    assert [t.text for t in done] == [t.text for t in done[:4]] * 5


def test_a_sentence_longer_than_a_model_takes_stays_a_gap():
    engine = argos.ArgosEngine.for_pair(Lang.DE, Lang.ZH_HANS)
    assert engine.hypotheses(["Die Stadt " * 400, "", "Das"], Lang.DE, Lang.ZH_HANS, 2)[:2] == [[], []]


def test_the_ablation_takes_a_user_s_packages_and_file(packages, tmp_path):
    file = tmp_path / "own.tsv"
    rows = [
        ("Die Stadt Berlin unterzeichnet das Memorandum.", "城市柏林签署备忘录。"),
        ("Die Stadt Wuhan begrüßt 20 Gäste.", "城市武汉欢迎20位客人。"),
    ]
    file.write_text("".join(f"{german}\t{chinese}\n" for german, chinese in rows), encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "benchmarks.translation", "engine", str(file)],
        env=os.environ | {"ARGOS_PACKAGES_DIR": str(packages)}, capture_output=True, text=True, check=True,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    table = {line.split("|")[1].strip(): line for line in result.stdout.splitlines() if line.startswith("|")}
    assert list(table)[2:] == ["engine alone", "+ rerank", "+ proxies", "+ repair"]
    assert "| 100.0 % | 100.0 % | 100.0 % | 100.0 % | 0/2 |" in table["+ repair"]
    pytest.importorskip("sacrebleu")
    assert "| 100.0 | 100.0 |" in table["+ repair"]
    assert "100.0 |" not in table["engine alone"].split("%")[0]
