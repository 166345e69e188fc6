"""Numbers, quantities, money, dates, times and durations by value, in German and Chinese.

The same value has the same key in both languages; what is malformed, ambiguous or contradictory is refused with
candidates and never read silently as something (`value` None, `status`, `candidates`).
"""

from __future__ import annotations

from memorandum_kit.quantities.find import find_quantities

__all__ = ["find_quantities"]
