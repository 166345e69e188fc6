"""Terms of the glossary, by concept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from memorandum_kit.alignment.cues import Found, Side
from memorandum_kit.alignment.texts import Texts
from memorandum_kit.model import Lang

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary


def find(texts: Texts, glossary: Glossary | None) -> Found | None:
    """Find the terms of both sides; None without a glossary, or where a side has none."""
    if glossary is None:
        return None
    de, zh = (
        [list({m.key for m in glossary.find(text, lang) if m.key}) for text in side]
        for side, lang in ((texts.de, Lang.DE), (texts.zh, Lang.ZH_HANS))
    )
    if not any(de) or not any(zh):
        return None
    types = [{key: (key,) for keys in found for key in keys} for found in (de, zh)]
    return Found("terms", Side(de, types[0]), Side(zh, types[1]))
