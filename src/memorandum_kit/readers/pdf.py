"""PDF files with a text layer, by PDFium: columns, paragraphs, page headers and footers; scans are told as such."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Any

from memorandum_kit.errors import BadInput, NotMine, TooLarge
from memorandum_kit.model import Block, Note, Place, Source
from memorandum_kit.readers.compatibility import fold_look_alikes
from memorandum_kit.readers.options import PAGES_LIMIT, Options
from memorandum_kit.readers.pdf_layout import Paragraph, paragraphs_of
from memorandum_kit.readers.pdf_page import Page, read_page
from memorandum_kit.readers.pdf_row_numbers import without_row_numbers

_MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1024  # other bytes may stand before the mark (Adobe's readers accept them)
_LOCK = threading.Lock()  # PDFium is not made for several threads
_OCR = "Run a text recognition first, for example: ocrmypdf -l deu+chi_sim scan.pdf text.pdf"


def read_pdf(data: bytes, name: str, options: Options) -> Source:
    """Read a PDF's text layer; `Place.page` counts from 1.

    Wrapped lines are joined (hyphens at line ends taken back), columns are read one after the other, what repeats at the
    edges of pages becomes one header or footer block. Kangxi radicals and other look-alikes are folded, with a note.

    Raises:
        NotMine: no PDF.
        BadInput: encrypted, damaged, or only pictures of text.
        TooLarge: more than PAGES_LIMIT pages.
    """
    if _MAGIC not in data[:_MAGIC_WITHIN]:
        raise NotMine("not pdf: no %PDF mark at the beginning")
    shown = name or "This file"
    pages = _pages(data, shown)
    scanned = [page.number for page in pages if page.pictures and not page.segments]
    if not any(page.segments for page in pages):
        if scanned:
            raise BadInput(f"{shown} is a scan", why=f"{_pages_shown(scanned)} only a picture of text", advice=_OCR)
        raise BadInput(f"{shown} has no text in it", why=f"its {len(pages)} pages are empty")
    pages, counted = without_row_numbers(pages)
    blocks: list[Block] = []
    folded: list[str] = []
    usual = _usual_size(pages)
    for paragraph in _in_order(paragraphs_of(pages)):
        text, changes = fold_look_alikes(paragraph.text)
        folded.extend(change for change in changes if change not in folded)
        blocks.append(_block(paragraph, text, len(blocks), usual))
    notes = tuple(_notes(pages, scanned, folded, counted))
    return Source(blocks=tuple(blocks), media_type="application/pdf", notes=notes)


def _pages(data: bytes, shown: str) -> list[Page]:
    import pypdfium2  # type: ignore[import-untyped]

    with _LOCK:
        try:
            document: Any = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _cannot_open(shown, error) from None
        try:
            count = len(document)
            if count > PAGES_LIMIT:
                raise TooLarge(
                    f"{shown} has {count} pages", why=f"the limit is {PAGES_LIMIT}", advice="Split the document."
                )
            if count == 0:
                raise BadInput(f"{shown} is damaged or cut off", why="it has no pages")
            return [read_page(document, index) for index in range(count)]
        except pypdfium2.PdfiumError as error:
            raise _cannot_open(shown, error) from None
        finally:
            document.close()


def _cannot_open(shown: str, error: Exception) -> BadInput:
    reason = str(error)
    if "password" in reason.lower():
        return BadInput(
            f"{shown} is encrypted",
            why="it can be opened only with its password",
            advice="Open it in your PDF program and save or print it to a new PDF without a password.",
        )
    return BadInput(
        f"{shown} is damaged or cut off",
        why="its PDF structure cannot be read",
        advice="Get the file again from where it came.",
    )


def _in_order(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Body first, then headers, then footers, as in the other readers."""
    for part in ("body", "header", "footer"):
        yield from (paragraph for paragraph in paragraphs if paragraph.part == part)


def _block(paragraph: Paragraph, text: str, index: int, usual: float) -> Block:
    place = Place(part=paragraph.part, block=index, page=paragraph.page, paragraph=index, end=len(text))
    if paragraph.part != "body":
        return Block(text, place, paragraph.part)
    # Larger letters on a line or two are a heading; a layout says no more than that.
    if paragraph.size > 1.15 * usual and paragraph.lines <= 3 and len(text) < 200:
        return Block(text, place, "heading", 1 if paragraph.size > 1.4 * usual else 2)
    return Block(text, place)


def _usual_size(pages: Sequence[Page]) -> float:
    """The letter size that most of the text has."""
    weights: dict[float, int] = {}
    for page in pages:
        for segment in page.segments:
            size = round(segment.size, 1)
            weights[size] = weights.get(size, 0) + len(segment.text)
    return max(weights, key=lambda size: (weights[size], size)) if weights else 1.0


def _notes(pages: Sequence[Page], scanned: Sequence[int], folded: Sequence[str], counted: int) -> Iterator[Note]:
    for number in scanned:
        yield Note("pdf.scanned", str(number), Place(page=number))
    if counted:
        yield Note("split.row-numbers", str(counted))
    if folded:
        yield Note("pdf.look-alikes", " ".join(folded))
    for page in pages:
        if page.unmapped:
            yield Note("pdf.unmapped", str(page.unmapped), Place(page=page.number))


def _pages_shown(numbers: Sequence[int]) -> str:
    """`page 1 is`, `pages 1-3, 7 are`."""
    if len(numbers) == 1:
        return f"page {numbers[0]} is"
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return "pages " + ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges) + " are"
