"""The aligner against gold alignments, and its speed: `python benchmarks/alignment.py [quality|ablation|learning|scale]`.

Writes the tables of docs/alignment.md. Figures are F1 as score.py of the corpus computes them.
"""

from __future__ import annotations

import itertools
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.measure import table  # noqa: E402
from benchmarks.tables import put  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "alignment"
PAGE = "docs/alignment.md"
PICTURE = "docs/images/alignment_scale.svg"
FAMILIES = ("udhr", "cov14", "cov20", "cov21", "osg-legal", "osg-code-of-conduct")
VARIANTS = ("units", "mix", "pert", "sents")
CUES = ("numbering", "values", "latin", "marks", "names", "words", "characters", "length", "sentences", "labels")

Links = list[tuple[tuple[int, ...], tuple[int, ...]]]
Aligner = Callable[[list[str], list[str]], Links]


def ours(de: list[str], zh: list[str]) -> Links:
    """Align with everything."""
    from memorandum_kit.alignment import align

    return align(de, zh)


def without(*cues: str) -> Aligner:
    """Give the aligner without some cues."""
    from memorandum_kit.alignment import aligner, scoring

    weights = scoring.shipped()
    off = {name: 0.0 for name in weights.cue if name.removesuffix(".absent") in cues}
    reduced = replace(weights, cue={**weights.cue, **off})
    return lambda de, zh: [(x.de, x.zh) for x in aligner.align_texts(de, zh, weights=reduced)]


def length_only(de: list[str], zh: list[str]) -> Links:
    """Align by length alone (Gale and Church)."""
    return without(*(cue for cue in CUES if cue != "length"))(de, zh)


