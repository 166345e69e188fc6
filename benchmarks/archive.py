"""The archive's figures: `python -m benchmarks.archive [FOLDER] [--write]`.

FOLDER should be on the disk that is to be measured; `--write` puts the table into docs/archive.md.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import table
from benchmarks.tables import put
from memorandum_kit.archive import Archive, create
from memorandum_kit.archive.catalogue import Catalogue, Entry
from memorandum_kit.archive.content import entities_of
from memorandum_kit.archive.filters import Filters
from memorandum_kit.archive.query import search
from memorandum_kit.archive.record import Record, Signing
from memorandum_kit.model import Clause, Document, Lang, Memorandum, Metadata, Party

SYLLABLES = [
    "be",
    "ver",
    "an",
    "aus",
    "ein",
    "ge",
    "hand",
    "lung",
    "schaft",
    "stadt",
    "land",
    "werk",
    "bau",
    "berg",
    "kul",
    "tur",
    "ju",
    "gend",
    "schu",
    "le",
    "um",
    "welt",
    "ver",
    "kehr",
    "wirt",
]
CHINESE = [chr(0x4E00 + n * 7) for n in range(1500)]


QUERIES = [
    "Peking",
    "门头沟",
    "Lü",
    "友好交流",
    "Strasse",
    "2024/0124",
    "Kultur",
    "Kultur Straße",
    "合作",
    "schaft",
    "Land Peking",
]


def _text(chance: random.Random, lang: str) -> str:
    """A clause of the length and about the variety of words of real ones: rank r of a word or character is 1/r as likely."""
    if lang == "de":
        words = [_word(int(min(chance.paretovariate(0.7), 20_000))) for _ in range(22)]
        words[chance.randrange(22)] = chance.choice(
            ["Peking", "Mentougou", "Chenfei Lyu", "Straße", "2024/0124", "Kultur"]
        )
        return " ".join(words) + "."
    chars = [CHINESE[int(min(chance.paretovariate(0.5), 1499))] for _ in range(40)]
    return "".join(chars) + chance.choice(["北京市", "门头沟区", "吕晨飞", "友好交流", "合作"]) + "。"


def _word(rank: int) -> str:
    word = ""
    while rank:
        rank, digit = divmod(rank, len(SYLLABLES))
        word += SYLLABLES[digit]
    return word


def _memo(clauses: int, seed: int) -> Memorandum:
    chance = random.Random(seed)
    de = tuple(Clause(f"de.{n}", _text(chance, "de"), Lang.DE) for n in range(clauses))
    zh = tuple(Clause(f"zh.{n}", _text(chance, "zh"), Lang.ZH_HANS) for n in range(clauses))
    parties = (Party("a", ((Lang.DE, "Stadt Eschenfurt"),)), Party("b", ((Lang.ZH_HANS, "望溪区"),)))
    meta = Metadata(((Lang.DE, f"Memorandum {seed}"),), parties, signed_on=f"20{seed % 30:02}-05-12")
    return Memorandum((Document("de", Lang.DE, de), Document("zh", Lang.ZH_HANS, zh)), metadata=meta)


def _catalogue(path: Path, records: int, clauses: int) -> Catalogue:
    """A catalogue as `records` additions leave it, made in one transaction."""
    catalogue = Catalogue(path)
    with catalogue.transaction():
        for number in range(records):
            memo = _memo(clauses, number)
            record = Record(
                f"akte-{number:05}",
                titles=(("de", f"Memorandum {number}"),),
                parties=memo.metadata.parties,
                signings=(Signing("a", memo.metadata.signed_on),),
                entities=entities_of(memo),
            )
            entries = [Entry(d.id, c.id, str(c.lang), c.text) for d in memo.documents for c in d.clauses]
            catalogue.put(record, entries, seal=f"{number:0128x}")
    return catalogue


def _times(work: Callable[[], object], runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return sorted(times)


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def searching(folder: Path, records: int, clauses: int) -> list[tuple[str, str]]:
    catalogue = _catalogue(folder / f"{records}.sqlite", records, clauses)
    total = records * clauses * 2
    for query in QUERIES:  # the names' records are read once
        search(catalogue, query, Filters(), limit=20, offset=0)
    begin = time.process_time()
    times = [t for q in QUERIES for t in _times(lambda q=q: search(catalogue, q, Filters(), limit=20, offset=0), 20)]
    processor = (time.process_time() - begin) / len(times)
    listing = _times(lambda: catalogue.listed(Filters(), limit=100), 20)
    filtered = _times(lambda: catalogue.listed(Filters(party=("望溪区",), since="2010"), limit=100), 20)
    catalogue.close()
    name = f"{records:,} records, {total:,} clauses"
    return [
        (f"search, {name}: median / p95", f"{statistics.median(times) * 1e3:.1f} / {_p95(times) * 1e3:.1f} ms"),
        (f"search, {name}: processor time, mean", f"{processor * 1e3:.1f} ms"),
        (f"list, {name}: p95", f"{_p95(listing) * 1e3:.1f} ms"),
        (f"list by party and year, {name}: p95", f"{_p95(filtered) * 1e3:.1f} ms"),
    ]


def adding(folder: Path) -> list[tuple[str, str]]:
    home = folder / "archive"
    create(home).close()
    scan = folder / "Urkunde.pdf"
    scan.write_bytes(random.Random(1).randbytes(1 << 20))
    memo = _memo(40, 7)
    with Archive(home) as archive:
        archive.add(memo, originals=[scan])
        times = _times(lambda: archive.add(memo, originals=[scan]), 25)
    big = folder / "gross.bin"
    big.write_bytes(random.Random(2).randbytes(1 << 20) * 256)
    with Archive(home) as archive:
        archive.add(originals=[big], id="gross-1")
        archive.add(originals=[big], id="gross-2")
        begin, processor = time.perf_counter(), time.process_time()
        report = archive.verify()
        wall, cpu = time.perf_counter() - begin, time.process_time() - processor
    size = sum(result.bytes for result in report.results) / 1e6
    return [
        ("add of 1 MB with fsync, TEI included: median / p95", f"{statistics.median(times):.3f} / {_p95(times):.3f} s"),
        (f"verify of {size:,.0f} MB", f"{size / wall:,.0f} MB/s ({size / cpu:,.0f} MB a processor second)"),
    ]


def main() -> None:
    given = [argument for argument in sys.argv[1:] if argument != "--write"]
    place = given[0] if given else None
    with tempfile.TemporaryDirectory(dir=place) as name:
        folder = Path(name)
        rows = adding(folder) + searching(folder, 250, 40) + searching(folder, 10_000, 8)
    made = table(("what", "measured"), rows)
    print(made, end="")
    if "--write" in sys.argv:
        put("docs/archive.md", "measured", made)


if __name__ == "__main__":
    main()
