"""The TEI of small memoranda, looked at: structure, numbers, names, values, faults of the source, text fidelity."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from memorandum_kit.errors import BadInput
from memorandum_kit.model import (
    Clause,
    ClauseKind,
    Document,
    Lang,
    Link,
    Memorandum,
    Mention,
    MentionKind,
    Number,
    Party,
    Span,
)
from memorandum_kit.model import Metadata as Facts
from memorandum_kit.readers.options import Options
from memorandum_kit.readers.tei import read_tei
from memorandum_kit.writers import losses, render
from memorandum_kit.writers.tei_xml import UNHOLDABLE
from strategies import memoranda

NS = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
ARTICLE = Number("Artikel 1", "1", "article")


def german(*clauses: tuple[str, ClauseKind, Number | None, int], mentions: tuple[Mention, ...] = ()) -> Memorandum:
    made = tuple(
        Clause(f"de.{n}", text, Lang.DE, kind, number, level=level)
        for n, (text, kind, number, level) in enumerate(clauses, start=1)
    )
    return Memorandum((Document("de", Lang.DE, made),), mentions)


def body(memo: Memorandum) -> str:
    """The body of the first text without ids, languages and line breaks, for reading."""
    root = etree.fromstring(render(memo, "tei"))
    found = root.find(".//t:body", NS)
    for element in found.iter():
        for name in (XML_ID, "corresp", "subtype", "value"):
            element.attrib.pop(name, None)
    text = etree.tostring(found, encoding="unicode").replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")
    return "".join(line.strip() for line in text.splitlines())


def test_an_article_with_heading_paragraphs_and_items() -> None:
    memo = german(
        ("Vereinbarung", ClauseKind.TITLE, None, 0),
        ("Bereiche", ClauseKind.ARTICLE, ARTICLE, 0),
        ("Die Seiten fördern:", ClauseKind.PARAGRAPH, Number("(1)", "1", "paragraph"), 1),
        ("Kultur,", ClauseKind.ITEM, Number("a)", "1", "item"), 2),
        ("Musik", ClauseKind.ITEM, Number("–", "1", "dash"), 3),
        ("Sport.", ClauseKind.ITEM, Number("b)", "2", "item"), 2),
        ("Dies gilt nicht für Ämter.", ClauseKind.PARAGRAPH, Number("(2)", "2", "paragraph"), 1),
        ("Geschehen zu Musterstadt", ClauseKind.DATE_LINE, None, 0),
        ("Erika Mustermann", ClauseKind.SIGNATURE, None, 0),
    )
    assert body(memo) == (
        '<body><head type="title">Vereinbarung</head>'
        '<div type="article" n="1"><head><num type="ordinal" n="1">Artikel 1</num> '
        '<seg type="article" n="1">Bereiche</seg></head>'
        '<label><num type="ordinal" n="1">(1)</num></label><ab type="paragraph" n="1">Die Seiten fördern:</ab>'
        '<list><item><label><num type="ordinal" n="1">a)</num></label><ab type="item" n="1">Kultur,</ab>'
        '<list><item><label><num type="ordinal" n="1">–</num></label><ab type="item" n="1">Musik</ab></item></list></item>'
        '<item><label><num type="ordinal" n="2">b)</num></label><ab type="item" n="2">Sport.</ab></item></list>'
        '<label><num type="ordinal" n="2">(2)</num></label><ab type="paragraph" n="2">Dies gilt nicht für Ämter.</ab></div>'
        "<closer><dateline>Geschehen zu Musterstadt</dateline><signed>Erika Mustermann</signed></closer></body>"
    )


def test_an_article_that_is_its_own_text_has_the_number_in_its_head() -> None:
    memo = german(("Beide Seiten vereinbaren dies.", ClauseKind.ARTICLE, ARTICLE, 0))
    assert body(memo) == (
        '<body><div type="article" n="1"><head><num type="ordinal" n="1">Artikel 1</num></head>'
        '<ab type="article" n="1">Beide Seiten vereinbaren dies.</ab></div></body>'
    )


def test_no_blank_between_a_chinese_number_and_its_heading() -> None:
    clause = Clause("zh.1", "宗旨", Lang.ZH_HANS, ClauseKind.HEADING, Number("第一条", "1", "article"))
    assert "</num><seg" in body(Memorandum((Document("zh", Lang.ZH_HANS, (clause,)),)))


def test_a_clause_of_the_articles_level_after_deeper_ones_stands_outside() -> None:
    memo = german(
        ("Ziele", ClauseKind.HEADING, ARTICLE, 0),
        ("Eins.", ClauseKind.PARAGRAPH, None, 1),
        ("Schlussbestimmung.", ClauseKind.PARAGRAPH, None, 0),
    )
    assert body(memo).endswith(
        'Eins.</ab></div><div type="section"><ab type="paragraph">Schlussbestimmung.</ab></div></body>'
    )


def mention(kind: MentionKind, text: str, surface: str, **fields: object) -> Mention:
    start = text.index(surface)
    return Mention(kind, Span(start, start + len(surface)), surface, clause_id="de.1", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            ("1.448 km²", MentionKind.QUANTITY, {"value": "1448", "unit": "km2", "key": "quantity:1448 km2"}),
            '<measure type="quantity" quantity="1448" unit="km2">1.448 km²</measure>',
        ),
        (
            ("1.448 km²", MentionKind.QUANTITY, {"value": "1448", "unit": "km2", "key": "quantity:1448000000 m2"}),
            '<measure type="quantity" quantity="1448" unit="km2" n="quantity:1448000000 m2">1.448 km²</measure>',
        ),
        (
            ("12. Januar 2024", MentionKind.DATE, {"value": "2024-01-12", "key": "date:2024-01-12"}),
            '<date when="2024-01-12">12. Januar 2024</date>',
        ),
        (
            ("12.–15.01.2024", MentionKind.DATE, {"value": "2024-01-12/2024-01-15", "key": "date:2024-01-12/2024-01-15"}),
            '<date from="2024-01-12" to="2024-01-15">12.–15.01.2024</date>',
        ),
        (
            ("1990er Jahre", MentionKind.DATE, {"value": "199X", "key": "date:199X"}),
            '<date notBefore="1990" notAfter="1999" when-custom="199X">1990er Jahre</date>',
        ),
        (
            ("ein Drittel", MentionKind.NUMBER, {"value": "1/3", "key": "number:1/3"}),
            '<num value="1/3">ein Drittel</num>',
        ),
        (
            ("drittens", MentionKind.NUMBER, {"value": "3", "key": "ordinal:3", "source": "ordinal"}),
            '<num type="ordinal" value="3">drittens</num>',
        ),
        (
            ("3 bis 5 Mio. Euro", MentionKind.MONEY,
             {"value": "3000000/5000000", "unit": "EUR", "qualifier": "range", "key": "money:3000000..5000000 EUR"}),
            '<measure type="currency" atLeast="3000000" atMost="5000000" unit="EUR">3 bis 5 Mio. Euro</measure>',
        ),
        (
            ("14.30 Uhr", MentionKind.TIME, {"value": "T14:30", "key": "time:T14:30"}),
            '<time when="14:30:00">14.30 Uhr</time>',
        ),
        (
            ("fünf Jahre", MentionKind.DURATION, {"value": "P5Y", "key": "duration:P5Y"}),
            '<time type="duration" dur="P5Y">fünf Jahre</time>',
        ),
        (
            ("Artikel 3", MentionKind.REFERENCE, {"value": "3", "key": "article:3", "source": "article"}),
            '<ref type="article" cRef="3">Artikel 3</ref>',
        ),
    ],
)  # fmt: skip
def test_values_stand_in_attributes(made: tuple[str, MentionKind, dict[str, str]], expected: str) -> None:
    surface, kind, fields = made
    text = f"Es gilt {surface} hier."
    memo = german((text, ClauseKind.PARAGRAPH, None, 0), mentions=(mention(kind, text, surface, **fields),))
    root = etree.fromstring(render(memo, "tei"))
    clause = etree.tostring(root.find(".//t:ab", NS), encoding="unicode", with_tail=False)
    assert clause.split(">", 1)[1].removesuffix("</ab>") == f"Es gilt {expected} hier."


def test_a_typing_error_of_the_source_stays_with_its_likely_reading() -> None:
    text = "Knapp 400.0000 Einwohner."
    found = mention(
        MentionKind.QUANTITY, text, "400.0000 Einwohner", key="refused:400.0000 Einwohner", unit="person",
        status="malformed", candidates=("400000", "4000000"),
    )  # fmt: skip
    data = render(german((text, ClauseKind.PARAGRAPH, None, 0), mentions=(found,)), "tei").decode()
    assert '<choice><sic>400.0000 Einwohner</sic><corr cert="low">400.000 Einwohner</corr></choice>' in data


def test_of_crossing_mentions_the_longer_stays_inside_and_no_character_is_lost() -> None:
    text = "Volksregierung des Stadtbezirks Yangban"
    memo = german(
        (text, ClauseKind.PARAGRAPH, None, 0),
        mentions=(
            mention(MentionKind.BODY, text, "Volksregierung des Stadtbezirks", key="org"),
            mention(MentionKind.PLACE, text, "Stadtbezirks Yangban", key="place"),
        ),
    )
    root = etree.fromstring(render(memo, "tei"))
    clause = root.find(".//t:ab", NS)
    assert [etree.QName(one).localname for one in clause.iter()] == ["ab", "orgName", "anchor", "anchor"]
    assert "".join(clause.itertext()) == text
    span = root.find(".//t:spanGrp[@type='mention']/t:span", NS)
    assert (span.get("type"), span.text) == ("place", "Stadtbezirks Yangban")


def test_a_reference_points_to_the_clause_that_has_the_number() -> None:
    text = "Siehe Artikel 1."
    memo = german(
        (text, ClauseKind.PARAGRAPH, None, 0),
        ("Ziele", ClauseKind.HEADING, ARTICLE, 0),
        mentions=(mention(MentionKind.REFERENCE, text, "Artikel 1", key="article:1", value="1", source="article"),),
    )
    assert '<ref type="article" target="#de.2" n="1">Artikel 1</ref>' in render(memo, "tei").decode()


def test_links_of_several_clauses_are_joins_and_clauses_alone_are_spans() -> None:
    de = tuple(Clause(f"de.{n}", "Text", Lang.DE) for n in (1, 2, 3))
    zh = (Clause("zh.1", "文", Lang.ZH_HANT),)
    memo = Memorandum(
        (Document("de", Lang.DE, de), Document("zh", Lang.ZH_HANT, zh)),
        links=(Link(("de.1", "de.2"), ("zh.1",), 0.93), Link(("de.3",), (), 0.5, reason="fehlt")),
    )
    root = etree.fromstring(render(memo, "tei"))
    assert root.find(".//t:join", NS).get("target") == "#de.1 #de.2"
    link = root.find(".//t:link", NS)
    assert (link.get("target"), link.get("n"), link.get("cert")) == ("#al-1.de #zh.1", "2:1", "0.93")
    assert link.getparent().get("targFunc") == "de zh-Hant"
    span = root.find(".//t:spanGrp[@type='unaligned']/t:span", NS)
    assert (span.get("target"), span.get("n"), span.text) == ("#de.3", "1:0", "fehlt")
    assert root.find(".//t:ab[@corresp='#de.1 #de.2']", NS) is not None


def test_parties_and_signatories_are_entities_with_both_names() -> None:
    party = Party(
        "musterstadt",
        ((Lang.DE, "Stadt Musterstadt"), (Lang.ZH_HANS, "穆斯特市")),
        ((Lang.DE, "Erika Mustermann"),),
        ((Lang.DE, "Oberbürgermeisterin"), (Lang.ZH_HANS, "市长")),
        "Dienstsiegel",
    )
    root = etree.fromstring(render(Memorandum(metadata=Facts(parties=(party,))), "tei"))
    names = {
        one.get("{http://www.w3.org/XML/1998/namespace}lang"): one.text
        for one in root.iterfind(".//t:org/t:orgName", NS)
    }
    assert names == {"de": "Stadt Musterstadt", "zh-Hans": "穆斯特市"}
    assert [one.text for one in root.iterfind(".//t:person/t:occupation", NS)] == ["Oberbürgermeisterin", "市长"]
    assert root.find(".//t:seal/t:p", NS).text == "Dienstsiegel"


def forms(root: etree._Element, path: str) -> list[tuple[str | None, str | None, str]]:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    return [(one.get(lang), one.get("type"), "".join(one.itertext())) for one in root.iterfind(path, NS)]


def test_recorded_names_and_concepts_have_their_forms_in_both_languages() -> None:
    text = "Mentougou, Botschafter, Unterkünfte"
    memo = german(
        (text, ClauseKind.PARAGRAPH, None, 0),
        mentions=(
            mention(MentionKind.PLACE, text, "Mentougou", key="110109"),
            mention(MentionKind.OFFICE, text, "Botschafter", key="o-ambassador"),
            mention(MentionKind.TERM, text, "Unterkünfte", key="accommodation", status="preferred"),
        ),
    )
    root = etree.fromstring(render(memo, "tei"))
    places = forms(root, ".//t:place/t:placeName")
    assert ("zh-Hans", "preferred", "门头沟区") in places
    assert ("zh-Hant", "preferred", "門頭溝區") in places
    assert ("zh-Latn-pinyin", "pinyin", "Méntóugōu Qū") in places
    assert ("de", "preferred", "Mentougou") in places
    assert root.find(".//t:place/t:idno", NS).text == "110109"
    # Of a recorded concept the taxonomy has the terms, not the inflected forms of the text.
    terms = {term.text for term in root.iterfind(".//t:taxonomy//t:term", NS)}
    assert {"Unterkunft", "住宿", "大使", "Botschafter"} <= terms
    assert "Unterkünfte" not in terms


def test_a_regular_form_stands_beside_the_name_only_where_asked_for() -> None:
    text = "in Beijing"
    memo = german(
        (text, ClauseKind.PARAGRAPH, None, 0), mentions=(mention(MentionKind.PLACE, text, "Beijing", key="110000"),)
    )
    assert ">Beijing</placeName>" in render(memo, "tei").decode()
    data = render(memo, "tei", inline_reg=True)
    assert "<choice><orig>Beijing</orig><reg>Peking</reg></choice></placeName>" in data.decode()
    read = read_tei(data, "memo.tei.xml", Options())
    assert isinstance(read, Memorandum)
    assert read.de.clauses[0].text == text


def test_a_person_has_surname_forename_pinyin_and_passport_form() -> None:
    text = "Ai Weiwei"
    memo = german(
        (text, ClauseKind.PARAGRAPH, None, 0), mentions=(mention(MentionKind.PERSON, text, text, key="p-aiww"),)
    )
    root = etree.fromstring(render(memo, "tei"))
    assert forms(root, ".//t:person/t:persName") == [
        ("zh-Hans", "preferred", "艾未未"),
        ("zh-Latn-pinyin", "pinyin", "Ài Wèiwèi"),
        ("zh-Latn", "passport", "AI WEIWEI"),
        ("de", "preferred", "Ai Weiwei"),
    ]
    assert root.find(".//t:person/t:persName/t:surname", NS).text == "艾"


def test_a_name_that_no_record_has_is_described_by_its_forms_in_the_texts() -> None:
    de = Clause("de.1", "Erika Mustermann", Lang.DE)
    zh = Clause("zh.1", "埃丽卡·穆斯特曼", Lang.ZH_HANS)
    memo = Memorandum(
        (Document("de", Lang.DE, (de,)), Document("zh", Lang.ZH_HANS, (zh,))),
        tuple(Mention(MentionKind.PERSON, Span(0, len(c.text)), c.text, "p-mustermann", c.id) for c in (de, zh)),
    )
    root = etree.fromstring(render(memo, "tei"))
    assert forms(root, ".//t:person/t:persName") == [
        ("de", None, "Erika Mustermann"),
        ("zh-Hans", None, "埃丽卡·穆斯特曼"),
    ]


def test_what_xml_cannot_hold_is_left_out_and_said() -> None:
    memo = german(("a\x00b\x1fc\ud800d", ClauseKind.PARAGRAPH, None, 0))
    data = render(memo, "tei").decode()
    assert ">abcd</ab>" in data
    assert "U+0000, U+001F, U+D800" in data
    assert [(note.code, note.detail) for note in losses(memo, "tei")] == [("characters", "U+0000, U+001F, U+D800")]


def test_an_unknown_layout_is_refused() -> None:
    with pytest.raises(BadInput, match="no TEI layout 'rows'"):
        render(Memorandum(), "tei", layout="rows")


def text_of(element: etree._Element) -> str:
    return "".join(element.xpath(".//text()[not(ancestor::t:corr)]", namespaces=NS))


@pytest.mark.parametrize("layout", ["group", "div", "corpus", "split"])
@settings(deadline=None, max_examples=30, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_every_clause_keeps_its_text_code_point_for_code_point(layout: str, memo: Memorandum) -> None:
    data = render(memo, "tei", layout=layout)
    files = [data]
    if layout == "split":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = [archive.read(name) for name in archive.namelist()]
    shown = {
        element.get(XML_ID): text_of(element)
        for one in files
        for element in etree.fromstring(one).iter("{*}ab", "{*}seg", "{*}head", "{*}dateline", "{*}signed")
        if element.get(XML_ID)
    }
    assert shown == {i: UNHOLDABLE.sub("", clause.text) for i, clause in memo.clauses().items()}


def test_a_split_edition_points_from_file_to_file() -> None:
    de = Document("de", Lang.DE, (Clause("de.1", "Ja.", Lang.DE),))
    zh = Document("zh", Lang.ZH_HANS, (Clause("zh.1", "是。", Lang.ZH_HANS),))
    data = render(Memorandum((de, zh), links=(Link(("de.1",), ("zh.1",)),)), "tei", layout="split")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["alignment.xml", "de.xml", "zh.xml"]
        assert b'target="de.xml#de.1 zh.xml#zh.1"' in archive.read("alignment.xml")
        assert b'corresp="zh.xml#zh.1"' in archive.read("de.xml")
