"""Simplified to Traditional and back by OpenCC, with names protected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Span
from memorandum_kit.scripts.changes import Change, apply_changes, differences
from memorandum_kit.scripts.converters import converter
from memorandum_kit.scripts.detection import side
from memorandum_kit.scripts.names import belongs_before, fixed_forms, protected

# Region -> OpenCC configurations applied one after the other. Only the last one changes words (软件 → 軟體): it is never
# used unless asked for by its own name, because in an official text another word is another statement.
REGIONS = {
    None: ("s2t",),
    "tw": ("s2tw",),
    "hk": ("s2hk",),
    "tw-vocabulary": ("s2twp",),
}
_REGION_NAMES = {
    "": None,
    "zh-hant": None,
    "taiwan": "tw",
    "zh-tw": "tw",
    "hongkong": "hk",
    "zh-hk": "hk",
    "mo": "hk",
    "zh-mo": "hk",
}

# On the way back: names and words that OpenCC turns into other ones or leaves half converted. 著 is 着 as a particle and in
# some verbs; in 著名, 著作, 原著 it stays.
_SIMPLIFIED_PAIRS = """
    於梨華:於梨华 於菟:於菟 魏徵:魏徵 宮商角徵羽:宫商角徵羽 甚麼:什么 祇有:只有 身分證:身份证
    隨著:随着 本著:本着 沿著:沿着 朝著:朝着 意味著:意味着 憑著:凭着 向著:向着 看著:看着 有著:有着 懷著:怀着 抱著:抱着
    圍繞著:围绕着 面臨著:面临着 帶著:带着 存在著:存在着 標誌著:标志着 執著:执着 沉著:沉着 衣著:衣着 穿著:穿着 伴著:伴着
    藉著:借着 跟著:跟着 順著:顺着 接著:接着 活著:活着 持著:持着 掌握著:掌握着 象徵著:象征着 預示著:预示着
    著手:着手 著重:着重 著眼:着眼 著力:着力 著陸:着陆 著想:着想 著急:着急
