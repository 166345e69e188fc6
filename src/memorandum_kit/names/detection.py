"""Which romanisation a name in Latin letters is written in."""

from __future__ import annotations

from functools import lru_cache

from memorandum_kit.names.index import by_form
from memorandum_kit.names.latin import fold_key, parse
from memorandum_kit.names.lookup import sound_keys
from memorandum_kit.names.readings import _rows
from memorandum_kit.names.surnames import by_key, by_variant
from memorandum_kit.names.syllables import segmentations, without_passport, written_ways
from memorandum_kit.names.western_given import western_given

SYSTEMS = ("pinyin", "wadegile", "x-tongyong", "x-lessing", "x-postal")


def detect_system(latin: str) -> list[tuple[str, float]]:
    """Give the systems that a name can be written in, likeliest first, with scores that add up to 1; [] for none.

    Raises:
        BadInput: the string is empty or has no Latin letters.
    """
    name = parse(latin)
    scores: dict[str, float] = {}
    letters = name.letters
    for _, form, system in by_form().get(fold_key(letters), ()):
        if system not in ("error", "de", "context", "name") and ("ü" in letters) == ("ü" in form.lower()):
            usual = "exonym" if system == "exonym" and fold_key(form) != letters else system
            scores[usual] = max(scores.get(usual, 0.0), 3.0)
    words = [word for word in letters.split(" ") if word]
    if len(words) > 2:
        # Donald Tsang Yam-kuen: only the Chinese name has a system.
        words = words[words[0] in western_given() and not segmentations(words[0]) :]
    spelled = [system for system in SYSTEMS if all(_spells(word, system) for word in words)]
    if not spelled and not _all_cantonese(words) and letters.endswith("s"):
        words[-1] = words[-1][:-1].rstrip("'")  # a German genitive
        spelled = [system for system in SYSTEMS if words[-1] and all(_spells(word, system) for word in words)]
    for system in spelled:
        scores[system] = scores.get(system, 0.0) + _PRIOR[system]
    if _all_cantonese(words):
        scores["x-cantonese"] = scores.get("x-cantonese", 0.0) + _PRIOR["x-cantonese"]
    if not scores:
        return []
    for system, bonus in _marks(latin, letters, name.has_tones).items():
        if system in scores:
            scores[system] += bonus
    if "passport" not in scores and _is_passport(words):
        scores["passport"] = scores.pop("pinyin", 0.5) + 2.0
    for word in (words[0], words[-1]):
        for system in {system for _, system in by_variant().get(word.replace("-", ""), ())}:
            if system in scores and not by_key().get(word):
                scores[system] += 0.4
    total = sum(scores.values())
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    return [(system, round(score / total, 3)) for system, score in ranked]


# How usual each system is where nothing tells them apart.
_PRIOR = {"pinyin": 1.0, "wadegile": 0.5, "x-tongyong": 0.2, "x-lessing": 0.15, "x-postal": 0.1, "x-cantonese": 0.45}


def _spells(word: str, system: str) -> bool:
    if system != "pinyin":
        return bool(sound_keys(word, system))
    # kuen is no ku'en: a syllable that starts with a, e, o needs its apostrophe.
    pieces = [without_passport(piece) for piece in word.replace("'", "-").split("-")]
    return all(written_ways(piece) for piece in pieces)


def _marks(latin: str, letters: str, toned: bool) -> dict[str, float]:
    """Give what single signs say for a system."""
    found: dict[str, float] = {}

    def add(system: str, weight: float) -> None:
        found[system] = found.get(system, 0.0) + weight

    if toned:
        add("pinyin", 3.0)
    if "tsch" in letters or "dsch" in letters or "dj" in letters or "sch" in letters:
        add("x-lessing", 2.0)
    if any(sign in letters for sign in ("ch'", "k'", "t'", "p'", "ts'")) or any(sign in latin for sign in "êŭ"):
        add("wadegile", 2.0)
    if any(sign in letters for sign in ("zh", "q", "x")):
        add("pinyin", 1.0)
    if any(sign in letters for sign in ("jh", "syu", "cyu", "jyu", "sih", "cih")):
        add("x-tongyong", 1.0)
    if "hs" in letters:
        add("wadegile", 0.6)
    if letters.endswith(("chow", "king", "kow", "foo")) or "kiang" in letters or "kwang" in letters:
        add("x-postal", 1.0)
    hyphenated = any("-" in word and word[word.index("-") + 1 :].islower() for word in latin.split())
    if hyphenated:
        add("wadegile", 0.6)
        add("x-cantonese", 0.5)
        add("pinyin", -0.3)
    return found


def _is_passport(words: list[str]) -> bool:
    return any(
        ("lyu" in w or "nyu" in w) and not segmentations(w) and segmentations(without_passport(w)) for w in words
    )


@lru_cache(maxsize=1)
def _cantonese() -> frozenset[str]:
    spelled: set[str] = set()
    for line in _rows().values():
        spelled.update(line.split("\t")[3].split())
    return frozenset(spelled)


def _all_cantonese(words: list[str]) -> bool:
    table = _cantonese()
    pieces = [piece for word in words for piece in word.split("-")]
    return all(piece in table or by_variant().get(piece) for piece in pieces) and any(
        not segmentations(piece) for piece in pieces
    )
