"""The translation memory at 100,000 units, and the engine with and without the office's terms.

python -m benchmarks.translation                 the memory: import of a TMX file, look-ups, unseen clauses
python -m benchmarks.translation survival        what each step adds, on packages made for 312 clauses
python -m benchmarks.translation engine FILE     the same with the packages that are installed here; FILE has source, tab,
                                                 reference in each line (--from, --to, --memory, --threads)
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "translation"))
from template_clauses import clauses

from memorandum_kit.glossary import Glossary, load_glossary
from memorandum_kit.model import Lang
from memorandum_kit.translation import Memory, translate
from memorandum_kit.translation.argos import ArgosEngine
from memorandum_kit.translation.contradictions import contradictions, is_hard
from memorandum_kit.translation.engines import Engine, Hypothesis, Rank, Threads
from memorandum_kit.translation.machine import suggest_all
from memorandum_kit.translation.packages import install
from memorandum_kit.translation.tmx_units import read_tmx

WORDS_DE = [
    "Zusammenarbeit",
    "Verwaltung",
    "Vertretung",
    "Hochschule",
    "Wirtschaft",
    "Beratung",
    "Energie",
    "Jugend",
    "Gesundheit",
    "Verkehr",
    "Museum",
    "Verein",
    "Planung",
    "Umwelt",
    "Wissenschaft",
    "Ausbildung",
    "Förderung",
    "Entwicklung",
    "Beteiligung",
    "Veranstaltung",
    "Unternehmen",
    "Region",
    "Partner",
]
WORDS_ZH = [
    "合作",
    "行政",
    "代表",
    "高校",
    "经济",
    "咨询",
    "能源",
    "青年",
    "卫生",
    "交通",
    "博物馆",
    "协会",
    "规划",
    "环境",
    "科学",
    "培训",
    "促进",
    "发展",
    "参与",
    "活动",
    "企业",
    "地区",
    "伙伴",
]


def corpus(count: int) -> list[tuple[str, str]]:
    """Give `count` distinct pairs: template clauses first, then sentences of drawn words."""
    draw = random.Random(9)
    pairs = clauses("stored", 6)
    while len(pairs) < count:
        chosen = [draw.randrange(len(WORDS_DE)) for _ in range(draw.randint(4, 14))]
        number = draw.randrange(1, 10_000)
        german = f"Die {WORDS_DE[chosen[0]]} umfasst {number} " + ", ".join(WORDS_DE[i] for i in chosen[1:]) + "."
        pairs.append(
            (german, f"{WORDS_ZH[chosen[0]]}包括{number}个" + "、".join(WORDS_ZH[i] for i in chosen[1:]) + "。")
        )
    return pairs


def tmx(pairs: list[tuple[str, str]]) -> bytes:
    """Give the pairs as a TMX file."""
    units = "".join(
        f'<tu><tuv xml:lang="de"><seg>{de}</seg></tuv><tuv xml:lang="zh-CN"><seg>{zh}</seg></tuv></tu>\n'
        for de, zh in pairs
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header srclang="de"/><body>{units}</body></tmx>'.encode()


def memory(count: int = 100_000) -> None:
    data = tmx(corpus(count))
    glossary = load_glossary()
    asked = clauses("asked", 10)
    with tempfile.TemporaryDirectory() as folder, Memory.open(Path(folder) / "memory.sqlite") as stored:
        begin, busy = time.perf_counter(), time.process_time()
        added = stored.add(read_tmx(io.BytesIO(data)))
        print(
            f"TMX import: {added} units in {time.perf_counter() - begin:.1f} s ({time.process_time() - busy:.1f} s processor)"
        )
        print(f"file: {Path(stored.path).stat().st_size / 1e6:.0f} MB")
        begin = time.perf_counter()
        stored.lookup("Dies ist die erste Frage.", "de")
        print(f"first look-up: {1000 * (time.perf_counter() - begin):.0f} ms")
        for source, side in (("de", 0), ("zh-Hans", 1)):
            times, busy_times, right, wrong = [], [], 0, 0
            for pair in asked:
                begin, busy = time.perf_counter(), time.process_time()
                found = stored.lookup(pair[side], source, 1, glossary=glossary)
                times.append(time.perf_counter() - begin)
                busy_times.append(time.process_time() - busy)
                if found and found[0].origin != "fuzzy":
                    right += found[0].text == pair[1 - side]
                    wrong += found[0].text != pair[1 - side]
            print(
                f"{source}: {right} of {len(asked)} unseen clauses answered, {wrong} wrong; look-up {_spread(times)} "
                f"({_spread(busy_times)} processor)"
            )
        begin = time.perf_counter()
        stored.concordance("Fahrzeuge", "de")
        print(f"concordance: {1000 * (time.perf_counter() - begin):.0f} ms")


def _spread(times: list[float]) -> str:
    ordered = sorted(times)
    median, late = ordered[len(ordered) // 2], ordered[int(0.95 * len(ordered))]
    return f"median {1000 * median:.1f} ms, p95 {1000 * late:.1f} ms"


WAYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("engine alone", ()),
    ("+ rerank", ("rerank",)),
    ("+ proxies", ("rerank", "proxies")),
    ("+ repair", ("rerank", "proxies", "repair")),
)
BATCH = 16
# What a contradiction is about, by the first part of its code.
NAMES = frozenset({"name", "party"})
VALUES = frozenset({"number", "date", "time", "duration", "unit", "currency", "copies"})


class Remembering:
    """An engine that translates nothing twice: the ways of the ablation ask for the same sentences."""

    def __init__(self, engine: ArgosEngine) -> None:
        self._engine = engine
        self._known: dict[tuple[str, int, tuple[int, ...]], list[Hypothesis]] = {}

    @property
    def name(self) -> str:
        """The engine's name."""
        return self._engine.name

    @property
    def pivot(self) -> Lang | None:
        """The engine's language between."""
        return self._engine.pivot

    def pairs(self) -> frozenset[tuple[Lang, Lang]]:
        """Give the engine's pairs."""
        return self._engine.pairs()

    def hypotheses(self, sentences: Sequence[str], source: Lang, target: Lang, count: int) -> list[list[Hypothesis]]:
        """Ask the engine for what is new."""
        new = [text for text in dict.fromkeys(sentences) if (text, count, ()) not in self._known]
        for text, found in zip(new, self._engine.hypotheses(new, source, target, count), strict=True):
            self._known[text, count, ()] = found
        return [self._known[text, count, ()] for text in sentences]

    def ranked(
        self, sentences: Sequence[str], source: Lang, target: Lang, count: int, rank: Rank
    ) -> list[list[Hypothesis]]:
        """Ask the engine for what is new; the order of the readings is the same in every way."""
        new = [(n, text) for n, text in enumerate(sentences) if (text, count, (1,)) not in self._known]
        found = self._engine.ranked(
            [text for _, text in new], source, target, count, lambda n, readings: rank(new[n][0], readings)
        )
        for (_, text), hypotheses in zip(new, found, strict=True):
            self._known[text, count, (1,)] = hypotheses
        return [self._known[text, count, (1,)] for text in sentences]


