"""How each romanisation spells a Mandarin syllable: Wade–Giles, Tongyong, Lessing-Othmer, postal and passport beside pinyin.

A spelling is a `Form`: lower-case letters (with the apostrophe of Wade–Giles) and what is lost by it. Sources: H. A. Giles,
*A Chinese-English Dictionary* (1912); Tongyong Pinyin (Taiwan 2002); F. Lessing and W. Othmer, *Lehrgang der
nordchinesischen Umgangssprache* (Tsingtau 1912), with the older spellings of German maps (Kiautschou, Tsingtau); the postal
atlas of China (1919, 1936); GB/T 28039-2011 (LYU in passports); DIN SPEC 91379 (ü searched as UE).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from memorandum_kit.names.syllables import SYLLABLES


class Form(NamedTuple):
    """One spelling of a syllable."""

    letters: str  # lower case; only Wade–Giles has an apostrophe inside
    loss: str = ""  # "", "umlaut" (Lu for Lü) or "apostrophe" (Chen for Ch'en)
    system: str = ""  # where this form belongs to another system than the one asked: "passport" for lyu


SYSTEMS = ("pinyin", "wadegile", "x-tongyong", "x-lessing", "x-postal")
_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcs")
# y and w are spellings of a syllable without initial.
_OPEN = {
    "yi": "i", "ya": "ia", "ye": "ie", "yao": "iao", "you": "iu", "yan": "ian", "yin": "in", "yang": "iang", "ying": "ing",
    "yong": "iong", "yu": "ü", "yue": "üe", "yuan": "üan", "yun": "ün", "wu": "u", "wa": "ua", "wo": "uo", "wai": "uai",
    "wei": "ui", "wan": "uan", "wen": "un", "wang": "uang", "weng": "ueng", "yo": "io",
}  # fmt: skip


def parts(syllable: str) -> tuple[str, str]:
    """Cut a toneless syllable into initial and final; u after j, q, x is the ü that it stands for."""
    if syllable in _OPEN:
        return "", _OPEN[syllable]
    for initial in _INITIALS:
        if syllable.startswith(initial):
            final = syllable[len(initial) :]
            return initial, "ü" + final[1:] if initial in ("j", "q", "x") and final[:1] == "u" else final
    return "", syllable


@cache
def forms(syllable: str, system: str) -> tuple[Form, ...]:
    """Give the spellings of a toneless pinyin syllable in one system, the standard one first."""
    made = _MAKERS[system](syllable)
    unique: dict[str, Form] = {}
    for form in made:
        unique.setdefault(form.letters, form)
    return tuple(unique.values())


def standard(syllable: str, system: str) -> str:
    """Give the standard spelling of a toneless pinyin syllable in one system, with its diacritics (`ch'ên`)."""
    if system == "wadegile":
        return _wade_giles(syllable)
    if system == "x-lessing":
        return _lessing(syllable)
    return forms(syllable, system)[0].letters


@cache
def readings_of(system: str) -> dict[str, tuple[str, ...]]:
    """Give the table spelling → toneless pinyin syllables of one system; the standard spelling's syllable first."""
    table: dict[str, list[tuple[bool, str]]] = {}
    for syllable in sorted(SYLLABLES):
        for form in forms(syllable, system):
            table.setdefault(form.letters, []).append((bool(form.loss), syllable))
    return {letters: tuple(s for _, s in sorted(found)) for letters, found in table.items()}


def _pinyin(syllable: str) -> list[Form]:
    made = [Form(syllable)]
    if "ü" in syllable:
        made += [
            Form(syllable.replace("ü", "yu"), system="passport"),
            Form(syllable.replace("ü", "v")),
            Form(syllable.replace("ü", "ue")),
            Form(syllable.replace("ü", "u:")),
            Form(syllable.replace("ü", "u"), "umlaut"),
        ]
        if syllable.endswith("üe"):
            made.append(Form(syllable[:-2] + "ue", "umlaut"))
    elif syllable[:1] in ("j", "q", "x") and parts(syllable)[1].startswith("ü"):
        # Nobody must write ü here, some do (Xü), and search forms make it ue.
        made += [Form(syllable.replace("u", "ü", 1)), Form(syllable.replace("u", "v", 1))]
    return made


