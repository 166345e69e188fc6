"""Names in running German text: records with their inflection, and persons by title and surname."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from memorandum_kit.model import Mention, MentionKind, Span
from memorandum_kit.names.find_chinese import KIND_OF
from memorandum_kit.names.index import by_form, forms_of
from memorandum_kit.names.latin import TITLES, fold_key
from memorandum_kit.names.lookalikes import is_german_word
from memorandum_kit.names.records import Record, records
from memorandum_kit.names.spelling import readings_of
from memorandum_kit.names.surnames import by_key, by_variant
from memorandum_kit.names.syllables import segmentations, toneless

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʻ`´.‐‑-](?=[^\W\d_])[^\W\d_]+)*['’]?")
# Endings by what they follow: Pekings, Bürgermeisters, Ausschusses, Botschafterin(nen), Generalkonsuln.
_ENDINGS = ("s", "es", "n", "en", "e", "innen", "in", "'", "’")
_PLACE_ENDINGS = ("s", "'", "’")
_ADJECTIVES = ("er", "ern", "ers")
# Innere → Inneren, Innerer; Westliche → Westlichen.
_ADJECTIVE = re.compile(r"e[nrms]?")


class Entry(NamedTuple):
    """A recorded form: the keys of its tokens after the first, and whose it is."""

    rest: tuple[str, ...]
    record: Record
    form: str
    system: str


class Token(NamedTuple):
    """A word of the text."""

    text: str
    start: int
    end: int
    key: str


@cache
def _entries() -> dict[str, tuple[Entry, ...]]:
    """Give the recorded forms by the key of their first token, longest first."""
    table: dict[str, list[Entry]] = {}
    for entity in records().values():
        seen: set[tuple[str, ...]] = set()
        for form, system in forms_of(entity):
            tokens = tuple(fold_key(t) for t in _TOKEN.findall(form))
            if tokens and tokens not in seen and system != "phrase":
                seen.add(tokens)
                table.setdefault(tokens[0], []).append(Entry(tokens[1:], entity, form, system))
    return {first: tuple(sorted(found, key=_likeliest)) for first, found in table.items()}


def _likeliest(entry: Entry) -> tuple[object, ...]:
    entity = entry.record
    return (
        -len(entry.rest),
        entry.system == "error",
        entity.is_former,
        entry.system in ("historic", "context"),
        entity.rank,
        entity.id,
    )


def find_german(text: str) -> list[Mention]:
    """Give the names of a German text."""
    tokens = [Token(m.group(), m.start(), m.end(), fold_key(m.group())) for m in _TOKEN.finditer(text)]
    found: list[Mention] = []
    named: dict[str, Mention] = {}  # surnames of the persons found so far
    person_end = -1  # token after the last person
    at = 0
    while at < len(tokens):
        listed = person_end == at or (person_end == at - 1 and tokens[at - 1].text in ("und", "sowie"))
        recorded = _recorded(tokens, at, text)
        if recorded and recorded[1] > 1 and recorded[0].kind is not MentionKind.PERSON:
            person = None  # Hong Kong, Sham Shui Po
        else:
            person = _person(tokens, at, text, listed=listed and bool(found)) or _again(tokens[at], named)
        if person:
            mention, length = person
            found.append(mention)
            for word in tokens[at : at + length]:
                if length > 1 and not is_german_word(word.text) and _is_surname(word.text.lower(), "pinyin"):
                    named.setdefault(word.text, mention)
            at += length
            person_end = at
        elif recorded:
            mention, length = recorded
            found.append(mention)
            at += length
            person_end = at if mention.kind is MentionKind.PERSON else person_end
        else:
            found += _in_compound(tokens[at], text)
            at += 1
    return found


def _again(token: Token, named: dict[str, Mention]) -> tuple[Mention, int] | None:
    """Find a person's surname alone, once the full name stood before (Wang Meilin … Wangs Rede)."""
    for form in (token.text, token.text[:-1] if token.text.endswith("s") else ""):
        if form in named:
            span = Span(token.start, token.end)
            return replace(named[form], span=span, surface=token.text, source=f"{named[form].source}, surname again"), 1
    return None


