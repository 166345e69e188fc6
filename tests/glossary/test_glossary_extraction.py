"""Candidates from an aligned memorandum."""

from __future__ import annotations

from memorandum_kit.glossary import Glossary, Term
from memorandum_kit.glossary.extraction import extract
from memorandum_kit.model import Clause, Document, Lang, Link, Memorandum

PAIRS = (
    ("Beide Seiten fördern den Umweltschutz und die Stadtentwicklung.", "双方促进环境保护和城市发展。"),
    ("Der Umweltschutz hat Vorrang vor der Wirtschaftsentwicklung.", "环境保护优先于经济发展。"),
    ("Die Arbeitsgruppe tagt zweimal im Jahr.", "工作组每年开会两次。"),
    ("Die Arbeitsgruppe berichtet über den Umweltschutz.", "工作组汇报环境保护情况。"),
)


def memorandum(pairs: tuple[tuple[str, str], ...] = PAIRS) -> Memorandum:
    de = tuple(Clause(f"de.{i}", text, Lang.DE) for i, (text, _) in enumerate(pairs))
    zh = tuple(Clause(f"zh.{i}", text, Lang.ZH_HANS) for i, (_, text) in enumerate(pairs))
    links = tuple(Link((f"de.{i}",), (f"zh.{i}",)) for i in range(len(pairs)))
    return Memorandum((Document("de", Lang.DE, de), Document("zh", Lang.ZH_HANS, zh)), links=links)


def test_candidates_with_their_counterparts() -> None:
    found = {candidate.de: candidate for candidate in extract([memorandum()])}
    assert found["Umweltschutz"].zh == "环境保护"
    assert found["Umweltschutz"].count == 3
    assert found["Arbeitsgruppe"].zh == "工作组"
    assert found["Arbeitsgruppe"].contexts[0] == PAIRS[2]
    assert all(0 <= candidate.score <= 1 for candidate in found.values())


def test_known_terms_are_left_out() -> None:
    glossary = Glossary.of([Term("a", "", Lang.DE, "Umweltschutz"), Term("a", "", Lang.ZH_HANS, "环境保护")])
    assert "Umweltschutz" not in {candidate.de for candidate in extract([memorandum()], glossary)}


def test_names_and_words_of_every_text_are_no_candidates() -> None:
    pairs = (
        ("Die Stadt Eschenfurt und der Stadtbezirk Wangxi vereinbaren Folgendes.", "埃申富特市与望溪区商定如下。"),
        ("Eschenfurt und Wangxi fördern den Umweltschutz.", "埃申富特市与望溪区促进环境保护。"),
    )
    found = {candidate.de: candidate.zh for candidate in extract([memorandum(pairs)])}
    assert not found.keys() & {"Eschenfurt", "Wangxi", "Stadt", "Seite", "Monat"}
    assert found["Umweltschutz"] == "环境保护"


def test_one_short_text_is_enough() -> None:
    pairs = (
        ("Die Delegation besucht ein Museum und ein Theater.", "代表团参观博物馆和剧院。"),
        ("Ziel ist eine dauerhafte Freundschaft.", "目的是持久的友谊。"),
        ("Die Universität nimmt Studenten auf.", "大学接收学生。"),
        ("Die Wirtschaft braucht Energie und Wissenschaft.", "经济需要能源和科学。"),
    )
    found = {candidate.de: candidate.zh for candidate in extract([memorandum(pairs)])}
    right = {
        "Delegation": "代表团",
        "Museum": "博物馆",
        "Freundschaft": "友谊",
        "Energie": "能源",
        "Wissenschaft": "科学",
    }
    assert {de: found.get(de) for de in right} == right


def test_limit_and_nothing() -> None:
    assert len(extract([memorandum()], limit=1)) == 1
    assert extract([Memorandum()]) == []