_WG_INITIALS = {
    "b": "p", "p": "p'", "d": "t", "t": "t'", "g": "k", "k": "k'", "j": "ch", "q": "ch'", "x": "hs", "zh": "ch", "ch": "ch'",
    "r": "j", "z": "ts", "c": "ts'",
}  # fmt: skip
_WG_FINALS = {
    "ie": "ieh", "ian": "ien", "ong": "ung", "iong": "iung", "üe": "üeh", "en": "ên", "eng": "êng", "er": "êrh", "e": "ê",
}  # fmt: skip
_WG_OPEN = {
    "i": "i", "ia": "ya", "ie": "yeh", "iao": "yao", "iu": "yu", "ian": "yen", "in": "yin", "iang": "yang", "ing": "ying",
    "iong": "yung", "ü": "yü", "üe": "yüeh", "üan": "yüan", "ün": "yün", "u": "wu", "ua": "wa", "uo": "wo", "uai": "wai",
    "ui": "wei", "uan": "wan", "un": "wên", "uang": "wang", "ueng": "wêng", "e": "ê", "er": "êrh", "io": "yo",
}  # fmt: skip


def _wade_giles(syllable: str) -> str:
    initial, final = parts(syllable)
    if not initial:
        return _WG_OPEN.get(final, _WG_FINALS.get(final, final))
    if final == "i" and initial in ("zh", "ch", "sh", "r"):
        return _WG_INITIALS.get(initial, initial) + "ih"
    if final == "i" and initial in ("z", "c", "s"):
        return {"z": "tzŭ", "c": "tz'ŭ", "s": "ssŭ"}[initial]
    spelled = _WG_INITIALS.get(initial, initial)
    if final == "e" and initial in ("g", "k", "h"):
        return spelled + "o"
    if final == "uo" and initial not in ("g", "k", "h", "sh"):
        return spelled + "o"
    if final == "ui" and initial in ("g", "k"):
        return spelled + "uei"
    return spelled + _WG_FINALS.get(final, final)


_FOLD = str.maketrans("êŭëï", "euei")


def _wade_giles_forms(syllable: str) -> list[Form]:
    spelled = _wade_giles(syllable).translate(_FOLD)
    bases = [spelled]
    extra = {
        "yi": ["yi"], "e": ["o"], "si": ["szu", "sze"], "zi": ["tze"], "ci": ["tz'e"], "he": ["he"], "ge": ["ke"],
        "ke": ["k'e"], "ying": ["ing"], "shi": ["shi"], "ri": ["jih"], "zhi": ["chi"], "chi": ["ch'i"],
        "luo": ["luo"], "duo": ["tuo"], "tuo": ["t'uo"], "zuo": ["tsuo"], "lüe": ["lio"], "guo": ["kwo"],
        "hui": ["huei"], "rui": ["juei"],
    }.get(syllable, [])  # fmt: skip
    bases += extra
    if spelled.endswith("e") and parts(syllable)[1] == "e":
        bases.append(spelled + "h")  # Chu Teh
    made = [Form(base) for base in bases]
    if re.match("(?:k'?|h)u[aieo]", spelled):
        # Hwang, Kwang-chung: a personal spelling.
        made.append(Form(spelled.replace("u", "w", 1).replace("'", ""), system="x-taiwan"))
    for base in bases:
        loss = "apostrophe" if "'" in base else ""
        plain = base.replace("'", "")
        if loss:
            made.append(Form(plain, loss))
        if "ü" in plain:
            flat = plain.replace("ü", "u")
            # Hsu, Yuan can be nothing else; Lu, Chu, Yu can.
            unclear = "umlaut" if flat.startswith(("l", "n", "ch", "yu")) and flat not in ("yuan", "yueh") else ""
            made.append(Form(flat, unclear or loss))
            if loss:
                made.append(Form(base.replace("ü", "u"), unclear))
    return made


_TY_INITIALS = {"zh": "jh", "q": "c", "x": "s"}
_TY_WHOLE = {
    "feng": "fong",
    "weng": "wong",
    "wen": "wun",
    "you": "you",
    "xiong": "syong",
    "jiong": "jyong",
    "qiong": "cyong",
}


def _tongyong(syllable: str) -> list[Form]:
    initial, final = parts(syllable)
    spelled = _TY_WHOLE.get(syllable)
    if spelled is None:
        if final == "i" and initial in ("zh", "ch", "sh", "r", "z", "c", "s"):
            final = "ih"
        if not initial:
            spelled = syllable
        else:
            spelled = _TY_INITIALS.get(initial, initial) + final.replace("ü", "yu")
            spelled = spelled[:-2] + "iou" if spelled.endswith("iu") else spelled
            spelled = spelled[:-2] + "uei" if spelled.endswith("ui") else spelled
    return [Form(spelled)]


