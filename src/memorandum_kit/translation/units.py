"""Translation units: two texts that answer one another, and where they come from."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from memorandum_kit.model import Lang, Memorandum
from memorandum_kit.names.readings import simplified

_HANZI = re.compile("[\u3400-\u9fff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# Marks that differ by keyboard and typesetter, not by meaning.
_MARKS = str.maketrans(
    {
        "„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‚": "'", "‘": "'", "’": "'", "‹": "'", "›": "'",
        "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "。": ".", "、": ",", "…": "...",
    }
)  # fmt: skip
_BESIDE_HANZI = re.compile(
    r"(?<=[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]) | (?=[\u3400-\u9fff\uff00-\uffef\u3000-\u303f])"
)


class _Simplified(dict[int, str]):
    """A table for `str.translate` that learns each character's Simplified form when it is met."""

    def __missing__(self, code: int) -> str:
        """Look the character up."""
        character = chr(code)
        self[code] = simplified(character) if "\u3400" <= character <= "\u9fff" else character
        return self[code]


_SIMPLIFIED = _Simplified()


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: the same clause in two languages, with its provenance."""

    source: str
    target: str
    source_lang: Lang = Lang.DE
    target_lang: Lang = Lang.ZH_HANS
    context: str = ""  # the source text's previous clause
    memorandum: str = ""  # file or title that the unit was taken from
    clause: str = ""  # id of the source clause there
    date: str = ""  # ISO 8601
    person: str = ""

    def turned(self) -> Unit:
        """Give the unit with source and target exchanged; the context belonged to the other side and is dropped."""
        return Unit(
            self.target, self.source, self.target_lang, self.source_lang,
            "", self.memorandum, self.clause, self.date, self.person,
        )  # fmt: skip

    @property
    def digest(self) -> bytes:
        """Identify text and context: a unit that has the same is a duplicate."""
        parts = (self.source_lang, self.source, self.target_lang, self.target, self.context)
        return blake2b("\x1f".join(parts).encode(), digest_size=12).digest()


def plain(text: str) -> str:
    """Give a text in NFC, invisible characters gone and blanks folded to single ones."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def simple(text: str, lang: Lang) -> tuple[str, Lang]:
    """Give a Chinese text character by character in Simplified, so that places in it stay what they are; others as they are."""
    return (text.translate(_SIMPLIFIED), Lang.ZH_HANS) if lang is Lang.ZH_HANT else (text, lang)


def folded(text: str) -> str:
    """Give a text with widths, quotes, dashes and script folded, so that typesetting does not tell two texts apart."""
    return fold(plain(text))


def fold(text: str) -> str:
    """Fold a text that is `plain` already."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text).translate(_MARKS)
    if _HANZI.search(text):
        text = _BESIDE_HANZI.sub("", text.translate(_SIMPLIFIED))
    return " ".join(text.split())


def key_of(text: str) -> int:
    """Give the number by which equal texts are found (they are compared again after it); `text` is folded already."""
    data = text.encode()
    return zlib.crc32(data) << 16 | zlib.adler32(data) & 0xFFFF


def units_of(memo: Memorandum, *, person: str = "", confirmed_only: bool = False) -> Iterator[Unit]:
    """Give the units of an aligned memorandum, German to Chinese, in the order of the links.

    Clauses of one side of a link are joined; links with an empty side give none, nor do suggestions that nobody has read.

    Args:
        memo: an aligned memorandum.
        person: who is answerable for the units; the link's own maker where it is a person.
        confirmed_only: leave out links that no person has confirmed and no file states.
    """
    clauses = memo.clauses()
    order = {clause.id: n for n, clause in enumerate(memo.de.clauses)}
    name = memo.de.name or memo.de.title
    for link in memo.links:
        if (
            not link.de
            or not link.zh
            or link.suggested
            or (confirmed_only and not link.confirmed and link.made_by == "rule")
        ):
            continue
        german, chinese = ([clauses[i] for i in ids if i in clauses] for ids in (link.de, link.zh))
        source = " ".join(clause.text for clause in german if clause.text)
        target = "".join(clause.text for clause in chinese if clause.text)
        if not source or not target:
            continue
        before = order.get(german[0].id, 0) - 1
        maker = link.made_by if link.made_by not in ("rule", "file") else ""
        yield Unit(
            source,
            target,
            german[0].lang,
            chinese[0].lang,
            context=memo.de.clauses[before].text if before >= 0 else "",
            memorandum=name,
            clause=german[0].id,
            date=memo.metadata.signed_on,
            person=person or maker,
        )
