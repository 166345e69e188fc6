"""Pages to paragraphs: columns, page headers and footers, wrapped lines.

Columns are told by a gutter that no segment crosses over several rows and by lines that fill both sides; short cells beside
one another are a table or a form, and are read row by row.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from memorandum_kit.readers.pdf_page import Page, Segment
from memorandum_kit.readers.wrapped_lines import is_number, is_wide, join_pair, opens_paragraph, width

_MARGIN = 0.12  # of the page's height: where headers and footers stand
_COLUMN_ROWS = 4
_NUMBER_GAP = 6  # between a number and its text, in letter sizes
_JUSTIFIED_GAP = 5  # within a justified line, in letter sizes
_JUSTIFIED_GAP_EXACT = 12
_LONG = 16  # rows from which on a narrow column is running text all the same
_TOO_NARROW = 10  # for running text, in letter sizes: not three words of German fit in
_NEARLY_FULL = 0.85  # of the longest row
_NARROWEST = 15  # of a column of running text, in letter sizes
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:(?:seite|page|s\.)\s*)?\d{1,4}(?:\s*(?:von|/|of)\s*\d{1,4})?(?:\s*[-–—])?"
    r"|第\s*[\d一二三四五六七八九十百]+\s*页(?:\s*[,，/]?\s*共\s*[\d一二三四五六七八九十百]+\s*页)?",
    re.IGNORECASE,
)
# What a Chinese line cannot be broken within: an opening bracket with what follows, Latin letters in it.
_UNBROKEN = re.compile("[（《“‘「『【〔]*(?:[!-~]+[）》”’」』】〕，。、；：]*|.)")
_DIGITS = re.compile(r"\d+")


# A line that ends with a word in small letters, as a noun, a name and an end of a sentence do not.
_WITHIN = re.compile(r"(?:^|\s)[a-zäöüß]+,?$")


@dataclass(slots=True)
class Row:
    """Segments on one base line, from left to right."""

    segments: list[Segment]
    hang: float | None = None  # where the text behind a number begins: its next lines may hang there

    @property
    def y0(self) -> float:
        """Its lower edge."""
        return min(segment.y0 for segment in self.segments)

    @property
    def y1(self) -> float:
        """Its upper edge."""
        return max(segment.y1 for segment in self.segments)

    @property
    def text(self) -> str:
        """Its text, gaps as tabs."""
        return "\t".join(segment.text for segment in self.segments)


@dataclass(slots=True)
class Paragraph:
    """A paragraph as found on a page."""

    text: str
    page: int
    size: float
    part: str = "body"  # body, header, footer
    open_end: bool = False  # its last line is full: the next column or page may continue it
    lines: int = 1
    ends_column: bool = False


@dataclass(slots=True)
class _Column:
    rows: list[Row] = field(default_factory=list)


def paragraphs_of(pages: Sequence[Page]) -> list[Paragraph]:
    """Give the paragraphs of all pages in reading order, repeated headers and footers once and set apart."""
    rows = {page.number: _rows(page.segments) for page in pages}
    margins = _margins(pages, rows)
    found: list[Paragraph] = []
    seen: set[tuple[str, str]] = set()
    gutter: float | None = None
    for page in pages:
        apart = margins[page.number]
        for row, part in apart:
            keys = _repeats(row, part, page.number, len(pages))
            if seen.isdisjoint(keys):
                found.append(Paragraph(row.text, page.number, row.segments[0].size, part))
            seen |= keys
        outside = {id(row) for row, _ in apart}
        body = [row for row in rows[page.number] if id(row) not in outside]
        columns, gutter = _columns(body, page.width, gutter)
        for column in columns:
            _append(found, _paragraphs(column.rows, page.number))
    return found


def _rows(segments: Iterable[Segment]) -> list[Row]:
    rows: list[Row] = []
    for segment in sorted(segments, key=lambda s: (-s.middle, s.x0)):
        row = rows[-1] if rows else None
        if row is not None and row.segments[0].y0 < segment.middle < row.segments[0].y1:
            row.segments.append(segment)
        else:
            rows.append(Row([segment]))
    for row in rows:
        row.segments.sort(key=lambda s: s.x0)
        _take_number(row)
    return rows


def _take_number(row: Row) -> None:
    """Put a number and the text that a tab sets off from it together: "(1)", gap, "Die Parteien …"."""
    if len(row.segments) < 2:
        return
    number, text = row.segments[:2]
    if is_number(number.text) and text.x0 - number.x1 < _NUMBER_GAP * text.size:
        row.hang = text.x0
        y0, y1 = min(number.y0, text.y0), max(number.y1, text.y1)
        joined = Segment(f"{number.text} {text.text}", number.x0, text.x1, y0, y1, text.size, number.x1)
        row.segments[:2] = [joined]


def _pattern(text: str, page: int, pages: int) -> str:
    """A line at a page's edge with the page's own number and the number of pages taken out, no other digits.

    "Artikel 5" on one page and "Artikel 9" on another are two headings, "Seite 5" and "Seite 9" one footer.
    """
    own = {str(page), str(pages)}
    return _DIGITS.sub(lambda match: "#" if match[0] in own else match[0], " ".join(text.split()))


def _repeats(row: Row, part: str, page: int, pages: int) -> set[tuple[str, str]]:
    """What to compare with other pages: the line as it is ("Stand 1.2.2025" on pages 1 and 2), and without page numbers."""
    return {(part, " ".join(row.text.split())), (part, _pattern(row.text, page, pages))}


def _margins(pages: Sequence[Page], rows: dict[int, list[Row]]) -> dict[int, list[tuple[Row, str]]]:
    """The rows of each page that are header or footer: repeated near the edge on other pages, or a page number."""
    edge: dict[int, list[tuple[Row, str]]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for page in pages:
        edge[page.number] = []
        for row in rows[page.number]:
            if row.y0 > (1 - _MARGIN) * page.height:
                edge[page.number].append((row, "header"))
            elif row.y1 < _MARGIN * page.height:
                edge[page.number].append((row, "footer"))
        counts.update(
            set().union(*(_repeats(row, part, page.number, len(pages)) for row, part in edge[page.number]), set())
        )
    needed = max(2, len(pages) // 3)
    return {
        number: [
            (row, part)
            for row, part in found
            if any(counts[key] >= needed for key in _repeats(row, part, number, len(pages)))
            or _PAGE_NUMBER.fullmatch(row.text.strip())
        ]
        for number, found in edge.items()
    }


def _columns(rows: list[Row], width: float, carried: float | None = None) -> tuple[list[_Column], float | None]:
    """Cut the rows of a page into columns, in reading order; text across the page stays one.

    Args:
        rows: of the page, or of one column of it.
        width: of the page.
        carried: x of the gutter that reached the end of the page before.

    Returns:
        The columns, and x of the gutter that reaches the end of these rows.
    """
    columns: list[_Column] = []
    index = 0
    last: float | None = None
    while index < len(rows):
        best = _carried_block(rows, carried) if carried is not None and index == 0 else None
        best = best or _column_block(rows, index, width)
        if best is None:
            if not columns or columns[-1] is None:
                columns.append(_Column())
            columns[-1].rows.append(rows[index])
            index += 1
            last = None
            continue
        end, gutter = best
        left, right = _split(rows[index:end], gutter)
        for side in (left, right):
            columns.extend(_columns(side, width)[0])
        columns.append(_Column())
        index = end
        last = gutter
    return [column for column in columns if column.rows], last


def _carried_block(rows: list[Row], gutter: float) -> tuple[int, float] | None:
    """The rows at the top of a page that go on in the columns of the page before, however few a side has."""
    end = 0
    while end < len(rows) and not any(s.x0 < gutter < s.x1 for s in rows[end].segments):
        end += 1
    left, right = _split(rows[:end], gutter)
    languages = [{_in_hanzi(row.text) for row in side} for side in (left, right)]
    # Each side in one language: short lines beside one another, a signature block, may be in one language.
    if (
        len(left) + len(right) < _COLUMN_ROWS
        or any(len(found) != 1 for found in languages)
        or languages[0] == languages[1]
    ):
        return None
    return end, gutter


def _split(rows: Iterable[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        for side, segments in (
            (left, [s for s in row.segments if s.x1 <= gutter]),
            (right, [s for s in row.segments if s.x1 > gutter]),
        ):
            if segments:
                side.append(Row(segments, row.hang if segments[0] is row.segments[0] else None))
                _take_number(side[-1])
    return left, right


def _column_block(rows: list[Row], start: int, width: float) -> tuple[int, float] | None:
    """A run of rows from `start` in two columns: (index after it, x of the gutter), or None."""
    for gutter in _gutters(rows, start):
        end = start
        while end < len(rows) and not any(s.x0 < gutter < s.x1 for s in rows[end].segments):
            end += 1
        block = rows[start:end]
        left, right = _split(block, gutter)
        if len(left) < _COLUMN_ROWS or len(right) < _COLUMN_ROWS:
            continue
        if _is_filled(left, width) and _is_filled(right, width):
            return end, gutter
    return None


def _gutters(rows: list[Row], start: int) -> list[float]:
    """Middles of the gaps in the next rows, the commonest first."""
    gaps: Counter[int] = Counter()
    for row in rows[start : start + 40]:
        for first, second in itertools.pairwise(row.segments):
            gaps[round((first.x1 + second.x0) / 2 / 4)] += 1
    if not rows[start].segments:
        return []
    # A gutter lies left of a column's fixed left edge: where right-hand segments begin is steadier than the gap's middle.
    edges: Counter[int] = Counter()
    for row in rows[start : start + 40]:
        edges.update(round(segment.x0) for segment in row.segments[1:])
    places = [x - 2.0 for x, count in edges.most_common(3) if count >= 2]
    return places + [4.0 * place for place, count in gaps.most_common(4) if count >= 2]


def _is_filled(rows: list[Row], width: float) -> bool:
    """Whether these rows are running text: a column of some width whose lines mostly reach its edge."""
    x0 = min(row.segments[0].x0 for row in rows)
    x1 = max(row.segments[-1].x1 for row in rows)
    if x1 - x0 < 0.18 * width:
        return False
    extents = [row.segments[-1].x1 - row.segments[0].x0 for row in rows]
    return statistics.median(extents) > 0.6 * (x1 - x0)


def _append(found: list[Paragraph], new: list[Paragraph]) -> None:
    """Add paragraphs; the first may continue the last one of the column or page before."""
    if new:
        first = new[0]
        # Of two columns in two languages each goes on in its own on the next page.
        ends = (p for p in reversed(found) if p.part == "body" and p.ends_column)
        last = next((p for p in itertools.islice(ends, 3) if _in_hanzi(p.text) == _in_hanzi(first.text)), None)
        if (
            last is not None
            and last.open_end
            and abs(last.size - first.size) < 1
            and not opens_paragraph(first.text)
            and (
                first.text[0].islower()
                or (last.lines > 1 and last.text[-1].isalpha() and not is_wide(last.text[-1]))
                or (is_wide(first.text[0]) and is_wide(last.text[-1]) and last.text[-1] not in "。；：！？")
            )
        ):
            last.text = join_pair(last.text, first.text)
            last.open_end = first.open_end
            last.lines += first.lines
            last.ends_column = len(new) == 1
            new = new[1:]
        if new:
            new[-1].ends_column = True
    found.extend(new)


def _in_hanzi(text: str) -> bool:
    """Whether most of a text's letters are Chinese characters."""
    letters = [character for character in text if character.isalpha()]
    return 2.5 * sum(map(is_wide, letters)) > sum(not is_wide(letter) for letter in letters)