# Records


def _recorded(tokens: list[Token], at: int, text: str) -> tuple[Mention, int] | None:
    token = tokens[at]
    for key, inflected in _stems(token):
        entries = _entries().get(key, ())
        same = [e for e in entries if _matches(e, tokens, at, text, inflected=inflected)]
        if not same:
            continue
        longest = max(len(e.rest) for e in same)
        same = [e for e in same if len(e.rest) == longest]
        end = tokens[at + longest]
        mention = _mention(same, Span(token.start, _without_genitive(end, same[0], text)), text, tokens, at + longest)
        return _deputy(mention, tokens, at, text), longest + 1
    return None


# stellvertretender X is another office than X.
_DEPUTIES = {
    "o-mayor-city": "o-mayor-vice-city", "o-mayor-district": "o-mayor-vice-district", "o-mayor-county": "o-mayor-vice-county",
    "o-governor": "o-governor-vice", "o-director": "o-director-vice", "o-minister": "o-minister-vice", "o-secretary": "o-secretary-vice",
    "o-bureau-director": "o-bureau-director-vice", "o-section-head": "o-section-head-vice", "o-president": "o-president-vice",
    "o-general-manager": "o-deputy-general-manager", "o-consul-general": "o-consul-general-vice",
    "o-president-association": "o-president-association-vice",
}  # fmt: skip


def _deputy(mention: Mention, tokens: list[Token], at: int, text: str) -> Mention:
    if (
        not at
        or mention.key not in _DEPUTIES
        or not tokens[at - 1].text.lower().startswith(("stellvertretend", "vize"))
    ):
        return mention
    span = Span(tokens[at - 1].start, mention.span.end)
    return replace(
        mention,
        span=span,
        surface=span.of(text),
        key=_DEPUTIES[mention.key],
        value=None,
        status="ok",
        candidates=(mention.key,),
    )


def _stems(token: Token) -> Iterator[tuple[str, bool]]:
    yield token.key, False
    for ending in ("innen", "in", "es", "en", "s", "n", "e", "r", "m"):
        if token.key.endswith(ending) and len(token.key) - len(ending) >= 2:
            yield token.key[: -len(ending)], True


def _matches(entry: Entry, tokens: list[Token], at: int, text: str, *, inflected: bool) -> bool:
    token = tokens[at]
    if not token.text.isascii() and not _marks_agree(token.text, entry):
        return False
    if (
        entry.system == "pinyin"
        and "'" in entry.form
        and entry.record.kind == "place"
        and not _APOSTROPHE.search(token.text)
    ):
        # Yuan is no Yu'an, Jian no Ji'an; Xian and Taian are recorded as forms of their own.
        return False
    first = entry.form[:1]
    if first.isupper() and not token.text[:1].isupper():
        return False
    if entry.record.kind not in ("office", "body"):
        if inflected and entry.rest and not _ADJECTIVE.fullmatch(token.text[len(entry.form.split()[0]) - 1 :]):
            return False
        if inflected and not entry.rest and (not token.key.endswith("s") or token.text.endswith("'")):
            return False
        if token.text.islower():
            return False
    elif inflected and not entry.rest and not _inflects(entry, token):
        return False
    if len(entry.form) <= 4 and entry.form.isupper() and token.text.rstrip("s") != entry.form:
        return False
    if entry.rest:
        if at + len(entry.rest) >= len(tokens):
            return False
        for offset, wanted in enumerate(entry.rest, start=1):
            key = tokens[at + offset].key
            gap = text[tokens[at + offset - 1].end : tokens[at + offset].start]
            if gap.strip(" \u00a0\u202f\t\n,-–") or "\n\n" in gap:
                return False
            if key != wanted and not (offset == len(entry.rest) and _tail(key, wanted, entry.record)):
                return False
    return _stands(entry, tokens, at, text)


_APOSTROPHE = re.compile("['’ʻ`´]")


