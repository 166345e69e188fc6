"""From a reader's blocks to the clauses of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from memorandum_kit.model import Block, Clause, ClauseKind, Document, Lang, Number, Source
from memorandum_kit.segment import kinds
from memorandum_kit.segment.numbers import LEVELS, Marker, leading_number, parse_number
from memorandum_kit.segment.pieces import Piece, pieces
from memorandum_kit.segment.sentences import sentences

_NOTE_STYLES = frozenset(("footnote", "endnote", "header", "footer", "comment"))
_NOTE_PARTS = frozenset(("footnote", "endnote", "header", "footer", "comment"))
# Numbers that may stand before a heading; letters, dashes and words number items only.
_HEADING_STYLES = frozenset(
    (
        "arabic",
        "bare",
        "dotted",
        "parenthesis",
        "han-comma",
        "han-number",
        "han-parenthesis",
        "roman",
        "capital",
        "clause-paragraph",
        "label",
    )
)
_DOTTED_LABEL = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}\.?")
_TITLE_REGION = 14  # pieces: titles and parties stand among the first


def segment(source: Source, lang: Lang, *, id: str) -> Document:  # noqa: A002 - the model's word
    """Give the document that a source's blocks make, clause by clause.

    Every character of a block's text stands in exactly one clause, in a number, or is white space. A clause's `place`
    holds where its text stands in the block (code points). "Artikel 1" alone on its line becomes the number of the
    unnumbered text after it, and a clause of its own with an empty text where the next text has a number itself.

    Args:
        source: what a reader gave; blocks of one language.
        lang: the language of the text.
        id: the document's id ("de", "zh", "de-a"); clauses are called `{id}.1`, `{id}.2` …
    """
    builder = _Builder(source.blocks, lang, id)
    clauses = builder.build()
    title = source.title or next((c.text for c in clauses if c.kind is ClauseKind.TITLE), "")
    return Document(
        id=id,
        lang=lang,
        clauses=clauses,
        title=title,
        name=source.name,
        source_sha256=source.sha256,
        notes=source.notes,
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece with what was read before it."""

    piece: Piece
    block: Block
    start: int  # of the clause's own text in the block
    marker: Marker | None = None
    label: Number | None = None
    label_style: str = ""
    note: bool = False

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.piece.end]

    @property
    def number(self) -> Number | None:
        return self.marker.number if self.marker else self.label

    @property
    def style(self) -> str:
        return self.marker.style if self.marker else self.label_style


def _label_style(label: str, lang: Lang) -> str:
    """Give the style of an automatic number: the one it would have if it were typed."""
    if _DOTTED_LABEL.fullmatch(label.strip()):
        return "dotted"  # with nothing behind it, typed text would be a decimal
    marker = leading_number(label, lang)
    return marker.style if marker else "label"


@dataclass(slots=True)
class _Above:
    """A number that later clauses may stand under."""

    style: str
    rank: int
    heading: bool = False


