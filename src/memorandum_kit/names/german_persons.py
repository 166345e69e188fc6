"""Chinese persons in running German text: a surname gate, with more asked where no title stands before the name."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

from memorandum_kit.model import Mention, MentionKind, Span
from memorandum_kit.names.german_words import Token, tokens_of
from memorandum_kit.names.index import by_form
from memorandum_kit.names.latin import fold_key, is_title
from memorandum_kit.names.lookalikes import is_german_word
from memorandum_kit.names.spelling import readings_of
from memorandum_kit.names.surnames import by_key, by_variant
from memorandum_kit.names.syllables import segmentations, toneless, without_passport

_MR = frozenset(
    [
        "herr",
        "herrn",
        "herren",
        "frau",
        "fräulein",
        "dr",
        "prof",
        "professor",
        "professorin",
        "exzellenz",
        "dipl.-ing",
        "mr",
        "mrs",
        "ms",
    ]
)
_PARTICLES = frozenset(["der", "die", "des", "dem", "den", "von", "und", "zu", "im", "in", "am"])
# Surnames that are as much German as Chinese: with Herr or Frau alone they prove nothing.
_GERMAN_SURNAMES = frozenset(
    [
        "lang",
        "lange",
        "ding",
        "jung",
        "fang",
        "sang",
        "wan",
        "man",
        "mai",
        "han",
        "bei",
        "ende",
        "wenning",
        "hahn",
        "mann",
        "kühn",
        "long",
        "gang",
        "rang",
        "bang",
        "ben",
        "gan",
        "sun",
        "ran",
        "hu",
    ]
)


def person_at(tokens: list[Token], at: int, text: str, *, listed: bool) -> tuple[Mention, int] | None:
    """Find a Chinese person's name: after a title, or two words that pass the surname gate."""
    token = tokens[at]
    if not token.text[:1].isupper() or token.text.lower().rstrip(".") in _MR:
        return None
    titled = _title_before(tokens, at, text)
    if not titled and _name_goes_before(tokens, at, text):
        return None
    for length in (4, 3, 2, 1):
        words = tokens[at : at + length]
        if len(words) < length or not _together(words, text):
            continue
        if length == 1:
            if titled and _surname_alone(words[0], tokens, at, text):
                return _found(words, text), 1
            continue
        if _full_name(words, titled=titled or listed, inside=_is_inside(tokens, at, text)):
            return _found(words, text), length
    return None


def _is_inside(tokens: list[Token], at: int, text: str) -> bool:
    """Whether a word of the same sentence stands before, so that a capital shows a noun or a name: schreibt Nie Rongfang."""
    return at > 0 and not text[tokens[at - 1].end : tokens[at].start].strip(" \u00a0,")


def _together(words: list[Token], text: str) -> bool:
    for one, two in pairwise(words):
        gap = text[one.end : two.start]
        if gap not in (" ", "\u00a0", "\u202f") or not (two.text[:1].isupper()):
            return False
    return all(not is_title(w.text) for w in words)


def person_in(text: str, span: Span) -> Mention | None:
    """Give the mention of a span that somebody else takes for a person, None when it is no Chinese name."""
    words = tokens_of(text, span.start, span.end)
    if not 2 <= len(words) <= 4 or not _together(words, text) or not _full_name(words, titled=True):
        return None
    return _found(words, text)


def _name_goes_before(tokens: list[Token], at: int, text: str) -> bool:
    """Whether the word before is part of the same foreign name: Lee | Chong Wei."""
    if not at:
        return False
    previous = tokens[at - 1]
    return (
        text[previous.end : tokens[at].start] == " "
        and previous.text[:1].isupper()
        and not is_title(previous.text)
        and len(previous.text) <= 6
        and (
            is_surname(previous.text.lower(), "x-cantonese")
            or (bool(segmentations(previous.key)) and not is_german_word(previous.text))
        )
    )


def _title_before(tokens: list[Token], at: int, text: str) -> bool:
    if not at:
        return False
    previous = tokens[at - 1]
    gap = text[previous.end : tokens[at].start]
    if gap.strip(" .,:\u00a0"):
        return False
    word = previous.text.lower().rstrip(".")
    if word in _MR or word.endswith(("bürgermeister", "bürgermeisterin", "bürgermeisters")):
        return True
    if gap.strip(" \u00a0"):
        # A comma or full stop ends an office: "der Direktor. Wang Wei".
        return ":" in gap
    return is_title(word) and word not in _PARTICLES