def _runs(rows: list[Row], left: float, right: float) -> bool:
    """Whether a narrow column is running text all the same: many rows, and most of them nearly as long as the longest."""
    usual = statistics.median(row.segments[-1].x1 for row in rows) - left
    size = statistics.median(row.segments[0].size for row in rows)
    return len(rows) >= _LONG and right - left >= _TOO_NARROW * size and usual >= _NEARLY_FULL * (right - left)


def _paragraphs(rows: list[Row], page: int) -> list[Paragraph]:
    """The rows of one column as paragraphs."""
    pitches = [first.segments[0].y0 - second.segments[0].y0 for first, second in itertools.pairwise(rows)]
    usual = _usual_pitch(pitches)
    left = min((row.segments[0].x0 for row in rows), default=0.0)
    right = max((row.segments[-1].x1 for row in rows), default=0.0)
    if rows and not _runs(rows, left, right):
        # A column this narrow is no running text but an address or a list: none of its lines is full.
        right = max(right, left + _NARROWEST * statistics.median(row.segments[0].size for row in rows))
    _close_justified(rows, left, right)
    flush = sum(1 for row in rows if not _is_indented(row, left))
    indented = 0.3 * len(rows) <= flush < len(rows)
    found: list[Paragraph] = []
    for index, row in enumerate(rows):
        segment = row.segments[0]
        text = row.text
        previous = rows[index - 1] if index else None
        ends_full = _is_full(row, rows[index + 1] if index + 1 < len(rows) else None, left, right)
        # Where first lines are indented, an indented line behind a paragraph of one line begins the next one.
        begins = (
            indented
            and found
            and found[-1].lines == 1
            and _is_indented(row, left)
            and _is_indented(rows[index - 1], left)
            and not _is_centred(row, left, right)
        )
        begins = begins or (bool(found) and _changes_script(found[-1].text, text))
        if previous is not None and not begins and not _breaks(previous, row, pitches[index - 1], usual, left, right):
            found[-1].text = join_pair(found[-1].text, text)
            found[-1].lines += 1
            found[-1].open_end = ends_full
        else:
            found.append(Paragraph(text, page, segment.size, open_end=ends_full))
    return found


