"""The example's deviations, all of them and nothing else; alternat; consistency through a text; decisions."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from memorandum_kit import read, run
from memorandum_kit.checks import check_memorandum
from memorandum_kit.checks.clause_types import clause_types, inventory
from memorandum_kit.checks.decisions import accept, fingerprint, from_json, to_json, undecided
from memorandum_kit.checks.reference import page
from memorandum_kit.checks.running import Settings
from memorandum_kit.cli import main
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Clause, Document, Lang, Link, Memorandum, Number

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


@cache
def example(folder: str) -> Memorandum:
    return run(read(EXAMPLES / folder / "memorandum.de.docx", EXAMPLES / folder / "memorandum.zh.docx"))


def test_the_listed_deviations_are_found_and_nothing_else() -> None:
    with (EXAMPLES / "deviations.tsv").open(encoding="utf-8", newline="") as file:
        listed = {(row["code"], row["de"]) for row in csv.DictReader(file, delimiter="\t")}
    assert {(f.code, f.places[0].clause_id) for f in example("").findings} == listed


def test_the_clean_example_is_clean() -> None:
    assert example("clean").findings == ()


def test_the_two_column_example_gives_the_same() -> None:
    found = run(read(EXAMPLES / "memorandum.bilingual.docx")).findings
    assert {f.code for f in found} == {f.code for f in example("").findings}


def document(lang: Lang, *texts: str, prefix: str = "") -> Document:
    name = prefix or ("zh" if lang.is_chinese else "de")
    return Document(name, lang, tuple(Clause(f"{name}.{n}", text, lang) for n, text in enumerate(texts, start=1)))


def test_a_person_with_two_forms_is_told() -> None:
    de = document(Lang.DE, "Vertreter ist Shen Zhiyuan.", "Shen Zhiyuan lädt ein.", "Shen Zhiyuan unterzeichnet.")
    zh = document(Lang.ZH_HANS, "代表为沈知远。", "沈知远发出邀请。", "沈志远签署。")
    found = check_memorandum(run(Memorandum((de, zh)), steps=("mentions", "align")))
    assert [(f.code, f.value("found"), f.suggestion) for f in found] == [("name.inconsistent", "沈志远", "沈知远")]


def test_numbers_given_twice_and_left_out_are_told() -> None:
    numbers = ["1", "2", "2", "4"]
    clauses = tuple(
        Clause(f"zh.{n}", "双方开展合作。", Lang.ZH_HANS, number=Number(f"第{value}条", value, "article"))
        for n, value in enumerate(numbers, start=1)
    )
    found = check_memorandum(Memorandum((Document("zh", Lang.ZH_HANS, clauses),)))
    assert [(f.code, f.places[0].clause_id) for f in found] == [
        ("numbering.duplicate", "zh.3"),
        ("numbering.gap", "zh.4"),
    ]


def originals() -> Memorandum:
    """The clean example as an alternat: the second original names the Chinese party first."""
    memo = example("clean")

    def second(text: Document) -> Document:
        clauses = [replace(clause, id=clause.id.replace(".", "-b.")) for clause in text.clauses]
        clauses[1], clauses[2] = clauses[2], clauses[1]
        return replace(text, id=f"{text.id}-b", clauses=tuple(clauses), witness="B")

    return replace(memo, documents=(memo.de, memo.zh, second(memo.de), second(memo.zh)))


def test_an_alternat_may_differ_in_the_order_of_the_parties() -> None:
    assert check_memorandum(originals()) == []


def test_an_alternat_may_not_differ_in_anything_else() -> None:
    memo = originals()
    german = memo.documents[2]
    changed = tuple(replace(c, text=c.text.replace("sechs Monaten", "drei Monaten")) for c in german.clauses)
    memo = replace(memo, documents=(*memo.documents[:2], replace(german, clauses=changed), memo.documents[3]))
    assert [f.code for f in check_memorandum(memo)] == ["alternat"]


def test_the_usual_clauses_are_all_in_the_example() -> None:
    strict = check_memorandum(example("clean"), settings=Settings("strict"))
    assert [f for f in strict if f.code == "clause-type.missing"] == []
    assert len(inventory(example("clean").de)) >= 25
    assert len(clause_types()) == 41


def test_a_decision_holds_until_the_clause_changes() -> None:
    memo = example("")
    decisions = accept("modality@de.25", memo.findings, memo, who="A. Prüfer", when="2025-05-12", why="so gewollt")
    assert from_json(to_json(decisions), "x.json") == decisions
    left, accepted = undecided(memo.findings, memo, decisions)
    assert (len(left), accepted) == (len(memo.findings) - 1, 1)
    zh = memo.zh
    changed = tuple(replace(c, text=c.text + "。") if c.id == "zh.25" else c for c in zh.clauses)
    other = replace(memo, documents=(memo.de, replace(zh, clauses=changed)))
    assert fingerprint(next(f for f in memo.findings if f.code == "modality"), other) != decisions[0].fingerprint


@pytest.mark.parametrize(("target", "why"), [("modality", "x"), ("modality@de.25", " "), ("modality@de.1", "x")])
def test_decisions_refuse_what_names_no_finding(target: str, why: str) -> None:
    memo = example("")
    with pytest.raises(BadInput):
        accept(target, memo.findings, memo, who="A", when="2025-05-12", why=why)


def test_the_page_of_checks_is_up_to_date() -> None:
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == page()


_GERMAN_A = """Vereinbarung über Zusammenarbeit

