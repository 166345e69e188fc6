"""Numbers, quantities, money, dates, times and durations by value, in German and Chinese.

The same value has the same key in both languages; what is malformed, ambiguous or contradictory is refused with
candidates and never read silently as something (`value` None, `status`, `candidates`).
"""

from __future__ import annotations

from memorandum_kit.quantities.compare import Comparison, Difference, SetComparison, compare, compare_sets
from memorandum_kit.quantities.find import find_quantities
from memorandum_kit.quantities.plausibility import Implausible, Plausibility, plausibility
from memorandum_kit.quantities.writing import write_value

__all__ = [
    "Comparison",
    "Difference",
    "Implausible",
    "Plausibility",
    "SetComparison",
    "compare",
    "compare_sets",
    "find_quantities",
    "plausibility",
    "write_value",
]
