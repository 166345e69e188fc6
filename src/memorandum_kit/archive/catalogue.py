"""The catalogue: a SQLite file that can be made again from the bags at any time; its tables are told in `database`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from memorandum_kit.archive import database
from memorandum_kit.archive.filters import Filters, conditions
from memorandum_kit.archive.folding import search_key
from memorandum_kit.archive.record import Record, StoredFile, Tombstone

NAME = "catalogue.sqlite"


@dataclass(frozen=True, slots=True)
class Row:
    """A version as the lists show it."""

    record: str
    version: int
    status: str
    title: str
    reference: str
    day_from: str
    day_to: str
    created: str
    seal: str
    files: int
    bytes: int
    destroyed: bool = False

    @property
    def key(self) -> str:
        """The version's name, `id@v2`."""
        return f"{self.record}@v{self.version}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A text to search in: a clause, a title, a party's name, a paragraph of the council paper."""

    source: str  # de, zh …: the document; metadata; paper
    clause: str
    lang: str
    text: str
    partners: tuple[str, ...] = ()  # ids of the clauses that answer it


class Catalogue:
    """An open catalogue. The connection belongs to one thread."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the catalogue, or make an empty one.

        Raises:
            Damaged: the file is no catalogue, or broken.
        """
        self.path = path
        with database.told(path):
            self._db = database.connect(path, read_only=read_only)
            try:
                self._check_layout(read_only=read_only)
            except BaseException:
                self._db.close()
                raise

    def _check_layout(self, *, read_only: bool) -> None:
        self.inode = self.path.stat().st_ino
        layout = self._db.execute("PRAGMA user_version").fetchone()[0]
        if layout == 0 and not read_only:
            with self.transaction():
                database.create(self._db)
        elif layout != database.LAYOUT:
            raise sqlite3.DatabaseError(f"its layout is {layout}, not {database.LAYOUT}")
        tables = {name for (name,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        self.has_index = "entry_index" in tables

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, on the disk when it ends.

        Raises:
            Damaged: the file is broken.
            Refused: the disk is full.
        """
        with database.told(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            try:
                self._db.execute("COMMIT")
            except sqlite3.Error:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    # Writing: inside a transaction, by the holder of the archive's lock.

    def put(self, record: Record, entries: Iterable[Entry], *, seal: str = "") -> None:
        """Enter a version: pending without a seal, else sealed and the latest."""
        signed = [day_range(signing.date) for signing in record.signings if signing.date]
        self._db.execute(
            "INSERT INTO version VALUES (?, ?, 'pending', '', 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (
                record.id,
                record.version,
                record.status,
                record.created,
                record.created_by,
                record.reason,
                record.title,
                record.reference,
                min((first for first, _ in signed), default=""),
                max((last for _, last in signed), default=""),
                record.term_from,
                record.term_to,
                record.retention,
                record.access,
                "\n".join(record.fields),
                len(record.files),
                sum(file.bytes for file in record.files),
            ),
        )
        self._put_files(record.id, record.version, record.files)
        if seal:
            self.seal(record, entries, seal)

    def seal(self, record: Record, entries: Iterable[Entry], seal: str) -> None:
        """Make a pending version the latest one, and its texts those that are searched."""
        here = (record.id, record.version)
        self._db.execute("UPDATE version SET state = 'sealed', seal = ? WHERE record = ? AND number = ?", (seal, *here))
        for tombstone in record.destroyed:
            self._bury(record.id, tombstone)
        newest = self._db.execute(
            "SELECT max(number) FROM version WHERE record = ? AND state = 'sealed'", (record.id,)
        ).fetchone()[0]
        if newest != record.version:
            return
        self._db.execute("UPDATE version SET latest = (number = ?) WHERE record = ?", (record.version, record.id))
        self._forget_texts(record.id)
        self._db.executemany(
            "INSERT OR IGNORE INTO party VALUES (?, ?, ?, ?, ?)",
            [(record.id, p.id, str(lang), name, search_key(name)) for p in record.parties for lang, name in p.names],
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO entity VALUES (?, ?, ?, ?, ?)",
            [(record.id, e.kind, e.key, form, search_key(form)) for e in record.entities for form in e.forms],
        )
        self._put_entries(record.id, entries)

    def _put_entries(self, record: str, entries: Iterable[Entry]) -> None:
        self._db.execute("INSERT OR IGNORE INTO record (id) VALUES (?)", (record,))
        first = self._number(record) << _SHIFT
        rows = [
            (
                first + n + (0 if entry.source == "metadata" else _TEXTS),
                entry.source,
                entry.clause,
                entry.lang,
                entry.text,
                " ".join(entry.partners),
                search_key(entry.text),
            )
            for n, entry in enumerate(entries)
        ]
        self._db.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        if self.has_index:
            keys = [(row[0], row[-1]) for row in rows]
            self._db.executemany("INSERT INTO entry_index (rowid, folded) VALUES (?, ?)", keys)

    def _number(self, record: str) -> int:
        row = next(self._rows("SELECT number FROM record WHERE id = ?", (record,)), (0,))
        return int(row[0])

    def _bury(self, record: str, tombstone: Tombstone) -> None:
        """Let of a destroyed version remain what its tombstone says."""
        self.drop(record, tombstone.version)
        size = sum(file.bytes for file in tombstone.files)
        blank = ("",) * 12
        self._db.execute(
            f"INSERT INTO version VALUES (?, ?, 'sealed', ?, 0, 'retired', {', '.join('?' * len(blank))}, ?, ?, 1)",
            (record, tombstone.version, tombstone.seal, *blank, len(tombstone.files), size),
        )
        self._put_files(record, tombstone.version, tombstone.files)

    def _put_files(self, record: str, version: int, files: Iterable[StoredFile]) -> None:
        self._db.executemany(
            "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?)",
            [(record, version, f.path, f.role, f.bytes, f.sha512) for f in files],
        )

    def _forget_texts(self, record: str) -> None:
        ids = _span(self._number(record))
        if self.has_index:
            self._db.execute(
                "INSERT INTO entry_index (entry_index, rowid, folded)"
                " SELECT 'delete', id, folded FROM entry WHERE id BETWEEN ? AND ?",
                ids,
            )
        self._db.execute("DELETE FROM entry WHERE id BETWEEN ? AND ?", ids)
        for table in ("party", "entity"):
            self._db.execute(f"DELETE FROM {table} WHERE record = ?", (record,))

    def drop(self, record: str, version: int) -> None:
        """Forget a pending version."""
        for table in ("version", "file"):
            self._db.execute(f"DELETE FROM {table} WHERE record = ? AND number = ?", (record, version))

    # Reading

    def pending(self) -> list[tuple[str, int]]:
        """Give the versions that were begun and not sealed."""
        return list(self._rows("SELECT record, number FROM version WHERE state <> 'sealed' ORDER BY record, number"))

    def destroyed(self) -> list[tuple[str, int]]:
        """Give the versions of which only the tombstone remains."""
        return list(self._rows("SELECT record, number FROM version WHERE destroyed = 1"))

    def newest(self, record: str) -> int:
        """Give the number of a record's newest sealed version, 0 where there is none."""
        rows = self._rows("SELECT max(number) FROM version WHERE record = ? AND state = 'sealed'", (record,))
        return next(rows)[0] or 0

    def seal_of(self, record: str, version: int) -> str:
        """Give a version's seal, "" where it is not sealed or not there."""
        rows = self._rows(
            "SELECT seal FROM version WHERE record = ? AND number = ? AND state = 'sealed'", (record, version)
        )
        return str(next(rows, ("",))[0])

    def record_of_seal(self, seal: str) -> tuple[str, int] | None:
        """Give the version that has this seal."""
        return next(self._rows("SELECT record, number FROM version WHERE seal = ? AND state = 'sealed'", (seal,)), None)

    def keys(self) -> set[tuple[str, int]]:
        """Give every version, pending ones too."""
        return set(self._rows("SELECT record, number FROM version"))

    def versions(self, record: str = "") -> list[Row]:
        """Give every sealed version, of one record or of all, in order."""
        sql = f"SELECT {_COLUMNS} FROM version v WHERE state = 'sealed'"
        sql += " AND record = ?" if record else ""
        return [Row(*row) for row in self._rows(f"{sql} ORDER BY record, number", (record,) if record else ())]

    def listed(self, filters: Filters, *, limit: int, offset: int = 0) -> tuple[list[Row], int]:
        """Give the latest versions that pass the filters, the newest day first, and how many there are in all."""
        where, values = conditions(filters)
        total = next(self._rows(f"SELECT count(*) FROM version v WHERE {where}", values))[0]
        rows = self._rows(
            f"SELECT {_COLUMNS} FROM version v WHERE {where} ORDER BY day_from DESC, record LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return [Row(*row) for row in rows], total

    def search(
        self, terms: Sequence[tuple[str, ...]], filters: Filters, *, limit: int, offset: int = 0
    ) -> tuple[list[Row], int]:
        """Give the records that have every term (any phrase of it) in some text, best first, and how many there are.

        First those with a hit in title, names or other metadata, then those with more texts that have a term, then the
        last signed.
        """
        found = self._records_with(terms[0])
        for term in terms[1:]:
            other = self._records_with(term)
            found = {
                n: (hits + other[n][0], min(first, other[n][1])) for n, (hits, first) in found.items() if n in other
            }
        where, values = conditions(filters)
        sql = f"SELECT r.number, v.day_from, v.record FROM version v JOIN record r ON r.id = v.record WHERE {where}"
        ranked = [
            (found[number][1] >= _TEXTS, -found[number][0], _descending(day), record)
            for number, day, record in self._rows(sql, values)
            if number in found
        ]
        best = sorted(ranked)[offset : offset + limit]
        sql = f"SELECT {_COLUMNS} FROM version v WHERE v.latest = 1 AND v.record = ?"
        return [Row(*row) for *_, record in best for row in self._rows(sql, (record,))], len(ranked)

    def _records_with(self, phrases: tuple[str, ...]) -> dict[int, tuple[int, int]]:
        """Of each record with one of the phrases: its number, how many texts have it, where in the record the first is."""
        if self.has_index:
            table, test, values = "entry_index", "entry_index MATCH ?", [" OR ".join(map(_fts_phrase, phrases))]
        else:
            table, test, values = "entry", " OR ".join("instr(folded, ?)" for _ in phrases), list(phrases)
        rows = self._rows(
            f"SELECT rowid >> {_SHIFT}, count(*), min(rowid) & {_SPAN} FROM {table} WHERE {test} GROUP BY 1", values
        )
        return {number: (hits, first) for number, hits, first in rows}

    def texts_with(self, record: str, phrases: Sequence[str], *, limit: int) -> list[tuple[Entry, str]]:
        """Give a record's texts that have one of the phrases, with their keys, those of the memorandum's clauses first."""
        tests = " OR ".join("instr(folded, ?)" for _ in phrases)
        rows = self._rows(
            f"SELECT source, clause, lang, text, partners, folded FROM entry WHERE id BETWEEN ? AND ? AND ({tests})"
            " ORDER BY source IN ('metadata', 'paper'), id LIMIT ?",
            (*_span(self._number(record)), *phrases, limit),
        )
        return [(Entry(row[0], row[1], row[2], row[3], tuple(row[4].split())), row[5]) for row in rows]

    def clauses(self, record: str, ids: Sequence[str]) -> list[Entry]:
        """Give a record's clauses with these ids, in the text's order."""
        marks = ", ".join("?" * len(ids))
        rows = self._rows(
            "SELECT source, clause, lang, text, partners FROM entry"
            f" WHERE id BETWEEN ? AND ? AND clause IN ({marks}) ORDER BY id",
            (*_span(self._number(record)), *ids),
        )
        return [Entry(row[0], row[1], row[2], row[3], tuple(row[4].split())) for row in rows]

    def dump(self) -> str:
        """Give the whole content as text, the same for the same bags however the catalogue came about."""
        orders = {
            "version": "record, number",
            "party": "record, party, lang, name",
            "entity": "record, kind, key, form",
            "file": "record, number, path",
        }
        lines = [
            json.dumps([table, *row], ensure_ascii=False)
            for table, order in orders.items()
            for row in self._rows(f"SELECT * FROM {table} ORDER BY {order}")
        ]
        texts = (
            "SELECT r.id, source, clause, lang, text, partners, folded FROM entry e"
            f" JOIN record r ON r.number = e.id >> {_SHIFT} ORDER BY r.id, e.id"
        )
        lines.extend(json.dumps(["entry", *row], ensure_ascii=False) for row in self._rows(texts))
        return "\n".join(lines) + "\n"

    def check(self) -> str:
        """Give what SQLite and the index find wrong with the file, "" where it is sound."""
        with database.told(self.path):
            words = [str(row[0]) for row in self._db.execute("PRAGMA integrity_check")]
        return "" if words == ["ok"] else "; ".join(words[:3])

    def _rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        with database.told(self.path):
            return iter(self._db.execute(sql, values).fetchall())


_COLUMNS = (
    "v.record, v.number, v.status, v.title, v.reference, v.day_from, v.day_to, v.created, v.seal, v.files, v.bytes,"
    " v.destroyed"
)


_SHIFT = 24  # a record's number stands in the bits of an entry's id above these
_SPAN = (1 << _SHIFT) - 1
_TEXTS = 1 << (_SHIFT - 1)  # set in the ids of everything that is not metadata
_DIGITS = str.maketrans("0123456789", "9876543210")


def _span(number: int) -> tuple[int, int]:
    """The ids of a record's entries, from and to."""
    return number << _SHIFT, (number << _SHIFT) + _SPAN


def _descending(day: str) -> str:
    """Sorts the other way round than the day, days unknown last."""
    return day.translate(_DIGITS) if day else "~"


def day_range(edtf: str) -> tuple[str, str]:
    """Give the first and last day of an EDTF date, month, year or interval, as strings that compare in time's order."""
    first, _, last = edtf.partition("/")
    return first[:10], (last or first)[:10] + ("" if len(last or first) >= 10 else "~")


def _fts_phrase(phrase: str) -> str:
    star = "" if phrase.endswith(" ") else " *"
    return f'"{phrase.strip()}"{star}'
