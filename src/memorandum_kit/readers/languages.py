"""The language of a text, and one file with two languages as two sources: the entry to `evidence` and `bilingual`."""

from __future__ import annotations

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang
from memorandum_kit.readers.bilingual import split_languages
from memorandum_kit.readers.evidence import chinese_script, guess_language

__all__ = ["chinese_script", "guess_language", "language_of", "split_languages"]


def language_of(text: str, *, name: str = "") -> Lang:
    """Give the language of a text.

    Args:
        text: any stretch; the longer the surer.
        name: how a message names it.

    Raises:
        BadInput: neither German, English nor Chinese can be told.
    """
    lang = guess_language(text)
    if lang is None:
        quote = " ".join(text.split())[:20]
        raise BadInput(
            f"The language of {name or 'this text'} cannot be told",
            why=f"“{quote}” shows neither German nor English nor Chinese" if quote else "there is no text",
            advice="Name the languages with --langs de,zh-Hans.",
        )
    return lang
