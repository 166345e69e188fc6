"""Simplified to Traditional and back by OpenCC, with names protected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from memorandum_kit.errors import BadInput, NotInstalled
from memorandum_kit.model import Span
from memorandum_kit.scripts.changes import Change, apply_changes, differences
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

# On the way back: names and words that OpenCC turns into other ones or leaves half converted.
_SIMPLIFIED_FORMS = (
    {
        "於梨華": "於梨华",
        "於菟": "於菟",
        "魏徵": "魏徵",
        "宮商角徵羽": "宫商角徵羽",
        "甚麼": "什么",
        "祇有": "只有",
        "身分證": "身份证",
    }
    | {
        # 著 is 着 as a particle and in these verbs; in 著名, 著作, 原著 it stays.
        traditional + "著": simplified + "着"
        for traditional, simplified in zip(
            [
                "隨",
                "本",
                "沿",
                "朝",
                "意味",
                "憑",
                "向",
                "看",
                "有",
                "懷",
                "抱",
                "圍繞",
                "面臨",
                "帶",
                "存在",
                "標誌",
                "執",
                "沉",
                "衣",
                "穿",
                "伴",
                "藉",
                "跟",
                "順",
                "接",
                "活",
                "持",
                "掌握",
                "象徵",
                "預示",
            ],
            [
                "随",
                "本",
                "沿",
                "朝",
                "意味",
                "凭",
                "向",
                "看",
                "有",
                "怀",
                "抱",
                "围绕",
                "面临",
                "带",
                "存在",
                "标志",
                "执",
                "沉",
                "衣",
                "穿",
                "伴",
                "借",
                "跟",
                "顺",
                "接",
                "活",
                "持",
                "掌握",
                "象征",
                "预示",
            ],
            strict=True,
        )
    }
    | {
        "著" + word: "着" + form
        for word, form in (
            ("手", "手"),
            ("重", "重"),
            ("眼", "眼"),
            ("力", "力"),
            ("陸", "陆"),
            ("想", "想"),
            ("急", "急"),
        )
    }
)


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
    from memorandum_kit.scripts.detection import side

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


@cache
def converter(name: str) -> Any:
    """Give the OpenCC converter of a configuration, made once."""
    try:
        import opencc
    except ImportError:
        raise NotInstalled(
            "Converting between Simplified and Traditional Chinese needs OpenCC",
            why="it is not installed",
            advice="Install it: python -m pip install opencc",
        ) from None
    return opencc.OpenCC(name)