"""
_SIMPLIFIED_FORMS = {pair.split(":")[0]: pair.split(":")[1] for pair in _SIMPLIFIED_PAIRS.split()}


def to_simplified(text: str, *, protect: Mapping[str, str] | None = None) -> str:
    """Give a Chinese text in simplified characters; vocabulary stays.

    Args:
        text: Chinese text in any script; other text is left as it is.
        protect: Traditional forms with the simplified ones to use for them (records of names).

    >>> to_simplified("余華與鍾南山")
    '余华与钟南山'
    """
    return apply_changes(text, explain_simplified(text, protect=protect))


def to_traditional(text: str, region: str | None = None, *, protect: Mapping[str, str] | None = None) -> str:
    """Give a Chinese text in Traditional characters; names keep their own forms (余华 → 余華, not 餘華).

    Args:
        text: Chinese text in any script; other text is left as it is.
        region: None for everyday forms, changing no character that need not change (群, 著 and 着 stay); "tw" or "hk" for
            one place's standard characters; "tw-vocabulary" also replaces words by those used in Taiwan, which no
            official text should.
        protect: simplified forms with the Traditional ones to use for them (records of names).

    Raises:
        BadInput: another region.

    >>> to_traditional("余华位于北京的余款")
    '余華位於北京的餘款'
    """
    return apply_changes(text, explain_traditional(text, region, protect=protect))


def explain_simplified(text: str, *, protect: Mapping[str, str] | None = None) -> tuple[Change, ...]:
    """Give every change that `to_simplified` makes, in order, with its reason; `apply_changes` replays them."""
    forms = _SIMPLIFIED_FORMS | dict(protect or {})
    return _explain(text, ("t2s",), _known(text, forms, "name or word of its own"))


def explain_traditional(
    text: str, region: str | None = None, *, protect: Mapping[str, str] | None = None
) -> tuple[Change, ...]:
    """Give every change that `to_traditional` makes, in order, with its reason; `apply_changes` replays them.

    Raises:
        BadInput: another region.
    """
    key = region if region is None else _REGION_NAMES.get(region.lower(), region.lower())
    if key not in REGIONS:
        raise BadInput(
            f"{region!r} is no region of Traditional Chinese known here",
            advice='Use "tw", "hk", "tw-vocabulary", or none.',
        )
    if key in (None, "tw", "hk") and _is_traditional(text):
        # Nothing to convert: 余 and 后 in a Traditional text are 余 and 后. Only a place's standard may differ.
        return () if key is None else _explain(text, (f"t2{key}",), [], region=key)
    given = _known(text, dict(protect), "record") if protect else []
    fixed = _known(text, fixed_forms(), "fixed form")
    names = _without_overlaps(given, _without_overlaps(protected(text), fixed))
    return _explain(text, REGIONS[key], names, region=key)


def _is_traditional(text: str) -> bool:
    """Whether a text has Traditional characters and no Simplified ones."""
    sides = {side(c) for c in set(text)}
    return 1 in sides and -1 not in sides


def _known(text: str, forms: Mapping[str, str], reason: str) -> list[tuple[Span, str, str]]:
    """Give where known forms stand, longest first."""
    if not forms:
        return []
    found: list[tuple[Span, str, str]] = []
    for match in _alternatives(tuple(sorted((f for f in forms if f), key=lambda f: (-len(f), f)))).finditer(text):
        form = match.group()
        if belongs_before(text, match.start()):
            continue
        if form.endswith("著") and text[match.end() : match.end() + 1] in tuple("名作述書者稱"):
            continue  # 有|著名, 看|著作
        found.append((Span(match.start(), match.end()), forms[form], f"{reason}: {form} → {forms[form]}"))
    return found


@cache
def _alternatives(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(f) for f in forms) or "(?!)")


def _without_overlaps(
    first: list[tuple[Span, str, str]], second: list[tuple[Span, str, str]]
) -> list[tuple[Span, str, str]]:
    kept = list(first)
    taken = {position for span, _, _ in first for position in range(span.start, span.end)}
    kept += [e for e in second if not any(p in taken for p in range(e[0].start, e[0].end))]
    return sorted(kept, key=lambda e: e[0])


def _explain(
    text: str, configurations: tuple[str, ...], names: list[tuple[Span, str, str]], region: str | None = "-"
) -> tuple[Change, ...]:
    reason = f"OpenCC {'+'.join(configurations)}"
    converted = _convert(text, configurations, region)
    changes: list[Change] = []
    if len(converted) == len(text):
        # Converted whole, so that a name's neighbours are still seen in their phrase; names are put back on top.
        position = 0
        for span, form, why in [*names, (Span(len(text), len(text)), "", "")]:
            changes += differences(text[position : span.start], converted[position : span.start], reason, position)
            if form and span.of(text) != form:
                changes.append(Change(span, span.of(text), form, why))
            position = max(position, span.end)
        return tuple(changes)
    position = 0
    for span, form, why in [*names, (Span(len(text), len(text)), "", "")]:
        between = text[position : span.start]
        changes += differences(between, _convert(between, configurations, region), reason, position)
        if form and span.of(text) != form:
            changes.append(Change(span, span.of(text), form, why))
        position = max(position, span.end)
    return tuple(changes)


def _convert(text: str, configurations: tuple[str, ...], region: str | None) -> str:
    safe = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)  # OpenCC takes UTF-8 only
    converted = safe
    for name in configurations:
        converted = converter(name).convert(converted)
    if len(converted) != len(text):
        return converted
    if region is None:
        converted = "".join(_common_form(a, b) for a, b in zip(safe, converted, strict=True))
    return "".join(a if b == "\ufffd" else b for a, b in zip(text, converted, strict=True))


@cache
def _common_form(before: str, after: str) -> str:
    """Give the everyday form of a character that was changed: 為 and 群 where OpenCC's own standard has 爲 and 羣."""
    if after < "\u3400" or before == after:
        return after
    taiwan = str(converter("t2tw").convert(after))
    return taiwan if len(taiwan) == 1 else after
