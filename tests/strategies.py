"""Hypothesis strategies for the model: memoranda as the steps make them, with every awkward text that files bring.

`memoranda()` gives consistent values (ids resolve, spans lie inside their texts); parts can be switched off. Plain random
values of the types, consistent or not, come from `st.from_type(Memorandum)`.
"""

from __future__ import annotations

from hypothesis import strategies as st

from memorandum_kit.model import (
    Clause,
    ClauseKind,
    Consultation,
    CouncilPaper,
    Decision,
    Document,
    Finding,
    FindingPlace,
    Lang,
    Link,
    Memorandum,
    Mention,
    MentionKind,
    Metadata,
    Note,
    Number,
    Party,
    Severity,
    Span,
    Step,
)

GERMAN = (
    "Die Stadt Musterstadt und der Stadtbezirk Yangban vereinbaren Folgendes:",
    "Beide Seiten fördern den „Austausch“ – insbesondere von Schülerinnen und Schülern.",
    "Der Stadtbezirk hat eine Fläche von 1.448 km² und knapp 400.0000 Einwohner.",
    "z. B. Kultur, Sport; u. a. m.",
    "Artikel 3 Absatz 2 gilt bis zum 12. Januar 2024.",
)
CHINESE = (
    "双方本着平等互利的原则，达成如下共识：",
    "该区面积为1448平方公里，人口约四十万。",
    "“友好交流”　第三条第二款",
    "吕某某（区长）",
    "𠮷林省",  # outside the BMP
)
AWKWARD = (
    "]]>",
    "<b>&amp;</b>",
    "\u200f\u202bאב\u202c",
    "a\u0308",
    "\u3000",
    " ",
    "\t",
    "\n",
    "'\"",
    "👩‍👩‍👧",
    "--",
    "%s{0}",
)
UNHOLDABLE = ("\x00", "\x0b", "\x1f", "\ufffe", "\ud800")  # what XML cannot hold

_NUMBERS = (
    Number("Artikel 3", "3", "article"),
    Number("第三条", "3", "article"),
    Number("(2)", "2", "paragraph"),
    Number("（二）", "2", "paragraph"),
    Number("a)", "1", "item"),
    Number("–", "1", "dash"),
    Number("2.1.3", "2.1.3", "paragraph"),
    Number("第一章", "1", "chapter"),
)
_VALUES = (
    (MentionKind.NUMBER, "1448", None, None, ""),
    (MentionKind.NUMBER, "1/3", None, None, ""),
    (MentionKind.NUMBER, "-0.5", None, "about", ""),
    (MentionKind.NUMBER, "3", None, None, "ordinal"),
    (MentionKind.NUMBER, "10/12", None, "range", ""),
    (MentionKind.QUANTITY, "1448", "km2", "nearly", ""),
    (MentionKind.QUANTITY, "1/3", "person/km2", None, ""),
    (MentionKind.QUANTITY, "3", "%", "atleast", ""),
    (MentionKind.MONEY, "3000000/5000000", "EUR", "range", ""),
    (MentionKind.DATE, "2024-01-12", None, None, ""),
    (MentionKind.DATE, "2024-01-12/2024-01-15", None, None, ""),
    (MentionKind.DATE, "--01-12", None, None, ""),
    (MentionKind.DATE, "199X", None, "about", ""),
    (MentionKind.DATE, "2024-02-31", None, None, ""),
    (MentionKind.DATE, "2024-33", None, None, ""),
    (MentionKind.TIME, "T14:30", None, None, ""),
    (MentionKind.DURATION, "P2W", None, None, ""),
    (MentionKind.DURATION, "P2Y", None, None, "frequency"),
    (MentionKind.REFERENCE, "3.2", None, None, "article"),
    (MentionKind.REFERENCE, "https://example.org/?a=1&b=2", None, None, "url"),
)
_NAMED = (MentionKind.PERSON, MentionKind.PLACE, MentionKind.BODY, MentionKind.OFFICE, MentionKind.TERM)
_KEYS = ("place:beijing", "p-lyu", "北京", "1 2", "org.musterstadt", "")

names = st.sampled_from(("Musterstadt", "样板区", "Erika Mustermann", "吕某某", "Büro für Internationales"))
pairs = st.lists(st.tuples(st.sampled_from(Lang), names), max_size=3, unique_by=lambda pair: pair[0]).map(tuple)
scores = st.floats(0, 1, allow_nan=False) | st.sampled_from((0.0, 0.93, 1.0, 1e-7))


