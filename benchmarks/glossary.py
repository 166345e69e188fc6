"""Speed and size of the glossary: loading it compiled, finding terms in German and Chinese sentences.

Run: python -m benchmarks.glossary [GLOSSARY …]; without one the shipped glossary, and a part of it of 1,500 terms a language.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

CASES = Path(__file__).resolve().parents[1] / "tests" / "quality" / "glossary"
_LOAD = """
import pathlib, resource, sys, time
begin = time.process_time()
from memorandum_kit.glossary import load_glossary
glossary = load_glossary(*sys.argv[1:])
loaded = time.process_time() - begin
glossary.find("Der Austausch", "de"), glossary.find("交流", "zh-Hans")
used = time.process_time() - begin - loaded
status = pathlib.Path("/proc/self/status")
if status.exists():  # ru_maxrss may still be that of the process that started this one
    peak = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(len(glossary.concepts), len(glossary.rows), round(loaded, 3), round(used, 3), round(peak, 1))
"""


def sentences(name: str) -> list[str]:
    rows = (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    single = [row.split("\t")[1] for row in rows]
    # Sentences of a memorandum are longer than those of a case list: two or three of these make one.
    return [" ".join(single[i : i + 3]) if name == "german" else "，".join(s.rstrip("。") for s in single[i : i + 3]) + "。"
            for i in range(len(single) - 3)]  # fmt: skip


def speed(find, texts: list[str], lang: str) -> tuple[float, float, int]:
    """Sentences a second of processor time: the first time each is seen, and once words are known; and the hits."""
    begin = time.process_time()
    hits = sum(len(find(text, lang)) for text in texts)
    first = time.process_time() - begin
    begin = time.process_time()
    rounds = 5
    for _ in range(rounds):
        for text in texts:
            find(text, lang)
    again = (time.process_time() - begin) / rounds
    return len(texts) / first, len(texts) / again, hits


def part(glossary, lang: str, count: int):
    """A glossary of this many terms of a language, taken evenly from all subjects."""
    from memorandum_kit.glossary import Glossary

    terms = [term for term in glossary.rows if term.lang.value == lang]
    return Glossary.of(terms[i * len(terms) // count] for i in range(min(count, len(terms))))


def report(glossary, name: str, lang: str) -> None:
    glossary.find("", lang)  # the matcher is made on first use
    texts = sentences(name)
    mean = sum(map(len, texts)) / len(texts)
    count = sum(term.lang.value == lang for term in glossary.rows)
    first, again, hits = speed(glossary.find, texts, lang)
    print(
        f"{name:8} {count:5} terms, {len(texts)} sentences of {mean:.0f} characters, {hits} hits: "
        f"{first:,.0f}/s first, {again:,.0f}/s then"
    )


def main() -> None:
    from memorandum_kit.glossary import load_glossary

    paths = sys.argv[1:]
    load_glossary(*paths)  # fills the cache
    loaded = subprocess.run(
        [sys.executable, "-c", _LOAD, *paths], capture_output=True, text=True, check=True
    ).stdout.split()
    print(
        f"{loaded[0]} concepts, {loaded[1]} terms; imported and loaded in {loaded[2]} s, both matchers ready after {loaded[3]} s more, "
        f"{loaded[4]} MB with Python"
    )
    glossary = load_glossary(*paths)
    for name, lang in (("german", "de"), ("chinese", "zh-Hans")):
        report(glossary, name, lang)
        if not paths:
            report(part(glossary, lang, 1500), name, lang)
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
