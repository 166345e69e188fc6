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
    spellings: dict[str, list[str]] = json.loads((folder / "data/charToRoman.json").read_text(encoding="utf-8"))
    sounds: dict[str, list[str]] = json.loads((folder / "data/charToLshk.json").read_text(encoding="utf-8"))
    return {
        character: list(
            dict.fromkeys([*(form for s in sounds.get(character, ()) for form in identity_card(s)), *found])
        )
        for character, found in spellings.items()
    }


# Jyutping to what identity cards have: the government's spelling was never fixed, each sound has a few usual letters.
INITIALS = {
    "b": "p", "d": "t", "g": "k", "gw": "kw", "z": "ch ts", "c": "ch ts", "j": "y", "s": "s sh", "ng": "ng -", "": "-",
}  # fmt: skip
FINALS = {
    "aa": "a ah ar", "aai": "ai", "aau": "au", "aam": "am", "aan": "an", "aang": "ang", "aap": "ap", "aat": "at", "aak": "ak",
    "ai": "ai", "au": "au ow", "am": "am um", "an": "an un", "ang": "ang", "ap": "ap up", "at": "at ut", "ak": "ak", "e": "e eh",
    "ei": "ei ee i", "eng": "eng ing", "ek": "ek ik", "eoi": "ui", "eon": "un", "eot": "ut", "i": "i ee ze", "iu": "iu", "im": "im",
    "in": "in", "ing": "ing", "ip": "ip", "it": "it", "ik": "ik", "o": "o oh or", "oi": "oi oy", "on": "on", "ong": "ong", "ot": "ot",
    "ok": "ok", "ou": "o ou", "oe": "eu", "oeng": "eung", "oek": "euk", "u": "u oo", "ui": "ui", "un": "un oon", "ung": "ung",
    "ut": "ut oot", "uk": "uk", "yu": "yu u", "yun": "uen yuen", "yut": "uet yuet",
}  # fmt: skip


def identity_card(jyutping: str) -> list[str]:
    """Give the usual Hong Kong spellings of a syllable in Jyutping (`gaa1` → ka, kah, kar)."""
    sound = jyutping.lower().rstrip("123456")
    cut = next(
        (i for i in ("gw", "kw", "ng") if sound.startswith(i) and sound != "ng"),
        sound[:1] if sound[:1] not in "aeiouy" else "",
    )
    final = sound[len(cut) :]
    if cut in ("g", "k") and final.startswith("u") and sound in ("gu", "gun", "gung", "guk"):
        cut = sound[0]
    initials = [("" if i == "-" else i) for i in INITIALS.get(cut, cut).split(" ")] if cut else [""]
    spelled = []
    for first in initials:
        for last in FINALS.get(final, final).split(" "):
            if last == "ze" and cut not in ("s", "z", "c"):
                continue
            form = first + last
            if cut == "j" and final.startswith("yu"):
                form = last if last.startswith("y") else "y" + last
            if cut == "j" and final.startswith("i"):
                form = "y" + last if not last.startswith("i") or final != "i" else "yi"
            spelled.append(form)
    return [s for s in dict.fromkeys(spelled) if s]


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
