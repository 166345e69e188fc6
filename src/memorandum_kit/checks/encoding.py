"""`encoding.mojibake`: letters that a wrong character encoding has put in place of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import finding, here
from memorandum_kit.model import Finding

# Each branch names the encodings that were mixed up.
_DAMAGE = re.compile(
    r"""
      \ufffd+                                   # what a decoder could not read
    | [ÃÂ][\u0080-\u00bf\u0152\u0153\u0178\u2013-\u203a\u20ac] # UTF-8 read as cp1252: Ã¼ for ü
    | Ã(?=[a-z ])                               # the same, the second byte lost
    | â€[\u0080-\u00bf\u0152-\u0178\u02c6-\u2122]? # UTF-8 quotes and dashes read as cp1252
    | [åäæçèé][\u0080-\u00bf\u2013-\u203a][\u0080-\u00bf\u2013-\u203a] # UTF-8 Chinese read as cp1252
    | ï[¼½][\u0080-\u00bf\u0152-\u0178\u02c6-\u02dc\u2013-\u203a] # UTF-8 full-width marks read as cp1252: ï¼Œ for ，
    | ã€[\u0080-\u00bf\u0152-\u0178\u02c6-\u02dc\u2013-\u203a] # … and 。、「」
    | 锟斤拷 | 锟[\u4e00-\u9fff] | 烫烫 | 屯屯屯 # GBK of U+FFFD and of unset memory
    | 鈥[\u4e00-\u9fff?] | 銆[\u4e00-\u9fff?] | 锛[\u4e00-\u9fff?] # UTF-8 punctuation read as GBK
    | (?<=[A-Za-zäöü])β | β(?=[a-z])            # the Greek letter for ß: GBK has no ß
    | (?<=[A-Za-zäöüÄÖÜ])[眉盲枚脽脺脛脰](?=[a-zäöüß]) # Latin 1 umlauts read as GBK: f眉r
    | (?<![\u4e00-\u9fff])[眉盲枚脺脛脰](?=[a-zäöü]{3,}) # … at the beginning of a word: 眉bernimmt
    | (?<=[A-Za-zäöüÄÖÜ])\?(?=[a-zäöüß])        # a question mark for a letter: f?r, St?dte
    | (?<![\w?])\?(?=[a-z]{3,}\b)(?<!\S\?)      # … at the beginning of a word: ?ber
    | \\u[0-9a-f]{4} | &(?:[aouAOU]uml|szlig|nbsp|\#\d+); # escapes that nobody resolved
    """,
    re.VERBOSE,
)
# What damage begins with: a clause without any of these needs no closer look.
_SUSPECT = re.compile(r"[\ufffdÃÂâãïåæçèé锟烫屯鈥銆锛β眉盲枚脽脺脛脰?\\&]|ä[\u0080-\u00bf\u2013-\u203a]")
# GBK read as Latin 1: Á½ÊÐ for 两市; two such letters stand beside one another in no language of the office.
_GBK = re.compile(r"[\u00a1-\u00fe]{6,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_UMLAUTS = {"眉": "ü", "盲": "ä", "枚": "ö", "脽": "ß", "脺": "Ü", "脛": "Ä", "脰": "Ö", "β": "ß"}


def check(pair: Pair) -> Iterator[Finding]:
    """Tell β for ß, `?` for umlauts, and the traces of UTF-8, cp1252, Latin 1 and GBK read as one another."""
    for side in pair.sides:
        text = side.text
        for match in _GBK.finditer(text):
            if meant := _as_gbk(match.group()):
                yield finding(
                    "encoding.mojibake",
                    here(side, *match.span()),
                    text=match.group(),
                    suggestion=meant,
                    confidence=0.98,
                )
                return
        if not _SUSPECT.search(text):
            continue
        matches = list(_DAMAGE.finditer(text))
        addresses = [match.span() for match in _ADDRESS.finditer(text)]
        for match in matches:
            start, end = match.span()
            if match.group() == "?" and any(a <= start < b for a, b in addresses):
                continue  # the query of an address
            yield finding(
                "encoding.mojibake", here(side, start, end), text=_word(text, start, end),
                suggestion=_suggest(text, start, end), confidence=0.98,
            )  # fmt: skip


def _as_gbk(damaged: str) -> str:
    try:
        meant = damaged.encode("latin-1").decode("gbk")
    except UnicodeError:
        meant = damaged[:-1].encode("latin-1").decode("gbk", "ignore")
    return meant if sum("\u4e00" <= character <= "\u9fff" for character in meant) >= 2 else ""


def _word(text: str, start: int, end: int) -> str:
    while start and text[start - 1].isalpha() and text[start - 1] < "\u3000":
        start -= 1
    while end < len(text) and text[end].isalpha() and text[end] < "\u3000":
        end += 1
    return text[start:end]


def _suggest(text: str, start: int, end: int) -> str:
    damaged = text[start:end]
    if damaged in _UMLAUTS:
        return _UMLAUTS[damaged]
    for encoding in ("cp1252", "latin-1"):
        try:
            return damaged.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return ""
