"""The mark at a suggested text or a gap, in the text's own language."""

from __future__ import annotations

from memorandum_kit.messages import area
from memorandum_kit.model import UNTRANSLATED, Lang, Link
from memorandum_kit.scripts import to_traditional


def review_note(link: Link, lang: Lang) -> str:
    """Give the mark at a suggested text or a gap; "" where nothing is to be said.

    A machine's text names the engine with its packages, one from the memory its unit.
    """
    side = "zh" if lang.is_chinese else "de"
    texts = area("translation", Lang.ZH_HANS if lang.is_chinese else lang)
    if link.reason == UNTRANSLATED:
        found = texts["mark.untranslated"]
    elif link.suggested == side:
        origin = link.reason.partition(" ")[0]
        found = texts[f"mark.{origin}"].format(made_by=link.made_by)
    else:
        return ""
    return to_traditional(found) if lang is Lang.ZH_HANT else found