def hunalign(de: list[str], zh: list[str]) -> Links:
    """Align with hunalign and the shipped lexicon as its dictionary."""
    from memorandum_kit.alignment import lexicon

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        rows = [f"{word} @ {german}" for german, words in lexicon.in_use().entries.items() for word in words]
        (place / "dic").write_text("\n".join(rows) + "\n", encoding="utf-8")
        (place / "de").write_text("\n".join(" ".join(text.lower().split()) for text in de) + "\n", encoding="utf-8")
        (place / "zh").write_text("\n".join(" ".join(_cut(text)) for text in zh) + "\n", encoding="utf-8")
        done = subprocess.run(
            ["hunalign", str(place / "dic"), str(place / "de"), str(place / "zh")],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    rungs = [tuple(map(int, line.split("\t")[:2])) for line in done.stdout.splitlines() if line]
    rungs = [rung for rung in rungs if rung[0] <= len(de) and rung[1] <= len(zh)] + [(len(de), len(zh))]
    pairs = itertools.pairwise(rungs)
    return [(tuple(range(a[0], b[0])), tuple(range(a[1], b[1]))) for a, b in pairs if a != b]


def _cut(text: str) -> list[str]:
    from memorandum_kit.alignment import lexicon
    from memorandum_kit.alignment.occurrences import codes_of, longest_first

    known = lexicon.in_use()
    start, length, number = known.strings.find(codes_of(text))
    return [known.listed[number[k]] for k in longest_first(start, length).tolist()] or list(text) or [""]


def score(aligner: Aligner, pattern: str, *, numbered: bool | None = False) -> dict[str, float]:
    """Give the pooled figures over all documents that a pattern names."""
    sys.path.insert(0, str(CORPUS))
    from score import Score

    result = Score()
    for path in sorted(CORPUS.glob(pattern)):
        if numbered is not None and ("-nonum" in path.name) == numbered:
            continue
        doc = json.loads(path.read_text(encoding="utf-8"))
        result.add(doc["gold"], aligner(doc["de"], doc["zh"]))
    return dict(result.result())


def figure(result: dict[str, float], variant: str) -> str:
    """Give strict / lax / null, or block, as the variant is judged."""
    if variant == "sents":
        return f"{result['f1_block']:.3f}"
    figures = f"{result['f1_strict']:.3f} / {result['f1_lax']:.3f}"
    return f"{figures} / {result['f1_null']:.3f}" if variant == "pert" else figures


def quality() -> None:
    """Write the table by family and variant."""
    others: list[tuple[str, Aligner]] = [("length only", length_only)]
    if shutil.which("hunalign"):
        others.append(("hunalign", hunalign))
    rows = []
    for family in FAMILIES:
        for script in ("hans", "hant"):
            if not list(CORPUS.glob(f"{family}-{script}.*")):
                continue
            for name, aligner in [("ours", ours), *(others if script == "hans" else [])]:
                figures = [figure(score(aligner, f"{family}-{script}.{v}*.json"), v) for v in VARIANTS]
                rows.append([family, script, name, *figures])
    for numbered in (False, True):
        figures = [figure(score(ours, f"*-hans.{v}*.json", numbered=numbered), v) for v in VARIANTS]
        rows.append(["**all**", "hans", "ours, numbered" if numbered else "ours, bare", *figures])
    head = ("texts", "script", "aligner", "units", "mix", "pert (with nulls)", "sents (block)")
    put(PAGE, "quality", table(head, rows))


def ablation() -> None:
    """Write the table without each cue."""
    rows = []
    for cue in (None, *CUES):
        aligner = without(cue) if cue else ours
        figures = [figure(score(aligner, f"*-hans.{v}*.json", numbered=None), v) for v in VARIANTS]
        rows.append([f"without {cue}" if cue else "all cues", *figures])
    put(PAGE, "ablation", table(("cues", "units", "mix", "pert (with nulls)", "sents (block)"), rows))


def learning() -> None:
    """Write the table of what the second pass learns from the corpus as one text, with parts of the lexicon taken away."""
    from memorandum_kit.alignment import lexicon

    sys.path.insert(0, str(CORPUS))
    from score import Score

    known, in_use = lexicon.in_use(), lexicon.in_use
    rows = []
    for share in (1.0, 0.5, 0.25, 0.1):
        chance = random.Random(str(share))
        part = lexicon.Lexicon({k: v for k, v in sorted(known.entries.items()) if chance.random() < share})
        lexicon.in_use = lambda part=part: part
        for name, aligner in (("without", without("learned")), ("with", ours)):
            row = [f"{share:.0%}", name]
            for variant in ("mix", "pert"):
                result = Score()
                for number in (1, 2, 3):
                    doc = corpus_text(variant, number)
                    result.add(doc["gold"], aligner(doc["de"], doc["zh"]))
                row.append(figure(dict(result.result()), variant))
            rows.append(row)
    lexicon.in_use = in_use
    put(PAGE, "learning", table(("lexicon", "learning", "mix", "pert (with nulls)"), rows))


def corpus_text(variant: str, number: int) -> dict:
    """Put the corpus texts of a variant and the clauses of the tests one behind the other, each once, with gold links."""
    sys.path.insert(0, str(ROOT / "tests" / "alignment"))
    from agreements import parts
    from memoranda import stock

    clauses = [*((de, zh) for _, de, zh in stock()), *(pair for part in parts().values() for pair in part)]
    clauses = [(de, zh) for de, zh in clauses if de and zh]
    whole: dict = {"de": [de for de, _ in clauses], "zh": [zh for _, zh in clauses]}
    whole["gold"] = [([k], [k]) for k in range(len(clauses))]
    for path in sorted(CORPUS.glob(f"*-hans.{variant}{number}-nonum.json")):
        doc = json.loads(path.read_text(encoding="utf-8"))
        n, m = len(whole["de"]), len(whole["zh"])
        whole["gold"] += [([i + n for i in left], [j + m for j in right]) for left, right in doc["gold"]]
        whole["de"] += doc["de"]
        whole["zh"] += doc["zh"]
    return whole


def long_text(size: int) -> tuple[list[str], list[str]]:
    """Put corpus texts one behind the other, each with words of its own, until there are `size` German segments."""
    from memorandum_kit.alignment import lexicon

    chance = random.Random(size)
    docs = [
        json.loads(path.read_text(encoding="utf-8"))
        for variant in ("mix", "pert")
        for path in sorted(CORPUS.glob(f"*-hans.{variant}*-nonum.json"))
    ]
    entries = sorted((w, zh[0]) for w, zh in lexicon.in_use().entries.items() if len(w) > 4 and len(zh[0]) > 1)
    de: list[str] = []
    zh: list[str] = []
    while len(de) < size:
        doc = chance.choice(docs)
        german, chinese = list(doc["de"]), list(doc["zh"])
        for left, right in doc["gold"]:
            if left and right:
                word, equivalent = chance.choice(entries)
                german[left[0]] += f" {word.capitalize()}"
                chinese[right[0]] += equivalent
        de += german
        zh += chinese
    return de[:size], zh[: size + len(zh) - len(de)]


def scale(sizes: Iterable[int] = (50, 637, 1000, 2000, 4000, 7940, 15000, 28152)) -> None:
    """Write the table of time and memory, each size in a process of its own, warm, and draw the time by segment."""
    rows, points = [], []
    for size in sizes:
        code = (
            "import sys, time, resource, json; sys.path.insert(0, sys.argv[2])\n"
            "from benchmarks.alignment import long_text\n"
            "from memorandum_kit.alignment import align\n"
            "de, zh = long_text(int(sys.argv[1])); align(de[:60], zh[:60])\n"
            "if len(de) < 100: align(de, zh)\n"
            "begin = time.process_time(); align(de, zh); used = time.process_time() - begin\n"
            "print(json.dumps([used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))"
        )
        runs = [
            json.loads(
                subprocess.run(
                    [sys.executable, "-c", code, str(size), str(ROOT)], capture_output=True, text=True, check=True
                ).stdout
            )
            for _ in range(1 if size > 10_000 else 3)
        ]
        used, memory = min(runs)
        row = [f"{size:,}", f"{used:.2f} s", f"{1000 * used / size:.2f} ms", f"{memory:.0f} MB"]
        if size >= 1000:
            points.append((size, 1000 * used / size))
        if shutil.which("hunalign"):
            de, zh = long_text(size)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            hunalign(de, zh)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            row.append(f"{after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime:.2f} s")
        else:
            row.append("not installed")
        rows.append(row)
    put(PAGE, "scale", table(("German segments", "CPU", "a segment", "peak memory", "hunalign"), rows))
    (ROOT / PICTURE).write_text(picture(points), encoding="utf-8")


def picture(points: list[tuple[int, float]]) -> str:
    """Draw milliseconds by segment over the number of segments as SVG."""
    width, height, left, bottom, most = 640, 260, 60, 40, 1.0
    top = max(most, *(value for _, value in points))

    def place(size: float, value: float) -> tuple[float, float]:
        return (
            left + (width - left - 20) * size / 30_000,
            height - bottom - (height - bottom - 20) * value / top,
        )

    marks = []
    for size in range(0, 30_001, 5_000):
        x, y = place(size, 0)
        marks.append(f'<text x="{x:.0f}" y="{y + 18:.0f}" text-anchor="middle">{size:,}</text>')
    for step in range(5):
        x, y = place(0, top * step / 4)
        marks.append(f'<line x1="{x:.0f}" y1="{y:.1f}" x2="{width - 20}" y2="{y:.1f}" stroke="#ddd"/>')
        marks.append(f'<text x="{x - 6:.0f}" y="{y + 4:.1f}" text-anchor="end">{top * step / 4:.2f}</text>')
    line = " ".join("{:.1f},{:.1f}".format(*place(*point)) for point in points)
    dots = "".join('<circle cx="{:.1f}" cy="{:.1f}" r="3"/>'.format(*place(*point)) for point in points)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" font-size="12">'
        f"<title>CPU time of the aligner by segment</title>{''.join(marks)}"
        f'<polyline points="{line}" fill="none" stroke="#1f5fa8" stroke-width="2"/><g fill="#1f5fa8">{dots}</g>'
        f'<text x="{left}" y="12">ms a segment</text>'
        f'<text x="{width - 20}" y="{height - 4}" text-anchor="end">German segments</text></svg>\n'
    )


def main() -> None:
    """Write the tables asked for, or all."""
    work = {"quality": quality, "ablation": ablation, "learning": learning, "scale": scale}
    for name in sys.argv[1:] or list(work):
        work[name]()


if __name__ == "__main__":
    main()
