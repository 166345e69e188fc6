"""Names in Latin letters: taken apart into what stands before them, their words, tone marks and separators."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from memorandum_kit.errors import BadInput

LONGEST_NAME = 200  # code points; longer strings are no name

# What may stand before (or after) a person's name and is no part of it. Lower case, without full stop.
TITLES = frozenset(
    [
        "herr",
        "herrn",
        "herren",
        "frau",
        "frl",
        "fräulein",
        "dr",
        "drs",
        "prof",
        "professor",
        "professorin",
        "dipl",
        "ing",
        "dipl-ing",
        "mag",
        "m.sc",
        "b.sc",
        "m.a",
        "b.a",
        "phd",
        "rer",
        "nat",
        "phil",
        "jur",
        "med",
        "h.c",
        "hc",
        "habil",
        "ll.m",
        "llm",
        "mr",
        "mrs",
        "ms",
        "miss",
        "sir",
        "exzellenz",
        "s.e",
        "ihre",
        "seine",
        "oberbürgermeister",
        "oberbürgermeisterin",
        "oberbürgermeisters",
        "bürgermeister",
        "bürgermeisterin",
        "bürgermeisters",
        "bezirksbürgermeister",
        "bezirksbürgermeisterin",
        "vizebürgermeister",
        "vizebürgermeisterin",
        "landrat",
        "landrätin",
        "gouverneur",
        "gouverneurin",
        "direktor",
        "direktorin",
        "direktors",
        "generalkonsul",
        "generalkonsulin",
        "konsul",
        "konsulin",
        "botschafter",
        "botschafterin",
        "botschafters",
        "parteisekretär",
        "parteisekretärin",
        "sekretär",
        "sekretärin",
        "generalsekretär",
        "generalsekretärin",
        "vorsitzender",
        "vorsitzende",
        "vorsitzenden",
        "präsident",
        "präsidentin",
        "präsidenten",
        "staatspräsident",
        "staatspräsidenten",
        "ministerpräsident",
        "ministerpräsidentin",
        "minister",
        "ministerin",
        "vizeminister",
        "amtsleiter",
        "amtsleiterin",
        "abteilungsleiter",
        "abteilungsleiterin",
        "referatsleiter",
        "referatsleiterin",
        "delegationsleiter",
        "delegationsleiterin",
        "leiter",
        "leiterin",
        "geschäftsführer",
        "geschäftsführerin",
        "generaldirektor",
        "generaldirektorin",
        "vizepräsident",
        "vizepräsidentin",
        "vizegouverneur",
        "rektor",
        "rektorin",
        "dekan",
        "dekanin",
        "ratsherr",
        "ratsfrau",
        "beigeordneter",
        "beigeordnete",
        "stadtdirektor",
        "dezernent",
        "dezernentin",
        "kollege",
        "kollegin",
        "genosse",
        "genossin",
        "familie",
        "eheleute",
        "stellvertretender",
        "stellvertretende",
        "stellvertretenden",
        "doktor",
        "ingenieur",
        "attaché",
        "dolmetscher",
        "dolmetscherin",
        "der",
        "die",
        "des",
        "dem",
        "den",
    ]
)
_ARTICLES = frozenset(("der", "die", "des", "dem", "den"))
# Offices are compounds without end: Außenminister, Vizepremierminister, Regierungssprecherin, Ministerialrat.
_OFFICE = re.compile(
    r"""(?:\w+-)?\w*
    (?: minister(?:in|s)? | präsident(?:in|en)? | sekretär(?:in|s)? | direktor(?:in|s)? | leiter(?:in|s)? | konsul(?:in|s)?
      | botschafter(?:in|s)? | bürgermeister(?:in|s)? | gouverneur(?:in|s)? | kanzler(?:in|s)? | sprecher(?:in|s)?
      | vorsitzende[rn]? | beauftragte[rn]? | abgeordnete[rn]? | kommissar(?:in|s)? | referent(?:in|en)? | premier(?:s|minister)?
      | (?: staats|stadt|ministerial|regierungs|botschafts|studien )r(?:at|ats|ätin) | chef(?:in|s)? | attaché )
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=8_192)
def is_title(word: str) -> bool:
    """Whether a word, in any case and with or without its full stop, is what stands before a person's name."""
    low = word.lower().strip(".")
    return low in TITLES or _OFFICE.fullmatch(low) is not None


