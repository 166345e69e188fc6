"""Names in running text: persons, places, bodies, offices with the ids of their records."""

from __future__ import annotations

from functools import lru_cache

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, Mention


def find(text: str, lang: str) -> list[Mention]:
    """Give the names in a German or Chinese text, in order; longer names contain none of the shorter ones found in them.

    A mention's `key` is a record's id, or for a person that no record has `person:` and the name as it stands (titles and
    genitive removed); `candidates` has the ids of further records of the same form. `status` is "ok", "ambiguous" or, for
    a known wrong form, "malformed".

    Args:
        text: running text; spans are its code points.
        lang: BCP 47 tag: de, zh-Hans, zh-Hant.

    Raises:
        BadInput: the language is neither German nor Chinese.
    """
    try:
        of = Lang.of(lang)
    except ValueError as error:
        raise BadInput(str(error)) from error
    if of is Lang.DE:
        return list(_german(text))
    if of.is_chinese:
        return list(_chinese(text))
    raise BadInput(f"Names are found in German and Chinese, not in {lang!r}")


@lru_cache(maxsize=512)
def _german(text: str) -> tuple[Mention, ...]:
    from memorandum_kit.names.find_german import find_german

    return tuple(find_german(text))


@lru_cache(maxsize=512)
def _chinese(text: str) -> tuple[Mention, ...]:
    from memorandum_kit.names.find_chinese import find_chinese

    return tuple(find_chinese(text))