def _full_name(words: list[Token], *, titled: bool, inside: bool = False) -> bool:
    """The surname gate: one end is a surname, the rest a given name of one or two syllables in one system."""
    keys = [w.text.lower().replace("’", "'").replace("‐", "-") for w in words]
    last = keys[-1]
    stems = [keys]
    if last.endswith("s") and len(last) > 2:
        stems.append([*keys[:-1], last[:-1].rstrip("'")])
    for form in stems:
        ways = [(form[0], form[1:]), (form[-1], form[:-1])]
        if len(form) > 3:
            ways.append(("".join(form[:2]), form[2:]))  # Au Yeung Chun Wah
        for family, given in ways:
            for system in ("pinyin", "wadegile", "x-cantonese"):
                if (
                    is_surname(family, system)
                    and _is_given(given, system)
                    and _likely(words, family, given, system, titled=titled, inside=inside)
                ):
                    return True
    return False


def _plain(word: str) -> str:
    return without_passport(toneless(word))


_COMPOUND = 60  # taken for a compound surname's rank: it is rare, and unmistakable


@cache
def _surname_keys(system: str) -> dict[str, int]:
    """Give the spellings of surnames in a system with the rank of the commonest."""
    table: dict[str, int] = {}
    for key, found in by_key().items():
        rank = min(s.rank if len(s.zh_hans) == 1 else _COMPOUND for s in found)
        if system == "pinyin":
            spelled = [key, key.replace("ü", "u")]
        elif system == "wadegile":
            spelled = [letters for letters, syllables in readings_of("wadegile").items() if key in syllables]
        else:
            spelled = []
        for letters in spelled:
            table[letters] = min(rank, table.get(letters, rank))
    for form, entries in by_variant().items():
        for surname, of in entries:
            if (
                of == system
                or (system == "wadegile" and of == "historic")
                or (system == "x-cantonese" and of == "x-hokkien")
            ):
                rank = surname.rank if len(surname.zh_hans) == 1 else _COMPOUND
                table[form] = min(rank, table.get(form, rank))
    return table


@lru_cache(maxsize=30_000)
def may_begin_name(word: str) -> bool:
    """Whether a name that the surname gate lets through can begin with a word; most words of German cannot, and are spared the gate."""
    low = word.lower()
    spelled = low.replace("’", "'").replace("‐", "-")
    for form in {low, spelled, low.removesuffix("s")}:
        bare = _plain(form)
        if not _surname_starts().isdisjoint((form, bare, bare.replace("-", ""))):
            return True
    pieces = spelled.split("-")
    return any(_is_given([piece], system) for system in ("pinyin", "wadegile", "x-cantonese") for piece in pieces[:1])


@cache
def _surname_starts() -> frozenset[str]:
    """Give the spellings of surnames with whatever they begin with: Au of Au Yeung."""
    systems = ("pinyin", "wadegile", "x-cantonese")
    return frozenset(key[:end] for system in systems for key in _surname_keys(system) for end in range(1, len(key) + 1))


def is_surname(word: str, system: str) -> bool:
    """Whether a lower-case word spells a surname in a system, ü in any of its spellings."""
    bare = _plain(word).replace("-", "") if system != "wadegile" else word
    return bare in _surname_keys(system)


def _is_given(words: list[str], system: str) -> bool:
    pieces = [p for word in words for p in word.split("-")]
    if not pieces or len(pieces) > 2:
        return False
    if system == "pinyin":
        ways = segmentations(_plain("".join(pieces)).replace("'", ""))
        return bool(ways) and len(ways[0]) <= 2 and all(segmentations(_plain(p).replace("'", "")) for p in pieces)
    if system == "wadegile":
        return all(p in readings_of("wadegile") for p in pieces)
    from memorandum_kit.names.detection import _cantonese

    return all(p in _cantonese() for p in pieces)


# What ends the name of a mountain, river, lake, temple or dish: Zhongnan Shan, Poyang Hu.
_GEOGRAPHIC = frozenset(
    [
        "shan",
        "hu",
        "he",
        "jiang",
        "si",
        "shi",
        "qu",
        "xian",
        "dao",
        "gong",
        "miao",
        "jie",
        "lu",
        "cha",
        "tang",
        "ling",
        "hai",
        "guan",
        "ting",
        "dynastie",
    ]
)


