"""Generate `glossaries/names/readings.tsv`: the readings of each Chinese character, for the names' own use.

Run it by hand when a source changes; the result is committed, so that no reading library is needed at run time:

    python -m pip install pypinyin-dict opencc cantonese-romanisation
    python tools/names_readings.py

Sources (glossaries/SOURCES.md): readings from pinyin-data by way of pypinyin-dict (MIT), namely the table of the Tongyong
Guifan Hanzi with the commonest reading first; characters beyond it get their one commonest reading. Traditional forms by OpenCC
(Apache-2.0). Hong Kong government spellings by cantonese-romanisation (MIT).
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "glossaries/names/readings.tsv"
# Light tones and interjections that never stand in a name.
NEVER_IN_NAMES = {"的": "dī", "地": "de", "得": "de", "子": "zi", "了": "le", "着": "zhe", "们": "men"}


def mandarin() -> dict[str, list[str]]:
    """Give each character's readings, the commonest first."""
    from pypinyin_dict.pinyin_data import kmandarin_8105, ktghz2013, kxhc1983, pinyin

    readings: dict[str, list[str]] = {}
    for table in (ktghz2013, kxhc1983, pinyin):
        for code, text in table.pinyin_dict.items():
            character = chr(code)
            if 0x3400 <= code <= 0x9FFF and character not in readings:
                # Only the norm's own table may give several: old dictionaries list readings that no name has.
                found = text.split(",")
                readings[character] = found if table is ktghz2013 else found[:1]
    for code, first in kmandarin_8105.pinyin_dict.items():
        character, common = chr(code), first.split(",")[0]
        if character in readings:
            readings[character] = [common, *(r for r in readings[character] if r != common)]
    for character, never in NEVER_IN_NAMES.items():
        rest = [r for r in readings[character] if r != never]
        readings[character] = rest or readings[character]
    return readings


def cantonese() -> dict[str, list[str]]:
    """Give each Traditional character's spellings as the Hong Kong government writes them."""
    spec = find_spec("cantoroman")
    assert spec is not None
    assert spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0])
    table: dict[str, list[str]] = json.loads((folder / "data/charToRoman.json").read_text(encoding="utf-8"))
    return table


def main() -> None:
    """Write the table, one row a character in code point order."""
    from opencc import OpenCC

    simplify, traditional = OpenCC("t2s").convert, OpenCC("s2t").convert
    readings, hong_kong = mandarin(), cantonese()
    rows = ["character\tsimplified\treadings\thong_kong"]
    for character in sorted(readings):
        simple = simplify(character)
        simple = simple if len(simple) == 1 and simple != character else ""
        spellings = hong_kong.get(character) or hong_kong.get(traditional(character)) or []
        if not (simple or spellings or ord(character) >= 0x4E00):
            continue
        rows.append("\t".join((character, simple, " ".join(readings[character]), " ".join(spellings))))
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
