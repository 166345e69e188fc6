"""Every record that has the text is found, in any spelling, and no other: by cases, and against looking through all of it."""

from __future__ import annotations

import sqlite3
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.archive.samples import archive, memorandum

from memorandum_kit.archive import Archive, database
from memorandum_kit.archive.catalogue import Catalogue, Entry
from memorandum_kit.archive.filters import Filters
from memorandum_kit.archive.folding import phrase, search_key
from memorandum_kit.archive.query import terms_of
from memorandum_kit.archive.record import Entity, Record
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Clause, Document, Lang, Memorandum, Metadata, Party

TEXTS = {
    "gruben": "Die Städte fördern den Bergbau in der Großen Straße; Kohle, Grün und Öl.",
    "peking": "Der Bezirk Mentougou liegt westlich von Peking, 1.448 km².",
    "beijing": "门头沟区位于北京市西部，面积1448平方公里。",
    "fanti": "雙方同意在門頭溝區開展友好交流與經濟合作。",
    "person": "Unterzeichnet von Chenfei Lyu, Bürgermeister.",
    "person-zh": "区长吕晨飞签署了备忘录。",
    "akte": "Drucksache 2024/0124 vom 29.02.2024, Bürgermeisterin des Ortes.",
    "leer": "Nichts davon steht hier, und 东城 auch nicht; Straßenbahn fährt.",
}

