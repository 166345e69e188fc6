"""Clauses that are one value, one name or one agreed term from end to end: written without a memory or an engine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, MentionKind, Span
from memorandum_kit.names import record
from memorandum_kit.quantities import write_value
from memorandum_kit.scripts import to_traditional
from memorandum_kit.translation.slots import skeleton

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary

_END = re.compile(r"[\s.。:：]+$")
_MARKS = {".": "。", "。": ".", ":": "：", "：": ":"}


def written(text: str, source: Lang, target: Lang, glossary: Glossary) -> str | None:
    """Write a clause that is nothing but a date, an amount, a place, a body or a term; None for any other.

    Examples are headings (Präambel, 序言), cells of a table and date lines.
    """
    if Lang.EN in (source, target):
        return None
    bare = _END.sub("", text.strip())
    end = "".join(_MARKS.get(mark, "") for mark in text.strip()[len(bare) :])
    whole = Span(0, len(bare))
    taken = skeleton(bare, source)
    for value in taken.values:
        if value.span == whole and value.value is not None and value.kind is not MentionKind.REFERENCE:
            try:
                found = write_value(value, target)
            except BadInput:
                return None
            return (to_traditional(found) if target is Lang.ZH_HANT else found) + end
    for slot in taken.slots:
        if slot.span == whole and slot.certain and slot.kind in ("place", "body") and "gen" not in slot.form:
            entity = record(slot.value)
            form = entity.zh_hant if target is Lang.ZH_HANT else entity.zh_hans if target.is_chinese else entity.de
            return form + end if form else None
    terms = [mention for mention in glossary.find(bare, source) if mention.parts == (whole,)]
    if terms and all(mention.status != "deprecated" for mention in terms):
        choices = {glossary.terms(mention.key, target)[:1] for mention in terms}
        preferred = {term.term for choice in choices for term in choice}
        if len(preferred) == 1:
            (only,) = preferred
            return (to_traditional(only) if target is Lang.ZH_HANT else only) + end
    return None
