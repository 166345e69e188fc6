"""What a TEI element inside a text says: the kind, value, unit, qualifier and key of a mention, from its attributes."""

from __future__ import annotations

from collections.abc import Mapping

from memorandum_kit.model import MentionKind

# element -> kind, where the element alone decides
_NAMES = {
    "persName": MentionKind.PERSON,
    "placeName": MentionKind.PLACE,
    "settlement": MentionKind.PLACE,
    "region": MentionKind.PLACE,
    "country": MentionKind.PLACE,
    "district": MentionKind.PLACE,
    "geogName": MentionKind.PLACE,
    "orgName": MentionKind.BODY,
    "roleName": MentionKind.OFFICE,
    "term": MentionKind.TERM,
}
_RS_TYPES = {
    "person": MentionKind.PERSON,
    "place": MentionKind.PLACE,
    "org": MentionKind.BODY,
    "office": MentionKind.OFFICE,
    "term": MentionKind.TERM,
}
# The @type that an element has where nothing finer is known; what differs is the mention's `source`.
DEFAULT_TYPES = {
    MentionKind.NUMBER: "cardinal",
    MentionKind.QUANTITY: "quantity",
    MentionKind.MONEY: "currency",
    MentionKind.DATE: "date",
    MentionKind.TIME: "time",
    MentionKind.DURATION: "duration",
    MentionKind.REFERENCE: "reference",
}
VALUE_KINDS = frozenset(DEFAULT_TYPES)
TERM_STATUSES = ("preferred", "admitted", "deprecated")


def kind_of(tag: str, attributes: Mapping[str, str]) -> MentionKind | None:
    """Give the kind of mention that an element (local name) is; None for any other element."""
    if tag in _NAMES:
        return _NAMES[tag]
    kind = attributes.get("type", "")
    if tag in ("rs", "name"):
        return _RS_TYPES.get(kind)
    if tag == "num":
        return MentionKind.NUMBER
    if tag == "measure":
        return MentionKind.MONEY if kind == "currency" else MentionKind.QUANTITY
    if tag == "date":
        return MentionKind.DURATION if "dur" in attributes else MentionKind.DATE
    if tag == "time":
        return MentionKind.DURATION if "dur" in attributes or kind in ("duration", "frequency") else MentionKind.TIME
    return MentionKind.REFERENCE if tag == "ref" else None


def fields_of(kind: MentionKind, attributes: Mapping[str, str], surface: str) -> dict[str, str | None]:
    """Give value, unit, qualifier, status, source and key of a mention as far as its attributes say them.

    Args:
        kind: what `kind_of` gave.
        attributes: of the element; the key of a name or term is not among them (`ref` points to it).
        surface: the element's text, part of the key of what has no value.
    """
    fields: dict[str, str | None] = {"value": None, "unit": None, "qualifier": None, "status": "ok", "source": ""}
    kind_given = attributes.get("type", "")
    if kind not in VALUE_KINDS:
        if kind is MentionKind.TERM and kind_given in TERM_STATUSES:
            fields["status"] = kind_given
        fields["value"] = attributes.get("key") or None
        fields["qualifier"] = attributes.get("subtype")
        return fields
    fields["value"] = _value(kind, attributes)
    fields["unit"] = attributes.get("unit")
    ranged = "atLeast" in attributes and "atMost" in attributes
    fields["qualifier"] = "range" if ranged else attributes.get("subtype")
    if kind_given and kind_given != DEFAULT_TYPES[kind]:
        fields["source"] = kind_given
    fields["key"] = plain_key(kind, fields, surface)
    if kind is not MentionKind.REFERENCE and "n" in attributes:
        fields["key"] = attributes["n"]
    return fields


def plain_key(kind: MentionKind, fields: Mapping[str, str | None], surface: str) -> str:
    """Give the key of a value as it is where no unit is converted: `kind:value unit`, `refused:surface`."""
    value = fields["value"]
    if value is None:
        return f"refused:{surface}"
    if fields["qualifier"] == "range":
        value = value.replace("/", "..")
    key = f"{fields['source'] or kind.value}:{value}"
    return f"{key} {fields['unit']}" if fields["unit"] else key


def _value(kind: MentionKind, attributes: Mapping[str, str]) -> str | None:
    if kind is MentionKind.NUMBER or kind in (MentionKind.QUANTITY, MentionKind.MONEY):
        if "atLeast" in attributes and "atMost" in attributes:
            return f"{attributes['atLeast']}/{attributes['atMost']}"
        return attributes.get("value" if kind is MentionKind.NUMBER else "quantity")
    if kind is MentionKind.REFERENCE:
        return attributes.get("n") or attributes.get("cRef")
    if custom := attributes.get("when-custom"):
        return custom
    if kind is MentionKind.DURATION:
        return attributes.get("dur")
    if when := attributes.get("when"):
        return f"T{when.removesuffix(':00')}" if kind is MentionKind.TIME and len(when) == 8 else when
    start, end = (attributes.get(name) for name in ("from", "to"))
    if start or end:
        return f"{start or '..'}/{end or '..'}"
    first, last = (attributes.get(name) for name in ("notBefore", "notAfter"))
    return f"{first or '..'}/{last or '..'}" if first or last else None