# Kinds of places beside a name, with the class of Chinese suffixes that may answer them.
PLACE_WORDS: dict[str, str] = {
    **dict.fromkeys(("stadtbezirk", "stadtbezirks", "stadtbezirkes", "stadtbezirke", "bezirk", "bezirks", "bezirkes", "distrikt", "distrikts"), "区"),
    **dict.fromkeys(("kreis", "kreises", "landkreis", "landkreises"), "县"),
    **dict.fromkeys(("district",), "区"),
    **dict.fromkeys(("county",), "县"),
    **dict.fromkeys(("city", "municipality"), "市"),
    **dict.fromkeys(("provinz", "provinzen", "province"), "省"),
    **dict.fromkeys(("stadt", "hauptstadt", "metropole", "großstadt", "hafenstadt", "provinzhauptstadt"), "市"),
    **dict.fromkeys(("autonome", "autonomen", "autonomer", "region", "regierungsunmittelbare", "sonderverwaltungszone", "bannner", "banner"), ""),
    **dict.fromkeys(("präfektur", "präfekturstadt", "gebiet", "gemeinde", "großgemeinde", "der", "die", "das", "des", "von", "in", "im", "neuer"), ""),
}  # fmt: skip
# Pinyin of the kinds, as signs and passports write them after the name.
PLACE_SUFFIXES = {
    "shi": "市",
    "qu": "区",
    "xian": "县",
    "sheng": "省",
    "zizhiqu": "区",
    "zizhixian": "县",
    "zhou": "州",
    "qi": "旗",
}

