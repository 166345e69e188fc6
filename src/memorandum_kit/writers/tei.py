"""Parallel TEI P5 of a memorandum: header, stand-off (entities, alignment, findings), the texts as they were signed."""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Clause, Document, Lang, Memorandum, Mention, MentionKind, Span
from memorandum_kit.writers.tei_entities import Entities, write_entities
from memorandum_kit.writers.tei_header import Agents, write_header
from memorandum_kit.writers.tei_ids import Ids
from memorandum_kit.writers.tei_links import counterparts, write_links
from memorandum_kit.writers.tei_marks import Mark, nested, sentence_mark, write_text
from memorandum_kit.writers.tei_mentions import close_mention, open_mention
from memorandum_kit.writers.tei_structure import BodyWriter
from memorandum_kit.writers.tei_xml import element, indent, serialise, sub

LAYOUTS = ("group", "div", "corpus", "split")


def write_tei(memo: Memorandum, *, layout: str = "group") -> bytes:
    """Give the memorandum as one TEI P5 document, valid against tei_all 4.12.0.

    Args:
        memo: what to write.
        layout: `group`, both texts in one `text/group`.

    Raises:
        BadInput: a layout that does not exist.
    """
    if layout not in LAYOUTS:
        raise BadInput(f"There is no TEI layout {layout!r}", advice=f"Use one of: {', '.join(LAYOUTS)}.")
    edition = Edition(memo)
    root = edition.group()
    indent(root)
    return serialise(root)


class Edition:
    """A memorandum on its way to TEI: the ids given, the entities found, the marks of every clause."""

    def __init__(self, memo: Memorandum) -> None:
        """Prepare what every part points to."""
        self.memo = memo
        self.ids = Ids(memo)
        self.text_ids = {document.id: self.ids.new(f"txt-{document.id}") for document in memo.documents}
        self.agents = Agents(memo, self.ids)
        self.entities = Entities(memo, self.ids)
        self.corresp = counterparts(memo, self.ids)
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in memo.mentions:
            self._mentions[mention.clause_id].append(mention)
        self.crossing: list[tuple[Mention, str]] = []

    def group(self) -> etree._Element:
        """Give the default layout."""
        root = element("TEI", attributes={"id": self.ids.new("memorandum"), "lang": Lang.DE.value})
        text = element("text")
        group = sub(text, "group")
        for document in self.memo.documents:
            inner = sub(group, "text", attributes={"id": self.text_ids[document.id], "lang": document.lang.value})
            self.write_body(sub(inner, "body"), document)
        write_header(root, self.memo, self.ids, self.entities, self.agents)
        stand_off = element("standOff")
        self.write_stand_off(stand_off)
        if len(stand_off):
            root.append(stand_off)
        root.append(text)
        return root

    def write_stand_off(self, stand_off: etree._Element) -> None:
        """Write entities and links."""
        write_entities(stand_off, self.entities)
        write_links(stand_off, self.memo, self.ids, text_ids=self.text_ids, agents=self.agents.statements)

    def write_body(self, body: etree._Element, document: Document) -> None:
        """Write one text."""
        BodyWriter(body, pointers=self._pointers, write_text=self._write_text).write(document)

    def _pointers(self, clause: Clause) -> dict[str, str]:
        return {"id": self.ids.place(clause.id), "corresp": self.corresp.get(clause.id, "")}

    def _write_text(self, parent: etree._Element, clause: Clause) -> None:
        mentions = self._mentions.get(clause.id, ())
        if not mentions and not clause.sentences:
            write_text(parent, clause.text, ())
            return
        sentences = [
            sentence_mark(span, self.ids.place(sentence_id))
            for span, sentence_id in zip(clause.sentences, clause.sentence_ids(), strict=True)
        ]
        marks = [self._mark(mention, part, clause) for mention in mentions for part in mention.parts[:1]]
        kept, _ = nested([mark for mark in marks if _inside(mark.span, clause.text)])
        write_text(parent, clause.text, [*sentences, *kept])

    def _mark(self, mention: Mention, span: Span, clause: Clause) -> Mark:
        pointer = self.entities.pointer(mention)
        return Mark(
            span,
            lambda parent: open_mention(parent, mention, pointer, clause.lang, {}),
            close_mention(clause.lang, mention),
            rank=1 if mention.kind is MentionKind.TERM else 0,
        )


def _inside(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)
