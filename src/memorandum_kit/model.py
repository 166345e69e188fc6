"""The values that every step takes and gives: frozen dataclasses of plain text, numbers and tuples.

Positions are code points (not bytes, not UTF-16 units), half-open. All text is Unicode as it was read (see
`scripts` for folding). Nothing here opens a file or knows a library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self


class Lang(StrEnum):
    """A language of a document, as the BCP 47 tag that xml:lang and HTML take."""

    DE = "de"
    EN = "en"
    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"

    @property
    def is_chinese(self) -> bool:
        """Whether this is Chinese in either script."""
        return self is Lang.ZH_HANS or self is Lang.ZH_HANT

    @classmethod
    def of(cls, tag: str) -> Lang:
        """Give the language of a BCP 47 or CAT tag: `zh`, `zh-CN` and `zh_cn` are zh-Hans, `zh-TW`, `zt` zh-Hant.

        Raises:
            ValueError: the tag is of no language that this project handles.
        """
        key = tag.strip().replace("_", "-").lower()
        for prefix, lang in _TAGS:
            if key == prefix or key.startswith(prefix + "-"):
                return lang
        raise ValueError(f"{tag!r} is no language tag known here: use de, en, zh-Hans or zh-Hant")


# Longest first: zh-tw before zh.
_TAGS: tuple[tuple[str, Lang], ...] = (
    ("zh-hant", Lang.ZH_HANT),
    ("zh-hans", Lang.ZH_HANS),
    ("zh-tw", Lang.ZH_HANT),
    ("zh-hk", Lang.ZH_HANT),
    ("zh-mo", Lang.ZH_HANT),
    ("zt", Lang.ZH_HANT),
    ("zh", Lang.ZH_HANS),
    ("cmn", Lang.ZH_HANS),
    ("deu", Lang.DE),
    ("ger", Lang.DE),
    ("de", Lang.DE),
    ("eng", Lang.EN),
    ("en", Lang.EN),
)


class ClauseKind(StrEnum):
    """What a clause is in the structure of a memorandum."""

    TITLE = "title"
    PARTY = "party"
    RECITAL = "recital"
    HEADING = "heading"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SENTENCE = "sentence"
    DATE_LINE = "date-line"
    SIGNATURE = "signature"
    NOTE = "note"


class MentionKind(StrEnum):
    """What a mention names."""

    PERSON = "person"
    PLACE = "place"
    BODY = "body"
    OFFICE = "office"
    NUMBER = "number"
    QUANTITY = "quantity"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    REFERENCE = "reference"
    TERM = "term"


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for critical up to 3 for note: smaller is worse."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text in code points, half-open."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the stretch's own text."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block or clause stands in the source file; what does not apply is None.

    `start` and `end` are code points of the block's text (`Block.text`), so that a Word comment can be written back.
    """

    part: str = "body"  # body, header, footer, footnote, endnote, textbox, comment
    block: int | None = None  # index of the reader's block
    page: int | None = None  # from 1 (PDF)
    table: int | None = None  # from 0, in the order of the file
    row: int | None = None
    cell: int | None = None  # column, from 0
    paragraph: int | None = None  # index in the part (docx: w:p in document order)
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Number:
    """A clause's number: as printed and as a value that both languages share.

    `value` is dotted Arabic by level: `Artikel 3` and `第三条` are both "3"; `(2)` under it is "2" with level "paragraph".
    """

    printed: str  # "Artikel 3", "第三条", "(2)", "a)"
    value: str  # "3", "2", "a" -> "1" (letters and ① by their order)
    level: str  # chapter, article, paragraph, item, subitem, dash


@dataclass(frozen=True, slots=True)
class Block:
    """What a reader found, in reading order: a paragraph, a table cell, a footnote. Not yet a clause."""

    text: str
    place: Place = Place()
    style: str = "paragraph"  # title, heading, paragraph, list, cell, footnote, header, footer, textbox
    level: int = 0  # of a heading or list, from 1
    label: str = ""  # automatic numbering as the program prints it; not part of `text`
    lang: Lang | None = None  # where the file says so itself
    group: str = ""  # blocks of one non-empty group answer one another (a table row, a translation unit)


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the reader or a step could not keep or wants to be seen; `code` names the text in `messages`."""

    code: str  # "docx.changes-unresolved", "txt.encoding"
    detail: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Consultation:
    """A row of a council paper's Beratungsfolge."""

    body: str
    date: str  # ISO 8601, or "" where the paper gives none
    role: str  # Kenntnisnahme, Vorberatung, Entscheidung …


