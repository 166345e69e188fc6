"""The file of the catalogue: its tables, how it is opened, and what is said when it is damaged.

The tables, for whoever opens the file with another tool: `version` (one row a version; `state` is 'pending' while a
version is being written, then 'sealed'), `party`, `entity`, `file`, `record` (a number for each id), and `entry`, one row a searchable
text of the latest version with its search key (see `folding`); its id is the record's number times 2^24, plus 2^23 for what
is not metadata, plus the order in the record. `entry_index` is the full-text index over `entry.folded`: who asks it alone
gets the record from the id, without a look at any row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from memorandum_kit.errors import BadInput, Damaged, Refused

LAYOUT = 1  # PRAGMA user_version
APPLICATION = 0x4D4B4152  # PRAGMA application_id: "MKAR"

_SCHEMA = """
CREATE TABLE version (
  record TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL, seal TEXT NOT NULL, latest INTEGER NOT NULL,
  status TEXT NOT NULL, created TEXT NOT NULL, created_by TEXT NOT NULL, reason TEXT NOT NULL, title TEXT NOT NULL,
  reference TEXT NOT NULL, day_from TEXT NOT NULL, day_to TEXT NOT NULL, term_from TEXT NOT NULL, term_to TEXT NOT NULL,
  retention TEXT NOT NULL, access TEXT NOT NULL, fields TEXT NOT NULL, files INTEGER NOT NULL, bytes INTEGER NOT NULL,
  destroyed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (record, number)) WITHOUT ROWID;
CREATE INDEX version_day ON version (latest, day_from, record);
CREATE INDEX version_state ON version (state) WHERE state <> 'sealed';
CREATE INDEX version_destroyed ON version (destroyed) WHERE destroyed = 1;
CREATE TABLE party (record TEXT NOT NULL, party TEXT NOT NULL, lang TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
  PRIMARY KEY (record, party, lang, name)) WITHOUT ROWID;
CREATE TABLE entity (record TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, form TEXT NOT NULL, folded TEXT NOT NULL,
  PRIMARY KEY (record, kind, key, form)) WITHOUT ROWID;
CREATE TABLE file (record TEXT NOT NULL, number INTEGER NOT NULL, path TEXT NOT NULL, role TEXT NOT NULL,
  bytes INTEGER NOT NULL, sha512 TEXT NOT NULL, PRIMARY KEY (record, number, path)) WITHOUT ROWID;
CREATE TABLE record (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE entry (id INTEGER PRIMARY KEY, source TEXT NOT NULL, clause TEXT NOT NULL,
  lang TEXT NOT NULL, text TEXT NOT NULL, partners TEXT NOT NULL, folded TEXT NOT NULL);
"""
_INDEX = """
CREATE VIRTUAL TABLE entry_index USING fts5 (folded, content='entry', content_rowid='id',
  tokenize="unicode61 remove_diacritics 0");
"""


def has_fts5() -> bool:
    """Whether this SQLite has full-text search; without it every text is looked through, with the same result."""
    with closing(sqlite3.connect(":memory:")) as db:
        return bool(db.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0])


def create(db: sqlite3.Connection) -> None:
    """Make the tables in an empty file, inside the caller's transaction."""
    if db.execute("PRAGMA user_version").fetchone()[0]:
        return  # another process was quicker
    for statement in _SCHEMA.split(";"):
        db.execute(statement)
    if has_fts5():
        db.execute(_INDEX)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(f"PRAGMA user_version = {LAYOUT}")


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open the file, where it can only be read also from a disc that cannot be written.

    Raises:
        BadInput: there is no file to read.
        sqlite3.Error: what SQLite says of it; inside `told` it becomes a sentence.
    """
    if not read_only:
        db = sqlite3.connect(path, timeout=60, isolation_level=None)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
        except sqlite3.Error:
            db.close()
            raise
        return db
    if not path.exists():
        raise BadInput("This archive has no catalogue", advice="Make it again: memorandum archive rebuild ARCHIVE")
    uri = path.resolve().as_uri()
    db = sqlite3.connect(f"{uri}?mode=ro", timeout=60, isolation_level=None, uri=True)
    try:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:  # on a disc that cannot be written: WAL needs a file beside the catalogue
        db.close()
        db = sqlite3.connect(f"{uri}?immutable=1", isolation_level=None, uri=True)
    except sqlite3.Error:
        db.close()
        raise
    return db


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into sentences.

    Raises:
        Refused: the disk is full or fails, or the file is locked or may not be written.
        Damaged: it is no catalogue, or broken.
    """
    try:
        yield
    except sqlite3.Error as error:
        # No error code: "file is not a database" comes as DatabaseError, a full disk and a lock as OperationalError.
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            raise Refused(
                "The catalogue cannot be written",
                why="there is no space left on the disk, or the disk fails",
                advice="The archive is unchanged. Make space and try again.",
            ) from None
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
            raise Refused("The catalogue cannot be written", why=str(error)) from None
        raise Damaged(
            f"The catalogue {path.name} cannot be used",
            why=str(error),
            advice=f"Make it again from the bags: memorandum archive rebuild {path.parent}",
        ) from None
