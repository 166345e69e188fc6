"""Parts of clauses: divided at their marks, found in any unit, put together for a person to look at."""

from __future__ import annotations

import pytest

from memorandum_kit import translate
from memorandum_kit.model import Lang
from memorandum_kit.translation import Memory, Unit
from memorandum_kit.translation.subclauses import answering, parts_of

UNITS = (
    ("Soweit nichts anderes vereinbart ist, trägt die einladende Seite die Kosten.", "除非另有约定，费用由邀请方承担。"),
    ("Wenn die Mittel bereitstehen, reist die Delegation am 3. Mai 2025 nach Wuhan.", "如经费到位，代表团将于2025年5月3日前往武汉。"),
    ("Beide Seiten stimmen sich ab; die Ansprechstellen werden benannt.", "双方进行协商；联络部门将予以指定。"),
)  # fmt: skip


@pytest.fixture
def memory():
    with Memory.open(":memory:") as opened:
        opened.add(UNITS)
        yield opened


@pytest.mark.parametrize(
    ("text", "lang", "parts"),
    [
        (
            "Soweit nötig, reist sie; er bleibt: so ist es.",
            Lang.DE,
            ["Soweit nötig", "reist sie", "er bleibt", "so ist es"],
        ),
        ("Die Kosten von 1,5 Mio. Euro, um 14:30 Uhr.", Lang.DE, ["Die Kosten von 1,5 Mio. Euro", "um 14:30 Uhr"]),
        (
            "如有必要，教育、文化和体育领域的费用：1,500元。",
            Lang.ZH_HANS,
            ["如有必要", "教育、文化和体育领域的费用", "1,500元"],
        ),
        ("Ohne Marke.", Lang.DE, ["Ohne Marke"]),
        ("", Lang.DE, []),
        (" , ; ", Lang.DE, []),
    ],
)
def test_a_clause_is_divided_at_its_marks_and_not_inside_numbers(text, lang, parts):
    found = parts_of(text, lang)
    assert [part.text for part in found] == parts
    assert all(part.span.of(text) == part.text for part in found)


def test_parts_answer_one_another_where_both_sides_are_parted_alike():
    assert [(one.text, other.text) for one, other in answering(Unit(*UNITS[2]))] == [
        ("Beide Seiten stimmen sich ab", "双方进行协商"), ("die Ansprechstellen werden benannt", "联络部门将予以指定"),
    ]  # fmt: skip
    assert answering(Unit("Soweit nötig, reist sie.", "必要时她出行。")) == ()
    assert answering(Unit("Erstens, zweitens; drittens.", "第一；第二，第三。")) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soweit nichts anderes vereinbart ist, reist die Delegation am 8. Juni 2026 nach Chengdu.",
         "除非另有约定，代表团将于2026年6月8日前往成都。"),
        ("Wenn die Mittel bereitstehen, trägt die einladende Seite die Kosten.", "如经费到位，费用由邀请方承担。"),
        ("Die Ansprechstellen werden benannt; beide Seiten stimmen sich ab.", "联络部门将予以指定；双方进行协商。"),
    ],
)  # fmt: skip
def test_a_clause_of_agreed_parts_is_put_together_with_today_s_values(memory, text, expected):
    (done,) = translate([text], "de", "zh-Hans", memory=memory, engine="none")
    assert (done.text, done.origin, done.cert, done.to_be_reviewed) == (expected, "fuzzy", "low", True)
    assert "translation.parts" in {warning.code for warning in done.warnings}


def test_german_parts_keep_their_place_at_the_beginning_or_inside(memory):
    (done,) = translate(["如经费到位，费用由邀请方承担。"], "zh-Hans", "de", memory=memory, engine="none")
    assert done.text == "Wenn die Mittel bereitstehen, trägt die einladende Seite die Kosten."
    (other,) = translate(["联络部门将予以指定；双方进行协商。"], "zh-Hans", "de", memory=memory, engine="none")
    assert "translation.parts" not in {
        warning.code for warning in other.warnings
    }  # neither part stands there as it must


@pytest.mark.parametrize(
    "text",
    [
        "Wenn die Mittel bereitstehen, wird ein Museum gebaut.",
        "Wenn die Mittel nicht bereitstehen, trägt die einladende Seite die Kosten.",
        "Wenn die Mittel bereitstehen, trägt die einladende Seite die Kosten nicht.",
        "Wenn die Mittel bereitstehen, reist die Delegation am 8. Juni 2026 nach Suzhou.",
        "Ja, nein.",
    ],
)
def test_a_clause_with_a_part_that_was_not_agreed_is_not_put_together(memory, text):
    (done,) = translate([text], "de", "zh-Hans", memory=memory, engine="none")
    assert "translation.parts" not in {warning.code for warning in done.warnings}


def test_the_other_script_is_written_where_it_is_wanted(memory):
    (done,) = translate(
        [UNITS[0][0].replace("trägt die einladende Seite die Kosten", "die Ansprechstellen werden benannt")],
        "de",
        "zh-Hant",
        memory=memory,
        engine="none",
    )
    assert done.text == "除非另有約定，聯絡部門將予以指定。"