def _marks_agree(text: str, entry: Entry) -> bool:
    """Whether ä, ö, ü are in both or neither: Küche is not Kuche; tone marks may stand on pinyin only."""
    low, form = text.lower(), entry.form.lower()
    if any((umlaut in low) != (umlaut in form) for umlaut in "äö") or ("ü" in low and "ü" not in form):
        return False
    return entry.system == "pinyin" or not any(mark in low and mark not in form for mark in "āēīōūǎěǐǒǔ")


def _tail(key: str, wanted: str, record: Record) -> bool:
    if not key.startswith(wanted):
        return False
    return key[len(wanted) :] in (
        ("s", "es", "en", "n", "e", "innen") if record.kind in ("office", "body") else ("s", "es")
    )


def _inflects(entry: Entry, token: Token) -> bool:
    ending = token.key[len(fold_key(entry.form)) :]
    if entry.form.endswith(("er", "or", "t", "g", "d", "l", "r", "k", "m", "us", "ss")) or entry.record.kind == "body":
        return ending in ("s", "es", "n", "en", "e", "in", "innen")
    return ending in ("s", "n", "nen", "innen")


def _stands(entry: Entry, tokens: list[Token], at: int, text: str) -> bool:
    """Whether a form of one word is a name here, and not a word of German that looks like it."""
    entity, form = entry.record, entry.form
    if entity.kind in ("office", "body", "period", "state") or entry.rest:
        return True
    word = tokens[at].text
    if entity.kind == "person":
        return True
    if word.lower() in _FOREIGN:
        return False
    if entity.rank < 3 and entity.id.isdecimal():
        return not entity.is_former or not is_german_word(word)
    if not is_german_word(word) and not (len(form) <= 4 and not entity.variants):
        return True
    # Ansai, Lage, Mengen: only beside what says that it is a place.
    before = tokens[at - 1].text.lower() if at else ""
    after = text[tokens[at].end : tokens[at].end + 14].lower()
    return before in _KINDS_BEFORE or after.lstrip(" ,-(").startswith(("(china", "china", "stadt", "provinz"))


# First names, currencies and words of other languages that are pinyin of places.
_FOREIGN = frozenset(["ali", "yuan", "gan", "hailing", "dana", "lishu"])
_KINDS_BEFORE = frozenset(
    [
        "stadtbezirk",
        "stadtbezirks",
        "stadtbezirkes",
        "bezirk",
        "bezirks",
        "bezirkes",
        "kreis",
        "kreises",
        "stadt",
        "provinz",
        "präfektur",
        "distrikt",
        "distrikts",
        "großstadt",
        "gebiet",
        "region",
    ]
)


def _without_genitive(token: Token, entry: Entry, text: str) -> int:
    # The span is the word as it stands, Pekings with its s: what a reader marks.
    return token.end - (1 if token.text.endswith(("'", "’")) and not entry.form.endswith(("'", "’")) else 0)


def _mention(entries: list[Entry], span: Span, text: str, tokens: list[Token], last: int) -> Mention:
    entry = entries[0]
    entity = entry.record
    ids = tuple(dict.fromkeys(e.record.id for e in entries if e.system != "error" or entry.system == "error"))
    key, status = entity.id, "ok"
    if entity.kind in ("office", "body"):
        key, ids, status = _by_context(entity, ids, entry, tokens, last, text)
    elif entry.system == "error":
        status = "malformed"
    elif entity.kind == "place" and _district_before(tokens, last - len(entry.rest)):
        below = [e.record for e in entries if e.record.rank == 3]
        if below:
            key = below[0].id
    return Mention(
        kind=KIND_OF[entity.kind], span=span, surface=span.of(text), key=key, value=entity.zh_hans if key == entity.id else None,
        status=status, candidates=tuple(i for i in ids if i != key)[:6], source=f"record {entity.id}, {entry.system}",
    )  # fmt: skip


def _district_before(tokens: list[Token], at: int) -> bool:
    """Whether one of the three words before says that a district or county is meant (Bezirksbürgermeister von Chaoyang)."""
    return any(
        "bezirk" in t.text.lower() or t.text.lower().startswith(("kreis", "distrikt"))
        for t in tokens[max(0, at - 3) : at]
    )


