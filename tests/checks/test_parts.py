"""Parts of a long clause are found by the words that both texts have, whatever their order."""

from __future__ import annotations

from memorandum_kit.checks.context import pair_of_strings
from memorandum_kit.checks.parts import parts_of, statements


def views(de: str, zh: str) -> list[tuple[str, str]]:
    pair = pair_of_strings(de, zh, glossary=None, reference_date=None)
    return [(view.de.strip(), view.zh) for view in parts_of(pair)]


def test_a_condition_may_stand_before_or_behind() -> None:
    found = views(
        "Die Kündigung ist unzulässig, solange laufende Vorhaben nicht abgeschlossen sind.",
        "在正在进行的项目未完成之前，不得终止协议。",
    )
    assert found == [
        ("die kündigung ist unzulässig,", "不得终止协议。"),
        ("solange laufende vorhaben nicht abgeschlossen sind.", "在正在进行的项目未完成之前，"),
    ]


def test_places_are_those_of_the_whole_text() -> None:
    de = "Der Eintritt ist frei; eine Anmeldung ist nicht erforderlich."
    pair = pair_of_strings(de, "免费入场；无需报名。", glossary=None, reference_date=None)
    view = parts_of(pair)[-1]
    at = view.de.index("nicht")
    assert view.german(at, at + 5).of(de) == "nicht"


def test_one_part_has_no_parts() -> None:
    assert views("Der Rat tagt im Mai.", "市议会五月开会。") == []


def test_a_second_verb_is_a_statement() -> None:
    pair = pair_of_strings(
        "Das Orchester gibt zwei Konzerte und besucht eine Musikschule.", "乐团举行两场音乐会。",
        glossary=None, reference_date=None,
    )  # fmt: skip
    german, chinese, alone = statements(pair)
    assert (len(german), len(chinese), alone) == (2, 1, [])
