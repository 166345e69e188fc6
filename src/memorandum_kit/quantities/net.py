"""Addresses of the net and telephone numbers, in texts of either language: their digits are no quantities."""

from __future__ import annotations

import re

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities.reading import make

_NET = re.compile(
    r"(?:https?://|www\.)[^\s<>\"„“”‚‘’»«（）。，、；：！？《》]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+", re.ASCII
)


_DIGIT = re.compile(r"\d")
_PHONE_WORDS = (
    "Tel",
    "Fax",
    "fax",
    "Mobil",
    "Durchwahl",
    "Fon",
    "Hotline",
    "Phone",
    "电话",
    "電話",
    "传真",
    "傳真",
    "手机",
    "热线",
)


_PHONE_NAMED = re.compile(
    r"(?:Tel(?:efon)?|Fax|Telefax|Mobil|Durchwahl|Fon|Hotline|Phone|电话|電話|传真|傳真|手机|热线)[.:：]{0,2}\s{0,2}"
    r"(?:\+|00|\(|（|\d)[\d\s()（）/+–-]{3,24}\d"
)


# Begins with its first character, so that the search is quick: what stands before it is looked at afterwards.
_PHONE = re.compile(
    r"[+(0](?<![\w.,/-][+(0])"
    r"(?:(?:(?<=\+)|(?<=0)0)\d{1,3}[ /-]?(?:\(0\))?[ (]?\d{2,5}[\d )/–-]{3,20}\d"
    r"|(?:(?<=\()0|(?<=0))\d{2,5}\)?[ ]?[/-]?[ ]?\d[\d -]{3,12}\d(?![\d.,]))"
)


def net_spans(text: str) -> list[tuple[int, int, str]]:
    """Give the stretches of URLs, e-mail addresses and telephone numbers with what they are, in order."""
    spans: list[tuple[int, int, str]] = []
    if "@" in text or "://" in text or "www." in text:
        for found in _NET.finditer(text):
            end = found.start() + len(found[0].rstrip(".,;:!?)'，。；"))
            spans.append((found.start(), end, "url" if "@" not in found[0] or "://" in found[0] else "email"))
    if not spans and _DIGIT.search(text) is None:
        return spans
    phones = list(_PHONE.finditer(text))
    if any(word in text for word in _PHONE_WORDS):
        phones += _PHONE_NAMED.finditer(text)
    # A number of fewer than six digits is a house number or a year range, not a telephone number.
    spans += ((m.start(), m.end(), "phone") for m in phones if sum(c.isdigit() for c in m[0]) >= 6)
    spans.sort(key=lambda span: (span[0], -span[1]))
    out: list[tuple[int, int, str]] = []
    for span in spans:
        if not out or span[0] >= out[-1][1]:
            out.append(span)
    return out


def net_mention(text: str, start: int, end: int, what: str) -> Mention:
    """Build the mention of such a stretch; the value of a telephone number is its digits."""
    surface = text[start:end]
    value = surface
    if what == "phone":
        value = "".join(c for c in surface if c.isdigit() or c == "+")
        value = value.replace("+490", "+49")
    return make(text, start, end, MentionKind.REFERENCE, value, source=what)
