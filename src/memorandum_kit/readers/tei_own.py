"""Our own TEI back to the memorandum that it was written from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from memorandum_kit.errors import BadInput
from memorandum_kit.model import (
    Clause,
    ClauseKind,
    Document,
    Lang,
    Memorandum,
    Mention,
    MentionKind,
    Number,
    Place,
    Span,
)
from memorandum_kit.readers.tei_header import (
    PROGRAM,
    each,
    language,
    read_agents,
    read_metadata,
    read_paper,
    read_sources,
    read_steps,
    text_at,
    text_in,
)
from memorandum_kit.readers.tei_standoff import Features, features, read_decisions, read_findings, read_links
from memorandum_kit.readers.tei_text import TEI, XML_ID, Marked, content, local
from memorandum_kit.readers.tei_values import VALUE_KINDS, fields_of, kind_of

_CLAUSE_TAGS = frozenset(("ab", "seg", "head", "dateline", "signed"))
_BARE_KINDS = {"dateline": ClauseKind.DATE_LINE, "signed": ClauseKind.SIGNATURE}
_LEVEL = "level-"


def is_own(root: etree._Element, header: etree._Element) -> bool:
    """Whether the header says that this program wrote the file, and its texts are marked as we mark them."""
    named = any(one.get("ident") == PROGRAM for one in each(header, "encodingDesc/appInfo/application"))
    return named and (bool(_texts(root)) or next(root.iter(f"{TEI}s"), None) is None)


def read_own(root: etree._Element, header: etree._Element, name: str) -> Memorandum:
    """Give the memorandum of a file that this program wrote (layouts group, div, corpus).

    Raises:
        BadInput: the file has no text of ours, or an id twice.
    """
    _refuse_repeated_ids(root, name)
    reader = _Reader(root)
    sources = read_sources(header)
    for element in _texts(root):
        reader.read_text(element, sources.get(element.get("n", ""), {}))
    clauses = {clause.id: clause for document in reader.documents for clause in document.clauses}
    agents = read_agents(header)
    side_of = {
        one: int(clause.lang.is_chinese) for clause in clauses.values() for one in (clause.id, *clause.sentence_ids())
    }
    return Memorandum(
        documents=tuple(reader.documents),
        mentions=reader.all_mentions(),
        links=read_links(root, "clause", agents, side_of),
        sentence_links=read_links(root, "sentence", agents, side_of),
        findings=read_findings(root, clauses, reader.anchors),
        decisions=read_decisions(root),
        metadata=read_metadata(root, header),
        paper=read_paper(header),
        provenance=read_steps(header),
    )


def _refuse_repeated_ids(root: etree._Element, name: str) -> None:
    seen: set[str] = set()
    for element in root.iter(etree.Element):
        if (identity := element.get(XML_ID)) is None:
            continue
        if identity in seen:
            raise BadInput(
                f"{name}, line {element.sourceline}: the xml:id {identity!r} occurs twice",
                why="a link to it would have two meanings",
                advice="Give every element an id of its own; `memorandum validate` lists them all.",
            )
        seen.add(identity)


def _texts(root: etree._Element) -> list[etree._Element]:
    """The elements that hold one language each."""
    return [
        one
        for one in root.iter(f"{TEI}text", f"{TEI}div")
        if one.get("n") is not None and language(one) and (local(one) == "text" or one.get("type") == "text")
    ]


class _Reader:
    """Collects documents, mentions and anchors while it walks the texts."""

    def __init__(self, root: etree._Element) -> None:
        self.documents: list[Document] = []
        self.anchors: dict[str, tuple[str, int]] = {}
        self._mentions: list[Mention] = []
        self._root = root
        self._keys = {f"#{one.get(XML_ID)}": one.get("n", "") for one in root.iter("{*}person", "{*}org", "{*}place", "{*}category")}  # fmt: skip
        self._details = {f"#{one.id}": one for one in features(root, "mentions")}
        self._chains: dict[str, tuple[Mention, list[Span]]] = {}

    def read_text(self, element: etree._Element, source: Mapping[str, Any]) -> None:
        lang = language(element) or Lang.DE
        clauses: list[Clause] = []
        number: Number | None = None
        walk = etree.iterwalk(element, events=("start",))
        for _, one in walk:
            tag = local(one)
            if tag == "num":
                number = Number(text_in(one), one.get("n", ""), one.get("subtype", ""))
            elif tag in _CLAUSE_TAGS and one.get(XML_ID) is not None:
                clauses.append(self._clause(one, lang, number))
                number = None
                walk.skip_subtree()
        self.documents.append(Document(element.get("n", ""), lang, tuple(clauses), **source))

    def _clause(self, element: etree._Element, lang: Lang, number: Number | None) -> Clause:
        identity = element.get(XML_ID, "")
        held = content(element)
        kind = element.get("type", "")
        level = element.get("subtype", "").removeprefix(_LEVEL)
        clause = Clause(
            identity,
            held.text,
            lang,
            _BARE_KINDS.get(local(element)) or (ClauseKind(kind) if kind in list(ClauseKind) else ClauseKind.PARAGRAPH),
            number,
            Place(_part(element)),
            tuple(Span(sentence.start, sentence.end) for sentence in held.sentences),
            int(level) if level.isdecimal() else 0,
        )
        self.anchors |= {anchor: (identity, position) for anchor, position in held.anchors.items()}
        for mark in held.marked:
            self._mention(mark, clause)
        return clause

    def _mention(self, mark: Marked, clause: Clause) -> None:
        kind = kind_of(mark.tag, mark.attributes)
        if kind is None:
            return
        span = Span(mark.start, mark.end)
        surface = span.of(clause.text)
        fields = dict(fields_of(kind, mark.attributes, surface))
        if kind not in VALUE_KINDS:
            fields["key"] = self._keys.get(mark.attributes.get("ref", ""), "")
        self._add(kind, fields, self._details.get(mark.attributes.get("ana", "")), span, clause.id, mark.attributes)

    def _add(
        self,
        kind: MentionKind,
        fields: dict[str, str | None],
        details: Features | None,
        span: Span,
        clause_id: str,
        attributes: Mapping[str, str],
    ) -> None:
        candidates: tuple[str, ...] = ()
        if details is not None:
            for name, values in details.said.items():
                if name == "candidates":
                    candidates = values
                elif name == "kind":
                    kind = MentionKind(values[0]) if values and values[0] in list(MentionKind) else kind
                else:
                    fields[name] = values[0] if values else None
        filled = {name: value if value is not None else "" for name, value in fields.items()}
        mention = Mention(
            kind,
            span,
            "",
            filled.get("key", ""),
            clause_id,
            value=fields.get("value"),
            unit=fields.get("unit"),
            qualifier=fields.get("qualifier"),
            status=filled.get("status") or "ok",
            candidates=candidates,
            source=filled.get("source", ""),
        )
        chained = "next" in attributes or "prev" in attributes
        chain = attributes.get("id", "").rpartition(".")[0] if chained else f"{len(self._chains)}/{clause_id}"
        self._chains.setdefault(chain, (mention, []))[1].append(span)

    def all_mentions(self) -> tuple[Mention, ...]:
        """Give the mentions in the order of the texts, those of the stand-off part among them."""
        from dataclasses import replace

        for group in self._root.iter("{*}spanGrp"):
            if group.get("type") == "mention":
                for one in each(group, "span"):
                    self._set_aside(one)
        texts = {clause.id: (index, clause.text) for index, clause in enumerate(c for d in self.documents for c in d.clauses)}  # fmt: skip
        found = []
        for mention, parts in self._chains.values():
            parts.sort()
            text = texts[mention.clause_id][1]
            whole = Span(parts[0].start, parts[-1].end)
            surface = " … ".join(part.of(text) for part in parts)
            found.append(replace(mention, span=whole, surface=surface, spans=tuple(parts) if len(parts) > 1 else ()))
        return tuple(sorted(found, key=lambda m: (texts[m.clause_id][0], m.span.start, -m.span.end, m.kind, m.key)))

    def _set_aside(self, span: etree._Element) -> None:
        start, end = (self.anchors.get(span.get(name, "")[1:]) for name in ("from", "to"))
        kind = span.get("type", "")
        if not start or not end or start[0] != end[0] or start[1] >= end[1] or kind not in list(MentionKind):
            return
        attributes = {"id": span.get(XML_ID, "")} | {
            name: span.get(name, "") for name in ("next", "prev") if span.get(name)
        }
        fields: dict[str, str | None] = {"value": None, "unit": None, "qualifier": None, "status": "ok", "source": ""}
        fields["key"] = self._keys.get(span.get("corresp", ""), "")
        details = self._details.get(span.get("ana", ""))
        self._add(MentionKind(kind), fields, details, Span(start[1], end[1]), start[0], attributes)


def _part(element: etree._Element) -> str:
    """The part of the file that a note is from."""
    parent = element.getparent()
    if parent is None or local(parent) != "note":
        return "body"
    kind = parent.get("type", "")
    return kind if kind in ("footnote", "endnote", "comment") else "body"


def title_of(header: etree._Element) -> str:
    """Give the first title of a header."""
    return text_at(header, "fileDesc/titleStmt/title")
