"""Proof-read glossaries/lexicon/de-zh.tsv by rule: `python tools/lexicon_check.py [FILE]`; 1 where something is wrong.

Rules: a header; three columns; sorted as German dictionaries are; no lemma with the same part of speech twice; a known part of
speech; nouns with a capital, others without; several words only in a name or phrase; every equivalent of one to eight Simplified
Han characters, none twice; one to twelve equivalents; at least 5,000 lemmas.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

LEXICON = Path(__file__).resolve().parents[1] / "glossaries" / "lexicon" / "de-zh.tsv"
PARTS = frozenset(("noun", "verb", "adj", "adv", "prep", "conj", "pron", "num", "part", "interj", "prefix", "phrase"))
HEADER = "lemma\tpos\tzh"
LEMMA = re.compile(r"[A-Za-zÄÖÜäöüßéèàâêôç][A-Za-zÄÖÜäöüßéèàâêôç’'-]*")
EITHER = frozenset(("Sie", "Ihr", "Ihnen", "Ihre", "gGmbH"))  # polite words and a legal form with a small letter
HAN = re.compile(r"[\u3400-\u9fff]{1,8}")
LEAST = 5000  # lemmas
MOST = 12  # equivalents of a lemma
FOLDED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def check(text: str) -> Iterator[tuple[int, str]]:
    """Give line number and fault for everything that is wrong."""
    from opencc import OpenCC

    lines = text.splitlines()
    if not lines or lines[0] != HEADER:
        yield 1, f"the header is not {HEADER!r}"
    rows = [line.split("\t") for line in lines[1:]]
    simplified = OpenCC("t2s").convert(text).splitlines()
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(rows, 2):
        if len(row) != 3:
            yield number, f"{len(row)} columns instead of 3"
            continue
        lemma, part, chinese = row
        words = chinese.split("|")
        if (lemma, part) in seen:
            yield number, f"{lemma} ({part}) stands twice"
        seen.add((lemma, part))
        if not all(LEMMA.fullmatch(word) for word in lemma.split(" ")):
            yield number, f"{lemma!r} is no German word"
        if " " in lemma and part not in ("noun", "phrase"):
            yield number, f"{lemma!r} has several words and is no name or phrase"
        if part not in PARTS:
            yield number, f"{part!r} is no part of speech here"
        if (
            (part == "noun") != any(word[:1].isupper() for word in lemma.split(" "))
            and part not in ("prefix", "phrase")
            and lemma not in EITHER
        ):
            yield number, f"{lemma} ({part}): capital letter"
        if not 1 <= len(words) <= MOST:
            yield number, f"{lemma}: {len(words)} equivalents"
        if len(set(words)) != len(words):
            yield number, f"{lemma}: an equivalent stands twice"
        for word in words:
            if not HAN.fullmatch(word):
                yield number, f"{lemma}: {word!r} is not one to eight Chinese characters"
        if simplified[number - 1] != lines[number - 1]:
            yield number, f"{lemma}: not Simplified ({chinese} → {simplified[number - 1].split(chr(9))[-1]})"
    order = [(row[0].lower().translate(FOLDED), row[0], row[1:2]) for row in rows]
    for number, (first, second) in enumerate(pairwise(order), 3):
        if second < first:
            yield number, f"{second[1]} stands behind {first[1]}"
    if len({row[0] for row in rows}) < LEAST:
        yield len(lines), f"fewer than {LEAST} lemmas"


def main() -> int:
    """Print the faults."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else LEXICON
    faults = list(check(path.read_text(encoding="utf-8")))
    for number, fault in faults:
        print(f"{path.name}:{number}: {fault}")
    print(f"{len(faults)} faults")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
