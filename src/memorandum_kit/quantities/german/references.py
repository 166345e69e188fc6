"""What has digits and is no quantity: laws and their parts, file numbers, addresses of the net, telephone numbers, norms.

The key of a part of a law or contract is `article:3.2.1` (article or §, paragraph, number; an empty place where a level
is skipped, `s1` for a sentence), so that `Artikel 3 Absatz 2` and 第三条第二款 are equal. Other references have the key
`reference:` and the string as printed without spaces.
"""

from __future__ import annotations

import re
from functools import lru_cache

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities.german.numerals import roman_value
from memorandum_kit.quantities.reading import make

_S = "[ \u00a0\u202f\u2009]?"


_NUMBER = r"(?:\d{1,4}[a-z]?(?!\w)|[IVXLC]{1,7}(?!\w))"


LAW = re.compile(
    rf"(?:§§?|Art\.|Artikels?|Paragr?\.|Paragraf(?:en)?|Paragraph(?:en)?){_S}(?P<article>{_NUMBER})"
    rf"(?:,?{_S}(?:Abs\.|Absatz(?:es)?){_S}(?P<paragraph>{_NUMBER}))?"
    rf"(?:,?{_S}(?:S\.|Satz){_S}(?P<sentence>\d{{1,2}})(?!\w))?"
    rf"(?:,?{_S}(?:Nr\.|Nummer|Ziff\.|Ziffer){_S}(?P<item>\d{{1,3}})(?!\w))?"
    rf"(?:,?{_S}(?:Buchst\.|Buchstabe|lit\.){_S}(?P<letter>[a-z])\)?(?!\w))?"
)


LEVELS = {
    "absatz": "paragraph",
    "abs.": "paragraph",
    "kapitel": "chapter",
    "kap.": "chapter",
    "abschnitt": "section",
    "abschnitts": "section",
    "teil": "part",
    "anlage": "annex",
    "anlagen": "annex",
    "anhang": "annex",
    "seite": "page",
    "seiten": "page",
    "ziffer": "item",
    "ziff.": "item",
    "punkt": "item",
    "nummer": "no",
    "nr.": "no",
    "satz": "sentence",
    "tagesordnungspunkt": "agenda",
    "top": "agenda",
    "raum": "room",
    "zimmer": "room",
}


_PART = re.compile(
    r"(?P<word>Absatz|Abs\.|Kapitel|Kap\.|Abschnitts?|Teil|Anlagen?|Anhang|Seiten?|Ziffer|Ziff\.|Punkt|Nummer|Nr\."
    r"|Satz|Tagesordnungspunkt|TOP|Raum|Zimmer)[ \u00a0\u202f\u2009]?"
    r"(?P<number>\d+[a-z]?(?:\.\d+)*(?:/\d+)*(?!\w|,\d)|[IVXLC]{1,7}(?!\w))"
)


_CLOCK = re.compile(r"(?:[.:]\d\d)?[ \u00a0]?Uhr")


_FILE = re.compile(
    r"(?:[IVX]{1,5}/)?(?:\d{4}/\d{3,5}|(?<=[IVX]/)\d{1,5})(?:[/-]\d{1,3}){0,2}(?![\d/])|\d{1,3}/\d{3,5}(?![\d/,])"
)


_VERSION = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}(?![\w.,]?\d)")


_VERSIONED = (
    "version",
    "lizenz",
    "license",
    "licence",
    "lizenz, version",
    "apache",
    "python",
    "unicode",
    "fassung",
    "release",
    "by",
    "by-sa",
    "by-nc",
    "gpl",
    "covenant",
    "tei",
    "tmx",
    "xliff",
    "html",
    "pdf",
)


_BOX = re.compile(r"\d[\d ]*\d|\d")


_PAGE = re.compile(r"\d{1,5}(?![\w.,]?\d)")


# What is a file number without a word before it.
_FILE_ALONE = re.compile(r"\d{4}/\d{3,5}(?:/\d{1,3})*|[IVX]+/\d+.*")


_FILE_WORDS = frozenset(
    [
        "drucksache",
        "drucksachen",
        "vorlage",
        "vorlagen-nr.",
        "nr.",
        "drs.",
        "ds",
        "aktenzeichen",
        "az.",
        "az",
        "nummer",
        "beschluss",
        "antrag",
    ]
)


