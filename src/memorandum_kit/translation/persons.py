"""Persons in the other script: only where the tables of names, or the rules of pinyin, leave no choice."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from memorandum_kit.errors import BadInput
from memorandum_kit.names import records_for, romanise, transcribe
from memorandum_kit.names.transcribe_german import person_parts

# Characters of transcriptions that hardly any Chinese has in the given name.
_FOREIGN = re.compile("[尔斯姆茨弗兹卡莱默赫策舍岑茲爾萊娅努瑟塞蒂朵]|特$|夫$|德$|曼$|克$|勒$")
_SEX_TOLD = re.compile("[\u3400-\u9fff]{0,6}?(?:先生|女士|夫人|小姐)")
_SEX_WRITTEN = re.compile(r"\b(?:Herrn?|Frau|[A-ZÄÖÜ]\w+in)\s+(?:(?:Prof\.|Dr\.|Dipl\.-Ing\.|Professor|Doktor)\s+)*$")
_MOST = 3  # characters of a Chinese name of one surname character


@lru_cache(maxsize=4096)
def transcribed(name: str) -> str:
    """Give the Chinese form of a Western name that the tables of names have whole; "" where any part of it is a guess."""
    try:
        found = transcribe(name, kind="person")
    except BadInput:
        return ""
    if not found or found[0].source != "record" or found[0].confidence not in ("asserted", "high"):
        return ""
    hanzi: str = found[0].hanzi
    return hanzi


def in_pinyin(hanzi: str) -> str:
    """Give a Chinese person in letters; "" for one that may be a transcribed foreigner (施密特), or is known in other letters."""
    if len(hanzi) > _MOST or len(hanzi) < 2 or hanzi in _transcriptions() or _FOREIGN.search(hanzi[1:]):
        return ""
    if any(entity.kind == "person" for entity in records_for(hanzi)):
        return ""
    latin: str = romanise(hanzi, kind="person", system="pinyin-toneless")
    return latin


@cache
def _transcriptions() -> frozenset[str]:
    """The Chinese forms of every surname and given name in the tables."""
    return frozenset(form for parts in person_parts().values() for form in parts.values())


def sex_is_told(before: str, after: str) -> bool:
    """Whether the German words before a name suit another person.

    Args:
        before: the German text before the name: Herr, Frau and words in -in say of what sex the person is.
        after: the Chinese text after the name, which has to say it too.
    """
    return _SEX_WRITTEN.search(before) is None or _SEX_TOLD.match(after) is not None
