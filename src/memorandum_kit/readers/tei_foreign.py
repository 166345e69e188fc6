"""TEI from elsewhere: the languages found by xml:lang, blocks by their elements, links by linkGrp or @corresp."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from memorandum_kit.errors import BadInput
from memorandum_kit.model import (
    Block,
    Clause,
    ClauseKind,
    Document,
    Lang,
    Link,
    Memorandum,
    Metadata,
    Place,
    Source,
    Span,
)
from memorandum_kit.readers.tei_header import each, language, pairs, text_at, text_in
from memorandum_kit.readers.tei_standoff import certainty
from memorandum_kit.readers.tei_text import TEI, XML_ID, content, local, unwrapped

_BLOCKS = frozenset(
    ("head", "p", "ab", "item", "l", "u", "cell", "signed", "dateline", "salute", "closer", "opener", "byline", "note",
     "quote", "titlePart", "docTitle", "docDate", "trailer", "sp", "speaker", "stage")
)  # fmt: skip
_KINDS = {
    "head": ClauseKind.HEADING,
    "titlePart": ClauseKind.TITLE,
    "docTitle": ClauseKind.TITLE,
    "item": ClauseKind.ITEM,
    "signed": ClauseKind.SIGNATURE,
    "dateline": ClauseKind.DATE_LINE,
    "note": ClauseKind.NOTE,
}
_STYLES = {
    "head": "heading",
    "titlePart": "title",
    "docTitle": "title",
    "item": "list",
    "cell": "cell",
    "note": "footnote",
}


@dataclass(slots=True)
class _Side:
    """What was found in one language."""

    lang: Lang
    blocks: list[etree._Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def read_foreign(root: etree._Element, header: etree._Element | None, name: str) -> Source | Memorandum:
    """Read a TEI file that another program wrote.

    Two languages with links give a Memorandum; anything else gives blocks that name their language where the file does.

    Raises:
        BadInput: no text in it.
    """
    sides = _sides(root)
    if not any(side.texts for side in sides):
        raise BadInput(f"{name or 'This TEI file'} has no text", why="no <p>, <ab>, <head> … with text in <text>")
    german = next((side for side in sides if side.lang is Lang.DE), None)
    chinese = next((side for side in sides if side.lang.is_chinese), None)
    if german is not None and chinese is not None:
        memo = _aligned(root, header, german, chinese)
        if memo.links:
            return memo
    return _source(root, header, sides)


def _sides(root: etree._Element) -> list[_Side]:
    """Every block with text, by the language in force where it stands; blocks inside blocks are the innermost."""
    found: dict[Lang, _Side] = {}
    fallback = _language_in_force(root) or Lang.DE
    for text in root.iter(f"{TEI}text"):
        if any(local(ancestor) == "text" for ancestor in text.iterancestors()):
            continue
        for block in text.iter(etree.Element):
            if local(block) not in _BLOCKS:
                continue
            plain = unwrapped(content(block, _BLOCKS).text)
            if not plain:
                continue
            lang = _language_in_force(block) or fallback
            side = found.setdefault(lang, _Side(lang))
            side.blocks.append(block)
            side.texts.append(plain)
    return list(found.values())


def _language_in_force(element: etree._Element) -> Lang | None:
    for one in (element, *element.iterancestors()):
        if lang := language(one):
            return lang
    return None


def _source(root: etree._Element, header: etree._Element | None, sides: list[_Side]) -> Source:
    order = {id(element): index for index, element in enumerate(root.iter(etree.Element))}
    rows = sorted(
        (
            (order[id(block)], side.lang, block, text)
            for side in sides
            for block, text in zip(side.blocks, side.texts, strict=True)
        ),
        key=lambda row: row[0],
    )
    blocks = tuple(
        Block(
            text,
            Place(block=index),
            style=_STYLES.get(local(element), "paragraph"),
            level=int(local(element) in ("head", "item")),
            lang=lang,
            label=_label(element),
            group=_group(element),
        )
        for index, (_, lang, element, text) in enumerate(rows)
    )
    langs = {side.lang for side in sides}
    return Source(
        blocks,
        media_type="application/tei+xml",
        lang=next(iter(langs)) if len(langs) == 1 and _names_language(root) else None,
        title=" ".join(text_at(header, "fileDesc/titleStmt/title").split()) if header is not None else "",
    )


def _names_language(root: etree._Element) -> bool:
    return any(
        language(one) for one in root.iter(f"{TEI}TEI", f"{TEI}text", f"{TEI}body", f"{TEI}div", f"{TEI}p", f"{TEI}ab")
    )


def _label(element: etree._Element) -> str:
    """The printed number of a list item: a label before it, or inside."""
    before = element.getprevious()
    inside = next(each(element, "label"), None)
    label = before if before is not None and local(before) == "label" else inside
    return "" if label is None else " ".join(text_in(label).split())


def _group(element: etree._Element) -> str:
    """What answers this block in a file of the other language: the id that @corresp names, or its own."""
    pointer = next(iter(element.get("corresp", "").split()), "")
    return pointer.rpartition("#")[2] or element.get(XML_ID, "")


def _aligned(root: etree._Element, header: etree._Element | None, german: _Side, chinese: _Side) -> Memorandum:
    texts = [_document(side, "de" if side is german else "zh") for side in (german, chinese)]
    targets = _Targets(root)
    for document, side in zip(texts, (german, chinese), strict=True):
        targets.add(document, side)
    sentence_links, clause_links = targets.links()
    titles = pairs(each(header, "fileDesc/titleStmt/title")) if header is not None else ()
    return Memorandum(
        documents=tuple(texts),
        links=clause_links,
        sentence_links=sentence_links,
        metadata=Metadata(titles=tuple({lang: (lang, text) for lang, text in reversed(titles)}.values())[::-1]),
    )


def _document(side: _Side, document_id: str) -> Document:
    clauses = []
    for number, (element, text) in enumerate(zip(side.blocks, side.texts, strict=True), start=1):
        kind = _KINDS.get(local(element), ClauseKind.PARAGRAPH)
        if number == 1 and kind is ClauseKind.HEADING:
            kind = ClauseKind.TITLE
        clauses.append(
            Clause(
                f"{document_id}.{number}",
                text,
                side.lang,
                kind,
                place=Place(block=number - 1),
                sentences=_sentences(element, text),
            )
        )
    title = next((clause.text for clause in clauses if clause.kind is ClauseKind.TITLE), "")
    return Document(document_id, side.lang, tuple(clauses), title=title)


def _segments(block: etree._Element) -> list[etree._Element]:
    """The sentences or segments of a block, the outermost ones."""
    return [
        one
        for one in block.iterdescendants(f"{TEI}s", f"{TEI}seg")
        if not any(
            local(up) in ("s", "seg") for up in one.iterancestors() if up is not block and block in up.iterancestors()
        )
    ]


def _sentences(block: etree._Element, text: str) -> tuple[Span, ...]:
    """The stretches of a block's segments in its unwrapped text, found in order."""
    spans = []
    position = 0
    for segment in _segments(block):
        plain = unwrapped(content(segment, _BLOCKS).text)
        start = text.find(plain, position) if plain else -1
        if start < 0:
            return ()
        position = start + len(plain)
        spans.append(Span(start, position))
    return tuple(spans)


