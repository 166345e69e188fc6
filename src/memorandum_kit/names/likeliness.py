"""How likely characters are a person's name rather than words, from `glossaries/names/name_characters.tsv`."""

from __future__ import annotations

from functools import cache

from memorandum_kit.names.surnames import surnames
from memorandum_kit.names.table import Table

_RARE = (0, 0, 0)  # a character that the table has not is rare everywhere, and says nothing
_FLOOR = -60
_USUAL = 300  # rank of a surname
_NONE = -99.0
_COMPOUND = 40  # a compound surname is rare in any text, and nearly always a name where it stands


@cache
def _characters() -> dict[str, tuple[int, int, int]]:
    return {
        row["character"]: (int(row["surname"]), int(row["first"]), int(row["last"]))
        for row in Table("name_characters.tsv", ("character", "surname", "first", "last"))
    }


def likeliness(family: str, given: str) -> float:
    """Give the logarithm of how much likelier the characters are a full name than a stretch of running text.

    Args:
        family: the surname, in Simplified characters; "" to judge the given name alone.
        given: one or two characters; the same one twice (娜娜) is a name's pattern. None at all is no full name.
    """
    if not given:
        return _NONE
    known = _characters()
    tenths = 0 if not family else known.get(family, _RARE)[0] if len(family) == 1 else _COMPOUND
    if tenths == _FLOOR and family in surnames() and surnames()[family].rank <= _USUAL:
        tenths = 0  # a surname that nobody in the source has (邱) says nothing either way
    if len(given) == 1:
        tenths += known.get(given, _RARE)[2]
    elif given[0] == given[1]:
        tenths += max(known.get(given[0], _RARE)[1:]) + 20
    else:
        tenths += known.get(given[0], _RARE)[1] + known.get(given[1], _RARE)[2]
    return tenths / 10
