"""Measuring: processor seconds and peak memory of a whole process, medians of several runs."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took."""

    cpu_s: float
    wall_s: float
    peak_mb: float


_CHILD = """
import json, resource, subprocess, sys, time
begin = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, usage.ru_utime + usage.ru_stime, time.perf_counter() - begin, usage.ru_maxrss / 1024]))
"""


def process(command: Sequence[str], *, runs: int = 3) -> Cost:
    """Measure a whole process: medians of CPU and wall-clock seconds, the largest peak memory in MB.

    Raises:
        RuntimeError: the command ended with another code than 0.
    """
    costs = []
    for _ in range(runs):
        line = subprocess.run(
            [sys.executable, "-c", _CHILD, *command], capture_output=True, text=True, check=True, env=os.environ
        ).stdout.splitlines()[-1]
        code, cpu, wall, peak = json.loads(line)
        if code:
            raise RuntimeError(f"{' '.join(command)} ended with code {code}")
        costs.append((cpu, wall, peak))
    cpus, walls, peaks = zip(*costs, strict=True)
    return Cost(statistics.median(cpus), statistics.median(walls), max(peaks))


def seconds(work: Callable[[], object], *, runs: int = 3) -> float:
    """Give the median CPU seconds of `work` in this process, after one run that does not count."""
    work()
    times = []
    for _ in range(runs):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return statistics.median(times)


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Give a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"
