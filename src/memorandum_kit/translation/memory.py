"""The translation memory: one SQLite file of units, looked up exactly, by skeleton, and by likeness."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from memorandum_kit.errors import BadInput, Damaged, Refused
from memorandum_kit.model import Lang, Memorandum
from memorandum_kit.scripts import to_simplified, to_traditional
from memorandum_kit.translation import postings
from memorandum_kit.translation.groups import SHAPES
from memorandum_kit.translation.inventories import relisted
from memorandum_kit.translation.likeness import likeness, tokens
from memorandum_kit.translation.matching import Match, alike, filled, fixed_features, in_script, opened_like
from memorandum_kit.translation.slots import skeleton, with_places
from memorandum_kit.translation.subclauses import answering, is_long_enough, opening
from memorandum_kit.translation.units import Unit, fold, folded, key_of, plain, simple, units_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.glossary import Glossary

_FORMAT = 1
_APPLICATION = 0x4D544D31  # "MTM1": tells this file from other SQLite files
_SCHEMA = f"""
CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL, target TEXT NOT NULL, source_lang TEXT NOT NULL, target_lang TEXT NOT NULL,
  context TEXT NOT NULL, memorandum TEXT NOT NULL, clause TEXT NOT NULL, date TEXT NOT NULL, person TEXT NOT NULL,
  source_key INTEGER NOT NULL, target_key INTEGER NOT NULL, source_size INTEGER NOT NULL, target_size INTEGER NOT NULL,
  digest BLOB NOT NULL UNIQUE
);
CREATE INDEX unit_source ON unit (source_key);
CREATE INDEX unit_target ON unit (target_key);
{postings.SCHEMA}
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_FORMAT};
"""
_FIELDS = "source, target, source_lang, target_lang, context, memorandum, clause, date, person"
_MOST = 1_000_000  # code points of one text: longer ones are no clauses
_BATCH = 20_000
_CANDIDATES = 60
_COMPARED = 6  # alike candidates whose wording is compared without its values
_TRIED = 24  # candidates of the same wording that are filled
_RANK = {"exact": 0, "skeleton": 1, "fuzzy": 2}


class Memory:
    """A translation memory, opened with `Memory.open(path)`; use it as a context manager or `close` it."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        """Keep an open connection; use `Memory.open`."""
        self._connection = connection
        self.path = path
        self._sizes: NDArray[np.float32] | None = None
        self._last = 0

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Memory:
        """Open a memory, and make it where there is none (`:memory:` for one that is not kept).

        Raises:
            BadInput: the folder does not exist, the file cannot be opened, or there is none and `create` is False.
            Damaged: the file is no translation memory of this program.
        """
        name = str(path)
        new = name == ":memory:" or not Path(name).exists() or Path(name).stat().st_size == 0
        if new and not create:
            raise BadInput(
                f"There is no translation memory {name}", advice=f"Make one: memorandum memory add {name} FILE"
            )
        try:
            connection = sqlite3.connect(name, timeout=10)
        except sqlite3.Error as error:
            raise BadInput(f"The translation memory {name} cannot be opened", why=str(error)) from None
        try:
            if new:
                connection.executescript(_SCHEMA)
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.OperationalError as error:
            connection.close()
            raise BadInput(f"The translation memory {name} cannot be opened", why=str(error)) from None
        except sqlite3.DatabaseError as error:
            connection.close()
            raise Damaged(f"{name} is no translation memory", why=str(error), advice="Name another file.") from None
        if application != _APPLICATION or version != _FORMAT:
            connection.close()
            raise Damaged(
                f"{name} is no translation memory of this program",
                why="it is a database of another program or of a later version",
                advice="Name another file.",
            )
        return cls(connection, name)

    def __enter__(self) -> Self:
        """Give the memory itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def __len__(self) -> int:
        """Give the number of units."""
        return int(self._connection.execute("SELECT count(*) FROM unit").fetchone()[0])

    def __iter__(self) -> Iterator[Unit]:
        """Give every unit, in the order in which they were added."""
        return (_unit(row[1:]) for row in self._connection.execute(f"SELECT id, {_FIELDS} FROM unit ORDER BY id"))

    def close(self) -> None:
        """Close the file; the memory cannot be used after that."""
        self._connection.close()

    def add(
        self,
        source: str | Unit | Memorandum | Iterable[Unit | tuple[str, str]],
        target: str | None = None,
        source_lang: Lang | str = Lang.DE,
        target_lang: Lang | str = Lang.ZH_HANS,
        *,
        context: str = "",
        memorandum: str = "",
        clause: str = "",
        date: str = "",
        person: str = "",
    ) -> int:
        """Add a unit, many units, or the links of an aligned memorandum; all of them or none.

        Args:
            source: a text with `target` its translation; a unit; pairs of texts or units; or an aligned memorandum.
            target: the translation, where `source` is a text.
            source_lang: language of the source.
            target_lang: language of the target.
            context: the source text's previous clause.
            memorandum: where the unit comes from.
            clause: id of the clause there.
            date: ISO 8601.
            person: who is answerable for it.

        Returns:
            The number of units that are new; what is there already with the same context is not added twice.

        Raises:
            BadInput: an empty text, or a language that is not handled.
            Refused: another program is writing into the file.
        """
        langs = (_lang(source_lang), _lang(target_lang))

        def unit(source: str, target: str) -> Unit:
            return Unit(source, target, *langs, context, memorandum, clause, date, person)

        if isinstance(source, str):
            if target is None:
                raise BadInput("A unit needs two texts", advice='Give both: memory.add("Artikel 1", "第一条").')
            return self._add([unit(source, target)])
        if isinstance(source, Unit):
            return self._add([source])
        if isinstance(source, Memorandum):
            return self._add(units_of(source, person=person))
        return self._add(item if isinstance(item, Unit) else unit(*item) for item in source)

    def _add(self, units: Iterable[Unit]) -> int:
        added = 0
        iterator = iter(units)
        try:
            with self._connection:
                while batch := list(islice(iterator, _BATCH)):
                    added += self._add_batch(batch)
        except sqlite3.OperationalError as error:
            raise Refused(
                f"Nothing was added to {self.path}", why=str(error), advice="Try again when no other program uses it."
            ) from None
        except sqlite3.DatabaseError as error:
            raise Damaged(f"{self.path} is damaged", why=str(error)) from None
        return added

    def _add_batch(self, units: list[Unit]) -> int:
        start = self._connection.execute("SELECT coalesce(max(id), 0) FROM unit").fetchone()[0] + 1
        known = {
            row[0]
            for part in _parts([unit.digest for unit in units], 500)
            for row in self._connection.execute(
                f"SELECT digest FROM unit WHERE digest IN ({','.join('?' * len(part))})", part
            )
        }
        rows: list[tuple[Any, ...]] = []
        texts: list[tuple[int, set[int]]] = []
        for unit in units:
            source, target = plain(unit.source), plain(unit.target)
            if not source or not target:
                raise BadInput("A unit of a translation memory has an empty text", why=repr((source or target)[:20]))
            if len(source) > _MOST or len(target) > _MOST:
                raise BadInput(f"A unit of {max(len(source), len(target))} characters is no clause", why=source[:20])
            digest = unit.digest
            if digest in known:
                continue
            known.add(digest)
            number = start + len(rows)
            keys = fold(source), fold(target)
            sides = postings.features(keys[0]), postings.features(keys[1])
            texts += [(2 * number, sides[0]), (2 * number + 1, sides[1])]
            rows.append((
                number, source, target, unit.source_lang.value, unit.target_lang.value, unit.context, unit.memorandum,
                unit.clause, unit.date, unit.person, key_of(keys[0]), key_of(keys[1]), len(sides[0]), len(sides[1]), digest,
            ))  # fmt: skip
        self._connection.executemany(f"INSERT INTO unit VALUES ({','.join('?' * 15)})", rows)
        postings.index_texts(self._connection, texts)
        return len(rows)

    def forget(self, memorandum: str) -> int:
        """Take out the units of one memorandum; give their number."""
        with self._connection:
            gone = self._connection.execute("DELETE FROM unit WHERE memorandum = ?", (memorandum,)).rowcount
        self._sizes, self._last = None, 0
        return int(gone)

    def lookup(
        self,
        text: str,
        lang: Lang | str = Lang.DE,
        limit: int = 5,
        *,
        target: Lang | str | None = None,
        context: str = "",
        glossary: Glossary | None = None,
        floor: float = 0.6,
    ) -> list[Match]:
        """Give what the memory has for a text, best first: exact, then of the same skeleton, then alike.

        Args:
            text: one clause.
            lang: its language.
            limit: how many matches at most.
            target: the language wanted; either script of Chinese serves the other, converted.
            context: the clause before it: among equals the unit with the same one comes first.
            glossary: terms, so that lists of terms are slots too.
            floor: least score of what is merely alike.

        Raises:
            BadInput: a language that is not handled.
            Damaged: the file is damaged.
        """
        language = _lang(lang)
        wanted = _lang(target) if target is not None else (Lang.DE if language.is_chinese else Lang.ZH_HANS)
        query = plain(text)
        if not query or limit < 1:
            return []
        try:
            found = self._exact(query, language, wanted)
            if len(found) < limit:
                found += self._near(query, language, wanted, limit, glossary, floor)
        except sqlite3.DatabaseError as error:
            raise Damaged(f"{self.path} is damaged", why=str(error)) from None
        found.sort(key=lambda m: (_RANK[m.origin], -round(m.score, 6), m.unit.context != context if context else False))
        best: dict[str, Match] = {}
        for match in found:
            best.setdefault(match.text, match)
        if target is not None and wanted.is_chinese:
            return [in_script(match, wanted) for match in list(best.values())[:limit]]
        return list(best.values())[:limit]

    def _exact(self, query: str, lang: Lang, wanted: Lang) -> list[Match]:
        found = []
        normal = folded(query)
        for side in ("source", "target"):
            rows = self._connection.execute(
                f"SELECT id, {_FIELDS} FROM unit WHERE {side}_key = ? ORDER BY date DESC, id DESC LIMIT 200",
                (key_of(normal),),
            )
            for row in rows:
                unit = _unit(row[1:])
                unit = unit if side == "source" else unit.turned()
                if _fits(unit, lang, wanted) and folded(unit.source) == normal:
                    found.append(Match(unit.target, "exact", 1.0 if unit.source == query else 0.99, unit.source, unit))
        return found

    def _near(
        self, query: str, lang: Lang, wanted: Lang, limit: int, glossary: Glossary | None, floor: float
    ) -> list[Match]:
        numbers = postings.nearest(self._connection, postings.features(folded(query)), self._text_sizes(), _CANDIDATES)
        candidates = self._units(numbers, lang, wanted)
        if not candidates:
            return []
        asked = skeleton(*simple(query, lang), glossary)
        fixed = set.intersection(*(fixed_features(shape(asked)) for shape in SHAPES))
        normal = folded(query)
        query_tokens = tokens(query, lang)
        found: list[Match] = []
        near: list[tuple[float, Unit]] = []
        tried = 0
        for unit in candidates:
            if folded(unit.source) == normal:
                continue
            if tried < _TRIED and fixed <= postings.features(folded(unit.source)):
                tried += 1
                match = filled(asked, unit, glossary)
                if match is not None:
                    found.append(match)
                    if sum(not m.open for m in found) >= limit:
                        return found
                    continue
            near.append((likeness(query_tokens, tokens(unit.source, lang)), unit))
        wider = with_places(asked)
        if wider is not asked and not any(match.origin == "skeleton" for match in found):
            for unit in candidates[:_TRIED]:
                match = filled(wider, unit, glossary)
                if match is not None and not match.open:
                    found.append(match)
                    break
        if not any(match.origin == "skeleton" for match in found):
            for unit in candidates[:_TRIED]:
                if (text := relisted(query, unit)) is not None:
                    found.append(Match(text, "skeleton", 0.98, unit.source, unit))
                    break
        near.sort(key=lambda pair: -pair[0])
        for _, unit in near[: max(limit, _COMPARED)]:
            match = alike(asked, unit, glossary)
            if match.score >= floor:
                found.append(match)
        return found

    def part(
        self,
        text: str,
        lang: Lang | str = Lang.DE,
        *,
        target: Lang | str | None = None,
        is_first: bool = True,
        glossary: Glossary | None = None,
    ) -> Match | None:
        """Give what was agreed for a part of a clause (between its commas), from any unit that has the part; None for nothing.

        Today's values are put in place as in `lookup`. Which parts of a unit answer one another is inferred from their
        marks, so that what comes is alike at best.

        Args:
            text: the part, without the marks around it.
            lang: its language.
            target: the language wanted.
            is_first: whether it begins a sentence; in German the first part has a capital.
            glossary: terms, so that lists of terms are slots too.

        Raises:
            BadInput: a language that is not handled.
            Damaged: the file is damaged.
        """
        language = _lang(lang)
        wanted = _lang(target) if target is not None else (Lang.DE if language.is_chinese else Lang.ZH_HANS)
        query = plain(text)
        if not is_long_enough(query, language):
            return None
        asked = skeleton(*simple(query, language), glossary)
        fixed = set.intersection(*(fixed_features(shape(asked)) for shape in SHAPES))
        try:
            numbers = postings.nearest(
                self._connection,
                fixed or postings.features(folded(query)),
                self._text_sizes(),
                _CANDIDATES,
                inside=True,
            )
            candidates = self._units([pair for pair in numbers if pair[1] > 0.99], language, wanted)
        except sqlite3.DatabaseError as error:
            raise Damaged(f"{self.path} is damaged", why=str(error)) from None
        normal = opening(query)
        tried = 0
        for unit in sorted(candidates, key=lambda unit: unit.date, reverse=True):
            for source, translated in answering(unit):
                if not wanted.is_chinese and translated.is_first is not is_first:
                    continue
                piece = replace(unit, source=source.text, target=translated.text)
                if opening(source.text) == normal:
                    return in_script(Match(translated.text, "fuzzy", 0.84, source.text, unit), wanted)
                if tried < _TRIED and fixed <= postings.features(folded(source.text)):
                    tried += 1
                    match = filled(
                        skeleton(*simple(opened_like(query, source.text), language), glossary), piece, glossary
                    )
                    if match is not None and not match.open:
                        return in_script(Match(match.text, "fuzzy", 0.82, source.text, unit), wanted)
        return None

    def _text_sizes(self) -> NDArray[np.float32]:
        """The number of features of each text by its number; infinite where there is no text."""
        import numpy as np

        rows = self._connection.execute(
            "SELECT id, source_size, target_size FROM unit WHERE id > ? ORDER BY id", (self._last,)
        ).fetchall()
        if self._sizes is None:
            self._sizes = np.full(2, np.inf, dtype=np.float32)
        if rows:
            table = np.array(rows, dtype=np.int64)
            last = int(table[-1, 0])
            sizes = np.full(2 * last + 2, np.inf, dtype=np.float32)
            sizes[: len(self._sizes)] = self._sizes
            sizes[2 * table[:, 0]] = table[:, 1]
            sizes[2 * table[:, 0] + 1] = table[:, 2]
            self._sizes, self._last = sizes, last
        return self._sizes

    def _units(self, numbers: list[tuple[int, float]], lang: Lang, wanted: Lang) -> list[Unit]:
        """The units of text numbers, in their order, turned so that the source is of the language asked."""
        if not numbers:
            return []
        marks = ",".join("?" * len(numbers))
        rows = self._connection.execute(
            f"SELECT id, {_FIELDS} FROM unit WHERE id IN ({marks})", [number // 2 for number, _ in numbers]
        )
        by_id = {row[0]: _unit(row[1:]) for row in rows}
        found = []
        for number, _ in numbers:
            unit = by_id.get(number // 2)
            if unit is not None:
                unit = unit if number % 2 == 0 else unit.turned()
                if _fits(unit, lang, wanted):
                    found.append(unit)
        return found

    def concordance(self, words: str, lang: Lang | str | None = None, limit: int = 50) -> list[Unit]:
        """Give the units that have these words in a text of the language (or in either), in either script, newest first.

        Raises:
            BadInput: a language that is not handled.
        """
        needle = plain(words)
        if not needle:
            return []
        language = _lang(lang) if lang is not None else None
        # SQLite folds the case of ASCII letters alone.
        needles = {needle, needle.lower(), needle.upper(), to_simplified(needle), to_traditional(needle)}
        patterns = ["%" + re.sub(r"([%_\\])", r"\\\1", one) + "%" for one in sorted(needles)]
        either = " OR ".join(["source LIKE ? ESCAPE '\\' OR target LIKE ? ESCAPE '\\'"] * len(patterns))
        rows = self._connection.execute(
            f"SELECT {_FIELDS} FROM unit WHERE {either} ORDER BY date DESC, id DESC",
            [pattern for pattern in patterns for _ in range(2)],
        )
        wanted = {one.lower() for one in needles}
        found = []
        for row in rows:
            unit = _unit(row)
            sides = ((unit.source_lang, unit.source), (unit.target_lang, unit.target))
            texts = [text.lower() for of, text in sides if language is None or _alike(of, language)]
            if any(one in text for one in wanted for text in texts):
                found.append(unit)
                if len(found) == limit:
                    break
        return found


def _fits(unit: Unit, lang: Lang, wanted: Lang) -> bool:
    return _alike(unit.source_lang, lang) and _alike(unit.target_lang, wanted)


def _alike(one: Lang, other: Lang) -> bool:
    return one is other or (one.is_chinese and other.is_chinese)


def _unit(row: tuple[Any, ...]) -> Unit:
    return Unit(row[0], row[1], Lang(row[2]), Lang(row[3]), *row[4:])


def _lang(tag: Lang | str) -> Lang:
    if isinstance(tag, Lang):
        return tag
    try:
        return Lang.of(tag)
    except ValueError as error:
        raise BadInput(str(error)) from None


def _parts(items: list[bytes], size: int) -> Iterator[list[bytes]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
