"""A memorandum on its way to TEI: ids, entities, and every clause's marks; the layouts ask it for the parts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from memorandum_kit.model import Clause, Document, Memorandum, Mention, MentionKind, Span
from memorandum_kit.writers.tei_entities import Entities, write_entities
from memorandum_kit.writers.tei_features import Features, whole_clause
from memorandum_kit.writers.tei_header import Agents, write_header
from memorandum_kit.writers.tei_ids import Ids
from memorandum_kit.writers.tei_links import counterparts, links_string, suggestions
from memorandum_kit.writers.tei_marks import Mark, disjoint, marked_text, nested, sentence_mark, within
from memorandum_kit.writers.tei_mentions import attributes_of, everything, mention_mark, unsaid
from memorandum_kit.writers.tei_references import reference_targets
from memorandum_kit.writers.tei_structure import BodyWriter
from memorandum_kit.writers.tei_xml import element, escaped, string_of

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary


class Edition:
    """What all parts of one TEI document share; each text is to be written before the stand-off."""

    def __init__(self, memo: Memorandum, glossary: Glossary | None = None, *, inline_reg: bool = False) -> None:
        """Give ids and collect entities; see `write_tei` for the options."""
        self._inline_reg = inline_reg
        self.memo = memo
        self.ids = Ids(memo)
        self.text_ids = {document.id: self.ids.new(f"txt-{document.id}") for document in memo.documents}
        self.source_ids = {document.id: self.ids.new(f"src-{document.id}") for document in memo.documents}
        self._agents = Agents(memo, self.ids)
        self._entities = Entities(memo, self.ids, glossary)
        self._corresp = counterparts(memo, self.ids)
        self._suggested = suggestions(memo, self._agents.statements)
        self._features = Features(self.ids)
        self._mentions: dict[str, list[tuple[int, Mention]]] = defaultdict(list)
        for number, mention in enumerate(memo.mentions, start=1):
            self._mentions[mention.clause_id].append((number, mention))
        self._concerned: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for index, finding in enumerate(memo.findings):
            for number, place in enumerate(finding.places):
                self._concerned[place.clause_id].append((index, number))
        self._finding_pointers: dict[tuple[int, int], dict[str, str]] = {}
        self._targets: dict[tuple[str, str], str] = {}
        self._anchor_count = 0

    def header(self, depth: int) -> str:
        """Give the teiHeader as lines at a depth."""
        holder = element("TEI")
        write_header(holder, self.memo, self.ids, self._entities, self._agents, self.source_ids)
        return string_of(holder[0], depth)

    def stand_off(self) -> str:
        """Give entities, links and features as lines; "" where there are none."""
        holder = element("standOff")
        write_entities(holder, self._entities)
        entities = "".join(string_of(listed, 2) for listed in holder)
        links = links_string(self.memo, self.ids, text_ids=self.text_ids, agents=self._agents.statements)
        self._features.findings(self.memo, self._finding_pointers)
        self._features.decisions(self.memo)
        inside = entities + links + self._features.string()
        return f"\n <standOff>{inside}\n </standOff>" if inside else ""

    def body(self, document: Document, depth: int) -> str:
        """Give one text as lines at a depth."""
        self._targets = reference_targets(document)
        return BodyWriter(depth, pointers=self._pointers, write_text=self._text).string(document)

    def _pointers(self, clause: Clause) -> dict[str, str]:
        pointers = {"id": self.ids.place(clause.id), "corresp": self._corresp.get(clause.id, "")}
        return pointers | self._suggested.get(clause.id, {})

    def _text(self, clause: Clause) -> str:
        mentions = self._mentions.get(clause.id, ())
        concerned = self._concerned.get(clause.id, ())
        if not mentions and not concerned and not clause.sentences:
            return escaped(clause.text)
        spans = disjoint(clause.sentences, clause.text)
        sentences = [
            sentence_mark(span, self.ids.place(sentence_id))
            for span, sentence_id in zip(spans, clause.sentence_ids(), strict=True)
            if span is not None
        ]
        marks = [mark for number, mention in mentions for mark in self._marks(number, mention, clause)]
        inside, across = within(marks, [one.span for one in sentences])
        kept, crossing = nested(inside)
        points: list[Mark] = []
        for mark in kept:
            self._describe(mark)
        for mark in (*across, *crossing):
            self._set_aside(mark, points, clause)
        for index, number in concerned:
            place = self.memo.findings[index].places[number]
            if whole_clause(place, clause.text):
                pointers = {"target": f"#{self.ids.of(clause.id)}"}
            else:
                pointers = self._anchors(points, _clamped(place.span, clause.text))
            self._finding_pointers[index, number] = pointers
        return marked_text(clause.text, [*sentences, *kept, *points])

    def _marks(self, number: int, mention: Mention, clause: Clause) -> list[Mark]:
        parts = [part for part in mention.parts if _inside(part, clause.text)]
        if not parts:
            return []
        pointer = self._entities.pointer(mention)
        if mention.kind is MentionKind.REFERENCE:
            target = self._targets.get((mention.source, mention.value or ""))
            pointer = f"#{self.ids.of(target)}" if target else ""
        attributes = attributes_of(mention, pointer)
        if len(parts) == 1:
            regular = self._entities.preferred(mention, clause.lang) if self._inline_reg else ""
            regular = "" if regular == mention.surface else regular
            return [mention_mark(mention, parts[0], attributes, clause.lang, regular)]
        names = [self.ids.new(f"m-{number}.{part}") for part in range(1, len(parts) + 1)]
        marks = []
        for index, part in enumerate(parts):
            chain = {"id": names[index]}
            if index:
                chain["prev"] = f"#{names[index - 1]}"
            if index + 1 < len(parts):
                chain["next"] = f"#{names[index + 1]}"
            marks.append(mention_mark(mention, part, attributes | chain, clause.lang))
        return marks

    def _describe(self, mark: Mark) -> None:
        """Put what its attributes cannot say into a feature structure."""
        assert mark.mention is not None
        details = self._features.mention(unsaid(mark.mention, mark.attributes))
        if details:
            mark.attributes["ana"] = details

    def _set_aside(self, mark: Mark, points: list[Mark], clause: Clause) -> None:
        """Write a mention that crosses a longer one, or a sentence's end, as a span between two anchors."""
        mention = mark.mention
        assert mention is not None
        attributes = {name: value for name, value in mark.attributes.items() if name in ("id", "prev", "next")}
        attributes["corresp"] = mark.attributes.get("ref") or mark.attributes.get("target", "")
        attributes["ana"] = self._features.mention(everything(mention))
        self._features.crossing(mention, attributes | self._anchors(points, mark.span), clause.lang)

    def _anchors(self, points: list[Mark], span: Span) -> dict[str, str]:
        """Add a point at each end of a span and give the pointers to them."""
        pointers = {}
        for name, position in (("from", span.start), ("to", span.end)):
            self._anchor_count += 1
            xml_id = self.ids.new(f"anchor-{self._anchor_count}")
            points.append(Mark(Span(position, position), "anchor", {"id": xml_id}))
            pointers[name] = f"#{xml_id}"
        return pointers


def _inside(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)


def _clamped(span: Span, text: str) -> Span:
    start = min(max(span.start, 0), len(text))
    return Span(start, min(max(span.end, start), len(text)))
