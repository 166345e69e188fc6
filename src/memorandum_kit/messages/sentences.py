"""Error sentences in the interface language.

An error is raised in English, in plain sight of the code that raises it. Its English sentence is the key of its
translation in `messages/LANG/errors.toml`, as in gettext; `{1}`, `{2}` there stand for what the program put in.
"""

from __future__ import annotations

import re
from functools import cache

from memorandum_kit.errors import MemorandumError
from memorandum_kit.messages import area
from memorandum_kit.model import Lang

_PLACE = re.compile(r"\{(\d+)\}")
_ENDS = (".", "!", "?", "…", "。", "！", "？")


def error_text(error: MemorandumError, lang: Lang) -> str:
    """Give what, why and advice of an error as sentences in a language; what has no translation stays English."""
    if lang is Lang.EN:
        return str(error)
    what, why, advice = (translated(part, lang) for part in (error.what, error.why, error.advice))
    chinese = lang is Lang.ZH_HANS
    head = f"{what}{'：' if chinese else ': '}{why}" if why else what
    head = head if head.endswith(_ENDS) else f"{head}{'。' if chinese else '.'}"
    return f"{head}{'' if chinese or not advice else ' '}{advice}"


def translated(sentence: str, lang: Lang) -> str:
    """Give an English error sentence in a language, with the values that stand in it.

    A value that is a sentence itself (the operating system's "No such file or directory") is translated as well.
    """
    table = area("errors", lang)
    if sentence in table:
        return table[sentence]
    for template, literals in _templates(lang):
        if not all(literal in sentence for literal in literals):
            continue
        if match := _pattern(template).fullmatch(sentence):
            return _filled(table[template], match, lang)
    return sentence


def _filled(words: str, match: re.Match[str], lang: Lang) -> str:
    return _PLACE.sub(lambda place: _value(match[f"v{place[1]}"], lang), words)


def _value(text: str, lang: Lang) -> str:
    if len(text) > 2 and text[0] == text[-1] == "'":  # Python's own quotes
        return f"„{text[1:-1]}“" if lang is Lang.DE else f"“{text[1:-1]}”"
    return "; ".join(translated(part, lang) for part in text.split("; ")) if " " in text else text


@cache
def _templates(lang: Lang) -> list[tuple[str, tuple[str, ...]]]:
    """The templates with their fixed pieces, those with most fixed text first: they say most about a sentence."""
    found = [
        (template, tuple(piece for piece in _PLACE.sub("\0", template).split("\0") if piece))
        for template in area("errors", lang)
        if _PLACE.search(template)
    ]
    return sorted(found, key=lambda item: (-sum(map(len, item[1])), item[0]))


@cache
def _pattern(template: str) -> re.Pattern[str]:
    pieces = _PLACE.split(template)
    seen: set[str] = set()
    parts = []
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            parts.append(re.escape(piece))
        elif piece in seen:
            parts.append(f"(?P=v{piece})")
        else:
            seen.add(piece)
            parts.append(f"(?P<v{piece}>.*?)")
    return re.compile("".join(parts), re.DOTALL)
