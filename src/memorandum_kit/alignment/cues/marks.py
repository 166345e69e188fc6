"""Punctuation and shape: a question answers a question, a heading without a full stop a heading."""

from __future__ import annotations

import re

from memorandum_kit.alignment.cues import Found, Side
from memorandum_kit.alignment.texts import Texts

# name, in German, in Chinese (after compatibility folding: full-width marks are ASCII there)
_SIGNS = (
    ("question", re.compile(r"\?"), re.compile(r"\?|吗|呢")),
    ("exclamation", re.compile("!"), re.compile("!")),
    ("colon", re.compile(r":(?!//)"), re.compile(r"[:∶]")),
    ("semicolon", re.compile(";"), re.compile(";")),
    ("bracket", re.compile(r"[(\[]"), re.compile(r"[(\[〔【]")),
    ("quote", re.compile('["„“”«»‚]'), re.compile('["“”「」『』《》]')),
    ("slash", re.compile("/"), re.compile("/")),
    ("open", re.compile(r"[^.!?;:。…)\]\"”“»]\s*$"), re.compile(r"[^.!?;:。…)\]\"”」]\s*$")),
    ("stop", re.compile(r"\.[\"”“»)\]]?\s*$"), re.compile(r"[。.][\"”」)\]]?\s*$")),
)


def find(texts: Texts) -> Found:
    """Find the marks of both sides."""
    de = [[name for name, german, _ in _SIGNS if german.search(text)] for text in texts.de]
    zh = [[name for name, _, chinese in _SIGNS if chinese.search(text)] for text in texts.zh]
    types = {name: (name,) for name, _, _ in _SIGNS}
    trust = {name: f"marks.{name}" for name in types}
    return Found("marks", Side(de, types, trust=trust), Side(zh, types, trust=trust), by_segment=True)
