"""Punctuation and shape: a question answers a question, a heading without a full stop a heading."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from memorandum_kit.alignment.cues import Found, Side
from memorandum_kit.alignment.texts import Texts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
_NAMES = tuple({sign: name for name, *sides in _SIGNS for sign in sides[side]} for side in (0, 1))
_ANY = tuple(re.compile(f"[{re.escape(''.join(names))}]") for names in _NAMES)
# The same of the last two characters.
_ENDS = (
    ("open", re.compile(r"[^.!?;:。…)\]\"”“»]$"), re.compile(r"[^.!?;:。…)\]\"”」]$")),
    ("stop", re.compile(r"\.[\"”“»)\]]?$"), re.compile(r"[。.][\"”」)\]]?$")),
)
# A segment that leads over to a list or to the parties: zwischen = 由以下双方签订:
_LEAD = ("lead",)
_LEADS = ((":", "zwischen", " von", " durch", " mit"), (":", "由"))


def find(texts: Texts) -> Found:
    """Find the marks of both sides."""
    types = {name: (name,) for name, *_ in (*_SIGNS, *_ENDS, _LEAD)}
    trust = {name: f"marks.{name}" for name in types}
    de = _side(texts.de, texts.joined_de.replace("://", "\x00//"), texts.begins_de, 0)
    zh = _side(texts.zh, texts.joined_zh, texts.begins, 1)
    return Found("marks", Side(de, types, trust=trust), Side(zh, types, trust=trust), by_segment=True)


def _side(texts: tuple[str, ...], joined: str, begins: NDArray[np.int64], side: int) -> list[list[str]]:
    """Give the marks of every text, each once."""
    import numpy as np

    signs = [(match.start(), _NAMES[side][match.group()]) for match in _ANY[side].finditer(joined)]
    owner = np.searchsorted(begins, [at for at, _ in signs], side="right") - 1
    found: list[dict[str, None]] = [{} for _ in texts]
    for segment, (_, name) in zip(owner.tolist(), signs, strict=True):
        found[segment][name] = None
    ends = [text.rstrip() for text in texts]
    return [
        [*names, *(_LEAD if text[-8:].lower().endswith(_LEADS[side]) else _end(text[-2:], side))]
        for names, text in zip(found, ends, strict=True)
    ]


@lru_cache(maxsize=4096)
def _end(last: str, side: int) -> tuple[str, ...]:
    return tuple(name for name, *sides in _ENDS if sides[side].search(last))
