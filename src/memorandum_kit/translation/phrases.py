"""Values that take a phrase with them: paragraph 1 letter a, after one year, every half-year, three of four, the two.

The words around such a value change with it (eines Jahres, von drei Jahren), or the two languages count it in other signs
(Buchstabe a, 第（一）项), so that the phrase is the slot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from memorandum_kit.model import Lang, Span
from memorandum_kit.translation.counted_forms import subject_at
from memorandum_kit.translation.counted_nouns import counted
from memorandum_kit.translation.numerals import value_of
from memorandum_kit.translation.paces import paces
from memorandum_kit.translation.slots import Skeleton, Slot, wording_of

LEVELS = frozenset({"article", "paragraph", "item", "point", "sentence"})
_LEVEL_WORDS = {
    "article": r"Artikel[sn]?|Art\.|§",
    "paragraph": r"Abs(?:atz(?:es)?|\.|ätze[n]?)",
    "item": r"Nummern?|Nr\.|Ziffern?|Ziff\.",
    "sentence": r"Satz(?:es)?",
}
_LEVEL_BEFORE = re.compile("|".join(rf"(?P<{level}>(?:{words}))\s?$" for level, words in _LEVEL_WORDS.items()))
_LEVEL_SIGNS = {
    "条": "article",
    "條": "article",
    "款": "paragraph",
    "项": "item",
    "項": "item",
    "目": "point",
    "句": "sentence",
}
_SIGNED = re.compile(r"第[（(]?(?P<number>\d+|[一二三四五六七八九十]+)[）)]?\s?(?P<sign>[条條款句]|[项項](?!目)|目)")
_LETTER = re.compile(r"\b(?:Buchstaben?s?|Buchst\.|lit\.)\s(?P<letter>[a-z])\b")

# Nominative plural, dative plural, genitive singular with its article.
_SPANS = {
    "Y": ("Jahre", "Jahren", "eines Jahres"), "M": ("Monate", "Monaten", "eines Monats"),
    "W": ("Wochen", "Wochen", "einer Woche"), "D": ("Tage", "Tagen", "eines Tages"),
    "TH": ("Stunden", "Stunden", "einer Stunde"), "semester": ("Semester", "Semestern", "eines Semesters"),
    "schuljahr": ("Schuljahre", "Schuljahren", "eines Schuljahres"),
    "quartal": ("Quartale", "Quartalen", "eines Quartals"), "werktag": ("Werktage", "Werktagen", "eines Werktages"),
    "arbeitstag": ("Arbeitstage", "Arbeitstagen", "eines Arbeitstages"),
}  # fmt: skip
_OF_ONE = {single: unit for unit, (_, _, single) in _SPANS.items()} | {"eines Monates": "M", "Jahresfrist": "Y"}
_OF_MORE = {form: unit for unit, forms in _SPANS.items() for form in forms[:2]}
_GENITIVE = re.compile(
    rf"""
    \b(?P<governor> Ablauf | [Ii]nnerhalb | [Ww]ährend | Dauer | [Bb]innen ) \s
    (?P<value>
        (?P<one> {"|".join(one.replace(" ", "[ ]") for one in sorted(_OF_ONE, key=len, reverse=True))} )
      | (?: (?P<of> von \s ) (?P<count> \d+ | [a-zäöüß]+ ) | (?P<bare> zweier | dreier | \d+ | [a-zäöüß]+ ) )
        [ \u00a0\u202f] (?P<noun> {"|".join(sorted(_OF_MORE, key=len, reverse=True))} )
    )\b
    """,
    re.VERBOSE,
)
_RATIO = re.compile(
    r"\b(?P<top>[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun) von (?P<whole>drei|vier|fünf|sechs|sieben|acht|neun|zehn)\b"
)
_EACH = re.compile(
    r"\b[Jj]ede(?P<ending>[rsnm]?) (?P<nth>(?:dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt)e[nrs]?)\b(?= [A-ZÄÖÜ])"
)
_COUNTS = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")
_NTHS = ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt")
_BOTH = re.compile(r"(?<=\b[Dd](?:er|ie|en) )beiden\b")
_FIRSTLY = re.compile(rf"^(?P<nth>(?:{'|'.join(_NTHS)}))ens(?=[:,] )", re.IGNORECASE)
_FIRSTLY_ZH = re.compile(r"^第?(?P<nth>[一二三四五六七八九十])(?=[、，,：:])")


def phrased(one: Skeleton) -> Skeleton:
    """Give the slots of a skeleton with the phrases in their place, in order; those that it has where it has no phrase."""
    found = list(_found(one))
    if not found:
        return one
    made: list[Slot] = []
    for slot in found:
        over = [old for old in one.slots if old.span.overlaps(slot.span)]
        free = all(
            old.kind in ("number", "measure", "share")
            and (_within(old.span, slot.span) or (slot.kind in ("share", "pace") and old.form.startswith("noun:")))
            for old in over
        )
        if free and not any(slot.span.overlaps(other.span) for other in made):
            made.append(slot)
    kept = [slot for slot in one.slots if not any(slot.span.overlaps(new.span) for new in made)]
    slots = tuple(sorted((*kept, *made), key=lambda slot: slot.span))
    return replace(one, slots=slots, wording=wording_of(one.text, slots))


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _found(one: Skeleton) -> Iterator[Slot]:
    yield from _levels(one)
    for span, value, form in paces(one.text, one.lang):
        yield Slot("pace", span, span.of(one.text), value, form)
    if one.lang.is_chinese:
        if match := _FIRSTLY_ZH.match(one.text):
            value = value_of(match["nth"], Lang.ZH_HANS) or "1"
            yield Slot("point of order", Span(*match.span("nth")), match["nth"], value)
        return
    yield from _genitives(one.text)
    yield from _subjects(one)
    for both in counted(one.text, [Span(*match.span()) for match in _BOTH.finditer(one.text)]):
        if _BOTH.match(one.text, both.span.start):
            yield Slot("number", both.span, both.span.of(one.text), "2", f"noun:{both.stem}")
    for match in _RATIO.finditer(one.text):
        top, whole = (_COUNTS.index(match[name].lower()) + 1 for name in ("top", "whole"))
        if top < whole:
            yield Slot("share", Span(*match.span()), match[0], str(Fraction(top, whole)), "ratio")
    for match in _EACH.finditer(one.text):
        nth = _NTHS.index(re.sub(r"e[nrs]?$", "", match["nth"])) + 1
        yield Slot("share", Span(*match.span()), match[0], f"1/{nth}", f"each {match['ending']}")
    if match := _FIRSTLY.match(one.text):
        nth = _NTHS.index(match["nth"].lower()) + 1
        yield Slot("point of order", Span(*match.span()), match[0], str(nth))


def _levels(one: Skeleton) -> Iterator[Slot]:
    """Articles, paragraphs and items, so that Artikel 1 Absatz 1 is not one number twice."""
    if one.lang.is_chinese:
        for match in _SIGNED.finditer(one.text):
            number = value_of(match["number"], Lang.ZH_HANS)
            if number is not None:
                yield Slot(_LEVEL_SIGNS[match["sign"]], Span(*match.span("number")), match["number"], number, "label")
        return
    has_item = False
    for slot in one.slots:
        before = _LEVEL_BEFORE.search(one.text[: slot.span.start]) if slot.kind == "number" else None
        level = before.lastgroup or "" if before is not None else ""
        has_item = has_item or level == "item"
        if level:
            yield Slot(level, slot.span, slot.surface, slot.value, "label", mention=slot.mention)
    for match in _LETTER.finditer(one.text):
        letter = match["letter"]
        level = "point" if has_item else "item"
        yield Slot(level, Span(*match.span("letter")), letter, str(ord(letter) - ord("a") + 1), "letter")


def _subjects(one: Skeleton) -> Iterator[Slot]:
    """A number with its noun and the verb that goes with it."""
    for slot in one.slots:
        if slot.kind == "number" and slot.form.startswith("noun:"):
            found = subject_at(one.text, slot.span.start, slot.span.end)
            if found is not None:
                begin, end, verb = found
                span = Span(begin, end)
                order = "first" if begin < slot.span.start else "last"
                form = f"subject:{slot.form.removeprefix('noun:')} {verb} {order}"
                yield Slot("number", span, span.of(one.text), slot.value, form, mention=slot.mention)


def _genitives(text: str) -> Iterator[Slot]:
    for match in _GENITIVE.finditer(text):
        if match["one"]:
            unit, count = _OF_ONE[match["one"]], "1"
        else:
            unit, word = _OF_MORE[match["noun"]], match["count"] or match["bare"]
            known = {"zweier": "2", "dreier": "3"}.get(word) or value_of(word, Lang.DE)
            if known is None or known == "1" or not known.isdecimal():
                continue
            count = known
        span = Span(*match.span("value"))
        if unit.islower():
            yield Slot("number", span, span.of(text), count, f"of {unit} {match['governor'].lower()}")
        else:
            yield Slot("measure", span, span.of(text), f"{count} {unit}", "time|of")


def genitive(text: str, place: Slot, value: str, *, figures: bool) -> str | None:
    """Write a duration that depends on a noun or preposition: eines Monats, von drei Jahren, binnen zwei Wochen.

    Args:
        text: the German clause.
        place: the slot that stands there.
        value: `3 Y`, or the bare number where the slot's form names the noun.
        figures: whether the number is to be written in figures.
    """
    count, _, unit = value.partition(" ")
    unit = unit or place.form.split(" ")[1]
    governor = text[: place.span.start].split()[-1].lower()
    if unit not in _SPANS or not count.isdecimal() or count == "0":
        return None
    plain, dative, single = _SPANS[unit]
    if count == "1":
        return single
    if governor == "während":
        return f"{ {'2': 'zweier', '3': 'dreier'}[count] } {plain}" if count in ("2", "3") else None
    word = count if figures or int(count) > 12 else (*_COUNTS, "elf", "zwölf")[int(count) - 1]
    return f"{'' if governor == 'binnen' else 'von '}{word} {dative}"


def portion(value: str, place: Slot) -> str | None:
    """Write a share as `drei von vier` or `jeder vierte`, as what stands there; None where it has no such form."""
    share = Fraction(value)
    top, whole = share.numerator, share.denominator
    if place.form == "ratio":
        written = f"{_COUNTS[top - 1]} von {_COUNTS[whole - 1]}" if 1 < top < whole <= 10 else ""
    else:
        each, nth = place.surface.split(" ")
        ending = re.sub(r"^.*?(e[nrs]?)$", r"\1", nth)
        written = f"{each} {_NTHS[whole - 1]}{ending}" if top == 1 and 3 <= whole <= 10 else ""
    if not written:
        return None
    return written[:1].upper() + written[1:] if place.surface[:1].isupper() else written


def point_of_order(value: str, place: Slot, lang: Lang) -> str | None:
    """Write `Drittens` or 三 at the beginning of a clause."""
    if lang.is_chinese:
        return "一二三四五六七八九十"[int(value) - 1]
    written = _NTHS[int(value) - 1] + "ens"
    return written.capitalize() if place.surface[:1].isupper() else written
