from __future__ import annotations

import json

import pytest

from memorandum_kit.cli import main
from memorandum_kit.messages import INTERFACE_LANGUAGES, area
from memorandum_kit.pipeline import read
from memorandum_kit.store import loads

GERMAN = """Memorandum über die Zusammenarbeit

Artikel 1 Inkrafttreten

Dieses Memorandum tritt am 3. Mai 2027 in Kraft.

Die Parteien treffen sich im Juni.
"""
CHINESE = """合作备忘录

第一条 生效

双方于六月会面。
"""
TMX = """<tmx version="1.4"><header srclang="de"/><body><tu>
<tuv xml:lang="de"><seg>Dieses Memorandum tritt am 12. Januar 2024 in Kraft.</seg></tuv>
<tuv xml:lang="zh-CN"><seg>本备忘录自2024年1月12日起生效。</seg></tuv></tu></body></tmx>"""


@pytest.fixture
def office(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    (tmp_path / "a.de.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "a.zh.txt").write_text(CHINESE, encoding="utf-8")
    (tmp_path / "old.tmx").write_text(TMX, encoding="utf-8")
    assert main(["memory", "add", "office.memory", "old.tmx"]) == 0
    assert capsys.readouterr().out == "One new unit from old.tmx.\n"
    return tmp_path


def test_a_text_gets_its_other_language_with_gaps_left_open(office, capsys):
    command = ["translate", "a.de.txt", "--to", "zh-Hans", "--memory", "office.memory", "-o", "out", "--json"]
    assert main([*command, "--format", "json,tei,html"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["origins"]["none"] == 2
    assert told["to_review"] == 2
    memo = loads((office / "out" / "a.json").read_text(encoding="utf-8"))
    assert [clause.text for clause in memo.zh.clauses] == ["生效", "本备忘录自2027年5月3日起生效。"]
    assert memo.zh.clauses[0].number.printed == "第一条"
    made_by = {link.made_by for link in memo.links if link.zh}
    assert made_by == {"glossary", "memory (old.tmx)"}
    assert not any(link.confirmed for link in memo.links)
    assert "本备忘录自2027年5月3日起生效。" in (office / "out" / "a.tei.xml").read_text(encoding="utf-8")


def test_only_what_is_missing_is_filled_and_the_rest_stays(office, capsys):
    before = [clause.text for clause in read("a.de.txt", "a.zh.txt").zh.clauses]
    command = ["translate", "a.de.txt", "a.zh.txt", "--to", "zh", "--fill", "--memory", "office.memory"]
    assert main([*command, "-o", "out.json"]) == 0
    memo = loads((office / "out.json").read_text(encoding="utf-8"))
    texts = [clause.text for clause in memo.zh.clauses]
    assert [text for text in texts if text in before] == before
    assert texts.index("本备忘录自2027年5月3日起生效。") == texts.index("双方于六月会面。") - 1
    assert len({clause.id for clause in memo.zh.clauses}) == len(texts)
    assert "1 clauses: 0 exact, 1 agreed" in capsys.readouterr().out


def test_find_search_status_and_forget(office, capsys):
    assert main(["memory", "find", "office.memory", "Dieses Memorandum tritt am 1. Mai 2026 in Kraft."]) == 0
    assert "agreed, with other values (0.98): 本备忘录自2026年5月1日起生效。" in capsys.readouterr().out
    assert main(["memory", "find", "office.memory", "本备忘录自2026年5月1日起生效。", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["text"] == "Dieses Memorandum tritt am 1. Mai 2026 in Kraft."
    assert main(["memory", "search", "office.memory", "备忘录"]) == 0
    assert "[old.tmx]" in capsys.readouterr().out
    assert main(["memory", "status", "office.memory", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"units": 1, "memoranda": {"old.tmx": 1}}
    assert main(["memory", "forget", "office.memory", "old.tmx"]) == 0
    assert main(["memory", "find", "office.memory", "Artikel"]) == 0
    assert "Nothing found." in capsys.readouterr().out


def test_the_parts_of_a_clause_are_found_too(office, capsys):
    text = "Nach Unterzeichnung durch beide Seiten, spätestens am 3. Mai 2025, beginnt die Frist."
    (office / "more.tmx").write_text(
        TMX.replace("Dieses Memorandum tritt am 12. Januar 2024 in Kraft.", text).replace(
            "本备忘录自2024年1月12日起生效。", "双方签署后，最迟于2025年5月3日，期限开始计算。"
        ),
        encoding="utf-8",
    )
    assert main(["memory", "add", "office.memory", "more.tmx"]) == 0
    capsys.readouterr()
    asked = "Nach Unterzeichnung durch beide Seiten, so der Rat, wird alles anders und niemand weiß etwas davon."
    assert main(["memory", "find", "office.memory", asked]) == 0
    assert "part: Nach Unterzeichnung durch beide Seiten\nsimilar (0.84): 双方签署后\n" in capsys.readouterr().out
    assert main(["memory", "find", "office.memory", asked, "--json"]) == 0
    (part,) = [match for match in json.loads(capsys.readouterr().out) if "part" in match]
    assert (part["part"], part["text"]) == ("Nach Unterzeichnung durch beide Seiten", "双方签署后")


def test_two_texts_are_aligned_into_the_memory(office, capsys):
    assert main(["memory", "add", "office.memory", "a.de.txt", "a.zh.txt", "--pair", "--person", "A. Muster"]) == 0
    capsys.readouterr()
    assert main(["memory", "find", "office.memory", "Die Parteien treffen sich im Juni.", "--json"]) == 0
    (match, *_) = json.loads(capsys.readouterr().out)
    assert (match["text"], match["origin"], match["unit"]["person"]) == ("双方于六月会面。", "exact", "A. Muster")


def test_the_engine_s_state_names_what_is_missing(office, capsys):
    assert main(["engine", "status", "--json"]) == 0
    state = json.loads(capsys.readouterr().out)
    assert state["packages"] == []
    assert {"source": "de", "target": "zh-Hans", "missing": ["translate-de_en", "translate-en_zh"]} in state["pairs"]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["translate", "a.de.txt", "--to", "fr"], 2),
        (["translate", "a.de.txt", "--to", "de"], 2),
        (["translate", "a.de.txt", "a.zh.txt", "--to", "zh"], 2),
        (["translate", "missing.txt", "--to", "zh"], 2),
        (["translate", "a.de.txt", "--to", "zh", "--memory", "missing.memory"], 2),
        (["translate", "a.de.txt", "--to", "zh", "--engine", "argos"], 3),
        (["memory", "status", "missing.memory"], 2),
        (["memory", "status", "a.de.txt"], 5),
        (["memory", "add", "office.memory", "missing.tmx"], 2),
        (["memory", "add", "office.memory", "a.de.txt", "--pair"], 2),
        (["memory", "find", "office.memory", "text", "--lang", "fr"], 2),
        (["engine", "install", "a.de.txt"], 2),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_a_code(office, capsys, command, code):
    assert main(command) == code
    told = capsys.readouterr().err
    assert told.startswith("memorandum: ")
    assert "Traceback" not in told
    assert sorted(path.name for path in office.iterdir()) == ["a.de.txt", "a.zh.txt", "office.memory", "old.tmx"]


def test_every_warning_has_its_text_in_every_language():
    for lang in INTERFACE_LANGUAGES:
        texts = area("translation", lang)
        for code in ("open", "wording", "machine", "repaired", "untranslated", "parts"):
            assert f"finding.{code}" in texts
