"""The main job, two Word files to TEI and page: cold (a whole process) and warm, per 1,000 clauses.

`python -m benchmarks.main_job` prints the table; with `--write` it also puts it into the README.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks.measure import process, seconds, table
from benchmarks.tables import ROOT, put


def long_memorandum(copies: int) -> object:
    """The example's clauses over and over, with ids of their own."""
    from memorandum_kit import read

    memo = read(ROOT / "examples/memorandum.de.docx", ROOT / "examples/memorandum.zh.docx")
    documents = []
    for document in memo.documents:
        clauses = [clause for _ in range(copies) for clause in document.clauses]
        numbered = tuple(replace(c, id=f"{document.id}.{n}") for n, c in enumerate(clauses, 1))
        documents.append(replace(document, clauses=numbered))
    return replace(memo, documents=tuple(documents), links=())


def rows() -> list[list[str]]:
    """Measure and give the table's rows."""
    from memorandum_kit import run
    from memorandum_kit.writers import render

    files = [str(ROOT / f"examples/memorandum.{side}.docx") for side in ("de", "zh")]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "memorandum_kit", "align", *files, "-o", folder, "--force"]
        process(command, runs=1)  # compiles and caches what the first run ever has to
        cold = process(command)
    memo = long_memorandum(10)
    clauses = sum(len(document.clauses) for document in memo.documents)

    def job() -> None:
        aligned = run(memo, None, ("mentions", "align"))
        render(aligned, "tei")
        render(aligned, "html")

    warm = seconds(job)
    size = len(read_example_clauses())
    return [
        [
            "cold: the example, whole process",
            f"{size}",
            f"{cold.cpu_s:.2f} s",
            f"{cold.wall_s:.2f} s",
            f"{cold.peak_mb:.0f} MB",
        ],
        ["warm: per 1,000 clauses", f"{clauses}", f"{warm * 1000 / clauses:.2f} s", "", ""],
    ]


def read_example_clauses() -> list[object]:
    """The clauses of the example, both sides."""
    from memorandum_kit import read

    memo = read(*(Path(ROOT / f"examples/memorandum.{side}.docx") for side in ("de", "zh")))
    return [clause for document in memo.documents for clause in document.clauses]


if __name__ == "__main__":
    text = table(["main job", "clauses", "CPU", "wall clock", "peak memory"], rows())
    print(text)
    if "--write" in sys.argv:
        put("README.md", "main-job", text)