def _changes_script(before: str, line: str) -> bool:
    """Whether a line is in Chinese behind a text without a Chinese character, or the other way round."""
    letters = min(sum(map(str.isalpha, before)), sum(map(str.isalpha, line)) * 2)
    wide = [any(is_wide(c) and c.isalpha() for c in text) for text in (before, line)]
    return letters >= 8 and wide[0] != wide[1] and _in_hanzi(before) != _in_hanzi(line)


def _is_indented(row: Row, left: float) -> bool:
    segment = row.segments[0]
    return 0.9 * segment.size < segment.x0 - left < 4 * segment.size and row.hang is None


def _is_centred(row: Row, left: float, right: float) -> bool:
    """Whether a line leaves as much room on its left as on its right."""
    size = row.segments[0].size
    before, after = row.segments[0].x0 - left, right - row.segments[-1].x1
    return before > 0.9 * size and abs(before - after) < 1.2 * size


def _share_centre(first: Row, second: Row) -> bool:
    """Whether two lines are centred over one another, and not by the chance of a hanging number."""
    if opens_paragraph(first.segments[0].text):
        return False
    (a0, a1), (b0, b1) = ((row.segments[0].x0, row.segments[-1].x1) for row in (first, second))
    size = first.segments[0].size
    return abs((a0 + a1) - (b0 + b1)) < 0.6 * size and abs(a0 - b0) > 0.5 * size