zwischen der Stadt Lindenau (Bundesrepublik Deutschland) und der Stadt Qinghe (Volksrepublik China)

Die Stadt Lindenau und die Stadt Qinghe fördern den Austausch von Jugendlichen.

Jede Seite kann diese Vereinbarung mit einer Frist von sechs Monaten kündigen.

Sie ist in deutscher und chinesischer Sprache ausgefertigt; beide Wortlaute sind gleichermaßen verbindlich.
"""
_GERMAN_B = """Vereinbarung über Zusammenarbeit

zwischen der Stadt Qinghe (Volksrepublik China) und der Stadt Lindenau (Bundesrepublik Deutschland)

Die Stadt Qinghe und die Stadt Lindenau fördern den Austausch von Jugendlichen.

Jede Seite kann diese Vereinbarung mit einer Frist von sechs Monaten kündigen.

Sie ist in chinesischer und deutscher Sprache ausgefertigt; beide Wortlaute sind gleichermaßen verbindlich.
"""
_CHINESE_A = """合作协议

德意志联邦共和国林登瑙市与中华人民共和国清河市

林登瑙市和清河市促进青少年交流。

任何一方均可提前六个月通知终止本协议。

本协议用德文和中文写成，两种文本具有同等效力。
"""
_CHINESE_B = """合作协议

中华人民共和国清河市与德意志联邦共和国林登瑙市

清河市和林登瑙市促进青少年交流。

任何一方均可提前六个月通知终止本协议。

