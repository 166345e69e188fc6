"""A machine's marks in the manner of the language: full widths and no blanks in Chinese, German quotes in German."""

from __future__ import annotations

import re

from memorandum_kit.model import Lang

_HAN = r"\u3400-\u9fff\u3001-\u3017\uff01-\uff5e“”"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_MARK = re.compile(rf"(?<=[{_HAN}])\s*([,;:?!])\s*|\s*([,;:?!])\s*(?=[{_HAN}])")
_STOP = re.compile(rf"(?<=[{_HAN}])\s*\.(?=\s*$|\s*[{_HAN}])")
_BRACKETS = re.compile(rf"\(([^()]*[{_HAN}][^()]*)\)")
_BLANK = re.compile(rf"(?<=[{_HAN}])[ \t]+(?=[{_HAN}0-9])|(?<=[0-9])[ \t]+(?=[{_HAN}])")
_STRAIGHT = re.compile(r'"([^"“”„]*)"')
_QUOTED_DE = re.compile(r"[\"“]([^\"“”„]*)[\"”]")
_BEFORE_MARK = re.compile(r"[ \t]+(?=[,.;:!?](?:\s|$))")


def repaired(text: str, lang: Lang) -> str:
    """Give the text with the marks of its language; words and figures are not touched.

    Chinese follows GB/T 15834 (full-width marks beside Hanzi), German the Duden (quotes „…“, no blank before a mark).
    """
    text = text.strip()
    if lang.is_chinese:
        text = _MARK.sub(lambda match: _WIDE[match[1] or match[2]], text)
        text = _STOP.sub("。", text)
        text = _BRACKETS.sub(r"（\1）", text)
        text = _STRAIGHT.sub("「\\1」" if lang is Lang.ZH_HANT else "“\\1”", text)
        return _BLANK.sub("", text)
    if lang is Lang.DE:
        text = _QUOTED_DE.sub("„\\1“", text)
    return _BEFORE_MARK.sub("", re.sub(r"[ \t]+", " ", text))
