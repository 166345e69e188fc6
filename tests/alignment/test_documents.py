"""Links of a memorandum: clauses, sentences inside them, kept links, reasons."""

from __future__ import annotations

from dataclasses import replace

from memorandum_kit.alignment import align_documents, needs_review
from memorandum_kit.alignment.reasons import explain
from memorandum_kit.model import Clause, Document, Lang, Link, Memorandum, Span

DE = (
    "Die Vertragsparteien fördern den Sport. Sie laden Mannschaften ein.",
    "Die Hochschulen vergeben zehn Stipendien.",
    "Änderungen bedürfen der Schriftform.",
    "Das Memorandum gilt fünf Jahre.",
)
ZH = (
    "签约双方促进体育运动。双方邀请运动队。",
    "高等院校颁发十份奖学金。",
    "本备忘录有效期为五年。",
)


def clause(name: str, text: str, lang: Lang, mark: str) -> Clause:
    spans, start = [], 0
    while (end := text.find(mark, start)) >= 0:
        spans.append(Span(start, end + 1))
        start = end + 1 + (text[end + 1 : end + 2] == " ")
    return Clause(name, text, lang, sentences=tuple(spans))


def memorandum() -> Memorandum:
    return Memorandum(
        documents=(
            Document("de", Lang.DE, tuple(clause(f"de.{n}", t, Lang.DE, ".") for n, t in enumerate(DE, 1))),
            Document("zh", Lang.ZH_HANS, tuple(clause(f"zh.{n}", t, Lang.ZH_HANS, "。") for n, t in enumerate(ZH, 1))),
        )
    )


def test_clauses_and_sentences():
    memo = align_documents(memorandum())
    assert [(link.de, link.zh) for link in memo.links] == [
        (("de.1",), ("zh.1",)), (("de.2",), ("zh.2",)), (("de.3",), ()), (("de.4",), ("zh.3",)),
    ]  # fmt: skip
    assert [(link.de, link.zh) for link in memo.sentence_links] == [
        (("de.1.s1",), ("zh.1.s1",)), (("de.1.s2",), ("zh.1.s2",)), (("de.2.s1",), ("zh.2.s1",)),
        (("de.3.s1",), ()), (("de.4.s1",), ("zh.3.s1",)),
    ]  # fmt: skip


def test_null_link_says_why():
    null = next(link for link in align_documents(memorandum()).links if not link.zh)
    assert null.reason.split()[0] in ("taken", "unlike")
    for lang in (Lang.DE, Lang.EN, Lang.ZH_HANS):
        assert null.reason.split()[1] in explain(null.reason, lang)


def test_confirmed_links_are_kept_and_aligned_around():
    wrong = Link(("de.3",), ("zh.2",), made_by="Weber", confirmed=True)
    memo = align_documents(replace(memorandum(), links=(wrong,)))
    assert wrong in memo.links
    assert Link(("de.2",), (), reason="x").de in [link.de for link in memo.links if not link.zh]
    named = [name for link in memo.links for name in (*link.de, *link.zh)]
    assert sorted(named) == ["de.1", "de.2", "de.3", "de.4", "zh.1", "zh.2", "zh.3"]


def test_links_of_the_file_are_kept():
    rows = tuple(Link((f"de.{n}",), (f"zh.{n}",), made_by="file") for n in (1, 2, 3))
    memo = align_documents(replace(memorandum(), links=rows))
    assert set(rows) <= set(memo.links)
    assert [link.de for link in memo.links if not link.zh] == [("de.4",)]


def test_kept_links_may_cross():
    crossing = (Link(("de.1",), ("zh.3",), confirmed=True), Link(("de.4",), ("zh.1",), confirmed=True))
    memo = align_documents(replace(memorandum(), links=crossing))
    assert set(crossing) <= set(memo.links)
    assert (("de.2",), ("zh.2",)) in [(link.de, link.zh) for link in memo.links]


def test_empty_memorandum():
    assert align_documents(Memorandum()).links == ()


def test_what_needs_review():
    assert needs_review(Link(("de.1",), ("zh.1",), score=0.4))
    assert not needs_review(Link(("de.1",), ("zh.1",), score=0.4, confirmed=True))
    assert not needs_review(Link(("de.1",), ("zh.1",), score=0.99))