def suggested(
    engine: Engine, texts: Sequence[str], source: Lang, target: Lang, glossary: Glossary, steps: tuple[str, ...]
) -> list[str]:
    """Give the suggestions of one way; "" where none is offered."""
    found: list[str] = []
    for start in range(0, len(texts), BATCH):
        part = texts[start : start + BATCH]
        found += [
            made.text if made else "" for made in suggest_all(engine, part, source, target, glossary, steps=steps)
        ]
    return found


def survival() -> None:
    """The ablation on the clauses of tests/translation/survival.py, with packages made for them."""
    from lexicon_package import build
    from survival import ENGLISH_CHINESE, GERMAN_ENGLISH, asked, at_most, kept

    clauses_asked = asked()
    texts = [clause.german for clause in clauses_asked]
    glossary = load_glossary()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, lexicon in (("de_en", GERMAN_ENGLISH), ("en_zh", ENGLISH_CHINESE)):
            install(build(folder / f"{file}.argosmodel", *file.split("_"), lexicon), folder / "packages")
        engine = Remembering(ArgosEngine.for_pair(Lang.DE, Lang.ZH_HANS, folder / "packages"))

        def row(label: str, made: list[str], seconds: float) -> None:
            most = at_most(clauses_asked)
            counts = " | ".join(f"{n}/{of}" for n, of in zip(kept(clauses_asked, made), most, strict=True))
            print(f"| {label} | {counts} | {seconds:.1f} s |", flush=True)

        print("| way | names | terms | values | whole clause | not offered | wrong offered | processor |")
        print("|---|---|---|---|---|---|---|---|")
        for label, steps in WAYS:
            begin = time.process_time()
            made = suggested(engine, texts, Lang.DE, Lang.ZH_HANS, glossary, steps)
            row(label, made, time.process_time() - begin)
        with Memory.open(":memory:") as stored:
            stored.add([(clause.german, clause.chinese) for clause in clauses_asked[::4]])
            begin = time.process_time()
            done = translate(texts, "de", "zh-Hans", memory=stored, engine=engine)
            row("+ memory", [suggestion.text for suggestion in done], time.process_time() - begin)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a way's texts are worth: shares in percent, and how many have no text."""

    terms: float
    names: float
    values: float
    sound: float
    withheld: int


