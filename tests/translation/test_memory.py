from __future__ import annotations

import csv
import io
import re
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from template_clauses import clauses

from memorandum_kit.errors import BadInput, Damaged, Refused
from memorandum_kit.glossary import load_glossary
from memorandum_kit.model import Clause, Document, Lang, Link, Memorandum
from memorandum_kit.translation import Memory, Unit
from memorandum_kit.translation.tmx_units import read_tmx

QUALITY = Path(__file__).resolve().parents[1] / "quality" / "translation"
DE = "Dieses Memorandum tritt am 12. Januar 2024 in Kraft."
ZH = "本备忘录自2024年1月12日起生效。"


@pytest.fixture
def memory():
    with Memory.open(":memory:") as opened:
        yield opened


@pytest.mark.parametrize(
    ("file", "turns", "least"),
    [
        ("templates.json", (6, 14), (200, 300)),
        ("templates_second.json", (4, 9), (200, 250)),
        ("templates_third.json", (5, 12), (140, 140)),
    ],
)
@pytest.mark.parametrize(("source", "side"), [("de", 0), ("zh-Hans", 1)])
def test_unseen_clauses_of_templates_are_right_or_not_answered(memory, source, side, file, turns, least):
    stored = clauses("stored", turns[0], file)
    asked = [pair for pair in clauses("asked", turns[1], file) if pair not in stored]
    assert len(stored) >= least[0]
    assert len(asked) >= least[1]
    memory.add(stored)
    glossary = load_glossary()
    right, wrong = 0, []
    for pair in asked:
        found = memory.lookup(pair[side], source, 1, glossary=glossary)
        if found and found[0].origin != "fuzzy":
            if found[0].text == pair[1 - side]:
                right += 1
            else:
                wrong.append((pair[side], found[0].text))
    assert wrong == []
    assert right >= 0.98 * len(asked)


def cases():
    with (QUALITY / "clauses.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['verdict']}: {case['asked']}")
def test_values_are_put_in_place_or_left_to_a_person(memory, case):
    memory.add(case["stored"], case["translation"], *(("de", "zh-Hans") if case["lang"] == "de" else ("zh-Hans", "de")))
    found = memory.lookup(case["asked"], case["lang"], 1)
    if case["verdict"] == "skeleton":
        assert [(match.origin, match.text) for match in found] == [("skeleton", case["expected"])]
    else:
        assert all(match.origin == "fuzzy" for match in found)
        assert all(match.open or match.differs for match in found), "what is not right must be told"


def test_the_stored_clause_comes_back_exactly_with_its_provenance(memory):
    memory.add(DE, ZH, memorandum="2024-01", clause="de.4", date="2024-01-12", person="A. Muster")
    (match,) = memory.lookup(DE, "de")
    assert (match.text, match.origin, match.score) == (ZH, "exact", 1.0)
    assert (match.unit.memorandum, match.unit.clause, match.unit.date) == ("2024-01", "de.4", "2024-01-12")
    (back,) = memory.lookup(ZH, "zh")
    assert back.text == DE


def test_typesetting_does_not_matter_and_is_told_by_the_score(memory):
    memory.add("Die „Partner“ – beide – stimmen zu.", "“双方”均同意。")
    (match,) = memory.lookup('Die "Partner" - beide -  stimmen zu.', "de")
    assert (match.origin, match.score) == ("exact", 0.99)


def test_either_script_finds_the_unit_and_the_wanted_script_is_written(memory):
    memory.add(DE, ZH)
    assert memory.lookup("本備忘錄自2024年1月12日起生效。", "zh-Hant")[0].text == DE
    assert memory.lookup(DE, "de", target="zh-Hant")[0].text == "本備忘錄自2024年1月12日起生效。"


def test_the_same_context_goes_first(memory):
    memory.add("Er unterzeichnet.", "其签字。", context="Der Bürgermeister reist an.", date="2020-01-01")
    memory.add("Er unterzeichnet.", "由他签署。", context="Der Rat tagt.", date="2024-01-01")
    assert memory.lookup("Er unterzeichnet.", "de")[0].text == "由他签署。"  # the newest
    assert memory.lookup("Er unterzeichnet.", "de", context="Der Bürgermeister reist an.")[0].text == "其签字。"


