"""Bilingual Word: a row a link, German beside Chinese, with hidden bookmarks by which an edited file is read back."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from memorandum_kit.errors import BadInput
from memorandum_kit.model import UNTRANSLATED, Clause, ClauseKind, Lang, Link, Memorandum, Note
from memorandum_kit.readers.bilingual_word import BOOKMARK, NAMESPACE, REVIEW_STYLE
from memorandum_kit.readers.units import document_record, record_of
from memorandum_kit.translation.review import gap_note, review_note
from memorandum_kit.writers.loss_counts import UNIT_FORMATS, counted
from memorandum_kit.writers.markup import UNHOLDABLE, escaped, holdable, quoted, whole
from memorandum_kit.writers.rows import Pair, Row, pairs_of
from memorandum_kit.writers.word_package import W_NAMESPACE, package

COLUMNS = (2, 3)
_WIDTH = 9638  # twentieths of a point: A4 with margins of 2 cm
_NUMBER_WIDTH = 680
_HEADS = {Lang.DE: "Deutsch", Lang.EN: "English", Lang.ZH_HANS: "中文", Lang.ZH_HANT: "中文"}
_STYLE_OF = {Lang.ZH_HANS: "MemorandumChinese", Lang.ZH_HANT: "MemorandumTraditional"}
_BOLD = frozenset((ClauseKind.TITLE, ClauseKind.HEADING, ClauseKind.ARTICLE))
_BREAKS = re.compile("([\t\n])")
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def write_word(memo: Memorandum, *, columns: int = 3, template: bytes | None = None) -> bytes:
    """Give a Word file with the texts side by side.

    The first row is repeated on every page; a row is not divided between pages. A clause is one paragraph, its printed
    number before its text.

    Args:
        memo: what to write.
        columns: 2 (German, Chinese) or 3 (with the row's number, for talking about it).
        template: the bytes of the office's own .docx or .dotx; see `word_package.package`.

    Raises:
        BadInput: another number of columns, or the template is no Word file.
    """
    if columns not in COLUMNS:
        raise BadInput(f"There is no layout with {columns} columns", advice="Use 2 or 3.")
    writer = _Tables(memo, columns)
    body = "".join(writer.table(pair) for pair in pairs_of(memo))
    titles = dict(memo.metadata.titles)
    title = next((titles[lang] for lang in (Lang.DE, *titles) if lang in titles), "")
    return package(body, writer.records(), title, template)


class _Tables:
    """Writes tables and remembers which bookmark stands for which clause."""

    def __init__(self, memo: Memorandum, columns: int) -> None:
        self._memo = memo
        self._columns = columns
        self._places = {clause.id: n for document in memo.documents for n, clause in enumerate(document.clauses)}
        self._records: list[str] = []
        number_of = {id(link): number for number, link in enumerate(memo.links, start=1)}
        self._link_numbers = number_of

    def table(self, pair: Pair) -> str:
        """Give the table of one original."""
        wide = (_WIDTH - (_NUMBER_WIDTH if self._columns == 3 else 0)) // 2
        widths = [_NUMBER_WIDTH, wide, wide][3 - self._columns :]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        witness = f" {pair.witness}" if pair.witness else ""
        heads = [("", "MemorandumNumber")] if self._columns == 3 else []
        heads += [(f"{_HEADS[one.lang]}{witness}", _style(one.lang)) for one in (pair.de, pair.zh)]
        cells = [_cell(width, _head(*head)) for width, head in zip(widths, heads, strict=True)]
        rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"]
        rows += [self._row(row, pair, widths) for row in pair.rows]
        properties = (
            f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
            '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        )
        # Declared here, because a template may call the namespace by another prefix.
        space = f'xmlns:w="{W_NAMESPACE}"'
        return f"<w:tbl {space}>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl><w:p {space}/>"

    def _row(self, row: Row, pair: Pair, widths: list[int]) -> str:
        link = row.link
        said: dict[str, object] = {"row": row.number, "ids": [clause.id for clause in row.clauses]}
        if link is not None:
            said |= {"link": self._link_numbers[id(link)], "score": link.score, "made_by": link.made_by}
            said |= {"confirmed": link.confirmed, "reason": link.reason}
        self._records.append(whole("row", json.dumps(said, ensure_ascii=False)))
        sides = [
            (
                "".join(self._paragraph(clause, document.id) for clause in clauses)
                or _paragraph("", _style(document.lang))
            )
            + _review(link, document.lang, alone=not clauses)
            for document, clauses in ((pair.de, row.de), (pair.zh, row.zh))
        ]
        cells = [_paragraph(_run(str(row.number)), "MemorandumNumber"), *sides][3 - self._columns :]
        made = "".join(_cell(width, cell) for width, cell in zip(widths, cells, strict=True))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{made}</w:tr>"

    def _paragraph(self, clause: Clause, document_id: str) -> str:
        number = len(self._records)
        name = f"{BOOKMARK}{number}"
        text = holdable(clause.text)
        held = clause if text == clause.text else replace(clause, text=text)
        record = record_of(held, document_id, self._places[clause.id], None, sentences=text == clause.text)
        self._records.append(f'<clause bookmark="{name}">{escaped(record)}</clause>')
        printed = f"{clause.number.printed} " if clause.number is not None and text else ""
        printed = clause.number.printed if clause.number is not None and not text else printed
        chinese = clause.lang.is_chinese
        runs = _run(printed, bold=clause.kind in _BOLD, chinese=chinese) if printed else ""
        runs += _run(text, bold=clause.kind in _BOLD, chinese=chinese) if text else ""
        marks = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'
        return _paragraph(marks, _style(clause.lang))

    def records(self) -> str:
        """Give the part that says which clause a bookmark stands for."""
        documents = "".join(whole("document", document_record(one)) for one in self._memo.documents)
        return f'<memorandum xmlns="{quoted(NAMESPACE)}">{documents}{"".join(self._records)}</memorandum>'


def losses_of_word(memo: Memorandum) -> list[Note]:
    """Give what a bilingual Word file does not hold."""
    return counted(memo, UNIT_FORMATS, characters=UNHOLDABLE)


def _style(lang: Lang) -> str:
    return _STYLE_OF.get(lang, "MemorandumGerman")


def _review(link: Link | None, lang: Lang, *, alone: bool) -> str:
    """The paragraph that marks a suggestion or a gap; its style tells it from a clause when the file is read."""
    if link is None:
        return ""
    mark = gap_note(lang) if alone and link.reason == UNTRANSLATED else review_note(link, lang)
    return _paragraph(_run(mark, chinese=lang.is_chinese), REVIEW_STYLE) if mark else ""


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _head(text: str, style: str) -> str:
    return _paragraph(_run(text, bold=True, chinese=style != "MemorandumGerman"), style)


def _paragraph(content: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def _run(text: str, *, bold: bool = False, chinese: bool = False) -> str:
    # The hint puts quotation marks and dashes, which both scripts share, into the Chinese font.
    hint = '<w:rFonts w:hint="eastAsia"/>' if chinese else ""
    properties = f"{hint}{'<w:b/>' if bold else ''}"
    pieces = [_BREAK_TAGS.get(piece) or _text(piece) for piece in _BREAKS.split(text) if piece]
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{''.join(pieces)}</w:r>"


_BREAK_TAGS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
