"""Proper terms that begin with an adjective, and verbs whose parts a comma may or may not stand between."""

from __future__ import annotations

import pytest

from memorandum_kit.glossary import Glossary, Term
from memorandum_kit.model import Lang

PROPER = [
    ("Der Ständige Ausschuss tagt.", "ausschuss"),
    ("der Beschluss des Ständigen Ausschusses", "ausschuss"),
    ("ein Ständiger Ausschuss", "ausschuss"),
    ("die Ständigen Ausschüsse", "ausschuss"),
    ("mit dem Ständigen Ausschuss", "ausschuss"),
    ("in das Goldene Buch der Stadt", "buch"),
    ("im Goldenen Buch der Stadt", "buch"),
    ("des Goldenen Buches der Stadt", "buch"),
    ("das Rote Kreuz", "kreuz"),
    ("dem Roten Kreuz", "kreuz"),
    ("des Roten Kreuzes", "kreuz"),
    ("am Tag der Deutschen Einheit", "einheit"),
    ("des Tages der Deutschen Einheit", "einheit"),
    ("Smart Cities", "smart"),
    ("die Industrie- und Handelskammern", "ihk"),
    ("zwei Memoranden of Understanding", "mou"),
    ("der Stellvertretenden Vorsitzenden", "vors"),
    ("die Technischen Universitäten", "hochschule"),
]
COMMAS = [
    ("Die Stadt trägt die Kosten.", "kosten"),
    ("Die Stadt trägt, soweit nichts anderes vereinbart ist, die Kosten.", "kosten"),
    ("Die Kosten, die dabei entstehen, trägt die Stadt.", "kosten"),
    ("Die Kosten für Reise, Unterkunft und Verpflegung trägt die Stadt.", "kosten"),
    ("Die Stadt trägt alle Gebühren, Kosten und Steuern.", "kosten"),
    ("Die Stadt trägt die Reise, die Partner zahlen die Kosten.", ""),
    ("Die Kosten steigen, Hüte trägt man.", ""),
    ("Es gibt Kosten, die Stadt trägt sie.", ""),
    ("Er trägt Hüte, die Kosten sinken.", ""),
    ("Hüte trägt man, Kosten scheut man.", ""),
    ("Die Vereinbarung tritt, sobald beide zugestimmt haben, in Kraft.", "kraft"),
    ("Er tritt zurück, das Gesetz bleibt in Kraft.", ""),
    ("Ist die Vereinbarung in Kraft, tritt der Rat zusammen.", ""),
    ("Sie tauschen Erfahrungen, die sie gesammelt haben, aus.", "austauschen"),
    ("Sie tauschen Fahnen, dann geht das Licht aus.", ""),
    ("Sie tauschen Briefe, Bilder und Bücher aus.", "austauschen"),
    ("Die Parteien kamen überein, dass jede die Kosten trägt.", "kosten"),
    ("Beide sind bereit, die Kosten zu tragen.", "kosten"),
    ("Wer einlädt, trägt die Kosten.", "kosten"),
    ("Sie tritt am Tag, an dem beide unterschrieben haben, in Kraft.", "kraft"),
    ("Die Kosten, so wurde vereinbart, trägt der Gastgeber.", "kosten"),
    ("Die Städte tragen dafür Sorge, dass die Kosten sinken.", "sorge"),
    ("Für die Sicherheit ist Sorge zu tragen, die Kosten steigen.", "sorge"),
]


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    terms = [
        ("ausschuss", "Ständiger Ausschuss", "m"),
        ("buch", "Goldenes Buch der Stadt", "n"),
        ("kreuz", "Rotes Kreuz", "n"),
        ("einheit", "Tag der Deutschen Einheit", "m"),
        ("smart", "Smart City", "f"),
        ("ihk", "Industrie- und Handelskammer", "f"),
        ("mou", "Memorandum of Understanding", "n"),
        ("vors", "Stellvertretende Vorsitzende", "f"),
        ("hochschule", "Technische Universität", "f"),
        ("kosten", "Kosten tragen", ""),
        ("kraft", "in Kraft treten", ""),
        ("sorge", "Sorge tragen", ""),
        ("austauschen", "austauschen", ""),
    ]
    return Glossary.of([Term(concept, "", Lang.DE, term, gender=gender) for concept, term, gender in terms])


@pytest.mark.parametrize(("sentence", "expected"), [*PROPER, *COMMAS])
def test_exactly_these_are_found(glossary: Glossary, sentence: str, expected: str) -> None:
    assert [mention.key for mention in glossary.find(sentence, "de")] == expected.split()
