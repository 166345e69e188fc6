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


def memorandum() -> Memorandum:
    de = tuple(Clause(f"de.{i}", text, Lang.DE) for i, (text, _) in enumerate(PAIRS))
    zh = tuple(Clause(f"zh.{i}", text, Lang.ZH_HANS) for i, (_, text) in enumerate(PAIRS))
    links = tuple(Link((f"de.{i}",), (f"zh.{i}",)) for i in range(len(PAIRS)))
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


def test_limit_and_nothing() -> None:
    assert len(extract([memorandum()], limit=1)) == 1
    assert extract([Memorandum()]) == []
