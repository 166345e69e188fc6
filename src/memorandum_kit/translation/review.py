"""The marks at a suggested text and at a gap, in the text's own language."""

from __future__ import annotations

from memorandum_kit.messages import area
from memorandum_kit.model import Lang, Link
from memorandum_kit.scripts import to_traditional


def review_note(link: Link, lang: Lang) -> str:
    """Give the mark of the suggested text in this language; "" where the link has no suggestion in it.

    A machine's text names the engine with its packages, one from the memory its unit.
    """
    if link.suggested != ("zh" if lang.is_chinese else "de"):
        return ""
    origin = link.reason.partition(" ")[0]
    maker = link.made_by
    if maker in ("memory", "glossary"):
        maker = _say(f"by-{maker}", lang)
    elif maker.startswith("memory (") and maker.endswith(")"):
        maker = maker.removeprefix("memory (")[:-1]
    return _say(origin, lang).format(made_by=maker)


def gap_note(lang: Lang) -> str:
    """Give the mark of a clause that is still to be translated into this language."""
    return _say("untranslated", lang)


def _say(key: str, lang: Lang) -> str:
    found = area("translation", Lang.ZH_HANS if lang.is_chinese else lang)[f"mark.{key}"]
    return to_traditional(found) if lang is Lang.ZH_HANT else found
