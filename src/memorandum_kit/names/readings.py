"""How a Chinese character is read, from `glossaries/names/readings.tsv`, loaded on first use."""

from __future__ import annotations

from functools import cache, lru_cache

from memorandum_kit.errors import BadInput
from memorandum_kit.resources import glossaries


@cache
def _rows() -> dict[str, str]:
    # The file is generated and has no quoting: one split is ten times as fast as the csv module.
    text = (glossaries() / "names/readings.tsv").read_text(encoding="utf-8")
    return {line[0]: line for line in text.split("\n")[1:] if line}


def is_known(character: str) -> bool:
    """Whether the character is a Chinese one that the table has."""
    return character in _rows()


@lru_cache(maxsize=8_192)
def _row(character: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    line = _rows().get(character)
    if line is None:
        raise BadInput(
            f"No reading is known for {character!r} (U+{ord(character[:1] or '?'):04X})",
            why="it is no Chinese character, or one that no table of readings has",
            advice="Check the name, or add the character to glossaries/names/readings.tsv.",
        )
    _, simplified, readings, hong_kong = line.split("\t")
    return simplified or character, tuple(readings.split()), tuple(hong_kong.split())


def readings(character: str) -> tuple[str, ...]:
    """Give a character's toned readings, the commonest first.

    Raises:
        BadInput: the character is none, or unknown.
    """
    return _row(character)[1]


def hong_kong(character: str) -> tuple[str, ...]:
    """Give the Cantonese spellings of a character as the Hong Kong government writes them; () where none is known."""
    return _row(character)[2] if character in _rows() else ()


def simplified(text: str) -> str:
    """Give each character in its Simplified form, without looking at words; unknown ones stay."""
    rows = _rows()
    return "".join(_row(c)[0] if c in rows else c for c in text)


def is_hanzi(text: str) -> bool:
    """Whether the text is one or more Chinese characters and nothing else (a middle dot between parts may stand)."""
    return bool(text) and all(_is_ideograph(c) or c in "·・" for c in text)


def _is_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U000323af" or character == "〇"
