"""Names, values and terms as TEI elements; every attribute comes from the language-neutral value, never the surface."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from memorandum_kit.model import Lang, Mention, MentionKind, Span
from memorandum_kit.readers.tei_values import DEFAULT_TYPES, TERM_STATUSES, VALUE_KINDS, fields_of, kind_of, plain_key
from memorandum_kit.writers.tei_dates import dating
from memorandum_kit.writers.tei_marks import Mark
from memorandum_kit.writers.tei_xml import escaped, holdable, tag

TAGS = {
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
_AMOUNTS = {MentionKind.NUMBER: "value", MentionKind.QUANTITY: "quantity", MentionKind.MONEY: "quantity"}
_FRACTION = re.compile(r"-?\d+/-?\d+", re.ASCII)
_DECIMAL = re.compile(r"-?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_WORD = re.compile(r"[!-~]+")
# The number inside a surface, with the separators of either language.
_DIGITS = re.compile(r"\d[\d.,'’]*\d|\d", re.ASCII)
_EXPONENT_LIMIT = 30


def attributes_of(mention: Mention, ref: str) -> dict[str, str]:
    """Give the attributes that say a mention's value.

    Args:
        mention: a mention of any kind.
        ref: pointer to the entity, concept or clause that it names, or "".
    """
    kind = mention.kind
    made: dict[str, str] = {}
    if kind in VALUE_KINDS:
        if mention.source and _WORD.fullmatch(mention.source):
            made["type"] = mention.source
        elif kind not in (MentionKind.NUMBER, MentionKind.DATE, MentionKind.TIME, MentionKind.REFERENCE):
            made["type"] = DEFAULT_TYPES[kind]
        if kind is MentionKind.MONEY:
            made["type"] = DEFAULT_TYPES[kind]
    elif kind is MentionKind.TERM and mention.status in TERM_STATUSES:
        made["type"] = mention.status
    if kind in _AMOUNTS:
        made |= _amount(mention, _AMOUNTS[kind])
    elif kind is MentionKind.REFERENCE:
        made |= _reference(mention, ref)
    elif kind in VALUE_KINDS:
        made |= dating(mention.value)
    else:
        # The canonical form of a name (@key of att.canonical): 联合国 for "UNO".
        made |= {"ref": ref, "key": mention.value or ""}
    if mention.unit and kind in (MentionKind.QUANTITY, MentionKind.MONEY) and _WORD.fullmatch(mention.unit):
        made["unit"] = mention.unit
    if mention.qualifier and _WORD.fullmatch(mention.qualifier) and "atLeast" not in made:
        made.setdefault("type", DEFAULT_TYPES.get(kind, kind.value))
        made["subtype"] = mention.qualifier
    if kind in VALUE_KINDS and kind is not MentionKind.REFERENCE and mention.value is not None:
        fields = {
            "value": mention.value,
            "unit": mention.unit,
            "qualifier": mention.qualifier,
            "source": mention.source,
        }
        if mention.key and mention.key != plain_key(kind, fields, mention.surface):
            made["n"] = mention.key
    return made


def unsaid(mention: Mention, attributes: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Give the fields of a mention that a reader could not tell from the attributes: name -> values, () for None.

    The rule that found a name or term (`source`) is not kept; keys of names and terms stand with the entity.
    """
    if _is_plain(mention) and attributes.get("ref"):
        return {}
    tag = TAGS[mention.kind]
    held = {key: holdable(value) for key, value in attributes.items()}
    read = fields_of(mention.kind, held, holdable(mention.surface))
    wanted: dict[str, str | None] = {
        "value": mention.value,
        "unit": mention.unit,
        "qualifier": mention.qualifier,
        "status": mention.status,
    }
    if mention.kind in VALUE_KINDS:
        wanted |= {"key": mention.key, "source": mention.source}
    elif not attributes.get("ref"):
        wanted["key"] = mention.key
        read["key"] = ""
    missing: dict[str, tuple[str, ...]] = {
        name: () if value is None else (value,) for name, value in wanted.items() if read[name] != value
    }
    if kind_of(tag, held) is not mention.kind:
        missing["kind"] = (mention.kind.value,)
    if mention.candidates:
        missing["candidates"] = mention.candidates
    return missing


def _is_plain(mention: Mention) -> bool:
    """Whether a name or term says nothing but what it names and, of a term, its status: most of them."""
    return (
        mention.value is mention.unit is mention.qualifier is None
        and not mention.candidates
        and mention.kind not in VALUE_KINDS
        and (mention.status == "ok" or (mention.kind is MentionKind.TERM and mention.status in TERM_STATUSES))
    )


def everything(mention: Mention) -> dict[str, tuple[str, ...]]:
    """Give all fields of a mention that has no element of its own: name -> values, () for None."""
    fields = {
        "kind": mention.kind.value,
        "key": mention.key,
        "value": mention.value,
        "unit": mention.unit,
        "qualifier": mention.qualifier,
        "status": mention.status,
        "source": mention.source if mention.kind in VALUE_KINDS else "",
    }
    said = {name: (value,) for name, value in fields.items() if value}
    return said | ({"candidates": mention.candidates} if mention.candidates else {})


def mention_mark(mention: Mention, span: Span, attributes: dict[str, str], lang: Lang, regular: str = "") -> Mark:
    """Give the mark of a mention; of a typing error with the likely reading after it (sic and corr).

    With `regular` the text is marked as `orig` with this `reg`, which many programs show one after the other.
    """
    name = TAGS[mention.kind]
    inner = close = ""
    if is_corrected(mention):
        certainty = "low" if len(mention.candidates) > 1 else "medium"
        corr = tag("corr", {"cert": certainty}) + escaped(corrected(mention, lang))
        inner, close = "<choice><sic>", f"</sic>{corr}</corr></choice></{name}>"
    elif regular:
        inner, close = "<choice><orig>", f"</orig><reg>{escaped(regular)}</reg></choice></{name}>"
    rank = 1 if mention.kind is MentionKind.TERM else 0
    return Mark(span, name, attributes, inner, close, rank, mention)


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
    if not number.is_finite() or abs(number.adjusted()) > _EXPONENT_LIMIT:
        return reading
    plain = f"{number:,f}"
    printed = plain.translate(str.maketrans(",.", ".,")) if lang is Lang.DE else plain.replace(",", "")
    replaced, count = _DIGITS.subn(printed, mention.surface, count=1)
    return replaced if count else printed


def _amount(mention: Mention, name: str) -> dict[str, str]:
    value = mention.value or ""
    if mention.qualifier == "range" and "/" in value:
        low, _, high = value.partition("/")
        if _DECIMAL.fullmatch(low) and _DECIMAL.fullmatch(high):
            return {"atLeast": low, "atMost": high}
        return {}
    if _FRACTION.fullmatch(value) or _DECIMAL.fullmatch(value):
        return {name: value}
    return {}


def _reference(mention: Mention, ref: str) -> dict[str, str]:
    value = mention.value or ""
    if ref:
        return {"target": ref, "n": value}
    return {"cRef": value} if value.strip() else {}