@dataclass(frozen=True, slots=True)
class CouncilPaper:
    """The typed fields of a German council paper (Drucksache, Vorlage)."""

    reference: str = ""  # 2024/0124, 2024/0124/1, IX/416/1
    date: str = ""  # ISO 8601
    subject: str = ""  # Betreff
    proposal: str = ""  # Beschlussvorschlag
    financial: str = ""  # Finanzielle Auswirkungen
    reasons: str = ""  # Problembeschreibung / Begründung
    consultations: tuple[Consultation, ...] = ()
    attachments: tuple[str, ...] = ()
    signed_by: str = ""
    other: tuple[tuple[str, str], ...] = ()  # labels that the paper has besides these


@dataclass(frozen=True, slots=True)
class Source:
    """A file as a reader gives it: blocks in reading order, before segmentation."""

    blocks: tuple[Block, ...]
    name: str = ""  # file name without its folder
    media_type: str = ""
    sha256: str = ""
    lang: Lang | None = None  # where the file says so itself
    title: str = ""
    paper: CouncilPaper | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a text; `text` is without the number, which stands in `number`."""

    id: str  # "de.7", "zh.7": never renumbered
    text: str  # code point for code point as in the source; may be empty where only a number stands ("Artikel 3")
    lang: Lang
    kind: ClauseKind = ClauseKind.PARAGRAPH
    number: Number | None = None
    place: Place = Place()
    sentences: tuple[Span, ...] = ()  # sentences of `text`; a sentence's id is f"{id}.s{n}", n from 1
    level: int = 0  # depth in the structure, 0 for the top

    @property
    def printed(self) -> str:
        """Number and text as one reads them."""
        if self.number is None:
            return self.text
        return f"{self.number.printed} {self.text}".rstrip()

    def sentence_ids(self) -> tuple[str, ...]:
        """Give the ids of the sentences, in order."""
        return tuple(f"{self.id}.s{n}" for n in range(1, len(self.sentences) + 1))


@dataclass(frozen=True, slots=True)
class Document:
    """One text in one language."""

    id: str  # "de", "zh"; originals of an alternat: "de-a", "zh-a", "de-b", "zh-b"
    lang: Lang
    clauses: tuple[Clause, ...] = ()
    title: str = ""
    name: str = ""  # file name without its folder
    source_sha256: str = ""
    notes: tuple[Note, ...] = ()
    witness: str = ""  # which original: "", "A", "B"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, value or term in a text. Two mentions say the same when their keys do.

    Spans are code points of the clause's text (or of the string given to a `find_…` function).
    """

    kind: MentionKind
    span: Span  # from the first to the last code point
    surface: str  # the text of `span` (of a split term: its parts joined by " … ")
    key: str = ""  # language-neutral: record id, concept id, or kind and value with unit
    clause_id: str = ""
    spans: tuple[Span, ...] = ()  # the parts of a split term; otherwise (span,)
    value: str | None = None  # canonical: "1448", "1/3", "10/12", ISO 8601 or EDTF; None when refused
    unit: str | None = None  # km2, ha, person, EUR, CNY, %, person/km2 …
    qualifier: str | None = None  # about, nearly, more, atleast, atmost, range, vague
    status: str = "ok"  # values: ok, malformed, ambiguous, invalid; terms: preferred, admitted, deprecated
    candidates: tuple[str, ...] = ()  # readings of what was refused, likeliest first
    source: str = ""  # the rule or record that found it

    @property
    def parts(self) -> tuple[Span, ...]:
        """The spans to mark: `spans`, or the one span."""
        return self.spans or (self.span,)


UNTRANSLATED = "untranslated"  # the reason of a link whose other side is still to be written
_ORIGINS = ("exact", "skeleton", "fuzzy", "machine")
_TO_BE_REVIEWED = re.compile(r"(?:exact|skeleton|fuzzy|machine) (de|zh), cert=[a-z]+, to be reviewed")


def suggestion_reason(origin: str, cert: str, side: str, *, review: bool) -> str:
    """Give the reason of a suggestion's link: `machine zh, cert=low, to be reviewed`.

    Args:
        origin: exact, skeleton, fuzzy, machine; anything else is a gap.
        cert: high, medium, low.
        side: de or zh, whichever was suggested.
        review: whether a person has to read it.
    """
    if origin not in _ORIGINS:
        return UNTRANSLATED
    return f"{origin} {side}, cert={cert}" + (", to be reviewed" if review else "")