@dataclass(slots=True)
class _Builder:
    blocks: tuple[Block, ...]
    lang: Lang
    id: str
    clauses: list[Clause] = field(default_factory=list)
    title_at: int = -1  # which of the first stretches names the kind of document
    stack: list[_Above] = field(default_factory=list)  # the numbers above the next clause

    def build(self) -> tuple[Clause, ...]:
        texts = self._confirmed(self._read())
        signatures = self._signature_start(texts)
        self.title_at = next(
            (n for n, t in enumerate(texts[:_TITLE_REGION]) if not t.note and not t.number and kinds.is_title(t.text)),
            -1,
        )
        pending: _Text | None = None
        region = "title"
        for position, item in enumerate(texts):
            if item.note:
                self._add(item, ClauseKind.NOTE, None, 0)
                continue
            if item.number and not item.text:
                if pending:
                    self._empty(pending)
                pending = item
                continue
            number, style = item.number, item.style
            if pending:
                if number:
                    self._empty(pending)
                else:
                    number, style = pending.number, pending.style
                pending = None
            following = next((t for t in texts[position + 1 :][:4] if not t.note), None)
            if number:
                number, level = self._place_number(number, style)
                kind = self._numbered_kind(item, number, style, following)
                self.stack[-1].heading = kind is ClauseKind.HEADING
                if (
                    region != "body"
                    and level == 0
                    and number.level not in ("chapter", "article")
                    and kinds.is_recital(item.text)
                ):
                    kind, region = ClauseKind.RECITAL, "recitals"
                elif region == "parties" and kinds.is_numbered_party(item.text) and position < _TITLE_REGION:
                    kind, region = ClauseKind.PARTY, "parties"
                else:
                    region = "body"
                self._add(item, kind, number, level)
                continue
            kind, region = self._unnumbered_kind(item, region, position, following, position >= signatures)
            self._leave_list(kind)
            self._add(item, kind, None, self._depth(kind))
            if kind is ClauseKind.HEADING and not kinds.is_preamble(item.text) and item.block.level <= 1:
                self.stack = [_Above("heading", 0, heading=True)]
        if pending:
            self._empty(pending)
        return tuple(self.clauses)

    # --- reading numbers -------------------------------------------------------------------------------------------

    def _read(self) -> list[_Text]:
        texts: list[_Text] = []
        labelled = -1
        previous = ""
        for piece in pieces(self.blocks, self.lang):
            block = self.blocks[piece.index]
            if block.style in _NOTE_STYLES or block.place.part in _NOTE_PARTS:
                texts.append(_Text(piece, block, piece.start, note=True))
                continue
            label, label_style = None, ""
            if block.label.strip() and piece.index != labelled:
                labelled = piece.index
                label = parse_number(block.label, self.lang) or Number(block.label.strip(), "", "item")
                label_style = _label_style(block.label, self.lang)
            start = piece.start
            marker = leading_number(block.text, self.lang, start, piece.end, previous=previous)
            if label and marker and (marker.doubtful or marker.style in ("dash", "arabic")):
                marker = None
            if label and marker:
                texts.append(_Text(replace(piece, end=start), block, start, label=label, label_style=label_style))
                label = None
            while marker:
                rest = leading_number(block.text, self.lang, marker.end, piece.end) if marker.end < piece.end else None
                if rest is None or rest.doubtful or _rank(rest.level) <= _rank(marker.level) or rest.level == "dash":
                    break
                # "§ 1 (1) Die Stadt …": the first number stands alone
                texts.append(_Text(replace(piece, start=start, end=marker.end), block, marker.end, marker))
                start, marker = marker.end, rest
            previous = marker.value if marker else previous
            texts.append(
                _Text(replace(piece, start=start), block, marker.end if marker else start, marker, label, label_style)
            )
        return texts

    def _confirmed(self, texts: Sequence[_Text]) -> list[_Text]:
        """Drop doubtful numbers that no neighbour of their style bears out."""
        values: dict[str, set[str]] = {}
        for item in texts:
            if item.marker:
                values.setdefault(item.marker.style, set()).add(item.marker.value)
        kept: list[_Text] = []
        for item in texts:
            marker = item.marker
            if marker and marker.doubtful and not self._borne_out(item, marker, values[marker.style]):
                kept.append(replace(item, start=item.piece.start, marker=None))
            else:
                kept.append(item)
        return kept

    def _borne_out(self, item: _Text, marker: Marker, values: set[str]) -> bool:
        if not marker.value.isdecimal():
            return False
        value = int(marker.value)
        if str(value - 1) in values or str(value + 1) in values:
            return True
        return item.block.style == "heading" and marker.style in ("roman", "capital", "arabic")

    # --- levels and kinds ------------------------------------------------------------------------------------------

    def _place_number(self, number: Number, style: str) -> tuple[Number, int]:
        """Give the number with its level in context, and its depth."""
        styles = [above.style for above in self.stack]
        if style == "dotted" or (style == "label" and "." in number.value):
            depth = number.value.count(".")
            for whole in ("arabic", "bare"):
                if whole in styles:
                    self.stack = self.stack[: styles.index(whole) + 1]
            self.stack = [a for a in self.stack if not a.style.startswith("dotted") or int(a.style[6:]) < depth]
            style = f"dotted{depth}"
        elif style in styles:
            self.stack = self.stack[: styles.index(style)]
        rank = _rank(number.level)
        if number.level in ("chapter", "article"):
            self.stack = [above for above in self.stack if above.rank < rank and above.style != "heading"]
        elif self.stack and number.level != "dash":
            rank = min(max(rank, self.stack[-1].rank + 1), _rank("subitem"))
        self.stack.append(_Above(style, rank))
        level = number.level if number.level == "dash" else LEVELS[rank]
        return replace(number, level=level), len(self.stack) - 1

    def _numbered_kind(self, item: _Text, number: Number, style: str, following: _Text | None) -> ClauseKind:
        heading = kinds.is_heading_like(item.text, self.lang)
        if self._styled_heading(item):
            return ClauseKind.HEADING
        if number.level in ("chapter", "article"):
            return ClauseKind.HEADING if heading else ClauseKind.ARTICLE
        if item.piece.inline or style not in _HEADING_STYLES:
            return ClauseKind.ITEM
        in_list = self._in_list()
        # "(2) Sie laden einander ein, und zwar" leads to "1. zu Stadtfesten," and is no heading.
        leads = following is not None and following.number is not None and following.text[:1].islower()
        heading = heading and not leads and not in_list and item.block.style != "list"
        if heading and following is not None and (following.style != style or self._is_under(following, number)):
            return ClauseKind.HEADING
        if number.level in ("item", "subitem") and style != "dotted":
            return ClauseKind.ITEM
        sentence = kinds.ends_sentence(item.text) or kinds.ends_open(item.text) or leads
        return ClauseKind.PARAGRAPH if sentence and not in_list else ClauseKind.ITEM

    @staticmethod
    def _is_under(following: _Text, number: Number) -> bool:
        """Whether the next dotted number is of the level below: 1.1.1 after 1.1."""
        return following.number is not None and following.number.value.startswith(f"{number.value}.")

    def _styled_heading(self, item: _Text) -> bool:
        """Whether the file's own style makes it a heading; a whole sentence in that style is an article all the same."""
        styled = item.block.style == "heading" or (item.block.style == "cell" and item.block.level > 0)
        return styled and not kinds.ends_sentence(item.text)

    def _in_list(self) -> bool:
        """Whether the next clause continues a list: after its lead-in, or after an item on the same depth."""
        depth = len(self.stack) - 1
        deeper = False
        for clause in reversed(self.clauses):
            if clause.kind is ClauseKind.NOTE:
                continue
            if clause.number and clause.level > depth >= 0:
                deeper = True
                continue
            opens = kinds.ends_open(clause.text) and not kinds.is_operative(clause.text)
            return clause.kind is ClauseKind.ITEM or (opens and not deeper)
        return False

    def _signature_start(self, texts: Sequence[_Text]) -> int:
        """Give where the signature block begins: from its first line on, only short lines follow."""
        first = len(texts)
        for position in range(len(texts) - 1, -1, -1):
            item = texts[position]
            if item.note:
                continue
            text = item.text
            if kinds.is_signature(text) or (kinds.is_date_line(text) and position > 0):
                first = position
            elif (len(text) > (60 if self.lang.is_chinese else 160) or kinds.ends_sentence(text) or item.number) and (
                first < len(texts) or not self._annex_after(texts, position)
            ):
                break
        return first

    def _annex_after(self, texts: Sequence[_Text], position: int) -> bool:
        return any(kinds.is_attachment_heading(t.text) for t in texts[max(0, position - 12) : position + 1])

    def _unnumbered_kind(
        self, item: _Text, region: str, position: int, following: _Text | None, signing: bool
    ) -> tuple[ClauseKind, str]:
        text, style = item.text, item.block.style
        if style == "title":
            return ClauseKind.TITLE, region
        if signing or region == "signature":
            return self._closing_kind(item, region)
        if kinds.is_preamble(text):
            return ClauseKind.HEADING, "preamble"
        if region in ("title", "parties") and position < _TITLE_REGION:
            if kinds.is_date_line(text):
                return ClauseKind.DATE_LINE, region
            if position == self.title_at or (
                kinds.is_title(text) and self.clauses and self.clauses[-1].kind is ClauseKind.TITLE
            ):
                return ClauseKind.TITLE, "title"
            if position < self.title_at and kinds.is_party_line(text):
                return ClauseKind.PARTY, "title"
            if not self.clauses and kinds.is_heading_like(text, self.lang) and following is not None:
                return ClauseKind.TITLE, "title"
            titled = bool(self.clauses)
            if titled and kinds.is_party_line(text) and not kinds.ends_sentence(text) and not kinds.is_operative(text):
                return ClauseKind.PARTY, "parties"
            if (
                titled
                and region == "title"
                and self.clauses[-1].kind is ClauseKind.TITLE
                and (text[:1].islower() or kinds.breaks_off(self.clauses[-1].text))
                and not kinds.ends_sentence(text)
            ):
                return ClauseKind.TITLE, "title"  # "über den Freundschaftsaustausch", the title's next line
        if region != "body":
            if kinds.is_operative(text):
                return ClauseKind.PARAGRAPH, region
            if region == "preamble" and not kinds.is_heading_like(text, self.lang):
                return ClauseKind.RECITAL, region
            last = self.clauses[-1] if self.clauses else None
            recitals = last is not None and last.kind is ClauseKind.RECITAL and not kinds.ends_sentence(last.text)
            if kinds.is_recital(text) or (recitals and (text[:1].islower() or kinds.goes_on(text))):
                return ClauseKind.RECITAL, region if region == "preamble" else "recitals"
        if self._styled_heading(item):
            return ClauseKind.HEADING, "body"
        if style == "list":
            return ClauseKind.ITEM, region
        if self._in_list() and self._list_goes_on(text):
            return ClauseKind.ITEM, region
        if (
            kinds.is_heading_like(text, self.lang)
            and following is not None
            and not item.piece.inline
            and style != "cell"
            and not (following.number is not None and following.text[:1].islower())
            and (kinds.ends_sentence(following.text) or following.number is not None or kinds.ends_open(following.text))
        ):
            return ClauseKind.HEADING, region if region == "preamble" else "body"
        return ClauseKind.PARAGRAPH, region

    def _list_goes_on(self, text: str) -> bool:
        last = next((c.text for c in reversed(self.clauses) if c.kind is not ClauseKind.NOTE), "")
        if kinds.ends_open(last):
            return not kinds.ends_sentence(text) or len(text) < (40 if self.lang.is_chinese else 120)
        if kinds.ends_sentence(last) or kinds.ends_open(text):
            return False
        # After items without any mark a whole sentence is the text that follows the list.
        return kinds.goes_on(last) or not kinds.ends_sentence(text)

    def _closing_kind(self, item: _Text, region: str) -> tuple[ClauseKind, str]:
        text = item.text
        if kinds.is_attachment_heading(text):
            return ClauseKind.HEADING, "body"
        if kinds.is_date_line(text):
            return ClauseKind.DATE_LINE, "signature"
        if kinds.ends_sentence(text) and len(text) > (40 if self.lang.is_chinese else 120):
            return ClauseKind.PARAGRAPH, region
        return ClauseKind.SIGNATURE, "signature"

    # --- writing clauses -------------------------------------------------------------------------------------------

    def _leave_list(self, kind: ClauseKind) -> None:
        """Forget the numbers that an unnumbered clause no longer stands under."""
        if kind in (ClauseKind.DATE_LINE, ClauseKind.SIGNATURE, ClauseKind.TITLE, ClauseKind.PARTY):
            self.stack.clear()
        elif kind is not ClauseKind.ITEM:
            while self.stack and not self.stack[-1].heading and self.stack[-1].rank > _rank("article"):
                self.stack.pop()

    def _depth(self, kind: ClauseKind) -> int:
        """Give the depth of an unnumbered clause; headings without a number stand on top, below chapters."""
        if kind is ClauseKind.HEADING:
            return sum(above.rank == 0 and above.style != "heading" for above in self.stack)
        return len(self.stack)

    def _empty(self, item: _Text) -> None:
        """Write a number that stands alone."""
        if item.number is None:
            return
        number, level = self._place_number(item.number, item.style)
        kind = {"chapter": ClauseKind.HEADING, "article": ClauseKind.ARTICLE}.get(number.level, ClauseKind.PARAGRAPH)
        self._add(replace(item, start=item.piece.end), kind, number, level)

    def _add(self, item: _Text, kind: ClauseKind, number: Number | None, level: int) -> None:
        text = item.text
        # A block cut out of a divided line ("Präambel / 序言") begins inside its paragraph.
        begin = item.block.place.start
        place = replace(item.block.place, start=begin + item.start, end=begin + item.piece.end)
        if place.block is None:
            place = replace(place, block=item.piece.index)
        self.clauses.append(
            Clause(
                id=f"{self.id}.{len(self.clauses) + 1}",
                text=text,
                lang=self.lang,
                kind=kind,
                number=number,
                place=place,
                sentences=sentences(text, self.lang),
                level=level,
            )
        )


def _rank(level: str) -> int:
    return LEVELS.index(level)