_NORMS = re.compile(
    r"(?:DIN|ISO|EN|VDI|IEC|GB/T|GB|RFC|IEEE|ISBN|ISSN|IBAN)(?:[ \u00a0/](?:EN|ISO|IEC))*[ \u00a0]?"
    r"(?:DE)?\d[\d \u00a0:.-]{0,34}(?![\w])"
)


def _numeral(text: str) -> str:
    roman = roman_value(text)
    return str(roman) if roman is not None else text.lower()


_MORE_CODE = re.compile(r"(?:[-/.]\w+)*-\w+(?:[-/.]\w+)*")


def law(text: str, start: int) -> tuple[Mention, int] | None:
    """Read `§ 41 Abs. 1`, `Artikel 3 Absatz 2 Nummer 1` at `start`."""
    found = LAW.match(text, start)
    if found is None:
        return None
    levels = [_numeral(found["article"])]
    letter = str(ord(found["letter"]) - 96) if found["letter"] else ""
    rest = [_numeral(found["paragraph"]) if found["paragraph"] else "", found["item"] or "", letter]
    while rest and not rest[-1]:
        rest.pop()
    value = ".".join(levels + rest)
    if found["sentence"]:
        value += f".s{found['sentence']}"
    end = found.end()
    return make(text, start, end, MentionKind.REFERENCE, value, source="article"), end


_FURTHER = re.compile(
    rf"(?:,|{_S}und|{_S}sowie|{_S}bis)[ \u00a0](\d{{1,3}}[a-z]?)(?![\w.,]?\d|[a-zA-Z]|[ \u00a0][A-ZÄÖÜ%])"
)


def further(text: str, end: int) -> list[Mention]:
    """Read the 6 of `§§ 5 und 6`, `Artikel 5 und 6`: more articles after the first, which ends at `end`."""
    out: list[Mention] = []
    found = _FURTHER.match(text, end)
    while found is not None:
        out.append(make(text, found.start(1), found.end(1), MentionKind.REFERENCE, found[1], source="article"))
        found = _FURTHER.match(text, found.end())
    return out


def part(text: str, start: int) -> tuple[Mention, int] | None:
    """Read `Kapitel 2`, `Anlage 3`, `Ziffer 4.2`, `Seite 12`, `Nr. 2024/0124` at `start`."""
    found = _PART.match(text, start)
    if found is None:
        return None
    if found["word"] == "Punkt" and _CLOCK.match(text, found.end()):
        return None  # Punkt 10 Uhr
    level = LEVELS[found["word"].lower()]
    value = _numeral(found["number"])
    end = found.end()
    more = _MORE_CODE.match(text, end) if level == "no" else None
    if more is not None:  # Nr. 2024-07-A
        value, end = f"{value}{more[0]}", more.end()
    if "/" in value or more is not None:
        level = "reference"
    return make(text, start, end, MentionKind.REFERENCE, value, source=level), end


def file_number(text: str, start: int, before: tuple[str, ...]) -> tuple[Mention, int] | None:
    """Read `2024/0124`, `IX/416/1` at its first character."""
    found = _FILE.match(text, start)
    if found is None:
        return None
    if not any(word in _FILE_WORDS for word in before[-2:]) and not _FILE_ALONE.fullmatch(found[0]):
        return None
    return make(text, start, found.end(), MentionKind.REFERENCE, found[0], source="reference"), found.end()


