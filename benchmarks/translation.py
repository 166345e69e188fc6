"""The translation memory at 100,000 units: import of a TMX file and look-ups; and the engine with and without the terms.

python -m benchmarks.translation                 the memory
python -m benchmarks.translation engine FILE     an ablation with the packages that are installed here; FILE has
                                                 source, tab, reference in each line
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "translation"))
from template_clauses import clauses

from memorandum_kit.glossary import load_glossary
from memorandum_kit.model import Lang
from memorandum_kit.translation import Memory, translate
from memorandum_kit.translation.argos import ArgosEngine
from memorandum_kit.translation.contradictions import contradictions, is_hard
from memorandum_kit.translation.machine import suggest
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
            times, right, wrong = [], 0, 0
            for pair in asked:
                begin = time.perf_counter()
                found = stored.lookup(pair[side], source, 1, glossary=glossary)
                times.append(time.perf_counter() - begin)
                if found and found[0].origin != "fuzzy":
                    right += found[0].text == pair[1 - side]
                    wrong += found[0].text != pair[1 - side]
            times.sort()
            print(
                f"{source}: {right} of {len(asked)} unseen clauses answered, {wrong} wrong; look-up median "
                f"{1000 * times[len(times) // 2]:.1f} ms, p95 {1000 * times[int(0.95 * len(times))]:.1f} ms"
            )
        begin = time.perf_counter()
        stored.concordance("Fahrzeuge", "de")
        print(f"concordance: {1000 * (time.perf_counter() - begin):.0f} ms")


WAYS = (
    ("engine alone", ()),
    ("+ rerank", ("rerank",)),
    ("+ proxies", ("rerank", "proxies")),
    ("+ repair", ("rerank", "proxies", "repair")),
)


def survival(every: int = 1) -> None:
    """The ablation on the 240 clauses of tests/translation/survival.py, with packages made for them."""
    from lexicon_package import build
    from survival import ENGLISH_CHINESE, GERMAN_ENGLISH, asked, kept

    clauses_asked = asked()[::every]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, lexicon in (("de_en", GERMAN_ENGLISH), ("en_zh", ENGLISH_CHINESE)):
            install(build(folder / f"{file}.argosmodel", *file.split("_"), lexicon), folder / "packages")
        engine = ArgosEngine.for_pair(Lang.DE, Lang.ZH_HANS, folder / "packages")
        print("| way | names | terms | values | whole clause | not offered |\n|---|---|---|---|---|---|")
        for label, steps in WAYS:
            texts = [_text(engine, clause.german, steps) for clause in clauses_asked]
            print(f"| {label} | " + " | ".join(f"{n}/{len(texts)}" for n in kept(clauses_asked, texts)) + " |")
        with Memory.open(":memory:") as stored:
            stored.add([(clause.german, clause.chinese) for clause in clauses_asked[::4]])
            done = translate([clause.german for clause in clauses_asked], "de", "zh-Hans", memory=stored, engine=engine)
            texts = [suggestion.text for suggestion in done]
            print("| + memory | " + " | ".join(f"{n}/{len(texts)}" for n in kept(clauses_asked, texts)) + " |")


def _text(engine: ArgosEngine, german: str, steps: tuple[str, ...]) -> str:
    suggestion = suggest(engine, german, Lang.DE, Lang.ZH_HANS, load_glossary(), steps=steps)
    return suggestion.text if suggestion else ""


def own(file: Path) -> None:
    """The ablation with the packages that are installed here, on a user's file: German, tab, Chinese in each line."""
    rows = [line.split("\t")[:2] for line in file.read_text(encoding="utf-8").splitlines() if "\t" in line]
    engine = ArgosEngine.for_pair(Lang.DE, Lang.ZH_HANS)
    glossary = load_glossary()
    try:
        from sacrebleu import corpus_bleu, corpus_chrf
    except ImportError:
        corpus_bleu = corpus_chrf = None
        print("BLEU and chrF need sacrebleu: pip install sacrebleu")
    print(engine.name)
    print("| way | BLEU (zh) | chrF | terms | free of contradictions | not offered |\n|---|---|---|---|---|---|")
    for label, steps in WAYS:
        texts = [_text(engine, german, steps) for german, _ in rows]
        references = [[chinese for _, chinese in rows]]
        bleu = f"{corpus_bleu(texts, references, tokenize='zh').score:.1f}" if corpus_bleu else "–"
        chrf = f"{corpus_chrf(texts, references).score:.1f}" if corpus_chrf else "–"
        wanted = had = sound = 0
        for (german, _), text in zip(rows, texts, strict=True):
            keys = {mention.key for mention in glossary.find(german, Lang.DE)}
            wanted += len(keys)
            had += len(keys & {mention.key for mention in glossary.find(text, Lang.ZH_HANS)})
            sound += bool(text) and not any(map(is_hard, contradictions(german, text, Lang.DE, Lang.ZH_HANS, glossary)))
        gaps = sum(not text for text in texts)
        print(f"| {label} | {bleu} | {chrf} | {had}/{wanted} | {sound}/{len(rows)} | {gaps} |")


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            memory()
        case ["survival", *number]:
            survival(int(number[0]) if number else 1)
        case ["engine", given]:
            own(Path(given))
        case _:
            sys.exit(__doc__)
