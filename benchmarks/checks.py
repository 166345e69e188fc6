"""How fast pairs are checked: pairs a second on one core, warm, with finding and for the checks alone.

Run: python benchmarks/checks.py
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path

from memorandum_kit.checks.context import Pair, pair_of_strings
from memorandum_kit.checks.running import CHECKS, findings_of_pair
from memorandum_kit.glossary import load_glossary

PAIRS = Path(__file__).parents[1] / "tests" / "quality" / "checks" / "noise.tsv"


def rate(work: Callable[[], object], count: int, seconds: float = 1.5) -> float:
    """Give how many of `count` things `work` does in a second of processor time."""
    work()
    runs, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        work()
        runs += 1
    return runs * count / (time.process_time() - start)


def main() -> None:
    """Print the table."""
    glossary = load_glossary()
    with PAIRS.open(encoding="utf-8", newline="") as file:
        texts = [(row["de"], row["zh"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]

    def found() -> list[Pair]:
        return [pair_of_strings(de, zh, glossary=glossary, reference_date=None) for de, zh in texts]

    pairs = found()
    print(f"{len(pairs)} pairs")
    print(f"{'names, values, terms found':<32}{rate(found, len(pairs)):>9.0f} pairs/s")
    print(f"{'checks alone':<32}{rate(lambda: [findings_of_pair(pair) for pair in pairs], len(pairs)):>9.0f} pairs/s")
    for name in CHECKS:
        check = CHECKS.get(name)
        print(f"  {name:<30}{1e6 / rate(lambda: [list(check(pair)) for pair in pairs], len(pairs), 0.2):>9.0f} µs/pair")  # noqa: B023


if __name__ == "__main__":
    main()
