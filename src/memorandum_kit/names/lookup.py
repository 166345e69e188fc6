"""What a name in Latin letters can stand for in Chinese characters, likeliest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from memorandum_kit.errors import BadInput
from memorandum_kit.names.compare_surnames import surname_candidates
from memorandum_kit.names.comparison import compare
from memorandum_kit.names.index import by_form
from memorandum_kit.names.latin import PLACE_SUFFIXES, LatinName, fold_key, inflections, parse
from memorandum_kit.names.name_match import KINDS
from memorandum_kit.names.records import Record, records
from memorandum_kit.names.spelling import readings_of

_MOST = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """One name that a Latin form can stand for."""

    hanzi: str  # zh-Hans, a place without its kind (北京)
    record: str | None  # id
    score: float  # 0..1: 1.0 one record has this very form; below 0.5 by sound or only a surname
    system: str = ""


def candidates(latin: str, *, kind: str | None = None) -> list[Candidate]:
    """Give what a Latin form can stand for, at most 20, best first; [] for a form that is no Chinese name.

    A place is looked up in the records by its forms, and by sound in every system. Of a person that no record has, only
    the surname can be told: the candidates are surnames with a low score.

    Raises:
        BadInput: the string is empty or has no Latin letters, or the kind is unknown.
    """
    if kind is not None and kind not in KINDS:
        raise BadInput(f"{kind!r} is no kind of name", advice=f"Use one of: {', '.join(KINDS)}.")
    name = parse(latin)
    found: dict[tuple[str, str | None], Candidate] = {}
    for entity, system, base in _entities(name, kind):
        # A unit that somebody gave a German form or another spelling is one that texts name.
        known = 1.0 if entity.de or not entity.id.isdecimal() else 0.95
        score = round(base * known * (0.6 if entity.is_former else 1.0) * (1.0, 1.0, 0.96, 0.9)[entity.rank], 3)
        # One candidate a name: the district of a town that has its name is the same characters.
        key = (entity.short, None)
        if key not in found or found[key].score < score:
            found[key] = Candidate(entity.short, entity.id, score, system)
    ranked = sorted(found.values(), key=lambda c: (-c.score, c.hanzi))
    if kind in (None, "person") and not ranked:
        ranked = [Candidate(s, None, round(0.4 / n, 3), "surname") for n, s in enumerate(_surnames(name), start=1)]
    return ranked[:_MOST]


def _entities(name: LatinName, kind: str | None) -> list[tuple[Record, str, float]]:
    keys = [fold_key(name.surface), fold_key(name.letters)]
    words = name.letters.split(" ")
    if len(words) > 1 and words[-1] in PLACE_SUFFIXES:
        keys.append(fold_key(" ".join(words[:-1])))
    keys += [fold_key(form) for form in inflections(name.surface.strip())]
    keys += [key[:-1] for key in keys if key.endswith("s")]
    found: list[tuple[Record, str, float]] = []
    for key in dict.fromkeys(keys):
        for entity, form, system in by_form().get(key, ()):
            if not _wanted(entity, kind) or not _umlaut_agrees(name, form):
                continue
            if name.has_tones and not compare(name.surface, entity.short).accepted:
                continue
            base = {"error": 0.6, "historic": 0.9, "context": 0.8}.get(system, 1.0)
            found.append((entity, system, base))
        if found:
            break
    # A hyphen or apostrophe inside says that the letters may also be Wade–Giles: Chao-an is 潮安 or 诏安.
    if kind in (None, "place") and (all(system in _OLD for _, system, _ in found) or "-" in name.letters):
        known = {entity.id for entity, _, _ in found}
        found += [(entity, system, 0.85) for entity, system in _by_sound(name) if entity.id not in known]
    return found


# Forms beside which the same letters may also be another unit's spelling in some system.
_OLD = frozenset(("historic", "x-postal", "x-lessing", "wadegile", "error"))


def _wanted(entity: Record, kind: str | None) -> bool:
    return kind is None or entity.kind == kind or (kind == "place" and entity.kind in ("state", "period"))


def _umlaut_agrees(name: LatinName, form: str) -> bool:
    # Lüshun finds Lushun's record, Lü never finds Lu.
    return "ü" not in name.letters or "ü" in form.lower()


def _by_sound(name: LatinName) -> list[tuple[Record, str]]:
    table = _by_toneless()
    found: list[tuple[Record, str]] = []
    for system in ("pinyin", "wadegile", "x-postal", "x-lessing", "x-tongyong"):
        keys = sound_keys(name.letters, system)
        if not keys and name.letters.endswith("s"):
            keys = sound_keys(name.letters[:-1], system)  # a German genitive
        for key in keys:
            for entity in table.get(key, ()):
                if entity.id != "610000" and (entity, system) not in found:
                    found.append((entity, system))
        if found and not (system == "pinyin" and "-" in name.letters):
            break
    return [(e, s) for e, s in found if compare(name.surface, e.short, kind="place").accepted or s == "pinyin"]


@lru_cache(maxsize=1)
def _by_toneless() -> dict[str, tuple[Record, ...]]:
    table: dict[str, list[Record]] = {}
    for entity in records().values():
        if entity.kind == "place" and entity.reading:
            table.setdefault(entity.key, []).append(entity)
    return {key: tuple(sorted(found, key=lambda r: (r.is_former, r.rank, r.id))) for key, found in table.items()}


@lru_cache(maxsize=4_096)
def sound_keys(letters: str, system: str) -> tuple[str, ...]:
    """Give the toneless pinyin keys that letters can spell in a system (`ch'ung-ch'ing` → `chongqing` …), at most 64."""
    table = readings_of(system)
    pieces = letters.replace(" ", "-").split("-")
    whole: list[list[str]] = []
    for piece in pieces:
        ways = _piece(piece.strip("'"), table)
        if not ways:
            return ()
        whole.append(ways)
    keys = ["".join(parts) for parts in product(*whole)]
    return tuple(dict.fromkeys(keys))[:64]


def _piece(piece: str, table: dict[str, tuple[str, ...]]) -> list[str]:
    ways: list[list[str]] = [[] for _ in range(len(piece) + 1)]
    ways[0] = [""]
    for start in range(len(piece)):
        if not ways[start]:
            continue
        at = start + 1 if piece[start] == "'" and start else start
        for end in range(at + 1, min(at + 9, len(piece)) + 1):
            for syllable in table.get(piece[at:end], ()):
                ways[end].extend(way + syllable for way in ways[start][:24])
    return ways[-1][:64]


def _surnames(name: LatinName) -> tuple[str, ...]:
    words = name.letters.split(" ")
    found: list[str] = []
    for word in (words[0], words[-1]):
        found += surname_candidates(word.replace("-", "").replace("'", ""))
    return tuple(dict.fromkeys(found))
