"""Text as it stands in XML, whatever the format: what XML can hold, escaped; tags as strings."""

from __future__ import annotations

import re
from collections.abc import Mapping

# XML 1.0, production 2: everything else cannot stand in a document, not even as a character reference.
UNHOLDABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Noncharacters: XLIFF 2.1 can write the other ones as code points, but its rules refuse these two.
NONCHARACTERS = re.compile("[\ufffe\uffff]")
_MARKED = re.compile('[&<>"]')


def holdable(text: str) -> str:
    """Give the text without the characters that XML 1.0 cannot hold (control characters, lone surrogates)."""
    # What is printable has no control character and no surrogate; only the rest is looked at more closely.
    return text if text.isprintable() else UNHOLDABLE.sub("", text)


def escaped(text: str) -> str:
    """Give text as it stands in XML: what XML cannot hold left out, a carriage return kept as a reference."""
    if not text.isprintable():
        text = UNHOLDABLE.sub("", text).replace("\r", "\0")
    if "&" in text or "<" in text or ">" in text or "\0" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\0", "&#13;")
    return text


def quoted(value: str) -> str:
    """Give an attribute's value as it stands in XML between double quotes."""
    if value.isalnum() or (value.isprintable() and not _MARKED.search(value)):
        return value  # most are ids, numbers and pointers
    value = escaped(value)
    if '"' in value or not value.isprintable():
        value = value.replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")
    return value


def start(name: str, attributes: Mapping[str, str] | None = None, *, empty: bool = False) -> str:
    """Give a start tag (or an empty element) with the attributes named as they are; empty ones are left out."""
    pairs = "".join(f' {key}="{quoted(value)}"' for key, value in (attributes or {}).items() if value)
    return f"<{name}{pairs}/>" if empty else f"<{name}{pairs}>"


def whole(name: str, text: str, attributes: Mapping[str, str] | None = None) -> str:
    """Give an element that holds nothing but a text."""
    return f"{start(name, attributes)}{escaped(text)}</{name}>"
