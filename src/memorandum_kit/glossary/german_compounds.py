"""Terms inside German compounds: as head (Freundschaftsaustausch), as modifier (Austauschprogramm), in between.

A term counts where what is left of the word on either side is made of words too, with linking elements. Words whose parts
have lost their meaning (Rathaus, Bürgermeister, Transport) are listed; particles and prefixes make another word, not a
compound (Ausbildung is no Bildung).
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from memorandum_kit.glossary import shipped

# Linking elements between the parts, none first (Duden, Die Grammatik, word formation).
_LINKS = ("", "s", "n", "en", "es", "er", "e", "ens", "ns")
_UMLAUT = str.maketrans("äöü", "aou")
# A German word begins with a vowel after one of these; an unknown part that does not is the tail of another word.
_ONSET = re.compile(
    r"(?:[bcdfghjklmnpqrstvwxyz]|bl|br|chr?|dr|fl|fr|gl|gn|gr|kl|kn|kr|pfl?|pfr|ph|pl|pr|ps|qu|rh|sch[lmnrw]?|sc|sk|sl"
    r"|sm|spl?|spr|str?|th|tr|ts|tw|wr|zw)?[aeiouyäöü]"
)
_ENDINGS = ("", "en", "n", "s", "e", "es", "er", "ern", "nen", "se", "sen")
# Before a noun these make another word: Ausbildung, Vorrat, Unrecht.
PREFIXES = shipped.sections("german_closed.txt")["prefixes"]
# … but these make a kind of the same thing before a noun that is not made from a verb with them: Gegenbesuch, Vorvertrag.
_KINDS = shipped.sections("german_closed.txt")["prefixes-of-kinds"]
_DEVERBAL = ("ung", "ungen", "nahme", "nahmen", "gabe", "gaben", "tragung", "arbeit", "arbeiten", "recht", "rechte")
# What only looks like a second part: endings of derived words.
_SUFFIXES = shipped.sections("german_closed.txt")["suffixes"]
# A derived noun with its linking element, or in -ik: certainly a modifier (Einbürgerungs-, Patenschafts-, Germanistik-).
_NOUN_WITH_LINK = re.compile(
    r"[a-zäöü]{3}(?:ungs|schafts|heits|keits|ions|täts|tums|lings|[^n]ik|ismus|ments|enten|anten|isten)$"
)
# What goes on like this is a derived word (Bericht-igung), unless it is a word that is known.
_DERIVED = re.compile(
    r"ig|isch|lich|ung|[hk]eit|schaft|er(?:in|innen|s|n)?$|ler|bar|haft|los|sam|tum|ation|ist|iv|chaft|eur|end|en$"
)


class Parts:
    """The words that may be parts of compounds, and the compounds that are more than their parts."""

    def __init__(self, known: Container[str], short: Container[str], opaque: Mapping[str, str]) -> None:
        """Keep the word lists.

        Args:
            known: lemmas and stems, folded.
            short: those of up to four letters that count as parts.
            opaque: form of a term -> the listed words that have it inside, with blanks between.
        """
        self._known = known
        self._short = short
        self.opaque = opaque
        self._lefts: dict[str, bool] = {}
        self._rights: dict[str, bool] = {}

    def fits(
        self, word: str, start: int, end: int, *, hyphens: frozenset[int] = frozenset(), shortened: bool = False
    ) -> bool:
        """Whether the term at `word[start:end]` is a part of the compound `word`.

        Args:
            word: folded, without hyphens.
            start: where the term begins.
            end: where it ends, linking element included.
            hyphens: positions in `word` before which a hyphen stood.
            shortened: whether the term has lost its last letter (Schul-), so that what follows must be a known word.
        """
        form = word[start:end]
        left, right = word[:start], word[end:]
        if len(form) <= 4 and left and right and not form.endswith("s") and not ({start, end} & hyphens):
            return False  # Häus-erz-eile: too short to be found in the middle
        for other in self.opaque.get(form, "").split():
            at = word.find(other)
            while at != -1:
                if at <= start and at + len(other) >= end:
                    return False
                at = word.find(other, at + 1)
        if left and start not in hyphens and not self._left_fits(left, form, last=not right):
            return False
        return not right or end in hyphens or self._right_fits(right, form, shortened=shortened)

    def _left_fits(self, left: str, form: str, *, last: bool) -> bool:
        if left in PREFIXES or left in _KINDS:
            return left in _KINDS and len(form) >= 5 and last and not form.endswith(_DEVERBAL)
        if len(left) < 3:
            return left == "öl"  # the one short noun that many compounds begin with
        if self.is_left(left) or (len(form) >= 4 and _NOUN_WITH_LINK.search(left) and left not in _SUFFIXES):
            return True
        trusted = len(form) >= 8 or (len(form) >= 5 and len(left) >= 9)
        return trusted and self._looks_like_word(self._unknown_tail(left)) and left not in _SUFFIXES

    def _unknown_tail(self, left: str) -> str:
        """What the longest known beginning leaves; "" where that is a prefix of the term's own: Treppen-r, Seelen-ver."""
        for cut in range(len(left) - 1, 2, -1):
            if self.is_left(left[:cut]):
                tail = left[cut:]
                if tail in PREFIXES or (len(tail) < 4 and not left.endswith(("er", "en", "e"))):
                    return ""
                return tail if len(tail) >= 4 else left
        return left if len(left) >= 4 else ""

    def _right_fits(self, right: str, form: str, *, shortened: bool) -> bool:
        if len(right) < 3 or right in _SUFFIXES:
            return False
        if self.is_right(right):
            return True
        trusted = (len(form) >= 7 and len(right) >= 4) or (len(form) >= 5 and len(right) >= 9)
        return trusted and not shortened and self._looks_like_word(right) and not _DERIVED.match(right)

    def is_left(self, text: str) -> bool:
        """Whether a beginning is made of words, the last with its linking element."""
        if (answer := self._lefts.get(text)) is None:
            self._lefts[text] = False
            answer = self._lefts[text] = self._left(text)
        return answer

    def is_right(self, text: str) -> bool:
        """Whether an end is made of words, the last with an ending."""
        if (answer := self._rights.get(text)) is None:
            self._rights[text] = False
            answer = self._rights[text] = self._right(text)
        return answer

    def _one(self, text: str) -> bool:
        return text in self._known if len(text) > 4 else text in self._short

    def _left(self, text: str) -> bool:
        for link in _LINKS:
            if link and not text.endswith(link):
                continue
            stem = text[: len(text) - len(link)]
            if len(stem) < 3:
                continue
            if self._one(stem) or (link in ("", "n", "en", "er", "e") and self._one(stem.translate(_UMLAUT))):
                return True
        if self._one(text + "e") or self._one(text + "en") or self._one(text + "n"):
            return True  # Schul-amt, Förder-programm
        if text.endswith("s") and text[:-1] + "e" in self._known and text.endswith(("hilfs", "geschichts", "liebs")):
            return True
        return any(self.is_left(text[:cut]) and self.is_left(text[cut:]) for cut in range(3, len(text) - 2))

    def _right(self, text: str) -> bool:
        for ending in _ENDINGS:
            if ending and not text.endswith(ending):
                continue
            stem = text[: len(text) - len(ending)]
            if len(stem) >= 3 and (
                self._one(stem) or self._one(stem + "e") or self._one(stem + "um") or self._one(stem.translate(_UMLAUT))
            ):
                return True
        return any(self.is_left(text[:cut]) and self.is_right(text[cut:]) for cut in range(3, len(text) - 2))

    @staticmethod
    def _looks_like_word(text: str) -> bool:
        return _ONSET.match(text) is not None
