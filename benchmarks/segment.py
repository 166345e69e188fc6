"""How fast texts are divided, converted and split: `python -m benchmarks.segment` prints a table (CPU time, warm).

Every line is the work of one call on a text made by repeating the shipped example, so that the numbers do not depend on
material that is not in the repository.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from memorandum_kit.language import compound_parts
from memorandum_kit.model import Block, Lang, Source
from memorandum_kit.scripts import mixed_script, to_simplified, to_traditional
from memorandum_kit.segment import segment, sentences

SOURCE = Path(__file__).resolve().parents[1] / "examples" / "source"
KNOWN = frozenset(("stadt", "partnerschaft", "vertrag", "freundschaft", "austausch", "wirtschaft", "förderung"))


def lines(name: str, least: int) -> list[str]:
    """Give the example's clauses, repeated to at least so many characters."""
    texts = [line.split("] ", 1)[1] for line in (SOURCE / f"{name}.txt").read_text(encoding="utf-8").splitlines()]
    return texts * (least // sum(map(len, texts)) + 1)


def seconds(work: Callable[[], object]) -> float:
    """Give the CPU seconds of the best of three runs after one to warm up."""
    work()
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Print the table."""
    de, zh = lines("de", 100_000), lines("zh", 100_000)
    words = [f"Städtepartnerschaftsverträge{n}" for n in range(1000)]
    rows: list[tuple[str, Callable[[], object], int, str]] = [
        ("segment, German", lambda: segment(Source(tuple(map(Block, de))), Lang.DE, id="de"), len(de), "clauses"),
        ("segment, Chinese", lambda: segment(Source(tuple(map(Block, zh))), Lang.ZH_HANS, id="zh"), len(zh), "clauses"),
        (
            "segment, one German block",
            lambda: segment(Source((Block("\n".join(de)),)), Lang.DE, id="de"),
            len(de),
            "clauses",
        ),
        ("sentences, one German text", lambda: sentences(" ".join(de), Lang.DE), len(" ".join(de)), "characters"),
        ("sentences, one Chinese text", lambda: sentences("".join(zh), Lang.ZH_HANS), len("".join(zh)), "characters"),
        ("to_traditional", lambda: [to_traditional(t) for t in zh], len("".join(zh)), "characters"),
        ("to_simplified", lambda: [to_simplified(t) for t in zh], len("".join(zh)), "characters"),
        ("mixed_script", lambda: [mixed_script(t) for t in zh], len("".join(zh)), "characters"),
        ("compound_parts, unseen words", lambda: [compound_parts(w, set(KNOWN)) for w in words], len(words), "words"),
    ]
    print(f"{'work':<30}{'amount':>10} {'unit':<12}{'s':>8}{'per second':>14}")
    for name, work, amount, unit in rows:
        spent = seconds(work)
        print(f"{name:<30}{amount:>10,} {unit:<12}{spent:>8.3f}{amount / spent:>14,.0f}")


if __name__ == "__main__":
    main()
