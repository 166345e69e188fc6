"""Generate `glossaries/names/name_characters.tsv`: how much likelier a character is in a Chinese name than in running text.

Run it by hand; the result is committed:

    python -m pip install jieba
    python tools/names_given.py

Source (glossaries/SOURCES.md): jieba (MIT), the emission probabilities of names in its tagger's model and the word
frequencies of its dictionary.
"""

from __future__ import annotations

import math
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

NAMES = Path(__file__).resolve().parents[1] / "glossaries/names"
RARE = -20.0  # log probability of a character that the dictionary has not
FLOOR = -60  # tenths
GAP = 20
COMMON = 1_500  # the commonest characters are listed also where no name has them; what is not listed is rare everywhere


def smoothed(first: int, last: int) -> tuple[int, int]:
    """Take a character that the source has at one place of a given name only for one that can stand at the other, with less weight."""
    if first == FLOOR and last > 0:
        return last - GAP, last
    if last == FLOOR and first > 0:
        return first, first - GAP
    return first, last


def main() -> None:
    """Write the table: logarithms of the ratio in tenths, for a surname, the first and the last character of a given name."""
    from jieba.posseg.prob_emit import P as EMISSIONS

    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("jieba is not installed: python -m pip install jieba")
    counts: Counter[str] = Counter()
    for line in (Path(spec.submodule_search_locations[0]) / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, _ = line.split()
        for character in word:
            counts[character] += int(frequency)
    total = sum(counts.values())
    usual = {character: math.log(count / total) for character, count in counts.items()}
    tables = [EMISSIONS[place, "nr"] for place in "BME"]
    rows = []
    common = [character for character, _ in counts.most_common(COMMON)]
    for character in sorted({*common, *(c for table in tables for c in table)}):
        if not "\u3400" <= character <= "\u9fff":
            continue
        tenths = [round(10 * (t[character] - usual.get(character, RARE))) if character in t else FLOOR for t in tables]
        tenths[1:] = smoothed(tenths[1], tenths[2])
        rows.append("\t".join((character, *(str(max(FLOOR, value)) for value in tenths))))
    header = "character\tsurname\tfirst\tlast"
    (NAMES / "name_characters.tsv").write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
