"""German years: `2020–2025`, `Winter 2025/26`, `210 v. Chr.`, four digits that the words around them show to be one."""

from __future__ import annotations

import re

from memorandum_kit.model import Mention
from memorandum_kit.quantities import dates
from memorandum_kit.quantities.dates import Answer, Day, date_mention
from memorandum_kit.quantities.german.date_words import BLANK, DASH, Context, word_before
from memorandum_kit.quantities.german.lexicon import SEASONS, THIRDS
from memorandum_kit.resources import GERMAN_MONTHS

_YEARS = re.compile(rf"(\d{{4}})(?:(?:{DASH})(\d{{4}}|\d{{2}})(?![\d.,]?\d)|/(\d{{4}}|\d{{2}})(?![\d/]))")


_BETWEEN_YEARS = re.compile(rf"(\d{{4}}){BLANK}und{BLANK}(\d{{4}})()(?![\d.,]?\d)")


_BC = re.compile(rf"{BLANK}(v\.{BLANK}?Chr\.|vor{BLANK}Christus|v\.{BLANK}?u\.{BLANK}?Z\.)")


_AD = re.compile(rf"{BLANK}(n\.{BLANK}?Chr\.|nach{BLANK}Christus)")


_YEAR_BEFORE = frozenset(
    [
        "seit",
        "ab",
        "jahr",
        "jahre",
        "jahres",
        "jahren",
        "anfang",
        "mitte",
        "ende",
        "sommer",
        "winter",
        "herbst",
        "frühjahr",
        "frühling",
        "zwischen",
        "vom",
        "von",
        "bis",
        "agenda",
        *(month.lower() for month in GERMAN_MONTHS),
        "spätestens",
        "schuljahr",
        "vor",
        "nach",
        "haushaltsjahr",
        "ausgabe",
        "spielzeit",
        "wintersemester",
        "sommersemester",
        "semester",
        "olympia",
        "expo",
        "saison",
        "gegründet",
        "geboren",
        "anno",
        "bereits",
        "erst",
        "schon",
        "noch",
        "in",
        "für",
        "haushalt",
        "haushaltsplan",
        "etat",
        "und",
        "zuletzt",
        "stand",
        "herbstferien",
        "sommerferien",
    ]
)


_YEAR_WORDS = frozenset({"jahr", "jahre", "jahres", "jahren", "seit", "agenda", "ende", "anfang", "mitte", "schuljahr"})


_VERBS = frozenset(
    [
        "wurde",
        "wurden",
        "war",
        "waren",
        "begann",
        "begannen",
        "fand",
        "fanden",
        "hat",
        "haben",
        "hatte",
        "hatten",
        "ist",
        "sind",
        "konnte",
        "konnten",
        "feierte",
        "feierten",
        "unterzeichnete",
        "unterzeichneten",
        "schloss",
        "schlossen",
        "trat",
        "traten",
        "lag",
        "lagen",
        "soll",
        "sollen",
        "sollte",
        "sollten",
        "wird",
        "werden",
        "kam",
        "kamen",
        "reiste",
        "reisten",
        "gab",
        "gegründet",
        "eröffnete",
        "eröffneten",
        "besuchte",
        "besuchten",
        "und",
        "oder",
        "bis",
        "sowie",
        "als",
        "wie",
        "mit",
        "in",
        "von",
        "zu",
        "für",
        "auf",
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "nach",
        "vor",
        "bei",
        "aus",
        "durch",
        "an",
        "am",
        "im",
        "zum",
        "zur",
        "über",
        "unter",
        "folgte",
        "folgten",
        "startete",
        "starteten",
        "endete",
        "endeten",
        "erhielt",
        "erhielten",
        "nahm",
        "nahmen",
        "stieg",
        "stiegen",
        "sank",
        "sanken",
        "erstmals",
        "vereinbarten",
        "vereinbarte",
        "beschloss",
        "beschlossen",
        "gründeten",
        "gründete",
        "entstand",
        "entstanden",
        "lebten",
        "lebte",
        "bestand",
        "bestanden",
        "erreichte",
        "erreichten",
        "betrug",
        "betrugen",
        "zählte",
        "zählten",
        "möchten",
        "möchte",
        "wollen",
        "will",
        "kann",
        "können",
        "muss",
        "müssen",
        "darf",
        "dürfen",
        "noch",
        "auch",
        "nicht",
        "gemeinsam",
        "bereits",
    ]
)


def read_year(text: str, start: int, context: Context, before: tuple[str, ...]) -> tuple[list[Mention], int] | None:
    """Read two years as an interval, or the winter that they share."""
    found = _YEARS.match(text, start)
    if found is None and before[-1:] == ("zwischen",):
        found = _BETWEEN_YEARS.match(text, start)
    if found is None:
        return None
    first = int(found[1])
    written = found[2] or found[3]
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    if not (1000 <= first <= 2200 and 1000 <= last <= 2200):
        return None
    if found[3] and len(written) == 2 and last != first + 1:
        return None  # 2024/12 is a reference or a month
    if found[3] and last - first > 1:
        return None
    end = found.end()
    if last == first + 1 and found[3] and before[-1:] == ("winter",):  # Winter 2025/26 is the one that begins in 2025
        return [date_mention(text, word_before(text, start), end, dates.season(first, "winter"))], end
    return [date_mention(text, start, end, dates.interval(Day(first), Day(last)))], end


def bare_year(text: str, start: int, end: int, before: tuple[str, ...], after: str) -> tuple[Mention, int] | None:
    """Read four digits as a year where the words around them say so.

    `after` is the following word as written, "" where none follows directly.
    """
    year = int(text[start:end])
    era = _BC.match(text, end)
    if era:
        return date_mention(text, start, era.end(), Answer(dates.year_text(1 - year))), era.end()
    era = _AD.match(text, end)
    if era:
        return date_mention(text, start, era.end(), Answer(dates.year_text(year))), era.end()
    last = before[-1] if before else ""
    if end - start != 4 or not 1000 <= year <= 2199:
        return None
    if last in _YEAR_WORDS or last in SEASONS or (last in _YEAR_BEFORE and not _counted(after)):
        qualifier = None
    elif last in ("um", "circa", "ca.", "etwa") and not _counted(after):
        qualifier = "about"
    elif 1800 <= year <= 2100 and not _counted(after):
        qualifier = None
    else:
        return None
    if last in THIRDS:
        begin = word_before(text, start)
        return date_mention(text, begin, end, dates.third(Day(year), THIRDS[last])), end
    if last == "jahres" and len(before) > 2 and before[-2] == "des" and before[-3] in THIRDS:
        begin = word_before(text, word_before(text, word_before(text, start)))
        return date_mention(text, begin, end, dates.third(Day(year), THIRDS[before[-3]])), end
    if last in SEASONS:
        return date_mention(text, word_before(text, start), end, dates.season(year, SEASONS[last])), end
    begin = word_before(text, start) if last in ("jahr", "jahre") or qualifier else start
    return date_mention(text, begin, end, Answer(dates.year_text(year)), qualifier), end


def _counted(after: str) -> bool:
    """Whether the word after four digits is what they count: a noun, or an adjective before one."""
    if not after:
        return False
    # 2020 ruhten Kontakte: a verb in the past; 2000 neue Bäume: an adjective.
    return after[0].isupper() or (after not in _VERBS and not after.endswith(("te", "ten")))
