"""Lines of a wrapped text (plain text, PDF) back to paragraphs.

A line is wrapped where the next one's first word would not have fit behind it: this tells a wrapped paragraph from a list
of short lines (an address, a signature block) without knowing any word of either.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence

# What begins a paragraph of its own although the line before was full.
_OPENING = re.compile(
    r"""\s*(?!\d{1,3}(?:\.\d{3})+\s | \d{1,2}\.\s+(?:januar|jänner|februar|märz|april|mai|ju[nl]i|august|september|oktober|november|dezember)\b)
    (?:
        (?:artikel|art\.|§§?|abschnitt|kapitel|teil|präambel|anlage|anhang)\s*\d   # Artikel 3
      | (?:\(?\d{1,3}\)|\d{1,3}\.(?:\d{1,3}\.?)*(?!\d)|\(?[a-z]\))\s               # (1) 1. 1.1 a)
      | [–—\-•▪●○■□·*]\s                                                           # – item
      | (?:präambel|vorbemerkungen?)\s*:?\s*$ | [序前]\s?言\s*$
      | 第[〇零一二三四五六七八九十百千0-9]{1,6}[条條章节節款项項编編]                   # 第三条
      | [一二三四五六七八九十]{1,3}[、．.] | [（(][一二三四五六七八九十0-9]{1,3}[)）]      # 一、 （一）
      | [①-⑳㈠-㈩] | [0-9]{1,3}[．、]
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？", "；", ";", ":", "：")
_WIDE = "WF"
# Words after "-" at a line end that continue a pair ("Ein- und Ausfuhr"): the hyphen is no hyphenation.
_CENTRED = re.compile(r"[ \u3000]{3,}\S.*\n[ \u3000]{3,}\S")
_CUT = re.compile(r"[^\W\d_][-\u00ad\u2010]\s*\n\s*(?!(?:und|oder|bzw|sowie)\b)[a-zäöüß]")
_SUSPENDED = re.compile(r"(?:und|oder|bzw\.|sowie|als|bis|noch|wie|statt|aber)\b")
# Marks of Chinese text that Unicode calls narrow or ambiguous.
_NARROW_MARKS = frozenset("“”‘’—…·,.;:?!)%")


def width(text: str) -> int:
    """Give the columns that a text takes in a fixed-width display: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(character) in _WIDE else 1 for character in text)


def is_wide(character: str) -> bool:
    """Whether a character takes two columns: Chinese, Japanese, their punctuation."""
    return unicodedata.east_asian_width(character) in _WIDE


def opens_paragraph(line: str) -> bool:
    """Whether a line begins with a number or sign that begins a clause or a list item."""
    return _OPENING.match(line) is not None


def is_number(text: str) -> bool:
    """Whether a text is nothing but such a number or sign, with or without its point or bracket."""
    if re.search(r"\d{4}", text):
        return False  # a year: a date, no number
    opening = _OPENING.match(f"{text} x")
    return (len(text) <= 16 and opening is not None and opening.end() >= len(text) - 1) or text.isdecimal()


def looks_wrapped(stretches: Sequence[Sequence[str]]) -> bool:
    """Whether the lines between blank lines are parts of paragraphs rather than paragraphs.

    At least four lines, and seven in ten, must be full where another one follows; a margin beyond 130 columns is no wrapping.
    """
    lines = [line for stretch in stretches for line in stretch]
    inner = [(first, second) for stretch in stretches for first, second in itertools.pairwise(stretch)]
    # Lines that blanks set in the middle, a title, say nothing about the margin.
    inner = [
        (first, second)
        for first, second in inner
        if not opens_paragraph(second) and not _CENTRED.match(f"{first}\n{second}")
    ]
    if not lines or not 30 <= (margin := margin_of(lines)) <= 130:
        return False
    if sum(1 for first, second in inner if _CUT.search(f"{first}\n{second}") and _is_full(first, second, margin)) > 1:
        return True  # words cut at line ends
    if len(inner) < 4:
        return False
    # Wrapped lines seldom end where a sentence does; paragraphs of about one length do.
    if sum(1 for first, _ in inner if first.rstrip().endswith(_SENTENCE_ENDS)) > 0.5 * len(inner):
        return False
    full = [second for first, second in inner if _is_full(first, second, margin)]
    # Without blank lines between them, the last lines of paragraphs are not full either; small letters at line
    # beginnings then show the wrapping.
    small = sum(1 for second in full if second.lstrip()[0].islower())
    return len(full) >= 0.7 * len(inner) or (len(full) >= 0.4 * len(inner) and small >= max(4, 0.4 * len(full)))


def joined_lines(lines: Sequence[str], margin: int) -> list[tuple[int, int, str]]:
    """Join the lines of wrapped paragraphs; gives (index of the first line, number of lines, text) for each.

    Args:
        lines: lines between two blank lines.
        margin: the width at which the whole text is wrapped (`margin_of`).
    """
    groups: list[tuple[int, int, str]] = []
    for index, line in enumerate(lines):
        if groups and not opens_paragraph(line) and _is_full(lines[index - 1], line, margin):
            first, count, text = groups[-1]
            groups[-1] = (first, count + 1, join_pair(text, line))
        else:
            groups.append((index, 1, line))
    return groups


def join_pair(text: str, line: str) -> str:
    """Put a wrapped line behind a text: without a blank between Chinese, a hyphen at the end taken back."""
    text, line = text.rstrip(), line.strip()
    if not text or not line:
        return text + line
    last, first = text[-1], line[0]
    if last == "\u00ad":
        return text[:-1] + line
    if last in "-\u2010" and len(text) > 1 and text[-2].isalpha():
        if _ADDRESS.search(text):
            return text + line
        # "Wirtschafts-|förderung" is one word; "Ein-|und Ausfuhr" and "Nordrhein-|Westfalen" keep the hyphen.
        if first.islower():
            return f"{text} {line}" if _SUSPENDED.match(line) else text[:-1] + line
        return text + line
    if (is_wide(last) and _in_chinese(first)) or (is_wide(first) and _in_chinese(last)):
        return text + line
    return f"{text} {line}"


def _in_chinese(character: str) -> bool:
    """Whether no blank stands between this and a Chinese character: all but brackets and signs of Latin text."""
    return is_wide(character) or character.isalnum() or character in _NARROW_MARKS


def margin_of(lines: Sequence[str]) -> int:
    """Give the width at which lines are wrapped: the widest, a few overlong ones left out."""
    widths = sorted(width(line.rstrip()) for line in lines)
    return widths[min(len(widths) - 1, int(len(widths) * 0.97))] if widths else 0


def _is_full(line: str, following: str, margin: int) -> bool:
    """Whether the following line's first word would not have fit behind the line."""
    following = following.lstrip()
    if not following:
        return False
    line = line.rstrip()
    if is_wide(following[0]) or (line and is_wide(line[-1])):
        # Chinese breaks anywhere but before a closing mark and within a number or Latin word. Programs count characters
        # or columns, so that a line with Latin letters may be shorter than others.
        narrow = sum(1 for character in line if not is_wide(character))
        return width(line) + narrow >= margin - 6
    word = following.split(maxsplit=1)[0]
    # However long the next word: nobody wraps a line that is not half full.
    return width(line) > 0.55 * margin and width(line) + 1 + width(word) > margin - 1
