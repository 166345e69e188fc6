"""Chinese surnames with their surname readings (单 Shàn, 仇 Qiú, 尉迟 Yùchí), from `glossaries/names/surnames.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from memorandum_kit.names.readings import simplified
from memorandum_kit.names.syllables import toneless
from memorandum_kit.names.table import Table


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname and how it is read and spelled."""

    zh_hans: str
    zh_hant: str
    readings: tuple[tuple[str, ...], ...]  # toned syllables, the usual reading first
    rank: int  # 1 is the commonest
    variants: tuple[tuple[str, str], ...] = ()  # customary spelling in lower case, system

    @property
    def key(self) -> str:
        """The usual reading as one toneless word."""
        return toneless("".join(self.readings[0]))


@cache
def surnames() -> dict[str, Surname]:
    """Give every surname by its Simplified form.

    Raises:
        Damaged: a row of the table is not as it should be.
    """
    found = {}
    for row in Table("surnames.tsv", ("zh_hans", "zh_hant", "reading", "rank", "variants")):
        name = row["zh_hans"]
        readings = tuple(row.syllables(part, name) for part in row["reading"].split(" / "))
        variants = tuple(
            (form.lower(), system) for form, systems in row.pairs("variants") for system in systems.split(",")
        )
        found[name] = Surname(name, row["zh_hant"] or name, readings, row.number("rank"), variants)
    return found


def split_person(hanzi: str) -> tuple[str, str] | None:
    """Cut a Chinese full name (either script) into surname and given name; None when its start is no surname.

    A compound surname wins where a given name of one or two characters is left (欧阳修, 司马相如). A name of three or
    more characters that only looks compound (单于 as 单 and 于) is cut the same way.
    """
    known = surnames()
    plain = simplified(hanzi)
    for length in (4, 3, 2):
        if plain[:length] in known and 1 <= len(plain) - length <= 2:
            return hanzi[:length], hanzi[length:]
    if plain[:1] in known and len(plain) <= 4:
        return hanzi[:1], hanzi[1:]
    return None


def double_surname(hanzi: str) -> Surname | None:
    """Give the two surnames of a married woman as one (林郑月娥: 林郑); None where the first two of four characters are not both surnames."""
    known = surnames()
    if len(hanzi) != 4 or hanzi[0] not in known or hanzi[1] not in known or hanzi[:2] in known:
        return None
    own, other = known[hanzi[0]], known[hanzi[1]]
    readings = tuple((*one, *two) for one in own.readings for two in other.readings)
    return Surname(hanzi[:2], own.zh_hant + other.zh_hant, readings, max(own.rank, other.rank))


@cache
def by_key() -> dict[str, tuple[Surname, ...]]:
    """Give the surnames by toneless reading (`lü` → 吕, 律 …), the commonest first; every admitted reading counts."""
    table: dict[str, list[Surname]] = {}
    for surname in sorted(surnames().values(), key=lambda s: s.rank):
        for reading in surname.readings:
            table.setdefault(toneless("".join(reading)), []).append(surname)
    return {key: tuple(dict.fromkeys(found)) for key, found in table.items()}


@cache
def by_variant() -> dict[str, tuple[tuple[Surname, str], ...]]:
    """Give the surnames and systems by customary spelling in lower case (`chan` → 陈, x-cantonese)."""
    table: dict[str, list[tuple[Surname, str]]] = {}
    for surname in sorted(surnames().values(), key=lambda s: s.rank):
        for form, system in surname.variants:
            table.setdefault(form.replace("-", ""), []).append((surname, system))
    return {form: tuple(found) for form, found in table.items()}
