"""The side-by-side page: one file, every clause once, its text unchanged, languages and marks in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html

from memorandum_kit.errors import BadInput
from memorandum_kit.model import (
    Clause,
    ClauseKind,
    Document,
    Finding,
    FindingPlace,
    Lang,
    Link,
    Memorandum,
    Mention,
    MentionKind,
    Severity,
    Span,
)
from memorandum_kit.writers import render
from memorandum_kit.writers.rows import pairs_of
from memorandum_kit.writers.tei_xml import UNHOLDABLE
from memorandum_kit.writers.validation import validate
from strategies import memoranda

DE = tuple(
    Clause(f"de.{n}", text, Lang.DE, kind)
    for n, (text, kind) in enumerate(
        (
            ("Memorandum", ClauseKind.TITLE),
            ("Knapp 400.0000 Einwohner leben in „Musterstadt“.", ClauseKind.PARAGRAPH),
            ("Nur im deutschen Text.", ClauseKind.PARAGRAPH),
            ("Schluss <b>&amp;</b>", ClauseKind.PARAGRAPH),
        ),
        start=1,
    )
)
ZH = tuple(
    Clause(f"zh.{n}", text, Lang.ZH_HANS)
    for n, text in enumerate(("备忘录", "人口约四十万。", "仅见于中文。", "结束语"), start=1)
)
MEMO = Memorandum(
    (Document("de", Lang.DE, DE, "Memorandum"), Document("zh", Lang.ZH_HANS, ZH, "备忘录")),
    (
        Mention(
            MentionKind.QUANTITY,
            Span(6, 24),
            "400.0000 Einwohner",
            "r",
            "de.2",
            status="malformed",
            candidates=("400000",),
        ),
        Mention(MentionKind.PLACE, Span(35, 46), "Musterstadt", "p", "de.2"),
    ),
    (
        Link(("de.1",), ("zh.1",), confirmed=True),
        Link(("de.2",), ("zh.2",), 0.4),
        Link(("de.3",), (), reason="Kein Gegenstück."),
        Link((), ("zh.3",)),
        Link(("de.4",), ("zh.4",)),
    ),
    findings=(
        Finding(
            "number.malformed", Severity.MAJOR, (FindingPlace("de.2", Span(6, 24)),), (("de", "400.0000"),), "400.000"
        ),
    ),
)


def page(memo: Memorandum = MEMO, **options: str) -> html.HtmlElement:
    return html.document_fromstring(render(memo, "html", **options).decode())


def test_the_page_needs_nothing_from_elsewhere() -> None:
    text = render(MEMO, "html").decode()
    assert "<script" not in text
    assert not re.search(r"(?:src|href)=\"(?!#)", text)
    assert "url(" not in text
    assert "@import" not in text


def test_every_cell_names_its_language() -> None:
    for row in page().iterfind(".//table/tbody/tr"):
        cells = row.findall("td")
        if row.get("class") != "findings":
            assert [cell.get("lang") for cell in cells] == ["de", "zh-Hans"]


def test_statuses_are_said_in_words() -> None:
    words = [one.text for one in page().findall(".//tbody//span[@class='words']")]
    assert words == ["bestätigt", "prüfen", "nur deutsch", "nur chinesisch", "sicher"]


def test_clauses_without_counterpart_stand_in_their_place_with_the_reason() -> None:
    rows = pairs_of(MEMO)[0].rows
    assert [([c.id for c in row.de], [c.id for c in row.zh]) for row in rows] == [
        (["de.1"], ["zh.1"]),
        (["de.2"], ["zh.2"]),
        (["de.3"], []),
        ([], ["zh.3"]),
        (["de.4"], ["zh.4"]),
    ]
    assert "Kein Gegenstück." in page().text_content()


def test_marks_say_what_they_are() -> None:
    marks = {one.text_content(): one.get("title") for one in page().iterfind(".//td//mark")}
    assert marks == {"400.0000 Einwohner": "fehlerhafte Angabe, vermutlich 400000", "Musterstadt": "Ort"}


def test_a_finding_stands_at_its_clause_and_in_the_list() -> None:
    tree = page()
    assert "400.000" in tree.find(".//tbody[@id='row-2']").text_content()
    assert tree.find(".//li[@id='finding-1']/a").get("href") == "#row-2"


@pytest.mark.parametrize(("lang", "word"), [("de", "Befunde"), ("en", "Findings"), ("zh-Hans", "问题清单")])
def test_the_interface_has_three_languages(lang: str, word: str) -> None:
    tree = page(lang=lang)
    assert tree.get("lang") == lang
    assert word in tree.text_content()


def test_another_interface_language_is_refused() -> None:
    with pytest.raises(BadInput, match="does not exist in 'fr'"):
        render(MEMO, "html", lang="fr")
    with pytest.raises(BadInput, match="no option 'colour'"):
        render(MEMO, "html", colour="red")


@settings(deadline=None, max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_every_clause_stands_once_with_its_text_unchanged(memo: Memorandum) -> None:
    tree = html.document_fromstring(render(memo, "html").decode())
    shown = {
        p.get("data-clause"): p.find("span[@class='text']").text_content()
        for p in tree.iter("p")
        if p.get("data-clause")
    }
    # An HTML parser folds CR and drops what HTML cannot hold, as a browser does.
    expected = {i: folded(clause.text) for i, clause in memo.clauses().items()}
    assert {i: folded(text) for i, text in shown.items()} == expected
    assert len([p for p in tree.iter("p") if p.get("data-clause")]) == len(expected)


@settings(deadline=None, max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_the_page_is_valid_html(memo: Memorandum) -> None:
    pytest.importorskip("turbohtml", reason="the extra `validate` is not installed")
    assert validate(render(memo, "html"), "page.html") == []


def folded(text: str) -> str:
    return UNHOLDABLE.sub("", text).replace("\r", "\n")