def test_duplicates_are_text_and_context(memory):
    assert memory.add(DE, ZH) == 1
    assert memory.add(DE, ZH) == 0
    assert memory.add(DE, ZH, context="Präambel") == 1
    assert len(memory) == 2


def test_a_denial_is_never_offered_as_near(memory):
    memory.add("Diese Erklärung ist rechtlich bindend.", "本声明具有法律约束力。")
    found = memory.lookup("Diese Erklärung ist rechtlich nicht bindend.", "de", floor=0.75)
    assert found == []


def test_concordance_finds_words_in_either_language_literally(memory):
    memory.add([Unit(DE, ZH, date="2024-01-12"), Unit("100 % der Kosten", "全部费用")])
    assert [unit.source for unit in memory.concordance("memorandum")] == [DE]
    assert [unit.source for unit in memory.concordance("备忘录", "zh")] == [DE]
    assert memory.concordance("备忘录", "de") == []
    assert [unit.source for unit in memory.concordance("0 %")] == ["100 % der Kosten"]
    assert memory.concordance("_%") == []
    memory.add("Die ÜBERGABE erfolgt in Köln.", "移交在科隆進行。", target_lang="zh-Hant")
    assert [unit.target for unit in memory.concordance("übergabe", "de")] == ["移交在科隆進行。"]
    assert [unit.target for unit in memory.concordance("进行")] == ["移交在科隆進行。"]
    assert [unit.source for unit in memory.concordance("備忘錄")] == [DE]


def test_an_aligned_memorandum_gives_its_links(memory):
    german = Document("de", Lang.DE, (Clause("de.1", "Präambel", Lang.DE), Clause("de.2", DE, Lang.DE)), name="a.docx")
    chinese = Document("zh", Lang.ZH_HANS, (Clause("zh.1", "序言", Lang.ZH_HANS), Clause("zh.2", ZH, Lang.ZH_HANS)))
    memo = Memorandum(
        documents=(german, chinese),
        links=(Link(("de.1",), ("zh.1",)), Link(("de.2",), ("zh.2",), made_by="A. Muster", confirmed=True)),
    )
    assert memory.add(memo) == 2
    unit = memory.lookup(DE, "de")[0].unit
    assert (unit.context, unit.memorandum, unit.clause, unit.person) == ("Präambel", "a.docx", "de.2", "A. Muster")
    assert memory.forget("a.docx") == 2
    assert memory.lookup(DE, "de") == []


def test_the_file_keeps_what_was_added(tmp_path):
    path = tmp_path / "office.memory"
    with Memory.open(path) as first:
        first.add(DE, ZH)
    with Memory.open(path) as again:
        again.add("Präambel", "序言")
        assert [match.text for match in again.lookup(DE, "de")] == [ZH]
        assert len(again) == 2
    assert [file.name for file in tmp_path.iterdir()] == ["office.memory"]


def test_all_units_of_an_addition_or_none(memory):
    with pytest.raises(BadInput):
        memory.add([(DE, ZH), ("Leer", " ")])
    assert len(memory) == 0


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be looked at" * 30, b"PK\x03\x04"])
def test_a_file_of_another_kind_is_refused_and_stays(tmp_path, content):
    path = tmp_path / "x.memory"
    path.write_bytes(content)
    with pytest.raises(Damaged):
        Memory.open(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "x.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE a (b)")
    connection.close()
    with pytest.raises(Damaged, match="no translation memory"):
        Memory.open(path)


def test_a_memory_in_use_refuses_and_says_so(tmp_path):
    path = tmp_path / "office.memory"
    with Memory.open(path) as memory:
        other = sqlite3.connect(path)
        other.execute("BEGIN EXCLUSIVE")
        memory._connection.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(Refused):
            memory.add(DE, ZH)
        other.close()