_OFFICE_LEVELS = {
    "city": ("stadt", "gemeinde", "metropole"), "district": ("bezirk", "distrikt"), "county": ("kreis", "landkreis"), "province": ("provinz",),
}  # fmt: skip
_HEADS = {"city": "o-mayor-city", "district": "o-mayor-district", "county": "o-mayor-county", "province": "o-governor"}
_VICE = {
    "city": "o-mayor-vice-city",
    "district": "o-mayor-vice-district",
    "county": "o-mayor-vice-county",
    "province": "o-governor-vice",
}
_GOVERNMENTS = {
    "city": "b-gov-city",
    "district": "b-gov-district",
    "county": "b-gov-county",
    "province": "b-gov-province",
}
_PARTIES = {
    "city": "o-secretary-city",
    "district": "o-secretary-district",
    "county": "o-secretary-county",
    "province": "o-secretary-province",
}


def _by_context(
    entity: Record, ids: tuple[str, ...], entry: Entry, tokens: list[Token], last: int, text: str
) -> tuple[str, tuple[str, ...], str]:
    """Give the record that what follows decides: Bürgermeister der Volksregierung des Bezirks is a 区长."""
    level = _level_after(tokens, last, text)
    table = {
        "o-mayor-city": _HEADS if entry.system == "context" else {}, "o-mayor-vice-city": _VICE, "b-gov": _GOVERNMENTS, "o-secretary": _PARTIES,
    }.get(entity.id, {})  # fmt: skip
    if level and level in table:
        key = table[level]
        return key, (key, *ids), "ok"
    if entry.system == "context" and entity.id == "o-mayor-city":
        # An ordinary Bürgermeister: of a city, a town, or (NRW) the Oberbürgermeister's deputy.
        return entity.id, (*ids, "o-mayor-district", "o-mayor-vice-city", "o-mayor-town"), "ambiguous"
    return entity.id, ids, "ok"


def _level_after(tokens: list[Token], last: int, text: str) -> str:
    for position in range(last + 1, min(last + 7, len(tokens))):
        gap = text[tokens[position - 1].end : tokens[position].start]
        if any(sign in gap for sign in ".;:!?()\n"):
            return ""
        word = tokens[position].text.lower()
        if word in ("und", "oder", "herr", "herrn", "frau", "sowie"):
            return ""
        for level, starts in _OFFICE_LEVELS.items():
            if level == "city" and "bezirk" in word:
                continue
            if any(word.startswith(s) or (level == "district" and "bezirk" in word) for s in starts):
                return level
    return ""


def _in_compound(token: Token, text: str) -> Iterator[Mention]:
    """Find a place in a compound or as an adjective: Peking-Besuch, Deutschland-China-Forum, Pekinger, Shanghaier."""
    pieces = re.split(r"[-‐‑]", token.text)
    start = token.start
    for number, piece in enumerate(pieces):
        if piece[:1].isupper() and len(piece) >= 4 and len(pieces) > 1:
            entries = [
                e
                for e in _entries().get(fold_key(piece), ())
                if not e.rest and e.record.kind in ("place", "state") and e.system != "error"
            ]
            if entries and not is_german_word(piece) and (entries[0].record.rank < 3 or number == 0):
                span = Span(start, start + len(piece))
                yield _mention(entries, span, text, [token], 0)
        start += len(piece) + 1
    if len(pieces) > 1 or not token.text[:1].isupper():
        return
    for ending in _ADJECTIVES:
        stem = token.text[: -len(ending)]
        if token.text.endswith(ending) and len(stem) >= 5 and not is_german_word(token.text):
            entries = [
                e
                for e in _entries().get(fold_key(stem), ())
                if not e.rest and e.record.kind == "place" and e.record.rank < 3 and e.system != "error" and e.record.de
            ]
            if entries:
                span = Span(token.start, token.end)
                yield _mention(entries, span, text, [token], 0)
                return


# Persons

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


