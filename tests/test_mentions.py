"""Names, values and terms of a clause together, and what the linked clause settles."""

from __future__ import annotations

import pytest

from memorandum_kit import load_glossary
from memorandum_kit.mentions import find_mentions, without_stray_rejections
from memorandum_kit.model import Clause, Lang, Link, MentionKind


@pytest.fixture(scope="module")
def glossary():
    return load_glossary()


def rejected(de: str, zh: str, glossary) -> list[str]:
    clauses = (Clause("de.1", de, Lang.DE), Clause("zh.1", zh, Lang.ZH_HANS))
    found = [mention for clause in clauses for mention in find_mentions(clause, glossary=glossary)]
    kept = without_stray_rejections(found, [Link(("de.1",), ("zh.1",))])
    return [mention.surface for mention in kept if mention.status == "deprecated"]


@pytest.mark.parametrize(
    ("de", "zh", "surfaces"),
    [
        ("Daraus entsteht keine Verpflichtung.", "由此不产生任何责任。", ["责任"]),
        ("Jede Seite trägt die Verantwortung.", "每一方承担责任。", []),
        ("Das Gymnasium nimmt teil.", "体育馆参加。", ["体育馆"]),
        ("Die Sporthalle wird eröffnet.", "体育馆落成。", []),
        ("vertreten durch Oberbürgermeisterin Annegret Thalmeyer", "由市长安内格蕾特·塔尔迈尔代表", []),
    ],
)
def test_a_rejected_term_needs_its_concept_on_the_other_side(de: str, zh: str, surfaces: list[str], glossary) -> None:
    assert rejected(de, zh, glossary) == surfaces


def test_a_value_inside_a_name_is_part_of_the_name(glossary) -> None:
    found = find_mentions(Clause("zh.1", "三亚市有20个项目。", Lang.ZH_HANS), glossary=glossary)
    values = [m.surface for m in found if m.kind in (MentionKind.NUMBER, MentionKind.QUANTITY)]
    assert values == ["20个"]