_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "‛": "'", "′": "'", "ʹ": "'"})
_HYPHENS = str.maketrans(
    {"‐": "-", "‑": "-", "–": "-", "−": "-", "·": " ", "・": " ", "\u00a0": " ", "\u202f": " ", "_": " "}
)
_SUPERSCRIPT = str.maketrans("¹²³⁴⁵", "12345")
_KIND_BEHIND = re.compile(
    r"-(Bezirk|Stadtbezirk|Distrikt|Kreis|Provinz|Präfektur|District|County|Province)s?\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class LatinName:
    """A name in Latin letters, made comparable.

    `letters` is lower case without tone marks, with ü, apostrophes, hyphens and single spaces kept; `tones` has for each
    letter the tone that stood on it (or behind its syllable as a digit), 0 for none.
    """

    surface: str
    letters: str
    tones: tuple[int, ...]
    has_tones: bool
    comma: int = -1  # index of the space that stands for a comma ("Lyu, Chenfei"), -1 for none
    titles: tuple[str, ...] = ()
    kind_words: tuple[str, ...] = ()
    capitals: str = ""  # "upper" (LYU CHENFEI), "surname" (LYU Chenfei), ""

    @property
    def bare(self) -> str:
        """The name as it stands, without the titles: their umlauts say nothing about the name's spelling."""
        return " ".join(word for word in unicodedata.normalize("NFC", self.surface).split() if word not in self.titles)

    @property
    def plain(self) -> str:
        """Only the letters, ü kept: `lüchenfei`."""
        return self.letters.replace(" ", "").replace("-", "").replace("'", "")


@lru_cache(maxsize=4_096)
def parse(latin: str) -> LatinName:
    """Take a name in Latin letters apart.

    Raises:
        BadInput: the string is empty, too long, or has no Latin letter.
    """
    if len(latin) > LONGEST_NAME:
        raise BadInput(
            f"{latin[:20]!r}… is no name", why=f"it has {len(latin)} characters, at most {LONGEST_NAME} are read"
        )
    text = unicodedata.normalize("NFC", latin).translate(_APOSTROPHES).translate(_HYPHENS).strip()
    if not text:
        raise BadInput(
            "There is no name in Latin letters", why="the text is empty", advice="Give a name such as Lyu Chenfei."
        )
    if not any(c.isalpha() and unicodedata.name(c, "").startswith("LATIN") for c in text):
        raise BadInput(f"{latin[:20]!r} is no name in Latin letters", advice="Give a name such as Lyu Chenfei.")
    words: list[str] = []
    titles: list[str] = []
    kinds: list[str] = []
    comma_after = -1
    # Mentougou-Bezirk is Bezirk Mentougou.
    raw = re.findall(r"[^\s,]+|,", _KIND_BEHIND.sub(r" \1", text))
    while len(raw) > 2 and raw[-1].lower() not in _ARTICLES and is_title(raw[-1]):
        titles.append(raw.pop())
    for position, word in enumerate(raw):
        low = word.lower().strip(".")
        if word == ",":
            comma_after = len(words) if words else -1
        elif position < len(raw) - 1 and not words and is_title(low):
            titles.append(word)
        elif low in PLACE_WORDS and (PLACE_WORDS[low] or word.islower() or text.isupper()):
            kinds.append(low)
        else:
            words.append(word)
    if not words:
        words = [w for w in raw if w != ","]
        titles, kinds, comma_after = [], [], -1
    letters, tones, comma = _fold(words, comma_after)
    upper = [w.isupper() and len(w) > 1 for w in words]
    capitals = "upper" if all(upper) else "surname" if any(upper) else ""
    return LatinName(
        surface=latin, letters=letters, tones=tones, has_tones=any(tones), comma=comma, titles=tuple(titles),
        kind_words=tuple(kinds), capitals=capitals,
    )  # fmt: skip


def _fold(words: list[str], comma_after: int) -> tuple[str, tuple[int, ...], int]:
    letters: list[str] = []
    tones: list[int] = []
    comma = -1
    for number, word in enumerate(words):
        if number:
            if number == comma_after:
                comma = len(letters)
            letters.append(" ")
            tones.append(0)
        previous_lower = False
        if word.isascii() and word.isalpha():
            # The common case: nothing to take apart but capitals inside (ChenFei).
            for character in word:
                if character.isupper() and previous_lower:
                    letters.append("-")
                    tones.append(0)
                previous_lower = character.islower()
                letters.append(character.lower())
                tones.append(0)
            continue
        for character in unicodedata.normalize("NFD", word.translate(_SUPERSCRIPT)):
            if character in _TONES and tones:
                tones[-1] = _TONES[character]
            elif character == "\u0308":
                letters[-1:] = (
                    ["ü"]
                    if letters and letters[-1] in "uv"
                    else [_WITH_DIAERESIS.get(letters[-1], letters[-1])]
                    if letters
                    else []
                )
            elif character in "12345" and letters:
                tones[-1] = int(character) % 5
            elif unicodedata.combining(character) or character == ".":
                continue
            else:
                if character.isupper() and previous_lower:
                    letters.append("-")
                    tones.append(0)
                previous_lower = character.islower()
                for small in character.lower() if character != "ẞ" else "ss":
                    letters.append(small)
                    tones.append(0)
    return "".join(letters), tuple(tones), comma


_WITH_DIAERESIS = {"a": "ä", "o": "ö", "e": "e", "i": "i"}


_INFLECTED = re.compile(r"([A-ZÄÖÜ][^\W\d_]{2,})(?:e|en|er|es|em)(?=\s)")


def inflections(surface: str) -> tuple[str, ...]:
    """Give a German name of several words with its adjectives in each ending (Inneren Mongolei → Innere Mongolei …); () where it has none."""
    if not _INFLECTED.search(surface):
        return ()
    return tuple(_INFLECTED.sub(rf"\1{ending}", surface) for ending in ("e", "er", "es", "en"))


def strict_key(letters: str) -> str:
    """Give the letters of a parsed or written name without separators, ü kept: what tells Lü from Lu."""
    return letters.lower().translate(_SEPARATORS)


def fold_key(text: str) -> str:
    """Give the key under which Latin forms are looked up: lower case, ü as u, no marks, separators or ß."""
    folded = _KEYS.get(text)
    if folded is None:
        if text.isascii():
            folded = text.lower()
        else:
            marks = unicodedata.normalize("NFD", text.casefold())
            folded = "".join(c for c in marks if not unicodedata.combining(c))
        folded = folded.translate(_SEPARATORS)
        if len(_KEYS) < 50_000:
            _KEYS[text] = folded
    return folded


_KEYS: dict[str, str] = {}
_SEPARATORS = str.maketrans("", "", " '-’‘ʼʻ`´.·")
