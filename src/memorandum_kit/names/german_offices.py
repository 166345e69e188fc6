"""Which office or body a German designation names: by its level, and by what says that it is a deputy's."""

from __future__ import annotations

from dataclasses import replace

from memorandum_kit.model import Mention, Span
from memorandum_kit.names.german_words import Token
from memorandum_kit.names.records import Record, records

# stellvertretender X is another office than X.
_DEPUTIES = {
    "o-mayor-city": "o-mayor-vice-city", "o-mayor-district": "o-mayor-vice-district", "o-mayor-county": "o-mayor-vice-county",
    "o-governor": "o-governor-vice", "o-director": "o-director-vice", "o-minister": "o-minister-vice", "o-secretary": "o-secretary-vice",
    "o-bureau-director": "o-bureau-director-vice", "o-section-head": "o-section-head-vice", "o-president": "o-president-vice",
    "o-general-manager": "o-deputy-general-manager", "o-consul-general": "o-consul-general-vice",
    "o-president-association": "o-president-association-vice",
}  # fmt: skip


def deputy(mention: Mention, tokens: list[Token], at: int, text: str) -> Mention:
    """Take a word such as "stellvertretender" before an office into its mention: it is another office then."""
    if (
        not at
        or mention.key not in _DEPUTIES
        or not tokens[at - 1].text.lower().startswith(("stellvertretend", "vize"))
    ):
        return mention
    span = Span(tokens[at - 1].start, mention.span.end)
    return replace(
        mention,
        span=span,
        surface=span.of(text),
        key=_DEPUTIES[mention.key],
        value=records()[_DEPUTIES[mention.key]].zh_hans,
        status="ok",
        candidates=(),
    )


def district_before(tokens: list[Token], at: int) -> bool:
    """Whether one of the three words before says that a district or county is meant (Bezirksbürgermeister von Chaoyang)."""
    return any(
        "bezirk" in t.text.lower() or t.text.lower().startswith(("kreis", "distrikt"))
        for t in tokens[max(0, at - 3) : at]
    )


_OFFICE_LEVELS = {
    "city": ("stadt", "gemeinde", "metropole"), "district": ("bezirk", "distrikt"), "county": ("kreis", "landkreis"), "province": ("provinz",),
}  # fmt: skip
_HEADS = {"city": "o-mayor-city", "district": "o-mayor-district", "county": "o-mayor-county", "province": "o-governor"}
_VICE = {
    "city": "o-mayor-vice-city",
    "district": "o-mayor-vice-district",
    "county": "o-mayor-vice-county",
    "province": "o-governor-vice",
}
_GOVERNMENTS = {
    "city": "b-gov-city",
    "district": "b-gov-district",
    "county": "b-gov-county",
    "province": "b-gov-province",
}
_PARTIES = {
    "city": "o-secretary-city",
    "district": "o-secretary-district",
    "county": "o-secretary-county",
    "province": "o-secretary-province",
}


def by_context(
    entity: Record, ids: tuple[str, ...], system: str, tokens: list[Token], last: int, text: str
) -> tuple[str, tuple[str, ...], str]:
    """Give the record that what follows decides: Bürgermeister der Volksregierung des Bezirks is a 区长."""
    level = _level_after(tokens, last, text)
    table = {
        "o-mayor-city": _HEADS if system == "context" else {}, "o-mayor-vice-city": _VICE, "b-gov": _GOVERNMENTS, "o-secretary": _PARTIES,
    }.get(entity.id, {})  # fmt: skip
    if level and level in table:
        key = table[level]
        return key, (), "ok"  # no candidates: a district's head is never a city's
    if system == "context" and entity.id == "o-mayor-city":
        # An ordinary Bürgermeister: of a city, a town, or (NRW) the Oberbürgermeister's deputy.
        return entity.id, (*ids, "o-mayor-district", "o-mayor-vice-city", "o-mayor-town"), "ambiguous"
    return entity.id, ids, "ok"


def _level_after(tokens: list[Token], last: int, text: str) -> str:
    for position in range(last + 1, min(last + 7, len(tokens))):
        gap = text[tokens[position - 1].end : tokens[position].start]
        if any(sign in gap for sign in ".;:!?()\n"):
            return ""
        word = tokens[position].text.lower()
        if word in ("und", "oder", "herr", "herrn", "frau", "sowie"):
            return ""
        for level, starts in _OFFICE_LEVELS.items():
            if level == "city" and "bezirk" in word:
                continue
            if any(word.startswith(s) or (level == "district" and "bezirk" in word) for s in starts):
                return level
    return ""