def _close_justified(rows: list[Row], left: float, right: float) -> None:
    """Put together lines that only justification has torn apart.

    They go from edge to edge, and where a cell would begin in them no neighbouring line has one beginning.
    """
    gaps = [[(a.x1, b.x0) for a, b in itertools.pairwise(row.segments)] for row in rows]
    for index, row in enumerate(rows):
        size = row.segments[0].size
        if not gaps[index] or row.segments[-1].x1 < right - size or row.segments[0].x0 > left + 4 * size:
            continue
        # Few long words leave wide gaps; then the edges must be met exactly, here and on the line before.
        exact = index > 0 and all(
            abs(near.segments[-1].x1 - right) < 0.1 * size for near in rows[index - 1 : index + 1]
        )
        if max(b - a for a, b in gaps[index]) > (_JUSTIFIED_GAP_EXACT if exact else _JUSTIFIED_GAP) * size:
            continue
        beside = [gap for near in (index - 1, index + 1) if 0 <= near < len(rows) for gap in gaps[near]]
        widths = [b - a for a, b in gaps[index]]
        # Justification makes all gaps of a line equal; cells do not.
        even = len(widths) > 1 and max(widths) - min(widths) < 0.3 * size
        if not even and any(abs(b - d) < 0.5 * size for _, b in gaps[index] for _, d in beside):
            continue
        text = row.segments[0].text
        for segment in row.segments[1:]:
            text += segment.text if is_wide(text[-1]) or is_wide(segment.text[0]) else f" {segment.text}"
        first, last = row.segments[0], row.segments[-1]
        row.segments[:] = [Segment(text, first.x0, last.x1, row.y0, row.y1, size, first.word_x1 or first.x1)]