def test_what_cannot_be_looked_up_is_an_error_of_ours(memory, tmp_path):
    with pytest.raises(BadInput):
        memory.lookup("text", "fr")
    with pytest.raises(BadInput):
        Memory.open(tmp_path / "missing" / "x.memory")
    with pytest.raises(BadInput, match="memory add"):
        Memory.open(tmp_path / "x.memory", create=False)
    with pytest.raises(BadInput):
        memory.add("ohne Übersetzung")
    assert memory.lookup("", "de") == []


TMX = """<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header srclang="de-DE"/><body>
<tu tuid="7" changedate="20240112T090000Z" creationid="muster"><prop type="x-document">abkommen.docx</prop>
<tuv xml:lang="de-DE"><seg>Die <bpt i="1">&lt;b&gt;</bpt>Stadt<ept i="1">&lt;/b&gt;</ept> <hi>lädt</hi> ein.</seg></tuv>
<tuv xml:lang="fr"><seg>La ville invite.</seg></tuv><tuv xml:lang="zh-TW"><seg>市政府發出邀請。</seg></tuv></tu>
<tu><tuv xml:lang="de"><seg>nur deutsch</seg></tuv></tu></body></tmx>"""


def test_tmx_units_come_with_their_provenance():
    (unit,) = read_tmx(io.BytesIO(TMX.encode()))
    assert (unit.source, unit.target, unit.target_lang) == ("Die Stadt lädt ein.", "市政府發出邀請。", Lang.ZH_HANT)
    assert (unit.memorandum, unit.clause, unit.date, unit.person) == ("abkommen.docx", "7", "2024-01-12", "muster")


@pytest.mark.parametrize(
    "text", ["", "<tmx>", "<html/>", '<!DOCTYPE tmx [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><tmx><body>&c;</tmx>']
)
def test_what_is_no_tmx_is_refused(text):
    with pytest.raises(BadInput):
        list(read_tmx(io.BytesIO(text.encode())))


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.text(max_size=60), st.sampled_from(["de", "zh-Hans", "zh-Hant", "en"]))
def test_no_text_breaks_a_look_up(text, lang):
    with Memory.open(":memory:") as memory:
        memory.add([(DE, ZH), ("Die Stadt Wuhan entsendet drei Vertreter.", "武汉市派出三名代表。")])
        for match in memory.lookup(text, lang):
            assert 0.0 <= match.score <= 1.0


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.integers(2, 99_999), st.dates())
def test_every_number_and_date_is_put_in_place_or_named(number, day):
    month = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ][day.month - 1]
    if day.year < 1000:
        return
    with Memory.open(":memory:") as memory:
        memory.add("Am 3. Mai 2021 kamen 12 Gäste.", "2021年5月3日来了12位客人。")
        (match,) = memory.lookup(f"Am {day.day}. {month} {day.year} kamen {number} Gäste.", "de", 1)
        if match.origin == "skeleton":
            assert f"{day.year}年{day.month}月{day.day}日" in match.text
            figure = match.text.split("来了")[1].removesuffix("位客人。")
            value = float(figure[:-1]) * 10_000 if figure.endswith("万") else float(figure)
            assert value == number
        else:
            assert match.origin == "exact" or match.open or match.differs


def mutated():
    """Clauses of the templates with a word exchanged that changes what is said, and what the right answer then has."""
    with (QUALITY / "mutations.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for file_name in ("templates.json", "templates_second.json", "templates_third.json"):
        for pair in clauses("asked", 1, file_name):
            for row in rows:
                text = pair[row["lang"] == "zh"]
                if row["words"] in text:
                    yield row["lang"], text.replace(row["words"], row["instead"], 1), row["answer"]


def test_a_clause_that_says_something_else_is_never_taken_for_an_agreed_one(memory):
    for file in ("templates.json", "templates_second.json", "templates_third.json"):
        memory.add(clauses("stored", 4, file))
    glossary = load_glossary()
    asked = list(mutated())
    assert len(asked) >= 300
    answered = [
        (text, found[0].text)
        for lang, text, answer in asked
        if (found := memory.lookup(text, lang, 1, glossary=glossary))
        and found[0].origin != "fuzzy"
        and not (answer and re.search(answer, found[0].text))
    ]
    assert answered == []