# query -> records that must be found, and no others
CASES = [
    ("北京", {"peking", "beijing"}),
    ("Peking", {"peking", "beijing"}),
    ("beijing", {"peking", "beijing"}),
    ("门头沟", {"peking", "beijing", "fanti"}),
    ("門頭溝", {"peking", "beijing", "fanti"}),
    ("Mentougou", {"peking", "beijing", "fanti"}),
    ("吕", {"person-zh"}),
    ("呂", {"person-zh"}),
    ("吕晨飞", {"person", "person-zh"}),
    ("Lü", {"person"}),
    ("LYU", {"person"}),
    ("Lyu Chenfei", {"person", "person-zh"}),
    ("strasse", {"gruben", "leer"}),
    ("STRASSE", {"gruben", "leer"}),
    ("Straße", {"gruben", "leer"}),
    ("grosse straße", {"gruben"}),
    ("großen strasse", {"gruben"}),
    ("gruen", {"gruben"}),
    ("GRÜN", {"gruben"}),
    ("Oel", {"gruben"}),
    ("友好交流", {"fanti"}),
    ("经济合作", {"fanti"}),
    ("2024/0124", {"akte"}),
    ("29.02.2024", {"akte"}),
    ("1.448", {"peking"}),
    ("Bürgermeister", {"person", "akte"}),
    ("bürgermeisterin", {"akte"}),
    ("Bezirk westlich", {"peking"}),
    ('"Bezirk westlich"', set()),
    ("„Bezirk Mentougou“", {"peking"}),
    ("Bezirk Bergbau", set()),
    ("陕西", set()),
    ("头", {"beijing", "fanti"}),
]
SILENT = ["", "  ", "!?", "„“", "—", "，。"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive(tmp_path_factory.mktemp("search") / "a") as opened:
        for name, text in TEXTS.items():
            lang = Lang.ZH_HANS if text[0] > "\u3000" else Lang.DE
            document = Document("x", lang, (Clause("x.1", text, lang),), title="")
            opened.add(Memorandum((document,)), id=name, tei=b"<TEI/>")
        yield opened


@pytest.mark.parametrize(("query", "wanted"), CASES)
def test_what_is_found(filled: Archive, query: str, wanted: set[str]) -> None:
    found = filled.search(query)
    assert {hit.row.record for hit in found.hits} == wanted
    assert found.total == len(wanted)
    assert all(hit.snippets for hit in found.hits)


@pytest.mark.parametrize(("query", "wanted"), CASES)
def test_the_same_without_full_text_search(
    filled: Archive, monkeypatch: pytest.MonkeyPatch, query: str, wanted: set[str]
) -> None:
    monkeypatch.setattr(filled.holdings.catalogue, "has_index", False)
    assert {hit.row.record for hit in filled.search(query).hits} == wanted


@pytest.mark.parametrize("query", SILENT)
def test_nothing_to_search_for_is_said(filled: Archive, query: str) -> None:
    with pytest.raises(BadInput, match="nothing to search for"):
        filled.search(query)


def test_snippets_show_both_languages(tmp_path: Path) -> None:
    with archive(tmp_path / "a") as opened:
        opened.add(memorandum(), id="eins")
        german = opened.search("Bergbaus").hits[0].snippets[0]
        assert german.text.startswith("Beide Seiten")
        assert (german.partner_lang, german.partner) == ("zh-Hans", "双方在矿业街促进友好交流。")
        chinese = opened.search("友好交流").hits[0].snippets[0]
        assert chinese.partner.startswith("Beide Seiten")


def test_titles_rank_before_texts(tmp_path: Path) -> None:
    with archive(tmp_path / "a") as opened:
        opened.add(
            memorandum("Bericht", extra=" Vom Tagebau ist hier nur nebenbei die Rede, in einem langen Satz."), id="a"
        )
        opened.add(memorandum("Tagebau"), id="b")
        assert [hit.row.record for hit in opened.search("Tagebau").hits] == ["b", "a"]


def test_filters(tmp_path: Path) -> None:
    def with_meta(party: str, day: str) -> Memorandum:
        meta = Metadata(parties=(Party("p", ((Lang.DE, party),)),), signed_on=day)
        return Memorandum(memorandum().documents, metadata=meta)

    with archive(tmp_path / "a") as opened:
        opened.add(with_meta("Bezirk Mentougou der Stadt Peking", "2024-01-12"), id="a", fields=["Bergbau", "Kultur"])
        opened.add(with_meta("Stadt Eschenfurt", "2025-05"), id="b", fields=["Kultur"], status="draft")
        opened.add(with_meta("Wangxi", "2026"), id="c")

        def found(**filters: str) -> list[str]:
            rows, total = opened.list(**filters)  # type: ignore[arg-type]
            assert total == len(rows)
            hits = opened.search("Bergbaus", **filters)  # type: ignore[arg-type]
            assert {hit.row.record for hit in hits.hits} == {row.record for row in rows}
            return [row.record for row in rows]

        assert found() == ["c", "b", "a"]
        assert found(party="门头沟") == ["a"]
        assert found(party="Beijing") == ["a"]
        assert found(party="eschenfurt") == ["b"]
        assert found(field="Kultur") == ["b", "a"]
        assert found(field="Kult") == []
        assert found(status="draft") == ["b"]
        assert found(since="2025-05-20") == ["c", "b"]
        assert found(until="2025-05-20") == ["b", "a"]
        assert found(until="2024") == ["a"]
        assert found(since="2024-01-13", until="2025") == ["b"]
        assert found(since="2026-06-01") == ["c"]


def test_persons_places_and_terms_by_key_or_form(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    record = Record("a", entities=(Entity("person", "p-lyu", ("Chenfei Lyu",)), Entity("term", "t-1", ("Bergbau",))))
    with catalogue.transaction():
        catalogue.put(record, [Entry("de", "de.1", "de", "x")], seal="s")
    for filters, wanted in [
        (Filters(person=("p-lyu",)), 1),
        (Filters(person=("Lyu",)), 1),
        (Filters(person=("Ly",)), 0),
        (Filters(place=("Lyu",)), 0),
        (Filters(term=("t-1",)), 1),
        (Filters(term=("bergbau",)), 1),
    ]:
        assert catalogue.listed(filters, limit=9)[1] == wanted
    catalogue.close()


def test_paging(filled: Archive) -> None:
    pages = [filled.search("Mentougou", limit=1, offset=n).hits for n in range(4)]
    assert [len(page) for page in pages] == [1, 1, 1, 0]
    assert len({page[0].row.record for page in pages[:3]}) == 3


# Against looking through everything

_PIECES = st.sampled_from(
    [
        *"aäüöußéǚ ",
        "Lü",
        "Lyu",
        "straße",
        "strasse",
        "Mentougou",
        *"门門头頭沟溝北京吕呂干乾後后里裡",
        "12",
        "1.448",
        "/",
        "，",
        "-",
        "Bürger",
        "meister",
        "\u00ad",
        "Ａ",
        "①",
        "\U00030000",
        "\u0308",
        "Σ",
        "я",
        "の",
        "한",
    ]
)
_TEXT = st.lists(_PIECES, min_size=0, max_size=8).map("".join)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    catalogue = Catalogue(tmp_path_factory.mktemp("empty") / "catalogue.sqlite")
    yield catalogue
    catalogue.close()


@settings(max_examples=300, deadline=None, derandomize=True)
@given(texts=st.lists(_TEXT, min_size=1, max_size=5), query=_TEXT)
def test_search_equals_looking_through_everything(empty: Catalogue, texts: list[str], query: str) -> None:
    try:
        terms = terms_of(query)
    except BadInput:
        assert search_key(query).strip() == ""
        return
    with empty.transaction():
        for table in ("version", "entry", "party", "entity", "file", "record"):
            empty._db.execute(f"DELETE FROM {table}")
        empty._db.execute("INSERT INTO entry_index (entry_index) VALUES ('rebuild')")
        for n, text in enumerate(texts):
            half = len(text) // 2
            entries = [Entry("de", "1", "de", text[:half]), Entry("de", "2", "de", text[half:])]
            empty.put(Record(f"r{n}"), entries, seal="s")
    wanted = set()
    for n, text in enumerate(texts):
        keys = [search_key(text[: len(text) // 2]), search_key(text[len(text) // 2 :])]
        if all(any(phrase in key for key in keys for phrase in phrases) for phrases in terms):
            wanted.add(f"r{n}")
    rows, total = empty.search(terms, Filters(), limit=100)
    assert {row.record for row in rows} == wanted
    assert total == len(wanted)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(before=_TEXT, text=_TEXT, after=_TEXT)
def test_a_text_is_found_in_its_surroundings(before: str, text: str, after: str) -> None:
    """Whatever stands between blanks is found by itself, composed or decomposed, in small or capital letters."""
    if not phrase(text):
        return
    key = search_key(f"{before} {text} {after}")
    for form in (text, unicodedata.normalize("NFD", text), text.upper() if "ǚ" not in text else text):
        assert phrase(form) in key


def test_sqlite_splits_and_folds_keys_no_further() -> None:
    """Every character of Unicode as a key: unicode61 must give the same words, whatever Unicode this SQLite knows."""
    words = {
        word
        for code in range(sys.maxunicode + 1)
        if not 0xD800 <= code < 0xE000
        for word in search_key(chr(code)).split()
    }
    db = sqlite3.connect(":memory:")
    db.execute('CREATE VIRTUAL TABLE t USING fts5 (x, tokenize="unicode61 remove_diacritics 0")')
    db.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, row)")
    db.executemany("INSERT INTO t VALUES (?)", [(word,) for word in words])
    found = {term for (term,) in db.execute("SELECT term FROM v")}
    db.close()
    assert found == words
    assert len(words) > 100_000


def test_this_sqlite_has_full_text_search() -> None:
    assert database.has_fts5()