_LO_INITIALS = {
    "j": "dj", "q": "tj", "x": "hs", "zh": "dsch", "ch": "tsch", "sh": "sch", "r": "j", "z": "ds", "c": "ts",
}  # fmt: skip
_LO_FINALS = {
    "e": "ö", "ei": "e", "ao": "au", "en": "ën", "ong": "ung", "eng": "ëng", "er": "örl", "ie": "iä", "iao": "iau", "ian": "iän",
    "iong": "iung", "uo": "o", "üe": "üä",
}  # fmt: skip
_LO_OPEN = {
    "i": "i", "ia": "ya", "ie": "yä", "iao": "yau", "iu": "yu", "ian": "yän", "in": "yin", "iang": "yang", "ing": "ying",
    "iong": "yung", "ü": "yü", "üe": "yüä", "üan": "yüan", "ün": "yün", "u": "wu", "ua": "wa", "uo": "wo", "uai": "wai",
    "ui": "we", "uan": "wan", "un": "wën", "uang": "wang", "ueng": "wëng", "ai": "ai", "ei": "e", "io": "yo",
}  # fmt: skip


def _lessing(syllable: str) -> str:
    initial, final = parts(syllable)
    if not initial:
        return _LO_OPEN.get(final, _LO_FINALS.get(final, final))
    if final == "i" and initial in ("zh", "ch", "sh", "r", "z", "c", "s"):
        return _LO_INITIALS.get(initial, initial) + "ï"
    if final == "uo" and initial in ("g", "k", "h", "sh"):
        return _LO_INITIALS.get(initial, initial) + final
    return _LO_INITIALS.get(initial, initial) + _LO_FINALS.get(final, final)


# Before the reform of 1911 and on German maps: the old k- and ts- of what is j-, q-, x- today, aspirates like the plain sounds.
_MAP_INITIALS = {
    "j": ("k", "ts", "dj", "g", "ds", "tj"), "q": ("k", "ts", "tj", "tsch"), "x": ("hs", "h", "s"), "zh": ("tsch", "dsch"),
    "ch": ("tsch",), "sh": ("sch",), "r": ("j",), "z": ("ts", "ds"), "c": ("ts",), "b": ("p", "b"), "d": ("t", "d"),
    "g": ("k", "g"),
}  # fmt: skip
_MAP_FINALS = {
    "e": ("o", "ö", "e"), "ei": ("ei", "e"), "ao": ("au", "ao"), "en": ("en",), "ong": ("ung",), "eng": ("eng", "ong"),
    "er": ("örl", "erl", "oerl"), "ie": ("ie", "ia", "iä", "iae"), "iao": ("iau", "iao"), "ian": ("ien", "iän", "iaen", "ian"),
    "iong": ("iung",), "uo": ("o", "uo"), "üe": ("üe", "üo", "üä", "ueae"), "ui": ("ui", "uei", "we"), "iu": ("iu", "iou", "iau"),
    "ou": ("ou", "au"), "un": ("un", "wen"), "ua": ("ua", "wa"), "uan": ("uan", "wan"), "uang": ("uang", "wang"),
}  # fmt: skip
_MAP_OPEN = {
    "i": ("i", "yi"), "ia": ("ya",), "ie": ("ye", "yä", "yae"), "iao": ("yau", "yao"), "iu": ("yu", "yiu"), "ian": ("yen", "yän", "yaen"),
    "in": ("yin", "in"), "iang": ("yang",), "ing": ("ying", "ing"), "iong": ("yung",), "ü": ("yü",), "üe": ("yüä", "yüe", "yo"),
    "üan": ("yüan",), "ün": ("yün",), "ui": ("we", "wei"), "un": ("wen",), "uo": ("wo", "o"),
}  # fmt: skip


def _lessing_forms(syllable: str) -> list[Form]:
    initial, final = parts(syllable)
    strict = _lessing(syllable)
    spelled = [strict, strict.translate(_FOLD)]
    if not initial:
        spelled += _MAP_OPEN.get(final, _MAP_FINALS.get(final, (final,)))
    else:
        finals = _MAP_FINALS.get(final, (final,))
        if final == "i" and initial in ("z", "c", "s"):
            finals = ("ï", "i", "e", "u")
        initials = _MAP_INITIALS.get(initial, (initial,))
        spelled += [first + last for first in initials for last in finals]
    every = [*spelled]
    for form in spelled:
        every += [form.translate(_FOLD), form.translate(_FOLD).replace("ö", "oe").replace("ä", "ae").replace("ü", "ue")]
    made = [Form(form) for form in every]
    return [*made, *(Form(f.replace("ü", "u"), "umlaut") for f in every if "ü" in f)]


