"""The case that a measure has where it stands, and whether its number can change there without another word changing."""

from __future__ import annotations

import re

_DATIVE = "von|vom|mit|nach|vor|seit|zu|aus|bei|binnen|ab|in|innerhalb von|gegenüber|an|unter|außer"
_ACCUSATIVE = "um|auf|für|über|ohne|gegen|je|pro|durch|bis"
_BETWEEN = (
    r"(?:(?:rund|etwa|ca\.|zirka|circa|ungefähr|knapp|mindestens|höchstens|maximal|minimal|insgesamt|nur|genau|jeweils|je|lediglich"
    r"|weniger als|mehr als|bis zu|wenigstens|jedoch|aber|längstens)\s+)*"
)
_VERBS = (
    "beträgt|dauert|umfasst|kostet|wiegt|misst|währt|benötigt|erfordert|trägt|übernimmt|erhält|zahlt|gewährt|leistet|bezahlt|hat"
    "|gilt|läuft|bleibt|verbringt|beansprucht|verarbeitet|erzeugt|liefert|verbraucht|spendet|stiftet|überweist|investiert"
    "|bleiben|dauern|betragen|verbringen|tragen|übernehmen|erhalten|zahlen|gelten|haben|benötigen"
)
_BEFORE = re.compile(
    rf"\b(?:(?P<dative>{_DATIVE})|(?P<accusative>{_ACCUSATIVE})|(?P<object>{_VERBS}))\s+{_BETWEEN}$", re.IGNORECASE
)
_BESIDE = re.compile(
    r"\S+\s(?:Jahr|Monat|Woche|Tag|Stunde|Minute)(?:e[ns]?|s|n)?(?:,\s|,?\s(?:und|oder|sowie|bis)\s)" + _BETWEEN + "$"
)
_UP_TO = re.compile(r"\bbis zu\s+$", re.IGNORECASE)
_AFTER = re.compile(
    r"\s(?:lang|lange|breit|hoch|tief|alt|schwer|weit|entfernt|dick|stark|groß|vor|nach|später|früher|zuvor|danach)\b"
)


def case_at(text: str, start: int, end: int) -> str:
    """Give `dative` or `accusative` where the words around a measure govern it, so that it is no subject; "" where they do not tell."""
    before = text[:start]
    if _UP_TO.search(before):
        return "dative"
    if beside := _BESIDE.search(before):
        # mindestens eine Woche und höchstens einen Monat
        return case_at(text, beside.start(), start)
    match = _BEFORE.search(before)
    if match is not None:
        return "dative" if match["dative"] else "accusative"
    return "accusative" if _AFTER.match(text, end) else ""
