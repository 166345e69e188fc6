"""Shares of a whole: thirds, halves and the like, as one slot from the numerator to the denominator."""

from __future__ import annotations

import re
from fractions import Fraction

from memorandum_kit.model import Lang, Mention, MentionKind, Span

_GERMAN = re.compile(
    r"""
    (?P<zu> \b[Zz]ur \s Hälfte\b )
    | (?P<half> \b(?P<article> [Dd]ie | [Dd]er | [Ee]ine | [Ee]iner ) \s Hälfte\b )
    | (?P<in> \b[Zz]u \s )? \b(?P<top> [Ee]inem | [Ee]in | [Zz]wei | [Dd]rei | [Vv]ier | [Ff]ünf | [Ss]echs | [Ss]ieben | [Aa]cht | [Nn]eun )
      \s (?P<bottom> Drittel | (?:Vier|Fünf|Sechs|Sieb|Ach|Neun|Zehn)tel ) (?P<dative> n? )\b
    """,
    re.VERBOSE,
)
_CHINESE = re.compile(r"(?P<bottom>[二三四五六七八九十])分之(?P<top>[一二两三四五六七八九])|一半|半数|半數")
_FIGURES = "一二三四五六七八九十"
_TOPS = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_BOTTOMS = ("Drittel", "Viertel", "Fünftel", "Sechstel", "Siebtel", "Achtel", "Neuntel", "Zehntel")
_HALF = Fraction(1, 2)


def share_at(text: str, value: Mention, lang: Lang) -> tuple[Span, str, str] | None:
    """Give span, value and form of a share where `value` is one; the form is the case in German.

    The words for a half differ (zur Hälfte, zu einem Drittel), so that a preposition `zu` belongs to the span.
    """
    if value.kind is not MentionKind.NUMBER or value.value is None or value.qualifier == "range":
        return None
    for match in (_CHINESE if lang.is_chinese else _GERMAN).finditer(text):
        span = Span(*match.span())
        if span.overlaps(value.span) and _worth(match, lang) == Fraction(value.value):
            if lang.is_chinese:
                return span, _canonical(value.value), ""
            return span, _canonical(value.value), _form(match)
    return None


def lone_shares(text: str) -> list[tuple[Span, str, str]]:
    """Give the German shares that find_quantities leaves alone, because ein Viertel may be a quarter of a town."""
    return [
        (Span(*match.span()), str(_worth(match, Lang.DE)), _form(match))
        for match in _GERMAN.finditer(text)
        if match["bottom"] is not None
    ]


def _worth(match: re.Match[str], lang: Lang) -> Fraction:
    if match["bottom"] is None:
        return _HALF
    if lang.is_chinese:
        return Fraction(_FIGURES.index(match["top"].replace("两", "二")) + 1, _FIGURES.index(match["bottom"]) + 1)
    top = match["top"].lower().removesuffix("em")
    return Fraction(_TOPS.index(top) + 1, _BOTTOMS.index(match["bottom"]) + 3)


def _canonical(value: str) -> str:
    return str(Fraction(value))


def _form(match: re.Match[str]) -> str:
    if match["zu"] or match["in"]:
        return "zu"
    if match["half"]:
        return "dative" if match["article"].endswith("r") else ""
    return "dative" if match["top"].endswith("em") or match["dative"] else ""


def as_share(value: str, lang: Lang, form: str, surface: str) -> str | None:
    """Write a share in the place of `surface`; None where its words are not known.

    Args:
        value: `1/3`.
        lang: language.
        form: the form of the place's slot.
        surface: what stands there.
    """
    share = Fraction(value)
    if not 0 < share < 1:
        return None
    if lang.is_chinese:
        return "一半" if share == _HALF else _chinese(share)
    written = _german(share, form)
    return written if written is None or not surface[:1].isupper() else written[:1].upper() + written[1:]


def _chinese(share: Fraction) -> str | None:
    if share.denominator > 10 or share.numerator > 9:
        return None
    return f"{_FIGURES[share.denominator - 1]}分之{_FIGURES[share.numerator - 1]}"


def _german(share: Fraction, form: str) -> str | None:
    if share == _HALF:
        return {"zu": "zur Hälfte", "dative": "der Hälfte", "": "die Hälfte"}[form]
    if not 3 <= share.denominator <= 10 or share.numerator > 9:
        return None
    top, bottom = _TOPS[share.numerator - 1], _BOTTOMS[share.denominator - 3]
    if form:
        top, bottom = ("einem", bottom) if top == "ein" else (top, f"{bottom}n")
    return f"{'zu ' if form == 'zu' else ''}{top} {bottom}"