@dataclass(frozen=True, slots=True)
class Link:
    """Segments that answer one another; one side may be empty, links may cross.

    Ids are clause ids in `Memorandum.links`, sentence ids in `Memorandum.sentence_links`.
    """

    de: tuple[str, ...]
    zh: tuple[str, ...]
    score: float = 1.0  # 0..1, calibrated: 0.9 means right nine times in ten
    made_by: str = "rule"  # rule, file, or a person's name
    confirmed: bool = False
    reason: str = ""  # for a link with an empty side: why, and the nearest candidate; for a suggestion its origin

    @property
    def type(self) -> str:
        """The bead's type as the field writes it, `1:1`, `2:1`, `1:0`."""
        return f"{len(self.de)}:{len(self.zh)}"

    @property
    def suggested(self) -> str:
        """The side whose text is a suggestion that a person has to read yet, `de` or `zh`; "" for none."""
        match = _TO_BE_REVIEWED.fullmatch(self.reason)
        return match[1] if match is not None and not self.confirmed else ""


@dataclass(frozen=True, slots=True)
class FindingPlace:
    """One place of a finding."""

    clause_id: str  # or "de"/"zh" where a pair of strings was checked
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference or fault, with everything a reviewer needs to judge it."""

    code: str  # hierarchical: number.scale, term.deprecated, name.wrong
    severity: Severity
    places: tuple[FindingPlace, ...] = ()
    values: tuple[tuple[str, str], ...] = ()  # name and value, the placeholders of the message
    suggestion: str = ""
    its_type: str = "other"  # ITS 2.0 localization quality issue type
    confidence: float = 1.0
    source: str = ""  # the glossary row, record or norm that caused it

    def value(self, name: str) -> str:
        """Give the value called `name`, or ""."""
        return dict(self.values).get(name, "")


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewer's word on a finding; survives a re-run while both clause texts are unchanged."""

    fingerprint: str  # of code and both clause texts
    verdict: str  # accepted, waived
    who: str
    when: str  # ISO 8601
    why: str


@dataclass(frozen=True, slots=True)
class Party:
    """A party to the memorandum: names by language, and who signs for it."""

    id: str
    names: tuple[tuple[Lang, str], ...] = ()
    signatory: tuple[tuple[Lang, str], ...] = ()
    office: tuple[tuple[Lang, str], ...] = ()
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about the memorandum besides its text."""

    titles: tuple[tuple[Lang, str], ...] = ()
    parties: tuple[Party, ...] = ()
    signed_on: str = ""  # EDTF
    signed_at: str = ""
    reference: str = ""  # of the council paper, 2024/0124
    repository: str = ""
    call_number: str = ""
    publisher: str = ""
    availability: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of provenance: what made this value from the one before. No times unless asked for."""

    name: str
    agent: str = "memorandum_kit"
    detail: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Memorandum:
    """Two (or, for an alternat, four) texts of one agreement, with all that was found about them."""

    documents: tuple[Document, ...] = ()
    mentions: tuple[Mention, ...] = ()
    links: tuple[Link, ...] = ()
    sentence_links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()
    metadata: Metadata = Metadata()
    paper: CouncilPaper | None = None
    provenance: tuple[Step, ...] = ()

    @property
    def de(self) -> Document:
        """The (first) German text; an empty one where there is none."""
        return next((d for d in self.documents if d.lang is Lang.DE), Document("de", Lang.DE))

    @property
    def zh(self) -> Document:
        """The (first) Chinese text; an empty one where there is none."""
        return next((d for d in self.documents if d.lang.is_chinese), Document("zh", Lang.ZH_HANS))

    def clauses(self) -> dict[str, Clause]:
        """Give every clause of every document by its id."""
        return {clause.id: clause for document in self.documents for clause in document.clauses}

    def mentions_of(self, clause_id: str) -> tuple[Mention, ...]:
        """Give the mentions of one clause, in order."""
        return tuple(m for m in self.mentions if m.clause_id == clause_id)

    def with_step(self, name: str, detail: str = "", **changes: object) -> Self:
        """Give this value with `changes` and one more line of provenance."""
        return replace(self, provenance=(*self.provenance, Step(name, detail=detail)), **changes)  # type: ignore[arg-type]
