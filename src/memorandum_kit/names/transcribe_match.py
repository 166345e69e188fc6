"""Whether Chinese characters can transcribe a German person's name, by recorded forms, by the rules and by sound."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from memorandum_kit.errors import BadInput
from memorandum_kit.names.name_match import NameMatch
from memorandum_kit.names.readings import is_hanzi, readings, simplified
from memorandum_kit.names.syllables import toneless
from memorandum_kit.names.transcribe_german import person_words, transcribe
from memorandum_kit.names.transcribe_rules import by_rules, variants

_DOTS = re.compile("[·・•‧∙-]")
# Initials that transcriptions do not keep apart: 迪/蒂, 格/克, 茨/斯, 弗/维; r and l have one row.
_CLASSES = {
    "zh": "S", "ch": "S", "sh": "S", "b": "P", "p": "P", "m": "M", "f": "F", "d": "T", "t": "T", "n": "N", "l": "L", "g": "K",
    "k": "K", "h": "H", "j": "K", "q": "K", "x": "H", "r": "L", "z": "S", "c": "S", "s": "S", "y": "", "w": "F",
}  # fmt: skip


@lru_cache(maxsize=2_048)
def match_transcription(german: str, hanzi: str) -> NameMatch:
    """Compare a German person's name with a transcription in Chinese characters.

    `exact`: each part is a recorded or suggested form, or reads like one; `surname-only`: that holds of the surname, and only it
    stands on one side, or the other parts merely sound alike; `none` otherwise. A name in Chinese characters of Chinese form
    (no dot, and not the sound of the German one) is `none`.

    Raises:
        BadInput: a side that is no name.
    """
    values = (("latin", german), ("hanzi", hanzi))
    if not is_hanzi(_DOTS.sub("·", hanzi)):
        raise BadInput(
            f"{hanzi[:20]!r} is no name in Chinese characters", advice="Give a name such as 安内格蕾特·塔尔迈尔."
        )
    parts = [part for part in _DOTS.split(simplified(hanzi)) if part]
    words = person_words(german)
    family = _fit(words[-1], parts[-1])
    if family == 2 and len(words) == len(parts) and all(_fit(w, p) == 2 for w, p in zip(words, parts, strict=True)):
        return NameMatch("exact", rule="transcription", values=values)
    if family and (len(words) == 1 or len(parts) == 1 or _fit(words[0], parts[0])):
        return NameMatch("surname-only", rule="transcription-doubtful", values=values)
    return NameMatch("none", rule="none", values=values)


def _fit(german: str, hanzi: str) -> int:
    """Give 2 where the characters are a form of the word or read like one, 1 where they sound alike, otherwise 0."""
    forms = _forms(german)
    if hanzi in forms or _reading(hanzi) in {_reading(form) for form in forms}:
        return 2
    sound = _sound(hanzi)
    return int(len(sound) > 1 and sound in {_sound(form) for form in forms})


@lru_cache(maxsize=512)
def _forms(german: str) -> frozenset[str]:
    # What the model alone suggests is learnt from places, and too weak to say that two names are the same.
    found = {_DOTS.sub("", one.hanzi) for one in transcribe(german, kind="person") if one.source != "model"}
    plain = re.sub("[^a-zäöüß]", "", german.lower())
    return frozenset(found | {by_rules(plain), *variants(plain)})


@cache
def _syllable(character: str) -> str:
    return toneless(readings(character)[0])


def _reading(hanzi: str) -> tuple[str, ...]:
    return tuple(_syllable(character) for character in hanzi)


def _sound(hanzi: str) -> str:
    """Give the classes of consonants of a transcription, 尔 left out, since usage is divided on r: 塔尔迈尔 TM."""
    sounds = ""
    for character in hanzi:
        syllable = _syllable(character)
        if character in "尔赫埃伊":
            continue
        initial = next((i for i in _CLASSES if syllable.startswith(i)), "")
        sounds += _CLASSES.get(initial, "") + ("N" if syllable.endswith(("n", "ng")) else "")
    return re.sub(r"(.)\1+", r"\1", sounds)
