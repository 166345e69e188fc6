"""Write a value in the house style of either language: DIN 5008 and DIN 1333 for German, GB/T 15835 for Chinese.

What is written here, `find_quantities` reads back as the same value and unit. Babel is not used: it rounds past its
context's precision, has no 万 and 亿, and no fractions.
"""

from __future__ import annotations

import re

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, Mention, MentionKind
from memorandum_kit.quantities.chinese.writing import ChineseWriter
from memorandum_kit.quantities.german.writing import GermanWriter
from memorandum_kit.quantities.units import units

STYLES = ("digits", "words", "financial")


def write_value(
    value: Mention | str,
    lang: Lang | str,
    *,
    kind: MentionKind | str | None = None,
    unit: str | None = None,
    qualifier: str | None = None,
    source: str = "",
    style: str = "digits",
) -> str:
    """Write a value in German or Chinese.

    Args:
        value: a mention, or a canonical value as a mention has it (`1448`, `1/3`, `2024-01-12`, `P5Y`).
        lang: `de`, `zh-Hans` or a tag of these; Traditional Chinese is written by `scripts.to_traditional` from this.
        kind: what the value is, where it is given as a string; guessed from its form otherwise.
        unit: code of the unit, where the value is a string.
        qualifier: one of the qualifiers of a mention; `range` where `10/12` is a range.
        source: the finer kind of a mention (`ordinal`, `frequency`, `article` …).
        style: `digits`; `words` for zwölf and 一千四百四十八, 二〇二四年; `financial` for 壹仟肆佰元整 (Chinese money).

    Raises:
        BadInput: the value was refused, is not canonical, or the language or style is none of these.
    """
    if isinstance(value, Mention):
        if value.value is None:
            raise BadInput(
                f"{value.surface[:20]!r} has no value to write",
                why=f"it is {value.status}",
                advice=f"Decide for one of: {', '.join(value.candidates)}.",
            )
        return write_value(
            value.value,
            lang,
            kind=value.kind,
            unit=value.unit,
            qualifier=value.qualifier,
            source=value.source,
            style=style,
        )
    if style not in STYLES:
        raise BadInput(f"{style!r} is no style of writing", advice=f"Use one of: {', '.join(STYLES)}.")
    try:
        target = lang if isinstance(lang, Lang) else Lang.of(lang)
        what = MentionKind(kind) if kind is not None else guess_kind(value, unit)
        writer = ChineseWriter(style) if target.is_chinese else GermanWriter(style)
        if target is Lang.EN:
            raise ValueError("English is not written here")
        return writer.write(value, what, unit, qualifier, source)
    except (ValueError, ZeroDivisionError) as error:
        raise BadInput(f"{value[:20]!r} cannot be written", why=str(error)) from error


_DATE = re.compile(r"-?\d{4}|-?\d{4}-\d\d.*|--\d\d(?:-\d\d)?|---\d\d|\d{2,3}X+|\d{4}-W\d\d")


def guess_kind(value: str, unit: str | None) -> MentionKind:
    """Guess the kind of a canonical value from its form: four digits without a unit are a number."""
    if value.startswith("P"):
        return MentionKind.DURATION
    if value.startswith("T"):
        return MentionKind.TIME
    if unit is not None:
        return MentionKind.MONEY if units().is_money(unit) else MentionKind.QUANTITY
    side = value.split("/")[0]
    if _DATE.fullmatch(side) and not re.fullmatch(r"-?\d+", side):
        return MentionKind.DATE
    return MentionKind.NUMBER
