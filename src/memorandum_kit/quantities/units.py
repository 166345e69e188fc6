"""The table of units (glossaries/quantities/units.tsv) and their exact conversion.

Codes follow UCUM where it has a plain one (`m2`, `Cel`, `L`), ISO 4217 for money; `person`, `mu`, `li`, `jin`, `pp`
(percentage points) are the project's own. A compound unit is written `person/km2`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from memorandum_kit.resources import glossaries


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: `factor` of it make one `base` unit's multiple, exactly (1 mu = 2000/3 m2)."""

    code: str
    dimension: str
    base: str
    factor: Fraction


@dataclass(frozen=True, slots=True)
class UnitTable:
    """All units by code, and by their written forms in German and Chinese."""

    by_code: dict[str, Unit]
    german: dict[str, str]  # form -> code
    chinese: dict[str, str]

    def base_of(self, code: str) -> tuple[str, Fraction]:
        """Give the base unit and the factor to it of a simple or compound (`a/b`) code; an unknown code is itself."""
        top, slash, bottom = code.partition("/")
        if slash and code not in self.by_code:
            top_base, top_factor = self.base_of(top)
            bottom_base, bottom_factor = self.base_of(bottom)
            return f"{top_base}/{bottom_base}", top_factor / bottom_factor
        unit = self.by_code.get(code)
        return (unit.base, unit.factor) if unit else (code, Fraction(1))

    def dimension(self, code: str | None) -> str:
        """Give the dimension of a code (`area`, `money` …), "" for None, the code itself where it is unknown."""
        if code is None:
            return ""
        unit = self.by_code.get(code)
        if unit is not None:
            return unit.dimension
        top, slash, bottom = code.partition("/")
        return f"{self.dimension(top)}/{self.dimension(bottom)}" if slash else code

    def is_money(self, code: str | None) -> bool:
        """Whether the code is a currency (money by something, `EUR/m2`, included)."""
        return code is not None and self.dimension(code.partition("/")[0]) == "money"


@cache
def units() -> UnitTable:
    """Load the table of units once."""
    by_code: dict[str, Unit] = {}
    german: dict[str, str] = {}
    chinese: dict[str, str] = {}
    lines = (glossaries() / "quantities" / "units.tsv").read_text("utf-8").splitlines()
    for line in lines[1:]:
        code, dimension, base, factor, de, zh = line.split("\t")
        by_code[code] = Unit(code, dimension, base, Fraction(factor))
        german.update((form, code) for form in de.split(";") if form)
        chinese.update((form, code) for form in zh.split(";") if form)
    return UnitTable(by_code, german, chinese)
