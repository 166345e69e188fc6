"""What German dates have in common: month names, relative years, the reference date, the word before."""

from __future__ import annotations

import re
from datetime import date

from memorandum_kit.quantities.german.lexicon import MONTHS

BLANK = "[ \u00a0\u202f\u2009]"


DASH = rf"(?:{BLANK}?[–—‐‑-]{BLANK}?|{BLANK}bis{BLANK}(?:zum{BLANK}|einschließlich{BLANK})?)"


MONTH = "|".join(sorted((name.capitalize() for name in MONTHS), key=len, reverse=True))


MONTH_NAME = rf"(?:{MONTH})(?![\w-])\.?"


# A year after a month, or the words for one that the reference date decides.
RELATIVE_YEAR = (
    rf"(?P<rel>(?:des{BLANK}(?:Jahres|laufenden{BLANK}Jahres|vergangenen{BLANK}Jahres|letzten{BLANK}Jahres|nächsten{BLANK}Jahres"
    rf"|kommenden{BLANK}Jahres|vorigen{BLANK}Jahres)"
    rf"|(?:dieses|letzten|vergangenen|vorigen|nächsten|kommenden|selben|gleichen){BLANK}Jahres|d\.{BLANK}?J\.))"
)


YEAR_AFTER = (
    rf"(?:,?{BLANK}(?:(?:des{BLANK}Jahres|im{BLANK}Jahre?){BLANK})?(?:(?P<ad>\d{{1,4}}){BLANK}n\.{BLANK}?Chr\."
    rf"|(?P<year>\d{{4}})(?![\d.,]?\d))|{BLANK}{RELATIVE_YEAR})?"
)


class Context:
    """What a date needs of its surroundings: the reference date, and the words before it."""

    __slots__ = ("reference",)

    def __init__(self, reference: date | None) -> None:
        self.reference = reference

    def year(self, relative: str | None) -> int | None:
        """Give the year that "dieses Jahres", "letzten Jahres" or nothing means, None without a reference date."""
        if self.reference is None:
            return None
        if relative and any(word in relative for word in ("vergangenen", "letzten", "vorigen")):
            return self.reference.year - 1
        if relative and any(word in relative for word in ("nächsten", "kommenden")):
            return self.reference.year + 1
        return self.reference.year


def month_number(form: str) -> int:
    """Give the number of a month from its name or digits, with or without a point."""
    if form[0].isdigit():
        return int(form.rstrip("."))
    return MONTHS[form.rstrip(".").lower()]


def year_of(found: re.Match[str], context: Context) -> int | None:
    """Give the year of a match: as written, or by the words for one and the reference date."""
    written = found["year"] or found["ad"]
    return int(written) if written else context.year(found["rel"])


def word_before(text: str, start: int) -> int:
    """Give where the word before `start` begins."""
    end = start
    while end > 0 and text[end - 1] in " \u00a0\u202f\u2009":
        end -= 1
    while end > 0 and not text[end - 1].isspace():
        end -= 1
    return end