# What the books of the time write in a person's name beside the norm.
_PERSON_FINALS = {"ian": "ien", "ie": "ie", "iao": "iao", "ao": "ao", "ei": "ei", "üe": "üe", "uo": "o"}


def _lessing_in_persons(syllable: str) -> list[Form]:
    """Give the spellings of the norm, its diacritics dropped or resolved; those of maps are too wide for a person (Tong for Dëng)."""
    initial, final = parts(syllable)
    spelled = [_lessing(syllable)]
    if initial and final in _PERSON_FINALS:
        spelled.append(_LO_INITIALS.get(initial, initial) + _PERSON_FINALS[final])
    spelled += ["tsch" + form.removeprefix("dsch") for form in spelled if form.startswith("dsch")]
    every: list[str] = []
    for form in spelled:
        folded = form.translate(_FOLD)
        every += [form, folded, folded.replace("ö", "oe").replace("ä", "ae").replace("ü", "ue")]
    made = [Form(form) for form in every]
    return [*made, *(Form(form.replace("ü", "u"), "umlaut") for form in every if "ü" in form)]


_POSTAL_INITIALS = {
    "b": ("p",), "p": ("p",), "d": ("t",), "t": ("t",), "g": ("k",), "k": ("k",), "j": ("ch", "k", "ts"), "q": ("ch", "k", "ts"),
    "x": ("hs", "h", "s", "sh"), "zh": ("ch",), "ch": ("ch",), "sh": ("sh",), "r": ("j",), "z": ("ts",), "c": ("ts",),
}  # fmt: skip
_POSTAL_FINALS = {
    "e": ("o", "e", "eh"), "ei": ("ei",), "ao": ("ao", "au"), "ong": ("ung",), "er": ("erh", "ul"), "ie": ("ieh", "ia"), "ian": ("ien",),
    "iong": ("iung",), "uo": ("o", "uo", "wo"), "üe": ("ueh", "ioh", "io"), "ui": ("ui", "wei", "uei"), "ou": ("ow", "ou"),
    "ua": ("wa", "ua"), "uan": ("wan", "uan"), "uang": ("wang", "uang"), "uai": ("wai", "uai"), "u": ("u", "oo", "uh"),
    "ing": ("ing",), "ü": ("u", "ü"), "üan": ("uan", "ien"), "ün": ("un",), "ai": ("ai", "eh", "oi"), "iao": ("iao",), "un": ("un", "wen"),
}  # fmt: skip
_POSTAL_OPEN = {
    "i": ("i", "yi"), "ie": ("yeh",), "iu": ("yu", "yiu"), "ian": ("yen",), "iong": ("yung",), "ü": ("yu",), "üe": ("yueh", "yo"),
    "üan": ("yuan", "yuen"), "ün": ("yun",), "ia": ("ya",), "iao": ("yao", "yiu"), "in": ("yin",), "iang": ("yang",), "ing": ("ying",),
    "u": ("wu", "woo"), "ua": ("wa",), "uo": ("wo",), "uai": ("wai",), "ui": ("wei",), "uan": ("wan",), "un": ("wen",),
    "uang": ("wang",), "ueng": ("weng",), "e": ("o",),
}  # fmt: skip


def _postal(syllable: str) -> list[Form]:
    initial, final = parts(syllable)
    if not initial:
        return [Form(f) for f in _POSTAL_OPEN.get(final, _POSTAL_FINALS.get(final, (final,)))]
    if final == "i" and initial in ("zh", "ch", "sh", "r"):
        finals: tuple[str, ...] = ("ih",)
    elif final == "i" and initial in ("z", "c", "s"):
        finals = ("ze", "zu", "e")
    else:
        finals = _POSTAL_FINALS.get(final, (final,))
    firsts = _POSTAL_INITIALS.get(initial, (initial,))
    return [Form(first + last) for first in firsts for last in finals]


_MAKERS = {
    "pinyin": _pinyin,
    "wadegile": _wade_giles_forms,
    "x-tongyong": _tongyong,
    "x-lessing": _lessing_forms,
    "x-lessing-person": _lessing_in_persons,
    "x-postal": _postal,
}