def _person(tokens: list[Token], at: int, text: str, *, listed: bool) -> tuple[Mention, int] | None:
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
        if _full_name(words, titled=titled or listed):
            return _found(words, text), length
    return None


def _together(words: list[Token], text: str) -> bool:
    for one, two in pairwise(words):
        gap = text[one.end : two.start]
        if gap not in (" ", "\u00a0", "\u202f") or not (two.text[:1].isupper()):
            return False
    return all(w.text.lower() not in TITLES for w in words)


def person_in(text: str, span: Span) -> Mention | None:
    """Give the mention of a span that somebody else takes for a person, None when it is no Chinese name."""
    words = [
        Token(m.group(), m.start(), m.end(), fold_key(m.group())) for m in _TOKEN.finditer(text, span.start, span.end)
    ]
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
        and previous.text.lower() not in TITLES
        and len(previous.text) <= 6
        and (
            _is_surname(previous.text.lower(), "x-cantonese")
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
    return word in TITLES and word not in _PARTICLES


def _full_name(words: list[Token], *, titled: bool) -> bool:
    """The surname gate: one end is a surname, the rest a given name of one or two syllables in one system."""
    keys = [w.text.lower().replace("’", "'").replace("‐", "-") for w in words]
    last = keys[-1]
    stems = [keys]
    if last.endswith("s") and len(last) > 2:
        stems.append([*keys[:-1], last[:-1].rstrip("'")])
    for form in stems:
        for family, given in ((form[0], form[1:]), (form[-1], form[:-1])):
            for system in ("pinyin", "wadegile", "x-cantonese"):
                if (
                    _is_surname(family, system)
                    and _is_given(given, system)
                    and _likely(words, family, given, system, titled=titled)
                ):
                    return True
    return False


def _plain(word: str) -> str:
    low = toneless(word)
    return (
        low.replace("lyu", "lü").replace("nyu", "nü").replace("lv", "lü").replace("nv", "nü")
        if low not in ("v",)
        else low
    )


@cache
def _surname_keys(system: str) -> dict[str, int]:
    """Give the spellings of surnames in a system with the rank of the commonest."""
    table: dict[str, int] = {}
    for key, found in by_key().items():
        rank = found[0].rank
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
                table[form] = min(surname.rank, table.get(form, surname.rank))
    return table


def _is_surname(word: str, system: str) -> bool:
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


def _likely(words: list[Token], family: str, given: list[str], system: str, *, titled: bool) -> bool:
    """Whether the words are a name and not German: more is asked where no title stands before them."""
    if not titled and words[-1].text.lower() in _GEOGRAPHIC and _plain(family) == words[-1].text.lower():
        return False
    german = [w for w in words if is_german_word(w.text.rstrip("s")) or is_german_word(w.text)]
    rank = _surname_keys(system).get(_plain(family).replace("-", "") if system != "wadegile" else family, 999)
    syllables = sum(
        len(
            (segmentations(_plain(p.replace("'", ""))) and segmentations(_plain(p.replace("'", "")))[0]) or p.split("-")
        )
        for p in given
    )
    if titled:
        return not (len(german) == len(words) and rank > 60)
    if german:
        # Mai Lan, Ende Juni, Hohe Tannen: one German word is enough for doubt, unless the rest is unmistakable.
        return len(german) < len(words) and rank <= 40 and syllables == 2 and not is_german_word(family)
    if system == "x-cantonese":
        return any("-" in w.text for w in words) and rank <= 200
    if system == "wadegile":
        return rank <= 150 and any("-" in w.text for w in words)
    return rank <= 400 if syllables == 2 else rank <= 250


def _surname_alone(word: Token, tokens: list[Token], at: int, text: str) -> bool:
    previous = tokens[at - 1].text.lower().rstrip(".")
    office = previous in TITLES and previous not in _MR and previous not in _PARTICLES
    if (previous not in _MR and not office) or len(word.text) < 2 or (office and is_german_word(word.text)):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following and following.text[:1].isupper() and text[word.end : following.start] == " ":
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