def _breaks(previous: Row, row: Row, pitch: float, usual: float, left: float, right: float) -> bool:
    """Whether a paragraph begins at this row."""
    first, before = row.segments[0], previous.segments[0]
    if len(row.segments) > 1 or len(previous.segments) > 1:
        return True  # a table or form: row by row
    if abs(first.size - before.size) > 0.15 * before.size:
        return True
    # Lines of a title stand as far apart as its letters need.
    title = first.size > (0.85 if is_wide(first.text[0]) else 1.05) * usual
    apart = max(1.3 * usual + 0.5, (1.55 if is_wide(first.text[0]) else 1.35) * first.size if title else 0)
    if pitch > apart or opens_paragraph(first.text):
        return True
    indent = first.x0 - before.x0
    hangs = opens_paragraph(before.text) and 0 < indent < _NUMBER_GAP * first.size
    centred = _share_centre(previous, row)
    if not hangs and not centred and indent > 0.9 * first.size and before.x0 - left < 0.5 * first.size:
        return True
    if before.text[-1] in "-\u00ad\u2010" and first.text[0].islower():
        return False
    # However long the next word: nobody wraps a line that is not half full, unless it ends within a sentence.
    reach = before.x1 - before.x0 if centred else previous.segments[-1].x1 - left
    least = 0.35 if _WITHIN.search(before.text) or first.text[0].islower() else 0.65
    return not _is_full(previous, row, left, right) or reach < least * (right - left)


def _is_full(row: Row, following: Row | None, left: float, right: float) -> bool:
    """Whether the next line's first word would not have fit behind this row."""
    segment = row.segments[-1]
    room = right - segment.x1
    if following is not None and _share_centre(row, following):
        room += row.segments[0].x0 - left
    if following is None:
        # The next column's first word may be a long one.
        return room < 8 * segment.size and segment.x1 - left > 0.65 * (right - left)
    after = following.segments[0]
    if is_wide(after.text[0]) and (unit := _UNBROKEN.match(after.text)):
        # Closing marks may not begin a line, nor a number or a word in brackets be cut: up to three characters of room.
        share = width(unit[0]) / max(1, width(after.text))
        return room < max(3.2 * segment.size, share * (after.x1 - after.x0))
    return room < after.first_word + 0.25 * segment.size


def _usual_pitch(pitches: Sequence[float]) -> float:
    """The commonest distance of base lines; the smaller ones are the wrapped lines."""
    positive = sorted(pitch for pitch in pitches if pitch > 1)
    if not positive:
        return 1000.0
    counts = Counter(round(pitch) for pitch in positive)
    most = max(counts.values())
    return float(min(value for value, count in counts.items() if count >= max(1, 0.5 * most)))
