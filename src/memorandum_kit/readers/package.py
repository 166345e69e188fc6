"""A zip package (docx, odt) whose parts are read within limits: number, size, ratio, no encryption."""

from __future__ import annotations

import io
import zipfile
import zlib

from memorandum_kit.errors import BadInput, NotMine, TooLarge
from memorandum_kit.readers.options import ENTRIES_LIMIT, ENTRY_LIMIT, MIB, RATIO_FROM, RATIO_LIMIT, TOTAL_LIMIT

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """A zip file in memory.

    Args:
        data: the whole file.
        name: its name, for messages.
        format: the format that is being tried, for "not docx: …".

    Raises:
        NotMine: the bytes are no zip file at all.
        BadInput: a zip file that is cut off or damaged.
        TooLarge: more parts or bytes than the limits allow.
    """

    def __init__(self, data: bytes, name: str, format: str) -> None:  # noqa: A002
        self.name = name
        if not data.startswith(ZIP_MAGIC):
            raise NotMine(f"not {format}: no zip package")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, UnicodeError) as error:
            raise self._damaged(str(error)) from None
        if len(entries) > ENTRIES_LIMIT:
            raise TooLarge(f"{name} is no usual {format}", why=f"{len(entries)} parts; the limit is {ENTRIES_LIMIT}")
        total = sum(entry.file_size for entry in entries)
        if total > TOTAL_LIMIT:
            raise TooLarge(
                f"{name} would unpack to {total // MIB} MB",
                why=f"the limit is {TOTAL_LIMIT // MIB} MB; such a file is called a zip bomb",
                advice="Open it in Word or LibreOffice, remove large pictures and save it again.",
            )
        self._entries = {entry.filename: entry for entry in entries}

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def names(self) -> tuple[str, ...]:
        """Give the names of the parts, in the file's order."""
        return tuple(self._entries)

    def read(self, part: str) -> bytes:
        """Unpack one part.

        Raises:
            BadInput: the part is missing, encrypted or damaged.
            TooLarge: it passes the size or the ratio.
        """
        entry = self._entries.get(part)
        if entry is None:
            raise self._damaged(f"the part {part} is missing")
        if entry.flag_bits & 1:
            raise BadInput(
                f"{self.name} is encrypted",
                why=f"the part {part} needs a password",
                advice="Open it in your office program, save it without a password and try again.",
            )
        self._refuse_bomb(part, entry.file_size, entry.compress_size)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(ENTRY_LIMIT + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise self._damaged(f"{part}: {error}") from None
        # The sizes in the directory may lie; what came out does not.
        self._refuse_bomb(part, len(data), entry.compress_size)
        return data

    def _refuse_bomb(self, part: str, size: int, packed: int) -> None:
        if size > ENTRY_LIMIT:
            raise TooLarge(
                f"{self.name} has a part of over {ENTRY_LIMIT // MIB} MB ({part})",
                why="such a file is called a zip bomb",
                advice="Split the document.",
            )
        if size > RATIO_FROM and size > RATIO_LIMIT * max(packed, 1):
            raise TooLarge(
                f"{self.name} has a part that unpacks to {size // max(packed, 1)} times its size ({part})",
                why=f"the limit is {RATIO_LIMIT} times; such a file is called a zip bomb",
                advice="Open it in Word or LibreOffice and save it again.",
            )

    def _damaged(self, reason: str) -> BadInput:
        return BadInput(
            f"{self.name} is damaged or cut off",
            why=f"its zip package cannot be read ({reason})",
            advice="Get the file again from where it came, or open and save it in your office program.",
        )