# After these words, alone or as the end of a compound, stands no quantity but what names one file, account or line.
_LABELS = frozenset(
    """
    az aktenz aktenzeichen gz gesch.-z geschäftszeichen kassenzeichen kennzeichen kfz-kennzeichen ordnungszeichen
    hrb hra vr gnr gür pr blz bic iban konto kto fax telefax tel telefon mobil durchwahl dw app apparat hausapparat
    nebenstelle hausruf notruf hotline pin tan code kennung flurstück flur kostenstelle haushaltsstelle buchungsstelle
    postleitzahl plz personalausweis reisepass flug id ust-id ust-idnr steuer-id kundennr drucksache drs
    """.split()  # noqa: SIM905 - a list of words
)
# Produkt 1.11.05, Zi. 5.08: numbers in steps, no dates
_DOTTED = frozenset("produkt produktgruppe teilprodukt zi gliederungspunkt pos position arbeitspaket".split())  # noqa: SIM905
_DOTTED_NUMBER = re.compile(r"(?!\d{1,3}(?:\.\d{3})+(?!\d))\d{1,3}(?:\.\d{1,3}){1,3}(?![\d,])")
_LABEL_ENDS = ("nummer", "nr", "-nr", "kennziffer", "aktenzeichen", "-kennzeichen", "-id", "-code", "zugangscode")
_OWNERS = frozenset({"unser", "ihr", "mein", "unsere", "ihre"})
# What may stand between the label and the first digit: II A, BRB-AB, a dash.
_CAPITALS = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ\d./-]{0,7}|[–—-]")
_LONGEST_BETWEEN = 8
_CODE = re.compile(
    r"\w+(?:[-/.:]\w+)*"
    r"(?:[ ]?[–/-]?[ ]?(?!\d{1,2}\.[ ]?\d{1,2}\.)(?:\d{2,}(?:[-/.]\w+)*(?![\w]|,\d|[ ]?(?:%|€|Euro|Uhr|km))|[A-Z]{1,3}(?![\w.])))*"
)


@lru_cache(maxsize=4096)
def _is_label(word: str, owner: str) -> bool:
    bare = word.lstrip("([„").rstrip(".:")
    if bare in _LABELS or (bare.endswith(_LABEL_ENDS) and bare not in ("nummer", "nr")):
        return True
    if bare == "schreiben":
        return word[-1] == ":"
    return bare == "zeichen" and (owner in _OWNERS or word[-1] == ":")


def _label_at(words: tuple[str, ...]) -> int:
    """Give how many words before the digits the label stands, 0 where none does; only short words stand between."""
    for back in range(1, len(words) + 1):
        owner = words[-back - 1] if back < len(words) else ""
        if _is_label(words[-back], owner if owner in _OWNERS else ""):
            return back
        if len(words[-back]) > _LONGEST_BETWEEN:
            return 0
    return 0


def labelled(text: str, start: int, words: tuple[str, ...]) -> tuple[Mention, int] | None:
    """Read what follows `Az.`, `Steuernummer`, `Unser Zeichen:`, `Postfach` or `S.` at its first digit."""
    last = words[-1]
    if last.rstrip(".:") in _DOTTED and (dotted := _DOTTED_NUMBER.match(text, start)) is not None:
        return make(text, start, dotted.end(), MentionKind.REFERENCE, dotted[0], source="reference"), dotted.end()
    if last == "s.":
        found, source = _PAGE.match(text, start), "page"
    elif last == "postfach":
        found, source = _BOX.match(text, start), "reference"
    else:
        back = _label_at(words)
        if not back:
            return None
        between = text[max(0, start - 40) : start].split()[1 - back :] if back > 1 else []
        if not all(_CAPITALS.fullmatch(word) for word in between):
            return None
        found, source = _CODE.match(text, start), "reference"
    if found is None:
        return None
    value = "".join(found[0].split())
    return make(text, start, found.end(), MentionKind.REFERENCE, value, source=source), found.end()


def serial(text: str, start: int, end: int) -> tuple[Mention, int]:
    """Give a long row of digits without group marks and unit as the reference that it is: an account, a barcode."""
    return make(text, start, end, MentionKind.REFERENCE, text[start:end], source="reference"), end


def version(text: str, start: int, before: tuple[str, ...]) -> tuple[Mention, int] | None:
    """Read the 2.0 of `Version 2.0`, `Apache-Lizenz 2.0`, `CC BY 4.0` at its first digit."""
    found = _VERSION.match(text, start)
    if found is None or not before or not before[-1].rstrip(",").endswith(_VERSIONED):
        return None
    return make(text, start, found.end(), MentionKind.REFERENCE, found[0], source="version"), found.end()


def norm(text: str, start: int) -> tuple[Mention, int] | None:
    """Read `DIN 5008`, `ISO 9001:2015`, an IBAN or ISBN at its first letter."""
    found = _NORMS.match(text, start)
    if found is None:
        return None
    value = found[0].rstrip(" \u00a0:.-").replace("\u00a0", " ")
    end = start + len(value)
    return make(text, start, end, MentionKind.REFERENCE, value, source="reference"), end
