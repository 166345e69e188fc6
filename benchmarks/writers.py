"""Time and peak memory of the writers on 10,000 clauses: `python benchmarks/writers.py [FORMAT …]`."""

from __future__ import annotations

import resource
import sys
import time

from memorandum_kit.model import (
    Clause,
    ClauseKind,
    Document,
    Lang,
    Link,
    Memorandum,
    Mention,
    MentionKind,
    Number,
    Span,
)
from memorandum_kit.writers import WRITERS, render

CLAUSES = 10_000
DE = "Die Stadt Musterstadt fördert den Austausch; das Gebiet hat eine Fläche von 1.448 km². Beide Seiten prüfen dies."
ZH = "穆斯特市推动友好交流；该区面积为1448平方公里。双方对此进行核查。"


def memorandum(clauses: int) -> Memorandum:
    """Give a memorandum of two texts with two sentences, a name, a term and a quantity in each clause."""
    texts = []
    mentions = []
    for side, lang, text, cut, marks in (
        ("de", Lang.DE, DE, DE.index(". Beide") + 1, ("Stadt Musterstadt", "Austausch", "1.448 km²")),
        ("zh", Lang.ZH_HANS, ZH, ZH.index("双方对"), ("穆斯特市", "友好交流", "1448平方公里")),
    ):
        spans = [Span(text.index(mark), text.index(mark) + len(mark)) for mark in marks]
        made = []
        for n in range(1, clauses + 1):
            article = n % 5 == 1
            number = Number(
                f"Artikel {n // 5 + 1}" if side == "de" else f"第{n // 5 + 1}条", str(n // 5 + 1), "article"
            )
            kind = ClauseKind.ARTICLE if article else ClauseKind.PARAGRAPH
            sentences = (Span(0, cut), Span(cut + (side == "de"), len(text)))
            clause_id = f"{side}.{n}"
            made.append(
                Clause(
                    clause_id,
                    text,
                    lang,
                    kind,
                    number if article else None,
                    sentences=sentences,
                    level=int(not article),
                )
            )
            mentions += [
                Mention(MentionKind.BODY, spans[0], marks[0], "org-musterstadt", clause_id),
                Mention(MentionKind.TERM, spans[1], marks[1], "t-exchange", clause_id, status="preferred"),
                Mention(
                    MentionKind.QUANTITY,
                    spans[2],
                    marks[2],
                    "quantity:1448000000 m2",
                    clause_id,
                    value="1448",
                    unit="km2",
                ),
            ]
        texts.append(Document(side, lang, tuple(made)))
    links = tuple(Link((f"de.{n}",), (f"zh.{n}",), 0.97) for n in range(1, clauses + 1))
    sentence_links = tuple(
        Link((f"de.{n}.s{s}",), (f"zh.{n}.s{s}",), 0.9) for n in range(1, clauses + 1) for s in (1, 2)
    )
    return Memorandum(tuple(texts), tuple(mentions), links, sentence_links)


def main() -> None:
    """Print one row a format."""
    memo = memorandum(CLAUSES)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{CLAUSES} clauses a side, {len(memo.mentions)} mentions; {before / 1024:.0f} MB before writing")
    print(f"{'format':10} {'CPU s':>7} {'MB out':>7} {'peak MB':>8}")
    for name in sys.argv[1:] or WRITERS.names():
        start = time.process_time()
        data = render(memo, name)
        spent = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{name:10} {spent:7.2f} {len(data) / 1e6:7.1f} {peak / 1024:8.0f}")


if __name__ == "__main__":
    main()
