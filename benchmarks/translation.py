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
from memorandum_kit.translation import Memory
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


if __name__ == "__main__":
    memory()
