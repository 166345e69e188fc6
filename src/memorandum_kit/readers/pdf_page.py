"""What PDFium gives of a page: segments of characters on one base line, with their boxes."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from typing import Any

from memorandum_kit.readers.wrapped_lines import is_wide

# Gaps in parts of the letter size: from the first on a blank stands between, from the second on another column may begin.
_BLANK = 0.18
_WIDE_BLANK = 1.1
_COLUMN = 1.6


@dataclass(slots=True)
class Segment:
    """A stretch of text on one base line; coordinates in points, y upward."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    size: float
    word_x1: float = 0.0  # where its first word ends; 0 where it has only one

    @property
    def first_word(self) -> float:
        """The width of its first word."""
        return (self.word_x1 or self.x1) - self.x0

    @property
    def middle(self) -> float:
        """Half its height above its lower edge."""
        return (self.y0 + self.y1) / 2


@dataclass(slots=True)
class Page:
    """One page: its segments and what else matters."""

    number: int  # from 1
    width: float
    height: float
    segments: list[Segment] = field(default_factory=list)
    pictures: bool = False
    unmapped: int = 0  # characters whose font does not say what they are


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    size: float


def _pdfium() -> Any:
    """PDFium's own functions, loaded when the first PDF is read."""
    import pypdfium2.raw  # type: ignore[import-untyped]

    return pypdfium2.raw


def read_page(document: Any, index: int) -> Page:
    """Read one page of an open pypdfium2 document."""
    pdfium = _pdfium()
    page = document[index]
    try:
        rotation = page.get_rotation()
        width, height = page.get_size()
        result = Page(index + 1, width, height)
        text_page = page.get_textpage()
        try:
            characters = _characters(text_page.raw, result, rotation)
        finally:
            text_page.close()
        result.pictures = any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4))
    finally:
        page.close()
    result.segments = _merged(_segments(characters))
    return result


def blank_from(before: str, after: str) -> float:
    """From which gap on, in letter sizes, a blank stands between two characters.

    Beside a Chinese character a gap comes from justified lines or from the automatic space to Latin letters; a real blank
    is drawn as a character there.
    """
    return _WIDE_BLANK if is_wide(before[-1:] or " ") or is_wide(after) else _BLANK


def _characters(text_page: Any, page: Page, rotation: int) -> list[_Character]:
    pdfium = _pdfium()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    matrix = pdfium.FS_MATRIX()
    characters: list[_Character] = []
    pending = ""
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        if pdfium.FPDFText_IsGenerated(text_page, index):
            continue  # blanks and line ends that PDFium adds; the gaps say it better
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if 0xD800 <= code < 0xDC00:
            pending = chr(code)
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((ord(pending) - 0xD800) << 10) + (code - 0xDC00) if pending else 0xFFFD
        pending = ""
        if code == 0 or code == 0xFFFE or (code == 0xFFFD) or pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1:
            page.unmapped += 1
            code = 0xFFFD
        if code == 2:  # PDFium's sign for a hyphen at a line end
            code = 0x2D
        if code < 0x20:
            continue
        if not pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top):
            continue
        size = pdfium.FPDFText_GetFontSize(text_page, index)
        if pdfium.FPDFText_GetMatrix(text_page, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)  # a font of size 1 may be drawn 11 times as large
        loose = pdfium.FS_RECTF()
        if pdfium.FPDFText_GetLooseCharBox(text_page, index, loose):
            box = (loose.left, loose.right, loose.bottom, loose.top)
        else:
            box = (left.value, right.value, bottom.value, top.value)
        x0, x1, y0, y1 = _upright(box, page, rotation)
        characters.append(_Character(chr(code), x0, x1, y0, y1, size if size > 0 else y1 - y0))
    return characters


def _upright(box: tuple[float, float, float, float], page: Page, rotation: int) -> tuple[float, float, float, float]:
    """The box as one sees it on a page that is shown turned."""
    x0, x1, y0, y1 = box
    if rotation == 90:
        return y0, y1, page.height - x1, page.height - x0
    if rotation == 180:
        return page.width - x1, page.width - x0, page.height - y1, page.height - y0
    if rotation == 270:
        return page.width - y1, page.width - y0, x0, x1
    return box


def _segments(characters: list[_Character]) -> list[Segment]:
    """Characters in the order of the file, as stretches that run on without a column gap."""
    segments: list[Segment] = []
    last: _Character | None = None
    for character in characters:
        current = segments[-1] if segments else None
        if current is not None and last is not None and _continues(last, character):
            blank = character.text.isspace()
            gap = character.x0 - last.x1
            if (
                not blank
                and not current.text.endswith(" ")
                and gap > blank_from(last.text, character.text) * character.size
            ):
                current.text += " "
            if not current.word_x1 and (blank or current.text.endswith(" ")):
                current.word_x1 = last.x1
            current.text += " " if blank else character.text
            current.x1 = max(current.x1, character.x1 if not blank else current.x1)
            current.y0, current.y1 = min(current.y0, character.y0), max(current.y1, character.y1)
        elif not character.text.isspace():
            segments.append(
                Segment(character.text, character.x0, character.x1, character.y0, character.y1, character.size)
            )
        else:
            continue
        last = character
    for segment in segments:
        segment.text = segment.text.strip()
    return [segment for segment in segments if segment.text]


def _continues(last: _Character, character: _Character) -> bool:
    shared = min(last.y1, character.y1) - max(last.y0, character.y0)
    if shared < 0.5 * min(last.y1 - last.y0, character.y1 - character.y0, last.size):
        return False
    if (character.x0, character.x1) == (last.x0, last.x1):
        return True  # the parts of a ligature share its box
    gap = character.x0 - last.x1
    return -0.5 * character.size < gap < _COLUMN * character.size


def _merged(segments: list[Segment]) -> list[Segment]:
    """Put together what stands on one base line without a column gap, in whatever order the file draws it."""
    merged: list[Segment] = []
    for segment in sorted(segments, key=lambda s: (-round(s.middle), s.x0)):
        for other in reversed(merged[-12:]):
            shared = min(other.y1, segment.y1) - max(other.y0, segment.y0)
            height = min(other.y1 - other.y0, segment.y1 - segment.y0)
            gap = segment.x0 - other.x1
            if shared > 0.6 * height and -0.3 * segment.size < gap < 0.9 * segment.size:
                blank = " " if gap > blank_from(other.text[-1], segment.text[0]) * segment.size else ""
                if not other.word_x1:
                    other.word_x1 = other.x1 if blank else segment.word_x1
                other.text += blank + segment.text
                other.x1 = max(other.x1, segment.x1)
                other.y0, other.y1 = min(other.y0, segment.y0), max(other.y1, segment.y1)
                break
        else:
            merged.append(segment)
    return merged
