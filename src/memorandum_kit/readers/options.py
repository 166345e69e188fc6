"""What a caller may ask of the readers, and the limits that every reader keeps."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024

FILE_LIMIT = 100 * MIB  # bytes of any file
TEXT_LIMIT = 20 * MIB  # bytes of plain text or HTML: some 5,000 printed pages
ENTRY_LIMIT = 64 * MIB  # bytes of one unpacked part of a docx or odt
TOTAL_LIMIT = 256 * MIB  # bytes of all unpacked parts as the package states them
ENTRIES_LIMIT = 10_000  # parts in a package
RATIO_LIMIT = 200  # unpacked : packed, for parts over RATIO_FROM; real documents stay below 60
RATIO_FROM = 16 * MIB
PAGES_LIMIT = 2_000  # pages of a PDF
DEPTH_LIMIT = 200  # elements within elements


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the readers; each reader takes those that concern it."""

    encoding: str | None = None  # of plain text and HTML, where it shall not be detected
    changes: str | None = None  # tracked changes: "final", "original"; None: final, and a note
    lines: str | None = None  # plain text: "paragraphs" (one a line), "wrapped"; None: by evidence
