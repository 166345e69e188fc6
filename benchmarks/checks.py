"""How fast pairs are checked: pairs a second on one core, warm; and a whole memorandum from two Word files to the page, cold.

Run: python benchmarks/checks.py
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from memorandum_kit.checks.context import Pair, pair_of_strings
from memorandum_kit.checks.running import CHECKS, findings_of_pair
from memorandum_kit.glossary import load_glossary

ROOT = Path(__file__).parents[1]
PAIRS = ROOT / "tests" / "quality" / "checks" / "noise.tsv"
# A reviewer's list of 59 clauses a side.
TEXTS = [str(ROOT / "examples" / f"memorandum.{lang}.docx") for lang in ("de", "zh")]


def rate(work: Callable[[], object], count: int, seconds: float = 1.5) -> float:
    """Give how many of `count` things `work` does in a second of processor time."""
    work()
    runs, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        work()
        runs += 1
    return runs * count / (time.process_time() - start)


def cold(runs: int = 5) -> tuple[float, float]:
    """Give the least processor and wall time of `memorandum check` from two Word files to the HTML page, in seconds."""
    best = (1e9, 1e9)
    command = [sys.executable, "-m", "memorandum_kit", "check", *TEXTS, "--fail-on", "never"]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(runs):
            before, start = os.times(), time.perf_counter()
            target = str(Path(folder) / f"{number}.html")
            subprocess.run([*command, "-o", target], capture_output=True, check=True)
            after = os.times()
            spent = after.children_user - before.children_user + after.children_system - before.children_system
            best = min(best[0], spent), min(best[1], time.perf_counter() - start)
    return best


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
    both = rate(lambda: [findings_of_pair(pair) for pair in found()], len(pairs))
    print(f"{'found and checked':<32}{both:>9.0f} pairs/s")
    processor, wall = cold()
    print(f"{'two docx to HTML page, cold':<32}{processor:>9.2f} s processor, {wall:.2f} s wall (59 clauses a side)")
    for name in CHECKS:
        check = CHECKS.get(name)
        print(f"  {name:<30}{1e6 / rate(lambda: [list(check(pair)) for pair in pairs], len(pairs), 0.2):>9.0f} µs/pair")  # noqa: B023


if __name__ == "__main__":
    main()