def judged(sources: list[str], texts: list[str], source: Lang, target: Lang, glossary: Glossary) -> Judged:
    """Count terms present, and clauses without a contradiction in names, in values, or in anything that matters."""
    wanted = had = names = values = sound = 0
    for original, text in zip(sources, texts, strict=True):
        keys = {mention.key for mention in glossary.find(original, source)}
        wanted += len(keys)
        had += len(keys & {mention.key for mention in glossary.find(text, target)})
        codes = {f.code.split(".")[0] for f in contradictions(original, text, source, target, glossary) if is_hard(f)}
        names += bool(text) and not codes & NAMES
        values += bool(text) and not codes & VALUES
        sound += bool(text) and not codes
    count = len(sources) or 1
    return Judged(
        100 * had / (wanted or 1), 100 * names / count, 100 * values / count, 100 * sound / count,
        sum(not text for text in texts),
    )  # fmt: skip


def own(arguments: Sequence[str]) -> None:
    """The ablation with the packages that are installed here, on a user's file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.translation engine", description=own.__doc__)
    parser.add_argument("file", type=Path, help="source, tab, reference in each line, UTF-8")
    parser.add_argument("--from", dest="source", default="de", help="language of the source (de)")
    parser.add_argument("--to", dest="target", default="zh-Hans", help="language of the reference (zh-Hans)")
    parser.add_argument("--memory", type=Path, help="a translation memory for the last row")
    parser.add_argument("--threads", help="4 cores, or 2x4 for two batches at once")
    args = parser.parse_args(arguments)
    rows = [line.split("\t")[:2] for line in args.file.read_text(encoding="utf-8").splitlines() if "\t" in line]
    if not rows:
        parser.error(f"{args.file} has no line with source, tab, reference")
    source, target = Lang.of(args.source), Lang.of(args.target)
    engine = Remembering(
        ArgosEngine.for_pair(source, target, threads=Threads.of(args.threads) if args.threads else None)
    )
    glossary = load_glossary()
    sources, references = [row[0] for row in rows], [row[1] for row in rows]
    print(engine.name)
    print(
        "| way | BLEU | chrF | terms | names right | values right | free of contradictions | not offered | processor |"
    )
    print("|---|---|---|---|---|---|---|---|---|")

    def row(label: str, texts: list[str], seconds: float) -> None:
        found = judged(sources, texts, source, target, glossary)
        shares = " | ".join(f"{share:.1f} %" for share in (found.terms, found.names, found.values, found.sound))
        bleu, chrf = overlap(texts, references, target)
        print(f"| {label} | {bleu} | {chrf} | {shares} | {found.withheld}/{len(rows)} | {seconds:.1f} s |", flush=True)

    for label, steps in WAYS:
        begin = time.process_time()
        texts = suggested(engine, sources, source, target, glossary, steps)
        row(label, texts, time.process_time() - begin)
    if args.memory:
        begin = time.process_time()
        done = translate(sources, source, target, memory=args.memory, engine=engine)
        row("+ memory", [suggestion.text for suggestion in done], time.process_time() - begin)


def overlap(texts: list[str], references: list[str], target: Lang) -> tuple[str, str]:
    """Give BLEU (with the Chinese tokenizer for Chinese) and chrF; dashes without sacrebleu."""
    try:
        from sacrebleu import corpus_bleu, corpus_chrf
    except ImportError:
        return "– (pip install sacrebleu)", "–"
    bleu = corpus_bleu(texts, [references], tokenize="zh" if target.is_chinese else "13a").score
    return f"{bleu:.1f}", f"{corpus_chrf(texts, [references]).score:.1f}"


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            memory()
        case ["survival"]:
            survival()
        case ["engine", *rest]:
            own(rest)
        case _:
            sys.exit(__doc__)
