"""The records of places, states, bodies, offices, persons and dynasties: one row an entity, read on first use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from memorandum_kit.errors import BadInput
from memorandum_kit.names.readings import simplified
from memorandum_kit.names.syllables import join, toneless
from memorandum_kit.names.table import Table
from memorandum_kit.resources import glossaries

COLUMNS = (
    "id", "kind", "zh_hans", "zh_hant", "reading", "de", "variants", "part_of", "valid_from", "valid_to", "source",
)  # fmt: skip
_PERSON_COLUMNS = (
    "id", "kind", "zh_hans", "zh_hant", "reading", "surname_length", "de", "variants", "office", "valid_from", "valid_to", "source",
)  # fmt: skip
_DIVISION_COLUMNS = ("code", "zh_hans", "zh_hant", "short", "reading", "part_of", "valid_from", "valid_to")
_STATE_COLUMNS = ("code", "zh_hans", "zh_hant", "reading", "zh_formal", "de", "de_formal", "variants")
KINDS = ("place", "state", "body", "office", "person", "period")


@dataclass(frozen=True, slots=True)
class Variant:
    """Another form of a name, and by which system or usage it is one."""

    form: str
    system: str  # exonym, pinyin, official, passport, wadegile, x-postal, x-lessing, x-cantonese, historic, error, de, zh, context, phrase


@dataclass(frozen=True, slots=True)
class Record:
    """An entity that a memorandum may name."""

    id: str
    kind: str  # place, state, body, office, person, period
    zh_hans: str  # the full form: 门头沟区
    zh_hant: str
    short: str  # without its kind: 门头沟
    reading: tuple[str, ...]  # toned syllables of `short`
    de: str  # the German form preferred in prose
    variants: tuple[Variant, ...] = ()
    part_of: str = ""  # id of the unit that it belongs to
    valid_from: str = ""  # ISO 8601, as far as known
    valid_to: str = ""
    source: str = ""
    surname_length: int = 0  # characters of the surname, 0 for what has none
    office: str = ""  # id of the office that a person held from `valid_from` to `valid_to`
    level: str = ""  # of an office: city-1, district-2 …: the level, and 1 for its head

    @property
    def pinyin(self) -> str:
        """The short form's pinyin without tones, capitalised: `Mentougou`, `Xi'an`."""
        return toneless(join(list(self.reading))).capitalize()

    @property
    def key(self) -> str:
        """The toneless syllables in one: `mentougou`, `xian`."""
        return toneless("".join(self.reading))

    @property
    def rank(self) -> int:
        """How far up the entity is: 0 state, 1 province, 2 prefecture, 3 county or below."""
        if self.kind == "state":
            return 0
        if not self.id.isdecimal():
            return 1 if self.kind != "place" else 2
        return 1 if self.id.endswith("0000") else 2 if self.id.endswith("00") else 3

    @property
    def is_former(self) -> bool:
        """Whether the unit no longer exists under this name (persons and offices are never former)."""
        return bool(self.valid_to) and self.kind == "place"


@cache
def records() -> dict[str, Record]:
    """Give every shipped record by its id.

    Raises:
        Damaged: a row is not as it should be (the error has file, line, column and what is expected).
    """
    found = _divisions()
    for name in ("places.tsv", "bodies.tsv", "offices.tsv", "periods.tsv", "german_places.tsv"):
        if name == "german_places.tsv" and not (glossaries() / "names" / name).is_file():
            continue
        for record in load(name):
            known = found.get(record.id)
            # A row of places.tsv on a division adds the German form and the variants to what is generated.
            found[record.id] = replace(known, de=record.de, variants=record.variants) if known else record
    for record in (*_states(), *_persons()):
        found[record.id] = record
    return found


def record(record_id: str) -> Record:
    """Give the record of an id.

    Raises:
        BadInput: no record has this id.
    """
    found = records().get(record_id)
    if found is None:
        raise BadInput(f"No record has the id {record_id!r}", advice="See the ids: memorandum names show NAME")
    return found


@cache
def by_hanzi() -> dict[str, tuple[Record, ...]]:
    """Give the records by every Chinese form in Simplified characters: full, short, and further ones; likeliest first."""
    table: dict[str, list[Record]] = {}
    for entity in records().values():
        forms = {entity.zh_hans, entity.short, *(v.form for v in entity.variants if v.system == "zh")}
        if entity.kind == "place" and entity.id.isdecimal() and "自治" in entity.zh_hans:
            # 延边州, 恭城县: how running text shortens 延边朝鲜族自治州, 恭城瑶族自治县.
            forms.add(entity.short + entity.zh_hans[-1])
        if entity.kind == "place" and not entity.id.isdecimal():
            # 北莱茵-威斯特法伦: a German state without its 州.
            forms |= {form[:-1] for form in forms if form.endswith("州") and len(form) > 4}
        for form in forms:
            table.setdefault(form, []).append(entity)
    for form, found in table.items():
        found.sort(key=lambda r, form=form: (r.is_former, r.zh_hans != form, r.rank, r.id))  # type: ignore[misc]
    return {form: tuple(found) for form, found in table.items()}


def records_for(hanzi: str) -> tuple[Record, ...]:
    """Give the records that a Chinese form names (either script, full or short), likeliest first; () for none."""
    return by_hanzi().get(hanzi) or by_hanzi().get(simplified(hanzi), ())


def load(name: str, folder: Path | None = None) -> list[Record]:
    """Read one table of records (columns `COLUMNS`); `folder` stands for the shipped one.

    Raises:
        Damaged: a row is not as it should be.
    """
    found = []
    seen: set[str] = set()
    for row in Table(name, COLUMNS, folder):
        if not row["id"] or row["id"] in seen:
            raise row.damaged("id", "an id that no other row has")
        if row["kind"] not in KINDS:
            raise row.damaged("kind", f"one of {', '.join(KINDS)}")
        if not row["zh_hans"]:
            raise row.damaged("zh_hans", "the name in Simplified characters")
        if not row["de"] and row["kind"] != "place":
            raise row.damaged("de", "the German form")
        seen.add(row["id"])
        hanzi = row["zh_hans"].replace("·", "")
        reading = row.syllables(row["reading"], hanzi) if row["reading"] else ()
        office = row["kind"] == "office"
        found.append(
            Record(
                id=row["id"], kind=row["kind"], zh_hans=row["zh_hans"], zh_hant=row["zh_hant"] or row["zh_hans"],
                short=row["zh_hans"], reading=reading, de=row["de"],
                variants=tuple(Variant(form, system) for form, system in row.pairs("variants")),
                part_of="" if office else row["part_of"], level=row["part_of"] if office else "",
                valid_from=row["valid_from"], valid_to=row["valid_to"], source=row["source"],
            )
        )  # fmt: skip
    return found


def _divisions() -> dict[str, Record]:
    found: dict[str, Record] = {}
    # A code can pass to another unit: the current one has it as its id.
    for row in sorted(Table("divisions.tsv", _DIVISION_COLUMNS), key=lambda row: row["valid_to"] != ""):
        code = row["code"]
        record_id = code if code not in found else f"{code}-{row['valid_to'] or row['valid_from']}"
        reading = tuple(row["reading"].split(" "))
        if len(reading) != len(row["short"]):
            raise row.damaged("reading", f"{len(row['short'])} syllables, one a character of {row['short']}")
        found[record_id] = Record(
            id=record_id, kind="place", zh_hans=row["zh_hans"], zh_hant=row["zh_hant"] or row["zh_hans"],
            short=row["short"], reading=reading, de="", part_of=row["part_of"] or "cn",
            valid_from=row["valid_from"], valid_to=row["valid_to"],
        )  # fmt: skip
    return found


def _states() -> list[Record]:
    found = []
    for row in Table("states.tsv", _STATE_COLUMNS):
        plain = row["zh_hans"].replace("（", "").replace("）", "")
        variants = [Variant(form, system) for form, system in row.pairs("variants")]
        if row["zh_formal"]:
            variants.append(Variant(row["zh_formal"], "zh"))
        if row["de_formal"]:
            variants.append(Variant(row["de_formal"], "de"))
        found.append(
            Record(
                id=f"state-{row['code'].lower()}", kind="state", zh_hans=row["zh_hans"],
                zh_hant=row["zh_hant"] or row["zh_hans"], short=row["zh_hans"], reading=row.syllables(row["reading"], plain),
                de=row["de"], variants=tuple(variants), source="CLDR",
            )
        )  # fmt: skip
    return found


def _persons() -> list[Record]:
    return [
        Record(
            id=row["id"], kind="person", zh_hans=row["zh_hans"], zh_hant=row["zh_hant"] or row["zh_hans"],
            short=row["zh_hans"], reading=row.syllables(row["reading"], row["zh_hans"].replace("·", "")), de=row["de"],
            variants=tuple(Variant(form, system) for form, system in row.pairs("variants")),
            valid_from=row["valid_from"], valid_to=row["valid_to"], source=row["source"],
            surname_length=row.number("surname_length"), office=row["office"],
        )
        for row in Table("persons.tsv", _PERSON_COLUMNS)
    ]  # fmt: skip