class _Targets:
    """What links of the file point to: clauses and their sentences."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._clause_of: dict[str, str] = {}
        self._sentence_of: dict[str, str] = {}
        self._corresp: list[tuple[str, str, str]] = []  # own id in the model, pointers, level

    def add(self, document: Document, side: _Side) -> None:
        """Note the ids of a document's blocks, of the divisions that they head, and of their segments."""
        for clause, block in zip(document.clauses, side.blocks, strict=True):
            # A head stands for its division, where links are between divisions.
            parent = block.getparent()
            holder = parent if local(block) == "head" and parent is not None and local(parent) == "div" else None
            for one in (block, holder):
                if one is None:
                    continue
                if name := one.get(XML_ID):
                    self._clause_of.setdefault(name, clause.id)
                if pointers := one.get("corresp", ""):
                    self._corresp.append((clause.id, pointers, "clause"))
            if not clause.sentences:
                continue
            for segment, sentence in zip(_segments(block), clause.sentence_ids(), strict=True):
                if own := segment.get(XML_ID):
                    self._sentence_of[own] = sentence
                if pointers := segment.get("corresp", ""):
                    self._corresp.append((sentence, pointers, "sentence"))

    def links(self) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
        """Give sentence links and clause links; clause links follow from sentence links where the file has none."""
        joins = {one.get(XML_ID, ""): one.get("target", "").split() for one in self._root.iter(f"{TEI}join")}
        stated: tuple[list[Link], list[Link]] = ([], [])
        for one in self._root.iter(f"{TEI}link"):
            pointers = one.get("target", one.get("targets", "")).split()
            names = [
                p.rpartition("#")[2] for pointer in pointers for p in joins.get(pointer.rpartition("#")[2], [pointer])
            ]
            for table, links in zip((self._sentence_of, self._clause_of), stated, strict=True):
                link = _link((table[name] for name in names if name in table), certainty(one.get("cert", "")))
                if link.de and link.zh:
                    links.append(replace(link, confirmed=one.get("subtype") == "accepted"))
        sentence_links = self._with_corresp(stated[0], self._sentence_of, "sentence")
        clause_links = self._with_corresp(stated[1], self._clause_of, "clause")
        if not clause_links:
            clause_links = _bundles(
                [([i.rpartition(".s")[0] for i in (*one.de, *one.zh)], one.score) for one in sentence_links]
            )
        return tuple(sentence_links), tuple(clause_links)

    def _with_corresp(self, stated: list[Link], table: dict[str, str], level: str) -> list[Link]:
        """The links that the file states, and those that @corresp makes between what has none yet."""
        stated = list(dict.fromkeys(stated))
        known = {one for link in stated for one in (*link.de, *link.zh)}
        groups = [
            ([own, *(table[n] for p in pointers.split() if (n := p.rpartition("#")[2]) in table)], 1.0)
            for own, pointers, kind in self._corresp
            if kind == level and own not in known
        ]
        return stated + _bundles(groups)


def _link(ids: Iterable[str], score: float) -> Link:
    ids = sorted(set(ids), key=_place)
    german = tuple(one for one in ids if one.startswith("de."))
    chinese = tuple(one for one in ids if one.startswith("zh."))
    return Link(german, chinese, score, made_by="file")


def _bundles(groups: list[tuple[list[str], float]]) -> list[Link]:
    """Links from groups of ids: groups that share an id are one link, with the lowest score (union-find)."""
    parent: dict[str, str] = {}

    def root_of(one: str) -> str:
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for ids, _ in groups:
        for one in ids[1:]:
            parent[root_of(one)] = root_of(ids[0])
    members: dict[str, list[str]] = {}
    scores: dict[str, float] = {}
    for ids, score in groups:
        top = root_of(ids[0])
        members.setdefault(top, []).extend(ids)
        scores[top] = min(score, scores.get(top, 1.0))
    links = [_link(ids, scores[top]) for top, ids in members.items()]
    return sorted((link for link in links if link.de and link.zh), key=lambda link: _place(link.de[0]))


def _place(model_id: str) -> tuple[str, tuple[int, ...]]:
    side, *numbers = model_id.split(".")
    return side, tuple(int(number.removeprefix("s")) for number in numbers)
