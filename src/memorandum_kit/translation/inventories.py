"""Lists of plain things of another length or order: Reisepass, Visum und Impfausweis, 护照、签证和疫苗接种证.

Each thing is written as it is in the agreed pair; which one answers which is known from the dictionary, all but one of them.
"""

from __future__ import annotations

import re

from memorandum_kit.model import Lang
from memorandum_kit.translation.units import Unit

_NOUN = r"[A-ZÄÖÜ][a-zäöüß]+"
_GERMAN = re.compile(rf"{_NOUN}(?:, {_NOUN})*,? und {_NOUN}")
# Before the list nothing that would agree with its first thing.
_OPENED = re.compile(
    r"(?:\b(?:sind|werden|umfasst|umfassen|enthält|enthalten|beinhaltet|stehen|zählen|gehören|benötigen|über|für)\s|:\s)$"
)
_JOINT = re.compile("、|以及|[和及与]")
_COUNTING = re.compile(r"\d|\b(?:beide|alle|zwei|drei|vier|fünf)\w*\b|[两三四五六均都]", re.IGNORECASE)


def relisted(query: str, unit: Unit) -> str | None:
    """Give the unit's translation with the things of the query's list; None where the list is not known thing by thing.

    Args:
        query: a clause that has the wording of the unit's source, its list of two things and more aside.
        unit: an agreed pair, German and Chinese in either order.
    """
    chinese = unit.source_lang.is_chinese
    if Lang.EN in (unit.source_lang, unit.target_lang) or chinese is unit.target_lang.is_chinese:
        return None
    german, hanzi = (unit.target, unit.source) if chinese else (unit.source, unit.target)
    found = list(_GERMAN.finditer(german))
    if len(found) != 1 or not _OPENED.search(german[: found[0].start()]):
        return None
    (listed,) = found
    nouns = re.split(r",? und |, ", listed[0])
    answer = _in_chinese(nouns, hanzi)
    if answer is None:
        return None
    of_source = answer if chinese else listed
    before, after = unit.source[: of_source.start()], unit.source[of_source.end() :]
    if not query.startswith(before) or not query.endswith(after) or len(query) <= len(before) + len(after):
        return None
    asked = query[len(before) : len(query) - len(after)]
    items = _JOINT.split(asked) if chinese else re.split(r",? und |, ", asked)
    pairs = dict(zip(answer.groups(), nouns, strict=True) if chinese else zip(nouns, answer.groups(), strict=True))
    if len(items) < 2 or len(set(items)) != len(items) or any(item not in pairs for item in items):
        return None
    if len(items) != len(nouns) and _COUNTING.search(before + after):
        return None
    put = [pairs[item] for item in items]
    if chinese:
        return german[: listed.start()] + ", ".join(put[:-1]) + " und " + put[-1] + german[listed.end() :]
    last = hanzi[answer.end(len(nouns) - 1) : answer.start(len(nouns))]
    return hanzi[: answer.start()] + "、".join(put[:-1]) + last + put[-1] + hanzi[answer.end() :]


def _in_chinese(nouns: list[str], hanzi: str) -> re.Match[str] | None:
    """Where the Chinese clause has the things in the same order, a group for each; None where two of them are unknown."""
    from memorandum_kit.alignment.lexicon import in_use

    lexicon = in_use()
    known = [lexicon.equivalents(noun) for noun in nouns]
    forms = ["|".join(re.escape(form) for form in sorted(each, key=len, reverse=True)) for each in known]
    present = [bool(each) and any(form in hanzi for form in each) for each in known]
    if len(set(nouns)) != len(nouns) or not present[0] or present.count(False) > 1:
        return None
    groups = [f"({form})" if there else "([\u3400-\u9fff]{2,8}?)" for form, there in zip(forms, present, strict=True)]
    found = list(re.finditer(f"(?:{_JOINT.pattern})".join(groups) + "(?=[。，；]|$)", hanzi))
    return found[0] if len(found) == 1 and not any(_JOINT.search(item) for item in found[0].groups()) else None
