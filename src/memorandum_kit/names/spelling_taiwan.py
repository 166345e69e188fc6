"""Spellings beside Wade–Giles and Tongyong that personal names of Taiwan mix: Gwoyeu Romatzyh and MPS II.

Gwoyeu Romatzyh (1928) writes the tone with letters (`jeou` jiǔ, `pyng` píng, `shiow` xiù); MPS II (1986) is Taiwan's second
table of Mandarin phonetic symbols (`je` zhe, `shiang` xiang).
"""

from __future__ import annotations

import re
from functools import cache

from memorandum_kit.names.spelling import parts
from memorandum_kit.names.syllables import tone_of, toneless

_INITIALS = {"zh": "j", "ch": "ch", "sh": "sh", "j": "j", "q": "ch", "x": "sh", "z": "tz", "c": "ts"}
_APICAL = ("zh", "ch", "sh", "r", "z", "c", "s")
_FINALS = {
    "ao": "au", "iao": "iau", "iu": "iou", "ui": "uei", "un": "uen", "ü": "iu", "üe": "iue", "üan": "iuan", "ün": "iun", "er": "el",
}  # fmt: skip
# What the third tone writes for a first vowel i or u, and for a second one.
_THIRD = re.compile("^(?:(i)(?=[aeou])|(u)(?=[ae]))")


@cache
def gwoyeu(toned: str) -> str:
    """Spell a toned pinyin syllable in Gwoyeu Romatzyh (`jiǔ` → `jeou`); "" for the light tone."""
    tone = tone_of(toned)
    initial, final = parts(toneless(toned))
    final = "y" if final == "i" and initial in _APICAL else _FINALS.get(final, final)
    head = _INITIALS.get(initial, initial)
    sonorant = initial in ("m", "n", "l", "r")
    if tone == 1:
        return (head + "h" if sonorant else head) + (final if initial else _open(final))
    if tone == 2:
        if sonorant:
            return head + final
        return head + _second(final)
    if tone == 3:
        return head + (_third(final) if initial else _third_alone(final))
    if tone == 4:
        return head + (_fourth(final) if initial else _open(_fourth(final)))
    return ""


def _open(final: str) -> str:
    """Write a final without initial: i and u become y and w, alone or before n and ng they gain them."""
    if final[:1] == "i":
        return "y" + final if final[1:2] in ("", "n", "h") else "y" + final[1:]
    if final[:1] == "u":
        return "w" + final if final[1:2] in ("", "h") else "w" + final[1:]
    return final


def _second(final: str) -> str:
    if final[:1] == "i":
        return "yi" if final == "i" else "y" + final[1:]
    if final[:1] == "u":
        return "wu" if final == "u" else "w" + final[1:]
    vowels = re.match("[aeiouy]+", final)
    end = vowels.end() if vowels else len(final)
    return f"{final[:end]}r{final[end:]}"


def _third(final: str) -> str:
    if final in ("ie", "ei", "ou", "uo"):
        return {"ie": "iee", "ei": "eei", "ou": "oou", "uo": "uoo"}[final]
    if match := _THIRD.match(final):
        return ("e" if match[1] else "o") + final[1:]
    if final[:2] in ("ai", "au"):
        return {"ai": "ae", "au": "ao"}[final[:2]]
    return final[:1] * 2 + final[1:]


def _third_alone(final: str) -> str:
    if final in ("ie", "uo"):
        return {"ie": "yee", "uo": "woo"}[final]
    if final[:1] == "i":
        return "y" + (_third(final) if final[1:2] in ("", "n") else "e" + final[1:])
    if final[:1] == "u":
        return "w" + (_third(final) if final[1:2] in ("", "n") else "o" + final[1:])
    return _third(final)


def _fourth(final: str) -> str:
    for ending, written in (("ng", "nq"), ("n", "nn"), ("l", "ll")):
        if final.endswith(ending):
            return final.removesuffix(ending) + written
    if len(final) > 1 and final[-1] in "iu" and final != "iu":
        return final[:-1] + ("y" if final[-1] == "i" else "w")
    return final + "h"


_SECOND_OPEN = {"ueng": "weng"}


@cache
def second_table(syllable: str) -> str:
    """Spell a toneless pinyin syllable in MPS II (`zhe` → `je`, `xiang` → `shiang`)."""
    initial, final = parts(syllable)
    if final == "i" and initial in _APICAL:
        return {"zh": "jr", "ch": "chr", "sh": "shr", "r": "r", "z": "tz", "c": "tsz", "s": "sz"}[initial]
    spelled = {**_FINALS, "er": "er", "ong": "ung", "iong": "iung"}.get(final, final)
    if not initial:
        spelled = _SECOND_OPEN.get(spelled, spelled)
        if spelled[:2] == "iu":
            return "yu" + spelled[2:]
        return _open(spelled)
    return _INITIALS.get(initial, initial) + spelled
