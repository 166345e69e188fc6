"""The one call for both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from memorandum_kit.model import Lang, Mention


def find_quantities(text: str, lang: Lang | str, *, reference_date: date | str | None = None) -> list[Mention]:
    """Find the numbers, quantities, sums, dates, times, durations and references of a text, in order.

    Spans are code points of `text`. A mention's `value` is canonical text (see `canonical`), None where it was refused.
    Telephone numbers, URLs and e-mail addresses are mentions of the kind `reference`; their digits are no quantities.
    A text in English has none.

    Args:
        text: any string.
        lang: `de`, `zh`, `zh-Hans`, `zh-Hant` or a `Lang`.
        reference_date: the paper's own date (a date or ISO 8601): decides "dieses Jahres", 今年 and dates without a year.

    Raises:
        ValueError: `lang` is unknown, or `reference_date` no ISO 8601 date.

    >>> [(m.value, m.unit) for m in find_quantities("eine Fläche von 1.448 km²", "de")]
    [('1448', 'km2')]
    >>> [(m.value, m.candidates) for m in find_quantities("knapp 400.0000 Einwohner", "de")]
    [(None, ('400000', '4000000', '400'))]
    """
    if not isinstance(lang, Lang):
        lang = Lang.of(lang)
    reference = date.fromisoformat(reference_date) if isinstance(reference_date, str) else reference_date
    if lang is Lang.DE:
        return _german()(text, reference)
    if lang.is_chinese:
        return _chinese()(text, reference)
    return []


# Each language is loaded with its first text, and asked for once: an import statement that runs for every clause takes its time too.
@cache
def _german() -> Callable[[str, date | None], list[Mention]]:
    from memorandum_kit.quantities.german.scan import find

    return find


@cache
def _chinese() -> Callable[[str, date | None], list[Mention]]:
    from memorandum_kit.quantities.chinese.scan import find

    return find
