"""Punctuation and shape: a question answers a question, a heading without a full stop a heading."""

from __future__ import annotations

import re

from memorandum_kit.alignment.cues import Found, Side
from memorandum_kit.alignment.texts import Texts

# name, in German, in Chinese (after compatibility folding: full-width marks are ASCII there)
_SIGNS = (
    ("question", "?", "?吗呢"),
    ("exclamation", "!", "!"),
    ("colon", ":", ":∶"),
    ("semicolon", ";", ";"),
    ("bracket", "([", "([〔【"),
    ("quote", '"„“”«»‚', '"“”「」『』《》'),
    ("slash", "/", "/"),
)
# The same of the last two characters.
_ENDS = (
    ("open", re.compile(r"[^.!?;:。…)\]\"”“»]$"), re.compile(r"[^.!?;:。…)\]\"”」]$")),
    ("stop", re.compile(r"\.[\"”“»)\]]?$"), re.compile(r"[。.][\"”」)\]]?$")),
)


def find(texts: Texts) -> Found:
    """Find the marks of both sides."""
    de, zh = (
        [
            [name for name, *sides in _SIGNS if any(sign in text for sign in sides[side])]
            + [name for name, *sides in _ENDS if sides[side].search(text.rstrip()[-2:])]
            for text in listed
        ]
        for side, listed in enumerate(([text.replace("://", "//") for text in texts.de], texts.zh))
    )
    types = {name: (name,) for name, *_ in (*_SIGNS, *_ENDS)}
    trust = {name: f"marks.{name}" for name in types}
    return Found("marks", Side(de, types, trust=trust), Side(zh, types, trust=trust), by_segment=True)
