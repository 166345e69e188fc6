"""Names, values and terms as TEI elements; every attribute comes from the language-neutral value, never the surface."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from lxml import etree

from memorandum_kit.model import Lang, Mention, MentionKind
from memorandum_kit.writers.tei_dates import dating
from memorandum_kit.writers.tei_xml import sub

_TAGS = {
    MentionKind.PERSON: "persName",
    MentionKind.PLACE: "placeName",
    MentionKind.BODY: "orgName",
    MentionKind.OFFICE: "roleName",
    MentionKind.TERM: "term",
    MentionKind.NUMBER: "num",
    MentionKind.QUANTITY: "measure",
    MentionKind.MONEY: "measure",
    MentionKind.DATE: "date",
    MentionKind.TIME: "time",
    MentionKind.DURATION: "time",
    MentionKind.REFERENCE: "ref",
}
TYPES = {MentionKind.QUANTITY: "quantity", MentionKind.MONEY: "currency", MentionKind.DURATION: "duration"}
_FRACTION = re.compile(r"-?\d+/-?\d+", re.ASCII)
_WORD = re.compile(r"[^\s\x00-\x1f]+")
# The number inside a surface, with the separators of either language.
_DIGITS = re.compile(r"\d[\d.,'’  ]*\d|\d", re.ASCII)


def open_mention(
    parent: etree._Element, mention: Mention, ref: str, lang: Lang, extra: dict[str, str]
) -> etree._Element:
    """Open a mention's element and give what takes its text: the element, or the `sic` of a typing error.

    Args:
        parent: where it stands.
        mention: its kind, value, unit, qualifier, status and candidates.
        ref: pointer to the entity, concept or clause, or "".
        lang: of the text, for the shape of a corrected number.
        extra: further attributes (id, next, prev).
    """
    made = sub(parent, _TAGS[mention.kind], attributes=attributes_of(mention, ref) | extra)
    if not is_corrected(mention):
        return made
    return sub(sub(made, "choice"), "sic")


def close_mention(lang: Lang, mention: Mention) -> Callable[[etree._Element], None] | None:
    """Give what ends a mention's element: for a typing error the `corr` after its `sic`."""
    if not is_corrected(mention):
        return None

    def close(sic: etree._Element) -> None:
        choice = sic.getparent()
        assert choice is not None
        sub(choice, "corr", corrected(mention, lang), {"cert": "low" if len(mention.candidates) > 1 else "medium"})

    return close


def is_corrected(mention: Mention) -> bool:
    """Whether the mention is a typing error with a likely reading ("400.0000 Einwohner")."""
    return mention.status in ("malformed", "invalid") and bool(mention.candidates)


def corrected(mention: Mention, lang: Lang) -> str:
    """Give the likeliest reading as it would stand in the text: the surface with its number set right."""
    reading = mention.candidates[0]
    try:
        number = Decimal(reading)
    except InvalidOperation:
        return reading
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return reading
    plain = f"{number:,f}"
    printed = plain.translate(str.maketrans(",.", ".,")) if lang is Lang.DE else plain.replace(",", "")
    replaced, count = _DIGITS.subn(printed, mention.surface, count=1)
    return replaced if count else printed


def attributes_of(mention: Mention, ref: str) -> dict[str, str]:
    """Give the attributes that say a mention's value."""
    kind = mention.kind
    made: dict[str, str] = {}
    if kind in TYPES:
        made["type"] = TYPES[kind]
    elif kind is MentionKind.NUMBER and mention.qualifier == "ordinal":
        made["type"] = "ordinal"
    if kind is MentionKind.NUMBER or kind in (MentionKind.QUANTITY, MentionKind.MONEY):
        made |= _amount(mention, "value" if kind is MentionKind.NUMBER else "quantity")
        if kind is not MentionKind.NUMBER and mention.unit and _WORD.fullmatch(mention.unit):
            made["unit"] = mention.unit
    elif kind in (MentionKind.DATE, MentionKind.TIME, MentionKind.DURATION):
        made |= dating(mention.value)
    elif kind is MentionKind.REFERENCE:
        made |= {"target": ref} if ref else {"cRef": (mention.value or mention.key).strip()}
    elif ref:
        made["ref"] = ref
    if mention.qualifier and _WORD.fullmatch(mention.qualifier) and mention.qualifier != "ordinal":
        made.setdefault("type", _PLAIN_TYPES.get(kind, kind.value))
        made["subtype"] = mention.qualifier
    return made


_PLAIN_TYPES = {MentionKind.NUMBER: "cardinal"}


def _amount(mention: Mention, name: str) -> dict[str, str]:
    value = mention.value or ""
    if mention.qualifier == "range" and "/" in value:
        low, _, high = value.partition("/")
        bounds = {"atLeast": _numeric(low), "atMost": _numeric(high)}
        return {key: bound for key, bound in bounds.items() if bound}
    if _FRACTION.fullmatch(value):
        return {name: value}
    return {name: _numeric(value)}


def _numeric(text: str) -> str:
    """The text where it is an xs:decimal, otherwise ""."""
    return text if re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)", text, re.ASCII) else ""
