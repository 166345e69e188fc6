"""Names in running text: persons, places, bodies, offices with the ids of their records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, Mention, Span
from memorandum_kit.names.body_wholes import wholes


def find(text: str, lang: str, *, entities: Sequence[tuple[Span, str]] = (), parts: bool = False) -> list[Mention]:
    """Give the names in a German or Chinese text, in order; longer names contain none of the shorter ones found in them.

    A body is found with the place that it belongs to (北京市人民政府外事办公室); its key has both (`110000/b-fao`).

    A mention's `key` is a record's id, or for a person that no record has `person:` and the name as it stands (titles and
    genitive removed); `candidates` has the ids of further records of the same form. `status` is "ok", "ambiguous" or, for
    a known wrong form, "malformed".

    Args:
        text: running text; spans are its code points.
        lang: BCP 47 tag: de, zh-Hans, zh-Hant.
        entities: spans and labels that a trained pipeline found (spaCy's PER, PERSON, LOC …), as a further source: a person that it
            names is taken where nothing else was found and the name passes the surname gate.
        parts: give a body and its place apart, as comparing two texts needs them.

    Raises:
        BadInput: the language is neither German nor Chinese.
    """
    try:
        of = lang if isinstance(lang, Lang) else Lang.of(lang)
    except ValueError as error:
        raise BadInput(str(error)) from error
    if of is Lang.DE or of.is_chinese:
        found = list(_german(text) if of is Lang.DE else _chinese(text))
        found = _with_entities(found, text, entities, of) if entities else found
        return found if parts else wholes(found, text, german=of is Lang.DE)
    raise BadInput(f"Names are found in German and Chinese, not in {lang!r}")


def _with_entities(found: list[Mention], text: str, entities: Sequence[tuple[Span, str]], lang: Lang) -> list[Mention]:
    from memorandum_kit.names.chinese_persons import person_of
    from memorandum_kit.names.german_persons import person_in

    for span, label in entities:
        if label in ("PER", "PERSON") and not any(span.overlaps(m.span) for m in found):
            mention = person_in(text, span) if lang is Lang.DE else person_of(text, span)
            if mention:
                found.append(replace(mention, source=f"entity {label}, {mention.source}"))
    return sorted(found, key=lambda m: (m.span.start, -m.span.end))


@lru_cache(maxsize=512)
def _german(text: str) -> tuple[Mention, ...]:
    from memorandum_kit.names.find_german import find_german

    return tuple(find_german(text))


@lru_cache(maxsize=512)
def _chinese(text: str) -> tuple[Mention, ...]:
    from memorandum_kit.names.find_chinese import find_chinese

    return tuple(find_chinese(text))