def _likely(
    words: list[Token], family: str, given: list[str], system: str, *, titled: bool, inside: bool = False
) -> bool:
    """Whether the words are a name and not German: more is asked where no title stands before them."""
    if not titled and words[-1].text.lower() in _GEOGRAPHIC and _plain(family) == words[-1].text.lower():
        return False
    ways = [segmentations(_plain(part.replace("'", ""))) for part in given]
    if not titled and words[0].text.lower() in _STARTS and words[0].text.lower() != "du":
        return False
    if not titled and " ".join(word.text.lower() for word in words) in _TERMS:
        return False
    if any(
        (part in _FOLLOW if titled else is_german_word(part)) and way and len(way[0]) > 1
        for part, way in zip(given, ways, strict=True)
    ):
        # Ende Juni, Hohe Tannen, and "traf Herr Li Ende Juni ein".
        return False
    syllables = sum(len(way[0]) if way else len(part.split("-")) for part, way in zip(given, ways, strict=True))
    rank = _surname_keys(system).get(_plain(family).replace("-", "") if system != "wadegile" else family, 999)
    short = any(is_german_word(part) for part in given)
    if is_german_word(family):
        # Mai Lan is none, Song Xiaochen is one: the given name must be unmistakable.
        if titled:
            return not short or rank <= 60
        unmistakable = (
            not short and syllables == 2 and system == "pinyin" and not any(by_form().get(fold_key(w)) for w in given)
        )
        return unmistakable and (rank <= 120 or inside) and (family not in _STARTS or family == "du")
    if titled:
        return True
    if short:
        return rank <= 100 and system == "pinyin"
    if system == "x-cantonese":
        # Wong Wai Man: three words of which none is German.
        spaced = len(words) >= 3 and not any(is_german_word(w.text) for w in words)
        return (any("-" in w.text for w in words) or spaced) and rank <= 200
    if system == "wadegile":
        return rank <= 150 and any("-" in w.text for w in words)
    return rank <= (400 if syllables == 2 else 250)


# Terms of Chinese culture that are spelled like names.
_TERMS = frozenset(
    (
        "tai chi", "tai ji", "qi gong", "chi kung", "feng shui", "kung fu", "gong fu", "wing tsun", "wing chun", "dim sum", "chow mein",
        "lo mein", "pak choi", "bok choy", "wu wei", "yin yang", "mah jong", "mu err", "hai tai", "shi tao", "tui na", "an mo", "pu erh",
        "pu er", "lapsang souchong", "gong bao", "kung pao", "jin ping mei", "hong bao",
    )
)  # fmt: skip
# German words that follow a name or start a sentence before one: Herr Li Ende Juni, Bei Wu Han.
_FOLLOW = frozenset(["ende", "juni", "juli", "lange", "hohe", "leben", "gegen", "neben", "heute", "beide", "mitte"])
_STARTS = frozenset(["an", "bei", "die", "den", "man", "so", "da", "wo", "er", "es", "du", "wen", "in", "am", "im"])


def _surname_alone(word: Token, tokens: list[Token], at: int, text: str) -> bool:
    previous = tokens[at - 1].text.lower().rstrip(".")
    office = is_title(previous) and previous not in _MR and previous not in _PARTICLES
    if (previous not in _MR and not office) or len(word.text) < 2 or (office and is_german_word(word.text)):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        following
        and following.text[:1].isupper()
        and text[word.end : following.start] == " "
        and not is_german_word(following.text)
    ):
        return False
    key = word.text.lower()
    for form in (key, key[:-1] if key.endswith("s") else key):
        if form in _GERMAN_SURNAMES:
            return False
        ranks = [
            _surname_keys(s)[_plain(form)]
            for s in ("pinyin", "wadegile", "x-cantonese")
            if _plain(form) in _surname_keys(s)
        ]
        if ranks and min(ranks) <= 200:
            return True
    return False


def _found(words: list[Token], text: str) -> Mention:
    span = Span(words[0].start, words[-1].end)
    if text[span.end - 1] in "'’":
        span = Span(span.start, span.end - 1)
    surface = span.of(text)
    bare = surface[:-1] if surface.endswith("s") and not surface.isupper() else surface
    recorded = next(
        ((r, s) for r, _, s in by_form().get(fold_key(bare), ()) if r.kind == "person" and s != "error"), None
    )
    return Mention(
        kind=MentionKind.PERSON, span=span, surface=surface, key=recorded[0].id if recorded else f"person:{bare}",
        value=recorded[0].zh_hans if recorded else bare, source=f"record {recorded[0].id}" if recorded else "title and surname",
    )  # fmt: skip