本协议用中文和德文写成，两种文本具有同等效力。
"""


def alternat(folder: Path, capsys: pytest.CaptureFixture[str], *texts: str) -> tuple[int, list[str]]:
    """Write a first and a second original, check them by the command, and give the exit code and the codes found."""
    names = ("a.de.txt", "a.zh.txt", "b.de.txt", "b.zh.txt")
    paths = [folder / name for name in names]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    files = [str(path) for path in paths]
    code = main(["check", *files[:2], "--alternat", *files[2:], "--json"])
    return code, [one["code"] for one in json.loads(capsys.readouterr().out)["findings"]]


def test_the_command_takes_a_second_original(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert alternat(tmp_path, capsys, _GERMAN_A, _CHINESE_A, _GERMAN_B, _CHINESE_B) == (0, [])


def test_the_texts_of_both_originals_may_be_paired_crosswise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert alternat(tmp_path, capsys, _GERMAN_A, _CHINESE_B, _GERMAN_B, _CHINESE_A) == (0, [])


@pytest.mark.parametrize(
    ("number", "old", "new"),
    [
        (2, "sechs Monaten", "drei Monaten"),
        (3, "六个月", "三个月"),
        (2, "gleichermaßen verbindlich", "gleichermaßen maßgebend"),
        (3, "任何一方均可提前六个月通知终止本协议。\n\n", ""),
        (2, "von Jugendlichen", "von Jugendlichen und Fachleuten"),
    ],
)
def test_the_command_tells_what_the_second_original_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], number: int, old: str, new: str
) -> None:
    texts = [_GERMAN_A, _CHINESE_A, _GERMAN_B, _CHINESE_B]
    assert old in texts[number]
    texts[number] = texts[number].replace(old, new)
    assert alternat(tmp_path, capsys, *texts) == (1, ["alternat"])


_TWICE_DE = "Die Seiten unterrichten einander rechtzeitig über geplante Besuche."
_OTHER_DE = "Streitigkeiten werden durch Verhandlungen der Beauftragten beigelegt."
_TWICE_ZH = "双方就计划中的访问及时相互通报。"


def repeated(de: tuple[str, ...], zh: tuple[str, ...]) -> list[str]:
    memo = Memorandum((document(Lang.DE, *de), document(Lang.ZH_HANS, *zh)))
    links = tuple(Link((f"de.{n}",), (f"zh.{n}",)) for n in range(1, len(de) + 1))
    found = check_memorandum(replace(memo, links=links), settings=Settings("strict"))
    return [f.code for f in found if f.code.startswith("repetition")]


def test_one_wording_with_two_renderings_is_told() -> None:
    assert repeated((_TWICE_DE, _TWICE_DE), (_TWICE_ZH, _TWICE_ZH)) == []
    assert repeated((_TWICE_DE, _TWICE_DE), (_TWICE_ZH, "有关拟议访问，双方应适时互通信息。")) == ["repetition.varied"]


def test_two_wordings_with_one_rendering_are_told() -> None:
    assert repeated((_TWICE_DE, _OTHER_DE), (_TWICE_ZH, _TWICE_ZH)) == ["repetition.merged"]
    near = _TWICE_DE.replace("rechtzeitig", "frühzeitig")
    assert repeated((_TWICE_DE, near), (_TWICE_ZH, _TWICE_ZH)) == []


def numbered(lang: Lang, values: tuple[str, ...]) -> Document:
    text, form = ("双方开展合作。", "第{}条") if lang.is_chinese else ("Die Seiten arbeiten zusammen.", "Artikel {}")
    made = document(lang, *(text for _ in values))
    numbers = (Number(form.format(value), value, "article") for value in values)
    return replace(made, clauses=tuple(replace(c, number=n) for c, n in zip(made.clauses, numbers, strict=True)))


def numbering(de: tuple[str, ...], zh: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    memo = Memorandum((numbered(Lang.DE, de), numbered(Lang.ZH_HANS, zh)))
    links = tuple(Link((f"de.{n}",), (f"zh.{n}",)) for n in range(1, len(de) + 1))
    found = check_memorandum(replace(memo, links=links))
    return [(f.code, [p.clause_id for p in f.places]) for f in found if f.code.startswith("numbering")]


def test_a_gap_of_both_texts_is_told_once() -> None:
    assert numbering(("1", "2", "4"), ("1", "2", "4")) == [("numbering.gap", ["de.3", "zh.3"])]


def test_a_wrong_number_is_told_once() -> None:
    assert numbering(("1", "2", "3", "4"), ("1", "2", "2", "4")) == [("numbering.duplicate", ["zh.3"])]
    assert numbering(("1", "2", "3", "4"), ("1", "2", "5", "4")) == [("numbering.mismatch", ["de.3", "zh.3"])]