def texts(lang: Lang, *, holdable: bool = True) -> st.SearchStrategy[str]:
    """Give texts of a clause: real sentences, awkward characters, anything of Unicode."""
    sentences = st.sampled_from(CHINESE if lang.is_chinese else GERMAN)
    anything = st.text(st.characters(exclude_categories=("Cs", "Cc") if holdable else ()), max_size=12)
    if holdable:
        anything = anything.filter(lambda text: not any(sign in text for sign in ("\ufffe", "\uffff")))
    odd = st.sampled_from(AWKWARD if holdable else AWKWARD + UNHOLDABLE)
    return st.lists(sentences | odd | anything, max_size=4).map("".join)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """Give a stretch of a text, not empty."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def clauses(draw: st.DrawFn, lang: Lang, clause_id: str, *, holdable: bool = True) -> Clause:
    """Give one clause with sentences that lie in order."""
    text = draw(texts(lang, holdable=holdable))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)))
    sentences = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    return Clause(
        clause_id,
        text,
        lang,
        draw(st.sampled_from(ClauseKind)),
        draw(st.none() | st.sampled_from(_NUMBERS)),
        sentences=sentences,
        level=draw(st.integers(0, 4)),
    )


@st.composite
def documents(draw: st.DrawFn, lang: Lang, document_id: str, *, holdable: bool = True, witness: str = "") -> Document:
    """Give one text of up to eight clauses; none is a case of its own."""
    count = draw(st.integers(0, 8))
    body = tuple(draw(clauses(lang, f"{document_id}.{n}", holdable=holdable)) for n in range(1, count + 1))
    return Document(
        document_id,
        lang,
        body,
        title=draw(st.sampled_from(("", "Memorandum", "备忘录"))),
        name=draw(st.sampled_from(("", "memo.docx"))),
        source_sha256=draw(st.sampled_from(("", "0" * 64))),
        notes=draw(st.sampled_from(((), (Note("docx.changes-unresolved", "3"),)))),
        witness=witness,
    )


@st.composite
def mentions(draw: st.DrawFn, clause: Clause) -> Mention:
    """Give one mention of a clause, of any kind, refused, split or plain."""
    span = draw(spans(clause.text))
    surface = span.of(clause.text)
    if draw(st.booleans()):
        kind, value, unit, qualifier, source = draw(st.sampled_from(_VALUES))
        if draw(st.integers(0, 4)) == 0:
            status = draw(st.sampled_from(("malformed", "ambiguous", "invalid")))
            candidates = draw(st.sampled_from(((), ("400000",), ("400000", "4000000"))))
            return Mention(kind, span, surface, f"refused:{surface}", clause.id, status=status, candidates=candidates)
        shown = value.replace("/", "..") if qualifier == "range" else value
        key = draw(st.sampled_from((f"{source or kind.value}:{shown}", "quantity:1448000000 m2")))
        return Mention(kind, span, surface, key, clause.id, value=value, unit=unit, qualifier=qualifier, source=source)
    kind = draw(st.sampled_from(_NAMED))
    parts: tuple[Span, ...] = ()
    if kind is MentionKind.TERM and span.end - span.start > 2 and draw(st.booleans()):
        parts = (Span(span.start, span.start + 1), Span(span.end - 1, span.end))
        surface = " … ".join(part.of(clause.text) for part in parts)
    status = draw(st.sampled_from(("preferred", "admitted", "deprecated"))) if kind is MentionKind.TERM else "ok"
    value = draw(st.sampled_from((None, None, "联合国", "New York")))
    return Mention(kind, span, surface, draw(st.sampled_from(_KEYS)), clause.id, parts, value, status=status)


@st.composite
def links(draw: st.DrawFn, de: tuple[str, ...], zh: tuple[str, ...]) -> tuple[Link, ...]:
    """Give links over two lists of ids: n:m, one-sided, crossing; every id at most once."""
    zh = tuple(draw(st.permutations(zh)))
    found: list[Link] = []
    while de or zh:
        a, b = draw(st.integers(0, min(2, len(de)))), draw(st.integers(0, min(2, len(zh))))
        if not a and not b:
            if draw(st.booleans()):
                break
            continue
        reason = "" if a and b else draw(st.sampled_from(("", "keine Entsprechung")))
        made_by = draw(st.sampled_from(("rule", "file", "Erika Mustermann")))
        found.append(Link(de[:a], zh[:b], draw(scores), made_by, draw(st.booleans()), reason))
        de, zh = de[a:], zh[b:]
    return tuple(found)


@st.composite
def findings(draw: st.DrawFn, places: tuple[Clause, ...]) -> Finding:
    """Give one finding at up to two clauses."""
    chosen = draw(st.lists(st.sampled_from(places), max_size=2)) if places else []
    return Finding(
        draw(st.sampled_from(("number.scale", "term.deprecated", "name.wrong"))),
        draw(st.sampled_from(Severity)),
        tuple(
            FindingPlace(c.id, draw(spans(c.text)) if c.text and draw(st.booleans()) else Span(0, len(c.text)))
            for c in chosen
        ),
        draw(st.sampled_from(((), (("de", "1.448"), ("zh", "1 448"))))),
        draw(st.sampled_from(("", "1448"))),
        draw(st.sampled_from(("other", "numbers"))),
        draw(scores),
        draw(st.sampled_from(("", "glossary row 3"))),
    )


@st.composite
def metadata(draw: st.DrawFn) -> Metadata:
    """Give metadata with up to two parties."""
    parties = tuple(
        Party(f"party-{n}", draw(pairs), draw(pairs), draw(pairs), draw(st.sampled_from(("", "公章"))))
        for n in range(draw(st.integers(0, 2)))
    )
    return Metadata(
        draw(pairs),
        parties,
        draw(st.sampled_from(("", "2024-01-12", "2024-01", "199X"))),
        draw(st.sampled_from(("", "Peking"))),
        draw(st.sampled_from(("", "2024/9999"))),
        draw(st.sampled_from(("", "Stadtarchiv Musterstadt"))),
        draw(st.sampled_from(("", "StA-2024-017"))),
        draw(st.sampled_from(("", "Stadt Musterstadt"))),
        draw(st.sampled_from(("", "Nur für den Dienstgebrauch"))),
    )


papers = st.none() | st.just(
    CouncilPaper(
        "2024/9999",
        "2024-02-29",
        "Freundschaftserklärung",
        "Der Ausschuss nimmt Kenntnis.",
        "Keine",
        "Im Januar …",
        (Consultation("Hauptausschuss", "2024-03-13", "Kenntnisnahme"), Consultation("Rat", "", "Entscheidung")),
        ("Memorandum",),
        "Mustermann",
        (("Amt", "01"),),
    )
)


@st.composite
def memoranda(draw: st.DrawFn, *, holdable: bool = True, alternat: bool = True) -> Memorandum:
    """Give a whole memorandum.

    Args:
        draw: of hypothesis.
        holdable: only characters that XML can hold (no control characters, no lone surrogates).
        alternat: sometimes two originals, four texts.
    """
    chinese = draw(st.sampled_from((Lang.ZH_HANS, Lang.ZH_HANT)))
    witnesses = draw(st.sampled_from(("", "AB"))) if alternat else ""
    made: list[Document] = []
    for witness in witnesses or ("",):
        end = f"-{witness.lower()}" if witness else ""
        made.append(draw(documents(Lang.DE, f"de{end}", holdable=holdable, witness=witness)))
        made.append(draw(documents(chinese, f"zh{end}", holdable=holdable, witness=witness)))
    every = tuple(clause for document in made for clause in document.clauses)
    texted = [clause for clause in every if clause.text]
    found = draw(st.lists(st.sampled_from(texted).flatmap(mentions), max_size=10)) if texted else []
    clause_links: tuple[Link, ...] = ()
    sentence_links: tuple[Link, ...] = ()
    for de, zh in zip(made[::2], made[1::2], strict=True):
        clause_links += draw(links(tuple(c.id for c in de.clauses), tuple(c.id for c in zh.clauses)))
        sides = [tuple(s for c in document.clauses for s in c.sentence_ids()) for document in (de, zh)]
        sentence_links += draw(links(*sides))
    return Memorandum(
        tuple(made),
        tuple(found),
        clause_links,
        sentence_links,
        tuple(draw(st.lists(findings(every), max_size=3))),
        draw(st.sampled_from(((), (Decision("f1", "waived", "Erika Mustermann", "2024-02-01", "so gewollt"),)))),
        draw(metadata()),
        draw(papers),
        draw(
            st.sampled_from(
                ((), (Step("read", detail="a, b"), Step("align"), Step("edit", "Erika", when="2024-02-01")))
            )
        ),
    )
