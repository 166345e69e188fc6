"""Durations as wholes: three months where thirty days stood, in the case and the manner of what stands there."""

from __future__ import annotations

import re

from memorandum_kit.model import Lang, Span
from memorandum_kit.quantities import write_value
from memorandum_kit.translation.numerals import Numeral, value_of, written_like

_SIMPLE = re.compile(r"P(?:T(?=\d+[HM]))?(?P<count>\d+)(?P<unit>[YMWDHS])")
_SIGNS = {"Y": "年", "M": "个月", "W": "周", "D": "天", "TH": "小时", "TM": "分钟"}
_SIGN = re.compile(r"(?:年|个月|個月|周|週|个星期|個星期|天|日|小时|小時|分钟|分鐘)$")
# Nominative and accusative plural, dative plural, singular, gender.
_NOUNS = {
    "Y": ("Jahre", "Jahren", "Jahr", "n"), "M": ("Monate", "Monaten", "Monat", "m"), "W": ("Wochen", "Wochen", "Woche", "f"),
    "D": ("Tage", "Tagen", "Tag", "m"), "TH": ("Stunden", "Stunden", "Stunde", "f"),
    "TM": ("Minuten", "Minuten", "Minute", "f"),
}  # fmt: skip
_GERMAN = re.compile(r"(?P<count>[^\W_]+) (?P<noun>[A-Z]\w+)")


def is_simple(value: str) -> bool:
    """Whether a duration is a whole count of one unit: `P3M`, `PT48H`."""
    return _SIMPLE.fullmatch(value) is not None


def lasting(surface: str, lang: Lang, old: str, new: str, *, in_figures: bool) -> str | None:
    """Give the duration `new` in place of `surface`, which is the duration `old`; None where the words around are not sure to fit.

    Args:
        surface: what stands in the text.
        lang: its language.
        old: its ISO 8601 value.
        new: the value wanted.
        in_figures: whether the source has the new count in figures.
    """
    (old_count, old_unit), (new_count, new_unit) = _parts(old), _parts(new)
    if not old_unit or not new_unit:
        return None
    if lang.is_chinese:
        return _chinese(surface, old_count, new_count, new_unit, in_figures)
    return _german(surface, old_count, old_unit, new_count, new_unit)


def _parts(value: str) -> tuple[str, str]:
    match = _SIMPLE.fullmatch(value)
    if match is None:
        return "", ""
    unit = ("T" if "T" in value else "") + match["unit"]
    return (match["count"], unit) if unit in _SIGNS else ("", "")


def _chinese(surface: str, old: str, new: str, unit: str, in_figures: bool) -> str | None:
    sign = _SIGN.search(surface)
    if sign is None:
        return None
    count = surface[: sign.start()].strip()
    if count != "一" and value_of(count, Lang.ZH_HANS) != old:
        return None
    if in_figures or surface[0].isdecimal():
        return new + _SIGNS[unit]
    word = write_value(new, Lang.ZH_HANS, style="words")
    return ("两" if word == "二" else word) + _SIGNS[unit]


def _german(surface: str, old: str, old_unit: str, new: str, new_unit: str) -> str | None:
    match = _GERMAN.fullmatch(surface)
    if match is None:
        return None
    plain, dative, single, gender = _NOUNS[new_unit]
    was_plain, was_dative, _, _ = _NOUNS[old_unit]
    if old == "1" or match["noun"] not in (was_plain, was_dative):
        return None
    case = "" if was_plain == was_dative else "dative" if match["noun"] == was_dative else "other"
    if new == "1":
        if case == "dative":
            return f"{'einer' if gender == 'f' else 'einem'} {single}"
        if case == "other" and gender != "m":
            return f"{'eine' if gender == 'f' else 'ein'} {single}"
        return None  # ein Monat or einen Monat
    if not case and plain != dative:
        return None
    numeral = Numeral(Span(0, len(match["count"])), match["count"], old)
    count = written_like(numeral, new, Lang.DE, " ", "")
    return f"{count} {dative if case == 'dative' else plain}" if count else None
