"""Plain text: one paragraph a line, or lines wrapped at a width and paragraphs set off by blank lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from memorandum_kit.errors import NotMine, TooLarge
from memorandum_kit.model import Block, Note, Place, Source
from memorandum_kit.readers.options import MIB, TEXT_LIMIT, Options
from memorandum_kit.readers.text_encoding import decode
from memorandum_kit.readers.wrapped_lines import joined_lines, looks_wrapped, margin_of

_LINE_END = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
# Files that are text by their bytes but another format by their beginning.
_OTHERS = (
    (re.compile(rb"%PDF-"), "it is a PDF"),
    (re.compile(rb"\{\\rtf"), "it is RTF; save it as .docx in Word or LibreOffice"),
    (re.compile(rb"PK\x03\x04"), "it is a zip package"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "it is an old Office file"),
    (re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<\?xml|\xff\xfe<\x00\?\x00|\xfe\xff\x00<\x00\?"), "it is XML"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*"), "it is a picture; text in pictures is not read"),
    (re.compile(rb"\x7fELF|MZ[\x00-\xff]{58}\x00{0,4}|\x1f\x8b|7z\xbc\xaf|Rar!"), "it is a program or an archive"),
)
_MARKUP = re.compile(rb"\s*<[A-Za-z!][^<>]*>")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number, from 0."""

    text: str
    number: int


def read_txt(data: bytes, name: str, options: Options) -> Source:
    """Read plain text; `Place.paragraph` is the number of a block's first line, from 0.

    Blank lines end a paragraph. Without hard wrapping every line is a paragraph; wrapped lines are joined (with a blank
    in German, without one in Chinese, a hyphen at the line end taken back) and a note says so.

    Raises:
        NotMine: the bytes are another format or no text.
        BadInput: see `text_encoding.decode`.
        TooLarge: over TEXT_LIMIT.
    """
    for beginning, reason in _OTHERS:
        if beginning.match(data):
            raise NotMine(f"not txt: {reason}")
    if _MARKUP.match(data) and data.rstrip().endswith(b">"):
        raise NotMine("not txt: it is XML or HTML")
    if len(data) > TEXT_LIMIT:
        raise TooLarge(
            f"{name or 'This text'} is too large",
            why=f"{len(data) / MIB:.0f} MB of text; the limit is {TEXT_LIMIT // MIB} MB",
            advice="Split the file.",
        )
    decoded = decode(data, name or "This text", encoding=options.encoding)
    notes = [Note("txt.encoding", f"{decoded.encoding} ({decoded.evidence})")]
    if decoded.suspicious:
        notes.append(Note("txt.mojibake", decoded.suspicious))
    if "\ufffd" in decoded.text:
        notes.append(Note("txt.replacement", str(decoded.text.count("\ufffd"))))
    lines = [Line(text, number) for number, text in enumerate(_LINE_END.split(decoded.text.removesuffix("\x1a")))]
    stretches = _stretches(lines)
    wrapped = options.lines == "wrapped" or (
        options.lines is None and looks_wrapped([[x.text for x in s] for s in stretches])
    )
    margin = margin_of([line.text for stretch in stretches for line in stretch])
    blocks: list[Block] = []
    joined = 0
    for stretch in stretches:
        groups = (
            joined_lines([line.text for line in stretch], margin)
            if wrapped
            else [(i, 1, x.text) for i, x in enumerate(stretch)]
        )
        for first, count, text in groups:
            joined += count - 1
            place = Place(block=len(blocks), paragraph=stretch[first].number, end=len(text))
            blocks.append(Block(text, place))
    if joined:
        notes.append(Note("txt.lines-joined", str(joined)))
    return Source(blocks=tuple(blocks), media_type="text/plain", notes=tuple(notes))


def _stretches(lines: list[Line]) -> list[list[Line]]:
    """Lines between blank lines."""
    stretches: list[list[Line]] = [[]]
    for line in lines:
        if line.text.strip():
            stretches[-1].append(line)
        elif stretches[-1]:
            stretches.append([])
    return [stretch for stretch in stretches if stretch]
