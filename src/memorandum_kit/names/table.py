"""Read the shipped tables of names: tab-separated rows whose faults are told with file, line and column."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from memorandum_kit.errors import Damaged
from memorandum_kit.names.syllables import SYLLABLES, toneless
from memorandum_kit.resources import glossaries


class Row:
    """One row; a value is asked for by its column's name."""

    __slots__ = ("_columns", "_values", "file", "line")

    def __init__(self, file: str, line: int, columns: dict[str, int], values: list[str]) -> None:
        """Keep the values and where they stand; `line` counts from 1, the header included."""
        self.file = file
        self.line = line
        self._columns = columns
        self._values = values

    def __getitem__(self, column: str) -> str:
        """Give the value of a column, "" where it is empty."""
        return self._values[self._columns[column]]

    def damaged(self, column: str, expected: str) -> Damaged:
        """Make the error for a bad value."""
        value = self[column]
        shown = value if len(value) <= 20 else value[:20] + "…"
        return Damaged(
            f"{self.file}, line {self.line}, column {column!r} ({self._columns[column] + 1}): {shown!r}",
            why=f"expected {expected}",
            advice="Correct the row, or restore the file from the package.",
        )

    def number(self, column: str) -> int:
        """Give a column as a whole number."""
        if not self[column].isdecimal():
            raise self.damaged(column, "a whole number")
        return int(self[column])

    def syllables(self, text: str, hanzi: str, column: str = "reading") -> tuple[str, ...]:
        """Give toned syllables, one a character of `hanzi`."""
        found = tuple(text.split())
        if len(found) != len(hanzi):
            raise self.damaged(column, f"{len(hanzi)} syllables separated by spaces, one a character of {hanzi}")
        if any(toneless(syllable) not in SYLLABLES for syllable in found):
            raise self.damaged(column, "pinyin syllables in lower case with tone marks, such as 'lǚ chén fēi'")
        return found

    def pairs(self, column: str) -> list[tuple[str, str]]:
        """Give a column of `form=system; form=system` as pairs."""
        if not self[column]:
            return []
        pairs = []
        for part in self[column].split("; "):
            form, sign, system = part.partition("=")
            if not (form.strip() and sign and system.strip()):
                raise self.damaged(column, "entries 'form=system' separated by '; ', such as 'Peking=exonym'")
            pairs.append((form.strip(), system.strip()))
        return pairs


class Table:
    """The rows of one file in `glossaries/names`."""

    def __init__(self, name: str, columns: tuple[str, ...], folder: Path | None = None) -> None:
        """Name the file and the columns that it must have; `folder` stands for the shipped one."""
        self.path = (folder or glossaries() / "names") / name
        self.columns = columns

    def __iter__(self) -> Iterator[Row]:
        """Give the rows in order.

        Raises:
            Damaged: no file, not UTF-8, or a header or row of another shape.
        """
        name = f"names/{self.path.name}"
        try:
            lines = self.path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise Damaged(
                f"{name} cannot be read", why=str(error), advice="Restore the file from the package."
            ) from error
        header = lines[0].rstrip("\r").split("\t")
        if tuple(header) != self.columns:
            raise Damaged(
                f"{name}, line 1: the header is {' | '.join(header)[:60]!r}",
                why=f"expected the columns {', '.join(self.columns)}, separated by tabs",
                advice="Restore the file from the package.",
            )
        columns = {column: i for i, column in enumerate(header)}
        for number, line in enumerate(lines[1:], start=2):
            if not line:
                continue
            values = line.rstrip("\r").split("\t")
            if len(values) != len(header):
                raise Damaged(
                    f"{name}, line {number}: {len(values)} columns",
                    why=f"expected {len(header)} separated by tabs ({', '.join(header)})",
                    advice="Correct the row, or restore the file from the package.",
                )
            yield Row(name, number, columns, values)
